"""HTML pages, alone or inside a whole portal: paragraphs, printed lines and table rows, furniture marked, nothing left out."""

import re

from report_parser.lexicon import default_lexicon
from report_parser.limits import DEFAULT_LIMITS, Limits
from report_parser.model import Origin
from report_parser.patterns import pattern_of
from report_parser.read.decode import Decoded, decode, find_declared_charset
from report_parser.read.html_article import mark_furniture
from report_parser.read.html_marks import mark_tree, without_marks
from report_parser.read.html_tree import Element, Tree, build_tree, check_size, find_tags, sanitise
from report_parser.read.html_walk import Walked, walk
from report_parser.source import Line, Source

_PUBLISHED = (b"article:published_time", b"datepublished", b"dc.date", b"pubdate", b"<time")
_ISO_DAY = pattern_of(r"[12][0-9]{3}-[01][0-9]-[0-3][0-9](?:[T ][0-9:.+Z-]{5,25})?$")
_LINKED_DATA = pattern_of(rb'"datePublished"\s{0,4}:\s{0,4}"([12][0-9]{3}-[0-9T:.+Z -]{5,25})"')
_STAMP_NEAR = 6
"""Lines around the beginning of the article: a date farther off is a clock's, or another article's."""
_CLOCK_FAR = 3
"""Lines between a page's clock and its article, at the least: a menu. A date line with words of posting may be as far."""
_PRINTED_SHARE = 20
"""Pages of which more than one line in so many is ended by a line break are taken as printed lines altogether: their
editor put breaks and paragraphs where the lines of the paste ended."""


def read(data: bytes, limits: Limits = DEFAULT_LIMITS, *, charset: str | None = None) -> Source:
    """The lines of a page. `charset` is what came with it from outside, if anything; the bytes themselves decide.

    Raises TooLargeError over the limits on bytes, tags and attributes.
    """
    check_size(data, limits)
    decoded = decode(data, charset or find_declared_charset(data))
    page = without_marks(_utf8(data, decoded))
    lexicon = default_lexicon()
    source = Source([], "text/html", encoding=decoded.encoding, reasons=list(decoded.reasons))
    tags = find_tags(page)
    tree = build_tree(page, tags)
    source.reasons += tree.reasons
    if tree.crude is not None:
        source.lines = _crude_lines(tree.crude)
    elif tree.root is not None:
        title = _title(tree.root)
        walked = _walk(tree, page, tags.said, limits)
        mark_furniture(walked, title, lexicon)
        _show_hidden(walked)
        _even_kinds(walked)
        source.lines = walked.lines
        _add_date(source.lines, tree.root, tags.said, page)
        if walked.capped:
            source.reasons.append(
                f"a table's spans or cells exceed the limits of {limits.table_span} and {limits.table_cells}"
            )
        if walked.deepest > limits.html_depth:
            source.reasons.append(
                f"blocks are nested {walked.deepest} deep, more than the {limits.html_depth} that pages have"
            )
    if not source.lines and b"<frame" in tags.said:
        source.notes.append(("frames", "the page only shows other pages in frames: save the one that holds the report"))
    if source.reasons:
        source.status = "degraded"
    return source


def _utf8(data: bytes, decoded: Decoded) -> bytes:
    """The page in UTF-8 without a byte order mark."""
    if decoded.encoding == "utf-8" and not decoded.replaced:
        return data[3:] if data.startswith(b"\xef\xbb\xbf") else data
    return decoded.text.encode("utf-8", "replace")


def _walk(tree: Tree, page: bytes, tags: bytes, limits: Limits) -> Walked:
    try:
        return walk(mark_tree(tree.root, tags, flat=tree.flat), limits)
    except ValueError:
        # Control characters: no tree takes them back once they are read.
        again = build_tree(sanitise(page))
        tree.root, tree.flat = again.root, again.flat
        if tree.root is None:  # nothing but such characters
            tree.root = build_tree(b"<html><body></body></html>").root
        return walk(mark_tree(tree.root, tags, flat=tree.flat), limits)


def _title(root: Element) -> str:
    title = root.find(".//title")
    return " ".join("".join(title.itertext()).split()) if title is not None else ""


def _even_kinds(walked: Walked) -> None:
    if walked.printed * _PRINTED_SHARE > len(walked.lines):
        for line in walked.lines:
            if line.kind == "paragraph":
                line.kind = "line"


def _show_hidden(walked: Walked) -> None:
    """Take hidden text for the article where next to nothing else is left: scripts show such pages part by part."""
    hidden = [line for line in walked.lines if walked.places[id(line)].hidden]
    if not hidden:
        return
    shown = sum(len(line.text) or 80 for line in walked.lines if line.layer == "body")
    if sum(len(line.text) for line in hidden) > 3 * shown + 500:
        for line in hidden:
            line.layer = "body"


def _crude_lines(text: str) -> list[Line]:
    from html import unescape

    texts = (unescape(line).strip() for line in text.split("\n"))
    return [Line(line, Origin(), "line") for line in texts if line]


def _add_date(lines: list[Line], root: Element, tags: bytes, page: bytes) -> None:
    """Where no line beside the article says when it was put up, what the page's head says of it, as furniture."""
    linked = _LINKED_DATA.search(page) if b'"datePublished"' in page else None
    if not linked and not any(word in tags for word in _PUBLISHED):
        return
    from report_parser.dates import names_posting, parse_timestamp

    first = next((at for at, line in enumerate(lines) if line.layer == "body"), 0)
    for at in range(max(0, first - _STAMP_NEAR), min(len(lines), first + _STAMP_NEAR)):
        text = lines[at].text
        beside = at >= first - _CLOCK_FAR or names_posting(text)
        if len(text) <= 120 and beside and parse_timestamp(text):
            return
    said = _stated_date(root) or (_script_date(linked, page) if linked else None)
    if said:
        lines.insert(first, Line(said[0], Origin(path=said[1]), layer="furniture"))


def _stated_date(root: Element) -> tuple[str, str] | None:
    """The date that a `<meta>` or the first `<time>` states, and the element's path."""
    metas = root.xpath("//meta[@content and (@property or @name or @itemprop)]")
    for element in [*metas, *root.iter("time")]:
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        said = ((element.get("datetime") if element.tag == "time" else element.get("content")) or "").strip()
        if (
            element.tag == "time" or name in ("article:published_time", "datepublished", "dc.date", "pubdate")
        ) and _ISO_DAY.match(said):
            count = len(element.xpath(f"preceding::{element.tag}")) + 1
            return said, f"(//{element.tag})[{count}]"
    return None


def _script_date(linked: re.Match[bytes], page: bytes) -> tuple[str, str]:
    """The date that linked data (JSON-LD) states, and the path of its script."""
    count = page.lower().count(b"<script", 0, linked.start())
    return linked[1].decode("ascii").strip(), f"(//script)[{max(count, 1)}]"
