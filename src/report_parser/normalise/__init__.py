"""From a source's lines to blocks: characters first, then spaces, then wrapped lines joined into paragraphs."""

from collections.abc import Sequence
from dataclasses import field

from report_parser.characters import clean, is_clean
from report_parser.misread import RecognisedBlock
from report_parser.model import Block, Origin
from report_parser.normalise.habits import Printed, judge_ends
from report_parser.normalise.joins import mark_joins
from report_parser.normalise.pages import mark_page_numbers
from report_parser.records import dataclass
from report_parser.source import Line


@dataclass(slots=True)
class Text:
    """The blocks in reading order, their ids counting from 0.

    `confidences` holds, for blocks that OCR read, the confidence (0 to 100) of each word that `text.split()` gives.
    """

    blocks: list[Block]
    confidences: dict[int, tuple[int, ...]] = field(default_factory=dict)


def normalise(lines: Sequence[Line]) -> Text:
    """Join the lines of a source into blocks. A row stays a row; a form feed or a page number parts no sentence.

    A joined block has the origin of its first line, and the box of all its lines on that page. Time is linear in the text.
    """
    items = _cleaned(lines)
    printed = [item for item in items if isinstance(item, Printed)]
    mark_page_numbers(printed)
    mark_joins([item for item in printed if item.layer == "body"])
    mark_joins([item for item in printed if item.layer == "note"])
    return _blocks(items, [line for line in lines if line.kind == "row"])


def _cleaned(lines: Sequence[Line]) -> list[Printed | Block]:
    """Each line that holds text, and each row as its block (its id still to come)."""
    texts = [line.text for line in lines if line.text]
    texts += [cell for line in lines if line.cells for cell in line.cells if cell]
    whole = " ".join(texts)
    # One look at the whole spares looking at each line: a space at a line's end would stand beside the joining one.
    tidy = "  " not in whole and whole[:1] != " " and whole[-1:] != " " and is_clean(whole)
    items: list[Printed | Block] = []
    known: dict[str, tuple[int, str, int]] = {}
    blank = broken = False
    last = ""
    for line in lines:
        if line.kind == "row":
            items.append(_row(line, tidy))
            blank, last = False, "row"
            continue
        text = line.text if tidy else _tidy(line.text)
        if not text:
            blank, broken = True, broken or "\f" in line.text
            continue
        ends = known.get(text)
        if ends is None:
            ends = known[text] = judge_ends(text)
        item = Printed(text, line, *ends)
        item.blank = blank or line.blank_before
        item.apart = last != line.kind
        if not tidy:
            item.new_page = broken or "\f" in line.text
            item.cut = line.text.rstrip().endswith("\u00ad")
        if line.indent is not None:
            item.indent = line.indent
        elif not tidy and line.kind == "line":
            item.indent = len(line.text) - len(line.text.lstrip(" \u00a0"))
        items.append(item)
        blank = broken = False
        if line.layer == "body":
            last = line.kind
    return items


def _tidy(text: str) -> str:
    return " ".join(clean(text).split())


def _row(line: Line, tidy: bool) -> Block:
    cells = line.cells or ()
    shown = "\t".join(cell if cell and tidy else _tidy(cell) if cell else "" for cell in cells)
    covered = tuple(column for column, cell in enumerate(cells) if cell is None)
    return Block(0, "row", shown, line.origin, line.layer, 1, line.table, covered)


def _blocks(items: Sequence[Printed | Block], rows: Sequence[Line]) -> Text:
    """The items as blocks; `rows` are the lines of those that are rows already."""
    paragraphs: list[list[Printed] | Block] = []
    open_ones: dict[str, list[Printed]] = {}
    for item in items:
        if isinstance(item, Block):
            paragraphs.append(item)
        elif item.joined:
            open_ones[item.layer].append(item)
        else:
            open_ones[item.layer] = [item]
            paragraphs.append(open_ones[item.layer])
    text = Text([])
    blocks = text.blocks
    recognised = any(item.line.confidences for item in items if isinstance(item, Printed))
    recognised = recognised or any(row.confidences for row in rows)
    sure: tuple[int, ...] = ()
    next_row = iter(rows)
    for number, paragraph in enumerate(paragraphs):
        made = Block
        if isinstance(paragraph, Block):
            row = paragraph
            if recognised:
                sure = _row_confidences(next(next_row), row.text)
                made = RecognisedBlock if sure else Block
            block = made(number, "row", row.text, row.origin, row.layer, 1, row.table, row.covered)
        else:
            first = paragraph[0]
            if recognised:
                sure = _confidences(paragraph) if any(item.line.confidences for item in paragraph) else ()
                made = RecognisedBlock if sure else Block
            if len(paragraph) == 1:
                block = made(number, "paragraph", first.text, first.line.origin, first.layer)
            else:
                block = made(number, "paragraph", _glued(paragraph), _origin(paragraph), first.layer)
        if sure:
            text.confidences[number] = sure
        blocks.append(block)
    return text


def _space(before: Printed, text: str) -> str:
    """What stands between two joined lines: nothing where a word was cut (`5313/QĐ-` `UBND`, `06/2024/` `QĐ-UBND`)."""
    if before.cut:
        return ""
    end = before.text
    joint = end[-1] in "-/" and len(end) > 1 and end[-2] not in " -/" and text[0] not in "-–—"
    return "" if joint and (text[0].isupper() or text[0].isdigit() or end[-1] == "/") else " "


def _glued(paragraph: Sequence[Printed]) -> str:
    before = paragraph[0]
    text = before.text
    for item in paragraph[1:]:
        text += f"{_space(before, item.text) if before.cut or before.text[-1] in '-/' else ' '}{item.text}"
        before = item
    return text


def _origin(paragraph: Sequence[Printed]) -> Origin:
    first = paragraph[0].line.origin
    if first.bbox is None:
        return first
    x0, top, x1, bottom = first.bbox
    for item in paragraph[1:]:
        origin = item.line.origin
        box = origin.bbox
        if box is not None and origin.page == first.page:
            x0, top = min(x0, box[0]), min(top, box[1])
            x1, bottom = max(x1, box[2]), max(bottom, box[3])
    return Origin(first.page, (x0, top, x1, bottom), first.line, first.path)


def _row_confidences(line: Line, text: str) -> tuple[int, ...]:
    """One confidence for each word of a row; where the reader counted otherwise, the row is as doubtful as its worst word."""
    words = text.split()
    given = line.confidences
    return given if not given or len(given) == len(words) else (min(given),) * len(words)


def _confidences(paragraph: Sequence[Printed]) -> tuple[int, ...]:
    """One confidence for each word of the joined text; a word cut over two lines is as doubtful as its worse half."""
    found: list[int] = []
    before: Printed | None = None
    for item in paragraph:
        given = _word_confidences(item)
        if before is not None and found and given and not _space(before, item.text):
            found[-1] = min(found[-1], given[0])
            given = given[1:]
        found += given
        before = item
    return tuple(found)


def _word_confidences(item: Printed) -> list[int]:
    words = item.line.text.split()
    given = item.line.confidences
    if len(given) != len(words):
        # The reader counted otherwise: the line is as doubtful as its most doubtful word, and a line without any is certain.
        return [min(given, default=100)] * len(item.text.split())
    return [value for word, value in zip(words, given, strict=True) for _ in _tidy(word).split()]
