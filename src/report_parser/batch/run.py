"""Many inputs through workers: in order, whole, accounted for, whatever one of them does."""

import hashlib
import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from report_parser import __version__
from report_parser.batch.journal import Journal
from report_parser.batch.process import WorkerProcess
from report_parser.errors import CrashedError, OutOfMemoryError, ReportParserError
from report_parser.export.json_writer import format_error
from report_parser.gate import printable, read_file
from report_parser.limits import DEFAULT_LIMITS, Limits

AHEAD = 32
"""How many finished records may wait for an earlier one that is still being read, for each worker."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to run: `jobs` workers, `resume` what an earlier run has left, a lexicon of further words."""

    jobs: int = 1
    resume: bool = False
    lexicon: Path | None = None
    follow_symlinks: bool = True
    limits: Limits = DEFAULT_LIMITS

    def mark(self) -> str:
        """What the records depend on besides the input's bytes."""
        words = hashlib.sha256(self.lexicon.read_bytes()).hexdigest() if self.lexicon else ""
        return f"{__version__} {words}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One input's end: its record, `ok` or the error's code, the seconds it took, whether an earlier run had it."""

    name: str
    record: bytes
    outcome: str
    seconds: float
    key: str = ""
    reused: bool = False


@dataclass(slots=True)
class Summary:
    """The account of a run: every input is a report or an error."""

    inputs: int = 0
    reports: int = 0
    errors: int = 0
    reused: int = 0
    seconds: float = 0.0
    missing_layers: list[str] = field(default_factory=list)

    def adds_up(self) -> bool:
        return self.inputs == self.reports + self.errors


class _Slot(threading.Thread):
    """One worker's keeper: takes inputs, asks the worker, hands on outcomes."""

    def __init__(self, run: "_Run") -> None:
        super().__init__(daemon=True)
        self.run_ = run
        self.worker: WorkerProcess | None = None

    def run(self) -> None:
        try:
            while (place := self.run_.take()) is not None:
                self.run_.give(place, self.read(self.run_.paths[place]))
        finally:
            if self.worker is not None:
                self.worker.kill()

    def read(self, path: Path) -> Outcome:
        run, name = self.run_, printable(str(path))
        started = time.monotonic()
        try:
            data = read_file(path, limits=run.options.limits, follow_symlinks=run.options.follow_symlinks)
        except ReportParserError as error:
            return Outcome(name, format_error(name, error), error.code, time.monotonic() - started)
        key = hashlib.sha256(data + run.mark).hexdigest()
        known = run.known.get((name, key))
        if known is not None:
            return Outcome(name, known, "error" if b'"error":{' in known[:2000] else "ok", 0.0, key, reused=True)
        try:
            record = self.ask(name, data)
        except ReportParserError as error:
            return Outcome(name, format_error(name, error, data), error.code, time.monotonic() - started, key)
        outcome = "error" if b'"error":{"code"' in record[:2000] else "ok"
        return Outcome(name, record, outcome, time.monotonic() - started, key)

    def ask(self, name: str, data: bytes) -> bytes:
        """Ask the worker; after a crash or too much memory, once more in a fresh one."""
        for last in (False, True):
            if self.worker is None or self.worker.worn():
                self.renew()
            assert self.worker is not None
            try:
                return self.worker.ask(name, data)
            except (CrashedError, OutOfMemoryError):
                self.worker = None
                if last:
                    raise
            except ReportParserError:
                self.worker = None
                raise
        raise AssertionError("unreachable")

    def renew(self) -> None:
        if self.worker is not None:
            self.worker.kill()
        self.worker = WorkerProcess(self.run_.options.limits, self.run_.options.lexicon)
        self.run_.missing_layers |= set(self.worker.missing)


class _Run:
    def __init__(self, paths: Sequence[Path], options: Options, known: dict[tuple[str, str], bytes]) -> None:
        self.paths, self.options, self.known = paths, options, known
        self.mark = options.mark().encode()
        self.next, self.written = 0, 0
        self.stopped = False
        self.changed = threading.Condition()
        self.outcomes: queue.Queue[tuple[int, Outcome]] = queue.Queue()
        self.missing_layers: set[str] = set()

    def take(self) -> int | None:
        """The next input's place, None when there is no more; waits while too many finished records wait."""
        with self.changed:
            while (
                not self.stopped
                and self.next < len(self.paths)
                and self.next - self.written >= AHEAD * self.options.jobs
            ):
                self.changed.wait()
            if self.stopped or self.next >= len(self.paths):
                return None
            self.next += 1
            return self.next - 1

    def give(self, place: int, outcome: Outcome) -> None:
        self.outcomes.put((place, outcome))

    def wrote(self, count: int) -> None:
        with self.changed:
            self.written = count
            self.changed.notify_all()

    def stop(self) -> None:
        with self.changed:
            self.stopped = True
            self.changed.notify_all()


def run_batch(
    paths: Sequence[Path],
    write: Callable[[bytes], object] | Journal,
    options: Options,
    on_outcome: Callable[[Outcome, Summary], None] | None = None,
) -> Summary:
    """Read every path; records go to `write` (or the journal) in the order of `paths`, each whole.

    The bytes written are the same whatever `options.jobs`. KeyboardInterrupt leaves a journal that can be resumed.
    """
    started = time.monotonic()
    journal = write if isinstance(write, Journal) else None
    known = journal.finished() if journal and options.resume else {}
    if journal:
        journal.open()
    run = _Run(paths, options, known)
    slots = [_Slot(run) for _ in range(max(1, min(options.jobs, len(paths))))]
    for slot in slots:
        slot.start()
    summary = Summary(inputs=len(paths))
    waiting: dict[int, Outcome] = {}
    done = 0
    try:
        while done < len(paths):
            try:
                place, outcome = run.outcomes.get(timeout=1.0)
            except queue.Empty:
                if not any(slot.is_alive() for slot in slots) and run.outcomes.empty():
                    raise CrashedError("the workers are gone before all inputs were read") from None
                continue
            waiting[place] = outcome
            while done in waiting:
                outcome = waiting.pop(done)
                done += 1
                summary.reports += outcome.outcome == "ok"
                summary.errors += outcome.outcome != "ok"
                summary.reused += outcome.reused
                if journal:
                    journal.append(outcome.name, outcome.key, outcome.outcome, outcome.record, outcome.seconds)
                else:
                    write(outcome.record)  # type: ignore[operator]
                run.wrote(done)
                summary.seconds = time.monotonic() - started
                if on_outcome:
                    on_outcome(outcome, summary)
        if journal:
            journal.finish()
    except BaseException:
        if journal:
            journal.abandon()
        raise
    finally:
        run.stop()
        for slot in slots:
            if slot.worker is not None and not slot.is_alive():
                slot.worker.kill()
        for slot in slots:
            slot.join(timeout=2.0)
        for slot in slots:
            if slot.worker is not None:
                slot.worker.kill()
    summary.seconds = time.monotonic() - started
    summary.missing_layers = sorted(run.missing_layers)
    return summary
