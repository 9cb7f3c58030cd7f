"""Landlock: this process, and those it starts, read programs and libraries alone and write to named folders alone.

The kernel's interface (Linux 5.13 and later) is called directly; see landlock(7).
"""

import ctypes
import os
import struct
import sys
from collections.abc import Iterable

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_FLAG = 1
_PATH_BENEATH = 1

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_READ = _EXECUTE | _READ_FILE | _READ_DIR
_TRUNCATE = 1 << 14
_OF_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE
_REMOVE_FILE, _MAKE_SOCKET = 1 << 5, 1 << 9
_ALL_BY_VERSION = (0, (1 << 13) - 1, (1 << 14) - 1, (1 << 15) - 1)

_READABLE = (
    "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/opt", "/nix", "/snap", "/sys", "/run/current-system",
    "/proc/self", "/proc/cpuinfo", "/proc/meminfo", "/proc/stat", "/proc/sys", "/proc/filesystems", "/proc/loadavg", "/proc/version",
    "/etc/alternatives", "/etc/fonts", "/etc/ld.so.cache", "/etc/libreoffice", "/etc/localtime", "/etc/nsswitch.conf",
    "/var/cache/fontconfig", "/var/lib/libreoffice", "/var/spool/libreoffice",
)  # fmt: skip
_SOCKETS = ("/tmp",)
"""LibreOffice makes its socket there, wherever TMPDIR points, and removes it; no file can be read or written there."""
_DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/tty", "/dev/shm")


def restrict(writable: Iterable[str]) -> bool:
    """Put the walls up for good; False where the kernel has none."""
    library = ctypes.CDLL(None, use_errno=True)
    version = library.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _VERSION_FLAG)
    if version < 1:
        return False
    everything = _ALL_BY_VERSION[min(version, len(_ALL_BY_VERSION) - 1)]
    asked = struct.pack("=Q", everything)
    rules = library.syscall(_CREATE_RULESET, asked, ctypes.c_size_t(len(asked)), 0)
    if rules < 0:
        return False
    try:
        sockets = _REMOVE_FILE | _MAKE_SOCKET
        for paths, allowed in ((_readable(), _READ), (_SOCKETS, sockets), ((*writable, *_DEVICES), everything)):
            for path in paths:
                _allow(library, rules, path, allowed & everything)
        return bool(library.syscall(_RESTRICT_SELF, rules, 0) == 0)
    finally:
        os.close(rules)


def _readable() -> list[str]:
    """Where Python, its packages and other programs may lie; the folder a program is called in is not among them."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    places = [*_READABLE, package, sys.prefix, sys.base_prefix, sys.exec_prefix, *filter(None, sys.path)]
    places += filter(os.path.isabs, os.environ.get("PATH", "").split(os.pathsep))
    places += filter(None, (os.environ.get("TESSDATA_PREFIX"), os.environ.get("LD_LIBRARY_PATH")))
    here = os.path.realpath("/")
    return [place for place in dict.fromkeys(places) if os.path.realpath(place) != here]


def _allow(library: ctypes.CDLL, rules: int, path: str, allowed: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not os.path.isdir(path):  # noqa: PTH112 - no pathlib in what starts with each worker
            allowed &= _OF_FILES
        rule = struct.pack("=Qi", allowed, place)
        library.syscall(_ADD_RULE, rules, _PATH_BENEATH, rule, 0)
    finally:
        os.close(place)
