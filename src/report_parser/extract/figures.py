"""Everything numeric in one stretch of text, each numeral claimed once: dates, citations, non-facts, measurements."""

from collections.abc import Sequence
from dataclasses import dataclass

from report_parser.dates import find_dates, find_periods
from report_parser.extract.citations import FoundCitation, find_citations
from report_parser.extract.measurements import FoundMeasurement, find_measurements
from report_parser.extract.non_facts import find_non_facts
from report_parser.lexicon import Lexicon

Claim = tuple[int, int, str]


@dataclass(slots=True)
class Figures:
    """What was found in a text; `claims` are sorted `(start, end, why)` ranges whose numerals are accounted for."""

    citations: list[FoundCitation]
    measurements: list[FoundMeasurement]
    claims: list[Claim]


def _free(start: int, end: int, taken: Sequence[Claim]) -> bool:
    return not any(start < claim[1] and end > claim[0] for claim in taken)


def read_figures(text: str, taken: Sequence[Claim], lexicon: Lexicon) -> Figures:
    """The figures of `text`, but for the ranges that are taken already (a label, a verdict, a printed total)."""
    claims = sorted(taken)
    citations = [found for found in find_citations(text, lexicon) if _free(found.start, found.end, claims)]
    claims += [(found.start, found.end, "citation") for found in citations]
    if any(mark in text for mark in "0123456789"):
        cited = list(claims)
        dates = [(found.start, found.end, "date") for found in find_dates(text)]
        periods = [(found.start, found.end, "period") for found in find_periods(text)]
        claims += [claim for claim in dates + periods if _free(claim[0], claim[1], cited)]
        fixed = list(claims)
        claims += [claim for claim in find_non_facts(text, lexicon) if _free(claim[0], claim[1], fixed)]
    claims.sort()
    measurements = find_measurements(text, [(start, end) for start, end, _ in claims], lexicon)
    claims += [(found.start, found.end, "measurement") for found in measurements]
    claims.sort()
    return Figures(citations, measurements, claims)
