"""RTF, read in one pass over its tokens: text with its fonts, list labels as they were printed, tables, notes.

Groups open and close states; a group may be a destination: a font table, a list label, a footnote. What a destination
that is not known here holds, and what is marked as to be ignored by programs that do not know it, is no text. Deleted
text is left out, hidden text kept apart.
"""

import re
from collections.abc import Callable
from dataclasses import field, replace

from report_parser.errors import DamagedError, NoTextLayerError, TooLargeError
from report_parser.legacy import convert
from report_parser.limits import Limits
from report_parser.model import Layer
from report_parser.patterns import pattern_of
from report_parser.read.rtf_flow import CellShape, Flow
from report_parser.read.rtf_words import (
    CHARACTERS,
    CHARSETS,
    ENTERED,
    FLOWS,
    SHAPES,
    SIGNS,
    SKIPPED,
    SWITCHES,
    SYMBOLS,
    codepage_of,
)  # fmt: skip
from report_parser.read.runs import RAISED, legacy_font, raise_figures, symbol, symbol_of_field
from report_parser.records import dataclass
from report_parser.source import Line, Source

MEDIA_TYPE = "application/rtf"
DEPTH = 1000
"""Groups within groups; office programs stay under a hundred."""

# A control word, a sign, a brace, a line end, which means nothing, or a stretch of text with its bytes in figures.
_TOKEN = pattern_of(
    r"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|([^\\{}\r\n]|\\'[0-9a-fA-F]{2})+|([{}])|[\r\n]+|\\([^a-zA-Z])", re.DOTALL
)
_BYTE = pattern_of(r"\\'([0-9a-fA-F]{2})")
_UNIT = pattern_of(r"\\'[0-9a-fA-F]{2}|.", re.DOTALL)
_BINARY = pattern_of(r"\\bin([0-9]{1,9}) ?")


_SILENT = frozenset({"skip", "twins"})


@dataclass(slots=True)
class _State:
    """What a group inherits and, when it closes, gives back. `opened` is set on the group that opened a flow or field."""

    destination: str = "text"
    font: int = 0
    fallback: int = 1
    hidden: bool = False
    deleted: bool = False
    raised: bool = False
    bold: bool = False
    in_table: bool = False
    centred: bool = False
    opened: str = ""


@dataclass(slots=True)
class _Font:
    name: str = ""
    legacy: str = ""
    codepage: str | None = None


def read(data: bytes, limits: Limits) -> Source:
    """Paragraphs and table rows in reading order, notes behind them, heads and feet of pages around all;
    `origin.path` counts paragraphs from 1 (`p[12]`). Raises DamagedError, NoTextLayerError or TooLargeError."""
    if len(data) > limits.office_bytes:
        raise TooLargeError(f"the file has {len(data)} bytes, more than the {limits.office_bytes} that are read")
    start = data[:1024].find(b"{\\rtf")
    if start < 0:
        raise DamagedError("the file does not begin as RTF does: get it again, or save it anew in an office program")
    reader = _Reader(limits)
    if not data.isascii():
        try:
            data.decode("utf-8")
            reader.plain_codepage = "utf-8"
        except UnicodeDecodeError:
            pass
    reader.run(_without_binary(data[start:].decode("latin-1")))
    source = Source(reader.lines(), MEDIA_TYPE, encoding="+".join(reader.encodings) or "rtf")
    if reader.stack:
        source.reasons.append("the file is cut short: the text behind its end is missing")
    if reader.body.capped:
        source.reasons.append(f"a table has more than the {limits.table_cells} cells that are read")
    if reader.hidden:
        source.notes.append(("hidden-text", f"{reader.hidden} characters set as hidden text are left out of the facts"))
    if not any(line.layer == "body" for line in source.lines):
        if reader.pictures:
            raise NoTextLayerError(
                "the document holds pictures and no text: save its pictures and read those, with OCR"
            )
        source.reasons.append("the document holds no text")
    if source.reasons:
        source.status = "partial"
    return source


def _unescaped(sign: str) -> str:
    return chr(ord(sign) - 0xDC00) if "\udc80" <= sign <= "\udcff" else sign


