"""What a run has done, so that an interrupted one can go on, and the account of it at the end.

While it runs, records are appended to `OUT.partial` and told in `OUT.partial.manifest`, one JSON line each; neither is
ever rewritten while it holds something that is not elsewhere. At the end the output and its manifest are put in place
whole. What a kill or a full disk cut short is found by length and checksum, and read again.
"""

import contextlib
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from report_parser import __version__
from report_parser.batch.keeper import Known, Outcome
from report_parser.records import dataclass

_PIECE = 1 << 20


class AccountError(Exception):
    """What was written is not what was read: the program is at fault, and the output was not put in place."""


class BusyError(OSError):
    """Another run is writing to the same output."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One finished input: the hash of its bytes, what read it and how, what became of it, and its record's place."""

    name: str
    sha256: str
    version: str
    options: str
    outcome: str
    start: int
    length: int
    crc32: int
    seconds: float


class Journal:
    """An output with its manifest, and the partial ones that become them."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.manifest = _beside(output, ".manifest")
        self.partial = _beside(output, ".partial")
        self.partial_manifest = _beside(output, ".partial.manifest")
        self.next = _beside(output, ".next")
        self.next_manifest = _beside(output, ".next.manifest")
        self._known: dict[tuple[str, str, str, str], list[Known]] = {}
        self._entries: list[Entry] = []
        self._places: list[int] = []
        self._open: dict[str, int] = {}

    def files(self) -> tuple[Path, ...]:
        """Every file that this journal may write."""
        return (
            self.output, self.manifest, self.partial, self.partial_manifest, self.next, self.next_manifest,
        )  # fmt: skip

    def begin(self, resume: bool, options: str) -> None:
        """Open the partial output: a new one, or with `resume` the one that is there, cut back to its last whole record.

        Raises BusyError where another run writes there, OSError where it cannot be written.
        """
        self.output.parent.mkdir(parents=True, exist_ok=True)
        self.options = options
        self._records = os.open(self.partial, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        _lock(self._records, self.output)
        self._told = os.open(self.partial_manifest, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        if resume:
            self._load()
        else:
            os.ftruncate(self._records, 0)
            os.ftruncate(self._told, 0)
        self._place = os.lseek(self._records, 0, os.SEEK_END)
        os.lseek(self._told, 0, os.SEEK_END)

    def _load(self) -> None:
        whole = told = 0
        size = os.fstat(self._records).st_size
        for entry, line in _read_entries(self.partial_manifest):
            if entry.start != whole or entry.start + entry.length > size:
                break
            whole, told = whole + entry.length, told + len(line)
            self._remember(entry, self._records)
        os.ftruncate(self._records, whole)
        os.ftruncate(self._told, told)
        if self.output.is_file():
            self._output = os.open(self.output, os.O_RDONLY | os.O_CLOEXEC)
            for listed in (self.manifest, self.next_manifest):
                for entry, _ in _read_entries(listed):
                    self._remember(entry, self._output)

    def _remember(self, entry: Entry, file: int) -> None:
        key = (entry.name, entry.sha256, entry.version, entry.options)
        self._known.setdefault(key, []).append(
            Known(entry.outcome, entry.seconds, file, entry.start, entry.length, entry.crc32)
        )

    def known(self, name: str, sha256: str) -> Known | None:
        """The record that an earlier run wrote for the same bytes, read by the same version and options; whole."""
        for found in self._known.get((name, sha256, __version__, self.options), ()):
            if found.outcome == "missing-dependency":
                continue
            if _crc(found) == found.crc:
                return found
        return None

    def append(self, outcome: Outcome) -> None:
        """Write one record whole, then its manifest line. Both are the system's when this returns. Raises OSError."""
        known = outcome.known
        if known is not None:
            start, length, crc = known.start, known.length, known.crc
        else:
            start, length, crc = self._place, len(outcome.record), zlib.crc32(outcome.record)
        entry = Entry(
            outcome.name, outcome.sha256, __version__, self.options, outcome.outcome, start, length, crc, round(outcome.seconds, 3),
        )  # fmt: skip
        if known is None:
            _write(self._records, outcome.record)
            self._place += length
            _write(self._told, format_entry(entry))
        self._entries.append(entry)
        self._places.append(self._records if known is None else known.file)

    def finish(self, inputs: int) -> None:
        """Check the account and put output and manifest in place. Raises AccountError, OSError; the old ones then stay."""
        if len(self._entries) != inputs:
            raise AccountError(f"{inputs} inputs, but {len(self._entries)} records")
        if self._in_order():
            entries, data, listing = self._entries, self.partial, self.partial_manifest
            os.fsync(self._records)
            os.fsync(self._told)
        else:
            entries, data, listing = self._gather(), self.next, self.next_manifest
        if data.stat().st_size != sum(entry.length for entry in entries):
            raise AccountError("the records' lengths do not add up to the output's")
        data.replace(self.output)
        listing.replace(self.manifest)
        self._close()
        for left in (self.partial, self.partial_manifest):
            left.unlink(missing_ok=True)
        _sync_folder(self.output.parent)

    def _in_order(self) -> bool:
        place = 0
        for entry, file in zip(self._entries, self._places, strict=True):
            if file != self._records or entry.start != place:
                return False
            place += entry.length
        return place == self._place and sum(1 for _ in _read_entries(self.partial_manifest)) == len(self._entries)

    def _gather(self) -> list[Entry]:
        """The records from where they stand, in the order of the inputs, as a new output beside the old."""
        entries: list[Entry] = []
        place = 0
        try:
            with self.next.open("wb") as data, self.next_manifest.open("wb") as listing:
                for entry, file in zip(self._entries, self._places, strict=True):
                    for piece in _pieces(file, entry.start, entry.length):
                        data.write(piece)
                    moved = Entry(**{**asdict(entry), "start": place})
                    listing.write(format_entry(moved))
                    entries.append(moved)
                    place += entry.length
                for stream in (data, listing):
                    stream.flush()
                    os.fsync(stream.fileno())
        except BaseException:
            for left in (self.next, self.next_manifest):
                with contextlib.suppress(OSError):
                    left.unlink()
            raise
        return entries

    def abandon(self) -> None:
        """Leave what was written so far for `--resume`."""
        self._close()

    def _close(self) -> None:
        for name in ("_records", "_told", "_output"):
            descriptor = getattr(self, name, None)
            if descriptor is not None:
                with contextlib.suppress(OSError):
                    os.close(descriptor)
                setattr(self, name, None)


