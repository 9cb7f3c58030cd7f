"""Figures of an indicator that its text parts: a share on the line below its fraction, a unit that the heading gives."""

import re
from collections.abc import Sequence
from dataclasses import replace

from report_parser.extract.ratios import agrees
from report_parser.model import Measurement
from report_parser.patterns import pattern_of

# A line that is nothing but a share: `Tỷ lệ 78,85%`, `- Đạt: 92,3%.`
_SHARE_ALONE = pattern_of(
    r"\W{0,3}(?:(?:đạt|chiếm|tương\s+đương)(?:\s+(?:tỷ|tỉ)\s+lệ)?|(?:tỷ|tỉ)\s+lệ(?:\s+đạt)?)\s?[:=]?\s*[0-9]{1,3}(?:,[0-9]{1,2})?\s?%\s*[.;,]?\s*$",
    re.IGNORECASE,
)


def join_lines(told: Sequence[tuple[str, list[Measurement]]], unit: str | None) -> list[Measurement]:
    """The measurements of the lines in order; each comes with its line's text, `unit` is for numbers without one."""
    found: list[Measurement] = []
    for text, measured in told:
        last = found[-1] if found else None
        if (
            len(measured) == 1
            and measured[0].kind == "percentage"
            and measured[0].comparator == "="
            and last is not None
            and last.kind == "ratio"
            and last.percent is None
            and last.role == measured[0].role
            and agrees(last.numerator, last.denominator, measured[0].percent)
            and _SHARE_ALONE.match(text)
        ):
            found[-1] = replace(last, percent=measured[0].percent, percent_span=measured[0].percent_span)
            continue
        found += [
            replace(one, unit=unit) if unit and one.kind == "quantity" and one.unit is None else one for one in measured
        ]
    return found
