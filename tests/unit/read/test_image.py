"""Pictures of pages: what they claim is checked before they are decoded, and every page is accounted for.

Recognition itself is put aside here: a stand-in says what picture it was given. `tests/scans` reads real ones.
"""

import io
import struct
import zlib
from typing import Any

import pytest

from report_parser.errors import CrashedError, DamagedError, NoTextLayerError, TimedOutError, TooLargeError
from report_parser.limits import DEFAULT_LIMITS, Limits
from report_parser.read import read as read_any
from report_parser.read.image import read
from report_parser.read.pdf_lines import Piece

numpy = pytest.importorskip("numpy", reason="the extra ocr is not installed")
Image = pytest.importorskip("PIL.Image", reason="the extra ocr is not installed")

A4_AT_100 = (827, 1169)


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, Any, float]]:
    """What the stand-in for recognition was given: page number, grey values, dots an inch."""
    pages: list[tuple[int, Any, float]] = []

    def read_scan(grey: Any, dots: float, number: int, most_cells: int, until: float) -> Any:
        from report_parser.read.ocr_page import ScannedPage

        pages.append((number, grey, dots))
        ink = int((grey < 128).sum())
        if not ink:
            return ScannedPage(1.0, 1.0, [])
        piece = Piece(f"Trang {number}: Đạt", 0, 0, 57.0, 60.0, 180.0, 75.0)
        piece.confidences = (90, 91, 92)
        return ScannedPage(595.0, 842.0, [piece])

    monkeypatch.setattr("report_parser.read.ocr.engine", lambda: ("tesseract", "vie"))
    monkeypatch.setattr("report_parser.read.ocr_page.read_scan", read_scan)
    monkeypatch.setenv("REPORT_PARSER_OCR_JOBS", "1")
    return pages


