"""Which printed values are wrong, where counts do not agree: the fewest corrections that make everything agree.

The verdicts of a report determine every count in it. So a way to make a report agree is a choice of verdicts, each one
that differs from the printed one being a correction, together with every printed count, total or percentage that is
not what those verdicts give. The sets with the fewest corrections are the suspects; rivals with as many, or one more,
stand behind them. Nothing is corrected: the reader is told where to look.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import combinations_with_replacement
from typing import Literal

from report_parser.model import Group, Indicator, Overall, ReportedCount, Span, VerdictCode
from report_parser.reconcile.printed_totals import PrintedTotals, find_wrong
from report_parser.records import dataclass

MOVES_AT_MOST = 3
"""So many verdicts may be wrong at once; a report with more would be explained in too many ways to name one."""
WAYS_AT_MOST = {1: 500, 2: 60, 3: 20}
"""So many changes of a verdict are combined by ones, twos and threes; those that mend most come first. With these a
report of 480 indicators that agrees nowhere takes 0.2 s, one with an error or two 2 to 7 ms."""
RIVALS = 5
"""So many sets are given at most."""

Kind = Literal["count", "total", "percent", "verdict", "listed", "missing"]


@dataclass(frozen=True, slots=True)
class Correction:
    """A printed value and what it should be.

    `kind` is what the value is: a `count` of indicators, the `total` beside it, the `percent` stated for it, an
    indicator's `verdict`, an entry of a list of indicators (`listed`), or an indicator that is `missing` from a group
    (`span` is then the group's heading). Where any of several verdicts of a group may be the wrong one, `any_of` holds
    the places of all, the likeliest first.
    """

    kind: Kind
    printed: str
    should_be: str
    span: Span
    group: str | None = None
    indicator: str | None = None
    verdict: VerdictCode | None = None
    any_of: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Suspect:
    """Values whose correction makes the whole report agree."""

    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class StatedList:
    """A printed list of all the indicators of a verdict: `Chỉ tiêu đang triển khai: 2.5, 3.5 và 4.6`."""

    verdict: VerdictCode
    numbers: tuple[str, ...]
    span: Span


def find_suspects(
    groups: Sequence[Group],
    overall: Overall,
    indicators: Sequence[Indicator],
    lists: Sequence[StatedList] = (),
) -> list[Suspect]:
    """The smallest sets of values to correct, likeliest first, then rivals with one correction more; empty where all
    agrees. At most RIVALS sets."""
    judged = [group.verdict for group in groups if group.verdict is not None]
    criteria = [one for one in overall.reported if one.total == len(judged) != len(indicators)]
    puzzle = _Puzzle(groups, [one for one in overall.reported if one not in criteria], indicators, lists)
    found = puzzle.solve()
    if criteria:  # the report's totals count its criteria: those have verdicts of their own
        headings = [
            Indicator(group.number, None, (), group.title, group.span, group.verdict)
            for group in groups
            if group.verdict is not None
        ]
        found += _Puzzle((), criteria, headings, ()).solve()
    return found[:RIVALS]


@dataclass(slots=True)
class _Class:
    """Indicators of a group that cannot be told apart: of one verdict, in the same lists."""

    group: int
    verdict: VerdictCode | None
    listed: frozenset[int]
    members: list[Indicator] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Move:
    """One indicator of a class (by index; -1: one that is missing) gets another verdict."""

    group: int
    source: int
    verdict: VerdictCode
    cost: int


@dataclass(frozen=True, slots=True)
class _Sum:
    """The report as it is printed: what each group's totals and the rest cost, all verdicts, how many indicators."""

    own: list[int]
    whole: Counter[VerdictCode]
    size: int
    cost: int


class _Puzzle:
    """The printed values of one report, and the search for the fewest that are wrong."""

    def __init__(
        self,
        groups: Sequence[Group],
        overall: Sequence[ReportedCount],
        indicators: Sequence[Indicator],
        lists: Sequence[StatedList],
    ) -> None:
        self.groups, self.lists = groups, lists
        self.classes: list[_Class] = []
        self.counts: list[Counter[VerdictCode]] = [Counter() for _ in groups] or [Counter()]
        self.sizes = [0 for _ in self.counts]
        self._sort(indicators)
        self.own = [PrintedTotals(group.reported) for group in groups] or [PrintedTotals(())]
        self.overall = PrintedTotals(_whole_lines(overall))
        self._settle_unknown()

    def _sort(self, indicators: Sequence[Indicator]) -> None:
        """Indicators into classes, group by group: they stand in their groups' order."""
        known: dict[tuple[int, VerdictCode | None, frozenset[int]], _Class] = {}
        at = 0
        for indicator in indicators:
            while self.groups and at < len(self.groups) - 1 and indicator.group != self.groups[at].number:
                at += 1
            code = indicator.verdict.code if indicator.verdict and indicator.verdict.code != "unknown" else None
            listed = frozenset(which for which, one in enumerate(self.lists) if indicator.number in one.numbers)
            key = (at, code, listed)
            if key not in known:
                known[key] = _Class(*key)
                self.classes.append(known[key])
            known[key].members.append(indicator)
            self.sizes[at] += 1
            if code:
                self.counts[at][code] += 1

    def _settle_unknown(self) -> None:
        """Indicators without a verdict count as what their group's totals lack: nothing is printed that says otherwise."""
        free = [size - sum(self.counts[at].values()) for at, size in enumerate(self.sizes)]
        for at, own in enumerate(self.own):
            for line in own.lines:
                taken = max(0, min(free[at], line.count - self.counts[at][line.verdict]))
                self.counts[at][line.verdict] += taken
                free[at] -= taken

    def _list_errors(self, verdict: VerdictCode | None, listed: frozenset[int]) -> int:
        return sum((at in listed) != (one.verdict == verdict) for at, one in enumerate(self.lists)) if verdict else 0

    # The search

    def solve(self) -> list[Suspect]:
        base = [own.cost(self.counts[at], self.sizes[at]) for at, own in enumerate(self.own)]
        whole: Counter[VerdictCode] = sum(self.counts, Counter())
        listed = sum(self._list_errors(one.verdict, one.listed) * len(one.members) for one in self.classes)
        before = _Sum(base, whole, sum(self.sizes), sum(base) + listed)
        total = before.cost + self.overall.cost(whole, before.size)
        if total == 0:
            return []
        found: list[tuple[int, tuple[_Move, ...]]] = [(total, ())]
        best = total
        ways = self._ways(whole)
        for moves in range(1, MOVES_AT_MOST + 1):
            if moves > best:
                break
            for chosen in combinations_with_replacement(ways[: WAYS_AT_MOST[moves]], moves):
                if not self._enough(chosen):
                    continue
                cost = self._cost(chosen, before)
                if cost <= best + 1:
                    found.append((cost, chosen))
                    best = min(best, cost)
        ranked = sorted(
            ((cost, self._oddity(chosen), at, chosen) for at, (cost, chosen) in enumerate(found) if cost <= best + 1),
            key=lambda one: one[:3],
        )
        return [Suspect(tuple(self._corrections(chosen))) for _, _, _, chosen in ranked[:RIVALS]]

    def _ways(self, whole: Counter[VerdictCode]) -> list[_Move]:
        """The changes of a verdict that bring some printed value nearer to what is counted, those that mend most first."""
        printed = (line.verdict for own in (*self.own, self.overall) for line in own.lines)
        verdicts = list(dict.fromkeys([*whole, *printed]))
        ways: list[tuple[int, int, _Move]] = []
        for at, one in enumerate(self.classes):
            for verdict in verdicts:
                if verdict == one.verdict:
                    continue
                gain = self._list_errors(one.verdict, one.listed) - self._list_errors(verdict, one.listed)
                for lines, counts in ((self.own[one.group], self.counts[one.group]), (self.overall, whole)):
                    gain += lines.lacks(verdict, counts[verdict])[0]
                    if one.verdict is not None:
                        gain += lines.lacks(one.verdict, counts[one.verdict])[1]
                if gain > 0:
                    ways.append((-gain, len(ways), _Move(one.group, at, verdict, int(one.verdict is not None))))
        for which, own in enumerate(self.own):
            short = any(line.total is not None and line.total > self.sizes[which] for line in own.lines)
            for verdict in verdicts if short else ():
                ways.append((-1, len(ways), _Move(which, -1, verdict, 1)))
        return [move for _, _, move in sorted(ways, key=lambda way: way[:2])]

    def _enough(self, chosen: tuple[_Move, ...]) -> bool:
        """Whether each class has as many indicators as are taken from it."""
        taken = Counter(move.source for move in chosen if move.source >= 0)
        return all(count <= len(self.classes[at].members) for at, count in taken.items())

    def _after(self, chosen: tuple[_Move, ...]) -> tuple[dict[int, Counter[VerdictCode]], dict[int, int], int]:
        """The counts and sizes of the groups that some moves change, and by how much the lists' errors change."""
        counts: dict[int, Counter[VerdictCode]] = {}
        sizes: dict[int, int] = {}
        listed = 0
        for move in chosen:
            own = counts.setdefault(move.group, Counter(self.counts[move.group]))
            sizes.setdefault(move.group, self.sizes[move.group])
            own[move.verdict] += 1
            if move.source < 0:
                sizes[move.group] += 1
                continue
            one = self.classes[move.source]
            if one.verdict:
                own[one.verdict] -= 1
            listed += self._list_errors(move.verdict, one.listed) - self._list_errors(one.verdict, one.listed)
        return counts, sizes, listed

    def _cost(self, chosen: tuple[_Move, ...], before: _Sum) -> int:
        counts, sizes, more = self._after(chosen)
        cost, size = before.cost + more + sum(move.cost for move in chosen), before.size
        whole = before.whole.copy()
        for at, after in counts.items():
            cost += self.own[at].cost(after, sizes[at]) - before.own[at]
            whole.update(after)
            whole.subtract(self.counts[at])
            size += sizes[at] - self.sizes[at]
        return cost + self.overall.cost(whole, size)

    def _oddity(self, chosen: tuple[_Move, ...]) -> tuple[int, int, int]:
        """Of sets of one size: rather printed counts than verdicts, rather those than missing indicators; verdicts of
        one group and change rather than scattered ones; and rather those that their own figures contradict."""
        missing = sum(move.source < 0 for move in chosen)
        kinds = len({(move.group, move.source, move.verdict) for move in chosen})
        doubts = sum(
            any(_contradicts(member, move.verdict) for member in self.classes[move.source].members)
            for move in chosen
            if move.source >= 0
        )
        return missing, kinds, -doubts

    # Naming

    def _corrections(self, chosen: tuple[_Move, ...]) -> Iterator[Correction]:
        counts, sizes, _ = self._after(chosen)
        whole: Counter[VerdictCode] = Counter()
        size = 0
        for at, own in enumerate(self.own):
            after, many = counts.get(at, self.counts[at]), sizes.get(at, self.sizes[at])
            whole.update(after)
            size += many
            for line in own.lines:
                yield from self._named(line, after[line.verdict], many, self.groups[at].number)
        for line in self.overall.lines:
            yield from self._named(line, whole[line.verdict], size, None)
        moved: Counter[int] = Counter()
        for move in chosen:
            number = self.groups[move.group].number if self.groups else None
            if move.source < 0:
                span = self.groups[move.group].span
                yield Correction("missing", "", "one more", span, number, None, move.verdict)
                continue
            if move.cost:
                yield self._verdict_named(move, moved[move.source], number)
                moved[move.source] += 1
        yield from self._lists_named(chosen)

    def _named(self, line: ReportedCount, count: int, size: int, group: str | None) -> Iterator[Correction]:
        for kind, printed, should_be in find_wrong(line, count, size):
            yield Correction(kind, printed, should_be, line.span, group, None, line.verdict)

    def _verdict_named(self, move: _Move, taken: int, group: str | None) -> Correction:
        """The indicator whose own figures speak most against its verdict; of equals, the first."""
        members = [one for one in self.classes[move.source].members if one.verdict]
        members.sort(key=lambda one: not _contradicts(one, move.verdict))
        member = members[taken]
        spans = tuple(one.verdict.span for one in members[taken:] + members[:taken] if one.verdict)
        verdict = member.verdict
        assert verdict is not None
        return Correction(
            "verdict",
            verdict.text,
            move.verdict,
            verdict.span,
            group,
            member.number,
            verdict.code,
            spans if len(spans) > 1 else (),
        )

    def _lists_named(self, chosen: tuple[_Move, ...]) -> Iterator[Correction]:
        moved = Counter(move.source for move in chosen)
        for at, one in enumerate(self.classes):
            for member in one.members[moved[at] :]:
                for which, stated in enumerate(self.lists):
                    if one.verdict and (which in one.listed) != (stated.verdict == one.verdict):
                        printed, should_be = (
                            ("in the list", "not in it") if which in one.listed else ("not in the list", "in it")
                        )
                        yield Correction("listed", printed, should_be, stated.span, None, member.number, stated.verdict)


def _whole_lines(lines: Sequence[ReportedCount]) -> list[ReportedCount]:
    """The report's totals without statements about some of what they already count in full: behind 27/30 and 3/30,
    `trong đó có 2 chỉ tiêu chưa đánh giá` speaks of two of the thirty."""
    full = [line for line in lines if line.total is not None]
    if full and sum(line.count for line in full) == full[0].total:
        return full
    return list(lines)


def _contradicts(indicator: Indicator, should_be: VerdictCode) -> bool:
    """Whether an indicator's own figures speak for another verdict: its result against its target, in percent."""
    results = [one.percent for one in indicator.measurements if one.role == "result" and one.percent is not None]
    targets = [one.percent for one in indicator.measurements if one.role == "target" and one.percent is not None]
    if not results or not targets:
        return False
    return (max(results) >= min(targets)) == (should_be == "met")
