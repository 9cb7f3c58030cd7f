"""A scoring form's printed totals against the sum of its items, and scores above their maximum."""

from collections.abc import Iterator
from decimal import Decimal

from report_parser.model import Finding, Group, Number, ScoreTotal
from report_parser.reconcile.subject import Subject

# Scores are printed with two decimals; sums of exact decimals need no tolerance beyond the last printed place.
_TOLERANCE = Decimal("0.005")


def check_scores(subject: Subject) -> Iterator[Finding]:
    """`Tổng cộng … 87,5` over items that add up to 86,5; a score of 2,5 of at most 2."""
    for group in subject.groups:
        if group.score and not _adds_up_below(group, subject):
            yield from _check_total(group.score, group.number, f"Group {group.number or group.title}")
    if subject.overall.score:
        yield from _check_total(subject.overall.score, None, "The form")
    for indicator in subject.indicators:
        for one in indicator.measurements:
            if one.kind == "score" and one.value is not None and one.maximum is not None and one.value > one.maximum:
                yield Finding(
                    code="score-above-maximum",
                    severity="warning",
                    message=f"Indicator {indicator.number}: a score of {one.value:g} where at most {one.maximum:g} can be given",
                    group=indicator.group,
                    indicator=indicator.number,
                    reported=one.value,
                    counted=one.maximum,
                    spans=(one.span,),
                )


def _adds_up_below(group: Group, subject: Subject) -> bool:
    """Whether the printed total is that of the group's own indicators and of those in the groups below it."""
    if group.score is None or group.score.value is None or group.number is None:
        return False
    held = [one for one in subject.indicators if group.number in one.path[:-1]]
    points = [
        m.value
        for one in held
        for m in one.measurements
        if m.kind == "score" and m.role == "result" and m.value is not None
    ]
    return abs(sum(map(_exact, points)) - _exact(group.score.value)) <= _TOLERANCE


def _exact(value: Number) -> Decimal:
    return Decimal(repr(value))


def _check_total(score: ScoreTotal, group: str | None, whose: str) -> Iterator[Finding]:
    if score.value is None or score.span is None or not score.counted:
        # A score without items is said of the whole in passing.
        return
    if abs(_exact(score.value) - _exact(score.counted)) > _TOLERANCE:
        yield Finding(
            code="score-sum-mismatch",
            severity="warning",
            message=f"{whose} reports {score.value:g} points; its items add up to {score.counted:g}",
            group=group,
            reported=score.value,
            counted=score.counted,
            spans=(score.span,),
        )
