"""Sheets of any spreadsheet, and what of them is seen: hidden rows and columns, and what merged cells cover, left out.

A reader fills a `Sheet` with the cells that hold something; `sheet_lines` parts it into lines and tables.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import field
from heapq import heappop, heappush

from report_parser.patterns import pattern_of
from report_parser.read.sheet_formats import GENERAL
from report_parser.records import dataclass
from report_parser.source import Source

ROWS, COLUMNS = 1_048_576, 16_384

Area = tuple[int, int, int, int]
"""Top row, left column, bottom row, right column, all from 0 and all within."""


@dataclass(slots=True)
class SheetCell:
    """What one cell holds: a text, already in Unicode, or a number with the format that prints it."""

    value: str | float
    code: str = GENERAL
    bold: bool = False
    centred: bool = False


@dataclass(slots=True)
class Sheet:
    """One sheet; rows and columns count from 0. `ruled` counts the cells of a row that have rules, empty ones too."""

    name: str
    cells: dict[int, dict[int, SheetCell]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    ruled: dict[int, int] = field(default_factory=dict)
    since_1904: bool = False


@dataclass(slots=True)
class Shown:
    """A cell where it is seen: `bottom` and `right` are the last row and column that it takes."""

    row: int
    column: int
    bottom: int
    right: int
    cell: SheetCell


@dataclass(slots=True)
class SheetRow:
    """A row that shows something. `apart`: an empty row without rules stands before it."""

    number: int
    cells: list[Shown]
    ruled: bool
    apart: bool


_PLAIN_NAME = pattern_of(r"[^\W\d]\w*$")


def column_name(column: int) -> str:
    """
    >>> column_name(0), column_name(27), column_name(16383)
    ('A', 'AB', 'XFD')
    """
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def place(sheet: str, row: int, column: int, last: int | None = None) -> str:
    """Where a cell or a row's cells stand, as spreadsheets write it: `Sheet1!B7`, `'Biểu 1'!A7:F7`."""
    name = sheet if _PLAIN_NAME.match(sheet) else "'" + sheet.replace("'", "''") + "'"
    end = "" if last is None or last == column else f":{column_name(last)}{row + 1}"
    return f"{name}!{column_name(column)}{row + 1}{end}"


def note_hidden_sheets(source: Source, names: Sequence[str]) -> None:
    """Say that hidden sheets were left out."""
    if names:
        listed = ", ".join(names[:10]) + (" …" if len(names) > 10 else "")
        source.notes.append(("hidden-sheet", f"hidden sheets are left out: {listed}"))


def shown_rows(sheet: Sheet, source: Source) -> list[SheetRow]:
    """The rows that show something, merged cells where their first visible part stands, hidden ones left out."""
    by_row: dict[int, list[Shown]] = {}
    rows_after, columns_after = _next_visible(sheet.hidden_rows), _next_visible(sheet.hidden_columns)
    hidden = 0
    for shown in _uncovered(sheet):
        at, column = rows_after.get(shown.row, shown.row), columns_after.get(shown.column, shown.column)
        if at > shown.bottom or column > shown.right:
            hidden += 1
            continue
        shown.row, shown.column = at, column
        by_row.setdefault(at, []).append(shown)
    if hidden:
        source.notes.append(
            ("hidden-cells", f"{hidden} cells in hidden rows or columns of the sheet {sheet.name} are left out")
        )
    rows: list[SheetRow] = []
    before = -1
    for number in sorted(by_row):
        cells = sorted(by_row[number], key=lambda shown: shown.column)
        between = range(before + 1, number) if rows else ()
        apart = any(row not in sheet.hidden_rows and not sheet.ruled.get(row) for row in between)
        rows.append(SheetRow(number, cells, sheet.ruled.get(number, 0) * 2 >= len(cells), apart))
        before = number
    return rows


def _next_visible(hidden: set[int]) -> dict[int, int]:
    """For each hidden row or column the next one that is not."""
    found: dict[int, int] = {}
    for number in sorted(hidden, reverse=True):
        found[number] = found.get(number + 1, number + 1)
    return found


def _uncovered(sheet: Sheet) -> Iterator[Shown]:
    """The filled cells that no merged one covers. Merged areas that overlap an earlier one, as no program writes them,
    do not count."""
    # Those open at a row, from the left: left and right column, top and bottom row.
    areas = sorted(sheet.merged)
    active: list[Area] = []
    ends: list[tuple[int, Area]] = []
    at = 0
    for number in sorted(sheet.cells):
        while at < len(areas) and areas[at][0] <= number:
            top, left, bottom, right = areas[at]
            at += 1
            while ends and ends[0][0] < top:
                del active[bisect_left(active, heappop(ends)[1])]
            where = bisect_right(active, (left, COLUMNS, ROWS, ROWS))
            beside = (where and active[where - 1][1] >= left) or (where < len(active) and active[where][0] <= right)
            if not beside and bottom >= number:
                insort(active, (left, right, top, bottom))
                heappush(ends, (bottom, (left, right, top, bottom)))
        while ends and ends[0][0] < number:
            del active[bisect_left(active, heappop(ends)[1])]
        for column, cell in sheet.cells[number].items():
            where = bisect_right(active, (column, COLUMNS, ROWS, ROWS)) - 1
            if where < 0 or active[where][1] < column:
                yield Shown(number, column, number, column, cell)
            elif (active[where][0], active[where][2]) == (column, number):
                yield Shown(number, column, active[where][3], active[where][1], cell)