def _without_binary(text: str) -> str:
    """Without the raw bytes of pictures, which could look like anything."""
    parts = []
    place = 0
    while found := _BINARY.search(text, place):
        parts.append(text[place : found.start()])
        place = found.end() + int(found[1])
    return "".join((*parts, text[place:])) if parts else text


@dataclass(slots=True)
class _Reader:
    limits: Limits
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    fonts: dict[int, _Font] = field(default_factory=dict)
    codepage: str = "cp1252"
    plain_codepage: str | None = None
    """Set where the bytes beyond ASCII are UTF-8, as some programs write them against the specification."""
    default_font: int = 0
    body: Flow = field(init=False)
    flows: list[Flow] = field(default_factory=list)
    heads: list[Line] = field(default_factory=list)
    feet: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    encodings: list[str] = field(default_factory=list)
    marks: int = 0
    hidden: int = 0
    characters: int = 0
    pictures: bool = False
    code: str = ""
    """The code of the field that is being read; `result_from` is how much stood before its result."""
    result_from: int = 0
    ignorable: bool = False
    to_skip: int = 0

    def __post_init__(self) -> None:
        self.body = Flow("body", self.convert, self.limits)
        self.flows.append(self.body)

    def convert(self, text: str, font: str) -> str:
        unicode, encoding = convert(text, font)
        if encoding and encoding not in self.encodings:
            self.encodings.append(encoding)
        return unicode

    def lines(self) -> list[Line]:
        for flow in self.flows[1:]:
            self.body.boxes += flow.end()
        return [*self.heads, *self.body.end(), *self.notes, *self.feet]

    def run(self, text: str) -> None:
        for token in _TOKEN.finditer(text):
            kind = token.lastindex
            if kind == 3:
                self.plain(token[0])
            elif kind == 4:
                if token[4] == "{":
                    self.open()
                else:
                    self.close()
                    if not self.stack:
                        return
            elif kind == 5:
                self.sign(token[5])
            elif kind:
                self.control(token[1], int(token[2]) if kind == 2 else None)

    # Text.

    def plain(self, text: str) -> None:
        """A stretch of text in one font."""
        if self.to_skip:
            text = self.without_stand_ins(text)
        if self.state.destination in _SILENT:
            return
        if "\\" in text:
            text = _BYTE.sub(lambda byte: chr(int(byte[1], 16)), text)
        self.add(text if text.isascii() and not self.symbols() else self.decode(text.encode("latin-1")))

    def without_stand_ins(self, text: str) -> str:
        """Without what old programs show for a character that a number has given already."""
        place = 0
        while self.to_skip and place < len(text):
            place += len(_UNIT.match(text, place)[0])  # type: ignore[index]
            self.to_skip -= 1
        return text[place:]

    def symbols(self) -> bool:
        font = self.fonts.get(self.state.font)
        return font is not None and font.codepage == SYMBOLS and self.state.destination != "fonttbl"

    def decode(self, data: bytes) -> str:
        """Bytes that stand together, in their font's character set."""
        font = self.fonts.get(self.state.font)
        codepage = (font.codepage if font else None) or self.codepage
        if self.plain_codepage:
            try:
                return data.decode(self.plain_codepage)
            except UnicodeDecodeError:
                pass
        if self.symbols():
            return "".join(symbol(byte, font.name if font and font.name else "symbol") for byte in data)
        # Bytes that the code page does not know were letters to the fonts of old encodings.
        text = data.decode("latin-1" if codepage == SYMBOLS else codepage, errors="surrogateescape")
        return text if text.isprintable() else "".join(map(_unescaped, text))

    def add(self, text: str) -> None:
        state = self.state
        kind = state.destination
        if kind in _SILENT or not text:
            return
        if state.deleted:
            self.flows[-1].deleted = True
            return
        self.characters += len(text)
        if self.characters > self.limits.document_characters:
            raise TooLargeError(
                f"the document has more than the {self.limits.document_characters} characters that are read"
            )
        if kind == "fonttbl":
            font = self.fonts.setdefault(state.font, _Font())
            font.name = font.name or text.partition(";")[0].strip()
            font.legacy = legacy_font(font.name)
            return
        if kind == "code":
            self.code += text[:200] if len(self.code) < 200 else ""
            return
        flow = self.flows[-1]
        known = self.fonts.get(state.font)
        font_name = known.legacy if known else ""
        if kind == "label":
            flow.label.append((font_name, text))
        elif state.hidden:
            flow.hidden.append(text)
            self.hidden += len(text)
        else:
            if not state.bold and not text.isspace():
                flow.bold = False
            if state.raised:
                text = raise_figures(text, flow.runs[-1][1] if flow.runs else "")
            flow.runs.append((font_name, text))

    def unicode(self, number: int) -> None:
        code = number + 0x10000 if number < 0 else number
        if 0 <= code <= 0xFFFF:
            runs = self.flows[-1].runs
            if 0xDC00 <= code < 0xE000 and runs and "\ud800" <= runs[-1][1][-1:] < "\udc00":
                font, before = runs[-1]
                runs[-1] = (font, before[:-1] + chr(0x10000 + ((ord(before[-1]) - 0xD800) << 10) + (code - 0xDC00)))
            else:
                self.add(chr(code))
        self.to_skip = self.state.fallback

    # Groups.

    def open(self) -> None:
        if len(self.stack) >= DEPTH:
            raise TooLargeError(f"the document nests groups deeper than the {DEPTH} levels that are read")
        self.stack.append(self.state)
        self.state = replace(self.state, opened="")
        self.ignorable = False
        self.to_skip = 0

    def close(self) -> None:
        if not self.stack:
            return
        if self.state.opened == "field":
            if self.code and len(self.flows[-1].runs) == self.result_from:
                self.add(symbol_of_field(self.code))
            self.code = ""
        elif self.state.opened:
            self.end_flow()
        self.state = self.stack.pop()
        self.ignorable = False
        self.to_skip = 0

    def begin_flow(self, kind: str, layer: Layer) -> None:
        outer = self.flows[-1].layer
        flow = Flow(layer if outer == "body" else outer, self.convert, self.limits, self.body.counts)
        self.flows.append(flow)
        state = self.state
        state.opened, state.destination = kind, "text"
        state.in_table = state.centred = False

    def end_flow(self) -> None:
        kind, lines = self.state.opened, self.flows.pop().end()
        if kind == "footnote":
            if lines and lines[0].kind != "row":
                lines[0].text = f"{self.mark()} {lines[0].text}"
            self.notes += lines
        elif kind.startswith(("header", "footer")):
            target = self.heads if kind.startswith("header") else self.feet
            known = {(line.text, line.cells) for line in target}
            target += [line for line in lines if (line.text, line.cells) not in known]
        else:
            self.flows[-1].boxes += lines

    # Control words and signs.

    def sign(self, sign: str) -> None:
        if sign == "*":
            self.ignorable = True
        elif sign in "\r\n":
            self.on_par(None)
        elif self.to_skip:
            self.to_skip -= 1
        elif sign in SIGNS:
            self.add(SIGNS[sign])

    def control(self, word: str, number: int | None) -> None:
        state = self.state
        ignorable, self.ignorable = self.ignorable, False
        if ignorable and word not in ENTERED:
            state.destination = "skip"
        elif state.destination == "skip":
            return
        elif word == "u" and number is not None:
            self.unicode(number)
        elif word in SWITCHES:
            setattr(state, SWITCHES[word], number != 0)
        elif word in _HANDLERS:
            _HANDLERS[word](self, number)
        elif word in SHAPES:
            setattr(self.flows[-1].shape, *SHAPES[word])
        elif word in CHARACTERS:
            if self.to_skip:
                self.to_skip -= 1
            else:
                self.add(CHARACTERS[word])
        elif word in SKIPPED:
            self.pictures = self.pictures or word == "pict"
            state.destination = "skip"
        elif word in FLOWS:
            self.begin_flow(word, FLOWS[word])

    def mark(self) -> str:
        return str(max(self.marks, 1)).translate(RAISED)

    def on_par(self, number: int | None) -> None:
        # Where its mark was deleted, a paragraph runs on into the next.
        if self.state.destination == "text" and not self.state.deleted:
            self.flows[-1].end_paragraph(in_table=self.state.in_table, centred=self.state.centred)

    def on_sect(self, number: int | None) -> None:
        if self.flows[-1].runs:
            self.on_par(None)

    def on_cell(self, number: int | None) -> None:
        self.flows[-1].end_paragraph(in_table=True, centred=self.state.centred)
        self.flows[-1].end_cell()

    def on_nested_cell(self, number: int | None) -> None:
        """A table inside a cell is read as that cell's paragraphs."""
        self.flows[-1].end_paragraph(in_table=True, centred=False)

    def on_row(self, number: int | None) -> None:
        self.flows[-1].end_row()

    def on_row_defined(self, number: int | None) -> None:
        self.flows[-1].shapes, self.flows[-1].shape = [], CellShape()

    def on_edge(self, number: int | None) -> None:
        self.flows[-1].end_shape(number or 0)

    def on_pard(self, number: int | None) -> None:
        self.state.in_table = self.state.centred = False

    def on_plain(self, number: int | None) -> None:
        state = self.state
        if state.destination != "fonttbl":
            state.font = self.default_font
        state.hidden = state.deleted = state.raised = state.bold = False

    def on_level(self, number: int | None) -> None:
        self.state.raised = False

    def on_font(self, number: int | None) -> None:
        self.state.font = number or 0
        if self.state.destination == "fonttbl":
            self.fonts[self.state.font] = _Font()

    def on_default_font(self, number: int | None) -> None:
        self.default_font = self.state.font = number or 0

    def on_font_table(self, number: int | None) -> None:
        self.state.destination = "fonttbl"

    def on_charset(self, number: int | None) -> None:
        if self.state.destination == "fonttbl":
            self.fonts.setdefault(self.state.font, _Font()).codepage = CHARSETS.get(number or 0)

    def on_font_codepage(self, number: int | None) -> None:
        if self.state.destination == "fonttbl" and number:
            self.fonts.setdefault(self.state.font, _Font()).codepage = codepage_of(number)

    def on_codepage(self, number: int | None) -> None:
        self.codepage = codepage_of(number or 1252) or "cp1252"

    def on_mac(self, number: int | None) -> None:
        self.codepage = "mac_roman"

    def on_fallback(self, number: int | None) -> None:
        self.state.fallback = min(max(number or 0, 0), 8)

    def on_label(self, number: int | None) -> None:
        """The label of a list as it was last printed; of two kinds of it, the first is taken."""
        self.state.destination = "skip" if self.flows[-1].label else "label"

    def on_note_mark(self, number: int | None) -> None:
        """The mark of a note, in the text; inside the note it stands already."""
        if self.flows[-1].layer != "note":
            self.marks += 1
            self.add(self.mark())

    def on_field(self, number: int | None) -> None:
        self.state.opened, self.code = "field", ""

    def on_field_code(self, number: int | None) -> None:
        self.state.destination = "code"

    def on_field_result(self, number: int | None) -> None:
        """A result is printed; a field that only names a sign may have none."""
        self.state.destination = "text"
        self.result_from = len(self.flows[-1].runs)

    def on_twins(self, number: int | None) -> None:
        """`{\\upr{old}{\\*\\ud{new}}}` holds a text twice."""
        self.state.destination = "twins"

    def on_new_twin(self, number: int | None) -> None:
        self.state.destination = "text"


_HANDLERS: dict[str, Callable[[_Reader, int | None], None]] = {
    "par": _Reader.on_par, "sect": _Reader.on_sect, "cell": _Reader.on_cell, "row": _Reader.on_row, "nestcell": _Reader.on_nested_cell,
    "trowd": _Reader.on_row_defined, "cellx": _Reader.on_edge, "pard": _Reader.on_pard, "plain": _Reader.on_plain,
    "nosupersub": _Reader.on_level, "sub": _Reader.on_level, "f": _Reader.on_font, "deff": _Reader.on_default_font,
    "fonttbl": _Reader.on_font_table, "fcharset": _Reader.on_charset, "cpg": _Reader.on_font_codepage, "ansicpg": _Reader.on_codepage,
    "mac": _Reader.on_mac, "uc": _Reader.on_fallback, "listtext": _Reader.on_label, "pntext": _Reader.on_label,
    "chftn": _Reader.on_note_mark, "field": _Reader.on_field, "fldinst": _Reader.on_field_code, "fldrslt": _Reader.on_field_result,
    "upr": _Reader.on_twins, "ud": _Reader.on_new_twin,
}  # fmt: skip
