"""What is fed with bytes that nobody made by hand: each reader, the way from text to JSON, the command line.

A target returns for any bytes; it raises nothing but what is a find. hypothesis feeds them in the usual tests, atheris by
`python -m tests.fuzz.guided TARGET`.
"""

import json
import os
import tempfile
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from report_parser.errors import ReportParserError
from report_parser.export.json_writer import format_line
from report_parser.limits import Limits
from report_parser.pipeline import extract_bytes
from report_parser.read import READERS
from tests.fuzz.judge import check_report, outcome_of
from tests.fuzz.mutants import REPORT

SMALL = Limits(pages=5, silent_seconds=2.0, ocr_seconds=1.0, wall_seconds=5.0, page_characters=20_000)
SLOW = ("doc", "image", "pdf")
"""Their readers call other programs, for PDF where PDFium refuses it."""

COMMANDS = ("extract", "text", "check", "show", "explain", "schema", "doctor", "review", "verify", "diff", "export")
WORDS = (
    "a.txt", "b.html", "missing", ".", "-o", "out.json", "out.jsonl", "out.csv", "folder/out.json", "--format", "json", "jsonl", "csv", "--jobs", "1", "0", "--resume", "--follow-symlinks",
    "--lang", "vi", "en", "xx", "--fail-on", "never", "--lexicon", "words.toml", "--limit", "pages=2", "pages", "text_bytes=9", "--help", "--version", "--", "-h", "--nowhere", "", " ", "\x1b[2J", "\u202e", "ế", "\udcff", "*", "a" * 300, "\n",
)  # fmt: skip


def reader(name: str) -> Callable[[bytes], None]:
    """A reader by itself, whatever kind the bytes are."""
    module = import_module(READERS[name])

    def read(data: bytes) -> None:
        try:
            source = module.read(data, SMALL)
        except ReportParserError:
            return
        for line in source.lines:
            assert isinstance(line.text, str) and (line.cells is None or line.kind == "row")

    return read


def pipeline(data: bytes) -> None:
    """Bytes to one line of JSON in which every span is its slice."""
    try:
        report = extract_bytes(data, "x", limits=SMALL)
    except ReportParserError:
        return
    outcome, found = outcome_of(format_line(report))
    assert outcome in ("ok", "degraded", "partial")
    wrong = check_report(found)
    assert wrong is None, wrong


def run_command(arguments: Sequence[str]) -> None:
    """The command line, in a folder of its own: exit code 0, 1 or 2, and nothing raised."""
    from click.testing import CliRunner

    from report_parser.cli import main

    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            Path("a.txt").write_text(REPORT, "utf-8")
            Path("b.html").write_text(f"<html><body><p>{REPORT}</p></body></html>", "utf-8")
            Path("words.toml").write_text("[verdicts", "utf-8")
            result = CliRunner().invoke(main, list(arguments), input=REPORT)
        finally:
            os.chdir(here)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise AssertionError(f"{arguments}: {result.exception!r}") from result.exception
    assert result.exit_code in (0, 1, 2), f"{arguments}: exit code {result.exit_code}"


def arguments(data: bytes) -> None:
    """Bytes as the choice of a command and its words."""
    if data:
        run_command([COMMANDS[data[0] % len(COMMANDS)], *(WORDS[byte % len(WORDS)] for byte in data[1:8])])


def text(data: bytes) -> None:
    pipeline(json.dumps(data.decode("latin-1"), ensure_ascii=True).encode("utf-8") + data)


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{name: reader(name) for name in READERS}, "pipeline": pipeline, "text-pipeline": text, "arguments": arguments,
}  # fmt: skip
