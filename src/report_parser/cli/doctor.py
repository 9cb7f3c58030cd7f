"""`report-parser doctor`."""

import click


@click.command("doctor", epilog="\b\nExample:\n  report-parser doctor | grep ^no")
def command() -> None:
    """Say which kinds of file this installation reads and writes, how, and what to install for the rest."""
    from report_parser.doctor import check_readers

    for status in check_readers():
        click.echo(f"{'yes' if status.ok else 'no '}  {status.format:<14} {status.how or status.install}")
        if status.ok and status.install:
            click.echo(f"{'':<20}better: {status.install}")
