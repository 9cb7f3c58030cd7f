"""MHTML: pages that browsers and Word save as one file, and messages: the page, or failing that the text, that is in them.

The parts of such a file are parted by the standard library, which is asked only after the file's build was looked at:
parts within parts and long heads are what makes it slow or breaks it.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import (
    CloseBoundaryNotFoundDefect,
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
    NoBoundaryInMultipartDefect,
    StartBoundaryNotFoundDefect,
)
from email.message import Message

from report_parser.errors import DamagedError, TooLargeError
from report_parser.limits import Limits
from report_parser.patterns import pattern_of
from report_parser.read import html
from report_parser.read.decode import decode
from report_parser.read.text import read_text
from report_parser.source import Source

MEDIA_TYPE = "multipart/related"
MESSAGE_TYPE = "message/rfc822"

_NESTED = pattern_of(rb"^content-type:[ \t]*(?:\r?\n[ \t]+)?(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_MOST_NESTED = 64
"""Parts that hold parts: browsers write one, mail programs up to four for each message forwarded."""
_HEAD_LINE = pattern_of(rb"^content-[a-z-]{2,30}:", re.IGNORECASE | re.MULTILINE)
_LONGEST_HEAD = 8_192
"""Bytes of one head line with its further lines; each is parsed in quadratic time."""
_CUT = (CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect, NoBoundaryInMultipartDefect)
_BASE64 = (InvalidBase64CharactersDefect, InvalidBase64LengthDefect, InvalidBase64PaddingDefect)
_OTHER_PAGES = 20
"""Further pages of one file that are looked at where the first holds nothing: the frames of a frameset."""


def read(data: bytes, limits: Limits) -> Source:
    """The lines of the page that the file holds; `origin.path` is a place in that page, as of any HTML page.

    Without a page, the lines of its plain text. Raises DamagedError where it holds neither, TooLargeError over
    `limits.office_bytes` for the file or `limits.html_bytes` for the page.
    """
    if len(data) > limits.office_bytes:
        raise TooLargeError(f"the file has {len(data)} bytes, more than the {limits.office_bytes} that are read")
    _check_build(data)
    try:
        message = message_from_bytes(data.lstrip(b"\xef\xbb\xbf\0 \t\r\n"))
        parts = [part for part in _leaves(message) if part.get_content_disposition() != "attachment"]
        pages = [part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")]
        texts = [part for part in parts if part.get_content_type() == "text/plain"]
    except (RecursionError, ValueError, LookupError, TypeError) as error:
        raise DamagedError(
            f"the saved page is broken, its parts cannot be told apart ({type(error).__name__}): save the page again"
        ) from error
    source = _read_pages(_main_first(message, pages), limits) if pages else _read_texts(texts, limits)
    if source is None:
        raise DamagedError(
            "the file is a saved page or a message, but no page and no text is in it: save the page again"
        )
    if any(isinstance(defect, _CUT) for part in message.walk() for defect in part.defects):
        source.status = "partial"
        source.reasons.append("the file is cut short or its parts are broken: what stood behind may be missing")
    kept = len(parts)
    if left := sum(1 for _ in _leaves(message)) - kept:
        source.notes.append(
            ("attachment", f"{left} attached files were not read: save them, and read them by themselves")
        )
    return source


def _check_build(data: bytes) -> None:
    """Raises TooLargeError for what no program writes and what takes for ever to part."""
    nested = sum(1 for _ in _NESTED.finditer(data))
    if nested > _MOST_NESTED:
        raise TooLargeError(
            f"the file holds {nested} parts that hold parts, more than the {_MOST_NESTED} that are read"
        )
    for head in _HEAD_LINE.finditer(data):
        end = head.start()
        while True:
            end = data.find(b"\n", end) + 1
            if end == 0 or end - head.start() > _LONGEST_HEAD:
                break
            if data[end : end + 1] not in (b" ", b"\t"):
                break
        if (end or len(data)) - head.start() > _LONGEST_HEAD:
            raise TooLargeError(f"the head of a part has more than the {_LONGEST_HEAD} bytes that are read")


def _leaves(message: Message) -> Iterator[Message]:
    return (part for part in message.walk() if not part.is_multipart())


def _main_first(message: Message, pages: list[Message]) -> list[Message]:
    """The pages with the one in front that the file's head names: by its id, else by its address."""
    start = str(message.get_param("start", "") or "")
    where = str(message.get("Snapshot-Content-Location", "") or "").strip()
    for head, wanted in (("Content-ID", start), ("Content-Location", where)):
        for page in pages:
            if wanted and str(page.get(head, "")).strip() == wanted:
                return [page, *(other for other in pages if other is not page)]
    return pages


def _read_pages(pages: list[Message], limits: Limits) -> Source:
    """The first page; where it shows nothing, as a frameset does, the one that shows most."""
    best = _read_page(pages[0], limits)
    most = _shown(best)
    if not most:
        for other in pages[1:_OTHER_PAGES]:
            source = _read_page(other, limits)
            if _shown(source) > most:
                best, most = source, _shown(source)
    return best


def _shown(source: Source) -> int:
    return sum(
        len(line.text) + sum(len(cell or "") for cell in line.cells or ())
        for line in source.lines
        if line.layer == "body"
    )


def _read_page(part: Message, limits: Limits) -> Source:
    content, damaged = _content(part)
    source = html.read(content, limits, charset=_charset(part))
    source.media_type = MEDIA_TYPE
    if damaged:
        source.status = "partial"
        source.reasons.append(damaged)
    return source


def _read_texts(texts: list[Message], limits: Limits) -> Source | None:
    """The plain texts of a message one after the other, None where there is none that says anything."""
    found: list[str] = []
    reasons: list[str] = []
    encoding = None
    for part in texts:
        content, damaged = _content(part)
        if len(content) > limits.text_bytes:
            raise TooLargeError(f"the text has {len(content)} bytes, more than the {limits.text_bytes} that are read")
        decoded = decode(content, _charset(part))
        if decoded.text.strip():
            found.append(decoded.text)
            encoding = encoding or decoded.encoding
            reasons += [*decoded.reasons, *([damaged] if damaged else [])]
    if not found:
        return None
    source = read_text("\n\n".join(found), limits)
    source.media_type, source.encoding = MESSAGE_TYPE, encoding
    source.reasons += reasons
    if source.reasons:
        source.status = "partial"
    return source


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (ValueError, LookupError, TypeError, UnicodeError):
        return None


def _content(part: Message) -> tuple[bytes, str | None]:
    """A part's bytes, and what is wrong with them. Raises DamagedError where they cannot be had."""
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError) as error:
        raise DamagedError("the page in the file cannot be decoded: save it again") from error
    if not isinstance(content, bytes):
        raise DamagedError("the page in the file cannot be decoded: save it again")
    broken = any(isinstance(defect, _BASE64) for defect in part.defects)
    return content, "the page's Base64 is broken: letters are missing or wrong" if broken else None
