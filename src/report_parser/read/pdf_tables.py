"""Ruled tables of one page: each word into the cell it stands in, each cell's lines into text."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from report_parser.model import Layer, Origin
from report_parser.patterns import pattern_of
from report_parser.read import grid
from report_parser.read.pdf_cells import CellGrid
from report_parser.read.pdf_fonts import legacy_word
from report_parser.read.pdf_lines import HYPHENS, Piece
from report_parser.read.pdf_pdfium import Page
from report_parser.read.pdf_rows import INDEX, count_on, find_even_rows, find_row_edges, part_figures
from report_parser.records import dataclass

LETTERS = pattern_of(r"[^\s\ufffe\x02]+")

BROKEN_NUMBER = pattern_of(r"(?:^|[^0-9.])[0-9]{1,3}(?:\.[0-9]{3})*\.[0-9]{0,2}$")
"""A line that ends within a group of thousands: a narrow cell broke the number."""
DIGITS = pattern_of(r"[0-9]{1,3}(?![0-9])")
APART = 0.8
"""Of a number's height: the halves of a number stand nearer."""
LEAST_OPEN = 3
"""Columns, and rows without numbers, that a band must have to be more than one row."""
FIGURES = pattern_of(r"[0-9.,/]+%?$")
FIGURE_TAIL = pattern_of(r"(?:[.,][0-9]|/[0-9]|[%‰])")
"""How the rest of a broken number begins when it is broken at a mark."""


@dataclass(slots=True)
class Row:
    """One row of a table on one page: a text for each column of the grid, None where a merged cell covers it.

    `full` holds the columns whose last line is a figure as wide as its cell: it may be broken off there.
    `confidences` are OCR's, one for each word of the cells in order.
    """

    cells: list[str | None]
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    layer: Layer = "body"
    full: frozenset[int] = frozenset()
    confidences: tuple[int, ...] = ()


@dataclass(slots=True)
class TableArea:
    """A table on one page; stands among the page's pieces at its place. `aligned`: it has no rules."""

    columns: list[float]
    rows: list[Row]
    x0: float
    top: float
    x1: float
    bottom: float
    table: int = 0
    aligned: bool = False


class Word:
    """A word with its place, and where it stands in the page's text."""

    __slots__ = ("bottom", "end", "start", "text", "top", "x0", "x1")

    def __init__(self, text: str, start: int, end: int, x0: float, top: float, x1: float, bottom: float) -> None:
        self.text, self.start, self.end = text, start, end
        self.x0, self.top, self.x1, self.bottom = x0, top, x1, bottom


def read_tables(
    page: Page, number: int, grids: Sequence[CellGrid], pieces: Sequence[Piece]
) -> tuple[list[TableArea], list[Piece]]:
    """The tables of a page with their text, and the pieces, or parts of pieces, that stand in none."""
    held: list[dict[int, list[Word]]] = [{} for _ in grids]
    rest: list[Piece] = []
    for piece in pieces:
        near = [
            (ruled, cells)
            for ruled, cells in zip(grids, held, strict=True)
            if ruled.top < piece.bottom and piece.top < ruled.bottom
        ]
        if not near:
            rest.append(piece)
            continue
        outside: list[tuple[int, int]] = []
        for word in piece_words(page, piece):
            if not _placed(page, word, near):
                if outside and not page.text[outside[-1][1] : word.start].strip():
                    outside[-1] = (outside[-1][0], word.end)
                else:
                    outside.append((word.start, word.end))
        if outside == [(piece.start, piece.end)]:
            rest.append(piece)
        else:
            rest.extend(part_of(page, start, end) for start, end in outside)
    return [_area(ruled, cells, number) for ruled, cells in zip(grids, held, strict=True)], rest


def piece_words(page: Page, piece: Piece) -> Iterator[Word]:
    """The words of a piece, each with its place."""
    text, box = page.text, page.box
    loose, handle, rect, at = page.raw_box
    upright = page.even and page.rotation == 0
    left, high = page.left, page.top
    for match in LETTERS.finditer(text, piece.start, piece.end):
        start, end = match.span()
        if upright:
            loose(handle, start, at)
            x0, top, x1, bottom = rect.left - left, high - rect.top, rect.right - left, high - rect.bottom
            if end - start > 1:
                loose(handle, end - 1, at)
                x1 = rect.right - left
        else:
            x0, top, right, bottom = box(start)
            begin, _, x1, _ = box(end - 1)
            x0, x1 = min(x0, begin), max(right, x1)
        word = Word(match.group(), start, end, x0, top, x1, bottom)
        if end < len(text) and text[end] in HYPHENS:
            word.text += "-"
        if page.legacy:
            word.text = legacy_word(page, word.text, start)
        yield word


