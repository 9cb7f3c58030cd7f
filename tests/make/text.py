"""Plain text files for tests: wrapped or not, in the Unicode forms, line ends and encodings that reports come in."""

import re
import unicodedata
from collections.abc import Sequence
from textwrap import wrap
from typing import Literal

Table = list[list[str]]
Form = Literal["NFC", "NFD", "tone-first", "moved", "nbsp", "zero-width"]
Blanks = Literal["none", "paragraphs", "lines"]

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_MOVED = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "òe": "oè", "óe": "oé", "ỏe": "oẻ", "ọe": "oẹ",
          "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ"}  # fmt: skip
_MOVED |= {new.upper(): old.upper() for new, old in _MOVED.items()}
_MOVABLE = re.compile(rf"({'|'.join(_MOVED)})(?!\w)")


def make_text(
    paragraphs: Sequence[str | Table],
    *,
    width: int = 0,
    blanks: Blanks = "paragraphs",
    form: Form = "NFC",
    newline: str = "\n",
    encoding: str = "utf-8",
    bom: bool = False,
    bars: bool = False,
) -> bytes:
    """Paragraphs and table rows, one a line or wrapped at `width` columns; cells are parted by tabs, or by `bars`.

    `blanks` says where empty lines stand: nowhere, between paragraphs, or after each wrapped line as well.
    """
    lines: list[str] = []
    for paragraph in paragraphs:
        if isinstance(paragraph, str):
            pieces = wrap_lines(paragraph, width)
        else:
            rows = [[cell.replace("\n", " ") for cell in row] for row in paragraph]
            pieces = [f"| {' | '.join(row)} |" if bars else "\t".join(row) for row in rows]
        for piece in pieces:
            lines.append(piece)
            if blanks == "lines" and isinstance(paragraph, str):
                lines.append("")
        if blanks != "none" and lines[-1]:
            lines.append("")
    text = set_form("\n".join(lines).rstrip("\n") + "\n", form)
    data = text.replace("\n", newline).encode(encoding)
    return (b"\xef\xbb\xbf" if bom else b"") + data


def wrap_lines(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns, broken at spaces only; 0 leaves it whole."""
    if not width:
        return [text]
    return wrap(text, width, break_long_words=False, break_on_hyphens=False) or [""]


def set_form(text: str, form: Form) -> str:
    """The same words in other code points."""
    if form == "NFD":
        return unicodedata.normalize("NFD", text)
    if form == "tone-first":
        return put_tones_first(text)
    if form == "moved":
        return move_tones(text)
    if form == "nbsp":
        return re.sub(r" (?=[0-9(])", "\u00a0", text)
    if form == "zero-width":
        return re.sub(r"(?<=[a-z]{3}) (?=[a-z]{3})", "\u200b ", text)
    return text


def move_tones(text: str) -> str:
    """`Hòa` as `Hoà`, `ủy` as `uỷ`: the older placing of the tone, which no normal form mends."""
    return _MOVABLE.sub(lambda found: _MOVED[found[1]], text)


def put_tones_first(text: str) -> str:
    """Tone before circumflex, breve or horn (`e`, dot below, circumflex): neither NFC nor NFD."""
    out = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tones = [mark for mark in parts[1:] if mark in _TONES]
        shapes = [mark for mark in parts[1:] if mark not in _TONES]
        out.append(parts[0] + "".join(tones + shapes) if tones and shapes else letter)
    return "".join(out)
