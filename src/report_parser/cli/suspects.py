"""What `check` says beyond its findings: the fewest values whose correction mends them, and what percentages can be."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from report_parser.cli.words import say_place
from report_parser.model import Report
from report_parser.reconcile.contradictions import Contradictions
from report_parser.reconcile.shares import possible_percentages
from report_parser.reconcile.suspects import Correction
from report_parser.reconcile.wording import format_correction, format_percentage

_WORDS = {
    "en": ("all counts would agree if", "or else, less likely", "what the percentages could be"),
    "vi": ("mọi số đếm sẽ khớp nếu", "hoặc, ít khả năng hơn", "tỷ lệ phần trăm có thể là"),
}
_SHOWN = 2
"""So many sets of values are named in words; JSON has them all."""


def say_suspects(report: Report, named: Contradictions, lang: str) -> Iterator[str]:
    """The likeliest set of wrong values, each with its place, and its first rival; then each percentage that cannot be
    its fraction's, with what could be true. Nothing where all agrees."""
    first, rival, percentages = _WORDS[lang]
    for at, suspect in enumerate(named.suspects[:_SHOWN]):
        yield f"{rival if at else first}:"
        for one in suspect.corrections:
            place = say_place(report.blocks[one.span.block], lang).lstrip(":, ")
            yield f"    {place}: {format_correction(one, lang)}"
    if named.shares:
        yield f"{percentages}:"
    for share in named.shares:
        place = say_place(report.blocks[share.span.block], lang).lstrip(":, ")
        said = format_percentage(share.numerator, share.denominator, share.stated, share.places, lang)
        yield f"    {place}: {said}"


def list_suspects(named: Contradictions) -> dict[str, Any]:
    """The same as JSON objects, every rival included; percentages as numbers, parts as the first and the last."""
    shares = []
    for share in named.shares:
        stated = float(share.stated.replace(",", "."))
        found = possible_percentages(share.numerator, share.denominator, stated, share.places)
        shares.append(
            {
                "numerator": share.numerator,
                "denominator": share.denominator,
                "stated": stated,
                "possible": found.possible,
                "should_be": [round(float(one), share.places) for one in found.should_be],
                "parts": found.parts,
                "span": asdict(share.span),
            }
        )
    suspects = [[_as_json(one) for one in suspect.corrections] for suspect in named.suspects]
    return {"suspects": suspects, "percentages": shares}


def _as_json(one: Correction) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "printed": one.printed,
        "should_be": one.should_be,
        "group": one.group,
        "indicator": one.indicator,
        "verdict": one.verdict,
        "span": asdict(one.span),
        "any_of": [asdict(span) for span in one.any_of],
    }
