"""Many inputs through workers: in order, whole, accounted for, whatever one of them does."""

import queue
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import field
from pathlib import Path

from report_parser.batch.journal import AccountError, Journal
from report_parser.batch.keeper import Keeper, Known, Options, Outcome, nothing_known
from report_parser.records import dataclass

__all__ = ["Options", "Outcome", "Summary", "run_batch"]

AHEAD = 32
"""How many finished records may wait for an earlier one that is still being read, for each worker."""


@dataclass(slots=True)
class Summary:
    """The account of a run: every input is a report or an error; `codes` counts the errors by code."""

    inputs: int = 0
    reports: int = 0
    errors: int = 0
    reused: int = 0
    seconds: float = 0.0
    worker_starts: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    missing_layers: list[str] = field(default_factory=list)

    def count(self, outcome: Outcome) -> None:
        self.reports += outcome.outcome == "ok"
        self.errors += outcome.outcome != "ok"
        self.reused += outcome.reused
        if outcome.outcome != "ok":
            self.codes[outcome.outcome] += 1

    def adds_up(self) -> bool:
        return self.inputs == self.reports + self.errors


class _Slot(threading.Thread):
    """One worker's thread: takes inputs, hands on outcomes; what no input can be blamed for goes to the main thread."""

    def __init__(self, run: "_Run") -> None:
        super().__init__(daemon=True)
        self.run_ = run
        self.keeper = Keeper(run.options)

    def run(self) -> None:
        run = self.run_
        try:
            while (place := run.take()) is not None:
                run.outcomes.put((place, self.keeper.read_path(run.paths[place], run.known)))
        except BaseException as error:
            run.outcomes.put((-1, error))
        finally:
            self.keeper.close()


class _Run:
    def __init__(self, paths: Sequence[Path], options: Options, known: Callable[[str, str], Known | None]) -> None:
        self.paths, self.options, self.known = paths, options, known
        self.next, self.written = 0, 0
        self.stopped = False
        self.changed = threading.Condition()
        self.outcomes: queue.Queue[tuple[int, Outcome | BaseException]] = queue.Queue()

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
    Raises OSError where the output cannot be written, WorkerStartError where no worker can be had, AccountError where
    inputs and records do not add up; a journal's old output is then as it was.
    """
    if isinstance(write, Journal):
        journal = write
        journal.begin(options.resume, options.mark())
        try:
            summary = _run(paths, options, journal.known, journal.append, on_outcome)
            journal.finish(summary.inputs)
        except BaseException:
            journal.abandon()
            raise
        return summary
    give = write
    return _run(paths, options, nothing_known, lambda outcome: give(outcome.record), on_outcome)


def _run(
    paths: Sequence[Path],
    options: Options,
    known: Callable[[str, str], Known | None],
    write: Callable[[Outcome], object],
    on_outcome: Callable[[Outcome, Summary], None] | None,
) -> Summary:
    started = time.monotonic()
    run = _Run(paths, options, known)
    slots = [_Slot(run) for _ in range(max(1, min(options.jobs, len(paths))))]
    summary = Summary(inputs=len(paths))
    waiting: dict[int, Outcome] = {}
    done = 0
    try:
        for slot in slots:
            slot.start()
        while done < len(paths):
            place, outcome = run.outcomes.get()
            if isinstance(outcome, BaseException):
                raise outcome
            waiting[place] = outcome
            while done in waiting:
                outcome = waiting.pop(done)
                write(outcome)
                done += 1
                summary.count(outcome)
                run.wrote(done)
                summary.seconds = time.monotonic() - started
                if on_outcome:
                    on_outcome(outcome, summary)
    finally:
        run.stop()
        if done < len(paths):
            for slot in slots:
                slot.keeper.stop()
        for slot in slots:
            if slot.ident is not None:
                slot.join()
    if not summary.adds_up():
        raise AccountError(f"{summary.inputs} inputs, but {summary.reports} reports and {summary.errors} errors")
    summary.seconds = time.monotonic() - started
    summary.worker_starts = sum(slot.keeper.starts for slot in slots)
    summary.missing_layers = sorted(set().union(*(slot.keeper.missing_layers for slot in slots)))
    return summary
