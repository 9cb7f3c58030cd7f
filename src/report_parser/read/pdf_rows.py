"""Rows that no rule parts: told by the numbers in their first column and by the room between lines."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Protocol

from report_parser.patterns import pattern_of

INDEX = pattern_of(r"(?:[IVX]{1,5}|[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}|[a-zđ]|[-+*])[.)]?$")
"""What stands alone in the column of running numbers."""
_ALIKE = 0.75
"""Room between rows is at least this share of the least room that parts two numbers."""
_NUMBERED = 2
"""More marks than this tell the row of the columns' numbers from a number that a narrow column broke."""
_GAP = 3
"""How far a number may be from the one before it."""
_LEVEL = 4.0
"""Figures nearer than this in height, in points, stand on one line."""
_WIDER = 1.4
"""And so many times the room between two lines of one row, or numbers alone tell rows."""


class Box(Protocol):
    """Something printed, between two heights."""

    @property
    def top(self) -> float: ...
    @property
    def bottom(self) -> float: ...


def find_row_edges(boxes: Sequence[Box], marks: Sequence[Box]) -> list[float]:
    """The heights between rows, outer ones included; `marks` are the rows' numbers, at least two."""
    heights = sorted((box.top, box.bottom) for box in boxes)
    ordered = sorted(marks, key=lambda mark: mark.top)
    edges = _by_room(heights, ordered) or _by_marks(heights, ordered)
    return [heights[0][0] - 1, *edges, max(bottom for _, bottom in heights) + 1]


def count_on(texts: Iterable[str]) -> bool:
    """Whether these are the numbers of rows one below another: `1`, `2`, `2.1`, `3`; not one number that a narrow
    column broke (`1.1.` over `1`, `1` over `0`).

    >>> count_on(["I", "1", "2", "II", "1"]), count_on(["1.1.", "1"])
    (True, False)
    >>> count_on(["1", "1", "1.1", "2"]), count_on(["1", "1"])  # behind the columns' own numbers
    (True, False)
    """
    before: list[int] = []
    marks = list(texts)
    # The row that numbers the columns begins with 1, as the first row of the table does.
    for text in marks[1:] if marks[:2] == ["1", "1"] and len(marks) > _NUMBERED else marks:
        if not text[0].isdigit():
            before = []
            continue
        parts = [int(part) for part in text.strip(".)").split(".")]
        if before:
            same = next((at for at, (one, other) in enumerate(zip(before, parts, strict=False)) if one != other), None)
            if same is None:
                on = len(parts) > len(before)
                rest = parts[len(before) :]
            else:
                on = 0 < parts[same] - before[same] <= _GAP
                rest = parts[same + 1 :]
            if not on or any(part != 1 for part in rest):
                return False
        before = parts
    return True


def part_figures(
    edges: Sequence[float], cells: Sequence[Sequence[Box]], figures: Sequence[Sequence[Box]]
) -> list[float]:
    """The edges, and more of them where rows without numbers of their own stand between two: each has figures in two
    columns at least (`Tổng diện tích | 2.150 | 1.180` over `- Lúa | 320 | 160`). `cells` and `figures` are the words and
    the bare numbers of each column."""
    heights = sorted((box.top, box.bottom) for cell in cells for box in cell)
    lines: list[list[tuple[float, int]]] = []
    for middle, column in sorted(((one.top + one.bottom) / 2, at) for at, cell in enumerate(figures) for one in cell):
        if lines and middle - lines[-1][0][0] < _LEVEL:
            lines[-1].append((middle, column))
        else:
            lines.append([(middle, column)])
    levels = [line[0][0] for line in lines if len({column for _, column in line}) > 1]
    rooms = _rooms(heights) if heights else []
    more: list[float] = []
    for above, below in pairwise(levels):
        between = [(low - high, (high + low) / 2) for high, low in rooms if above < high and low < below]
        if between and not any(above < edge < below for edge in edges):
            more.append(max(between)[1])
    return sorted([*edges, *more])


def find_even_rows(boxes: Sequence[Box]) -> list[float]:
    """The heights between rows without numbers, outer ones included: where the room is wider than that between lines of
    one cell. Empty where no room stands out; whether what stands between are rows is for the caller to see."""
    heights = sorted((box.top, box.bottom) for box in boxes)
    rooms = _rooms(heights)
    if not rooms:
        return []
    sizes = sorted(low - high for high, low in rooms)
    jumps = [(upper / max(lower, 0.5), upper) for lower, upper in pairwise(sizes)]
    ratio, least = max(jumps, default=(1.0, sizes[0]))
    wide = [(high + low) / 2 for high, low in rooms if ratio < _WIDER or low - high >= least]
    return [heights[0][0] - 1, *wide, max(bottom for _, bottom in heights) + 1]


def _rooms(heights: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Where nothing is printed, from the upper edge to the lower one; `heights` are sorted."""
    rooms: list[tuple[float, float]] = []
    reached = heights[0][1]
    for top, bottom in heights:
        if top > reached:
            rooms.append((reached, top))
        reached = max(reached, bottom)
    return rooms


def _by_room(heights: Sequence[tuple[float, float]], marks: Sequence[Box]) -> list[float]:
    """Rows parted by more room than lines: those without a number too. Empty where the room is the same everywhere."""
    rooms = _rooms(heights)
    middles = [(mark.top + mark.bottom) / 2 for mark in marks]
    widest = [
        max((low - high for high, low in rooms if upper < high and low < lower), default=0.0)
        for upper, lower in pairwise(middles)
    ]
    least = _ALIKE * min(widest)
    narrow = [low - high for high, low in rooms if low - high < least]
    wide = [(high + low) / 2 for high, low in rooms if low - high >= least]
    if least <= 0 or (narrow and least / _ALIKE < _WIDER * max(narrow)):
        return []
    if not narrow and len(wide) > len(marks) + 2:
        # Every line would be a row.
        return []
    return wide


def _by_marks(heights: Sequence[tuple[float, float]], marks: Sequence[Box]) -> list[float]:
    """Between two numbers at the widest room between lines, and where that is nowhere wider, right above the second one."""
    edges = [heights[0][0] - 1]
    for above, below in pairwise(marks):
        between = [(top, bottom) for top, bottom in heights if bottom > above.top and top <= below.top + 1]
        best, edge, reached = 1.0, below.top - 0.5, above.bottom
        for top, bottom in between:
            if top - reached > best + 0.5 or (top - reached > best - 0.5 and top <= below.top):
                best, edge = max(best, top - reached), (top + reached) / 2
            reached = max(reached, bottom)
        edges.append(max(edge, edges[-1]))
    return edges[1:]
