"""The single numbers of a text that may measure something, each with its sign, unit and the words that compare it."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from report_parser.extract.words import (
    Phrases,
    by_first_word,
    by_last_word,
    find_ahead,
    leading_word,
    match_behind,
    skip_spaces,
    skip_spaces_back,
    trailing_word,
)
from report_parser.lexicon import Lexicon
from report_parser.model import Comparator
from report_parser.numbers import NUMBER, parse_number
from report_parser.patterns import pattern_of
from report_parser.records import dataclass


@dataclass(slots=True)
class Amount:
    """A number at `text[number_start:number_end]`.

    `sign_end` is behind its percent sign (`percent` tells whether it has one; `value` is then in points, 0,5‰ is 0.05),
    `unit_end` behind its unit; both are `number_end` where there is none. `start` takes in the words before it that compare
    it (`trên`), `since` a `từ` before it (-1 where there is none), `tail_end` the words behind it that do (`trở lên`).
    """

    value: Decimal
    number_start: int
    number_end: int
    percent: bool
    sign_end: int
    unit: str | None
    unit_end: int
    sure: bool
    comparator: Comparator
    start: int
    since: int
    tail_end: int

    @property
    def end(self) -> int:
        return max(self.sign_end, self.tail_end, self.unit_end if not self.percent else 0)


@dataclass(slots=True)
class Words:
    """What the lexicon says of the words around numbers."""

    units: Phrases
    unit_codes: dict[str, str]
    none: frozenset[str]
    before: Phrases
    after: Phrases
    after_letters: frozenset[str]
    comparators: dict[str, Comparator]
    where: frozenset[str]


@lru_cache(maxsize=8)
def unit_words(lexicon: Lexicon) -> Words:
    """The units and comparators of a lexicon, ready to be looked up."""
    codes: dict[str, str] = {}
    none: list[str] = []
    where: list[str] = []
    for entry in lexicon.entries("units"):
        if entry.code == "none":
            none += entry.phrases
            continue
        for phrase in entry.phrases:
            codes.setdefault(phrase, entry.code)
        if entry.extra.get("where"):
            where += entry.phrases
    comparators: dict[str, Comparator] = {}
    positions: dict[str, list[str]] = {"before": [], "after": []}
    for entry in lexicon.entries("comparators"):
        for phrase in entry.phrases:
            comparators.setdefault(phrase, entry.code)  # type: ignore[arg-type]
        positions[entry.extra.get("position", "before")] += entry.phrases
    return Words(
        units=by_first_word(codes),
        unit_codes=codes,
        none=frozenset(none),
        before=by_last_word(positions["before"]),
        after=by_first_word(positions["after"]),
        after_letters=frozenset(phrase[0] for phrase in positions["after"]),
        comparators=comparators,
        where=frozenset(where),
    )


_NUMERAL = pattern_of(NUMBER)
_UPWARDS = pattern_of(r"\s[^,.;:()0-9]{1,40}?\strở\slên(?![^\W_])")
_AREAS = frozenset({"km2", "km²", "km 2", "ha", "hecta", "héc ta", "m2", "m²"})
_LIES = ("nằm", "trải", "trải dài", "trải rộng", "phân bố", "sinh sống", "cư trú", "tọa lạc", "toạ lạc")
_GROUP_MARKS = (" ", "\u00a0", ".")
_GROUPS = pattern_of(r"(?:[ \u00a0][0-9]{3}){1,4}(?![0-9]|[.,][0-9])|\. [0-9]{3}(?![0-9]|[.,][0-9])")
_SIGN = pattern_of(r"\s{0,2}(?:(?P<promille>‰|%0(?![0-9])|%o(?![^\W_])|phần nghìn|phần ngàn)|%|phần trăm)")
_ENDS_IN_FIGURE = pattern_of(r"[0-9%]\s{0,3}\Z")
_SIGNS = frozenset("%‰p")
_RATE = pattern_of(r"\s?/\s?(?=[^\W\d_])")
_PER_MANY = pattern_of(
    r"\s?/\s?(?:(?:0?1\s)?(?:vạn|nghìn|ngàn)|10{0,2}[.,]?000)\s(?:người\s)?(?P<base>dân|người|trẻ(?:\sem)?|phụ\snữ|lao\sđộng)(?![^\W_])|\s?/\s?100\s(?:bé|trẻ|trẻ\sem)\s(?:gái|nữ)(?![^\W_])"
)
# `31,16 ha/02 năm`
_PER_TIMES = pattern_of(r"\s?/\s?[0-9]{1,2}\s(?P<base>năm|tháng|tuần|ngày|vụ|quý|mùa)(?![^\W_])")
_WORD = pattern_of(r"[^\W\d_]+")
# `31/31 tổng số văn bản`, `100% số hộ`: what is counted comes behind these.
_OF_ALL = ("tổng số ", "tổng cộng ", "toàn bộ ", "số lượng ", "số ", "các ")
_OF_WHOLE = pattern_of(
    r"(?:tổng|toàn|số|kh|kế hoạch|dt|dự toán|ct|chỉ tiêu|nq|nghị quyết|mục tiêu)(?![^\W_])(?=[^/;.]{0,24}?\s?[0-9])|(?:tổng|toàn|số)(?![^\W_])"
)
# `02 (hai) cán bộ`: the number once more in words.
_SPELLED_OUT = pattern_of(
    r"\((?:một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười|hai mươi|không)(?:\s[^\W\d_]{2,6}){0,8}\)\s?(?=[^\W\d_])"
)
_FILLERS = frozenset({"là", "đạt", "có", "được", "phải", "đến", "tới", "còn"})
_GLUED = frozenset(
    {
        "đạt",
        "có",
        "là",
        "gồm",
        "trên",
        "dưới",
        "được",
        "chiếm",
        "với",
        "khoảng",
        "và",
        "hơn",
        "gần",
        "còn",
        "từ",
        "đến",
        "số",
        "lệ",
        "cho",
        "tại",
    }
)
_DASHES = "-–—"


def read_amounts(text: str, low: str, taken: Sequence[tuple[int, int]], words: Words) -> list[Amount]:
    """The numbers of `text` outside the sorted `taken` ranges, in order; `low` is `text` in lower case.

    Malformed numerals (`15.5580`) and those that are part of a name (`4G`, `Covid-19`) are left out.
    """
    amounts: list[Amount] = []
    claim, claims = 0, len(taken)
    floor = 0
    for found in _NUMERAL.finditer(text):
        start, end = found.span()
        if start < floor:
            continue
        while claim < claims and taken[claim][1] <= start:
            claim += 1
        if claim < claims and taken[claim][0] < end:
            floor = end
            continue
        amount = _read_amount(text, low, start, end, floor, words, taken)
        if amount:
            amounts.append(amount)
            floor = amount.end
        else:
            floor = end
    return amounts


def _read_groups(
    text: str, low: str, start: int, end: int, taken: Sequence[tuple[int, int]], words: Words
) -> int | None:
    """Where a number ends whose thousands are set apart by spaces (`4 850/7 690 người`) or by `. ` (`trên 1. 357 tỷ đồng`).

    Only where a unit, a percent sign or a slash follows and nothing else can be meant: a name's number (`thôn 4 850 hộ`)
    is taken already, and a point of a list (`1. 357 hộ`) stands behind no word.
    """
    found = _GROUPS.match(text, end)
    if not found or text[start] == "0" or any(low_end > end and first < found.end() for first, low_end in taken):
        return None
    if text[end] == "." and not text[skip_spaces_back(text, start) - 1 : start].strip().isalpha():
        return None
    stop = found.end()
    place = skip_spaces(low, stop)
    if low[place : place + 1] in ("/", "%") or text[start - 1 : start] == "/" or find_ahead(low, place, words.units):
        return stop
    return None


def _read_amount(
    text: str, low: str, start: int, end: int, floor: int, words: Words, taken: Sequence[tuple[int, int]]
) -> Amount | None:
    if start and text[start - 1] != " " and not _may_begin(text, start):
        return None
    following = text[end : end + 1]
    printed = text[start:end]
    if (
        following in _GROUP_MARKS
        and end - start <= 3
        and printed.isdigit()
        and (whole := _read_groups(text, low, start, end, taken, words))
    ):
        end = whole
        following = text[end : end + 1]
        printed = "".join(filter(str.isdigit, text[start:end]))
    try:
        value = parse_number(printed)
    except ValueError:
        return None
    sign = (
        _SIGN.match(low, end)
        if following in _SIGNS or (following.isspace() and low[end + 1 : end + 2] in _SIGNS)
        else None
    )
    if (
        start > 1
        and text[start - 1] in "-−"
        and (
            text[start - 2] in "(:"
            or (text[start - 2] == " " and not _ENDS_IN_FIGURE.search(text, max(0, start - 8), start - 2))
        )
    ):
        # `tăng trưởng -2,5%`; `70 -80%` is a range, and a dash that begins the line is a bullet.
        value, start = -value, start - 1
    sign_end = sign.end() if sign else end
    if sign and sign["promille"]:
        value = value / 10
    unit, unit_end, sure = _read_unit(text, low, sign_end, words)
    if (following.isalpha() or following == "_") and not sure:
        return None
    comparator, begin, since = _read_before(low, start, floor, words)
    if (
        since < 0
        and comparator == ">"
        and unit in words.where
        and low.startswith("trên", begin)
        and begin + 5 >= start - 1
        and not sign
    ):
        # `triển khai trên 22 khu phố`: on, not more than.
        comparator, begin = "=", start
    elif (
        comparator == ">"
        and unit in _AREAS
        and not sign
        and low.startswith("trên", begin)
        and (0 < floor == begin - 1 or low[:begin].rstrip().endswith(_LIES))
    ):
        # `2.495 hộ trên 25,22 km2`, `nằm trên 25,22 km2`
        comparator, begin = "=", start
    behind = sign_end if sign else unit_end
    tail_end = behind
    place = behind + 1
    if low[place : place + 1] in words.after_letters and (tail := find_ahead(low, place, words.after)):
        comparator, tail_end = words.comparators[tail], place + len(tail)
        if since >= 0:
            begin = since
    elif since >= 0 and comparator == "=" and _UPWARDS.match(low, behind):
        # `Từ 50% hồ sơ trở lên được xử lý trực tuyến`
        comparator, begin = ">=", since
    return Amount(
        value, start, end, sign is not None, sign_end, unit, unit_end, sure, comparator, begin, since, tail_end
    )


def _may_begin(text: str, start: int) -> bool:
    previous = text[start - 1]
    if previous.isalpha() and previous.islower():
        # `đạt100%`: a missing space.
        return trailing_word(text, start).lower() in _GLUED
    if previous.isalnum() or previous == "_":
        return False
    if previous in ".,":
        return not text[start - 2 : start - 1].isdigit()
    return not (previous in _DASHES and text[start - 2 : start - 1].isalpha())


# `99 hộ1`, `dưới 50 phiếu14`: the mark of a footnote
_NOTED = pattern_of(r"[^\W\d_]{2,12}(?:\s[^\W\d_]{1,12}){0,3}(?=[0-9]{1,2}(?![\w%/]|[.,][0-9]))")


def find_unit(low: str, start: int, words: Words) -> str | None:
    """The unit that text in lower case goes on with at `start`, a footnote's mark behind it or not."""
    unit = find_ahead(low, start, words.units)
    if unit is None and (noted := _NOTED.match(low, start)) and noted[0] in words.unit_codes:
        return noted[0]
    return unit


