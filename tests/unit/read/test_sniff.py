"""The kind of a file is told from its bytes."""

import io
import struct
import zipfile

import pytest

from report_parser.errors import DamagedError, EncryptedError, ReportParserError, UnsupportedFormatError
from report_parser.read import READERS
from report_parser.read.sniff import sniff

ARTICLE = "Báo cáo kết quả thực hiện\n* Đánh giá: Đạt\nTỷ lệ hộ nghèo < 5% và > 2%; đạt <b> trong mẫu biểu.\n"
PAGE = "<html><head><title>Báo cáo</title></head><body><p>Đạt 31/31</p></body></html>"


def zip_of(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return target.getvalue()


def ole_of(*names: str, below: tuple[str, ...] = ()) -> bytes:
    """A compound file of one FAT sector and one directory: `names` under the root, `below` inside the first of them."""
    none = 0xFFFFFFFF

    def entry(name: str, kind: int, left: int, right: int, child: int) -> bytes:
        raw = name.encode("utf-16-le")
        head = struct.pack("<64sHBBIII", raw, len(raw) + 2 if name else 0, kind, 1, left, right, child)
        return head.ljust(128, b"\0")

    entries = [entry("Root Entry", 5, none, none, 1)]
    inside = 1 + len(names)
    for number, name in enumerate(names, 1):
        right = number + 1 if number < len(names) else none
        entries.append(entry(name, 1, none, right, inside if number == 1 and below else none))
    for number, name in enumerate(below):
        entries.append(entry(name, 2, none, inside + number + 1 if number + 1 < len(below) else none, none))
    entries += [entry("", 0, none, none, none)] * (-len(entries) % 4)
    sectors = len(entries) // 4
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH6xIIIIIIIII", 62, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    )
    difat = struct.pack("<I", 0) + struct.pack("<I", none) * 108
    fat = [0xFFFFFFFD, *range(2, sectors + 1), 0xFFFFFFFE]
    table = b"".join(struct.pack("<I", sector) for sector in fat).ljust(512, b"\xff")
    return (head + difat).ljust(512, b"\0") + table + b"".join(entries)


MUST_NOT_BE_MARKUP = [
    ARTICLE,
    "Tỷ lệ <5%, <10% và <20% lần lượt là a<b, c<d; kết quả <đạt>, <chưa đạt>",
    "1 < 2\n3 > 2\n<Đạt>\n",
    "Hướng dẫn: thẻ <p> mở đoạn văn, thẻ <br> xuống dòng. " + "Nội dung đào tạo về chuyển đổi số. " * 60,
    "Kính gửi: Ủy ban nhân dân huyện\nSubject: báo cáo\n\nNội dung",
    "Content-Type: text/html\n",
    "{rtf không phải}",
    "Tệp %PDF-1.4 được đính kèm theo công văn này",
    "| TT | Tên | Kết quả |\n|---|---|---|\n| 1 | A | Đạt |\n",
]


@pytest.mark.parametrize("text", MUST_NOT_BE_MARKUP)
def test_text_stays_text(text: str) -> None:
    assert sniff(text.encode()) == "text"


TEXTS = {
    "utf-8": ARTICLE.encode(),
    "utf-8 with a mark": b"\xef\xbb\xbf" + ARTICLE.encode(),
    "utf-16": ARTICLE.encode("utf-16"),
    "utf-16 without a mark": ARTICLE.encode("utf-16-le"),
    "utf-16 big endian without a mark": ARTICLE.encode("utf-16-be"),
    "utf-32": ARTICLE.encode("utf-32"),
    "TCVN3": "Céng hoµ x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do".encode("cp1252"),
    "one zero byte": ARTICLE.encode() + b"\0" + ARTICLE.encode(),
    "escape codes": b"\x1b[31m" + ARTICLE.encode(),
    "one letter": b"a",
}


@pytest.mark.parametrize("data", TEXTS.values(), ids=TEXTS.keys())
def test_text_in_any_encoding(data: bytes) -> None:
    assert sniff(data) == "text"


PAGES = {
    "a page": PAGE.encode(),
    "utf-16 page": PAGE.encode("utf-16"),
    "utf-16 page without a mark": PAGE.encode("utf-16-be"),
    "declaration": b"<!DOCTYPE html>\n" + PAGE.encode(),
    "xhtml": b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0">' + PAGE.encode(),
    "comment first": b"\xef\xbb\xbf\r\n<!-- saved from url=(0014)about:internet -->\r\n<!-- --> " + PAGE.encode(),
    "long comment first": b"<!--" + b"x" * 200_000 + b"-->" + PAGE.encode(),
    "blank lines first": b"\r\n" * 5000 + PAGE.encode(),
    "word's own": b'\xef\xbb\xbf<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=ProgId content=Word.Document>',
    "warning first": b"Warning: mysql_connect() in /var/www/index.php on line 3\n" + PAGE.encode(),
    "a piece of a page": b"<p>Chi tieu 1</p><p>Dat</p>",
    "a piece that begins with words": "Báo cáo<br>1. Chỉ tiêu<br>Đạt<br>2. Chỉ tiêu<br>Đạt".encode(),
    "capitals": PAGE.upper().encode(),
    "zero bytes in a tag": b"<ht\0ml><body>x</body></html>",
}


@pytest.mark.parametrize("data", PAGES.values(), ids=PAGES.keys())
def test_pages(data: bytes) -> None:
    assert sniff(data) == "html"


OTHERS = [
    ("pdf", b"%PDF-1.7\n1 0 obj"),
    ("pdf", b"HTTP/1.1 200 OK\r\n\r\n" + b"\x01" * 300 + b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF"),
    ("pdf", b"\xef\xbb\xbf%PDF-1.4"),
    ("docx", zip_of("[Content_Types].xml", "word/document.xml")),
    ("docx", zip_of("[Content_Types].xml", "Word\\Document.xml")),
    ("docx", zip_of("[Content_Types].xml", "word/document2.xml")),
    ("docx", zip_of("[Content_Types].xml", "word/document.xml")[:-30]),
    ("xlsx", zip_of("[Content_Types].xml", "xl/workbook.xml")),
    ("doc", ole_of("WordDocument", "1Table")),
    ("doc", ole_of("ObjectPool", "1Table", "WordDocument", below=("Workbook",))),
    ("xls", ole_of("Workbook")),
    ("xls", ole_of("Book")),
    ("xls", ole_of("MBD0001", "Workbook", below=("WordDocument",))),
    ("rtf", b"{\\rtf1\\ansi Dat}"),
    ("rtf", b"\xef\xbb\xbf \r\n{\\rtf1 Dat}"),
    ("image", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    ("image", b"\xff\xd8\xff\xe0\0\x10JFIF"),
    ("image", b"II*\0\x08\0\0\0"),
    ("image", b"MM\0*\0\0\0\x08"),
    ("mhtml", b'From: <Saved by Blink>\r\nSnapshot-Content-Location: http://x/\r\nSubject: =?utf-8?Q?B?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="b"\r\n\r\n'),
    ("mhtml", b"\n\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "data"), OTHERS)
def test_other_kinds(kind: str, data: bytes) -> None:
    assert sniff(data) == kind
    assert kind in READERS


REFUSED = [
    (DamagedError, "empty", b""),
    (DamagedError, "512 zero bytes", bytes(512)),
    (DamagedError, "git lfs pull", b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"),
    (DamagedError, "git annex get", b"/annex/objects/SHA256E-s1--0.pdf\n"),
    (EncryptedError, "password", ole_of("EncryptionInfo", "EncryptedPackage")),
    (UnsupportedFormatError, "unpack", zip_of("baocao.docx", "phuluc.pdf")),
    (UnsupportedFormatError, "unpack", zip_of()),
    (UnsupportedFormatError, "PowerPoint", zip_of("ppt/presentation.xml")),
    (UnsupportedFormatError, "PowerPoint", ole_of("PowerPoint Document")),
    (UnsupportedFormatError, "OpenDocument", zip_of("mimetype", "content.xml")),
    (UnsupportedFormatError, "XLSB", zip_of("xl/workbook.bin")),
    (UnsupportedFormatError, "attached", ole_of("__properties_version1.0")),
    (UnsupportedFormatError, "no document", ole_of("Catalog")),
    (UnsupportedFormatError, "GIF", b"GIF89a\x01\0\x01\0"),
    (UnsupportedFormatError, "WebP", b"RIFF\x10\0\0\0WEBPVP8 "),
    (UnsupportedFormatError, "BMP", b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"),
    (UnsupportedFormatError, "gzip", b"\x1f\x8b\x08\0"),
    (UnsupportedFormatError, "RAR", b"Rar!\x1a\x07\x01\0"),
    (UnsupportedFormatError, "program", b"\x7fELF\x02\x01"),
    (UnsupportedFormatError, "drawing", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>'),
    (UnsupportedFormatError, "save it as DOCX", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'),
    (UnsupportedFormatError, "save it as XLSX", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
    (UnsupportedFormatError, "XML", b'<?xml version="1.0"?><rss><channel/></rss>'),
    (UnsupportedFormatError, "neither text", bytes(range(256)) * 8),
]  # fmt: skip


@pytest.mark.parametrize(("error", "said", "data"), REFUSED)
def test_refused_with_what_to_do(error: type[ReportParserError], said: str, data: bytes) -> None:
    with pytest.raises(error, match=said):
        sniff(data)


def test_a_compound_file_without_a_sound_directory_is_told_by_its_names() -> None:
    broken = bytearray(ole_of("WordDocument"))
    broken[48:52] = b"\xfe\xff\xff\xff"
    assert sniff(bytes(broken)) == "doc"


@pytest.mark.parametrize("data", [data for _, data in OTHERS] + [data for _, _, data in REFUSED])
def test_cut_anywhere_gives_a_kind_or_a_named_error(data: bytes) -> None:
    for end in range(0, min(len(data), 700), 7):
        try:
            assert sniff(data[:end]) in READERS
        except ReportParserError as error:
            assert error.message
