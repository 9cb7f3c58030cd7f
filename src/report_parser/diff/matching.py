"""Which indicator of one report is which of another: by number and title, by title, by the published set, by likeness."""

import re
import unicodedata
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from report_parser.model import Group, Indicator

SAME_NUMBER = 60.0
"""Likeness of titles (0 to 100) from which two indicators of one number are the same one, reworded."""
OTHER_NUMBER = 88.0
"""Likeness of titles from which two of different numbers are."""

One = TypeVar("One", Indicator, Group)
Found = list[tuple[One | None, One | None]]


def fold_text(text: str) -> str:
    """A key in which layout does not count: case, spaces, what closes a title."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split()).strip(" .:;,")


def without_figures(text: str) -> str:
    """The key of a title whose figures may have changed: `có 31/31 … đạt 100%` and `có 25/27 … đạt 92,6%`."""
    return " ".join(re.sub(r"[0-9][0-9.,/%]*", "#", fold_text(text)).split())


def match_all(
    old: Sequence[One], new: Sequence[One], homes: tuple[dict[str | None, str], dict[str | None, str]]
) -> Found[One]:
    """Pairs in the new report's order, those that were lost behind what stood before them. `homes` are the titles of
    each report's groups by number, for indicators of one title in several groups."""
    rest_old, rest_new = list(range(len(old))), list(range(len(new)))
    partner: dict[int, int] = {}
    for key in _keys(homes):
        for at, to in _unique(old, new, rest_old, rest_new, key):
            partner[to] = at
            rest_old.remove(at)
            rest_new.remove(to)
    for to, at in _alike(old, new, rest_old, rest_new):
        partner[to] = at
    return _in_order(old, new, partner)


def _keys(homes: tuple[dict[str | None, str], dict[str | None, str]]) -> list[Callable[[int, One], Hashable | None]]:
    """What makes two the same, surest first; a key of None fits nothing. The first argument tells old (0) from new (1)."""

    def home(side: int, one: One) -> str:
        return fold_text(homes[side].get(one.group, "")) if isinstance(one, Indicator) else ""

    def published(side: int, one: One) -> Hashable | None:
        catalogue = one.catalogue if isinstance(one, Indicator) else None
        return (catalogue.set, catalogue.code) if catalogue else None

    return [
        lambda side, one: (home(side, one), one.number, fold_text(one.title)),
        lambda side, one: (one.number, fold_text(one.title)),
        lambda side, one: (home(side, one), fold_text(one.title)) if one.title else None,
        lambda side, one: fold_text(one.title) or None,
        lambda side, one: (home(side, one), one.number, without_figures(one.title)),
        lambda side, one: without_figures(one.title) if len(one.title) > 12 else None,
        published,
    ]


def _unique(
    old: Sequence[One],
    new: Sequence[One],
    rest_old: list[int],
    rest_new: list[int],
    key: Callable[[int, One], Hashable | None],
) -> list[tuple[int, int]]:
    """The pairs of one key; where several share it, in order, if both sides have as many of them."""
    sides: list[dict[Hashable, list[int]]] = [{}, {}]
    for side, (ones, rest) in enumerate(((old, rest_old), (new, rest_new))):
        for at in rest:
            value = key(side, ones[at])
            if value is not None:
                sides[side].setdefault(value, []).append(at)
    return [
        pair
        for value, places in sides[0].items()
        if len(places) == len(sides[1].get(value, ()))
        for pair in zip(places, sides[1][value], strict=True)
    ]


def _alike(old: Sequence[One], new: Sequence[One], rest_old: list[int], rest_new: list[int]) -> list[tuple[int, int]]:
    """(new, old) of the most alike, from the thresholds on; each is taken once."""
    if not rest_old or not rest_new:
        return []
    from rapidfuzz.fuzz import ratio

    scored = []
    for at in rest_old:
        for to in rest_new:
            same = old[at].number is not None and old[at].number == new[to].number
            cutoff = SAME_NUMBER if same else OTHER_NUMBER
            score = ratio(without_figures(old[at].title), without_figures(new[to].title), score_cutoff=cutoff)
            if score:
                scored.append((-score - 100 * same, abs(at - to), to, at))
    found: list[tuple[int, int]] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, _, to, at in sorted(scored):
        if to not in taken[0] and at not in taken[1]:
            taken[0].add(to)
            taken[1].add(at)
            found.append((to, at))
    return found


def _in_order(old: Sequence[One], new: Sequence[One], partner: dict[int, int]) -> Found[One]:
    after: dict[int, list[int]] = {}
    last = -1
    kept = set(partner.values())
    for at in range(len(old)):
        if at in kept:
            last = at
        else:
            after.setdefault(last, []).append(at)
    found: Found[One] = [(old[at], None) for at in after.get(-1, ())]
    for to, one in enumerate(new):
        at = partner.get(to, -1)
        found.append((old[at] if at >= 0 else None, one))
        if at >= 0:
            found += [(old[lost], None) for lost in after.get(at, ())]
    return found
