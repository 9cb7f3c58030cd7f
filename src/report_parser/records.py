"""The dataclass of this package's records: frozen for the type checker, plain at run time, and cheap to define.

A frozen dataclass with slots takes five times as long to make (1.1 against 0.2 µs for five fields), and a report is
made of thousands. Whoever changes one is told so by mypy; equality and hashes go by the fields, as of any frozen one.

`dataclasses` compiles five functions for each class, 0.4 to 0.8 ms, and a program that reads one file has a hundred
classes. Here it compiles `__init__` alone, 0.2 ms; the others are shared, or put together from the fields when first called.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool = False, slots: bool = False, eq: bool = True) -> Callable[[type[Any]], type[Any]]:
        def define(cls: type[Any]) -> type[Any]:
            made = dataclasses.dataclass(slots=slots, eq=False, repr=False)(cls)
            if "__repr__" not in cls.__dict__:
                made.__repr__ = _show
            if eq:
                made.__eq__ = _compare_first
                made.__hash__ = _hash_first if frozen else None
            return made

        return define


@recursive_repr()
def _show(self: Any) -> str:
    given = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self) if one.repr)
    return f"{type(self).__qualname__}({given})"


def _equality(cls: type[Any]) -> Callable[[Any, Any], Any]:
    """The comparison of two of a class by their fields, set on the class for every later call."""
    names = [one.name for one in dataclasses.fields(cls) if one.compare]
    values: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()

    def compare(self: Any, other: Any) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def digest(self: Any) -> int:
        return hash(values(self))

    cls.__eq__ = compare  # type: ignore[assignment]
    if cls.__hash__ is not None:
        cls.__hash__ = digest  # type: ignore[assignment]
    return compare


def _compare_first(self: Any, other: Any) -> Any:
    _equality(type(self))
    return self == other


def _hash_first(self: Any) -> int:
    _equality(type(self))
    return hash(self)
