"""Cited documents: `Quyết định số 969/QĐ-UBND ngày 18/3/2022 của Chủ tịch UBND tỉnh về việc …` in all the ways clerks write them."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from report_parser.dates import FoundDate, find_dates, format_day
from report_parser.extract.amounts import Words, unit_words
from report_parser.extract.document_numbers import (
    NUMBER_FORMS,
    DocumentWords,
    document_words,
    find_issuer_of_letters,
    find_type,
    format_document_number,
    letter_groups,
    split_number,
)
from report_parser.extract.own_number import FoundOwnNumber, find_own_number
from report_parser.extract.words import (
    Phrases,
    by_first_word,
    by_last_word,
    find_ahead,
    find_behind,
    lower_case,
    skip_spaces,
    skip_spaces_back,
)
from report_parser.lexicon import Lexicon

__all__ = [
    "FoundCitation",
    "FoundOwnNumber",
    "citation_key",
    "find_citations",
    "find_own_number",
    "is_same",
    "is_short",
]


@dataclass(slots=True)
class FoundCitation:
    """A cited document at `text[start:end]`, from its head word (or `số`, or the number itself) to its date.

    `number` has its spaces dropped and `Ð` made `Đ`, otherwise as printed; None for a law cited by its date alone.
    `issuer` is as printed behind `của`, or what the letters can only mean; `subject` is as printed, `về việc` with it.
    `issuer_printed` tells which. `articles` are the điều, khoản and điểm named with it. Places are -1 where there is no date or no number.
    """

    start: int
    end: int
    number: str | None
    type: str | None
    issued_on: str | None
    date_start: int
    date_end: int
    issuer: str | None
    subject: str | None
    articles: tuple[str, ...]
    number_start: int
    number_end: int
    issuer_printed: bool = True


@dataclass(slots=True)
class _Rules:
    heads: Phrases
    documents: DocumentWords
    units: Words


@lru_cache(maxsize=8)
def _rules(lexicon: Lexicon) -> _Rules:
    documents = document_words(lexicon)
    return _Rules(by_last_word(documents.types), documents, unit_words(lexicon))


@dataclass(slots=True)
class _Place:
    """Where a document is named, before its date, issuer and subject are read."""

    start: int
    number_start: int
    number_end: int
    number: str | None
    head: str | None
    marked: bool
    subject: str | None = None
    issuer: str | None = None


# By far the commonest form, read without the whole search for dates.
_PLAIN_DATE = re.compile(
    r",?\s(?P<date>ngày\s(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4}))(?![0-9]|\s?[,|;–-]?\s?[0-9])"
)
_DATE_LEAD = re.compile(r"[\s,;(–-]{0,5}(?:(?:được\s)?(?:ký|ban\shành|ra)\s(?:ngày\s)?)?\s{0,3}", re.IGNORECASE)
# A serial behind `Nghị quyết`, `Quyết định`, `Văn bản`, `Kết luận` …: the last letters before it are looked at first.
_SHORT = re.compile(
    r"[0-9](?:(?<=ết[ ].)|(?<=nh[ ].)|(?<=ị[ ].)|(?<=ư[ ].)|(?<=ản[ ].)|(?<=ăn[ ].)|(?<=ận[ ].)|(?<=số[ ].))[0-9]{0,3}(?![0-9]|[.,:%-][0-9]|\s?/\s?[0-9A-ZĐÐ]|\s?%|\s?-\s?[A-ZĐÐ])"
)
_LAW = re.compile(r"(?:Bộ luật|Luật|Pháp lệnh|BỘ LUẬT|LUẬT)\s(?=[A-ZĐÀ-Ỹ]|sửa\sđổi)")
_LAW_NAME = re.compile(r"[^;:.()\t0-9“”\"]{3,160}?(?=\s(?:số|ngày)\s?:?\s?[0-9]|\s?,\s?ngày\s[0-9])")
_ARTICLES = re.compile(
    r"(?:(?:điểm|khoản|điều|mục|chương)\s(?:[0-9]{1,3}[a-zđ]?|[a-zđ]|[ivx]{1,5})(?:\s?(?:,|và|-)\s?(?:[0-9]{1,3}[a-zđ]?|[a-zđ])(?![^\W_]))*[\s,]{0,2}(?:và\s|của\s)?){1,8}\Z"
)
_ISSUER_LEAD = re.compile(r"\)?[\s,]{1,3}(?:của|(?P<by>do))\s(?=\S)")
# `do UBND tỉnh ban hành`, but not `do đồng chí Chủ tịch UBND xã làm Trưởng ban`
_BY_THEM = re.compile(r"\s{1,2}(?:ban hành|ký|phê duyệt|cấp|công bố|gửi)\b")
_BY_PLACE = re.compile(r"(?:của|do)\s(?P<issuer>[^,;:.()\t0-9]{2,90}?)\s(?:tại|ban hành tại|theo)\s{0,2}\Z")
_WORD = re.compile(r"[^\W_]+(?:['’&][^\W_]+)*")
_DIGIT = re.compile(r"[0-9]")
# What every number with letters has.
_LETTERS_FOLLOW = re.compile(r"[/–-]\s{0,2}[A-ZĐÐ]")
_LEVEL = re.compile(r"tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|trung ương|chính phủ")
_JOINED = re.compile(r"[\s,]{0,3}(?:và|,|&)\s{0,2}(?:các\s)?\Z")
_LISTED = re.compile(r"[\s,;.)]{0,4}(?:và\s)?\Z")
# `… của HĐND xã khóa XX, kỳ họp thứ 8 về nhiệm vụ năm 2024`
_SESSION = re.compile(
    r",?\s(?:khóa|khoá)\s[ivxlc0-9]{1,7}(?:,?\s\(?nhiệm\skỳ\s[0-9]{4}\s?[-–]\s?[0-9]{4}\)?)?(?:,?\s(?:tại\s)?kỳ\shọp\s(?:thứ\s)?[^\s,]{1,12}(?:\s\([^()]{1,40}\))?)?"
)
_SUBJECT_END = re.compile(
    r";|,(?=\s(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Đảng ủy|Đảng uỷ|BCĐ|Ban Chỉ đạo|Ban chỉ đạo|Tổ công tác|xã|phường|thị trấn)\s[^.;]{0,80}?\s(?:báo cáo|xây dựng báo cáo|tổng hợp|đánh giá)\s)|\t|\.(?=\s+[^\Wa-zà-ỹđ]|\s*\Z|\s*\./)|\.\.+|…|\s\((?=(?:đạt|hoàn thành|đã|trong đó|có|gồm)\s[^)]{0,80}[0-9])"
)

# Words that end the name of a body that issued something.
_ISSUER_ENDS = by_first_word(
    (
        "về", "v/v", "phê duyệt", "ban hành", "quy định", "hướng dẫn", "thành lập", "kiện toàn", "công bố", "công nhận", "sửa đổi", "bổ sung", "triển khai",
        "thực hiện", "tổ chức thực hiện", "giao", "phân công", "yêu cầu", "ngày", "trên địa bàn", "trên", "trong", "tại", "theo", "được", "đã", "có", "là", "cho", "để", "nhằm", "đến",
        "đối với", "kèm theo", "cùng", "năm", "giai đoạn", "thì", "từ", "ký", "nêu trên", "quán triệt", "xác định", "đề ra", "nêu", "phát động", "tiếp tục", "tăng cường", "đẩy mạnh", "khóa", "khoá",
        "đúng", "kịp thời", "đảm bảo", "bảo đảm", "với", "như", "làm", "gồm", "này", "vào", "sau", "nhưng", "mà", "nên", "cụ thể", "xong", "chậm", "gửi",
    )
)  # fmt: skip
# `Bộ nông nghiệp và phát triển nông thôn`: the second half of a body's name, in small letters.
_NAMES_GO_ON = by_first_word(
    (
        "phát triển nông thôn", "đào tạo", "truyền thông", "môi trường", "công nghệ", "đầu tư", "xã hội", "du lịch", "thể thao", "trẻ em", "tìm kiếm cứu nạn",
        "phát triển", "hội nhập", "bảo hiểm xã hội", "gia đình", "kế hoạch",
    )
)  # fmt: skip
_SUBJECTS = by_first_word(
    (
        "về việc", "về", "v/v", "phê duyệt", "ban hành", "quy định", "hướng dẫn", "thành lập", "kiện toàn", "công bố", "công nhận", "sửa đổi", "bổ sung", "giao", "phân công",
        "triển khai", "thực hiện", "điều chỉnh", "tổ chức", "phát động", "tăng cường", "đẩy mạnh",
    )
)  # fmt: skip


def find_citations(text: str, lexicon: Lexicon) -> list[FoundCitation]:
    """The documents that one block cites, in order.

    >>> from report_parser.lexicon import default_lexicon
    >>> found = find_citations("Kế hoạch số 52/KH-UBND ngày 24/4/2022 về Truyền thông.", default_lexicon())
    >>> [(one.number, one.type, one.issued_on, one.subject) for one in found]
    [('52/KH-UBND', 'plan', '2022-04-24', 'về Truyền thông')]
    """
    if not _DIGIT.search(text):
        return []
    rules = _rules(lexicon)
    low = lower_case(text)
    places = _find_numbers(text, low, rules)
    if _SHORT.search(text):
        places += _find_short(text, low, rules, places)
    if "Luật" in text or "LUẬT" in text or "luật" in text:
        places = _find_laws(text, low, places)
    if not places:
        return []
    places.sort(key=lambda place: place.start)
    _share_heads(text, low, places, rules)
    found: list[FoundCitation] = []
    for at, place in enumerate(places):
        stop = places[at + 1].start if at + 1 < len(places) else len(text)
        found.append(_read(text, low, place, stop, found[-1].end if found else 0, rules))
    return [_with_issuer(one, rules) for one in _share_tails(text, found)]


def _find_numbers(text: str, low: str, rules: _Rules) -> list[_Place]:
    places: list[_Place] = []
    if not _LETTERS_FOLLOW.search(text):
        return places
    end = 0
    for found in NUMBER_FORMS.finditer(text):
        start = found.start()
        glued = start > 0 and (text[start - 1].isalnum() or text[start - 1] in "/.,-_")
        if start < end or (glued and not low.endswith(("số", "số:", "số."), 0, start)):
            continue
        number = format_document_number(found[0])
        place = _with_head(low, start, found.end(), number, end, rules)
        if not _is_plausible(number, place, rules):
            continue
        places.append(place)
        end = found.end()
    return places


def _is_plausible(number: str, place: _Place, rules: _Rules) -> bool:
    """Whether the letters can be a document's: a word before them, or letters that are known, or several groups of capitals."""
    groups = letter_groups(number)
    lowered = sum(letter.islower() for group in groups for letter in group)
    if not groups or lowered > 3:
        return False
    if place.marked:
        return True
    known = any(
        group.upper() in rules.documents.letters or group.upper() in rules.documents.issuers for group in groups
    )
    return (len(groups) > 1 and (known or (len(groups[0]) > 1 and len(groups[1]) > 1))) or (
        known and len(split_number(number)[0]) > 1 and groups[0] == "QH"
    )


