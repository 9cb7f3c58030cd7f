"""What stands around an article: running heads and feet, page numbers, counters, menus, comment boxes."""

import re
from collections.abc import Sequence
from functools import cache

from report_parser.lexicon import Lexicon
from report_parser.model import Block

_LONGEST = 90
"""Furniture is short; longer lines are not looked at."""
# A line of a portal that holds nothing else: when the page was put up, how often it was read, what one can click.
_LINE = re.compile(
    r"""
      (?:đăng\ (?:lúc|ngày|tải)|ngày\ đăng|ngày\ (?:cập\ nhật|xuất\ bản)|cập\ nhật(?:\ lúc|\ ngày)?)\s?:?\s*[0-9][0-9/.\-\s:|()+,a-z]*
    | ngày\ [0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}\ [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?
    | (?:thứ\ (?:hai|ba|tư|năm|sáu|bảy)|chủ\ nhật),?\s(?:ngày\s)?[0-9/.-]{8,10}.{0,30}
    | [0-9]{2}[/.-][0-9]{2}[/.-][0-9]{4}\s+[0-9]{1,2}:[0-9]{2}(?:\s*[0-9]+\s*(?:đã\ xem|lượt\ xem)?)?
    | [0-9.,]+\ (?:bình\ luận|lượt\ xem|lượt\ đọc|đã\ xem|views?)
    | (?:số\ )?lượt\ (?:xem|đọc|truy\ cập)\s*:?\s*[0-9.,]+(?:\s.{0,40})?
    | \(?bấm\ vào\ đây\ để\ nhận\ mã\)?
    | trang\ (?:số\ )?[0-9]{1,4}(?:\s?(?:/|trên)\s?[0-9]{1,4})?
    | công\ khai\ tiến\ độ\ giải\ quyết\ (?:tthc|thủ\ tục\ hành\ chính)
    | (?:hôm\ nay|hôm\ qua|tháng\ này|tuần\ này|tất\ cả|đang\ (?:truy\ cập|online)|tổng\ (?:lượt|số)\ truy\ cập|số\ người\ online|view\ count)\s?:\s?[0-9.,]*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FIRST_WORDS = "đăng ngày cập thứ chủ số lượt (bấm bấm trang công hôm tháng tuần tất đang tổng view"
_FIRST = frozenset(_FIRST_WORDS.split())
_DIGITS = re.compile("[0-9]+")
_PAGES = 3
"""Pages that a line must stand on to be a running head or foot; more than half of the pages that have text."""
_HEIGHT = 6.0
"""Points by which a running line's height may differ from page to page."""


def furniture_ids(blocks: Sequence[Block], lexicon: Lexicon) -> set[int]:
    """Places in `blocks` of body paragraphs that are furniture."""
    phrases = _phrases(lexicon)
    found = set()
    for place, block in enumerate(blocks):
        text = block.text
        if len(text) > _LONGEST or block.kind != "paragraph" or block.layer != "body" or not text:
            continue
        begins = text[0].isdigit() or text.partition(" ")[0].lower().rstrip(":") in _FIRST
        if (begins and _LINE.fullmatch(text)) or (phrases and text.lower() in phrases):
            found.add(place)
    return found | _running_lines(blocks)


@cache
def _phrases(lexicon: Lexicon) -> frozenset[str]:
    try:
        entries = lexicon.entries("furniture")
    except FileNotFoundError:
        return frozenset()
    return frozenset(phrase for entry in entries if entry.extra.get("surely") and entry.extra.get("whole", True) for phrase in entry.phrases)


def _running_lines(blocks: Sequence[Block]) -> set[int]:
    """Lines that stand at the same height on most pages and differ in numbers only."""
    pages: set[int] = set()
    seen: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for place, block in enumerate(blocks):
        page, box = block.origin.page, block.origin.bbox
        if page is None or box is None or block.kind != "paragraph":
            continue
        pages.add(page)
        if len(block.text) <= _LONGEST and block.layer == "body":
            seen.setdefault((_DIGITS.sub("0", block.text), round(box[1] / _HEIGHT)), []).append((page, place))
    found: set[int] = set()
    for places in seen.values():
        on = {page for page, _ in places}
        if len(on) >= _PAGES and 2 * len(on) > len(pages):
            found.update(place for _, place in places)
    return found
