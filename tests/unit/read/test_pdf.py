"""PDF files with a text layer: every line in reading order, with its place."""

import pytest

from report_parser.errors import DamagedError, EncryptedError, TooLargeError
from report_parser.limits import DEFAULT_LIMITS, Limits
from report_parser.read.pdf import read
from tests.make.pdf import make_pdf

LETTERHEAD = (
    ["UBND HUYỆN BÁ THƯỚC", "UBND THỊ TRẤN CÀNH NÀNG", "Số: 255/BC-UBND"],
    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Cành Nàng, ngày 16 tháng 12 năm 2022"],
)
SIGNATURE = (
    ["Nơi nhận:", "- UBND huyện;", "- Lưu: VT."],
    ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "", "Nguyễn Văn A"],
)
SENTENCE = "Ủy ban nhân dân thị trấn báo cáo kết quả thực hiện các chỉ tiêu chuyển đổi số năm 2022 như sau: đạt 31/31. "


def texts(data: bytes, layer: str = "body") -> list[str]:
    return [line.text for line in read(data, DEFAULT_LIMITS).lines if line.layer == layer]


def test_the_letterhead_is_read_cell_by_cell_and_the_signature_too() -> None:
    data = make_pdf([SENTENCE * 3], letterhead=LETTERHEAD, signature=SIGNATURE)
    lines = texts(data)
    assert lines[:6] == [*LETTERHEAD[0], *LETTERHEAD[1]]
    assert lines[-7:] == [*SIGNATURE[0], *(line for line in SIGNATURE[1] if line)]


@pytest.mark.parametrize("heads_last", [False, True])
def test_running_heads_and_page_numbers_are_furniture_wherever_they_are_drawn(heads_last: bool) -> None:
    data = make_pdf([SENTENCE * 120], header="Báo cáo năm 2022", footer="Trang thông tin", heads_last=heads_last)
    source = read(data, DEFAULT_LIMITS)
    assert source.pages is not None and source.pages > 2
    heads = [line for line in source.lines if line.layer == "furniture"]
    assert [line.text for line in heads if line.text.isdigit()] == [str(n) for n in range(2, source.pages + 1)]
    assert sum(line.text == "Báo cáo năm 2022" for line in heads) == source.pages
    body = " ".join(line.text for line in source.lines if line.layer == "body")
    assert body == " ".join((SENTENCE * 120).split())


def test_lines_know_their_place_and_how_far_they_reach() -> None:
    source = read(make_pdf([SENTENCE * 4, "Đoạn ngắn."], width=400.0, margin=60.0), DEFAULT_LIMITS)
    first, last = source.lines[0], source.lines[-1]
    assert first.origin.page == 1 and first.origin.bbox is not None and first.origin.line is None
    x0, top, x1, bottom = first.origin.bbox
    assert x0 == pytest.approx(97.6, abs=0.5) and top == pytest.approx(60, abs=3) and bottom > top and x1 <= 498
    assert first.fill is not None and first.fill > 0.9
    assert last.fill is not None and last.fill < 0.4
    assert not source.lines[1].blank_before


def test_a_password_is_asked_for_only_where_the_file_needs_one() -> None:
    with pytest.raises(EncryptedError, match="password"):
        read(make_pdf([SENTENCE], password="mật khẩu"), DEFAULT_LIMITS)
    assert texts(make_pdf(["Đã khóa"], password="")) == ["Đã khóa"]


@pytest.mark.parametrize("share", [0.25, 0.6, 0.9])
def test_a_file_cut_short_is_damaged(share: float) -> None:
    data = make_pdf([SENTENCE * 120])
    with pytest.raises(DamagedError):
        read(data[: int(len(data) * share)], DEFAULT_LIMITS)


def test_a_file_over_the_limit_is_refused() -> None:
    with pytest.raises(TooLargeError, match="more than the 100"):
        read(make_pdf([SENTENCE]), Limits(pdf_bytes=100))
