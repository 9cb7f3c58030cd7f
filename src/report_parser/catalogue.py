"""Indicators known from published sets: the same indicator under another number or in other words has the same code.

The sets are data (`data/catalogue.toml`), and so are the words that mean the same in titles (`data/title_words.toml`).
Titles are compared by their words and word pairs, weighed by how few of the catalogue's titles hold them, so that
`tỷ lệ dân số trưởng thành có` tells little and `điện thoại thông minh` much.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from report_parser.characters import fold
from report_parser.lexicon import Lexicon, default_lexicon
from report_parser.model import CatalogueMatch
from report_parser.patterns import pattern_of

THRESHOLD = 57.0
"""Similarity from 0 to 100 below which two titles are not the same indicator. `scripts/measure_catalogue.py` on 63
reworded titles, 60 of other indicators and 33 shortened ones: the closest other indicator reaches 54.3, the weakest
rewording 58.7; from 50 to 60 precision goes from 0.990 to 1.000 and recall from 1.000 to 0.958."""
TELLING = 4
"""A word or word pair that no more titles than this hold tells them apart."""
COMPARED = 3
"""So many titles that share most telling words are compared in full."""
TITLE_LETTERS = 1_000
"""What of a title is compared; longer ones are whole paragraphs."""

_WORD = pattern_of(r"[a-z0-9]+")
_REACHED = frozenset({"dat", "chiem"})
_CRITERION = frozenset({("tieu", "chi"), ("chi", "tieu")})


def match(title: str, lexicon: Lexicon | None = None) -> CatalogueMatch | None:
    """The indicator of a set that a title means, or None. Titles too short to stand for themselves never match alone:
    `match_all` sees the whole report.

    >>> match("Tỷ lệ người dân có hồ sơ sức khoẻ điện tử").code
    'health-records'
    >>> match("Y tế") is None
    True
    """
    return match_all([title], lexicon)[0]


def match_all(titles: Sequence[str], lexicon: Lexicon | None = None) -> list[CatalogueMatch | None]:
    """For each of a report's indicators the one of a set that its title means, or None, in order."""
    catalogue = _compile(lexicon or default_lexicon())
    found = [catalogue.find(title[:TITLE_LETTERS]) for title in titles]
    codes = Counter(name for name, _ in {(one.set, one.code) for one in found if one})
    return [one if one and codes[one.set] >= catalogue.together.get(one.set, 1) else None for one in found]


class _Catalogue:
    """The sets' titles, compiled: by their words for the same wording, by their terms for a similar one."""

    def __init__(self, lexicon: Lexicon) -> None:
        # Phrases that mean the same, by their first word, longest first: (their other words, what they are read as).
        self._levelled: dict[str, list[tuple[list[str], list[str]]]] = {}
        for entry in lexicon.entries("title_words"):
            for phrase in entry.phrases:
                first, *rest = _WORD.findall(fold(phrase))
                self._levelled.setdefault(first, []).append((rest, _WORD.findall(fold(entry.code))))
        for phrases in self._levelled.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))
        self.together: dict[str, int] = {}
        self._exact: dict[str, tuple[str, str]] = {}
        self._titles: list[tuple[str, str]] = []
        self._terms: list[set[str]] = []
        for entry in lexicon.entries("catalogue"):
            name = str(entry.extra["set"])
            if "together" in entry.extra:
                self.together[name] = int(entry.extra["together"])
            for phrase in entry.phrases:
                tokens = self.tokens(phrase)
                self._exact.setdefault(" ".join(tokens), (name, entry.code))
                if name not in self.together:
                    self._titles.append((name, entry.code))
                    self._terms.append(_terms(tokens))
        seen = Counter(term for title in self._terms for term in title)
        self._unknown = math.log(1 + len(self._terms))
        self._weights = {term: math.log(1 + len(self._terms) / count) for term, count in seen.items()}
        self._sizes = [self._size(title) for title in self._terms]
        # Communes of one programme print the same titles: a batch meets most of them again.
        self.find = lru_cache(maxsize=4_096)(self._find)
        self._telling: dict[str, list[int]] = {}
        for at, title in enumerate(self._terms):
            for term in title:
                if seen[term] <= TELLING:
                    self._telling.setdefault(term, []).append(at)

    def tokens(self, title: str) -> list[str]:
        """The words that are compared: without tones and figures, levelled."""
        words = _WORD.findall(fold(title))
        tokens: list[str] = []
        at = 0
        while at < len(words):
            word = words[at]
            at += 1
            if word[0].isdigit():
                if tokens and tokens[-1] in _REACHED:
                    tokens.pop()
            elif word not in self._levelled:
                tokens.append(word)
            else:
                for rest, read_as in self._levelled[word]:
                    if words[at : at + len(rest)] == rest:
                        tokens += read_as
                        at += len(rest)
                        break
                else:
                    tokens.append(word)
        return _without_heading(tokens)

    def _size(self, terms: set[str]) -> float:
        known = [self._weights[term] for term in terms if term in self._weights]
        return sum(known) + self._unknown * (len(terms) - len(known))

    def _find(self, title: str) -> CatalogueMatch | None:
        """The most similar title from the threshold on; of equals the first in the catalogue."""
        tokens = self.tokens(title)
        exact = self._exact.get(" ".join(tokens))
        if exact:
            return CatalogueMatch(*exact, 100.0)
        at, score = max(self._scores(tokens), key=lambda pair: pair[1], default=(0, 0.0))
        return CatalogueMatch(*self._titles[at], round(score, 1)) if score >= THRESHOLD else None

    def _scores(self, tokens: list[str]) -> Iterable[tuple[int, float]]:
        """The similarity of the few titles that share most of the words that tell titles apart."""
        terms = _terms(tokens)
        shared = Counter([at for term in terms & self._telling.keys() for at in self._telling[term]])
        size = self._size(terms)
        weights = self._weights
        for at, _ in shared.most_common(COMPARED):
            common = sum([weights[term] for term in terms & self._terms[at]])
            yield at, similarity(common, size, self._sizes[at])


def similarity(common: float, one: float, other: float) -> float:
    """How alike two titles are, from 0 to 100, by the weight that they share and their own weights: as much for what
    the shorter one says as for what both say, since reports cut titles short and add to them."""
    return 50.0 * (common / min(one, other) + 2 * common / (one + other))


def _without_heading(tokens: list[str]) -> list[str]:
    """`tiêu chí số 3 về thủy lợi` is `thủy lợi`."""
    if tuple(tokens[:2]) not in _CRITERION or len(tokens) < 3:
        return tokens
    at = 2 + (tokens[2] == "so")
    return tokens[at + (tokens[at : at + 1] == ["ve"]) :]


def _terms(tokens: list[str]) -> set[str]:
    """Words and word pairs."""
    return {*tokens, *map(" ".join, pairwise(tokens))}


@lru_cache(maxsize=4)
def _compile(lexicon: Lexicon) -> _Catalogue:
    return _Catalogue(lexicon)
