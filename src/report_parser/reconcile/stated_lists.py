"""Lists of the indicators of one verdict: `Các chỉ tiêu đang triển khai: 2.5, 3.5 và 4.6`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from report_parser.lexicon import Lexicon, default_lexicon
from report_parser.model import Block, Indicator, Span, VerdictCode
from report_parser.patterns import compile_pattern
from report_parser.reconcile.suspects import StatedList

_NUMBER = r"(?:(?:chỉ\ tiêu|tiêu\ chí)\ (?:số\ )?)?[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}"


@lru_cache(maxsize=4)
def _pattern(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, VerdictCode]]:
    codes: dict[str, VerdictCode] = {}
    for entry in lexicon.entries("verdicts"):
        for phrase in entry.phrases:
            codes.setdefault(phrase, entry.code)  # type: ignore[arg-type]
    phrases = "|".join(map(re.escape, sorted(codes, key=len, reverse=True)))
    return (
        compile_pattern(
            rf"""(?ix) (?:chỉ\ tiêu|tiêu\ chí|nội\ dung) (?:\ [^\W\d_]+){{0,3}}? \ (?P<phrase>{phrases}) (?!\w)
            [^:.;\n]{{0,40}} :\ ? (?P<numbers> {_NUMBER} (?:\ ?(?:,|;|và)\ {_NUMBER}){{0,60}} )"""
        ),
        codes,
    )


def find_stated_lists(
    blocks: Iterable[Block], indicators: Sequence[Indicator], lexicon: Lexicon | None = None
) -> Iterator[StatedList]:
    """The lists in a report's blocks that name its own indicators, in order."""
    pattern, codes = _pattern(lexicon or default_lexicon())
    known = {one.number for one in indicators}
    for block in blocks:
        if block.layer != "body" or block.copy != 1 or ":" not in block.text:
            continue
        for match in pattern.finditer(block.text):
            numbers = tuple(re.findall(r"[0-9]+(?:\.[0-9]+)+", match["numbers"]))
            if all(number in known for number in numbers):
                span = Span(block.id, match.start(), match.end(), match[0])
                yield StatedList(codes[match["phrase"].lower()], numbers, span)
