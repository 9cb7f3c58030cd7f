"""Bytes to `Source`: one reader a format.

Each reader module has `read(data: bytes, limits: Limits) -> Source` and imports third-party packages only inside
itself, so that a file costs no more than what its own format needs.
"""

from collections.abc import Callable
from importlib import import_module

from report_parser.limits import DEFAULT_LIMITS, Limits
from report_parser.read.sniff import sniff
from report_parser.source import Source

READERS = {
    "text": "report_parser.read.text",
    "html": "report_parser.read.html",
    "mhtml": "report_parser.read.mhtml",
    "pdf": "report_parser.read.pdf",
    "docx": "report_parser.read.docx",
    "doc": "report_parser.read.doc",
    "rtf": "report_parser.read.rtf",
    "xlsx": "report_parser.read.xlsx",
    "xls": "report_parser.read.xls",
    "image": "report_parser.read.image",
}


def read(data: bytes, limits: Limits = DEFAULT_LIMITS, on_page: Callable[[int, int], None] | None = None) -> Source:
    """Read one input whose kind is told from its bytes. Raises a `ReportParserError` where it cannot be read.

    `on_page(page, pages)` is called after each page of a kind that is read page by page (PDF).
    """
    kind = sniff(data)
    reader = import_module(READERS[kind])
    source: Source = reader.read(data, limits, on_page) if kind == "pdf" else reader.read(data, limits)
    return source
