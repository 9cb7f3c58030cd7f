"""Indicators without a verdict where their neighbours have one, and verdicts whose words no lexicon knows."""

from collections.abc import Iterator

from report_parser.model import Finding
from report_parser.reconcile.subject import Subject


def check_verdicts(subject: Subject) -> Iterator[Finding]:
    """A missing verdict is only told where the report judges its indicators at all: most of the group, or of the report."""
    judged_in_all = sum(one.verdict is not None for one in subject.indicators)
    numbered = {one.group for one in subject.indicators if one.number is not None}
    for one in subject.indicators:
        if one.verdict is None:
            # A row `- Trong đó: nông nghiệp` below a numbered one is part of it.
            part = one.number is None and one.group in numbered
            if not part and judged_in_all * 2 > len(subject.indicators):
                yield Finding(
                    code="missing-verdict",
                    severity="warning",
                    message=f"Indicator {one.number or one.title!r} has no verdict",
                    group=one.group,
                    indicator=one.number,
                    spans=(one.span,),
                )
        elif one.verdict.code == "unknown":
            yield Finding(
                code="unread-verdict",
                severity="warning",
                message=f"The verdict {one.verdict.text!r} is in no lexicon",
                group=one.group,
                indicator=one.number,
                verdict="unknown",
                reported=one.verdict.text,
                spans=(one.verdict.span,),
            )
