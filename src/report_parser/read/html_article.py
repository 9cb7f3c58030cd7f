"""Which of a page's lines are its article, and which are the portal around it.

Each line speaks for or against by what it is (links, menus' and counters' words, containers named for such things; long
sentences, numbered headings, a report's words), and neighbours tend to be of one kind, the more the closer they stand in
the page's tree. The most probable series of both kinds is found over the whole page (Viterbi), in one pass. A page may hold
its article twice, in two containers: both stay.
"""

from collections.abc import Sequence

from report_parser.furniture import FurnitureKind, container_names, find_furniture
from report_parser.lexicon import Lexicon
from report_parser.patterns import pattern_of
from report_parser.read.html_walk import Place, Walked
from report_parser.records import dataclass
from report_parser.source import Line

# Log odds, roughly: so many times e does a line like this stand in an article rather than around one.
_SURE, _ENDING, _TOLD = -1.0, -7.0, -2.5
_CONTROL = -8.0
_LINKED, _LONG_LINKED, _HALF_LINKED = -3.0, -1.5, -1.0
_ASIDE = -6.0
_NAMED = -4.0
_ROW = 2.0
_LONG, _MIDDLE, _SOME = 3.0, 2.0, 0.7
_LABEL, _SENTENCE, _WORDS, _HEAD, _TITLE = 1.0, 0.7, 1.0, 3.0, 2.0
_BODY = 0.05
"""Where nothing speaks for either, it is article: furniture kept is only noise."""
_SWITCH = (8.0, 6.0, 5.0, 4.0, 3.0)
"""What it costs to change between article and furniture across so many block borders: within one element it hardly ever does."""
_SHARE_OF_AN_ARTICLE = 0.4
"""An element with so much of the page's unlinked text is no menu, whatever its name."""
_ZOOM_NEAR = frozenset({"date", "tools", "counter"})

