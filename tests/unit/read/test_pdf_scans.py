"""PDFs of which some pages are pictures, or whose text is not what is printed: those pages are recognised, no others."""

import io
import re
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from report_parser.errors import MissingDependencyError, NoTextLayerError, TimedOutError
from report_parser.limits import DEFAULT_LIMITS, Limits
from report_parser.read.ocr import ADVICE, available
from report_parser.read.pdf import read
from report_parser.read.pdf_lines import Piece
from report_parser.read.pdf_pdfium import Document
from report_parser.read.pdf_scans import is_scan
from report_parser.read.pdf_trust import is_garbled
from report_parser.source import Source
from tests.make.pdf import make_pdf
from tests.make.scan import Scanner, as_jpeg, as_pdf, scan

pytest.importorskip("numpy", reason="the extra ocr is not installed")
pikepdf = pytest.importorskip("pikepdf", reason="pikepdf is not installed: pip install '.[test]' in the checkout")
needs_tesseract = pytest.mark.skipif(not available(), reason=f"Tesseract with Vietnamese is not installed: {ADVICE}")

SENTENCES = (
    "Ủy ban nhân dân thị trấn báo cáo kết quả thực hiện các chỉ tiêu chuyển đổi số năm 2022 như sau.",
    "Có 4.850/7.690 người từ 15 tuổi trở lên có tài khoản thanh toán, chiếm 63%.",
    "Toàn bộ cán bộ, công chức được cấp chữ ký số và thường xuyên sử dụng thư điện tử công vụ.",
)
STAMP = "Ký bởi: Ủy ban nhân dân thị trấn. Thời gian ký: 16/12/2022 08:00:00 +07:00"


def join(*files: bytes) -> bytes:
    """The pages of several PDFs in one."""
    whole = pikepdf.new()
    for data in files:
        with pikepdf.open(io.BytesIO(data)) as one:
            whole.pages.extend(one.pages)
    return saved(whole)


def saved(pdf: Any) -> bytes:
    buffer = io.BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


def stamped(data: bytes, text: str = STAMP) -> bytes:
    """The first page with a line of text over it, as a digital signature prints one."""
    with pikepdf.open(io.BytesIO(data)) as pdf, pikepdf.open(io.BytesIO(make_pdf([text], size=8, margin=400))) as stamp:
        pdf.pages[0].add_overlay(stamp.pages[0])
        return saved(pdf)


def with_wrong_map(data: bytes, wrong: Callable[[int], int]) -> bytes:
    """The fonts' maps to Unicode changed: each letter beyond ASCII is said to be another one."""

    def letter(match: re.Match[bytes]) -> bytes:
        code = int(match[2], 16)
        return match[1] + b"<%04X>" % (wrong(code) if code > 0x7F else code)

    with pikepdf.open(io.BytesIO(data)) as pdf:
        for font in [font for page in pdf.pages for font in page.Resources.Font.values()]:
            if "/ToUnicode" in font:
                mapped = re.sub(rb"(<[0-9A-Fa-f]+>\s*)<([0-9A-Fa-f]{4})>(?=\s*\n)", letter, font.ToUnicode.read_bytes())
                font.ToUnicode.write(mapped)
        return saved(pdf)


def text_page() -> bytes:
    return make_pdf(SENTENCES)


def scanned_page() -> bytes:
    return as_pdf(scan(make_pdf(SENTENCES), Scanner(150, quality=60)))


