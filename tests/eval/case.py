"""What the generator hands out: a report's paragraphs with what a careful reader would say of them.

The truth uses the contract's names. Three marks say how much of it may be asked:
`ANY` stands where the contract leaves the value open, a tuple where it allows several, and `"optional": True` on a
measurement or finding that may be given and may be left out.
"""

from dataclasses import dataclass, field
from typing import Any

from tests.make.text import Blanks

ANY = "*"
"""The contract does not settle this value: whatever is extracted is right."""

Table = list[list[str]]
Paragraph = str | Table


@dataclass(slots=True)
class Said:
    """A piece of text with the facts it states."""

    text: str
    measurements: list[dict[str, Any]] = field(default_factory=list)
    citations: list[dict[str, Any]] = field(default_factory=list)

    def __add__(self, other: "Said | str") -> "Said":
        if isinstance(other, str):
            return Said(self.text + other, self.measurements, self.citations)
        return Said(self.text + other.text, self.measurements + other.measurements, self.citations + other.citations)


@dataclass(slots=True)
class Layout:
    """How the report is to be set: `wrapped` is the text's width (0: not wrapped), `blanks` where empty lines stand."""

    wrapped: int = 0
    blanks: Blanks = "paragraphs"
    seed: int = 0
    centred: set[int] = field(default_factory=set)
    bold: set[int] = field(default_factory=set)
    plain_tables: set[int] = field(default_factory=set)
    """Paragraphs that are tables for layout only (letterhead, signature): drawn without rules."""
    spans: dict[int, list[tuple[int, int, int, int]]] = field(default_factory=dict)
    """Merged cells of a paragraph that is a table: (row, column, rows, columns)."""
    head_rows: dict[int, int] = field(default_factory=dict)
    portal: dict[str, str] = field(default_factory=dict)
    """The page's own heading and date line where the report stands on a portal."""


@dataclass(slots=True)
class Case:
    """One report: `paragraphs` in reading order, `truth` in the contract's shape."""

    name: str
    family: str
    truth: dict[str, Any]
    paragraphs: list[Paragraph]
    layout: Layout
    traits: tuple[str, ...] = ()
