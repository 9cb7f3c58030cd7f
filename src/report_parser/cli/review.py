"""`report-parser review`."""

import re
import sys
from pathlib import Path

import click

from report_parser.cli.inputs import (
    Input,
    complain,
    find_inputs,
    language_option,
    lexicon_option,
    limit_option,
    load_lexicon,
)
from report_parser.errors import ReportParserError
from report_parser.lexicon import Lexicon
from report_parser.limits import Limits
from report_parser.model import Report


@click.command(
    "review",
    epilog="""\b
Examples:
  report-parser review bao-cao.pdf -o bao-cao.html
  report-parser review bao-cao/ -o trang/        an index page and a page for each report""",
)
@click.argument("files", nargs=-1, required=True, type=click.Path())
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="The page to write; a folder for several files.",
)
@language_option
@lexicon_option
@limit_option
def command(files: tuple[str, ...], output: Path, lang: str, lexicon: Path | None, limits: Limits) -> None:
    """Write one self-contained page that shows the source beside its facts, each lit where it stands."""
    words = load_lexicon(lexicon)
    try:
        inputs = find_inputs(files)
    except ReportParserError as error:
        complain(" ".join(files), error)
        sys.exit(1)
    alone = len(inputs) == 1 and not output.is_dir() and not Path(files[0]).is_dir()
    if not alone and output.exists() and not output.is_dir():
        raise click.UsageError(f"{output} is a file: give the name of a folder for several reports")
    try:
        if alone:
            sys.exit(0 if isinstance(_write_one(inputs[0], output, lang, words, limits), Report) else 1)
        sys.exit(_write_many(inputs, output, lang, words, limits))
    except OSError as error:
        click.echo(f"report-parser: {output} cannot be written: {error.strerror}", err=True)
        sys.exit(1)


def _write_one(one: Input, output: Path, lang: str, words: Lexicon, limits: Limits) -> Report | ReportParserError:
    """Write a report's page; the report, or why there is none, which is said too."""
    from report_parser.atomic import write_whole
    from report_parser.pipeline import extract_bytes
    from report_parser.review import render_file

    try:
        data = one.read(limits)
        report = extract_bytes(data, one.name, lexicon=words, limits=limits)
    except ReportParserError as error:
        complain(one.name, error)
        return error
    write_whole(output, render_file(report, data, language=lang).encode())
    return report


def _write_many(inputs: list[Input], folder: Path, lang: str, words: Lexicon, limits: Limits) -> int:
    from report_parser.review import render_index
    from report_parser.review.index import Entry

    folder.mkdir(parents=True, exist_ok=True)
    entries: list[Entry] = []
    for position, one in enumerate(inputs, 1):
        stem = re.sub(r"[^A-Za-z0-9_-]+", "-", Path(one.name).stem)[:60].strip("-")
        page = f"{position:04d}-{stem or 'report'}.html"
        found = _write_one(one, folder / page, lang, words, limits)
        if isinstance(found, Report):
            entries.append(Entry(one.name, found, page))
        else:
            entries.append(Entry(one.name, None, None, found.message))
    (folder / "index.html").write_text(render_index(entries, language=lang), "utf-8")
    return 0 if all(entry.report for entry in entries) else 1
