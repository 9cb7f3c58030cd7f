"""Pictures of pages (PNG, JPEG, TIFF with one page or many), read by OCR as a scanned page of a PDF is.

What a picture claims to be is checked before it is decoded: a few bytes can ask for gigabytes.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from math import sqrt
from time import monotonic
from typing import TYPE_CHECKING, Any

from report_parser.errors import CrashedError, DamagedError, NoTextLayerError, TimedOutError, TooLargeError
from report_parser.limits import Limits
from report_parser.read.pdf_assemble import PageText, page_list, put_together
from report_parser.read.pdf_lines import names_cells
from report_parser.read.pdf_scans import DOTS_PER_INCH, MOST_PIXELS, in_parallel
from report_parser.source import Source

if TYPE_CHECKING:
    from PIL.Image import Image

    from report_parser.read.ocr_image import Grey

MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "MPO": "image/jpeg", "TIFF": "image/tiff"}

A4_INCHES = 11.69
"""The longer side of the paper that a picture without a believable size in inches is taken for."""
FEWEST_DOTS, MOST_DOTS = 100.0, 1_300.0
"""Scanners write between 150 and 1,200 dots an inch; cameras and screens write 72 or 96 whatever they show."""
LEAST_SIDE = 16
"""Dots; a smaller picture holds no line of text."""

_BROKEN = (
    OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, AttributeError, ArithmeticError, RuntimeError,
    struct.error, zlib.error,
)  # fmt: skip
"""What Pillow raises for a broken picture, depending on where it breaks."""


def read(data: bytes, limits: Limits) -> Source:
    """Lines and table rows in reading order, each with its page (from 1) and its box in points from the top left.

    Raises MissingDependencyError where OCR is not installed, TooLargeError, DamagedError, or NoTextLayerError where the
    picture shows no text; pages of a TIFF that cannot be read make it `partial`.
    """
    if len(data) > limits.image_bytes:
        raise TooLargeError(f"the picture has {len(data)} bytes, more than the {limits.image_bytes} that are read")
    from report_parser.read.ocr import engine

    engine()
    pictures = _Pictures(data, limits)
    until = monotonic() + limits.ocr_seconds
    pages: list[PageText] = []
    slow: list[int] = []
    for page in in_parallel(lambda drawn: _read_page(*drawn, limits, until), pictures):
        pages.append(page)
        if not page.scan:
            slow.append(page.number)
    if not pages:
        raise pictures.error or DamagedError(
            "the picture holds no page: get the file again from where it was published"
        )
    source = Source(put_together(pages), pictures.media_type, pages=pictures.pages, ocr=True, status="degraded")
    source.reasons.append("the text was read from pictures by OCR")
    for numbers, reason in (
        (pictures.unread, "could not be decoded: the file is damaged there"),
        (pictures.over, f"not read: more than {limits.image_pixels} dots, or over the limit of {limits.pages} pages"),
        (slow, "recognising the text took too long or failed"),
    ):
        if numbers:
            source.status = "partial"
            source.reasons.append(f"{page_list(numbers)}: {reason}")
    if not source.lines:
        if slow:
            raise NoTextLayerError("recognising the picture's text took too long")
        raise NoTextLayerError("the picture shows no text that can be read: scan the page at 300 dots an inch")
    return source


def _read_page(number: int, grey: Grey, dots_per_inch: float, limits: Limits, until: float) -> PageText:
    """One page as it was recognised; `scan` is False where that took too long or failed."""
    from report_parser.read.ocr_page import read_scan

    scale = 72.0 / dots_per_inch
    page = PageText(number, grey.shape[1] * scale, grey.shape[0] * scale, [])
    try:
        scanned = read_scan(grey, dots_per_inch, number, limits.table_cells, until)
    except (TimedOutError, CrashedError):
        return page
    text = "\n".join(piece.text for piece in scanned.pieces)
    page.take(scanned.pieces, scanned.tables, scanned.skew, names_cells(text))
    page.scan = True
    return page


class _Pictures:
    """The pages of a picture file one after the other, `(number, grey values, dots an inch)`; what could not be decoded
    is noted on the way, `error` is why the first page could not."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.limits = limits
        self.pages = 0
        self.unread: list[int] = []
        self.over: list[int] = []
        self.error: DamagedError | TooLargeError | None = None
        self.image = _opened(data)
        self.media_type = MEDIA_TYPES[self.image.format or "PNG"]

    def __iter__(self) -> Iterator[tuple[int, Grey, float]]:
        while self._turn_to(self.pages):
            self.pages += 1
            if self.pages > self.limits.pages:
                self.over.append(self.pages)
                return
            try:
                width, height = self.image.size
                if width * height > self.limits.image_pixels:
                    raise TooLargeError(
                        f"the picture has {width} x {height} dots, more than the {self.limits.image_pixels} that are"
                        " read: scan it at 300 dots an inch"
                    )
                if min(width, height) < LEAST_SIDE:
                    raise DamagedError(f"the picture has only {width} x {height} dots: no page to read")
                with _quietly():
                    drawn = _page_picture(self.image)
                yield self.pages, *drawn
            except TooLargeError as error:
                self.error = self.error or error
                self.over.append(self.pages)
            except DamagedError as error:
                self.error = self.error or error
                self.unread.append(self.pages)

    def _turn_to(self, place: int) -> bool:
        """Whether there is a page at `place` (from 0); only a TIFF has more than one."""
        if place == 0 or self.image.format != "TIFF":
            return place == 0
        from PIL import Image

        with _quietly():
            try:
                self.image.seek(place)
            except EOFError:
                return False
            except (Image.DecompressionBombError, *_BROKEN):  # what stands behind it cannot be reached
                self.pages += 1
                self.unread.append(self.pages)
                return False
        return True


