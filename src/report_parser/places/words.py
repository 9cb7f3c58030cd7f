"""Places in running text and letterheads: `UBND thị trấn Cành Nàng`, `XÃ NINH HÒA, HUYỆN NINH GIANG`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from report_parser.patterns import pattern_of
from report_parser.places.names import COMMUNE_LEVELS, DISTRICT_LEVELS, LEVEL, LEVEL_WORDS, fold_name
from report_parser.places.table import load_table

WORDS_AT_MOST = 5
"""Words in the longest names of communes: `Nông trường Phong Hải`, `Vĩnh Thạnh Trung A`."""

_QUOTES = '“”"‘«'
_WORD = pattern_of(r"[^\W_]+(?:['’ʼ‘`][^\W_]+)*")
_GAP = pattern_of(r" ?[-–] ?| {1,3}")
_BETWEEN = pattern_of(r"[ \t\n]*[,;(–-]?[ \t\n]*")
# Words that follow `xã`, `tỉnh` … in capitals and start no name unless the table knows it: TỈNH ỦY, XÃ ĐẠT CHUẨN.
_NO_NAME = pattern_of(
    r"""(?x) hội | [uủ][ỷy] | đội | đoàn | viên | nông | đạt | chuẩn | loại | đảo | trực | khác | mình | này | trên
    | trong | có | là | và | được | theo"""
)
# Words that come after a name in capitals or in a title: CÀNH NÀNG NĂM 2022, Ninh Hòa Báo cáo.
_AFTER_NAME = pattern_of(
    r"""(?x) năm | quý | tháng | ngày | giai | kỳ | nhiệm | số | về | của | và | đến | tại | do | trên | theo | với
    | cho | từ | báo | kế | kết | quyết | thông | công | tờ | văn | nghị | biên | ban | phòng | đơn | khoá | khóa
    | lần | thứ | thực | độc | cộng | chủ | phó | kt | tm"""
)
_SOCIETY = pattern_of(r"(?i)(?:^|\n|dân|ubnd|hđnd|ủy|uỷ|bàn|bộ|trận|,)\s{0,3}$")


class PlaceWords(NamedTuple):
    """A place as a text names it, with what follows it of its district and province; `level` is spelled out
    (`thị trấn`), also before `district` and `province`; names are as printed. `start` and `end` count code points."""

    level: str
    name: str
    district: str | None
    province: str | None
    start: int
    end: int


class _Named(NamedTuple):
    letter: str
    name: str
    start: int
    end: int


def find_place_words(text: str) -> Iterator[PlaceWords]:
    """The places named in a paragraph or in the lines of a letterhead, in order; districts and provinces that follow a
    smaller unit belong to it, others come on their own.

    >>> next(find_place_words("trên địa bàn xã Ninh Hòa, huyện Ninh Giang, tỉnh Hải Dương"))[:4]
    ('xã', 'Ninh Hòa', 'huyện Ninh Giang', 'tỉnh Hải Dương')
    """
    named = list(_find_named(text))
    at = 0
    while at < len(named):
        first = last = named[at]
        district = province = None
        at += 1
        while at < len(named) and _BETWEEN.fullmatch(text, last.end, named[at].start):
            above = named[at]
            if above.letter in DISTRICT_LEVELS and first.letter in COMMUNE_LEVELS and district is None:
                district = f"{LEVEL_WORDS[above.letter]} {above.name}"
            elif above.letter in "sc" and first.letter != "s" and province is None:
                province = f"{LEVEL_WORDS[above.letter]} {above.name}"
            else:
                break
            last, at = above, at + 1
        yield PlaceWords(LEVEL_WORDS[first.letter], first.name, district, province, first.start, last.end)


# `Phường: Quảng Tiến, thành phố: Sầm Sơn`: a form's fields
_FIELD_OPENS = pattern_of(r"(?:^|\n|[,;–-]\s)(?:tên\s+)?\Z", re.IGNORECASE)
_FIELD_ENDS = pattern_of(r"\s*(?:[,;.()\n–-]|\Z)")


def _find_named(text: str) -> Iterator[_Named]:
    for match in LEVEL.finditer(text):
        letter = match.lastgroup or ""
        field = _FIELD_OPENS.search(text, 0, match.start()) if text.startswith(": ", match.end()) else None
        start = match.end() + (2 if field else text[match.end() : match.end() + 1] == " ")
        start += text[start : start + 1] in _QUOTES and text[start : start + 1] != ""
        shouted = _is_shouted(text, match, start)
        words = _read_words(text, start, shouted, letter in "pq")
        count = _count_name(text, match, words, shouted) if words else 0
        if count and not (field and not _FIELD_ENDS.match(text, words[count - 1].end())):
            yield _Named(letter, text[start : words[count - 1].end()], match.start(), words[count - 1].end())


def _is_shouted(text: str, level: re.Match[str], start: int) -> bool:
    """Whether a name is in capitals; `TP.`, `H.` and `TT` do not tell, nor do names such as `A Lưới`."""
    if not level[0].isupper():
        return False
    first = _WORD.match(text, start)
    return level[0].lower() in LEVEL_WORDS.values() or bool(first and len(first[0]) > 1 and first[0].isupper())


def _read_words(text: str, start: int, shouted: bool, numbered: bool) -> list[re.Match[str]]:
    """The words that may be a name: those in capitals or with one, as the level's word is; or a number."""
    words: list[re.Match[str]] = []
    at = start
    while len(words) < WORDS_AT_MOST and (word := _WORD.match(text, at)):
        printed = word[0]
        if printed[0].isdigit():
            if numbered and not words:
                words.append(word)
            break
        if not printed[0].isupper() or (shouted and not printed.isupper()) or (words and LEVEL.match(text, at)):
            break
        words.append(word)
        gap = _GAP.match(text, word.end())
        if not gap:
            break
        at = gap.end()
    return words


def _count_name(text: str, level: re.Match[str], words: list[re.Match[str]], shouted: bool) -> int:
    """How many of the words are the name. The longest name that the table knows wins where more capitals follow; else
    the name ends before a word that names do not hold."""
    folded = [word[0].lower() for word in words]
    letter = level.lastgroup or ""
    if (letter, folded[0]) == ("x", "hội") and not _SOCIETY.search(text, max(0, level.start() - 12), level.start()):
        return 0  # kinh tế - xã hội
    table = load_table()
    # A short run of capitals that ends its line is a name, though the table knows only its beginning.
    closed = len(words) <= 3 and not text[words[-1].end() : words[-1].end() + 2].lstrip(" ")[:1].isalnum()
    for count in range(len(words), 0, -1):
        ends = (shouted and not closed) or count == len(words) or _AFTER_NAME.fullmatch(folded[count])
        if ends and table.knows(letter, fold_name(text[words[0].start() : words[count - 1].end()])):
            return count
    abbreviated = level[0].lower() not in LEVEL_WORDS.values()
    if abbreviated or _NO_NAME.fullmatch(folded[0]) or _AFTER_NAME.fullmatch(folded[0]):
        return 0
    if shouted:
        return next((at for at, word in enumerate(folded) if at and _AFTER_NAME.fullmatch(word)), len(words))
    goes_on = text[words[-1].end() : words[-1].end() + 2].strip().islower()
    return len(words) - bool(len(words) > 1 and goes_on and _AFTER_NAME.fullmatch(folded[-1]))
