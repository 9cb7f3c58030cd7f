"""A worker whose reader misbehaves where a document says `FAULT <kind>`; otherwise the worker that is shipped."""

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from report_parser.batch import worker
from tests.faults.kinds import FAULTS, Call

_read = worker.extract


def _misread(asked: dict[str, Any], data: bytes, words: Any, limits: Any, on_page: Any) -> Any:
    if data.startswith(b"FAULT "):
        FAULTS[data.split(b"\n")[0].decode().split(" ")[1]].run(Call(asked, data, on_page))
    return _read(asked, data, words, limits, on_page)


worker.extract = _misread
worker.serve()
