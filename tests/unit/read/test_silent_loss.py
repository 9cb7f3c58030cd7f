"""Text that is lost is said to be: planted losses never read `ok`, sound files never read as if they had one."""

import random
import re
import zlib
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

import pytest

from report_parser.errors import ReportParserError
from report_parser.limits import DEFAULT_LIMITS
from report_parser.read import html, pdf, read
from report_parser.read.pdf_pdfium import Document
from report_parser.read.pdf_streams import find_losses
from report_parser.source import Source
from tests.fuzz.hostile import Case
from tests.fuzz.hostile.pdfs import cases as pdf_cases
from tests.fuzz.hostile.pdfs import lines, one_page, packed, several, stream
from tests.make.corpus import make_seed_page, read_seed
from tests.make.docx import make_docx
from tests.make.html import make_html
from tests.make.pdf import make_pdf

PARAGRAPHS = [f"Nội dung số {number} của báo cáo, đạt {number}/400 hộ." for number in range(1, 400)]


def shown(source: Source) -> str:
    return "\n".join(" ".join(cell or "" for cell in line.cells) if line.cells else line.text for line in source.lines)


def outcome(data: bytes) -> tuple[str, str]:
    """The status or the error's code, and the text."""
    try:
        source = read(data, DEFAULT_LIMITS)
    except ReportParserError as error:
        return error.code, ""
    return source.status, shown(source)


DAMAGED = [
    case for case in pdf_cases() if re.match(r"pdf-(?:lost|broken|zeroed|cut-printed-[259]5|cut-[48]0)", case.name)
]
"""A sample; `python -m tests.fuzz --only pdf` runs all of them."""


@lru_cache
def damaged() -> dict[str, tuple[str, str]]:
    return {case.name: outcome(case.make()) for case in DAMAGED}


@pytest.mark.parametrize("case", DAMAGED, ids=lambda case: case.name)
def test_what_a_damaged_pdf_loses_is_said(case: Case) -> None:
    status, text = damaged()[case.name]
    assert status != "ok" or all(mark in text for mark in case.marks)


def test_the_damage_does_lose_text() -> None:
    """The test above would hold for files that were read whole, too."""
    assert sum(status in ("degraded", "partial", "damaged") for status, _ in damaged().values()) >= 25


@pytest.mark.parametrize("packing", [True, False])
def test_a_sound_pdf_has_pdfium_s_pages_and_text(packing: bool) -> None:
    data = make_pdf(PARAGRAPHS, compress=packing)
    source = pdf.read(data, DEFAULT_LIMITS)
    document = Document(data)
    texts = []
    for number in range(document.pages):
        with document.open_page(number, 1_000_000) as page:
            assert page is not None
            texts.append(page.text)
    document.close()
    assert (source.status, source.pages) == ("ok", len(texts))
    assert sorted("".join("".join(texts).split())) == sorted("".join(shown(source).split()))


def flips(data: bytes, count: int) -> Iterator[bytes]:
    """One bit turned over in the middle of a packed stream."""
    chance = random.Random(4)
    streams = [
        found.span(1) for found in re.finditer(rb"/FlateDecode[^\n]{0,200}\nstream\n(.*?)\nendstream", data, re.DOTALL)
    ]
    assert streams
    for _ in range(count):
        start, end = chance.choice(streams)
        place = chance.randrange(start + 2, end - 4)
        yield data[:place] + bytes((data[place] ^ 1 << chance.randrange(8),)) + data[place + 1 :]


def test_a_flipped_bit_in_packed_text_is_noticed() -> None:
    data = several(
        4, {number: packed(lines(*(f"TRANG{number}DONG{line}" for line in range(60)))) for number in range(4)}
    )
    assert outcome(data)[0] == "ok"
    for flipped in flips(data, 60):
        assert outcome(flipped)[0] != "ok"


