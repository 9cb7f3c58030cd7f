"""Tables of any format: what is data, what only places text, and where the cells stand."""

import pytest

from report_parser.limits import Limits
from report_parser.model import Origin
from report_parser.read.grid import Cell, Row, Table, is_layout, place_cells, table_lines
from report_parser.source import Line

LIMITS = Limits()


def table(*rows: list[str | Cell], ruled: bool | None = None) -> Table:
    return Table(
        [
            Row([cell if isinstance(cell, Cell) else Cell.of(cell) for cell in row], Origin(path=f"tr[{number}]"))
            for number, row in enumerate(rows, 1)
        ],
        ruled,
    )


DATA = {
    "a head's words": table(["TT", "Nội dung", "Kết quả"], ["1", "Số hộ", "2.495"]),
    "two columns with a head": table(["Chỉ tiêu", "Kết quả"], ["Tỷ lệ hộ nghèo", "4,52%"]),
    "two columns of figures": table(["Dân số", "10.202 người"], ["Diện tích", "25,22 km2"]),
    "three columns without a head": table(["Thôn Đông", "120", "Đạt"], ["Thôn Đoài", "98", "Chưa đạt"]),
    "numbered rows": table(["1.", "Ban hành kế hoạch"], ["2.", "Thành lập tổ công nghệ"], ["3.", "Tập huấn"]),
    "evidence with lists": table(
        ["TT", "Tiêu chí", "Tài liệu kiểm chứng"],
        ["1", "Ban hành văn bản", Cell.of(*(f"({n}) Quyết định số {n}/QĐ-UBND" for n in range(1, 31)))],
    ),
    "rules, although without figures": table(["Tổ trưởng", "Nguyễn Văn A"], ["Tổ phó", "Lê Thị B"], ruled=True),
    "no rules, yet figures": table(["Dân số", "10.202 người"], ["Diện tích", "25,22 km2"], ruled=False),
    "a row that cites the motto's words": table(
        ["TT", "Nội dung", "Kết quả"],
        ["1", "Treo khẩu hiệu", "Đạt"],
        ["2", "Văn bản có dòng Độc lập - Tự do - Hạnh phúc", "Đạt"],
    ),
}
LAYOUT = {
    "one column": table(["Báo cáo kết quả"], ["I. Chung"]),
    "a letterhead": table(["ỦY BAN NHÂN DÂN\nXÃ A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Số: 1/BC-UBND", "A, ngày 01/12/2022"]),
    "a letterhead with rules": table(["UBND XÃ A", "Độc lập – Tự do – Hạnh phúc"], ruled=True),
    "the Party's letterhead": table(["ĐẢNG BỘ HUYỆN B", "ĐẢNG CỘNG SẢN VIỆT NAM"], ["Số 12-BC/ĐU", "A, ngày 01/12/2022"]),
    "a signature": table(["Nơi nhận:\n- Như trên;", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"], ["", "Nguyễn Văn A"]),
    "a signature without addressees": table(["", "TM. ỦY BAN NHÂN DÂN"], ["", "CHỦ TỊCH"]),
    "a page's skeleton": table(
        [Cell.of("Trang chủ", "Giới thiệu"), Cell.of("Báo cáo", "I. Chung", *["Nội dung báo cáo."] * 9, "II. Kết quả"), Cell.of("Truy cập: 15")]
    ),
    "only one cell filled": table(["", "Báo cáo"], ["", "Nội dung"]),
    "nothing at all": table(["", ""]),
    "columns of prose": table(["Nội dung dài. " * 30, "Nội dung khác. " * 30], ["Phần hai. " * 40, "Phần ba. " * 40]),
}  # fmt: skip


@pytest.mark.parametrize("case", DATA.values(), ids=DATA.keys())
def test_data_tables_stay_tables(case: Table) -> None:
    assert not is_layout(case)


@pytest.mark.parametrize("case", LAYOUT.values(), ids=LAYOUT.keys())
def test_layout_tables_are_text(case: Table) -> None:
    assert is_layout(case)


def test_merged_cells_leave_their_places_covered() -> None:
    merged = table(
        [Cell.of("TT", down=2), Cell.of("Nội dung", down=2), Cell.of("Kết quả", across=2)],
        ["Đơn vị", "Số liệu"],
        ["1", "Hộ", "hộ", "2.495"],
        [Cell.of("Tổng", across=3), "2.495"],
        ["2", "", "người"],
    )
    assert place_cells(merged, LIMITS) == [
        ("TT", "Nội dung", "Kết quả", None),
        (None, None, "Đơn vị", "Số liệu"),
        ("1", "Hộ", "hộ", "2.495"),
        ("Tổng", None, None, "2.495"),
        ("2", "", "người", ""),
    ]
    assert not merged.capped


def test_columns_at_which_nothing_starts_are_left_out() -> None:
    assert place_cells(
        table([Cell.of("A", across=7), "B"], [Cell.of("C", across=7), Cell.of("D", across=3)]), LIMITS
    ) == [
        ("A", "B"),
        ("C", "D"),
    ]


def test_given_columns_are_kept() -> None:
    assert place_cells(table([Cell.of("A", column=0), Cell.of("C", column=4)], [Cell.of("B", column=2)]), LIMITS) == [
        ("A", "", "C"),
        ("", "B", ""),
    ]


def test_a_cell_down_to_the_end() -> None:
    assert place_cells(table([Cell.of("A", down=0), "1"], ["2"], ["3"]), LIMITS) == [
        ("A", "1"),
        (None, "2"),
        (None, "3"),
    ]


def test_spans_beyond_measure_are_capped_and_said() -> None:
    bomb = table([Cell.of("A", across=10**9, down=10**9), Cell.of("B", across=10**9)], ["C"])
    assert [[cell for cell in row if cell] for row in place_cells(bomb, LIMITS)] == [["A", "B"], ["C"]]
    assert bomb.capped


def test_too_many_cells_leave_each_row_its_own() -> None:
    wide = table(*([f"{row}.{column}" for column in range(5)] for row in range(5)))
    wide.rows[0].cells.append(Cell.of("thêm"))
    rows = place_cells(wide, Limits(table_cells=20))
    assert wide.capped
    assert [cell for row in rows for cell in row] == [cell.text for row in wide.rows for cell in row.cells]


def test_a_cells_paragraphs_are_joined_and_what_else_it_holds_follows_its_row() -> None:
    inner = Line("", Origin(path="inner"), "row", ("a", "b"), 2)
    note = Line("1 Chú thích", Origin(), layer="note")
    lines = table_lines(
        table(
            ["TT", "Nội dung", "Kết quả"],
            ["1", Cell([Line("Tỷ", Origin()), inner, Line("lệ", Origin()), note]), "63%"],
            ["2", "Số hộ", "15"],
        ),
        1,
        LIMITS,
    )
    assert [line.cells or line.text for line in lines] == [
        ("TT", "Nội dung", "Kết quả"), ("1", "Tỷ lệ", "63%"), ("a", "b"), "1 Chú thích", ("2", "Số hộ", "15"),
    ]  # fmt: skip
    assert [line.table for line in lines] == [1, 1, 2, None, 1]


def test_a_letterhead_is_read_column_by_column() -> None:
    head = table(
        [
            Cell.of("ỦY BAN NHÂN DÂN", "XÃ A"),
            Cell.of("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        ],
        ["Số: 255/BC-UBND", "A, ngày 16 tháng 12 năm 2022"],
    )
    assert [line.text for line in table_lines(head, 1, LIMITS)] == [
        "ỦY BAN NHÂN DÂN",
        "XÃ A",
        "Số: 255/BC-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "A, ngày 16 tháng 12 năm 2022",
    ]


@pytest.mark.parametrize("case", [*DATA.values(), *LAYOUT.values()], ids=[*DATA, *LAYOUT])
def test_no_word_is_lost(case: Table) -> None:
    words = sorted(word for row in case.rows for cell in row.cells for word in cell.text.split())
    given = table_lines(case, 1, LIMITS)
    assert (
        sorted(word for line in given for text in (line.cells or (line.text,)) if text for word in text.split())
        == words
    )
