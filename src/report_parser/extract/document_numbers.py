"""What a document's number is made of: serial, year, the letters of its kind and of the body that issued it."""

import re
from functools import lru_cache

from report_parser.lexicon import Lexicon
from report_parser.patterns import pattern_of
from report_parser.records import dataclass

# One group of letters: `QĐ`, `UBND`, `TTr`, `QH13`. U+00D0 is the Icelandic letter that some keyboards type for Đ.
_GROUP = r"[A-ZĐÐ][A-Za-zĐđÐ]{0,14}[0-9]{0,2}"
# Further groups; where spaces stand around the dash, only capitals go on with the number (`TT - BNNPTNT`, not `UBND - Công an`).
_MORE = rf"(?:(?:[-–/._]\s?|\s?&(?:amp;)?\s?){_GROUP}|\s[-–]\s?[A-ZĐÐ]{{2,15}}){{0,6}}"
# `12/qđ-ubnd`, `12/Qđ-ubnd`: only of kinds and bodies that cannot be other words.
SMALL_LETTERS = r"(?:bc|cv|ct|ctr|hd|kh|nđ|nq|pa|qđ|qd|tb|tr|ttr|đa)\s?-\s?(?:ubnd|hđnd|ttg|cp|bcđ|tu|hu|đu|tw)"
_SMALL = rf"(?=[a-zđ]|[A-ZĐÐ][a-zđ]{{0,2}}\s?-\s?[a-zđ])(?i:{SMALL_LETTERS})"
# `15/HĐ-2024`: contracts and certificates may have their year last.
LETTERS = rf"(?:{_SMALL}|{_GROUP}{_MORE}(?:-(?:19|20)[0-9]{{2}})?)(?![^\W_])"

# 969/QĐ-UBND, 42/2022/NĐ-CP, 77/2015/QH13, 144 /2002/QĐ/BTC; 62-CV/ĐU, 02-KH/BCĐTW.
NUMBER_FORMS = pattern_of(
    rf"""
    [0-9](?<![0-9][0-9])[0-9]{{0,5}}[a-zA-Z]?
    (?:
        (?:\s{{0,3}}/\s{{0,2}}(?:19|20)[0-9]{{2}})?\s{{0,12}}/\s{{0,2}}(?P<letters>{LETTERS})
        | \s?[-–]\s?(?P<party>[A-ZĐÐ][A-Za-zĐđÐ]{{0,6}}\s?[/-]\s?{LETTERS})
    )
    """,
    re.VERBOSE,
)
_SERIAL = pattern_of(
    r"(?P<serial>[0-9]{1,6}[a-zA-Z]?)\s*(?:/\s*(?P<year>(?:19|20)[0-9]{2})(?=\s*/))?\s*[/-]\s*(?P<letters>.+)"
)
_SPACES = pattern_of(r"\s+")
_JOINT = frozenset({"TTLT", "NQLT", "TTLB"})
"""Kinds that several bodies issue together."""
_SPLIT = pattern_of(r"[-/.&_]")
# `45/QD-UBND`, `30/2020/ND-CP`, typed without the mark.
_UNMARKED = pattern_of(r"\A[QN]D(?=-)")
_TRAILING_DIGITS = pattern_of(r"[0-9]+\Z")


def format_document_number(printed: str) -> str:
    """The number as it is compared and shown: no spaces, `Đ` for `Ð`, a plain dash and ampersand; else as printed.

    >>> format_document_number("5313/QĐ- UBND"), format_document_number("144 /2002/QĐ/BTC")
    ('5313/QĐ-UBND', '144/2002/QĐ/BTC')
    """
    plain = _SPACES.sub("", printed).replace("Ð", "Đ").replace("–", "-")
    return plain.replace("&amp;", "&")


@lru_cache(maxsize=512)
def letter_groups(number: str) -> tuple[str, ...]:
    """The groups of letters of a formatted number, in order: `('QĐ', 'UBND')`; `QH13` gives `QH`."""
    parts = _SERIAL.fullmatch(number)
    if not parts:
        return ()
    groups = (_TRAILING_DIGITS.sub("", group) for group in _SPLIT.split(parts["letters"]))
    return tuple(group for group in groups if group)


def split_number(number: str) -> tuple[str, str | None, str]:
    """Serial without leading zeros, year or None, and the letters in capitals, of a formatted number.

    >>> split_number("25/2021/QĐ-TTg"), split_number("06-NQ/TU")
    (('25', '2021', 'QĐ-TTG'), ('6', None, 'NQ-TU'))
    """
    parts = _SERIAL.fullmatch(number)
    if not parts:
        return number.lstrip("0") or number, None, ""
    letters = _UNMARKED.sub(lambda found: f"{found[0][0]}Đ", parts["letters"].upper().replace("/", "-"))
    return parts["serial"].lstrip("0") or "0", parts["year"], letters


@dataclass(slots=True)
class DocumentWords:
    """Kinds by word and by letters, issuers by letters."""

    types: dict[str, str]
    letters: dict[str, tuple[str, ...]]
    short: frozenset[str]
    issuers: dict[str, str]


@lru_cache(maxsize=8)
def document_words(lexicon: Lexicon) -> DocumentWords:
    """The document types and issuers of a lexicon, ready to be looked up."""
    types: dict[str, str] = {}
    letters: dict[str, tuple[str, ...]] = {}
    short: list[str] = []
    for entry in lexicon.entries("document_types"):
        for phrase in entry.phrases:
            types.setdefault(phrase, entry.code)
        for group in entry.extra.get("letters", ()):
            letters[group.upper()] = (*letters.get(group.upper(), ()), entry.code)
        if entry.extra.get("short"):
            short += entry.phrases
    issuers = {phrase.upper(): entry.code for entry in lexicon.entries("issuers") for phrase in entry.phrases}
    return DocumentWords(types, letters, frozenset(short), issuers)


def find_type(number: str | None, head: str | None, words: DocumentWords) -> str | None:
    """The kind of a document: from its letters, which the word before the number decides where they stand for several.

    Letters that name no kind (`2115/STTT-CNTT`) are an official letter's, unless the word before says otherwise.
    """
    by_head = words.types.get(head) if head else None
    groups = letter_groups(number) if number else ()
    for place, group in enumerate(groups):
        kinds = words.letters.get(group.upper())
        # Letters further behind are a department's: `2231/SNV-CCHC&PC`.
        if kinds and (place == 0 or by_head is None or by_head in kinds):
            return by_head if by_head and (by_head in kinds or by_head == "law" or kinds[0] == "law") else kinds[0]
    if by_head:
        return by_head
    return "official_letter" if len(groups) > 1 else None


def find_issuer_of_letters(number: str, words: DocumentWords) -> str | None:
    """The body that the letters can only mean; None for `UBND`, `BCĐ` and all that need the place to be known."""
    groups = letter_groups(number)
    if not groups:
        return None
    if groups[0].upper() in _JOINT and len(groups) > 2:
        named = [words.issuers.get(group.upper()) for group in groups[1:]]
        return ", ".join(filter(None, named)) if None not in named else None
    # `69/QĐ-BNN-VPĐP`: the body stands behind the kind, its department last.
    middle = groups[1:2] if len(groups) > 2 and groups[0].upper() in words.letters else ()
    for group in (groups[-1], *middle, groups[0]):
        issuer = words.issuers.get(group.upper())
        if issuer:
            return issuer
    return None
