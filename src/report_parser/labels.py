"""What a numbered line begins with: `I.`, `A-`, `1.`, `1.1.`, `1.1)`, `1/`, `(1)`, `đ)`, `Chỉ tiêu 2.3:`, `Phần thứ nhất` …

A label is told from a number that merely stands first (`10.202 người`, `2.495 hộ`, `100%.`, `05/4/2022`, `2022.`) by its
form alone; whether it fits the order of the text is the outline's to judge.
"""

import re
from typing import Literal

from report_parser.patterns import pattern_of
from report_parser.records import dataclass

Style = Literal["part", "annex", "roman", "upper", "article", "criterion", "number", "letter", "bracket"]

# The Vietnamese alphabet has no f, j, w, z, and has đ after d.
LETTERS = "abcdđeghiklmnopqrstuvxy"
_ORDINAL_WORDS = {
    "nhất": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


@dataclass(slots=True)
class Label:
    """A heading's label. `text` is as printed without its closing mark, `number` without a word before it.

    `parts` is the number as integers (`(2, 3)` for 2.3, `(4,)` for `d)`); `end` is where the title begins. `closed_by`
    tells `1)` from `1.` and `1/`: one report may number its sections by one and its items by the other. `figure`: a
    number follows (`1.9. 100% hộ có điện`), so that only its place in the order tells it from a number in prose.
    """

    style: Style
    text: str
    number: str
    parts: tuple[int, ...]
    end: int
    word: bool = False
    closed_by: str = "."
    figure: bool = False


# Roman numerals up to 49; letters that are numerals too (`C`, `D`) are read as letters.
_LABEL = pattern_of(
    r"""
    (?P<part>(?:phần|chương|mục(?=\s+[ivx]{1,5}\s*(?:[.:/)–-]|$)))\s+(?:thứ\s+)?(?P<part_number>nhất|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười|[ivx]{1,5}|[0-9]{1,2}|[a-hđ](?=\s?[:.–-]))
        \s*(?:[.:/)–-]\s*|$|\s(?=[^\W\d_])))
    | (?P<annex>(?:biểu\s+mẫu|biểu|bảng|phụ\s+lục|mẫu)\s+(?:số\s+)?(?P<annex_number>[ivx]{1,5}|[0-9]{1,2}(?:\.[0-9]{1,2})?)\s*(?:[.:/)–-]\s*|$))
    | (?P<article>điều\s+(?P<article_number>[0-9]{1,3})\s*[.:]\s*)
    | (?P<word>(?:nhóm\s+)?(?:tiêu\s+chí|chỉ\s+tiêu|chỉ\s+số|nội\s+dung|mục\s+tiêu|nhiệm\s+vụ|trụ\s+cột|lĩnh\s+vực|mục|nhóm|hạng\s+mục|(?:điểm|stt)(?=\s[0-9]{1,2}\s?:\s))\s+(?:thành\s+phần\s+)?(?:số\s+)?
        (?P<word_number>[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}|[ivx]{1,5}(?=\s?[.:)–-]))\s*(?P<word_close>[.:)–-]\s+|[.:)]$|[.:](?=[^\W\d_])|$|\s(?=[^\W\d_(])|\s(?=\()))
    | (?P<mixed>(?P<mixed_number>(?P<mixed_first>[IVX]{1,5}(?=\.)|[A-HĐ](?=\.?[0-9]))(?P<mixed_rest>\.?[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}))\s?(?:/\.\s*|[./):]\s*|-\s+|\s(?=[^\W\d_]{2}))(?=[^\W\d_]|["“(≥]|[0-9]{1,3}(?:,[0-9]{1,2})?\s?%))
    | (?P<bracket>\(\s?(?P<bracket_number>[0-9]{1,2}|[a-zđ])\s?\)\s*[.:-]?\s*(?=\S))
    | (?P<decimal>(?P<decimal_number>(?:[0-9]{1,2}|[1-9][0-9]{2}(?=(?:\.[0-9]{1,2}){1,4}[.:)]\s))(?:\.[0-9]{1,2}){1,4})(?:\s?(?P<decimal_close>/\.|[.:)/]-?|-(?=\s))\s*(?=[^\W\d_"“‘'(\[≥<>%-])|\s+(?=[A-ZĐÀ-ỸƯƠĂÂÊÔ"“(])|[.):]\s+(?P<decimal_figure>(?=[0-9]{1,3}(?:\s|%|[.,][0-9]{1,3}\s?%)))|\s+(?P<decimal_share>(?=[0-9]{1,3}(?:,[0-9]{1,2})?\s?%\s[^\W\d_]))|[.)]?$))
    | (?P<single>(?P<single_number>[0-9]{1,3})(?:\s?(?P<single_close>/\.|[.)/:]-?|\.-|-(?=\s))\s*(?=[^\W\d_"“‘'(\[≥*+•%-])|[.)/-]\s+(?P<single_figure>(?=[0-9]{1,3}(?:[.,][0-9]{1,2})?\s?%))))
    | (?P<roman>(?P<roman_number>[IVX]{1,6})(?:\s?(?P<roman_close>\.-?|/\.|[-–/):])\s*(?=\S)|\.?$))
    | (?P<upper>(?P<upper_number>[A-HĐ])(?:\s?[./)]-?|\s?-(?=\s)|\.-)\s*(?=[^\W\d_]{2}|[“"(]))
    | (?P<letter>(?P<letter_number>[abcdđeghiklmnopqrstuvxy](?:[1-9]|(?:\.[0-9]{1,2}))?)(?:\)|\.(?=\s)|/(?=\s))-?\s*(?=\S))
    """,
    re.VERBOSE | re.IGNORECASE,
)

# Marks that only lead a line in; a heading may stand behind one (`* 1.1. …`, `- Chỉ tiêu 2.3: …`).
BULLETS = "-–—−+*•●○▪■□◦‣·►➢➤✓✔✗✘❖◆§→⇒o"
_BULLET = pattern_of(r"(?:=+>|[-–—]+>|[-–—−+*•●○▪■□◦‣·►➢➤✓✔✗✘❖◆§→⇒]+|o(?=\s))\s*")


def bullet_end(text: str) -> int:
    """Where the text behind a leading bullet begins; 0 where there is none."""
    first = text[:1]
    if first.isalnum() and first != "o":
        return 0
    found = _BULLET.match(text)
    if not found or (text[0] in "-–−" and text[found.end() : found.end() + 1].isdigit() and found.end() == 1):
        return 0
    return found.end()


def parse_roman(text: str) -> int | None:
    """The value of a Roman numeral below 50, None where `text` is none (`IIII`, `VX`)."""
    total, previous = 0, 0
    for letter in reversed(text.upper()):
        value = _ROMAN.get(letter, 0)
        total += value if value >= previous else -value
        previous = max(previous, value)
    return total if 0 < total < 50 and format_roman(total) == text.upper() else None


def format_roman(value: int) -> str:
    """The inverse of `parse_roman`."""
    text = ""
    for amount, letters in ((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while value >= amount:
            text += letters
            value -= amount
    return text


def _ordinal(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    return (
        _ORDINAL_WORDS.get(text.lower())
        or parse_roman(text)
        or (LETTERS.find(text.lower()) + 1 if len(text) == 1 else None)
    )


def _parts(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("."))


_ABOUT = pattern_of(r"về\s[^.;:0-9%]{2,80}$")
_SHORT_HEADING = 80
# `NHIỆM VỤ 6 THÁNG CUỐI NĂM`: a stretch of time is no number.
_STRETCH = pattern_of(r"(?:tháng|năm|quý|ngày|tuần)(?![^\W_])", re.IGNORECASE)
_WORD_STARTS = frozenset({"tr", "lĩ", "ph", "ch", "bi", "bả", "mẫ", "đi", "ti", "nộ", "mụ", "nh", "hạ", "st"})
_CLOSED_SOON = pattern_of(r"[IVXivx]{1,6}\s?(?:[./:)–-]|$)|[A-Za-zĐđ][0-9]?(?:\.[0-9]{1,2})?\s?[./)-]")


def find_label(text: str, start: int = 0) -> Label | None:
    """The label that `text` begins with at `start`, or None.

    >>> find_label("1.10. Thực hiện đảm bảo").number
    '1.10'
    >>> find_label("Chỉ tiêu 2.3: Tỷ lệ hộ").number
    '2.3'
    >>> find_label("10.202 người") is None
    True
    """
    first = text[start : start + 1]
    # Most lines begin with an ordinary word: a letter label is closed at once, the others begin with one of few words.
    if (
        not first.isdigit()
        and first != "("
        and text[start : start + 2].lower() not in _WORD_STARTS
        and not _CLOSED_SOON.match(text, start)
    ):
        return None
    found = _LABEL.match(text, start)
    if not found:
        return None
    kind = found.lastgroup
    kind = next(
        name
        for name in (
            "part",
            "annex",
            "article",
            "word",
            "mixed",
            "bracket",
            "decimal",
            "single",
            "roman",
            "upper",
            "letter",
        )
        if found[name] is not None
    )
    end = found.end()
    if kind in ("part", "annex", "article"):
        number = found[f"{kind}_number"]
        value = _ordinal(number) if "." not in number else int(number.split(".")[0])
        if value is None:
            return None
        printed = text[start:end].rstrip().rstrip(".:/)–-").rstrip()
        return Label(kind, printed, number, (value,), end)  # type: ignore[arg-type]
    if kind == "word":
        number = found["word_number"]
        value = parse_roman(number) if number[0].isalpha() else None
        if number[0].isalpha() and value is None:
            return None
        close = found["word_close"].strip()
        following = text[end : end + 1]
        # `Chỉ tiêu 13 đạt …` in running prose begins with a lower-case word and has no mark behind the number;
        # a heading may too, in a short line: `Tiêu chí số 01 về Quy hoạch`.
        if not close and _STRETCH.match(text, end):
            return None
        heads = close or not following or following.isupper() or following == "("
        if not heads and not (_ABOUT.match(text, end) and len(text) <= _SHORT_HEADING):
            return None
        printed = text[start : found.end("word_number")]
        return Label("criterion", printed, number, (value,) if value else _parts(number), end, word=True)
    if kind == "mixed":
        return _mixed_label(found)
    if kind == "bracket":
        number = found["bracket_number"]
        value = int(number) if number.isdigit() else LETTERS.find(number.lower()) + 1
        return Label("bracket", number, number, (value,), end) if value else None
    if kind == "decimal":
        number = found["decimal_number"]
        following = text[end : end + 1]
        # `1.5 triệu` is a number; only a capital, a quotation or a bracket can follow a label that has no mark.
        # `1.9. 100% hộ có điện`, `1.1 100% ấp được phủ sóng`
        if found["decimal_figure"] is not None or found["decimal_share"] is not None:
            return Label("number", number, number, _parts(number), end, figure=True)
        if not found["decimal_close"] and text[end - 1].isspace() and not (following.isupper() or following in '"“('):
            return None
        return Label("number", number, number, _parts(number), end)
    if kind == "single":
        number = found["single_number"]
        if len(number) == 3 and number.startswith("0"):
            return None
        figure = found["single_figure"] is not None
        closed_by = ")" if ")" in (found["single_close"] or text[start:end]) else "."
        if figure:
            return Label("number", number, number, (int(number),), end, closed_by=closed_by, figure=True)
        return Label("number", number, number, (int(number),), end, closed_by=closed_by)
    if kind == "roman":
        number = found["roman_number"]
        if number != number.upper():
            # A lower-case `i)` or `v.` is a letter of the alphabet.
            return _letter_label(text, start)
        value = parse_roman(number)
        if text[start : start + 3].lower() == "v/v":
            return None
        return Label("roman", number, number, (value,), end) if value else None
    if kind == "upper":
        number = found["upper_number"]
        if number != number.upper():
            return _letter_label(text, start)
        return Label(
            "upper", number, number, ("ABCDĐEGHIKLMNOPQRSTUVXY".index(number) + 1 if number != "F" else 6,), end
        )
    return _letter_label(text, start)


def _mixed_label(found: re.Match[str]) -> Label | None:
    """`II.1.`, `A2.`: a section's letter or numeral with the number inside it."""
    first, rest = found["mixed_first"], found["mixed_rest"].strip(".")
    roman = first[0] in _ROMAN
    value = parse_roman(first) if roman else "ABCDĐEGHIKLMNOPQRSTUVXY".find(first) + 1
    closed = found["mixed"].rstrip()[-1] in "./):-"
    if not value or first != first.upper() or not (closed or found.string[found.end() : found.end() + 1].isupper()):
        return None
    return Label(
        "roman" if roman else "upper", found["mixed_number"], found["mixed_number"], (value, *_parts(rest)), found.end()
    )


_LETTER = pattern_of(r"(?P<number>[abcdđeghiklmnopqrstuvxy](?:[1-9]|\.[0-9]{1,2})?)(?:\)|\.(?=\s)|/(?=\s))-?\s*(?=\S)")


def _letter_label(text: str, start: int) -> Label | None:
    found = _LETTER.match(text, start)
    if not found:
        return None
    number = found["number"]
    first = LETTERS.index(number[0]) + 1
    rest = number[1:].lstrip(".")
    return Label("letter", number, number, (first, int(rest)) if rest else (first,), found.end())
