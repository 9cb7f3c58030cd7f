"""A case as the bytes of a file. Each renderer is fixed by the case's seed: the same case gives the same bytes."""

import random
import re
import unicodedata
from collections.abc import Callable
from textwrap import wrap

from tests.eval.case import Case, Table

_OLD_TONES = (("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("õa", "oã"), ("ọa", "oạ"), ("ủy", "uỷ"), ("úy", "uý"),
              ("ùy", "uỳ"), ("ụy", "uỵ"), ("ũy", "uỹ"), ("òe", "oè"), ("óe", "oé"))  # fmt: skip
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def move_tones(text: str) -> str:
    """`Hòa` as `Hoà`, `ủy` as `uỷ`: the same words, other code points even after NFC."""
    for new, old in _OLD_TONES:
        text = re.sub(rf"{new}\b", old, text)
        text = re.sub(rf"{new.upper()}\b", old.upper(), text)
        text = re.sub(rf"{new.capitalize()}\b", old.capitalize(), text)
    return text


def tone_first(text: str) -> str:
    """Tone before circumflex, breve or horn (`e` + dot below + circumflex): neither NFC nor NFD."""
    out = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tones = [mark for mark in parts[1:] if mark in _TONES]
        shapes = [mark for mark in parts[1:] if mark not in _TONES]
        out.append(parts[0] + "".join(tones + shapes) if tones and shapes else letter)
    return "".join(out)


def flow(case: Case) -> list[str]:
    """The report as paragraphs and tab-parted rows, letterhead and signature cell by cell."""
    lines: list[str] = []
    for place, item in enumerate(case.paragraphs):
        if isinstance(item, str):
            lines.append(item)
        elif place in case.layout.plain_tables:
            for column in range(len(item[0])):
                lines += [line for row in item for line in row[column].split("\n")]
        else:
            lines += ["\t".join(cell.replace("\n", " ") for cell in row) for row in item]
    return lines


def make_text(case: Case) -> bytes:
    """Plain text: wrapped or not, with blank lines or without, in several Unicode forms and line ends."""
    rng = random.Random(case.layout.seed * 7 + 1)
    lines: list[str] = []
    for text in flow(case):
        pieces = (
            wrap(text, case.layout.wrapped, break_long_words=False, break_on_hyphens=False)
            if case.layout.wrapped and "\t" not in text
            else [text]
        )
        for piece in pieces:
            lines.append(piece)
            if case.layout.blanks == "lines":
                lines.append("")
        if case.layout.blanks == "paragraphs":
            lines.append("")
    text = "\n".join(lines) + "\n"
    form = rng.choice(("NFC", "NFC", "NFC", "NFD", "tone-first", "moved", "nbsp"))
    if form == "NFD":
        text = unicodedata.normalize("NFD", text)
    elif form == "tone-first":
        text = tone_first(text)
    elif form == "moved":
        text = move_tones(text)
    elif form == "nbsp":
        text = re.sub(r" (?=\d)", "\u00a0", text)
    if rng.random() < 0.2:
        text = text.replace("\n", "\r\n")
    if rng.random() < 0.1:
        return text.encode("utf-16")
    return (b"\xef\xbb\xbf" if rng.random() < 0.15 else b"") + text.encode("utf-8")


def tables_of(case: Case) -> list[Table]:
    return [item for item in case.paragraphs if not isinstance(item, str)]


RENDERERS: dict[str, tuple[str, Callable[[Case], bytes]]] = {"text": ("txt", make_text)}
"""Format name: (file extension, renderer)."""


def render(case: Case, form: str) -> tuple[bytes, str]:
    """The case's bytes in one format and its file name."""
    ending, renderer = RENDERERS[form]
    return renderer(case), f"{case.name}.{ending}"
