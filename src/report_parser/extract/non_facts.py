"""Numerals that measure nothing: names, ranks, references, rates of frequency, clock times, ages, telephone numbers, formulas.

Each is told by what stands right before and right behind it; the words are in `data/non_facts.toml`.
"""

import re
from functools import lru_cache

from report_parser.extract.amounts import Words, find_unit, unit_words
from report_parser.extract.words import (
    Phrases,
    by_last_word,
    find_behind,
    lower_case,
    skip_spaces,
    skip_spaces_back,
)
from report_parser.lexicon import Lexicon
from report_parser.patterns import pattern_of
from report_parser.records import dataclass

NonFact = tuple[int, int, str]
"""Start, end, and why: a code of `data/non_facts.toml` or the name of one of the forms below."""


@dataclass(slots=True)
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


_NUMERAL = pattern_of(r"[0-9]{1,40}(?:[.,][0-9]{1,40}){0,20}")

_EVERY = r"(?:tháng|năm|quý|tuần|ngày|người|giờ|hộ|đồng\schí|kỳ|nhiệm\skỳ|đơn\svị|học\skỳ|vụ)(?![^\W_])"
# `4 lần/3 tháng`, but `05 lượt/05 người` counts both.
_SEVERAL_OF = r"(?:0?1\s?|[0-9]{1,2}\s?(?=tháng|năm|quý|tuần|ngày|giờ|kỳ|học|vụ|nhiệm))"
# Forms told by themselves, from the numeral's first digit on; the first that fits names the reason.
_FORM = pattern_of(
    rf"""
    # 3G/4G/5G
    (?P<network>[2-6]g(?:\s?[/,]\s?[2-6]g){{0,4}}(?![^\W_]))
    # 4 lần/1 tháng, 45 lần/người/năm, 2 - 3 buổi/tuần
    | (?P<frequency>[0-9]{{1,4}}(?:\s?-\s?[0-9]{{1,4}})?\s?(?:lần|buổi|kỳ|phiên|lượt|đợt|cuộc|ngày|giờ|tiếng|tin,\sbài|tin|bài|chuyên\smục|số|suất)
        \s?/\s?{_SEVERAL_OF}?{_EVERY}(?:\s?/\s?{_EVERY})?)
    # 24/7, 24/24 giờ
    | (?P<always>24\s?/\s?(?:7|24(?=\s?(?:giờ|h(?![^\W_])|/7)))(?:\s?(?:giờ|h)(?![^\W_]))?(?:\s?/\s?7)?(?![0-9/]))
    # 15 tuổi, 15 đến 60 tuổi, 6 tháng tuổi
    | (?P<age>[0-9]{{1,3}}(?:\s?(?:-|–|đến|tới)\s?(?:dưới\s|hết\s)?[0-9]{{1,3}})?\s(?:tháng\s)?tuổi(?![^\W_]))
    # 11g00, 7h30, 07 giờ 30 phút, 8 giờ sáng, 10:30
    | (?P<clock>[0-2]?[0-9](?:
            :[0-5][0-9](?::[0-5][0-9])?(?![0-9:])
            | \s?(?:h|g|giờ)\s?[0-5][0-9](?![0-9])(?:\s?phút|')?
            | \s?(?:h|g|giờ)(?![^\W_])(?=\s(?:ngày|sáng|chiều|tối|đêm)(?![^\W_])|\s?[-–]\s?[0-9]))
        (?:\s?(?:-|–|đến)\s?[0-2]?[0-9]\s?(?:h|g|giờ)\s?(?:[0-5][0-9])?)?)
    # 5 không, 3 sạch; 4 tại chỗ
    | (?P<slogan>[1-9]\s(?:không|có|sạch|tăng|giảm|phải|tự|cùng|nhất|đủ|rõ|dám|an)(?:[,;]?\s(?:và\s)?[1-9]\s(?:không|có|sạch|tăng|giảm|phải|tự|cùng|nhất|đủ|rõ|dám|an)(?![^\W_])){{1,3}}|[1-9]\s(?:sạch|tốt|sao|tại\schỗ)(?![^\W_]))
    # lễ 30/4, 1/5: numbers above their whole can be no share
    | (?P<holiday>(?:30/0?4|20/(?:10|11)|27/0?7|22/12|19/0?5|26/0?3|0?8/0?3|0?2/0?9(?=\s?(?:[,;.)]|và|năm|$))|0?1/0?[56](?=\s?(?:[,;.)]|và|năm|$)))(?![0-9/%])(?!\s(?:thôn|hộ|xóm|bản|ấp|khu|tiêu|chỉ|điểm|người|đồng|trường|km|ha)))
    # ban hành trước 15/01
    | (?P<day>(?<=trước\s)(?:0?[1-9]|[12][0-9]|3[01])/(?:0?[1-9]|1[0-2])(?![0-9/%])(?=\s?(?:[,;.)]|hằng|hàng|năm|và|$)))
    # chính quyền địa phương 02 cấp
    | (?P<tiers>0?[23]\scấp(?![^\W_])(?!\s(?:học|độ|ủy|uỷ|trưởng|giấy|phát|mới)))
    # 75*22/100
    | (?P<formula>[0-9.,]{{1,12}}\s?(?:[*×]\s?\(?[0-9a-zđ]{{1,12}}(?:[.,/][0-9a-z]{{1,12}})?\)?\s?){{1,6}})
    # Km 12+300
    | (?P<chainage>[0-9]{{1,4}}\+[0-9]{{3}}(?![0-9]))
    # 16 lượt xem
    | (?P<counter>[0-9.,]{{1,12}}\s?(?:đã\sxem|lượt\sxem|lượt\sđọc|bình\sluận|views?)(?![^\W_]))
    # 0237.3880.123, 1900 1234
    | (?P<telephone>(?:0[0-9]{{1,4}}(?:[ .-]?[0-9]{{2,4}}){{2,4}}|1[89]00[ .-]?[0-9]{{2,4}}(?:[ .-]?[0-9]{{2}})?)(?![0-9/%]|[.,][0-9])(?!\s(?:hộ|người|đồng|triệu|tấn|ha)(?![^\W_])))
    """,
    re.VERBOSE,
)
# `ubnd2023@gmail.com`, `http://xa2.gov.vn/tin-2023/12`
_ADDRESS = pattern_of(
    r"(?:https?://|www\.)[^\s<>\"“”()]{1,300}(?<![.,;:!?])|(?<![\w.+-])[A-Za-z0-9_][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9.-]{1,100}|(?<![\w./-])[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}\.vn(?![\w-])(?:/[^\s<>\"“”()]{0,300})?"
)
# What can follow a numeral for one of the forms to fit; all else is spared the pattern.
_FORM_AHEAD = pattern_of(r"\s?(?:[ghlbkpđcntsv/:*×+-]|–)")
_SCALE = pattern_of(r"1\s?[/:]\s?(?:[1-9][0-9]{0,2}(?:\.?000)|200|500)(?![0-9])")
# `(5+6-7)`, `(8 x 9)`: columns and lines of a form
_CELL_SUM = pattern_of(r"[0-9]{1,2}(?:\s?[+x×*=-]\s?[0-9]{1,3}){1,12}(?=\s?\))(?<!\.)")
_OF_MAPS = pattern_of(r"bản đồ|bình đồ|quy hoạch|phân khu|lệ")
# `số nhà 12/5`
_HOUSES = frozenset({"số nhà", "nhà số", "ngõ", "ngách", "hẻm", "kiệt", "lô", "thửa", "thửa số"})
_HOUSE = pattern_of(r"[0-9]{1,4}(?:/[0-9]{1,4}){1,3}")
# `giá trị sản phẩm trên 1 ha đất`: the base of a rate
_BASE = pattern_of(r"\s?(?:ha|héc\sta|hecta|đơn\svị\sdiện\stích|sào|m2|m²|km2|km²|mẫu)(?![^\W_])")
_BASED = ("trên ", "trên 0", "bình quân ", "/ ", "trên một ", "cho ")
_OVER = pattern_of(r"/\s?[0-9]")
_METRES = pattern_of(r"\+[0-9]{3}(?![0-9])")
_RANKED = pattern_of(r"[0-9]{1,5}(?:\s?/\s?[0-9]{1,5})?")
_STANDARD = pattern_of(r"[0-9][0-9./:-]{0,24}")
_PHONE = pattern_of(r"[0-9][0-9 .()-]{1,18}[0-9]")
_REFERENCE = pattern_of(r"[0-9]{1,4}(?:\.[0-9]{1,3}){0,4}[a-zđ]?(?![^\W_])")
_NEXT_REFERENCE = pattern_of(
    r"\s?(?:,|;|&|và|-|–|đến|hoặc|/)\s?(?P<number>[0-9]{1,4}(?:\.[0-9]{1,3}){0,4})(?![0-9%/]|[.,][0-9])"
)
_REMARK = pattern_of(r",?\s(?:bị\s)?(?:giảm|trừ|cộng|tăng|thêm|mất)\s[0-9.,]{1,6}\sđiểm\s?(?=\))")
_YEAR = pattern_of(r"(?:19|20)[0-9]{2}(?!/|[.,]?[0-9])")
_LAW_GOES_ON = pattern_of(r"\s(?:quyết|nghị|thông|luật|điều|bộ|của|chỉ)\s")
# `Đề án 06 xã Quảng Long`
_OF_PLACE = pattern_of(r"\s(?:xã|phường|thị trấn|huyện|tỉnh|thành phố)(?![^\W_])")
# `Ngày Pháp luật Việt Nam 09/11`, `Ngày Chuyển đổi số quốc gia 10/10`
_DAY_AND_MONTH = pattern_of(r"(?:0?[1-9]|[12][0-9]|3[01])/(?:0?[1-9]|1[0-2])(?![0-9/%]|[.,][0-9])")
_NAMED_DAY = pattern_of(
    r"ngày\s(?:pháp luật|chuyển đổi số|hội|vì người|đại đoàn kết|môi trường|gia đình|quốc tế|thành lập|truyền thống|nhà giáo|thầy thuốc|báo chí|quốc khánh|giải phóng|toàn dân|sách|dân số|thương binh|phụ nữ|doanh nhân|an toàn|nông dân|phòng)(?:\s[^\W\d_]+){0,8}\s\(?\Z"
)
# `thôn 3 hoạt động hiệu quả`: verbs, where the same words behind other numbers are counted.
_VERBS = (
    "hoạt động",
    "tổ chức",
    "đăng ký",
    "đóng góp",
    "thực hiện",
    "triển khai",
    "tuyên truyền",
    "tặng quà",
    "khóa ",
    "khoá ",
)
_LONG_NUMBER = 8
# `99 hộ1`: the mark of a footnote behind what is counted
_COUNTED_BEFORE = pattern_of(r"(?<![^\W_])[0-9][0-9.,]*\s(?:[^\W\d_]{1,12}\s){0,3}[^\W\d_]{2,12}\Z")
# `gồm các chỉ tiêu: 1, 3`
_SEVERAL = ("các ", "những ", "gồm ", "gồm: ", "các: ")
_NAME_DASH = "-–"
# `một phần 50 hồ sơ`, `tổng số 12`
_NOT_A_NUMBER_OF = {
    "số": ("tổng số", "trong số", "một số", "con số", "đa số", "chỉ số", "vài số", "hệ số"),
    "phần": ("một phần", "thành phần", "góp phần", "từng phần"),
}


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
    told = "@" in text or "://" in text or "www." in text or ".vn" in text
    addresses = _ADDRESS.finditer(text) if told else iter(())
    address = next(addresses, None)
    for numeral in _NUMERAL.finditer(text):
        start, end = numeral.span()
        if start < place:
            continue
        while address and address.end() <= start:
            address = next(addresses, None)
        if address and address.start() <= start:
            found.append((*address.span(), "address"))
            place = address.end()
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
    if previous and previous != " ":
        if previous.isalpha() and end - start <= 2 and _COUNTED_BEFORE.search(low, max(0, start - 48), start):
            return start, end, "footnote"
        if previous.isalpha() or (previous in _NAME_DASH and text[start - 2 : start - 1].isalpha()):
            return _read_glued(text, start, end, floor)
        if previous in "*×":
            return start, end, "formula"
        if previous == "[" and low[end : end + 1] == "]":
            return start, end, "footnote"
        if previous == "(" and low[end : end + 1] == ")" and end - start <= 2:
            return start, end, "enumeration"
        if previous == "(" and (sum_of := _CELL_SUM.match(low, start)):
            return start, sum_of.end(), "formula"
        if previous == "+" and end - start >= 9:
            return start, end, "telephone"
    elif low[start - 2 : start] in ("* ", "× ") and low[start - 3 : start - 2] not in ("", "\t"):
        return start, end, "formula"
    elif low[start - 2 : start] == "x " and low.startswith("100", start) and end == start + 3:
        # `a/b x 100%`
        return start, end, "formula"
    if (_FORM_AHEAD.match(low, end) or end - start > 5 or low[start] in "01") and (form := _FORM.match(low, start)):
        return start, form.end(), form.lastgroup or ""
    if end - start <= 2 and low[end - 1] == "1" and (base := _BASE.match(low, end)) and low.endswith(_BASED, 0, start):
        return start, base.end(), "base"
    if (of_day := _DAY_AND_MONTH.match(low, start)) and _NAMED_DAY.search(low, max(0, start - 60), start):
        return start, of_day.end(), "holiday"
    if named := _read_named(low, start, end, names):
        return named
    length = end - start
    if (
        length == 4
        and _YEAR.match(low, start)
        and previous != "/"
        and low[max(0, start - 2) : start].strip() not in (":", "=")
    ):
        return None if _is_counted(low, end, names) else (start, end, "year")
    if length >= _LONG_NUMBER and low[start:end].isdigit() and not _is_counted(low, end, names):
        return start, end, "identifier"
    return None


