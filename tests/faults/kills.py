"""`python -m tests.faults.kills`: a run that is killed with -9 at random moments, and gone on with until it ends."""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.run import good


def write_folder(folder: Path, files: int) -> None:
    folder.mkdir()
    for number in range(files):
        (folder / f"{number:04}.txt").write_bytes(good(number))
    (folder / "0005-empty.html").write_bytes(b"")


def command(folder: Path, output: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "report_parser", "extract", str(folder), "-o", str(output), *more]


def undisturbed(folder: Path, output: Path) -> bytes:
    subprocess.run(command(folder, output), capture_output=True, check=False)
    return output.read_bytes()


def kill_and_resume(folder: Path, output: Path, expected: bytes, kills: int, order: random.Random) -> list[str]:
    """Start, kill, resume, kill ... then resume to the end; what was wrong, in words."""
    partial, manifest = output.with_name(output.name + ".partial"), output.with_name(output.name + ".partial.manifest")
    wrong = []
    kept = 0
    for number in range(kills):
        jobs = str(order.choice((1, 2, 3)))
        more = ("--jobs", jobs, "--resume") if number else ("--jobs", jobs)
        running = subprocess.Popen(command(folder, output, *more), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(order.uniform(0.05, 1.2))
        running.send_signal(signal.SIGKILL)
        running.wait()
        if not partial.exists():  # it was faster than the kill
            break
        lines = manifest.read_bytes().count(b"\n") if manifest.exists() else 0
        if lines < kept:
            wrong.append(f"after kill {number + 1}, {lines} records are kept where there were {kept}")
        kept = lines
        if output.exists():
            wrong.append(f"after kill {number + 1} there is an output already")
    done = subprocess.run(
        command(folder, output, "--jobs", "2", "--resume"), capture_output=True, text=True, check=False
    )
    if done.returncode != 1 or "= " not in done.stderr:
        wrong.append(f"exit code {done.returncode}: {done.stderr[-300:]}")
    if output.read_bytes() != expected:
        wrong.append("the output is not that of an undisturbed run")
    if left := [
        path.name for path in output.parent.iterdir() if path.name not in (output.name, output.name + ".manifest")
    ]:
        wrong.append(f"left behind: {left}")
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--files", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    order = random.Random(options.seed)
    failed, left, runs = 0, options.kills, 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        write_folder(folder, options.files)
        expected = undisturbed(folder, Path(name) / "quiet" / "out.jsonl")
        while left > 0:
            kills = min(left, order.randint(1, 4))
            wrong = kill_and_resume(folder, Path(name) / f"run{runs}" / "out.jsonl", expected, kills, order)
            for line in wrong:
                print(f"run {runs}: {line}")
            failed, left, runs = failed + len(wrong), left - kills, runs + 1
    print(f"{options.kills} kills in {runs} runs, {failed} wrong")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
