"""What a misread figure must have been, where the report's own arithmetic says so.

One digit is tried in the place of another, in the words that OCR was not sure of alone. What comes out is offered to the
reader of the report and put in nowhere.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from report_parser.model import Measurement, Number, ReportedCount
from report_parser.numbers import decimals, parse_number
from report_parser.patterns import pattern_of
from report_parser.reconcile.percentages import agrees
from report_parser.records import dataclass

_FIGURE = pattern_of(r"[0-9]{1,12}(?:[.,][0-9]{1,12}){0,3}")
_LONGEST = 24
"""Digits looked at in one fact; a longer one is no figure of a commune."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """A figure in a fact's text; `doubtful`: OCR was not sure of its word."""

    start: int
    end: int
    text: str
    doubtful: bool


def _figures(text: str, doubtful: Sequence[tuple[int, int]]) -> list[_Printed]:
    return [
        _Printed(*match.span(), match[0], any(match.start() < end and start < match.end() for start, end in doubtful))
        for match in _FIGURE.finditer(text)
    ]


def _variants(text: str) -> Iterator[str]:
    """The figure with one digit changed for another; no leading zero that was not there."""
    for place, old in enumerate(text[:_LONGEST]):
        if old.isdigit():
            for new in "0123456789":
                if new != old and not (new == "0" and place == 0 and len(text) > 1):
                    yield text[:place] + new + text[place + 1 :]


def _same(text: str, value: Number | None) -> bool:
    return value is not None and parse_number(text) == Decimal(repr(value))


def ratio_agrees(one: Measurement) -> bool | None:
    """Whether a fraction's stated percentage is its own; None where there is nothing to compare."""
    if one.kind != "ratio" or one.percent is None or one.numerator is None or not one.denominator:
        return None
    places = decimals(one.percent_span.text.rstrip("% ‰")) if one.percent_span else 0
    above, below, stated = (Decimal(repr(value)) for value in (one.numerator, one.denominator, one.percent))
    return agrees(above, below, stated, places, one.comparator)


def find_ratio_corrections(one: Measurement, text: str, doubtful: Sequence[tuple[int, int]]) -> list[str]:
    """Readings of a fraction, or of its percentage, that would make the two agree: each as the fact's whole `text` with
    one digit changed within a stretch of `doubtful`. Empty where they agree as they stand."""
    if ratio_agrees(one) is not False:
        return []
    figures = _figures(text, doubtful)
    part = next((place for place, figure in enumerate(figures) if _same(figure.text, one.numerator)), None)
    wholes = range(0 if part is None else part + 1, len(figures))
    whole = next((place for place in wholes if _same(figures[place].text, one.denominator)), None)
    share = next((p for p, f in enumerate(figures) if p not in (part, whole) and _same(f.text, one.percent)), None)
    if part is None or whole is None or share is None:
        return []
    found = []
    for place in (part, whole, share):
        figure = figures[place]
        if not figure.doubtful:
            continue
        for variant in _variants(figure.text):
            texts = {at: variant if at == place else figures[at].text for at in (part, whole, share)}
            above, below, stated = (parse_number(texts[at]) for at in (part, whole, share))
            fits = below != 0 and agrees(above, below, stated, decimals(texts[share]), one.comparator)
            # A part of a whole: a reading above 100% is no correction of one that was meant to be below.
            if fits and (above <= below or one.percent is None or one.percent > 100):
                found.append(text[: figure.start] + variant + text[figure.end :])
    return found


def find_count_correction(
    one: ReportedCount, counted: int, size: int, text: str, doubtful: Sequence[tuple[int, int]]
) -> str | None:
    """A printed count (`4/6`) as the verdicts count it, where it takes one digit of a doubtful word; None otherwise, and
    where the count is right as it stands."""
    wanted = {one.count: counted} if one.count != counted else {}
    if one.total is not None and one.total != size:
        wanted[one.total] = size
    if len(wanted) != 1:
        return None
    ((printed, right),) = wanted.items()
    for figure in _figures(text, doubtful):
        if figure.doubtful and _same(figure.text, printed):
            for variant in _variants(figure.text):
                if _same(variant, right):
                    return text[: figure.start] + variant + text[figure.end :]
    return None
