"""PDF, read by PDFium: its text layer, and by OCR the pages that have none.

A page's text comes as pieces (`pdf_lines`) and tables (`pdf_rules`, `pdf_cells`, `pdf_tables`, `pdf_aligned`); pages that
are pictures are read by `pdf_scans`. When all pages are there, `pdf_assemble` puts them in order.
"""

from collections.abc import Callable
from contextlib import closing
from dataclasses import field

from report_parser.errors import DamagedError, MissingDependencyError, NoTextLayerError, TooLargeError
from report_parser.limits import Limits
from report_parser.read.pdf_aligned import Columns, read_aligned
from report_parser.read.pdf_assemble import PageText, page_list, put_together
from report_parser.read.pdf_cells import CellGrid, find_grids
from report_parser.read.pdf_fonts import set_fonts
from report_parser.read.pdf_lines import Piece, find_pieces, names_cells
from report_parser.read.pdf_notes import mark_notes
from report_parser.read.pdf_order import joined_pieces
from report_parser.read.pdf_pdfium import Document, Page
from report_parser.read.pdf_plumber import read_plainly
from report_parser.read.pdf_rules import find_levels, find_rules
from report_parser.read.pdf_scans import count_letters, is_scan, read_scans
from report_parser.read.pdf_streams import find_losses
from report_parser.read.pdf_tables import TableArea, places_text, read_tables
from report_parser.read.pdf_trust import is_garbled, legal_share
from report_parser.records import dataclass
from report_parser.source import Source

MOST_ALIGNED = 8
"""Tables without rules that are looked for on one page."""
MEDIA_TYPE = "application/pdf"

OnPage = Callable[[int, int], None]


@dataclass(slots=True)
class Shortfall:
    """What kept pages from being read whole: page numbers by what happened."""

    unread: list[int] = field(default_factory=list)
    cut: list[int] = field(default_factory=list)
    over: list[int] = field(default_factory=list)
    drawn: list[int] = field(default_factory=list)
    unseen: list[int] = field(default_factory=list)
    garbled: list[int] = field(default_factory=list)
    slow: list[int] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)
    advice: str = ""

    def report(self, source: Source, limits: Limits) -> None:
        """Set the source's status and reasons."""
        for pages, reason in (
            (self.unread, "could not be loaded: the file is damaged there"),
            (self.cut, f"only the first {limits.page_characters} characters were read"),
            (self.over, "not read: over the limits for one document"),
            (self.unseen, f"scans without text, not read: {self.advice}"),
            (self.garbled, f"the text is not what is printed there (a font's wrong map to Unicode): {self.advice}"),
            (self.slow, "recognising the text took too long or failed"),
        ):
            if pages:
                source.status = "partial"
                source.reasons.append(f"{page_list(pages)}: {reason}")
        for pages, reason in (
            (self.drawn, f"more than {limits.page_drawings} drawn lines, so tables were read as plain text"),
            (self.recognised, "without usable text, read by OCR"),
        ):
            if pages:
                source.status = "partial" if source.status == "partial" else "degraded"
                source.reasons.append(f"{page_list(pages)}: {reason}")


def read(data: bytes, limits: Limits, on_page: OnPage | None = None) -> Source:
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
        _recognise(document, pages, limits, shortfall, on_page)
    source.ocr = bool(shortfall.recognised)
    source.lines = put_together(pages)
    shortfall.report(source, limits)
    if losses := find_losses(data):
        source.status = "partial" if source.status == "partial" else "degraded"
        source.reasons += losses
    if not source.lines or (shortfall.unseen and all(page.scan for page in pages)):
        if shortfall.unread:
            raise DamagedError("no page of the PDF can be read: get the file again from where it was published")
        if shortfall.unseen:
            raise NoTextLayerError(f"the PDF is a scan without text: {shortfall.advice}")
        if shortfall.slow:
            raise NoTextLayerError("the PDF is a scan, and recognising its text took too long")
        raise NoTextLayerError("the PDF's pages hold no text: nothing to read")
    return source


def _read_refused(data: bytes, limits: Limits) -> Source:
    """A file that PDFium does not open, by pdfplumber."""
    plain, named = read_plainly(data, limits.pages, limits.silent_seconds)
    pages = [PageText(number, *page) for number, page in enumerate(plain, 1)]
    source = Source(put_together(pages), MEDIA_TYPE, pages=max(named, len(pages)), status="degraded")
    source.reasons.append("the file is damaged: its text was read by pdfplumber, without tables")
    if named > len(pages):
        source.status = "partial"
        source.reasons.append(f"only {len(pages)} of the {named} pages that the file names were found")
    return source


def _read_pages(document: Document, limits: Limits, shortfall: Shortfall, on_page: OnPage | None) -> list[PageText]:
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
    pieces, tables = _pieces_and_tables(page, number, grids, cells)
    read = PageText(number, page.width, page.height, pieces, tables, cells)
    if is_scan(page):
        read.scan = True
    elif is_garbled(page.text, page.legacy):
        read.garbled = True
    elif not tables and (cells or open_columns):
        levels = find_levels(rules, page.width) if rules is not None else []
        for _ in range(MOST_ALIGNED):
            area, read.pieces, columns = read_aligned(page, number, read.pieces, open_columns, levels)
            if area is None:
                break
            read.tables.append(area)
            read.open_columns, open_columns = columns, None
    return read


def _pieces_and_tables(
    page: Page, number: int, grids: list[CellGrid], cells: bool
) -> tuple[list[Piece], list[TableArea]]:
    pieces = find_pieces(page, cells, [(grid.top, grid.bottom) for grid in grids])
    set_fonts(page, pieces)
    mark_notes(page, pieces)
    tables: list[TableArea] = []
    if grids:
        tables, rest = read_tables(page, number, grids, pieces)
        data = [grid for grid, table in zip(grids, tables, strict=True) if not places_text(table)]
        if len(data) < len(grids):  # a ruled letterhead is read as any other
            return _pieces_and_tables(page, number, data, cells)
        pieces = rest
    return joined_pieces(pieces, page.text), tables


def _recognise(
    document: Document, pages: list[PageText], limits: Limits, shortfall: Shortfall, on_page: OnPage | None
) -> None:
    """Read by OCR what has no text, or not the text that is printed."""
    wanted = {page.number: page for page in pages if page.scan or page.garbled}
    if not wanted:
        return
    try:
        from report_parser.read.ocr import engine

        engine()
    except MissingDependencyError as error:
        shortfall.advice = error.message
        shortfall.unseen = [page.number for page in wanted.values() if page.scan]
        shortfall.garbled = [page.number for page in wanted.values() if page.garbled]
        return

    def tell(_: int) -> None:
        # All pages were looked at by now; recognition keeps its own time, and one page of it may take long.
        if on_page is not None:
            on_page(document.pages, document.pages)

    for number, scanned in read_scans(document, list(wanted), limits, tell):
        page = wanted[number]
        if scanned is None:
            shortfall.slow.append(number)
            continue
        text = "\n".join(piece.text for piece in scanned.pieces)
        layer = "\n".join(piece.text for piece in page.pieces)
        if page.garbled and legal_share(text) <= legal_share(layer):
            continue  # another language, or a picture that shows no more than the text said
        if page.scan and not scanned.tables and count_letters(text) < count_letters(layer):
            continue  # a short page of text before a picture
        page.take(scanned.pieces, scanned.tables, scanned.skew, names_cells(text))
        if scanned.pieces or scanned.tables:
            shortfall.recognised.append(number)