def _with_head(low: str, start: int, end: int, number: str | None, floor: int, rules: _Rules) -> _Place:
    """The place of a number with the words before it: `Quyết định số`, `số:`, or none."""
    begin, marked, head = start, False, None
    place = skip_spaces_back(low, start)
    while place > floor and low[place - 1] in ":.":
        place = skip_spaces_back(low, place - 1)
    if low.endswith("số", floor, place) and not low[place - 3 : place - 2].isalpha():
        begin, marked = place - 2, True
        place = skip_spaces_back(low, begin)
    elif place != start and low[place : place + 1] in (":", "."):
        place = start if low[place] == "." else place
    for _ in range(2):
        phrase = find_behind(low, place, rules.heads) if place > floor else None
        if phrase is None or place - len(phrase) < floor:
            break
        head, marked = head or phrase, True
        begin = place - len(phrase)
        place = skip_spaces_back(low, begin)
        # `Quyết định số Quyết định số 1234/QĐ-UBND`
        if not low.endswith("số", floor, place):
            break
        place = skip_spaces_back(low, place - 2)
    return _Place(begin, start, end, number, head, marked)


def _find_short(text: str, low: str, rules: _Rules, numbers: list[_Place]) -> list[_Place]:
    """`Nghị quyết 57`, `Quyết định 06`: a document by its serial alone."""
    places: list[_Place] = []
    for found in _SHORT.finditer(text):
        start, end = found.span()
        if any(place.start < end and place.number_end > start for place in numbers):
            continue
        place = _with_head(low, start, end, found[0], 0, rules)
        if place.head not in rules.documents.short or not text[place.start].isupper():
            continue
        if find_ahead(low, skip_spaces(low, end), rules.units.units) or (
            len(found[0]) == 4 and found[0][:2] in ("19", "20")
        ):
            continue
        places.append(place)
    return places


