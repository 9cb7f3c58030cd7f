"""Plain text: printed lines as they are, tables drawn with bars, tabs or spaces or a cell a line, the letterhead's two columns."""

from unicodedata import is_normalized

from report_parser.characters import compose, cut_mark_runs
from report_parser.errors import TooLargeError
from report_parser.limits import DEFAULT_LIMITS, Limits
from report_parser.model import Origin
from report_parser.patterns import pattern_of
from report_parser.read import text_cells, text_stacked
from report_parser.read.decode import decode
from report_parser.read.text_aligned import find_aligned_tables
from report_parser.read.text_head import part_letterhead
from report_parser.read.text_tables import find_tables
from report_parser.source import Line, Source

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LINE_END = pattern_of(r"\r\n?|\n")


def read(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Source:
    """The lines of a text file. Raises TooLargeError over `limits.text_bytes`."""
    if len(data) > limits.text_bytes:
        raise TooLargeError(f"the text has {len(data)} bytes, more than the {limits.text_bytes} that are read")
    decoded = decode(data)
    source = read_text(decoded.text, limits)
    source.encoding = decoded.encoding
    source.reasons[:0] = decoded.reasons
    if source.reasons:
        source.status = "degraded"
    return source


def read_text(text: str, limits: Limits) -> Source:
    """The lines of a text, its line numbers from 1; other readers hand on text here that they cannot tell more of.

    Only LF, CR LF and CR end a line. A form feed, which ends a page, stays in the line that follows it.
    """
    if not is_normalized("NFC", text) or any(mark in text for mark in _TONES):
        # Letterheads and heads of tables are told by their words, and columns by counted letters.
        text = compose(cut_mark_runs(text))
    lines: list[Line] = []
    blank, feed = False, ""
    printed = _LINE_END.split(text) if "\r" in text else text.split("\n")
    for number, line in enumerate(printed, 1):
        if not line or line.isspace():
            blank = True
            feed = feed or ("\f" if "\f" in line else "")
            continue
        lines.append(
            Line(feed + line.rstrip() if feed else line.rstrip(), Origin(line=number), "line", blank_before=blank)
        )
        blank, feed = False, ""
    source = Source(part_letterhead(lines), "text/plain")
    if "TT  " in text or "Stt  " in text or "tự  " in text:
        source.lines = find_aligned_tables(source.lines, limits)
    if text_cells.may_hold(text):
        source.lines = text_cells.find_cells(source.lines, limits)
    if text_stacked.may_hold(text):
        source.lines = text_stacked.find_stacked_tables(source.lines, limits)
    if "|" in text or "\t" in text:
        source.lines, capped = find_tables(source.lines, limits)
        if capped:
            source.reasons.append(f"a table has more than the {limits.table_cells} cells that are laid on one grid")
            source.status = "degraded"
    return source
