"""The way from bytes to a report; the only module that knows the order of the stages."""

import hashlib
from collections.abc import Callable

from report_parser.dedupe import Marked, mark_repeats
from report_parser.extract.facts import Facts, gather_facts
from report_parser.legacy import convert_lines
from report_parser.lexicon import Lexicon, default_lexicon
from report_parser.limits import DEFAULT_LIMITS, Limits
from report_parser.model import Block, Quality, Report, SourceInfo
from report_parser.normalise import normalise
from report_parser.outline import Outline, build_outline
from report_parser.read import read
from report_parser.reconcile import reconcile
from report_parser.reconcile.subject import Subject
from report_parser.records import dataclass
from report_parser.report import build_report
from report_parser.source import Source


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with what led to it, for those who ask why (`explain`)."""

    report: Report
    facts: Facts
    outline: Outline


def extract_bytes(
    data: bytes,
    name: str,
    *,
    lexicon: Lexicon | None = None,
    limits: Limits = DEFAULT_LIMITS,
    on_page: Callable[[int, int], None] | None = None,
) -> Report:
    """Read one input whole. Raises a `ReportParserError` where it cannot be read.

    `on_page(page, pages)` is called after each page that was read, for kinds that are read page by page.
    """
    return read_report(data, name, lexicon=lexicon, limits=limits, on_page=on_page).report


def read_report(
    data: bytes,
    name: str,
    *,
    lexicon: Lexicon | None = None,
    limits: Limits = DEFAULT_LIMITS,
    on_page: Callable[[int, int], None] | None = None,
) -> Reading:
    """As `extract_bytes`, keeping the outline and the claims on the text."""
    words = lexicon or default_lexicon()
    source = read(data, limits, on_page)
    source.lines, encodings = convert_lines(source.lines)
    text = normalise(source.lines)
    marked = mark_repeats(text.blocks, words)
    body, aside = article(marked)
    outline = build_outline(body)
    facts = gather_facts(body, aside, outline, words)
    sections = outline.sections()
    subject = Subject(
        facts.groups,
        facts.overall,
        facts.indicators,
        facts.measurements,
        sections,
        marked.blocks,
        marked.disagreements,
        facts.profile,
        facts.citations,
        text.confidences,
    )
    info = describe(data, name, source, encodings)
    return Reading(build_report(info, facts, sections, marked, reconcile(subject), words), facts, outline)


def read_text(data: bytes, *, limits: Limits = DEFAULT_LIMITS) -> list[Block]:
    """The article's blocks as they were read, copies and site furniture left out."""
    lines, _ = convert_lines(read(data, limits).lines)
    return article(mark_repeats(normalise(lines).blocks, default_lexicon()))[0]


def article(marked: Marked) -> tuple[list[Block], list[Block]]:
    """The blocks that are read for facts, and the site furniture and notes beside them; further copies are in neither."""
    body = [block for block in marked.blocks if block.copy == 1 and block.layer == "body"]
    aside = [block for block in marked.blocks if block.copy == 1 and block.layer != "body"]
    return body, aside


def describe(data: bytes, name: str, source: Source, encodings: tuple[str, ...] | list[str] = ()) -> SourceInfo:
    """What is known of the input besides its text; what its reader noted stands among the reasons, whatever the status."""
    return SourceInfo(
        name=name,
        media_type=source.media_type,
        bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        encoding="+".join(encodings) or source.encoding,
        pages=source.pages,
        ocr=source.ocr,
        quality=Quality(source.status, (*source.reasons, *(message for _, message in source.notes))),
    )
