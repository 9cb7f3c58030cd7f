"""Whether two citations are of one document."""

from report_parser.extract.citations import FoundCitation
from report_parser.extract.document_numbers import split_number
from report_parser.patterns import pattern_of

_LEVEL = pattern_of(r"tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|trung ương|chính phủ")


def citation_key(found: FoundCitation) -> tuple[str, ...]:
    """What every spelling of one document's number has in common: serial and letters, not the year that is often left out.

    Two with the same key may still differ (`is_same`). A law without a number goes by its name.
    """
    if found.number is None:
        return ("law", (found.subject or "").lower())
    serial, _, letters = split_number(found.number)
    return (serial, letters or (found.type or ""))


def is_short(found: FoundCitation) -> bool:
    """Whether a document is cited by its bare serial: `Nghị quyết 57`."""
    return found.number is not None and found.number.isdigit()


def is_same(one: FoundCitation, other: FoundCitation) -> bool:
    """Whether two citations are of one document: `25/QĐ-TTg` and `25/2021/QĐ-TTg`, unless years, dates or issuers part them."""
    if citation_key(one) != citation_key(other):
        return False
    if one.issued_on and other.issued_on:
        return one.issued_on == other.issued_on
    years = {
        year
        for found in (one, other)
        for year in (split_number(found.number or "")[1], (found.issued_on or "")[:4])
        if year
    }
    levels = [_LEVEL.findall(found.issuer.lower()) if found.issuer else [] for found in (one, other)]
    # `5/QĐ-UBND` of the province and `5/QĐ-UBND` of the commune
    apart = all(levels) and not set(levels[0]) & set(levels[1])
    return len(years) <= 1 and not apart
