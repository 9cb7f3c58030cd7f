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
"""Lines of a cell that are looked at."""


def may_hold(text: str) -> bool:
    """Whether a line of a text is nothing but a bar."""
    return "\n|\n" in text or "\n|\r" in text


def find_cells(lines: Sequence[Line], limits: Limits) -> list[Line]:
    """The lines with tables of such cells read as rows, and without the bars."""
    pieces = _pieces(lines)
    # What no bar ends is no cell, and a head stands at the end of its piece.
    texts = [" ".join(line.text.strip() for line in piece[-_LONGEST_CELL:]) for piece in pieces[:-1]]
    given: list[Line] = []
    number = place = 0
    while place < len(pieces):
        piece = pieces[place]
        if place < len(texts) and piece and (head := piece[-1].text.strip()) in HEADS:
            texts[place] = head
            ends = row_ends(texts, place)
            if ends and ends[-1] - place <= limits.table_cells:
                number += 1
                given += _parted(piece[:-1])
                rows = make_rows([[piece[-1]], *pieces[place + 1 : ends[-1]]], [end - place for end in ends])
                given += table_lines(Table(rows), _FIRST_TABLE + number, limits)
                place = ends[-1]
                continue
        given += _parted(piece)
        place += 1
    return given


def _pieces(lines: Sequence[Line]) -> list[list[Line]]:
    """The stretches between bars."""
    pieces: list[list[Line]] = [[]]
    for line in lines:
        if line.text.strip() == "|":
            pieces.append([])
        else:
            pieces[-1].append(line)
    return pieces


def _parted(piece: Sequence[Line]) -> list[Line]:
    """A stretch's lines apart from what stands before them; a first word alone on its line goes with the next."""
    lines = list(piece)
    if len(lines) > 1 and " " not in lines[0].text.strip() and lines[0].text.strip().isalpha():
        lines[:2] = [replace(lines[0], text=f"{lines[0].text.strip()} {lines[1].text.strip()}")]
    if lines:
        lines[0] = replace(lines[0], blank_before=True)
    return lines
