"""A table's cells, rows and columns as the readers of its heads, figures and verdicts see them."""

import re
from dataclasses import field

from report_parser.labels import Label, find_label
from report_parser.misread import RecognisedBlock
from report_parser.model import Block, VerdictCode
from report_parser.patterns import pattern_of
from report_parser.records import dataclass

VERDICT_COLUMNS: tuple[VerdictCode, ...] = (
    "met", "partly_met", "in_progress", "not_met", "not_assessed", "not_applicable",
)  # fmt: skip


@dataclass(slots=True)
class Cell:
    """One cell of a row; `block.text[start:end]` is its text."""

    block: Block
    column: int
    start: int
    end: int
    covered: bool

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]

    @property
    def recognised(self) -> bool:
        """Whether OCR read it."""
        return isinstance(self.block, RecognisedBlock)


@dataclass(slots=True)
class Row:
    """A row below the head. `label` is its number, from the index column or the title's own beginning."""

    cells: list[Cell]
    label: Label | None = None
    title: Cell | None = None
    title_start: int = 0
    above: tuple[Label, Cell] | None = None
    """The criterion that the row's indicator is one of, where number and name of both stand in the row."""
    band: Cell | None = None
    """The name of the group that begins with the row, where it stands left of the numbers."""

    def cell(self, column: int | None) -> Cell | None:
        return self.cells[column] if column is not None and column < len(self.cells) else None


@dataclass(slots=True)
class TableForm:
    """A table read as a list of indicators: the role of each column and the rows below the head."""

    roles: dict[str, list[int]]
    rows: list[Row]
    head: list[Block] = field(default_factory=list)
    units: dict[int, str] = field(default_factory=dict)
    """The unit that a column's head names in brackets: `Kế hoạch (%)`, `Kinh phí (triệu đồng)`."""
    heads: list[str] = field(default_factory=list)
    """The columns' heads as printed."""
    unit: str | None = None
    """The unit that a line above the table names for all its figures."""

    def column(self, role: str) -> int | None:
        found = self.roles.get(role)
        return found[0] if found else None


def split_cells(block: Block) -> list[Cell]:
    """The cells of a row block, at their grid columns."""
    cells, start = [], 0
    for column, text in enumerate(block.text.split("\t")):
        cells.append(Cell(block, column, start, start + len(text), column in block.covered))
        start += len(text) + 1
    return cells


_COLUMN_NUMBER = pattern_of(r"\(?(?:[0-9]{1,2}|[A-D])\)?(?:\s?=.*)?$")


def is_numbering(cells: list[Cell]) -> bool:
    """The row that numbers the columns: `(1) | (2) | (3)`, `A | B | 1 | 2`, `1 | 2 | 3 | 4=3/2`."""
    texts = [cell.text.strip() for cell in cells if cell.text.strip()]
    if len(texts) < 2 or not all(_COLUMN_NUMBER.match(text) for text in texts):
        return False
    digits = [int(d[0]) for text in texts if (d := re.findall(r"[0-9]+", text.split("=")[0]))]
    return len(digits) >= 1 and digits == list(range(digits[0], digits[0] + len(digits))) and digits[0] in (1, 2)


# `1 0`, `I I`, `1.1 .2`: a number that a narrow column broke.
_BROKEN_INDEX = pattern_of(r"[0-9]{1,2}(?: ?[0-9.]){1,8}|[IVX]{1,3}(?: [IVX]{1,3}){1,3}")


# `TC1`, `CT 2.1`: tiêu chí, chỉ tiêu.
_SHORT_WORD = pattern_of(r"(?:TC|CT)[ .]{0,2}(?=[0-9])")


def parse_index(text: str) -> Label | None:
    """The label that an index cell holds: `1`, `1.1.`, `I`, `a)`, `Tiêu chí 2`; None for `-`, `+` and empty cells."""
    stripped = text.strip().rstrip(".):-/ ").lstrip("(").strip()
    if not stripped:
        return None
    if _SHORT_WORD.match(stripped):
        stripped = f"{'Tiêu chí' if stripped.startswith('TC') else 'Chỉ tiêu'} {stripped[2:].lstrip(' .')}"
    if _BROKEN_INDEX.fullmatch(stripped):
        stripped = stripped.replace(" ", "")
    label = find_label(f"{stripped}. Xx")
    if label is None or label.end < len(stripped):
        return None
    return label
