"""`python -m tests.bench`: this project beside other libraries on the same files, in one run."""

import argparse
import os
import platform
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from tests.bench.commands import time_commands
from tests.bench.files import FILES, write_mixed
from tests.bench.jobs import memory_of, rate_of
from tests.bench.run import OURS, Row, compare
from tests.bench.stages import share_out

_ROUNDS, _QUICK_ROUNDS = 25, 2


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("kinds", nargs="*", help=f"of {', '.join(FILES)}; default: all")
    parser.add_argument("--quick", action="store_true", help=f"{_QUICK_ROUNDS} rounds instead of {_ROUNDS}")
    parser.add_argument("--rounds", type=int, help="how often each is run, the best is taken")
    parser.add_argument("--no-peers", action="store_true", help="without the other libraries")
    parser.add_argument(
        "--jobs", type=int, metavar="FILES", default=0, help="so many mixed files with one worker and two"
    )
    options = parser.parse_args()
    unknown = [kind for kind in options.kinds if kind not in FILES]
    if unknown:
        parser.error(f"no such kind: {', '.join(unknown)}")
    rounds = options.rounds or (_QUICK_ROUNDS if options.quick else _ROUNDS)
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    print(
        f"Python {platform.python_version()}, lxml {version('lxml')}, pypdfium2 {version('pypdfium2')}, {os.cpu_count()} cores, load {load}"
    )
    print(f"Milliseconds of processor time of one process, the best of {rounds} in turn.")
    if options.jobs:
        show_jobs(options.jobs)
        return 0
    files = {kind: FILES[kind][1]() for kind in options.kinds or FILES}
    for kind, data in files.items():
        show(f"{kind}: {FILES[kind][0]}, {len(data) / 1000:.0f} kB", compare(kind, data, rounds, not options.no_peers))
    show_stages({kind: share_out(data, rounds) for kind, data in files.items()})
    with tempfile.TemporaryDirectory() as folder:
        show_commands(time_commands(Path(folder), files, min(rounds, 10)))
    return 0


def show(title: str, rows: list[Row]) -> None:
    floor = rows[0].seconds
    ours = next(row.seconds for row in rows if row.name == OURS)
    assert floor is not None and ours is not None
    print(f"\n| {title} | ms | × the first | × report-parser |\n| --- | ---: | ---: | ---: |")
    for row in rows:
        name = f"**{row.name}**" if row.name == OURS else row.name
        if row.seconds is None:
            print(f"| {name} | {row.why} | | |")
        else:
            print(f"| {name} | {row.seconds * 1000:.1f} | {row.seconds / floor:.2f} | {row.seconds / ours:.2f} |")


def show_stages(by_kind: dict[str, dict[str, float]]) -> None:
    names = list(next(iter(by_kind.values())))
    heads = " | ".join(f"{kind}, ms | %" for kind in by_kind)
    print(f"\n| stage | {heads} |\n| --- |{' ---: | ---: |' * len(by_kind)}")
    for name in names:
        cells = (f"{used[name] * 1000:.2f} | {100 * used[name] / sum(used.values()):.0f}" for used in by_kind.values())
        print(f"| {name} | {' | '.join(cells)} |")


def show_commands(seconds: dict[str, float]) -> None:
    print("\n| command | s of processor time in all |\n| --- | ---: |")
    for name, used in seconds.items():
        print(f"| {name} | {used:.3f} |")


def show_jobs(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder) / "inputs"
        inputs.mkdir()
        paths = list(write_mixed(inputs, count))
        rates = [rate_of(paths, Path(folder), jobs) for jobs in (1, 2)]
        print("\n| workers | files | s | files a second | × one worker |\n| ---: | ---: | ---: | ---: | ---: |")
        for rate in rates:
            faster = rate.a_second() / rates[0].a_second()
            print(f"| {rate.jobs} | {rate.files} | {rate.seconds:.1f} | {rate.a_second():.1f} | {faster:.2f} |")
        print("the same bytes" if len({rate.digest for rate in rates}) == 1 else "THE BYTES DIFFER")
        seen = memory_of(paths)
        print("\n| files read by one worker | MB resident |\n| ---: | ---: |")
        for number, held in seen.items():
            print(f"| {number} | {held / 1e6:.1f} |")


if __name__ == "__main__":
    sys.exit(main())
