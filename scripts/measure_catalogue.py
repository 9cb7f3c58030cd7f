"""Measure how well similarity tells the catalogue's indicators from others, and where the threshold belongs.

    python scripts/measure_catalogue.py

Reads tests/data/catalogue_pairs.toml: titles in other words with the indicator they mean, and titles of other
indicators. To these it adds, for every title of the catalogue, wordings made by leaving words out (seeded), and for
each title of an indicator the catalogue without that indicator, where nothing must match.
"""

import random
import tomllib
from pathlib import Path

import report_parser.catalogue as catalogue
from report_parser.lexicon import default_lexicon

PAIRS = Path(__file__).parents[1] / "tests/data/catalogue_pairs.toml"
KEPT = 0.7
"""Share of a title's words that the made wordings keep."""


def scores(title: str, without: str | None = None) -> tuple[str | None, float]:
    """The code of the most similar title and its similarity; of other indicators than `without`."""
    compiled = catalogue._compile(default_lexicon())
    tokens = compiled.tokens(title)
    found = [(score, compiled._titles[at][1]) for at, score in compiled._scores(tokens)]
    score, code = max(((score, code) for score, code in found if code != without), default=(0.0, None))
    return code, score


def cases() -> list[tuple[str, str, str | None, str | None]]:
    """(kind, title, expected code, indicator left out)."""
    pairs = tomllib.loads(PAIRS.read_text("utf-8"))
    made = random.Random(7)
    found: list[tuple[str, str, str | None, str | None]] = []
    for code, titles in pairs["same"].items():
        found += [("reworded", title, code, None) for title in titles]
        found += [("left out", title, None, code) for title in titles]
    found += [("other", title, None, None) for title in pairs["other"]["titles"]]
    for entry in default_lexicon().entries("catalogue"):
        if "together" not in entry.extra:
            for phrase in entry.phrases:
                words = [word for word in phrase.split() if made.random() < KEPT]
                found.append(("shortened", " ".join(words), entry.code, None))
    return found


def main() -> None:
    measured = [(kind, title, code, *scores(title, without)) for kind, title, code, without in cases()]
    kinds = list(dict.fromkeys(kind for kind, *_ in measured))
    print("threshold", *(f"{kind:>10}" for kind in kinds), f"{'precision':>10} {'recall':>7}")
    for threshold in range(40, 96, 5):
        right = {kind: [0, 0] for kind in kinds}
        named = named_right = known = 0
        for kind, _, code, found, score in measured:
            answer = found if score >= threshold else None
            right[kind][0] += answer == code
            right[kind][1] += 1
            if kind != "left out":
                named += answer is not None
                known += code is not None
                named_right += answer is not None and answer == code
        shares = (f"{one / total:>10.3f}" for one, total in right.values())
        print(f"{threshold:>9}", *shares, f"{named_right / named:>10.3f} {named_right / known:>7.3f}")
    print("closest others:")
    others = sorted(
        ((score, title, found) for kind, title, code, found, score in measured if code is None), reverse=True
    )
    for score, title, found in others[:12]:
        print(f"{score:6.1f} {found}: {title}")
    print("weakest same:")
    for kind, title, code, found, score in sorted((row for row in measured if row[2]), key=lambda row: row[4])[:12]:
        print(f"{score:6.1f} {code} ({kind}, found {found}): {title}")


if __name__ == "__main__":
    main()
