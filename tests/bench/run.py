"""One kind of file, by this project and by the others, in turn."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from report_parser.export.json_writer import format_line
from report_parser.pipeline import extract_bytes
from tests.bench.measure import measure
from tests.bench.peers import FLOORS, find_peers

OURS = "report-parser, bytes to JSON"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: who does what, in how many seconds of processor time; None with the reason."""

    name: str
    seconds: float | None
    why: str = ""


def compare(kind: str, data: bytes, rounds: int, with_peers: bool = True) -> list[Row]:
    """The floor of the kind, this project, and each of the others."""
    floor, load = FLOORS[kind]
    tasks: dict[str, Callable[[], object]] = {
        floor: partial(load(), data),
        OURS: lambda: format_line(extract_bytes(data, "report")),
    }
    absent: dict[str, str] = {}
    for name, why, read in find_peers(kind, data) if with_peers else ():
        if read is None:
            absent[name] = why
        else:
            tasks[name] = partial(read, data)
    best = measure(tasks, rounds)
    return [*(Row(name, best[name]) for name in tasks), *(Row(name, None, why) for name, why in absent.items())]
