"""Characters: one spelling for what looks the same, as an ordered list of named steps.

`clean` is for text that is shown and keeps every letter, tone and typo as printed; `fold` and `tone_placement_key` give
comparison keys that are thrown away.
"""

import codecs
import unicodedata
from functools import cache

from report_parser.patterns import pattern_of

MARK_RUN = 8
"""Combining marks kept on one letter: no letter of any living orthography needs more, and NFC of a long run is quadratic."""

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHAPES = "\u0302\u0306\u031b"
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_MARK = pattern_of(f"[{_MARKS}]")
_LONG_RUN = pattern_of(f"(?<=[{_MARKS}]{{{MARK_RUN}}})[{_MARKS}]+")
_TONE_BEFORE_SHAPE = pattern_of(f"([{_TONES}])([{_SHAPES}])")

# Symbol and Wingdings keep their glyphs at U+F020 to U+F0FF; these are the ones that Word documents lead lists with,
# tick boxes with, or compare figures with.
_PRIVATE_USE = {
    "\uf02d": "-", "\uf02b": "+", "\uf02a": "*", "\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•", "\uf076": "•", "\uf06e": "•",
    "\uf06c": "•", "\uf075": "•", "\uf0be": "-", "\uf0e0": "→", "\uf0f0": "→", "\uf0fc": "✓", "\uf0fe": "☑", "\uf0a8": "□",
    "\uf06f": "□", "\uf0b3": "≥", "\uf0a3": "≤", "\uf0b1": "±", "\uf0b4": "×", "\uf0b0": "°",
}  # fmt: skip

_INVISIBLE = [
    *range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4,
    0x17B5, *range(0x180B, 0x180F), *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x3164,
    *range(0xD800, 0xE000), *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0, *range(0xFFF9, 0xFFFC), 0xFFFE, 0xFFFF,
    *range(0xE0000, 0xE1000),
]  # fmt: skip
_SPACES = [
    *range(0x09, 0x0E), *range(0x1C, 0x20), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000,
]  # fmt: skip


@cache
def _plain_table() -> dict[int, str | None]:
    unseen: dict[int, str | None] = dict.fromkeys(_INVISIBLE)
    return (
        unseen
        | dict.fromkeys(_SPACES, " ")
        | {ord(glyph): plain for glyph, plain in _PRIVATE_USE.items()}
        | {0x2011: "-"}
    )


_LOOK_ALIKES = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "Ǎ": "Ă", "ǎ": "ă", "Ƣ": "Ư", "ƣ": "ư"}
_LOOK_ALIKE_TABLE = str.maketrans(_LOOK_ALIKES)
# Letters that Vietnamese alone has among the languages a report could quote, `Ƣ`, which no living language has, and
# abbreviations such as `QÐ-UBND`, `62-CV/ÐU`.
_VIETNAMESE = pattern_of("[ƢƣăđơưĂĐƠƯ\u1ea0-\u1ef9]|(?<![a-zà-öø-þ])[ÐƉ](?=[-A-Z/ ,;.)]|$)")


def cut_mark_runs(text: str) -> str:
    """Leave at most `MARK_RUN` combining marks in a row.

    >>> len(cut_mark_runs("a" + "\u0301" * 1000))
    9
    """
    return _LONG_RUN.sub("", text)


def compose(text: str) -> str:
    """NFC, with tones that stand before their circumflex, breve or horn put behind it first.

    NFC alone leaves `e` + acute + circumflex apart, for both marks have the same combining class.

    >>> compose("e\u0301\u0302") == compose("e\u0302\u0301") == "ế"
    True
    """
    composed = unicodedata.normalize("NFC", text)
    if not _MARK.search(composed):
        return composed
    decomposed = unicodedata.normalize("NFD", composed)
    return unicodedata.normalize("NFC", _TONE_BEFORE_SHAPE.sub(r"\2\1", decomposed))


def plain_characters(text: str) -> str:
    """Every kind of space as a space; what cannot be seen left out; bullets of symbol fonts as bullets."""
    return text.translate(_plain_table())


def vietnamese_letters(text: str) -> str:
    """`Ð`, `ǎ` and `Ƣ`, typed for `Đ`, `ă` and `Ư`, put right where the text around is Vietnamese.

    >>> vietnamese_letters("QÐ-UBND"), vietnamese_letters("TƢ PHÁP"), vietnamese_letters("Hafnarfjörður")
    ('QĐ-UBND', 'TƯ PHÁP', 'Hafnarfjörður')
    """
    if not any(letter in text for letter in _LOOK_ALIKES) or not _VIETNAMESE.search(text):
        return text
    return text.translate(_LOOK_ALIKE_TABLE)


