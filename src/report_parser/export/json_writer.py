"""JSON as the command line writes it: the same values as `Report.to_json`, by a faster way (a test holds them equal)."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from report_parser.errors import ReportParserError
from report_parser.model import Report

if TYPE_CHECKING:
    from report_parser.export.read_back import Record

_ENCODER = msgspec.json.Encoder()


def format_line(report: Report) -> bytes:
    """One report on one line, with its line break."""
    return _ENCODER.encode(report) + b"\n"


def format_report(report: Report) -> bytes:
    """One report, indented."""
    return msgspec.json.format(_ENCODER.encode(report), indent=2) + b"\n"


def format_error(name: str, error: ReportParserError, data: bytes | None = None) -> bytes:
    """The record that stands in the place of an input that could not be read, on one line."""
    source: dict[str, object] = {"name": name.encode("utf-8", "backslashreplace").decode()}
    if data is not None:
        source |= {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    message = error.message.encode("utf-8", "backslashreplace").decode()
    return _ENCODER.encode({"source": source, "error": {"code": error.code, "message": message}}) + b"\n"


def format_record(record: "Record") -> bytes:
    """One report or error record on one line."""
    if isinstance(record, Report):
        return format_line(record)
    source: dict[str, object] = {"name": record.name}
    if record.bytes is not None:
        source |= {"bytes": record.bytes, "sha256": record.sha256}
    return _ENCODER.encode({"source": source, "error": {"code": record.code, "message": record.message}}) + b"\n"


def write_json_lines(output: Path, records: "Iterable[Record]") -> list[str]:
    """One record a line. Raises OSError; the old file is then as it was."""
    from report_parser.atomic import whole_file

    with whole_file(output) as beside, beside.open("wb") as stream:
        stream.writelines(map(format_record, records))
    return []


def write_json(output: Path, records: "Iterable[Record]") -> list[str]:
    """One record as an object, several as a list of them. Raises OSError; the old file is then as it was."""
    from report_parser.atomic import whole_file

    with whole_file(output) as beside, beside.open("wb") as stream:
        written, first = 0, b""
        for record in records:
            if not written:
                first = format_record(record)
            else:
                stream.write(b"[\n" + first.rstrip() if written == 1 else b"")
                stream.write(b",\n" + format_record(record).rstrip())
            written += 1
        if written == 1:
            stream.write(msgspec.json.format(first, indent=2) + b"\n")
        else:
            stream.write(b"\n]\n" if written else b"[]\n")
    return []
