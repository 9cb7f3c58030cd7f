"""Numerals that measure nothing: names, ranks, references, rates of frequency, clock times, ages, telephone numbers, formulas.

Each is told by what stands right before and right behind it; the words are in `data/non_facts.toml`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from report_parser.extract.amounts import Words, unit_words
from report_parser.extract.words import (
    Phrases,
    by_last_word,
    find_ahead,
    find_behind,
    lower_case,
    skip_spaces,
    skip_spaces_back,
)
from report_parser.lexicon import Lexicon

NonFact = tuple[int, int, str]
"""Start, end, and why: a word of `data/non_facts.toml` or one of the forms below."""


@dataclass(frozen=True, slots=True)
class _Names:
    before: Phrases
    why: dict[str, str]
    counted: frozenset[str]
    units: Words


@lru_cache(maxsize=8)
def _names(lexicon: Lexicon) -> _Names:
    why: dict[str, str] = {}
    counted: list[str] = []
    for entry in lexicon.entries("non_facts"):
        for phrase in entry.phrases:
            why.setdefault(phrase, entry.code)
        if entry.extra.get("counted"):
            counted += entry.phrases
    return _Names(by_last_word(why), why, frozenset(counted), unit_words(lexicon))


_NUMERAL = re.compile(r"[0-9]{1,40}(?:[.,][0-9]{1,40}){0,20}")

# Forms told by what follows the first digit. Order matters: the first that fits names the reason.
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("network", re.compile(r"[2-6]g(?:\s?[/,]\s?[2-6]g){0,4}(?![^\W_])")),
    (
        "frequency",
        re.compile(
            r"""[0-9]{1,4}(?:\s?-\s?[0-9]{1,4})?\s?(?:lần|buổi|kỳ|phiên|lượt|đợt|cuộc|ngày|giờ|tiếng|tin|bài|tin,\sbài|chuyên\smục|số|suất)
            \s?/\s?(?:[0-9]{1,2}\s?)?(?:tháng|năm|quý|tuần|ngày|người|giờ|hộ|đồng\schí|kỳ|nhiệm\skỳ|đơn\svị)(?![^\W_])(?:\s?/\s?(?:tháng|năm|quý|tuần|ngày|người))?""",
            re.VERBOSE,
        ),
    ),
    (
        "always",
        re.compile(r"24\s?/\s?(?:7|24(?=\s?(?:giờ|h(?![^\W_])|/7)))(?:\s?(?:giờ|h)(?![^\W_]))?(?:\s?/\s?7)?(?![0-9/])"),
    ),
    ("age", re.compile(r"[0-9]{1,3}(?:\s?(?:-|–|đến|tới)\s?(?:dưới\s)?[0-9]{1,3})?\s(?:tháng\s)?tuổi(?![^\W_])")),
    (
        "clock",
        re.compile(
            r"[0-9]{1,2}\s?(?:h|g|giờ)\s?(?:[0-9]{2}(?![0-9]))?(?:\s?phút|')?(?:\s?[-–]\s?[0-9]{1,2}\s?(?:h|g|giờ)\s?(?:[0-9]{2})?)?(?![^\W_])(?=\s?(?:\Z|[,.;:)]|ngày|sáng|chiều|tối|hằng|hàng|các|thứ|đến))"
        ),
    ),
    ("clock", re.compile(r"[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9:])")),
    ("formula", re.compile(r"[0-9.,]{1,12}\s?(?:[*×]\s?\(?[0-9a-zđ]{1,12}(?:[.,/][0-9a-z]{1,12})?\)?\s?){1,6}")),
    ("chainage", re.compile(r"[0-9]{1,4}\+[0-9]{3}(?![0-9])")),
    ("counter", re.compile(r"[0-9.,]{1,12}\s?(?:đã xem|lượt xem|lượt đọc|bình luận|views?)(?![^\W_])")),
    ("telephone", re.compile(r"0[0-9]{1,4}(?:[ .-]?[0-9]{2,4}){2,4}(?![0-9.,/%])(?!\s(?:hộ|người|đồng))")),
    ("telephone", re.compile(r"1[89]00[ .-]?[0-9]{2,4}(?:[ .-]?[0-9]{2})?(?![0-9.,/%])")),
)
_SCALE = re.compile(r"1\s?[/:]\s?(?:[1-9][0-9]{0,2}(?:\.?000)|200|500)(?![0-9])")
_RANKED = re.compile(r"[0-9]{1,5}(?:\s?/\s?[0-9]{1,5})?")
_STANDARD = re.compile(r"[0-9][0-9./:-]{0,24}")
_PHONE = re.compile(r"\(?[0-9][0-9 .()-]{1,18}[0-9]")
_REFERENCE = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,3}){0,4}[a-zđ]?(?![^\W_])")
_NEXT_REFERENCE = re.compile(
    r"\s?(?:,|;|&|và|-|–|đến|hoặc|/)\s?(?P<number>[0-9]{1,4}(?:\.[0-9]{1,3}){0,4})(?![0-9%/]|[.,][0-9])"
)
_REMARK = re.compile(r",?\s(?:giảm|trừ|cộng|tăng|thêm|mất|bị\strừ)\s[0-9.,]{1,6}\sđiểm\s?(?=\))")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9.,]?[0-9])")
_SEPARATED = re.compile(r"[:\s]{0,4}\Z")
_LONG_NUMBER = 8
_FOOTNOTE = re.compile(r"[0-9]{1,3}\]")
_ENUMERATION = re.compile(r"[0-9]{1,2}\)")
_NAME_DASH = "-–"


def find_non_facts(text: str, lexicon: Lexicon) -> list[NonFact]:
    """The ranges of `text` whose numerals are no figures, in order, each with the reason in a word.

    >>> from report_parser.lexicon import default_lexicon
    >>> text = "mạng 3G/4G/5G, phát sóng 4 lần/1 tháng, tại Phố 1"
    >>> [(text[start:end], why) for start, end, why in find_non_facts(text, default_lexicon())]
    [('3G/4G/5G', 'network'), ('4 lần/1 tháng', 'frequency'), ('1', 'place-name')]
    """
    found: list[NonFact] = []
    low = ""
    names: _Names | None = None
    place = 0
    for numeral in _NUMERAL.finditer(text):
        start, end = numeral.span()
        if start < place:
            continue
        if names is None:
            names, low = _names(lexicon), lower_case(text)
        one = _read(text, low, start, end, place, names)
        if one:
            found.append(one)
            place = one[1]
    return found


def _read(text: str, low: str, start: int, end: int, floor: int, names: _Names) -> NonFact | None:
    previous = low[start - 1] if start else ""
    if previous and (previous.isalpha() or (previous in _NAME_DASH and text[start - 2 : start - 1].isalpha())):
        return _read_glued(text, start, end, floor)
    if previous == "*" or previous == "×" or (previous == " " and low[start - 2 : start] in ("* ", "× ")):
        return start, end, "formula"
    following = low[end : end + 12]
    for why, form in _FORMS:
        if match := form.match(low, start):
            return start, match.end(), why
    if previous == "[" and _FOOTNOTE.match(low, start):
        return start, end, "footnote"
    if previous == "(" and _ENUMERATION.match(low, start):
        return start, end, "enumeration"
    if previous == "+" and end - start >= 9:
        return start, end, "telephone"
    named = _read_named(text, low, start, end, names)
    if named:
        return named
    if (
        end - start == 4
        and (year := _YEAR.match(low, start))
        and not _is_counted(low, end, names)
        and previous not in "/"
    ):
        if not following.startswith("/") and not re.search(r"[:=]\s?\Z", low[max(0, start - 3) : start]):
            return start, year.end(), "year"
    if low[start:end].isdigit() and end - start >= _LONG_NUMBER and not _is_counted(low, end, names):
        return start, end, "identifier"
    return None


def _read_glued(text: str, start: int, end: int, floor: int) -> NonFact | None:
    """`Covid-19`, `PC-07`, `A4`: a number that letters stand against is part of a name."""
    begin = start - 1 if text[start - 1].isalpha() else start - 2
    while begin > floor and text[begin - 1].isalnum() and start - begin < 24:
        begin -= 1
    letters = text[begin:start].rstrip("-–")
    if letters.islower() and len(letters) > 1 and text[start - 1].isalpha():
        # `đạt100%`: a missing space, not a name.
        return None
    stop = end
    while stop < len(text) and (text[stop].isalnum() or text[stop] == "-") and stop - end < 24:
        stop += 1
    return begin, stop, "name"


def _is_counted(low: str, end: int, names: _Names) -> bool:
    """Whether a unit or a percent sign follows: then the number is a figure whatever stands before it."""
    place = skip_spaces(low, end, 3)
    if low[place : place + 1] in ("%", "‰"):
        return True
    if low[end : end + 1] == "/" and low[end + 1 : end + 2].isdigit():
        return True
    return find_ahead(low, place, names.units.units) is not None


def _read_named(text: str, low: str, start: int, end: int, names: _Names) -> NonFact | None:
    before_end = skip_spaces_back(low, start, 4)
    mark = low[before_end - 1 : before_end]
    gap_end = before_end
    if mark in (":", ".") and before_end:
        gap_end = skip_spaces_back(low, before_end - 1, 3)
    phrase = find_behind(low, gap_end, names.before)
    if phrase is None or before_end == 0:
        if (low[start : start + 1] == "1" and "tỷ lệ" in low[max(0, start - 16) : start]) or "tỉ lệ" in low[
            max(0, start - 16) : start
        ]:
            scale = _SCALE.match(low, start)
            if scale:
                return start, scale.end(), "scale"
        return None
    why = names.why[phrase]
    if mark == ":" and why not in ("telephone", "counter", "article"):
        return None
    if why == "counter":
        plain = mark == ":" or phrase in ("view count", "views")
        return (start, end, why) if plain and not _is_counted(low, end, names) else None
    if why == "telephone":
        phone = _PHONE.match(low, start)
        digits = sum(c.isdigit() for c in phone[0]) if phone else 0
        return (
            (start, phone.end(), why)
            if phone and (3 <= digits <= 15) and not _is_counted(low, phone.end(), names)
            else None
        )
    if why == "rank":
        rank = _RANKED.match(low, start)
        return (start, rank.end() if rank else end, why)
    if why == "standard":
        standard = _STANDARD.match(low, start)
        return (start, standard.end() if standard else end, why)
    if phrase == "số" and low[max(0, gap_end - 12) : gap_end].endswith(
        ("tổng số", "trong số", "một số", "con số", "đa số", "chỉ số")
    ):
        return None
    if phrase in names.counted and _is_counted(low, end, names):
        law = (
            why in ("article", "programme")
            and low[max(0, gap_end - len(phrase) - 1)] != ""
            and low[end : end + 3].lstrip()[:1] not in ("%", "‰")
        )
        if not (
            law
            and phrase in ("điều", "khoản", "đề án")
            and re.match(r"\s(?:quyết|nghị|thông|luật|điều|bộ|của|chỉ)", low[end : end + 8])
        ):
            return None
    reference = _REFERENCE.match(low, start)
    if not reference:
        return None
    stop = reference.end()
    if why == "heading" and low[stop : stop + 1] == "," and (remark := _REMARK.match(low, stop)):
        return start, remark.end(), "reference"
    for _ in range(12):
        following = _NEXT_REFERENCE.match(low, stop)
        if not following or _is_counted(low, following.end(), names):
            break
        stop = following.end()
    return start, stop, why
