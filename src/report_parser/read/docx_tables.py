"""Tables of Word documents: cells laid on one grid, and whether a table holds figures or only places text on the page."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from report_parser.limits import Limits
from report_parser.read.docx_names import number_of, value_of, w
from report_parser.read.docx_styles import Styles, has_rules
from report_parser.read.package import Element
from report_parser.source import Line

SLIVER = 170
"""Twentieths of a point (3 mm): rows whose rules were dragged apart by less still have one column there. A column for
figures is at least 8 mm wide."""

_ROW, _CELL = w("tr"), w("tc")
_ROW_PROPERTIES, _CELL_PROPERTIES = w("trPr"), w("tcPr")
_SKIPPED = frozenset(
    {w("tblPr"), w("tblGrid"), w("tblPrEx"), w("bookmarkStart"), w("bookmarkEnd"), w("sdtPr"), w("sdtEndPr")}
)
# A letterhead or a signature: whatever its rules, such a table places text.
_FRAME = re.compile(
    r"(?i:CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN|\bNơi\s+nhận\s*:)"
    r"|\b(?:TM|T/M|KT|TL|TUQ)\.\s*(?:Ủ|UỶ|UBND|CHỦ|BAN|HĐND|HỘI|ĐẢNG|GIÁM|TRƯỞNG|BÍ)"
)


@dataclass(slots=True)
class Cell:
    """One cell: where it starts on the grid, how many columns it takes, and its lines. `merged` is a cell that the one
    above it covers."""

    start: int
    span: int
    lines: list[Line]
    merged: bool = False


@dataclass(slots=True)
class Row:
    path: str
    cells: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table as it was read: `widths` are the grid's, in twentieths of a point; `ruled` whether rules are drawn."""

    rows: list[Row]
    widths: list[int]
    ruled: bool
    capped: bool = False


