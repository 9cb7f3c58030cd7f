"""Which printed lines go on from the line before them.

No single sign settles it: a wrapped line can begin with a capital or look like a label, a paragraph can end without a
mark at the right margin. So the signs are weighed, in log odds for "goes on" against "begins a paragraph". What the signs
are worth is learned from the document itself (`habits`): how wide it is wrapped, whether its blank lines part
paragraphs, whether its bullets end with a full stop, what follows its headings.
"""

import re
from collections.abc import Sequence
from math import log

from report_parser.normalise.habits import FULL, SHORT, Habits, Printed, learn_habits, step
from report_parser.normalise.marks import LEAD, NAMING, NONE, End, Start, label_parts
from report_parser.patterns import pattern_of

# How often two neighbouring words inside a paragraph end and begin so, out of all neighbours: counted on the seed report and
# on 60 generated ones (52,000 pairs), the rare ones rounded up to what running prose with longer paragraphs has.
_INSIDE: dict[tuple[int, int], float] = {
    (End.PLAIN, Start.LOWER): 0.77, (End.PLAIN, Start.CAPITAL): 0.08, (End.PLAIN, Start.DIGIT): 0.055, (End.PLAIN, Start.OPENER): 0.004,
    (End.PLAIN, Start.CLOSER): 0.002, (End.PLAIN, Start.LABEL): 0.0035, (End.PLAIN, Start.CAPITALS): 0.004, (End.OPEN, Start.LOWER): 0.045,
    (End.OPEN, Start.CAPITAL): 0.006, (End.OPEN, Start.DIGIT): 0.01, (End.OPEN, Start.OPENER): 0.001, (End.OPEN, Start.CLOSER): 0.0005,
    (End.OPEN, Start.LABEL): 0.0015, (End.OPEN, Start.CAPITALS): 0.001, (End.COLON, Start.CAPITAL): 0.004, (End.COLON, Start.DIGIT): 0.004,
    (End.COLON, Start.LOWER): 0.003, (End.COLON, Start.OPENER): 0.0005, (End.COLON, Start.LABEL): 0.0003, (End.SEMICOLON, Start.LOWER): 0.003,
    (End.SEMICOLON, Start.CAPITAL): 0.0015, (End.SEMICOLON, Start.DIGIT): 0.0003, (End.SEMICOLON, Start.LABEL): 0.0003,
    (End.STOP, Start.CAPITAL): 0.007, (End.STOP, Start.LOWER): 0.0005, (End.STOP, Start.DIGIT): 0.0004, (End.STOP, Start.OPENER): 0.0005,
    (End.STOP, Start.LABEL): 0.0002,
}  # fmt: skip
_RARELY = 0.0001
_SHORT = -5.5
"""A line that the next word would have fitted on was not wrapped there."""
_KNOWN = 3.0
"""The same line stood in another copy, or in another place, and was judged there."""
_DOUBT = 0.7
"""Log odds under which a line is not joined: a missed join is less bad than a wrong one."""
_HALF = 60
"""Letters that a paragraph has at least which is half a sentence; shorter ones are cells, captions and items of a list."""
_UNFINISHED = ",&(-/"
_LOOKUPS = 300
"""Times that the whole text is searched for two words: enough for a long report, few enough for a hostile one."""
_INLINE = frozenset({"bracket", "letter"})
"""Labels that also stand within a sentence: `gồm: (1) …; (2) …`."""
_COUNTED = frozenset({"number", "decimal", "bracket"})
_AHEAD = 12
"""Lines looked ahead for the end of a paragraph."""


_LAST_NUMBER = pattern_of(r"(?P<word>\S*\s)?(?P<number>[0-9][0-9.,]*)%?$")
_FIRST_NUMBER = pattern_of(r"[0-9][0-9.,]*[0-9]|[0-9]")
_BRACKETED_SHARE = pattern_of(r"\([^()]{0,12}[0-9][0-9.,]*\s?%")
_FRACTION = pattern_of(r"[0-9]{1,6}\s?/\s?[0-9]{1,6}(?![0-9/])")
_RANGE_WORDS = frozenset({"từ ", "khoảng ", "đoạn ", "năm ", "đạt ", "còn "})


def _weigh_range(before: str, rest: str) -> float:
    """Whether a dash between two numbers is that of a range: `giai đoạn 2022` `- 2025`, `từ 30` `- 50 cái`."""
    last, first = _LAST_NUMBER.search(before, max(0, len(before) - 40)), _FIRST_NUMBER.match(rest)
    if not last or not first:
        return -2.0
    low, high = last["number"].strip(".,"), first[0]
    if len(low) == len(high) == 4 and low.isdigit() and high.isdigit():
        return 6.0
    rises = (len(low), low) < (len(high), high)
    return (5.0 if last["word"] in _RANGE_WORDS else 3.5) if rises else 1.0


