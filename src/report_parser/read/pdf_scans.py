"""Which pages of a PDF are pictures of text, their pictures, and reading them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from math import sqrt
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from report_parser.errors import CrashedError, TimedOutError
from report_parser.limits import Limits
from report_parser.read.pdf_pdfium import FORM_OBJECT, IMAGE_OBJECT, PATH_OBJECT, Document, Page, pdfium

if TYPE_CHECKING:
    from report_parser.read.ocr_image import Grey
    from report_parser.read.ocr_page import ScannedPage

Given = TypeVar("Given")
Result = TypeVar("Result")

FEWEST_LETTERS = 100
"""A page with fewer has at most a stamp's text; scans with a digital signature have 78 to 187 characters on 1 to 4
pages, the shortest last page of a report has a name and a list of recipients."""
STAMP_LETTERS = 300
"""The same for a page that a picture covers whole: a stamp of several signers, a line that the scanner's program added."""
WHOLE_COVER = 0.85
LEAST_COVER = 0.5
"""A picture over less of the page than this is a logo or a seal."""
MOST_OBJECTS = 400
"""A page with more drawings than this and no text is text drawn as outlines."""

DOTS_PER_INCH = 300.0
MOST_PIXELS = 25_000_000

GREY_FORMAT, WITH_ANNOTATIONS, IN_GREY = 1, 0x01, 0x08


def is_scan(page: Page) -> bool:
    """Whether a page is a picture of text: hardly any letters, and an image over most of it or nothing but drawings."""
    # Most pages show at their beginning that they have text.
    letters = count_letters(page.text[: 2 * STAMP_LETTERS])
    if letters < STAMP_LETTERS:
        letters = count_letters(page.text)
    if letters >= STAMP_LETTERS:
        return False
    least = LEAST_COVER if letters < FEWEST_LETTERS else WHOLE_COVER
    f = pdfium()
    count = f.FPDFPage_CountObjects(page.handle)
    drawings = 0
    for index in range(min(count, 2 * MOST_OBJECTS)):
        item = f.FPDFPage_GetObject(page.handle, index)
        kind = f.FPDFPageObj_GetType(item)
        if kind in (IMAGE_OBJECT, FORM_OBJECT) and _share(page, item) >= least:
            return kind == IMAGE_OBJECT or _holds_image(item)
        drawings += kind == PATH_OBJECT
    return drawings >= MOST_OBJECTS and letters < FEWEST_LETTERS


def count_letters(text: str) -> int:
    """Letters and digits, as far as they matter here."""
    return sum(map(str.isalnum, text[: 20 * STAMP_LETTERS]))


def _share(page: Page, item: object) -> float:
    """How much of the page an object covers."""
    import ctypes

    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium().FPDFPageObj_GetBounds(item, *map(ctypes.byref, sides)):
        return 0.0
    left, bottom, right, top = (side.value for side in sides)
    width = min(right, page.right) - max(left, page.left)
    height = min(top, page.top) - max(bottom, page.bottom)
    return float(max(width, 0.0) * max(height, 0.0) / max(page.width * page.height, 1.0))


def _holds_image(form: object) -> bool:
    f = pdfium()
    count = min(f.FPDFFormObj_CountObjects(form), MOST_OBJECTS)
    return any(f.FPDFPageObj_GetType(f.FPDFFormObj_GetObject(form, index)) == IMAGE_OBJECT for index in range(count))


def picture(page: Page) -> tuple[Grey, float]:
    """The page in grey values and its dots an inch: 300, or fewer where that would be more than 25 million dots."""
    import numpy as np

    f = pdfium()
    dots = min(DOTS_PER_INCH, 72.0 * sqrt(MOST_PIXELS / max(page.width * page.height, 1.0)))
    width, height = max(1, round(page.width * dots / 72.0)), max(1, round(page.height * dots / 72.0))
    stride = (width + 3) // 4 * 4
    pixels = np.empty((height, stride), dtype=np.uint8)
    bitmap = f.FPDFBitmap_CreateEx(width, height, GREY_FORMAT, pixels.ctypes.data, stride)
    f.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
    f.FPDF_RenderPageBitmap(bitmap, page.handle, 0, 0, width, height, 0, WITH_ANNOTATIONS | IN_GREY)
    f.FPDFBitmap_Destroy(bitmap)
    return np.ascontiguousarray(pixels[:, :width]), dots


def read_scans(
    document: Document, numbers: Sequence[int], limits: Limits, on_page: Callable[[int], None]
) -> Iterator[tuple[int, ScannedPage | None]]:
    """Recognise these pages (from 1), as many at once as there are cores: PDFium draws them one after the other here,
    Tesseract reads them in processes of its own. None for a page that could not be drawn, or whose reading took too long
    or failed; once `limits.ocr_seconds` have passed, for all that are left."""
    from report_parser.read.ocr_page import read_scan

    def pictures() -> Iterator[tuple[int, Grey, float]]:
        for number in numbers:
            with document.open_page(number - 1, 0) as page:
                if page is not None:
                    yield number, *picture(page)

    until = monotonic() + limits.ocr_seconds

    def one(drawn: tuple[int, Grey, float]) -> tuple[int, ScannedPage | None]:
        number, grey, dots = drawn
        try:
            return number, read_scan(grey, dots, number, limits.table_cells, until)
        except (TimedOutError, CrashedError):
            return number, None

    read = {}
    for number, scanned in in_parallel(one, pictures()):
        read[number] = scanned
        on_page(number)
    for number in numbers:
        yield number, read.get(number)


def in_parallel(work: Callable[[Given], Result], given: Iterable[Given]) -> Iterator[Result]:
    """The results in order; at most one more than there are cores is taken from `given` ahead of its result."""
    from concurrent.futures import ThreadPoolExecutor

    from report_parser.read.ocr import cores

    at_once = cores()
    waiting = iter(given)
    with ThreadPoolExecutor(at_once) as pool:
        running = [pool.submit(work, item) for item in islice(waiting, at_once + 1)]
        while running:
            yield running.pop(0).result()
            running.extend(pool.submit(work, item) for item in islice(waiting, 1))
