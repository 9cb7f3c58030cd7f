"""What a reader hands on: the source's lines in reading order, before anything was normalised or judged."""

from dataclasses import field
from typing import Literal

from report_parser.model import Layer, Origin, QualityStatus
from report_parser.records import dataclass

LineKind = Literal["line", "paragraph", "row"]


@dataclass(slots=True)
class Line:
    """One printed line, one paragraph, or one table row.

    `kind` is `line` where the format only knows printed lines (text, PDF, scans): they are joined into paragraphs
    later; `paragraph` where the format bounds paragraphs itself (HTML, DOCX), though clerks paste wrapped lines as
    paragraphs too; `row` for a row of a real table. A row's `cells` stand at their grid columns: `None` where a merged
    cell beside or above covers the place, `""` where the cell is empty; `text` is then empty.
    `fill` says how far a printed line reaches towards the right margin (1.0: to the margin), `indent` how far its
    start stands in from the left one, in the same measure; both only where the reader knows.
    `confidences` are OCR's word confidences (0 to 100), one for each word that `text.split()` gives.
    `font` names the font of the whole line where the format knows it: `.VnTime` tells that the text is TCVN3.
    """

    text: str
    origin: Origin
    kind: LineKind = "paragraph"
    cells: tuple[str | None, ...] | None = None
    table: int | None = None
    blank_before: bool = False
    fill: float | None = None
    indent: float | None = None
    bold: bool = False
    centred: bool = False
    layer: Layer = "body"
    confidences: tuple[int, ...] = ()
    font: str | None = None


@dataclass(slots=True)
class Source:
    """A source as it was read. `reasons` say what fell short of a full reading; `status` is their sum."""

    lines: list[Line]
    media_type: str
    encoding: str | None = None
    pages: int | None = None
    ocr: bool = False
    status: QualityStatus = "ok"
    reasons: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Findings of the reader, (code, message): hidden sheets left out, a legacy encoding converted …"""