# `nhiệm vụ năm` `2023. Quá trình …`; `đạt 104,2%` `KH.`
_AWAITS_YEAR = pattern_of(r"(?:\s|^)(?:năm|quý\s[IV]{1,3}/?|tháng\s[0-9]{1,2}/?)$", re.IGNORECASE)
_YEAR = pattern_of(r"(?:19|20)[0-9]{2}(?![0-9/%]|[.,][0-9])")
_AWAITS_PLAN = pattern_of(r"(?:[0-9]\s?%|\s(?:mục tiêu|chỉ tiêu|so với|nghị quyết|kế hoạch|cùng))$", re.IGNORECASE)
_PLAN = pattern_of(r"(?:KH|KHĐ|DT|NQ|CT|CK|ĐH|KHNN)(?![^\W_])")


def _weigh_halves(before: str, text: str) -> float:
    """Whether two lines are the halves of what is seldom said apart."""
    if _YEAR.match(text):
        return 6.0 if _AWAITS_YEAR.search(before, max(0, len(before) - 12)) else 0.0
    if _PLAN.match(text):
        return 8.0 if _AWAITS_PLAN.search(before, max(0, len(before) - 12)) else 0.0
    return 0.0


def _bare_word(text: str) -> str:
    return text.partition(" ")[0].rstrip(".,;:)")


def mark_joins(lines: Sequence[Printed]) -> None:
    """Set `joined` on each line that goes on from the one before it. Time is linear in the text."""
    if len(lines) < 2:
        return
    _Judge(lines).judge_all()


