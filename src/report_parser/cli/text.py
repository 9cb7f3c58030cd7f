"""`report-parser text`."""

import sys

import click

from report_parser.cli.inputs import complain, find_inputs, limit_option
from report_parser.errors import ReportParserError
from report_parser.limits import Limits
from report_parser.pipeline import read_text


@click.command("text", epilog="\b\nExample:\n  report-parser text bao-cao.docx | less")
@click.argument("file", type=click.Path())
@limit_option
def command(file: str, limits: Limits) -> None:
    """Print the article as it was read: one paragraph a line, table cells parted by tabs, copies and furniture left out."""
    try:
        for one in find_inputs((file,)):
            for block in read_text(one.read(limits), limits=limits):
                click.echo(block.text)
    except ReportParserError as error:
        complain(file, error)
        sys.exit(1)
