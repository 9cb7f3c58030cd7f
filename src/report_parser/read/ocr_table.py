"""A scanned table read cell by cell.

Tesseract takes rules for letters and reads across cells. So a table's rules are taken out, its cells cut apart and set
one below another on a long strip, which is read as a single column; where a word stands in the strip tells its cell.
Figures are read twice more, and the reading that is best formed and oftenest counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import field
from itertools import groupby
from typing import TYPE_CHECKING

from report_parser.patterns import pattern_of
from report_parser.read.ocr import ONE_BLOCK, OcrWord, recognise
from report_parser.read.ocr_image import threshold
from report_parser.read.pdf_cells import CellGrid
from report_parser.read.pdf_tables import Row, TableArea, joined_lines
from report_parser.records import dataclass

if TYPE_CHECKING:
    from report_parser.read.ocr_image import Grey

LONGEST_STRIP = 12_000
"""Pixels; Tesseract takes up to 32,767."""
BETWEEN_CELLS, AROUND = 36, 40
LEAST_INK = 40
INSIDE_X, INSIDE_Y = 9, 4
"""Dots from a rule to where its cell begins: what a rule leaves behind is kept out. Office programs set text 22 dots from
the upright rules and close to the level ones."""
SECOND_SCALE = 0.7
"""Figures are read again at this size, so that an error of one reading is not repeated in the other."""


NUMBER = r"(?:[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?|[0-9]{1,2}\.[0-9]{1,2})"
FIGURE = pattern_of(rf"[≥≤<>~]?\s?(?P<part>{NUMBER})(?:\s?/\s?(?P<whole>{NUMBER}))?\s?(?P<share>[%‰])?$")
INDEX = pattern_of(r"(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}\.?|[IVX]{1,5}\.?|[a-zđ]\)?)$")
POINT = pattern_of(r"(?<=[0-9])\.(?=[0-9])")
LOOKS_LIKE_FIGURE = pattern_of(r"[^\w]{0,3}(?=[^0-9]{0,3}[0-9])[0-9OoQlISsAGZzB.,/%:;\s\u2044]{1,24}[%‰]?$")
AT_LEAST = pattern_of(r"[>›»]\s?[=/›_-]?(?=\s?[0-9])")


@dataclass(slots=True)
class _Cell:
    """A cut-out cell: its number in the grid, its ink, where it stands in the strip, and what was read there."""

    cell: int
    column: int
    ink: Grey
    top: int = 0
    words: list[OcrWord] = field(default_factory=list)
    again: list[OcrWord] = field(default_factory=list)
    third: list[OcrWord] = field(default_factory=list)


def read_table(grid: CellGrid, grey: Grey, dots_per_inch: float, number: int, until: float) -> TableArea:
    """The table of page `number`, from the page's whitened picture without rules. Raises as `recognise`."""
    cells = _cut(grid, grey, 72.0 / dots_per_inch)
    for cell, words in _read_strips(cells, dots_per_inch, until):
        cell.words = words
    figures = _figure_cells(cells)
    for cell, words in _read_strips(figures, dots_per_inch, until, SECOND_SCALE, figures=True):
        cell.again = words
    doubtful = [cell for cell in figures if _text(cell.words) != _text(cell.again)]
    for cell, words in _read_strips(doubtful, dots_per_inch, until, SECOND_SCALE):
        cell.third = words
    read = {cell.cell: _settled(cell) for cell in cells}
    starts = grid.places()
    rows = []
    for at, owners in enumerate(grid.owner):
        texts: list[str | None] = []
        confidences: list[int] = []
        for column, owner in enumerate(owners):
            if starts[owner] != (at, column):
                texts.append(None)
                continue
            text, sure = read.get(owner, ("", ()))
            texts.append(text)
            confidences.extend(sure)
        row = Row(texts, number, grid.x0, grid.rows[at], grid.x1, grid.rows[at + 1])
        row.confidences = tuple(confidences)
        rows.append(row)
    return TableArea(grid.columns, rows, grid.x0, grid.top, grid.x1, grid.bottom)


def _cut(grid: CellGrid, grey: Grey, scale: float) -> list[_Cell]:
    """The cells that hold ink, cut close around it."""
    import numpy as np

    dark = threshold(grey)
    ends: dict[int, tuple[int, int]] = {}
    for row, owners in enumerate(grid.owner):
        for column, owner in enumerate(owners):
            ends[owner] = (row + 1, column + 1)
    cells = []
    for owner, (row, column) in grid.places().items():
        low, right = ends[owner]
        top, bottom = pixels(grid.rows[row], scale) + INSIDE_Y, pixels(grid.rows[low], scale) - INSIDE_Y
        x0, x1 = pixels(grid.columns[column], scale) + INSIDE_X, pixels(grid.columns[right], scale) - INSIDE_X
        part = grey[top:bottom, x0:x1]
        ink = part < dark
        if ink.sum() < LEAST_INK:
            continue
        ys, xs = np.nonzero(ink.sum(axis=1) > 1)[0], np.nonzero(ink.sum(axis=0) > 1)[0]
        if len(ys) > 4 and len(xs) > 1:
            cells.append(_Cell(owner, column, part[max(0, ys[0] - 6) : ys[-1] + 7, max(0, xs[0] - 6) : xs[-1] + 7]))
    return cells


