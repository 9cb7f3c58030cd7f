"""`report-parser check`."""

import json
import shutil
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import click

from report_parser.cli.inputs import complain, find_inputs, language_option, lexicon_option, limit_option, load_lexicon
from report_parser.cli.words import say_place
from report_parser.errors import ReportParserError
from report_parser.limits import Limits
from report_parser.model import Report
from report_parser.phrases import say_finding

_WEIGHT = {"info": 0, "warning": 1, "error": 2, "never": 3}
_COLOUR = {"info": "cyan", "warning": "yellow", "error": "red"}
_NOTHING = {"en": "nothing that does not add up", "vi": "không có điểm nào không khớp"}


@click.command(
    "check",
    epilog="""\b
Examples:
  report-parser check bao-cao.html
  report-parser check --lang vi --fail-on warning bao-cao/*.pdf
  report-parser check --format json bao-cao/ > findings.jsonl""",
)
@click.argument("files", nargs=-1, required=True, type=click.Path())
@click.option(
    "--fail-on",
    type=click.Choice(list(_WEIGHT)),
    default="error",
    show_default=True,
    help="Exit 1 where a finding is at or above this.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["words", "json"]),
    default="words",
    show_default=True,
    help="In words, or one JSON object a file.",
)
@language_option
@lexicon_option
@limit_option
def command(files: tuple[str, ...], fail_on: str, form: str, lang: str, lexicon: Path | None, limits: Limits) -> None:
    """Say in words what does not add up, each with its place in the source and the words that stand there.

    Then which printed values, if they were others, would make all counts agree, and which percentages could be true.
    """
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
            report = extract_bytes(one.read(limits), one.name, lexicon=words, limits=limits)
        except ReportParserError as error:
            complain(one.name, error)
            if form == "json":
                refused = {"source": {"name": one.name}, "error": {"code": error.code, "message": error.message}}
                click.echo(json.dumps(refused, ensure_ascii=False))
            failed = True
            continue
        failed = failed or any(_WEIGHT[finding.severity] >= _WEIGHT[fail_on] for finding in report.findings)
        if form == "json":
            click.echo(_as_json(report))
            continue
        for line in _say(report, one.name, lang):
            click.echo(line)
    sys.exit(1 if failed else 0)


def _say(report: Report, name: str, lang: str) -> Iterator[str]:
    """The findings, what would mend them, or that there is none.

    Each finding's line names the file and the place, as programs like it; in a terminal the file stands once, above, and
    no line is wider than the terminal.
    """
    from report_parser.cli.suspects import say_suspects
    from report_parser.reconcile.contradictions import name_contradictions

    width = shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else None
    if not report.findings:
        yield f"{name}: {_NOTHING[lang]}"
    elif width is not None:
        yield click.style(name, bold=True)
    for finding in report.findings:
        where = say_place(report.blocks[finding.spans[0].block], lang) if finding.spans else ""
        where = name + where if width is None else where.lstrip(":, ")
        head = click.style(finding.code, fg=_COLOUR[finding.severity], bold=True)
        said = ": ".join(part for part in (where, finding.code, say_finding(finding, lang)) if part)
        for line in _fit(said, width, "    "):
            yield line.replace(finding.code, head, 1)
        for span in finding.spans:
            quoted = f"    {say_place(report.blocks[span.block], lang).lstrip(':, ')}: {span.text}"
            yield from _fit(quoted, width, "        ")
    for line in say_suspects(report, name_contradictions(report), lang):
        yield from _fit(line, width, "        ")


def _fit(line: str, width: int | None, indent: str) -> list[str]:
    if width is None or len(line) <= width:
        return [line]
    return textwrap.wrap(line, max(40, width), subsequent_indent=indent, break_on_hyphens=False)


def _as_json(report: Report) -> str:
    from report_parser.cli.suspects import list_suspects
    from report_parser.reconcile.contradictions import name_contradictions

    source = {"name": report.source.name, "sha256": report.source.sha256}
    found = {"source": source, "findings": report.to_dict()["findings"]}
    return json.dumps(found | list_suspects(name_contradictions(report)), ensure_ascii=False)
