"""JSON as the command line writes it: the same values as `Report.to_json`, by a faster way (a test holds them equal)."""

import hashlib

import msgspec

from report_parser.errors import ReportParserError
from report_parser.model import Report

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
