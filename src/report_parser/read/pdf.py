"""PDF with a text layer, read by PDFium.

A page's text comes as pieces (`pdf_lines`) and ruled tables (`pdf_rules`, `pdf_cells`, `pdf_tables`). When all pages
are there, running heads are told from the text (`pdf_heads`), the pieces put in reading order (`pdf_order`), tables
that run over pages joined (`pdf_join`), and lines measured against their margins (`pdf_measure`).
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import groupby

from report_parser.errors import DamagedError, NoTextLayerError, TooLargeError
from report_parser.limits import Limits
from report_parser.read.pdf_aligned import Columns, read_aligned
from report_parser.read.pdf_cells import find_grids
from report_parser.read.pdf_fonts import set_fonts
from report_parser.read.pdf_heads import mark_heads
from report_parser.read.pdf_join import join_tables
from report_parser.read.pdf_lines import Piece, find_pieces, names_cells
from report_parser.read.pdf_measure import find_margins, measured_lines, usual_margins
from report_parser.read.pdf_notes import mark_notes
from report_parser.read.pdf_order import Ordered, Placed, in_order, joined_pieces
from report_parser.read.pdf_pdfium import Document, Page
from report_parser.read.pdf_plumber import read_plainly
from report_parser.read.pdf_rules import find_rules
from report_parser.read.pdf_tables import TableArea, read_tables
from report_parser.source import Line, Source

MEDIA_TYPE = "application/pdf"

ENOUGH_LINES = 12
"""From so many lines a page's own margins are sure; a page with fewer takes those of the others."""


@dataclass(slots=True)
class PageText:
    """What was read of one page (`number` from 1)."""

    number: int
    width: float
    height: float
    pieces: list[Piece]
    tables: list[TableArea] = field(default_factory=list)
    cells: bool = False
    open_columns: Columns | None = None


@dataclass(slots=True)
class Shortfall:
    """What kept pages from being read whole: page numbers by what happened."""

    unread: list[int] = field(default_factory=list)
    cut: list[int] = field(default_factory=list)
    over: list[int] = field(default_factory=list)
    drawn: list[int] = field(default_factory=list)

    def report(self, source: Source, limits: Limits) -> None:
        """Set the source's status and reasons."""
        for pages, reason in (
            (self.unread, "could not be loaded: the file is damaged there"),
            (self.cut, f"only the first {limits.page_characters} characters were read"),
            (self.over, "not read: over the limits for one document"),
        ):
            if pages:
                source.status = "partial"
                source.reasons.append(f"{page_list(pages)}: {reason}")
        if self.drawn:
            if source.status == "ok":
                source.status = "degraded"
            reason = f"more than {limits.page_drawings} drawn lines, so tables were read as plain text"
            source.reasons.append(f"{page_list(self.drawn)}: {reason}")


def read(data: bytes, limits: Limits, on_page: Callable[[int, int], None] | None = None) -> Source:
    """Lines and table rows in reading order, each with its page (from 1) and its box in points from the top left.

    `on_page(done, pages)` is called after each page. Raises EncryptedError, DamagedError, NoTextLayerError or
    TooLargeError where nothing can be read; what could be read in part has status `partial` or `degraded`.
    """
    if len(data) > limits.pdf_bytes:
        raise TooLargeError(f"the PDF has {len(data)} bytes, more than the {limits.pdf_bytes} that are read")
    try:
        document = Document(data)
    except DamagedError:
        return _read_refused(data, limits)
    source = Source([], MEDIA_TYPE, pages=document.pages)
    with closing(document):
        if not document.pages:
            raise DamagedError("the PDF has no pages: get the file again from where it was published")
        shortfall = Shortfall()
        pages = _read_pages(document, limits, shortfall, on_page)
    source.lines = _lines(pages)
    shortfall.report(source, limits)
    if not source.lines:
        if shortfall.unread:
            raise DamagedError("no page of the PDF can be read: get the file again from where it was published")
        raise NoTextLayerError("the PDF is a scan without text: install report-parser[ocr] and Tesseract to read it")
    return source


