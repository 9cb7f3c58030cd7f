"""DOCX: Word's documents, read part by part from their package.

Paragraphs (`docx_text`) get the labels that Word numbers them with (`docx_numbering`, `docx_styles`); tables
(`docx_tables`) are laid on one grid. Nothing the printed page shows is left out: tracked insertions, content controls,
text boxes, notes; nothing that it does not show is taken for text: deletions, field codes, comments.
"""

from collections.abc import Iterator
from dataclasses import field, replace

from report_parser.errors import DamagedError, NoTextLayerError, TooLargeError
from report_parser.legacy import convert
from report_parser.limits import Limits
from report_parser.model import Layer, Origin
from report_parser.read.docx_names import ALTERNATE, CHOICE, FALLBACK, LINK, VAL, is_on, w
from report_parser.read.docx_numbering import LEVELS, Numbering, link_styles, read_numbering
from report_parser.read.docx_styles import Styles, font_of, read_styles
from report_parser.read.docx_tables import read_table
from report_parser.read.docx_text import LEGACY_FONT_NAMED, LOOK, PROPERTIES, TextReader, Words
from report_parser.read.grid import table_lines
from report_parser.read.package import AGAIN, Element, Package, Part, open_package, parse_xml
from report_parser.read.runs import legacy_font
from report_parser.records import dataclass
from report_parser.source import Line, LineKind, Source

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_PARAGRAPH, _TABLE, _SECTION, _SDT, _CONTENT = w("p"), w("tbl"), w("sectPr"), w("sdt"), w("sdtContent")
_STYLE, _NUMBERED, _ALIGNED, _NUMBER_ID, _NUMBER_LEVEL = w("pStyle"), w("numPr"), w("jc"), w("numId"), w("ilvl")
_LEFT_OUT = frozenset(
    {w("del"), w("moveFrom"), w("sdtPr"), w("sdtEndPr"), w("tcPr"), w("bookmarkStart"), w("bookmarkEnd"), w("proofErr")}
)
_PLACES = {str(place): place for place in range(LEVELS)}
_NOTES = (("footnotes", w("footnote")), ("endnotes", w("endnote")))


def read(data: bytes, limits: Limits) -> Source:
    """Paragraphs and table rows in reading order; notes stand at the end, heads and feet of pages around all.

    `origin.path` is a part and the way to the paragraph or row in it, each step counted among its like from 1:
    `word/document.xml#tbl[2]/tr[3]`. Raises EncryptedError, DamagedError, TooLargeError or NoTextLayerError where
    nothing can be read; what could be read in part has status `partial`.
    """
    package = open_package(data, limits)
    name = _main_part(package)
    part = package.read(name)
    if part is None:
        raise DamagedError(f"the archive holds no Word document (word/document.xml is missing): {AGAIN}")
    source = Source([], MEDIA_TYPE, encoding="utf-8")
    document = _Document(package, limits, source, name)
    root = document.root_of(part, needed=True)
    body = None if root is None else root.find(w("body"))
    if body is None:
        raise DamagedError(f"the document has no body: {AGAIN}")
    document.read_body(part, body)
    if not any(line.layer == "body" for line in source.lines):
        if any(member.startswith("word/media/") for member in package.members):
            raise NoTextLayerError(
                "the document holds pictures and no text: save its pictures and read those, with OCR"
            )
        document.fell_short("the document holds no text")
    return source


def _main_part(package: Package) -> str:
    for kind, target in package.relations("").values():
        if kind == "officeDocument" and package.has(target):
            return target
    return "word/document.xml"


