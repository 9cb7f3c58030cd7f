"""The report's own head: type, number, date, issuer, title, period, place, and when a portal published it."""

import re
from collections.abc import Sequence
from dataclasses import field, replace

from report_parser.dates import find_dates, names_posting
from report_parser.extract.document_numbers import document_words, find_type
from report_parser.extract.figures import Claim
from report_parser.extract.head_fields import read_fields
from report_parser.extract.issuer import find_issuer, find_reporting_office
from report_parser.extract.letterhead import PLACE_DATE
from report_parser.extract.own_number import find_own_number
from report_parser.extract.period import find_period
from report_parser.extract.published import find_published
from report_parser.extract.reporting_place import find_place
from report_parser.extract.title import TYPE_WORDS, find_headline, find_plain_title, find_shouted_title, find_title
from report_parser.labels import find_label
from report_parser.lexicon import Lexicon
from report_parser.model import Block, Document
from report_parser.patterns import pattern_of
from report_parser.records import dataclass

HEAD_BLOCKS = 40
"""How many blocks from the start can belong to the head: letterhead, title and preamble of real reports take under 25."""

_COLUMNS = pattern_of(r"\s?[|\t]\s?")
# `Số hiệu: 10/BC-UBND`: a portal's field above the report.
_FIELD_NUMBER = pattern_of(r"[\s|]{0,3}số\s(?:ký\shiệu|kí\shiệu|hiệu|văn\sbản)\b", re.IGNORECASE)
_NUMBER_ALONE = pattern_of(r"\s?số\s?:?\s?", re.IGNORECASE)
# `Tân Hội ngày 05 tháng 3 năm 2023`, `Tân Hội, 05/3/2023`
_LOOSE_PLACE = pattern_of(
    r"\s?(?P<name>[^\W\d_]+(?:['’][^\W\d_]+)?(?:\s[^\W\d_]+(?:['’][^\W\d_]+)?){1,4})(?:\s(?=ngày\s?[0-9])|\s?,\s?(?=[0-9]))"
)
# `Số: 105/BC-` `UBND`
_OPEN_NUMBER = pattern_of(r"\s?số\s?:?\s?[0-9]{1,6}\s?/[^\s/]{0,12}[/-]\s?\Z", re.IGNORECASE)
_THEN_PLACE = pattern_of(r"\s+[^\d,:;.][^,:;.]{1,39},\s*ngày", re.IGNORECASE)
_SIGNED = pattern_of(
    r"(?:người\s+ký|thời\s+gian\s+ký|ngày\s+ký|ký\s+bởi|chữ\s+ký\s+số|email|cơ\s+quan)\s*:", re.IGNORECASE
)
"""What a digital signature prints across the letterhead."""


@dataclass(slots=True)
class Head:
    """The document's facts, and the ranges of the head's blocks that they account for."""

    document: Document
    claims: dict[int, list[Claim]] = field(default_factory=dict)


def _head_blocks(body: Sequence[Block]) -> list[Block]:
    """The blocks that can belong to the head: up to the first numbered section."""
    head: list[Block] = []
    for block in body[:HEAD_BLOCKS]:
        if _SIGNED.match(block.text):
            continue
        label = find_label(block.text) if block.kind == "paragraph" else None
        if (
            label is not None
            and label.parts == (1,)
            and label.style in ("roman", "upper", "part", "number", "criterion")
            and len(head) >= 1
        ):
            break
        head.append(block)
    return head


def _has_letterhead(head: Sequence[Block], at: int) -> bool:
    """Whether a letterhead follows the block at `at`, with a number of its own."""
    return any(
        find_own_number(block.text)
        for block in head[at + 1 :]
        if block.text.startswith(("Số:", "Số ")) and len(block.text) <= 250
    )


def _read_day(column: str) -> str | None:
    """The day in a line that begins with a place; a comma or `ngày` may be missing where the day ends the line."""
    place = PLACE_DATE.match(column)
    for found in find_dates(column) if place else ():
        if place and found.iso and found.precision == "day" and found.start >= place.end() - 6:
            return found.iso
    loose = None if place else _LOOSE_PLACE.match(column)
    loose = loose if loose and all(word[0].isupper() for word in loose["name"].split()) else None
    found_here = next(find_dates(column[loose.end() :]), None) if loose else None
    if loose and found_here and found_here.start == 0 and not column[loose.end() + found_here.end :].strip(" ."):
        return found_here.iso if found_here.precision == "day" and not names_posting(column) else None
    return None


