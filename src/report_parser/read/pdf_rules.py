"""The ruled lines drawn on a PDF page, taken from PDFium's path objects without rendering anything.

Programs draw a table's rules as lines (LibreOffice), as thin filled rectangles (Word, Chromium), as one rectangle a
cell, or all in one path. Shading (a filled area without a stroke) is no rule.
"""

import ctypes
from collections.abc import Callable
from dataclasses import field

from report_parser.read.pdf_pdfium import FORM_OBJECT, PATH_OBJECT, Box, Handle, MatrixF, Page, pdfium
from report_parser.records import dataclass

THICKEST = 3.0
"""Points; a bar thicker than this is no rule."""
SHORTEST = 4.0
SAMPLE_STEP = 4
"""Each object asked after costs as much as a letter; every fourth one is looked at to see whether a page holds paths
at all. The rules of even a small table are drawn in runs longer than that."""
DEEPEST = 4

MOVE, LINE, CURVE = 2, 0, 1


@dataclass(slots=True)
class Rules:
    """Rules as (y, x0, x1) and (x, top, bottom), from the page's top left; `cut` when there were too many to take."""

    across: list[tuple[float, float, float]] = field(default_factory=list)
    down: list[tuple[float, float, float]] = field(default_factory=list)
    cut: bool = False

    def add(self, box: Box) -> bool:
        """Take a thin box as a rule; False where it is not thin."""
        x0, top, x1, bottom = box
        width, height = x1 - x0, bottom - top
        if height <= THICKEST and width > height:
            if width >= SHORTEST:
                self.across.append(((top + bottom) / 2, x0, x1))
            return True
        if width <= THICKEST:
            if height >= SHORTEST:
                self.down.append(((x0 + x1) / 2, top, bottom))
            return True
        return False


def find_levels(rules: Rules, width: float) -> list[float]:
    """The heights, sorted, at which rules run over more than half of a page so wide; those cut at columns are joined."""
    levels: list[float] = []
    ruled = reached = 0.0
    for y, x0, x1 in sorted((round(y), x0, x1) for y, x0, x1 in rules.across):
        if not levels or y - levels[-1] > THICKEST:
            if levels and ruled < width / 2:
                levels.pop()
            levels.append(y)
            ruled, reached = 0.0, x0
        ruled += max(0.0, x1 - max(x0, reached))
        reached = max(reached, x1)
    if levels and ruled < width / 2:
        levels.pop()
    return levels


def find_rules(page: Page, most: int) -> Rules | None:
    """The page's rules; None where it draws none. At most `most` paths are taken."""
    f = pdfium()
    count = f.FPDFPage_CountObjects(page.handle)
    others = count - f.FPDFText_CountRects(page.text_handle, 0, -1)
    if others < 4 or not _draws(page, count):
        return None
    finder = _Finder(page, most)
    finder.take(page.handle, count, f.FPDFPage_GetObject, None, 0)
    return finder.rules


def _draws(page: Page, count: int) -> bool:
    """Whether the page has paths or forms, as far as a sample shows."""
    f = pdfium()
    get, kind, handle = f.FPDFPage_GetObject, f.FPDFPageObj_GetType, page.handle
    sample = range(count) if count < 60 else (*range(8), *range(8, count - 8, SAMPLE_STEP), *range(count - 8, count))
    return any(kind(get(handle, index)) in (PATH_OBJECT, FORM_OBJECT) for index in sample)


Matrix = tuple[float, float, float, float, float, float]


class _Finder:
    def __init__(self, page: Page, most: int) -> None:
        self.page, self.left = page, most
        self.rules = Rules()
        self.f = pdfium()
        self.floats = (ctypes.c_float * 4)()
        self.at = [ctypes.byref(self.floats, 4 * index) for index in range(4)]
        self.fill, self.stroke = ctypes.c_int(), ctypes.c_int()
        self.matrix = MatrixF()

    def take(
        self, holder: Handle, count: int, get: Callable[[Handle, int], Handle], matrix: Matrix | None, depth: int
    ) -> None:
        """The rules among the objects of a page or of a form, whose `matrix` brings its space to the page's."""
        kind_of, bounds, floats, at = self.f.FPDFPageObj_GetType, self.f.FPDFPageObj_GetBounds, self.floats, self.at
        add, place = self.rules.add, self.page.place
        for index in range(count):
            item = get(holder, index)
            kind = kind_of(item)
            if kind == PATH_OBJECT:
                self.left -= 1
                if self.left < 0:
                    self.rules.cut = True
                    return
                if not bounds(item, *at):
                    continue
                left, bottom, right, top = floats
                if matrix is not None:
                    left, bottom, right, top = _moved_box(matrix, left, bottom, right, top)
                if not add(place(left, bottom, right, top)):
                    self.outline(item, matrix, (left, bottom, right, top))
            elif (
                kind == FORM_OBJECT
                and depth < DEEPEST
                and self.f.FPDFPageObj_GetMatrix(item, ctypes.byref(self.matrix))
            ):
                inner = tuple(getattr(self.matrix, name) for name in "abcdef")
                both = _product(inner, matrix) if matrix else inner
                self.take(item, self.f.FPDFFormObj_CountObjects(item), self.f.FPDFFormObj_GetObject, both, depth + 1)

    def outline(self, path: Handle, matrix: Matrix | None, box: Box) -> None:
        """The upright and level strokes of a path that is no thin bar itself; `box` holds them all."""
        f = self.f
        f.FPDFPath_GetDrawMode(path, ctypes.byref(self.fill), ctypes.byref(self.stroke))
        segments = f.FPDFPath_CountSegments(path)
        if not self.stroke.value and segments <= 5:
            return
        if segments == 5 and matrix is None:  # nearly always a rectangle, and its box is known
            left, bottom, right, top = box
            for edge in ((left, top, right, top), (left, bottom, right, bottom)):
                self.rules.add(self.page.place(edge[0], edge[1], edge[2], edge[3]))
            for edge in ((left, bottom, left, top), (right, bottom, right, top)):
                self.rules.add(self.page.place(edge[0], edge[1], edge[2], edge[3]))
            return
        f.FPDFPageObj_GetMatrix(path, ctypes.byref(self.matrix))
        own: Matrix = tuple(getattr(self.matrix, name) for name in "abcdef")
        if matrix is not None:
            own = _product(own, matrix)
        x, y = self.at[0], self.at[1]
        start = before = (0.0, 0.0)
        for index in range(segments):
            self.left -= 1
            if self.left < 0:
                self.rules.cut = True
                return
            segment = f.FPDFPath_GetPathSegment(path, index)
            f.FPDFPathSegment_GetPoint(segment, x, y)
            point = _moved(own, self.floats[0], self.floats[1])
            kind = f.FPDFPathSegment_GetType(segment)
            if kind == MOVE:
                start = point
            elif kind == LINE:
                self.straight(before, point)
            if f.FPDFPathSegment_GetClose(segment):
                self.straight(point, start)
            before = point

    def straight(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        if abs(one[0] - other[0]) < 1 or abs(one[1] - other[1]) < 1:
            self.rules.add(
                self.page.place(
                    min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
                )
            )


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _moved_box(matrix: Matrix, left: float, bottom: float, right: float, top: float) -> Box:
    x0, y0 = _moved(matrix, left, bottom)
    x1, y1 = _moved(matrix, right, top)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    """First `inner`, then `outer`."""
    a, b, c, d, e, f = inner
    e, f = _moved(outer, e, f)
    oa, ob, oc, od, _, _ = outer
    return a * oa + b * oc, a * ob + b * od, c * oa + d * oc, c * ob + d * od, e, f