@pytest.mark.parametrize(
    "data",
    [
        several(2, {0: packed(b"")}), several(2, {0: stream(b"")}), several(2, {0: stream(b"", b"/Filter/FlateDecode")}), several(2, {0: packed(b"q Q\n")}),
        several(2, {0: stream(zlib.compress(lines("KHONG CO TONG"))[:-4], b"/Filter/FlateDecode")}),
        several(2, {0: stream(zlib.compress(lines("TONG LA KHONG"))[:-4] + b"\n", b"/Filter/FlateDecode")}),
        several(2, {0: packed(lines("CO THONG SO"), b"/DecodeParms<</Predictor 1>>")}),
        one_page(more={9: stream(b"xyz", b"/Type/XObject/Subtype/Image/Width 9/Height 9/Filter/FlateDecode")}),
        one_page(page=b"/Annots[<</Type/Annot/Subtype/Text/Contents(ghi chu)/Rect[0 0 9 9]>>]"),
        make_pdf(["Kết quả", [["TT", "Tên"], ["1", "Hộ"]]]), make_pdf(["Kết quả"], compress=False),
    ],
)  # fmt: skip
def test_sound_and_blank_pages_are_no_loss(data: bytes) -> None:
    assert find_losses(data) == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (several(2, {0: stream(zlib.compress(lines("A" * 900, "B" * 50))[:30], b"/Filter/FlateDecode")}), "1 of the file's streams of text is broken"),
        (several(3, {0: stream(b"abc", b"/Filter/FlateDecode"), 1: stream(b"x", b"/Filter/FlateDecode")}), "2 of the file's streams of text are broken"),
        (several(2).replace(b"\n11 0 obj", b"\n91 0 obj"), "1 of the pages' contents is not in the file"),
        (one_page(page=b"/Contents[4 0 R 77 0 R 78 0 R]"), "2 of the pages' contents are not in the file"),
    ],
)  # fmt: skip
def test_losses_are_counted(data: bytes, words: str) -> None:
    assert any(words in loss for loss in find_losses(data))


def test_looking_for_losses_takes_linear_time_and_no_bomb_is_unpacked() -> None:
    import time

    start = time.process_time()
    for data in (b"stream\n" * 300_000, b"1 0 obj" * 300_000, b"/Contents[1 " * 100_000, b"/Contents 1 0 R" * 50_000, b"obj/FlateDecode stream\n" * 50_000, one_page(raw=packed(bytes(200_000_000)))):  # fmt: skip
        find_losses(data)
    assert time.process_time() - start < 12


BROKEN_PAGES = {
    "deep": lambda inner: "<div>" * 400 + inner + "</div>" * 400,
    "deep-tables": lambda inner: "<table><tr><td>" * 90 + inner + "</td></tr></table>" * 90,
    "root-closed": lambda inner: inner,
    "nul": lambda inner: inner.replace("e", "e\0"),
    "plain": lambda inner: inner,
    "open-comment": lambda inner: f"<!-->{inner}",
}


@pytest.mark.parametrize("name", BROKEN_PAGES)
def test_no_word_of_a_page_is_lost_without_a_word(name: str) -> None:
    inner = "".join(f"<p>{text} TU{number}X</p>" for number, text in enumerate(PARAGRAPHS[:80]))
    root = "<html />" if name == "root-closed" else "<html>"
    source = html.read(f"<!DOCTYPE html>{root}<body>{BROKEN_PAGES[name](inner)}</body></html>".encode(), DEFAULT_LIMITS)
    text = shown(source)
    assert source.status != "ok" or all(f"TU{number}X" in text for number in range(80))
    assert sum(f"TU{number}X" in text for number in range(80)) >= 72


@pytest.mark.parametrize("charset", ["utf-16", "euc-kr", "utf-7", "shift_jis", "windows-1252", "nowhere"])
def test_a_declared_charset_that_lies_loses_nothing(charset: str) -> None:
    page = make_html(PARAGRAPHS[:40]).decode()
    lying = re.sub(r"<meta charset=[^>]*>", "", page).replace("<head>", f'<head><meta charset="{charset}">', 1)
    assert f'charset="{charset}"' in lying
    text = shown(html.read(lying.encode(), DEFAULT_LIMITS))
    assert all(paragraph in text for paragraph in PARAGRAPHS[:40])


@pytest.mark.parametrize("large", [False, True])
def test_a_portal_s_page_holds_what_stands_between_its_tags(large: bool) -> None:
    page = make_seed_page(large=large)
    bare = re.sub(rb"<(script|style|title|noscript)\b.*?</\1>|<!--.*?-->", b" ", page, flags=re.DOTALL | re.IGNORECASE)
    expected = "".join(unescape(re.sub(rb"<[^>]*>", b"", bare).decode()).split())
    source = html.read(page, DEFAULT_LIMITS)
    held = "".join(shown(source).split())
    assert source.status == "ok" and len(expected) > 5_000
    assert 0.9 * len(expected) <= len(held) <= 1.1 * len(expected)


def test_every_form_of_one_report_holds_its_words() -> None:
    words = set(" ".join(read_seed()).split())
    for data in (make_html(read_seed()), make_docx(list(read_seed())), make_pdf(read_seed())):
        source = read(data, DEFAULT_LIMITS)
        assert source.status == "ok" and len(words - set(shown(source).split())) <= 0.01 * len(words)
