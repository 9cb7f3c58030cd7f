"""The labels of lists, which stand nowhere in the text: those that a browser would show."""

import re

from report_parser.patterns import pattern_of
from report_parser.read.html_tree import Element
from report_parser.records import dataclass

_STYLE = pattern_of(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_STYLES = {
    "1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman", "lower-latin": "lower-alpha",
    "upper-latin": "upper-alpha",
}  # fmt: skip
_INTEGER = pattern_of(r"\s*([+-]?[0-9]{1,6})")
_OWN_LABEL = pattern_of(
    r"(?:[-–—+*•●▪◦·]|\(?[0-9]{1,3}[.)/]|\(?[IVXivx]{1,5}[.)]|\(?[A-Za-zđĐ][.)])(?:\s|$)|[0-9]{1,3}(?:\.[0-9]{1,3}){1,3}\.?\s"
)
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


@dataclass(slots=True)
class List:
    """A list that is open: its style, None for bullets, and the number of its next item."""

    style: str | None
    next: int = 1
    step: int = 1


def open_list(element: Element) -> List:
    """The list that an `ol`, `ul`, `menu` or `dir` begins."""
    if element.tag != "ol":
        return List("none" if _listed_style(element) == "none" else None)
    kind = element.get("type") or ""
    style = _listed_style(element) or _STYLES.get(kind.strip(), "decimal")
    start = _integer(element.get("start"))
    if element.get("reversed") is not None:
        return List(style, start if start is not None else len(element.findall("li")), -1)
    return List(style, 1 if start is None else start)


def label_item(within: List | None, element: Element) -> str:
    """The label of an `li` with the space behind it; empty where none is shown."""
    if within is None or within.style is None:
        return "- " if _listed_style(element) != "none" else ""
    value = _integer(element.get("value"))
    number = within.next if value is None else value
    within.next = number + within.step
    style = _listed_style(element) or _STYLES.get((element.get("type") or "").strip(), within.style)
    if style == "none":
        return ""
    if style in ("disc", "circle", "square"):
        return "- "
    return f"{format_number(number, style)}. "


def has_own_label(text: str, label: str) -> bool:
    """Whether the item's text begins with a label itself, as it does where a style sheet turns the list's own off."""
    return text.startswith(label.rstrip()) or (label == "- " and _OWN_LABEL.match(text) is not None)


def format_number(number: int, style: str) -> str:
    """A list number in a CSS list style; decimal where the style has no sign for it."""
    if style in ("lower-alpha", "upper-alpha") and number > 0:
        letters = ""
        while number > 0:
            number, rest = divmod(number - 1, 26)
            letters = chr(97 + rest) + letters
        return letters.upper() if style == "upper-alpha" else letters
    if style in ("lower-roman", "upper-roman") and 0 < number < 4000:
        signs = ""
        for value, sign in _ROMAN:
            count, number = divmod(number, value)
            signs += sign * count
        return signs if style == "upper-roman" else signs.lower()
    if style == "decimal-leading-zero" and 0 <= number < 10:
        return f"0{number}"
    return str(number)


def _listed_style(element: Element) -> str | None:
    style = element.get("style")
    if style is None or "list-style" not in style:
        return None
    found = _STYLE.search(style)
    return _STYLES.get(found[1].lower(), found[1].lower()) if found else None


def _integer(text: str | None) -> int | None:
    found = _INTEGER.match(text) if text else None
    return int(found[1]) if found else None