def _find_laws(text: str, low: str, places: list[_Place]) -> list[_Place]:
    """Laws by name, with a number behind it or with their date alone: `Luật Tổ chức chính quyền địa phương ngày 19/6/2015`."""
    numbered = {place.number_start: place for place in places}
    end = 0
    for found in _LAW.finditer(text):
        if found.start() < end:
            continue
        name = _LAW_NAME.match(text, found.end())
        if not name:
            continue
        end = name.end()
        after = skip_spaces(low, end)
        if low.startswith("số", after):
            figure = re.compile(r"[0-9]").search(text, after, after + 12)
            place = numbered.get(figure.start()) if figure else None
            if place is not None:
                place.start, place.head, place.subject = found.start(), "luật", text[found.start() : end]
            continue
        date = next(find_dates(text[end : end + 40]), None)
        if (
            date is not None
            and date.iso is not None
            and date.precision == "day"
            and not text[end : end + date.start].strip(" ,")
        ):
            places.append(_Place(found.start(), -1, end, None, "luật", True, subject=text[found.start() : end]))
    return places


def _share_heads(text: str, low: str, places: list[_Place], rules: _Rules) -> None:
    """`các Quyết định của Thủ tướng Chính phủ: số 318/QĐ-TTg …; số 319/QĐ-TTg`: head word and issuer said once for all."""
    previous: _Place | None = None
    floor = 0
    for place in places:
        if place.head is None:
            window = low[max(floor, place.start - 140) : place.start]
            offset = place.start - len(window)
            of = window.rfind("của ")
            head_end = skip_spaces_back(low, offset + of) if of != -1 else -1
            phrase = find_behind(low, head_end, rules.heads) if head_end > 0 else None
            issuer = text[offset + of + 4 : place.start].rstrip(" :,") if of != -1 else ""
            if phrase is not None and issuer and not any(mark in issuer for mark in ";.("):
                place.head, place.issuer = phrase, issuer
                previous = place
            elif previous is not None and place.marked and _LISTED.fullmatch(_tail(text, previous, place)):
                place.head, place.issuer = previous.head, previous.issuer
                previous = place
            else:
                previous = None
        else:
            previous = place
        floor = place.number_end
    return


