"""How Excel prints a number in its cell's format, where decimals have a comma and thousands a dot, as in Vietnam.

After ECMA-376 part 1, 18.8.31: a format has up to four sections (positive, negative, zero, text); letters of dates are
dates, `0 # ?` are digits, `%` multiplies, a comma behind the digits divides by a thousand, text stands in quotes.
"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from report_parser.patterns import pattern_of
from report_parser.records import dataclass

GENERAL = "General"
# The formats that files name by number alone. 14 and 22 are the reader's own way to write dates.
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;(#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)",
    41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)', 42: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
    43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)', 44: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip

_LONGEST = 255
"""Excel takes no longer format."""
_WIDTH = 11
"""Characters that Excel's General gives a number."""
_DIGITS = 15
"""Significant digits that Excel keeps; what a file holds beyond them is an artefact of binary fractions."""
_CONTEXT = Context(prec=400)
_LARGEST = 1e200
"""Numbers beyond it, and those that are none, are shown as they are: no report has them, and sums with them overflow."""
_MOST_SCALES = 10
"""Percent signs, or commas that divide, that are counted in one format: one is usual, two are known."""
_TOKEN = pattern_of(
    r"""
    "(?P<quoted>[^"]*)"? | \\(?P<escaped>.) | _(?P<space>.) | \*(?P<fill>.) | \[(?P<bracket>[^\]]*)\] | (?P<general>General)
    | (?P<power>E[+-]0+) | (?P<half>AM/PM|A/P) | (?P<date>yyyy|yy|y|mmmmm|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s)
    | (?P<digit>[0#?]) | (?P<mark>[.,%/@]) | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = pattern_of(r"(<=|>=|<>|<|>|=)(-?[0-9]{1,15}(?:\.[0-9]{1,15})?)$")
_CURRENCY = pattern_of(r"\$([^-]*)(?:-([0-9A-Fa-f]{1,8}))?$")
_ELAPSED = frozenset({"h", "hh", "m", "mm", "s", "ss"})
_DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_SHORT_DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")

_BETWEEN = 1462
"""Days between the two first days from which Excel counts."""
_DAYS_1904 = 2_957_003
"""Days from 1904 to the last of the year 9999, which is left out, for its last second rounds into a year that none counts."""

Token = tuple[str, str]
"""Kind and text: `digit`, `mark`, `date`, `elapsed`, `half`, `power`, `text`, `general`; behind `stop` nothing is printed."""
# Formats that the system's own long date and long time stand for, whatever is written behind them.
_SYSTEM: dict[str, list[Token]] = {
    "F800": [("date", "dd"), ("text", " tháng "), ("date", "mm"), ("text", " năm "), ("date", "yyyy"), ("stop", "")],
    "F400": [("date", "hh"), ("text", ":"), ("date", "mm"), ("text", ":"), ("date", "ss"), ("stop", "")],
}


@dataclass(frozen=True, slots=True)
class Section:
    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None
    is_date: bool


def format_cell(value: float, code: str, *, since_1904: bool = False, decimal_mark: str = ",") -> str:
    """A number as its cell prints it. `decimal_mark` is "." for running numbers such as `1.1`; thousands take the other.

    >>> format_cell(0.6307, "0%"), format_cell(1110, "#,##0"), format_cell(1.1, "0.00"), format_cell(25.22, "General")
    ('63%', '1.110', '1,10', '25,22')
    """
    if not abs(value) < _LARGEST:
        return str(value)
    if code == GENERAL:
        return _general(value, decimal_mark)
    section, shown = _choose(_sections(code[:_LONGEST]), value)
    if section is None or any(kind == "general" for kind, _ in section.tokens):
        text = _general(shown, decimal_mark)
        return text if section is None else _with_text(section, text)
    if section.is_date:
        return _date(section.tokens, shown, since_1904)
    if ("mark", "@") in section.tokens:
        return _with_text(section, _general(shown, decimal_mark))
    return _number(section.tokens, shown, decimal_mark)


def format_text(text: str, code: str) -> str:
    """A text as its cell prints it: almost always as it stands, but a format may put words around it."""
    if len(code) < 2 or ("@" not in code and code.count(";") < 3):
        return text
    sections = _sections(code[:_LONGEST])
    if len(sections) > 3 and not sections[3].tokens:
        return ""
    section = sections[3] if len(sections) > 3 else sections[-1]
    return _with_text(section, text) if ("mark", "@") in section.tokens else text


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[Section, ...]:
    groups: list[list[Token]] = [[]]
    conditions: list[tuple[str, float] | None] = [None]
    for found in _TOKEN.finditer(code):
        kind, text = found.lastgroup or "other", found[found.lastgroup or "other"]
        if kind == "other" and text == ";":
            groups.append([])
            conditions.append(None)
        elif kind == "bracket":
            condition = _CONDITION.match(text)
            currency = _CURRENCY.match(text)
            if condition:
                conditions[-1] = (condition[1], float(condition[2]))
            elif text.lower() in _ELAPSED:
                groups[-1].append(("elapsed", text.lower()))
            elif currency and (currency[2] or "").upper() in _SYSTEM:
                groups[-1] += _SYSTEM[currency[2].upper()]
            elif currency:
                groups[-1].append(("text", currency[1]))
        elif kind in ("quoted", "escaped", "other"):
            groups[-1].append(("text", text))
        elif kind == "space":
            groups[-1].append(("text", " "))
        elif kind != "fill":
            groups[-1].append((kind, text.lower() if kind == "date" else text))
    sections = []
    for group, only_for in zip(groups, conditions, strict=True):
        stop = next((place for place, (kind, _) in enumerate(group) if kind == "stop"), len(group))
        kept = tuple(group[:stop])
        sections.append(Section(kept, only_for, any(kind in ("date", "elapsed") for kind, _ in kept)))
    return tuple(sections)


def _choose(sections: Sequence[Section], value: float) -> tuple[Section | None, float]:
    """The section that prints the value, and the value it prints: the second prints negative numbers without their sign."""
    if any(section.condition for section in sections[:2]):
        for section in sections[:2]:
            if section.condition and _holds(value, *section.condition):
                return section, value
        rest = [section for section in sections if section.condition is None]
        return (rest[-1] if rest else None), value
    if not sections or (len(sections) == 1 and not sections[0].tokens):
        return None, value
    if len(sections) > 1 and value < 0:
        return sections[1], -value
    if len(sections) > 2 and value == 0:
        return sections[2], value
    return sections[0], value


def _holds(value: float, sign: str, bound: float) -> bool:
    return {
        "<": value < bound, "<=": value <= bound, ">": value > bound, ">=": value >= bound, "=": value == bound, "<>": value != bound,
    }[sign]  # fmt: skip


def _with_text(section: Section, text: str) -> str:
    out = []
    for kind, piece in section.tokens:
        out.append(text if kind == "general" or piece == "@" else piece if kind in ("text", "digit", "mark") else "")
    return "".join(out).strip()


def _general(value: float, decimal_mark: str) -> str:
    """As Excel's General: as many digits as fit its width; whole numbers of up to 15 digits are not cut."""
    if value == int(value) and abs(value) < 10**_DIGITS:
        return str(int(value))
    size = abs(value)
    if 1e-4 <= size < 10**_WIDTH:
        whole = len(str(int(size)))
        text = f"{_rounded(value, max(_WIDTH - whole - 1, 0)):f}"
        return text.rstrip("0").rstrip(".").replace(".", decimal_mark) if "." in text else text
    return f"{value:.5E}".replace(".", decimal_mark)


def _rounded(value: float, places: int) -> Decimal:
    """Half away from zero, of the digits that Excel keeps."""
    exact = Decimal(f"{value:.{_DIGITS}g}")
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=_CONTEXT)


