"""What a document's own lines tell of how it is set, learned from the pairs of lines that are beyond doubt."""

from collections.abc import Iterator, Sequence
from dataclasses import field
from math import log

from report_parser.model import Layer
from report_parser.normalise.marks import LEAD, End, Start, how_it_ends, how_it_starts
from report_parser.records import dataclass
from report_parser.source import Line

FULL, SHORT, UNKNOWN = 1, -1, 0
"""How far a line reaches: the first word of the next would not have fitted behind it, or would, or who knows."""


class Printed:
    """A line after its characters were cleaned, with what its two ends tell.

    `blank`: an empty line stands above; `apart`: it cannot go on from the line above, which is of another kind; `new_page`:
    a form feed stands before it; `cut`: a soft hyphen ends it; `reach`: of the line above it; `joined`: it was found to go on
    from the line above.
    """

    __slots__ = (
        "apart",
        "blank",
        "cut",
        "end",
        "indent",
        "joined",
        "kind",
        "layer",
        "line",
        "new_page",
        "reach",
        "start",
        "text",
    )

    def __init__(self, text: str, line: Line, start: int, kind: str, end: int) -> None:
        self.text = text
        self.line = line
        self.layer: Layer = line.layer
        self.start = start
        self.kind = kind
        self.end = end
        self.blank = self.apart = self.new_page = self.cut = self.joined = False
        self.indent = 0.0
        self.reach = UNKNOWN


def judge_ends(text: str) -> tuple[int, str, int]:
    """What a line begins with, the class of the paragraph that it would begin, and what it ends with."""
    start, kind = how_it_starts(text)
    return start, kind, how_it_ends(text)


# What paragraphs end with and what the next one begins with, before anything is known of the document: counted on the seed
# report and on 60 generated ones.
_ENDS = {End.STOP: 0.66, End.PLAIN: 0.22, End.COLON: 0.07, End.SEMICOLON: 0.045, End.OPEN: 0.0008, End.FINAL: 0.003}
_LEAD_ENDS = {End.STOP: 0.2, End.PLAIN: 0.03, End.COLON: 0.26, End.SEMICOLON: 0.5, End.OPEN: 0.002, End.FINAL: 0.005}
_STARTS = {
    Start.LABEL: 0.74, Start.CAPITAL: 0.18, Start.CAPITALS: 0.04, Start.OWN: 0.02, Start.OPENER: 0.01, Start.DIGIT: 0.006,
    Start.LOWER: 0.003, Start.CLOSER: 0.0003,
}  # fmt: skip
_PRIOR_WEIGHT = 3.0
"""So many paragraphs of the document outweigh the figures above."""
_WORD = 6.0
"""Columns of a word and its space: a paragraph's last line leaves no room for one more by chance in 6 of (width) cases."""
_LONGER = 0.02
"""Share of lines that may be longer than the width: titles and menus."""
_SLIPS = 0.1
"""Share of wrapped lines that may break an even width, ended by hand, where longer lines speak against one …"""
_SLIPS_WHERE_NONE_IS_LONGER = 0.34
"""… and where none do."""
_FEWEST = 5
"""Wrapped lines that it takes to tell how wide a text is wrapped that has longer lines too."""
_AGREEING = 3
"""Wrapped lines that agree on a width before paragraphs are taken for them."""
_NARROW = 0.75
"""Lines wrapped by the look of proportional letters are at least so long as the longest of them (0.86 in the seed)."""
_CLAMP = 4.0


