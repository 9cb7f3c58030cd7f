"""Workbooks: what the archive, the shared texts, the cells, their places, formats and merges may claim."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from tests.fuzz.hostile import FIRST, LAST, REPORT, Case, case
from tests.fuzz.hostile.words import archive_cases
from tests.make.docx import zipped
from tests.make.xlsx import MAIN, make_xlsx, styles, text, workbook

MARKED = (FIRST, LAST)


def rows(*cells: str, start: int = 20) -> str:
    return "".join(f'<row r="{start + n}">{inner}</row>' for n, inner in enumerate(cells))


def sheet(inside: str = "", after: str = "", before: str = "", **more: object) -> bytes:
    head = "".join(
        f'<row r="{n}">{text(line, n - 1, 0)}</row>' for n, line in enumerate([*REPORT.splitlines(), FIRST], 1)
    )
    last = f'<row r="1000000">{text(LAST, 999_999, 0)}</row>'
    return workbook({"Sheet1": f"{before}<sheetData>{head}{inside}{last}</sheetData>{after}"}, styles=styles(), **more)  # type: ignore[arg-type]


def plain(words: str, place: str = "A20", kind: str = "str") -> str:
    return f'<c r="{place}" t="{kind}"><v>{escape(words)}</v></c>'


def cases() -> Iterator[Case]:
    sound = make_xlsx([FIRST, [["TT", "Chỉ tiêu", "Kết quả"], ["1", "Tỷ lệ", (0.05, "0.00%")]], LAST])
    yield case("xlsx-sound-one", sound, "ok", marks=MARKED)
    yield from archive_cases("xlsx", sound, "xl/worksheets/sheet1.xml")
    for name, words in {"one": "a" * 1_000_000, "short": "Tỷ lệ đạt 5%", "marks": "a" + "\u0301" * 50_000}.items():
        cells = rows(*(f'<c r="A{20 + n}" t="s"><v>0</v></c>' for n in range(2_000)))
        yield case(
            f"xlsx-shared-{name}",
            lambda cells=cells, words=words: sheet(cells, strings=(f"<t>{words}</t>",)),
            marks=MARKED,
        )
    for index in ("-1", "1", "99999999999", "a", "", "1e9", "0.5"):
        yield case(f"xlsx-shared-index-{index or 'none'}", sheet(rows(plain(index, kind="s")), strings=("<t>a</t>",)))
    yield case("xlsx-shared-many", lambda: sheet(strings=["<t>a</t>"] * 300_000), marks=MARKED, heavy=True)
    yield case(
        "xlsx-shared-rich",
        lambda: sheet(rows(plain("0", kind="s")), strings=["<r><t>a</t></r>" * 100_000]),
        marks=MARKED,
    )
    for name, place in {
        "last": "XFD1048576",
        "beyond": "ZZZZ99999999",
        "zero": "A0",
        "text": "??",
        "none": "",
        "small": "a20",
        "letters": "A" * 5_000,
    }.items():
        yield case(f"xlsx-place-{name}", sheet(rows(plain("GIUA", place))), marks=MARKED)
    for name, area in {
        "all": "A1:XFD1048576",
        "reversed": "C9:A1",
        "beyond": "A1:ZZZZ99999999",
        "text": "x",
        "one": "A1:A1",
    }.items():
        yield case(f"xlsx-merged-{name}", sheet(after=f'<mergeCells><mergeCell ref="{area}"/></mergeCells>'))
    yield case(
        "xlsx-merged-many",
        lambda: sheet(
            after="<mergeCells>" + "".join(f'<mergeCell ref="C{n}:F{n}"/>' for n in range(1, 50_000)) + "</mergeCells>"
        ),
        marks=MARKED,
    )
    yield case(
        "xlsx-merged-stacked",
        lambda: sheet(after="<mergeCells>" + '<mergeCell ref="B1:Z900"/>' * 5_000 + "</mergeCells>"),
        marks=MARKED,
    )
    yield case("xlsx-claims-size", sheet(before='<dimension ref="A1:XFD1048576"/>'), marks=MARKED)
    for name, value in {
        "huge": "1e308",
        "over": "1e999",
        "nan": "NaN",
        "inf": "-INF",
        "long": "9" * 5_000,
        "exponent": "1e-999999",
        "text": "abc",
        "arabic": "٣٤٥",
        "empty": "",
    }.items():
        cells = "".join(f'<c r="{chr(65 + look)}20" s="{look}"><v>{value}</v></c>' for look in range(6))
        formats = ("yyyy-mm-dd", "0.00%", "# ?/?", "0" * 255)
        yield case(
            f"xlsx-number-{name}",
            workbook(
                {"A": f"<sheetData>{rows(cells)}{rows(text('x', 39, 0), start=40)}</sheetData>"}, styles=styles(formats)
            ),
        )
    for number, code in enumerate(
        (
            "0" * 300,
            "[" * 300,
            '"' * 299,
            "#,##0" + "," * 250,
            "%" * 255,
            "[h]:mm:ss",
            "[>1e999]0;0",
            "\\" * 255,
            "?/" * 120,
            ";;;;;;",
            "[$-F800]dddd",
            "General" * 30,
            "@" * 255,
            "_" * 254,
            "*" * 255,
        )
    ):
        cells = "".join(
            f'<c r="A{20 + n}" s="2"><v>{value}</v></c>' for n, value in enumerate(("-1.5", "0", "44926.7", "1e15"))
        )
        yield case(
            f"xlsx-format-{number}", workbook({"A": f"<sheetData>{rows(cells)}</sheetData>"}, styles=styles((code,)))
        )
    made = {
        "cells": lambda: sheet(rows(*("".join(f'<c r="{chr(65 + c)}{20 + r}"><v>1</v></c>' for c in range(20)) for r in range(4_000)))),
        "column": lambda: sheet(rows(*(f'<c r="A{20 + r}"><v>{r}</v></c>' for r in range(40_000)))),
        "empty-cells": lambda: sheet(rows(*("".join(f'<c r="{chr(65 + c)}{20 + r}"/>' for c in range(26)) for r in range(10_000)))),
        "empty-rows": lambda: sheet("<row/>" * 300_000), "same-row": lambda: sheet(rows(plain("a")) * 1 + f'<row r="20">{plain("b")}</row>' * 5_000),
        "wide-row": lambda: sheet(f'<row r="20">{"<c><v>1</v></c>" * 16_000}</row>'), "long-text": lambda: sheet(rows(text("1.1." * 100_000, 19, 0))), "columns": lambda: sheet(before="<cols>" + '<col min="1" max="16384" hidden="1"/>' * 5_000 + "</cols>"),
        "formula": lambda: sheet(rows('<c r="A20"><f>WEBSERVICE("http://127.0.0.1:1/")</f><v>5</v></c>' + '<c r="B20" t="str"><f>cmd|\'/c calc\'!A1</f><v>x</v></c>')), "error": lambda: sheet(rows(plain("#REF!", kind="e"))),
        "hidden": lambda: sheet('<row r="30" hidden="1"><c r="A30"><v>5</v></c></row>' * 1_000), "far-apart": lambda: sheet("".join(f'<row r="{n * 1000}"><c r="{chr(65 + n % 26)}{n * 1000}"><v>{n}</v></c></row>' for n in range(1, 900))),
        "diagonal": lambda: sheet("".join(f'<row r="{n}"><c r="{chr(65 + n // 26 % 26)}{chr(65 + n % 26)}{n}"><v>{n}</v></c></row>' for n in range(20, 650))), "heights": lambda: sheet('<row r="25" ht="1e308"/><row r="26" ht="nan"/><row r="27" ht="-1"/>'),
    }  # fmt: skip
    for name, make in made.items():
        yield case(f"xlsx-build-{name}", lambda make=make: make(), marks=() if name == "columns" else MARKED)
    yield case(
        "xlsx-sheets-many",
        lambda: workbook({f"S{n}": f"<sheetData>{rows(plain('a'))}</sheetData>" for n in range(300)}),
    )
    for name, title in {"escape": "\u202e", "long": "a" * 5_000, "path": "../../x", "formula": "=1+1"}.items():
        yield case(f"xlsx-title-{name}", workbook({title: f"<sheetData>{rows(plain('a'))}</sheetData>"}))
    yield case("xlsx-sheet-none", zipped({"xl/workbook.xml": f'<workbook xmlns="{MAIN}"/>'}))
    yield case(
        "xlsx-sheet-hidden", workbook({"A": f"<sheetData>{rows(plain('a'))}</sheetData>"}, states={"A": "veryHidden"})
    )
