"""Tables that list no indicators: money, counts by village, lists. Each number under a head is a measurement."""

import re
from collections.abc import Sequence
from dataclasses import replace

from report_parser.extract.drafts import Piece
from report_parser.extract.table_cells import Cell, Row, TableForm, is_numbering, parse_index, split_cells
from report_parser.extract.table_figures import CellReader, bare_number, bare_range
from report_parser.extract.table_heads import find_column_role
from report_parser.extract.table_shares import Share, find_head_unit, find_name_unit, find_share, names_things
from report_parser.lexicon import Lexicon
from report_parser.model import Block, Measurement, Role
from report_parser.patterns import pattern_of

_HEAD_ROWS = 3
_UNIT_ABOVE = pattern_of(
    r"(?:^|(?<=[ (]))\(?\s?(?:đơn\s+vị(?:\s+tính)?|đvt)\s?:\s?(?P<unit>%|[^\W\d_][^:;()0-9]{0,24}?)\s?\)?\.?\s?$",
    re.IGNORECASE,
)


def find_unit_above(line: str) -> str | None:
    """The unit that the line above a table names for all its figures: `Đơn vị tính: triệu đồng`, alone or at its end."""
    found = _UNIT_ABOVE.search(line)
    return found["unit"].strip() if found else None


def read_plain_table(
    rows: Sequence[Block], cells: CellReader, section: tuple[str, ...], unit_above: str | None = None
) -> tuple[list[Measurement], list[Piece]]:
    """The measurements of the cells that are bare numbers, and the pieces that are to be read as prose.

    `unit_above` is what a line above the table says of all its numbers (`Đơn vị tính: triệu đồng`).
    """
    grid = [split_cells(row) for row in rows]
    taken = _head_rows(grid)
    columns = _heads(grid[:taken])
    heads = [parts[-1] if parts else "" for parts in columns]
    units = [
        next((unit for part in reversed(parts) if (unit := find_head_unit(part, cells.lexicon))), None)
        for parts in columns
    ]
    roles = [find_column_role(head, cells.lexicon) for head in heads]
    names = [names_things(head) for head in heads]
    share = _share(grid[taken:], heads, roles, cells.lexicon) if taken else None
    found: list[Measurement] = []
    rest: list[Piece] = []
    for number, row in enumerate(grid):
        numbering = taken and is_numbering(row)
        unit_cell = next((cell.text.strip() for cell, role in zip(row, roles, strict=False) if role == "unit"), None)
        name = next((cell.text for cell in row if any(c.isalpha() for c in cell.text)), "")
        name_unit = find_name_unit(name, cells.lexicon) if any(bare_number(cell) is not None for cell in row) else None
        used: set[int] = set()
        if share is not None and number >= taken and not numbering and share.part < len(row) and share.whole < len(row):
            percent = row[share.percent] if share.percent is not None and share.percent < len(row) else None
            one = cells.share(row[share.part], row[share.whole], percent, share.unit or unit_cell or unit_above)
            if one is not None:
                found.append(replace(one, section=section))
                used = {share.part, share.whole}
                if one.percent is not None and percent is not None:
                    used.add(percent.column)
        for cell in row:
            if cell.column in used:
                continue
            bare = taken and number >= taken and (bare_number(cell) is not None or bare_range(cell) is not None)
            column = cell.column if cell.column < len(heads) else None
            if numbering or (cell.column == 0 and parse_index(cell.text)) or _is_index(cell, roles):
                cells.claim(cell.block, cell.start, cell.end, "row-number")
            elif bare and column is not None and (heads[column].strip() or unit_above) and not names[column]:
                role: Role = "target" if roles[column] == "target" else "result"
                unit = unit_cell or units[column] or ("%" if roles[column] == "percent" else unit_above or name_unit)
                found += [replace(one, section=section) for one in cells.figures(cell, role, unit)]
            elif bare and column is not None and names[column]:
                cells.claim(cell.block, cell.start, cell.end, "name")
            elif cell.text.strip():
                rest.append(Piece(cell.block, cell.start, cell.end))
    return found, rest


def _share(rows: Sequence[list[Cell]], heads: list[str], roles: Sequence[str | None], lexicon: Lexicon) -> Share | None:
    """`Thôn | Tổng số hộ | Số hộ có Internet | Tỷ lệ (%)`: a part and its whole, only where a percentage says so."""
    columns: dict[str, list[int]] = {}
    for column, role in enumerate(roles):
        if role is not None:
            columns.setdefault(role, []).append(column)
    form = TableForm(columns, [Row(list(row)) for row in rows if not is_numbering(row)], heads=heads)
    return find_share(form, lexicon) if "percent" in columns else None


def _is_index(cell: Cell, roles: Sequence[str | None]) -> bool:
    return cell.column < len(roles) and roles[cell.column] == "index" and parse_index(cell.text) is not None


def _head_rows(grid: Sequence[Sequence[Cell]]) -> int:
    """How many rows from the top hold heads: words side by side; 0 where there is no head over a row of numbers."""
    for taken, row in enumerate(grid[: _HEAD_ROWS + 1]):
        texts = [cell for cell in row if cell.text.strip()]
        if any(bare_number(cell) is not None or bare_range(cell) is not None for cell in texts):
            return taken
        if len(texts) < 2 and not any(cell.covered for cell in row):
            return 0
    return 0


def _heads(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """Each column's heads from the top down; a head over several columns is one of each of them."""
    heads: list[list[str]] = []
    for row in rows:
        above = ""
        for cell in row:
            text = cell.text.strip()
            above = text if text or not cell.covered else above
            while len(heads) <= cell.column:
                heads.append([])
            if text:
                heads[cell.column].append(text)
            elif cell.covered and not heads[cell.column]:
                heads[cell.column].append(above)
    return heads
