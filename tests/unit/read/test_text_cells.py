"""Plain text in which a bar on a line of its own ends each cell."""

from report_parser import extract
from report_parser.model import Report

LETTERHEAD = "ỦY\nBAN NHÂN DÂN\nXÃ HƯƠNG SƠN\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n|\nSố: 47/BC-UBND\n|\nHương\nSơn, ngày 30 tháng 3 năm 2023\n|\nBÁO CÁO\nKẾT QUẢ NĂM 2022\n"
HEAD = ["STT", "Tên chỉ tiêu", "Giải thích", "Đơn vị tính", "Chỉ tiêu cụ thể", "Kết quả"]
ROWS = ["1", "Tỷ\nlệ cán bộ được\ntập huấn", "", "%", "80", "85", "2", "Số tổ công nghệ số", "Theo thôn", "Tổ", "12", "13"]  # fmt: skip


def read(cells: list[str], end: str = "\n") -> Report:
    table = "".join(f"{cell}\n|\n" if cell else "|\n" for cell in cells)
    return extract((LETTERHEAD + table + "Trên đây là báo cáo./.\n").replace("\n", end).encode())


def test_cells_are_rows_empty_ones_and_wrapped_ones_too() -> None:
    for end in ("\n", "\r\n"):
        report = read([*HEAD, *ROWS], end)
        assert [one.title for one in report.indicators] == ["Tỷ lệ cán bộ được tập huấn", "Số tổ công nghệ số"]
        said = [
            (one.role, one.percent or one.value, one.unit) for item in report.indicators for one in item.measurements
        ]
        assert said == [("target", 80, "%"), ("result", 85, "%"), ("target", 12, "Tổ"), ("result", 13, "Tổ")]
        assert report.unclaimed == ()


def test_a_letterhead_s_cells_are_apart() -> None:
    document = read([*HEAD, *ROWS]).document
    assert (document.number, document.issued_on, document.issuer) == ("47/BC-UBND", "2023-03-30", "ỦY BAN NHÂN DÂN XÃ HƯƠNG SƠN")  # fmt: skip
    assert document.title == "BÁO CÁO KẾT QUẢ NĂM 2022"


def test_cells_that_fit_no_head_stay_lines_without_their_bars() -> None:
    report = read([*HEAD[:4], "Một", "Hai"])
    assert all(block.kind == "paragraph" and "|" not in block.text for block in report.blocks)
    assert "Tên chỉ tiêu" in [block.text for block in report.blocks]
