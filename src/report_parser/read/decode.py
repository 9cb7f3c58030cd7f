"""Bytes to text: which encoding they are in, whatever they declare.

Text in the encodings before Unicode (TCVN3, VNI, VPS, VISCII), which no standard codec reads, is given in a *surface* from
which every byte can be had back: windows-1252, and Latin-1 for the five bytes that it leaves undefined. What the letters
mean is settled later, block by block.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import field
from functools import cache

from report_parser.patterns import pattern_of
from report_parser.records import dataclass

MOST_DECLARED = 4096
"""Bytes in which a page's own word on its charset is looked for: browsers look at 1,024."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = pattern_of(
    rb"charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([A-Za-z0-9_.:-]{2,40})|encoding\s{0,4}=\s{0,4}[\"']([A-Za-z0-9_.:-]{2,40})",
    re.IGNORECASE,
)
# Other scripts' charsets, and the letters that text in them has. Everything else is Unicode, windows-1258 or the surface.
_SCRIPTS = {
    "gb": "[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]", "big5": "[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]",
    "euc_jp": "[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]", "shift_jis": "[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]",
    "euc_kr": "[\u3000-\u303f\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]", "cp949": "[\u3000-\u303f\u4e00-\u9fff\uac00-\ud7a3]",
    "cp1251": "[\u0400-\u04ff\u2010-\u2122\u00a0-\u00bb]", "koi8": "[\u0400-\u04ff\u2500-\u25ff\u00a0]", "cp874": "[\u0e00-\u0e7f\u00a0]",
}  # fmt: skip
_VOWELS = frozenset("AEIOUYaeiouyÂÊÔĂƠƯâêôăơư".encode("cp1258"))
_TONES = frozenset(b"\xcc\xd2\xde\xec\xf2")
"""Grave, hook, tilde, acute and dot below: windows-1258 writes them behind their vowel."""
_TONED = pattern_of(rb"[\xcc\xd2\xde\xec\xf2]")
_FEW_TONES = 3
_BEHIND_VOWELS = 0.95
"""Share of tones that stand behind a vowel; in TCVN3 and VNI the same bytes are vowels, which stand behind consonants."""
_GOOD_TO_BAD = 4
"""So many times more letters of more than one byte than broken ones: broken UTF-8, not another encoding. By chance, two
bytes of legacy text in a hundred look like UTF-8."""
_TWICE = ("á»", "áº", "Ä‘", "Ä\u0090", "Æ°", "Æ¡")
"""What the first two bytes of `ế`, `ạ`, `đ`, `Đ`, `ư`, `ơ` look like."""
_LOOK = 20_000
"""Characters in which they are looked for."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and what fell short; `replaced` counts the U+FFFD put for bytes that are none."""

    text: str
    encoding: str
    reasons: tuple[str, ...] = field(default=())
    replaced: int = 0


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of any bytes; never fails.

    In this order: byte order mark, UTF-8, UTF-16 without a mark, UTF-8 with a few broken bytes, another script's charset
    where `declared` names it and the bytes agree, windows-1258, the surface of legacy encodings.

    >>> decode("Đạt".encode("utf-16")).text, decode(b"C\\xe9ng ho\\xb5").text
    ('Đạt', 'Céng hoµ')
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], name)
    if b"\0" in data[:MOST_DECLARED] and (unmarked := utf16_without_mark(data)):
        return _lenient(data, unmarked)
    try:
        return _once(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    broken = _lenient(data, "utf-8")
    letters = len(broken.text) - len(broken.text.encode("ascii", "ignore")) - broken.replaced
    if letters >= _GOOD_TO_BAD * broken.replaced:
        return broken
    if letters > broken.replaced:
        return _line_by_line(data)
    if declared and (text := _other_script(data, declared)) is not None:
        return Decoded(text, declared.lower())
    if _is_windows_1258(data):
        return _lenient(data, "cp1258")
    return Decoded(surface(data), "windows-1252")


def surface(data: bytes) -> str:
    """Each byte as one character: windows-1252, the five bytes that it leaves undefined as in Latin-1."""
    return codecs.charmap_decode(data, "strict", _surface_table())[0]


@cache
def _surface_table() -> str:
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))


def find_declared_charset(data: bytes) -> str | None:
    """The charset that a page or an XML document says it is in, as it is written there."""
    head = data[:MOST_DECLARED]
    lower = head.lower()
    starts = [at for at in (lower.find(b"charset"), lower.find(b"encoding")) if at >= 0]
    found = _DECLARED.search(head, min(starts)) if starts else None
    return (found[1] or found[2]).decode("ascii") if found else None


