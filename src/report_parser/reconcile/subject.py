"""What the checks look at: the facts, and the blocks for the words around them."""

from collections.abc import Sequence
from dataclasses import dataclass

from report_parser.model import Block, Group, Indicator, Measurement, Overall, Section


@dataclass(frozen=True, slots=True)
class Subject:
    """The facts of one report. `disagreements` are pairs of block ids in which two copies of the text differ."""

    groups: Sequence[Group]
    overall: Overall
    indicators: Sequence[Indicator]
    measurements: Sequence[Measurement]
    outline: Sequence[Section]
    blocks: Sequence[Block]
    disagreements: Sequence[tuple[int, int]] = ()