def read_table(
    element: Element, path: str, styles: Styles, limits: Limits, read: Callable[[Element, str], list[Line]]
) -> Table:
    """Read every cell once, in order. `read` gives the lines of a cell, given its element and path."""
    widths = [number_of(column.get(w("w")), 0) for column in element.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
    table = Table([], widths, _is_ruled(element, styles))
    for number, row in enumerate(_inside(element, _ROW), 1):
        properties = row.find(_ROW_PROPERTIES)
        if properties is not None and properties.find(w("del")) is not None:
            continue
        here = Row(f"{path}/tr[{number}]")
        column = number_of(value_of(properties, w("gridBefore")), 0, high=limits.table_span)
        for place, cell in enumerate(_inside(row, _CELL), 1):
            look = cell.find(_CELL_PROPERTIES)
            span, merged = 1, False
            if look is not None:
                span = number_of(value_of(look, w("gridSpan")), 1, low=1)
                if span > limits.table_span:
                    span, table.capped = limits.table_span, True
                vertical, across = look.find(w("vMerge")), look.find(w("hMerge"))
                merged = vertical is not None and vertical.get(w("val"), "continue") == "continue"
                if across is not None and across.get(w("val"), "continue") == "continue" and here.cells:
                    here.cells[-1].span += span
                    column += span
                    continue
                if not table.ruled:
                    borders = look.find(w("tcBorders"))
                    table.ruled = borders is not None and has_rules(borders)
            lines = read(cell, f"{here.path}/tc[{place}]/")
            if look is not None and look.find(w("cellDel")) is not None:
                lines = []
            here.cells.append(Cell(column, span, lines, merged))
            column += span
        table.rows.append(here)
    return table


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, through content controls and other wraps around them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _SKIPPED and child.tag not in (_ROW_PROPERTIES, _CELL_PROPERTIES):
            yield from _inside(child, tag)


def _is_ruled(element: Element, styles: Styles) -> bool:
    properties = element.find(w("tblPr"))
    borders = None if properties is None else properties.find(w("tblBorders"))
    if borders is not None and len(borders):
        return has_rules(borders)
    name = value_of(properties, w("tblStyle")) or styles.default_table
    return bool(name and styles.of(name).ruled)


def is_layout(table: Table) -> bool:
    """Whether a table only places text: a letterhead, a signature, a frame of one cell, a page in two columns."""
    rows = [[cell for cell in row.cells if not cell.merged] for row in table.rows]
    most = max((len(cells) for cells in rows), default=0)
    if most < 2:
        return True
    first = " ".join(line.text for cells in rows[:2] for cell in cells for line in cell.lines if line.kind != "row")
    if most <= 3 and _FRAME.search(first):
        return True
    if not table.ruled:
        return most == 2 or len(rows) < 2
    return _holds_tables(rows)


def _holds_tables(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the tables inside the cells hold more text than the cells themselves."""
    within = beside = 0
    for cells in rows:
        for cell in cells:
            for line in cell.lines:
                if line.cells is None:
                    beside += len(line.text)
                else:
                    within += sum(len(text or "") for text in line.cells)
    return within > beside


def layout_lines(table: Table) -> Iterator[Line]:
    """The lines of a table that places text: column by column where it has two, as a letterhead is read; else cell by cell."""
    columns = {cell.start for row in table.rows for cell in row.cells}
    even = len(columns) == 2 and all(len(row.cells) == 2 for row in table.rows)
    if even:
        for column in (0, 1):
            for row in table.rows:
                yield from row.cells[column].lines
    else:
        for row in table.rows:
            for cell in row.cells:
                if not cell.merged:
                    yield from cell.lines


def grid_rows(table: Table, limits: Limits) -> Iterator[tuple[str, tuple[str | None, ...]]]:
    """Each row's path and its cells at the columns of one grid: None where a merged cell covers the place."""
    columns = _columns(table)
    width = len(set(columns.values()))
    if width * len(table.rows) > limits.table_cells:
        for row in table.rows:
            yield row.path, tuple(cell_text(cell.lines) for cell in row.cells if not cell.merged)
        return
    for row in table.rows:
        cells: list[str | None] = [""] * width
        starts = [columns[cell.start] for cell in row.cells]
        for place, cell in enumerate(row.cells):
            start = starts[place]
            end = starts[place + 1] if place + 1 < len(starts) else _column_at(columns, cell.start + cell.span, width)
            cells[start] = None if cell.merged else cell_text(cell.lines)
            for covered in range(start + 1, end):
                cells[covered] = None
        yield row.path, tuple(cells)


def cell_text(lines: Sequence[Line]) -> str:
    """A cell's lines, one below another; the rows of a table inside it each on a line."""
    return "\n".join(line.text if line.cells is None else " ".join(filter(None, line.cells)) for line in lines)


def _columns(table: Table) -> dict[int, int]:
    """Grid places at which some cell starts, to columns from 0. Places closer than a sliver are one column, unless a
    row has cells at both."""
    starts = sorted({cell.start for row in table.rows for cell in row.cells})
    edges = [0]
    for width in table.widths:
        edges.append(edges[-1] + width)
    rows_at: dict[int, set[int]] = {start: set() for start in starts}
    for number, row in enumerate(table.rows):
        for cell in row.cells:
            rows_at[cell.start].add(number)
    columns: dict[int, int] = {}
    anchor: int | None = None
    taken: set[int] = set()
    for start in starts:
        near = (
            anchor is not None
            and edges[-1]
            and start < len(edges)
            and edges[start] - edges[anchor] < SLIVER
            and not taken & rows_at[start]
        )
        if near and anchor is not None:
            columns[start] = columns[anchor]
            taken |= rows_at[start]
        else:
            columns[start] = 0 if anchor is None else columns[anchor] + 1
            anchor, taken = start, set(rows_at[start])
    return columns


def _column_at(columns: dict[int, int], place: int, width: int) -> int:
    """The first column that starts at the place or behind it."""
    return min((column for start, column in columns.items() if start >= place), default=width)
