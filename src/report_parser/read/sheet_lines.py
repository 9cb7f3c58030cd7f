"""A sheet's rows as lines above a table, the table, and lines below it.

A sheet has one grid for all that stands on it. Where its tables are is told by the rules around cells, and without
rules by the heads of columns.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from report_parser.limits import Limits
from report_parser.model import Origin
from report_parser.patterns import pattern_of
from report_parser.read.grid import Cell, Row, Table, has_head, is_frame, table_lines
from report_parser.read.sheet import Sheet, SheetRow, Shown, place, shown_rows
from report_parser.read.sheet_formats import format_cell, format_text
from report_parser.source import Line, LineKind, Source

# Heads of the column of running numbers, which have a point where figures have a comma.
_RUNNING_HEAD = pattern_of(
    r"(?:s?tt|số\s?tt|số thứ tự|mã số|mã|ký hiệu|số hiệu|mã (?:chỉ tiêu|tiêu chí))\.?$", re.IGNORECASE
)
_RUNNING = pattern_of(r"\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}|[IVX]{1,5}|[A-HĐa-hđ])[.)]?$|[-+*]$")
_SIGNED = pattern_of(
    r"(?:người lập|kế toán|thủ trưởng|trưởng ban|cán bộ tổng hợp|ký tên|\(ký|ghi chú\s*:|xác nhận)", re.IGNORECASE
)
_HEAD_ROWS = 4
_SANDWICHED = 3
"""Rows without rules between others of a table: forgotten by who drew the rules."""


def sheet_lines(sheet: Sheet, tables: int, source: Source, limits: Limits) -> list[Line]:
    """What the sheet prints, from the top; its tables are numbered from `tables` + 1.

    What hides cells, and what went over a limit, is said in the source.
    """
    rows = shown_rows(sheet, source)
    lines: list[Line] = []
    for part in _parts(rows):
        if isinstance(part, SheetRow):
            for shown in part.cells:
                lines += _cell_lines(sheet, shown, ",", apart=part.apart)
            continue
        tables += 1
        table = _table(sheet, *part)
        lines += table_lines(table, tables, limits)
        if table.capped:
            reason = f"a table of the sheet {sheet.name} has more than the {limits.table_cells} cells that are read"
            source.reasons.append(reason)
            source.status = "partial"
    return lines


def _parts(rows: Sequence[SheetRow]) -> Iterator[SheetRow | tuple[list[SheetRow], bool]]:
    """Rows that are lines, and runs of rows that are tables, with whether they are ruled."""
    _even_rules(rows)
    for ruled, group in groupby(rows, key=lambda row: row.ruled):
        if not ruled:
            yield from _without_rules(list(group))
            continue
        run: list[SheetRow] = []
        for row in group:
            if run and row.apart and _is_head(row):
                yield run, True
                run = []
            run.append(row)
        yield run, True


def _even_rules(rows: Sequence[SheetRow]) -> None:
    """Count rows without rules into the ruled table that they stand in, and a lone ruled head to the rows below it."""
    runs = [list(group) for _, group in groupby(rows, key=lambda row: row.ruled)]
    for spot, run in enumerate(runs):
        if run[0].ruled:
            below = runs[spot + 1] if spot + 1 < len(runs) else []
            if len(run) <= _HEAD_ROWS and below and not below[0].apart and len(below[0].cells) > 1 and _only_heads(run):
                for row in run:
                    row.ruled = False
            continue
        if not spot or run[0].apart or not runs[spot - 1][0].ruled:
            continue
        after = runs[spot + 1] if spot + 1 < len(runs) else []
        joined = not any(row.apart for row in run) and bool(after) and not after[0].apart
        if joined and len(run) <= _SANDWICHED and not _is_head(after[0]) and not is_frame(_plains(run)):
            for row in run:
                row.ruled = True
            continue
        first = min(shown.column for row in runs[spot - 1] for shown in row.cells)
        for row in run:
            lead = row.cells[0]
            if row.apart or len(row.cells) < 2 or lead.column != first or not _RUNNING.match(_text(lead, ".")):
                break
            row.ruled = True


def _only_heads(run: Sequence[SheetRow]) -> bool:
    return has_head(_plains(run[:1])) and not any(
        isinstance(shown.cell.value, float) for row in run for shown in row.cells
    )


def _without_rules(rows: list[SheetRow]) -> Iterator[SheetRow | tuple[list[SheetRow], bool]]:
    """Rows without rules: a table goes from its head to the last row with cells side by side, or to a signature."""
    start = 0
    while start < len(rows):
        head = next((at for at in range(start, len(rows)) if _is_head(rows[at])), len(rows))
        yield from _loose(rows[start:head])
        if head == len(rows):
            return
        end = head + 1
        while end < len(rows) and not _ends(rows, end):
            end += 1
        last = max(at for at in range(head, end) if len(rows[at].cells) > 1)
        yield rows[head : last + 1], False
        start = last + 1


def _ends(rows: Sequence[SheetRow], at: int) -> bool:
    """Whether a row cannot belong to the table above it: a signature, or the head of another table."""
    if not any(isinstance(shown.cell.value, str) for shown in rows[at].cells):
        return False
    row = _plain(rows[at])
    if is_frame([row]) or any(_SIGNED.match(cell.text) for cell in row.cells):
        return True
    if rows[at].apart and len(rows[at].cells) == 1:
        # A title: the head of the next table stands right below it, or below one more line.
        below = next((other for other in rows[at + 1 : at + 3] if len(other.cells) > 1), None)
        return below is not None and _is_head(below)
    return rows[at].apart and has_head([row])


def _loose(rows: Sequence[SheetRow]) -> Iterator[SheetRow | tuple[list[SheetRow], bool]]:
    """Rows that stand under no head: lines, and what stands side by side, as letterheads and signatures do."""
    run: list[SheetRow] = []
    for row in rows:
        if run and (row.apart or (len(row.cells) == 1 and not _goes_on(run, row.cells[0]))):
            yield run, False
            run = []
        if len(row.cells) > 1 or run:
            run.append(row)
        else:
            yield row
    if run:
        yield run, False


def _goes_on(run: Sequence[SheetRow], only: Shown) -> bool:
    """Whether a lone cell stands under one of two columns, and not under both."""
    if max(len(row.cells) for row in run) > 2:
        return False
    split = min(row.cells[1].column for row in run if len(row.cells) > 1)
    return only.right < split or only.column >= split


def _table(sheet: Sheet, rows: list[SheetRow], ruled: bool) -> Table:
    columns = sorted({shown.column for row in rows for shown in row.cells})
    numbers = [row.number for row in rows]
    running = _running_column(rows, columns)
    table = Table(ruled=ruled)
    for spot, row in enumerate(rows):
        end = columns[-1]
        cells: list[Cell] = []
        for shown in row.cells:
            start = bisect_left(columns, shown.column)
            across = bisect_right(columns, shown.right) - start
            down = bisect_right(numbers, shown.bottom) - spot
            mark = "." if shown.column == running else ","
            cells.append(Cell(_cell_lines(sheet, shown, mark), max(across, 1), max(down, 1), start))
            end = max(min(shown.right, columns[-1]), shown.column)
        origin = Origin(path=place(sheet.name, row.number, row.cells[0].column, end))
        table.rows.append(Row(cells, origin))
    if not ruled and max(len(row.cells) for row in table.rows) == 2 and is_frame(table.rows):
        split = min(row.cells[1].column or 0 for row in table.rows if len(row.cells) == 2)
        for filled in table.rows:
            if len(filled.cells) == 1:
                empty = Cell([])
                filled.cells = (
                    [*filled.cells, empty] if (filled.cells[0].column or 0) < split else [empty, *filled.cells]
                )
    return table


def _running_column(rows: Sequence[SheetRow], columns: Sequence[int]) -> int | None:
    """The column of running numbers: by its head, else the first one where it holds nothing but such numbers."""
    for row in rows[:_HEAD_ROWS]:
        for shown in row.cells:
            if isinstance(shown.cell.value, str) and _RUNNING_HEAD.match(" ".join(shown.cell.value.split())):
                return shown.column
    if len(columns) < 2:
        return None
    first = [row.cells[0] for row in rows if row.cells[0].column == columns[0] and len(row.cells) > 1]
    texts = [_text(shown, ".") for shown in first]
    whole = any("." not in text for text in texts)
    return columns[0] if len(texts) > 1 and whole and all(map(_RUNNING.match, texts)) else None


def _is_head(row: SheetRow) -> bool:
    """Whether the row holds heads of columns, which are words."""
    return sum(isinstance(shown.cell.value, str) for shown in row.cells) > 1 and has_head([_plain(row)])


def _plain(row: SheetRow) -> Row:
    """A row as `grid` looks at it, without its place."""
    return Row([Cell.of(*_text(shown, ",").split("\n")) for shown in row.cells], Origin())


def _plains(rows: Sequence[SheetRow]) -> list[Row]:
    return [_plain(row) for row in rows]


def _text(shown: Shown, mark: str, since_1904: bool = False) -> str:
    cell = shown.cell
    if isinstance(cell.value, str):
        return format_text(cell.value, cell.code)
    return format_cell(cell.value, cell.code, since_1904=since_1904, decimal_mark=mark)


def _cell_lines(sheet: Sheet, shown: Shown, mark: str, *, apart: bool = False) -> list[Line]:
    """A cell's printed lines; the first is a paragraph, the others were broken off it by hand."""
    lines: list[Line] = []
    cell = shown.cell
    origin = Origin(path=place(sheet.name, shown.row, shown.column))
    for piece in _text(shown, mark, sheet.since_1904).split("\n"):
        if text := piece.strip():
            kind: LineKind = "line" if lines else "paragraph"
            lines.append(
                Line(text, origin, kind, blank_before=apart and not lines, bold=cell.bold, centred=cell.centred)
            )
    return lines