@dataclass(slots=True)
class Habits:
    """How a document is set. The odds are log odds for "goes on"."""

    width: int = 0
    """The column that its lines are wrapped at, 0 where they keep none."""
    zone: tuple[int, int] = (0, 0)
    """Where they keep none: the lengths that wrapped lines have."""
    wrapped: bool = False
    """Whether several lines agree on it: paragraphs that the source itself bounds are lines of a wrapped text then."""
    full: float = 0.0
    """What a full line gives."""
    odds: float = 0.0
    """Before any sign."""
    blank: tuple[float, float] = (0.0, 0.0)
    """What it gives that no empty line stands between, and that one does."""
    indents: dict[tuple[int, bool], float] = field(default_factory=dict)
    """What a step of the indent gives."""
    small_dash: float = 0.1
    """Share of the dashed paragraphs that begin with a small letter."""
    dashed: float = 0.3
    """Share of the labelled paragraphs that begin with a dash."""
    _ends: dict[str, dict[int, int]] = field(default_factory=dict)
    _starts: dict[str, dict[int, int]] = field(default_factory=dict)

    def end(self, kind: str, end: int) -> float:
        """How probable it is that a paragraph of this kind ends so."""
        counts = self._ends.get(kind, {})
        usual = (_LEAD_ENDS if kind == LEAD else _ENDS)[end]
        return (counts.get(end, 0) + _PRIOR_WEIGHT * usual) / (sum(counts.values()) + _PRIOR_WEIGHT)

    def following(self, kind: str, start: int) -> float:
        """How probable it is that the paragraph behind one of this kind begins so."""
        counts = self._starts.get(kind, {})
        return (counts.get(start, 0) + _PRIOR_WEIGHT * _STARTS[start]) / (sum(counts.values()) + _PRIOR_WEIGHT)

    def count(self, kind: str, end: int, start: int) -> None:
        """Take in a paragraph of this kind that ends so, with what follows it."""
        ends = self._ends.setdefault(kind, {})
        ends[end] = ends.get(end, 0) + 1
        starts = self._starts.setdefault(kind, {})
        starts[start] = starts.get(start, 0) + 1


def goes_on_surely(before: Printed, line: Printed) -> bool:
    """Whether by the words alone there is no doubt that `line` goes on from `before`."""
    return line.start <= Start.LOWER and before.end <= End.PLAIN and before.start != Start.CAPITALS and not line.apart


def learn_habits(lines: Sequence[Printed]) -> Habits:
    """What the lines tell, and `reach` set on each of them; linear in their number."""
    habits = Habits()
    going = [
        place
        for place in range(1, len(lines))
        if lines[place].start <= Start.LOWER and goes_on_surely(lines[place - 1], lines[place])
    ]
    _learn_width(habits, lines, going)
    if habits.width or habits.zone[1] or any(line.line.fill is not None for line in lines):
        _measure(habits, lines)
    starting, chance = _learn_paragraphs(habits, lines)
    habits.full = -log(chance)
    habits.odds = max(-5.0, min(3.0, log((1.25 * len(going) + 0.5) / (len(lines) - len(going) + 0.5))))
    _learn_blanks(habits, lines, going, starting)
    indent = lines[0].indent
    if any(line.indent != indent for line in lines):
        _learn_indents(habits, lines, going, starting)
    return habits


def _learn_paragraphs(habits: Habits, lines: Sequence[Printed]) -> tuple[list[int], float]:
    """Count how paragraphs end and go over; gives those that surely begin one, and how often a last line is full by chance."""
    starting: list[int] = []
    full = shown = dashes = small_dashes = labels = 0
    kind = lines[0].kind
    before = lines[0]
    for place, line in enumerate(lines):
        start, end = line.start, before.end
        if place == 0 or (start <= Start.LOWER and end <= End.PLAIN):
            before = line
            continue
        reach = line.reach
        if start == Start.LABEL and end > End.PLAIN:
            starting.append(place)
            shown += reach != UNKNOWN
            full += reach == FULL
            labels += 1
            if line.kind == "-":
                dashes += 1
                small_dashes += line.text[1:3].strip()[:1].islower()
            habits.count(kind, end, start)
            kind = line.kind
        elif reach == SHORT or start == Start.OWN:
            habits.count(kind, end, start)
            kind = line.kind
        elif start == Start.LABEL:
            if reach == UNKNOWN:
                habits.count(kind, end, start)
            kind = line.kind
        before = line
    habits.dashed = (dashes + 0.5) / (labels + 2)
    habits.small_dash = (small_dashes + 0.3) / (dashes + 3)
    chance = _WORD / habits.width if habits.width else 0.15
    return starting, (full + 10 * chance) / (shown + 10)


