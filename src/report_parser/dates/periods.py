"""Stretches of time as printed: `năm 2022`, `6 tháng đầu năm 2024`, `quý II/2026`, `giai đoạn 2022 - 2025`, `01/12/2021 đến 30/11/2022`."""

import re
from calendar import monthrange
from collections.abc import Iterator

from report_parser.dates.days import FIRST_YEAR, LAST_YEAR, format_day
from report_parser.patterns import pattern_of
from report_parser.records import dataclass


@dataclass(slots=True)
class FoundPeriod:
    """A period at `text[start:end]`; `label` is what is printed, `first` and `last` its ISO days, None where not said."""

    start: int
    end: int
    label: str
    first: str | None
    last: str | None


_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_TO = r"\s?(?:[–—-]|đến|tới)\s?(?:hết\s)?"
_NAM = r"[Nn][Ăă][Mm]"
_IN_YEAR = rf"(?:\s?[/-]\s?|\s{{0,2}},?\s?(?:của\s)?{_NAM}\s{{0,3}})"

# Like dates, periods are found from their first digit (or the q of quý), and the words before it are looked at from there.
_FIRST = pattern_of(
    r"""
    [0-9Qq]
    (?:
        (?<=[Qq])[Uu][Ýý]
        | (?<=[12])(?<![0-9][0-9])[09][0-9]{2}(?![0-9])
        | (?<=[0-9])(?<![0-9][0-9])[0-9]?(?![0-9])(?:
            (?=\s{0,2}[Tt](?:háng|HÁNG))
            | (?=(?:\s?[/.-]\s?[0-9]{1,4}){0,2}\s?(?:[–—-]|đến|tới))
            | (?=\stháng\s[0-9]{1,2}\snăm\s[0-9]{4}\s?(?:[–—-]|đến|tới))
            | (?:(?<=áng[ ].)|(?<=áng[ ]..)|(?<=áng..)|(?<=áng.)|(?<=ÁNG[ ].)|(?<=ÁNG[ ]..))
        )
    )
    """,
    re.VERBOSE,
)
_QUARTER = pattern_of(
    rf"[Qq][Uu][Ýý]\s?(?P<number>IV|III|II|I|[1-4]|iv|iii|ii|i)(?![^\W_])(?:{_IN_YEAR}(?P<year>{_YEAR}))?"
)
_YEARS = pattern_of(
    rf"(?P<first>{_YEAR})(?:(?:\s?[–—-]\s?|\s(?:đến|tới)\s(?:{_NAM}\s)?)(?P<last>{_YEAR})(?!\s?[/-]\s?[A-ZĐ0-9]))?"
)
_MONTHS_LONG = pattern_of(
    rf"""[0-9]{{1,2}}\s{{0,2}}(?:tháng|THÁNG|Tháng)
    (?:\s(?P<half>đầu|cuối|ĐẦU|CUỐI)(?![^\W_]))?(?:\s{_NAM}(?![^\W_])(?:\s{{0,2}}(?P<year>{_YEAR}))?|\s?/\s?(?P<slash>{_YEAR}))?(?!\s?[0-9])""",
    re.VERBOSE,
)
_DAY = rf"(?:[0-9]{{1,2}}\s?[/.-]\s?[0-9]{{1,2}}\s?[/.-]\s?{_YEAR}|[0-9]{{1,2}}\stháng\s[0-9]{{1,2}}\snăm\s{_YEAR})"
_DAYS = pattern_of(rf"(?P<first>{_DAY}){_TO}(?:ngày\s{{0,3}})?(?P<last>{_DAY})")
_SHARED_DAYS = pattern_of(rf"(?P<first>[0-9]{{1,2}}(?:/[0-9]{{1,2}})?){_TO}(?:ngày\s{{0,3}})?(?P<last>{_DAY})")
_MONTHS = pattern_of(
    rf"(?P<first>[0-9]{{1,2}}(?:\s?/\s?{_YEAR})?){_TO}(?:tháng\s{{0,3}})?(?P<last>[0-9]{{1,2}}{_IN_YEAR}{_YEAR})"
)
_MONTH = pattern_of(rf"(?P<month>0?[1-9]|1[0-2])(?![0-9])(?:{_IN_YEAR}(?P<year>{_YEAR}))?(?!/)")
_DIGITS = pattern_of(r"[0-9]+")

