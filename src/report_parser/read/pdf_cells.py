"""From ruled lines to cells: which rules belong together, the grid they span, and the cells they leave open."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from report_parser.read.pdf_rules import Rules
from report_parser.records import dataclass

SNAP = 4.0
"""Rules nearer than this, in points, are one: no row or column is that narrow, and neighbours' borders lie beside
each other."""
REACH = 3.0
"""How far a rule may end from the one it meets."""
MOST_MEETINGS = 2_000_000
"""Pairs of rules that are tried; far more than any table has, so that a page of scribble costs no time."""


@dataclass(slots=True)
class CellGrid:
    """A ruled table on one page: column edges from left to right, row edges from top to bottom, and for each place
    (row, column) the number of the cell that holds it. Cells are numbered by their first place in reading order."""

    columns: list[float]
    rows: list[float]
    owner: list[list[int]]

    @property
    def x0(self) -> float:
        return self.columns[0]

    @property
    def x1(self) -> float:
        return self.columns[-1]

    @property
    def top(self) -> float:
        return self.rows[0]

    @property
    def bottom(self) -> float:
        return self.rows[-1]

    def right_edges(self) -> dict[int, float]:
        """Where each cell ends on the right."""
        return {cell: self.columns[column + 1] for owners in self.owner for column, cell in enumerate(owners)}

    def places(self) -> dict[int, tuple[int, int]]:
        """Where each cell starts."""
        first: dict[int, tuple[int, int]] = {}
        for row, owners in enumerate(self.owner):
            for column, cell in enumerate(owners):
                first.setdefault(cell, (row, column))
        return first


Interval = tuple[float, float, float]


def find_grids(rules: Rules, most_cells: int) -> list[CellGrid]:
    """The tables that rules make, from top to bottom; a box without inner rules is none, nor is one inside another."""
    across = _straightened(rules.across)
    down = _straightened(rules.down)
    grids: list[CellGrid] = []
    for lines_across, lines_down in _connected(across, down):
        grid = _grid(lines_across, lines_down, most_cells)
        if grid is not None and len({cell for owners in grid.owner for cell in owners}) > 1:
            grids.append(grid)
    grids.sort(key=lambda grid: (grid.top, grid.x0))
    return [grid for grid in grids if not any(_inside(grid, other) for other in grids if other is not grid)]


def _inside(grid: CellGrid, other: CellGrid) -> bool:
    return (
        other.x0 <= grid.x0 + SNAP
        and grid.x1 <= other.x1 + SNAP
        and other.top <= grid.top + SNAP
        and grid.bottom <= other.bottom + SNAP
        and (other.x1 - other.x0) * (other.bottom - other.top) > (grid.x1 - grid.x0) * (grid.bottom - grid.top)
    )


def _straightened(lines: Iterable[Interval]) -> list[Interval]:
    """Rules at nearly one place brought to it, and those that touch there joined; sorted by place."""
    straight: list[Interval] = []
    band: list[Interval] = []
    for line in sorted(lines):
        if band and line[0] - band[0][0] > SNAP:
            straight.extend(_joined(band))
            band = []
        band.append(line)
    straight.extend(_joined(band))
    return straight


def _joined(band: list[Interval]) -> list[Interval]:
    joined: list[Interval] = []
    if band:
        place = band[len(band) // 2][0]
        for _, start, end in sorted(band, key=lambda line: line[1]):
            if joined and start <= joined[-1][2] + REACH:
                joined[-1] = (place, joined[-1][1], max(end, joined[-1][2]))
            else:
                joined.append((place, start, end))
    return joined


def _connected(across: list[Interval], down: list[Interval]) -> list[tuple[list[Interval], list[Interval]]]:
    """Groups of rules that meet."""
    parent = list(range(len(across) + len(down)))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    heights = [line[0] for line in across]
    tries = 0
    for number, (x, top, bottom) in enumerate(down, len(across)):
        first, last = bisect_left(heights, top - REACH), bisect_right(heights, bottom + REACH)
        tries += last - first
        if tries > MOST_MEETINGS:
            return []
        for index in range(first, last):
            if across[index][1] - REACH <= x <= across[index][2] + REACH:
                parent[root(number)] = root(index)
    groups: dict[int, tuple[list[Interval], list[Interval]]] = {}
    for index, line in enumerate(across):
        groups.setdefault(root(index), ([], []))[0].append(line)
    for index, line in enumerate(down, len(across)):
        groups.setdefault(root(index), ([], []))[1].append(line)
    return [group for group in groups.values() if len(group[0]) > 1 and group[1]]


def _edges(places: Iterable[float], ends: tuple[float, float]) -> list[float]:
    """Distinct places in order, and the outer ends where no rule stands there: an open side of the table."""
    edges = sorted(set(places))
    if ends[0] < edges[0] - 2 * SNAP:
        edges.insert(0, ends[0])
    if ends[1] > edges[-1] + 2 * SNAP:
        edges.append(ends[1])
    return edges


def _grid(across: list[Interval], down: list[Interval], most_cells: int) -> CellGrid | None:
    columns = _edges((x for x, _, _ in down), (min(line[1] for line in across), max(line[2] for line in across)))
    rows = _edges((y for y, _, _ in across), (min(line[1] for line in down), max(line[2] for line in down)))
    wide, high = len(columns) - 1, len(rows) - 1
    if wide < 1 or high < 1 or wide * high > most_cells:
        return None
    walls = _covered(down, columns, rows)
    floors = _covered(across, rows, columns)
    owner = [[-1] * wide for _ in range(high)]
    number = 0
    for row in range(high):
        for column in range(wide):
            if owner[row][column] < 0:
                _claim(owner, row, column, number, walls, floors)
                number += 1
    return CellGrid(columns, rows, owner)


def _covered(lines: Sequence[Interval], places: list[float], edges: list[float]) -> set[tuple[int, int]]:
    """(place, band) wherever a rule at that place runs along the middle of the band between two edges."""
    middles = [(one + other) / 2 for one, other in pairwise(edges)]
    covered = set()
    for place, start, end in lines:
        at = bisect_left(places, place)
        for band in range(bisect_left(middles, start), bisect_right(middles, end)):
            covered.add((at, band))
    return covered


def _claim(
    owner: list[list[int]],
    row: int,
    column: int,
    number: int,
    walls: set[tuple[int, int]],
    floors: set[tuple[int, int]],
) -> None:
    """Give a cell's number to the rectangle of places that no rule parts, growing it right and then down."""
    wide, high = len(owner[0]), len(owner)
    end = column + 1
    while end < wide and owner[row][end] < 0 and (end, row) not in walls:
        end += 1
    low = row + 1
    while (
        low < high
        and all(owner[low][at] < 0 and (low, at) not in floors for at in range(column, end))
        and not any((at, low) in walls for at in range(column + 1, end))
    ):
        low += 1
    for down in range(row, low):
        for at in range(column, end):
            owner[down][at] = number
