"""`python -m tests.scans`: the seed and a ruled table of 37 indicators, scanned at 200 and 300 dots an inch."""

import sys
from collections.abc import Callable

from report_parser.read.ocr import ADVICE, available, cores
from tests.make.scan import Scanner
from tests.scans.measure import Reading, read_seed_scan, read_table_scan

MOST_WRONG_LETTERS = 0.005


def main() -> int:
    """Print a line for each scan; 1 where one is worse than it must be."""
    if not available():
        print(f"Tesseract with Vietnamese is not installed: {ADVICE}", file=sys.stderr)
        return 2
    runs: list[tuple[str, Callable[[], Reading]]] = []
    for dots in (200, 300):
        scanner = Scanner(dots)
        runs.append((f"seed, {dots} dots an inch", lambda scanner=scanner: read_seed_scan(scanner)))  # type: ignore[misc]
        runs.append((f"table, {dots} dots an inch", lambda scanner=scanner: read_table_scan(scanner, 37)))  # type: ignore[misc]
    failed = False
    print(f"{cores()} pages at once")
    for name, run in runs:
        reading = run()
        print(
            f"{name}: {reading.pages} pages, {reading.pages_a_minute():.1f} a minute, {reading.processor / reading.pages:.1f} s of processor a page, {100 * reading.wrong_letters:.3f}% wrong"
            f" letters, {len(reading.differences)} differences in the facts",
            flush=True,
        )
        for difference in reading.differences:
            print(f"  {difference}")
        failed |= bool(reading.differences) or reading.wrong_letters > MOST_WRONG_LETTERS
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
