"""`report-parser schema`."""

import click


@click.command(
    "schema",
    epilog="""\b
Examples:
  report-parser schema > report.schema.json
  report-parser schema --tables > tables.md""",
)
@click.option("--tables", is_flag=True, help="The tables of CSV, XLSX and SQLite instead: every column, as Markdown.")
def command(tables: bool) -> None:
    """Print the JSON Schema of what `extract` writes, generated from the model."""
    if tables:
        from report_parser.export.dictionary import format_dictionary

        click.echo(format_dictionary(), nl=False)
        return
    from report_parser.export.schema import format_schema

    click.echo(format_schema(), nl=False)
