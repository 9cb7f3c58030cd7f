"""Hostile files, mutants of good ones, any folder: each through a worker, each exactly one right or named outcome.

python -m tests.fuzz                          every hostile file, 200 mutants a format
python -m tests.fuzz --quick                  a sample, as the usual test run takes it
python -m tests.fuzz --minutes 30             then further mutants until the time is up
python -m tests.fuzz --folder ~/downloads     what lies there, and nothing else
python -m tests.fuzz --only pdf docx --mutants 10000 --no-hostile
python -m tests.fuzz --case pdf-mutant-17     this one alone; with --keep, it is written there
"""

import argparse
import sys
import time
from collections.abc import Iterator
from itertools import count, zip_longest
from pathlib import Path

from tests.fuzz.hostile import Case, all_cases
from tests.fuzz.judge import Account, judge
from tests.fuzz.mutants import SEEDS, mutants
from tests.fuzz.sample import sample


def _mixed(kinds: list[str], number: int, start: int = 0) -> Iterator[Case]:
    """Mutants of each format in turn."""
    for row in zip_longest(*(mutants(kind, number, start) for kind in kinds)):
        yield from (one for one in row if one is not None)


def _endless(kinds: list[str], start: int) -> Iterator[Case]:
    for seed in count(start):
        yield from _mixed(kinds, 1, seed)


def _files(folder: Path) -> Iterator[Case]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield Case(str(path.relative_to(folder)), path.read_bytes)


def _named(name: str) -> Case:
    kind, _, rest = name.partition("-mutant-")
    if rest:
        return next(mutants(kind, 1, int(rest)))
    return next(one for one in all_cases() if one.name == name)


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.fuzz", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--case")
    parser.add_argument("--only", nargs="+", help="these formats: text, html, mhtml, pdf, docx, rtf, xlsx, xls, image")
    parser.add_argument("--mutants", type=int, default=200, help="for each format")
    parser.add_argument("--seed", type=int, default=0, help="the first mutant's number")
    parser.add_argument("--no-hostile", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="write the inputs that were wrong into this folder")
    options = parser.parse_args()
    kinds = [kind for kind in SEEDS if not options.only or kind in options.only]
    runs: list[tuple[str, Iterator[Case]]] = []
    if options.folder:
        runs.append((str(options.folder), _files(options.folder)))
    elif options.case:
        runs.append((options.case, iter([_named(options.case)])))
    elif options.quick:
        runs.append(("sample", iter(sample())))
    else:
        if not options.no_hostile:
            runs.append(("hostile", (one for one in all_cases() if not options.only or one.kind in options.only)))
        runs.append(("mutants", _mixed(kinds, options.mutants, options.seed)))
        if options.minutes:
            runs.append(("further mutants", _endless(kinds, options.seed + options.mutants)))
    end = time.monotonic() + 60 * options.minutes if options.minutes else None
    wrong = 0
    for title, cases in runs:
        account = judge(cases, jobs=options.jobs, until=lambda: end is not None and time.monotonic() > end)
        print(f"== {title}")
        for line in account.lines():
            print(line, flush=True)
        wrong += len(account.finds)
        _keep(account, options.keep)
    return 1 if wrong else 0


def _keep(account: Account, folder: Path | None) -> None:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for find in account.finds:
            (folder / find.name.replace("/", "_")).write_bytes(find.data)


if __name__ == "__main__":
    sys.exit(main())
