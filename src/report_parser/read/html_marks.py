"""A page's tree as one string in which marks tell where blocks, lines, links and the like begin and end.

Writing marks into the tree and having it serialised as text leaves the walk over the many inline elements of pasted Word
text to libxml2; only the blocks are touched one by one.
"""

import html
import re

from report_parser.patterns import pattern_of
from report_parser.read.html_tree import Element
from report_parser.records import dataclass

# Private characters; a page that holds them itself has them taken out first.
OPEN, CLOSE, BREAK = "\uf8d0", "\uf8d1", "\uf8d2"
LINK, LINK_END, BOLD, BOLD_END, HIDE, HIDE_END, SKIP, SKIP_END = (chr(code) for code in range(0xF8D3, 0xF8DB))
INLINE = pattern_of(f"([{LINK}-{SKIP_END}])")
ANY = pattern_of(f"[{OPEN}-{SKIP_END}]")
_OWN_BYTES = pattern_of(b"\xef\xa3[\x90-\x9a]")
_OWN_ENTITY = pattern_of(rb"&#(?:0*637(?:0[4-9]|1[0-4])|[xX]0*[fF]8[dD][0-9aA]);?")

BLOCKS = (
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "menu", "dir", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody",
    "tfoot", "tr", "td", "th", "section", "article", "main", "header", "footer", "nav", "aside", "address", "blockquote", "pre", "center",
    "form", "fieldset", "legend", "figure", "figcaption", "details", "summary", "body", "noframes", "select", "option", "optgroup", "button",
    "textarea", "hr", "listing", "xmp", "dialog", "hgroup", "search",
)  # fmt: skip
# What is not shown: what stands in for something else, pictures' own text, the page's title.
_SKIPPED = ("noscript", "template", "title", "svg", "iframe", "object", "audio", "video", "canvas", "datalist", "math")
_STYLE_HIDES = pattern_of(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_HIDING = (b"none", b"hidden", b"mso-hide", b"<del")
_STYLED_BOLD = "//span[contains(@style,'font-weight') and not(contains(@style,'font-weight:normal'))]"
_ALIGNED = pattern_of(rb"(?<![a-z-])align")
_DOUBLE = pattern_of(r"&(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z][A-Za-z0-9]{1,30});")
_LONGEST_LINK = 600
"""Characters of the longest teaser that is one link."""
_NUMBER = pattern_of(r"\[?([0-9]{1,3})\]?$")
_UNIT = pattern_of(r"(?:^|[^a-zà-ỹ])(?:k|c|d|m|h|da)?m\s*$", re.IGNORECASE)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Glyphs of symbol fonts that lists are led with: the letters are theirs only in those fonts.
_SYMBOL_BULLETS = frozenset("·§Øüvqàwnl¨Ÿ")
_SYMBOL_FONT = pattern_of(r"font-family\s*:\s*[\"']?(?:symbol|wingdings)", re.IGNORECASE)


@dataclass(slots=True)
class Marked:
    """`text` has one `OPEN` and one `CLOSE` for each of `elements`, which stand in document order.

    `aligned`: some may have the attribute `align`; `flat`: some may have `data-at`, which says where they stood.
    """

    text: str
    elements: list[Element]
    aligned: bool = True
    flat: bool = True


def without_marks(page: bytes) -> bytes:
    """The page without characters that the marks are made of."""
    # The rarer byte first: one alone is found ten times as fast as two.
    if b"\xef" in page and b"\xef\xa3" in page:
        page = _OWN_BYTES.sub(b"", page)
    if b"#" in page and any(before.endswith(b"&") for before in page.split(b"#")):
        page = _OWN_ENTITY.sub(b"", page)
    return page


def mark_tree(root: Element, tags: bytes, *, flat: bool = False) -> Marked:
    """The tree's text with marks; the tree is changed. `tags` is what the page's tags say, to see what need not be looked
    for; `flat`: the tree was rebuilt. Raises ValueError where the tree holds characters that XML does not have."""
    from lxml import etree

    _mark_raised(root, tags)
    if b"symbol" in tags or b"wingdings" in tags:
        _mark_bullets(root)
    if any(word in tags for word in _HIDING):
        _wrap(
            (element for element in root.xpath("//del|//*[@hidden or @style]") if _is_hidden(element)), HIDE, HIDE_END
        )
    if b"font-weight" in tags:
        _wrap(root.xpath(_STYLED_BOLD), BOLD, BOLD_END)
    _wrap(root.iter(*_SKIPPED), SKIP, SKIP_END)
    _wrap((element for element in root.iter("a") if _is_link(element)), LINK, LINK_END)
    _wrap(root.iter("b", "strong"), BOLD, BOLD_END)
    for element in root.iter("time", "label"):
        # Set apart by style sheets, never inside a word.
        element.text, element.tail = f" {element.text or ''}", f" {element.tail or ''}"
    for element in root.iter("br"):
        tail = element.tail
        element.tail = BREAK + tail if tail else BREAK
    elements = []
    for element in root.iter(*BLOCKS):
        elements.append(element)
        text, tail = element.text, element.tail
        element.text = OPEN + text if text else OPEN
        element.tail = CLOSE + tail if tail else CLOSE
    text = etree.tostring(root, method="text", encoding="unicode", with_tail=False)
    if "&" in text:
        text = _DOUBLE.sub(_unescape, text)
    return Marked(text, elements, _ALIGNED.search(tags) is not None, flat or b"data-at" in tags)


def _wrap(elements: Element, start: str, end: str) -> None:
    for element in elements:
        text, tail = element.text, element.tail
        element.text = start + text if text else start
        element.tail = end + tail if tail else end


def _unescape(entity: re.Match[str]) -> str:
    """An entity that was escaped twice (`&amp;ndash;`); what is no known entity stays."""
    letter = html.unescape(entity[0])
    return entity[0] if letter.endswith(";") or ANY.search(letter) else letter


def _is_link(element: Element) -> bool:
    """Whether an anchor leads somewhere; one that nobody closed, so that it holds half the page, does not count."""
    return element.get("href") is not None and (not len(element) or sum(map(len, element.itertext())) <= _LONGEST_LINK)


def _is_hidden(element: Element) -> bool:
    if element.tag == "del" or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _STYLE_HIDES.search(style) is not None


def _mark_raised(root: Element, tags: bytes) -> None:
    """Marks of notes written as raised digits, so that they are not read into figures; the 2 of km2 stays."""
    if b"<sup" in tags:
        for element in root.iter("sup"):
            number = _NUMBER.match("".join(element.itertext()).strip())
            if number and not _UNIT.search(_text_before(element)):
                _replace(element, number[1].translate(_RAISED))
    if b"#_ftn" in tags or b"#_edn" in tags:
        for element in root.iter("a"):
            if (element.get("href") or "").lower().startswith(("#_ftn", "#_edn")):
                number = _NUMBER.match("".join(element.itertext()).strip())
                if number:
                    _replace(element, number[1].translate(_RAISED))


def _text_before(element: Element) -> str:
    before = element.getprevious()
    if before is not None:
        return str(before.tail or "".join(before.itertext())[-8:])[-8:]
    parent = element.getparent()
    return str(parent.text or "")[-8:] if parent is not None else ""


def _replace(element: Element, text: str) -> None:
    tail = element.tail
    for child in list(element):
        element.remove(child)
    element.text, element.tail = text, tail


def _mark_bullets(root: Element) -> None:
    for element in root.xpath("//span[contains(@style,'ont-family')]"):
        if element.text and element.text.strip() in _SYMBOL_BULLETS and _SYMBOL_FONT.search(element.get("style")):
            element.text = "•"
