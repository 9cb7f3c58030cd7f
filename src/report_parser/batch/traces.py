"""What a document may leave behind in the process that read it, and the next document could notice."""

import decimal
import gc
import locale
import os
import signal
import sys
import threading

from report_parser.records import dataclass


@dataclass(frozen=True, slots=True)
class Traces:
    """The process's state outside the heap; equal before and after a document that left nothing."""

    process: int
    threads: int
    folder: str
    environment: int
    descriptors: int
    children: int
    recursion: int
    digits: int
    decimals: tuple[object, ...]
    locale: str
    collects: bool
    alarm: bool
    hooks: tuple[object, ...]
    signals: tuple[object, ...]

    @classmethod
    def now(cls) -> "Traces":
        context = decimal.getcontext()
        return cls(
            process=os.getpid(),
            threads=_count("/proc/self/task", threading.active_count()),
            folder=_folder(),
            environment=hash(frozenset(os.environ.items())),
            descriptors=_count("/proc/self/fd", 0),
            children=_children(),
            recursion=sys.getrecursionlimit(),
            digits=sys.get_int_max_str_digits(),
            decimals=(context.prec, context.rounding, context.Emin, context.Emax, tuple(context.traps.values())),
            locale=locale.setlocale(locale.LC_ALL),
            collects=gc.isenabled(),
            alarm=hasattr(signal, "getitimer") and signal.getitimer(signal.ITIMER_REAL)[0] > 0,
            hooks=(sys.gettrace(), sys.getprofile(), sys.excepthook is sys.__excepthook__),
            signals=tuple(signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM)),
        )


def _count(folder: str, otherwise: int) -> int:
    try:
        return len(os.listdir(folder))  # noqa: PTH208 - a count, not paths
    except OSError:
        return otherwise


def _folder() -> str:
    try:
        return os.getcwd()  # noqa: PTH109 - not a path to go on from
    except OSError:
        return ""


def _children() -> int:
    try:
        with open("/proc/thread-self/children") as listed:  # noqa: PTH123 - once a document
            return len(listed.read().split())
    except OSError:
        return 0
