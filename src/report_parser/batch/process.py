"""The parent's hold on one worker: start it, ask it, watch its time and memory, and end it."""

import contextlib
import json
import os
import select
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path

from report_parser.batch.frames import MOST_BYTES, ProtocolError, write_frame
from report_parser.errors import CrashedError, OutOfMemoryError, TimedOutError
from report_parser.limits import Limits

START_SECONDS = 30.0
_LOOK_SECONDS = 0.05
_LENGTH = struct.Struct(">I")
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


class WorkerProcess:
    """A worker that serves one document after another. `missing` are the layers of confinement the platform lacks."""

    def __init__(self, limits: Limits, lexicon: Path | None = None) -> None:
        self.limits = limits
        self.served = 0
        command = [sys.executable, "-m", "report_parser.batch.worker"] + ([str(lexicon)] if lexicon else [])
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONSTARTUP"}
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )
        self.buffer = bytearray()
        try:
            greeting = json.loads(self._receive(START_SECONDS))
        except (ValueError, ProtocolError, EOFError, TimeoutError) as error:
            self.kill()
            raise CrashedError("a worker did not start: try `report-parser doctor`") from error
        self.missing: list[str] = greeting["missing"]

    def ask(self, name: str, data: bytes) -> bytes:
        """The record line of one document.

        Raises TimedOutError, OutOfMemoryError or CrashedError; after any of them the worker is dead.
        """
        limits = self.limits
        seconds = limits.seconds_for(len(data))
        self.served += 1
        try:
            assert self.process.stdin
            write_frame(self.process.stdin, name.encode("utf-8", "backslashreplace"))
            write_frame(self.process.stdin, data)
            return bytes(self._receive(seconds))
        except TimeoutError as error:
            self.kill()
            raise TimedOutError(f"not read within {seconds:.0f} seconds") from error
        except MemoryError as error:
            self.kill()
            raise OutOfMemoryError(f"reading it takes more than {limits.memory_bytes // 1_000_000:,} MB") from error
        except (ProtocolError, EOFError, OSError) as error:
            self.kill()
            raise CrashedError(f"the process that read it died ({self._end()})") from error

    def _receive(self, seconds: float) -> bytes:
        """One frame, watched. Raises TimeoutError, MemoryError, EOFError (the worker is gone) or ProtocolError."""
        deadline = time.monotonic() + seconds
        while True:
            if len(self.buffer) >= _LENGTH.size:
                (length,) = _LENGTH.unpack(self.buffer[: _LENGTH.size])
                if length > MOST_BYTES:
                    raise ProtocolError(f"a reply of {length:,} bytes")
                if len(self.buffer) >= _LENGTH.size + length:
                    frame = bytes(self.buffer[_LENGTH.size : _LENGTH.size + length])
                    del self.buffer[: _LENGTH.size + length]
                    return frame
            assert self.process.stdout
            ready, _, _ = select.select([self.process.stdout], [], [], _LOOK_SECONDS)
            if ready:
                piece = os.read(self.process.stdout.fileno(), 1 << 20)
                if not piece:
                    raise EOFError
                self.buffer += piece
                continue
            if time.monotonic() > deadline:
                raise TimeoutError
            if self.memory() > self.limits.memory_bytes:
                raise MemoryError

    def memory(self) -> int:
        """The worker's resident bytes, 0 where the platform does not tell."""
        try:
            return int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * _PAGE_BYTES
        except (OSError, IndexError, ValueError):
            return 0

    def worn(self) -> bool:
        """Whether a fresh worker should take its place: after many documents, or when it holds much memory at rest."""
        return self.served >= 500 or self.memory() > self.limits.memory_bytes // 3

    def kill(self) -> None:
        """End it and what it started."""
        with contextlib.suppress(OSError):
            os.killpg(self.process.pid, signal.SIGKILL)
        with contextlib.suppress(OSError):
            self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                if stream:
                    stream.close()

    def _end(self) -> str:
        code = self.process.returncode
        if code is not None and code < 0:
            return signal.Signals(-code).name
        return f"exit code {code}"
