"""Tables for pandas and polars; neither is needed unless it is asked for."""

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from os import PathLike
from typing import Any, Literal

from report_parser.errors import MissingDependencyError
from report_parser.export.columns import Kind, Table
from report_parser.export.read_back import Given, find_records
from report_parser.export.tables import BY_NAME

Engine = Literal["pandas", "polars"]
_PANDAS: dict[Kind, str] = {
    "string": "string", "integer": "Int64", "number": "Float64", "date": "datetime64[s]", "boolean": "boolean",
}  # fmt: skip


def to_dataframe(
    reports: Given | str | PathLike[str] | Iterable[Given], table: str = "indicators", engine: Engine | None = None
) -> Any:
    """One table of some reports as a data frame, typed, with the columns of the data dictionary.

    `reports` is a report, several, the dicts of their JSON, or the path of a JSON or JSON Lines file that `extract`
    wrote (its error records are the table `errors`). `engine` is `pandas` or `polars`; the one that is installed where
    it is left out, pandas before polars. Raises ValueError where there is no such table, MissingDependencyError where
    the library is not installed, and what reading the file raises.
    """
    if table not in BY_NAME:
        raise ValueError(f"there is no table {table!r}: there are {', '.join(BY_NAME)}")
    found = BY_NAME[table]
    chosen = engine or next((name for name in ("pandas", "polars") if find_spec(name) is not None), None)
    if chosen not in (None, "pandas", "polars"):
        raise ValueError(f"there is no engine {engine!r}: there are pandas and polars")
    try:
        library = import_module(chosen or "pandas")
    except ImportError as error:
        names = chosen or "pandas (or polars)"
        raise MissingDependencyError(f"to_dataframe needs {names}: pip install {chosen or 'pandas'}") from error
    rows = [row for number, record in enumerate(find_records(reports), 1) for row in found.flatten(number, record)]
    columns = [list(values) for values in zip(*rows, strict=True)] or [[] for _ in found.columns]
    return _pandas(library, found, columns) if chosen == "pandas" else _polars(library, found, columns)


def _pandas(pandas: Any, table: Table, columns: list[list[Any]]) -> Any:
    return pandas.DataFrame(
        {
            column.name: pandas.Series(
                [None if value is None else float(value) for value in values] if column.kind == "number" else values,
                dtype=_PANDAS[column.kind],
            )
            for column, values in zip(table.columns, columns, strict=True)
        }
    )


def _polars(polars: Any, table: Table, columns: list[list[Any]]) -> Any:
    types = {"string": polars.String, "integer": polars.Int64, "number": polars.Float64, "boolean": polars.Boolean}

    def series(name: str, kind: Kind, values: list[Any]) -> Any:
        if kind == "date":
            return polars.Series(name, values, polars.String).str.to_date("%Y-%m-%d")
        if kind == "number":
            values = [None if value is None else float(value) for value in values]
        return polars.Series(name, values, types[kind])

    return polars.DataFrame(
        [series(column.name, column.kind, values) for column, values in zip(table.columns, columns, strict=True)]
    )
