"""Whether a finder's time grows with its text and no faster."""

import gc
import time
from collections.abc import Callable
from typing import Any

GROWTH = 2.4
"""The most that the time of twice the text may be; a quadratic pattern gives 4."""


def assert_linear(run: Callable[[str], Any], unit: str, *, length: int = 20_000) -> None:
    """Run over `unit` repeated up to `length` characters and four times as many; the best of three runs counts."""

    def cost(characters: int) -> float:
        text = unit * (characters // len(unit))
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            run(text)
            best = min(best, time.process_time() - start)
        return best

    run(unit)
    gc.collect()
    gc.disable()
    try:
        small, large = cost(length), cost(4 * length)
    finally:
        gc.enable()
    assert large <= GROWTH**2 * small + 0.1, f"{unit!r}: {small:.3f} s, four times the text {large:.3f} s"
