"""The text of one Word paragraph as it is printed: tracked changes accepted, fields as their results, text boxes apart."""

from collections.abc import Callable, Iterable
from dataclasses import field

from report_parser.patterns import pattern_of
from report_parser.read.docx_names import ALTERNATE, CHOICE, FALLBACK, OFF, VAL, is_on, m, number_of, value_of, w
from report_parser.read.docx_numbering import format_roman
from report_parser.read.docx_styles import Style, Styles, font_named
from report_parser.read.package import Element
from report_parser.read.runs import RAISED, join_runs, legacy_font, raise_figures, symbol
from report_parser.records import dataclass

# Only where a document names such a font somewhere are fonts looked up run by run.
LEGACY_FONT_NAMED = pattern_of(rb'"(?:\.?V[nN]|\.?vn|VPS|Vps|VISCII|Viscii|TCVN|ABC)')

RUN, TEXT, PROPERTIES, LOOK = w("r"), w("t"), w("pPr"), w("rPr")
_BOX = w("txbxContent")
SOFT_HYPHEN = "\u00ad"
"""Left in: a later stage drops it, but before Unicode this was the letter ư, and fonts that would tell may be missing."""
_FIELD, _NOTE, _END_NOTE, _SYMBOL = w("fldChar"), w("footnoteReference"), w("endnoteReference"), w("sym")
_PLAIN = {
    w("tab"): " ",
    w("ptab"): " ",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    w("softHyphen"): SOFT_HYPHEN,
}
_DRAWN = frozenset({w("drawing"), w("pict")})
# Text that was deleted or moved away, field codes, and properties.
_LEFT_OUT = frozenset(
    {w("del"), w("moveFrom"), w("delText"), w("instrText"), w("delInstrText"), w("rt"), w("sdtPr"), w("sdtEndPr"),
     w("rubyPr"), w("lastRenderedPageBreak"), w("proofErr"), w("bookmarkStart"), w("bookmarkEnd"), LOOK, PROPERTIES}
)  # fmt: skip
_BOLD, _FONTS, _VANISH, _RAISE, _NAMED = w("b"), w("rFonts"), w("vanish"), w("vertAlign"), w("rStyle")
_FRACTION, _MATH_TEXT = m("f"), m("t")


@dataclass(slots=True)
class Words:
    """What one paragraph prints: `text` with `\\n` at its line breaks; `boxes` are the text boxes tied to it; `hidden`
    is text that is set as hidden; `bold` says that every printed run is."""

    text: str = ""
    boxes: list[Element] = field(default_factory=list)
    hidden: str = ""
    bold: bool = False


