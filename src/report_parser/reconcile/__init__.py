"""What does not add up. Checks judge facts and change none; each is pure and yields findings in the document's order."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from report_parser.model import Finding, Span
from report_parser.reconcile.copies import check_copies
from report_parser.reconcile.counts import check_group_counts, check_group_sums, check_overall_counts
from report_parser.reconcile.emptiness import check_emptiness
from report_parser.reconcile.numbering import check_numbering
from report_parser.reconcile.percentages import check_fractions, check_percentages
from report_parser.reconcile.recognition import check_recognition
from report_parser.reconcile.scores import check_scores
from report_parser.reconcile.subject import Subject
from report_parser.reconcile.verdicts import check_verdicts

CHECKS: tuple[Callable[[Subject], Iterator[Finding]], ...] = (
    check_emptiness,
    check_group_counts,
    check_overall_counts,
    check_group_sums,
    check_percentages,
    check_fractions,
    check_verdicts,
    check_numbering,
    check_scores,
    check_copies,
    check_recognition,
)


def reconcile(subject: Subject) -> tuple[Finding, ...]:
    """Every check's findings, in the order of CHECKS; one that holds for several places stands once, with all of them."""
    places: dict[Finding, dict[Span, None]] = {}
    for check in CHECKS:
        for finding in check(subject):
            places.setdefault(replace(finding, spans=()), {}).update(dict.fromkeys(finding.spans))
    return tuple(replace(finding, spans=tuple(spans)) for finding, spans in places.items())
