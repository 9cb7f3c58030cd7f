"""Text in the encodings before Unicode (TCVN3 or ABC, VNI, VISCII, VPS), told by font or by its spelling, and converted.

Such text is stored as if it were Western European: `Céng hoµ x· héi` is `Cộng hoà xã hội` in TCVN3. What is Unicode already is
never touched: of two readings that are equally Vietnamese, the one as printed stays.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_parser.legacy.encodings import ENCODINGS, READINGS, Encoding, put_capitals, read_strictly
from report_parser.legacy.syllables import is_syllable
from report_parser.patterns import pattern_of
from report_parser.source import Line

_SIGNS = "µ¸®©¹¶¬øïñåäöÑÄßðªÇÜÛ"
"""Any text of some sentences in one of the encodings has one of these (in TCVN3 à, á, đ, â; in VNI marks, đ, ư; in the others
ư, đ, ạ, ế); Vietnamese in Unicode has none."""
_UNICODE_ONLY = pattern_of("[ăĩũơưĂĨŨƠƯ\u1ea0-\u1ef9]")
_WORD = pattern_of(r"[^\s!-@\[-`{-~“”‘’–—…•]*[^\x00-\x7f“”‘’–—…•\s][^\s!-@\[-`{-~“”‘’–—…•]*")
"""A run of letters that holds one beyond ASCII; the old encodings put letters on signs such as `«` and the soft hyphen."""
_EDGES = "«»°²³¹½¼¾·§©®"
_CLEAR = 3
"""Words beyond ASCII that it takes to tell a line's encoding by itself."""
_SHARE = 0.6
"""Share of them that are syllables in the encoding: at least 0.9 in 341 of 349 lines of the seed in each encoding."""
_CERTAIN = 0.9
_BETTER = 0.3
"""… and so much more than in Unicode."""
_APART = 0.1
"""… and so much more than in the next best encoding."""
_ENOUGH = 24
"""Words looked at in one line."""
_RARE: dict[Encoding, int] = {"viscii": 4, "vps": 4}
"""Encodings that put letters on nearly every character, and are seldom met, take more words."""

_SUBSET = pattern_of(r"^[A-Z]{6}\+")


def font_encoding(font: str | None) -> Encoding | None:
    """The encoding that a font draws, None for a Unicode font.

    >>> font_encoding("ABCDEF+.VnTimeH"), font_encoding("VNI-Times"), font_encoding("Times New Roman")
    ('tcvn3', 'vni', None)
    """
    name = _SUBSET.sub("", font or "").strip().lower()
    if name.startswith((".vn", "vntime", "vnarial", ".abc")) and not name.startswith("vntimes new"):
        return "tcvn3"
    if name.startswith(("vni-", "vni ")):
        return "vni"
    if name.startswith("vps"):
        return "vps"
    return "viscii" if "viscii" in name else None


def draws_capitals(font: str | None) -> bool:
    """Whether a font draws small letters as capitals: `.VnTimeH`, `.VnArial NarrowH,Bold`."""
    if font_encoding(font) != "tcvn3":
        return False
    name = re.split(r"[,\-]| Bold| Italic", _SUBSET.sub("", font or ""))[0].strip()
    return name.endswith("H")


def convert(text: str, font: str | None = None) -> tuple[str, str | None]:
    """The text in Unicode and the name of the encoding it was in, None where it was Unicode already.

    The font decides where it is named, unless the text is plainly Unicode; else the spelling does.

    >>> convert("Céng hoµ x· héi chñ nghÜa ViÖt Nam")
    ('Cộng hoà xã hội chủ nghĩa Việt Nam', 'tcvn3')
    >>> convert("céng hoµ", ".VnTimeH")
    ('CỘNG HOÀ', 'tcvn3')
    """
    by_font = font_encoding(font)
    if by_font:
        return _convert_by_font(text, by_font, draws_capitals(font))
    if text.isascii() or _UNICODE_ONLY.search(text):
        return text, None
    words = _WORD.findall(text)
    encoding = _clear_encoding(words) or _short_encoding(words)
    return (_read(text, encoding), encoding) if encoding else (text, None)


def _convert_by_font(text: str, encoding: Encoding, capitals: bool) -> tuple[str, str | None]:
    if _UNICODE_ONLY.search(text):
        return text, None
    words = _WORD.findall(text)
    if words and _legal(words, None) > _legal(words, encoding):
        return text, None
    if capitals:
        read = READINGS[encoding](text).upper()
        return read, encoding if read != text else None
    return (_read(text, encoding), encoding) if words else (text, None)


