"""Which reader an input needs, told from its bytes; names and extensions lie too often to be asked."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

from report_parser.errors import DamagedError, EncryptedError, UnsupportedFormatError
from report_parser.patterns import pattern_of
from report_parser.read.decode import utf16_without_mark
from report_parser.read.sniff_ole import SIGNATURE as OLE
from report_parser.read.sniff_ole import root_names

_READ = "PDF, DOCX, DOC, RTF, XLSX, XLS, HTML, MHTML, text, PNG, JPEG and TIFF are read"

_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
# Pattern of the first bytes, what it is, what to do.
_PICTURE = "a {} picture: save it as PNG, JPEG or PDF"
_ARCHIVE = "a {} archive: unpack it and give the files that are in it"
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (rb"GIF8[79]a", _PICTURE.format("GIF")),
    (rb"BM.{4}\0{4}.{4}[\x0c\x28\x6c\x7c]\0\0\0", _PICTURE.format("BMP")),
    (rb"RIFF.{4}WEBP", _PICTURE.format("WebP")),
    (rb"....ftyp(?:heic|heix|mif1|msf1|avif)", _PICTURE.format("HEIC or AVIF")),
    (rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51", _PICTURE.format("JPEG 2000")),
    (rb"AT&TFORM", "a DjVu file: save it as PDF"),
    (rb"8BPS\0\x01", _PICTURE.format("Photoshop")),
    (rb"\xd7\xcd\xc6\x9a|\x01\0\0\0.{36} EMF", _PICTURE.format("Windows metafile")),
    (rb"\x1f\x8b\x08", _ARCHIVE.format("gzip")),
    (rb"BZh[1-9]1AY&SY", _ARCHIVE.format("bzip2")),
    (rb"\xfd7zXZ\0", _ARCHIVE.format("XZ")),
    (rb"\x28\xb5\x2f\xfd", _ARCHIVE.format("Zstandard")),
    (rb"7z\xbc\xaf\x27\x1c", _ARCHIVE.format("7-Zip")),
    (rb"Rar!\x1a\x07", _ARCHIVE.format("RAR")),
    (rb".{257}ustar[\0 ]", _ARCHIVE.format("tar")),
    (rb"MSCF\0{4}", _ARCHIVE.format("cabinet")),
    (
        rb"....ftyp|ID3[\x02-\x04]\0|OggS|\x1aE\xdf\xa3|RIFF.{4}(?:AVI |WAVE)|FLV\x01",
        "sound or film, which holds no text to read",
    ),
    (rb"MZ(?=.{0,200}\0\0).{58}|\x7fELF|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe|\0asm", "a program, not a document"),
    (rb"SQLite format 3\0", "a database: export the report from it"),
    (rb"PAR1\x15|ARROW1\0\0", "a table for other programs, not a document"),
    (rb"%!PS", "a PostScript file: save it as PDF"),
    (rb"\xdb\xa5-\0|\x31\xbe\0\0|\xfe\x37\0\x23", "a document of a Word version before 1997: save it as DOCX"),
    (rb"\x09[\0\x02\x04][\x04\x06]\0", "a spreadsheet of an Excel version before 1995: save it as XLSX"),
)
_OTHER = pattern_of(b"|".join(b"(%s)" % pattern for pattern, _ in _OTHERS), re.DOTALL)

_TAGS = (
    "html|head|body|title|meta|link|base|script|style|noscript|frameset|iframe|table|thead|tbody|tr|td|th|div|p|span|center|font|"
    "h[1-6]|ul|ol|li|dl|dt|dd|br|hr|b|i|u|a|em|strong|img|form|input|section|article|main|header|footer|nav|aside|pre|blockquote|"
    "o:p|svg"
)
_FIRST_TAG = pattern_of(rf"<(?:!doctype\s+html\b|/?(?:{_TAGS})(?=[\s/>]))", re.IGNORECASE)
_PAGE_TAG = pattern_of(r"<(?:!doctype\s+html|html|body)(?=[\s>])", re.IGNORECASE)
_ANY_TAG = pattern_of(rf"</?(?:{_TAGS})(?=[\s/>])[^<>]{{0,500}}>", re.IGNORECASE)
_XML_START = pattern_of(r"<\?xml\b[^>]{0,200}>")
_SKIP = pattern_of(r"[\s\ufeff\0]+|<\?(?!xml-stylesheet)[^>]{0,500}>")
# Other XML: what marks it near its start, what it is, what to do.
_XML_KINDS = (
    (pattern_of(r"Word\.Document|wordDocument|pkg:package"), "a Word document as one XML file: save it as DOCX"),
    (pattern_of(r"Excel\.Sheet|office:spreadsheet"), "an Excel workbook as one XML file: save it as XLSX"),
    (pattern_of(r"office:document"), "a flat OpenDocument file: save it as DOCX or PDF"),
    (pattern_of(r"<svg[\s>]"), "a drawing: save it as PDF"),
)
_HEAD_LINE = pattern_of(r"[!-9;-~]{1,76}:[^\n]*\n(?:[ \t][^\n]*\n)*")
_HEAD_MARK = pattern_of(r"^content-type:\s*(?:multipart/|text/html|message/)", re.IGNORECASE | re.MULTILINE)
_MAIL_MARK = pattern_of(
    r"^(?:mime-version|from|date|subject|received|snapshot-content-location):", re.IGNORECASE | re.MULTILINE
)
_PDF_HEADER = pattern_of(rb"%PDF-[0-9]")
_PDF_SIGN = pattern_of(rb"startxref|%%EOF|[0-9] obj\b")
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
_MOST_CONTROLS = 0.05
"""Share of control characters from which bytes are no text: random bytes have 12%, VISCII and VPS text, which spell six
rare capitals with controls, under 1%."""
_WINDOW = 65_536


def sniff(data: bytes) -> str:
    """The key of `READERS` for these bytes.

    Raises DamagedError for nothing at all and for stand-ins (a Git LFS pointer), EncryptedError for office files behind
    a password, UnsupportedFormatError for everything else that is not read here.
    """
    _check_stand_in(data)
    if data.startswith(_IMAGES):
        return "image"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _sniff_zip(data)
    if data.startswith(OLE):
        return _sniff_ole(data)
    if _is_pdf(data):
        return "pdf"
    text = _sample(data)
    if text.startswith("{\\rtf"):
        return "rtf"
    if kind := _sniff_markup(text):
        return kind
    other = _OTHER.match(data)
    if other and other.lastindex:
        raise UnsupportedFormatError(f"this is {_OTHERS[other.lastindex - 1][1]}")
    if _is_binary(data):
        raise UnsupportedFormatError(f"this is neither text nor a kind of file that is known here: {_READ}")
    return "text"


def _check_stand_in(data: bytes) -> None:
    if not data:
        raise DamagedError("the file is empty: fetch it again")
    if not data.strip(b"\0"):
        raise DamagedError(f"the file holds {len(data)} zero bytes and nothing else: its copy or download failed")
    if data.startswith(b"version https://git-lfs.github.com/spec/"):
        raise DamagedError("this is a Git LFS pointer, not the file itself: run `git lfs pull`")
    if len(data) < 1024 and (data.startswith(b"/annex/objects/") or b".git/annex/objects/" in data):
        raise DamagedError("this is a git-annex pointer, not the file itself: run `git annex get`")


def _is_pdf(data: bytes) -> bool:
    """A PDF header at the very start, or within the first 1,024 bytes of something that is built like a PDF."""
    header = _PDF_HEADER.search(data, 0, 1024 + 6)
    if header is None:
        return False
    return not data[: header.start()].strip(b"\xef\xbb\xbf\0 \t\r\n") or bool(_PDF_SIGN.search(data, header.end()))


def _sniff_zip(data: bytes) -> str:
    names = _zip_names(data)
    if any(name.startswith("word/document") and name.endswith(".xml") for name in names):
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if any(name.startswith("word/") for name in names) and "[content_types].xml" in names:
        return "docx"
    if "xl/workbook.bin" in names:
        raise UnsupportedFormatError("this is a binary Excel workbook (XLSB): save it as XLSX")
    if any(name.startswith("ppt/") for name in names):
        raise UnsupportedFormatError("this is a PowerPoint presentation: save it as PDF")
    if "content.xml" in names and "mimetype" in names:
        raise UnsupportedFormatError("this is an OpenDocument file: save it as DOCX, XLSX or PDF")
    if "meta-inf/container.xml" in names:
        raise UnsupportedFormatError("this is an electronic book: save the report as PDF")
    raise UnsupportedFormatError(f"this is {_ARCHIVE.format('ZIP')}")


def _zip_names(data: bytes) -> frozenset[str]:
    """The members' names, in lower case with slashes; from their own headers where the archive's directory is broken."""
    import io
    import zipfile

    # Counted first, for a directory of a million entries costs half a gigabyte to read.
    if data.count(b"PK\x01\x02") <= 20_000:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return frozenset(name.replace("\\", "/").lstrip("/").lower() for name in archive.namelist())
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError):
            pass
    names = [
        data[head.end() : head.end() + int.from_bytes(head[1], "little")]
        for head in re.finditer(rb"PK\x03\x04.{22}(..)..", data, re.DOTALL)
    ]
    return frozenset(name.decode("utf-8", "replace").replace("\\", "/").lstrip("/").lower() for name in names)


def _sniff_ole(data: bytes) -> str:
    names = root_names(data)
    if not names:
        # A directory that cannot be followed: its entries' names are still there to be seen.
        known = ("EncryptedPackage", "WordDocument", "Workbook", "Book", "PowerPoint Document")
        names = frozenset(name.lower() for name in known if name.encode("utf-16-le") + b"\0\0" in data)
    if "encryptedpackage" in names:
        raise EncryptedError("the document asks for a password: save it without one")
    if "worddocument" in names:
        return "doc"
    if "workbook" in names or "book" in names:
        return "xls"
    if "powerpoint document" in names:
        raise UnsupportedFormatError("this is a PowerPoint presentation: save it as PDF")
    if any(name.startswith("__properties_version1") for name in names):
        raise UnsupportedFormatError("this is an Outlook message: save the attached report as a file of its own")
    raise UnsupportedFormatError(f"this is an OLE file that holds no document: {_READ}")


def _sample(data: bytes) -> str:
    """The first bytes as characters, good enough to see tags in: the space before the text skipped, NULs left out."""
    for mark, name in (
        (BOM_UTF32_LE, "utf-32-le"),
        (BOM_UTF32_BE, "utf-32-be"),
        (BOM_UTF16_LE, "utf-16-le"),
        (BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) : _WINDOW * 2].decode(name, "replace").lstrip("\ufeff\0 \t\r\n\f")
    if unmarked := utf16_without_mark(data):
        return data[: _WINDOW * 2].decode(unmarked, "replace").lstrip("\0 \t\r\n\f")
    start = len(BOM_UTF8) if data.startswith(BOM_UTF8) else 0
    while data[start : start + 256] and not data[start : start + 256].strip(b"\0 \t\r\n\f"):
        start += 256
    return data[start : start + _WINDOW].decode("latin-1").replace("\0", "").lstrip()


def _sniff_markup(text: str) -> str | None:
    """`html` or `mhtml`, None where the text is neither. Raises UnsupportedFormatError for other XML."""
    if _is_mail(text):
        return "mhtml"
    is_xml = _XML_START.match(text) is not None
    start = 0
    while True:
        if text.startswith("<!--", start):
            end = text.find("-->", start)
            # A comment longer than the window: nothing but a page begins with such a one.
            if end < 0:
                return "html" if len(text) > _WINDOW // 2 else None
            start = end + 3
        elif skipped := _SKIP.match(text, start):
            start = skipped.end()
        else:
            break
    if _FIRST_TAG.match(text, start) and not text.startswith("<svg", start):
        return "html"
    for sign, what in _XML_KINDS if is_xml or text.startswith(("<svg", "<pkg:", "<w:"), start) else ():
        if sign.search(text, 0, 4096):
            raise UnsupportedFormatError(f"this is {what}")
    if is_xml:
        if len(_ANY_TAG.findall(text)) >= 10:
            return "html"
        raise UnsupportedFormatError(f"this is XML, but no web page and no document: {_READ}")
    # Warnings or words before the page, or a piece of a page that begins with words.
    page = _PAGE_TAG.search(text)
    tags = _ANY_TAG.findall(text)
    if len(tags) >= 3 and (page or len(tags) * 400 >= len(text)) and _marks_up(tags):
        return "html"
    return None


def _marks_up(tags: list[str]) -> bool:
    """Whether tags are used, not only mentioned: most that open are closed, or lines are broken with them."""
    closing = sum(tag.startswith("</") for tag in tags)
    breaks = sum(tag[:3].lower() in ("<br", "<hr") for tag in tags)
    return closing * 4 >= len(tags) - breaks


def _is_mail(text: str) -> bool:
    """Whether the text begins with the header lines of a saved page or a message."""
    end = 0
    while line := _HEAD_LINE.match(text, end):
        end = line.end()
    head = text[:end]
    return bool(_HEAD_MARK.search(head) and _MAIL_MARK.search(head))


def _is_binary(data: bytes) -> bool:
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE, BOM_UTF32_LE, BOM_UTF32_BE)) or utf16_without_mark(data):
        return False
    sample = data[:_WINDOW]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > _MOST_CONTROLS * len(sample)
