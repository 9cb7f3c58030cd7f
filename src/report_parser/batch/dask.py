"""The same batch on a Dask cluster: parts of JSON Lines, each with its manifest, read in the same isolating workers.

A part is a task. It holds the inputs of its place in the list, in order, so that the parts one after another are the
bytes that one machine writes. A Dask worker that dies costs its parts another try; what cannot be read on any is an
error record. Inputs and output are paths that all machines see, or addresses that fsspec knows (`s3://bucket/folder`).
Where Parquet is asked for, each part stands there in that form too.
"""

import json
import tempfile
import threading
import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from report_parser import __version__
from report_parser.atomic import write_whole
from report_parser.batch.journal import AccountError, Entry, format_entry, read_entries
from report_parser.batch.keeper import Keeper, Known, Options, Outcome
from report_parser.batch.run import Summary
from report_parser.errors import CrashedError, MissingDependencyError, NotFoundError, ReportParserError, TooLargeError
from report_parser.export.forms import check_form
from report_parser.export.json_writer import format_error
from report_parser.export.read_back import parse_record
from report_parser.gate import harmless, largest, printable
from report_parser.records import dataclass

PART = 100
"""Inputs in a part: some seconds of work, a few megabytes of records."""
AHEAD = 1_000
"""Parts that the scheduler knows of at a time."""
RETRIES = 3

INSTALL = "Dask is not installed: pip install '.[cluster]' in the checkout"

Line = tuple[str, bool]
"""What the driver is told of one input: its outcome, and whether an earlier run had it."""

_own = threading.local()


def is_address(name: str) -> bool:
    return "://" in name


def find_addresses(name: str) -> list[str]:
    """The files of an address: itself, what its `*` stands for, or all below a folder, in the order of names."""
    import fsspec

    system, path = fsspec.core.url_to_fs(name)
    if "*" in path:
        found = system.glob(path)
    elif system.isdir(path):
        found = system.find(path)
        if not found:
            raise NotFoundError(f"the folder {name} holds no files")
    else:
        return [name]
    return sorted(str(system.unstrip_protocol(one)) for one in found)


def run_dask(
    names: Sequence[str],
    output: str,
    options: Options,
    scheduler: str | None = None,
    part_size: int = PART,
    on_part: Callable[[Summary], None] | None = None,
    parquet: bool = False,
) -> Summary:
    """Read every input (paths or addresses) into `output/part-00000.jsonl` and so on; `output/account.json` says how it went.

    With `parquet`, `output/part-00000.parquet` and so on hold the same.
    Without `scheduler`, a cluster of `options.jobs` processes on this machine. Raises MissingDependencyError without
    Dask (or pyarrow), AccountError where inputs and records do not add up, OSError where the scheduler or the output cannot be
    reached, WorkerStartError where the cluster's machines cannot start a worker.
    """
    try:
        distributed: Any = import_module("distributed")
    except ImportError as error:
        raise MissingDependencyError(INSTALL) from error
    if parquet:
        check_form("parquet")
    started = time.monotonic()
    summary = Summary(inputs=len(names))
    output, names = _as_seen_anywhere(output), [_as_seen_anywhere(name) for name in names]
    words = options.lexicon.read_bytes() if options.lexicon else None
    mark = options.mark()
    carried = replace(options, lexicon=None)
    parts = [
        Part(part_name(output, number), tuple(names[place : place + part_size]), place + 1 if parquet else None)
        for number, place in enumerate(range(0, len(names), part_size))
    ]
    place = {} if scheduler else {"n_workers": options.jobs, "threads_per_worker": 1, "dashboard_address": None}
    with distributed.Client(scheduler, **place) as client:
        _check_versions(client.run(_version))
        lines = _submit(client, parts, carried, words, mark)
        for part in lines:
            for outcome, reused in part:
                summary.count(Outcome("", b"", outcome, 0.0, known=_REUSED if reused else None))
            summary.seconds = time.monotonic() - started
            if on_part:
                on_part(summary)
    if not summary.adds_up():
        raise AccountError(f"{summary.inputs} inputs, but {summary.reports} reports and {summary.errors} errors")
    _remove_parts_from(output, len(parts))
    account = {"inputs": summary.inputs, "reports": summary.reports, "errors": summary.errors, "parts": len(parts)}
    _write(f"{output}/account.json", json.dumps(account | {"codes": summary.codes}).encode() + b"\n")
    summary.seconds = time.monotonic() - started
    return summary


