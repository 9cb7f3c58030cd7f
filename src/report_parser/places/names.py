"""How names of places are compared, and the words that say what kind of unit a name is."""

import re
import unicodedata

from report_parser.patterns import pattern_of

LEVEL_WORDS = {
    "x": "xã",
    "p": "phường",
    "t": "thị trấn",
    "k": "đặc khu",
    "h": "huyện",
    "q": "quận",
    "y": "thị xã",
    "c": "thành phố",
    "s": "tỉnh",
}
"""A unit's level by the letter that stands for it in the table."""
COMMUNE_LEVELS = frozenset("xptk")
DISTRICT_LEVELS = frozenset("hqyc")

_TONE = pattern_of("[\u0300\u0301\u0303\u0309\u0323]")
_ALIKE = str.maketrans({"ð": "đ", "’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "-": " ", "–": " ", "—": " "})
_APOSTROPHE = pattern_of(r" ?' ?")
_FINAL_Y = pattern_of(r"(?:(?<=^)|(?<=[bcdđghklmnpqrstvx])|(?<=qu))y$")
_ZERO_BEFORE = pattern_of(r"^0+(?=[0-9])")


def fold_name(name: str) -> str:
    """The key that spellings of one name share, and other names do not: case, where the tone mark stands (`Hoà`,
    `Hòa`), `y` and `i` after a consonant, apostrophes (`K’Nớ`), dashes, and zeros before a number are levelled; tones
    and `đ` are kept. For comparison only.

    >>> fold_name("HOÀ LÝ 01") == fold_name("Hòa Lí 1"), fold_name("Văn Lăng") == fold_name("Văn Lang")
    (True, False)
    """
    text = unicodedata.normalize("NFD", name.lower().translate(_ALIKE))
    words = []
    for word in _APOSTROPHE.sub("", text).split():
        tones = "".join(_TONE.findall(word))
        toneless = _FINAL_Y.sub("i", _TONE.sub("", word) if tones else word)
        words.append(_ZERO_BEFORE.sub("", toneless) + tones)
    return " ".join(words)


def bare_key(key: str) -> str:
    """A key of `fold_name` as letters from a to z (`y` as `i`) and digits alone: what OCR and haste get right."""
    plain = key.replace("đ", "d").replace("y", "i")
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum())


def loose_key(key: str) -> str:
    """`bare_key` with `k` at a word's end as `c`: names of the Central Highlands are written both ways (`Krông Pắc`,
    `Krông Pắk`)."""
    words = (bare_key(word) for word in key.split(" "))
    return "".join(word[:-1] + "c" if word.endswith("k") else word for word in words)


_NUCLEUS = pattern_of("(?:(?<=q)u|(?<=g)i(?=[aeiouy]))?([aeiouy\u0302\u0306\u031b]+)(.*)", re.DOTALL)
_SHAPED = pattern_of("(?:u\u031bo\u031b|[aeou][\u0302\u0306\u031b])")


def write_name(key: str) -> str:
    """The usual spelling of a key: tone marks where the older rule puts them (`Hòa`), words with a capital first
    letter. The table holds a name only where it is spelled otherwise.

    >>> write_name(fold_name("THỊ TRẤN HOÀ THUỲ"))
    'Thị Trấn Hòa Thùy'
    """
    return " ".join(unicodedata.normalize("NFC", _put_tone(word)).capitalize() for word in key.split(" "))


def _put_tone(word: str) -> str:
    tones = _TONE.findall(word)
    toneless = _TONE.sub("", word)
    nucleus = _NUCLEUS.search(toneless)
    if not tones or not nucleus:
        return word
    shaped = list(_SHAPED.finditer(toneless, nucleus.start(1), nucleus.end(1)))
    letters = [at for at in range(nucleus.start(1), nucleus.end(1)) if toneless[at].isalpha()]
    if shaped:
        at = shaped[-1].end()
    elif len(letters) == 1:
        at = letters[0] + 1
    else:
        open_end = not nucleus[2]
        at = (letters[-2] if open_end else letters[-1]) + 1
    return toneless[:at] + "".join(tones) + toneless[at:]


LEVEL = pattern_of(
    r"""(?ix) (?<! \w )
    (?: (?P<t> thị\ {1,3}trấn (?! \w ) | tt (?: \. | (?= \  ) ) )
      | (?P<y> thị\ {1,3}xã (?! \w ) | tx (?: \. | (?= \  ) ) )
      | (?P<c> thành\ {1,3}phố (?! \w ) | tp (?: \. | (?= \  ) ) )
      | (?P<k> đặc\ {1,3}khu (?! \w ) )
      | (?P<p> phường (?! \w ) | (?-i: P ) (?: \. | (?= [0-9] ) ) )
      | (?P<h> huyện (?! \w ) | (?-i: H )\. )
      | (?P<q> quận (?! \w ) | (?-i: Q ) (?: \. | (?= [0-9] ) ) )
      | (?P<s> tỉnh (?! \w ) | (?-i: T )\. )
      | (?P<x> xã (?! \w ) | (?-i: X )\. )
    )
    """
)
"""The word or abbreviation before a name: `thị trấn`, `TT.`, `P.`; its group is the level's letter."""


def split_level(printed: str, level: str | None = None) -> tuple[str, str]:
    """The letter and the name of a unit: (`t`, `Cành Nàng`) of `TT. Cành Nàng`. A `level` given apart wins. Where
    neither says it, the letter is empty."""
    text = " ".join(unicodedata.normalize("NFC", printed).split())
    letter = ""
    match = LEVEL.match(text)
    if match and text[match.end() :].strip():
        letter, text = match.lastgroup or "", text[match.end() :].strip()
    if level:
        match = LEVEL.match(" ".join(unicodedata.normalize("NFC", level).split()) + " ")
        letter = (match.lastgroup or "") if match else letter
    return letter, text
