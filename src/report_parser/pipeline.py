"""The way from bytes to a report; the only module that knows the order of the stages."""

import hashlib
from dataclasses import replace

from report_parser.dedupe import mark_repeats
from report_parser.lexicon import Lexicon, default_lexicon
from report_parser.limits import DEFAULT_LIMITS, Limits
from report_parser.model import Quality, Report, SourceInfo
from report_parser.normalise import normalise
from report_parser.read import read
from report_parser.source import Source


def extract_bytes(
    data: bytes, name: str, *, lexicon: Lexicon | None = None, limits: Limits = DEFAULT_LIMITS
) -> Report:
    """Read one input whole. Raises a `ReportParserError` where it cannot be read."""
    source = read(data, limits)
    return extract_source(source, describe(data, name, source), lexicon or default_lexicon())


def describe(data: bytes, name: str, source: Source) -> SourceInfo:
    """What is known of the input besides its text."""
    return SourceInfo(
        name=name,
        media_type=source.media_type,
        bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=source.encoding,
        pages=source.pages,
        ocr=source.ocr,
        quality=Quality(source.status, tuple(source.reasons)),
    )


def extract_source(source: Source, info: SourceInfo, lexicon: Lexicon) -> Report:
    """From a source's lines to the finished report."""
    text = normalise(source.lines)
    marked = mark_repeats(text.blocks, lexicon)
    return Report(source=replace(info, copies=marked.copies), blocks=tuple(marked.blocks))
