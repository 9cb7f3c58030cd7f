"""`python -m tests.faults.kills`: a run that is killed with -9 at random moments, and gone on with until it ends.

`--small-disk FOLDER`: on a file system of its own (`mount -t tmpfs -o size=64m tmpfs FOLDER`), which is filled before
each run until there is room for a part of the output or for none; it is cleared for the last one.
"""

import argparse
import os
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


def fill(disk: Path, room: int) -> Path:
    """A file that leaves `room` bytes of its file system."""
    filler = disk / "filler"
    filler.unlink(missing_ok=True)
    free = os.statvfs(disk)
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, free.f_bavail * free.f_frsize - room))
    return filler


def kill_and_resume(
    folder: Path,
    output: Path,
    expected: bytes,
    kills: int,
    order: random.Random,
    disk: Path | None = None,
    early: list[int] | None = None,
) -> list[str]:
    """Start, kill, resume, kill ... then resume to the end; what was wrong, in words.

    `early` takes the numbers of the runs that had ended before they were killed: done, or the disk was full.
    """
    early = [] if early is None else early
    partial, manifest = output.with_name(output.name + ".partial"), output.with_name(output.name + ".partial.manifest")
    wrong = []
    kept = 0
    for number in range(kills):
        jobs = str(order.choice((1, 2, 3)))
        more = ("--jobs", jobs, "--resume") if number else ("--jobs", jobs)
        if disk:
            fill(disk, order.choice((0, len(expected) // 2, 2 * len(expected))))
        running = subprocess.Popen(command(folder, output, *more), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(order.uniform(0.05, 1.2))
        if running.poll() is not None:
            early.append(number)
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
    if disk:
        (disk / "filler").unlink(missing_ok=True)
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
    parser = argparse.ArgumentParser(
        prog="python -m tests.faults.kills", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--files", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--small-disk", type=Path)
    options = parser.parse_args()
    order = random.Random(options.seed)
    failed, left, runs = 0, options.kills, 0
    early: list[int] = []
    with tempfile.TemporaryDirectory(dir=options.small_disk) as name:
        folder = Path(name) / "in"
        write_folder(folder, options.files)
        expected = undisturbed(folder, Path(name) / "quiet" / "out.jsonl")
        while left > 0:
            kills = min(left, order.randint(1, 4))
            wrong = kill_and_resume(
                folder, Path(name) / f"run{runs}" / "out.jsonl", expected, kills, order, options.small_disk, early
            )
            for line in wrong:
                print(f"run {runs}: {line}")
            failed, runs = failed + len(wrong), runs + 1
            left -= kills
    print(f"{options.kills - len(early)} kills in {runs} runs, {len(early)} had ended before, {failed} wrong")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
