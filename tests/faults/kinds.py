"""What a reader can do wrong, by name. Each fault is called in a worker in the place of reading a document.

A fault returns (and the document is then read as ever), raises, or does not come back. `@fault(...)` names the outcomes
that are right for it.
"""

import ctypes
import decimal
import gc
import json
import locale
import mmap
import os
import re
import signal
import socket
import stat
import struct
import subprocess
import sys
import threading
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn


@dataclass(frozen=True)
class Fault:
    run: Callable[["Call"], None]
    outcomes: frozenset[str]
    sampled: bool


@dataclass(frozen=True)
class Call:
    """What the fault is called with: the request, the document, and how to tell of a page."""

    asked: dict[str, Any]
    data: bytes
    on_page: Callable[[int, int], None]

    @property
    def answers(self) -> int:
        """The descriptor on which the parent is told the answer."""
        import fcntl

        for one in range(3, 64):
            try:
                if (
                    stat.S_ISFIFO(os.fstat(one).st_mode)
                    and fcntl.fcntl(one, fcntl.F_GETFL) & os.O_ACCMODE == os.O_WRONLY
                ):
                    return one
            except OSError:
                continue
        raise AssertionError("no pipe to the parent")


FAULTS: dict[str, Fault] = {}


def fault(*outcomes: str, sampled: bool = False) -> Callable[[Callable[[Call], None]], Callable[[Call], None]]:
    def note(run: Callable[[Call], None]) -> Callable[[Call], None]:
        FAULTS[run.__name__.replace("_", "-")] = Fault(run, frozenset(outcomes), sampled)
        return run

    return note


def _forever() -> NoReturn:
    while True:
        time.sleep(60)


# Signals and exits


def _sends(name: str, sampled: bool = False) -> None:
    def run(call: Call) -> None:
        number = getattr(signal, name)
        if number not in (signal.SIGKILL, signal.SIGSTOP):
            signal.signal(number, signal.SIG_DFL)  # a shell's background jobs are started with some of them ignored
        os.kill(os.getpid(), number)

    run.__name__ = name.lower()
    fault("timed-out" if name == "SIGSTOP" else "crashed", sampled=sampled)(run)


for _name in ("SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE", "SIGTERM", "SIGALRM", "SIGUSR1", "SIGHUP", "SIGQUIT", "SIGTRAP"):
    _sends(_name)
_sends("SIGKILL", sampled=True)
_sends("SIGSTOP")


@fault("crashed")
def abort(call: Call) -> None:
    os.abort()


@fault("crashed", sampled=True)
def reads_address_zero(call: Call) -> None:
    ctypes.string_at(0)


@fault("crashed")
def kills_its_group(call: Call) -> None:
    os.killpg(0, signal.SIGKILL)


@fault("crashed")
def kills_all_it_sees(call: Call) -> None:
    """The first process of its namespace cannot be killed from within, what is outside not be seen."""
    os.kill(os.getppid(), signal.SIGKILL)
    if os.getppid() == 1:
        os.kill(-1, signal.SIGKILL)
    os._exit(9)


@fault("crashed")
def exits_with_0(call: Call) -> None:
    os._exit(0)


@fault("crashed")
def exits_with_3(call: Call) -> None:
    os._exit(3)


@fault("crashed", sampled=True)
def system_exit(call: Call) -> None:
    raise SystemExit(0)


@fault("crashed")
def keyboard_interrupt(call: Call) -> None:
    raise KeyboardInterrupt


@fault("crashed")
def base_exception(call: Call) -> None:
    raise BaseException("no Exception")


@fault("crashed")
def generator_exit(call: Call) -> None:
    raise GeneratorExit


# Exceptions


@fault("crashed")
def value_error(call: Call) -> None:
    raise ValueError("rubbish in the file")


@fault("crashed")
def stop_iteration(call: Call) -> None:
    raise StopIteration


@fault("out-of-memory")
def memory_error(call: Call) -> None:
    raise MemoryError


@fault("damaged", sampled=True)
def recursion(call: Call) -> None:
    recursion(call)


@fault("crashed", "damaged", "timed-out")
def recursion_without_limit(call: Call) -> None:
    sys.setrecursionlimit(2_000_000_000)
    nested: list[Any] = []
    for _ in range(3_000_000):
        nested = [nested]
    repr(nested)


@fault("crashed")
def exception_without_text(call: Call) -> None:
    class SilentError(Exception):
        def __str__(self) -> str:
            raise RuntimeError("no words")

    raise SilentError


@fault("crashed")
def exception_with_surrogates(call: Call) -> None:
    raise ValueError("\ud800 \udcff")


@fault("crashed")
def exception_with_escape_codes(call: Call) -> None:
    raise ValueError('\x1b[2J\x1b]0;owned\x07\n{"error": 1}\r\u202e')


