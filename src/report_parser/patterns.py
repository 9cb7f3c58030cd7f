"""Regular expressions that are compiled when they are first used, and kept for the next run.

Compiling the hundreds of patterns that some file may need takes a third of a second, most of it for patterns that the
file at hand never meets.
"""

import re
from typing import TYPE_CHECKING, Any

from report_parser.pattern_store import STORE

if TYPE_CHECKING:
    pattern_of = compile_pattern = re.compile
else:
    compile_pattern = STORE.compile

    class pattern_of:  # noqa: N801 - stands where `re.compile` would
        """As `re.compile`; faults in the pattern show at its first use."""

        def __init__(self, pattern: str | bytes, flags: int = 0) -> None:
            self._given = pattern, flags

        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            made = compile_pattern(*self._given)
            for own in ("match", "fullmatch", "search", "finditer", "findall", "sub", "split", "pattern", "flags"):
                setattr(self, own, getattr(made, own))
            return getattr(made, name)