def _tail(text: str, previous: _Place, place: _Place) -> str:
    """What stands between two documents once the first one's date is taken off."""
    gap = text[previous.number_end : place.start]
    date = next(find_dates(gap), None)
    return gap[date.end :] if date is not None and len(gap) < 80 else gap


def _read_date(text: str, end: int, stop: int) -> FoundDate | None:
    if plain := _PLAIN_DATE.match(text, end, stop):
        iso = format_day(int(plain["year"]), int(plain["month"]), int(plain["day"]))
        return FoundDate(plain.start("date"), plain.end(), iso, "day")
    date = next(find_dates(text[end : min(stop, end + 64)]), None)
    if date is None or not _DATE_LEAD.fullmatch(text[end : end + date.start]):
        return None
    if (
        date.precision != "day"
        and date.iso is not None
        and "ngày" not in text[end + date.start : end + date.end].lower()
    ):
        return None
    return replace(date, start=date.start + end, end=date.end + end)


def _read(text: str, low: str, place: _Place, stop: int, floor: int, rules: _Rules) -> FoundCitation:
    end = place.number_end
    date = _read_date(text, end, stop)
    end = date.end if date else end
    issuer, issuer_end = _read_issuer(text, low, end, stop, rules)
    after = issuer_end if issuer else end
    if issuer and date is None and (date := _read_date(text, issuer_end, stop)):
        end = after = date.end
    issuer = issuer or place.issuer
    if (
        issuer is None
        and low.endswith(("tại ", "theo "), floor, place.start)
        and (by := _BY_PLACE.search(text[max(floor, place.start - 120) : place.start]))
    ):
        issuer = by["issuer"]
    return FoundCitation(
        start=place.start,
        end=end,
        number=place.number,
        type=find_type(place.number, place.head, rules.documents),
        issued_on=date.iso if date is not None and date.precision == "day" else None,
        date_start=date.start if date else -1,
        date_end=date.end if date else -1,
        issuer=issuer,
        subject=_read_subject(text, low, after) or place.subject,
        articles=_read_articles(text, low, place.start, floor),
        number_start=place.number_start,
        number_end=place.number_end if place.number_start >= 0 else -1,
    )