@fault("crashed")
def exception_of_50_megabytes(call: Call) -> None:
    raise ValueError("x" * 50_000_000)


# Hangs


@fault("timed-out")
def loops_in_python(call: Call) -> None:
    while True:
        pass


@fault("timed-out", sampled=True)
def loops_in_a_pattern(call: Call) -> None:
    re.match(r"(\w+\s?)+:", "a" * 64)


@fault("timed-out")
def loops_in_c(call: Call) -> None:
    unicodedata.normalize("NFC", "a" + "\u0301\u0323" * 400_000)


@fault("timed-out")
def sleeps(call: Call) -> None:
    _forever()


@fault("timed-out", sampled=True)
def sleeps_with_signals_blocked(call: Call) -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 64))
    _forever()


@fault("timed-out")
def loops_ignoring_signals(call: Call) -> None:
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM, signal.SIGXCPU):
        signal.signal(number, signal.SIG_IGN)
    while True:
        pass


@fault("timed-out")
def deadlock(call: Call) -> None:
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()


@fault("timed-out")
def waits_for_a_pipe(call: Call) -> None:
    os.read(os.pipe()[0], 1)


@fault("timed-out")
def waits_for_a_child(call: Call) -> None:
    subprocess.run(["sleep", "600"], start_new_session=True, check=False)


@fault("timed-out")
def stops_after_a_page(call: Call) -> None:
    """Text has no pages: what is told of them must not make a part of it a report."""
    call.on_page(1, 1)
    _forever()


# Memory


@fault("out-of-memory", sampled=True)
def grows(call: Call) -> None:
    kept = []
    while True:
        kept.append(bytearray(os.urandom(1 << 16) * 64))


@fault("out-of-memory")
def grows_at_once(call: Call) -> None:
    kept = bytearray(700_000_000)
    kept[::4096] = b"x" * len(kept[::4096])
    _forever()


