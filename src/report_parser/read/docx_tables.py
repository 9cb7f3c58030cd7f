"""Tables of Word documents, as the cells that `grid` lays out: grid places, cells merged across and down, rules."""

from bisect import bisect_left
from collections.abc import Callable, Iterator

from report_parser.limits import Limits
from report_parser.model import Origin
from report_parser.read.docx_names import VAL, is_on, number_of, value_of, w
from report_parser.read.docx_styles import Styles, has_rules
from report_parser.read.grid import Cell, Row, Table
from report_parser.read.package import Element
from report_parser.records import dataclass
from report_parser.source import Line

SLIVER = 170
"""Twentieths of a point (3 mm): rows whose rules were dragged apart by less still have one column there. A column for
figures is at least 8 mm wide."""

_ROW, _CELL = w("tr"), w("tc")
_ROW_PROPERTIES, _CELL_PROPERTIES = w("trPr"), w("tcPr")
_SPAN, _DOWN, _ACROSS, _BORDERS, _DELETED = w("gridSpan"), w("vMerge"), w("hMerge"), w("tcBorders"), w("cellDel")
_SKIPPED = frozenset(
    {w("tblPr"), w("tblGrid"), w("tblPrEx"), w("bookmarkStart"), w("bookmarkEnd"), w("sdtPr"), w("sdtEndPr"), _ROW_PROPERTIES,
     _CELL_PROPERTIES}
)  # fmt: skip


@dataclass(slots=True)
class _Placed:
    """A cell on Word's own grid, which has more lines than columns; `covered` is one that the cell above takes in."""

    start: int
    span: int
    cell: Cell
    covered: bool


def read_table(
    element: Element, path: str, styles: Styles, limits: Limits, read: Callable[[Element, str], list[Line]]
) -> Table:
    """Read every cell once, in order. `read` gives the lines of a cell, given its element and path."""
    table = Table(ruled=_is_ruled(element, styles))
    placed: list[list[_Placed]] = []
    for number, row in enumerate(_inside(element, _ROW), 1):
        head, before = False, 0
        properties = next(row.iterchildren(_ROW_PROPERTIES), None)
        if properties is not None:
            if properties.find(w("del")) is not None:
                continue
            head = bool(is_on(properties, w("tblHeader")))
            before = number_of(value_of(properties, w("gridBefore")), 0, high=limits.table_span)
        where = f"{path}/tr[{number}]"
        placed.append(_cells(row, where, before, table, limits, read))
        table.rows.append(Row([], Origin(path=where), head))
    _place(table, placed, _edges(element))
    return table


def _cells(
    row: Element, path: str, column: int, table: Table, limits: Limits, read: Callable[[Element, str], list[Line]]
) -> list[_Placed]:
    """The cells of one row. Sets the table's `ruled` where a cell has rules of its own, `capped` at a span over the limit."""
    cells: list[_Placed] = []
    for place, element in enumerate(_inside(row, _CELL), 1):
        span, covered, beside, deleted = 1, False, False, False
        look = next(element.iterchildren(_CELL_PROPERTIES), ())
        for item in look:
            tag = item.tag
            if tag == _SPAN:
                span = number_of(item.get(VAL), 1, low=1)
            elif tag == _DOWN:
                covered = item.get(VAL, "continue") == "continue"
            elif tag == _ACROSS:
                beside = item.get(VAL, "continue") == "continue" and bool(cells)
            elif tag == _BORDERS and not table.ruled:
                table.ruled = has_rules(item)
            elif tag == _DELETED:
                deleted = True
        if span > limits.table_span:
            span, table.capped = limits.table_span, True
        if beside:
            cells[-1].span += span
        else:
            lines = read(element, f"{path}/tc[{place}]/")
            cells.append(_Placed(column, span, Cell([] if deleted or covered else lines), covered))
        column += span
    return cells


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, through content controls and other wraps around them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _SKIPPED:
            yield from _inside(child, tag)


def _is_ruled(element: Element, styles: Styles) -> bool:
    properties = element.find(w("tblPr"))
    borders = None if properties is None else properties.find(w("tblBorders"))
    if borders is not None and len(borders):
        return has_rules(borders)
    name = value_of(properties, w("tblStyle")) or styles.default_table
    return bool(name and styles.of(name).ruled)


def _edges(element: Element) -> list[int]:
    """Where the lines of Word's grid stand, in twentieths of a point from the first; [0] where it does not say."""
    edges = [0]
    for column in element.iterfind(f"{w('tblGrid')}/{w('gridCol')}"):
        edges.append(edges[-1] + number_of(column.get(w("w")), 0))
    return edges if edges[-1] else [0]


def _place(table: Table, placed: list[list[_Placed]], edges: list[int]) -> None:
    """Put the cells into the table's rows at its columns; those that go down over others are counted down."""
    starts, columns = _columns(placed, edges)
    above: dict[int, Cell] = {}
    for row, cells in zip(table.rows, placed, strict=True):
        seen: dict[int, Cell] = {}
        for item in cells:
            column = columns[item.start]
            behind = bisect_left(starts, item.start + item.span)
            end = columns[starts[behind]] if behind < len(starts) else columns[starts[-1]] + 1
            if item.covered and column in above:
                above[column].down += 1
                seen[column] = above[column]
                continue
            item.cell.column, item.cell.across = column, max(end - column, 1)
            row.cells.append(item.cell)
            seen[column] = item.cell
        above = seen


def _columns(placed: list[list[_Placed]], edges: list[int]) -> tuple[list[int], dict[int, int]]:
    """The grid places at which some cell starts, and the column of each. Places closer than a sliver are one column,
    unless a row has cells at both."""
    rows_at: dict[int, set[int]] = {}
    for number, cells in enumerate(placed):
        for item in cells:
            rows_at.setdefault(item.start, set()).add(number)
    starts = sorted(rows_at)
    columns: dict[int, int] = {}
    anchor, taken = 0, set[int]()
    for start in starts:
        near = (
            columns
            and start < len(edges)
            and edges[start] - edges[anchor] < SLIVER
            and taken.isdisjoint(rows_at[start])
        )
        if near:
            columns[start] = columns[anchor]
            taken |= rows_at[start]
        else:
            columns[start] = columns[anchor] + 1 if columns else 0
            anchor, taken = start, set(rows_at[start])
    return starts, columns
