"""From a page's text to an lxml tree that holds all of it, or the next best.

lxml takes nearly every page at once. What it drops without a word (elements nested too deep, a root that closes itself)
shows when the tree's text is weighed against the page's own bytes between its tags. Such a page is read by
beautifulsoup4 and written out again without the nesting; where that falls short too, its tags are cut out.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import field
from html import escape
from typing import Any

from report_parser.errors import TooLargeError
from report_parser.limits import Limits
from report_parser.patterns import pattern_of
from report_parser.records import dataclass

Element = Any
"""An lxml element."""

_SPACES = b" \t\r\n\f\v\0"
_TEXTS = pattern_of(rb">([^<]+)")
_ENTITY = pattern_of(rb"&(?:#[xX]?[0-9A-Fa-f]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?")
_RAW = (b"script", b"style")
_LONG = 20_000
_LONG_TAG = pattern_of(rb"<[a-zA-Z][^<>]{%d,}" % _LONG)
_TAGS = pattern_of(rb"<([^>]*)")
_ATTRIBUTE = pattern_of(rb"[\s\"'/][a-zA-Z@:_-]")
_SELF_CLOSED = pattern_of(rb"<(html|body|head)\b([^<>]{0,2000})/>", re.IGNORECASE)
# Characters that XML does not have: they cannot be written into the tree, and browsers show nothing for them.
_NO_XML = pattern_of("[\x01-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NO_XML_ENTITY = pattern_of(
    r"&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01]|655(?:34|35))(?![0-9])"
    r"|[xX]0*(?:[0-8bBeEfF]|1[0-9a-fA-F]|[fF]{3}[eEfF])(?![0-9a-fA-F]));?"
)
_FORM_FEED = pattern_of(r"\f|&#(?:0*12(?![0-9])|[xX]0*[cC](?![0-9a-fA-F]));?")
"""A space to browsers, and nothing that XML has."""
_SLACK_SHARE = 0.02
_SLACK = 80
"""Bytes that a tree may hold less than the estimate: angle brackets inside attributes and scripts mislead it."""
_MOST_FOR_SOUP = 400_000
"""Tags up to which beautifulsoup4 is asked: it takes some 30 microseconds for each."""


@dataclass(slots=True)
class Tree:
    """A page's tree. `flat`: it was rebuilt, and its elements say in `data-at` where they stood. `crude`: the page's text
    with line ends for tags, where no parser took it; `root` is None then, and for a page of nothing."""

    root: Element | None
    reasons: list[str] = field(default_factory=list)
    flat: bool = False
    crude: str | None = None


def check_size(page: bytes, limits: Limits) -> None:
    """Count before anything is parsed. Raises TooLargeError with the number."""
    if len(page) > limits.html_bytes:
        raise TooLargeError(f"the page has {len(page)} bytes, more than the {limits.html_bytes} that are read")
    nodes = page.count(b"<")
    if nodes > limits.html_nodes:
        raise TooLargeError(f"the page has {nodes} tags, more than the {limits.html_nodes} that are read")
    if _may_hold_long_tag(page):
        for tag in _LONG_TAG.finditer(page):
            attributes = len(_ATTRIBUTE.findall(tag[0])) if len(tag[0]) > 2 * limits.tag_attributes else 0
            if attributes > limits.tag_attributes and tag[0].count(b"=") + len(tag[0].split()) > limits.tag_attributes:
                raise TooLargeError(
                    f"a tag has {attributes} attributes, more than the {limits.tag_attributes} that are read"
                )


def _may_hold_long_tag(page: bytes) -> bool:
    """Whether so many bytes stand in a row without a tag's beginning."""
    at = page.find(b"<")
    while 0 <= at < len(page) - _LONG:
        at = page.rfind(b"<", at + 1, at + 1 + _LONG)
        if at < 0:
            return True
    return False


@dataclass(slots=True)
class Tags:
    """A page's tags. `said` is what they and comments say, in lower case and each once, to be searched in the page's
    place; where one of them may reach further than its first `>` (inside quotes), it is the whole page. `outside` is how
    many bytes, spaces left out, stand between tags, at most."""

    said: bytes
    outside: int


