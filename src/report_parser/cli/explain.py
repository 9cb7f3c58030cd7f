"""`report-parser explain`."""

import sys
from pathlib import Path

import click

from report_parser.cli.inputs import complain, find_inputs, lexicon_option, limit_option, load_lexicon
from report_parser.errors import ReportParserError
from report_parser.limits import Limits


@click.command("explain", epilog="\b\nExample:\n  report-parser explain bao-cao.html | grep 'not understood'")
@click.argument("file", type=click.Path())
@lexicon_option
@limit_option
def command(file: str, lexicon: Path | None, limits: Limits) -> None:
    """Say block by block how a report was read and why: label, verdict, measurement, and what was not understood."""
    from report_parser.explain import explain
    from report_parser.pipeline import read_report

    try:
        for one in find_inputs((file,)):
            for line in explain(read_report(one.read(limits), one.name, lexicon=load_lexicon(lexicon), limits=limits)):
                click.echo(line)
    except ReportParserError as error:
        complain(file, error)
        sys.exit(1)
