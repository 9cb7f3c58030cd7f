"""The encodings before Unicode: their letters, and how a text in one of them shows when it is read as windows-1252."""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Literal

from report_parser.patterns import compile_pattern, pattern_of

Encoding = Literal["tcvn3", "vni", "viscii", "vps"]
ENCODINGS: tuple[Encoding, ...] = ("tcvn3", "vni", "viscii", "vps")
"""In the order of how often they are met: of two readings that are equally good the first is taken."""

# What PDF readers make of glyphs of .Vn fonts that carry names of other characters.
_TCVN3_DISGUISES = {
    "\u2212": "ư", "\u2010": "ư", "\u2219": "ã", "\u2022": "ã", "\u03bc": "à", "\u02da": "°", "\u0110": "é", "\u2215": "/",
    "\u2126": "Ω", "\u02c9": "¯", "\u02d9": "ã", "\u0387": "ã", "\u00a0": " ",
}  # fmt: skip
_CAPITAL_WORD = pattern_of(r"[^\W\d_]+")


@cache
def letters(encoding: Encoding) -> dict[str, int | str]:
    """The code of each letter of an encoding: its byte, or for VNI its characters in windows-1252."""
    raw = (Path(__file__).parents[1] / "data" / "legacy_encodings.json").read_text("utf-8")
    table: dict[str, int | str] = json.loads(raw)[encoding]
    return table


def _punctuation() -> dict[int, str]:
    """The quotes and dashes of windows-1252 where a reader left their bytes as control characters."""
    return {code: bytes([code]).decode("cp1252") for code in (0x85, *range(0x91, 0x98))}


@cache
def _table(encoding: Encoding) -> dict[int, str]:
    """For each character that a letter of a one-byte encoding shows as, the letter."""
    table: dict[int, str] = {}
    for letter, code in letters(encoding).items():
        assert isinstance(code, int)
        table[code] = letter
        if 0x80 <= code < 0xA0:
            shown = bytes([code]).decode("cp1252", "ignore")
            if shown:
                table[ord(shown)] = letter
    if encoding == "tcvn3":
        table |= _punctuation() | {ord(shown): letter for shown, letter in _TCVN3_DISGUISES.items()}
    return table


@cache
def _pairs() -> tuple[re.Pattern[str], dict[str, str]]:
    table: dict[str, str] = {}
    for letter, code in letters("vni").items():
        assert isinstance(code, str)
        table[code] = letter
        if len(code) == 2 and letter.isupper():
            # Typed with the small mark behind a capital: `Uûy ban`.
            table[code[0] + code[1].lower()] = letter
    ordered = sorted(table, key=lambda code: (-len(code), code))
    return compile_pattern("|".join(map(re.escape, ordered))), table


def _read_vni(text: str) -> str:
    pattern, table = _pairs()
    return pattern.sub(lambda found: table[found[0]], text).translate(_punctuation())


_HIGH = range(0x80, 0x180)
_ODD = "\ufffd"


@cache
def _strict_table(encoding: Encoding) -> dict[int, str]:
    return dict.fromkeys(_HIGH, _ODD) | _table(encoding)


@cache
def _strict_pairs() -> re.Pattern[str]:
    return compile_pattern(f"{_pairs()[0].pattern}|[{chr(_HIGH[0])}-{chr(_HIGH[-1])}]")


def read_strictly(text: str, encoding: Encoding) -> str:
    """As `READINGS`, with U+FFFD for every character that is no letter of the encoding: to judge a word by."""
    if encoding == "vni":
        table = _pairs()[1]
        return _strict_pairs().sub(lambda found: table.get(found[0], _ODD), text)
    return text.translate(_strict_table(encoding))


# VISCII and VPS put letters where windows-1252 has its quotes; at a word's edge they are quotes all the same.
_QUOTES = pattern_of(r"((?<!\w)[“‘]|[”’](?!\w))")


def _read_between_quotes(text: str, encoding: Encoding) -> str:
    table = _table(encoding)
    if not _QUOTES.search(text):
        return text.translate(table)
    return "".join(part if part in "“‘”’" else part.translate(table) for part in _QUOTES.split(text))


READINGS: dict[Encoding, Callable[[str], str]] = {
    "tcvn3": lambda text: text.translate(_table("tcvn3")),
    "vni": _read_vni,
    "viscii": lambda text: _read_between_quotes(text, "viscii"),
    "vps": lambda text: _read_between_quotes(text, "vps"),
}
"""What a text means that shows so, letter by letter."""


def put_capitals(shown: str, read: str) -> str:
    """Letters with tones in words of capitals as capitals: TCVN3 has none of its own.

    `shown` is the text before it was read as TCVN3 and `read` the text after, letter for letter the same length.

    >>> put_capitals("KH¸I QU¸T T×NH H×NH", "KHáI QUáT TìNH HìNH"), put_capitals("Hµ Néi", "Hà Nội")
    ('KHÁI QUÁT TÌNH HÌNH', 'Hà Nội')
    """
    words = list(_CAPITAL_WORD.finditer(read))
    plain = ["".join(letter for letter in shown[word.start() : word.end()] if letter.isascii()) for word in words]
    telling = [letters for letters in plain if len(letters) > 1]
    capitals = sum(letters.isupper() for letters in telling)
    whole = capitals > 1 and capitals >= 0.8 * len(telling)
    out = list(read)
    for word, letters_of in zip(words, plain, strict=True):
        if (
            (len(letters_of) > 1 or whole)
            and (letters_of.isupper() or (whole and not letters_of))
            and not word[0].isupper()
        ):
            out[word.start() : word.end()] = word[0].upper()
    return "".join(out)
