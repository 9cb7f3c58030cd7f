"""Stretches of text that repeat an earlier one, wherever they lie.

Blocks are compared by their text in one pass. A stretch is followed along the text it repeats over small edits; it counts as
a copy when it is long, begins where the text begins (or goes on where its copy stopped), and agrees in its figures: two
reports of one commune share their headings and titles, not their numbers.
"""

from collections.abc import Sequence

from report_parser.characters import fold
from report_parser.patterns import pattern_of
from report_parser.records import dataclass

_LEAST = 8
"""Blocks in a row that make a copy which is cut short; honest repetition inside the seed reaches 3, its page copy 155."""
_LEAST_ANYWHERE = 30
"""… where the stretch does not begin where the text begins."""
_DISTINCT = 5
_TELLING = 20
"""Characters from which a block's text says where it belongs; `* Đánh giá: Đạt` does not."""
_CANDIDATES = 4
_EDIT = 16
"""Blocks that an edit may add, drop or change together (both sides counted)."""
_JUMP = 60
"""Blocks that one side may have in a row and the other not (a table, a letter)."""
_SHARE = 0.75
"""Share of a stretch's blocks, and of its blocks with figures, that agree in a copy. Copies with edits keep 0.9 and more, two
years' reports of one commune some 0.2 of the blocks with figures."""
_WHOLE = 0.6
"""Share of all text before it that a shorter stretch repeats to be a copy of it."""
_COPIES = 64
_LONGER = 200
"""Characters that another copy has more than the first, to take its place."""
_DIGIT = pattern_of("[0-9]")
_FIGURES = pattern_of("[0-9]+")


@dataclass(slots=True)
class Run:
    """A stretch that repeats another: `pairs` of places (in copy 1, in copy `copy`), rising.

    `swapped`: the earlier stretch is the lesser one, so that the later carries the facts.
    """

    copy: int
    pairs: list[tuple[int, int]]
    swapped: bool = False


def find_copies(texts: Sequence[str]) -> list[Run]:
    """The stretches of `texts` that repeat others, in order. Linear in the number of blocks."""
    if len(texts) < 2:
        return []
    return _Search(texts).search()


