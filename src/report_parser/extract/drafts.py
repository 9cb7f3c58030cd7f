"""What prose and tables have in common before it becomes the contract's groups and indicators."""

from dataclasses import field

from report_parser.extract.totals import FoundTotal
from report_parser.model import Block, Measurement, Number, VerdictCode
from report_parser.records import dataclass


@dataclass(slots=True)
class Piece:
    """A stretch of a block. `asked`: it stands where the report says what is required, not what was reached."""

    block: Block
    start: int
    end: int
    asked: bool = False

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]


@dataclass(slots=True)
class VerdictDraft:
    """A verdict and where it is printed; `code` is `unknown` for words in no lexicon."""

    code: VerdictCode
    piece: Piece


@dataclass(slots=True)
class ScoreDraft:
    """A printed score total."""

    value: Number | None
    maximum: Number | None
    piece: Piece


@dataclass(slots=True, eq=False)
class ItemDraft:
    """One indicator: its heading or row, and the pieces of text that speak of it, in order."""

    number: str | None
    path: tuple[str, ...]
    title: Piece
    evidence: list[Piece] = field(default_factory=list)
    verdict: VerdictDraft | None = None
    measurements: list[Measurement] = field(default_factory=list)
    citations: list[str] = field(default_factory=list)
    from_table: bool = False
    maximum: tuple[Number, Piece] | None = None
    """The points that its title offers: `Ký số văn bản (10 điểm)`."""


@dataclass(slots=True, eq=False)
class GroupDraft:
    """A heading that holds indicators; `title` is None for indicators that stand under no heading."""

    number: str | None
    title: Piece | None
    items: list[ItemDraft] = field(default_factory=list)
    totals: list[tuple[Block, FoundTotal]] = field(default_factory=list)
    verdict: VerdictDraft | None = None
    score: ScoreDraft | None = None