def _opened(data: bytes) -> Image:
    """The picture with its size known and nothing decoded."""
    from PIL import Image

    with _quietly():
        try:
            return Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
        except Image.DecompressionBombError as error:
            raise TooLargeError(f"the picture is too large: {error}") from error
        except _BROKEN as error:
            raise _damaged() from error


@contextmanager
def _quietly() -> Iterator[None]:
    """What Pillow warns of on standard error is said by an error or a reason."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _damaged() -> DamagedError:
    return DamagedError("the picture is damaged or cut short: get the file again, or scan the page again")


def _page_picture(image: Image) -> tuple[Grey, float]:
    """The open page upright in grey values, brought to about 300 dots an inch. Raises DamagedError."""
    import numpy as np
    from PIL import Image as Images
    from PIL import ImageOps

    try:
        grey = ImageOps.exif_transpose(_in_grey(image))
        dots = _dots(image.info.get("dpi"), max(grey.size))
        wanted = min(DOTS_PER_INCH, dots * sqrt(MOST_PIXELS / (grey.size[0] * grey.size[1])))
        if not 0.95 < wanted / dots < 1.05:
            width, height = (max(1, round(length * wanted / dots)) for length in grey.size)
            grey = grey.resize((width, height), Images.Resampling.LANCZOS if wanted > dots else Images.Resampling.BOX)
            dots = wanted
        return np.asarray(grey, dtype=np.uint8), dots
    except _BROKEN as error:
        raise _damaged() from error


def _in_grey(image: Image) -> Image:
    """Grey values on white paper: what is transparent shows the paper."""
    import numpy as np
    from PIL import Image as Images

    if image.mode.startswith(("I", "F")):  # more than 256 greys
        values = np.asarray(image, dtype=np.float32)
        most = float(values.max(initial=0.0)) or 1.0
        return Images.fromarray((values * (255.0 / most)).clip(0, 255).astype(np.uint8))
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        paper = Images.new("RGBA", clear.size, "white")
        paper.alpha_composite(clear)
        return paper.convert("L")
    return image.convert("L")


def _dots(stated: Any, longer: int) -> float:
    """Dots an inch: as stated where a scanner would state them, else as of a page of A4."""
    try:
        dots = float(stated[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        dots = 0.0
    return dots if FEWEST_DOTS <= dots <= MOST_DOTS else max(longer / A4_INCHES, 40.0)
