"""Lone page numbers in text that has no pages any more: they become furniture, and part no sentence."""

import re
from collections.abc import Sequence

from report_parser.normalise.habits import Printed, goes_on_surely
from report_parser.normalise.marks import Start
from report_parser.patterns import pattern_of

_NUMBER = pattern_of(
    r"(?:[-–—|]\s?)?(?P<word>trang\s)?(?P<number>[0-9]{1,3})(?P<of>\s?/\s?[0-9]{1,3})?(?:\s?[-–—|])?", re.IGNORECASE
)
_LONGEST = 16
_PAGE = 15
"""Printed lines that stand on a page at least; the cells of a table's first column stand closer."""


def mark_page_numbers(lines: Sequence[Printed]) -> None:
    """Set the layer of lone page numbers to furniture.

    A number alone on its line may also be a cell or a figure. It is a page number where it says so (`Trang 3/12`), where a
    form feed stands behind it, or where it counts on from the page number before and one of them parts a sentence.
    """
    found: list[tuple[int, int]] = []
    for place, line in enumerate(lines):
        if len(line.text) > _LONGEST or line.layer != "body" or line.line.kind != "line" or line.line.fill is not None:
            continue
        match = _NUMBER.fullmatch(line.text)
        if not match:
            continue
        if (
            match["word"]
            or (place + 1 < len(lines) and lines[place + 1].new_page)
            or (line.new_page and not match["of"])
        ):
            line.layer = "furniture"
        elif not match["of"]:
            found.append((place, int(match["number"])))
    chain: list[int] = []
    value = 0
    for place, number in found:
        if (number == value + 1 and place - chain[-1] >= _PAGE) if chain else (number <= 2 and place >= _PAGE):
            chain.append(place)
            value = number
    if any(_parts_a_sentence(lines, place) for place in chain):
        for place in chain:
            lines[place].layer = "furniture"


def _parts_a_sentence(lines: Sequence[Printed], place: int) -> bool:
    return (
        0 < place < len(lines) - 1
        and lines[place + 1].start == Start.LOWER
        and goes_on_surely(lines[place - 1], lines[place + 1])
    )
