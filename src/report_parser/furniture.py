"""Lines that portals print around an article, by the words of `data/furniture.toml`."""

from functools import lru_cache

from report_parser.lexicon import Lexicon
from report_parser.patterns import pattern_of
from report_parser.records import dataclass

_LONGEST = 200
_LONGEST_FIGURES = 80
"""Lines that begin with a figure are stamps and counters: `26/07/2022 | 08:32 AM`, `16 lượt xem`."""
_FIRST = pattern_of(r"[^\W_]+|[#©®]")
_NUMBER = pattern_of(r"[0-9]+(?:[.,:/-][0-9]+)*")
_AROUND = " \t\u00a0.,:;|»>›·•*-–—[]{}!?…“”\"'"
_LEADING = pattern_of(r"[^\W_]+")
_HOUR = pattern_of(r"[0-9][:hg][0-9]")
_FIGURES = pattern_of(
    r"(?:[0-9#.,:/|()+\s–-]|am\b|pm\b|gmt\b|utc\b|lúc\b|ngày\b|giờ\b|phút\b|thứ (?:hai|ba|tư|năm|sáu|bảy)\b|chủ nhật\b|lượt xem\b|đã xem\b)+"
)
# A date with a time beside it, and nothing else: sentences have neither alone on a line.
_DAY = r"[0-9]{1,2}\s?[/.-]\s?[0-9]{1,2}\s?[/.-]\s?[12][0-9]{3}"
_TIME = r"[0-9]{1,2}[:hg][0-9]{2}(?::[0-9]{2})?(?:\s?[ap]m)?"
_STAMP = pattern_of(
    rf"(?:(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\snhật|cn)\s?[,|-]?\s?)?(?:ngày\s)?(?:{_DAY}[\s,|–-]{{1,5}}(?:lúc\s)?{_TIME}|{_TIME}[\s,|–-]{{1,5}}(?:ngày\s)?{_DAY})"
    r"(?:[\s,|–-]{0,4}\(?(?:gmt|utc)\s?\+?[0-9:]{1,5}\)?)?"
)


@dataclass(frozen=True, slots=True)
class FurnitureKind:
    """What a line is: an entry's code. `surely`: wherever it stands. `ends`: behind an article it heads something else."""

    code: str
    surely: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class _Words:
    whole: dict[str, FurnitureKind]
    beginning: dict[str, tuple[tuple[FurnitureKind, bool, tuple[str, ...]], ...]]
    """By the phrases' first word: kinds, whether a figure must follow, and the phrases, the longest first."""
    names: frozenset[str]
    firsts: frozenset[str]


@lru_cache(maxsize=8)
def _words(lexicon: Lexicon) -> _Words:
    whole: dict[str, FurnitureKind] = {}
    beginning: dict[tuple[FurnitureKind, bool], list[str]] = {}
    names: set[str] = set()
    for entry in lexicon.entries("furniture"):
        kind = FurnitureKind(entry.code, bool(entry.extra.get("surely")), bool(entry.extra.get("ends")))
        names.update(entry.extra.get("names", ()))
        if entry.extra.get("whole", True):
            for phrase in entry.phrases:
                whole.setdefault(_bare(phrase), kind)
        else:
            beginning.setdefault((kind, bool(entry.extra.get("figures"))), []).extend(entry.phrases)
    by_word: dict[str, dict[tuple[FurnitureKind, bool], list[str]]] = {}
    for told, given in beginning.items():
        for phrase in sorted(given, key=len, reverse=True):
            by_word.setdefault(_first_word(phrase), {}).setdefault(told, []).append(phrase)
    phrases = [*whole, *(_bare(phrase) for given in beginning.values() for phrase in given)]
    firsts = {found[0] for phrase in phrases if (found := _FIRST.search(phrase))} | {
        "ngày",
        "thứ",
        "chủ",
        "cn",
        "#",
        "",
    }
    led = {
        word: tuple((kind, figures, tuple(found)) for (kind, figures), found in told.items())
        for word, told in by_word.items()
    }
    return _Words(whole, led, frozenset(names), frozenset(firsts))


def _first_word(text: str) -> str:
    """The letters and figures that a text begins with, or the sign."""
    found = _LEADING.match(text)
    return found[0] if found else text[:1]


def _bare(text: str) -> str:
    return " ".join(text.split()).strip(_AROUND)


_STAMPED = FurnitureKind("date", surely=True, ends=False)


def find_furniture(line: str, lexicon: Lexicon) -> FurnitureKind | None:
    """What kind of furniture a line is, by its words alone; None for any other line.

    >>> from report_parser.lexicon import default_lexicon
    >>> find_furniture("Số lượt đọc: 1.173", default_lexicon())
    FurnitureKind(code='counter', surely=True, ends=False)
    >>> find_furniture("Các văn bản liên quan đến chuyển đổi số", default_lexicon())
    """
    if len(line) > _LONGEST:
        return None
    words = _words(lexicon)
    first = _FIRST.search(line)
    start = first[0].lower() if first else ""
    if "0" <= start[:1] <= "9":
        if len(line) > _LONGEST_FIGURES:
            return None
    elif start not in words.firsts:
        return None
    text = line.lower()
    bare = _bare(_NUMBER.sub("#", text))
    found = words.whole.get(bare)
    if found is not None:
        return found
    if "#" in bare and _HOUR.search(text) and _STAMP.fullmatch(_bare(text)):
        return _STAMPED
    for kind, figures, phrases in words.beginning.get(_first_word(bare), ()):
        for phrase in phrases:
            if bare.startswith(phrase):
                rest = bare[len(phrase) :]
                if not rest[:1].isalnum() and (not figures or ("#" in rest and _FIGURES.fullmatch(rest))):
                    return kind
                break
    return None


def container_names(lexicon: Lexicon) -> frozenset[str]:
    """Words that, in an element's class or id, say that it is no article."""
    return _words(lexicon).names
