"""Where a text names documents: numbers with the words before them, bare serials, laws; head words said once for several."""

from functools import lru_cache

from report_parser.dates import find_dates
from report_parser.extract.amounts import Words, unit_words
from report_parser.extract.document_numbers import (
    NUMBER_FORMS,
    SMALL_LETTERS,
    DocumentWords,
    document_words,
    format_document_number,
    letter_groups,
    split_number,
)
from report_parser.extract.words import Phrases, by_last_word, find_ahead, find_behind, skip_spaces, skip_spaces_back
from report_parser.lexicon import Lexicon
from report_parser.patterns import pattern_of
from report_parser.records import dataclass

_DIGIT = pattern_of("[0-9]")


@dataclass(slots=True)
class Rules:
    heads: Phrases
    documents: DocumentWords
    units: Words


@lru_cache(maxsize=8)
def citation_rules(lexicon: Lexicon) -> Rules:
    documents = document_words(lexicon)
    return Rules(by_last_word(documents.types), documents, unit_words(lexicon))


@dataclass(slots=True)
class Place:
    """Where a document is named, before its date, issuer and subject are read."""

    start: int
    number_start: int
    number_end: int
    number: str | None
    head: str | None
    marked: bool
    subject: str | None = None
    issuer: str | None = None
    tail: bool = False
    """Whether its letters, date, issuer and subject are those of the next."""
    listed: bool = False
    """Whether a head word said once for several is its own."""


# A serial behind `Nghị quyết`, `Quyết định`, `Văn bản`, `Kết luận` …: the last letters before it are looked at first.
SHORT = pattern_of(
    r"[0-9](?:(?<=ết[ ].)|(?<=nh[ ].)|(?<=ị[ ].)|(?<=ư[ ].)|(?<=ản[ ].)|(?<=ăn[ ].)|(?<=ận[ ].)|(?<=số[ ].)|(?<=[NQ][QĐ][ ].))[0-9]{0,3}(?![0-9]|[.,:%-][0-9]|\s?/\s?[0-9A-ZĐÐ]|\s?%|\s?-\s?[A-ZĐÐ])"
)
_LAW = pattern_of(r"(?:Bộ luật|Luật|Pháp lệnh|BỘ LUẬT|LUẬT)\s(?=[A-ZĐÀ-Ỹ]|sửa\sđổi)")
# `Luật Hộ tịch và Quyết định số 101/QĐ-TTg`: the number is not the law's.
_OTHER_HEAD = pattern_of(
    r"(?:và|,)\s(?:các\s)?(?:Quyết định|Nghị định|Thông tư|Nghị quyết|Chỉ thị|Kế hoạch|Công văn)\Z"
)
_LAW_NAME = pattern_of(r"[^;:.()\t0-9“”\"]{3,160}?(?=\s(?:số|ngày)\s?:?\s?[0-9]|\s?,\s?ngày\s[0-9])")
# What every number with letters has.
_LETTERS_FOLLOW = pattern_of(rf"[/–-]\s{{0,2}}(?:[A-ZĐÐ]|{SMALL_LETTERS})")
# What is numbered like a document and is none: `hồ sơ số 12/HS-2022`, `mẫu số 01/MĐ`.
_NOT_DOCUMENTS = by_last_word(
    (
        "hồ sơ", "phiếu", "tờ khai", "mẫu", "biểu", "biểu mẫu", "thửa", "thửa đất", "nhà", "lớp", "tổ", "tài khoản", "hóa đơn", "hoá đơn", "biển", "biển kiểm soát",
        "đơn", "máy", "sổ", "lô", "ngõ", "hẻm", "kiệt", "quốc lộ", "tỉnh lộ", "đường", "mã", "mã số", "ký hiệu",
    )
)  # fmt: skip
_LISTED = pattern_of(r"[\s,;.)]{0,4}(?:và\s)?\Z")


# `Báo cáo số 12 ngày 03/4/2023`, `Kế hoạch số 112 của UBND huyện`
_SAID_OF = pattern_of(
    r",?\s(?:ngày\s[0-9]|năm\s(?:19|20)[0-9]{2}\s+(?:của|về)\s|của\s(?:ubnd|ủy\sban|uỷ\sban|hđnd|hội\sđồng|đảng|tỉnh|huyện|ban\s|bộ\s|sở\s|chính\sphủ|thủ\stướng))"
)
_SERIAL = pattern_of(r"[0-9]{1,6}[a-zA-Z]?")
_SERIALS = pattern_of(r"(?<![^\W_])[Ss]ố\s?:?\s?(?P<serials>(?:[0-9]{1,4}[a-zA-Z]?\s?(?:,|;|và|&)\s?){1,8})\Z")
# What parts the documents of one list: `…; số 16/NQ-HĐND`.
_NEXT_LISTED = pattern_of(r"[;,]\s{0,3}(?:và\s)?\Z")
_SENTENCE_END = pattern_of(r"\.\s+[A-ZĐÀ-Ỹ]")