def _find_day(head: Sequence[Block]) -> str | None:
    """The day behind the place in the letterhead, alone in its line or in a column of it: `Tân Hội, ngày 05/01/2024`."""
    for at, block in enumerate(head):
        if len(block.text) > 120:
            continue
        # `Quảng Lợi, ngày` `05 tháng 6 năm 2023`
        below = head[at + 1].text[:60] if at + 1 < len(head) and head[at + 1].text[:1].isdigit() else ""
        for text in (block.text, f"{block.text.rstrip()} {below}") if below else (block.text,):
            for column in _COLUMNS.split(text):
                if day := _read_day(column):
                    return day
    return None


def _repeated_day(head: Sequence[Block], number: str | None) -> str | None:
    """The day behind the number where the head names it again: `(Số 12/BC-UBND ngày 20/7/2017 của UBND xã Đức Lân)`."""
    again = (find_own_number(block.text) for block in head if number and len(block.text) <= 250)
    return next((own.issued_on for own in again if own and own.number == number and own.issued_on), None)


def read_header(body: Sequence[Block], furniture: Sequence[Block], lexicon: Lexicon) -> Head:
    """The head of a report whose article is `body`; `furniture` holds the portal's date line, if there is one."""
    head = _head_blocks(body)
    claims: dict[int, list[Claim]] = {}
    number = issued_on = issuer = None
    number_block = head[-1].id if head else -1
    fields = read_fields(head)
    for at, block in enumerate(head):
        own = find_own_number(block.text) if block.kind == "paragraph" and len(block.text) <= 250 else None
        if own is not None and (
            find_label(block.text) or (_FIELD_NUMBER.match(block.text) and _has_letterhead(head, at))
        ):
            own = None
        if own is None and at and _NUMBER_ALONE.fullmatch(head[at - 1].text) and len(block.text) <= 120:
            # `Số:` alone in its line
            own = find_own_number(f"Số {block.text}")
            own = own and replace(own, start=0, end=own.end - 3)
        if _OPEN_NUMBER.match(block.text) and at + 1 < len(head) and head[at + 1].text.strip().isupper():
            whole = find_own_number(f"{block.text.rstrip()}{head[at + 1].text.split()[0]}")
            own = whole and replace(whole, end=len(block.text))
        if own is not None:
            number, issued_on, issuer = own.number, own.issued_on, own.issuer
            number_block = block.id
            if issued_on is None:
                # `Số: 18/BC-UBND      An Phú, ngày 20/01/2025`
                behind = next(find_dates(block.text[own.end :]), None)
                if behind and behind.precision == "day" and _THEN_PLACE.match(block.text, own.end):
                    issued_on = behind.iso
            claims.setdefault(block.id, []).append((own.start, own.end, "own-number"))
            break
    if issued_on is None:
        issued_on = _find_day(head) or _repeated_day(head, number) or fields.get("issued_on")
    title, type_word, title_blocks = find_title(head)
    if issuer is None and title_blocks:
        issuer = find_issuer(head, min(number_block, title_blocks[0].id) if number else title_blocks[0].id)
    if issuer is None and (number or not title_blocks):
        # A page's headline stands before the letterhead.
        issuer = find_issuer(head, number_block)
    issuer = issuer or fields.get("issuer")
    issuer = issuer or find_reporting_office(title, head)
    kind = find_type(number, type_word, document_words(lexicon)) if number else None
    kind = kind or TYPE_WORDS.get(type_word or "")
    title = title or fields.get("subject")
    if title is None:
        title = find_plain_title(head) if kind else find_shouted_title(head) or find_headline(head, furniture)
    document = Document(
        type=kind,
        number=number,
        issued_on=issued_on,
        issuer=issuer,
        title=title,
        published_at=find_published(body, furniture),
        period=find_period(title, head),
        place=find_place(issuer, title, head, body, issued_on),
    )
    return Head(document, claims)
