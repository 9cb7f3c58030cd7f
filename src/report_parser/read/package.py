"""Office packages (DOCX, XLSX): a ZIP archive of XML parts, opened with care.

Nothing is inflated before the archive's own directory was checked, only the parts that are asked for are read, and a
document type declaration is refused: office programs write none, and entities are how XML is made to explode or to
reach for files. Pictures and other media are never touched.
"""

import io
import zipfile
import zlib
from dataclasses import field
from posixpath import dirname, join, normpath
from typing import Any

from report_parser.errors import DamagedError, EncryptedError, TooLargeError
from report_parser.limits import MEGABYTE, Limits
from report_parser.records import dataclass

Element = Any
"""An lxml element."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = b"PK\x01\x02"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DOCTYPE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
# "Strict" documents use other names for the same elements.
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)  # fmt: skip
AGAIN = "get the file again from where it was published, or open it in an office program, let that repair it, and save a copy"
"""What to do about a damaged file, in the message that refuses it."""
_RATIO_FROM = MEGABYTE
"""Parts smaller than this may be packed as tightly as they like; office text reaches 30:1."""


@dataclass(slots=True)
class Part:
    """One part's bytes. `fault` says why they are not all there, or not to be trusted, if so."""

    name: str
    data: bytes
    fault: str | None = None


@dataclass(slots=True)
class Package:
    """An archive whose directory was checked. Part names are looked up without regard to case, as office programs do."""

    archive: zipfile.ZipFile
    limits: Limits
    members: dict[str, zipfile.ZipInfo] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        return name.lstrip("/").lower() in self.members

    def read(self, name: str) -> Part | None:
        """The part inflated, or as much of it as can be; None where there is no such part.

        Raises TooLargeError over the limits, EncryptedError for a password.
        """
        info = self.members.get(name.lstrip("/").lower())
        if info is None:
            return None
        if info.flag_bits & 0x1:
            raise EncryptedError(f"{name} asks for a password: save the document without one")
        most = self.limits.archive_part_bytes
        if info.file_size > most:
            raise TooLargeError(f"{name} unpacks to {info.file_size} bytes, more than the {most} that are read")
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > _RATIO_FROM and ratio > self.limits.archive_ratio:
            raise TooLargeError(
                f"{name} is packed {ratio:.0f} to 1, more than the {self.limits.archive_ratio} to 1 that is read"
            )
        chunks: list[bytes] = []
        try:
            with self.archive.open(info) as stream:
                while chunk := stream.read(1 << 18):
                    chunks.append(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            return Part(name, b"".join(chunks), f"{name} is damaged ({error})")
        data = b"".join(chunks)
        if len(data) < info.file_size:
            return Part(name, data, f"{name} is cut short")
        return Part(name, data)

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part refers to inside the package: id to (kind, part name). Links outside are left out."""
        part = self.read(f"{dirname(name)}/_rels/{name.rpartition('/')[2]}.rels".lstrip("/"))
        if part is None:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for link in parse_xml(part, self.limits, salvage=True)[0].iter(_RELATION):
            if link.get("TargetMode") != "External":
                target = link.get("Target", "")
                inside = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(name), target))
                found[link.get("Id", "")] = (link.get("Type", "").rpartition("/")[2], inside)
        return found


def open_package(data: bytes, limits: Limits) -> Package:
    """Check an archive's size and directory. Raises DamagedError, EncryptedError or TooLargeError."""
    if len(data) > limits.office_bytes:
        raise TooLargeError(f"the file has {len(data)} bytes, more than the {limits.office_bytes} that are read")
    if data.startswith(_OLE):
        raise EncryptedError("the document asks for a password: save it without one")
    # Counted before the directory is read, for each entry costs half a kilobyte there.
    if data.count(_ENTRY) > limits.archive_members:
        raise TooLargeError(f"the archive has more than the {limits.archive_members} members that are read")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError) as error:
        raise DamagedError(f"the archive that holds the document is broken or cut short ({error}): {AGAIN}") from error
    package = Package(archive, limits)
    end = 0
    for info in sorted(archive.infolist(), key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise DamagedError(f"members of the archive lie over one another, which only a crafted file has: {AGAIN}")
        end = info.header_offset + 30 + info.compress_size
        package.members[info.filename.replace("\\", "/").lstrip("/").lower()] = info
    return package


def has_doctype(part: Part) -> bool:
    """Whether a part declares a document type, which no office program writes."""
    return any(mark in part.data for mark in _DOCTYPE)


def parse_xml(part: Part, limits: Limits, *, salvage: bool = False) -> tuple[Element, str | None]:
    """A part's root element, and what is wrong with it, if anything.

    With `salvage`, broken XML gives what stands before and around the break; without, and where nothing can be saved,
    it raises DamagedError. Raises TooLargeError for elements nested deeper than libxml2's 256.
    """
    from lxml import etree

    data = part.data
    if has_doctype(part):
        raise DamagedError(f"{part.name} declares a document type, which no office program writes: refused")
    if _STRICT in data:
        for strict, usual in _STRICT_NAMES:
            data = data.replace(strict, usual)
    options: dict[str, Any] = {
        "resolve_entities": False, "no_network": True, "huge_tree": False, "load_dtd": False, "remove_comments": True, "remove_pis": True,
    }  # fmt: skip
    try:
        return etree.fromstring(data, etree.XMLParser(**options)), part.fault
    except etree.XMLSyntaxError as error:
        if error.msg and "depth" in error.msg:
            raise TooLargeError(
                f"{part.name} nests elements deeper than the {limits.xml_depth} levels that are read"
            ) from error
        if salvage:
            try:
                root = etree.fromstring(data, etree.XMLParser(recover=True, **options)) if data.strip() else None
            except etree.XMLSyntaxError:  # nothing but NULs, say
                root = None
            if root is not None:
                return (
                    root,
                    part.fault
                    or f"{part.name} is not well-formed XML ({error.msg}): what follows the break may be missing",
                )
        raise DamagedError(part.fault or f"{part.name} is not well-formed XML ({error.msg})") from error
    except (ValueError, LookupError) as error:
        raise DamagedError(f"{part.name} cannot be read ({error})") from error
