"""The forms that an output can have, told by its name or said outright."""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from report_parser.errors import MissingDependencyError

if TYPE_CHECKING:
    from report_parser.export.read_back import Record

Form = Literal["json", "jsonl", "csv", "xlsx", "sqlite", "parquet"]
FORMS: tuple[Form, ...] = get_args(Form)
SUFFIXES: dict[str, Form] = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".db": "sqlite",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".parquet": "parquet",
}
_NEEDS: dict[Form, tuple[str, str, str]] = {
    "xlsx": ("xlsxwriter", "xlsx", "XLSX"),
    "parquet": ("pyarrow", "parquet", "Parquet"),
}


_WRITERS: dict[Form, tuple[str, str]] = {
    "json": ("json_writer", "write_json"),
    "jsonl": ("json_writer", "write_json_lines"),
    "csv": ("csv_writer", "write_csv"),
    "xlsx": ("xlsx_writer", "write_xlsx"),
    "sqlite": ("sqlite_writer", "write_sqlite"),
    "parquet": ("parquet_writer", "write_parquet"),
}


def find_form(output: Path) -> Form | None:
    """The form that the output's name asks for, None where its suffix is none of them."""
    return SUFFIXES.get(output.suffix.lower())


def check_form(form: Form) -> None:
    """Raises MissingDependencyError where the form's library is not installed: before anything is read, not after."""
    if form in _NEEDS:
        module, extra, shown = _NEEDS[form]
        try:
            import_module(module)
        except ImportError as error:
            raise MissingDependencyError(
                f"writing {shown} needs {module}: pip install '.[{extra}]' in the checkout"
            ) from error


def form_files(form: Form, output: Path) -> tuple[Path, ...]:
    """Every file that an output of this form consists of."""
    if form == "csv":
        from report_parser.export.csv_writer import csv_files

        return tuple(csv_files(output).values())
    return (output,)


def write_form(form: Form, output: Path, records: "Iterable[Record]") -> list[str]:
    """Write the records, whole or not at all; what had to be changed for the form, in words.

    Raises MissingDependencyError, OSError (the old files are then as they were), and what reading `records` raises.
    """
    check_form(form)
    module, function = _WRITERS[form]
    notes: list[str] = getattr(import_module(f"report_parser.export.{module}"), function)(output, records)
    return notes
