"""What is printed, read again: numerals, dates, and document numbers however they are spaced."""

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction

LOOK_ALIKE = str.maketrans({"Ð": "Đ", "ð": "đ", "ǎ": "ă", "Ǎ": "Ă", "Ƣ": "Ư", "ƣ": "ư"})
"""Letters of other languages that are typed for Vietnamese ones; readers put them right."""
_NUMERAL = re.compile(r"[0-9]+(?:[.,][0-9]+)*")

_GROUPED = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?:\.? [0-9]{3}|\u00a0[0-9]{3})+(?![0-9])")
"""Thousands set apart by spaces."""


def read_numerals(text: str) -> set[Fraction]:
    """Every number that a numeral in the text can mean by Vietnamese rules, where a full stop groups thousands and a
    comma parts decimals, and by those of score tables, where a full stop parts decimals."""
    found: set[Fraction] = set()
    for match in _NUMERAL.finditer(text):
        meant = set(_meant(match[0]))
        found |= meant
        before = text[max(0, match.start() - 2) : match.start()]
        if re.search(r"(?:^|\s)[-−–]$", before):  # a minus, or a dash before it
            found |= {-number for number in meant}
        if re.match(r"\s?(?:‰|%0)", text[match.end() : match.end() + 3]):  # per mille, given in percent
            found |= {number / 10 for number in meant}
    for grouped in _GROUPED.finditer(text):
        found.add(Fraction("".join(filter(str.isdigit, grouped[0]))))
    return found


def _meant(numeral: str) -> Iterator[Fraction]:
    parts = re.split("[.,]", numeral)
    marks = re.findall("[.,]", numeral)
    if not marks:
        yield Fraction(numeral)
    elif len(marks) == 1:
        yield Fraction(f"{parts[0]}.{parts[1]}")
    if marks and all(len(part) == 3 for part in parts[1:]) and len(set(marks)) == 1:
        yield Fraction("".join(parts))
    if len(marks) > 1 and marks[-1] not in marks[:-1] and all(len(part) == 3 for part in parts[1:-1]):
        yield Fraction(f"{''.join(parts[:-1])}.{parts[-1]}")


_DAY_FIRST = re.compile(
    r"(?<![0-9])([0-9]{1,2})\s*(?:[/.-]|tháng)\s*([0-9]{1,2})\s*(?:[/.-]|năm)\s*([0-9]{4})(?![0-9])", re.IGNORECASE
)
_YEAR_FIRST = re.compile(r"(?<![0-9])([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?![0-9])")


def read_dates(text: str) -> set[str]:
    """The dates in a text, ISO 8601: of `18/3/2022`, `18-3-2022`, `18.3.2022`, `ngày 18 tháng 3 năm 2022`, `2022-03-18`."""
    found = {(year, month, day) for day, month, year in _DAY_FIRST.findall(text)} | set(_YEAR_FIRST.findall(text))
    return {f"{year}-{int(month):02}-{int(day):02}" for year, month, day in found}


def squeeze(text: str) -> str:
    """Capital letters and digits alone: `1716/QĐ- UBND` is written in many ways."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text.translate(LOOK_ALIKE)).upper()))


def exact(number: float) -> Fraction:
    """A JSON number as it is written: 25.22 is 2522/100."""
    return Fraction(str(number))
