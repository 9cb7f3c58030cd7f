"""The numerals that became nothing: a reader can see that none was overlooked."""

import re
from collections.abc import Sequence

from report_parser.extract.figures import Claim
from report_parser.model import Block, Span

_NUMERAL = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


def find_unclaimed(body: Sequence[Block], claims: dict[int, list[Claim]]) -> list[Span]:
    """The numerals of the article that no finder accounts for, in order."""
    found: list[Span] = []
    for block in body:
        ranges = sorted(claims.get(block.id, ()))
        covered, position = 0, 0
        for match in _NUMERAL.finditer(block.text):
            start, end = match.span()
            while position < len(ranges) and ranges[position][0] < end:
                covered = max(covered, ranges[position][1])
                position += 1
            if covered <= start:
                found.append(Span(block.id, start, end, match[0]))
    return found
