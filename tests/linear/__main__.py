"""Time against size, doubled and doubled again: `python -m tests.linear --megabytes 4`, or 50 (an hour), or some patterns alone."""

import argparse
import sys
from itertools import pairwise

from tests.linear.growth import GROWTHS, MEGABYTE, Growth, grows_linearly, seconds


def measure(growth: Growth, most: int, longest: float) -> bool:
    """Print the times; whether each doubling took at most 2.4 times as long."""
    sizes, times = [growth.start], [seconds(growth.make(growth.start), 1)]
    while sizes[-1] * 2 <= most and times[-1] * 2 <= longest:
        sizes.append(sizes[-1] * 2)
        times.append(seconds(growth.make(sizes[-1]), 1))
    steps = [after / max(before, 1e-3) for before, after in pairwise(times)]
    right = all(grows_linearly(before, after, 1) for before, after in pairwise(times))
    shown = " ".join(f"{size / MEGABYTE:.2f}MB:{took:.2f}s" for size, took in zip(sizes, times, strict=True))
    print(
        f"{'ok   ' if right else 'WRONG'} {growth.name}: at most {max(steps, default=0):.1f} a doubling; {shown}",
        flush=True,
    )
    return right


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.linear", description=__doc__)
    parser.add_argument("--megabytes", type=float, default=4.0)
    parser.add_argument(
        "--longest", type=float, default=600.0, help="stop doubling where a reading would take longer, in seconds"
    )
    parser.add_argument("patterns", nargs="*")
    options = parser.parse_args()
    chosen = [growth for growth in GROWTHS if not options.patterns or growth.name in options.patterns]
    right = [measure(growth, int(options.megabytes * MEGABYTE), options.longest) for growth in chosen]
    print(f"{len(right)} patterns, {right.count(False)} faster than 2.4 a doubling")
    return 0 if all(right) else 1


if __name__ == "__main__":
    sys.exit(main())
