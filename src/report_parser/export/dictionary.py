"""The data dictionary: every table and column in both languages, as the documentation's page shows it."""

from collections.abc import Iterator

from report_parser.export.columns import Column, Table
from report_parser.export.tables import TABLES


def format_dictionary() -> str:
    """Markdown: a section for each table, ending in a line break."""
    return "\n".join(line for table in TABLES for line in _section(table)) + "\n"


def _section(table: Table) -> Iterator[str]:
    yield from (f"## {table.name}", "", table.en, "", table.vi, "")
    yield f"Key: {_names(table.key)}."
    for one in table.references:
        perhaps = ", where it is not empty" if one.optional else ""
        yield f"{_names(one.columns)} {'leads' if len(one.columns) == 1 else 'lead'} to `{one.table}`{perhaps}."
    yield from ("", "| column | type | holds | nghĩa |", "| --- | --- | --- | --- |")
    for column in table.columns:
        yield f"| `{column.name}`{_mark(column)} | {column.kind} | {column.en} | {column.vi} |"
    if table is not TABLES[-1]:
        yield ""


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _mark(column: Column) -> str:
    return " ¹" if column.repeated else ""