def _read_glued(text: str, start: int, end: int, floor: int) -> NonFact | None:
    """`Covid-19`, `PC-07`, `A4`: a number that letters stand against is part of a name."""
    begin = start - 1 if text[start - 1].isalpha() else start - 2
    while begin > floor and text[begin - 1].isalnum() and start - begin < 24:
        begin -= 1
    letters = text[begin:start].rstrip(_NAME_DASH)
    if letters.islower() and len(letters) > 1 and text[start - 1].isalpha():
        # `đạt100%`: a missing space, not a name.
        return None
    if letters.lower() == "km" and (metres := _METRES.match(text, end)):
        return begin, metres.end(), "chainage"
    stop = end
    while stop < len(text) and (text[stop].isalnum() or text[stop] == "-") and stop - end < 24:
        stop += 1
    return begin, stop, "name"


def _is_counted(low: str, end: int, names: _Names) -> bool:
    """Whether a unit, a percent sign or a slash with a number follows: then it is a figure whatever stands before it."""
    place = skip_spaces(low, end, 3)
    following = low[place : place + 1]
    if following == "%" or following == "‰" or _OVER.match(low, place):
        return True
    return following.isalpha() and find_unit(low, place, names.units) is not None


def _read_named(low: str, start: int, end: int, names: _Names) -> NonFact | None:
    before = skip_spaces_back(low, start, 4)
    if before == 0:
        return None
    mark = low[before - 1]
    word_end = skip_spaces_back(low, before - 1, 3) if mark in ":." else before
    if (
        low[start] == "1"
        and (scale := _SCALE.match(low, start))
        and (of_maps := _OF_MAPS.search(low, max(0, start - 40), start))
        and (of_maps[0] != "lệ" or not _is_counted(low, scale.end(), names))
    ):
        return start, scale.end(), "scale"
    phrase = find_behind(low, word_end, names.before)
    if phrase is None:
        return None
    why = names.why[phrase]
    if why == "place-name" and phrase in _HOUSES and (house := _HOUSE.match(low, start)):
        return start, house.end(), why
    if why == "level" and phrase.startswith("mức") and end - start == 1 and mark != ":" and low[end : end + 1] == "/":
        # `định danh mức 2/1.300 người`
        return start, end, why
    listed = why == "heading" and low.endswith(_SEVERAL, 0, word_end - len(phrase))
    if mark == ":" and why not in ("telephone", "counter", "article") and not listed:
        return None
    if why == "counter":
        plain = mark == ":" or phrase in ("view count", "views")
        return (start, end, why) if plain and not _is_counted(low, end, names) else None
    if why == "telephone":
        phone = _PHONE.match(low, start)
        if phone is None or _is_counted(low, phone.end(), names):
            return None
        return start, phone.end(), why
    if why in ("rank", "standard"):
        form = (_RANKED if why == "rank" else _STANDARD).match(low, start)
        return start, form.end() if form else end, why
    if phrase in _NOT_A_NUMBER_OF and low.endswith(_NOT_A_NUMBER_OF[phrase], 0, word_end):
        return None
    if phrase in names.counted and _is_counted(low, end, names):
        # `Điều 5 Quyết định …`: what follows is the law, not what is counted.
        if why in ("place-name", "number", "level") and low.startswith(_VERBS, skip_spaces(low, end)):
            return start, end, why
        if phrase.endswith(" thứ") or (why == "programme" and low[start] == "0" and _OF_PLACE.match(low, end)):
            return start, end, why
        # `HĐND xã khóa 18 tổ chức kỳ họp`: what follows is a verb.
        if phrase in ("khóa", "khoá") and low.startswith("tổ chức", skip_spaces(low, end)):
            return start, end, why
        of_law = phrase in ("điều", "khoản", "điểm", "đề án") and _LAW_GOES_ON.match(low, end)
        if not of_law:
            return None
    reference = _REFERENCE.match(low, start)
    if reference is None:
        return None
    stop = reference.end()
    if why == "heading" and (remark := _REMARK.match(low, stop)):
        return start, remark.end(), "reference"
    for _ in range(12):
        following = _NEXT_REFERENCE.match(low, stop)
        if not following or _is_counted(low, following.end(), names):
            break
        stop = following.end()
    return start, stop, why