def utf16_without_mark(data: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` where the bytes look like it although no byte order mark says so.

    In Vietnamese text the high bytes are 00 (ASCII, `à`), 01 (`đ`, `ư`), 03 (combining marks), 1E (`ạ` to `ỹ`) or 20
    (dashes, quotes), and no low byte of real text is 00.
    """
    sample = data[:MOST_DECLARED]
    pairs = len(sample) // 2
    if pairs < 4 or b"\0" not in sample:
        return None
    for name, high, low in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        known = sum(map(high.count, (b"\x00", b"\x01", b"\x03", b"\x1e", b"\x20")))
        if known >= 0.95 * pairs and high.count(b"\0") >= 0.3 * pairs and low.count(b"\0") <= 0.02 * pairs:
            return name
    return None


_NAMES = {
    "utf-16-le": "utf-16",
    "utf-16-be": "utf-16",
    "utf-32-le": "utf-32",
    "utf-32-be": "utf-32",
    "cp1258": "windows-1258",
}


def _lenient(data: bytes, codec: str) -> Decoded:
    text = data.decode(codec, "replace")
    name = _NAMES.get(codec, codec)
    replaced = text.count("\ufffd")
    if replaced:
        replaced -= data.count("\ufffd".encode(codec)) if codec.startswith("utf") else 0
    if replaced > 0:
        return Decoded(text, name, (f"{replaced} places are not {name} and were replaced by U+FFFD",), replaced)
    return Decoded(text, name)


def _once(text: str) -> Decoded:
    """UTF-8 that was taken for windows-1252 and written as UTF-8 again (`Ä‘áº¡t`) is put right where every letter allows it."""
    if sum(text.count(pair, 0, _LOOK) for pair in _TWICE) < 5:
        return Decoded(text, "utf-8")
    try:
        once = b"".join(_surface_bytes(text)).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return Decoded(text, "utf-8")
    return Decoded(once, "utf-8, twice")


def _surface_bytes(text: str) -> Iterator[bytes]:
    table = {character: byte for byte, character in enumerate(_surface_table())}
    for line in text.splitlines(keepends=True):
        try:
            yield line.encode("cp1252")
        except UnicodeEncodeError:
            if not all(character in table or ord(character) < 0x100 for character in line):
                raise
            yield bytes(table.get(character, ord(character)) for character in line)


def _line_by_line(data: bytes) -> Decoded:
    """Text of which some lines are UTF-8 and others are not."""
    lines: list[str] = []
    replaced = 0
    for line in data.split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            text = line.decode("utf-8", "replace")
            bad = text.count("\ufffd")
            if len(text) - len(text.encode("ascii", "ignore")) > _GOOD_TO_BAD * bad:
                replaced += bad
                lines.append(text)
            else:
                lines.append(surface(line))
    reasons = ["some lines are UTF-8 and others are not; each was read by itself"]
    if replaced:
        reasons.append(f"{replaced} places are not UTF-8 and were replaced by U+FFFD")
    return Decoded("\n".join(lines), "utf-8+windows-1252", tuple(reasons), replaced)


def _other_script(data: bytes, declared: str) -> str | None:
    """The text where the bytes are what is declared, and that is a charset of another script."""
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return None
    letters = next((pattern for prefix, pattern in _SCRIPTS.items() if name.startswith(prefix)), None)
    if letters is None:
        return None
    try:
        text = data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None
    own = len(re.findall(letters, text))
    # In text of another script no word mixes it with Latin letters; legacy Vietnamese text does so in every other word.
    mixed = len(re.findall(f"[A-Za-z]{letters}|{letters}[A-Za-z]", text))
    fits = own >= 0.9 * (len(text) - len(text.encode("ascii", "ignore"))) and mixed <= 0.1 * own
    return text if fits else None


def _is_windows_1258(data: bytes) -> bool:
    """Whether the bytes that are tones in windows-1258 stand behind vowels."""
    tones = behind = 0
    for tone in _TONED.finditer(data):
        tones += 1
        behind += tone.start() > 0 and data[tone.start() - 1] in _VOWELS
        if tones >= 2000:
            break
    return tones >= _FEW_TONES and behind >= _BEHIND_VOWELS * tones
