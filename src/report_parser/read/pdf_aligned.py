"""Tables without rules: columns told from a head row that begins with TT or STT, and from the room between words.

A best effort: where the words do not fit the columns, the lines stay lines, and no text is ever dropped.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from report_parser.model import Origin
from report_parser.patterns import pattern_of
from report_parser.read.grid import Cell, Row, is_frame
from report_parser.read.pdf_lines import Piece
from report_parser.read.pdf_pdfium import Page
from report_parser.read.pdf_rows import INDEX, find_row_edges
from report_parser.read.pdf_tables import Row as AreaRow
from report_parser.read.pdf_tables import TableArea, Word, cell_text, part_of, piece_words
from report_parser.records import dataclass

HEAD_CELL = pattern_of(r"(?:s\s?[ốố]?\s?)?t\.?\s?t\.?$", re.IGNORECASE)
PART = pattern_of(r"[0-9]{1,2}\.[0-9]{1,2}\.?$")
LEAST_COLUMNS = 3
LEAST_ROWS = 2
CELL_GAP = 0.7
"""Of a piece's height: what parts two cells; a space is a quarter of it, and lines of a table are seldom justified."""
MOST_WORDS = 20_000


@dataclass(slots=True)
class Columns:
    """The head cells' stretches from left to right, and whether the table went on to its page's end."""

    stretches: list[tuple[float, float]]


def read_aligned(
    page: Page, number: int, pieces: Sequence[Piece], before: Columns | None, levels: Sequence[float] = ()
) -> tuple[TableArea | None, list[Piece], Columns | None]:
    """The page's table without rules if it has one, the pieces outside, and its columns if it may go on overleaf.

    `levels` are the heights of rules over the page's width, sorted: a table may be ruled between its rows only.
    """
    if not any(HEAD_CELL.match(piece.text.split(" ", 1)[0]) for piece in pieces) and before is None:
        return None, list(pieces), None
    parts = {id(piece): _parts(page, piece) for piece in pieces if piece.layer == "body"}
    body = sorted((part for some in parts.values() for part in some), key=lambda piece: (piece.top, piece.x0))
    head = _head(body, levels)
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
    bounds = _bounds(inside, stretches)
    marks = [word for word in words if word.x1 <= bounds[0] + 1 and INDEX.match(word.text)]
    x0, x1 = min(piece.x0 for piece in inside + head), max(piece.x1 for piece in inside + head)
    columns = [x0, *bounds, x1]
    at, parts_of = find_criterion_parts(words, columns, marks)
    begun = [*marks, *(part for some in parts_of.values() for part in some)]
    if len(begun) < LEAST_ROWS:
        return None, list(pieces), None
    last = max(mark.top for mark in begun)
    after = min((p.top for p in inside if p.top > last + 1 and p.x0 < bounds[0] < p.x1 - 5), default=None)
    if after is not None:  # text under the table that begins where the numbers stand
        inside = [piece for piece in inside if piece.top < after - 1]
        words = [word for word in words if word.top < after - 1]
    top, low = min(piece.top for piece in inside), max(piece.bottom for piece in inside)
    between = [level for level in levels if top < level < low]
    ruled = len(between) + 1 >= len(marks)
    if not parts_of:
        edges = [top - 1, *between, low + 1] if ruled else find_row_edges(inside, marks)
    else:
        edges = _edges_of_parts([top - 1, *between, low + 1] if ruled else [], words, columns[at], marks, parts_of)
    rows = []
    if head:
        rows.append(_row([word for piece in head for word in piece_words(page, piece)], columns, number))
    first_of = _first_rows(edges, parts_of)
    held: list[list[Word]] = [[] for _ in range(len(edges) - 1)]
    for word in words:
        row = min(max(bisect_right(edges, (word.top + word.bottom) / 2) - 1, 0), len(held) - 1)
        # Number and name of a criterion stand beside the middle of its parts.
        held[first_of.get(row, row) if (word.x0 + word.x1) / 2 < columns[at] else row].append(word)
    for place, words_of in enumerate(held):
        rows.append(_row(words_of, columns, number))
        if first_of.get(place, place) < place:
            rows[-1].cells[:at] = [None] * at
    area = TableArea(columns, rows, x0, min(row.top for row in rows), x1, max(row.bottom for row in rows), aligned=True)
    taken = {id(piece) for piece in (*inside, *head)}
    open_below = not any(piece.top > area.bottom for piece in body if id(piece) not in taken)
    rest: list[Piece] = []
    for piece in pieces:
        left = [part for part in parts.get(id(piece), [piece]) if id(part) not in taken]
        rest += [piece] if len(left) == len(parts.get(id(piece), [piece])) else left
    return area, rest, Columns(stretches) if open_below else None


