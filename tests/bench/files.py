"""The files that are timed, made from the seed report: the same bytes on every machine."""

from collections.abc import Callable, Iterator
from pathlib import Path

from tests.make.corpus import SEED, SEED_DATES, SEED_TITLE, make_seed_docx, read_seed
from tests.make.html import make_html
from tests.make.pdf import Grid, make_pdf
from tests.make.text import wrap_lines
from tests.scans.measure import indicator_table

_COLUMNS = 150
"""Where the page's printed lines break: the page has 190 kB then, as the one that the bars were set on."""
_POINTS = 15.5
"""The size of the PDF's letters: 19 pages."""


def make_page() -> bytes:
    """The article twice in a portal's page, in a word processor's markup, each printed line a paragraph."""
    lines = [piece for text in read_seed() for piece in wrap_lines(text, _COLUMNS)]
    return make_html(lines, style="word", portal="portlets", title=SEED_TITLE, dates=SEED_DATES, seed=7)


def make_document() -> bytes:
    """The article twice on 19 pages."""
    return make_pdf(read_seed() * 2, size=_POINTS)


def make_ruled_table() -> bytes:
    """37 indicators in a ruled table of 6 columns over 4 pages, its head on each."""
    return make_pdf(["BÁO CÁO KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU NĂM 2022", Grid(indicator_table(37), size=13)])


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "html": ("a portal page with the article twice", make_page),
    "pdf": ("a PDF of 19 pages", make_document),
    "table": ("a PDF of 4 pages, 37 indicators in a ruled table", make_ruled_table),
    "docx": ("a DOCX with Word's own numbering", make_seed_docx),
    "text": ("plain text, the article twice", SEED.read_bytes),
}


def write_mixed(folder: Path, count: int) -> Iterator[Path]:
    """`count` files of four kinds in turn."""
    kinds = {".html": make_page(), ".pdf": make_document(), ".docx": make_seed_docx(), ".txt": SEED.read_bytes()}
    for place in range(count):
        suffix, data = list(kinds.items())[place % len(kinds)]
        path = folder / f"{place:06d}{suffix}"
        mark = f"<!-- {place} -->" if suffix == ".html" else f"\n% {place}\n" if suffix == ".pdf" else ""
        path.write_bytes(data + mark.encode())
        yield path
