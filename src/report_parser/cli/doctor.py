"""`report-parser doctor`."""

import click


@click.command("doctor")
def command() -> None:
    """Say which kinds of file this installation reads, how, and what to install for the rest."""
    from report_parser.doctor import check_readers

    for status in check_readers():
        mark = "yes" if status.ok else "no "
        click.echo(f"{mark}  {status.format:<12} {status.how if status.ok else status.install}")