def find_tags(page: bytes) -> Tags:
    """The tags of a page; they repeat, so that most are looked at once."""
    tags = Counter(_TAGS.findall(page))
    inside = sum(count * (2 + len(tag.translate(None, _SPACES))) for tag, count in tags.items())
    outside = len(page.translate(None, _SPACES)) - inside + 1
    if any(tag.count(b'"') & 1 or tag.count(b"'") & 1 for tag in tags):
        return Tags(page.lower(), outside)
    return Tags(b"<" + b"><".join(tags).lower(), outside)


def build_tree(page: bytes, tags: Tags | None = None) -> Tree:
    """The tree of a page in UTF-8, scripts and styles taken out; all its text is in it, or `reasons` say what is not.

    `tags` are the page's.
    """
    tags = tags or find_tags(page)
    page = page.replace(b"\0", b"")
    root, cut, raw = _parse(page)
    found = _found_bytes(root)
    if not cut and not _falls_short(found, tags.outside - raw):
        return Tree(root)
    expected = text_bytes(page, tags.said)
    if not _falls_short(found, expected) and not cut:
        return Tree(root)
    mended = _SELF_CLOSED.sub(rb"<\1\2>", page)
    if mended != page:
        again, cut, _ = _parse(mended)
        if not _falls_short(_found_bytes(again), expected) and not cut:
            return Tree(again)
    best = Tree(root)
    if page.count(b"<") <= _MOST_FOR_SOUP:
        for builder in ("lxml", "html.parser"):
            flat = _through_soup(page.decode("utf-8", "replace"), builder)
            better = _found_bytes(flat)
            if better > found:
                found = better
                best = Tree(flat, ["the page's markup is broken: it was read by a more tolerant parser"], flat=True)
            if not _falls_short(found, expected):
                break
    if found < expected * 0.9 - _SLACK:
        reason = f"no parser takes the page whole ({found} of about {expected} bytes of text): its tags were cut out"
        return Tree(None, [reason], crude=_cut_tags(page).decode("utf-8", "replace"))
    if cut and not best.flat:
        best.reasons.append("the page's elements are nested too deep: some text may be missing")
    return best


def sanitise(page: bytes) -> bytes:
    """The page without the characters that no XML tree takes."""
    text = _FORM_FEED.sub(" ", page.decode("utf-8", "replace"))
    return _NO_XML.sub("", _NO_XML_ENTITY.sub("", text)).encode("utf-8", "replace")


def text_bytes(page: bytes, tags: bytes) -> int:
    """About how many bytes of text, spaces and entities left out, stand between a page's tags."""
    bare = _without(page, b"<!--", b"-->") if b"<!--" in tags else page
    for name in _RAW:
        if b"<" + name in tags:
            bare = _without(bare, b"<" + name, b"</" + name, bare.lower())
    first = bare.partition(b"<")[0]
    text = first + b"".join(_TEXTS.findall(bare))
    if b"&" in text:
        text = _ENTITY.sub(b"", text)
    return len(text.translate(None, _SPACES))


def _without(page: bytes, start: bytes, end: bytes, lower: bytes | None = None) -> bytes:
    """The page without what stands between the marks; an opened one that is never closed takes the rest with it."""
    look = page if lower is None else lower
    at = look.find(start)
    if at < 0:
        return page
    kept: list[bytes] = []
    last = 0
    while at >= 0:
        kept.append(page[last:at])
        close = look.find(end, at + len(start))
        last = len(page) if close < 0 else close + len(end) if lower is None else close
        at = look.find(start, last) if close >= 0 else -1
    kept.append(page[last:])
    return b"".join(kept)