def page(size: tuple[int, int] = A4_AT_100, mode: str = "L", ink: bool = True) -> Any:
    """A white page with a black bar."""
    grey = Image.new("L", size, 255)
    if ink:
        grey.paste(0, (size[0] // 5, size[1] // 5, size[0] // 2, size[1] // 4))
    return grey if mode == "L" else grey.convert("RGB").convert(mode, dither=Image.Dither.NONE)


def saved(image: Any, kind: str, **how: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **how)
    return buffer.getvalue()


def tiff(count: int, size: tuple[int, int] = (300, 420)) -> bytes:
    return saved(page(size), "TIFF", save_all=True, append_images=[page(size)] * (count - 1))


@pytest.mark.parametrize(
    ("kind", "mode", "media_type"),
    [
        ("PNG", "L", "image/png"), ("PNG", "1", "image/png"), ("PNG", "P", "image/png"), ("PNG", "RGB", "image/png"),
        ("JPEG", "L", "image/jpeg"), ("JPEG", "RGB", "image/jpeg"), ("JPEG", "CMYK", "image/jpeg"),
        ("TIFF", "1", "image/tiff"), ("TIFF", "I", "image/tiff"), ("TIFF", "F", "image/tiff"), ("TIFF", "LA", "image/tiff"),
    ],
)  # fmt: skip
def test_every_kind_of_picture_gives_black_ink_on_white_paper(
    given: list[tuple[int, Any, float]], kind: str, mode: str, media_type: str
) -> None:
    source = read_any(saved(page(mode=mode), kind), DEFAULT_LIMITS)
    assert (source.media_type, source.pages, source.ocr, source.status) == (media_type, 1, True, "degraded")
    grey = given[0][1]
    assert grey.dtype == numpy.uint8 and grey[10, 10] > 250 and grey[round(0.22 * len(grey)), len(grey[0]) // 3] < 5


def test_more_than_256_greys_are_read(given: list[tuple[int, Any, float]]) -> None:
    deep = Image.fromarray(numpy.asarray(page()).astype("uint16") * 200)
    read(saved(deep, "PNG"), DEFAULT_LIMITS)
    assert given[0][1].max() == 255 and given[0][1].min() == 0


def test_what_is_transparent_shows_white_paper(given: list[tuple[int, Any, float]]) -> None:
    clear = Image.new("RGBA", (300, 420), (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), (50, 50, 100, 100))
    read(saved(clear, "PNG"), DEFAULT_LIMITS)
    grey = given[0][1]
    assert grey[0, 0] == 255 and grey.min() == 0


def test_lines_have_their_page_and_their_box_in_points(given: list[tuple[int, Any, float]]) -> None:
    source = read(tiff(3), DEFAULT_LIMITS)
    assert source.pages == 3
    assert [(line.text, line.origin.page) for line in source.lines] == [(f"Trang {n}: Đạt", n) for n in (1, 2, 3)]
    first = source.lines[0]
    assert first.origin.bbox == (57.0, 60.0, 180.0, 75.0) and first.confidences == (90, 91, 92)


@pytest.mark.parametrize(
    ("stated", "size", "dots"),
    [
        ((200, 200), (1654, 2339), 300.0),
        ((300, 300), (2480, 3508), 300.0),
        ((600, 600), (4960, 7016), 300.0),
        ((72, 72), (1654, 2339), 300.0),
        (None, (1654, 2339), 300.0),
        (None, (5000, 7071), 300.0),
    ],
)
def test_a_page_of_a4_is_brought_to_300_dots_an_inch(
    given: list[tuple[int, Any, float]], stated: tuple[int, int] | None, size: tuple[int, int], dots: float
) -> None:
    read(saved(page(size, "1"), "PNG", **({"dpi": stated} if stated else {})), DEFAULT_LIMITS)
    _, grey, found = given[0]
    assert found == pytest.approx(dots, rel=0.06)
    assert 72 * len(grey) / found == pytest.approx(842, rel=0.01)


def test_a_picture_that_a_telephone_turned_is_turned_back(given: list[tuple[int, Any, float]]) -> None:
    lying = page((400, 300))
    exif = lying.getexif()
    exif[0x0112] = 6
    read(saved(lying, "JPEG", exif=exif), DEFAULT_LIMITS)
    high, wide = given[0][1].shape
    assert high > wide


def test_a_picture_without_text_says_so(given: list[tuple[int, Any, float]]) -> None:
    with pytest.raises(NoTextLayerError, match="300 dots"):
        read(saved(page(ink=False), "PNG"), DEFAULT_LIMITS)


def png_of(width: int, height: int) -> bytes:
    """A PNG of some hundred bytes that claims this size."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(10_001, 10_000), (50_000, 50_000), (2_000_000_000, 3)])
@pytest.mark.filterwarnings("error")
def test_a_small_file_that_asks_for_much_room_is_refused_before_it_is_decoded(
    given: list[tuple[int, Any, float]], size: tuple[int, int]
) -> None:
    with pytest.raises(TooLargeError):
        read(png_of(*size), DEFAULT_LIMITS)
    assert not given


def test_a_file_over_the_limit_is_refused() -> None:
    with pytest.raises(TooLargeError, match="more than the 100"):
        read(saved(page(), "PNG"), Limits(image_bytes=100))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.7])
def test_a_picture_cut_short_is_damaged(given: list[tuple[int, Any, float]], kind: str, share: float) -> None:
    noise = Image.fromarray(numpy.random.default_rng(1).integers(0, 255, (400, 300), dtype="uint8"))
    data = saved(noise, kind)
    with pytest.raises(DamagedError):
        read(data[: max(20, int(share * len(data)))], DEFAULT_LIMITS)


@pytest.mark.parametrize(
    "data", [png_of(0, 0), png_of(300, 400), b"\xff\xd8\xff" + b"\0" * 50, b"II*\0" + b"\xff" * 60]
)
def test_what_only_looks_like_a_picture_is_damaged(given: list[tuple[int, Any, float]], data: bytes) -> None:
    with pytest.raises(DamagedError):
        read(data, DEFAULT_LIMITS)


def test_a_speck_is_no_page(given: list[tuple[int, Any, float]]) -> None:
    with pytest.raises(DamagedError, match="only 8 x 5 dots"):
        read(saved(page((8, 5)), "PNG"), DEFAULT_LIMITS)


def test_pages_over_the_limit_are_named(given: list[tuple[int, Any, float]]) -> None:
    source = read(tiff(3), Limits(pages=2))
    assert [line.origin.page for line in source.lines] == [1, 2]
    assert source.status == "partial" and any("page 3: not read" in reason for reason in source.reasons)


def test_a_page_that_is_too_large_costs_that_page_alone(given: list[tuple[int, Any, float]]) -> None:
    data = saved(page((100, 140)), "TIFF", save_all=True, append_images=[page((400, 560)), page((100, 140))])
    source = read(data, Limits(image_pixels=20_000))
    assert [line.origin.page for line in source.lines] == [1, 3]
    assert source.pages == 3 and source.status == "partial" and "page 2" in source.reasons[1]


@pytest.mark.parametrize("error", [TimedOutError("slow"), CrashedError("failed")])
def test_a_page_that_takes_too_long_or_fails_is_named(
    given: list[tuple[int, Any, float]], monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    from report_parser.read import ocr_page

    stand_in = ocr_page.read_scan

    def read_scan(grey: Any, dots: float, number: int, *rest: Any) -> Any:
        if number == 2:
            raise error
        return stand_in(grey, dots, number, *rest)

    monkeypatch.setattr(ocr_page, "read_scan", read_scan)
    source = read(tiff(3), DEFAULT_LIMITS)
    assert [line.origin.page for line in source.lines] == [1, 3]
    assert source.status == "partial" and any("page 2: recognising" in reason for reason in source.reasons)
