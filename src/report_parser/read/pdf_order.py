"""The order in which a page is read: from top to bottom, and where two cells stand beside each other, cell by cell.

PDFium gives lines in the order they are drawn, which is often not the order they are read: Chromium draws running
heads last, office programs draw a letterhead by rows or by cells. So the order is taken from the places alone.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from report_parser.patterns import pattern_of
from report_parser.read.pdf_lines import Piece
from report_parser.records import dataclass

LABEL = pattern_of(
    r"(?:[-–—+*•●▪➢✓\uf000-\uf0ff]|\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}[.)/]{0,2}|[IVXLC]{1,6}[.)/-]*|[a-zđ][.)])$"
)
"""A mark before a list item: with a tab after it, it stands alone but is no column."""

CELL_CUE = pattern_of(
    r"c[oộ]ng h[oòóọ]+[aàả] x[aã] h[oộ]i|đảng cộng sản việt|đ[oộ]c l[aậ]p\s*[-–]|n[oơ]i nh[aậ]n\s*:?"
    r"|c[eé]ng ho[aµ]|§éc lËp|n¬i nhËn|co[aä]äng ho|ñoäc laäp|nôi nhaän"
    r"|^(?:tm|kt|tl|tuq|q)\s*\.|^(?:phó )?ch[uủ] t[iị]ch\b|^người (?:lập|ký)|^k[yý] (?:tên|thay)",
    re.IGNORECASE,
)
"""Words of a letterhead or of a signature block (Nghị định 30/2020/NĐ-CP, Phụ lục I): these are read cell by cell."""

NARROWEST_GUTTER = 4.0
"""Points; cells of office programs have 5.4 of padding on each side."""


DEEPEST = 4
"""Cells within cells; a page that nests deeper is read from top to bottom there."""
SIGNATURE_ROOM = 9
"""Lines of empty room that a name may stand below `CHỦ TỊCH`."""
LONGEST_BLOCK = 600
"""Pieces side by side that are looked at together; a full page of two columns has some 130."""


class Placed(Protocol):
    """Anything with a place on the page: a piece of text or a table."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class Column:
    """One of two cells beside each other; `centre` is where most of its lines have their middle."""

    x0: float
    x1: float
    centre: float


Ordered = list[tuple[Placed, Column | None]]
"""In reading order; the column is None for the page's body."""


