"""Tables as communes elsewhere draw them: each test holds one habit that went wrong once."""

from report_parser import extract
from report_parser.model import Indicator, Measurement, Report


def table(*rows: str, heading: str = "") -> Report:
    """The report whose only table has these rows, cells parted by bars."""
    lines = "\n".join(f"| {row} |" for row in rows)
    return extract(f"BÁO CÁO\nKết quả thực hiện các chỉ tiêu năm 2023\n{heading}\n{lines}\n".encode())


def verdicts(report: Report) -> list[str | None]:
    return [one.verdict.code if one.verdict else None for one in report.indicators]


def said(one: Measurement) -> tuple[object, ...]:
    """A measurement as its role and numbers."""
    if one.kind == "ratio":
        return one.role, one.numerator, one.denominator, one.percent, one.unit
    return one.role, one.percent if one.kind == "percentage" else one.value, one.unit


def figures(indicator: Indicator) -> list[tuple[object, ...]]:
    return [said(one) for one in indicator.measurements]


def test_ticked_boxes_are_marks_and_empty_ones_are_not() -> None:
    report = table(
        "TT|Nhiệm vụ|Kết quả|Đạt|Chưa đạt",
        "1|Cấp căn cước|3.500/3.620 công dân, đạt 96,7%|☑|☐",
        "2|Kích hoạt tài khoản|2.100 tài khoản|☐|☒",
        "3|Làm sạch dữ liệu|Chưa có phần mềm|☐|☐",
    )
    assert verdicts(report) == ["met", "not_met", None]


def test_a_narrow_column_breaks_numbers_and_its_own_head() -> None:
    report = table("S T T|Chỉ tiêu|Kết quả|Đánh giá", "I|Xã hội số|||", "1|Cáp quang|76%|Đạt", "1 0|Điện thoại|61%|Đạt")
    assert [(one.number, one.group) for one in report.indicators] == [("1", "I"), ("10", "I")]


def test_a_verdict_cell_may_give_its_reasons() -> None:
    report = table(
        "TT|Nội dung tiêu chí|Kết quả tự đánh giá",
        "1|Có quy chế quản lý|Đạt",
        "2|Trường học đạt chuẩn cơ sở vật chất|Đạt (03/03 trường)",
        "3|Thôn, bản đạt tiêu chuẩn văn hóa|Chưa đạt (4/6 thôn)",
        "4|Tham gia bảo hiểm y tế|Đạt 95,2%",
    )
    assert verdicts(report) == ["met", "met", "not_met", None]
    assert [figures(one) for one in report.indicators] == [
        [],
        [("result", 3, 3, None, "trường")],
        [("result", 4, 6, None, "thôn")],
        [("result", 95.2, "%")],
    ]
    assert report.unclaimed == ()


def test_a_minus_stands_right_before_its_number() -> None:
    report = table("Chỉ tiêu|Kế hoạch|Thực hiện|Đánh giá", "Tốc độ tăng dân số|0,9%|-0,2%|Đạt")
    assert figures(report.indicators[0]) == [("target", 0.9, "%"), ("result", -0.2, "%")]
