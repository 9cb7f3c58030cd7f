"""What keeps a worker in: it dies with its parent, writes nothing, and finds no network where the system allows that.

Readers that call programs (LibreOffice, Tesseract, antiword) need processes and temporary files, so those stay allowed.
"""

import contextlib
import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1
_CLONE_NEWNET = 0x40000000
_CLONE_NEWUSER = 0x10000000


def confine(cpu_seconds: int) -> list[str]:
    """Put every layer in place that this platform has; the names of those it lacks."""
    missing: list[str] = []
    with contextlib.suppress(OSError):
        os.setsid()
    for name in list(os.environ):
        if name == "CMAP_PATH" or name.lower().endswith("_proxy"):
            del os.environ[name]
    if not _limit_cpu(cpu_seconds):
        missing.append("cpu limit")
    if not sys.platform.startswith("linux"):
        return [*missing, "death with the parent", "private network"]
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) != 0:
        missing.append("death with the parent")
    if library.unshare(_CLONE_NEWNET) != 0 and library.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) != 0:
        missing.append("private network")
    return missing


def _limit_cpu(seconds: int) -> bool:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        return False
    return True