def joined_pieces(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """Pieces that follow each other on one height without a gap, joined: a raised mark parts a line in PDFium."""
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if before is not None and before.end < piece.start and _same_height(before, piece):
            gap = piece.x0 - before.x1
            if -0.5 * before.height < gap < 0.5 * max(before.height, piece.height):
                spaced = gap > 0.18 * max(before.height, piece.height) or text[piece.start - 1] in " \xa0\t"
                _join(before, piece, " " if spaced and text[before.end : piece.start].count("\n") < 2 else "")
                continue
        joined.append(piece)
    return joined


def _join(before: Piece, piece: Piece, between: str) -> None:
    before.text += between + piece.text
    before.confidences += piece.confidences
    before.end = piece.end
    before.x1 = max(before.x1, piece.x1)
    before.x0 = min(before.x0, piece.x0)
    before.top, before.bottom = min(before.top, piece.top), max(before.bottom, piece.bottom)
    before.height = max(before.height, piece.height)


def _same_height(one: Placed, other: Placed) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def by_height(items: Sequence[Placed]) -> list[list[Placed]]:
    """The items in rows from top to bottom, each row from left to right."""
    rows: list[list[Placed]] = []
    bottom = -1e9
    for item in sorted(items, key=lambda item: (item.top + item.bottom, item.x0)):
        if item.top < bottom and _same_height(rows[-1][0], item):
            rows[-1].append(item)
            rows[-1].sort(key=lambda item: item.x0)
        else:
            rows.append([item])
            bottom = item.bottom
    return rows


def in_order(items: Sequence[Placed], cells: bool, depth: int = 0) -> Ordered:
    """The items in reading order; `cells` says that the page has words of a letterhead or a signature.

    Work is linear but for sorting: each item is looked at with its near neighbours.
    """
    flat = [item for row in by_height(items) for item in row]
    ordered: Ordered = []
    at = 0
    while at < len(flat):
        first = flat[at]
        start, stop = first.x0 - NARROWEST_GUTTER, first.x1 + NARROWEST_GUTTER
        block = None
        for item in flat[at + 1 : at + 4]:
            if item.x0 >= stop or item.x1 <= start:
                block = _block(flat, at, cells and not depth) if depth < DEEPEST else None
                break
        if block is None:
            ordered.append((first, None))
            at += 1
            continue
        end, left, right = block
        while ordered and ordered[-1][1] is None and _begins(ordered[-1][0], left, right):
            right.insert(0, ordered.pop()[0])
        ordered.extend(_cells(left, right, cells, depth))
        at = end
    return ordered


def _beside(one: Placed, other: Placed, least: float) -> bool:
    """Whether two items stand beside each other: they share `least` of their height (below 0: are that near) and
    none of their width."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    if shared < least * min(one.bottom - one.top, other.bottom - other.top):
        return False
    return other.x0 - one.x1 >= NARROWEST_GUTTER or one.x0 - other.x1 >= NARROWEST_GUTTER


def _block(flat: list[Placed], at: int, cells: bool) -> tuple[int, list[Placed], list[Placed]] | None:
    """The end of the block of two columns that starts at `at`, with its left and right items; None for no block."""
    first = flat[at]
    near = flat[at + 1 : at + 4]
    other = next((item for item in near if _beside(first, item, 0.25)), None)
    if (
        other is None
        and cells
        and any(isinstance(item, Piece) and CELL_CUE.search(item.text) for item in flat[at : at + 8])
    ):
        other = next((item for item in near if _beside(first, item, -0.8)), None)
    if other is None or not isinstance(first, Piece) or not isinstance(other, Piece):
        return None
    left_end, right_start = sorted(((first.x0, first.x1), (other.x0, other.x1)))[0][1], max(first.x0, other.x0)
    left: list[Placed] = []
    right: list[Placed] = []
    end, bottom = at, first.bottom
    for item in flat[at : at + LONGEST_BLOCK]:
        if not isinstance(item, Piece) or item.top - bottom > SIGNATURE_ROOM * item.height:
            break
        if item.x0 >= left_end + NARROWEST_GUTTER and (item.x0 >= right_start or item.x1 > right_start):
            right.append(item)
            right_start = min(right_start, item.x0)
        elif item.x1 <= right_start - NARROWEST_GUTTER:
            left.append(item)
            left_end = max(left_end, item.x1)
        else:
            break
        end, bottom = end + 1, max(bottom, item.bottom)
    while end > at:
        last = flat[end - 1]
        mine, others = (left, right) if left and left[-1] is last else (right, left)
        if others and last.top < max(item.bottom for item in others[-3:]):
            break
        if len(mine) > 1 and _continues(mine[-2], last, mine is right):
            break
        mine.pop()
        end -= 1
    return (end, left, right) if left and right else None


def _continues(before: Placed, item: Placed, right: bool) -> bool:
    """Whether an item below its column's last one, with nothing beside it any more, still belongs to the column."""
    height = before.bottom - before.top
    gap = item.top - before.bottom
    centred = abs((before.x0 + before.x1) - (item.x0 + item.x1)) < 12
    if right:  # a name stands below the room for a signature
        return gap < SIGNATURE_ROOM * height and centred
    return gap < 0.9 * height and (centred or abs(before.x0 - item.x0) < 3)


def _begins(item: Placed, left: list[Placed], right: list[Placed]) -> bool:
    """Whether an item above a block is the first line of its right cell, which stood a little higher."""
    if not isinstance(item, Piece) or item.x0 < max(cell.x1 for cell in left) + NARROWEST_GUTTER:
        return False
    return _continues(item, right[0], False)


def _cells(left: list[Placed], right: list[Placed], cells: bool, depth: int) -> Ordered:
    """Cell by cell where these are cells, else row by row."""
    items = [*left, *right]
    cue = cells and any(isinstance(item, Piece) and CELL_CUE.search(item.text) for item in items)
    rows = by_height(items)
    labels = all(isinstance(item, Piece) and LABEL.match(item.text) for item in left)
    if labels or (len(left) == 1 and len(right) == 1) or (not cue and _rowwise(rows, left, right)):
        return [(item, None) for row in rows for item in _merged(row, cue)]
    middle = (max(item.x1 for item in left) + min(item.x0 for item in right)) / 2
    first = Column(min(item.x0 for item in left), middle, _centre(left))
    second = Column(middle, max(item.x1 for item in right), _centre(right))
    ordered: Ordered = [(item, column or first) for item, column in in_order(left, cells, depth + 1)]
    ordered += [(item, column or second) for item, column in in_order(right, cells, depth + 1)]
    return ordered


def median(values: Iterable[float]) -> float:
    """The middle one, or the mean of the two in the middle; `statistics` takes 10 ms to import."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _centre(items: list[Placed]) -> float:
    return median((item.x0 + item.x1) / 2 for item in items)


def _rowwise(rows: list[list[Placed]], left: list[Placed], right: list[Placed]) -> bool:
    """Whether most rows hold both sides on one height, as in a list of names and figures, and are not full prose."""
    both = sum(1 for row in rows if len(row) > 1)
    if both < 0.8 * len(rows):
        return False
    width = max(item.x1 for item in right) - min(item.x0 for item in right)
    full = sum(1 for item in right if item.x1 - item.x0 > 0.8 * width)
    return len(rows) < 4 or full < 0.5 * len(right)


def _merged(row: list[Placed], cue: bool) -> list[Placed]:
    """One row's pieces as one, unless they are two cells of a letterhead."""
    if cue and len(row) > 1:
        return row
    merged: list[Placed] = []
    for item in row:
        if merged and isinstance(item, Piece) and isinstance(merged[-1], Piece):
            _join(merged[-1], item, " ")
        else:
            merged.append(item)
    return merged
