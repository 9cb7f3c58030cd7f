"""A report's contradictions, named: the fewest values whose correction mends its counts, and the percentages that are not
their fractions'. For whoever shows a report; nothing of it is corrected."""

from collections.abc import Iterator

from report_parser.model import Number, Report, Span
from report_parser.reconcile.stated_lists import find_stated_lists
from report_parser.reconcile.suspects import Suspect, find_suspects
from report_parser.records import dataclass


@dataclass(frozen=True, slots=True)
class WrongShare:
    """A stated percentage that is not its fraction's: `5.352/9.731 người, đạt 65%`.

    `stated` is the percentage as printed, with a decimal comma and without its sign; `places` its decimals.
    """

    span: Span
    numerator: int
    denominator: int
    stated: str
    places: int


@dataclass(frozen=True, slots=True)
class Contradictions:
    """`suspects` are sets of values, the likeliest first, each of which would make all counts agree. Both are empty where
    all agrees."""

    suspects: tuple[Suspect, ...]
    shares: tuple[WrongShare, ...]


def name_contradictions(report: Report) -> Contradictions:
    """What would have to be otherwise for a report to agree with itself."""
    lists = list(find_stated_lists(report.blocks, report.indicators))
    suspects = find_suspects(report.groups, report.overall, report.indicators, lists)
    return Contradictions(tuple(suspects), tuple(_find_wrong_shares(report)))


def _find_wrong_shares(report: Report) -> Iterator[WrongShare]:
    """Fractions of whole numbers that a `percent-mismatch` speaks of, stated without a word like `trên`."""
    flagged = {span for one in report.findings if one.code == "percent-mismatch" for span in one.spans}
    if not flagged:
        return
    for indicator in report.indicators:
        for one in indicator.measurements:
            if one.comparator == "=":
                yield from _share(one.span, one.numerator, one.denominator, one.percent, one.percent_span, flagged)
    for one in report.measurements:
        if one.comparator == "=":
            yield from _share(one.span, one.numerator, one.denominator, one.percent, one.percent_span, flagged)
    for counts in (*(group.reported for group in report.groups), report.overall.reported):
        for line in counts:
            yield from _share(line.span, line.count, line.total, line.percent, line.percent_span, flagged)


def _share(
    span: Span,
    part: Number | None,
    whole: Number | None,
    percent: Number | None,
    printed: Span | None,
    among: set[Span],
) -> Iterator[WrongShare]:
    if span not in among or percent is None or not isinstance(part, int) or not isinstance(whole, int) or whole <= 0:
        return
    stated = (printed.text if printed else f"{percent:g}").strip(" %").replace(".", ",")
    yield WrongShare(span, part, whole, stated, len(stated.partition(",")[2]))
