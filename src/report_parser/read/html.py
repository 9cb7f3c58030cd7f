"""Web pages: the page's paragraphs and tables in order, the article told from what a portal puts around it.

lxml parses; marks are then put at every block's edges and the whole page is written out as text once, which costs half
of what a walk over the elements costs. The marks are noncharacters that no text may hold.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from report_parser.errors import DamagedError, TooLargeError
from report_parser.limits import DEFAULT_LIMITS, Limits
from report_parser.model import Origin
from report_parser.read.decode import decode
from report_parser.read.grid import Cell, Row, Table, table_lines
from report_parser.source import Line, Source

_BLOCKS = (
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "table", "tr", "td", "th",
    "caption", "section", "article", "main", "header", "footer", "nav", "aside", "form", "fieldset", "center", "address", "figure",
    "figcaption", "hr", "body", "tbody", "thead", "tfoot", "details", "summary", "select", "option", "button", "label", "iframe", "frame",
)  # fmt: skip
_DROPPED = (
    "script",
    "style",
    "template",
    "noscript",
    "svg",
    "object",
    "embed",
    "audio",
    "video",
    "canvas",
    "head",
    "textarea",
)
_FURNITURE_TAGS = frozenset({"nav", "footer", "aside", "select", "option", "button", "form"})
_OPEN, _CLOSE, _END, _BREAK, _LINK, _UNLINK = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3", "\ufdd4", "\ufdd5"
_MARKS = re.compile("[\ufdd0-\ufdef]")
_TOKEN = re.compile(f"([{_OPEN}{_CLOSE}])([0-9]+){_END}")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"[^\S\xa0]+")
_DOUBLE_ESCAPED = re.compile(
    r"&(?:ndash|mdash|amp|nbsp|quot|lt|gt|hellip|ldquo|rdquo|lsquo|rsquo|#[0-9]{2,5}|[a-z]{1,6}(?:acute|grave|circ|tilde));"
)
_LABELLED = re.compile(r"\s*(?:[0-9IVXivx]{1,4}(?:\.[0-9]{1,2})*\s*[.)/-]|[a-zđ]\)|[-+*•–])")


@dataclass(slots=True)
class _Open:
    """A block that is being read: its element, what of it was not yet given, and where its text is linked."""

    element: etree._Element
    table: Table | None = None
    row: Row | None = None
    cell: Cell | None = None
    lines: list[Line] = field(default_factory=list)


def read(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Source:
    """The page's lines. Raises TooLargeError over a limit and DamagedError for a page without any text."""
    if len(data) > limits.html_bytes:
        raise TooLargeError(f"the page has {len(data):,} bytes; at most {limits.html_bytes:,} are read")
    decoded = decode(data)
    text = decoded.text.replace("\x00", "")
    if _MARKS.search(text):
        text = _MARKS.sub("", text)
    source = read_page(text, limits)
    source.encoding = decoded.encoding
    source.reasons = [*decoded.reasons, *source.reasons]
    if source.reasons:
        source.status = "degraded"
    return source


def read_page(text: str, limits: Limits) -> Source:
    """The lines of a page that is decoded already."""
    tags = text.count("<")
    if tags > 2 * limits.html_nodes:
        raise TooLargeError(f"the page has {tags:,} tags; at most {2 * limits.html_nodes:,} are read")
    root = _parse(text)
    source = Source([], "text/html")
    if root is not None:
        reader = _Reader(root, limits)
        source.lines = reader.read()
        if reader.capped:
            source.reasons.append("a table is larger than the limits allow: parts of it are read as plain rows")
    seen = sum(len(line.text) + sum(len(cell or "") for cell in line.cells or ()) for line in source.lines)
    estimate = _visible_estimate(text)
    if seen * 2 < estimate and estimate > 200:
        source.lines = _read_leniently(text)
        source.reasons.append("the page's markup is broken: it was read by its text alone, without tables")
    if not source.lines:
        raise DamagedError(
            "the page holds no text: it may be built by a script; save it from the browser after it has loaded"
        )
    return source


def _parse(text: str) -> etree._Element | None:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        return etree.fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", text).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