def _read_refused(data: bytes, limits: Limits) -> Source:
    """A file that PDFium does not open, by pdfplumber."""
    plain, named = read_plainly(data, limits.pages, limits.silent_seconds)
    pages = [PageText(number, *page) for number, page in enumerate(plain, 1)]
    source = Source(_lines(pages), MEDIA_TYPE, pages=max(named, len(pages)), status="degraded")
    source.reasons.append("the file is damaged: its text was read by pdfplumber, without tables")
    if named > len(pages):
        source.status = "partial"
        source.reasons.append(f"only {len(pages)} of the {named} pages that the file names were found")
    return source


def _read_pages(
    document: Document, limits: Limits, shortfall: Shortfall, on_page: Callable[[int, int], None] | None
) -> list[PageText]:
    pages: list[PageText] = []
    characters = 0
    for number in range(1, document.pages + 1):
        if number > limits.pages or characters >= limits.document_characters:
            shortfall.over.extend(range(number, document.pages + 1))
            break
        most = min(limits.page_characters, limits.document_characters - characters)
        with document.open_page(number - 1, most) as page:
            if page is None:
                shortfall.unread.append(number)
            else:
                characters += len(page.text)
                pages.append(_read_page(page, number, limits, shortfall, pages[-1].open_columns if pages else None))
                if page.whole > most:
                    shortfall.cut.append(number)
        if on_page is not None:
            on_page(number, document.pages)
    return pages


def _read_page(page: Page, number: int, limits: Limits, shortfall: Shortfall, open_columns: Columns | None) -> PageText:
    rules = find_rules(page, limits.page_drawings)
    if rules is not None and rules.cut:
        shortfall.drawn.append(number)
        rules = None
    grids = find_grids(rules, limits.table_cells) if rules is not None else []
    cells = names_cells(page.text)
    pieces = find_pieces(page, cells, [(grid.top, grid.bottom) for grid in grids])
    set_fonts(page, pieces)
    mark_notes(page, pieces)
    tables: list[TableArea] = []
    if grids:
        tables, pieces = read_tables(page, number, grids, pieces)
    pieces = joined_pieces(pieces, page.text)
    read = PageText(number, page.width, page.height, pieces, tables, cells)
    if not tables and (cells or open_columns):
        area, read.pieces, read.open_columns = read_aligned(page, number, pieces, open_columns)
        read.tables = [area] if area else []
    return read


def _lines(pages: Sequence[PageText]) -> list[Line]:
    mark_heads([(page.number, page.width, page.height, page.pieces) for page in pages])
    ordered = [_ordered(page) for page in pages]
    join_tables(ordered)
    margins = [find_margins(items, ENOUGH_LINES) for items in ordered]
    usual = usual_margins((page.width, found) for page, found in zip(pages, margins, strict=True))
    lines: list[Line] = []
    for page, items, found in zip(pages, ordered, margins, strict=True):
        found = found or usual.get(int(page.width)) or find_margins(items, 3)
        lines.extend(measured_lines(items, page.number, found))
    return lines


def _ordered(page: PageText) -> Ordered:
    """The page's items in reading order, running heads first and feet last."""
    heads = [piece for piece in page.pieces if piece.layer == "furniture"]
    middle = page.height / 2
    above: Ordered = [(piece, None) for piece in heads if piece.top < middle]
    below: Ordered = [(piece, None) for piece in heads if piece.top >= middle]
    body: list[Placed] = [piece for piece in page.pieces if piece.layer != "furniture"]
    return above + in_order(body + list(page.tables), page.cells) + below


def page_list(numbers: Iterable[int]) -> str:
    """Page numbers in words.

    >>> page_list([2])
    'page 2'
    >>> page_list([2, 5, 6, 7, 9, 10])
    'pages 2, 5-7, 9-10'
    """
    runs = []
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        stretch = [number for _, number in run]
        runs.append(str(stretch[0]) if len(stretch) == 1 else f"{stretch[0]}-{stretch[-1]}")
    single = len(runs) == 1 and "-" not in runs[0]
    return f"{'page' if single else 'pages'} {', '.join(runs)}"
