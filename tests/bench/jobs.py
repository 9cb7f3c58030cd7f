"""Many files: the rate by the number of workers, and what memory a worker holds as it goes on."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from report_parser.batch.journal import Journal
from report_parser.batch.process import WorkerProcess
from report_parser.batch.run import Options, run_batch
from report_parser.limits import DEFAULT_LIMITS

EARLY = 100
"""The file at which a worker's memory is first looked at."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Files read with so many workers, seconds by the clock, and the output's hash."""

    jobs: int
    files: int
    seconds: float
    digest: str

    def a_second(self) -> float:
        return self.files / self.seconds


def rate_of(paths: list[Path], folder: Path, jobs: int) -> Rate:
    """One run of all files to an output in `folder`. Raises RuntimeError where one of them could not be read."""
    output = folder / f"{jobs}.jsonl"
    summary = run_batch(paths, Journal(output), Options(jobs=jobs))
    if summary.errors:
        raise RuntimeError(f"{summary.errors} of {summary.inputs} files could not be read")
    return Rate(jobs, summary.inputs, summary.seconds, hashlib.sha256(output.read_bytes()).hexdigest())


def memory_of(paths: list[Path]) -> dict[int, int]:
    """Resident bytes of one worker that reads all files, by how many it has read: the 100th, then ten times more each, the last."""
    looks = {EARLY, 10 * EARLY, 100 * EARLY, len(paths)}
    seen: dict[int, int] = {}
    worker = WorkerProcess(DEFAULT_LIMITS)
    try:
        for number, path in enumerate(paths, 1):
            data = path.read_bytes()
            worker.ask(path.name, data, hashlib.sha256(data).hexdigest())
            if number in looks:
                seen[number] = _resident(worker.pid)
    finally:
        worker.kill()
    return seen


def _resident(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS:"))