def find_criterion_parts(
    words: Sequence[Word], columns: Sequence[float], marks: Sequence[Word]
) -> tuple[int, dict[str, list[Word]]]:
    """The column whose cells begin with the parts of the rows' numbers, `1.1.` and `1.2.` beside `1`, and these by number.

    Only numbers with several parts are given, and those whose first parts stand on the page before; empty where there are none.
    """
    numbers = {mark.text.rstrip(".)") for mark in marks}
    starts = sorted((word for word in words if PART.match(word.text)), key=lambda word: word.top)
    found: dict[int, dict[str, list[Word]]] = {}
    for word in starts:
        at = bisect_right(columns, (word.x0 + word.x1) / 2) - 1
        whole = word.text.partition(".")[0]
        if 0 < at < len(columns) - 1:
            found.setdefault(at, {}).setdefault(whole, []).append(word)
    if not found:
        return 0, {}
    at, parts = max(found.items(), key=lambda item: sum(map(len, item[1].values())))
    left = min(word.x0 for some in parts.values() for word in some)
    several = {
        whole: some
        for whole, some in parts.items()
        if all(word.x0 < left + word.bottom - word.top for word in some)
        and (
            (len(some) > 1 and whole in numbers and _counts_up(some, 1))
            or (whole not in numbers and _counts_up(some, 0))
        )
    }
    return (at, several) if any(whole in numbers or len(some) > 1 for whole, some in several.items()) else (0, {})


def _counts_up(parts: Sequence[Word], first: int) -> bool:
    """Whether the parts are numbered one after the other, from `first`; 0: from any but 1, above all marks."""
    numbers = [int(word.text.rstrip(".").split(".")[1]) for word in parts]
    begin = first or numbers[0]
    return (first == 1 or begin > 1) and numbers == list(range(begin, begin + len(numbers)))


def _edges_of_parts(
    bands: list[float], words: Sequence[Word], left: float, marks: Sequence[Word], parts_of: dict[str, list[Word]]
) -> list[float]:
    """The heights between rows where criteria have parts; `bands` are the heights of rules, where there are any."""
    right = [word for word in words if (word.x0 + word.x1) / 2 >= left]
    alone = [mark for mark in marks if mark.text.rstrip(".)") not in parts_of]
    rows = sorted([*alone, *(part for parts in parts_of.values() for part in parts)], key=lambda row: row.top)
    if not bands:
        return find_row_edges([*right, *alone], rows)
    edges = list(bands)
    for top, low in pairwise(bands):
        inner = [row for row in rows if top <= (row.top + row.bottom) / 2 < low]
        if len(inner) > 1:
            edges += find_row_edges([word for word in right if top <= (word.top + word.bottom) / 2 < low], inner)[1:-1]
    return sorted(edges)


def _first_rows(edges: Sequence[float], parts_of: dict[str, list[Word]]) -> dict[int, int]:
    """The row of each criterion's first part, by the rows of its parts."""
    found: dict[int, int] = {}
    for parts in parts_of.values():
        places = [bisect_right(edges, (word.top + word.bottom) / 2) - 1 for word in parts]
        found.update(dict.fromkeys(range(places[0], places[-1] + 1), places[0]))
    return found


def _parts(page: Page, piece: Piece) -> list[Piece]:
    """A piece parted at its gaps: a row of figures has none but wide ones, so that nothing told them from spaces."""
    cuts = [
        (one.end, other.start)
        for one, other in pairwise(piece_words(page, piece))
        if other.x0 - one.x1 > CELL_GAP * piece.height
    ]
    if not cuts:
        return [piece]
    starts, ends = [piece.start, *(start for _, start in cuts)], [*(end for end, _ in cuts), piece.end]
    found = [part_of(page, start, end) for start, end in zip(starts, ends, strict=True)]
    for part in found:
        part.font, part.layer = piece.font, piece.layer
    return found