def _with_issuer(found: FoundCitation, rules: _Rules) -> FoundCitation:
    """With the body that the letters can only mean, where none is printed."""
    if found.issuer is None:
        found.issuer_printed = False
        found.issuer = find_issuer_of_letters(found.number, rules.documents) if found.number else "Quốc hội"
    return found


def _read_issuer(text: str, low: str, end: int, stop: int, rules: _Rules) -> tuple[str | None, int]:
    lead = _ISSUER_LEAD.match(text, end) if "của " in text[end : end + 8] or "do " in text[end : end + 7] else None
    if not lead or lead.end() >= stop:
        return None, end
    begin = last = seen = lead.end()
    for word in _WORD.finditer(text, begin, min(stop, begin + 120)):
        gap, seen = text[seen : word.start()], word.end()
        if (
            last > begin
            and gap.strip(" \u00a0-–&")
            and not (gap in (". ", ".") and low[begin:last].endswith(("tp", "tx", "tt", "ttr")))
        ):
            break
        ending = find_ahead(low, word.start(), _ISSUER_ENDS)
        # `UBND huyện Như Xuân`: a name, where `như` would end it.
        if (ending and not (word[0].istitle() and ending != "về" and " " not in ending)) or word[0][0].isdigit():
            break
        if low.startswith("số ", word.start()) and text[word.end() + 1 : word.end() + 2].isdigit():
            break
        if low.startswith("và", word.start()) and word[0].lower() == "và":
            following = skip_spaces(low, word.end())
            named = find_ahead(low, following, _NAMES_GO_ON)
            if not named and (text[following : following + 1].islower() or _starts_head(low, following, rules)):
                break
            continue
        last = word.end()
    issuer = text[begin:last].strip()
    if lead["by"] and not _BY_THEM.match(low, last):
        return None, end
    return (issuer, last) if issuer else (None, end)


