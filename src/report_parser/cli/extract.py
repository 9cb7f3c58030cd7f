"""`report-parser extract`."""

import sys
from pathlib import Path
from typing import BinaryIO

import click

from report_parser.cli.inputs import Input, complain, find_inputs, lexicon_option, load_lexicon
from report_parser.errors import ReportParserError
from report_parser.export.json_writer import format_error, format_line, format_report
from report_parser.lexicon import Lexicon
from report_parser.pipeline import extract_bytes


@click.command(
    "extract",
    epilog="""\b
Examples:
  report-parser extract bao-cao.html                   one JSON object
  report-parser extract *.pdf > bao-cao.jsonl          one line a file, in order
  curl -s https://example.vn/bao-cao | report-parser extract -""",
)
@click.argument("files", nargs=-1, required=True)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write here instead of standard output."
)
@lexicon_option
def command(files: tuple[str, ...], output: Path | None, lexicon: Path | None) -> None:
    """Read reports (files, folders or `-`) and write JSON; several inputs give JSON Lines, in input order.

    An input that cannot be read gives an error record in its place, and exit code 1 at the end.
    """
    words = load_lexicon(lexicon)
    try:
        inputs = find_inputs(files)
    except ReportParserError as error:
        complain(" ".join(files), error)
        sys.exit(1)
    single = len(inputs) == 1 and not Path(files[0]).is_dir()
    stream: BinaryIO = output.open("wb") if output else sys.stdout.buffer
    failed = 0
    try:
        for one in inputs:
            failed += not _write(one, stream, words, single=single)
    finally:
        if output:
            stream.close()
    sys.exit(1 if failed else 0)


def _write(one: Input, stream: BinaryIO, words: Lexicon, *, single: bool) -> bool:
    try:
        report = extract_bytes(one.read(), one.name, lexicon=words)
    except ReportParserError as error:
        complain(one.name, error)
        if not single:
            stream.write(format_error(one.name, error))
        return False
    stream.write(format_report(report) if single else format_line(report))
    return True
