"""Plain text in which a bar on a line of its own ends each cell, as some sites and converters write tables.

A table is told by its head (`STT`, a bar, `Tên chỉ tiêu`, a bar …); elsewhere, in letterheads, the bars only part what
stands beside each other.
"""

from collections.abc import Sequence
from dataclasses import replace

from report_parser.limits import Limits
from report_parser.read.grid import Table, table_lines
from report_parser.read.text_stacked import HEADS, make_rows, row_ends
from report_parser.source import Line

_FIRST_TABLE = 3_000
"""Tables of other kinds in one text are counted below this."""
_LONGEST_CELL = 60
"""Lines of a cell; a longer stretch without a bar is no cell."""


def may_hold(text: str) -> bool:
    """Whether a line of a text is nothing but a bar."""
    return "\n|\n" in text or "\n|\r" in text


def find_cells(lines: Sequence[Line], limits: Limits) -> list[Line]:
    """The lines with tables of such cells read as rows, and without the bars."""
    pieces = _pieces(lines)
    given: list[Line] = []
    number = place = 0
    while place < len(pieces):
        piece, ended = pieces[place]
        if ended and piece and piece[-1].text.strip() in HEADS:
            cells = [[piece[-1]], *_cells(pieces, place + 1)]
            ends = row_ends([" ".join(line.text.strip() for line in cell) for cell in cells], 0)
            if ends and len(cells) <= limits.table_cells:
                number += 1
                given += _parted(piece[:-1])
                given += table_lines(Table(make_rows(cells, ends)), _FIRST_TABLE + number, limits)
                place += ends[-1]
                continue
        given += _parted(piece) if ended or place else piece
        place += 1
    return given


def _pieces(lines: Sequence[Line]) -> list[tuple[list[Line], bool]]:
    """The stretches between bars, and whether a bar ends each."""
    pieces: list[tuple[list[Line], bool]] = []
    piece: list[Line] = []
    for line in lines:
        if line.text.strip() == "|":
            pieces.append((piece, True))
            piece = []
        else:
            piece.append(line)
    pieces.append((piece, False))
    return pieces


def _cells(pieces: Sequence[tuple[list[Line], bool]], start: int) -> list[list[Line]]:
    cells: list[list[Line]] = []
    for piece, ended in pieces[start:]:
        if not ended or len(piece) > _LONGEST_CELL:
            break
        cells.append(piece)
    return cells


def _parted(piece: Sequence[Line]) -> list[Line]:
    """A stretch's lines apart from what stands before them; a first word alone on its line goes with the next."""
    lines = list(piece)
    if len(lines) > 1 and " " not in lines[0].text.strip() and lines[0].text.strip().isalpha():
        lines[:2] = [replace(lines[0], text=f"{lines[0].text.strip()} {lines[1].text.strip()}")]
    if lines:
        lines[0] = replace(lines[0], blank_before=True)
    return lines
