"""The ways in which reports number their sections, groups and indicators: what is printed, and the number in it."""

import random
from dataclasses import dataclass

ALPHABET = "abcdđeghiklmnopqrstuvxy"
ORDINALS = ("nhất", "hai", "ba", "bốn", "năm", "sáu")
_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMAN = tuple(f"{'X' * (n // 10)}{_UNITS[n % 10]}" for n in range(1, 30))


@dataclass(frozen=True, slots=True)
class Numbering:
    """`section`, `group` and `indicator` are patterns: R a Roman figure, A a letter, n the place among its siblings,
    g the group's number, N the place in the whole report, a a small letter, O an ordinal word. The part between `<`
    and `>` is the number that the contract wants."""

    section: str
    group: str
    indicator: str

    @property
    def restarts(self) -> bool:
        """Whether indicators of different groups bear the same numbers."""
        return "g" not in self.indicator.split("<")[1] and "N" not in self.indicator


PLAIN = (
    Numbering("<R>. ", "<n>. ", "<g.n>. "),
    Numbering("<R>. ", "<n>. ", "<g.n>. "),
    Numbering("<R>. ", "<n>. ", "<g.n> "),
    Numbering("<R>. ", "<n>. ", "<g.n>) "),
    Numbering("<R>. ", "<n>. ", "Chỉ tiêu <g.n>: "),
    Numbering("<R>. ", "<n>. ", "Chỉ tiêu <g.n>. "),
    Numbering("<R>. ", "<n>. ", "<a>) "),
    Numbering("<R>. ", "<n>. ", "(<n>) "),
    Numbering("<R>/ ", "<n>/ ", "<g.n>/ "),
    Numbering("<R>- ", "<n>. ", "<g.n>. "),
    Numbering("Mục <R>. ", "<n>. ", "<g.n>. "),
    Numbering("<R>. ", "<n>. ", "<n>)- "),
    Numbering("<R>.- ", "<n>. ", "<g.n>. "),
    Numbering("<R>. ", "<n>.", "<g.n>."),
    Numbering("<A>. ", "<R>. ", "<n>. "),
    Numbering("<A>. ", "<R>. ", "<n>/ "),
    Numbering("<A>- ", "<R>- ", "<n>) "),
    Numbering("Phần thứ <O>: ", "<R>. ", "<n>. "),
    Numbering("Phần <R>. ", "<n>. ", "<g.n>. "),
    Numbering("<R>. ", "<n>. ", "Chỉ tiêu <N>: "),
)
CRITERIA = (
    Numbering("<R>. ", "<n>. ", "Tiêu chí số <N>: "),
    Numbering("<R>. ", "<n>. ", "Tiêu chí số <N> - "),
    Numbering("<A>. ", "<R>. ", "Tiêu chí <N>: "),
    Numbering("<R>. ", "<n>. ", "Tiêu chí số <N>. "),
    Numbering("<A>. ", "<R>. ", "<N>. Tiêu chí "),
)
SUBCRITERIA = (
    Numbering("<R>. ", "Tiêu chí số <n>: ", "<g.n>. "),
    Numbering("<R>. ", "Tiêu chí số <n> - ", "<g.n>. "),
    Numbering("<R>. ", "<n>. Tiêu chí ", "<g.n> "),
    Numbering("<R>. ", "<n>. ", "<g.n>. "),
    Numbering("<R>. ", "Tiêu chí <n>. ", "<g.n>) "),
)


def label(pattern: str, *, n: int, group: str = "", total: int = 0) -> tuple[str, str]:
    """The printed label, its closing mark and space with it, and the number in it; `n` and `total` count from 1."""
    before, rest = pattern.split("<")
    inner, after = rest.split(">")
    values = {"R": ROMAN[n - 1], "A": "ABCDEGH"[min(n, 7) - 1], "n": str(n), "N": str(total),
              "a": ALPHABET[min(n, 23) - 1], "O": ORDINALS[min(n, 6) - 1], "g.n": f"{group}.{n}"}  # fmt: skip
    number = values[inner]
    return before + number + after, number


def choose(rng: random.Random, styles: tuple[Numbering, ...]) -> Numbering:
    return rng.choice(styles)
