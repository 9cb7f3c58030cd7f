"""What a run has done: one manifest line behind each record, so that an interrupted run can go on.

Records are appended to `OUT.partial` and told in `OUT.manifest` (JSON Lines: name, hash, outcome, place, length,
seconds); at the end the partial file takes the output's name. A torn last line of either is cut off on reading.
"""

import contextlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Entry:
    """One finished input. `key` is the hash of its bytes with the version and options; `start` is in `file`."""

    name: str
    key: str
    outcome: str
    start: int
    length: int
    seconds: float


class Journal:
    """The partial output and its manifest, both only appended to."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.partial = output.with_name(output.name + ".partial")
        self.manifest = output.with_name(output.name + ".manifest")

    def finished(self) -> dict[tuple[str, str], bytes]:
        """The records of an earlier run, by name and key, from its output or what it left behind."""
        found: dict[tuple[str, str], bytes] = {}
        for file, listed in ((self.output, self.manifest), (self.partial, self._partial_manifest())):
            if not file.exists() or not listed.exists():
                continue
            data = file.read_bytes()
            for entry in _read_entries(listed):
                record = data[entry.start : entry.start + entry.length]
                if len(record) == entry.length and record.endswith(b"\n"):
                    found[entry.name, entry.key] = record
        return found

    def _partial_manifest(self) -> Path:
        return self.partial.with_name(self.partial.name + ".manifest")

    def open(self) -> None:
        """Begin a new partial output. Raises OSError where it cannot be written."""
        self.output.parent.mkdir(parents=True, exist_ok=True)
        self._records = self.partial.open("wb")
        self._entries = self._partial_manifest().open("wb")
        self._place = 0

    def append(self, name: str, key: str, outcome: str, record: bytes, seconds: float) -> None:
        """Write one record whole, then its manifest line; both are on their way to the disk when this returns."""
        self._records.write(record)
        self._records.flush()
        entry = Entry(name, key, outcome, self._place, len(record), round(seconds, 3))
        self._entries.write(json.dumps(asdict(entry), ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")
        self._entries.flush()
        self._place += len(record)

    def finish(self) -> None:
        """Put the partial output in the output's place."""
        for stream in (self._records, self._entries):
            stream.flush()
            os.fsync(stream.fileno())
            stream.close()
        self._partial_manifest().replace(self.manifest)
        self.partial.replace(self.output)

    def abandon(self) -> None:
        """Close what was written so far and leave it for `--resume`."""
        for stream in (self._records, self._entries):
            with contextlib.suppress(OSError):
                stream.close()


def _read_entries(path: Path) -> Iterator[Entry]:
    for line in path.read_bytes().split(b"\n"):
        try:
            yield Entry(**json.loads(line))
        except (ValueError, TypeError):
            continue