def _number(tokens: Sequence[Token], value: float, decimal_mark: str) -> str:
    value *= 100.0 ** min(sum(token == ("mark", "%") for token in tokens), _MOST_SCALES)
    digits = [place for place, (kind, _) in enumerate(tokens) if kind == "digit"]
    if not digits:
        sign = "-" if value < 0 else ""
        return (sign + "".join(text for kind, text in tokens if kind in ("text", "mark"))).strip()
    if any(kind == "power" for kind, _ in tokens):
        return _scientific(tokens, value, decimal_mark)
    first, last = digits[0], digits[-1]
    point = next((place for place in range(first, len(tokens)) if tokens[place] == ("mark", ".")), None)
    if point is None and first and tokens[first - 1] == ("mark", "."):
        point = first - 1
    stroke = next((place for place in range(first, last) if tokens[place] == ("mark", "/")), None)
    if stroke is not None and point is None:
        return _fraction(tokens, value, stroke)
    whole_end = point if point is not None else last + 1
    behind = [place for place in digits if place < whole_end]
    comma = ("mark", ",")
    grouped = any(tokens[place] == comma for place in range(first, behind[-1])) if behind else False
    scale = 0
    place = (behind[-1] if behind else whole_end - 1) + 1
    while place < len(tokens) and tokens[place] == comma:
        scale += 1
        place += 1
    place = last + 1
    while point is not None and place < len(tokens) and tokens[place] == comma:
        scale += 1
        place += 1
    value /= 1000.0 ** min(scale, _MOST_SCALES)
    places = [tokens[at][1] for at in digits if point is not None and at > point]
    if abs(value) >= 10**_DIGITS * 1000:
        return f"{value:.5E}".replace(".", decimal_mark)
    rounded = _rounded(value, len(places))
    sign = "-" if rounded < 0 else ""
    whole, _, decimals = f"{abs(rounded):f}".partition(".")
    out: list[str] = []
    _fill_whole(out, tokens[:whole_end], "" if whole == "0" else whole, grouped, "." if decimal_mark == "," else ",")
    if point is not None:
        out.append(_decimals(tokens[point:], places, decimals, decimal_mark))
    else:
        out += [text for kind, text in tokens[whole_end:] if kind == "text" or text == "%"]
    return (sign + "".join(out)).strip()


