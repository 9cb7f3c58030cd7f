"""One scanned page read whole: lines of text as pieces, ruled tables as cells, each word with its confidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from itertools import groupby, pairwise
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

from report_parser.read.ocr import PAGE_SECONDS, WHOLE_PAGE, OcrWord, recognise
from report_parser.read.ocr_image import find_rules, find_skew, threshold, turned, whitened, without
from report_parser.read.ocr_table import pixels, read_table
from report_parser.read.pdf_cells import find_grids
from report_parser.read.pdf_lines import Piece
from report_parser.read.pdf_rules import Rules
from report_parser.read.pdf_tables import TableArea
from report_parser.records import dataclass

if TYPE_CHECKING:
    from report_parser.read.ocr_image import Grey

LEAST_INK = 3
"""Dots of ink in a row or column that holds more than specks."""
MARGIN_INCHES = 0.2
WIDE_GAP = 1.3
"""Words further apart than this many times their line's height stand in different columns."""


@dataclass(slots=True)
class ScannedPage:
    """What was read of a scan, in points of a page of `width` and `height`; `skew` is how far it had been turned."""

    width: float
    height: float
    pieces: list[Piece]
    tables: list[TableArea] = field(default_factory=list)
    skew: float = 0.0


def read_scan(grey: Grey, dots_per_inch: float, number: int, most_cells: int, until: float = inf) -> ScannedPage:
    """Read the picture of page `number`, done by `until` (`time.monotonic`) and within PAGE_SECONDS.

    Raises MissingDependencyError, TimedOutError or CrashedError.
    """
    until = min(until, monotonic() + PAGE_SECONDS)
    skew = find_skew(grey)
    if abs(skew) >= 0.08:
        grey = turned(grey, skew)
    scale = 72.0 / dots_per_inch
    across, down, ink = find_rules(grey, dots_per_inch)
    rules = Rules(
        [(rule.place * scale, rule.start * scale, rule.end * scale) for rule in across],
        [(rule.place * scale, rule.start * scale, rule.end * scale) for rule in down],
    )
    grids = find_grids(rules, most_cells)
    clean = without(whitened(grey), ink)
    tables = [read_table(grid, clean, dots_per_inch, number, until) for grid in grids]
    for grid in grids:
        clean[pixels(grid.top, scale) : pixels(grid.bottom, scale), pixels(grid.x0, scale) : pixels(grid.x1, scale)] = (
            255
        )
    words = _words_of(clean, dots_per_inch, until)
    pieces = [piece for line in _lines(words) for piece in _pieces(line, scale)]
    return ScannedPage(grey.shape[1] * scale, grey.shape[0] * scale, pieces, tables, skew)


def _words_of(grey: Grey, dots_per_inch: float, until: float) -> list[OcrWord]:
    """The words of a page whose tables were taken out; only the part that holds ink is given to Tesseract."""
    import numpy as np

    ink = grey < threshold(grey)
    rows, columns = (np.nonzero(ink.sum(axis=axis) >= LEAST_INK)[0] for axis in (1, 0))
    if not len(rows) or not len(columns):
        return []
    margin = round(MARGIN_INCHES * dots_per_inch)
    top, x0 = max(0, int(rows[0]) - margin), max(0, int(columns[0]) - margin)
    part = grey[top : int(rows[-1]) + margin, x0 : int(columns[-1]) + margin]
    words = recognise(part, dots_per_inch, WHOLE_PAGE, until)
    for word in words:
        word.x0, word.x1, word.top, word.bottom = word.x0 + x0, word.x1 + x0, word.top + top, word.bottom + top
    return words


def _lines(words: Iterable[OcrWord]) -> Iterable[list[OcrWord]]:
    """Tesseract's lines, without the specks that it took for marks."""
    for _, line in groupby(words, key=lambda word: word.line):
        kept = [word for word in line if word.confidence >= 15 or any(letter.isalnum() for letter in word.text)]
        if kept:
            yield kept


def _pieces(line: list[OcrWord], scale: float) -> Iterable[Piece]:
    """The line, parted at gaps between columns."""
    line.sort(key=lambda word: word.x0)
    height = max(word.bottom for word in line) - min(word.top for word in line)
    gaps = sorted(after.x0 - before.x1 for before, after in pairwise(line))
    usual = gaps[len(gaps) // 5] if len(gaps) > 3 else 0.0
    part = [line[0]]
    for before, after in pairwise(line):
        gap = after.x0 - before.x1
        if gap > WIDE_GAP * height and gap > 2.2 * usual:
            yield _piece(part, scale)
            part = []
        part.append(after)
    yield _piece(part, scale)


def _piece(words: Sequence[OcrWord], scale: float) -> Piece:
    piece = Piece(
        " ".join(word.text for word in words),
        0,
        0,
        min(word.x0 for word in words) * scale,
        min(word.top for word in words) * scale,
        max(word.x1 for word in words) * scale,
        max(word.bottom for word in words) * scale,
    )
    piece.confidences = tuple(word.confidence for word in words for _ in word.text.split())
    return piece