class _Judge:
    """Goes through the lines in order, with what was decided so far."""

    def __init__(self, lines: Sequence[Printed]) -> None:
        self.lines = lines
        self.habits: Habits = learn_habits(lines)
        self.head = 0
        self.labels: dict[str, tuple[int, ...]] = {}
        self.verdicts: dict[str, bool] = {lines[0].text: False}
        self._text = ""
        self._lookups = _LOOKUPS
        self._sentences = 0.0

    def judge_all(self) -> None:
        verdicts, habits = self.verdicts, self.habits
        before = self.lines[0]
        for place, line in enumerate(self.lines):
            if place == 0:
                continue
            start, end = line.start, before.end
            if start > Start.DIGIT:
                if (
                    line.reach == SHORT
                    or start == Start.OWN
                    or (start == Start.LABEL and end >= End.COLON and line.kind not in _INLINE)
                ):
                    joined = False
                else:
                    joined = self._goes_on(place, before, line)
            elif (
                start <= Start.LOWER
                and end <= End.PLAIN
                and line.reach != SHORT
                and habits.blank[line.blank] > -1
                and not line.apart
            ):
                joined = True
            else:
                joined = self._goes_on(place, before, line)
            line.joined = joined
            verdicts.setdefault(line.text, joined)
            if not joined:
                self.head = place
                if start == Start.LABEL and line.kind in _COUNTED:
                    self.labels[line.kind] = label_parts(line.text)
            before = line

    def _goes_on(self, place: int, before: Printed, line: Printed) -> bool:
        if before.end == End.FINAL or line.apart or (before.start == Start.OWN and line.start > Start.CAPITAL):
            return False
        if line.line.kind == "paragraph" and not (self.habits.wrapped and line.reach == FULL):
            # The source says that a paragraph ends here. Only half a sentence says otherwise.
            return (
                line.start <= Start.LOWER
                and len(before.text) >= _HALF
                and before.end == End.OPEN
                and before.text[-1] not in ",-/"
                and not (self.habits.wrapped and line.reach == SHORT)
            )
        if (
            not self.habits.wrapped
            and line.reach != FULL
            and (line.blank or (self.head == place - 1 and before.start == Start.LABEL))
            and before.end == End.PLAIN
            and line.start == Start.CAPITAL
            and before.text.rpartition(" ")[2] not in NAMING
            and not _weigh_halves(before.text, line.text)
        ):
            # Where nothing shows that lines are wrapped, a heading without a full stop is not continued.
            return False
        return self._weigh(place, before, line, line.reach) > _DOUBT

    def _weigh(self, place: int, before: Printed, line: Printed, reach: int) -> float:
        habits, kind = self.habits, self.lines[self.head].kind
        inside = _INSIDE.get((before.end, line.start), _RARELY)
        if before.end == End.STOP and line.start == Start.CAPITAL:
            inside = self._sentence_ends()
        odds = habits.odds + log(inside)
        odds -= log(habits.end(kind, before.end)) + log(habits.following(kind, line.start))
        ending = self._ending(place)
        if ending is not None:
            odds += log(habits.end(kind, ending)) - log(habits.end(line.kind, ending))
        odds += habits.full if reach == FULL else _SHORT if reach == SHORT else 0.0
        odds += habits.blank[line.blank]
        if habits.indents and not line.line.centred:
            odds += habits.indents[step(before, line)]
        if before.line.bold != line.line.bold or before.line.centred != line.line.centred:
            odds -= 2.5
        if before.text[-1] in _UNFINISHED:
            odds += 2.0
        if before.text.rfind("(") > before.text.rfind(")"):
            odds += 2.5
        if before.end <= End.PLAIN:
            odds += _weigh_halves(before.text, line.text)
        known = self.verdicts.get(line.text)
        if known is not None:
            odds += _KNOWN if known else -_KNOWN
        if line.start == Start.LABEL:
            return odds + self._weigh_label(place, before, line)
        if line.start == Start.CAPITALS:
            # `Đánh giá: ĐANG TRIỂN KHAI` `THỰC HIỆN`
            two = before.text.rpartition(": ")[2]
            return odds + (3.0 if before.text.isupper() or (before.end == End.PLAIN and two.isupper()) else -3.0)
        if line.start == Start.OPENER and before.end <= End.PLAIN and _BRACKETED_SHARE.match(line.text):
            odds += 4.0
        if line.start == Start.DIGIT and before.end in (End.PLAIN, End.OPEN, End.COLON) and _FRACTION.match(line.text):
            odds += 2.0
        if line.start in (Start.CAPITAL, Start.OPENER):
            return odds + self._weigh_capital(self.lines[self.head], before, line)
        return odds

    def _ending(self, place: int) -> int | None:
        """What the paragraph ends with that `place` belongs to, None where its end is in doubt."""
        lines = self.lines
        for last in range(place, min(place + _AHEAD, len(lines))):
            if lines[last].end > End.PLAIN or last + 1 == len(lines):
                return lines[last].end
            after = lines[last + 1]
            if after.start > Start.LOWER:
                return lines[last].end if after.reach == SHORT or after.start >= Start.LABEL else None
        return None

    def _weigh_capital(self, head: Printed, before: Printed, line: Printed) -> float:
        odds = 0.0
        last = before.text.rpartition(" ")[2]
        if before.end <= End.PLAIN:
            if last in NAMING:
                odds += 1.5
            elif last[0].isupper():
                # `xã Sơn` `Dương`: half a name, and nothing but its other half follows
                odds += 2.2 if before.text[: -len(last)].rstrip().rpartition(" ")[2] in NAMING else 0.7
            if self._seen(f"{last} {_bare_word(line.text)}"):
                odds += 3.5
        if line.kind == LEAD:
            odds -= 4.0 if head.kind in (NONE, LEAD) else 2.0
        elif (
            before.end == End.SEMICOLON
            and head.text.startswith("Trên cơ sở ")
            and line.text.startswith(("Ủy ban", "UBND", "Uỷ ban"))
        ):
            # `Trên cơ sở …;` is a clause: it is no paragraph without its sentence.
            odds += 3.0
        return odds

    def _weigh_label(self, place: int, before: Printed, line: Printed) -> float:
        kind, text = line.kind, line.text
        if kind == "-":
            return self._weigh_dash(before, text)
        if kind in ("+", "*", "•"):
            return -4.0
        parts = label_parts(text)
        if len(text) <= 6 and " " not in text:
            return 3.0 if before.end <= End.PLAIN else -3.0
        if parts and self._stands_inline(place, kind, parts):
            return 5.0
        return -4.0 if not parts or self._follows(kind, parts) else 0.5

    def _weigh_dash(self, before: Printed, text: str) -> float:
        rest = text[1:].lstrip()
        last = before.text.rpartition(" ")[2]
        if rest[:1].isdigit():
            return _weigh_range(before.text, rest)
        if text[1:2] != " ":
            return -2.0
        odds = (3.0 if self._seen(f"{last} - {_bare_word(rest)}") else 0.0) - log(self.habits.dashed / 0.6)
        return odds + (log(0.5 / self.habits.small_dash) if rest[:1].islower() else -2.0)

    def _follows(self, kind: str, parts: tuple[int, ...]) -> bool:
        """Whether a label of these numbers is due: the next one, one further, or the first of a series."""
        last = self.labels.get(kind, ())
        above = len(parts) - 1
        return parts[-1] <= 1 or (len(last) > above and parts[:-1] == last[:above] and 0 < parts[-1] - last[above] <= 2)

    def _stands_inline(self, place: int, kind: str, parts: tuple[int, ...]) -> bool:
        """Whether the label before this one stands within the paragraph: `… gồm: (1) …; (2) …`."""
        if kind != "bracket" or parts[-1] < 2:
            return False
        sign = f"({parts[-1] - 1})"
        for back in range(max(self.head, place - 6), place):
            if self.lines[back].text.find(sign, 0 if back > self.head else 1) >= 0:
                return True
        return False

    def _sentence_ends(self) -> float:
        """How often a sentence ends between two words of a line: seldom where all is in points, often in prose."""
        if not self._sentences:
            text = self._whole()
            labels = sum(line.start == Start.LABEL and line.text.find(". ", 0, 8) > 0 for line in self.lines)
            self._sentences = min(max((text.count(". ") - labels + 2) / (text.count(" ") + 400), 0.003), 0.06)
        return self._sentences

    def _whole(self) -> str:
        if not self._text:
            self._text = "\n".join(line.text for line in self.lines)
        return self._text

    def _seen(self, words: str) -> bool:
        """Whether the words stand side by side within a line somewhere, as `trấn Cành` does when `thị trấn` ends a line."""
        self._lookups -= 1
        return self._lookups >= 0 and f" {words}" in self._whole()
