"""Workbooks: lines, tables and figures as they are printed; the same facts as from any other form; nothing that hangs."""

import datetime as dt
import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from report_parser import pipeline
from report_parser.errors import NoTextLayerError
from report_parser.export.json_writer import format_report
from report_parser.limits import DEFAULT_LIMITS, Limits
from report_parser.read import xls, xlsx
from report_parser.read.sniff import sniff
from report_parser.source import Source
from tests.make.corpus import read_report
from tests.make.docx import make_docx
from tests.make.html import make_html
from tests.make.legacy import legacy_runs
from tests.make.xlsx import Value, make_xls, make_xlsx, styles, text, workbook

Made = Callable[..., bytes]
HEAD = ["TT", "Chỉ tiêu", "Kế hoạch", "Kết quả", "Đánh giá"]
TABLE: list[list[Value]] = [
    [*HEAD],
    ["I", "Chính quyền số", None, None, None],
    [1.1, "Hồ sơ trực tuyến", (0.6306, "0%"), (1.1, "0.00"), "Đạt"],
    [1.2, "Dân số", (10202, "#,##0"), 25.22, "Chưa đạt"],
]
ROWS = [
    "TT | Chỉ tiêu | Kế hoạch | Kết quả | Đánh giá", "I | Chính quyền số |  |  | ", "1.1 | Hồ sơ trực tuyến | 63% | 1,10 | Đạt",
    "1.2 | Dân số | 10.202 | 25,22 | Chưa đạt",
]  # fmt: skip
MAKERS = {"xlsx": make_xlsx, "xls": make_xls}


def read(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Source:
    return (xlsx if sniff(data) == "xlsx" else xls).read(data, limits)


def body(source: Source) -> list[str]:
    return [
        line.text if line.cells is None else " | ".join("∅" if cell is None else cell for cell in line.cells)
        for line in source.lines
    ]


def sheet(rows: str, after: str = "", before: str = "") -> str:
    return f"{before}<sheetData>{rows}</sheetData>{after}"


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("gap", [True, False])
def test_lines_stand_above_and_below_the_table_and_figures_as_they_are_printed(
    make: Made, ruled: bool, gap: bool
) -> None:
    source = read(make(["BÁO CÁO", "Kết quả năm 2022", TABLE, "Ghi chú: hết"], ruled=ruled, gap=gap))
    assert body(source) == ["BÁO CÁO", "Kết quả năm 2022", *ROWS, "Ghi chú: hết"]
    assert [line.kind for line in source.lines] == ["paragraph"] * 2 + ["row"] * 4 + ["paragraph"]
    assert (source.status, source.notes) == ("ok", [])
    first = 4 if gap else 3
    assert source.lines[0].origin.path == "Sheet1!A1"
    assert source.lines[2].origin.path == f"Sheet1!A{first}:E{first}"


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_merged_cells_cover_their_places(make: Made) -> None:
    table = [
        ["TT", "Chỉ tiêu", "Kết quả", None, "Đánh giá"], [None, None, "Kế hoạch", "Thực hiện", None],
        ["1", "Số hộ", "10", "12", "Đạt"], [None, None, "20", "22", "Đạt"],
    ]  # fmt: skip
    data = make(
        [table], merged=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4), (2, 0, 3, 0), (2, 1, 3, 1)], gap=False
    )
    assert body(read(data)) == [
        "TT | Chỉ tiêu | Kết quả | ∅ | Đánh giá", "∅ | ∅ | Kế hoạch | Thực hiện | ∅", "1 | Số hộ | 10 | 12 | Đạt", "∅ | ∅ | 20 | 22 | Đạt",
    ]  # fmt: skip


def test_two_tables_with_an_empty_row_or_a_title_between_stay_two() -> None:
    source = read(make_xlsx([TABLE, TABLE, "Phụ lục II", TABLE]))
    assert [line.table for line in source.lines] == [1] * 4 + [2] * 4 + [None] + [3] * 4


def test_a_title_behind_an_empty_row_ends_a_table_without_rules() -> None:
    head = ["TT", "Chỉ tiêu", "Kết quả"]
    rows = [head, ["1", "Một", "5"], ["Nhóm khác"], ["2", "Ba", "7"], [], ["2. Xã hội số"], head, ["1", "Hai", "6"]]
    cells = "".join(
        f'<row r="{at + 1}">{"".join(text(words, at, column) for column, words in enumerate(row))}</row>'
        for at, row in enumerate(rows)
    )
    source = read(workbook({"Biểu 1": sheet(cells)}))
    assert [line.table for line in source.lines] == [1] * 4 + [None] + [2] * 2
    assert body(source)[4] == "2. Xã hội số"


