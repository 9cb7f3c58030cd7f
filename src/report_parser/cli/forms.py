"""Writing an output in the form that its name or --format asks for."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_parser.cli.inputs import complain
from report_parser.errors import ReportParserError
from report_parser.export.forms import FORMS, Form, find_form, write_form

if TYPE_CHECKING:
    from report_parser.export.read_back import Record

_NOT_WRITTEN = {".xls": ".xlsx", ".xlsm": ".xlsx", ".ods": ".xlsx", ".tsv": ".csv", ".duckdb": ".parquet"}

form_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    help="The form, where the output's suffix does not say it; `csv` with another suffix writes a folder of tables.",
)


def choose_form(output: Path | None, form: Form | None) -> Form | None:
    """The form that is asked for, None where neither says. Raises UsageError where the output cannot have it."""
    if output is None:
        if form not in (None, "json", "jsonl"):
            raise click.UsageError(f"--format {form} needs -o")
        return form
    suffix = output.suffix.lower()
    if form is None and suffix in _NOT_WRITTEN:
        raise click.UsageError(f"{suffix} is not written here; {_NOT_WRITTEN[suffix]} is")
    chosen = form or find_form(output)
    if output.is_dir() and not (chosen == "csv" and suffix != ".csv"):
        raise click.UsageError(
            f"{output} is a folder: give the name of a file (or --format csv for a folder of tables)"
        )
    return chosen


def write_records(form: Form, output: Path, records: "Iterable[Record]") -> bool:
    """Write the output; what had to be changed for its form, or why it cannot be written, goes to standard error."""
    try:
        for note in write_form(form, output, records):
            click.echo(f"report-parser: {output}: {note}", err=True)
    except ReportParserError as error:
        complain(str(output), error)
        return False
    except OSError as error:
        click.echo(f"report-parser: {output} cannot be written: {error.strerror or error}", err=True)
        return False
    return True