def _read_strips(
    cells: Sequence[_Cell], dots_per_inch: float, until: float, size: float = 1.0, *, figures: bool = False
) -> Iterable[tuple[_Cell, list[OcrWord]]]:
    """Set the cells below one another, read the strip, and give each cell its words."""
    import numpy as np
    from PIL import Image

    at = 0
    while at < len(cells):
        some: list[_Cell] = []
        height = 2 * AROUND
        while at < len(cells) and (not some or height + cells[at].ink.shape[0] < LONGEST_STRIP):
            some.append(cells[at])
            height += cells[at].ink.shape[0] + BETWEEN_CELLS
            at += 1
        strip = np.full((height, max(cell.ink.shape[1] for cell in some) + 2 * AROUND), 255, dtype=np.uint8)
        top = AROUND
        for cell in some:
            high, wide = cell.ink.shape
            strip[top : top + high, AROUND : AROUND + wide] = cell.ink
            cell.top = top
            top += high + BETWEEN_CELLS
        if size != 1.0:
            shape = round(strip.shape[1] * size), round(strip.shape[0] * size)
            strip = np.asarray(Image.fromarray(strip).resize(shape, Image.Resampling.LANCZOS))
        words = recognise(strip, dots_per_inch * size, ONE_BLOCK, until, figures=figures)
        tops = np.array([cell.top - BETWEEN_CELLS / 2 for cell in some])
        held: dict[int, list[OcrWord]] = {}
        for word in words:
            middle = (word.top + word.bottom) / 2 / size
            held.setdefault(max(0, int(np.searchsorted(tops, middle)) - 1), []).append(word)
        for index, cell in enumerate(some):
            found = held.get(index, [])
            for word in found:
                word.text = _with_bar(word, cell, size)
            yield cell, found


def _with_bar(word: OcrWord, cell: _Cell, size: float) -> str:
    """The word with `≥` where a sign that was read as `>` has a bar under it: the models do not know that letter."""
    sign = AT_LEAST.match(word.text) or (word.text == ">" and re.match(">", word.text))
    if not sign:
        return word.text
    x0, top = int(word.x0 / size) - AROUND, int(word.top / size) - cell.top
    high, wide = (word.bottom - word.top) / size, (word.x1 - word.x0) / size
    across = int(min(wide, 0.75 * high) if word.text != ">" else wide)
    glyph = cell.ink[max(0, top) : top + int(1.3 * high), max(0, x0) : x0 + across] < 160
    low = glyph[int(0.55 * glyph.shape[0]) :]
    barred = low.size > 0 and float(low.mean(axis=1).max(initial=0.0)) > 0.7
    return ("≥" if barred else ">") + word.text[sign.end() :]


def _text(words: Sequence[OcrWord]) -> str:
    return "".join(word.text for word in words)


def _figure_cells(cells: Sequence[_Cell]) -> list[_Cell]:
    """Cells that hold a figure, and short cells of columns where most do."""
    looks = {cell.cell: bool(LOOKS_LIKE_FIGURE.match(_text(cell.words))) for cell in cells}
    many = Counter(cell.column for cell in cells)
    full = Counter(cell.column for cell in cells if looks[cell.cell])
    return [
        cell
        for cell in cells
        if looks[cell.cell] or (full[cell.column] >= 0.5 * many[cell.column] and len(_text(cell.words)) <= 12)
    ]


def _settled(cell: _Cell) -> tuple[str, tuple[int, ...]]:
    """A cell's text and its words' confidences; of a figure's readings the one that is best formed and oftenest."""
    readings = [words for words in (cell.words, cell.again, cell.third) if words]
    if not cell.again or not readings:
        return _cell_text(cell.words)
    votes = Counter(_text(words) for words in readings)
    best = max(
        readings,
        key=lambda words: (
            _well_formed(words, cell.column),
            cell.column == 0 and len(POINT.findall(_text(words))),  # a point is lost sooner than invented
            votes[_text(words)],
            min(word.confidence for word in words),
        ),
    )
    text, sure = _cell_text(best)
    if len(votes) > 1:
        doubt = 85 if votes[_text(best)] > 1 else 60
        sure = tuple(min(doubt, confidence) for confidence in sure)
    return text, sure


def _well_formed(words: Sequence[OcrWord], column: int) -> int:
    """How likely a reading is a figure as it is printed: 0 none, 1 a figure, 2 a part not above its whole."""
    text = " ".join(word.text for word in words)
    if column == 0:
        return 2 if INDEX.match(text) else 0
    match = FIGURE.match(text)
    if match is None:
        return 2 if not any(letter.isdigit() for letter in text) else 0
    part = _value(match["part"])
    if match["whole"]:
        return 2 if part <= _value(match["whole"]) else 1
    return 2 if not match["share"] or part <= 100 else 1


def _value(figure: str) -> float:
    return float(figure.replace(".", "").replace(",", "."))


def _cell_text(words: Sequence[OcrWord]) -> tuple[str, tuple[int, ...]]:
    """The words line by line, and a confidence for each word of the text."""
    text = ""
    sure: list[int] = []
    for _, line in groupby(words, key=lambda word: word.line):
        for index, word in enumerate(sorted(line, key=lambda word: word.x0)):
            longer = joined_lines([text, word.text]) if text and index == 0 else f"{text} {word.text}".strip()
            if len(longer.split()) == len(sure):  # joined to the word before
                sure[-1] = min(sure[-1], word.confidence)
            else:
                sure.append(word.confidence)
            text = longer
    return text, tuple(sure)


def pixels(points: float, scale: float) -> int:
    """Points from an edge of the page in dots; `scale` is points a dot."""
    return max(0, round(points / scale))
