"""What the exporters write: reports, and the inputs that could not be read; from memory, JSON, or JSON Lines."""

from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import IO, Any

import msgspec

from report_parser.errors import DamagedError, NotFoundError
from report_parser.gate import printable
from report_parser.model import SCHEMA_VERSION, Report
from report_parser.records import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read: the error record that stands in its place."""

    name: str
    code: str
    message: str
    bytes: int | None = None
    sha256: str | None = None


Record = Report | Failure


class _Source(msgspec.Struct):
    name: str
    bytes: int | None = None
    sha256: str | None = None


class _Error(msgspec.Struct):
    code: str
    message: str


class _Head(msgspec.Struct):
    """What tells a report from an error record, and all that an error record holds."""

    source: _Source
    error: _Error | None = None
    schema_version: str | None = None


_HEAD = msgspec.json.Decoder(_Head)
_REPORT = msgspec.json.Decoder(Report)


def parse_record(text: bytes) -> Record:
    """One JSON record. Raises ValueError where it is none of this program's, or of a schema that is not known here."""
    head = _HEAD.decode(text)
    if head.error is not None:
        return Failure(head.source.name, head.error.code, head.error.message, head.source.bytes, head.source.sha256)
    version = head.schema_version
    if version is None or version.split(".")[0] != SCHEMA_VERSION.split(".")[0]:
        raise ValueError(f"schema version {version or 'missing'}; {SCHEMA_VERSION} is read here")
    return _REPORT.decode(text)


def read_records(path: Path) -> Iterator[Record]:
    """The records of a JSON or JSON Lines file, one in memory at a time (a JSON file: all).

    Raises NotFoundError where there is no such file, DamagedError where it holds something else or ends in the middle.
    """
    shown = printable(str(path))
    try:
        stream = path.open("rb")
    except OSError as error:
        raise NotFoundError(f"{shown} cannot be opened: {error.strerror}") from error
    with stream:
        yield from _read_stream(stream, shown)


def _read_stream(stream: IO[bytes], shown: str) -> Iterator[Record]:
    number = 0
    first = stream.readline()
    if first.strip() in (b"{", b"[", b""):  # JSON that goes over several lines
        text = (first + stream.read()).lstrip()
        if not text:
            return
        try:
            whole = [text] if text.startswith(b"{") else msgspec.json.decode(text, type=list[msgspec.Raw])
            for number, one in enumerate(whole, 1):  # noqa: B007 - told where it cannot be read
                yield parse_record(bytes(one))
        except ValueError as error:
            raise DamagedError(f"{shown}, record {max(number, 1)}: {error}") from error
        return
    for number, line in enumerate(_chain(first, stream), 1):
        if line.strip():
            try:
                record = parse_record(line)
            except ValueError as error:
                raise DamagedError(f"{shown}, line {number}: {error}") from error
            yield record


def _chain(first: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


Given = Report | Failure | Mapping[str, Any]
"""One record, as an object or as the dict that its JSON gives."""


def find_records(given: Given | str | PathLike[str] | Iterable[Given]) -> Iterator[Record]:
    """The records of whatever holds them: a report, several, their dicts, or the path of a JSON or JSON Lines file."""
    if isinstance(given, (str, PathLike)):
        yield from read_records(Path(given))
    elif isinstance(given, (Report, Failure, Mapping)):
        yield _record(given)
    else:
        for one in given:
            yield _record(one)


def _record(one: Given) -> Record:
    if isinstance(one, (Report, Failure)):
        return one
    if isinstance(one, Mapping):
        return parse_record(msgspec.json.encode(one))
    raise TypeError(f"a report or its dict is expected, not {type(one).__name__}")
