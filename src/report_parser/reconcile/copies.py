"""Two copies of the text that differ in substance: a verdict, a figure, a number. Both readings are shown."""

import re
from collections.abc import Iterator

from report_parser.model import Block, Finding, Span
from report_parser.patterns import pattern_of
from report_parser.reconcile.subject import Subject

_SUBSTANCE = pattern_of(r"[0-9]+(?:[.,/][0-9]+)*%?|\b(?:không|chưa|đang|cơ bản)\b|\bđạt\b", re.IGNORECASE)


def _substance(block: Block) -> list[str]:
    return [word.lower() for word in _SUBSTANCE.findall(block.text)]


def check_copies(subject: Subject) -> Iterator[Finding]:
    """A difference in wording alone is none; a difference in figures or verdict words is."""
    by_id = {block.id: block for block in subject.blocks}
    for first, other in subject.disagreements:
        here, there = by_id[first], by_id[other]
        if _substance(here) == _substance(there):
            continue
        yield Finding(
            code="copies-disagree",
            severity="warning",
            message=f"Two copies of the text differ: {here.text!r} and {there.text!r}",
            spans=(Span(here.id, 0, len(here.text), here.text), Span(there.id, 0, len(there.text), there.text)),
        )
