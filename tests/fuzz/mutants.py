"""Good files of every format, each changed a little: bits, bytes, pieces moved, cut, doubled, words that parsers fear."""

import io
import random
import zipfile
from collections.abc import Callable, Iterator
from functools import lru_cache

from tests.fuzz.hostile import REPORT, Case
from tests.make.corpus import make_seed_docx, make_seed_page, read_seed
from tests.make.docx import make_docx, zipped
from tests.make.html import make_html
from tests.make.pdf import make_pdf
from tests.make.rtf import make_rtf
from tests.make.torture_docx import make_torture
from tests.make.xlsx import make_xls, make_xlsx

Table = list[list[str]]

ROWS: Table = [
    ["TT", "Chỉ tiêu", "Kết quả", "Đánh giá"],
    ["1", "Tỷ lệ hộ nghèo", "4,52%", "Đạt"],
    ["2", "Số máy tính", "31/31", "Chưa đạt"],
]
PARAGRAPHS: list[str | Table] = [
    *REPORT.splitlines(),
    "1.2. Tổ công nghệ số cộng đồng",
    "* Đánh giá: Không đạt",
    ROWS,
    "Căn cứ Quyết định số 12/QĐ-UBND ngày 01/02/2022;",
    "Đạt 1/2 chỉ tiêu (50%).",
]


def _picture(form: str) -> bytes:
    from PIL import Image, ImageDraw

    image = Image.new("L", (300, 60), 255)
    ImageDraw.Draw(image).text((20, 20), "BAO CAO 34/40", fill=0)
    buffer = io.BytesIO()
    image.save(buffer, form)
    return buffer.getvalue()


def _saved_page() -> bytes:
    from tests.fuzz.hostile.saved import part, saved

    return saved(part(make_html(PARAGRAPHS), encoding="base64"), part(b"GIF89a", "image/gif"))


SEEDS: dict[str, tuple[Callable[[], bytes], ...]] = {
    "text": (lambda: REPORT.encode() * 2, lambda: "\n".join(read_seed()).encode()),
    "html": (lambda: make_html(PARAGRAPHS), make_seed_page),
    "mhtml": (_saved_page,),
    "pdf": (lambda: make_pdf(PARAGRAPHS, compress=False), lambda: make_pdf(PARAGRAPHS)),
    "docx": (lambda: make_docx(PARAGRAPHS, numbering=True), lambda: make_torture().data, make_seed_docx),
    "rtf": (lambda: make_rtf(PARAGRAPHS),),
    "xlsx": (lambda: make_xlsx(PARAGRAPHS),),
    "xls": (lambda: make_xls(PARAGRAPHS),),
    "image": (lambda: _picture("PNG"), lambda: _picture("JPEG"), lambda: _picture("TIFF")),
}
"""Good files by format; the first of a format is the one that most mutants come of."""

