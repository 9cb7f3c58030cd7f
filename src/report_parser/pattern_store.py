"""Compiled regular expressions, kept beside the package's bytecode as Python keeps its own.

`re` has no way to keep what it compiles, and compiling the two hundred patterns of an ordinary report takes 150 ms, ten
times as long as all their matching. The code that `re` makes of a pattern is a list of numbers, though, and the engine
takes such a list back (it checks it), in 3 ms for all of them. Where this Python's `re` is built otherwise, or the file
cannot be read or written, patterns are compiled as ever.
"""

import contextlib
import marshal
import os
import re
import sys
from pathlib import Path
from typing import Any

_Key = tuple[str | bytes, int]
# The pattern's flags, its code as bytes of unsigned 32-bit numbers, how many groups, their numbers by name, their names by number.
_Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]

_MOST_KEPT = 2000
"""More than the package has: lexicons that come and go must not fill the file."""


class PatternStore:
    """The patterns kept in one file. `path` None: nothing is read or written."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._kept: dict[_Key, _Code] | None = None
        self._made: dict[_Key, _Code] = {}

    def compile(self, pattern: str | bytes, flags: int = 0) -> re.Pattern[Any]:
        """As `re.compile`."""
        key = pattern, int(flags)
        if self._kept is None:
            self._kept = self._read()
        try:
            if kept := self._kept.get(key):
                return _revive(pattern, kept)
            made, self._made[key] = _compile(*key)
        except re.error:
            raise
        except Exception:  # what `re` is made of may change with any release of Python
            return re.compile(pattern, flags)
        return made

    def keep(self) -> None:
        """Write what was compiled since the file was read. Where it cannot be written, the next run compiles again."""
        if not self._made or self.path is None or sys.dont_write_bytecode:
            return
        kept = {**(self._kept or {}), **self._made}
        if len(kept) > _MOST_KEPT:
            kept = self._made
        beside = self.path.with_suffix(f".{os.getpid()}")
        try:
            beside.write_bytes(marshal.dumps((_BUILD, kept)))
            beside.replace(self.path)
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink()

    def _read(self) -> dict[_Key, _Code]:
        try:
            build, kept = marshal.loads(self.path.read_bytes()) if self.path else (None, None)
        except (OSError, EOFError, ValueError, TypeError):
            return {}
        return kept if build == _BUILD and isinstance(kept, dict) else {}


# `re` of another build reads other numbers.
_BUILD = (sys.version, sys.byteorder)


def _compile(pattern: str | bytes, flags: int) -> tuple[re.Pattern[Any], _Code]:
    """What `re.compile` does, with what it makes of the pattern."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, flags)
    code = _compiler._code(parsed, flags)
    groups = parsed.state.groups
    by_name = dict(parsed.state.groupdict)
    names: list[str | None] = [None] * groups
    for name, number in by_name.items():
        names[number] = name
    packed = b"".join(number.to_bytes(4, sys.byteorder) for number in code)
    made: _Code = flags | parsed.state.flags, packed, groups - 1, by_name, tuple(names)
    return _revive(pattern, made), made


def _revive(pattern: str | bytes, kept: _Code) -> re.Pattern[Any]:
    import _sre  # type: ignore[import-not-found]

    flags, packed, groups, by_name, names = kept
    made = _sre.compile(pattern, flags, memoryview(packed).cast("I").tolist(), groups, by_name, names)
    assert isinstance(made, re.Pattern)
    return made


def _beside_bytecode() -> Path | None:
    bytecode = __spec__.cached if __spec__ else None
    return Path(bytecode).with_suffix(".patterns") if bytecode else None


STORE = PatternStore(_beside_bytecode())
