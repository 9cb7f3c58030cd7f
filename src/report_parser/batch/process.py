"""The parent's hold on one worker: start it, ask it, watch its time and memory, and end it."""

import contextlib
import json
import os
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
import weakref
from dataclasses import asdict
from pathlib import Path

import msgspec

from report_parser.batch.frames import MOST_BYTES, ProtocolError
from report_parser.batch.worker import ANSWER, LAST_ANSWER, PROGRESS
from report_parser.errors import CrashedError, OutOfMemoryError, TimedOutError
from report_parser.limits import Limits
from report_parser.records import dataclass

START_SECONDS = 60.0
SERVED_MOST = 500
_LOOK_SECONDS = 0.015
_COUNT_SECONDS = 0.1
"""How often the worker's offspring is counted anew."""
_STOP_SECONDS = 5.0
_BYTES_A_PAGE = 50_000
_LENGTH = struct.Struct(">I")
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class WorkerStartError(Exception):
    """No worker came up: nothing is wrong with an input, and no input can be read."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A worker's answer that was found to be one: a whole record of the document asked for, and the error's code."""

    record: bytes
    code: str | None


@dataclass(frozen=True, slots=True)
class Usage:
    """Resident bytes, and processor seconds since the start."""

    memory: int
    processor_seconds: float


class _Source(msgspec.Struct):
    name: str
    sha256: str


class _Error(msgspec.Struct):
    code: str
    message: str


class _Record(msgspec.Struct):
    source: _Source
    error: _Error | None = None
    schema_version: str | None = None


_DECODER = msgspec.json.Decoder(_Record)


def seconds_for(size: int, limits: Limits) -> float:
    """How long a worker may take over an input of `size` bytes."""
    return min(limits.wall_seconds + limits.wall_seconds_per_page * size / _BYTES_A_PAGE, limits.wall_seconds_most)


def worker_command() -> list[str]:
    """The command that starts a worker. `-P`: a folder of inputs that is called in must not be imported from."""
    return [sys.executable, "-P", "-m", "report_parser.batch.worker"]


