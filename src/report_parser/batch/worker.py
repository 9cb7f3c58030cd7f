"""One worker: reads documents one at a time from its parent and answers each with one JSON record.

Run as `python -m report_parser.batch.worker`. Standard output is kept for frames alone; whatever a library prints goes
nowhere. From the parent: once `{"limits", "lexicon", "folder"}`, then for each document a head `{"name", "seconds",
"pages", "why"}` and its bytes. To the parent: once `{"pid", "missing"}`, then for each document any number of progress
frames (`P` and `[page, pages]`) and one answer: `A` and the record, or `L` and the record where a fresh worker should
serve the next document, because this one left something behind.
"""

import gc
import json
import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from report_parser.batch.confine import LINUX, limit_processor, step_aside, wall_in
from report_parser.batch.frames import MOST_BYTES, read_frame, write_frame

if TYPE_CHECKING:
    from collections.abc import Callable

    from report_parser.lexicon import Lexicon
    from report_parser.limits import Limits
    from report_parser.model import Report

OCR_SHARE = 0.75
"""Of the time for one document; the rest is for drawing the pages and for what comes after reading."""
PROGRESS, ANSWER, LAST_ANSWER = b"P", b"A", b"L"
_PAGES_MOST = 1_000_000


def serve() -> None:
    """Answer until the parent closes the pipe. Nothing large is imported before the worker stands alone."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    missing = step_aside()
    settings = read_frame(requests)
    if settings is None:
        return
    told = json.loads(settings)

    from pathlib import Path

    from report_parser.lexicon import Lexicon, default_lexicon
    from report_parser.limits import Limits

    words = Lexicon.with_file(Path(told["lexicon"])) if told["lexicon"] else default_lexicon()
    limits = Limits(**told["limits"])
    missing += wall_in(told["folder"], limits.memory_bytes)
    from report_parser import pipeline
    from report_parser.batch.traces import Traces
    from report_parser.export import json_writer

    assert pipeline and json_writer  # imported before the first document's time begins to count
    own_id = int(os.readlink("/proc/self")) if LINUX else os.getpid()  # noqa: PTH115 - as seen from outside
    write_frame(answers, json.dumps({"pid": own_id, "missing": missing}).encode())
    gc.collect()
    gc.freeze()
    clean = Traces.now()
    while (head := read_frame(requests)) is not None:
        data = read_frame(requests, 1 << 31)
        if data is None:
            return
        asked = json.loads(head)
        limit_processor(asked["seconds"])
        record, sound = answer(asked, data, words, limits, lambda page, pages: _tell(answers, page, pages))
        kind = ANSWER if sound and Traces.now() == clean else LAST_ANSWER
        write_frame(answers, kind + record)


def _tell(answers: Any, page: int, pages: int) -> None:
    if page <= _PAGES_MOST:
        write_frame(answers, PROGRESS + b"[%d, %d]" % (page, pages))


def answer(
    asked: dict[str, Any], data: bytes, words: "Lexicon", limits: "Limits", on_page: "Callable[[int, int], None]"
) -> tuple[bytes, bool]:
    """The record of one document, and whether this process can be trusted with another.

    Every failure that Python sees is an error record.
    """
    from report_parser.errors import CrashedError, DamagedError, OutOfMemoryError, ReportParserError, TooLargeError
    from report_parser.export.json_writer import format_error, format_line

    name: str = asked["name"]
    try:
        record = format_line(extract(asked, data, words, limits, on_page))
        if len(record) >= MOST_BYTES:
            raise TooLargeError(f"its report has {len(record):,} bytes; at most {MOST_BYTES:,} are written")
        return record, True
    except ReportParserError as error:
        return format_error(name, error, data), True
    except MemoryError:
        return format_error(name, OutOfMemoryError("reading it needs more memory than there is"), data), False
    except RecursionError:
        return format_error(name, DamagedError("it is nested too deeply to be read"), data), False
    except Exception as error:
        return format_error(name, CrashedError(f"reading it failed: {_words(error)}"), data), False


def extract(
    asked: dict[str, Any], data: bytes, words: "Lexicon", limits: "Limits", on_page: "Callable[[int, int], None]"
) -> "Report":
    """The document's report; of its first pages alone where an earlier worker did not come back from a later one."""
    from report_parser.pipeline import extract_bytes
    from report_parser.read.ocr import cores

    # A scan that takes longer than the parent waits would be lost whole: what is recognised in time is better. The parent
    # also counts the processor time of the pages that are read at once.
    limits = replace(limits, ocr_seconds=min(limits.ocr_seconds, OCR_SHARE * asked["seconds"] / cores()))
    pages: int | None = asked["pages"]
    if pages is None:
        return extract_bytes(data, asked["name"], lexicon=words, limits=limits, on_page=on_page)
    from report_parser.model import Quality
    from report_parser.seal import seal

    report = extract_bytes(data, asked["name"], lexicon=words, limits=replace(limits, pages=pages), on_page=on_page)
    quality = Quality("partial", (*report.source.quality.reasons, asked["why"]))
    return seal(replace(report, source=replace(report.source, quality=quality)))


def _words(error: Exception) -> str:
    try:
        return f"{type(error).__name__}: {str(error)[:300]}"
    except Exception:
        return type(error).__name__


if __name__ == "__main__":
    serve()
    sys.exit(0)