FEARED: dict[str, tuple[bytes, ...]] = {
    "text": (b"1.1.1.1.", "\u0301".encode() * 50, "\u202e".encode(), b"\0", b"|||", b"\t\t", b"9" * 400, b"%", "Đánh giá: ".encode(), b"\xed\xa0\x80", b"\x1b["),
    "html": (b"<", b">", b"</div>", b"<table>", b"<td colspan=999999>", b"<!--", b"-->", b"<script>", b"&#x110000;", b'"', b"'", b"<![CDATA[", b"<meta charset=utf-16>", b"<frameset>", b"\0", b"<plaintext>"),
    "mhtml": (b"\r\n\r\n", b"----x--\r\n", b"Content-Type: multipart/mixed; boundary=a\r\n", b"=\r\n", b"Content-Transfer-Encoding: quoted-printable\r\n", b"charset=utf-7", b"\0"),
    "pdf": (b"endobj", b"stream\n", b"endstream", b"1 0 R", b"<<", b">>", b"[", b"]", b"(", b")", b"99999999999", b"-1", b"/Length", b"/Filter/LZWDecode", b"/Kids", b"Do", b"Tj", b"q", b"xref", b"trailer", b"\0"),
    "docx": (b"<w:p>", b"</w:p>", b"<w:tbl>", b"</w:tc>", b"999999999", b"-1", b"&#0;", b"<!DOCTYPE a>", b'w:val=""', b'"', b"<w:fldChar w:fldCharType='begin'/>", b"\0", b"\xff"),
    "rtf": (b"{", b"}", b"\\", b"\\bin99999 ", b"\\u-1?", b"\\'zz", b"\\trowd", b"\\cell", b"\\row", b"\\uc99", b"\\par", b"99999999999", b"{\\*\\", b"\0"),
    "xlsx": (b"<c>", b"</row>", b'r="XFD1048576"', b'r="A0"', b't="s"', b"<v>-1</v>", b"<v>1e999</v>", b"999999999", b'"', b"&#0;", b"\0", b"<mergeCell ref='A1:XFD9'/>"),
    "xls": (b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x09\x08", b"\x0a\0\0\0", b"\xfc\0", b"\x3c\0", b"\xff\x7f"),
    "image": (b"\xff\xff\xff\xff", b"\0\0\0\0", b"IHDR", b"IDAT", b"\xff\xd9", b"\xff\xc4", b"\x7f\xff"),
}  # fmt: skip


@lru_cache
def seeds(kind: str) -> tuple[bytes, ...]:
    return tuple(make() for make in SEEDS[kind])


@lru_cache
def parts(kind: str, place: int) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(seeds(kind)[place])) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _piece(data: bytes, chance: random.Random, most: int = 400) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.randint(1, most))


def change(data: bytes, kind: str, chance: random.Random) -> bytes:
    """One change."""
    if not data:
        return chance.choice(FEARED[kind])
    how = chance.randrange(9)
    start, end = _piece(data, chance)
    if how == 0:
        made = bytearray(data)
        for _ in range(chance.randint(1, 8)):
            made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
        return bytes(made)
    if how == 1:
        made = bytearray(data)
        for _ in range(chance.randint(1, 8)):
            made[chance.randrange(len(made))] = chance.choice(
                (0, 1, 0x20, 0x7F, 0x80, 0xFE, 0xFF, chance.randrange(256))
            )
        return bytes(made)
    if how == 2:
        return data[:start] + chance.choice(FEARED[kind]) * chance.choice((1, 1, 1, 3, 200)) + data[start:]
    if how == 3:
        return data[:start] + data[end:]
    if how == 4:
        return data[:end] + data[start:end] * chance.choice((1, 2, 50)) + data[end:]
    if how == 5:
        to = chance.randrange(len(data) + 1)
        return data[:to] + data[start:end] + data[to:]
    if how == 6:
        other = chance.choice(seeds(kind))
        a, b = _piece(other, chance)
        return data[:start] + other[a:b] + data[end:]
    if how == 7:
        return data[:start] if chance.random() < 0.3 else data[:start] + bytes(end - start) + data[end:]
    word = chance.choice(FEARED[kind])
    return (
        data.replace(word, chance.choice(FEARED[kind]), chance.randint(1, 20))
        if word in data
        else data[:start] + word + data[end:]
    )


def mutate(kind: str, seed: int) -> bytes:
    """The mutant of a format and a number: always the same."""
    chance = random.Random(f"{kind} {seed}")
    sound = seeds(kind)
    place = 0 if chance.random() < 0.7 else chance.randrange(len(sound))
    data = sound[place]
    if (
        kind in ("docx", "xlsx") and chance.random() < 0.7
    ):  # behind the packing, where the checks of the archive do not reach
        members = dict(parts(kind, place))
        for _ in range(chance.randint(1, 3)):
            name = chance.choice(sorted(members))
            members[name] = change(members[name], kind, chance)
        return zipped(members)
    for _ in range(chance.choice((1, 1, 2, 5))):
        data = change(data, kind, chance)
    return data


def mutants(kind: str, count: int, start: int = 0) -> Iterator[Case]:
    for seed in range(start, start + count):
        yield Case(f"{kind}-mutant-{seed}", lambda kind=kind, seed=seed: mutate(kind, seed))