def _as_seen_anywhere(name: str) -> str:
    """The name whatever folder a process stands in."""
    return name if is_address(name) else str(Path(name).absolute())


_REUSED = Known("", 0.0, 0, 0, 0, 0)


def _version() -> str:
    return __version__


def _check_versions(found: dict[str, str]) -> None:
    other = {version for version in found.values() if version != __version__}
    if other:
        raise OSError(0, f"the cluster has report-parser {', '.join(sorted(other))}, here is {__version__}")


def _submit(client: Any, parts: Sequence["Part"], options: Options, words: bytes | None, mark: str) -> Any:
    """Each part's lines as it is finished, never more than AHEAD parts with the scheduler."""
    left = iter(enumerate(parts))
    running = import_module("distributed").as_completed()
    numbers: dict[str, int] = {}

    def submit_next() -> None:
        for number, part in left:
            future = client.submit(read_part, part, options, words, mark, retries=RETRIES, pure=False)
            numbers[future.key] = number
            running.add(future)
            return

    for _ in range(min(AHEAD, len(parts))):
        submit_next()
    for future in running:
        number = numbers.pop(future.key)
        if future.status == "finished":
            yield future.result()
        elif type(future.exception()).__name__ == "KilledWorker":
            yield _give_up(parts[number], mark, future.exception())
        else:  # no input is to blame: the output cannot be written, no worker starts, the run was cancelled
            future.result()
        submit_next()


def _give_up(part: "Part", mark: str, reason: BaseException) -> list[Line]:
    """A part that no machine could read, as error records."""
    error = CrashedError(
        harmless(f"the machines that read it were lost ({type(reason).__name__}: {str(reason)[:200]})")
    )
    outcomes = [Outcome(printable(name), format_error(printable(name), error), error.code, 0.0) for name in part.names]
    _write_part(outcomes, part, mark)
    return [(outcome.outcome, False) for outcome in outcomes]


def part_name(output: str, number: int) -> str:
    return f"{output.rstrip('/')}/part-{number:05}.jsonl"


@dataclass(frozen=True, slots=True)
class Part:
    """What a task reads and where it writes; `first` is the number of its first input where Parquet is asked for."""

    target: str
    names: tuple[str, ...]
    first: int | None = None

    @property
    def parquet(self) -> str:
        return self.target.removesuffix(".jsonl") + ".parquet"


def read_part(part: Part, options: Options, words: bytes | None, mark: str) -> list[Line]:
    """One task: read the inputs, write the part with its manifest, and tell what became of each input."""
    keeper = _keeper(options, words)
    earlier = _earlier(part.target, mark) if options.resume else {}
    outcomes: list[Outcome] = []
    lines: list[Line] = []
    for name in part.names:
        outcome = _read(keeper, name, lambda shown, sha256: (earlier.get((shown, sha256)) or (None,))[0])
        lines.append((outcome.outcome, outcome.reused))
        if outcome.known is not None:
            outcome = replace(outcome, record=earlier[outcome.name, outcome.sha256][1], known=None)
        outcomes.append(outcome)
    whole = all(reused for _, reused in lines) and len(lines) == len(earlier)
    if not whole or (part.first is not None and not _exists(part.parquet)):
        _write_part(outcomes, part, mark)
    return lines


def _keeper(options: Options, words: bytes | None) -> Keeper:
    """This thread's keeper, which goes on from part to part."""
    wanted = (options, words)
    if getattr(_own, "wanted", None) != wanted:
        if hasattr(_own, "keeper"):
            _own.keeper.close()
        lexicon = None
        if words is not None:
            with tempfile.NamedTemporaryFile(suffix=".toml", delete=False) as stream:
                stream.write(words)
            lexicon = Path(stream.name)
        _own.wanted, _own.keeper = wanted, Keeper(replace(options, lexicon=lexicon))
    keeper: Keeper = _own.keeper
    return keeper


