"""A PDF's pages as small pictures for the review page, within a size that the page can carry."""

import base64
import io
from dataclasses import dataclass

BUDGET_BYTES = 1_200_000
"""All pictures of one page together; base64 makes them a third larger, and the page is to stay under 2 MB."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page: number from 1, size in points, and its picture as base64 JPEG."""

    page: int
    width: float
    height: float
    jpeg: str


def draw_pages(data: bytes, pages: list[int]) -> tuple[PagePicture, ...]:
    """Pictures of the named pages, as large as the budget allows; pages that do not fit are left out, the last first."""
    import pypdfium2

    pictures: list[PagePicture] = []
    if not pages:
        return ()
    scale = 1.5 if len(pages) <= 12 else 1.1 if len(pages) <= 25 else 0.9
    left = BUDGET_BYTES
    document = pypdfium2.PdfDocument(data)
    try:
        for number in pages:
            page = document[number - 1]
            width, height = page.get_size()
            image = page.render(scale=min(scale, 2000 / max(width, height, 1.0)), grayscale=True).to_pil()
            written = io.BytesIO()
            image.save(written, "JPEG", quality=35, optimize=True)
            page.close()
            left -= len(written.getvalue())
            if left < 0:
                break
            pictures.append(PagePicture(number, width, height, base64.b64encode(written.getvalue()).decode()))
    finally:
        document.close()
    return tuple(pictures)
