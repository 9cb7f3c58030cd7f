"""When a portal published the page that the report stands on."""

from collections.abc import Sequence

from report_parser.dates import format_day, names_posting, parse_timestamp
from report_parser.model import Block
from report_parser.patterns import pattern_of

_BEHIND = 2
"""Behind the article stand other articles' dates; its own comes at once or not at all."""
_FIRST_BLOCKS = 6
_CLOCK_FAR = 3
"""A page's clock stands above its menu; an article's date stands right above it, with no more than a counter between."""
_WITH_TIME = 1
_DAY_ALONE = pattern_of(r"\s?([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]((?:19|20)[0-9]{2})\s?")


def find_published(body: Sequence[Block], furniture: Sequence[Block]) -> str | None:
    """The portal's date line: the one that speaks of posting, else the nearest to where the article begins.

    A page's head shows today's date and its margins those of other news; they stand farther off.
    """
    first, last = (body[0].id, body[-1].id) if body else (0, 0)
    near = [block for block in furniture if block.copy == 1 and block.id <= last + _BEHIND] + list(body[:_FIRST_BLOCKS])
    found: list[tuple[int, int, str]] = []
    for block in near:
        stamp = parse_timestamp(block.text) if any(c.isdigit() for c in block.text[:200]) else None
        posted = stamp is not None and names_posting(block.text)
        if stamp and not posted and block.id < first - _CLOCK_FAR:
            continue
        if stamp:
            found.append((_WITH_TIME - posted, abs(block.id - first), stamp))
        elif block.id <= first + _BEHIND and (alone := _DAY_ALONE.fullmatch(block.text)):
            # A page's first lines: its headline and the day.
            day, month, year = (int(part) for part in alone.groups())
            if iso := format_day(year, month, day):
                found.append((_WITH_TIME + 1, abs(block.id - first), iso))
    return min(found)[2] if found else None
