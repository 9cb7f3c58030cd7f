"""What OCR takes for one another: of wrong words in scanned pages, nearly all have a wrong tone or another mark on a vowel
(`chi tiêu`, `tuyền truyền`, `hô sơ`), so that known words are looked for without these.

Only comparison keys are loosened: what is shown stays as it was read. The keys are as long as their texts, letter for
letter, so that places in a key are places in the text.
"""

import unicodedata
from functools import cache
from typing import Literal

from report_parser.model import Block


class RecognisedBlock(Block):
    """A block that OCR read: its words may have wrong tones. It is written as any other block."""

    __slots__ = ()


Looseness = Literal["exact", "tones", "marks"]
"""How closely a text must match known words: as it is, but for its tones, or but for all marks (`đ` as d)."""

EVERY: tuple[Looseness, ...] = ("exact", "tones", "marks")
LOOSER = EVERY[1:]

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LETTERS = "".join(map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))))


def _loose(letter: str, looseness: Looseness) -> str:
    parts = unicodedata.normalize("NFD", letter)
    if looseness == "marks":
        return {"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"}.get(letter, parts[0])
    kept = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
    return kept if len(kept) == 1 else letter


@cache
def _table(looseness: Looseness) -> dict[int, str]:
    return {ord(letter): _loose(letter, looseness) for letter in _LETTERS}


def loosen(text: str, looseness: Looseness) -> str:
    """A comparison key of NFC text, as long as the text.

    >>> loosen("Chỉ tiêu chưa đạt", "tones"), loosen("Chỉ tiêu chưa đạt", "marks")
    ('Chi tiêu chưa đat', 'Chi tieu chua dat')
    """
    return text if looseness == "exact" else text.translate(_table(looseness))
