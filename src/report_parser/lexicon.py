"""The words the rules rest on, read from `data/*.toml`.

Every file holds `[[entry]]` tables: a `code`, the `phrases` (lower case, NFC) that mean it, `examples` that must match,
`counter_examples` that must not, and a `source`; further keys belong to the rule that reads the file.
"""

from collections.abc import Mapping
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import Any

# The standard library's own parser, compiled: the word lists take a tenth of a short command without it.
import tomli

from report_parser.records import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a lexicon file; `extra` holds the keys that only its own rule reads."""

    code: str
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    source: str
    extra: Mapping[str, Any]


_DATA = Path(__file__).with_name("data")
_OWN_KEYS = frozenset({"code", "phrases", "examples", "counter_examples", "source"})


def _read_entry(table: Mapping[str, Any]) -> Entry:
    return Entry(
        code=table["code"],
        phrases=tuple(table.get("phrases", ())),
        examples=tuple(table.get("examples", ())),
        counter_examples=tuple(table.get("counter_examples", ())),
        source=table.get("source", ""),
        extra={key: value for key, value in table.items() if key not in _OWN_KEYS},
    )


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The shipped words, with a user's additions; hashed by identity, so that rules cache what they compile from it."""

    additions: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    _loaded: dict[str, tuple[Entry, ...]] = field(default_factory=dict)

    def entries(self, name: str) -> tuple[Entry, ...]:
        """The entries of `data/<name>.toml`, the user's first."""
        if name not in self._loaded:
            raw = (_DATA / f"{name}.toml").read_text("utf-8")
            shipped = tuple(_read_entry(table) for table in tomli.loads(raw).get("entry", ()))
            self._loaded[name] = self.additions.get(name, ()) + shipped
        return self._loaded[name]

    @classmethod
    def with_file(cls, path: Path) -> "Lexicon":
        """The shipped lexicon with the additions of a user's TOML file, whose tables are named `[[verdicts]]` and so on.

        Raises ValueError where the file is no TOML, or names a list that is not shipped.
        """
        tables = tomli.loads(path.read_text("utf-8"))
        shipped = sorted(item.stem for item in _DATA.glob("*.toml"))
        for name, entries in tables.items():
            if name not in shipped:
                raise ValueError(f"there is no list [[{name}]]; the lists are {', '.join(shipped)}")
            if not isinstance(entries, list) or not all(
                isinstance(table, dict) and "code" in table for table in entries
            ):
                raise ValueError(f"each entry is a table [[{name}]] with a code")
        return cls({name: tuple(_read_entry(table) for table in entries) for name, entries in tables.items()})


@cache
def default_lexicon() -> Lexicon:
    """The words that the package ships."""
    return Lexicon()