def _parse(page: bytes) -> tuple[Element | None, bool, int]:
    """lxml's tree without scripts, styles and comments, whether it stopped before the page's end, and how many bytes of
    scripts and styles were taken out, as far as no tag may be in them."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True)
    try:
        root = etree.fromstring(page, parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, True, 0
    raw = 0
    if root is not None:
        for element in root.iter("script", "style"):
            text = element.text
            if text and "<" not in text:
                raw += len(text.encode("utf-8").translate(None, _SPACES))
        etree.strip_elements(root, "script", "style", with_tail=False)
    return root, any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log), raw


def _found_bytes(root: Element | None) -> int:
    from lxml import etree

    if root is None:
        return 0
    text: bytes = etree.tostring(root, method="text", encoding="utf-8", with_tail=False)
    return len(text.translate(None, _SPACES))


def _falls_short(found: int, expected: int) -> bool:
    return found < expected - _SLACK - expected * _SLACK_SHARE


_KEPT = frozenset({
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption",
    "thead", "tbody", "tfoot", "tr", "td", "th", "section", "article", "main", "header", "footer", "nav", "aside",
    "pre", "blockquote", "center", "a", "b", "strong", "sup", "br", "hr", "select", "option", "button", "textarea",
    "noscript", "template", "form", "title",
})  # fmt: skip
_VOID = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"}
)
_DROPPED = frozenset({"script", "style"})
_ATTRIBUTES = (
    "colspan",
    "rowspan",
    "class",
    "id",
    "style",
    "align",
    "type",
    "start",
    "value",
    "border",
    "hidden",
    "href",
)
_DEEPEST = 150
"""Levels kept of a page that is nested too deep for lxml's 254: enough for any page that somebody wrote."""


def _through_soup(page: str, builder: str) -> Element | None:
    """The page as beautifulsoup4 takes it, written out flat and parsed again."""
    import warnings

    import bs4

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            soup = bs4.BeautifulSoup(page, builder)
        except (bs4.exceptions.ParserRejectedMarkup, ValueError, RecursionError, AssertionError):
            return None
    return _parse("".join(_flatten(soup)).encode("utf-8", "replace"))[0]


def _flatten(soup: Any) -> Iterator[str]:
    """The soup's text and the tags that matter, none deeper than `_DEEPEST`; a dropped block leaves a line break."""
    import bs4

    counts: dict[str, int] = {}
    pending: list[tuple[Iterator[Any], str]] = [(iter(soup.contents), "")]
    open_tags = 0
    while pending:
        children, end = pending[-1]
        node = next(children, None)
        if node is None:
            pending.pop()
            open_tags -= end.startswith("</")
            yield end
        elif isinstance(node, bs4.Tag):
            name = node.name.lower()
            if name in _DROPPED:
                continue
            counts[name] = counts.get(name, 0) + 1
            if name not in _KEPT:
                pending.append((iter(node.contents), ""))
            elif open_tags >= _DEEPEST:
                yield "<br>"
                pending.append((iter(node.contents), "<br>"))
            else:
                given = "".join(f' {key}="{escape(str(node[key]))}"' for key in _ATTRIBUTES if node.has_attr(key))
                yield f'<{name}{given} data-at="(//{name})[{counts[name]}]">'
                if name not in _VOID:
                    open_tags += 1
                    pending.append((iter(node.contents), f"</{name}>"))
        elif type(node) is bs4.element.NavigableString or isinstance(node, bs4.CData):
            yield escape(str(node), quote=False)


_BREAKS = pattern_of(
    rb"<(?:/?(?:p|div|tr|li|h[1-6]|table|ul|ol|section|article|center|blockquote|dt|dd)|[bh]r)\b[^<>]*>", re.IGNORECASE
)
_CELL_END = pattern_of(rb"</t[dh]\s*>", re.IGNORECASE)
_TAG = pattern_of(rb"</?[a-zA-Z!?][^<>]*>")


def _cut_tags(page: bytes) -> bytes:
    """The page's text with line ends for its block tags and tabs for the ends of cells."""
    bare = _without(page, b"<!--", b"-->")
    for name in _RAW:
        bare = _without(bare, b"<" + name, b"</" + name, bare.lower())
    bare = re.sub(rb"\s+", b" ", bare)
    return _TAG.sub(b"", _CELL_END.sub(b"\t", _BREAKS.sub(b"\n", bare)))
