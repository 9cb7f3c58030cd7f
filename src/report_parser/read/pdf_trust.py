"""Whether a page's text says what the page shows: a font with a wrong or no map to Unicode gives letters that nobody
wrote."""

from itertools import islice

from report_parser.legacy import convert
from report_parser.legacy.syllables import is_syllable
from report_parser.patterns import pattern_of

BEYOND_ASCII = pattern_of(r"(?:[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*)")
WORD = pattern_of(r"[^\s0-9.,;:()/%-]{2,}")
GARBAGE = pattern_of("[\x00-\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uefff\uf100-\uf8ff]|\\(cid:")
"""Controls, replacements, private letters; not PDFium's mark for a hyphen, nor the place of Wingdings' bullets."""

MOST_GARBAGE = 0.05
ENOUGH_WORDS = 12
WORDS_LOOKED_AT = 24
LEAST_LEGAL = 0.5
"""Share of words with diacritics that are syllables: 0.93 on the worst of 40 pages of reports, under 0.2 where `ạ` comes
as `¹`."""
LEAST_SPELLED = 0.4
LOOK = 3_000


def is_garbled(text: str, legacy: bool) -> bool:
    """Whether a page's text is not what is printed there; `legacy`: it is set in fonts from before Unicode."""
    some = text[:LOOK]
    if _may_hold_garbage(some) and len(GARBAGE.findall(some)) > MOST_GARBAGE * len(some):
        return True
    if legacy:
        return False
    words = _some_words(some)
    if len(words) >= ENOUGH_WORDS:
        if sum(map(is_syllable, words)) >= LEAST_LEGAL * len(words):
            return False
        return convert(some)[1] is None
    plain = WORD.findall(some)
    if len(plain) < 4 * ENOUGH_WORDS or len(words) > 0.1 * len(plain):
        return False
    spelled = [word for word in plain if word.strip("\"'“”‘’[]{}*+!?&").isalpha()]
    return len(spelled) < LEAST_SPELLED * len(plain)


def _may_hold_garbage(text: str) -> bool:
    """A quick look that errs to True."""
    return not text.replace("\r\n", " ").isprintable() or "\ufffd" in text or "(cid:" in text


def _some_words(text: str) -> list[str]:
    """The first words with letters beyond ASCII: looking for all of them takes twenty times as long."""
    return [match.group() for match in islice(BEYOND_ASCII.finditer(text), WORDS_LOOKED_AT)]


def legal_share(text: str) -> float:
    """The share of words with letters beyond ASCII that are Vietnamese syllables; 0.0 where there are none."""
    words = _some_words(text)
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