def _beside(output: Path, ending: str) -> Path:
    return output.with_name(output.name + ending)


def format_entry(entry: Entry) -> bytes:
    return json.dumps(asdict(entry), ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _pieces(file: int, start: int, length: int) -> Iterator[bytes]:
    while length:
        piece = os.pread(file, min(_PIECE, length), start)
        if not piece:
            raise AccountError("a record of an earlier run is gone")
        yield piece
        start, length = start + len(piece), length - len(piece)


def _crc(known: Known) -> int:
    crc = 0
    try:
        for piece in _pieces(known.file, known.start, known.length):
            crc = zlib.crc32(piece, crc)
    except (OSError, AccountError):
        return -1
    return crc


def _read_entries(path: Path) -> Iterator[tuple[Entry, bytes]]:
    """The manifest's entries with their lines, up to the first that is not whole."""
    try:
        with path.open("rb") as lines:
            yield from read_entries(lines)
    except OSError:
        return


def read_entries(lines: Iterable[bytes]) -> Iterator[tuple[Entry, bytes]]:
    """A manifest's lines as entries, up to the first that is not whole."""
    for line in lines:
        try:
            entry = Entry(**json.loads(line))
        except (ValueError, TypeError):
            return
        if not line.endswith(b"\n"):
            return
        yield entry, line


def _lock(descriptor: int, output: Path) -> None:
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise BusyError(error.errno, "another run is writing there") from error


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
