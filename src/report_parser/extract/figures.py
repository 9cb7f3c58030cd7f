"""Everything numeric in one stretch of text, each numeral claimed once: dates, citations, non-facts, measurements."""

import re
from collections.abc import Iterable, Sequence

from report_parser.dates import find_dates, find_periods
from report_parser.extract.citations import FoundCitation, find_citations
from report_parser.extract.measurements import FoundMeasurement, find_measurements
from report_parser.extract.non_facts import find_non_facts
from report_parser.lexicon import Lexicon
from report_parser.patterns import pattern_of
from report_parser.records import dataclass

Claim = tuple[int, int, str]


@dataclass(slots=True)
class Figures:
    """What was found in a text; `claims` are sorted `(start, end, why)` ranges whose numerals are accounted for."""

    citations: list[FoundCitation]
    measurements: list[FoundMeasurement]
    claims: list[Claim]


_DIGIT = pattern_of(r"[0-9]")
_DAY_BEFORE = pattern_of(r"ngày\s{0,12}[0-9]{1,2}\s{0,12}\Z", re.IGNORECASE)
# Stands for what an earlier finder has claimed: no space, no letter, no mark that any finder looks for.
_HIDDEN = "\x00"


def _free(start: int, end: int, taken: Sequence[Claim]) -> bool:
    return not any(start < claim[1] and end > claim[0] for claim in taken)


def _hide(text: str, claims: Iterable[Claim]) -> str:
    """`text` with the claimed ranges covered, so that each numeral is looked at once; places stay what they are."""
    pieces: list[str] = []
    at = 0
    for start, end, _ in sorted(claims):
        if end > at:
            pieces += (text[at:start], _HIDDEN * (end - max(start, at)))
            at = end
    pieces.append(text[at:])
    return "".join(pieces)


def read_figures(text: str, taken: Sequence[Claim], lexicon: Lexicon) -> Figures:
    """The figures of `text`, but for the ranges that are taken already (a label, a verdict, a printed total)."""
    claims = sorted(taken)
    if not _DIGIT.search(text):
        return Figures([], [], claims)
    citations = [found for found in find_citations(text, lexicon) if _free(found.start, found.end, claims)]
    claims += [(found.start, found.end, "citation") for found in citations]
    rest = _hide(text, claims)
    if _DIGIT.search(rest):
        # `tháng10 năm 2024` behind `ngày15` is the end of a day.
        periods = [
            (found.start, found.end, "period")
            for found in find_periods(rest)
            if not _DAY_BEFORE.search(rest, max(0, found.start - 32), found.start)
        ]
        rest = _hide(rest, periods)
        dates = [(found.start, found.end, "date") for found in find_dates(rest)]
        rest = _hide(rest, dates)
        claims += periods + dates
        if _DIGIT.search(rest):
            claims += find_non_facts(rest, lexicon)
    claims.sort()
    measurements = find_measurements(text, [(start, end) for start, end, _ in claims], lexicon)
    claims += [(found.start, found.end, "measurement") for found in measurements]
    claims.sort()
    return Figures(citations, measurements, claims)
