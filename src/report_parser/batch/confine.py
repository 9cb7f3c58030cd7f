"""What keeps a worker in: where the system allows it, it has no network, writes to one folder alone, reads programs and
libraries alone, and dies with its parent, with everything it started.

Readers that call programs (LibreOffice, Tesseract, antiword) need processes and temporary files, so those stay allowed
in the worker's own folder. Each layer that the platform lacks is named, never left out in silence.
"""

import contextlib
import ctypes
import os
import signal
import sys
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38
_CLONE_NEWNET = 0x40000000
_CLONE_NEWUSER = 0x10000000
_CLONE_NEWPID = 0x20000000
_SPARE = 30
"""Processor seconds beyond the parent's own limit before the kernel ends a worker whose parent no longer looks."""

LINUX = sys.platform.startswith("linux")


def step_aside() -> list[str]:
    """Go on in a process that ends with the parent and takes along everything it started; the names of missing layers.

    Where the system allows it, the calling process stays behind only to wait: its child is the first process of a
    namespace of its own, and the grandchild, which returns from here, is the worker. When any of the three is killed,
    the kernel ends all that is in the namespace, however well it hid.
    """
    if not LINUX:
        return ["death with the parent", "processes of its own", "private network"]
    missing: list[str] = []
    library = ctypes.CDLL(None, use_errno=True)
    if not _die_with_parent(library):
        missing.append("death with the parent")
    if not _unshare(library, _CLONE_NEWPID | _CLONE_NEWNET):
        missing.append("processes of its own")
        if not _unshare(library, _CLONE_NEWNET):
            missing.append("private network")
        return missing
    for _ in ("the first process of the namespace", "the worker"):
        child = os.fork()
        if child:
            _wait_for(child)
        _die_with_parent(library)
    return missing


def _die_with_parent(library: ctypes.CDLL) -> bool:
    return bool(library.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) == 0)


def _unshare(library: ctypes.CDLL, flags: int) -> bool:
    """Leave the shared namespaces; as an ordinary user by way of a user namespace that knows this user alone."""
    if library.unshare(flags) == 0:
        return True
    user, group = os.getuid(), os.getgid()
    if library.unshare(flags | _CLONE_NEWUSER) != 0:
        return False
    with contextlib.suppress(OSError):
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    return True


def _wait_for(child: int) -> None:
    """Hold nothing, wait for the child (and for whatever was orphaned), and end as it ended; never returns."""
    os.closerange(0, 1024)
    while True:
        ended, status = os.wait()
        if ended == child:
            os._exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))


def wall_in(folder: str, memory_bytes: int) -> list[str]:
    """Keep this process, and those it starts, to `folder` for writing; the names of the layers that are missing."""
    missing: list[str] = []
    for name in list(os.environ):
        if name == "CMAP_PATH" or name.lower().endswith("_proxy"):
            del os.environ[name]
    os.environ["TMPDIR"] = folder
    os.chdir(folder)
    if not _limit_size(memory_bytes):
        missing.append("limits of the process")
    if not LINUX:
        return [*missing, "files of its own"]
    from report_parser.batch.landlock import restrict

    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if not restrict([folder]):
        missing.append("files of its own")
    return missing


def _limit_size(memory_bytes: int) -> bool:
    """No core files, and twice the memory limit as address space: for what grows faster than the parent looks."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        most = 2 * memory_bytes if hard == resource.RLIM_INFINITY else min(2 * memory_bytes, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    except (ImportError, ValueError, OSError):
        return False
    return True


def limit_processor(seconds: float) -> None:
    """From now on, let the kernel end this process after so many processor seconds and some, should the parent not."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        most = int(used.ru_utime + used.ru_stime + seconds) + _SPARE
        resource.setrlimit(resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
