"""Footnotes in PDF: their marks never become part of a figure."""

from report_parser.limits import DEFAULT_LIMITS
from report_parser.read.pdf import read
from tests.make.pdf import Grid, Note, make_pdf

FILLER = "Ủy ban nhân dân thị trấn báo cáo kết quả thực hiện các chỉ tiêu chuyển đổi số trên địa bàn trong năm qua."


def test_raised_marks_are_set_apart_from_the_figures_they_follow() -> None:
    note = Note(
        "Tổng số điểm đạt được là 99 điểm{4} trên 100 điểm, có 50 phiếu{14} hợp lệ trong năm 2022{5} và đạt 99%{16}.",
        ["4 Theo Quyết định số 12/QĐ-UBND.", "14 Phiếu khảo sát.", "5 Đến ngày 30/11.", "16 Làm tròn."],
    )
    lines = read(make_pdf([note, FILLER, FILLER]), DEFAULT_LIMITS).lines
    body = " ".join(line.text for line in lines if line.layer == "body")
    assert "99 điểm⁴ trên 100 điểm, có 50 phiếu¹⁴ hợp lệ trong năm 2022⁵ và đạt 99%¹⁶." in body
    notes = [line.text for line in lines if line.layer == "note"]
    assert notes == ["⁴ Theo Quyết định số 12/QĐ-UBND.", "¹⁴ Phiếu khảo sát.", "⁵ Đến ngày 30/11.", "¹⁶ Làm tròn."]


def test_a_raised_unit_is_no_mark() -> None:
    note = Note("Diện tích tự nhiên 25,22 km{2}; dân số 10.202 người{1}.", ["1 Đến cuối năm."])
    text = read(make_pdf([note, FILLER]), DEFAULT_LIMITS).lines[0].text
    assert text == "Diện tích tự nhiên 25,22 km2; dân số 10.202 người¹."


def test_a_numbered_list_at_the_foot_of_a_page_is_no_footnote() -> None:
    lines = read(make_pdf([FILLER, "1 Nội dung thứ nhất", "2 Nội dung thứ hai"]), DEFAULT_LIMITS).lines
    assert [line.layer for line in lines] == ["body"] * 4
    assert lines[-1].text == "2 Nội dung thứ hai"


def test_a_table_in_smaller_type_at_the_foot_of_a_page_holds_no_notes() -> None:
    rows = [
        ["TT", "Tên chỉ tiêu", "Tổng số", "Số thực hiện", "Tỷ lệ (%)", "Đánh giá"],
        ["1", "Hồ sơ thanh toán trực tuyến trên cổng dịch vụ công", "512", "498", "97,3", "Đạt"],
        ["2", "Công dân có tài khoản định danh điện tử mức hai", "2.140", "2.015", "94,2", "Chưa đạt"],
    ]
    grid = Grid(rows, rules="none", widths=[0.08, 0.3, 0.14, 0.18, 0.14, 0.16], size=9.5)
    lines = read(make_pdf([*[FILLER] * 12, grid]), DEFAULT_LIMITS).lines
    assert {line.layer for line in lines} == {"body"}
    assert [list(line.cells or ()) for line in lines if line.kind == "row"] == rows