def _starts_head(low: str, place: int, rules: _Rules) -> bool:
    words = low[place : place + 24].split(" ")
    return any(" ".join(words[:count]) in rules.documents.types for count in (1, 2, 3)) or words[0] in ("số", "các")


def _read_subject(text: str, low: str, end: int) -> str | None:
    session = _SESSION.match(low, end)
    place = end = session.end() if session else end
    while place < len(text) and place - end < 5 and text[place] in " ,:)\u00a0–-":
        place += 1
    if find_ahead(low, place, _SUBJECTS) is None or place == end:
        return None
    close = _SUBJECT_END.search(text, place, place + 700)
    last = close.start() if close else min(len(text), place + 700)
    if text.find(")", place, last) != -1:
        last = _bracket_end(text, place, last)
    return text[place:last].rstrip(" ,:") or None


def _bracket_end(text: str, start: int, end: int) -> int:
    """Where the bracket closes that `start` stands in; `end` where it stands in none."""
    depth = 0
    for at in range(start, end):
        if text[at] == "(":
            depth += 1
        elif text[at] == ")":
            depth -= 1
            if depth < 0:
                return at
    return end


def _read_articles(text: str, low: str, start: int, floor: int) -> tuple[str, ...]:
    begin = max(floor, start - 120)
    # `Điều 35 Nghị số 60/2021/NĐ-CP`: half of the head word is missing.
    window = low[begin:start].removesuffix("nghị ")
    if "iều" not in window and "hoản" not in window:
        return ()
    found = _ARTICLES.search(window)
    if not found:
        return ()
    printed = text[begin + found.start() : begin + found.end()]
    parts = re.split(r"\s?(?:,|;| và )\s?(?=điểm|khoản|điều|mục|chương)", printed.strip(" ,"), flags=re.IGNORECASE)
    return tuple(part.strip(" ,").removesuffix(" của") for part in parts if part.strip(" ,"))


def _share_tails(text: str, found: list[FoundCitation]) -> list[FoundCitation]:
    """`Quyết định 2290/QĐ-UBND ngày … và Quyết định số 3324/QĐ-UBND ngày … của UBND thị trấn về …`: said of both."""
    for at in range(len(found) - 2, -1, -1):
        one, following = found[at], found[at + 1]
        if one.type == following.type and _JOINED.fullmatch(text[one.end : following.start]):
            one.issuer, one.subject = one.issuer or following.issuer, one.subject or following.subject
    return found


def citation_key(found: FoundCitation) -> tuple[str, ...]:
    """What every spelling of one document's number has in common: serial and letters, not the year that is often left out.

    Two with the same key may still differ (`is_same`). A law without a number goes by its name.
    """
    if found.number is None:
        return ("law", (found.subject or "").lower())
    serial, _, letters = split_number(found.number)
    return (serial, letters or (found.type or ""))


def is_short(found: FoundCitation) -> bool:
    """Whether a document is cited by its bare serial: `Nghị quyết 57`."""
    return found.number is not None and found.number.isdigit()


def is_same(one: FoundCitation, other: FoundCitation) -> bool:
    """Whether two citations are of one document: `25/QĐ-TTg` and `25/2021/QĐ-TTg`, unless years, dates or issuers part them."""
    if citation_key(one) != citation_key(other):
        return False
    if one.issued_on and other.issued_on:
        return one.issued_on == other.issued_on
    years = {
        year
        for found in (one, other)
        for year in (split_number(found.number or "")[1], (found.issued_on or "")[:4])
        if year
    }
    levels = [_LEVEL.findall(found.issuer.lower()) if found.issuer else [] for found in (one, other)]
    # `5/QĐ-UBND` of the province and `5/QĐ-UBND` of the commune
    apart = all(levels) and not set(levels[0]) & set(levels[1])
    return len(years) <= 1 and not apart
