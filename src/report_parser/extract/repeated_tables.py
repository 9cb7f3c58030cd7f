"""Annexes that repeat the report: a table of the indicators that its sections have spoken of is no second list of them."""

from report_parser.extract.drafts import GroupDraft, ItemDraft
from report_parser.extract.prose import Prose
from report_parser.extract.table_items import TableItems
from report_parser.model import Measurement

Pair = tuple[ItemDraft, ItemDraft]
"""An indicator of the sections, and the same one in a table."""

_FEWEST = 2
_MOST_OF = 0.8
"""This share of a table's indicators has to be known for it to be a repetition."""


def fold_repeated(prose: Prose, tables: list[TableItems]) -> list[Pair]:
    """Take indicators that the sections have too out of the tables; their figures are the caller's to add (`add_figures`).

    Titles must be the same, and where both are judged, the verdicts: a table that says otherwise stays beside the text.
    """
    if not tables:
        return []
    known: dict[str, tuple[GroupDraft, ItemDraft]] = {}
    twice: set[str] = set()
    for group in prose.groups:
        for item in group.items:
            title = _fold(item.title.text)
            if title in known:
                twice.add(title)
            known[title] = group, item
    pairs: list[Pair] = []
    for table in tables:
        items = [item for group in table.groups for item in group.items]
        same = {
            id(item): known[title]
            for item in items
            if (title := _fold(item.title.text)) in known and title not in twice and _agree(known[title][1], item)
        }
        if len(same) < _FEWEST or len(same) < _MOST_OF * len(items):
            continue
        for group in table.groups:
            for item in group.items:
                if id(item) in same:
                    theirs, mine = same[id(item)]
                    pairs.append((mine, item))
                    mine.verdict = mine.verdict or item.verdict
                    theirs.score = theirs.score or group.score
                    theirs.totals = theirs.totals or group.totals
            group.items = [item for item in group.items if id(item) not in same]
    return pairs


def add_figures(pairs: list[Pair]) -> None:
    """Give each indicator what only the table says of it: targets above all."""
    for mine, repeated in pairs:
        said = {_numbers(one) for one in mine.measurements}
        mine.measurements += [one for one in repeated.measurements if _numbers(one) not in said]


def _agree(mine: ItemDraft, other: ItemDraft) -> bool:
    return mine.verdict is None or other.verdict is None or mine.verdict.code == other.verdict.code


def _fold(title: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in title.lower()).split())


def _numbers(one: Measurement) -> tuple[object, ...]:
    if one.kind == "ratio":
        return one.kind, one.numerator, one.denominator
    return one.kind, one.role, one.percent, one.value, one.low, one.high
