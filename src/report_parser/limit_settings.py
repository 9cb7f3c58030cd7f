"""The limits as a user sets them: `pages=200` on the command line, `REPORT_PARSER_LIMIT_PAGES=200` in the environment.

`docs/limits.md` prints `ABOUT`; a test holds the page against it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from math import isfinite

from report_parser.limits import DEFAULT_LIMITS, Limits

VARIABLE = "REPORT_PARSER_LIMIT_"

ABOUT: dict[str, tuple[str, str]] = {
    "text_bytes": ("bytes of a text file", "20 MB of nothing but figures take five minutes"),
    "html_bytes": ("bytes of a web page", "an element costs about 1 kB of memory"),
    "pdf_bytes": ("bytes of a PDF", "scans are large; virus scanners read as much"),
    "office_bytes": ("bytes of a Word file, workbook, RTF or saved page", "pictures make such files large, text does not"),
    "image_bytes": ("bytes of a picture", "A4 at 600 dots an inch in grey has 35 MB unpacked"),
    "image_pixels": ("dots of one page of a picture", "A3 at 600 dots an inch has 70 million; each takes a byte or more"),
    "pages": ("pages of a PDF or TIFF; the rest is named as not read", "a file of 295 bytes can claim billions"),
    "page_characters": ("characters of one PDF page; the rest is named as not read", "a million on one page took 2.2 GB"),
    "document_characters": ("characters of one document", "as many as a text file may have bytes"),
    "page_drawings": ("drawn lines of one PDF page; above, its tables are read as text", "crossings grow with the square of the lines"),
    "html_nodes": ("tags of a web page", "counted before anything is parsed"),
    "html_depth": ("depth of a web page's elements; deeper ones are read and said", "no page that was written nests 500 deep"),
    "tag_attributes": ("attributes of one tag", "parsers compare each with all others"),
    "table_span": ("columns or rows that one cell may cover", "a span of a billion stands in ten bytes"),
    "table_cells": ("cells of a table or sheet", "a grid is laid out in memory"),
    "archive_members": ("parts of a Word file or workbook", "each costs half a kilobyte before anything is read"),
    "archive_part_bytes": ("bytes of one part, unpacked", "text of that size takes minutes"),
    "archive_ratio": ("times that a part over 1 MB may be larger unpacked", "office text reaches 30, a bomb 1,000"),
    "xml_depth": ("depth of a part's elements", "libxml2's own bound; Word nests 40 deep"),
    "number_digits": ("digits of a numeral", "budgets in đồng have 15; longer ones are no figures"),
    "wall_seconds": ("seconds for a file of a batch, and for LibreOffice or antiword", "of 5,353 public PDFs, 99 in 100 took at most 2.2"),
    "wall_seconds_per_page": ("seconds more for each 50,000 bytes of the file", "long files take longer"),
    "wall_seconds_most": ("seconds for a file of a batch at most", "what is not read by then hangs"),
    "ocr_seconds": ("seconds for recognising one file's pages; in a batch three quarters of the file's time", "a page takes seconds"),
    "silent_seconds": ("seconds without a finished page, in a batch; and for a PDF that PDFium refuses", "a page takes far less"),
    "memory_bytes": ("bytes of memory that a worker of a batch may hold", "drawing pages took 575 MB at most on 5,353 public PDFs"),
}  # fmt: skip
"""What each limit bounds, and why there."""

FIXED = frozenset({"xml_depth", "number_digits"})
"""Limits that cannot be set: a library's own, and one that decides what a figure is."""


def set_limits(settings: Iterable[str], environment: Mapping[str, str], usual: Limits = DEFAULT_LIMITS) -> Limits:
    """`usual` with the environment's `REPORT_PARSER_LIMIT_<NAME>` and then the `name=value` settings.

    Raises ValueError, in words, for a name that is no limit, or a value that is no number above 0.

    >>> set_limits(["pages=200"], {"REPORT_PARSER_LIMIT_PAGES": "7", "REPORT_PARSER_LIMIT_TABLE_SPAN": "9"}).pages
    200
    """
    found: dict[str, int | float] = {}
    for variable in sorted(environment):
        if variable.startswith(VARIABLE):
            name = variable.removeprefix(VARIABLE).lower()
            found[name] = _value(name, environment[variable], variable, usual)
    for setting in settings:
        name, sign, value = setting.partition("=")
        name = name.strip().lower().replace("-", "_")
        if not sign:
            raise ValueError(f"{setting!r} sets no limit: write NAME=VALUE, such as pages=200")
        found[name] = _value(name, value, setting, usual)
    return replace(usual, **found) if found else usual  # type: ignore[arg-type]


def _value(name: str, value: str, said: str, usual: Limits) -> int | float:
    if name not in ABOUT:
        raise ValueError(f"{said!r}: there is no limit {name!r}; there are {', '.join(sorted(set(ABOUT) - FIXED))}")
    if name in FIXED:
        raise ValueError(f"{said!r}: {name} cannot be set")
    kind = type(getattr(usual, name))
    try:
        number: int | float = kind(value.strip())
    except (ValueError, OverflowError):
        number = 0
    if not isfinite(number) or number <= 0:
        raise ValueError(f"{said!r}: {value!r} is no {'whole number' if kind is int else 'number'} above 0")
    return number


def limit_rows() -> Iterator[tuple[str, str, str, str]]:
    """Each limit's name, default, what it bounds, and why there."""
    for one in fields(Limits):
        value = getattr(DEFAULT_LIMITS, one.name)
        yield one.name, f"{value:,g}" if isinstance(value, float) else f"{value:,}", *ABOUT[one.name]