def _read_unit(text: str, low: str, place: int, words: Words) -> tuple[str | None, int, bool]:
    """The unit that begins behind `place`: as printed, where it ends, and whether the lexicon knows it."""
    start = place
    while low[start : start + 1].isspace() and start - place < 3:
        start += 1
    first = low[start : start + 1]
    if first == "(" and (spelled := _SPELLED_OUT.match(low, start)):
        start = spelled.end()
        first = low[start]
    if not (first.isalpha() or first == "°"):
        return None, place, False
    if first in "tsc":
        for quantifier in _OF_ALL:
            if low.startswith(quantifier, start):
                start += len(quantifier)
                break
    unit = find_unit(low, start, words)
    if unit is None:
        return None, place, False
    end = start + len(unit)
    for _ in range(2):
        if "/" not in low[end : end + 2]:
            break
        rate = _RATE.match(low, end)
        if not rate:
            # `25 bác sĩ/1 vạn dân`, `108 bé trai/100 bé gái`
            many = _PER_MANY.match(low, end) or _PER_TIMES.match(low, end)
            if many and (many["base"] is None or many["base"] not in unit):
                end = many.end()
            break
        if _OF_WHOLE.match(low, rate.end()):
            # `45 hộ/tổng số 50 hộ`, `350,5 tỷ đồng/KH 340 tỷ đồng`
            break
        per = find_ahead(low, rate.end(), words.units) or leading_word(low, rate.end())
        end = rate.end() + len(per)
    return text[start:end], end, True


