"""Styles of a Word document: what a paragraph, run or table takes from its style and from the styles that one is based on."""

from dataclasses import field

from report_parser.read.docx_names import is_on, number_of, value_of, w
from report_parser.read.package import Element
from report_parser.records import dataclass

CHAIN = 32
"""Styles one may be based on, one upon another; Word allows 10 or so, and a loop must end."""


@dataclass(slots=True)
class Style:
    """What one style says itself; None where it says nothing."""

    name: str = ""
    parent: str | None = None
    number: str | None = None
    level: int | None = None
    alignment: str | None = None
    bold: bool | None = None
    hidden: bool | None = None
    font: str | None = None
    ruled: bool | None = None


@dataclass(slots=True)
class Styles:
    """All styles by id, and the documents' defaults."""

    styles: dict[str, Style] = field(default_factory=dict)
    font: str | None = None
    default: str | None = None
    """The id of the paragraph style that paragraphs without one have."""
    default_table: str | None = None
    resolved: dict[str, Style] = field(default_factory=dict)

    def of(self, name: str | None) -> Style:
        """The style with everything it takes from those it is based on. An unknown one is empty."""
        if name is None:
            name = self.default or ""
        known = self.resolved.get(name)
        if known is None:
            known = self.resolved[name] = self._resolve(name)
        return known

    def linked(self, name: str | None) -> list[str]:
        """The style's id and those of the styles it is based on, nearest first."""
        chain: list[str] = []
        name = name or self.default
        while name and name in self.styles and name not in chain and len(chain) < CHAIN:
            chain.append(name)
            name = self.styles[name].parent
        return chain

    def _resolve(self, name: str) -> Style:
        whole = Style(self.styles[name].name if name in self.styles else "")
        for link in self.linked(name):
            style = self.styles[link]
            if whole.number is None:
                whole.number = style.number
            if whole.level is None:
                whole.level = style.level
            whole.alignment = whole.alignment or style.alignment
            whole.bold = style.bold if whole.bold is None else whole.bold
            whole.hidden = style.hidden if whole.hidden is None else whole.hidden
            whole.ruled = style.ruled if whole.ruled is None else whole.ruled
            whole.font = whole.font or style.font
        return whole


def read_styles(root: Element) -> Styles:
    """The styles of a styles part."""
    styles = Styles()
    defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    if defaults is not None:
        styles.font = font_of(defaults)
    for element in root.iterchildren(w("style")):
        name = element.get(w("styleId"), "")
        styles.styles[name] = _style(element)
        if element.get(w("default"), "0").lower() in {"1", "true", "on"}:
            if element.get(w("type")) == "paragraph":
                styles.default = name
            elif element.get(w("type")) == "table":
                styles.default_table = name
    return styles


def _style(element: Element) -> Style:
    style = Style((value_of(element, w("name")) or "").lower(), value_of(element, w("basedOn")))
    paragraph = element.find(w("pPr"))
    if paragraph is not None:
        style.alignment = value_of(paragraph, w("jc"))
        numbers = paragraph.find(w("numPr"))
        if numbers is not None:
            style.number = value_of(numbers, w("numId"))
            level = value_of(numbers, w("ilvl"))
            style.level = None if level is None else number_of(level, 0)
    look = element.find(w("rPr"))
    if look is not None:
        style.bold = is_on(look, w("b"))
        style.hidden = is_on(look, w("vanish"))
        style.font = font_of(look)
    borders = element.find(f"{w('tblPr')}/{w('tblBorders')}")
    if borders is not None:
        style.ruled = has_rules(borders)
    return style


def font_of(look: Element | None) -> str | None:
    """The font that run properties name for Latin letters; the letters of the old encodings are Latin ones to Word."""
    return font_named(None if look is None else next(look.iterchildren(w("rFonts")), None), None)


_HIGH, _ASCII, _COMPLEX = w("hAnsi"), w("ascii"), w("cs")
_THEMES = (w("hAnsiTheme"), w("asciiTheme"))


def font_named(fonts: Element | None, default: str | None) -> str | None:
    """The font of a `w:rFonts`; one that the theme gives is no font of an old encoding, and has no name here."""
    if fonts is None:
        return default
    if any(theme in fonts.attrib for theme in _THEMES):
        return ""
    return fonts.get(_HIGH) or fonts.get(_ASCII) or fonts.get(_COMPLEX) or default


def has_rules(borders: Element) -> bool:
    """Whether any of the borders is drawn."""
    return any(edge.get(w("val"), "none") not in {"none", "nil"} for edge in borders)
