"""One worker: reads documents one at a time from its parent and answers each with one JSON record.

Run as `python -m report_parser.batch.worker [LEXICON]`. Standard output is kept for frames alone; whatever a library
prints goes nowhere.
"""

import gc
import json
import os
import sys
from dataclasses import replace
from pathlib import Path

from report_parser.batch.confine import confine
from report_parser.batch.frames import read_frame, write_frame
from report_parser.errors import OutOfMemoryError, ReportParserError
from report_parser.lexicon import Lexicon, default_lexicon
from report_parser.limits import DEFAULT_LIMITS

WORKER_CPU_SECONDS = 3_600
"""A worker that outlives its parent in an endless loop ends by this at last."""
OCR_SHARE = 0.75
"""Of the time for one document; the rest is for drawing the pages and for what comes after reading."""


def serve() -> None:
    """Answer frames until the parent closes the pipe: name, then bytes; back comes the record's line."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    missing = confine(WORKER_CPU_SECONDS)
    words = Lexicon.with_file(Path(sys.argv[1])) if len(sys.argv) > 1 else default_lexicon()
    write_frame(answers, json.dumps({"ready": True, "missing": missing}).encode())
    gc.freeze()
    while (name := read_frame(requests)) is not None:
        data = read_frame(requests, 1 << 31)
        if data is None:
            return
        write_frame(answers, answer(name.decode("utf-8"), data, words))


def answer(name: str, data: bytes, words: Lexicon) -> bytes:
    """The record of one document; every failure that Python sees is an error record."""
    from report_parser.export.json_writer import format_error, format_line
    from report_parser.pipeline import extract_bytes

    try:
        # A scan that takes longer than its parent waits would be lost whole: what was read in time is better.
        limits = replace(DEFAULT_LIMITS, ocr_seconds=OCR_SHARE * DEFAULT_LIMITS.seconds_for(len(data)))
        return format_line(extract_bytes(data, name, lexicon=words, limits=limits))
    except ReportParserError as error:
        return format_error(name, error, data)
    except MemoryError:
        return format_error(name, OutOfMemoryError("reading it needs more memory than there is"), data)
    except RecursionError:
        from report_parser.errors import DamagedError

        return format_error(name, DamagedError("it is nested too deeply to be read"), data)
    except Exception as error:
        from report_parser.errors import CrashedError

        return format_error(name, CrashedError(f"reading it failed: {type(error).__name__}: {str(error)[:300]}"), data)


if __name__ == "__main__":
    serve()
