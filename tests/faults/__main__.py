"""`python -m tests.faults`: every kind of fault, as many rounds as asked for, in batches of good files."""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.kinds import FAULTS
from tests.faults.run import run_faults


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1, help="decides the order of the kinds")
    parser.add_argument("kinds", nargs="*", help="these alone")
    options = parser.parse_args()
    failed = 0
    order = random.Random(options.seed)
    for number in range(1, options.rounds + 1):
        kinds = options.kinds or list(FAULTS)
        order.shuffle(kinds)
        started = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            wrong, summary = run_faults(Path(folder), kinds, options.jobs)
        failed += len(wrong)
        for line in wrong:
            print(line)
        print(
            f"round {number}: {len(kinds)} kinds, {summary.inputs} inputs = {summary.reports} reports + {summary.errors} errors, "
            f"{summary.worker_starts} workers, {time.monotonic() - started:.0f} s, {len(wrong)} wrong"
        )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
