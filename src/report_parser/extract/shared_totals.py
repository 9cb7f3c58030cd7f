"""Whose a printed total is: a group's that it stands with or names, or the whole report's."""

import re
from collections import Counter

from report_parser.extract.drafts import GroupDraft, Piece
from report_parser.extract.prose import Outside, Prose
from report_parser.extract.summary_tables import SummaryRow
from report_parser.extract.table_items import TableItems
from report_parser.extract.totals import FoundTotal, find_totals
from report_parser.lexicon import Lexicon
from report_parser.model import Block, VerdictCode
from report_parser.patterns import pattern_of

# What sums up the whole report where there is one list only.
_SUMS_UP = pattern_of(
    r"\W{0,3}(?:tóm\s+lại|như\s+vậy|nhìn\s+chung|đánh\s+giá\s+chung|qua\s+(?:rà\s+soát|đánh\s+giá))\b", re.IGNORECASE
)
_FEWEST = 2
_LONGEST = 300


def share_totals(
    prose: Prose, tables: list[TableItems], groups: list[GroupDraft]
) -> dict[int, list[tuple[Block, FoundTotal]]]:
    """Each printed total given to the group it stands with (by id) or to the whole report (0).

    Behind the last group's own totals stand the report's: told by its size where that is plain (printed, or the sum of
    the counts in one sentence), by `Tổng`, or because the group has said the same already.
    """
    everything = sum(len(group.items) for group in groups)
    silent = any(not group.totals for group in groups[:-1])

    def speaks_for_itself(group: GroupDraft, total: FoundTotal) -> bool:
        """Whether a count is the group's own wherever it stands: other groups follow, or one more count of the same."""
        if not total.labelled or silent or len(groups) == 1:
            return False
        alike = [other for _, other in group.totals if other.code == total.code]
        return group is not groups[-1] or (len(alike) > 1 and alike[0] is total)

    shared: dict[int, list[tuple[Block, FoundTotal]]] = {}
    for group in groups:
        size = len(group.items)
        sums: dict[int, int] = {}
        for block, total in group.totals:
            sums[block.id] = sums.get(block.id, 0) + total.count
        spoken: set[VerdictCode] = set()
        said_of_all = -1
        bare = [total for _, total in group.totals if total.total is None]
        # Counts of the whole report in lines of their own behind the last group: more than the group holds.
        beyond = (
            group is groups[-1]
            and len(groups) > 1
            and sum(total.count for total in bare) == everything
            and any(total.count > size for total in bare)
        )
        # Indicators under no heading are the whole list.
        whole = group.number is None and group.title is None and len(groups) == 1
        for block, total in group.totals:
            of = total.total if total.total is not None else sums[block.id]
            plain = size != everything and (total.total is not None or sums[block.id] > total.count)
            if beyond and total.total is None:
                whole = True
            elif total.whole and whole and block.id == said_of_all:
                # `Tổng hợp: 3/4 chỉ tiêu đạt; 1/2 tiêu chí đạt.`
                whole = True
            elif plain and of in (everything, len(groups)) and not total.whole and speaks_for_itself(group, total):
                # A size that is misprinted
                whole = False
            elif plain and of == everything:
                whole = True
            elif plain and of == size:
                whole = False
            elif plain and of == len(groups):
                # `đạt 2/3 tiêu chí`, where the groups are the criteria
                whole = True
            elif (
                (total.code in spoken and total.whole)
                or (total.whole and (len(groups) == 1 or size != everything))
                or (len(groups) == 1 and of == everything and _SUMS_UP.match(block.text))
            ):
                whole = True
            if whole:
                said_of_all = block.id
            else:
                spoken.add(total.code)
            shared.setdefault(0 if whole else id(group), []).append((block, total))
    loose = prose.loose + [total for table in tables for total in table.loose]
    shared.setdefault(0, []).extend(loose)
    shared[0].sort(key=lambda place: (place[0].id, place[1].start))
    return shared


def keep_summaries(prose: Prose) -> None:
    """Of a report that lists no indicators, the lines that count them all: `12 chỉ tiêu, trong đó 09 đạt, 03 chưa đạt`.

    A single count (`duy trì 19/19 tiêu chí`) is a figure like any other.
    """
    counts = Counter(block.id for block, _ in prose.loose)
    figures = {block.id: block for block, _ in prose.loose if counts[block.id] == 1}
    prose.loose = [(block, total) for block, total in prose.loose if counts[block.id] > 1]
    prose.outside += [Outside((), Piece(block, 0, len(block.text)), False) for block in figures.values()]


_LINES_BELOW = 4
"""How far below its table a group's own count may stand."""


def take_counts_below(prose: Prose, tables: list[TableItems], lexicon: Lexicon) -> None:
    """`Kết quả: 1/2 chỉ tiêu đạt.` under the table of a section: the count of that table's group, not of the report."""
    groups = sorted(
        (max(item.title.block.id for item in group.items), place, group)
        for place, group in enumerate(one for table in tables for one in table.groups if one.items)
    )
    if len(groups) < _FEWEST:
        return

    def above(block: Block) -> GroupDraft | None:
        below = [(end, group) for end, _, group in groups if 0 < block.id - end <= _LINES_BELOW]
        return below[-1][1] if below else None

    for block, total in list(prose.loose):
        group = above(block)
        if group is not None and total.total == len(group.items) and not total.whole:
            group.totals.append((block, total))
            prose.loose.remove((block, total))
    for other in prose.outside:
        block = other.piece.block
        group = above(block)
        if other.plan or group is None or block.kind == "row" or len(block.text) > _LONGEST:
            continue
        if not any(known is block for known, _ in (*prose.loose, *group.totals)):
            totals = [
                one for one in find_totals(block.text, lexicon) if one.total == len(group.items) and not one.whole
            ]
            group.totals += [(block, one) for one in totals]


def find_named_group(row: SummaryRow, groups: list[GroupDraft]) -> GroupDraft | None:
    if row.name is None:
        return None
    name = _fold(row.name)
    named = [group for group in groups if group.title and name and (name in _fold(group.title.text))]
    numbered = [group for group in named or groups if row.number is not None and group.number == row.number]
    chosen = named if len(named) == 1 else numbered
    return chosen[0] if len(chosen) == 1 else None


def _fold(name: str) -> str:
    return " ".join(name.lower().split()).removeprefix("nhóm ").removeprefix("về ").rstrip(" .:")
