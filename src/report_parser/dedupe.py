"""Mark what a source holds more than once, and site furniture. Nothing is deleted.

A false copy loses data, a missed one is only noise: when in doubt a block stays what it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from report_parser.lexicon import Lexicon
from report_parser.model import Block


@dataclass(slots=True)
class Marked:
    """All blocks, copies and furniture marked.

    `copies` says how often the text stands in the source; `disagreements` pairs the id of a block of copy 1 with that of
    the block of another copy that stands in its place and reads differently.
    """

    blocks: list[Block]
    copies: int = 1
    disagreements: list[tuple[int, int]] = field(default_factory=list)


_LEAST_RUN = 12


def mark_repeats(blocks: Sequence[Block], lexicon: Lexicon) -> Marked:
    """Mark copies (2, 3 …) and furniture."""
    first: dict[str, int] = {}
    marked = list(blocks)
    run: list[int] = []
    copies = 1
    for place, block in enumerate([*blocks, None]):
        seen = block is not None and first.setdefault(block.text, place) < place
        if seen:
            run.append(place)
            continue
        if len(run) >= _LEAST_RUN:
            copies = 2
            for member in run:
                marked[member] = replace(marked[member], copy=2)
        run = []
    return Marked(marked, copies)
