"""The totals that a group or a whole report prints, and what of them is wrong for some number of verdicts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from report_parser.model import ReportedCount, VerdictCode
from report_parser.reconcile.shares import is_possible

WrongValue = tuple[Literal["count", "total", "percent"], str, str]
"""(what it is, as printed, as it should be)."""


def find_wrong(line: ReportedCount, count: int, size: int) -> Iterator[WrongValue]:
    """The values of a totals line that are not so, where `count` of `size` indicators have its verdict."""
    if line.count != count:
        yield "count", str(line.count), str(count)
    if line.total is not None and line.total != size:
        yield "total", str(line.total), str(size)
    if line.percent is not None and size and not is_possible(count, size, line.percent):
        yield "percent", f"{line.percent:g}%", f"{round(100 * count / size)}%"


class PrintedTotals:
    """The totals lines of one scope. The same question is asked for many choices of verdicts, so that answers are kept:
    a report may print thousands of lines, and there are few counts that come into question."""

    def __init__(self, lines: Sequence[ReportedCount]) -> None:
        self.lines = tuple(lines)
        self._by_verdict: dict[VerdictCode, list[ReportedCount]] = {}
        for line in lines:
            self._by_verdict.setdefault(line.verdict, []).append(line)
        self._costs: dict[tuple[VerdictCode, int, int], int] = {}
        self._lacks: dict[tuple[VerdictCode, int], tuple[int, int]] = {}

    def cost(self, counts: Counter[VerdictCode], size: int) -> int:
        """How many printed values are wrong for these verdicts."""
        return sum(self._cost(verdict, counts[verdict], size) for verdict in self._by_verdict)

    def _cost(self, verdict: VerdictCode, count: int, size: int) -> int:
        key = (verdict, count, size)
        if key not in self._costs:
            self._costs[key] = sum(1 for line in self._by_verdict[verdict] for _ in find_wrong(line, count, size))
        return self._costs[key]

    def lacks(self, verdict: VerdictCode | None, count: int) -> tuple[int, int]:
        """How many lines print more of a verdict than are counted, and how many print fewer."""
        if verdict is None or verdict not in self._by_verdict:
            return 0, 0
        if (verdict, count) not in self._lacks:
            printed = [line.count for line in self._by_verdict[verdict]]
            self._lacks[verdict, count] = (sum(one > count for one in printed), sum(one < count for one in printed))
        return self._lacks[verdict, count]
