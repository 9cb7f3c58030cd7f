"""Fonts of a page's pieces, and text in the fonts from before Unicode.

A line set in one such font keeps its letters and carries the font's name; who reads it later knows what they mean.
Where a line mixes fonts (`.VnTimeH`, whose letters are capitals, amid `.VnTime`), the name of one would be wrong for
the rest, so that each stretch is put into Unicode here.
"""

import re
from collections.abc import Sequence

from report_parser.legacy import convert
from report_parser.patterns import pattern_of
from report_parser.read.pdf_lines import Piece
from report_parser.read.pdf_pdfium import Page

LEGACY = pattern_of(r"\.?vn[a-z-]|vni|vps", re.IGNORECASE)
"""How the names of TCVN3, VNI and VPS fonts begin: `.VnTime`, `VNI-Times`, `VPS Time`."""
CAPITALS = pattern_of(r"H(?:$|[,-])")
WORD = pattern_of(r"\S+")

WIDEST_HYPHEN = 0.36
"""A hyphen's width as a share of its line's height; Times has 0.30, its `ư` 0.43."""


def set_fonts(page: Page, pieces: Sequence[Piece]) -> None:
    """Set the page's `legacy` where some font is from before Unicode; find the font that each piece is set in."""
    names = {piece.font for piece in pieces}
    page.legacy = any(LEGACY.match(name) for name in names)
    if page.legacy:
        for piece in pieces:
            _settle(page, piece)


def legacy_word(page: Page, text: str, start: int) -> str:
    """A word of a page with legacy fonts, in Unicode."""
    name = page.font(start)
    return convert(text, name)[0] if LEGACY.match(name) else text


def _settle(page: Page, piece: Piece) -> None:
    """Find the font that all of a piece is set in; convert it piecemeal where there are several."""
    tail = piece.text[piece.end - piece.start :]
    if tail == "-" and _is_letter(page, piece.end):
        tail = "\u00ad"
        piece.text = piece.text[:-1] + tail
    runs: list[tuple[str, int, int]] = []
    for match in WORD.finditer(page.text, piece.start, piece.end):
        name = page.font(match.start())
        if runs and runs[-1][0] == name:
            runs[-1] = (name, runs[-1][1], match.end())
        else:
            runs.append((name, match.start(), match.end()))
    kinds = {(name[:4].lower(), CAPITALS.search(name) is not None) for name, _, _ in runs if LEGACY.match(name)}
    plain = all(page.text[start:end].isascii() for name, start, end in runs if not LEGACY.match(name))
    if len(kinds) <= 1 and plain:
        piece.font = next((name for name, _, _ in runs if LEGACY.match(name)), piece.font)
        return
    text = ""
    at = piece.start
    for name, start, end in runs:
        words = page.text[start:end] + (tail if end == piece.end else "")
        text += page.text[at:start] + (convert(words, name)[0] if LEGACY.match(name) else words)
        at = end
    piece.text, piece.font = text, ""


def _is_letter(page: Page, index: int) -> bool:
    """Whether what PDFium took for a hyphen at a line's end is TCVN3's `ư`, which stands at the soft hyphen."""
    x0, top, x1, bottom = page.box(index)
    return bool(LEGACY.match(page.font(index))) and x1 - x0 > WIDEST_HYPHEN * (bottom - top)
