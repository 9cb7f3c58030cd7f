"""The line in which a portal says when it published a page."""

import re

from report_parser.dates.days import format_day

# The stamp opens its line, behind nothing but words of posting or a weekday: dates inside sentences are not stamps.
_STAMP = re.compile(
    r"""
    \s{0,8}(?P<word>(?:(?:tin\s)?(?:ngày\s|thời\sgian\s|được\s)?(?:đăng|cập\snhật|xuất\sbản|phát\shành)(?:\s(?:tải|bài|tin|lúc|ngày|vào|bởi))*|posted(?:\son)?|published(?:\son)?|date)\s?[:|-]?\s{0,4})?
    (?:(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\snhật|cn)\s?[,|-]?\s{0,4})?
    (?:(?P<first_time>(?P<h1>[0-9]{1,2})[:hg](?P<m1>[0-9]{2})(?::(?P<s1>[0-9]{2}))?)\s?[,|–-]?\s{0,4})?
    (?:ngày\s{0,4}:?\s{0,4})?
    (?P<day>[0-9]{1,2})\s?[/.-]\s?(?P<month>[0-9]{1,2})\s?[/.-]\s?(?P<year>[12][0-9]{3})
    (?:[\s,|–-]{1,6}(?:lúc\s)?(?P<h2>[0-9]{1,2})[:hg](?P<m2>[0-9]{2})(?::(?P<s2>[0-9]{2}))?(?:\s?(?P<half>[ap]m))?)?
    (?:\s{0,4}\(?(?:gmt|utc)?\s?\+?0?(?P<zone>[0-9]{1,2})(?::00)?\))?
    """,
    re.VERBOSE | re.IGNORECASE,
)


def parse_timestamp(text: str) -> str | None:
    """The time of publication that a portal's date line states, in Vietnam's time zone; None for any other line.

    A line with a word of posting but without a clock time gives the day alone.

    >>> parse_timestamp("Đăng lúc: 02/02/2023 00:00:00 (GMT+7)")
    '2023-02-02T00:00:00+07:00'
    >>> parse_timestamp("Ngày đăng: 16/10/2015")
    '2015-10-16'
    """
    found = _STAMP.match(text)
    if not found:
        return None
    day = format_day(int(found["year"]), int(found["month"]), int(found["day"]))
    if day is None:
        return None
    hour, minute, second = (found[f"{part}2"] or found[f"{part}1"] for part in "hms")
    if hour is None:
        return day if found["word"] else None
    hours = int(hour) % 12 + (12 if found["half"].lower() == "pm" else 0) if found["half"] else int(hour)
    if hours > 23 or int(minute) > 59 or int(second or 0) > 59:
        return day
    return f"{day}T{hours:02d}:{minute}:{second or '00'}+{int(found['zone'] or 7):02d}:00"