@fault("out-of-memory", "crashed")
def grows_out_of_the_heap(call: Call) -> None:
    kept = []
    while True:
        area = mmap.mmap(-1, 1 << 24)
        area[:: mmap.PAGESIZE] = b"x" * (len(area) // mmap.PAGESIZE)
        kept.append(area)


@fault("out-of-memory")
def grows_in_a_child(call: Call) -> None:
    subprocess.run(
        [sys.executable, "-c", "import time\nkept = [b'x' * 10_000_000 for _ in range(60)]\ntime.sleep(600)"],
        check=False,
    )


@fault("out-of-memory", "crashed")
def exceeds_its_address_space(call: Call) -> None:
    bytearray(1 << 40)


# The pipe to the parent


def _writes(
    name: str, data: Callable[[Call], bytes], *outcomes: str, sampled: bool = False, then: Any = _forever
) -> None:
    def run(call: Call) -> None:
        left = memoryview(data(call))
        while left:
            left = left[os.write(call.answers, left) :]
        then()

    run.__name__ = name
    fault(*outcomes, sampled=sampled)(run)


def _frame(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


def _record(name: str) -> bytes:
    source = {"name": name, "sha256": "0" * 64}
    return b"A" + json.dumps({"schema_version": "1.0", "source": source}).encode() + b"\n"


_writes("answers_rubbish", lambda call: os.urandom(4000), "crashed", "timed-out", sampled=True)
_writes("answers_nothing", lambda call: _frame(b""), "crashed")
_writes("answers_no_json", lambda call: _frame(b"A{]\n"), "crashed")
_writes("answers_no_utf8", lambda call: _frame(b'A{"source": "\xff"}\n'), "crashed")
_writes("answers_no_record", lambda call: _frame(b"A{}\n"), "crashed")
_writes("answers_two_lines", lambda call: _frame(_record(call.asked["name"]) * 2), "crashed")
_writes("answers_for_another", lambda call: _frame(_record("other.txt")), "crashed", sampled=True)
_writes("answers_for_other_bytes", lambda call: _frame(_record(call.asked["name"])), "crashed")
_writes("answers_with_a_huge_length", lambda call: b"\xff\xff\xff\xff", "crashed")
_writes("answers_a_part", lambda call: b"\0\0\1\0abc", "timed-out")
_writes("answers_a_part_and_goes", lambda call: b"\0\0\1\0abc", "crashed", then=lambda: os._exit(0))
_writes("tells_rubbish_of_pages", lambda call: _frame(b"P[1"), "crashed")
_writes("tells_of_page_5_of_3", lambda call: _frame(b"P[5, 3]"), "crashed")
_writes("answers_before", lambda call: _frame(_record("x")), "crashed", then=lambda: None)


@fault("crashed", "timed-out")
def floods(call: Call) -> None:
    while True:
        os.write(call.answers, b"\0\0\0\1P" * 10_000)


@fault("timed-out")
def floods_with_pages(call: Call) -> None:
    while True:
        os.write(call.answers, _frame(b"P[1, 9]") * 1000)


@fault("timed-out", sampled=True)
def drips(call: Call) -> None:
    os.write(call.answers, b"\0\1\0\0")
    while True:
        os.write(call.answers, b"x")
        time.sleep(0.01)


@fault("crashed", sampled=True)
def closes_its_descriptors(call: Call) -> None:
    os.closerange(0, 256)


@fault("crashed")
def closes_the_answers(call: Call) -> None:
    os.close(call.answers)
    _forever()


# What is left behind


@fault("ok")
def prints(call: Call) -> None:
    for _ in range(1000):
        print("x" * 1000)
        os.write(1, b"x" * 1000)
        os.write(2, b"x" * 1000)


@fault("ok")
def leaves_a_thread(call: Call) -> None:
    threading.Thread(target=_forever, daemon=True).start()


@fault("ok", "crashed", sampled=True)
def leaves_a_thread_that_answers(call: Call) -> None:
    descriptor = call.answers

    def answer_again() -> None:
        while True:
            time.sleep(0.02)
            os.write(descriptor, _frame(_record("other.txt")))

    threading.Thread(target=answer_again, daemon=True).start()


@fault("ok", sampled=True)
def leaves_an_alarm(call: Call) -> None:
    # After this file's own time is up, however busy the machine: it can only hit what the worker reads next.
    signal.setitimer(signal.ITIMER_REAL, 4.5)


@fault("ok")
def leaves_another_folder(call: Call) -> None:
    os.chdir("/")


@fault("ok")
def leaves_no_environment(call: Call) -> None:
    os.environ.clear()


@fault("ok")
def leaves_descriptors(call: Call) -> None:
    for _ in range(100):
        os.open("/dev/null", os.O_RDONLY)


@fault("ok")
def leaves_a_child(call: Call) -> None:
    subprocess.Popen(["sleep", "600"])


@fault("ok", sampled=True)
def leaves_a_hidden_child(call: Call) -> None:
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            for one in range(3, 64):
                try:
                    os.close(one)
                except OSError:
                    continue
            _forever()
        os._exit(0)
    os.wait()


@fault("ok", "crashed", "timed-out")
def goes_on_as_two(call: Call) -> None:
    os.fork()


@fault("ok")
def leaves_little_depth(call: Call) -> None:
    sys.setrecursionlimit(sys.getrecursionlimit() * 2)


@fault("ok")
def leaves_few_decimals(call: Call) -> None:
    decimal.getcontext().prec = 28 - 25
    decimal.getcontext().rounding = decimal.ROUND_UP


@fault("ok")
def leaves_a_locale(call: Call) -> None:
    locale.setlocale(locale.LC_ALL, "C")


@fault("ok")
def leaves_no_collector(call: Call) -> None:
    gc.disable()


@fault("ok")
def leaves_handlers(call: Call) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: os._exit(7))


@fault("ok")
def leaves_memory(call: Call) -> None:
    kept = bytearray(200_000_000)
    kept[::4096] = b"x" * len(kept[::4096])
    sys.modules["kept"] = kept  # type: ignore[assignment]


# Out of the walls


@fault("crashed", sampled=True)
def writes_elsewhere(call: Call) -> None:
    Path("/var/tmp/report-parser-was-here").write_text("x")
    os._exit(0)


@fault("crashed")
def tries_the_walls(call: Call) -> None:
    """Say in the error what could be done. The document's second line names a file, a port, and a process of outside."""
    told = json.loads(call.data.split(b"\n")[1]) if call.data.split(b"\n")[1].startswith(b"{") else {}
    file, port, process = told.get("file", "/etc/passwd"), told.get("port", 9), told.get("process", 1)
    tries: dict[str, Callable[[], object]] = {
        "read": lambda: Path(file).read_bytes(),
        "write": lambda: Path(file).write_bytes(b"x"),
        "write beside": lambda: Path(file + ".new").write_bytes(b"x"),
        "delete a folder": lambda: Path(file + ".folder").rmdir(),
        "connect": lambda: socket.create_connection(("127.0.0.1", port), timeout=0.5).close(),
        "signal": lambda: os.kill(process, 0),
        "environment": lambda: Path(f"/proc/{process}/environ").read_bytes(),
        "program": lambda: subprocess.run([file], check=False),
    }
    done = []
    for name, attempt in tries.items():
        try:
            attempt()
        except OSError:
            continue
        done.append(name)
    raise ValueError(", ".join(done) or "nothing")
