"""`report-parser verify`."""

import sys
from pathlib import Path

import click


@click.command(
    "verify", epilog="\b\nExample:\n  report-parser extract a.html > a.json && report-parser verify a.json a.html"
)
@click.argument("report", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(report: Path, source: Path) -> None:
    """Prove REPORT (JSON) against SOURCE: its hash, every span, every sum; say exactly what fails."""
    from report_parser.verify import verify_json

    failures = verify_json(report.read_bytes(), source.read_bytes())
    for failure in failures:
        click.echo(f"{failure.where}: {failure.message}")
    click.echo("proved" if not failures else f"{len(failures)} failures", err=True)
    sys.exit(1 if failures else 0)
