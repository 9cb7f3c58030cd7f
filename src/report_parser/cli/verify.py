"""`report-parser verify`."""

import json
import sys
from pathlib import Path

import click


@click.command(
    "verify", epilog="\b\nExample:\n  report-parser extract a.html > a.json && report-parser verify a.json a.html"
)
@click.argument("report", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["words", "json"]),
    default="words",
    show_default=True,
    help="What fails in words, or as a JSON list.",
)
def command(report: Path, source: Path, form: str) -> None:
    """Prove REPORT (JSON) against SOURCE: its hash, every span, every sum; say exactly what fails.

    Exit code 0: all holds; 1: something does not. What a proof cannot show is said on standard error.
    """
    from report_parser.verify import load_report, unproved, verify_json

    data = report.read_bytes()
    failures = verify_json(data, source.read_bytes())
    if form == "json":
        said = [{"code": one.code, "where": one.where, "message": one.message} for one in failures]
        click.echo(json.dumps(said, ensure_ascii=False, indent=1))
    else:
        for failure in failures:
            where = f"{failure.where}: " if failure.where else ""
            click.echo(f"{click.style(failure.code, fg='red', bold=True)}: {where}{failure.message}")
    if failures:
        click.echo(
            f"{report} fails against {source}: {len(failures)} failure{'s' if len(failures) > 1 else ''}", err=True
        )
        sys.exit(1)
    click.echo(f"{report} holds against {source}", err=True)
    for note in unproved(load_report(data)[0]):
        click.echo(f"not proved: {note}", err=True)
