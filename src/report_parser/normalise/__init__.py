"""From a source's lines to blocks: characters first, then spaces, then wrapped lines joined into paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from report_parser.characters import clean
from report_parser.model import Block
from report_parser.source import Line


@dataclass(slots=True)
class Text:
    """The blocks in reading order, their ids counting from 0.

    `confidences` holds, for blocks that OCR read, the confidence (0 to 100) of each word that `text.split()` gives.
    """

    blocks: list[Block]
    confidences: dict[int, tuple[int, ...]] = field(default_factory=dict)


_STARTS = re.compile(
    r"[-–—+*•●○▪■□◦]\s|[IVX]{1,5}[./)-]|[A-ZĐ][.)-]\s|[0-9]{1,2}(?:\.[0-9]{1,2})*[.)/:]\s+[^\W\d_]|\([0-9a-zđ]{1,2}\)|[a-zđ]\)\s"
)
_ENDS = re.compile(r"(?:[.!?…:;]|\./\.)[\"”’)]*$")


def normalise(lines: Sequence[Line]) -> Text:
    """Join the lines of a source into blocks. Rows stay rows; form feeds and page numbers part no sentence."""
    text = Text([])
    for line in lines:
        if line.kind == "row":
            _add_row(text, line)
            continue
        words = " ".join(clean(line.text).split())
        if not words:
            continue
        last = text.blocks[-1] if text.blocks else None
        if (
            last
            and line.kind == "line"
            and last.kind == "paragraph"
            and last.layer == line.layer
            and _continues(last.text, words)
        ):
            glue = "" if last.text.endswith("-") and words[0].isupper() and last.text[-2].isupper() else " "
            text.blocks[-1] = Block(last.id, "paragraph", last.text + glue + words, last.origin, last.layer)
        else:
            text.blocks.append(Block(len(text.blocks), "paragraph", words, line.origin, line.layer))
    return text


def _add_row(text: Text, line: Line) -> None:
    cells = line.cells or ()
    shown = "\t".join("" if cell is None else " ".join(clean(cell).split()) for cell in cells)
    covered = tuple(column for column, cell in enumerate(cells) if cell is None)
    text.blocks.append(Block(len(text.blocks), "row", shown, line.origin, line.layer, 1, line.table, covered))


def _continues(before: str, after: str) -> bool:
    if _STARTS.match(after):
        return False
    if after[0].islower() or after[0].isdigit():
        return not before.endswith(("./.",))
    return before.endswith((",", "-", "&", "(", "và", "của", "đạt", "dụng", "KP"))
