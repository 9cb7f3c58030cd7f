"""Days and months as printed: `ngày 18/3/2022`, `ngày15 tháng10 năm 2025`, `26,27/12/2019`, `tháng 5/2022`, `30-12-2020`.

A form that cannot be a day (`Ngày 16/72/2020`) or that a draft leaves blank (`ngày     tháng 01 năm 2026`) is found all the
same, so that its digits are accounted for; its `iso` says what is known.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from typing import Literal

from report_parser.patterns import pattern_of
from report_parser.records import dataclass

Precision = Literal["day", "month", "year"]

FIRST_YEAR, LAST_YEAR = 1900, 2099


@dataclass(slots=True)
class FoundDate:
    """A date at `text[start:end]`, the words `ngày`, `tháng` and a clock time with it.

    `iso` is `2022-03-18`, `2022-05` or `2022` by `precision`, None where the figures name no such day or no year.
    """

    start: int
    end: int
    iso: str | None
    precision: Precision


# Every date begins at its first digit and what stands before it is looked at from there: prose costs one scan for digits.
_FIGURES = pattern_of(
    r"""
    (?P<first>[0-9](?<![0-9][0-9])[0-9]?)
    (?:
        # 18/3/2022, 30-12-2020, 10.03.2025, 18/3 năm 2022, 18/3/22
        (?![0-9])[ ]?(?P<mark>[/.-])[ ]?(?P<month>[0-9]{1,2})(?![0-9])
            (?:[ ]?(?P=mark)[ ]?(?P<year>[0-9]{4}|[0-9]{2})(?![0-9])|[ ]{0,3}năm[ ]{0,3}(?P<year_word>[0-9]{4})(?![0-9]))
        # 18 tháng 3 năm 2022, 18 tháng 3
        | (?![0-9])\s{0,12}[Tt](?:háng|HÁNG)\s{0,12}(?P<long_month>[0-9]{1,2})(?![0-9])
            (?:[ ]?[/,.-]?\s{0,12}(?:[Nn](?:ăm|ĂM)\s{0,12})?(?P<long_year>[0-9]{4})(?![0-9]))?
        # 5/2022; 5 năm 2022
        | (?![0-9])[ ]?(?:(?P<slash>/)|[.-])[ ]?(?P<bare_year>[12][0-9]{3})(?![0-9])
        | (?![0-9])\s{0,3}[Nn](?:ăm|ĂM)\s{0,3}(?P<of_year>[12][0-9]{3})(?![0-9])
        # 26/4
        | (?![0-9])[ ]?/[ ]?(?P<last_month>[0-9]{1,2})(?![0-9])
        # 26,27/12/2019; 26 và 27/12/2019
        | (?![0-9])(?P<listed>\s?(?:[,&–-]|và|đến|tới)\s?(?:ngày\s?)?[0-9]{1,2}(?=\s?[/,.–-]|\s[tvđ]))
        # 2022-12-16
        | (?<=[12][09])[0-9]{2}-(?P<iso_month>[0-9]{2})-(?P<iso_day>[0-9]{2})(?![0-9])
        # ngày … tháng … năm 2026
        | (?<=20)(?<=năm[ ]20)(?P<alone>[0-9]{2})(?![0-9])
    )
    """,
    re.VERBOSE,
)
# Days that share the month or year behind them: `26,27/12/2019`, `26 và 27/12/2019`, `15/3 đến ngày 20/4/2022`.
_LIST = pattern_of(
    r"""
    (?P<days>[0-9]{1,2}(?:/[0-9]{1,2})?
        (?:\s?(?:[,;&–-]|và|đến|tới|đến\shết)\s?(?:ngày\s?)?[0-9]{1,2}(?![0-9])(?:/[0-9]{1,2}(?![0-9]))?){1,8})
    (?:\s?[/.-]\s?(?P<year>[0-9]{4})(?![0-9]) | \s?tháng\s?(?P<month>[0-9]{1,2})(?:\s?năm|/)\s?(?P<long_year>[0-9]{4})(?![0-9]))
    """,
    re.VERBOSE,
)
_LISTED = pattern_of(r"(?P<day>[0-9]{1,2})(?:/(?P<month>[0-9]{1,2}))?")

_DAY_WORD = pattern_of(r"ngày\s{0,12}[,:]?\s{0,2}\Z", re.IGNORECASE)
_MONTH_WORD = pattern_of(r"tháng\s{0,12}\Z", re.IGNORECASE)
_BLANK = r"[\s.…_]{1,30}"
_BLANK_DAY = pattern_of(rf"ngày{_BLANK}tháng\s{{0,12}}\Z", re.IGNORECASE)
_BLANK_MONTH = pattern_of(rf"(?:ngày{_BLANK})?tháng{_BLANK}năm\s{{0,12}}\Z", re.IGNORECASE)
_TIME = r"[0-9]{1,2}(?::|\s?giờ\s?|[hg])[0-9]{2}"
_TIME_AFTER = pattern_of(
    rf"""[ ,;|–-]{{1,4}}(?:(?:vào[ ])?lúc[ ])?{_TIME}(?::[0-9]{{2}})?(?:\s?phút)?(?:\s?[AaPp][Mm](?![^\W\d_]))?
    (?:\s?\(?(?:GMT|UTC)\s?\+?[0-9]{{1,2}}(?::[0-9]{{2}})?\)?|\s?\+[0-9]{{2}}:[0-9]{{2}})?""",
    re.VERBOSE,
)
_TIME_BEFORE = pattern_of(
    rf"(?<![0-9])(?:{_TIME}(?::[0-9]{{2}})?(?:\s?phút)?|[0-9]{{1,2}}\s?(?:giờ|h|g))[ ,;|–-]{{0,3}}(?:sáng |chiều )?(?:ngày\s{{0,3}})?\Z",
    re.IGNORECASE,
)
# A bare 6/2024 is a month where no counted noun follows (`6/2024)`, `6/2024 đến 8/2024`) or a word of time leads it in.
_NO_NOUN = pattern_of(r"\s*(?:\Z|[,;:.)\]”\"–—-]|(?:đến|tới|và|nay|là|thì|đã|của|trên|tại|theo|về|do)(?![^\W\d_]))")
_SCALE = pattern_of(r"t[ỷỉ] lệ\s{1,3}\Z", re.IGNORECASE)
_TIME_CUE = pattern_of(r"(?:từ|đến|tới|trước|sau|hết|cuối|đầu|giữa|trong|tính đến)\s{1,3}\Z", re.IGNORECASE)

_LOOK_BACK = 64


def format_day(year: int, month: int, day: int) -> str | None:
    """`2022-03-18`, None where there is no such day between 1900 and 2099."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def format_month(year: int, month: int) -> str | None:
    """`2022-05`, None where there is no such month."""
    return f"{year:04d}-{month:02d}" if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 else None