def _placed(page: Page, word: Word, near: Sequence[tuple[CellGrid, dict[int, list[Word]]]]) -> bool:
    """Put a word into its cell; False where it stands in no table."""
    middle, level = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    for ruled, cells in near:
        if ruled.top <= level <= ruled.bottom and ruled.x0 <= middle <= ruled.x1:
            owners = ruled.owner[min(bisect_right(ruled.rows, level), len(ruled.owner)) - 1]
            columns, last = ruled.columns, len(owners)
            inset = min(1.0, (word.x1 - word.x0) / 4)
            first = owners[max(min(bisect_right(columns, word.x0 + inset), last), 1) - 1]
            if first == owners[max(min(bisect_right(columns, word.x1 - inset), last), 1) - 1] or len(word.text) == 1:
                cells.setdefault(first, []).append(word)
                return True
            for part in _letters_parted(page, word, columns, owners):
                at = max(min(bisect_right(columns, (part.x0 + part.x1) / 2), last), 1) - 1
                cells.setdefault(owners[at], []).append(part)
            return True
    return False


def _letters_parted(page: Page, word: Word, columns: list[float], owners: list[int]) -> Iterator[Word]:
    """The parts of a word that runs over a rule: PDFium saw no gap between two cells."""
    part: Word | None = None
    cell = -1
    for index in range(word.start, word.end):
        x0, top, x1, bottom = page.box(index)
        at = max(min(bisect_right(columns, (x0 + x1) / 2), len(owners)), 1) - 1
        if part is not None and owners[at] == cell:
            part.text += page.text[index]
            part.end, part.x1 = index + 1, x1
            continue
        if part is not None:
            yield part
        part, cell = Word(page.text[index], index, index + 1, x0, top, x1, bottom), owners[at]
    if part is not None:
        part.text += word.text[word.end - word.start :]
        yield part


def part_of(page: Page, start: int, end: int) -> Piece:
    """The piece of a page's text between two places on one line."""
    x0, top, _, bottom = page.box(start)
    _, low_top, x1, low = page.box(end - 1)
    return Piece(page.text[start:end], start, end, x0, min(top, low_top), x1, max(bottom, low))


def places_text(area: TableArea) -> bool:
    """Whether a ruled table is a letterhead, a signature or a frame: its rules only place text."""
    rows = [grid.Row([grid.Cell.of(text) for text in row.cells if text], Origin()) for row in area.rows[:40]]
    return grid.is_layout(grid.Table(rows, ruled=True))


def _area(ruled: CellGrid, cells: dict[int, list[Word]], number: int) -> TableArea:
    texts: dict[int, str] = {}
    full: set[int] = set()
    starts, ends = ruled.places(), ruled.right_edges()
    for cell, words in cells.items():
        texts[cell], broken_off = cell_text(words, ruled.columns[starts[cell][1]], ends[cell])
        if broken_off:
            full.add(cell)
    rows = []
    for at, owners in enumerate(ruled.owner):
        if open_rows := _open_rows(ruled, at, cells, number):
            rows += open_rows
            continue
        row: list[str | None] = [
            texts.get(cell, "") if starts[cell] == (at, column) else None for column, cell in enumerate(owners)
        ]
        wide = frozenset(column for column, cell in enumerate(owners) if cell in full)
        rows.append(Row(row, number, ruled.x0, ruled.rows[at], ruled.x1, ruled.rows[at + 1], full=wide))
    return TableArea(ruled.columns, rows, ruled.x0, ruled.top, ruled.x1, ruled.bottom)


def _open_rows(ruled: CellGrid, at: int, cells: dict[int, list[Word]], number: int) -> list[Row]:
    """The rows of a band that only columns are ruled in, or that dots part; empty where the band is one row.

    Several numbers stand in its first cell; without numbers, each row has text there and in most of its cells.
    """
    owners = ruled.owner[at]
    if len(owners) < LEAST_OPEN or len(set(owners)) < len(owners):
        return []
    if any(
        cell in row for row in (*ruled.owner[max(0, at - 1) : at], *ruled.owner[at + 1 : at + 2]) for cell in owners
    ):
        return []
    first = cells.get(owners[0], ())
    marks = [word for word in first if INDEX.match(word.text)]
    marks.sort(key=lambda mark: mark.top)
    numbered = len(marks) > 1 and len(marks) * 2 >= len(first) and count_on(mark.text for mark in marks)
    if marks and not numbered:
        return []
    # Two numbers may be the halves of one, unless they stand well apart or both rows are full.
    apart = numbered and marks[1].top - marks[0].bottom > APART * (marks[0].bottom - marks[0].top)
    sure = len(marks) >= LEAST_OPEN or apart
    if len(first) < LEAST_OPEN - numbered:
        return []
    words = [word for cell in owners for word in cells.get(cell, ())]
    edges = find_row_edges(words, marks) if numbered else find_even_rows(words)
    if numbered:
        columns = [cells.get(cell, ()) for cell in owners]
        figures = [[word for word in column if _is_figure(word)] for column in columns[1:]]
        edges = part_figures(edges, columns, figures)
    rows: list[Row] = []
    for top, low in pairwise(edges):
        held = [[word for word in cells.get(cell, ()) if top <= (word.top + word.bottom) / 2 < low] for cell in owners]
        if not any(held):
            continue
        if not sure and (not held[0] or sum(map(bool, held)) * 2 <= len(held)):
            return []
        row: list[str | None] = [
            cell_text(one, ruled.columns[column], ruled.columns[column + 1])[0] if one else ""
            for column, one in enumerate(held)
        ]
        rows.append(Row(row, number, ruled.x0, top, ruled.x1, low))
    return rows if numbered or len(rows) >= LEAST_OPEN else []