def fallback_unit(text: str, low: str, place: int, words: Words) -> tuple[str, int] | None:
    """One or two syllables behind `place` that no lexicon knows but that stand where a counted noun does."""
    if text[place : place + 1] != " ":
        return None
    first = _WORD.match(low, place + 1)
    if not first or first[0] in words.none or len(first[0]) < 2:
        return None
    end = first.end()
    if text[end : end + 1].isdigit():
        return None
    second = _WORD.match(low, end + 1) if text[end : end + 1] == " " else None
    if (
        second
        and second[0] not in words.none
        and text[second.start()].islower()
        and not text[second.end() : second.end() + 1].isdigit()
    ):
        end = second.end()
    return text[first.start() : end], end


def _read_before(low: str, start: int, floor: int, words: Words) -> tuple[Comparator, int, int]:
    """How the words before a number compare it: comparator, where they begin, where a `từ` among them stands (-1: nowhere)."""
    end = start - 1 if low[start - 1 : start] == " " else start
    if low[end - 1 : end].isspace():
        end = skip_spaces_back(low, end, 2)
    if end <= floor:
        return "=", start, -1
    word = trailing_word(low, end)
    phrase = match_behind(low, end, words.before.get(word, ()))
    if phrase is None:
        if word == "từ":
            return "=", start, end - 2
        # `tối thiểu phải có 60%`
        for _ in range(2):
            if word not in _FILLERS:
                return "=", start, -1
            end = skip_spaces_back(low, end - len(word))
            word = trailing_word(low, end)
            phrase = match_behind(low, end, words.before.get(word, ()))
            if phrase is not None:
                break
        # An arrow before a word concludes: `415/530 hồ sơ => đạt 78,3%`.
        if phrase is None or phrase == "=>" or words.comparators[phrase] not in (">=", "<="):
            return "=", start, -1
    begin = end - len(phrase)
    if begin < floor:
        return "=", start, -1
    since = -1
    if phrase.endswith("từ"):
        since = end - 2
        begin = since
    elif phrase.startswith("đạt "):
        begin += 4
    elif trailing_word(low, skip_spaces_back(low, begin)) == "từ":
        since = skip_spaces_back(low, begin) - 2
    return words.comparators[phrase], begin, since