@dataclass(slots=True)
class TextReader:
    """Reads paragraphs one after another; footnotes are numbered as they are met.

    `careful` says that the document names fonts of old encodings, hides text or raises figures, somewhere: then every
    run's properties are looked at. `convert` takes text and its font, and gives it in Unicode.
    """

    styles: Styles
    convert: Callable[[str, str], str]
    careful: bool = False
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    """(kind, id, printed mark) of the notes referred to so far."""
    objects: int = 0
    """Embedded objects (spreadsheets, equations of old) whose content is a picture here."""
    _parts: list[str] = field(default_factory=list)
    _fonts: list[str] = field(default_factory=list)
    _hidden: list[str] = field(default_factory=list)
    _boxes: list[Element] = field(default_factory=list)
    _fields: list[bool] = field(default_factory=list)
    _style: Style = field(default_factory=Style)
    _bold: bool = True
    _font: str = ""
    _is_bold: bool = False
    _is_hidden: bool = False
    _is_raised: bool = False

    def read(self, paragraph: Element, style: Style) -> Words:
        """The words of a paragraph that has the style."""
        self._parts = parts = []
        self._boxes = []
        self._style = style
        self._bold = True
        careful = self.careful
        if careful:
            self._fonts, self._hidden = [], []
        if self._fields:
            # A field that was never closed must not swallow the paragraphs behind it.
            self._fields = []
        for child in paragraph:
            tag = child.tag
            if tag == RUN:
                if careful or self._fields:
                    self._run(child)
                    continue
                own = style.bold
                for piece in child:
                    tag = piece.tag
                    if tag == TEXT and not self._fields:
                        parts.append(piece.text or "")
                        if not own:
                            self._bold = False
                    elif tag == LOOK:
                        if self._bold:
                            for item in piece:
                                if item.tag == _BOLD:
                                    own = item.get(VAL, "1").lower() not in OFF
                    else:
                        self._is_bold = bool(own)
                        self._piece(piece, tag)
            elif tag != PROPERTIES:
                self._inline(child, tag)
        if not careful:
            return Words("".join(parts), self._boxes, "", self._bold)
        text = join_runs(zip(self._fonts, parts, strict=True), self.convert) if any(self._fonts) else "".join(parts)
        return Words(text, self._boxes, "".join(self._hidden), self._bold)

    def _add(self, text: str) -> None:
        if any(self._fields):
            return
        if self._is_hidden:
            self._hidden.append(text)
            return
        if not self._is_bold and not text.isspace():
            self._bold = False
        if self._is_raised:
            text = raise_figures(text, "".join(self._parts[-2:]))
        self._parts.append(text)
        if self.careful:
            self._fonts.append(self._font)

    def _inline(self, element: Element, tag: str) -> None:
        """An element that holds runs: an insertion, a link, a content control, a field …"""
        if tag in _LEFT_OUT:
            return
        if tag == RUN:
            self._run(element)
        elif tag == ALTERNATE:
            for child in _choice(element):
                self._inline(child, child.tag)
        elif tag == _FRACTION:
            self._fraction(element)
        elif tag == _MATH_TEXT:
            self._add(element.text or "")
        else:
            for child in element:
                self._inline(child, child.tag)

    def _run(self, run: Element) -> None:
        self._look(run[0] if len(run) and run[0].tag == LOOK else ())
        for piece in run:
            self._piece(piece, piece.tag)
        self._font, self._is_bold, self._is_hidden, self._is_raised = "", False, False, False

    def _look(self, look: Iterable[Element]) -> None:
        """Take a run's properties, from itself, its style or the paragraph's."""
        style = self._style
        bold, hidden, font = style.bold, style.hidden, style.font
        self._is_raised = False
        fonts: Element | None = None
        for item in look:
            tag = item.tag
            if tag == _BOLD:
                bold = item.get(VAL, "1").lower() not in OFF
            elif tag == _FONTS:
                fonts = item
            elif tag == _VANISH:
                hidden = item.get(VAL, "1").lower() not in OFF
            elif tag == _RAISE:
                self._is_raised = item.get(VAL) == "superscript"
            elif tag == _NAMED:
                # The first of a run's properties, if there: what follows overrides it.
                own = self.styles.of(item.get(VAL))
                bold = bold if own.bold is None else own.bold
                hidden = hidden if own.hidden is None else own.hidden
                font = font if own.font is None else own.font
        self._is_bold = bool(bold)
        if self.careful:
            self._is_hidden = bool(hidden)
            self._font = legacy_font(font_named(fonts, self.styles.font if font is None else font))

    def _piece(self, piece: Element, tag: str) -> None:
        """One thing inside a run."""
        if tag in (TEXT, _MATH_TEXT):
            self._add(piece.text or "")
        elif tag in _PLAIN:
            self._add(_PLAIN[tag])
        elif tag in _LEFT_OUT:
            return
        elif tag == _FIELD:
            self._field(piece)
        elif tag in (_NOTE, _END_NOTE):
            self._note(piece, "footnotes" if tag == _NOTE else "endnotes")
        elif tag == _SYMBOL:
            self._symbol(piece)
        elif tag == ALTERNATE:
            for child in _choice(piece):
                self._piece(child, child.tag)
        elif tag in _DRAWN:
            self._boxes += boxes_of(piece)
        elif tag == w("object"):
            self.objects += 1
            self._boxes += boxes_of(piece)
        elif tag == RUN:
            self._run(piece)
        elif tag == w("customMark"):
            return
        else:
            for child in piece:
                self._piece(child, child.tag)

    def _field(self, mark: Element) -> None:
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            self._form(mark)
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _form(self, mark: Element) -> None:
        """Check boxes and drop-down lists of old forms have no result: what is printed stands in their settings."""
        box = mark.find(f"{w('ffData')}/{w('checkBox')}")
        if box is not None:
            ticked = is_on(box, w("checked"))
            self._add("☒" if (is_on(box, w("default")) if ticked is None else ticked) else "☐")
        choices = mark.find(f"{w('ffData')}/{w('ddList')}")
        if choices is not None:
            entries = [entry.get(VAL, "") for entry in choices.iterchildren(w("listEntry"))]
            chosen = number_of(value_of(choices, w("result")) or value_of(choices, w("default")), 0)
            if chosen < len(entries):
                self._add(entries[chosen])

    def _note(self, reference: Element, kind: str) -> None:
        if any(self._fields):
            return
        place = 1 + sum(1 for other, _, _ in self.notes if other == kind)
        mark = str(place) if kind == "footnotes" else format_roman(place).lower()
        self.notes.append((kind, reference.get(w("id"), ""), mark.translate(RAISED)))
        self._add(self.notes[-1][2])

    def _symbol(self, element: Element) -> None:
        try:
            code = int(element.get(w("char"), ""), 16)
        except ValueError:
            return
        self._add(symbol(code, element.get(w("font"), "")))

    def _fraction(self, element: Element) -> None:
        """A built-up fraction as a line of text: `31/31`."""
        for name, mark in ((m("num"), ""), (m("den"), "/")):
            self._add(mark)
            for child in element.iterchildren(name):
                self._inline(child, "")


def boxes_of(drawn: Element) -> list[Element]:
    """The contents of the text boxes in a drawing; the older twin that stands beside each for old programs is not one."""
    boxes = []
    for box in drawn.iter(_BOX):
        for above in box.iterancestors():
            if above.tag in (FALLBACK, _BOX):
                break
            if above is drawn:
                boxes.append(box)
                break
    return boxes


def _choice(alternate: Element) -> Element:
    """The form of a content that new programs show, or the only one there is."""
    chosen = alternate.find(CHOICE)
    return chosen if chosen is not None else alternate.find(FALLBACK) if alternate.find(FALLBACK) is not None else ()
