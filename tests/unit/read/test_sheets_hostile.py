"""Workbooks that are broken, or made to hurt: an end soon, by name, and nothing lost in silence."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from report_parser.errors import DamagedError, EncryptedError, ReportParserError, TooLargeError
from report_parser.limits import DEFAULT_LIMITS, Limits
from report_parser.read import read as read_any
from report_parser.read import xls, xlsx
from report_parser.source import Source
from tests.make.docx import zipped
from tests.make.xlsx import MAIN, Value, make_xls, make_xlsx, styles, text, workbook

TABLE: list[list[Value]] = [
    ["TT", "Chỉ tiêu", "Kết quả"],
    ["1", "Hộ nghèo", (0.0452, "0.00%")],
    ["2", "Dân số", (10202, "#,##0")],
]
ONE = f'<sheetData><row r="1">{text("Đạt", 0, 0)}</row></sheetData>'


@contextmanager
def within(seconds: float) -> Iterator[None]:
    start = time.process_time()
    yield
    assert time.process_time() - start < seconds


def read(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Source:
    return xlsx.read(data, limits)


def shown(source: Source) -> list[str]:
    return [
        " | ".join(cell or "" for cell in line.cells) if line.cells is not None else line.text for line in source.lines
    ]


def rows(*cells: str) -> str:
    return f"<sheetData>{''.join(cells)}</sheetData>"


def test_what_a_sheet_claims_as_its_size_is_not_asked() -> None:
    inner = (
        '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9"/></cols>'
        f'<sheetData><row r="1">{text("đầu", 0, 0)}</row><row r="1048576" ht="0">'
        '<c r="XFD1048576" t="inlineStr"><is><t>cuối</t></is></c></row><row r="99999999"><c r="ZZZ1"><v>1</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )
    with within(3):
        source = read(workbook({"A": inner}))
    assert shown(source) == ["đầu"]


def test_corners_of_a_sheet_give_two_lines_and_no_grid() -> None:
    inner = rows(
        f'<row r="1">{text("đầu", 0, 0)}</row><row><c r="XFD1048576" t="inlineStr"><is><t>cuối</t></is></c></row>'
    )
    with within(3):
        source = read(workbook({"A": inner}))
    assert [(line.text, line.origin.path) for line in source.lines] == [("đầu", "A!A1"), ("cuối", "A!XFD1048576")]


def test_wide_and_many_merged_cells_cost_little() -> None:
    areas = "".join(f'<mergeCell ref="A{row}:XFD{row + 3}"/>' for row in range(1, 40_000, 2))
    inner = (
        rows("".join(f'<row r="{row}">{text("x", row - 1, 0)}</row>' for row in range(1, 2_000)))
        + f"<mergeCells>{areas}</mergeCells>"
    )
    with within(5):
        source = read(workbook({"A": inner}))
    assert len(source.lines) == 500


def test_a_table_over_the_limit_keeps_its_cells_and_says_so() -> None:
    table: list[list[Value]] = [["TT", "Chỉ tiêu", "Kết quả"], *([str(n), "Hộ", "1"] for n in range(1, 60))]
    for source in (
        read(make_xlsx([table]), Limits(table_cells=170)),
        xls.read(make_xls([table]), Limits(table_cells=170)),
    ):
        assert source.status == "partial"
        assert "170 cells" in " ".join(source.reasons)
        assert len(source.lines) > 50


def test_one_long_text_named_by_many_cells_is_refused() -> None:
    cells = "".join(f'<row r="{row}"><c t="s"><v>0</v></c></row>' for row in range(1, 3_000))
    with within(5), pytest.raises(TooLargeError, match="characters"):
        read(workbook({"A": rows(cells)}, strings=["<t>" + "Đạt " * 20_000 + "</t>"]))


@pytest.mark.parametrize("count", [70_000, 90_000])
def test_empty_cells_are_counted_too(count: int) -> None:
    inner = rows(f'<row r="1">{text("Đạt", 0, 0)}{"<c/>" * count}</row>')
    with within(5):
        source = read(workbook({"A": inner}), Limits(archive_ratio=10**6, table_cells=20_000))
    assert shown(source) == ["Đạt"]
    assert (source.status == "partial") == (count > 80_000)


def test_empty_cells_of_old_workbooks_are_counted_before_they_are_read() -> None:
    data = make_xls([[["TT"] + [""] * 200] * 300])
    assert xls.read(data, Limits()).lines
    with pytest.raises(TooLargeError, match="empty ones"):
        xls.read(data, Limits(table_cells=10_000))


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    with within(2), pytest.raises(TooLargeError, match="to 1"):
        read(workbook({"A": ONE}, extra={"xl/sharedStrings.xml": b" " * 30_000_000}))
    with within(2), pytest.raises(TooLargeError, match="nests"):
        read(workbook({"A": rows("<row><c>" + "<x>" * 5_000 + "</x>" * 5_000 + "</c></row>")}))


@pytest.mark.parametrize(
    "member", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"]
)
def test_entities_are_refused_and_files_never_reached(member: str) -> None:
    evil = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    try:
        source = read(workbook({"A": ONE}, strings=["<t>x</t>"], styles=styles(), extra={member: evil}))
    except DamagedError:
        return
    assert source.status == "partial"
    assert "document type" in " ".join(source.reasons)
    assert "root:" not in "".join(shown(source))


def test_missing_parts_are_named_and_the_rest_is_read() -> None:
    data = workbook({"A": ONE, "B": ONE})
    assert shown(read(without(data, "xl/workbook.xml"))) == ["Đạt", "Đạt"]
    for member, words in (
        ("xl/worksheets/sheet2.xml", "the sheet B is missing"),
        ("xl/_rels/workbook.xml.rels", "missing"),
        ("xl/workbook.xml", "order of their numbers"),
    ):
        source = read(without(data, member))
        assert source.status == "partial"
        assert words in " ".join(source.reasons), member
    with pytest.raises(DamagedError, match="no sheets"):
        read(zipped({"xl/other.xml": "<x/>"}))


def without(data: bytes, member: str) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist() if name != member})


def test_a_sheet_that_breaks_off_keeps_what_stands_before_the_break() -> None:
    broken = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{text("trước", 0, 0)}</row><row r="2"><c t="inl'
    source = read(workbook({"A": ONE}, extra={"xl/worksheets/sheet1.xml": broken}))
    assert shown(source) == ["trước"]
    assert source.status == "partial"


def test_a_password_is_named() -> None:
    with pytest.raises(EncryptedError):
        xlsx.read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), DEFAULT_LIMITS)


def test_odd_numbers_in_every_place_do_no_harm() -> None:
    looks = styles(["0%" * 60, "[", ";;;;;;", '"'])
    cells = "".join(
        f'<row r="{row}" hidden="{odd}" ht="{odd}"><c r="A{row}" s="{odd}" t="{kind}"><v>{odd}</v></c></row>'
        for row, (odd, kind) in enumerate(
            (
                (odd, kind)
                for odd in ("-1", "²", "9" * 30, "1e400", "nan", "", "x", "0x1")
                for kind in ("n", "s", "b", "e", "d", "str", "zz")
            ),
            1,
        )
    )
    columns = '<cols><col min="²" max="-4" hidden="1"/><col min="99999999999" max="1" hidden="true"/></cols>'
    areas = '<mergeCells><mergeCell ref="²:Q"/><mergeCell/><mergeCell ref="B2:A1"/></mergeCells>'
    assert shown(read(workbook({"A": columns + rows(cells) + areas}, styles=looks)))


@pytest.mark.parametrize("form", ["xlsx", "xls"])
def test_any_damage_gives_a_reading_or_a_named_error(form: str) -> None:
    data = (make_xlsx if form == "xlsx" else make_xls)(["BÁO CÁO", TABLE, "Ghi chú"])
    made = random.Random(5)
    read_some = refused = 0
    with within(20):
        for _ in range(150):
            changed = bytearray(data)
            for _ in range(made.choice((1, 4, 40))):
                changed[made.randrange(len(changed))] = made.randrange(256)
            if made.random() < 0.3:
                del changed[made.randrange(len(changed)) :]
            try:
                read_some += bool(read_any(bytes(changed)).lines)
            except ReportParserError as error:
                assert error.message
                refused += 1
    assert read_some > 10
    assert refused > 10
