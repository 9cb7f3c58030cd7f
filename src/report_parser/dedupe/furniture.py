"""What stands around an article: running heads and feet, page numbers, counters, menus, comment boxes."""

import re
from collections.abc import Sequence
from functools import lru_cache

from report_parser.furniture import find_furniture
from report_parser.labels import find_label
from report_parser.lexicon import Lexicon
from report_parser.model import Block
from report_parser.patterns import pattern_of

_LONGEST = 200
_PAGE = pattern_of(r"trang\s(?:số\s)?[0-9]{1,4}(?:\s?(?:/|trên)\s?[0-9]{1,4})?", re.IGNORECASE)
_DIGITS = pattern_of("[0-9]+")
_EDGES = " .,:;|»>›·•*-–—[]{}!?…“”\"'"
# A line that is nothing but a day and an hour may begin with one of these.
_DAY_WORDS = ("#", "thứ", "chủ", "cn", "ngày", "trang")
_LABELLED = pattern_of(r"[0-9]{1,3}(?:\.[0-9]{1,3})*[.)]\s|[0-9]{1,3}(?:\.[0-9]{1,3})+\s")
_STAMP = 60
_PAGES = 3
"""Pages that a line must stand on to be a running head or foot; more than half of the pages that have text."""
_ITEM = pattern_of(
    r"[*+=]|[-–]\s|[^:]{0,40}(?:đánh\s+giá|kết\s+quả|mức\s+độ|kết\s+luận|chấm)[^:]{0,40}:\s", re.IGNORECASE
)
"""A line that begins so belongs to the text, at whatever height: `* Đánh giá: Đạt`."""
_HEIGHT = 6.0
"""Points by which a running line's height may differ from page to page."""


def furniture_ids(blocks: Sequence[Block], lexicon: Lexicon) -> set[int]:
    """Places in `blocks` of body paragraphs that are furniture."""
    found = _running_lines(blocks)
    beside: set[int] = set()
    ending = 0
    beginnings = _beginnings(lexicon)
    looked: set[str] = set()
    for place, block in enumerate(blocks):
        text = block.text
        if len(text) > _LONGEST or block.kind != "paragraph" or block.layer != "body" or not text:
            continue
        if text in looked or not _may_be(text, beginnings):
            looked.add(text)
            continue
        kind = find_furniture(text, lexicon)
        if kind is None:
            if _PAGE.fullmatch(text):
                found.add(place)
        elif kind.surely:
            found.add(place)
            if kind.ends and not ending:
                ending = place
        elif not find_label(text):
            beside.add(place)
    found |= _beside(blocks, found, beside)
    return found | _behind(blocks, ending) if ending else found


@lru_cache(maxsize=8)
def _beginnings(lexicon: Lexicon) -> frozenset[str]:
    """One or two words that furniture begins with, so that most lines are not looked at any further."""
    phrases = [phrase for entry in lexicon.entries("furniture") for phrase in entry.phrases]
    return frozenset(_beginning(phrase) for phrase in phrases)


def _beginning(text: str) -> str:
    """The first two words in lower case without what stands around them; a figure is `#`."""
    words = _DIGITS.sub("#", text[:48].lower()).split(None, 2)[:2]
    return " ".join("#" if word[0] == "#" else word.strip(_EDGES) for word in words)


def _may_be(text: str, beginnings: frozenset[str]) -> bool:
    """Whether it is worth looking at: no label, no verdict, and begun as furniture begins."""
    if text[0] in "*+(" and not text.startswith("(B"):
        return False
    bare = text.lstrip(_EDGES)
    if not bare or _LABELLED.match(bare):
        return False
    beginning = _beginning(bare)
    first = beginning.partition(" ")[0]
    # A line that is nothing but a day and an hour, or a page's number, is in no list.
    return beginning in beginnings or first in beginnings or (first in _DAY_WORDS and len(text) <= _STAMP)


def _beside(blocks: Sequence[Block], found: set[int], doubtful: set[int]) -> set[int]:
    """Lines of menus and the like that furniture stands next to, on the side away from the article."""
    taken: set[int] = set()
    for place in sorted(doubtful):
        if place == 0 or place - 1 in found or place - 1 in taken or blocks[place - 1].layer == "furniture":
            taken.add(place)
    for place in sorted(doubtful - taken, reverse=True):
        after = place + 1
        if after == len(blocks) or after in found or after in taken or blocks[after].layer == "furniture":
            taken.add(place)
    # A single word such as `Tin tức` at the very top may be a title; it takes something surer beside it.
    return {place for place in taken if _has_sure_neighbour(place, taken, found, blocks)}


def _has_sure_neighbour(place: int, taken: set[int], found: set[int], blocks: Sequence[Block]) -> bool:
    for step in (-1, 1):
        near = place + step
        while near in taken:
            near += step
        if near in found or (0 <= near < len(blocks) and blocks[near].layer == "furniture"):
            return True
    return False


def _behind(blocks: Sequence[Block], ending: int) -> set[int]:
    """Headlines behind a line that ends the article (`Tin liên quan`), where only such follow up to the end."""
    behind = [place for place in range(ending + 1, len(blocks)) if blocks[place].layer == "body"]
    for place in behind:
        block = blocks[place]
        if (
            len(block.text) > _LONGEST
            or block.kind != "paragraph"
            or find_label(block.text)
            or block.text.startswith(("* ", "+ "))
        ):
            return set()
    return set(behind)


def _running_lines(blocks: Sequence[Block]) -> set[int]:
    """Lines that stand at the same height on most pages, first or last, and differ in numbers only."""
    pages: set[int] = set()
    edges: dict[int, tuple[float, float]] = {}
    for block in blocks:
        page, box = block.origin.page, block.origin.bbox
        if page is not None and box is not None and block.layer == "body":
            top, bottom = edges.get(page, (box[1], box[1]))
            edges[page] = min(top, box[1]), max(bottom, box[1])
    seen: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for place, block in enumerate(blocks):
        page, box = block.origin.page, block.origin.bbox
        if page is None or box is None or block.kind != "paragraph":
            continue
        pages.add(page)
        if (
            len(block.text) <= _LONGEST
            and block.layer == "body"
            and box[1] in edges[page]
            and not _ITEM.match(block.text)
        ):
            seen.setdefault((_DIGITS.sub("0", block.text), round(box[1] / _HEIGHT)), []).append((page, place))
    found: set[int] = set()
    for places in seen.values():
        on = {page for page, _ in places}
        if len(on) >= _PAGES and 2 * len(on) > len(pages):
            found.update(place for _, place in places)
    return found
