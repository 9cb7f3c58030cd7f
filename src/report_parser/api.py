"""The library's way in: one input, whatever holds it."""

from os import PathLike
from pathlib import Path
from typing import BinaryIO

from report_parser.gate import read_file
from report_parser.limits import DEFAULT_LIMITS, Limits
from report_parser.model import Report
from report_parser.pipeline import extract_bytes


def extract(
    source: bytes | bytearray | str | PathLike[str] | BinaryIO,
    *,
    name: str | None = None,
    lexicon: str | PathLike[str] | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Report:
    """Read one report.

    `source` is its bytes, a path, or a file open for reading bytes. `name` is what `report.source.name` shall say
    (default: the file's own name). `lexicon` is a TOML file of further words. Raises a `ReportParserError` where the
    input cannot be read; everything short of that is a finding in the report.
    """
    data, own_name = read_source(source)
    words = None
    if lexicon is not None:
        from report_parser.lexicon import Lexicon

        words = Lexicon.with_file(Path(lexicon))
    return extract_bytes(data, name or own_name, lexicon=words, limits=limits)


def read_source(source: bytes | bytearray | str | PathLike[str] | BinaryIO) -> tuple[bytes, str]:
    """The bytes of an input and the name it goes by."""
    if isinstance(source, (bytes, bytearray)):
        return bytes(source), "<bytes>"
    if isinstance(source, (str, PathLike)):
        path = Path(source)
        return read_file(path), path.name
    data = source.read()
    if isinstance(data, str):
        raise TypeError("open the file for reading bytes: open(path, 'rb')")
    name = getattr(source, "name", None)
    return data, Path(name).name if isinstance(name, str) else "<stream>"
