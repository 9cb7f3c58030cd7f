"""One input to one outcome, whatever it is and whatever it does to its worker."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import asdict, field
from pathlib import Path

from report_parser.batch.process import Reply, WorkerProcess, WorkerStartError
from report_parser.errors import CrashedError, OutOfMemoryError, ReportParserError, TimedOutError
from report_parser.export.json_writer import format_error
from report_parser.gate import printable, read_file
from report_parser.limits import DEFAULT_LIMITS, Limits
from report_parser.records import dataclass

_STARTS = 3


@dataclass(frozen=True, slots=True)
class Options:
    """How to run: `jobs` workers, `resume` what an earlier run has left, a lexicon of further words.

    Symbolic links among the inputs are read through only with `follow_symlinks`, or where the link is one of `named`.
    """

    jobs: int = 1
    resume: bool = False
    lexicon: Path | None = None
    follow_symlinks: bool = False
    named: frozenset[Path] = field(default=frozenset())
    limits: Limits = DEFAULT_LIMITS

    def mark(self) -> str:
        """What the records depend on besides the input's bytes and the version; empty for the defaults."""
        parts = []
        if self.lexicon:
            parts.append("lexicon " + hashlib.sha256(self.lexicon.read_bytes()).hexdigest()[:16])
        if self.limits != DEFAULT_LIMITS:
            usual = asdict(DEFAULT_LIMITS)
            parts += [f"{name} {value:g}" for name, value in asdict(self.limits).items() if value != usual[name]]
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Known:
    """A record that an earlier run wrote: what became of the input, in how many seconds, and where it stands."""

    outcome: str
    seconds: float
    file: int
    start: int
    length: int
    crc: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """One input's end: its record, `ok` or the error's code, the seconds it took, the bytes' hash.

    `known` in the record's place is where an earlier run wrote it.
    """

    name: str
    record: bytes
    outcome: str
    seconds: float
    sha256: str = ""
    known: Known | None = None

    @property
    def reused(self) -> bool:
        return self.known is not None


class Keeper:
    """Holds one worker at a time and never an input's bytes longer than needed. For one thread."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.worker: WorkerProcess | None = None
        self.missing_layers: set[str] = set()
        self.starts = 0
        self.stopped = False

    def read_path(self, path: Path, known: Callable[[str, str], Known | None]) -> Outcome:
        """The outcome of one file. Raises WorkerStartError where no worker can be had for any input."""
        name = printable(str(path))
        follow = self.options.follow_symlinks or path in self.options.named
        started = time.monotonic()
        try:
            data = read_file(path, limits=self.options.limits, follow_symlinks=follow)
        except ReportParserError as error:
            return Outcome(name, format_error(name, error), error.code, time.monotonic() - started)
        return self.read(name, data, known)

    def read(self, name: str, data: bytes, known: Callable[[str, str], Known | None]) -> Outcome:
        """The outcome of one input's bytes. Raises WorkerStartError."""
        started = time.monotonic()
        digest = hashlib.sha256(data).hexdigest()
        if (earlier := known(name, digest)) is not None:
            return Outcome(name, b"", earlier.outcome, earlier.seconds, digest, earlier)
        try:
            reply = self._ask(name, data, digest)
        except ReportParserError as error:
            reply = Reply(format_error(name, error, data), error.code)
        return Outcome(name, reply.record, reply.code or "ok", time.monotonic() - started, digest)

    def _ask(self, name: str, data: bytes, digest: str) -> Reply:
        """Ask the worker; after a crash or too much memory once more in a fresh one; then for the pages before the end."""
        tries = 0
        while True:
            worker = self._worker()
            try:
                return worker.ask(name, data, digest)
            except (CrashedError, OutOfMemoryError, TimedOutError) as error:
                self.worker = None
                tries += 1
                if self.stopped:
                    raise
                if tries == 2 or isinstance(error, TimedOutError):
                    return self._salvage(name, data, digest, worker, error)

    def _salvage(self, name: str, data: bytes, digest: str, worker: WorkerProcess, error: ReportParserError) -> Reply:
        """The pages that were read before the one that the worker did not come back from. Raises `error` without any."""
        done, pages = worker.pages_done, worker.pages
        if not 0 < done < pages:
            raise error
        rest = f"page {pages}" if done + 1 == pages else f"pages {done + 1}-{pages}"
        try:
            reply = self._worker().ask(name, data, digest, done, f"{rest}: {error.message}")
        except ReportParserError:
            self.worker = None
            raise error from None
        if reply.code is not None:
            raise error
        return reply

    def _worker(self) -> WorkerProcess:
        if self.worker is not None and self.worker.worn():
            self.close()
        for last in (False,) * (_STARTS - 1) + (True,):
            if self.worker is not None or self.stopped:
                break
            try:
                self.worker = WorkerProcess(self.options.limits, self.options.lexicon)
                self.starts += 1
            except WorkerStartError:
                if last:
                    raise
        if self.stopped:
            self.close()
        if self.worker is None:
            raise WorkerStartError("the run was stopped")
        self.missing_layers |= set(self.worker.missing)
        return self.worker

    def stop(self) -> None:
        """From another thread: end the worker, start no other."""
        self.stopped = True
        worker = self.worker
        if worker is not None:
            worker.stop()

    def close(self) -> None:
        worker, self.worker = self.worker, None
        if worker is not None:
            worker.kill()


def nothing_known(name: str, sha256: str) -> None:
    """For runs that go on from nothing."""
