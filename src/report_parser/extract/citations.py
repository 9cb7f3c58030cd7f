"""Cited documents: `Quyết định số 969/QĐ-UBND ngày 18/3/2022 của Chủ tịch UBND tỉnh về việc …` in all the ways clerks write them."""

import re
from itertools import pairwise

from report_parser.extract.cited_places import (
    SHORT,
    Place,
    Rules,
    citation_rules,
    find_laws,
    find_numbers,
    find_short,
    share_heads,
)
from report_parser.extract.cited_words import read_articles, read_date, read_issuer, read_subject
from report_parser.extract.document_numbers import find_issuer_of_letters, find_type
from report_parser.extract.words import lower_case
from report_parser.lexicon import Lexicon
from report_parser.patterns import pattern_of
from report_parser.records import dataclass


@dataclass(slots=True)
class FoundCitation:
    """A cited document at `text[start:end]`, from its head word (or `số`, or the number itself) to its date.

    `number` has its spaces dropped and `Ð` made `Đ`, otherwise as printed; None for a law cited by its date alone.
    `issuer` is as printed behind `của`, or what the letters can only mean; `subject` is as printed, `về việc` with it.
    `issuer_printed` tells which. `articles` are the điều, khoản and điểm named with it. Places are -1 where there is no date or no number.
    """

    start: int
    end: int
    number: str | None
    type: str | None
    issued_on: str | None
    date_start: int
    date_end: int
    issuer: str | None
    subject: str | None
    articles: tuple[str, ...]
    number_start: int
    number_end: int
    issuer_printed: bool = True


_BY_PLACE = pattern_of(r"(?:của|do)\s(?P<issuer>[^,;:.()\t0-9]{2,90}?)\s(?:tại|ban hành tại|theo)\s{0,2}\Z")
_DIGIT = pattern_of(r"[0-9]")
_JOINED = pattern_of(r"[\s,]{0,3}(?:và|,|&)\s{0,2}(?:các\s)?\Z")


def find_citations(text: str, lexicon: Lexicon) -> list[FoundCitation]:
    """The documents that one block cites, in order.

    >>> from report_parser.lexicon import default_lexicon
    >>> found = find_citations("Kế hoạch số 52/KH-UBND ngày 24/4/2022 về Truyền thông.", default_lexicon())
    >>> [(one.number, one.type, one.issued_on, one.subject) for one in found]
    [('52/KH-UBND', 'plan', '2022-04-24', 'về Truyền thông')]
    """
    if not _DIGIT.search(text):
        return []
    rules = citation_rules(lexicon)
    low = lower_case(text)
    places = find_numbers(text, low, rules)
    if SHORT.search(text):
        places += find_short(text, low, rules, places)
    if "Luật" in text or "LUẬT" in text or "luật" in text:
        places = find_laws(text, low, places)
    if not places:
        return []
    places.sort(key=lambda place: place.start)
    share_heads(text, low, places, rules)
    found: list[FoundCitation] = []
    for at, place in enumerate(places):
        stop = places[at + 1].start if at + 1 < len(places) else len(text)
        one = _read(text, low, place, stop, found[-1].end if found else 0, rules)
        if found and one.issued_on is None and one.start - found[-1].end < 60 and _SAME_DAY.match(low, one.end):
            one.issued_on = found[-1].issued_on
        found.append(one)
    _share_listed(places, found)
    return [_with_issuer(one, rules) for one in _part_subjects(text, _share_tails(text, found))]


_SUBJECT_NEAR = 200
"""Characters of an issuer and a session between a document's date and its subject."""
# Subjects that name documents themselves.
_ABOUT_ACTS = pattern_of(
    r"\b(?:thực hiện|triển khai thực hiện|sửa đổi|bổ sung|thi hành|theo|quán triệt|bãi bỏ|thay thế|hướng dẫn|căn cứ|tổng kết|sơ kết)\b",
    re.IGNORECASE,
)
_SAME_DAY = pattern_of(r",?\s\(?cùng ngày\b")
_NEXT_ITEM = pattern_of(r"\s(?:[-–+*•]|[0-9]{1,2}[.)])\Z")
_LIST_GAP = pattern_of(r"\s?[;,]\s{0,3}(?:và\s)?")


