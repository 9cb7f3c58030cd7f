"""`report-parser export`."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_parser.cli.forms import choose_form, form_option, write_records
from report_parser.cli.inputs import complain
from report_parser.errors import NotFoundError, ReportParserError

if TYPE_CHECKING:
    from report_parser.export.read_back import Record


@click.command(
    "export",
    epilog="""\b
Examples:
  report-parser export tinh.jsonl -o tinh.xlsx            tables for Excel
  report-parser export tinh.jsonl -o tinh.csv             indicators; the other tables beside it
  report-parser export tinh.jsonl -o tinh/ --format csv   a folder of tables
  report-parser export cluster/ -o tinh.parquet           a folder of parts, one after another""",
)
@click.argument("files", nargs=-1, required=True, type=click.Path())
@click.option("-o", "--output", type=click.Path(), required=True, help="Write here; put in place whole, at the end.")
@form_option
def command(files: tuple[str, ...], output: str, form: str | None) -> None:
    """Put reports that `extract` wrote as JSON or JSON Lines into another form, without reading their sources again.

    The output's suffix says the form: .csv, .xlsx, .sqlite (.db), .parquet, .json or .jsonl. Error records come along.
    A folder stands for the .jsonl files in it, in the order of their names.
    """
    target = Path(output)
    chosen = choose_form(target, form)  # type: ignore[arg-type]
    if chosen is None:
        raise click.UsageError(f"{output} does not say its form: give --format, or one of the suffixes")
    from report_parser.export.forms import form_files
    from report_parser.export.read_back import read_records

    try:
        paths = list(_find(files))
    except ReportParserError as error:
        complain(" ".join(files), error)
        sys.exit(1)
    if {path.absolute() for path in paths} & {path.absolute() for path in form_files(chosen, target)}:
        raise click.UsageError(f"{output} is among the inputs: writing it would lose it")

    def records() -> "Iterator[Record]":
        for path in paths:
            yield from read_records(path)

    sys.exit(0 if write_records(chosen, target, records()) else 1)


def _find(files: tuple[str, ...]) -> Iterator[Path]:
    for name in files:
        path = Path(name)
        if not path.is_dir():
            yield path
            continue
        found = sorted(path.glob("*.jsonl"))
        if not found:
            raise NotFoundError(f"the folder {path} holds no .jsonl files")
        yield from found
