"""The time that a report covers."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from report_parser.dates import FoundPeriod, find_periods
from report_parser.extract.letterhead import PLACE_DATE
from report_parser.extract.own_number import find_own_number
from report_parser.model import Block, Period
from report_parser.patterns import pattern_of

_YEAR = pattern_of(r"(?<![0-9/])(?:19|20)[0-9]{2}(?![0-9/])")
_WHAT_IS_TO_COME = pattern_of(
    r"phương\s+hướng|nhiệm\s+vụ,?\s+(?:trọng\s+tâm|chủ\s+yếu|giải\s+pháp|năm|quý|tháng|[0-9]|cuối|thời\s+gian|trong)|(?:kế\s+hoạch|chương\s+trình)\s+(?:năm|công\s+tác|quý|tháng)|giải\s+pháp",
    re.IGNORECASE,
)
_CITED_PROGRAMME = pattern_of(
    r"quyết\s+định|chương\s+trình|nghị\s+quyết|kế\s+hoạch|công\s+văn|hướng\s+dẫn", re.IGNORECASE
)


# `giai đoạn 2022-2025, tầm nhìn đến năm 2030`: as far as a programme looks.
_HORIZON = pattern_of(r"(?:(?:tầm\s+nhìn|định\s+hướng)\s+(?:đến\s+)?|giai\s+đoạn\s+đến\s+)\Z", re.IGNORECASE)
# Periods whose first day is not printed; their years are.
_TERM = pattern_of(r"(?:nhiệm\s+k[ỳì]|năm\s+học|khóa|khoá)\b.*[0-9]{4}", re.IGNORECASE)


def find_period(title: str | None, head: Sequence[Block]) -> Period | None:
    """The time the report covers: the title's shortest period, before it speaks of what is to come; else the head's."""
    for text in ([title] if title else []) + [block.text for block in head]:
        if text is not title and (PLACE_DATE.match(text) or find_own_number(text) or _CITED_PROGRAMME.search(text)):
            continue
        named = [period for period in find_periods(text) if not _dated(text, period.start)]
        named = [one for one in named if not _HORIZON.search(text, 0, one.start)]
        to_come = _WHAT_IS_TO_COME.search(text)
        found = [period for period in named if period.first is not None]
        if to_come and len(named) > 1:
            before = [period for period in named if period.start < to_come.start()]
            found = [period for one in before if (period := _with_year(one, text)).first is not None] or found
        if found:
            best = min(found, key=lambda period: (_days(period.first, period.last), period.start))
            return Period(best.label, best.first, best.last)
        if text is title and (term := next((period for period in named if _TERM.match(period.label)), None)):
            return Period(term.label, term.first, term.last)
    return None


def _with_year(period: FoundPeriod, text: str) -> FoundPeriod:
    """`6 tháng đầu năm` in a title that names the year only behind the half-year to come."""
    year = _YEAR.search(text, period.end)
    if period.first is not None or year is None:
        return period
    label = period.label if period.label.lower().endswith("năm") else f"{period.label} năm"
    whole = next(find_periods(f"{label} {year[0]}"), None)
    return replace(period, first=whole.first, last=whole.last) if whole else period


def _dated(text: str, start: int) -> bool:
    """Whether what begins at `start` is the end of a date: `ngày 25` + `tháng 6 năm 2015`."""
    return "ngày" in text[max(0, start - 10) : start].lower()


def _days(first: str | None, last: str | None) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days if first and last else 0
