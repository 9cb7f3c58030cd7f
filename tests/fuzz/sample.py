"""What the usual test run tries of all this, in a few seconds: one light case of each family, a few mutants a format."""

import random

from tests.fuzz.hostile import Case, all_cases
from tests.fuzz.mutants import SEEDS, mutants

SLOW = ("image", "ole")
"""Their readers call other programs, which take a second a file."""


def sample(most: int = 120, each: int = 12) -> list[Case]:
    """Always the same."""
    families: dict[str, list[Case]] = {}
    for case in all_cases():
        if not case.heavy:
            families.setdefault(case.family, []).append(case)
    chance = random.Random(6)
    chosen = [chance.choice(cases) for _, cases in sorted(families.items()) if cases[0].kind not in SLOW]
    chance.shuffle(chosen)
    return chosen[:most] + [one for kind in SEEDS if kind not in SLOW for one in mutants(kind, each)]
