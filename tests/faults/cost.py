"""What a process of its own costs good files, and whether they read the same without it: `python -m tests.faults.cost`."""

import argparse
import gc
import hashlib
import sys
import time

from report_parser import extract
from report_parser.batch.process import WorkerProcess
from report_parser.export.json_writer import format_line
from report_parser.limits import DEFAULT_LIMITS
from tests.bench.files import FILES


def costs(rounds: int) -> tuple[dict[str, tuple[float, float, bool]], float]:
    """For each kind of file the least seconds by the clock, here and in a worker, and whether the bytes are the same.

    And how many times the processor time of all readings here those of the worker took, the watching counted in: that
    tells the price on a machine that has other work to do, where the clock counts the waiting for a turn as well.

    The two take turns, so that what disturbs the machine disturbs both. Starting the worker is not counted: it is done
    once for a whole batch.
    """
    inputs = {kind: make() for kind, (_, make) in FILES.items()}
    hashes = {kind: hashlib.sha256(data).hexdigest() for kind, data in inputs.items()}
    best = {kind: (float("inf"), float("inf"), True) for kind in inputs}
    worker = WorkerProcess(DEFAULT_LIMITS)
    used_here = used_there = in_worker = 0.0
    try:
        for turn in range(rounds + 1):
            for kind, data in inputs.items():
                started, busy = time.perf_counter(), time.process_time()
                here = format_line(extract(data, name=kind))
                between, watching = time.perf_counter(), time.process_time()
                there = worker.ask(kind, data, hashes[kind]).record
                ended = time.perf_counter()
                own, other, same = best[kind]
                if turn:
                    used_here += watching - busy
                    used_there += time.process_time() - watching
                    own, other = min(own, between - started), min(other, ended - between)
                best[kind] = own, other, same and here == there
            if not turn:  # what the first turn imported is no garbage to look at, as in the worker
                gc.collect()
                gc.freeze()
                in_worker = worker.usage().processor_seconds
        used_there += worker.usage().processor_seconds - in_worker
    finally:
        worker.kill()
    return best, used_there / used_here


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.cost", description=__doc__)
    parser.add_argument("--rounds", type=int, default=25)
    found, processor = costs(parser.parse_args().rounds)
    for kind, (own, other, same) in found.items():
        said = "the same bytes" if same else "OTHER BYTES"
        print(f"{kind}: {own * 1000:.1f} ms here, {other * 1000:.1f} ms in a worker ({other / own - 1:+.1%}), {said}")
    own, other = (sum(each[place] for each in found.values()) for place in (0, 1))
    print(f"all: {own * 1000:.1f} ms here, {other * 1000:.1f} ms in a worker ({other / own - 1:+.1%})")
    print(f"processor time of all readings, the watching counted in: {processor - 1:+.1%}")
    return 0 if all(same for *_, same in found.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