def wrong_letter(code: int) -> int:
    """Another letter beyond ASCII, as fonts cut down by careless programs say: `¤`, `¶`, `Ç` …"""
    return 0xA1 + code * 7 % 0x5E


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The pages that were given to recognition, for which a stand-in answers."""
    numbers: list[int] = []

    def read_scan(grey: Any, dots: float, number: int, most_cells: int, until: float) -> Any:
        from report_parser.read.ocr_page import ScannedPage

        numbers.append(number)
        pieces = []
        for place, text in enumerate(SENTENCES):
            piece = Piece(f"{text} (Trang {number})", 0, 0, 57.0, 60.0 + 20 * place, 500.0, 75.0 + 20 * place)
            piece.confidences = tuple(90 for _ in piece.text.split())
            pieces.append(piece)
        return ScannedPage(595.0, 842.0, pieces)

    monkeypatch.setattr("report_parser.read.ocr.engine", lambda: ("tesseract", "vie"))
    monkeypatch.setattr("report_parser.read.ocr_page.read_scan", read_scan)
    monkeypatch.setenv("REPORT_PARSER_OCR_JOBS", "1")
    return numbers


def look(data: bytes) -> tuple[bool, bool]:
    """Whether the first page is a scan, and whether its text is garbled."""
    with closing(Document(data)) as document, document.open_page(0, 10_000) as page:
        assert page is not None
        return is_scan(page), is_garbled(page.text, page.legacy)


def test_a_page_of_text_is_neither_a_scan_nor_garbled() -> None:
    assert look(text_page()) == (False, False)
    assert look(make_pdf(["Báo cáo", "", "Nguyễn Văn A"])) == (False, False)
    assert look(make_pdf(["An English page. " * 30])) == (False, False)


def test_a_page_without_text_is_a_scan_with_a_stamp_or_without() -> None:
    assert look(scanned_page())[0]
    assert look(stamped(scanned_page()))[0]
    assert look(stamped(scanned_page(), f"{STAMP}. {STAMP}. {STAMP}"))[0]


def test_a_short_page_of_text_before_a_picture_keeps_its_text(
    asked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    from PIL import Image

    blank = as_pdf([as_jpeg(Image.new("L", (1240, 1754), 250), Scanner(150))])
    text = " ".join(SENTENCES)
    monkeypatch.setitem(globals(), "SENTENCES", ("Ủy ban",))
    source = read(stamped(blank, text), DEFAULT_LIMITS)
    assert asked == [1] and not source.ocr
    assert " ".join(line.text for line in source.lines) == text


def test_a_scan_that_has_a_layer_of_text_already_is_read_by_that() -> None:
    assert not look(stamped(scanned_page(), " ".join(SENTENCES * 2)))[0]


def test_a_wrong_map_to_unicode_is_told() -> None:
    assert look(with_wrong_map(text_page(), wrong_letter)) == (False, True)
    assert look(with_wrong_map(text_page(), lambda code: 0xE000 + code % 0x800)) == (False, True)
    assert look(with_wrong_map(text_page(), lambda code: code)) == (False, False)


def lines_of(source: Source, page: int) -> list[str]:
    return [line.text for line in source.lines if line.origin.page == page]


def test_of_a_mixed_file_the_pages_without_usable_text_alone_are_recognised(asked: list[int]) -> None:
    garbled = with_wrong_map(text_page(), wrong_letter)
    source = read(join(text_page(), scanned_page(), text_page(), stamped(scanned_page()), garbled), DEFAULT_LIMITS)
    assert asked == [2, 4, 5]
    assert (source.pages, source.ocr, source.status) == (5, True, "degraded")
    assert source.reasons == ["pages 2, 4-5: without usable text, read by OCR"]
    for page in range(1, 6):
        assert lines_of(source, page)[0].startswith("Ủy ban nhân dân thị trấn"), page
        recognised = page in asked
        assert any("(Trang" in text for text in lines_of(source, page)) == recognised
        assert all(bool(line.confidences) == recognised for line in source.lines if line.origin.page == page)


def test_text_in_another_language_is_kept_where_the_picture_shows_no_more(
    asked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    french = "Le comité populaire a présenté les résultats généraux de l'année passée à l'assemblée régionale. " * 6
    monkeypatch.setitem(globals(), "SENTENCES", (french,))
    source = read(make_pdf([french]), DEFAULT_LIMITS)
    assert asked == [1]  # its letters are no Vietnamese
    assert not source.ocr and source.status == "ok"
    assert " ".join(line.text for line in source.lines) == french.strip()


def test_without_tesseract_a_mixed_file_is_partial_and_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise MissingDependencyError(ADVICE)

    monkeypatch.setattr("report_parser.read.ocr.engine", missing)
    source = read(join(text_page(), scanned_page()), DEFAULT_LIMITS)
    assert source.status == "partial" and not source.ocr
    assert source.reasons == [f"page 2: scans without text, not read: {ADVICE}"]
    with pytest.raises(NoTextLayerError, match="tesseract-ocr-script-viet"):
        read(scanned_page(), DEFAULT_LIMITS)


def test_pages_that_take_too_long_are_named_and_the_others_read(
    asked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    from report_parser.read import ocr_page

    stand_in = ocr_page.read_scan

    def read_scan(grey: Any, dots: float, number: int, *rest: Any) -> Any:
        if number == 2:
            raise TimedOutError("too slow")
        return stand_in(grey, dots, number, *rest)

    monkeypatch.setattr(ocr_page, "read_scan", read_scan)
    source = read(join(scanned_page(), scanned_page(), scanned_page()), DEFAULT_LIMITS)
    assert source.status == "partial"
    assert any(reason.startswith("page 2: recognising the text took too long") for reason in source.reasons)
    assert lines_of(source, 1) and lines_of(source, 3)


@needs_tesseract
def test_a_scan_for_which_no_time_is_left_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    source = read(join(text_page(), scanned_page()), Limits(ocr_seconds=0.0))
    assert source.status == "partial" and source.reasons[0].startswith("page 2: recognising the text took too long")


@needs_tesseract
def test_a_mixed_file_is_read_whole_for_real() -> None:
    source = read(join(text_page(), stamped(scanned_page()), with_wrong_map(text_page(), wrong_letter)), DEFAULT_LIMITS)
    assert source.reasons == ["pages 2-3: without usable text, read by OCR"]
    for page in (1, 2, 3):
        text = " ".join(lines_of(source, page))
        assert all(sentence in text for sentence in SENTENCES), page
    assert "16/12/2022 08:00:00" in " ".join(lines_of(source, 2))