_LABELLED = pattern_of(
    r"(?:[IVX]{1,5}\s?[.)/-]|[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}\s?[.)/]|[a-zđ]\)|[-–+*•]|\([0-9a-zđ]{1,2}\))\s?\S"
)
_REPORT_WORDS = (
    "thực hiện", "đạt", "Đạt", "UBND", "chỉ tiêu", "Chỉ tiêu", "tiêu chí", "Tiêu chí", "kết quả", "Kết quả", "triển khai", "Quyết định",
    "Ủy ban", "Uỷ ban", "BÁO CÁO", "Kế hoạch số", "Nơi nhận",
)  # fmt: skip
_REPORT_FIGURES = pattern_of("[0-9](?:%|/[0-9])")
_HEAD_WORDS = pattern_of(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s?[-–]\s?Tự do|ĐẢNG CỘNG SẢN|Số\s?:\s?[0-9 ]{0,6}/|\(Số [0-9]+/|Nơi nhận|(?:TM|KT)\. "
)
_ITEM = pattern_of(r"(?:-|[0-9]{1,3}\.|[a-zA-Z]\.)\s")
_NAME = pattern_of(r"[A-Za-z]+")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_ASIDES = frozenset({"nav", "aside", "footer", "search", "dialog"})


@dataclass(slots=True)
class _Seen:
    """A line that takes part, what it is by its words, and how far it speaks for the article."""

    line: Line
    place: Place
    kind: FurnitureKind | None
    odds: float


def mark_furniture(walked: Walked, title: str, lexicon: Lexicon) -> None:
    """Set the layer of each line that is no part of the article; `title` is the page's own."""
    aside = _aside(walked, container_names(lexicon))
    # A page that prints its article twice has each line twice.
    known: dict[str, tuple[FurnitureKind | None, float]] = {}
    seen = [_look(line, walked, aside, title, lexicon, known) for line in walked.lines if line.layer == "body"]
    if not seen:
        return
    states = _settle(seen, walked.depths)
    if all(states):
        # No article to be seen: what could be one is better kept than lost.
        states = [one.odds < 0 for one in seen]
    for one, outside in zip(seen, states, strict=True):
        if outside or (one.kind is not None and one.kind.surely):
            one.line.layer = "furniture"
    _mark_zoom(seen)


def _look(
    line: Line,
    walked: Walked,
    aside: Sequence[float],
    title: str,
    lexicon: Lexicon,
    known: dict[str, tuple[FurnitureKind | None, float]],
) -> _Seen:
    place = walked.places[id(line)]
    odds = _BODY + (aside[place.element] if place.element >= 0 else 0.0)
    if line.kind == "row":
        size = sum(len(cell) for cell in line.cells or () if cell)
        return _Seen(line, place, None, odds + (_LINKED if place.links * 2 > size else _ROW))
    text = line.text
    size = len(text)
    if place.control:
        return _Seen(line, place, None, _CONTROL)
    tag = walked.elements[place.element].tag if place.element >= 0 else ""
    if tag == "li":
        kind, words = _judge_words(text, _ITEM.sub("", text, count=1), "", lexicon)
    elif text in known:
        kind, words = known[text]
    else:
        kind, words = known[text] = _judge_words(text, text, text, lexicon)
    if kind is not None:
        return _Seen(
            line, place, kind, odds + (_ENDING if kind.ends and kind.surely else _SURE if kind.surely else _TOLD)
        )
    if place.links * 10 >= size * 7:
        return _Seen(line, place, None, odds + (_LINKED if size < 200 else _LONG_LINKED))
    if place.links * 10 >= size * 3:
        odds += _HALF_LINKED
    if size >= 150:
        return _Seen(line, place, None, odds + _LONG)
    odds += words
    if tag in _HEADINGS and len(title) >= 10 and (text.startswith(title[:60]) or title.startswith(text[:60])):
        odds += _TITLE
    return _Seen(line, place, None, odds)


def _judge_words(text: str, bare: str, labelled: str, lexicon: Lexicon) -> tuple[FurnitureKind | None, float]:
    """What a line is by its words, and how far they speak for the article where it is no furniture and not long."""
    size = len(text)
    kind = find_furniture(bare, lexicon) if size <= 200 else None
    if kind is not None or size >= 150:
        return kind, 0.0
    odds = _MIDDLE if size >= 80 else _SOME if size >= 40 else 0.0
    if _LABELLED.match(labelled):
        odds += _LABEL
    if size > 25 and text[-1] in ".;:":
        odds += _SENTENCE
    if any(word in text for word in _REPORT_WORDS) or (("%" in text or "/" in text) and _REPORT_FIGURES.search(text)):
        odds += _WORDS
    if _HEAD_WORDS.match(text):
        odds += _HEAD
    return None, odds


def _settle(seen: Sequence[_Seen], depths: Sequence[int]) -> list[bool]:
    """For each line, whether it is outside, by the best series of states."""
    inside, outside = 0.0, 0.0
    came: list[tuple[bool, bool]] = []
    before = -1
    for one in seen:
        element, low = one.place.element, one.place.low
        depth = depths[element] if element >= 0 else 0
        steps = max(before - low, 0) + max(depth - low, 0)
        cost = _SWITCH[min(steps, len(_SWITCH) - 1)] if before >= 0 else 0.0
        from_outside, from_inside = outside - cost > inside, inside - cost > outside
        came.append((from_outside, not from_inside))
        inside, outside = (
            (outside - cost if from_outside else inside) + one.odds,
            (inside - cost if from_inside else outside),
        )
        before = depth
    state = outside > inside
    states: list[bool] = []
    for was_outside_if_inside, was_outside_if_outside in reversed(came):
        states.append(state)
        state = was_outside_if_outside if state else was_outside_if_inside
    return states[::-1]


def _aside(walked: Walked, names: frozenset[str]) -> list[float]:
    """For each element, how far its own or an outer element's tag, class or id speak against the article."""
    elements, parents = walked.elements, walked.parents
    own = [0.0] * len(elements)
    told = False
    for number, element in enumerate(elements):
        tag = element.tag
        if tag == "p" or tag == "td" or tag == "tr" or tag == "li":
            continue
        if tag in _ASIDES:
            own[number] = _ASIDE
        elif _is_named(element.get("class"), names) or _is_named(element.get("id"), names):
            own[number] = _NAMED
        else:
            continue
        told = True
    if not told:
        return own
    sizes = [0] * len(elements)
    total = 0
    for line in walked.lines:
        place = walked.places[id(line)]
        size = sum(len(cell) for cell in line.cells if cell) if line.cells else len(line.text)
        if place.links * 2 < size and place.element >= 0:
            sizes[place.element] += size
            total += size
    for number in range(len(elements) - 1, -1, -1):
        if parents[number] >= 0:
            sizes[parents[number]] += sizes[number]
    for number, parent in enumerate(parents):
        if sizes[number] >= _SHARE_OF_AN_ARTICLE * total:
            own[number] = 0.0
        if parent >= 0 and own[parent] < own[number]:
            own[number] = own[parent]
    return own


def _is_named(name: str | None, names: frozenset[str]) -> bool:
    return name is not None and not names.isdisjoint(_NAME.findall(name.lower()))


def _mark_zoom(seen: Sequence[_Seen]) -> None:
    """`100%` beside the date or the tools is how large the page is shown; elsewhere it is a figure."""
    for place, one in enumerate(seen):
        if one.kind is not None and one.kind.code == "zoom":
            near = [other.kind.code for other in seen[max(place - 2, 0) : place + 3] if other.kind is not None]
            if not _ZOOM_NEAR.isdisjoint(near):
                one.line.layer = "furniture"
