"""The parts of a workbook that its sheets refer to: shared strings, and the looks of cells; and how large parts are read.

Large parts are read element by element: as a whole tree a sheet takes thirty times its own size.
"""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import field
from functools import lru_cache
from typing import TypeVar

from report_parser.errors import DamagedError, TooLargeError
from report_parser.limits import Limits
from report_parser.patterns import pattern_of
from report_parser.read.package import Element, Part, has_doctype
from report_parser.read.runs import join_runs, legacy_font, raise_figures
from report_parser.read.sheet_formats import BUILT_IN, GENERAL
from report_parser.records import dataclass

_Item = TypeVar("_Item")

Convert = Callable[[str, str], str]
"""A text and its font in an old encoding to Unicode."""

_ESCAPED = pattern_of(r"_x([0-9A-Fa-f]{4})_")
_RULES = 2
"""Sides of a cell that make it part of a table: a line below alone only underlines."""
_SIDES = frozenset({"left", "right", "top", "bottom", "start", "end"})


@dataclass(frozen=True, slots=True)
class Look:
    """How cells of one style are printed; `font` only where it may be one of an old encoding."""

    code: str = GENERAL
    font: str = ""
    bold: bool = False
    centred: bool = False
    ruled: bool = False


@dataclass(slots=True)
class Text:
    """A cell's text as runs of (font, text); None is the cell's own font, "" one of Unicode."""

    runs: list[tuple[str | None, str]] = field(default_factory=list)

    def read(self, font: str, convert: Convert) -> str:
        """The text in Unicode; `font` is the cell's own where it may be of an old encoding."""
        if not font and not any(name for name, _ in self.runs):
            return "".join(text for _, text in self.runs)
        return join_runs(((font if name is None else name, text) for name, text in self.runs), convert)


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return _bare(str(element.tag))


@lru_cache(maxsize=1024)
def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]


def walk(
    part: Part, limits: Limits, names: tuple[str, ...], starts: tuple[str, ...] = ()
) -> Iterator[tuple[str, str, Element]]:
    """The named elements of a part as (event, name, element), each `end`ed whole; those in `starts` are told when they
    open, too. What was told is taken out of memory. Stops with DamagedError where the XML breaks.
    """
    from lxml import etree

    if has_doctype(part):
        raise DamagedError(f"{part.name} declares a document type, which no office program writes: refused")
    events = etree.iterparse(
        io.BytesIO(part.data), events=("start", "end") if starts else ("end",), tag=[f"{{*}}{name}" for name in (*names, *starts)],
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        for event, element in events:
            name = local(element)
            if event == "start":
                if name in starts:
                    yield event, name, element
                continue
            if name in names:
                yield event, name, element
            element.clear(keep_tail=False)
            before = element.getprevious()
            if before is not None:
                before.getparent().remove(before)
    except etree.XMLSyntaxError as error:
        if error.msg and "depth" in error.msg:
            raise TooLargeError(
                f"{part.name} nests elements deeper than the {limits.xml_depth} levels that are read"
            ) from error
        raise DamagedError(
            part.fault or f"{part.name} is not well-formed XML ({error.msg}): what follows the break is missing"
        ) from error
    except (ValueError, LookupError) as error:
        raise DamagedError(f"{part.name} cannot be read ({error})") from error
    if part.fault:
        raise DamagedError(part.fault)


def read_text(element: Element) -> Text:
    """The text of a shared or inline string: its own, or that of its runs; readings put above words are left out."""
    found = Text()
    for child in element:
        name = local(child)
        if name == "t":
            found.runs.append((None, unescape(child.text or "")))
        elif name == "r":
            font, raised, text = None, False, ""
            for piece in child:
                if local(piece) == "t":
                    text += unescape(piece.text or "")
                elif local(piece) == "rPr":
                    for item in piece:
                        if local(item) == "rFont":
                            font = legacy_font(item.get("val"))
                        elif local(item) == "vertAlign":
                            raised = item.get("val") == "superscript"
            if raised and found.runs:
                text = raise_figures(text, found.runs[-1][1])
            found.runs.append((font, text))
    return found


def unescape(text: str) -> str:
    """Characters that XML does not have are written as `_x000D_`; line ends of all systems become one."""
    if "_x" in text:
        text = _ESCAPED.sub(_escaped, text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _escaped(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    if 0xD800 <= code < 0xE000 or code >= 0xFFFE:
        return found[0]
    return chr(code) if code >= 0x20 or code in (9, 10, 13) else ""


def read_looks(root: Element) -> list[Look]:
    """The looks that cells name by number."""
    codes = dict(BUILT_IN)
    fonts: list[tuple[str, bool]] = []
    ruled: list[bool] = []
    looks: list[Look] = []
    parts = {local(child): child for child in root}
    for item in parts.get("numFmts", ()):
        if item.get("numFmtId", "").isdecimal():
            codes[int(item.get("numFmtId"))] = item.get("formatCode", GENERAL)
    for item in parts.get("fonts", ()):
        name, bold = "", False
        for child in item:
            if local(child) == "name":
                name = child.get("val", "")
            elif local(child) == "b":
                bold = child.get("val", "1") not in ("0", "false")
        fonts.append((legacy_font(name), bold))
    for item in parts.get("borders", ()):
        sides = sum(local(side) in _SIDES and side.get("style", "none") != "none" for side in item)
        ruled.append(sides >= _RULES)
    for item in parts.get("cellXfs", ()):
        font, bold = _at(fonts, item.get("fontId"), ("", False))
        aligned = any(local(child) == "alignment" and child.get("horizontal") == "center" for child in item)
        code = item.get("numFmtId", "0")
        looks.append(
            Look(
                codes.get(int(code) if code.isdecimal() else 0, GENERAL),
                font,
                bold,
                aligned,
                _at(ruled, item.get("borderId"), False),
            )
        )
    return looks


def _at(items: list[_Item], number: str | None, default: _Item) -> _Item:
    return items[int(number)] if number and number.isdecimal() and int(number) < len(items) else default
