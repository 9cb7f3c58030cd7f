"""A PDF's pages as small pictures for the review page, within a size that the page can carry."""

import base64
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

from report_parser.records import dataclass

_STEPS = ((1.5, 8), (1.25, 8), (1.25, 4), (1.0, 4), (0.9, 4), (0.9, 2))
"""Ways to draw a page, the best first: pixels a point, shades of grey. Print keeps its edges in few shades without loss, at
a quarter of what JPEG needs: a full page of text takes 32, 26, 22, 17, 15 and 9 kB. In fewer pixels its tone marks cannot be told apart."""
_WIDEST = 2000
"""Pixels of a picture's longer side at most."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page: number from 1, size in points, and its picture as base64 WebP, empty where there was no room for it."""

    page: int
    width: float
    height: float
    webp: str


def draw_pages(data: bytes, pages: Sequence[int], budget: int) -> tuple[PagePicture, ...]:
    """Pictures of a PDF's named pages, in their order, which take no more than `budget` characters together.

    All are drawn as well as an equal share of the budget allows; where even the plainest do not fit, the last named are
    left out. With a budget of 0 there are only the pages' sizes.
    """
    import pypdfium2

    pictures: list[PagePicture] = []
    step = 0
    document = pypdfium2.PdfDocument(data)
    try:
        for done, number in enumerate(pages):
            page = document[number - 1]
            width, height = page.get_size()
            drawn = ""
            share = budget // (len(pages) - done)
            while share:
                scale, shades = _STEPS[step]
                scale = min(scale, _WIDEST / max(width, height, 1.0))
                drawn = _encode(page.render(scale=scale, grayscale=True).to_pil(), shades)
                if len(drawn) <= share or step + 1 == len(_STEPS):
                    break
                step += 1
            page.close()
            drawn = drawn if len(drawn) <= budget else ""
            budget -= len(drawn)
            pictures.append(PagePicture(number, width, height, drawn))
    finally:
        document.close()
    return tuple(pictures)


def _encode(image: "Image", shades: int) -> str:
    steps = shades - 1
    flat = image.convert("L").point([round(value * steps / 255) * 255 // steps for value in range(256)])
    written = io.BytesIO()
    flat.save(written, "WEBP", lossless=True, quality=60, method=3)
    return base64.b64encode(written.getvalue()).decode()
