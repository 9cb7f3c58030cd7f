"""The commune that reports."""

import re
from collections.abc import Sequence

from report_parser.extract.issuer import NAME
from report_parser.model import Block, Place
from report_parser.patterns import pattern_of
from report_parser.places import find_place_words, resolve

_DISTRICT = pattern_of(
    rf"\b(?:huyện|quận|thị\s+xã|thành\s+phố|HUYỆN|QUẬN|THỊ\s+XÃ|THÀNH\s+PHỐ|Huyện|Quận|TP\.|TX\.|H\.)(?:[^\S\n]+|(?<=\.)){NAME}"
)
_NUMBERED = pattern_of(r"\b(?:[Qq]uận|QUẬN|Q\.)[^\S\n]?(?P<name>[0-9]{1,2})(?![0-9/.,%]|\s?(?:phường|quận))")
# Cities that have districts of their own.
_NO_DISTRICTS = frozenset({"hà nội", "hồ chí minh", "hải phòng", "đà nẵng", "cần thơ"})
_PROVINCE = pattern_of(rf"\b(?:tỉnh|TỈNH|Tỉnh)[^\S\n]+{NAME}")
_CITIES = pattern_of(
    r"\b(?:thành\s+phố|tp\.?)\s+(?P<name>Hà\s+Nội|Hồ\s+Chí\s+Minh|Hải\s+Phòng|Đà\s+Nẵng|Cần\s+Thơ|Huế)\b", re.IGNORECASE
)


def _commonest(pattern: re.Pattern[str], text: str) -> str | None:
    """The name said most often, the first of equals; names in capitals count as their lower-case twins."""
    names: dict[str, list[str]] = {}
    for found in pattern.finditer(text):
        if not found["name"][0].isupper():
            continue  # `Huyện ủy`
        if pattern is _DISTRICT and " ".join(found["name"].casefold().split()) in _NO_DISTRICTS:
            continue
        name = found["name"]
        if name.casefold() == "phan rang" and (more := _TWIN_TOWN.match(text, found.end())):
            name += more[0]
        names.setdefault(name.casefold(), []).append(name)
    return max(names.values(), key=len)[0] if names else None


# Phan Rang - Tháp Chàm, the one district whose name has a dash.
_TWIN_TOWN = pattern_of(r"\s?[-–]\s?Tháp\s+Chàm", re.IGNORECASE)
_COMMUNES = ("xã", "phường", "thị trấn")


def find_place(
    issuer: str | None, title: str | None, head: Sequence[Block], body: Sequence[Block], issued_on: str | None
) -> Place | None:
    """The commune that reports: named by the issuer, else by the title, else first in the head."""
    texts = [text for text in (issuer, title, "\n".join(block.text for block in head)) if text]
    words = None
    for one in (named for text in texts for named in find_place_words(text)):
        words = words or one
        if one.level in _COMMUNES:
            words = one
            break
    if words is None:
        return None
    # A cell's last words do not go on in the next one: `của UBND huyện | Đạt`.
    around = "\n".join(block.text for block in [*head, *body[-12:]]).replace("\t", "\n")
    numbered = next(filter(None, (_NUMBERED.search(block.text) for block in head)), None)
    district = words.district or (numbered["name"] if numbered else _commonest(_DISTRICT, around))
    province = words.province or _commonest(_PROVINCE, around) or _commonest(_CITIES, around)
    return resolve(words.name, words.level, district, province, issued_on)
