"""From a page's marked text to lines: blocks, printed lines, list labels, tables, notes, hidden text."""

import re
from collections.abc import Sequence
from dataclasses import field

from report_parser.limits import Limits
from report_parser.model import Layer, Origin
from report_parser.patterns import pattern_of
from report_parser.read.grid import Cell, Row, Table, table_lines
from report_parser.read.html_lists import List, has_own_label, label_item, open_list
from report_parser.read.html_marks import (
    BOLD,
    BOLD_END,
    BREAK,
    CLOSE,
    HIDE,
    HIDE_END,
    INLINE,
    LINK,
    LINK_END,
    OPEN,
    SKIP,
    SKIP_END,
    Marked,
)
from report_parser.read.html_tree import Element
from report_parser.records import dataclass
from report_parser.source import Line, LineKind

_SPACES = str.maketrans("\t\r\f", "   ")
_LINE_END = pattern_of(r"\r\n?|\n")
_LISTS = frozenset({"ol", "ul", "menu", "dir"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CONTROLS = frozenset({"select", "option", "optgroup", "button", "textarea"})
_PRINTED = frozenset({"pre", "listing", "xmp"})
_RULED = pattern_of(
    r"border(?:-(?:top|right|bottom|left|width|style))?\s*:[^;]{0,60}(?:solid|double|dotted|dashed|inset|outset|groove|ridge|[1-9][0-9.]*p[xt])",
    re.IGNORECASE,
)
_NOT_RULED = pattern_of(r"border\s*:\s*(?:none|0)", re.IGNORECASE)
_SPAN = pattern_of(r"\s*\+?([0-9]{1,9})")
_CELLS_LOOKED_AT = 12
_PRE = pattern_of(r"white-space\s*:\s*(?:pre|break-spaces)(?!-?\w*nowrap)", re.IGNORECASE)


@dataclass(slots=True)
class Place:
    """Where a line came from: its block's place among the marked elements; the depth up to which blocks were closed since
    the line before; how many of its characters are link text; whether a control holds it; whether it is not shown."""

    element: int
    low: int
    links: int = 0
    control: bool = False
    hidden: bool = False


@dataclass(slots=True)
class Walked:
    """A page's lines, what is known of each by the line's `id`, and the blocks they stand in.

    `parents` and `depths` are those of each marked element; `elements` the elements themselves.
    """

    lines: list[Line] = field(default_factory=list)
    places: dict[int, Place] = field(default_factory=dict)
    elements: Sequence[Element] = ()
    parents: list[int] = field(default_factory=list)
    depths: list[int] = field(default_factory=list)
    printed: int = 0
    """Lines that a line break inside their block ended."""
    capped: bool = False
    deepest: int = 0

    def place(self, line: Line) -> Place:
        return self.places[id(line)]


class _Frame:
    """An open block: its place among the marked elements, its tag, its number among those of its tag, and how what
    stands in it is set, which it has from the block around it."""

    # The defaults of what most blocks have not.
    items: List | None = None
    label = ""
    table: Table | None = None
    table_number = 0
    row: Row | None = None
    at: str | None = None

    def __init__(self, element: int, tag: str, number: int, outer: "_Frame | None", sink: list[Line]) -> None:
        self.element = element
        self.tag = tag
        self.number = number
        self.sink = sink
        if outer is None:
            self.centred = self.bold = self.printed = self.control = False
            self.layer: Layer = "body"
        else:
            self.centred = outer.centred
            self.bold = outer.bold
            self.printed = outer.printed
            self.control = outer.control
            self.layer = outer.layer


@dataclass(slots=True)
class _Style:
    """What a block's style says of its text; None where it says nothing, so that the block around it decides."""

    centred: bool | None
    bold: bool | None
    printed: bool
    layer: Layer | None
    tells_more: bool
    """Than how it is aligned."""

    @classmethod
    def of(cls, style: str) -> "_Style":
        centred = "center" in style if "text-align" in style else None
        bold = "bold" in style if "font-weight" in style else None
        printed = "white-space" in style and _PRE.search(style) is not None
        layer: Layer | None = None
        if "mso-element" in style:
            if "footnote" in style or "endnote" in style:
                layer = "note"
            elif "header" in style or "footer" in style or "comment" in style:
                layer = "furniture"
        return cls(centred, bold, printed, layer, bold is not None or printed or layer is not None)


def walk(marked: Marked, limits: Limits) -> Walked:
    """The lines of a page, in reading order, none judged yet. Time is linear in the page."""
    walker = _Walker(marked, limits)
    add, close = walker.add, walker.close
    for number, piece in enumerate(marked.text.split(OPEN), -1):
        if number >= 0:
            walker.open(number)
        first, *rest = piece.split(CLOSE)
        if first:
            add(first)
        for text in rest:
            close()
            if text and text != "\n":
                add(text)
    while len(walker.stack) > 1:
        walker.close()
    return walker.walked


class _Walker:
    def __init__(self, marked: Marked, limits: Limits) -> None:
        self.limits = limits
        self.walked = Walked(elements=marked.elements)
        self.elements, self.places = marked.elements, self.walked.places
        self.parents, self.depths = self.walked.parents, self.walked.depths
        self.aligned, self.flat = marked.aligned, marked.flat
        self.styles: dict[str, _Style] = {}
        root = _Frame(-1, "body", 1, None, self.walked.lines)
        self.stack = [root]
        self.counts: dict[str, int] = {}
        self.low = 0
        self.blank = False
        self.tables = self.labels = 0
        self.kept: list[Table] = []
        self.links = self.bolds = self.hides = self.skips = 0

    def open(self, number: int) -> None:
        element = self.elements[number]
        tag: str = element.tag
        stack = self.stack
        outer = stack[-1]
        count = self.counts[tag] = self.counts.get(tag, 0) + 1
        self.parents.append(outer.element)
        self.depths.append(len(stack))
        frame = _Frame(number, tag, count, outer, outer.sink)
        if self.aligned:
            align = element.get("align")
            if align is not None:
                frame.centred = align.lower() == "center"
        if self.flat:
            frame.at = element.get("data-at")
        style = element.get("style")
        if style is not None:
            said = self.styles.get(style)
            if said is None:
                said = self.styles[style] = _Style.of(style)
            if said.centred is not None:
                frame.centred = said.centred
            if said.tells_more:
                if said.bold is not None:
                    frame.bold = said.bold
                frame.printed = frame.printed or said.printed
                frame.layer = said.layer or frame.layer
        if tag != "p" and tag != "div":
            self._open_special(frame, element, tag, style)
        stack.append(frame)

    def _open_special(self, frame: _Frame, element: Element, tag: str, style: str | None) -> None:
        outer = self.stack[-1]
        if tag == "td" or tag == "th":
            row = outer.row
            if row is not None:
                cell = Cell([], _span(element.get("colspan")), _span(element.get("rowspan")))
                row.cells.append(cell)
                row.head = row.head and (tag == "th" or self.stack[-2].tag == "thead")
                frame.sink = cell.lines
                self._look_for_rules(frame, style)
        elif tag == "tr":
            table = self._open_table()
            if table is not None and table.table is not None:
                frame.row = Row([], Origin(path=frame.at or f"(//tr)[{frame.number}]"), head=True)
                table.table.rows.append(frame.row)
        elif tag == "table":
            self.tables += 1
            frame.table_number = self.tables
            frame.table = Table(ruled=_is_ruled(element, style))
            frame.centred = frame.bold = False
        elif tag == "li":
            frame.label = label_item(outer.items, element)
            self.labels += bool(frame.label)
        elif tag in _LISTS:
            frame.items = open_list(element)
        elif tag in _HEADINGS:
            frame.bold = True
        elif tag == "center":
            frame.centred = True
        elif tag in _PRINTED:
            frame.printed = True
        elif tag in _CONTROLS:
            frame.control = True

    def _open_table(self) -> _Frame | None:
        for frame in reversed(self.stack):
            if frame.table is not None:
                return frame
            if frame.tag in ("td", "th"):
                return None
        return None

    def _look_for_rules(self, frame: _Frame, style: str | None) -> None:
        table = self._open_table()
        if table is not None and table.table is not None and not table.table.ruled and style and "border" in style:
            cells = sum(len(row.cells) for row in table.table.rows[:3])
            if cells <= _CELLS_LOOKED_AT and _RULED.search(style):
                table.table.ruled = True

    def close(self) -> None:
        stack = self.stack
        if len(stack) < 2:
            return
        frame = stack.pop()
        depth = len(stack)
        if depth > self.walked.deepest:
            self.walked.deepest = depth
        if depth < self.low:
            self.low = depth
        if frame.label:
            self.labels -= 1
        if frame.table is not None:
            self._close_table(frame)
        elif frame.tag == "hr":
            self.blank = True

    def _close_table(self, frame: _Frame) -> None:
        table = frame.table
        assert table is not None
        table.rows = [row for row in table.rows if row.cells]
        given = table_lines(table, frame.table_number, self.limits)
        frame.sink += given
        self.walked.capped = self.walked.capped or table.capped
        # Kept, so that no later line gets the id of one that went into a row.
        self.kept.append(table)
        places = self.walked.places
        depth = len(self.stack)
        rows = {id(row.origin): row for row in table.rows}
        for line in given:
            if id(line) not in places:
                row = rows[id(line.origin)]
                links = sum(places[id(inner)].links for cell in row.cells for inner in cell.lines)
                places[id(line)] = Place(frame.element, depth, links)

    def add(self, text: str) -> None:
        """Text between two marks of blocks: all of it stands in the innermost open block."""
        if not text or text.isspace():
            if "\u00a0" in text:
                self.blank = True
            return
        frame = self.stack[-1]
        if frame.printed and ("\n" in text or "\r" in text):
            text = _LINE_END.sub(BREAK, text.strip("\r\n"))
        if BREAK in text:
            pieces = text.split(BREAK)
            last = len(pieces) - 1
            for place, piece in enumerate(pieces):
                if not self._add_line(piece, frame, "line") and 0 < place < last:
                    self.blank = True
            self.walked.printed += last
        else:
            self._add_line(text, frame, "paragraph")

    def _add_line(self, text: str, frame: _Frame, kind: LineKind) -> bool:
        links = 0
        bold = frame.bold
        hidden = ""
        plain = text.isprintable()
        if self.links or self.bolds or self.hides or self.skips or (not plain and INLINE.search(text)):
            text, hidden, links, bold = self._inline(text, bold)
        if not plain or "  " in text:
            text = _single_spaces(text)
        text = text.strip(" ")
        if not text or text.isspace():
            if hidden:
                self._add_hidden(hidden, frame)
            return False
        if self.labels:
            text = self._labelled(text)
        path = frame.at or f"(//{frame.tag})[{frame.number}]"
        # By position: words for arguments cost as much again, and a page has a thousand lines.
        origin = Origin(None, None, None, path)
        line = Line(text, origin, kind, None, None, self.blank, None, None, bold, frame.centred, frame.layer)
        frame.sink.append(line)
        self.places[id(line)] = Place(frame.element, self.low, links, frame.control)
        self.low = len(self.stack)
        self.blank = False
        if hidden:
            self._add_hidden(hidden, frame)
        return True

    def _add_hidden(self, text: str, frame: _Frame) -> None:
        text = _single_spaces(text).strip()
        if text:
            line = Line(text, Origin(path=frame.at or f"(//{frame.tag})[{frame.number}]"), layer="furniture")
            frame.sink.append(line)
            self.walked.places[id(line)] = Place(frame.element, self.low, hidden=True)

    def _labelled(self, text: str) -> str:
        """The text behind the labels of the list items that it is the first text of."""
        labels = ""
        for frame in reversed(self.stack):
            if frame.label:
                if not has_own_label(text, frame.label):
                    labels = frame.label + labels
                frame.label = ""
                self.labels -= 1
        return labels + text

    def _inline(self, text: str, bold: bool) -> tuple[str, str, int, bool]:
        """The text without its inline marks: what is shown, what is hidden, how much is link text, whether all is bold."""
        shown: list[str] = []
        hidden: list[str] = []
        links = 0
        plain = False
        for place, piece in enumerate(INLINE.split(text)):
            if place % 2:
                if piece == LINK:
                    self.links += 1
                elif piece == LINK_END:
                    self.links -= 1
                elif piece == BOLD:
                    self.bolds += 1
                elif piece == BOLD_END:
                    self.bolds -= 1
                elif piece == HIDE:
                    self.hides += 1
                elif piece == HIDE_END:
                    self.hides -= 1
                elif piece == SKIP:
                    self.skips += 1
                elif piece == SKIP_END:
                    self.skips -= 1
            elif piece and not self.skips:
                if self.hides:
                    hidden.append(piece)
                    continue
                shown.append(piece)
                if self.links:
                    links += len(piece)
                if not self.bolds and not piece.isspace():
                    plain = True
        return "".join(shown), "".join(hidden), links, bold or not plain


def _single_spaces(text: str) -> str:
    """The text with one space for each run of what HTML takes for space, which a no-break space is not."""
    text = text.replace("\n", " ")
    if "\t" in text or "\r" in text or "\f" in text:
        text = text.translate(_SPACES)
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _span(text: str | None) -> int:
    found = _SPAN.match(text) if text else None
    return int(found[1]) if found else 1


def _is_ruled(element: Element, style: str | None) -> bool | None:
    border = element.get("border")
    if style is not None and "border" in style:
        if _RULED.search(style):
            return True
        if _NOT_RULED.search(style):
            return False
    if "bordered" in (element.get("class") or "") or "MsoTableGrid" in (element.get("class") or ""):
        return True
    if border is None:
        return None
    return border.strip() not in ("0", "0px", "none")