def _learn_width(habits: Habits, lines: Sequence[Printed], going: Sequence[int]) -> None:
    """The wrap width: no wrapped line is longer, and the next word would have made each one longer."""
    measured = []
    for place in going:
        before = lines[place - 1]
        if before.line.fill is None and not before.line.centred:
            length = len(before.text)
            measured.append((length, length + 1 + _first_word(lines[place].text)))
    if not measured:
        return
    low, high, agreeing = _common_width(measured)
    lengths = [len(line.text) for line in lines]
    slips = len(measured) - agreeing
    if sum(length > high for length in lengths) <= len(lines) * _LONGER:
        even = slips <= len(measured) * _SLIPS_WHERE_NONE_IS_LONGER
    else:
        even = len(measured) >= _FEWEST and slips <= len(measured) * _SLIPS
    if even:
        habits.wrapped = agreeing >= _AGREEING
        habits.width = max(low, *(length for length in lengths if length <= high))
        return
    wrapped = sorted(length for length, _ in measured)
    longest = wrapped[-1]
    shortest = wrapped[len(wrapped) // 10] - 4
    if len(measured) >= _FEWEST and shortest >= _NARROW * longest:
        habits.wrapped = True
        habits.zone = shortest, longest + 2
    else:
        # No width to be made out: only what is far shorter than the lines that go on speaks against going on.
        habits.zone = wrapped[len(wrapped) * 9 // 10] * 6 // 10, 1_000_000


def _common_width(measured: Sequence[tuple[int, int]]) -> tuple[int, int, int]:
    """The narrowest and widest width that most wrapped lines agree with, and how many do.

    A line agrees that is not longer, and would be with the next word.
    """
    edges = sorted([(length, 1) for length, _ in measured] + [(need, 0) for _, need in measured])
    agreeing = best = low = high = 0
    for place, (column, begins) in enumerate(edges):
        agreeing += 1 if begins else -1
        if agreeing > best:
            best, low, high = agreeing, column, edges[place + 1][0] - 1
    return low, high, best


def _first_word(text: str) -> int:
    end = text.find(" ")
    return end if end > 0 else len(text)


def _measure(habits: Habits, lines: Sequence[Printed]) -> None:
    """Set how far the line above each line reaches."""
    width = habits.width
    low, high = habits.zone
    before = lines[0]
    for line in lines:
        source = before.line
        length = len(before.text)
        if source.fill is not None:
            # The next word's width, reckoned from the line's own letters; a centred line could grow on both sides.
            own = source.fill - (source.indent or 0.0)
            reached = (own if source.centred else source.fill) + (1 + _first_word(line.text)) * own / length
            line.reach = FULL if reached > 0.985 else SHORT if reached < (0.88 if source.centred else 0.94) else UNKNOWN
        elif source.centred or line.line.centred:
            pass
        elif width:
            line.reach = FULL if length >= width or length + 1 + _first_word(line.text) > width else SHORT
        elif high:
            line.reach = FULL if low <= length <= high else SHORT
            if high == 1_000_000 and line.reach == FULL:
                line.reach = UNKNOWN
        before = line


def _learn_blanks(habits: Habits, lines: Sequence[Printed], going: Sequence[int], starting: Sequence[int]) -> None:
    among_going = (sum(lines[place].blank for place in going) + 0.5) / (len(going) + 1)
    among_starting = (sum(lines[place].blank for place in starting) + 0.5) / (len(starting) + 1)
    habits.blank = _clamp(log((1 - among_going) / (1 - among_starting))), _clamp(log(among_going / among_starting))


def _clamp(odds: float) -> float:
    return max(-_CLAMP, min(_CLAMP, odds))


def step(before: Printed, line: Printed) -> tuple[int, bool]:
    """Whether `line` stands in further than the line before (1), less (-1) or as far, and whether that one begins a paragraph."""
    change = line.indent - before.indent
    slack = 0.012 if line.line.fill is not None else 0.5
    return (0 if -slack < change < slack else 1 if change > 0 else -1), before.start > Start.DIGIT


def _learn_indents(habits: Habits, lines: Sequence[Printed], going: Sequence[int], starting: Sequence[int]) -> None:
    def shares(places: Sequence[int]) -> Iterator[tuple[tuple[int, bool], float]]:
        steps = [step(lines[place - 1], lines[place]) for place in places if not lines[place].line.centred]
        for first in (False, True):
            total = sum(begins is first for _, begins in steps)
            for way in (-1, 0, 1):
                yield (way, first), (steps.count((way, first)) + 0.6) / (total + 1.8)

    among_starting = dict(shares(starting))
    habits.indents = {key: _clamp(log(share / among_starting[key])) for key, share in shares(going)}
