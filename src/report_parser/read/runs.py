"""Runs: stretches of text in one font, as word processors keep them, joined into what is printed."""

import re
from collections.abc import Callable, Iterable
from itertools import groupby

from report_parser.patterns import pattern_of

LEGACY_FONT = pattern_of(r"\.?(?:vn|vps|tcvn|abc|uhoai|vi?scii)", re.IGNORECASE)
"""A name that fonts of the encodings before Unicode begin with: such runs are shown to `legacy.convert`, which decides."""

SYMBOL_FONTS = ("wingdings", "symbol", "webdings", "marlett", "zapfdingbats", "monotype sorts")

RAISED = str.maketrans("0123456789ivxlcdm", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣˡᶜᵈᵐ")
# Behind these a raised figure is a unit's (`km2`), not a note's mark.
_UNIT = pattern_of(r"(?:^|[^\w])(?:[kcdh]?m|dam)\s?$")

# Signs that the font Symbol has at the places where ASCII has them; its letters are Greek.
_SAME_IN_SYMBOL = frozenset(" !%&()+,./0123456789:;<=>?[]_{|}")
_SYMBOL_FIELD = pattern_of(
    r'\s*SYMBOL\s+(?P<code>[0-9]{1,5})(?=\s|$)(?:.{0,100}?\\f\s+"?(?P<font>[^"\\]{1,40}))?', re.IGNORECASE
)


def symbol(code: int, font: str) -> str:
    """A sign of a symbol font, in the private places that Unicode gives such fonts; what is no picture as it is.

    >>> symbol(0x5B, "Symbol"), symbol(0xB7, "Symbol") == "\uf0b7"
    ('[', True)
    """
    low = code - 0xF000 if code >= 0xF000 else code
    if 0 <= low < 0x100 and font.lower().startswith(SYMBOL_FONTS):
        if font.lower().startswith("symbol") and chr(low) in _SAME_IN_SYMBOL:
            return chr(low)
        return chr(0xF000 + low)
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code <= 0xFFFD else ""


def symbol_of_field(code: str) -> str:
    """The sign that the field `SYMBOL 91 \\f "Symbol"` prints; empty for any other field.

    >>> symbol_of_field(' SYMBOL 91 \\\\f "Symbol" \\\\s 13 ')
    '['
    """
    found = _SYMBOL_FIELD.match(code)
    return symbol(int(found["code"]), (found["font"] or "").strip()) if found else ""


def raise_figures(text: str, before: str) -> str:
    """A raised figure as a raised figure, so that it is no part of the number before it; squares and cubes stay.

    >>> raise_figures("4", "đạt 99"), raise_figures("2", "25,22 km")
    ('⁴', '2')
    """
    return text.translate(RAISED) if text.isdigit() and not _UNIT.search(before) else text


def join_runs(runs: Iterable[tuple[str, str]], convert: Callable[[str, str], str]) -> str:
    """The text of (font, text) runs. Neighbours in one old font are converted whole, for a letter and its tone may
    stand in two runs; runs whose font is "" are Unicode."""
    out = []
    for font, group in groupby(runs, key=lambda run: run[0]):
        text = "".join(part for _, part in group)
        out.append(convert(text, font) if font else text)
    return "".join(out)


def legacy_font(name: str | None) -> str:
    """The name where it may be a font of an old encoding, else ""."""
    return name if name and LEGACY_FONT.match(name) else ""
