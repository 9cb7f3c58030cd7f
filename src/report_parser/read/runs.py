"""Runs: stretches of text in one font, as word processors keep them, joined into what is printed."""

import re
from collections.abc import Callable, Iterable
from itertools import groupby

LEGACY_FONT = re.compile(r"\.?(?:vn|vps|tcvn|abc|uhoai|vi?scii)", re.IGNORECASE)
"""A name that fonts of the encodings before Unicode begin with: such runs are shown to `legacy.convert`, which decides."""

SYMBOL_FONTS = ("wingdings", "symbol", "webdings", "marlett", "zapfdingbats", "monotype sorts")

RAISED = str.maketrans("0123456789ivxlcdm", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣˡᶜᵈᵐ")
# Behind these a raised figure is a unit's (`km2`), not a note's mark.
_UNIT = re.compile(r"(?:^|[^\w])(?:[kcdh]?m|dam)\s?$")


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
