"""The printed pieces of a PDF page: PDFium's lines, mended and parted where they run over two columns.

PDFium breaks the page's text into lines in the order it is drawn. Three things are put right here. A hyphen at a
line's end comes as U+FFFE with the next line glued to it. Text of two cells on one height comes as one line when it
was drawn so. A raised mark breaks its line in two.
"""

import ctypes
import re
from collections.abc import Iterator, Sequence
from statistics import median

from report_parser.model import Layer
from report_parser.read.pdf_pdfium import Page, pdfium

LINE = re.compile(r"[^\r\n\ufffe\x02]+")
SPACES = re.compile(r"(?<=[^ \xa0\t])[ \xa0\t]+(?=[^ \xa0\t])")
HYPHENS = "\ufffe\x02"

GAP_LEAST = 0.9
"""A gap between columns is wider than this share of the line's height; a space is a quarter of it."""
GAP_TIMES = 2.2
"""And wider than this many times the line's usual gap, since justified lines have wide spaces everywhere."""


class Piece:
    """Some text on one height of the page; places in points from the page's top left corner.

    `start` and `end` bound it in the page's text; `height` is its font's, the bottom less the top of one letter.
    """

    __slots__ = ("bottom", "end", "font", "height", "layer", "start", "text", "top", "x0", "x1")

    def __init__(self, text: str, start: int, end: int, x0: float, top: float, x1: float, bottom: float) -> None:
        self.text, self.start, self.end = text, start, end
        self.x0, self.top, self.x1, self.bottom = x0, top, x1, bottom
        self.height = bottom - top
        self.font = ""
        self.layer: Layer = "body"

    def __repr__(self) -> str:
        return f"Piece({self.text!r}, {self.x0:.0f}, {self.top:.0f}, {self.x1:.0f}, {self.bottom:.0f})"


def find_pieces(page: Page, areas: Sequence[tuple[float, float]] = ()) -> Iterator[Piece]:
    """The page's pieces in the order they are drawn; those within the heights of `areas` are not parted at gaps."""
    text, box = page.text, page.box
    count_rects, handle = pdfium().FPDFText_CountRects, page.text_handle
    for match in LINE.finditer(text):
        raw = match.group()
        words = raw.strip()
        if not words:
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        end = start + len(words)
        x0, top, right, bottom = box(start)
        left, low_top, x1, low = box(end - 1)
        piece = Piece(words, start, end, min(x0, left), min(top, low_top), max(x1, right), max(bottom, low))
        piece.height = bottom - top
        if text[match.end() : match.end() + 1] in HYPHENS and match.end() < len(text):
            piece.text += "-"
        if any(high <= piece.top and piece.bottom <= deep for high, deep in areas):
            yield piece
        elif "   " in words or (" " in words and count_rects(handle, start, end - start) > 1):
            yield from _parted(page, piece)
        else:
            yield piece


def _parted(page: Page, piece: Piece) -> Iterator[Piece]:
    """The piece, or its parts where it runs over a gap between columns."""
    loose, handle = pdfium().FPDFText_GetLooseCharBox, page.text_handle
    rect = page.rect
    at = ctypes.byref(rect)
    gaps = []
    if page.even and page.rotation == 0:
        for match in SPACES.finditer(page.text, piece.start, piece.end):
            loose(handle, match.start() - 1, at)
            right = rect.right
            loose(handle, match.end(), at)
            gaps.append((rect.left - right, match.start(), match.end()))
    else:
        for match in SPACES.finditer(page.text, piece.start, piece.end):
            gaps.append((page.box(match.end())[0] - page.box(match.start() - 1)[2], match.start(), match.end()))
    least = GAP_LEAST * piece.height
    wide = [gap for gap in gaps if gap[0] > least]
    if len(gaps) > 3 and wide:
        usual = median(gap[0] for gap in gaps)
        wide = [gap for gap in wide if gap[0] > GAP_TIMES * usual]
    if not wide:
        yield piece
        return
    start = piece.start
    for _, before, after in [*wide, (0.0, piece.end, piece.end)]:
        x0, top, _, bottom = page.box(start)
        _, low_top, x1, low = page.box(before - 1)
        part = Piece(page.text[start:before], start, before, x0, min(top, low_top), x1, max(bottom, low))
        part.height = bottom - top
        yield part
        start = after
    part.text += piece.text[piece.end - piece.start :]
