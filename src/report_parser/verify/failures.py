"""What a check says, and how it walks through a report's JSON."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that does not hold. `where` is the way into the JSON, as in `indicators[3].verdict.span`."""

    code: str
    where: str
    message: str


def walk(value: Any, where: str = "") -> Iterator[tuple[str, Json]]:
    """Every object of the JSON with the way to it."""
    stack = [(where, value)]
    while stack:
        where, value = stack.pop()
        if isinstance(value, dict):
            yield where, value
            stack += [(f"{where}.{name}" if where else name, inner) for name, inner in reversed(value.items())]
        elif isinstance(value, list):
            stack += [(f"{where}[{at}]", value[at]) for at in reversed(range(len(value)))]