_SILENT = re.compile(
    r"<(script|style|noscript|template|head|textarea|svg)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"<[^<>]{0,2000}>")


def _visible_estimate(text: str) -> int:
    """About how many letters the page shows, told without a parser."""
    if len(text) > 2_000_000:
        return 0
    return len(re.sub(r"\s+|&nbsp;", "", _TAG.sub("", _SILENT.sub("", text))))


def _read_leniently(text: str) -> list[Line]:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(text, "html.parser")
    for element in soup(["script", "style", "template", "noscript"]):
        element.decompose()
    return [
        Line(" ".join(line.split()), Origin(path="/"), kind="line")
        for line in soup.get_text("\n").split("\n")
        if line.strip()
    ]


class _Reader:
    def __init__(self, root: etree._Element, limits: Limits) -> None:
        self.root, self.limits = root, limits
        self.tree = root.getroottree()
        self.tables = 0
        self.capped = False
        self.elements: list[etree._Element] = []
        self.owners: list[tuple[Line, etree._Element, int]] = []
        """Each line with the block it stands in and how many of its letters are linked."""

    def read(self) -> list[Line]:
        text = self.mark()
        lines = self.walk(text)
        self.tell_article(lines)
        return lines

    def mark(self) -> str:
        """Put the marks in and write the page out as text."""
        root = self.root
        etree.strip_elements(root, *_DROPPED, with_tail=False)
        for element in root.iter("br", "a"):
            if element.tag == "br":
                element.tail = _BREAK + (element.tail or "")
            else:
                element.text = _LINK + (element.text or "")
                if len(element):
                    element[-1].tail = (element[-1].tail or "") + _UNLINK
                else:
                    element.text += _UNLINK
        hidden: list[etree._Element] = []
        for element in root.iter(*_BLOCKS):
            style = element.get("style")
            if (style is not None and _HIDDEN.search(style)) or element.get("hidden") is not None:
                hidden.append(element)
                continue
            number = len(self.elements)
            self.elements.append(element)
            element.text = f"{_OPEN}{number}{_END}{element.text or ''}"
            if len(element):
                last = element[-1]
                last.tail = f"{last.tail or ''}{_CLOSE}{number}{_END}"
            else:
                element.text += f"{_CLOSE}{number}{_END}"
        for element in hidden:
            parent = element.getparent()
            if parent is not None:
                tail = element.tail or ""
                previous = element.getprevious()
                if previous is not None:
                    previous.tail = (previous.tail or "") + tail
                else:
                    parent.text = (parent.text or "") + tail
                parent.remove(element)
        written = etree.tostring(root, method="text", encoding="unicode")
        return str(written)

    def walk(self, text: str) -> list[Line]:
        """Read the marked text: blocks open and close, pieces between two marks are a block's own text."""
        out: list[Line] = []
        stack: list[_Open] = []
        place = 0
        for token in _TOKEN.finditer(text):
            if token.start() > place:
                self.give(text[place : token.start()], stack, out)
            place = token.end()
            number = int(token[2])
            if token[1] == _OPEN:
                self.open(self.elements[number], stack)
            else:
                self.close(self.elements[number], stack, out)
        self.give(text[place:], stack, out)
        while stack:
            self.close(stack[-1].element, stack, out)
        return out

    def open(self, element: etree._Element, stack: list[_Open]) -> None:
        opened = _Open(element)
        if element.tag == "table":
            opened.table = Table(ruled=_is_ruled(element))
        elif element.tag == "tr":
            opened.row = Row([], Origin(path=self.tree.getpath(element)), head=False)
        elif element.tag in ("td", "th"):
            opened.cell = Cell([], _span(element, "colspan", self.limits), _span(element, "rowspan", self.limits))
        stack.append(opened)

    def close(self, element: etree._Element, stack: list[_Open], out: list[Line]) -> None:
        while stack:
            closed = stack.pop()
            if closed.cell is not None:
                row = next((one.row for one in reversed(stack) if one.row is not None), None)
                if row is not None:
                    row.cells.append(closed.cell)
                else:
                    self.target(stack, out).extend(closed.cell.lines)
            elif closed.row is not None:
                table = next((one.table for one in reversed(stack) if one.table is not None), None)
                if table is not None:
                    table.rows.append(closed.row)
                else:
                    self.target(stack, out).extend(line for cell in closed.row.cells for line in cell.lines)
            elif closed.table is not None:
                self.tables += 1
                self.target(stack, out).extend(table_lines(closed.table, self.tables, self.limits))
                self.capped = self.capped or closed.table.capped
            if closed.element is element:
                return

    def target(self, stack: list[_Open], out: list[Line]) -> list[Line]:
        """Where the lines of the innermost open cell, or of the page, are gathered."""
        cell = next((one.cell for one in reversed(stack) if one.cell is not None), None)
        return cell.lines if cell is not None else out

    def give(self, text: str, stack: list[_Open], out: list[Line]) -> None:
        if not text.strip(" \n\t\r\xa0" + _LINK + _UNLINK + _BREAK) or not stack:
            return
        element = stack[-1].element
        pieces = text.split(_BREAK) if _BREAK in text else [text]
        lines = self.target(stack, out)
        origin: Origin | None = None
        blank = False
        several = sum(bool(piece.strip()) for piece in pieces) > 1
        for piece in pieces:
            linked = _linked_letters(piece) if _LINK in piece or _UNLINK in piece else 0
            words = _SPACES.sub(" ", piece.replace(_LINK, "").replace(_UNLINK, "")).strip(" ")
            if not words.strip("\xa0"):
                blank = True
                continue
            if "&" in words:
                words = _unescape_again(words)
            if origin is None:
                origin = Origin(path=self.tree.getpath(element))
                if element.tag == "li":
                    words = _list_mark(element, words)
            line = Line(words, origin, kind="line" if several else "paragraph", blank_before=blank)
            blank = False
            lines.append(line)
            self.owners.append((line, element, linked))

    # The article

    def tell_article(self, lines: list[Line]) -> None:
        """Set the layer of what stands outside the article, and of links and counters in it."""
        weights: dict[etree._Element, float] = {}
        total = 0.0
        for line, element, linked in self.owners:
            letters = len(line.text)
            if letters < 20 or linked * 3 > letters or self.in_furniture(element):
                continue
            total += letters
            node: etree._Element | None = element
            while node is not None:
                weights[node] = weights.get(node, 0.0) + letters
                node = node.getparent()
        if not total:
            return
        article = self.root
        while True:
            heavy = next((child for child in article if weights.get(child, 0.0) >= 0.75 * total), None)
            if (
                heavy is None
                or heavy.tag in ("p", "td", "tr", "tbody", "table", "span", "b", "font", "h1", "h2")
                and not len(heavy)
            ):
                break
            article = heavy
        while (
            article.tag in ("tr", "tbody", "p", "span", "font", "b", "strong", "i", "em")
            and article.getparent() is not None
        ):
            article = article.getparent()
        for _ in range(3):
            parent = article.getparent()
            if (
                parent is None
                or parent.tag in ("body", "html")
                or weights.get(parent, 0.0) > 1.12 * weights.get(article, 1.0)
            ):
                break
            article = parent
        inside = {id(article)}
        outside: set[int] = set()
        for line, element, linked in self.owners:
            path: list[etree._Element] = []
            node = element
            while node is not None and id(node) not in inside and id(node) not in outside:
                path.append(node)
                node = node.getparent()
            within = node is not None and id(node) in inside
            (inside if within else outside).update(id(one) for one in path)
            if not within or self.in_furniture(element) or (linked * 5 > len(line.text) * 4 and len(line.text) < 200):
                line.layer = "furniture"
        kept = {id(line) for line, _, _ in self.owners if line.layer == "body"}
        if lines and not kept:
            for line in lines:
                line.layer = "body"

    def in_furniture(self, element: etree._Element) -> bool:
        node: etree._Element | None = element
        while node is not None:
            if node.tag in _FURNITURE_TAGS and node.tag != "form":
                return True
            node = node.getparent()
        return False


def _is_ruled(element: etree._Element) -> bool | None:
    border = element.get("border")
    if border is None:
        return None
    return border.strip() not in ("0", "")


def _span(element: etree._Element, name: str, limits: Limits) -> int:
    value = (element.get(name) or "1").strip()
    if not value.isascii() or not value.isdigit() or len(value) > 9:
        return 1
    return max(1, min(int(value), limits.table_span)) if name == "colspan" else min(int(value), limits.table_span)


def _linked_letters(piece: str) -> int:
    linked, depth, count = 0, 0, 0
    if _UNLINK in piece and (_LINK not in piece or piece.index(_UNLINK) < piece.index(_LINK)):
        depth = 1
    for character in piece:
        if character == _LINK:
            depth = 1
        elif character == _UNLINK:
            depth = 0
        else:
            count += 1
            linked += depth
    return linked


def _unescape_again(text: str) -> str:
    """`&amp;ndash;` on the page is `&ndash;` once read: an entity that was escaped twice."""
    if not _DOUBLE_ESCAPED.search(text):
        return text
    from html import unescape

    return _DOUBLE_ESCAPED.sub(lambda found: unescape(found[0]), text)


def _list_mark(element: etree._Element, words: str) -> str:
    """The mark that a browser shows before a list's item, unless its text brings one of its own."""
    parent = element.getparent()
    if parent is None or _LABELLED.match(words):
        return words
    if parent.tag != "ol":
        return f"- {words}"
    number = _start(parent)
    for sibling in parent:
        if sibling.tag != "li":
            continue
        value = sibling.get("value")
        if value is not None and value.strip().isdigit():
            number = int(value)
        if sibling is element:
            break
        number += 1
    return f"{_format_number(number, parent.get('type') or '1')} {words}"


def _start(element: etree._Element) -> int:
    start = (element.get("start") or "1").strip()
    return int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1


def _format_number(number: int, style: str) -> str:
    from report_parser.labels import format_roman

    if style in ("i", "I") and 0 < number < 50:
        roman = format_roman(number)
        return f"{roman if style == 'I' else roman.lower()}."
    if style in ("a", "A") and 0 < number <= 26:
        letter = chr(ord("a") + number - 1)
        return f"{letter if style == 'a' else letter.upper()}."
    return f"{number}."