def _head(body: Sequence[Piece], levels: Sequence[float]) -> list[Piece]:
    """The head row's pieces: those between the two rules around a TT cell; without rules those beside it, and, in
    heads of several lines, those right above and below them."""
    first = next((piece for piece in body if HEAD_CELL.match(piece.text)), None)
    if first is None:
        return []
    middle = (first.top + first.bottom) / 2
    at = bisect_right(levels, middle)
    if 0 < at < len(levels):
        head = [piece for piece in body if levels[at - 1] <= (piece.top + piece.bottom) / 2 < levels[at]]
        return head if len(head) >= LEAST_COLUMNS else []
    bold = "Bold" in first.font
    reach = (2.5 if bold else 0.8) * first.height
    floor = min(
        (piece.top for piece in body if piece.top > first.bottom - 1 and piece.x0 < first.x1 and _is_mark(piece)),
        default=first.bottom + 3 * first.height,
    )
    near = [
        piece
        for piece in body
        if piece.x0 > first.x1 - 1 and ("Bold" in piece.font) == bold and piece.top < floor - 0.3 * first.height
    ]
    head = [first, *(piece for piece in near if abs((piece.top + piece.bottom) / 2 - middle) <= reach)]
    if len(head) < LEAST_COLUMNS:
        return []
    low = max(piece.bottom for piece in head)
    for piece in near:
        # One more line of a head, under another of its own column.
        over = [one for one in head if one.x0 < piece.x1 and piece.x0 < one.x1]
        if piece not in head and len(over) == 1 and -1 < piece.top - over[0].bottom < 0.45 * first.height:
            head.append(piece)
    return head if max(piece.bottom for piece in head) < low + 3 * first.height else []


def _is_mark(piece: Piece) -> bool:
    return INDEX.match(piece.text.split(" ", 1)[0]) is not None


def _stretches(head: Sequence[Piece]) -> list[tuple[float, float]]:
    """The head's columns: pieces one below another are one cell."""
    merged: list[tuple[float, float]] = []
    for x0, x1 in sorted((piece.x0, piece.x1) for piece in head):
        if merged and x0 < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(x1, merged[-1][1]))
        else:
            merged.append((x0, x1))
    return merged


def _begins_left(piece: Piece, stretches: Sequence[tuple[float, float]]) -> bool:
    """Whether a piece runs from the numbers' column into the next one: a heading, not a row."""
    return piece.x0 < stretches[0][1] and piece.x1 > stretches[0][1] + piece.height


def _covers(piece: Piece, stretches: Sequence[tuple[float, float]]) -> int:
    """How many head cells a piece stands under, each at least by half."""
    return sum(min(piece.x1, x1) - max(piece.x0, x0) > 0.5 * (x1 - x0) for x0, x1 in stretches)


def _inside(below: Sequence[Piece], stretches: Sequence[tuple[float, float]]) -> list[Piece]:
    """The pieces under the head, down to the first that runs under most of it or stands far below the others."""
    inside: list[Piece] = []
    bottom = None
    for piece in below:
        if _covers(piece, stretches) > max(2, len(stretches) // 2) or is_frame([Row([Cell.of(piece.text)], Origin())]):
            break
        if bottom is not None and piece.top - bottom > 4 * piece.height:
            break
        if HEAD_CELL.match(piece.text) and piece.x0 < stretches[1][0]:
            # The next table's head, and its title above.
            high, beside = piece.top - 4 * piece.height, piece.top - 0.8 * piece.height
            return [one for one in inside if one.top < high or (one.top < beside and not _begins_left(one, stretches))]
        inside.append(piece)
        bottom = piece.bottom if bottom is None else max(bottom, piece.bottom)
    return inside


def _bounds(pieces: Sequence[Piece], stretches: Sequence[tuple[float, float]]) -> list[float]:
    """Between each two head cells the middle of the widest stretch that the fewest pieces run over."""
    spans = sorted((piece.x0, piece.x1) for piece in pieces)
    bounds = []
    for (a0, a1), (b0, b1) in pairwise(stretches):
        low, high = (a0 + a1) / 2, (b0 + b1) / 2
        turns = sorted(
            [(max(x0, low), 1) for x0, x1 in spans if x0 < high and x1 > low]
            + [(min(x1, high), -1) for x0, x1 in spans if x0 < high and x1 > low]
            # The heads themselves are not cut.
            + [(low, len(spans)), (min(a1, high), -len(spans)), (max(b0, low), len(spans)), (high, -len(spans))]
        )
        over, best = 0, (len(spans) * 3, 0.0, (a1 + b0) / 2)
        for (x, step), (after, _) in pairwise(turns):
            over += step
            if after > x:
                best = min(best, (over, x - after, (x + after) / 2))
        bounds.append(best[2])
    return bounds


def _row(words: Sequence[Word], columns: Sequence[float], number: int) -> AreaRow:
    cells: list[list[Word]] = [[] for _ in range(len(columns) - 1)]
    for word in words:
        at = bisect_right(columns, (word.x0 + word.x1) / 2) - 1
        cells[min(max(at, 0), len(cells) - 1)].append(word)
    texts: list[str | None] = [
        cell_text(cell, columns[at], columns[at + 1])[0] if cell else "" for at, cell in enumerate(cells)
    ]
    top = min((word.top for word in words), default=0.0)
    bottom = max((word.bottom for word in words), default=0.0)
    return AreaRow(texts, number, columns[0], top, columns[-1], bottom)
