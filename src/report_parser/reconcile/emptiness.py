"""A text in which no indicator was found: another kind of document, or a form that is not known yet."""

from collections.abc import Iterator

from report_parser.model import Finding
from report_parser.reconcile.subject import Subject


def check_emptiness(subject: Subject) -> Iterator[Finding]:
    """Said once, so that an empty report is not taken for one in which everything adds up."""
    if not subject.indicators:
        yield Finding(
            code="no-indicators",
            severity="warning",
            message="No indicator was found: this is another kind of document, or a form that is not known yet",
        )
