"""How the time of a whole extraction is shared out among its stages."""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from report_parser import pipeline
from report_parser.export.json_writer import format_line

STAGES = {
    "read": "read",
    "convert_lines": "legacy encodings",
    "normalise": "normalise",
    "mark_repeats": "dedupe",
    "build_outline": "outline",
    "gather_facts": "extract",
    "reconcile": "reconcile",
    "build_report": "report",
}
"""The pipeline's own names of its stages, in their order."""
WRITE, REST = "JSON", "the rest"


@contextmanager
def _watched(used: dict[str, float]) -> Iterator[None]:
    """The pipeline's stages replaced by ones that count their time."""
    plain: dict[str, Callable[..., Any]] = {name: getattr(pipeline, name) for name in STAGES}

    def counting(name: str) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            started = time.process_time()
            try:
                return plain[name](*given, **named)
            finally:
                used[STAGES[name]] = used.get(STAGES[name], 0.0) + time.process_time() - started

        return run

    for name in STAGES:
        setattr(pipeline, name, counting(name))
    try:
        yield
    finally:
        for name, stage in plain.items():
            setattr(pipeline, name, stage)


def share_out(data: bytes, rounds: int) -> dict[str, float]:
    """The least processor seconds of each stage, of writing JSON, and of what lies between them."""
    best: dict[str, float] = {}
    for _ in range(rounds):
        used: dict[str, float] = {}
        gc.collect()
        started = time.process_time()
        with _watched(used):
            report = pipeline.extract_bytes(data, "report")
        between = time.process_time()
        format_line(report)
        written = time.process_time()
        used[REST] = between - started - sum(used.values())
        used[WRITE] = written - between
        for name, seconds in used.items():
            best[name] = min(seconds, best.get(name, seconds))
    return best