def test_a_letterhead_and_a_signature_are_read_column_by_column() -> None:
    rows = [["UBND XÃ A", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Số: 12/BC-UBND", None, None, "Độc lập - Tự do - Hạnh phúc"],
            [None, None, None, "A, ngày 16 tháng 12 năm 2022"]]  # fmt: skip
    cells = "".join(
        f'<row r="{at + 1}">{"".join(text(words, at, column) for column, words in enumerate(row) if words)}</row>'
        for at, row in enumerate(rows)
    )
    assert body(read(workbook({"Biểu 1": sheet(cells)}))) == [
        "UBND XÃ A", "Số: 12/BC-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "A, ngày 16 tháng 12 năm 2022",
    ]  # fmt: skip


def test_sheets_stand_in_their_order_and_hidden_ones_are_named() -> None:
    sheets = {title: sheet(f'<row r="1">{text(title, 0, 0)}</row>') for title in ("Một", "Hai", "Ba's", "Bốn")}
    source = read(workbook(sheets, states={"Hai": "hidden", "Bốn": "veryHidden"}))
    assert body(source) == ["Một", "Ba's"]
    assert [line.origin.path for line in source.lines] == ["Một!A1", "'Ba''s'!A1"]
    assert source.notes == [("hidden-sheet", "hidden sheets are left out: Hai, Bốn")]


def test_hidden_rows_and_columns_are_left_out_with_a_note() -> None:
    cells = "".join(
        f'<row r="{at + 1}"{" hidden=" + chr(34) + "1" + chr(34) if at == 1 else ""}>'
        f"{''.join(text(f'{at}{column}', at, column, 1) for column in range(4))}</row>"
        for at in range(4)
    )
    columns = '<cols><col min="2" max="2" hidden="1"/><col min="6" max="16384" hidden="1"/></cols>'
    source = read(workbook({"A": sheet(cells, before=columns)}, styles=styles()))
    assert body(source) == ["00 | 02 | 03", "20 | 22 | 23", "30 | 32 | 33"]
    assert source.notes == [("hidden-cells", "7 cells in hidden rows or columns of the sheet A are left out")]


def test_a_merged_cell_is_seen_where_its_first_row_is_hidden() -> None:
    cells = f'<row r="1" hidden="1">{text("Nhóm", 0, 0, 1)}</row>' + "".join(
        f'<row r="{at + 1}">{text("x", at, 1, 1)}{text("y", at, 2, 1)}</row>' for at in (1, 2)
    )
    source = read(workbook({"A": sheet(cells, '<mergeCells><mergeCell ref="A1:A3"/></mergeCells>')}, styles=styles()))
    assert body(source) == ["Nhóm | x | y", "∅ | x | y"]


def test_every_kind_of_cell() -> None:
    strings = [
        "<t>trơn</t>", "<r><t>hai </t></r><r><rPr><b/></rPr><t>mảnh</t></r><rPh><t>bỏ</t></rPh>",
        '<r><t xml:space="preserve">99</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r>', "<t>a_x000D_\nb_x0041_</t>",
    ]  # fmt: skip
    cells = [
        '<c r="A1" t="s"><v>0</v></c>', '<c r="A2" t="s"><v>1</v></c>', '<c r="A3" t="s"><v>2</v></c>', '<c r="A4" t="s"><v>3</v></c>',
        '<c r="A5" t="str"><f>A1</f><v>kết quả</v></c>', '<c r="A6"><f>1+1</f><v>2</v></c>', '<c r="A7" t="b"><v>1</v></c>',
        '<c r="A8" t="e"><f>B1</f><v>#REF!</v></c>', '<c r="A9" t="d"><v>2022-12-16</v></c>', '<c r="A10"><f>1+1</f></c>',
        '<c r="A11" t="s"><v>99</v></c>', "<c><v>7</v></c>", '<c r="A13"><v>1e999</v></c>',
    ]  # fmt: skip
    rows = "".join(f'<row r="{number}">{cell}</row>' for number, cell in enumerate(cells, 1))
    source = read(workbook({"A": sheet(rows)}, strings=strings))
    assert body(source) == [
        "trơn",
        "hai mảnh",
        "99²",
        "a",
        "bA",
        "kết quả",
        "2",
        "TRUE",
        "#REF!",
        "44911",
        "7",
        "1e999",
    ]
    assert source.notes == [("cell-error", "A!A8: the cells print errors")]
    assert source.status == "partial"
    assert source.reasons == [
        "A!A10: formulas without their results: open the workbook in a spreadsheet program and save it",
        "1 texts are missing from the workbook's shared strings",
    ]


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_old_fonts_are_turned_into_unicode(make: Made) -> None:
    title, result = (
        "".join(piece for piece, _ in legacy_runs(words, "tcvn3")) for words in ("Báo cáo kết quả thực hiện", "Đã đạt")
    )
    source = read(make([title, [["TT", "Ket qua"], ["1", result]]], font=".VnTime", gap=False))
    assert body(source) == ["Báo cáo kết quả thực hiện", "TT | Ket qua", "1 | Đã đạt"]
    assert source.encoding == "tcvn3"


def test_text_boxes_are_read_and_pictures_alone_ask_for_ocr() -> None:
    drawing = '<d xmlns:a="a"><a:txBody><a:p><a:r><a:t>Nơi </a:t></a:r><a:r><a:t>nhận:</a:t></a:r></a:p></a:txBody></d>'
    link = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        'Type="x/drawing" Target="../drawings/drawing1.xml"/></Relationships>'
    )
    extra = {"xl/worksheets/_rels/sheet1.xml.rels": link, "xl/drawings/drawing1.xml": drawing}
    assert body(read(workbook({"A": sheet("")}, extra=extra))) == ["Nơi nhận:"]
    with pytest.raises(NoTextLayerError, match="OCR"):
        read(workbook({"A": sheet("")}, extra={"xl/media/image1.png": b"x"}))


