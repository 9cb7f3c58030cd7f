"""Tables without rules: columns told from a head row that begins with TT or STT, and from the room between words.

A best effort: where the words do not fit the columns, the lines stay lines, and no text is ever dropped.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from report_parser.read.pdf_lines import Piece
from report_parser.read.pdf_pdfium import Page
from report_parser.read.pdf_rows import INDEX, find_row_edges
from report_parser.read.pdf_tables import Row, TableArea, Word, cell_text, piece_words
from report_parser.records import dataclass

HEAD_CELL = re.compile(r"(?:s\s?[ốố]?\s?)?t\.?\s?t\.?$", re.IGNORECASE)
LEAST_COLUMNS = 3
LEAST_ROWS = 2
MOST_WORDS = 20_000


@dataclass(slots=True)
class Columns:
    """The head cells' stretches from left to right, and whether the table went on to its page's end."""

    stretches: list[tuple[float, float]]


def read_aligned(
    page: Page, number: int, pieces: Sequence[Piece], before: Columns | None
) -> tuple[TableArea | None, list[Piece], Columns | None]:
    """The page's table without rules if it has one, the pieces outside, and its columns if it may go on overleaf."""
    body = sorted((piece for piece in pieces if piece.layer == "body"), key=lambda piece: (piece.top, piece.x0))
    head = _head(body)
    if head:
        stretches = _stretches(head)
        bottom = max(piece.bottom for piece in head)
        below = [piece for piece in body if piece.top >= bottom - 1 and piece not in head]
    elif before is not None:
        stretches = before.stretches
        below = body
    else:
        return None, list(pieces), None
    if len(stretches) < LEAST_COLUMNS:
        return None, list(pieces), None
    inside = _inside(below, stretches)
    words = [word for piece in inside for word in piece_words(page, piece)]
    if len(words) > MOST_WORDS:
        return None, list(pieces), None
    bounds = _bounds(words, inside, stretches)
    marks = [word for word in words if word.x1 <= bounds[0] + 1 and INDEX.match(word.text)]
    if len(marks) < LEAST_ROWS:
        return None, list(pieces), None
    last = max(mark.top for mark in marks)
    after = min((p.top for p in inside if p.top > last + 1 and p.x0 < bounds[0] < p.x1 - 5), default=None)
    if after is not None:  # text under the table that begins where the numbers stand
        inside = [piece for piece in inside if piece.top < after - 1]
        words = [word for word in words if word.top < after - 1]
    edges = find_row_edges(inside, marks)
    x0, x1 = min(piece.x0 for piece in inside + head), max(piece.x1 for piece in inside + head)
    columns = [x0, *bounds, x1]
    rows = []
    if head:
        rows.append(_row([word for piece in head for word in piece_words(page, piece)], columns, number))
    for top, low in pairwise(edges):
        rows.append(_row([word for word in words if top <= (word.top + word.bottom) / 2 < low], columns, number))
    area = TableArea(columns, rows, x0, min(row.top for row in rows), x1, max(row.bottom for row in rows), aligned=True)
    taken = {id(piece) for piece in (*inside, *head)}
    open_below = not any(piece.top > area.bottom for piece in body if id(piece) not in taken)
    return area, [piece for piece in pieces if id(piece) not in taken], Columns(stretches) if open_below else None


def _head(body: Sequence[Piece]) -> list[Piece]:
    """The head row's pieces: those beside a TT cell, and, where they are bold, the bold ones above and below."""
    first = next((piece for piece in body if HEAD_CELL.match(piece.text)), None)
    if first is None:
        return []
    reach = 2.5 * first.height if "Bold" in first.font else 0.3 * first.height
    head = [
        piece
        for piece in body
        if piece is first
        or (
            piece.x0 > first.x1
            and abs((piece.top + piece.bottom) - (first.top + first.bottom)) / 2 <= reach
            and ("Bold" in piece.font) == ("Bold" in first.font)
        )
    ]
    return head if len(head) >= LEAST_COLUMNS else []


def _stretches(head: Sequence[Piece]) -> list[tuple[float, float]]:
    """The head's columns: pieces one below another are one cell."""
    merged: list[tuple[float, float]] = []
    for x0, x1 in sorted((piece.x0, piece.x1) for piece in head):
        if merged and x0 < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(x1, merged[-1][1]))
        else:
            merged.append((x0, x1))
    return merged


def _covers(piece: Piece, stretches: Sequence[tuple[float, float]]) -> int:
    """How many head cells a piece stands under, each at least by half."""
    return sum(min(piece.x1, x1) - max(piece.x0, x0) > 0.5 * (x1 - x0) for x0, x1 in stretches)


def _inside(below: Sequence[Piece], stretches: Sequence[tuple[float, float]]) -> list[Piece]:
    """The pieces under the head, down to the first that runs under most of it or stands far below the others."""
    inside: list[Piece] = []
    bottom = None
    for piece in below:
        if _covers(piece, stretches) > max(2, len(stretches) // 2):
            break
        if bottom is not None and piece.top - bottom > 4 * piece.height:
            break
        inside.append(piece)
        bottom = piece.bottom if bottom is None else max(bottom, piece.bottom)
    return inside


def _bounds(words: Sequence[Word], inside: Sequence[Piece], stretches: Sequence[tuple[float, float]]) -> list[float]:
    """Between each two head cells the middle of the widest stretch that few words stand in."""
    wide = {id(piece) for piece in inside if _covers(piece, stretches) > 1}
    spans = [(piece.start, piece.end) for piece in inside if id(piece) in wide]
    narrow = [word for word in words if not any(start <= word.start < end for start, end in spans)] or list(words)
    narrow.sort(key=lambda word: word.x0)
    bounds = []
    for (a0, a1), (b0, b1) in pairwise(stretches):
        low, high = (a0 + a1) / 2, (b0 + b1) / 2
        best, bound, reached = 0.0, (a1 + b0) / 2, low
        for word in narrow:
            if word.x1 <= low or word.x0 >= high:
                continue
            if word.x0 - reached > best:
                best, bound = word.x0 - reached, (word.x0 + reached) / 2
            reached = max(reached, word.x1)
        if high - reached > best:
            bound = (high + reached) / 2
        bounds.append(bound)
    return bounds


def _row(words: Sequence[Word], columns: Sequence[float], number: int) -> Row:
    cells: list[list[Word]] = [[] for _ in range(len(columns) - 1)]
    for word in words:
        at = bisect_right(columns, (word.x0 + word.x1) / 2) - 1
        cells[min(max(at, 0), len(cells) - 1)].append(word)
    texts: list[str | None] = [
        cell_text(cell, columns[at], columns[at + 1])[0] if cell else "" for at, cell in enumerate(cells)
    ]
    top = min((word.top for word in words), default=0.0)
    bottom = max((word.bottom for word in words), default=0.0)
    return Row(texts, number, columns[0], top, columns[-1], bottom)
