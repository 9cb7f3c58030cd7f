"""Words that OCR was not sure of: which facts rest on them, and what the report's own arithmetic makes of them."""

import pytest

from report_parser import pipeline
from report_parser.misread import RecognisedBlock
from report_parser.model import Finding, Origin, Report
from report_parser.source import Line, Source

HEAD = ["BÁO CÁO KẾT QUẢ CHUYỂN ĐỔI SỐ NĂM 2022", "1. Hạ tầng số"]


def read_as(monkeypatch: pytest.MonkeyPatch, lines: list[str], ocr: bool = True) -> Report:
    """The report of these lines; `word¿40` was read with 40% confidence, all other words with 96%."""
    read = []
    for place, line in enumerate(lines):
        parts = [word.partition("¿") for word in line.split(" ")]
        text = " ".join(word for word, _, _ in parts)
        sure = tuple(int(confidence or 96) for _, _, confidence in parts)
        origin = Origin(page=1, bbox=(60.0, 60.0 + 20 * place, 500.0, 75.0 + 20 * place))
        read.append(Line(text, origin, "paragraph", confidences=sure if ocr else ()))
    source = Source(read, "application/pdf", pages=1, ocr=ocr)
    monkeypatch.setattr(pipeline, "read", lambda *_: source)
    return pipeline.extract_bytes(b"", "scan.pdf")


def doubts(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.code == "low-ocr-confidence"]


def items(*lines: str) -> list[str]:
    return [*HEAD, "1.1. Tài khoản thanh toán", *lines, "1.2. Chữ ký số", "* Đánh giá: Đạt"]


def test_words_that_are_sure_give_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    report = read_as(monkeypatch, items("Có 4.850/7.690 người, chiếm 63%.", "* Đánh giá: Đạt"))
    assert len(report.indicators) == 2 and not report.findings


def test_a_doubtful_word_that_is_no_figure_gives_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not doubts(read_as(monkeypatch, items("Hiện¿20 có 4.850/7.690 người,¿30 chiếm 63%.", "* Đánh¿40 giá: Đạt")))


def test_a_doubtful_figure_is_told_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    report = read_as(monkeypatch, items("Có 120¿41 giao dịch.", "* Đánh giá: Đạt"))
    (finding,) = doubts(report)
    assert (finding.indicator, finding.severity, finding.counted) == ("1.1", "warning", None)
    assert [span.text for span in finding.spans] == ["120"] and "'120' (41%)" in finding.message
    span = finding.spans[0]
    assert report.blocks[span.block].text[span.start : span.end] == "120"


def test_a_doubtful_figure_that_agrees_with_its_percentage_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    report = read_as(monkeypatch, items("Có 4.850/7.690¿60 người, chiếm 63%.", "* Đánh giá: Đạt"))
    (finding,) = doubts(report)
    assert finding.severity == "info" and "agree as they were read" in finding.message


def test_a_digit_that_the_percentage_settles_is_offered_and_not_put_in(monkeypatch: pytest.MonkeyPatch) -> None:
    report = read_as(monkeypatch, items("Có 4.350/7.690¿60 người, chiếm 63%.", "* Đánh giá: Đạt"))
    (finding,) = doubts(report)
    assert "4.850/7.690" in finding.message and "4.850/7.690" in str(finding.counted)
    measurement = report.indicators[0].measurements[0]
    assert (measurement.numerator, measurement.percent) == (4350, 63)
    assert "percent-mismatch" in {other.code for other in report.findings}


def test_where_several_digits_would_fit_none_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    report = read_as(monkeypatch, items("Có 31/37¿50 người, đạt 100%.", "* Đánh giá: Đạt"))
    (finding,) = doubts(report)
    assert finding.counted is None and "37/37" in finding.message and "31/31" in finding.message


def test_a_wrong_figure_that_was_read_surely_is_the_reports_own(monkeypatch: pytest.MonkeyPatch) -> None:
    report = read_as(monkeypatch, items("Có 4.350/7.690 người, chiếm 63%.", "* Đánh giá: Đạt"))
    assert [finding.code for finding in report.findings] == ["percent-mismatch"]


def test_a_doubtful_total_is_held_against_the_verdicts(monkeypatch: pytest.MonkeyPatch) -> None:
    report = read_as(monkeypatch, [*items("* Đánh giá: Đạt"), "+ Chỉ tiêu đạt: 7/2¿55"])
    (finding,) = doubts(report)
    assert finding.verdict == "met" and "'Chỉ tiêu đạt: 2/2'" in finding.message
    assert report.groups[0].reported[0].count == 7


def test_a_doubtful_verdict_and_a_doubtful_number_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [*HEAD, "1.1. Tài khoản", "* Đánh giá: Chưa¿35 đạt", "1.2.¿50 Chữ ký số", "* Đánh giá: Đạt"]
    verdict, number = doubts(read_as(monkeypatch, lines))
    assert (verdict.indicator, verdict.verdict, verdict.reported) == ("1.1", "not_met", "Chưa đạt")
    assert (number.indicator, number.reported) == ("1.2", "1.2")


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("* Đánh giá: Đat", "met"),
        ("* Đánh gia: Chua đạt", "not_met"),
        ("* Đánh giá: Khống đạt", "not_met"),
        ("* Đánh giá: Đang triên khai", "in_progress"),
        ("* Danh gia: Co bản đạt", "partly_met"),
    ],
)
def test_verdicts_are_read_over_wrong_tones_in_recognised_text_only(
    monkeypatch: pytest.MonkeyPatch, printed: str, code: str
) -> None:
    lines = items("Có 31/31 hộ.", printed)
    first = read_as(monkeypatch, lines).indicators[0]
    assert first.verdict is not None and first.verdict.code == code
    assert printed.endswith(first.verdict.text)
    typed = read_as(monkeypatch, lines, ocr=False).indicators[0]
    assert typed.verdict is None or typed.verdict.code == "unknown"


@pytest.mark.parametrize("printed", ["Đất ở 25,22 ha.", "Yêu cầu.", "Dat 100%.", "Đặt mục tiêu 90%."])
def test_other_words_are_not_verdicts_even_in_recognised_text(monkeypatch: pytest.MonkeyPatch, printed: str) -> None:
    assert read_as(monkeypatch, items(printed)).indicators[0].verdict is None


def test_totals_are_read_over_wrong_tones(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [*items("* Đánh giá: Đạt"), "+ Chi tiêu đat: 2/2"]
    assert [(one.verdict, one.count) for one in read_as(monkeypatch, lines).groups[0].reported] == [("met", 2)]
    assert not read_as(monkeypatch, lines, ocr=False).groups[0].reported


def test_blocks_that_were_recognised_are_written_like_others(monkeypatch: pytest.MonkeyPatch) -> None:
    report = read_as(monkeypatch, items("Có 31/31 hộ."))
    assert isinstance(report.blocks[0], RecognisedBlock)
    assert Report.from_dict(report.to_dict()).to_dict() == report.to_dict()
