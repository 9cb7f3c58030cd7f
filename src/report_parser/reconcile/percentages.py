"""Each stated percentage against its fraction, by the interval that its rounding and its word allow."""

import re
from collections.abc import Iterator
from decimal import Decimal

from report_parser.model import Finding, Measurement, Number
from report_parser.numbers import decimals
from report_parser.patterns import pattern_of
from report_parser.reconcile.subject import Subject


def _decimal(value: Number) -> Decimal:
    return Decimal(repr(value))


def _every_measurement(subject: Subject) -> Iterator[tuple[str | None, str | None, Measurement]]:
    for indicator in subject.indicators:
        for measurement in indicator.measurements:
            yield indicator.number, indicator.group, measurement
    for measurement in subject.measurements:
        yield None, None, measurement


def agrees(numerator: Decimal, denominator: Decimal, stated: Decimal, places: int, comparator: str) -> bool:
    """Whether a percentage stated with so many decimals can be said of the fraction.

    Rounded half up or cut off: the true share lies within one unit of the last printed place. `trên 75%` of 75.03 is
    true, and so is `khoảng 75%` within five points' hundredth of the value or two units of the last place.

    >>> agrees(Decimal(4850), Decimal(7690), Decimal(63), 0, "=")
    True
    >>> agrees(Decimal(20), Decimal(31), Decimal(63), 0, "=")
    False
    """
    if denominator == 0:
        return True
    share = numerator * 100 / denominator
    unit = Decimal(1).scaleb(-places)
    if comparator in (">", ">="):
        return share >= stated - unit / 2
    if comparator in ("<", "<="):
        return share <= stated + unit / 2
    if comparator == "~":
        return abs(share - stated) <= max(2 * unit, stated / 20)
    return stated - unit / 2 <= share < stated + unit


_SCALE = pattern_of(r"(?:nghìn|ngàn|triệu|tỷ|tỉ)(?![^\W_])", re.IGNORECASE)
_THOUSANDS = {"nghìn": 1, "ngàn": 1, "triệu": 2, "tỷ": 3, "tỉ": 3}


def _part(one: Measurement) -> Decimal:
    """The part in the unit of the whole: of `185 triệu đồng/12,6 tỷ đồng` 0,185."""
    part = _decimal(one.numerator or 0)
    before, slash, behind = one.text.partition("/")
    if slash and one.unit and (whole := _SCALE.search(behind)) and (own := _SCALE.search(before)):
        part = part.scaleb(3 * (_THOUSANDS[own[0].lower()] - _THOUSANDS[whole[0].lower()]))
    return part


def check_percentages(subject: Subject) -> Iterator[Finding]:
    """`552.693/513.672 hồ sơ (đạt 92,94%)`: the percentage is not the fraction's."""
    for number, group, one in _every_measurement(subject):
        if one.kind != "ratio" or one.percent is None or one.numerator is None or not one.denominator:
            continue
        places = decimals(one.percent_span.text.rstrip("% ‰")) if one.percent_span else 0
        stated = _decimal(one.percent)
        if agrees(_part(one), _decimal(one.denominator), stated, places, one.comparator):
            continue
        share = _part(one) * 100 / _decimal(one.denominator)
        counted = float(round(share, max(2, places)))
        spans = (
            (one.span,)
            if one.percent_span is None
            or (one.percent_span.block == one.span.block and one.percent_span.end <= one.span.end)
            else (one.span, one.percent_span)
        )
        yield Finding(
            code="percent-mismatch",
            severity="warning",
            message=f"{one.text}: the fraction is {counted:g}%, the report states {one.percent:g}%",
            group=group,
            indicator=number,
            reported=one.percent,
            counted=counted,
            spans=spans,
        )
    for whose, reported_counts in [(group.number, group.reported) for group in subject.groups] + [
        (None, subject.overall.reported)
    ]:
        for reported in reported_counts:
            if reported.percent is None or not reported.total or reported.percent_span is None:
                continue
            places = decimals(reported.percent_span.text)
            if not agrees(Decimal(reported.count), Decimal(reported.total), _decimal(reported.percent), places, "="):
                counted = float(round(Decimal(reported.count) * 100 / reported.total, max(2, places)))
                yield Finding(
                    code="percent-mismatch",
                    severity="warning",
                    message=f"{reported.span.text}: the fraction is {counted:g}%, the report states {reported.percent:g}%",
                    group=whose,
                    verdict=reported.verdict,
                    reported=reported.percent,
                    counted=counted,
                    spans=(reported.span,),
                )


def check_fractions(subject: Subject) -> Iterator[Finding]:
    """A part larger than its whole, unless the percentage stated for it says that more than 100% is meant."""
    for number, group, one in _every_measurement(subject):
        if (
            one.kind != "ratio"
            or one.numerator is None
            or not one.denominator
            or _part(one) <= _decimal(one.denominator)
        ):
            continue
        if one.percent is not None and one.percent > 100:
            continue
        if one.percent is None and one.role == "result" and _is_plan_ratio(one):
            continue
        yield Finding(
            code="fraction-above-one",
            severity="info",
            message=f"{one.text}: the part is larger than the whole",
            group=group,
            indicator=number,
            reported=one.numerator,
            counted=one.denominator,
            spans=(one.span,),
        )


def _is_plan_ratio(one: Measurement) -> bool:
    """`97%/90% dân số`, `36 tỷ đồng/33 tỷ đồng`, `7,3/6,2 bác sỹ`: a result over its plan may exceed it."""
    before_slash = one.text.split("/", 1)[0]
    return "%" in before_slash or any(letter.isalpha() for letter in before_slash) or "," in one.text
