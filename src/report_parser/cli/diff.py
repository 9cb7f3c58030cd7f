"""`report-parser diff`."""

import json
import shutil
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import click

from report_parser.cli.inputs import Input, complain, find_inputs, language_option, lexicon_option, load_lexicon
from report_parser.errors import DamagedError, NotFoundError, ReportParserError
from report_parser.lexicon import Lexicon
from report_parser.model import Indicator, Report

_COLOUR = {"gained": "green", "lost": "red", "changed": "yellow"}


@click.command(
    "diff",
    epilog="\b\nExamples:\n  report-parser diff nam-2022.html nam-2023.pdf\n  report-parser diff --format table a.json b.json",
)
@click.argument("old", type=click.Path())
@click.argument("new", type=click.Path())
@click.option(
    "--format",
    "form",
    type=click.Choice(["words", "json", "table"]),
    default="words",
    show_default=True,
    help="In words, as JSON, or the indicators side by side.",
)
@language_option
@lexicon_option
def command(old: str, new: str, form: str, lang: str, lexicon: Path | None) -> None:
    """Tell what changed in substance from OLD to NEW: two reports, or their JSON. Layout is no change."""
    from report_parser.diff import diff, format_change, format_changes

    words = load_lexicon(lexicon)
    reports: list[Report] = []
    for name in (old, new):
        try:
            reports.append(_read(name, words))
        except ReportParserError as error:
            complain(name, error)
            sys.exit(1)
    changes = diff(*reports)
    if form == "json":
        click.echo(json.dumps(changes.to_dict(), ensure_ascii=False, indent=1))
    elif form == "table":
        width = max(60, min(160, shutil.get_terminal_size((100, 24)).columns))
        click.echo(click.style(_head(*reports), bold=True))
        for pair in changes.pairs:
            click.echo("\n".join(_side_by_side(pair.old, pair.new, width)))
    else:
        told = {format_change(one, lang): _COLOUR[one.kind] for one in changes.changes}
        for line in format_changes(changes, lang):
            click.echo(click.style(line, fg=told.get(line)))


def _read(name: str, lexicon: Lexicon) -> Report:
    """The report of a file, or of the JSON that was made of it before."""
    inputs = find_inputs((name,))
    if len(inputs) != 1:
        raise NotFoundError(f"{name} holds {len(inputs)} files; one report is compared with one")
    data = inputs[0].read()
    if data.lstrip()[:1] == b"{":
        return _from_json(data, inputs[0])
    from report_parser.pipeline import extract_bytes

    return extract_bytes(data, inputs[0].name, lexicon=lexicon)


def _from_json(data: bytes, source: Input) -> Report:
    try:
        return Report.from_json(data)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedError(
            f"{source.name} is no report's JSON ({error}); make it with `report-parser extract`"
        ) from error


def _head(old: Report, new: Report) -> str:
    """What the two columns are: the reports' periods, or their files' names where these do not tell them apart."""
    periods = [one.document.period.label if one.document.period else "" for one in (old, new)]
    names = periods if all(periods) and periods[0] != periods[1] else [Path(one.source.name).name for one in (old, new)]
    return f"{'':<12} " + "  ".join(f"{name if len(name) <= 20 else name[:19] + '…':<20}" for name in names).rstrip()


def _side_by_side(old: Indicator | None, new: Indicator | None, width: int) -> Iterator[str]:
    """The old and the new verdict before the title, and the results below where they differ."""
    one = new or old
    assert one is not None
    shown = [_verdict(each) for each in (old, new)]
    numbers = [each.number or "-" if each else "" for each in (old, new)]
    number = numbers[1] if numbers[0] in ("", numbers[1]) else f"{numbers[0]} > {numbers[1]}".strip(" >")
    verdicts = f"{shown[0][:20]:<20}  {shown[1][:20]:<20}"
    colour = "bright_black" if shown[0] == shown[1] else "yellow"
    yield f"{number:<12} {click.style(verdicts, fg=colour)}  {textwrap.shorten(one.title, width - 57, placeholder=' …')}"
    results = [
        "; ".join(m.text for m in each.measurements if m.role == "result") if each else "" for each in (old, new)
    ]
    if results[0] != results[1]:
        for mark, result in zip("-+", results, strict=True):
            if result:
                yield textwrap.indent(textwrap.fill(f"{mark} {result}", width - 14), " " * 14)


def _verdict(indicator: Indicator | None) -> str:
    if indicator is None:
        return ""
    return indicator.verdict.text if indicator.verdict else "-"
