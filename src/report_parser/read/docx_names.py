"""Names of WordprocessingML elements and attributes, with their namespaces, and how their values are read."""

from report_parser.read.package import Element

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def w(name: str) -> str:
    return f"{{{WORD}}}{name}"


def m(name: str) -> str:
    return f"{{{_MATH}}}{name}"


VAL = w("val")
LINK = f"{{{_RELATIONSHIPS}}}id"
ALTERNATE = f"{{{_COMPATIBILITY}}}AlternateContent"
CHOICE = f"{{{_COMPATIBILITY}}}Choice"
FALLBACK = f"{{{_COMPATIBILITY}}}Fallback"

OFF = frozenset({"0", "false", "off", "none"})


def is_on(element: Element | None, name: str) -> bool | None:
    """Whether a switch such as `w:b` or `w:vanish` is set among the element's children; None where it is not named."""
    if element is None:
        return None
    for child in element.iterchildren(name):
        return child.get(VAL, "1").lower() not in OFF
    return None


def value_of(element: Element | None, name: str) -> str | None:
    """The `w:val` of the child so named, None where there is none."""
    if element is not None:
        for child in element.iterchildren(name):
            value: str | None = child.get(VAL)
            return value
    return None


def number_of(text: str | None, default: int, *, low: int = 0, high: int = 1_000_000) -> int:
    """A whole number from an attribute, held between bounds; `default` where it is none.

    >>> number_of("12", 0), number_of("1.0", 7), number_of("999999999999", 0, high=9)
    (12, 7, 9)
    """
    digits = (text or "").strip()
    sign, digits = (-1, digits[1:]) if digits.startswith("-") else (1, digits)
    if not digits.isascii() or not digits.isdigit():
        return default
    return max(low, min(sign * int(digits[:12]), high))