def _read(text: str, low: str, place: Place, stop: int, floor: int, rules: Rules) -> FoundCitation:
    end = place.number_end
    date = read_date(text, end, stop)
    end = date.end if date else end
    issuer, issuer_end = read_issuer(text, low, end, stop, rules)
    after = issuer_end if issuer else end
    if date is None and (same := _SAME_DAY.match(low, end)):
        # `Quyết định số 88b/QĐ-UBND cùng ngày của UBND xã`
        issuer, issuer_end = read_issuer(text, low, same.end(), stop, rules)
        after = issuer_end if issuer else same.end()
    if issuer and date is None and (date := read_date(text, issuer_end, stop)):
        end = after = date.end
    issuer = issuer or place.issuer
    if (
        issuer is None
        and low.endswith(("tại ", "theo "), floor, place.start)
        and (by := _BY_PLACE.search(text[max(floor, place.start - 120) : place.start]))
    ):
        issuer = by["issuer"]
    return FoundCitation(
        start=place.start,
        end=end,
        number=place.number,
        type=find_type(place.number, place.head, rules.documents),
        issued_on=date.iso if date is not None and date.precision == "day" else None,
        date_start=date.start if date else -1,
        date_end=date.end if date else -1,
        issuer=issuer,
        subject=read_subject(text, low, after) or place.subject,
        articles=read_articles(text, low, place.start, floor),
        number_start=place.number_start,
        number_end=place.number_end if place.number_start >= 0 else -1,
    )


def _share_listed(places: list[Place], found: list[FoundCitation]) -> None:
    """`Quyết định số 11, 12/QĐ-UBND ngày 10/01/2023 của UBND xã về …`: said once, for each."""
    for at in range(len(found) - 2, -1, -1):
        if places[at].tail:
            one, last = found[at], found[at + 1]
            one.issued_on, one.issuer, one.subject = last.issued_on, last.issuer, last.subject


def _with_issuer(found: FoundCitation, rules: Rules) -> FoundCitation:
    """With the body that the letters can only mean, where none is printed."""
    if found.issuer is None:
        found.issuer_printed = False
        found.issuer = find_issuer_of_letters(found.number, rules.documents) if found.number else "Quốc hội"
    return found


def _part_subjects(text: str, found: list[FoundCitation]) -> list[FoundCitation]:
    """`Nghị định … về A và Quyết định số 101/QĐ-TTg ngày … của Thủ tướng`: what follows `và` is no part of A.

    It may be where A itself names documents (`sửa đổi Nghị định 1/… và Nghị định 2/…`) or the second says not whose it is.
    """
    for one, following in pairwise(found):
        begin = text.find(one.subject, one.end, one.end + _SUBJECT_NEAR + len(one.subject)) if one.subject else -1
        if begin < 0 or not begin < following.start < begin + len(one.subject or ""):
            continue
        before = text[begin : following.start].rstrip()
        named = following.issuer is not None and before.endswith((" và", ","))
        about = before.endswith(" và") and following.subject and not _ABOUT_ACTS.search(before)
        # The next item of a list whose lines were run together: `- Quyết định số …`, `2. Quyết định số …`
        item = _NEXT_ITEM.search(before)
        if item:
            one.subject = before[: item.start()].rstrip(" ,:") or None
            continue
        # `triển khai phong trào “Bình dân học vụ số”, Quyết định số 204/QĐ-TTg ngày …`
        listed = before.endswith((",", "”,", '",')) and following.date_start >= 0 and not _ABOUT_ACTS.search(before)
        if named or about or before.endswith(("”,", '",')) or listed:
            one.subject = before.removesuffix(",").removesuffix(" và").rstrip(" ,") or None
    return found


def _share_tails(text: str, found: list[FoundCitation]) -> list[FoundCitation]:
    """`Quyết định 2290/QĐ-UBND ngày … và Quyết định số 3324/QĐ-UBND ngày … của UBND thị trấn về …`: said of both."""
    for at in range(len(found) - 2, -1, -1):
        one, following = found[at], found[at + 1]
        gap = text[one.end : following.start]
        # `số 255/BC-UBND; 256/BC-UBND`: without a word of its own the second is in one list with the first.
        bare = text[following.start].isdigit() and _LIST_GAP.fullmatch(gap)
        if one.type == following.type and (bare or _JOINED.fullmatch(gap)):
            one.issuer, one.subject = one.issuer or following.issuer, one.subject or following.subject
    return found