class WorkerProcess:
    """A worker that serves one document after another. `missing` are the layers of confinement the platform lacks.

    `pages_done` and `pages` are how far the document last asked for has come, 0 where it has no pages.
    """

    def __init__(self, limits: Limits, lexicon: Path | None = None) -> None:
        """Start it. Raises WorkerStartError."""
        self.limits = limits
        self.served = 0
        self.last = False
        self.pages_done = self.pages = 0
        self.buffer = bytearray()
        self.pid = 0
        self._members: list[int] = []
        self._counted = 0.0
        self.folder = tempfile.mkdtemp(prefix="report-parser-")
        weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONSTARTUP"}
        try:
            self.process = subprocess.Popen(
                worker_command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                bufsize=0,
                start_new_session=True,
            )
        except OSError as error:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise WorkerStartError(f"a worker cannot be started: {error.strerror}") from error
        try:
            assert self.process.stdin and self.process.stdout
            self.requests, self.answers = self.process.stdin.fileno(), self.process.stdout.fileno()
            os.set_blocking(self.requests, False)
            told = {
                "limits": asdict(limits),
                "lexicon": str(lexicon.absolute()) if lexicon else None,
                "folder": self.folder,
            }
            greeting = json.loads(self._exchange(_framed(json.dumps(told).encode()), START_SECONDS))
            self.pid = int(greeting["pid"])
            self.missing = [str(each) for each in greeting["missing"]]
        except (ValueError, KeyError, TypeError, ProtocolError, EOFError, OSError, TimeoutError, MemoryError) as error:
            self.kill()
            raise WorkerStartError(f"a worker did not start ({self._end()}): try `report-parser doctor`") from error

    def ask(self, name: str, data: bytes, sha256: str, pages: int | None = None, why: str = "") -> Reply:
        """The record of one document (`sha256` is its hash); of its first `pages` alone where given, because of `why`.

        Raises TimedOutError, OutOfMemoryError or CrashedError; after any of them the worker is dead.
        """
        seconds = seconds_for(len(data), self.limits)
        self.served += 1
        self.pages_done = self.pages = 0
        head = json.dumps({"name": name, "seconds": seconds, "pages": pages, "why": why}).encode()
        try:
            answer = self._exchange(_framed(head) + _LENGTH.pack(len(data)), seconds, data)
            if answer[:1] not in (ANSWER, LAST_ANSWER):
                raise ProtocolError("it answered with no record")
            self.last = answer[:1] == LAST_ANSWER
            return _checked(answer[1:], name, sha256)
        except TimeoutError as error:
            self.kill()
            raise TimedOutError(f"not read within its time: {error}") from error
        except MemoryError as error:
            self.kill()
            raise OutOfMemoryError(
                f"reading it takes more than {self.limits.memory_bytes // 1_000_000:,} MB"
            ) from error
        except ProtocolError as error:
            self.kill()
            raise CrashedError(f"the process that read it said what is no record: {error}") from error
        except (EOFError, OSError) as error:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(0.5)  # its own end, where it has come to one, says more than ours
            self.kill()
            raise CrashedError(f"the process that read it died ({self._end()})") from error

    def clean(self) -> bool:
        """Whether it is at rest and has said nothing more since its last answer."""
        return not self.buffer and self.process.poll() is None and not _ready(self.answers, 0)[0]

    def _exchange(self, head: bytes, seconds: float, data: bytes = b"") -> bytes:
        """Send the request, then one frame back, both watched.

        Raises TimeoutError (in words), MemoryError, EOFError (the worker is gone) or ProtocolError.
        """
        parts = [memoryview(head), memoryview(data)]
        started = sign = looked = time.monotonic()
        processor = self.usage().processor_seconds
        while True:
            frame = self._take_frame()
            if frame is not None:
                if frame[:1] != PROGRESS:
                    if any(len(part) for part in parts):
                        raise ProtocolError("it answered before it was asked")
                    return frame
                self._progress(frame[1:])
                sign = time.monotonic()
            now = time.monotonic()
            if now - started > seconds:
                raise TimeoutError(f"{seconds:g} seconds")
            if self.pages_done and self.pages_done < self.pages and now - sign > self.limits.silent_seconds:
                raise TimeoutError(
                    f"no sign of life for {self.limits.silent_seconds:g} seconds after page {self.pages_done} of {self.pages}"
                )
            if now - looked > _LOOK_SECONDS:
                looked = now
                usage = self.usage()
                if usage.memory > self.limits.memory_bytes:
                    raise MemoryError
                if usage.processor_seconds - processor > seconds:
                    raise TimeoutError(f"{seconds:g} seconds of processor time")
            if frame is not None:
                continue
            if parts and not len(parts[0]):
                parts.pop(0)
            readable, writable = _ready(self.answers, _LOOK_SECONDS, self.requests if parts else None)
            if readable:
                piece = os.read(self.answers, 1 << 20)
                if not piece:
                    raise EOFError
                self.buffer += piece
            elif writable:
                with contextlib.suppress(BlockingIOError):
                    parts[0] = parts[0][os.write(self.requests, parts[0][: 1 << 20]) :]

    def _take_frame(self) -> bytes | None:
        if len(self.buffer) < _LENGTH.size:
            return None
        (length,) = _LENGTH.unpack_from(self.buffer)
        if length > MOST_BYTES:
            raise ProtocolError(f"a reply of {length:,} bytes")
        end = _LENGTH.size + length
        if len(self.buffer) < end:
            return None
        frame = bytes(memoryview(self.buffer)[_LENGTH.size : end])
        del self.buffer[:end]
        return frame

    def _progress(self, told: bytes) -> None:
        try:
            page, pages = msgspec.json.decode(told, type=tuple[int, int])
        except msgspec.DecodeError as error:
            raise ProtocolError("rubbish instead of progress") from error
        if not 0 < page <= pages:
            raise ProtocolError(f"page {page} of {pages}")
        self.pages_done, self.pages = page, pages

    def _family(self) -> list[int]:
        """The worker with all its forerunners and offspring, by process id; empty where the platform does not tell."""
        found = [self.process.pid]
        for one in found:
            with contextlib.suppress(OSError, ValueError):
                for task in os.listdir(f"/proc/{one}/task"):  # noqa: PTH208 - looked at 60 times a second
                    with open(f"/proc/{one}/task/{task}/children") as listed:  # noqa: PTH123
                        found += map(int, listed.read().split())
        return found

    def usage(self) -> Usage:
        """What the worker and what it started hold and have used; zeros where the platform does not tell."""
        now = time.monotonic()
        if now - self._counted > _COUNT_SECONDS:
            self._members, self._counted = self._family(), now
        pages = ticks = 0
        for one in self._members:
            with contextlib.suppress(OSError, IndexError, ValueError):
                with open(f"/proc/{one}/stat", "rb", buffering=0) as told:  # noqa: PTH123
                    fields = told.read().rpartition(b")")[2].split()
                ticks += sum(map(int, fields[11:15]))
                pages += int(fields[21])
        return Usage(pages * _PAGE_BYTES, ticks / _TICKS)

    def worn(self) -> bool:
        """Whether a fresh worker should take its place.

        After many documents, where it holds much memory at rest, or where a document left something behind in it.
        """
        return (
            self.last
            or self.served >= SERVED_MOST
            or not self.clean()
            or self.usage().memory > self.limits.memory_bytes // 3
        )

    def stop(self) -> None:
        """End it from another thread: the one that asks it finds it gone."""
        with contextlib.suppress(OSError):
            self.process.send_signal(signal.SIGKILL)

    def kill(self) -> None:
        """End it and what it started."""
        family = self._family()
        with contextlib.suppress(OSError):
            self.process.kill()
        for one in family[1:]:
            with contextlib.suppress(OSError):
                os.kill(one, signal.SIGKILL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(_STOP_SECONDS)
        for stream in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                if stream:
                    stream.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _end(self) -> str:
        code = self.process.returncode
        if code is None:
            return "it hangs"
        number = -code if code < 0 else code - 128
        with contextlib.suppress(ValueError):
            return signal.Signals(number).name
        return f"exit code {code}"


def _framed(data: bytes) -> bytes:
    return _LENGTH.pack(len(data)) + data


def _ready(readable: int, seconds: float, writable: int | None = None) -> tuple[bool, bool]:
    """Which of the two descriptors is ready, after at most so many seconds. The end of a stream counts as ready."""
    poll = select.poll()
    poll.register(readable, select.POLLIN)
    if writable is not None:
        poll.register(writable, select.POLLOUT)
    events = {descriptor for descriptor, _ in poll.poll(seconds * 1000)}
    return readable in events, writable in events


def _checked(record: bytes, name: str, sha256: str) -> Reply:
    """The reply, where it is one line of JSON about this very document. Raises ProtocolError."""
    if not record.endswith(b"\n") or record.count(b"\n") != 1:
        raise ProtocolError("it is not one line")
    try:
        found = _DECODER.decode(record)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ProtocolError("it is not the JSON of a record") from error
    if found.source.name != name or found.source.sha256 != sha256:
        raise ProtocolError("it is about another document")
    if (found.error is None) == (found.schema_version is None):
        raise ProtocolError("it is neither a report nor an error")
    return Reply(record, found.error.code if found.error else None)