def find_dates(text: str) -> Iterator[FoundDate]:
    """The dates of a text in order; months (`tháng 5/2022`) have precision `month`.

    >>> [(found.iso, found.precision) for found in find_dates("ngày 18/3/2022, tháng 5/2022, Ngày 16/72/2020")]
    [('2022-03-18', 'day'), ('2022-05', 'month'), (None, 'day')]
    """
    if not ("/" in text or "áng" in text or "-" in text or "." in text or "ÁNG" in text):
        return
    floor = place = 0
    while found := _FIGURES.search(text, place):
        dates = list(_read(text, found, floor))
        yield from dates
        # After a number that begins no date the next one is looked at, which may stand in the same match (`25, 18/3/2022`).
        place = dates[-1].end if dates else found.end("first")
        floor = place if dates else floor


def _read(text: str, found: re.Match[str], floor: int) -> Iterator[FoundDate]:
    """The date or dates that begin at a number; none where it is a fraction, a decimal or a document's number."""
    start, end = found.span()
    before = text[max(floor, start - _LOOK_BACK) : start]
    previous = before[-1:]
    if previous and (previous in "/_" or (previous in ".,-" and before[-2:-1].isdigit())) and previous.strip():
        return
    if found["iso_day"]:
        iso = format_day(int(text[start : start + 4]), int(found["iso_month"]), int(found["iso_day"]))
        yield FoundDate(start, _with_time(text, end), iso, "day")
        return
    if found["alone"]:
        if blank := _BLANK_MONTH.search(before):
            yield FoundDate(start - len(before) + blank.start(), end, text[start:end], "year")
        return
    named = _DAY_WORD.search(before, max(0, len(before) - 20)) is not None
    month, first = found["month"] or found["long_month"], int(found["first"])
    if found["listed"] or (named and found["last_month"]):
        close = not (found["listed"] or " ")[:2].strip(",-–&0123456789")
        listed = list(_read_list(text, start, floor)) if named or close else []
        if listed:
            yield from listed
            return
    if found["listed"]:
        return
    if month:
        year = found["year"] or found["year_word"] or found["long_year"]
        if year is None or len(year) == 2:
            # `ngày 18/3/22`, `ngày 18 tháng 3`; anywhere else three small numbers are a label, a score or a list.
            if named:
                iso = format_day(2000 + int(year), int(month), first) if year else None
                yield FoundDate(_begin(text, start, floor), _with_time(text, end), iso, "day")
            return
        plausible = named or int(month) <= 12 or found["mark"] == "/"
        if plausible and FIRST_YEAR <= int(year) <= LAST_YEAR and not _is_document_number(text, end):
            iso = format_day(int(year), int(month), first)
            yield FoundDate(_begin(text, start, floor), _with_time(text, end), iso, "day")
    elif found["last_month"]:
        if named and 1 <= int(found["last_month"]) <= 12 and 1 <= first <= 31:
            yield FoundDate(_begin(text, start, floor), _with_time(text, end), None, "day")
    elif found["bare_year"] or found["of_year"]:
        yield from _read_month(text, found, before)


