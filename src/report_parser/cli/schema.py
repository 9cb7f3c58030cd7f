"""`report-parser schema`."""

import click


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of what `extract` writes, generated from the model."""
    from report_parser.export.schema import format_schema

    click.echo(format_schema(), nl=False)
