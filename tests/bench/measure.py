"""Processor time, taken in turn: what disturbs the machine disturbs all alike, and the best of many is least disturbed."""

import gc
import time
from collections.abc import Callable, Mapping

Task = Callable[[], object]

_SLOW = 0.25
"""Seconds from which a task is tried a few times only."""
_SLOW_ROUNDS = 3


def measure(tasks: Mapping[str, Task], rounds: int) -> dict[str, float]:
    """The least processor seconds of each task, all threads of this process counted; each is run once before that."""
    best: dict[str, float] = {}
    for task in tasks.values():
        task()
    for turn in range(rounds):
        for name, task in tasks.items():
            if turn >= _SLOW_ROUNDS and best[name] > _SLOW:
                continue
            gc.collect()  # or this task pays for what the one before it left behind
            started = time.process_time()
            task()
            used = time.process_time() - started
            best[name] = min(used, best.get(name, used))
    return best
