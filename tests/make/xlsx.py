"""Workbooks for tests, written part by part: the same arguments give the same bytes.

`make_xlsx` and `make_xls` set a report as a clerk does: lines over the sheet's width, tables with rules. `workbook` zips
any sheets that a test writes itself.
"""

import io
from collections.abc import Collection, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from tests.make.docx import zipped

Value = str | int | float | tuple[float, str] | None
"""A text, a number, or a number with the format that prints it."""
Table = Sequence[Sequence[Value]]
Merged = tuple[int, int, int, int]
"""Top row, left column, bottom row, right column, from 0."""

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_EDGES = "".join(f'<{side} style="thin"/>' for side in ("left", "right", "top", "bottom"))


def name(row: int, column: int) -> str:
    """`B7` for row 6, column 1; for the first 26 columns."""
    return f"{chr(65 + column)}{row + 1}"


def styles(formats: Sequence[str] = (), *, font: str = "Times New Roman") -> str:
    """Looks 0 and 1: plain and ruled; 2 and 3 on, in pairs, plain and ruled in each of the formats."""
    codes = "".join(f'<numFmt numFmtId="{164 + at}" formatCode={quoteattr(code)}/>' for at, code in enumerate(formats))
    looks = "".join(
        f'<xf numFmtId="{number}" fontId="0" borderId="{border}"/>'
        for number in (0, *range(164, 164 + len(formats)))
        for border in (0, 1)
    )
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts><fonts><font><name val={quoteattr(font)}/></font></fonts>'
        f"<borders><border/><border>{_EDGES}</border></borders><cellXfs>{looks}</cellXfs></styleSheet>"
    )


def workbook(
    sheets: Mapping[str, str],
    *,
    states: Mapping[str, str] | None = None,
    strings: Sequence[str] = (),
    styles: str = "",
    properties: str = "",
    extra: Mapping[str, bytes | str] | None = None,
) -> bytes:
    """An XLSX whose `sheets` (name to the inner XML of `worksheet`) stand in their order; `strings` are the inner XML of
    shared strings."""
    listed = links = ""
    members: dict[str, bytes | str] = {}
    for number, (title, inner) in enumerate(sheets.items(), 1):
        state = (states or {}).get(title)
        shown = f' state="{state}"' if state else ""
        listed += f'<sheet name={quoteattr(title)} sheetId="{number}"{shown} r:id="rId{number}"/>'
        links += f'<Relationship Id="rId{number}" Type="{_R}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        members[f"xl/worksheets/sheet{number}.xml"] = f'<worksheet xmlns="{MAIN}" xmlns:r="{_R}">{inner}</worksheet>'
    if strings:
        links += f'<Relationship Id="rId900" Type="{_R}/sharedStrings" Target="sharedStrings.xml"/>'
        members["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{"".join(f"<si>{text}</si>" for text in strings)}</sst>'
    if styles:
        links += f'<Relationship Id="rId901" Type="{_R}/styles" Target="styles.xml"/>'
        members["xl/styles.xml"] = styles
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">'
            f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_R}">{properties}<sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{links}</Relationships>',
            **members,
            **(extra or {}),
        }
    )


def text(words: str, row: int, column: int, look: int = 0) -> str:
    """A cell with its own text."""
    return (
        f'<c r="{name(row, column)}" s="{look}" t="inlineStr"><is><t xml:space="preserve">{escape(words)}</t></is></c>'
    )


def lay_out(
    paragraphs: Sequence[str | Table], *, ruled: bool = True, gap: bool = True
) -> tuple[list[list[tuple[Value, bool]]], int]:
    """Rows of (value, ruled), and the sheet's width: a paragraph a row, tables with or without an empty row around."""
    width = max((len(row) for item in paragraphs if not isinstance(item, str) for row in item), default=6)
    rows: list[list[tuple[Value, bool]]] = []
    for item in paragraphs:
        if isinstance(item, str):
            rows.append([(item, False)])
            continue
        if gap and rows:
            rows.append([])
        rows += [[(value, ruled) for value in row] for row in item]
        if gap:
            rows.append([])
    return rows, width


def make_xlsx(
    paragraphs: Sequence[str | Table],
    *,
    ruled: bool = True,
    gap: bool = True,
    shared: bool = False,
    merged: Collection[Merged] = (),
    sheet: str = "Sheet1",
    font: str = "Times New Roman",
) -> bytes:
    """Paragraphs over the whole width, merged, and tables; `shared` keeps texts as shared strings, as Excel does.
    `merged` are further areas, by the sheet's own rows and columns."""
    rows, width = lay_out(paragraphs, ruled=ruled, gap=gap)
    formats: list[str] = []
    strings: list[str] = []
    areas = list(merged)
    lines = ""
    for at, row in enumerate(rows):
        cells = ""
        if len(row) == 1 and not row[0][1]:
            areas.append((at, 0, at, width - 1))
        for column, (value, edge) in enumerate(row):
            look = int(edge)
            if isinstance(value, tuple):
                if value[1] not in formats:
                    formats.append(value[1])
                look, value = 2 + 2 * formats.index(value[1]) + edge, value[0]
            if value is None or value == "":
                cells += f'<c r="{name(at, column)}" s="{look}"/>' if edge else ""
            elif not isinstance(value, str):
                cells += f'<c r="{name(at, column)}" s="{look}"><v>{value!r}</v></c>'
            elif shared:
                cells += f'<c r="{name(at, column)}" s="{look}" t="s"><v>{len(strings)}</v></c>'
                strings.append(f'<t xml:space="preserve">{escape(value)}</t>')
            else:
                cells += text(value, at, column, look)
        lines += f'<row r="{at + 1}">{cells}</row>' if cells else ""
    joined = "".join(f'<mergeCell ref="{name(a, b)}:{name(c, d)}"/>' for a, b, c, d in areas)
    inner = f"<sheetData>{lines}</sheetData>" + (f"<mergeCells>{joined}</mergeCells>" if joined else "")
    return workbook({sheet: inner}, strings=strings, styles=styles(formats, font=font))


def make_xls(
    paragraphs: Sequence[str | Table], *, ruled: bool = True, gap: bool = True, sheet: str = "Sheet1",
    font: str = "Times New Roman", merged: Collection[Merged] = (),
) -> bytes:  # fmt: skip
    """The same as a workbook of Excel 97. Needs xlwt."""
    import xlwt

    def look(edge: bool, code: str = "General") -> xlwt.XFStyle:
        style = xlwt.XFStyle()
        style.num_format_str = code
        style.font.name = font
        if edge:
            style.borders.left = style.borders.right = style.borders.top = style.borders.bottom = xlwt.Borders.THIN
        return style

    rows, width = lay_out(paragraphs, ruled=ruled, gap=gap)
    book = xlwt.Workbook(encoding="utf-8", style_compression=2)
    page = book.add_sheet(sheet, cell_overwrite_ok=True)
    covers = {(top, left): (bottom, right) for top, left, bottom, right in merged}
    for at, row in enumerate(rows):
        for column, (value, edge) in enumerate(row):
            code = value[1] if isinstance(value, tuple) else "General"
            shown = value[0] if isinstance(value, tuple) else value
            if len(row) == 1 and not edge:
                page.write_merge(at, at, 0, width - 1, shown, look(False))
            elif (at, column) in covers:
                bottom, right = covers[at, column]
                page.write_merge(at, bottom, column, right, shown, look(edge, code))
            elif shown not in (None, "") or (
                edge and not any(a <= at <= c and b <= column <= d for a, b, c, d in merged)
            ):
                page.write(at, column, shown, look(edge, code))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
