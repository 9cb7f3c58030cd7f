"""The report's own number, told from those it cites by where it stands: at the head of its line, `Số:` before it."""

import re

from report_parser.dates import find_dates
from report_parser.extract.document_numbers import LETTERS, format_document_number
from report_parser.patterns import pattern_of
from report_parser.records import dataclass


@dataclass(slots=True)
class FoundOwnNumber:
    """`Số: 329 /BC-UBND` at `text[start:end]`; `number` is None where a draft leaves it blank."""

    start: int
    end: int
    number: str | None
    issued_on: str | None
    issuer: str | None


# The number may be typed or stamped apart from its letters; in a two-column letterhead it follows a gap or a cell's edge.
_OWN = pattern_of(
    rf"""
    (?:\A\s{{0,40}}\(?\s?|\t\s?|\s{{3}}|\|\s?)
    (?:(?:báo\scáo|kế\shoạch|tờ\strình|thông\sbáo|biểu)\s{{1,3}})?
    (?P<whole>(?:số|s[ôồó](?=\s?:))(?:\s(?:văn\sbản|ký\shiệu|kí\shiệu|hiệu))?\s{{0,3}}[:.]?\s{{0,40}}
    (?P<serial>[0-9]{{1,6}}[a-zA-Z]?|[.…_\s]{{0,40}})\s{{0,40}}
    (?P<rest>(?:/\s?(?P<year>(?:19|20)[0-9]{{2}}|20[.…_]{{1,4}})\s?)?[/-]\s{{0,3}}(?-i:{LETTERS})))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ISSUER = pattern_of(r"[\s,]{1,3}của\s(?P<issuer>[^,;:()\t]{2,100}?)\s?(?:[,;:()\t]|\Z)")
# In a letterhead the place stands between the number and the date: `Số: 12/BC-UBND     Cành Nàng, ngày 16 tháng 12 …`.
_BETWEEN = pattern_of(r"(?:\s{2,40}[^\d,;:()]{2,40},|[\s,;(–-]{0,6})\s{0,3}(?:ngày)?\s{0,3}", re.IGNORECASE)


def find_own_number(text: str) -> FoundOwnNumber | None:
    """The number in a header or title line, or None.

    >>> found = find_own_number("(Số 255/BC-UBND, ngày 16/12/2022 của UBND thị trấn Cành Nàng)")
    >>> found.number, found.issued_on, found.issuer
    ('255/BC-UBND', '2022-12-16', 'UBND thị trấn Cành Nàng')
    >>> find_own_number("Số:         /BC-UBND").number is None
    True
    """
    if "/" not in text or len(text) > 1_000:
        return None
    found = _OWN.search(text)
    if not found:
        return None
    serial = found["serial"].strip(" .…_\u00a0")
    number = format_document_number(serial + found["rest"]) if serial else None
    end = found.end("whole")
    issued_on = issuer = None
    date = next(find_dates(text[end : end + 60]), None)
    if (
        date is not None
        and _BETWEEN.match(text[end : end + date.start])
        and _BETWEEN.fullmatch(text[end : end + date.start])
    ):
        issued_on = date.iso if date.precision == "day" else None
        end += date.end
    if by := _ISSUER.match(text, end):
        issuer = by["issuer"].strip()
        end = by.end("issuer")
    return FoundOwnNumber(found.start("whole"), end, number, issued_on, issuer)
