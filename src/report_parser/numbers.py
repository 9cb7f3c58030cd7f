"""Vietnamese numerals: a dot before three digits groups, a comma parts the decimals, a dot before fewer digits does too.

Digits are ASCII 0 to 9 only; nothing here reads number words.
"""

import re
from decimal import Decimal

from report_parser.limits import DEFAULT_LIMITS
from report_parser.patterns import pattern_of

# A numeral as printed, for larger patterns: atomic and bounded, so that a line of digits and dots costs each pattern that
# holds it a fixed amount a place. It takes in malformed numerals too (`1.2.3`): `parse_number` refuses those.
NUMBER = r"(?>[0-9]{1,30}(?:[.,][0-9]{1,30}){0,12})"

_FORMS = pattern_of(
    r"""
    (?P<plain>[0-9]+)
    | (?P<grouped>[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?)
    | (?P<comma>[0-9]+,[0-9]+)
    # `8.00`, `11.99`, `0.750`: score tables; three digits behind a dot are a group unless nothing but zero stands before it.
    | (?P<point>[0-9]+\.[0-9]{1,2}|0\.[0-9]+)
    # Two commas cannot both part decimals: `1,080,105` has one reading only.
    | (?P<comma_grouped>[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?)
    """,
    re.VERBOSE,
)
_PERCENT_SIGN = pattern_of(r"\s?(?P<promille>‰|%0|%o)|\s?%")
_LEADING = pattern_of(NUMBER)


def parse_number(text: str) -> Decimal:
    """The value of a printed numeral. Raises ValueError where it is malformed or has over 30 digits.

    >>> [str(parse_number(text)) for text in ("1.110", "25,22", "8.00", "03", "1.080.105.077.880")]
    ['1110', '25.22', '8.00', '3', '1080105077880']
    >>> parse_number("15.5580")
    Traceback (most recent call last):
        ...
    ValueError: '15.5580' is no number by Vietnamese rules
    """
    if text.isdigit() and text.isascii() and len(text) <= DEFAULT_LIMITS.number_digits:
        return Decimal(text)
    text = text.strip()
    if len(text) > 2 * DEFAULT_LIMITS.number_digits:
        raise ValueError(
            f"a numeral of {len(text)} characters is over the limit of {DEFAULT_LIMITS.number_digits} digits"
        )
    found = _FORMS.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is no number by Vietnamese rules")
    form = found.lastgroup
    if form == "grouped":
        plain = text.replace(".", "").replace(",", ".")
    elif form == "comma":
        plain = text.replace(",", ".")
    elif form == "comma_grouped":
        plain = text.replace(",", "")
    else:
        plain = text
    if len(plain.replace(".", "")) > DEFAULT_LIMITS.number_digits:
        raise ValueError(f"{text!r} is over the limit of {DEFAULT_LIMITS.number_digits} digits")
    return Decimal(plain)


def as_number(value: Decimal) -> int | float:
    """The JSON number: an int where the value is whole.

    >>> as_number(Decimal("8.00")), as_number(Decimal("25.22"))
    (8, 25.22)
    """
    return int(value) if value == value.to_integral_value() else float(value)


def decimals(text: str) -> int:
    """How many decimals a numeral is printed with, a percent sign behind it or not; of a per-mille figure, as percent.

    Raises ValueError where no numeral stands first.

    >>> decimals("8.00"), decimals("1.110"), decimals("99,81%"), decimals("0,4 ‰")
    (2, 0, 2, 2)
    """
    text = text.strip()
    found = _LEADING.match(text)
    if not found:
        raise ValueError(f"{text!r} begins with no number")
    sign = _PERCENT_SIGN.match(text, found.end())
    exponent = parse_number(found[0]).as_tuple().exponent
    return -int(exponent) + (1 if sign and sign["promille"] else 0)


def format_number(value: Decimal | int | float) -> str:
    """The inverse of `parse_number`: `10202` as `10.202`, `25.22` as `25,22`.

    >>> format_number(Decimal("1250.5")), format_number(10202), format_number(0.75)
    ('1.250,5', '10.202', '0,75')
    """
    plain = format(Decimal(repr(value)) if isinstance(value, float) else Decimal(value), "f")
    whole, _, fraction = plain.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{fraction}" if fraction else grouped
