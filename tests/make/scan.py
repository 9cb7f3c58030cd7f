"""Scans for tests: a printed PDF drawn as pictures, turned a little, with the paper's shade and grain, as JPEG.

What a scanner does is imitated in its order: the page lies askew on the glass, light falls off to one side, the sensor
adds grey noise, the lens blurs, JPEG rounds. The same arguments give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class Scanner:
    """How the pages are scanned: dots an inch, degrees the paper is turned against the clock, the grey noise's spread,
    JPEG's quality."""

    dots: int = 200
    turn: float = 0.5
    noise: float = 8.0
    quality: int = 75
    seed: int = 1


def page_pictures(pdf: bytes) -> list[Image]:
    """The printed pages in grey, 300 dots an inch."""
    from PIL import Image

    from report_parser.read.pdf_pdfium import Document
    from report_parser.read.pdf_scans import DOTS_PER_INCH, picture

    pictures = []
    with closing(Document(pdf)) as document:
        for number in range(document.pages):
            with document.open_page(number, 0) as page:
                assert page is not None
                pixels, dots = picture(page)
                assert dots == DOTS_PER_INCH
                pictures.append(Image.fromarray(pixels))
    return pictures


def scan(pdf: bytes, scanner: Scanner = Scanner()) -> list[bytes]:
    """The pages of a printed PDF as scanned JPEG pictures."""
    import numpy as np
    from PIL import Image, ImageFilter

    chance = np.random.default_rng(scanner.seed)
    scanned = []
    for printed in page_pictures(pdf):
        size = tuple(round(length * scanner.dots / 300) for length in printed.size)
        image = printed.resize(size, Image.Resampling.BOX) if scanner.dots < 300 else printed
        image = image.rotate(scanner.turn, Image.Resampling.BICUBIC, fillcolor=255)
        image = image.filter(ImageFilter.GaussianBlur(scanner.dots / 500))
        grey = np.asarray(image, dtype=np.float32) * 0.86 + 24
        grey += np.linspace(6, -6, grey.shape[1], dtype=np.float32)
        grey += chance.normal(0, scanner.noise, grey.shape).astype(np.float32)
        scanned.append(as_jpeg(Image.fromarray(grey.clip(0, 255).astype(np.uint8)), scanner))
    return scanned


def as_jpeg(image: Image, scanner: Scanner) -> bytes:
    """One picture as JPEG with its dots an inch."""
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=scanner.quality, dpi=(scanner.dots, scanner.dots))
    return buffer.getvalue()


def as_pdf(pictures: Sequence[bytes]) -> bytes:
    """Scanned pages as a PDF of pictures, without any text."""
    import img2pdf

    made: bytes = img2pdf.convert(list(pictures), nodate=True)
    return made


def as_tiff(pictures: Sequence[bytes], dots: int) -> bytes:
    """Scanned pages as one TIFF of several pages."""
    from PIL import Image

    images = [Image.open(io.BytesIO(data)) for data in pictures]
    buffer = io.BytesIO()
    images[0].save(
        buffer, "TIFF", save_all=True, append_images=images[1:], dpi=(dots, dots), compression="tiff_deflate"
    )
    return buffer.getvalue()