def test_what_was_left_out_stands_in_the_report() -> None:
    data = workbook({"A": sheet(f'<row r="1">{text("Báo cáo", 0, 0)}</row>'), "B": sheet("")}, states={"B": "hidden"})
    report = pipeline.extract_bytes(data, "x.xlsx")
    assert report.source.quality.status == "ok"
    assert report.source.quality.reasons == ("hidden sheets are left out: B",)


def test_a_workbook_that_another_library_wrote() -> None:
    import openpyxl
    from openpyxl.styles import Border, Font, Side

    book = openpyxl.Workbook()
    page = book.active
    page.title = "Biểu 01"
    for place, words in {
        "A1": "UBND XÃ A", "E1": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "E2": "Độc lập - Tự do - Hạnh phúc", "A4": "TỔNG HỢP",
        "A12": "Nơi nhận:", "E12": "TM. ỦY BAN NHÂN DÂN", "A13": "- Lưu: VT.", "E13": "CHỦ TỊCH", "E16": "Nguyễn Văn A",
    }.items():  # fmt: skip
        page[place] = words
    page["A4"].font = Font(bold=True)
    page.merge_cells("A1:B1")
    page.merge_cells("A4:F4")
    rows = [
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện", "Đánh giá"], ["I", "Kinh tế"], [1.1, "Thu nhập", "triệu", 58, 60.5, "Đạt"],
        [1.2, "Hộ nghèo", "", 0.02, 0.0452, "Chưa đạt"], [1.3, "Ngày nộp", "", dt.date(2022, 12, 1), dt.date(2022, 12, 16), "Đạt"],
    ]  # fmt: skip
    side = Side(style="thin")
    for at, row in enumerate(rows, 6):
        for column in range(6):
            cell = page.cell(at, column + 1, row[column] if column < len(row) else None)
            cell.border = Border(side, side, side, side)
            cell.number_format = (
                {8: "0.0", 9: "0.00%", 10: "dd/mm/yyyy"}.get(at, "General") if column in (3, 4) else "General"
            )
    page.merge_cells("B7:F7")
    buffer = io.BytesIO()
    book.save(buffer)
    source = read(buffer.getvalue())
    assert body(source) == [
        "UBND XÃ A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "TỔNG HỢP",
        "TT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện | Đánh giá", "I | Kinh tế | ∅ | ∅ | ∅ | ∅", "1.1 | Thu nhập | triệu | 58,0 | 60,5 | Đạt",
        "1.2 | Hộ nghèo |  | 2,00% | 4,52% | Chưa đạt", "1.3 | Ngày nộp |  | 01/12/2022 | 16/12/2022 | Đạt",
        "Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A",
    ]  # fmt: skip
    assert [line.bold for line in source.lines[3:5]] == [True, False]
    assert source.status == "ok"


def as_number(printed: str) -> Value:
    """A figure as a clerk's spreadsheet holds it, where it is nothing but a figure."""
    found = re.fullmatch(r"([1-9][0-9]{0,2}(?:\.[0-9]{3})*|[0-9]+)(?:,([0-9]+))?(%?)", printed)
    if not found:
        return printed
    whole, decimals, percent = found.groups()
    amount = float(f"{whole.replace('.', '')}.{decimals or 0}") / (100 if percent else 1)
    return amount, ("#,##0" if "." in whole else "0") + (f".{'0' * len(decimals)}" if decimals else "") + percent


def facts(data: bytes) -> Any:
    """All that a form must not change."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: bare(part) for key, part in value.items() if not key.endswith(("span", "spans"))}
        return [bare(part) for part in value] if isinstance(value, list) else value

    report = json.loads(format_report(pipeline.extract_bytes(data, "x")))
    return bare({key: part for key, part in report.items() if key not in ("source", "blocks", "unclaimed")})


@pytest.mark.parametrize("slug", ["phu-an-tay-2024", "tan-hoa-dong-2022"])
def test_a_report_gives_the_same_facts_as_in_other_forms(slug: str) -> None:
    report = read_report(slug)
    paragraphs = [
        "\n".join(cell for side in zip(*item, strict=True) for cell in side) if at in report.plain_tables else item
        for at, item in enumerate(report.paragraphs)
    ]
    paragraphs = [piece for item in paragraphs for piece in (item.split("\n") if isinstance(item, str) else [item])]
    figures = [
        item if isinstance(item, str) else [[row[0], *map(as_number, row[1:])] for row in item] for item in paragraphs
    ]
    expected = facts(make_docx(paragraphs))
    assert len(expected["indicators"]) > 5
    assert facts(make_html(paragraphs)) == expected
    assert facts(make_xlsx(figures)) == expected
    assert facts(make_xlsx(figures, ruled=False, shared=True)) == expected
    assert facts(make_xls(figures)) == expected