def _fill_whole(out: list[str], tokens: Sequence[Token], whole: str, grouped: bool, group_mark: str) -> None:
    """Put the digits before the decimal mark into their places, from the right; those beyond go to the first place."""
    places = [kind for kind, _ in tokens].count("digit")
    shown = list(whole)
    count = 0
    parts: list[str] = []
    left = places
    for kind, text in reversed(tokens):
        if kind == "digit":
            left -= 1
            taken = [shown.pop()] if shown else (["0"] if text == "0" else [" "] if text == "?" else [])
            while left == 0 and shown:
                taken.append(shown.pop())
            for digit in taken:
                if grouped and count and count % 3 == 0 and digit != " ":
                    parts.append(group_mark)
                parts.append(digit)
                count += 1
        elif kind == "text" or text == "%":
            parts.append(text[::-1])
    out.append("".join(parts)[::-1])


def _decimals(tokens: Sequence[Token], places: Sequence[str], decimals: str, mark: str) -> str:
    """The decimal mark and what stands behind it; optional digits that are zero are left out."""
    keep = len(decimals)
    while keep and decimals[keep - 1] == "0" and places[keep - 1] != "0":
        keep -= 1
    out = [mark] if keep else []
    at = 0
    for kind, text in tokens[1:]:
        if kind == "digit":
            if at < keep:
                out.append(decimals[at])
            at += 1
        elif kind == "text" or text == "%":
            out.append(text)
    return "".join(out)


def _scientific(tokens: Sequence[Token], value: float, decimal_mark: str) -> str:
    point = next((place for place, token in enumerate(tokens) if token == ("mark", ".")), None)
    power = next(place for place, (kind, _) in enumerate(tokens) if kind == "power")
    places = 0 if point is None else sum(kind == "digit" for kind, _ in tokens[point:power])
    mantissa, _, exponent = f"{value:.{places}E}".partition("E")
    width = len(tokens[power][1]) - 2
    sign = "-" if exponent.startswith("-") else "+" if tokens[power][1][1] == "+" else ""
    return f"{mantissa.replace('.', decimal_mark)}E{sign}{exponent.lstrip('+-').lstrip('0').rjust(width, '0')}"


