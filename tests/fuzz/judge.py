"""What must be true of the outcome of any input, whatever it is: the inputs go through a worker as those of a batch."""

import json
import math
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from report_parser import errors
from report_parser.batch import process
from report_parser.batch.keeper import Keeper, Options, nothing_known
from report_parser.limits import Limits
from tests.fuzz.hostile import NEVER, Case

LIMITS = Limits(wall_seconds=20.0, wall_seconds_per_page=0.0, silent_seconds=20.0)
CODES = {each.code for each in vars(errors).values() if isinstance(each, type) and issubclass(each, Exception)}
STATUSES = {"ok", "degraded", "partial"}
SPAN = {"block", "start", "end", "text"}
LATE = 1.0
"""Seconds that an outcome may come after its limit."""
OVER = 1.05
"""Share of the memory limit that a worker may hold before it is ended."""


@dataclass(slots=True)
class Find:
    """Something that must not be: the input's name, what was wrong, the input."""

    name: str
    wrong: str
    data: bytes = field(repr=False)


@dataclass(slots=True)
class Account:
    """Of a run: how many inputs came to which end, the worst of them, and what was wrong."""

    outcomes: Counter[str] = field(default_factory=Counter)
    finds: list[Find] = field(default_factory=list)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    largest: int = 0
    starts: int = 0
    seconds: float = 0.0

    @property
    def inputs(self) -> int:
        return self.outcomes.total()

    def lines(self) -> Iterator[str]:
        ends = ", ".join(f"{count} {name}" for name, count in self.outcomes.most_common())
        yield f"{self.inputs} inputs: {ends}; {self.starts} workers, {self.seconds:.0f} s"
        yield f"slowest: {', '.join(f'{name} {seconds:.1f} s' for seconds, name in self.slowest[:5])}"
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        yield f"largest worker: {self.largest // 1_000_000} MB; this process: {own} MB"
        for find in self.finds:
            yield f"WRONG {find.name}: {find.wrong}"


def walk(value: Any) -> Iterator[Any]:
    """Every object and number of a record."""
    pending = [value]
    while pending:
        one = pending.pop()
        if isinstance(one, dict):
            yield one
            pending += one.values()
        elif isinstance(one, list):
            pending += one
        elif isinstance(one, float):
            yield one


def check_report(found: dict[str, Any]) -> str | None:
    """What is wrong with a report, if anything: spans that are no slices, numbers that are none."""
    texts = {block["id"]: block["text"] for block in found["blocks"]}
    for one in walk(found):
        if isinstance(one, float):
            if not math.isfinite(one):
                return f"a number that JSON has not: {one}"
        elif one.keys() >= SPAN and texts[one["block"]][one["start"] : one["end"]] != one["text"]:
            return f"a span that is not its slice: {one}"
    return None


def outcome_of(record: bytes) -> tuple[str, dict[str, Any]]:
    """`ok`, `degraded`, `partial` or an error's code. Raises ValueError where the line is no record."""

    def refuse(constant: str) -> float:
        raise ValueError(f"{constant} is no JSON")

    if record.count(b"\n") != 1 or not record.endswith(b"\n"):
        raise ValueError("not one line")
    found = json.loads(record.decode("utf-8"), parse_constant=refuse)
    return (found["error"]["code"] if "error" in found else found["source"]["quality"]["status"]), found


def check(case: Case, record: bytes, seconds: float, limits: Limits) -> tuple[str, str | None]:
    """The outcome, and what is wrong with it, if anything."""
    try:
        outcome, found = outcome_of(record)
    except (ValueError, KeyError) as error:
        return "no record", f"{error}: {record[:200]!r}"
    if outcome not in CODES | STATUSES:
        return outcome, "an outcome that has no name"
    if outcome == "crashed":
        return outcome, found["error"]["message"]
    if case.outcomes and outcome not in case.outcomes:
        return (
            outcome,
            f"not {' or '.join(sorted(case.outcomes))}: {str(found.get('error') or found['source']['quality'])[:200]}",
        )
    most = process.seconds_for(0, limits) if limits.wall_seconds_per_page == 0 else limits.wall_seconds_most
    # After a time-out or a crash the pages before are asked for once more, after too little memory everything is.
    if seconds > (2 if outcome in ("partial", "timed-out", "out-of-memory") else 1) * (most + LATE):
        return outcome, f"{seconds:.1f} s, {most:g} are allowed"
    text = record.decode()
    if "error" not in found:
        if wrong := check_report(found):
            return outcome, wrong
        if outcome == "ok" and (lost := [mark for mark in case.marks if mark not in text]):
            return outcome, f"lost without a word: {lost[:3]}"
    for secret in NEVER:
        if secret in text:
            return outcome, f"{secret} in the output"
    return outcome, None


def judge(
    cases: Iterable[Case], *, limits: Limits = LIMITS, jobs: int = 2, until: Callable[[], bool] = lambda: False
) -> Account:
    """Every case through a worker, `jobs` at a time, until `until` says so."""
    account = Account()
    lock = Lock()
    started = time.monotonic()
    waiting = iter(cases)
    usual = process.WorkerProcess.usage

    def watched(worker: process.WorkerProcess) -> process.Usage:
        usage = usual(worker)
        account.largest = max(account.largest, usage.memory)
        return usage

    def serve() -> None:
        keeper = Keeper(Options(limits=limits))
        try:
            while True:
                with lock:
                    case = None if until() else next(waiting, None)
                if case is None:
                    return
                data = case.make()
                found = keeper.read(case.name, data, nothing_known)
                outcome, wrong = check(case, found.record, found.seconds, limits)
                with lock:
                    account.outcomes[outcome] += 1
                    account.slowest = sorted([*account.slowest, (found.seconds, case.name)], reverse=True)[:10]
                    if wrong:
                        account.finds.append(Find(case.name, wrong, data))
        finally:
            account.starts += keeper.starts
            keeper.close()

    process.WorkerProcess.usage = watched  # type: ignore[method-assign]
    try:
        with ThreadPoolExecutor(jobs) as pool:
            for each in [pool.submit(serve) for _ in range(jobs)]:
                each.result()
    finally:
        process.WorkerProcess.usage = usual  # type: ignore[method-assign]
    if account.largest > OVER * limits.memory_bytes:
        account.finds.append(Find("all", f"a worker held {account.largest:,} of {limits.memory_bytes:,} bytes", b""))
    account.seconds = time.monotonic() - started
    return account