class _Search:
    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.ref: list[int] = []
        """Places of what is copy 1 as far as was read."""
        self.at: dict[str, list[int]] = {}
        """Where in `ref` a text stands."""
        self.next: list[int] = []
        """For copies 2, 3 …: where in `ref` each is expected to go on."""
        self.runs: list[Run] = []
        self.length = 0
        self._folded: dict[int, str] = {}

    def search(self) -> list[Run]:
        place = 0
        while place < len(self.texts):
            best = self._best_from(place)
            if best is None:
                self._keep(place)
                place += 1
                continue
            end = best[-1][1] + 1
            loose = _loose_start(best) if best[0][0] > 3 else 0
            if loose:
                end = best[loose][1]
                for member in range(place, end):
                    self._keep(member)
            elif self._agrees(best):
                self.runs.append(Run(self._copy_of(best), [(self.ref[one], other) for one, other in best]))
            else:
                # Another report of the same form is passed over whole; what else goes wrong may still be a copy further on.
                end = end if len(best) >= _LEAST_ANYWHERE else place + 1
                for member in range(place, end):
                    self._keep(member)
            place = end
        for number, run in enumerate(self.runs):
            self._choose_side(run, number)
        return self.runs

    def _keep(self, place: int) -> None:
        text = self.texts[place]
        places = self.at.setdefault(text, [])
        if len(places) < _CANDIDATES:
            places.append(len(self.ref))
        self.ref.append(place)
        self.length += len(text)

    def _best_from(self, place: int) -> list[tuple[int, int]] | None:
        """The longest stretch from `place` on that is long enough to be asked about: pairs (place in `ref`, place)."""
        text = self.texts[place]
        starts = self.at.get(text)
        if not starts:
            return None
        best: list[tuple[int, int]] = []
        expected = [one for one in self.next[:_COPIES] if one < len(self.ref) and self._same(self.ref[one], place)]
        for start in dict.fromkeys((*starts, *expected)):
            if not self._agree_at(start, place):
                continue
            pairs = self._follow(start, place)
            if len(pairs) > len(best):
                best = pairs
        return best if self._long_enough(best) else None

    def _long_enough(self, pairs: Sequence[tuple[int, int]]) -> bool:
        if not pairs:
            return False
        start = pairs[0][0]
        distinct = len({self.texts[other] for _, other in pairs[:200]})
        # Page by page: the next page of a copy repeats all that has come since its last one.
        slack = 0 if len(pairs) < _DISTINCT else 2
        if pairs[-1][0] >= len(self.ref) - 1 - slack and any(
            one - slack <= start <= one + 4 * slack for one in self.next[:_COPIES]
        ):
            return distinct >= 2 or len(self.texts[pairs[0][1]]) >= _TELLING
        if distinct < min(_DISTINCT, len(pairs)) or distinct < 3:
            return False
        if len(pairs) >= _LEAST_ANYWHERE:
            return True
        if start > 3:
            return False
        # Two reports may share their letterhead. A copy cut short ends there, one of a short text repeats most of it.
        repeated = sum(len(self.texts[other]) for _, other in pairs)
        cut = len(pairs) >= _LEAST and pairs[-1][1] >= len(self.texts) - 3
        return cut or repeated >= (_WHOLE if repeated >= 150 else 0.95) * self.length

    def _copy_of(self, pairs: Sequence[tuple[int, int]]) -> int:
        """The copy that goes on here, or a new one."""
        start, end = pairs[0][0], pairs[-1][0] + 1
        for number, one in enumerate(self.next[:_COPIES]):
            if one - 2 <= start:
                self.next[number] = end
                return number + 2
        self.next.append(end)
        return len(self.next) + 1

    def _same(self, one: int, other: int) -> bool:
        first, second = self.texts[one], self.texts[other]
        return first == second or (
            abs(len(first) - len(second)) <= 3 and first[:1] == second[:1] and self._fold(one) == self._fold(other)
        )

    def _fold(self, place: int) -> str:
        if place not in self._folded:
            self._folded[place] = fold(self.texts[place])
        return self._folded[place]

    def _follow(self, start: int, place: int) -> list[tuple[int, int]]:
        """Pairs of places that agree, from `start` in `ref` and `place` on, over edits."""
        ref, texts = self.ref, self.texts
        pairs = [(start, place)]
        one, other = start + 1, place + 1
        while one < len(ref) and other < len(texts):
            if texts[ref[one]] != texts[other] and not self._same(ref[one], other):
                found = self._resume(one, other, len(pairs))
                if found is None:
                    break
                one, other = found
            pairs.append((one, other))
            if len(pairs) == 2 * _LEAST and len({texts[after] for _, after in pairs}) < _DISTINCT:
                break
            one, other = one + 1, other + 1
        if len(ref) - one == len(texts) - other <= 3:
            # The very end of both: what was changed there has nothing behind it to agree again.
            pairs += [
                pair for pair in zip(range(one, len(ref)), range(other, len(texts)), strict=True) if self._alike(*pair)
            ]
        return pairs

    def _alike(self, one: int, other: int) -> bool:
        first, second = set(self.texts[self.ref[one]].split()), set(self.texts[other].split())
        return 2 * len(first & second) >= max(len(first), len(second))

    def _resume(self, one: int, other: int, agreed: int) -> tuple[int, int] | None:
        """Where the two stretches agree again behind an edit, which may be the larger the more agreed before it."""
        for moved in range(1, min(agreed + 1, _EDIT) + 1):
            for over in range(moved + 1):
                ahead, behind = one + over, other + moved - over
                if self._agree_at(ahead, behind):
                    return ahead, behind
        if agreed < _EDIT:
            return None
        for behind in range(other, min(other + _JUMP, len(self.texts))):
            text = self.texts[behind]
            if len(text) >= _TELLING:
                for ahead in self.at.get(text, ()):
                    if one <= ahead <= one + _JUMP and self._agree_at(ahead, behind):
                        return ahead, behind
        return None

    def _agree_at(self, ahead: int, behind: int) -> bool:
        """Whether both agree there, beyond the agreement of lines that stand everywhere."""
        ref, texts = self.ref, self.texts
        if ahead >= len(ref) or behind >= len(texts) or not self._same(ref[ahead], behind):
            return False
        if len(texts[behind]) >= _TELLING and len(self.at.get(texts[behind], ())) < 3:
            return True
        if behind + 1 == len(texts):
            return ahead + 1 == len(ref)
        return ahead + 1 < len(ref) and self._same(ref[ahead + 1], behind + 1)

    def _agrees(self, pairs: Sequence[tuple[int, int]]) -> bool:
        """Whether nearly all blocks of both sides, and nearly all that hold figures, are the same."""
        agreed_one, agreed_other = {one for one, _ in pairs}, {other for _, other in pairs}
        ones = range(pairs[0][0], pairs[-1][0] + 1)
        others = range(pairs[0][1], pairs[-1][1] + 1)
        fewer, more = sorted((len(ones), len(others)))
        if len(pairs) < _SHARE * (fewer if fewer > _LEAST_ANYWHERE else more):
            return False
        if self._other_figures_before(pairs[0]):
            return False
        if len(pairs) == more:
            return True
        figures = sum(_holds_figure(self.texts[other]) for other in agreed_other)
        changed_one = sum(_holds_figure(self.texts[self.ref[one]]) for one in ones if one not in agreed_one)
        changed_other = sum(_holds_figure(self.texts[other]) for other in others if other not in agreed_other)
        changed = min(changed_one, changed_other)
        return figures >= _SHARE * (figures + changed) if figures + changed >= 4 else len(pairs) >= 0.85 * fewer

    def _other_figures_before(self, start: tuple[int, int]) -> bool:
        """Whether the lines before the stretch are the same but for their figures: another report's number, date and year."""
        changed = 0
        for back in range(1, min(_EDIT, start[0], start[1]) + 1):
            one, other = self.texts[self.ref[start[0] - back]], self.texts[start[1] - back]
            changed += one != other and _FIGURES.sub("0", one) == _FIGURES.sub("0", other)
        return changed > 1

    def _choose_side(self, run: Run, number: int) -> None:
        """Let the later stretch carry the facts where the earlier was cut short (a teaser above the article)."""
        if any(later.copy == run.copy for later in self.runs[number + 1 :]):
            return
        ends = [later.pairs[0][1] for later in self.runs[number + 1 :]]
        behind_other = range(run.pairs[-1][1] + 1, min(ends, default=len(self.texts)))
        behind_one = range(run.pairs[-1][0] + 1, run.pairs[0][1])
        if run.pairs[-1][0] >= run.pairs[0][1]:
            return
        cut = behind_one and behind_other and _is_cut(self.texts[behind_one[0]], self.texts[behind_other[0]])
        if cut:
            run.pairs.append((behind_one[0], behind_other[0]))
            behind_one, behind_other = behind_one[1:], behind_other[1:]
        inside_one = self._rest(run.pairs, 0)
        inside_other = self._rest(run.pairs, 1)
        more = sum(len(self.texts[place]) for place in (*behind_other, *inside_other))
        less = sum(len(self.texts[place]) for place in (*behind_one, *inside_one))
        if more > less + _LONGER or cut:
            run.pairs = [(other, one) for one, other in run.pairs]
            run.swapped = True

    def _rest(self, pairs: Sequence[tuple[int, int]], side: int) -> list[int]:
        """Places within one side of a stretch that have no partner."""
        taken = {pair[side] for pair in pairs}
        return [place for place in range(pairs[0][side], pairs[-1][side] + 1) if place not in taken]


def _holds_figure(text: str) -> bool:
    """Whether there is a digit behind the first word, which may be a label."""
    return _DIGIT.search(text, text.find(" ") + 1) is not None


def _loose_start(pairs: Sequence[tuple[int, int]]) -> int:
    """How many pairs stand apart before the stretch proper: two like verdicts that only happen to stand before it."""
    for place in range(1, min(3, len(pairs))):
        if pairs[place][0] != pairs[place - 1][0] + 1 or pairs[place][1] != pairs[place - 1][1] + 1:
            return place
    return 0


def _is_cut(text: str, whole: str) -> bool:
    """Whether `text` is the beginning of `whole`, broken off (`Thực hiện Quyết định số 969/QĐ…`)."""
    start = text.rstrip("… .").removesuffix("[")
    return len(start) >= _TELLING and len(whole) > len(text) and whole.startswith(start)