_MONTH_WORD = pattern_of(r"(?:(?:tính\s)?đến\s(?:hết\s|cuối\s)?|hết\s)?tháng\s{0,3}\Z", re.IGNORECASE)
_FROM = pattern_of(r"(?:từ\s{1,3})?(?:(?:ngày|tháng)\s{0,3})?\Z", re.IGNORECASE)
_YEAR_WORD = pattern_of(
    r"""(?:(?P<stage>giai\sđoạn|nhiệm\skỳ|nhiệm\skì|thời\skỳ|khóa|khoá|niên\sđộ|năm\shọc|các\snăm)\s(?:[ivx]{1,6}\s?[,(]?\s?)?(?:từ\s)?(?:năm\s)?
        | (?:(?P<count>một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\stháng\s(?P<half>đầu|cuối)\s)?(?:năm|NĂM)\s{0,3})\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_PLAIN_YEAR = pattern_of(r"(?:năm|NĂM|Năm)\s{0,3}\Z")
_STAGES = ("đoạn", "nhiệm", "thời", "khóa", "khoá", "niên", "học", "các", "tháng")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SMALL = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
# Terms and school years do not begin on 1 January; which day they do begin on is not printed.
_NOT_BY_CALENDAR = ("nhiệm", "năm học", "khóa", "khoá")

_Days = tuple[str | None, str | None]
_LOOK_BACK = 40


def months(year: int, first: int, last: int) -> _Days:
    """The first day of one month and the last of another in a year; None for both where there are no such months."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= first <= last <= 12:
        return None, None
    return f"{year:04d}-{first:02d}-01", f"{year:04d}-{last:02d}-{monthrange(year, last)[1]:02d}"


def find_periods(text: str) -> Iterator[FoundPeriod]:
    """The periods of a text in order; none overlaps another.

    >>> [(p.label, p.first, p.last) for p in find_periods("Báo cáo 6 tháng đầu năm 2024")]
    [('6 tháng đầu năm 2024', '2024-01-01', '2024-06-30')]
    """
    if not ("20" in text or "áng" in text or "19" in text or "uý" in text or "ÁNG" in text or "UÝ" in text):
        return
    place = 0
    while found := _FIRST.search(text, place):
        period = _read(text, found, place)
        if period:
            yield period
        place = max(found.end(), period.end if period else 0)


def _read(text: str, found: re.Match[str], floor: int) -> FoundPeriod | None:
    start, figures = found.start(), found[0]
    if figures[0] in "Qq":
        return _read_quarter(text, start)
    before = text[max(floor, start - _LOOK_BACK) : start]
    # `4 lần/1 tháng` is a rate, `3.2022` no year.
    if before[-1:] == "/" or (before[-1:] and before[-1] in ".,-" and before[-2:-1].isdigit()):
        return None
    if len(figures) == 4:
        return _read_years(text, start, before)
    return _read_days(text, start, before) or _read_long(text, start) or _read_month(text, start, before)


def _made(text: str, start: int, end: int, days: _Days) -> FoundPeriod:
    return FoundPeriod(start, end, text[start:end], *days)


def _read_quarter(text: str, start: int) -> FoundPeriod | None:
    found = _QUARTER.match(text, start)
    if not found or (start and text[start - 1].isalnum()):
        return None
    quarter = _QUARTERS[found["number"].lower()]
    days = months(int(found["year"]), quarter * 3 - 2, quarter * 3) if found["year"] else (None, None)
    return _made(text, start, found.end(), days)


def _has_stage(before: str) -> bool:
    low = before.lower()
    return any(map(low.__contains__, _STAGES))


def _read_years(text: str, start: int, before: str) -> FoundPeriod | None:
    found = _YEARS.match(text, start)
    if not found:
        return None
    word = _YEAR_WORD.search(before) if _has_stage(before) else _PLAIN_YEAR.search(before, max(0, len(before) - 6))
    first, last = int(found["first"]), int(found["last"] or found["first"])
    end = found.end()
    if last < first or last - first > 60:
        first, last, end = first, first, found.end("first")
    if word is None and (end == found.end("first") or before[-1:].isalnum()):
        return None
    begin = start - len(before) + word.start() if word else start
    said = word.groupdict() if word else {}
    if word and said.get("count"):
        count = _SMALL[word["count"].lower()]
        days = months(first, 1, count) if word["half"].lower() == "đầu" else months(first, 13 - count, 12)
    elif word and said.get("stage") and word["stage"].lower().startswith(_NOT_BY_CALENDAR):
        days = (None, None)
    else:
        days = (f"{first:04d}-01-01", f"{last:04d}-12-31")
    return _made(text, begin, end, days)


def _day(printed: str) -> str | None:
    day, month, year = (int(part) for part in _DIGITS.findall(printed))
    return format_day(year, month, day)


def _read_days(text: str, start: int, before: str) -> FoundPeriod | None:
    found = _DAYS.match(text, start)
    if found:
        first, last = _day(found["first"]), _day(found["last"])
    else:
        found = _SHARED_DAYS.match(text, start)
        if not found:
            return None
        last = _day(found["last"])
        parts = _DIGITS.findall(found["first"])
        year, month, _ = (last or "0-0-0").split("-")
        first = format_day(int(year), int(parts[1]) if len(parts) > 1 else int(month), int(parts[0]))
    if first is None or last is None or first > last:
        first = last = None
    lead = _FROM.search(before)
    begin = start - len(before) + lead.start() if lead else start
    return _made(text, begin, found.end(), (first, last))


def _read_long(text: str, start: int) -> FoundPeriod | None:
    """`6 tháng`, `6 tháng đầu năm`, `9 tháng năm 2024`, `3 tháng cuối năm 2024`."""
    found = _MONTHS_LONG.match(text, start)
    if not found:
        return None
    count = int(found[0][:2])
    year = found["year"] or found["slash"]
    if not year or not 1 <= count <= 12:
        return _made(text, start, found.end(), (None, None))
    late = (found["half"] or "").lower() == "cuối"
    return _made(text, start, found.end(), months(int(year), 13 - count, 12) if late else months(int(year), 1, count))


def _read_month(text: str, start: int, before: str) -> FoundPeriod | None:
    word = _MONTH_WORD.search(before)
    several = _MONTHS.match(text, start)
    if several and (word or "/" in several["first"]):
        last_month, last_year = (int(part) for part in _DIGITS.findall(several["last"]))
        own = [int(part) for part in _DIGITS.findall(several["first"])]
        first, last = (
            months(own[1] if len(own) > 1 else last_year, own[0], own[0])[0],
            months(last_year, last_month, last_month)[1],
        )
        if first is None or last is None or first > last:
            first = last = None
        lead = _FROM.search(before)
        begin = start - len(before) + lead.start() if lead else start
        return _made(text, begin, several.end(), (first, last))
    found = _MONTH.match(text, start) if word else None
    if not found or not word:
        return None
    month = int(found["month"])
    days = months(int(found["year"]), month, month) if found["year"] else (None, None)
    if found["year"] and "đến" in word[0].lower():
        days = (None, days[1])
    return _made(text, start - len(before) + word.start(), found.end(), days)
