"""The line in which a portal says when it published a page."""

import re

from report_parser.dates.days import format_day
from report_parser.patterns import pattern_of

_MONTHS = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_TIME = r"[0-9]{1,2}(?:[:hg]|\s?giờ\s?)[0-9]{2}(?:\s?phút|:[0-9]{2})?"
# The stamp opens its line (or a part of it between bars), behind nothing but words of posting or a weekday: dates inside
# sentences are not stamps.
_STAMP = pattern_of(
    rf"""
    [\s(\[]{{0,8}}(?:print\s|in\sbài\s|in\s(?=thứ|[0-9]))?
    (?P<word>(?:
        (?:đã\s|được\s|tin\s)?(?:ngày\s|thời\sgian\s)?(?:đăng|cập\snhật|xuất\sbản|phát\shành|tạo|đưa(?:\stin)?)(?:\s(?:tải|bài|tin|lúc|ngày|vào))*
        | (?:đăng|viết|gửi|cập\snhật)\s(?:tải\s)?bởi\s?:?\s[^\d|:]{{1,40}}?\s?(?:\svào\slúc|\slúc|\sngày|\s[-–|,])
        | posted(?:\son)?|published(?:\son|\sdate)?|(?:post(?:ed)?|publish)\sdate|last\supdated|updated|date
    )\s?[:|-]?\s{{0,4}})?
    (?:thời\sgian\s?:\s{{0,4}})?
    (?:(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|th[2-7]|t[2-7]|chủ\snhật|cn)\s?[,|-]?\s{{0,4}})?
    (?:(?P<first_time>{_TIME})\s?[,|–-]?\s{{0,4}})?
    (?:ngày\s{{0,4}}:?\s{{0,4}})?
    (?P<day>[0-9]{{1,2}})(?:\s?[/.-]\s?(?P<month>[0-9]{{1,2}})\s?[/.-]\s?|\stháng\s(?P<month_word>[0-9]{{1,2}}|mười\s(?:một|hai)|{"|".join(_MONTHS[:10])}),?\s(?:năm\s)?)
    (?P<year>[12][0-9]{{3}})(?![0-9])
    (?:[\s,|–-]{{1,6}}(?:lúc\s)?(?P<last_time>{_TIME})(?:\s?(?P<half>[ap]m|sa|ch)(?![^\W_]))?)?
    (?:\s{{0,4}}\(?(?:gmt|utc)?\s?\+?0?(?P<zone>[0-9]{{1,2}})(?::00)?\))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What a page's head states for machines, and what some portals print.
_ISO = pattern_of(
    r"\s{0,8}(?P<day>[12][0-9]{3}-[01][0-9]-[0-3][0-9])(?:[T ](?P<time>[0-2][0-9]:[0-5][0-9])(?P<second>:[0-5][0-9])?(?:[.,][0-9]{1,9})?\s?(?P<zone>Z|[+-][01][0-9]:?[0-5][0-9])?)?\s{0,8}$"
)
_PARTS = pattern_of(r"\s?[|·•]\s?|\s[–-]\s|\s\.(?=\S)")
_DIGITS = pattern_of(r"[0-9]+")
LONGEST_LINE = 200
"""Characters of the longest line that is looked at for a stamp; with view counts and names, portals' take under 120."""


def parse_timestamp(text: str) -> str | None:
    """The time of publication that a portal's date line states, in Vietnam's time zone; None for any other line.

    A line with a word of posting but without a clock time gives the day alone; a time that names its own zone keeps it.

    >>> parse_timestamp("Đăng lúc: 02/02/2023 00:00:00 (GMT+7)")
    '2023-02-02T00:00:00+07:00'
    >>> parse_timestamp("Ngày đăng: 16/10/2015"), parse_timestamp("2015-10-16T08:00:00Z")
    ('2015-10-16', '2015-10-16T08:00:00+00:00')
    """
    if len(text) > LONGEST_LINE:
        return None
    found = _read_iso(text) or _read_stamp(text)
    if found is None and any(mark in text for mark in ("|", "·", "•", " - ", " – ", " .")):
        found = next(filter(None, map(_read_stamp, _PARTS.split(text)[1:])), None)
    return found


def names_posting(text: str) -> bool:
    """Whether a date line says that it is about posting: a portal's clock above the page does not."""
    return any((found := _STAMP.match(part)) and found["word"] for part in (text, *_PARTS.split(text[:LONGEST_LINE])))


def _read_iso(text: str) -> str | None:
    found = _ISO.match(text)
    if not found or format_day(*map(int, found["day"].split("-"))) is None:
        return None
    if found["time"] is None:
        return found["day"]
    zone = (found["zone"] or "+07:00").replace("Z", "+00:00")
    return f"{found['day']}T{found['time']}{found['second'] or ':00'}{zone[:3]}:{zone[-2:]}"


def _read_stamp(text: str) -> str | None:
    found = _STAMP.match(text)
    if not found:
        return None
    word = found["month_word"]
    named = word is not None and not word.isdigit()
    month = _MONTHS.index(" ".join(word.lower().split())) + 1 if named else int(word or found["month"])
    day = format_day(int(found["year"]), month, int(found["day"]))
    if day is None:
        return None
    time = found["last_time"] or found["first_time"]
    if time is None:
        return day if found["word"] else None
    hours, minute, *seconds = (int(figure) for figure in _DIGITS.findall(time))
    half = (found["half"] or "").lower()
    hours = hours % 12 + 12 * (half in ("pm", "ch")) if half else hours
    second = seconds[0] if seconds else 0
    if hours > 23 or minute > 59 or second > 59:
        return day
    return f"{day}T{hours:02d}:{minute:02d}:{second:02d}+{int(found['zone'] or 7):02d}:00"