@dataclass(slots=True)
class _Document:
    """One document while it is read. `carried` is text whose paragraph mark was deleted or hidden: what follows is
    printed behind it."""

    package: Package
    limits: Limits
    source: Source
    name: str
    styles: Styles = field(default_factory=Styles)
    numbering: Numbering = field(default_factory=Numbering)
    texts: TextReader = field(init=False)
    related: dict[str, tuple[str, str]] = field(default_factory=dict)
    sections: list[Element] = field(default_factory=list)
    tables: int = 0
    characters: int = 0
    carried: str = ""
    hidden: int = 0
    blank: bool = False
    marks: bool = False
    encodings: list[str] = field(default_factory=list)

    def fell_short(self, reason: str) -> None:
        self.source.status = "partial"
        if reason not in self.source.reasons:
            self.source.reasons.append(reason)

    def root_of(self, part: Part | None, *, needed: bool = False) -> Element | None:
        """A part's root, as much of it as can be had; what is wrong with it is said."""
        if part is None:
            return None
        try:
            root, fault = parse_xml(part, self.limits, salvage=True)
        except DamagedError as error:
            if needed:
                raise DamagedError(f"{error.message}: {AGAIN}") from error
            self.fell_short(error.message)
            return None
        if fault:
            self.fell_short(fault)
        return root

    def part(self, kind: str) -> Part | None:
        """The part of the kind that the document refers to, else the one of the usual name."""
        names = [target for other, target in self.related.values() if other == kind]
        usual = f"{self.name.rpartition('/')[0]}/{kind}.xml".lstrip("/")
        return next((part for name in (*names, usual) if (part := self.package.read(name))), None)

    def read_body(self, part: Part, body: Element) -> None:
        self.related = self.package.relations(self.name)
        styles = self.part("styles")
        root = self.root_of(styles)
        if root is not None:
            self.styles = read_styles(root)
        looked = part.data + (styles.data if styles else b"")
        careful = b"vanish" in looked or b'"superscript"' in looked or bool(LEGACY_FONT_NAMED.search(looked))
        self.texts = TextReader(self.styles, self.convert, careful)
        self.marks = any(name in part.data for name in (b"<w:del", b"moveFrom", b"vanish"))
        if b"numPr" in looked:
            root = self.root_of(self.part("numbering"))
            if root is not None:
                self.numbering = read_numbering(root)
                link_styles(root, self.numbering, lambda name: self.styles.of(name).number)
        lines = self.blocks(body, f"{part.name}#", "body")
        heads, feet = self.heads_and_feet()
        self.source.lines = [*heads, *lines, *self.notes(), *feet]
        self.source.encoding = "+".join(self.encodings) or "utf-8"
        if self.hidden:
            self.source.notes.append(
                ("hidden-text", f"{self.hidden} characters set as hidden text are left out of the facts")
            )
        if self.texts.objects:
            self.source.notes.append(("embedded-object", f"{self.texts.objects} embedded objects were not read"))

    def convert(self, text: str, font: str) -> str:
        unicode, encoding = convert(text, font)
        if encoding and encoding not in self.encodings:
            self.encodings.append(encoding)
        return unicode

    def blocks(self, container: Element, path: str, layer: Layer) -> list[Line]:
        """The lines of what holds paragraphs and tables: a body, a cell, a note, a text box."""
        lines: list[Line] = []
        counts: dict[str, int] = {}
        paragraphs = 0
        for child in container:
            tag = child.tag
            if tag == _PARAGRAPH:
                paragraphs += 1
                lines += self.paragraph(child, f"{path}p[{paragraphs}]", layer)
            elif tag == _TABLE:
                counts[tag] = counts.get(tag, 0) + 1
                lines += self.table(child, f"{path}tbl[{counts[tag]}]", layer)
            elif tag == _SECTION:
                self.sections.append(child)
            elif tag in _LEFT_OUT:
                continue
            elif tag == ALTERNATE:
                chosen = child.find(CHOICE)
                chosen = child.find(FALLBACK) if chosen is None else chosen
                if chosen is not None:
                    lines += self.blocks(chosen, path, layer)
            elif tag == w("altChunk"):
                lines += self.embedded(child, layer)
            else:
                step = tag.rpartition("}")[2]
                counts[tag] = counts.get(tag, 0) + 1
                here = layer
                if tag == _SDT:
                    gallery = child.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
                    if gallery is not None and gallery.get(VAL) == "Table of Contents":
                        here = "furniture"
                lines += self.blocks(child, f"{path}{step}[{counts[tag]}]/", here)
        return lines

    def paragraph(self, element: Element, path: str, layer: Layer) -> list[Line]:
        style: str | None = None
        numbers = alignment = mark = None
        properties = element[0] if len(element) else None
        if properties is not None and properties.tag == PROPERTIES:
            for item in properties:
                tag = item.tag
                if tag == _STYLE:
                    style = item.get(VAL)
                elif tag == _NUMBERED:
                    numbers = item
                elif tag == _ALIGNED:
                    alignment = item.get(VAL)
                elif tag == LOOK:
                    mark = item
                elif tag == _SECTION:
                    self.sections.append(item)
        whole = self.styles.of(style)
        words = self.texts.read(element, whole)
        text = words.text
        deleted = concealed = False
        if mark is not None and self.marks:
            deleted = mark.find(w("del")) is not None or mark.find(w("moveFrom")) is not None
            concealed = bool(is_on(mark, w("vanish")))
        if deleted:
            self.carried += text
            return self._boxes(words, path, layer)
        if numbers is not None or whole.number:
            label = self._label(numbers, style, whole.number, mark)
            if label:
                text = label + text.lstrip(" ")
        if self.carried:
            text, self.carried = self.carried + text, ""
        if concealed:
            self.carried = f"{text} " if text.strip() else ""
            return self._boxes(words, path, layer)
        if whole.name.startswith("toc "):
            layer = "furniture"
        lines: list[Line] = []
        centred = (alignment or whole.alignment) == "center"
        for piece in text.split("\n"):
            words_only = piece.strip()
            if words_only:
                kind: LineKind = "line" if lines else "paragraph"
                line = Line(
                    words_only,
                    Origin(path=path),
                    kind,
                    blank_before=self.blank,
                    bold=words.bold,
                    centred=centred,
                    layer=layer,
                )
                lines.append(line)
            self.blank = not words_only
        self._count(len(text))
        return lines + self._boxes(words, path, layer) if words.boxes or words.hidden else lines

    def _count(self, characters: int) -> None:
        self.characters += characters
        if self.characters > self.limits.document_characters:
            raise TooLargeError(
                f"the document has more than the {self.limits.document_characters} characters that are read"
            )

    def _boxes(self, words: Words, path: str, layer: Layer) -> list[Line]:
        """What hangs on a paragraph: its text boxes, and its hidden text, which is no part of the report."""
        lines = []
        if words.hidden.strip():
            self.hidden += len(words.hidden)
            lines.append(Line(words.hidden.replace("\n", " ").strip(), Origin(path=path), layer="furniture"))
        for box in words.boxes:
            carried, self.carried = self.carried, ""
            lines += [replace(line, origin=Origin(path=path)) for line in self.blocks(box, "", layer)]
            self.carried = carried
        return lines

    def _label(self, numbers: Element | None, style: str | None, styled: str | None, mark: Element | None) -> str:
        """The label that Word prints before a paragraph, counted on."""
        own = level = None
        for item in numbers if numbers is not None else ():
            if item.tag == _NUMBER_ID:
                own = item.get(VAL)
            elif item.tag == _NUMBER_LEVEL:
                level = item.get(VAL)
        number = own or styled
        if not number or number == "0":
            return ""
        place: int | None = None if level is None else _PLACES.get(level, 0)
        if place is None and own is None:
            for name in self.styles.linked(style):
                place = self.numbering.level_for_style(number, name)
                if place is not None:
                    break
            else:
                place = self.styles.of(style).level
        printed = self.numbering.label(number, place or 0)
        if printed is None:
            return ""
        if self.texts.careful and not printed.bullet:
            font = legacy_font(printed.font or font_of(mark) or self.styles.of(style).font)
            if font:
                return self.convert(printed.text, font)
        return printed.text

    def table(self, element: Element, path: str, layer: Layer) -> list[Line]:
        self.tables += 1
        number = self.tables
        table = read_table(element, path, self.styles, self.limits, lambda cell, here: self._cell(cell, here, layer))
        lines = table_lines(table, number, self.limits)
        if table.capped:
            self.fell_short(
                f"a table is wider than the {self.limits.table_span} columns or {self.limits.table_cells} cells that are read"
            )
        for line in lines:
            if line.kind == "row" and line.table == number:
                line.layer = layer
        return lines

    def _cell(self, cell: Element, path: str, layer: Layer) -> list[Line]:
        carried, self.carried = self.carried, ""
        lines = self.blocks(cell, path, layer)
        if self.carried.strip():
            lines.append(Line(self.carried.strip(), Origin(path=path.rstrip("/")), layer=layer))
        self.carried = carried
        return lines

    def notes(self) -> Iterator[Line]:
        """Footnotes and endnotes in the order of their marks, each with its mark."""
        for kind, tag in _NOTES:
            marks = {place: mark for other, place, mark in self.texts.notes if other == kind}
            if not marks:
                continue
            part = self.part(kind)
            root = self.root_of(part)
            if part is None or root is None:
                self.fell_short(f"the {kind} could not be read")
                continue
            found = {note.get(w("id"), ""): (number, note) for number, note in enumerate(root.iterchildren(tag), 1)}
            for place, mark in marks.items():
                if place in found:
                    number, note = found[place]
                    step = tag.rpartition("}")[2]
                    lines = self.blocks(note, f"{part.name}#{step}[{number}]/", "note")
                    for index, line in enumerate(lines):
                        if index == 0 and line.kind != "row":
                            line.text = f"{mark} {line.text}"
                        yield line

    def heads_and_feet(self) -> tuple[list[Line], list[Line]]:
        """The texts printed at the head and at the foot of pages, each once."""
        heads: list[Line] = []
        feet: list[Line] = []
        seen: set[str] = set()
        for section in self.sections:
            for kind, lines in (("header", heads), ("footer", feet)):
                for reference in section.iterchildren(w(f"{kind}Reference")):
                    _, name = self.related.get(reference.get(LINK, ""), ("", ""))
                    if not name or name in seen:
                        continue
                    seen.add(name)
                    root = self.root_of(self.package.read(name))
                    if root is None:
                        continue
                    known = {(line.text, line.cells) for line in lines}
                    for line in self.blocks(root, f"{name}#", "furniture"):
                        if (line.text, line.cells) not in known:
                            lines.append(line)
        return heads, feet

    def embedded(self, chunk: Element, layer: Layer) -> list[Line]:
        """A whole file of another kind put into the document's text, as programs do that save web pages as Word."""
        _, name = self.related.get(chunk.get(LINK, ""), ("", ""))
        self.fell_short(f"the file {name or 'put into the text'} inside the document was not read")
        return []