STEPS = (cut_mark_runs, compose, plain_characters, vietnamese_letters)
"""In this order: runs are cut before anything composes them, and letters are compared only when composed."""


# What reports are written with: 255 characters that fit into one byte, so that a text is looked through, and folded, at the
# speed of a codec. None of them is changed by `STEPS`, alone or side by side.
_LETTERS = "".join(chr(code) for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)) if code >= 0x1EA0 or chr(code) in (
    "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư"
))  # fmt: skip
_USUAL = "".join(map(chr, range(0x20, 0x7F))) + _LETTERS + "–—“”‘’…•²³°½±×÷≥≤«»®§µ€▪"
_BYTES = codecs.charmap_build(("\0" + _USUAL).ljust(256, "\ufffe"))


def _to_bytes(text: str) -> bytes | None:
    """One byte for each character, None where one of them is unusual."""
    try:
        return codecs.charmap_encode(text, "strict", _BYTES)[0]
    except UnicodeEncodeError:
        return None


def is_clean(text: str) -> bool:
    """Whether `clean` would give `text` back; a quick look that errs to False, never to True.

    Line breaks and tabs count as unclean: they are spaces to `clean`.
    """
    if _to_bytes(text) is not None:
        return "\0" not in text
    return (
        text.isprintable()
        and not _MARK.search(text)
        and unicodedata.is_normalized("NFC", text)
        and text.translate(_plain_table()) == text
        and not any(letter in text for letter in _LOOK_ALIKES)
    )


def clean(text: str) -> str:
    """One line's text in the spelling that every later stage relies on; spaces are kept as they stand, one for each.

    >>> clean("Hoa\u0300\u00a0Bi\u0300nh\u200b")
    'Hoà Bình'
    """
    if is_clean(text):
        return text
    for step in STEPS:
        text = step(text)
    return text


_ALIKE = (
    dict.fromkeys("‐‑‒–—―−﹣－", "-") | dict.fromkeys("“”„«»″", '"') | dict.fromkeys("‘’‚′`´", "'") | dict(zip("¹²³", "123", strict=True))
)  # fmt: skip


def _without_tone(letter: str) -> tuple[str, str]:
    """A lower-case letter without its tone, and the tone."""
    parts = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in parts if mark in _TONES), "")
    return (unicodedata.normalize("NFC", parts.replace(tone, "")), tone) if tone else (letter, "")


def _folded(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter.lower())[:1]
    return "d" if base in "đð" else _ALIKE.get(letter, base)


_FOLD_BYTES = ("\0" + "".join(map(_folded, _USUAL))).ljust(256, "\ufffe")
_PARTED = [("\0", ""), *(_without_tone(letter.lower()) for letter in _USUAL)]
_TONELESS_BYTES = "".join(letter for letter, _ in _PARTED).ljust(256, "\ufffe")
_TONE_BYTES = "".join(" " if letter == " " else tone or "\0" for letter, tone in _PARTED).ljust(256, "\ufffe")


@cache
def _fold_table() -> dict[int, str | None]:
    wide = map(chr, (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)))
    unseen: dict[int, str | None] = dict.fromkeys([*range(0x300, 0x370), *_INVISIBLE])
    return unseen | dict.fromkeys(_SPACES, " ") | {ord(letter): _folded(letter) for letter in (*wide, *_ALIKE)}


def fold(text: str) -> str:
    """A comparison key without case, tones and diacritics, `đ` as d, one kind of dash and single spaces. Never shown.

    >>> fold("Ủy ban  nhân dân – XÃ ĐÔNG HOÀ")
    'uy ban nhan dan - xa dong hoa'
    """
    data = _to_bytes(text)
    folded = text.translate(_fold_table()) if data is None else codecs.charmap_decode(data, "strict", _FOLD_BYTES)[0]
    return " ".join(folded.split())


def tone_placement_key(text: str) -> str:
    """A comparison key that keeps the tones but not where in a word they are written, nor case. Never shown.

    >>> tone_placement_key("Hoà Bình") == tone_placement_key("HÒA BÌNH"), tone_placement_key("hoá") == tone_placement_key("hoà")
    (True, False)
    """
    data = _to_bytes(text)
    if data is None:
        parted = [_without_tone(letter) for letter in text.lower()]
        tones = "".join(" " if letter == " " else tone for letter, tone in parted)
        return f"{''.join(letter for letter, _ in parted)}\0{tones}"
    toneless = codecs.charmap_decode(data, "strict", _TONELESS_BYTES)[0]
    tones = codecs.charmap_decode(data, "strict", _TONE_BYTES)[0].replace("\0", "")
    return f"{toneless}\0{tones}"
