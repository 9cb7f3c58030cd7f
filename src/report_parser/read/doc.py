"""DOC: Word 97 to 2003, by way of LibreOffice, which keeps numbering, tracked changes and fonts; else by antiword.

antiword knows the text and the tables but neither the numbers that Word prints before paragraphs nor fonts: what it
reads is marked as read by a lesser way.
"""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from report_parser.errors import DamagedError, EncryptedError, MissingDependencyError, TimedOutError, TooLargeError
from report_parser.limits import Limits
from report_parser.model import Origin
from report_parser.read import docx, soffice
from report_parser.read.grid import Cell, Row, Table, table_lines
from report_parser.read.package import Element
from report_parser.source import Line, Source

MEDIA_TYPE = "application/msword"
INSTALL = (
    "to read .doc files install LibreOffice Writer (Debian and Ubuntu: apt install libreoffice-writer-nogui), or antiword for their "
    "text without automatic numbers; or save the document as DOCX"
)

_ENCRYPTED = 0x0100
_SECTOR = 512


def read(data: bytes, limits: Limits) -> Source:
    """Paragraphs and table rows in reading order; `origin.path` counts paragraphs and tables from 1 (`p[12]`).

    Raises MissingDependencyError where neither LibreOffice nor antiword is installed, EncryptedError, DamagedError,
    TimedOutError or TooLargeError.
    """
    if len(data) > limits.office_bytes:
        raise TooLargeError(f"the document has {len(data)} bytes, more than the {limits.office_bytes} that are read")
    if is_encrypted(data):
        raise EncryptedError("the document asks for a password: save it without one")
    if soffice.find_soffice():
        try:
            return read_converted(data, ".doc", MEDIA_TYPE, limits)
        except DamagedError:
            if not shutil.which("antiword"):
                raise
    if shutil.which("antiword"):
        return _read_with_antiword(data, limits)
    raise MissingDependencyError(INSTALL)


def read_converted(data: bytes, suffix: str, media_type: str, limits: Limits) -> Source:
    """A document of another kind, converted to DOCX by LibreOffice and read as that."""
    source = docx.read(soffice.convert_to_docx(data, suffix, limits), limits)
    source.media_type = media_type
    for line in source.lines:
        # The parts of the package that stood between are not the reader's business.
        line.origin = Origin(path=(line.origin.path or "").rpartition("#")[2])
    return source


def is_encrypted(data: bytes) -> bool:
    """Whether the head of a Word 97 text stream says that it is encrypted ([MS-DOC] 2.5.2, `fEncrypted`)."""
    place = data.find(b"\xec\xa5", _SECTOR)
    while place >= 0:
        if place % _SECTOR == 0:
            return bool(int.from_bytes(data[place + 10 : place + 12], "little") & _ENCRYPTED)
        place = data.find(b"\xec\xa5", place + 1)
    return False


def _read_with_antiword(data: bytes, limits: Limits) -> Source:
    from lxml import etree

    with TemporaryDirectory(prefix="report-parser-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "document.doc"
        path.write_bytes(data)
        try:
            done = subprocess.run(
                [str(shutil.which("antiword")), "-x", "db", str(path)],
                capture_output=True,
                timeout=limits.wall_seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise TimedOutError(
                f"antiword did not finish the document within {limits.wall_seconds:g} seconds"
            ) from error
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(done.stdout, parser) if done.stdout.strip() else None
    lines = [] if root is None else _clean(_blocks(root, limits, [0]))
    if not lines:
        raise DamagedError("the document is broken or cut short: get it again, or open it in Word and save it as DOCX")
    source = Source(lines, MEDIA_TYPE, status="degraded")
    source.reasons.append(
        "read by antiword, without automatic numbers, tracked changes and fonts: install LibreOffice Writer"
    )
    return source


def _blocks(element: Element, limits: Limits, tables: list[int]) -> Iterator[Line]:
    """The paragraphs and tables of a DocBook tree as antiword writes it."""
    for child in element:
        if child.tag in ("para", "title"):
            own = child.find("informaltable") is None
            if own:
                for place, text in enumerate("".join(child.itertext()).split("\n")):
                    yield Line(text, Origin(), "line" if place else "paragraph")
                continue
        if child.tag == "informaltable":
            tables[0] += 1
            table = Table()
            for row in child.iter("row"):
                cells = [
                    Cell([Line(text, Origin()) for text in _printed(entry)]) for entry in row.iterchildren("entry")
                ]
                table.rows.append(Row(cells, Origin()))
            yield from table_lines(table, tables[0], limits)
        elif child.tag == "orderedlist":
            for number, item in enumerate(child.iterchildren("listitem"), 1):
                for place, line in enumerate(_clean(_blocks(item, limits, tables))):
                    yield (
                        Line(f"{number}. {line.text}", line.origin) if place == 0 and line.kind == "paragraph" else line
                    )
        elif child.tag != "bookinfo":
            yield from _blocks(child, limits, tables)


def _printed(element: Element) -> list[str]:
    return [text for line in "".join(element.itertext()).split("\n") if (text := line.strip())]


def _clean(lines: Iterator[Line]) -> list[Line]:
    """Without the lines that hold nothing; a paragraph's first printed line is its paragraph."""
    kept: list[Line] = []
    blank = start = True
    for line in lines:
        start = start or line.kind == "paragraph"
        if line.kind != "row":
            line.text = line.text.strip()
            if not line.text:
                blank = True
                continue
            line.kind = "paragraph" if start else "line"
        line.blank_before, blank, start = blank, False, False
        kept.append(line)
    return kept
