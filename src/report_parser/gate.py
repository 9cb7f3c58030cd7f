"""Opening inputs safely: regular files alone, within a size, read once; nothing is parsed here."""

import errno
import os
import stat
from pathlib import Path

from report_parser.errors import NotFoundError, TooLargeError, UnsupportedFormatError
from report_parser.limits import DEFAULT_LIMITS, Limits

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def printable(name: str) -> str:
    """A file's name as text that can stand in JSON and on a terminal, no two names alike.

    Control codes, invisible characters and bytes that are no UTF-8 are escaped, and so is the backslash itself (but
    where it parts folders).
    """
    if os.sep == "/":
        name = name.replace("\\", "\\\\")
    return harmless(os.fsencode(name).decode("utf-8", "backslashreplace"))


def harmless(text: str) -> str:
    """Text for a terminal or a log: control codes, line breaks and invisible characters are escaped."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def largest(limits: Limits) -> int:
    """The most bytes that any kind of input may have."""
    return max(limits.text_bytes, limits.html_bytes, limits.pdf_bytes, limits.office_bytes, limits.image_bytes)


def read_file(path: Path, *, limits: Limits = DEFAULT_LIMITS, follow_symlinks: bool = True) -> bytes:
    """The bytes of a regular file, read once from one descriptor.

    Raises NotFoundError (missing, unreadable, or a symbolic link where these are not followed), UnsupportedFormatError
    (a folder, pipe, socket or device), TooLargeError (over the largest limit; a file that grows while it is read too).
    """
    shown = printable(str(path))
    flags = _FLAGS | (0 if follow_symlinks else getattr(os, "O_NOFOLLOW", 0))
    try:
        descriptor = os.open(path, flags)
    except FileNotFoundError as error:
        raise NotFoundError(f"no such file: {shown}") from error
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise NotFoundError(f"{shown} is a symbolic link, which is not followed here, or a loop of them") from error
        if error.errno == errno.ENXIO:
            raise UnsupportedFormatError(f"{shown} is a socket or pipe, not a file") from error
        raise NotFoundError(f"{shown} cannot be opened: {error.strerror}") from error
    except ValueError as error:  # a NUL in the name
        raise NotFoundError(f"no such file: {shown}") from error
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            kind = next((words for test, words in _KINDS if test(found.st_mode)), "no regular file")
            raise UnsupportedFormatError(f"{shown} is {kind}, not a file: give the files themselves")
        most = largest(limits)
        if found.st_size > most:
            raise TooLargeError(f"{shown} has {found.st_size:,} bytes; at most {most:,} are read")
        data = _read_at_most(descriptor, most + 1, shown)
        if len(data) > most:
            raise TooLargeError(f"{shown} grew beyond {most:,} bytes while it was read")
        return data
    finally:
        os.close(descriptor)


def _read_at_most(descriptor: int, most: int, shown: str) -> bytes:
    pieces: list[bytes] = []
    left = most
    while left > 0:
        try:
            piece = os.read(descriptor, min(left, 1 << 20))
        except OSError as error:
            raise NotFoundError(f"{shown} cannot be read: {error.strerror}") from error
        if not piece:
            break
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)
