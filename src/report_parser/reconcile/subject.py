"""What the checks look at: the facts, and the blocks for the words around them."""

from collections.abc import Mapping, Sequence
from dataclasses import field

from report_parser.model import Block, Citation, Group, Indicator, Measurement, Overall, ProfileFact, Section
from report_parser.records import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """The facts of one report. `disagreements` are pairs of block ids in which two copies of the text differ;
    `confidences` are, for blocks that OCR read, those of the words that `text.split()` gives (0 to 100)."""

    groups: Sequence[Group]
    overall: Overall
    indicators: Sequence[Indicator]
    measurements: Sequence[Measurement]
    outline: Sequence[Section]
    blocks: Sequence[Block]
    disagreements: Sequence[tuple[int, int]] = ()
    profile: Sequence[ProfileFact] = ()
    citations: Sequence[Citation] = ()
    confidences: Mapping[int, Sequence[int]] = field(default_factory=dict)
