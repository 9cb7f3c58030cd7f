"""What a cell may hold: text without control characters, and text that no spreadsheet runs as a formula."""

import unicodedata

from report_parser.export.columns import Cell
from report_parser.patterns import pattern_of

_ILLEGAL = pattern_of("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SIGNS = frozenset("=+-@\N{MINUS SIGN}")
_BREAKS = frozenset("\t\r\n")


def clean(text: str) -> str:
    """The text with U+FFFD for every character that neither XML nor a terminal may see; tabs and line breaks stay."""
    return text if text.isprintable() else _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def neutralise(text: str) -> str:
    """The text with `'` in front where a spreadsheet could take it for a formula; `restore` takes it away again.

    A formula begins with `=`, `+`, `-` or `@`, full-width ones too; blanks, invisible characters and `'` before it do
    not hide it. Text that begins with a tab or line break gets the mark as well: these part cells.
    """
    return "'" + text if _is_risky(text) else text


def restore(text: str) -> str:
    """What `neutralise` was given."""
    return text[1:] if text.startswith("'") and _is_risky(text[1:]) else text


def _is_risky(text: str) -> bool:
    first = text[:1]
    if first.isalnum():  # nearly every text
        return False
    if text.lstrip("'")[:1] in _BREAKS:
        return True
    for character in text:
        if unicodedata.normalize("NFKC", character)[:1] in _SIGNS:
            return True
        if character != "'" and not character.isspace() and unicodedata.category(character) not in ("Cf", "Cc"):
            return False
    return False


def plain(value: Cell) -> str:
    """A value as the text that every reader takes for it: dates and numbers without a locale, booleans in lower case."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, (str, int)) else repr(value)
