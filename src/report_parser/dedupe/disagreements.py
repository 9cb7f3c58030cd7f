"""Where two copies read differently: blocks that stand in each other's place."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from report_parser.characters import fold, tone_placement_key
from report_parser.dedupe.copies import Run

_GAP = 20
"""Blocks of one side between two that agree, at most, to be compared one by one."""
_ALIKE = 0.5
"""Share of words that two blocks have in common to stand in each other's place where the sides do not match in number."""


def find_disagreements(run: Run, texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of places (in copy 1, in the other copy) of blocks that stand in each other's place and differ.

    Spelling that only sets tones, spaces, dashes or case otherwise is no difference.
    """
    for one, other in run.pairs:
        if texts[one] != texts[other] and not _reads_alike(texts[one], texts[other]):
            yield one, other
    for (one, other), (next_one, next_other) in pairwise(run.pairs):
        ones, others = range(one + 1, next_one), range(other + 1, next_other)
        if not ones or not others or len(ones) > _GAP or len(others) > _GAP:
            continue
        yield from (pair for pair in _in_place(ones, others, texts) if not _reads_alike(texts[pair[0]], texts[pair[1]]))


def _reads_alike(one: str, other: str) -> bool:
    return one == other or (fold(one) == fold(other) and tone_placement_key(one) == tone_placement_key(other))


def _in_place(ones: range, others: range, texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    if len(ones) == len(others):
        yield from zip(ones, others, strict=True)
        return
    words = {place: set(texts[place].split()) for place in (*ones, *others)}
    free = list(ones)
    for other in others:
        scored = [(len(words[one] & words[other]) / max(len(words[one]), len(words[other]), 1), -one) for one in free]
        best = max(scored, default=(0.0, 0))
        if best[0] >= _ALIKE:
            free = [one for one in free if one > -best[1]]
            yield -best[1], other