def convert_lines(lines: Sequence[Line]) -> tuple[list[Line], list[str]]:
    """The lines in Unicode, and the names of the encodings found, in the order in which they appear.

    Each line is judged by itself; one too short to tell goes with the nearest that is not.
    """
    fonts = any(map(font_encoding, {line.font for line in lines}))
    if not fonts and not _has_signs(lines):
        return list(lines), []
    found: list[Encoding | None] = []
    open_words: dict[int, list[str]] = {}
    converted: list[Line] = list(lines)
    names: dict[str, None] = {}
    favourite: Encoding | None = None
    for place, line in enumerate(lines):
        text = _whole(line)
        encoding: Encoding | None = None
        if font_encoding(line.font):
            converted[place], encoding = _by_font(line)
        elif not text.isascii() and not _UNICODE_ONLY.search(text):
            words = _WORD.findall(text)
            encoding = _clear_encoding(words, favourite)
            if encoding:
                favourite = encoding
                converted[place] = _line(line, encoding)
            elif words:
                open_words[place] = words
        found.append(encoding)
    nearest = _nearest(found)
    for place, words in open_words.items():
        near = nearest[place]
        if near and _legal(words, near) >= max(_legal(words, None), 0.5):
            found[place] = near
            converted[place] = _line(lines[place], near)
    for encoding in found:
        if encoding:
            names[encoding] = None
    return converted, list(names)


def _has_signs(lines: Sequence[Line]) -> bool:
    whole = "\n".join(_whole(line) for line in lines)
    return any(sign in whole for sign in _SIGNS)


def _whole(line: Line) -> str:
    return "\t".join(cell for cell in line.cells if cell) if line.cells else line.text


def _by_font(line: Line) -> tuple[Line, Encoding | None]:
    encoding = font_encoding(line.font)
    text, name = convert(line.text, line.font)
    cells = [(cell, None) if cell is None else convert(cell, line.font) for cell in line.cells or ()]
    changed = name or next((one for _, one in cells if one), None)
    if not changed:
        return line, None
    return replace(
        line, text=text, cells=tuple(cell for cell, _ in cells) if line.cells is not None else None
    ), encoding


def _line(line: Line, encoding: Encoding | None) -> Line:
    if encoding is None:
        return line
    cells = tuple(cell and _read(cell, encoding) for cell in line.cells) if line.cells is not None else None
    return replace(line, text=_read(line.text, encoding), cells=cells)


def _read(text: str, encoding: Encoding) -> str:
    read = READINGS[encoding](text)
    return put_capitals(text, read) if encoding == "tcvn3" else read


def _legal(words: Sequence[str], encoding: Encoding | None) -> float:
    """Share of the words that are syllables when read so."""
    if encoding is None:
        readings: Iterator[str] = (word.strip(_EDGES) for word in words)
    else:
        readings = (read_strictly(word, encoding) for word in words)
    return sum(map(is_syllable, readings)) / len(words)


def _clear_encoding(words: Sequence[str], favourite: Encoding | None = None) -> Encoding | None:
    """The encoding that words show beyond doubt; None for Unicode, and where there is doubt.

    `favourite` is the one of the line before: where it fits, no other is tried.
    """
    if len(words) < _CLEAR:
        return None
    words = words[:_ENOUGH]
    plain = _legal(words, None)
    if favourite and _legal(words, favourite) >= max(_CERTAIN, plain + _BETTER):
        return favourite
    ranked = _ranked(words)
    (share, best), (next_share, _) = ranked[0], ranked[1]
    if share < max(plain + _BETTER, _SHARE) or share * len(words) < _RARE.get(best, 1):
        return None
    return best if share > next_share + _APART else None


def _short_encoding(words: Sequence[str]) -> Encoding | None:
    """The encoding of a text that stands alone and tells less: all words must be syllables in it, and few in Unicode."""
    if len(words) < 2 or _legal(words, None) > 1 - _SHARE:
        return None
    share, best = _ranked(words)[0]
    return best if share == 1 and len(words) >= _RARE.get(best, 2) else None


def _ranked(words: Sequence[str]) -> list[tuple[float, Encoding]]:
    """The encodings with the share of words that are syllables in them, the best first."""
    shares = [(_legal(words, encoding), encoding) for encoding in ENCODINGS]
    return sorted(shares, key=lambda pair: -pair[0])


def _nearest(found: Sequence[Encoding | None]) -> list[Encoding | None]:
    """For each place the encoding found nearest to it, the one above where two are as near."""
    above: list[tuple[int, Encoding | None]] = []
    last: tuple[int, Encoding | None] = (-1_000_000_000, None)
    for place, encoding in enumerate(found):
        if encoding:
            last = (place, encoding)
        above.append(last)
    nearest: list[Encoding | None] = [None] * len(found)
    below: tuple[int, Encoding | None] = (1_000_000_000, None)
    for place in range(len(found) - 1, -1, -1):
        if found[place]:
            below = (place, found[place])
        nearest[place] = above[place][1] if place - above[place][0] <= below[0] - place else below[1]
    return nearest
