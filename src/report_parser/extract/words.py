"""Looking at the words around a place in a text, without scanning the text for them."""

from collections.abc import Callable, Iterable, Mapping

from report_parser.patterns import pattern_of

Phrases = Mapping[str, tuple[str, ...]]
"""Phrases by their first word (or, for those looked up backwards, their last), the longest first."""

_WORD = pattern_of(r"[^\W_]{1,48}|\S|\Z|\s")


def lower_case(text: str) -> str:
    """`text` in lower case, letter for letter: places in it are places in `text` (`İ` has no single lower-case letter)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def by_first_word(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    return _index(phrases, lambda phrase: leading_word(phrase, 0))


def by_last_word(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    return _index(phrases, lambda phrase: trailing_word(phrase, len(phrase)))


def _index(phrases: Iterable[str], key: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for phrase in dict.fromkeys(phrases):
        index.setdefault(key(phrase), []).append(phrase)
    return {word: tuple(sorted(found, key=len, reverse=True)) for word, found in index.items()}


def leading_word(text: str, start: int) -> str:
    """The letters and digits at `start`; the single character there where it is neither."""
    found = _WORD.match(text, start)
    return found[0] if found else ""


def trailing_word(text: str, end: int) -> str:
    """The letters and digits that end at `end`; the single character there where it is neither."""
    low = end - 48 if end > 48 else 0
    word = (
        text[text.rfind(" ", low, end) + 1 : end] if end - low < 48 or text.find(" ", low, end) != -1 else text[low:end]
    )
    if not word or word.isalnum():
        return word
    place = len(word)
    while place and word[place - 1].isalnum():
        place -= 1
    return word[place:] or word[-1]


def skip_spaces(text: str, place: int, most: int = 6) -> int:
    """The place of the first character from `place` on that is no space."""
    stop = place + most
    while place < stop and text[place : place + 1].isspace():
        place += 1
    return place


def skip_spaces_back(text: str, place: int, most: int = 6) -> int:
    """The place behind the last character before `place` that is no space."""
    stop = max(0, place - most)
    while place > stop and text[place - 1].isspace():
        place -= 1
    return place


def find_ahead(text: str, start: int, phrases: Phrases) -> str | None:
    """The longest of `phrases` that `text` (lower case) goes on with at `start`, as whole words."""
    for phrase in phrases.get(leading_word(text, start), ()):
        if text.startswith(phrase, start):
            end = start + len(phrase)
            if not (text[end : end + 1].isalnum() and phrase[-1].isalnum()):
                return phrase
    return None


def find_behind(text: str, end: int, phrases: Phrases) -> str | None:
    """The longest of `phrases` that ends at `end` in `text` (lower case), as whole words."""
    return match_behind(text, end, phrases.get(trailing_word(text, end), ()))


def match_behind(text: str, end: int, phrases: tuple[str, ...]) -> str | None:
    """The first of `phrases` that ends at `end` in `text`, as whole words."""
    for phrase in phrases:
        start = end - len(phrase)
        if start < 0 or not text.startswith(phrase, start):
            continue
        if not (start and text[start - 1].isalnum() and phrase[0].isalnum()):
            return phrase
    return None