def _is_document_number(text: str, end: int) -> bool:
    """`12/5/2022/QĐ`: letters behind a slash."""
    return text[end : end + 1] == "/" and text[end + 1 : end + 2].isalpha()


def _read_month(text: str, found: re.Match[str], before: str) -> Iterator[FoundDate]:
    start, end = found.span()
    month, year = int(found["first"]), int(found["bare_year"] or found["of_year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return
    word = _MONTH_WORD.search(before, max(0, len(before) - 20))
    if word is None:
        bare = found["slash"] and 1 <= month <= 12 and year >= 1990 and text[end : end + 1] not in ("/", "-")
        if (
            bare
            and not _SCALE.search(before)
            and (_TIME_CUE.search(before, max(0, len(before) - 20)) or _NO_NOUN.match(text, end))
        ):
            yield FoundDate(start, end, format_month(year, month), "month")
        return
    word = _BLANK_DAY.search(before) or word
    yield FoundDate(start - len(before) + word.start(), end, format_month(year, month), "month")


def _read_list(text: str, start: int, floor: int) -> Iterator[FoundDate]:
    found = _LIST.match(text, start)
    if not found or _is_document_number(text, found.end()):
        return
    year = int(found["year"] or found["long_year"])
    listed = list(_LISTED.finditer(text, *found.span("days")))
    month = found["month"] or listed[-1]["month"]
    if month is None:
        return
    isos = [format_day(year, int(one["month"] or month), int(one["day"])) for one in listed]
    if None in isos:
        return
    starts = [_begin(text, one.start(), max(floor, one.start() - 8) if at else floor) for at, one in enumerate(listed)]
    ends = [one.end() for one in listed[:-1]] + [_with_time(text, found.end())]
    for begin, end, iso in zip(starts, ends, isos, strict=True):
        yield FoundDate(begin, end, iso, "day")


def _with_time(text: str, end: int) -> int:
    time = _TIME_AFTER.match(text, end)
    return time.end() if time else end


def _begin(text: str, start: int, floor: int) -> int:
    """Where a date begins whose first digit is at `start`: with the word `ngày` and a clock time before it."""
    before = text[max(floor, start - 32) : start]
    found = (_TIME_BEFORE.search(before) if any(c.isdigit() for c in before) else None) or _DAY_WORD.search(before)
    return start - len(before) + found.start() if found else start


def parse_date(text: str) -> str:
    """The ISO date that `text` is as a whole. Raises ValueError where it is none, or none that exists.

    >>> parse_date("ngày 18 tháng 3 năm 2022")
    '2022-03-18'
    """
    found = next(find_dates(text), None)
    if found is None or found.iso is None or text[: found.start].strip() or text[found.end :].strip(" ."):
        raise ValueError(f"{text!r} is no date")
    return found.iso
