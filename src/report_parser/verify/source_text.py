"""The source's own text, derived by simple means of its own, and each block looked for in it."""

import html
import io
import re
import unicodedata
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser

from report_parser.verify.failures import Failure, Json
from report_parser.verify.printed import LOOK_ALIKE

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DERIVED_AGAIN = ("text/plain", "text/html", WORD)
"""Media types whose text is derived from the source again."""
PART_BYTES = 64_000_000
"""No larger part of a DOCX is unpacked."""
LABEL = r"(?:[^\W\d_]+ ){0,3}(?:[IVXLC]{1,7}|[0-9]{1,3}|[a-zđ]|\([0-9a-zđ]{1,3}\))(?:\.[0-9]{1,3}){0,5}[.):/]?\s+"
"""What Word prints before a numbered paragraph and keeps in no file."""
WINDOW = 600
"""Letters within which the next word of a block must stand in the source: room for what stands between two lines."""
ISO = re.compile(r"\s*[12][0-9]{3}-[0-9]{2}-[0-9]{2}")
PUBLISHED = re.compile(r'"datePublished"\s{0,4}:\s{0,4}"([^"]{10,40})"')
"""What a page's markup may say of its date: it is printed nowhere."""
SHOWN = 5
"""So many blocks that are not in the source are named."""
STARTS = 200
"""So many places of a block's first word are tried."""


def check_source_text(report: Json, source: bytes) -> Iterator[Failure]:
    """Each block's letters and digits in the source's own text; of many that fail, the first ones and how many more."""
    streams = _streams(report, source)
    if not streams:
        return
    positions = [0] * len(streams)
    missing = 0
    for at, block in enumerate(report["blocks"]):
        wanted = _letters(block["text"])
        if not wanted:
            continue
        ends = [
            _find_block(block["text"], wanted, stream, positions[which], report["source"]["media_type"] == WORD)
            for which, stream in enumerate(streams)
        ]
        positions = [max(before, end or 0) for before, end in zip(positions, ends, strict=True)]
        if all(end is None for end in ends):
            missing += 1
            if missing <= SHOWN:
                yield Failure("source-text", f"blocks[{at}]", f"{block['text'][:80]!r} is not in the source there")
    if missing > SHOWN:
        yield Failure("source-text", "blocks", f"{missing - SHOWN} more blocks are not in the source")


def _streams(report: Json, source: bytes) -> list[str]:
    """The source's letters, for a page once more with its entities resolved twice, and those of dates that only its
    markup states; none where they are not derived."""
    media_type, codec = report["source"]["media_type"], codec_of(report)
    if media_type not in DERIVED_AGAIN or codec is None:
        return []
    if media_type == WORD:
        return [_letters(_word_text(source))]
    text = source.decode(codec, "replace")
    if media_type == "text/plain":
        return [_letters(text)]
    visible, stated = _page_texts(text)
    return [_letters(visible), _letters(html.unescape(visible)), *filter(None, [_letters(stated)])]


def _find_block(text: str, wanted: str, stream: str, position: int, numbered: bool) -> int | None:
    """Where a block ends in the source's letters, searched from the last block on, then from the start (notes, text
    boxes and running heads stand elsewhere); None where it is not there."""
    for start in (position, 0):
        at = stream.find(wanted, start)
        if at >= 0:
            return at + len(wanted)
    if numbered:  # Word computes the labels of lists: they are in no file
        label = re.match(LABEL, text)
        if label and (rest := _letters(text[label.end() :])):
            return _find_block(text[label.end() :], rest, stream, position, False)
    return _find_words(text, stream)


def _find_words(text: str, stream: str) -> int | None:
    """The end of a block whose words stand in order with something between, such as a page's number."""
    first, *rest = filter(None, map(_letters, text.split()))
    at = stream.find(first)
    for _ in range(STARTS):
        if at < 0:
            return None
        end = at + len(first)
        for word in rest:
            place = stream.find(word, end, end + WINDOW)
            if place < 0:
                break
            end = place + len(word)
        else:
            return end
        at = stream.find(first, at + 1)
    return None


def _letters(text: str) -> str:
    """Letters and digits with their marks in one order; everything else is left out, for readers may change it."""
    text = unicodedata.normalize("NFD", text.translate(LOOK_ALIKE))
    if not text.isascii():
        text = re.sub("[\u0300-\u036f]{2,}", lambda marks: "".join(sorted(marks[0])), text)
    return "".join(
        letter for letter in text if letter.isalpha() or letter.isdecimal() or "\u0300" <= letter <= "\u036f"
    )


def codec_of(report: Json) -> str | None:
    """The name of a Python codec for the stated encoding, or None for the legacy ones that Python has none for."""
    encoding = report["source"]["encoding"] or "utf-8"
    try:
        "".encode(encoding)
    except LookupError:
        return None
    return "utf-8-sig" if encoding.lower().replace("_", "-") in ("utf-8", "utf8") else str(encoding)


class _Visible(HTMLParser):
    """The text of a page outside scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = ""
        self.stated: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style") and not self.hidden:
            self.hidden = tag
        if tag in ("meta", "time"):
            self.stated += [
                value for name, value in attrs if name in ("content", "datetime") and value and ISO.match(value)
            ]

    def handle_endtag(self, tag: str) -> None:
        if tag == self.hidden:
            self.hidden = ""

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)
        elif self.hidden == "script":
            self.stated += PUBLISHED.findall(data)


def _page_texts(page: str) -> tuple[str, str]:
    """The text of a page, and the dates that its markup states."""
    parser = _Visible()
    parser.feed(page)
    parser.close()
    return "".join(parser.parts), " ".join(parser.stated)


def _word_text(source: bytes) -> str:
    """The text of a DOCX in its parts' order: the document, its notes, its headers and footers; no deleted text."""
    parts: list[str] = []
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        names = [name for name in archive.namelist() if re.fullmatch(r"word/[a-z]+[0-9]*\.xml", name)]
        for name in sorted(names, key=lambda name: (name != "word/document.xml", name)):
            if archive.getinfo(name).file_size > PART_BYTES:
                raise ValueError(f"{name} has more than {PART_BYTES} bytes")
            data = archive.read(name)
            if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
                raise ValueError(f"{name} declares entities")
            parts += [
                element.text or "" for element in ElementTree.fromstring(data).iter() if element.tag.endswith("}t")
            ]
    return "".join(parts)
