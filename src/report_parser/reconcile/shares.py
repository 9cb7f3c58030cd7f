"""Which percentages can be true of so many people, and which of their parts."""

from fractions import Fraction
from math import ceil

from report_parser.model import Number
from report_parser.records import dataclass


@dataclass(frozen=True, slots=True)
class Percentages:
    """What can be true of a part, a whole and the percentage stated for them.

    `possible`: some part of that whole gives the percentage, rounded or cut off; 63% of 31 is none. `agrees`: the
    printed part does. `should_be` are the part's percentages as they would be printed, rounded and, where that
    differs, cut off. `parts` are the first and the last part that would give the stated percentage, None where none does.
    """

    possible: bool
    agrees: bool
    should_be: tuple[Fraction, ...]
    parts: tuple[int, int] | None


def possible_percentages(numerator: int, denominator: int, stated: Number, places: int = 0) -> Percentages:
    """Weigh a percentage printed with `places` decimals against its fraction. Raises ValueError where the whole is 0.

    >>> possible_percentages(20, 31, 63).possible, possible_percentages(4850, 7690, 63).parts
    (False, (4807, 4921))
    """
    if denominator <= 0:
        raise ValueError(f"no percentage can be stated of {denominator}")
    value, unit = Fraction(str(stated)), Fraction(1, 10**places)
    share = Fraction(100 * numerator, denominator)
    first = ceil((value - unit / 2) * denominator / 100)  # the least that is rounded up to it
    last = ceil((value + unit) * denominator / 100) - 1  # the most that is cut off to it
    cut = share // unit * unit
    rounded = (share + unit / 2) // unit * unit
    return Percentages(
        possible=first <= last,
        agrees=first <= numerator <= last,
        should_be=tuple(dict.fromkeys((rounded, cut))),
        parts=(first, last) if first <= last else None,
    )


def is_possible(numerator: int, denominator: int, stated: Number) -> bool:
    """Whether a percentage can be the fraction's, at the decimals that its value shows."""
    text = str(stated)
    places = len(text.partition(".")[2]) if "." in text and "e" not in text else 0
    return possible_percentages(numerator, denominator, stated, places).agrees
