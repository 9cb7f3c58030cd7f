"""`report-parser golden check | write`."""

import os
import sys
from pathlib import Path

import click

from report_parser.errors import ReportParserError


@click.group(
    "golden",
    epilog="""\b
Examples:
  report-parser golden check
  report-parser golden write        those that are missing; then read them against their sources""",
)
def command() -> None:
    """Hold the corpus to its golden files: what the program says of each source, told in substance."""


_corpus = click.option(
    "--corpus",
    type=click.Path(path_type=Path),
    default=Path("corpus"),
    show_default=True,
    help="The folder of the sources.",
)
_golden = click.option(
    "--golden",
    "golden_folder",
    type=click.Path(path_type=Path),
    default=Path("golden"),
    show_default=True,
    help="The folder that mirrors it.",
)


@command.command("check")
@_corpus
@_golden
def check_command(corpus: Path, golden_folder: Path) -> None:
    """Say what is read otherwise now than the golden files have it.

    Exit code 1 where there is a difference.
    """
    from report_parser.golden import check

    try:
        differences = check(corpus, golden_folder)
    except ReportParserError as error:
        click.echo(f"report-parser: {error.message}", err=True)
        sys.exit(1)
    for one in differences:
        click.echo(f"{one.golden}: {one.kind} {one.where}: {one.message}")
    click.echo(f"{len(differences)} differences", err=True)
    sys.exit(1 if differences else 0)


@command.command("write")
@_corpus
@_golden
@click.option("--replace", is_flag=True, help="Also rewrite golden files that differ.")
def write_command(corpus: Path, golden_folder: Path, replace: bool) -> None:
    """Write the golden files that are missing. Read the output against its source before you commit it."""
    from report_parser.golden import write

    if os.environ.get("CI"):
        raise click.UsageError("golden files are not written under CI: a person reads them first")
    for path in write(corpus, golden_folder, replace=replace):
        click.echo(f"wrote {path}")
