"""CSV: one file a table, UTF-8 with its mark so that spreadsheets see Vietnamese, and a Frictionless description beside.

Text is always in quotes, numbers and dates never; an empty cell is what the report does not say.
"""

import contextlib
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from report_parser.atomic import whole_file
from report_parser.export.cells import clean, neutralise, plain
from report_parser.export.columns import Cell, Column, Table
from report_parser.export.read_back import Record
from report_parser.export.tables import INDICATORS, MAIN_TABLES

PACKAGE = "datapackage.json"


def csv_files(output: Path) -> dict[str, Path]:
    """The files of an output, by table, and the description under `datapackage.json`.

    `x.csv` is the table of indicators, and the others stand beside it as `x.documents.csv` and so on; any other name is
    a folder that holds `indicators.csv`, `documents.csv` …
    """
    names = [table.name for table in MAIN_TABLES]
    if output.suffix.lower() != ".csv":
        return {name: output / f"{name}.csv" for name in names} | {PACKAGE: output / PACKAGE}
    files = {name: output.with_name(f"{output.stem}.{name}.csv") for name in names}
    return files | {INDICATORS.name: output, PACKAGE: output.with_name(f"{output.stem}.{PACKAGE}")}


class _Hashing:
    """A file that knows the size and hash of what was written."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._hash = hashlib.sha256()
        self.bytes = 0

    def write(self, data: bytes) -> None:
        self._stream.write(data)
        self._hash.update(data)
        self.bytes += len(data)

    def sha256(self) -> str:
        return self._hash.hexdigest()


def write_csv(output: Path, records: Iterable[Record]) -> list[str]:
    """Write every table and the description. Raises OSError; each file is then as it was.

    The description is put in place last and holds the other files' hashes, so that what does not belong together shows.
    """
    files = csv_files(output)
    with contextlib.ExitStack() as stack:
        package = stack.enter_context(whole_file(files[PACKAGE]))  # left last, so put in place last
        beside = {table.name: stack.enter_context(whole_file(files[table.name])) for table in MAIN_TABLES}
        with contextlib.ExitStack() as streams:
            open_files = {
                name: _Hashing(streams.enter_context(path.open("wb", buffering=1 << 16)))
                for name, path in beside.items()
            }
            for table in MAIN_TABLES:
                header = ",".join(column.name for column in table.columns)
                open_files[table.name].write(b"\xef\xbb\xbf" + header.encode() + b"\r\n")
            for number, record in enumerate(records, 1):
                for table in MAIN_TABLES:
                    for row in table.flatten(number, record):
                        open_files[table.name].write(_line(table, row))
        names = {name: path.name for name, path in files.items()}
        described = describe_package(names, {name: (one.bytes, one.sha256()) for name, one in open_files.items()})
        package.write_text(json.dumps(described, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return []


def _line(table: Table, row: tuple[Cell, ...]) -> bytes:
    cells = [
        '"' + neutralise(clean(value)).replace('"', '""') + '"'
        if isinstance(value, str) and column.kind == "string"
        else plain(value)
        for value, column in zip(row, table.columns, strict=True)
    ]
    return ",".join(cells).encode() + b"\r\n"


def describe_package(names: dict[str, str], written: dict[str, tuple[int, str]]) -> dict[str, Any]:
    """The Frictionless data package: each file with its columns' types, its keys, its size and hash."""
    return {
        "profile": "tabular-data-package",
        "name": "reports",
        "title": "Reports of communes",
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": table.name,
                "path": names[table.name],
                "description": table.en,
                "description_vi": table.vi,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": written[table.name][0],
                "hash": "sha256:" + written[table.name][1],
                "schema": _schema(table),
            }
            for table in MAIN_TABLES
        ],
    }


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, column.name in table.key) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    # A key with an empty part refers to nothing in SQL; a Frictionless validator would call it broken.
    keys = [one for one in table.references if not one.optional]
    if keys:
        schema["foreignKeys"] = [
            {"fields": list(one.columns), "reference": {"resource": one.table, "fields": list(one.key)}} for one in keys
        ]
    return schema


def _field(column: Column, required: bool) -> dict[str, Any]:
    described: dict[str, Any] = {"name": column.name, "type": column.kind}
    described |= {"description": column.en, "description_vi": column.vi}
    return described | ({"constraints": {"required": True}} if required else {})
