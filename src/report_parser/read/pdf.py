"""PDF with a text layer, read by PDFium: pieces of text (`pdf_lines`), their order (`pdf_order`), their measures
(`pdf_measure`)."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from report_parser.errors import DamagedError, NoTextLayerError, TooLargeError
from report_parser.limits import Limits
from report_parser.read.pdf_heads import mark_heads
from report_parser.read.pdf_lines import Piece, find_pieces
from report_parser.read.pdf_measure import find_margins, measured_lines, usual_margins
from report_parser.read.pdf_order import Ordered, in_order, joined_pieces
from report_parser.read.pdf_pdfium import Document, Page
from report_parser.source import Line, Source

MEDIA_TYPE = "application/pdf"


@dataclass(slots=True)
class PageText:
    """What was read of one page (`number` from 1)."""

    number: int
    width: float
    height: float
    pieces: list[Piece]


def read(data: bytes, limits: Limits, on_page: Callable[[int, int], None] | None = None) -> Source:
    """Lines and table rows in reading order, each with its page (from 1) and its box in points from the top left.

    `on_page(done, pages)` is called after each page. Raises EncryptedError, DamagedError, NoTextLayerError or
    TooLargeError where nothing can be read; what could be read in part has status `partial` or `degraded`.
    """
    if len(data) > limits.pdf_bytes:
        raise TooLargeError(f"the PDF has {len(data)} bytes, more than the {limits.pdf_bytes} that are read")
    source = Source([], MEDIA_TYPE)
    pages = []
    with closing(Document(data)) as document:
        source.pages = document.pages
        for number in range(min(document.pages, limits.pages)):
            with document.open_page(number, limits.page_characters) as page:
                if page is not None:
                    pages.append(_read_page(page, number + 1))
            if on_page is not None:
                on_page(number + 1, document.pages)
    if not document.pages:
        raise DamagedError("the PDF has no pages: get the file again from where it was published")
    source.lines = _lines(pages)
    if not source.lines:
        raise NoTextLayerError("the PDF is a scan without text: install report-parser[ocr] and Tesseract to read it")
    return source


def _read_page(page: Page, number: int) -> PageText:
    pieces = joined_pieces(list(find_pieces(page)), page.text)
    for piece in pieces:
        piece.font = page.font(piece.start)
    return PageText(number, page.width, page.height, pieces)


def _lines(pages: list[PageText]) -> list[Line]:
    mark_heads([(page.number, page.width, page.height, page.pieces) for page in pages])
    ordered = [_ordered(page) for page in pages]
    margins = [find_margins(items) for items in ordered]
    usual = usual_margins((page.width, found) for page, found in zip(pages, margins, strict=True))
    lines: list[Line] = []
    for page, items, found in zip(pages, ordered, margins, strict=True):
        lines.extend(measured_lines(items, page.number, found or usual.get(int(page.width))))
    return lines


def _ordered(page: PageText) -> Ordered:
    """The page's items in reading order, running heads first and feet last."""
    heads = [piece for piece in page.pieces if piece.layer == "furniture"]
    middle = page.height / 2
    above: Ordered = [(piece, None) for piece in heads if piece.top < middle]
    below: Ordered = [(piece, None) for piece in heads if piece.top >= middle]
    return above + in_order([piece for piece in page.pieces if piece.layer != "furniture"]) + below