def find_numbers(text: str, low: str, rules: Rules) -> list[Place]:
    places: list[Place] = []
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
        listed = _find_listed(text, low, place, end, rules)
        if not _is_plausible(number, place, rules):
            continue
        if place.head is None and find_behind(low, skip_spaces_back(low, place.start), _NOT_DOCUMENTS):
            continue
        places += [*listed, place]
        end = found.end()
    return places


def _find_listed(text: str, low: str, place: Place, floor: int, rules: Rules) -> list[Place]:
    """`Quyết định số 11, 12/QĐ-UBND`: the serials before the one that has the letters of all."""
    begin = max(floor, place.start - 60)
    found = None if place.marked else _SERIALS.search(text[begin : place.start])
    if found is None or place.number is None:
        return []
    letters = place.number[len(_SERIAL.match(place.number)[0]) :]  # type: ignore[index]
    listed: list[Place] = []
    for one in _SERIAL.finditer(found.string, found.start("serials")):
        start, end = begin + one.start(), begin + one.end()
        listed.append(Place(start, start, end, one[0] + letters, place.head, True, tail=True))
    lead = _with_head(low, listed[0].start, listed[0].number_end, None, floor, rules)
    listed[0].start = lead.start
    for each in (*listed, place):
        each.head, each.marked = lead.head, True
    return listed


def _is_plausible(number: str, place: Place, rules: Rules) -> bool:
    """Whether the letters can be a document's: a word before them, or letters that are known, or several groups of capitals."""
    groups = letter_groups(number)
    lowered = sum(letter.islower() for group in groups if not group.islower() for letter in group)
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


def _with_head(low: str, start: int, end: int, number: str | None, floor: int, rules: Rules) -> Place:
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
    return Place(begin, start, end, number, head, marked)


def find_short(text: str, low: str, rules: Rules, numbers: list[Place]) -> list[Place]:
    """`Nghị quyết 57`, `Quyết định 06`: a document by its serial alone."""
    places: list[Place] = []
    for found in SHORT.finditer(text):
        start, end = found.span()
        if any(place.start < end and place.number_end > start for place in numbers):
            continue
        place = _with_head(low, start, end, found[0], 0, rules)
        dated = low.endswith(("số ", "số: "), 0, start) and _SAID_OF.match(low, end)
        if (place.head not in rules.documents.short and not (place.head and dated)) or not text[place.start].isupper():
            continue
        if (not dated and find_ahead(low, skip_spaces(low, end), rules.units.units)) or (
            len(found[0]) == 4 and found[0][:2] in ("19", "20")
        ):
            continue
        places.append(place)
    return places


def find_laws(text: str, low: str, places: list[Place]) -> list[Place]:
    """Laws by name, with a number behind it or with their date alone: `Luật Tổ chức chính quyền địa phương ngày 19/6/2015`."""
    numbered = {place.number_start: place for place in places}
    end = 0
    for found in _LAW.finditer(text):
        if found.start() < end:
            continue
        name = _LAW_NAME.match(text, found.end())
        if not name or _OTHER_HEAD.search(name[0]):
            continue
        end = name.end()
        after = skip_spaces(low, end)
        if low.startswith("số", after):
            figure = _DIGIT.search(text, after, after + 12)
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
            places.append(Place(found.start(), -1, end, None, "luật", True, subject=text[found.start() : end]))
    return places


def share_heads(text: str, low: str, places: list[Place], rules: Rules) -> None:
    """`các Quyết định của Thủ tướng Chính phủ: số 318/QĐ-TTg …; số 319/QĐ-TTg`: head word and issuer said once for all."""
    previous: Place | None = None
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
                place.head, place.issuer, place.listed = phrase, issuer, True
                previous = place
            elif previous is not None and place.marked and _goes_on(text, previous, place):
                place.head, place.issuer, place.listed = previous.head, previous.issuer, previous.listed
                previous = place
            else:
                previous = None
        else:
            previous = place
        floor = place.number_end
    return


def _goes_on(text: str, previous: Place, place: Place) -> bool:
    """Whether `place` is the next of the list that `previous` stands in, perhaps behind what that one is about."""
    if _LISTED.fullmatch(_tail(text, previous, place)):
        return True
    between = text[previous.number_end : place.start]
    return (
        previous.listed
        and _NEXT_LISTED.search(between) is not None
        and not _SENTENCE_END.search(between)
        and letter_groups(previous.number or "")[:1] == letter_groups(place.number or "")[:1]
    )


def _tail(text: str, previous: Place, place: Place) -> str:
    """What stands between two documents once the first one's date is taken off."""
    gap = text[previous.number_end : place.start]
    date = next(find_dates(gap), None)
    return gap[date.end :] if date is not None and len(gap) < 80 else gap