def _is_figure(word: Word) -> bool:
    return FIGURES.match(word.text) is not None and not BROKEN_NUMBER.match(word.text)


def cell_text(words: list[Word], x0: float, x1: float) -> tuple[str, bool]:
    """The text of the words of a cell from `x0` to `x1`, and whether its last line is a figure that fills the cell."""
    lines: list[list[Word]] = []
    for word in words:
        line = lines[-1] if lines else None
        if line is not None and _level(line[-1], word):
            line.append(word)
        else:
            lines.append([word])
    lines.sort(key=lambda line: line[0].top + line[0].bottom)
    level: list[list[Word]] = []
    for line in lines:
        if level and _level(level[-1][0], line[0]):
            level[-1].extend(line)
        else:
            level.append(line)
    padding = max(0.0, min(line[0].x0 for line in level) - x0)
    text, broken_off = "", False
    for line in level:
        text = joined_lines([text, _line_text(line)], broken_off) if text else _line_text(line)
        only = line[0]
        broken_off = len(line) == 1 and FIGURES.match(only.text) is not None
        if broken_off:  # as wide as its cell: there was no room for one figure more
            broken_off = only.x1 + (only.x1 - only.x0) / len(only.text) > x1 - padding
    return text, broken_off


def _line_text(line: list[Word]) -> str:
    line.sort(key=lambda word: word.x0)
    text = line[0].text
    for before, word in pairwise(line):
        near = word.start == before.end or word.x0 - before.x1 < 0.12 * (word.bottom - word.top)
        text += word.text if near and word.start != before.end + 1 else " " + word.text
    return text


def _level(one: Word, other: Word) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def joined_lines(lines: Sequence[str], broken_off: bool = False) -> str:
    """A cell's printed lines as one text: a space between them, but none after a hyphen or slash that ends a word
    there, nor within a number that a narrow cell broke. `broken_off`: the first line is a figure that fills it."""
    text = ""
    for line in lines:
        if not text:
            text = line
        else:
            runs_on = _runs_on(text, line) or (broken_off and FIGURES.match(line.split(" ", 1)[0]))
            text += line if runs_on else " " + line
    return text


# No Vietnamese syllable is without a vowel: how one ends is the rest of a word that did not fit (`Đạ⏎t`, `Khôn⏎g`).
_REST = pattern_of(r"(?:ch|ng|nh|[cghmnpt])(?![^\W_])")
# `triệu đồng/người/n⏎ăm`, `S⏎TT`: only its first letters fitted.
_BEGUN = pattern_of(r"(?:/[bcdđghklmnpqrstvx]{1,3}|(?:^|\s)(?:S|ST|T|Đ|ĐV))$")
_HEAD_REST = pattern_of(r"(?:T|TT|VT)(?![^\W_])")


_ONSET = pattern_of(r"(?:^|\s)[BCDĐGHKLMNPQRSTVX][hgr]?$")
_VOWEL = "aăâeêioôơuưyàằầèềìòồờùừỳáắấéếíóốớúứýảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹạặậẹệịọộợụựỵ"


def _broken_word(text: str, line: str) -> bool:
    if line[0] in _VOWEL and _ONSET.search(text[-3:]):
        return True
    if _REST.match(line):
        return text[-1].isalpha() and text[-1].islower()
    if not line[0].isalpha() or not _BEGUN.search(text[-8:]):
        return False
    return line[0].islower() if text[-1].islower() else _HEAD_REST.match(line) is not None


def _runs_on(text: str, line: str) -> bool:
    # A bracket or comma stands at the word before it; where that filled its line, it was broken off.
    if line[0] in ")],;" or _broken_word(text, line):
        return True
    if text[-1] in "-/" and text[-2:-1] not in ("", " ", "-", "/") and line[0].isalnum():
        return True
    if "0" <= text[-1] <= "9" and FIGURE_TAIL.match(line):
        return True
    digits = DIGITS.match(line) if BROKEN_NUMBER.search(text) else None
    return digits is not None and len(text) - text.rfind(".") - 1 + len(digits.group()) == 3
