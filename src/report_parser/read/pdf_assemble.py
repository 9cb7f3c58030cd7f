"""From pages to lines: running heads told from the text, pieces in reading order, tables joined over pages, lines
measured against their margins."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from itertools import groupby
from math import cos, radians, sin

from report_parser.model import Origin
from report_parser.read.pdf_aligned import Columns
from report_parser.read.pdf_heads import mark_heads
from report_parser.read.pdf_join import join_tables
from report_parser.read.pdf_lines import Piece
from report_parser.read.pdf_measure import find_margins, measured_lines, usual_margins
from report_parser.read.pdf_order import Ordered, Placed, in_order
from report_parser.read.pdf_tables import TableArea
from report_parser.records import dataclass
from report_parser.source import Line

ENOUGH_LINES = 12
"""From so many lines a page's own margins are sure; a page with fewer takes those of the others."""


@dataclass(slots=True)
class PageText:
    """What was read of one page (`number` from 1).

    `cells` says that it has words of a letterhead or a signature, `scan` that it is a picture, `garbled` that its text
    is not what is printed; `skew` is by how many degrees a picture was turned before it was read.
    """

    number: int
    width: float
    height: float
    pieces: list[Piece]
    tables: list[TableArea] = field(default_factory=list)
    cells: bool = False
    open_columns: Columns | None = None
    scan: bool = False
    garbled: bool = False
    skew: float = 0.0

    def take(self, pieces: list[Piece], tables: list[TableArea], skew: float, cells: bool) -> None:
        """Put what OCR read in the place of the text layer."""
        self.pieces, self.tables, self.skew, self.cells = pieces, tables, skew, cells


def put_together(pages: Sequence[PageText]) -> list[Line]:
    """The lines of all pages in reading order."""
    mark_heads([(page.number, page.width, page.height, page.pieces) for page in pages])
    ordered = [_ordered(page) for page in pages]
    join_tables(ordered)
    margins = [find_margins(items, ENOUGH_LINES) for items in ordered]
    usual = usual_margins((page.width, found) for page, found in zip(pages, margins, strict=True))
    lines: list[Line] = []
    for page, items, found in zip(pages, ordered, margins, strict=True):
        found = found or usual.get(int(page.width)) or find_margins(items, 3)
        measured = measured_lines(items, page.number, found)
        lines.extend(_turned_back(page, measured) if page.skew else measured)
    return lines


def _ordered(page: PageText) -> Ordered:
    """The page's items in reading order, running heads first and feet last."""
    heads = [piece for piece in page.pieces if piece.layer == "furniture"]
    middle = page.height / 2
    above: Ordered = [(piece, None) for piece in heads if piece.top < middle]
    below: Ordered = [(piece, None) for piece in heads if piece.top >= middle]
    body: list[Placed] = [piece for piece in page.pieces if piece.layer != "furniture"]
    return above + in_order(body + list(page.tables), page.cells) + below


def _turned_back(page: PageText, lines: Iterable[Line]) -> Iterator[Line]:
    """Lines of a page that was straightened, their boxes where they stand on the page as it is."""
    across, down = page.width / 2, page.height / 2
    cosine, sine = cos(radians(page.skew)), sin(radians(page.skew))
    for line in lines:
        if line.origin.bbox is not None:
            x0, top, x1, bottom = line.origin.bbox
            x, y = (x0 + x1) / 2 - across, (top + bottom) / 2 - down
            right, low = cosine * x - sine * y + across, sine * x + cosine * y + down
            wide, high = (x1 - x0) / 2, (bottom - top) / 2
            box = round(right - wide, 2), round(low - high, 2), round(right + wide, 2), round(low + high, 2)
            yield replace(line, origin=Origin(page=line.origin.page, bbox=box))
        else:
            yield line


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
