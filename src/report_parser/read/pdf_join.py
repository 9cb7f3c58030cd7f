"""Tables that run over several pages: one table, its repeated head marked, a row broken over two pages made whole."""

from collections.abc import Sequence
from itertools import count

from report_parser.patterns import pattern_of
from report_parser.read.pdf_cells import SNAP
from report_parser.read.pdf_lines import Piece
from report_parser.read.pdf_order import Ordered
from report_parser.read.pdf_tables import Row, TableArea, joined_lines

MOST_HEAD_ROWS = 4

FIGURE = pattern_of(r"[<>≥≤~]?\s*[0-9][0-9.,/%\s-]*(?:%|‰)?$")
NUMBERED = pattern_of(r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}[.)]?\s+[^\W\d_]")
SAME = 20
"""Characters that two rows may have alike in one column: a verdict, a unit."""


def join_tables(pages: Sequence[Ordered]) -> None:
    """Number the tables of pages in reading order; what follows a table at the top of the next page with the same
    columns is the same table."""
    numbers = count()
    before: TableArea | None = None
    head: list[Row] = []
    for items in pages:
        body = [item for item, _ in items if not (isinstance(item, Piece) and item.layer != "body")]
        for index, item in enumerate(body):
            if not isinstance(item, TableArea):
                continue
            if index == 0 and before is not None and _same_columns(before, item):
                item.table = before.table
                _mark_head(item, head)
                _mend(before, item)
            else:
                item.table = next(numbers)
                head = list(item.rows[:MOST_HEAD_ROWS])
        last = body[-1] if body else None
        before = last if isinstance(last, TableArea) else None


def _same_columns(before: TableArea, area: TableArea) -> bool:
    """Whether both have one grid of columns; where one lacks some edges of the other, it is brought to that grid."""
    one, other = before.columns, area.columns
    if before.aligned or area.aligned:
        return before.aligned and area.aligned and len(one) == len(other)
    if abs((one[-1] - one[0]) - (other[-1] - other[0])) > 2 * SNAP:
        return False
    shift = one[0] - other[0]
    moved = [edge + shift for edge in other]
    if _holds(one, moved):
        _spread(area, moved, one)
        return True
    if _holds(moved, one) and len(before.rows) <= MOST_HEAD_ROWS:
        _spread(before, one, moved)
        return True
    return False


def _holds(edges: list[float], some: list[float]) -> bool:
    return all(min(abs(edge - mine) for mine in edges) <= SNAP for edge in some)


def _spread(area: TableArea, own: list[float], edges: list[float]) -> None:
    """Bring the rows from their own columns to a grid that has all of these edges and more."""
    if len(own) == len(edges):
        return
    starts = [min(range(len(edges) - 1), key=lambda at: abs(edges[at] - edge)) for edge in own[:-1]]
    for row in area.rows:
        cells: list[str | None] = [None] * (len(edges) - 1)
        for start, text in zip(starts, row.cells, strict=True):
            cells[start] = text
        row.cells = cells
    area.columns = edges


def _mark_head(area: TableArea, head: list[Row]) -> None:
    """Rows at the top that repeat the table's first ones are furniture."""
    for row, first in zip(area.rows, head, strict=False):
        if _plain(row) != _plain(first) or not any(row.cells):
            return
        row.layer = "furniture"


def _plain(row: Row) -> list[str]:
    return ["".join((text or "").split()).lower() for text in row.cells]


def _mend(before: TableArea, area: TableArea) -> None:
    """Join the first row of the next page to the last one of the page before where it only carries that on."""
    at = next((index for index, row in enumerate(area.rows) if row.layer == "body"), None)
    if at is None or not before.rows or before.rows[-1].layer != "body":
        return
    last, first = before.rows[-1], area.rows[at]
    if carries_on(last.cells, first.cells, last.full):
        last.cells = [
            joined_lines([one or "", other], column in last.full) if other else one
            for column, (one, other) in enumerate(zip(last.cells, first.cells, strict=True))
        ]
        del area.rows[at]


def carries_on(last: list[str | None], first: list[str | None], full: frozenset[int]) -> bool:
    """Whether a row is the rest of the one before: at most one of them has a number in the first column, no column
    has a figure in both, and some text goes on in the middle of a sentence; or nothing is there but one column's
    text, further on than the title's."""
    if last[0] and first[0]:
        return False
    broken = [column for column in full if first[column] and FIGURE.match(first[column] or "")]
    pairs = [
        (one or "", other)
        for column, (one, other) in enumerate(zip(last, first, strict=True))
        if other and column not in broken
    ]
    if any(FIGURE.match(one) and FIGURE.match(other) for one, other in pairs):
        return False
    # A name with a number of its own, or what each row has for itself (`Đạt` and `Đạt`), begins another row.
    if any(NUMBERED.match(other) or (one == other and len(one) <= SAME) for one, other in pairs):
        return False
    if any(one and _cut(one, other) for one, other in pairs):
        return True
    filled = [column for column, text in enumerate(first) if text]
    return len(filled) == 1 and filled[0] >= 2 and bool(last[filled[0]])


def _cut(one: str, other: str) -> bool:
    return other[0].islower() or other[0] in ")%,;”" or one[-1] in ",-/("
