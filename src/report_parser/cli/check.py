"""`report-parser check`."""

import sys
from pathlib import Path

import click

from report_parser.cli.inputs import complain, find_inputs, language_option, lexicon_option, load_lexicon
from report_parser.cli.suspects import say_suspects
from report_parser.cli.words import say_finding, say_place
from report_parser.errors import ReportParserError

_WEIGHT = {"info": 0, "warning": 1, "error": 2, "never": 3}
_COLOUR = {"info": "cyan", "warning": "yellow", "error": "red"}


@click.command("check", epilog="\b\nExample:\n  report-parser check --lang vi --fail-on warning bao-cao/*.pdf")
@click.argument("files", nargs=-1, required=True)
@click.option(
    "--fail-on",
    type=click.Choice(list(_WEIGHT)),
    default="error",
    show_default=True,
    help="Exit 1 where a finding is at or above this.",
)
@language_option
@lexicon_option
def command(files: tuple[str, ...], fail_on: str, lang: str, lexicon: Path | None) -> None:
    """Say in words what does not add up, each with its place in the source and the words that stand there."""
    from report_parser.pipeline import extract_bytes

    words = load_lexicon(lexicon)
    failed = False
    try:
        inputs = find_inputs(files)
    except ReportParserError as error:
        complain(" ".join(files), error)
        sys.exit(1)
    for one in inputs:
        try:
            report = extract_bytes(one.read(), one.name, lexicon=words)
        except ReportParserError as error:
            complain(one.name, error)
            failed = True
            continue
        for finding in report.findings:
            failed = failed or _WEIGHT[finding.severity] >= _WEIGHT[fail_on]
            where = say_place(report.blocks[finding.spans[0].block], lang) if finding.spans else ""
            head = click.style(finding.code, fg=_COLOUR[finding.severity], bold=True)
            click.echo(f"{one.name}{where}: {head}: {say_finding(finding, lang)}")
            for span in finding.spans:
                click.echo(f"    {say_place(report.blocks[span.block], lang).lstrip(':, ')}: {span.text}")
        for line in say_suspects(report, lang):
            click.echo(line)
        if not report.findings:
            click.echo(
                f"{one.name}: {'không có điểm nào không khớp' if lang == 'vi' else 'nothing that does not add up'}"
            )
    sys.exit(1 if failed else 0)