def _read(keeper: Keeper, name: str, known: Callable[[str, str], Known | None]) -> Outcome:
    if not is_address(name):
        return keeper.read_path(Path(name), known)
    started = time.monotonic()
    try:
        data = _fetch(name, largest(keeper.options.limits))
    except ReportParserError as error:
        shown = printable(name)
        return Outcome(shown, format_error(shown, error), error.code, time.monotonic() - started)
    return keeper.read(printable(name), data, known)


def _fetch(address: str, most: int) -> bytes:
    """An input's bytes. Raises NotFoundError, MissingDependencyError (no package for this kind of address), TooLargeError."""
    import fsspec

    shown = printable(address)
    try:
        with fsspec.open(address, "rb") as stream:
            data: bytes = stream.read(most + 1)
    except ImportError as error:
        raise MissingDependencyError(f"{shown} cannot be read here: {error}") from error
    except Exception as error:
        raise NotFoundError(f"{shown} cannot be read: {type(error).__name__}: {str(error)[:200]}") from error
    if len(data) > most:
        raise TooLargeError(f"{shown} has more than {most:,} bytes, the most that are read")
    return data


def _earlier(target: str, mark: str) -> dict[tuple[str, str], tuple[Known, bytes]]:
    """What an earlier run wrote into the same part, by name and hash; whole records alone."""
    data, manifest = _read_whole(target), _read_whole(target + ".manifest")
    found: dict[tuple[str, str], tuple[Known, bytes]] = {}
    for entry, _ in read_entries(manifest.splitlines(keepends=True)):
        record = data[entry.start : entry.start + entry.length]
        if (entry.version, entry.options) != (__version__, mark) or zlib.crc32(record) != entry.crc32:
            continue
        if not entry.sha256 or entry.outcome == "missing-dependency":
            continue
        known = Known(entry.outcome, entry.seconds, 0, entry.start, entry.length, entry.crc32)
        found[entry.name, entry.sha256] = (known, record)
    return found


def _write_part(outcomes: Sequence[Outcome], part: Part, mark: str) -> None:
    place = 0
    listing: list[bytes] = []
    for one in outcomes:
        entry = Entry(
            name=one.name,
            sha256=one.sha256,
            version=__version__,
            options=mark,
            outcome=one.outcome,
            start=place,
            length=len(one.record),
            crc32=zlib.crc32(one.record),
            seconds=round(one.seconds, 3),
        )
        listing.append(format_entry(entry))
        place += entry.length
    # The manifest comes last: what it does not tell is read again.
    _write(part.target, b"".join(one.record for one in outcomes))
    if part.first is not None:
        from report_parser.export.parquet_writer import format_parquet

        _write(part.parquet, format_parquet((parse_record(one.record) for one in outcomes), part.first))
    _write(part.target + ".manifest", b"".join(listing))


def _write(target: str, data: bytes) -> None:
    """Whole or not at all, as object stores do by themselves."""
    if not is_address(target):
        write_whole(Path(target), data)
        return
    import fsspec

    system, path = fsspec.core.url_to_fs(target, auto_mkdir=True)
    system.pipe_file(path, data)


def _read_whole(target: str) -> bytes:
    if not is_address(target):
        try:
            return Path(target).read_bytes()
        except OSError:
            return b""
    import fsspec

    try:
        with fsspec.open(target, "rb") as stream:
            data: bytes = stream.read()
            return data
    except FileNotFoundError:
        return b""


def _exists(target: str) -> bool:
    if not is_address(target):
        return Path(target).exists()
    import fsspec

    system, path = fsspec.core.url_to_fs(target)
    return bool(system.exists(path))


def _remove_parts_from(output: str, number: int) -> None:
    """Parts that an earlier, longer run left behind the last one: they are not of this run's account."""
    while _read_whole(part_name(output, number) + ".manifest"):
        part = Part(part_name(output, number), ())
        for target in filter(_exists, (part.target, part.parquet, part.target + ".manifest")):
            if is_address(target):
                import fsspec

                system, path = fsspec.core.url_to_fs(target)
                system.rm_file(path)
            else:
                Path(target).unlink(missing_ok=True)
        number += 1
