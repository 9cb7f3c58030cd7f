"""The numerals that became nothing: a reader can see that none was overlooked."""

import re
from collections.abc import Sequence

from report_parser.extract.figures import Claim
from report_parser.labels import bullet_end, find_label
from report_parser.model import Block, Span
from report_parser.patterns import pattern_of

_NUMERAL = pattern_of(r"[0-9]+(?:[.,][0-9]+)*")
_POINT = pattern_of(r"[.)]\s(?=[^\W\d_])")
# `7a, 7b`: parts of a form
_PART = pattern_of(r"[a-e](?![^\W_])")
_LABEL_ENDS = 24
_BLANK_YEAR = pattern_of(r"(?<=năm\s)(?:19|20)[0-9]{0,1}(?=\s?(?:\.{3}|…|_{2}))", re.IGNORECASE)
_COLUMN_NUMBERS = pattern_of(r"(?:\A|\t)[0-9]{1,2}(?:\s[0-9]{1,2}){2,12}(?=\t|\Z)")


def find_unclaimed(body: Sequence[Block], claims: dict[int, list[Claim]]) -> list[Span]:
    """The numerals of the article that no finder accounts for, in order."""
    found: list[Span] = []
    for block in body:
        left: list[Span] = []
        ranges = sorted(claims.get(block.id, ()))
        covered, position = 0, 0
        for match in _NUMERAL.finditer(block.text):
            start, end = match.span()
            while position < len(ranges) and ranges[position][0] < end:
                covered = max(covered, ranges[position][1])
                position += 1
            if covered <= start:
                left.append(Span(block.id, start, end, match[0]))
        found += _without_marks(left, block.text) if left else left
    return found


def _without_marks(left: list[Span], text: str) -> list[Span]:
    """Without the numerals that only number or leave something open: `1. Thu 2. Chi 3. Dư` in one cell, `năm 199…`."""
    label = find_label(text, bullet_end(text)) if left[0].start < _LABEL_ENDS else None
    blank = {found.start() for found in _BLANK_YEAR.finditer(text)}
    columns = [found.span() for found in _COLUMN_NUMBERS.finditer(text) if _counts_up(found[0])]
    points = [found for found in _NUMERAL.finditer(text) if len(found[0]) < 3 and _POINT.match(text, found.end())]
    numbers = {int(found[0]) for found in points}
    at_points = {found.start() for found in points}
    return [
        one
        for one in left
        if one.start not in blank
        and not (label is not None and one.end <= label.end)
        and not (len(one.text) < 3 and _PART.match(text, one.end))
        and not any(start <= one.start < end for start, end in columns)
        and not (one.start in at_points and _is_counted_up(int(one.text), numbers))
    ]


def _counts_up(printed: str) -> bool:
    numbers = [int(one) for one in printed.split()]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _is_counted_up(number: int, numbers: set[int]) -> bool:
    """Whether a point's number has the one before it, or is the first of several."""
    return number - 1 in numbers or (number == 1 and 2 in numbers)