def _fraction(tokens: Sequence[Token], value: float, stroke: int) -> str:
    """`# ?/?`: the nearest fraction whose denominator has no more digits than the format."""
    width = sum(kind == "digit" for kind, _ in tokens[stroke:])
    fixed = "".join(text for kind, text in tokens[stroke + 1 :] if kind == "text").strip()
    split = any(kind == "text" and text == " " for kind, text in tokens[:stroke])
    most = int(fixed) if fixed.isdigit() and len(fixed) < 4 else 10 ** min(width, 3) - 1
    exact = Fraction(f"{abs(value):.{_DIGITS}g}").limit_denominator(max(most, 1))
    whole, rest = divmod(exact.numerator, exact.denominator)
    sign = "-" if value < 0 else ""
    if not split:
        return f"{sign}{exact.numerator}/{exact.denominator}"
    shown = f"{rest}/{exact.denominator}" if rest else ""
    return f"{sign}{' '.join(filter(None, (str(whole) if whole or not rest else '', shown)))}"


def _date(tokens: Sequence[Token], value: float, since_1904: bool) -> str:
    """A day and time; a number that is no day Excel knows (before 1900, after 9999) is printed as a number."""
    if not 0 <= value < _DAYS_1904 + (0 if since_1904 else _BETWEEN):
        return _general(value, ",")
    places = next((len(text) for kind, text in _second_parts(tokens)), 0)
    seconds = round(value * 86_400, places)
    # Excel counts a 29 February 1900 that never was.
    since_1900 = datetime(1899, 12, 30) if value >= 60 else datetime(1899, 12, 31)
    base = datetime(1904, 1, 1) if since_1904 else since_1900
    moment = base + timedelta(seconds=seconds if places else round(seconds))
    half = any(kind == "half" for kind, _ in tokens)
    out = []
    last = ""
    for place, (kind, text) in enumerate(tokens):
        if kind == "date":
            if text in ("m", "mm") and (last.startswith("h") or _next_date(tokens, place).startswith("s")):
                shown = str(moment.minute).zfill(len(text))
            else:
                shown = _date_part(text, moment, half)
            out.append(shown)
            last = text
        elif kind == "elapsed":
            out.append(_elapsed(text, seconds))
            last = text
        elif kind == "half":
            out.append("SA" if moment.hour < 12 else "CH")
        elif kind == "mark" and text == ".":
            out.append(",")
        elif kind == "digit":
            out.append(str(moment.microsecond).zfill(6)[0])
        elif kind in ("text", "mark"):
            out.append(text)
    return "".join(out).strip()


def _second_parts(tokens: Sequence[Token]) -> list[Token]:
    digits = "".join(text for kind, text in tokens if kind == "digit")
    return [("digit", digits)] if digits else []


def _next_date(tokens: Sequence[Token], place: int) -> str:
    return next((text for kind, text in tokens[place + 1 :] if kind in ("date", "elapsed")), "")


def _elapsed(text: str, seconds: float) -> str:
    whole = round(seconds)
    size = {"h": whole // 3600, "m": whole // 60, "s": whole}[text[0]]
    return str(size).zfill(len(text))


def _date_part(text: str, moment: datetime, half: bool) -> str:
    hour = (moment.hour % 12 or 12) if half else moment.hour
    parts = {
        "yyyy": f"{moment.year:04d}", "yy": f"{moment.year % 100:02d}", "y": f"{moment.year % 100:02d}",
        "mmmmm": str(moment.month), "mmmm": f"Tháng {moment.month}", "mmm": f"Thg{moment.month}", "mm": f"{moment.month:02d}",
        "m": str(moment.month), "dddd": _DAYS[moment.weekday()], "ddd": _SHORT_DAYS[moment.weekday()], "dd": f"{moment.day:02d}",
        "d": str(moment.day), "hh": f"{hour:02d}", "h": str(hour), "ss": f"{moment.second:02d}", "s": str(moment.second),
    }  # fmt: skip
    return parts[text]
