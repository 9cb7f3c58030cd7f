"""SQLite: every table with keys and indexes, a dictionary of the columns, and full text that needs no accents.

Columns that only repeat what another table says are left out: the keys lead there.
"""

import contextlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from report_parser.atomic import whole_file
from report_parser.export.cells import clean
from report_parser.export.columns import Cell, Column, Kind, Table
from report_parser.export.read_back import Record
from report_parser.export.tables import TABLES
from report_parser.model import Report

_TYPES: dict[Kind, str] = {
    "string": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "date": "TEXT", "boolean": "INTEGER",
}  # fmt: skip
_INDEXES = (
    ("documents", ("province", "district", "commune")),
    ("documents", ("sha256",)),
    ("indicators", ("number",)),
    ("indicators", ("catalogue_set", "catalogue_code")),
    ("indicators", ("verdict",)),
    ("measurements", ("input", "indicator")),
    ("citations", ("number",)),
    ("findings", ("code",)),
    ("indicator_citations", ("input", "citation")),
    ("errors", ("code",)),
)
_LARGEST = 2**63 - 1

# remove_diacritics takes away every mark but the bar of đ, which is a letter of its own: `plain` holds the text without it.
_SEARCH = """
CREATE VIRTUAL TABLE search USING fts5 (
    text, plain, kind UNINDEXED, input UNINDEXED, item UNINDEXED, tokenize = 'unicode61 remove_diacritics 2'
)
"""
_WITHOUT_BAR = str.maketrans("đĐ", "dD")


def write_sqlite(output: Path, records: Iterable[Record]) -> list[str]:
    """Write the database; what it could not hold as it was, in words. Raises OSError; the old file is then as it was."""
    notes: Counter[str] = Counter()
    with whole_file(output) as beside:
        try:
            with contextlib.closing(sqlite3.connect(beside, isolation_level=None)) as database:
                _fill(database, records, notes)
        except sqlite3.OperationalError as error:  # a full disk, a file system that cannot do it
            raise OSError(0, str(error)) from error
    return [f"{where}: {count} numbers beyond 64 bits were rounded" for where, count in notes.items()]


def _fill(database: sqlite3.Connection, records: Iterable[Record], notes: Counter[str]) -> None:
    # Nobody sees the file before it is whole: a journal would guard nothing.
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("PRAGMA synchronous = OFF")
    database.execute("BEGIN")
    statements: list[tuple[Table, list[int], str]] = []
    for table in TABLES:
        kept = [place for place, column in enumerate(table.columns) if not column.repeated]
        database.execute(_create(table, [table.columns[place] for place in kept]))
        marks = ", ".join("?" * len(kept))
        statements.append((table, kept, f'INSERT INTO "{table.name}" VALUES ({marks})'))
    database.execute(_SEARCH)
    for number, record in enumerate(records, 1):
        for table, kept, insert in statements:
            database.executemany(
                insert,
                ([_fit(row[place], table, notes) for place in kept] for row in table.flatten(number, record)),
            )
        if isinstance(record, Report):
            database.executemany("INSERT INTO search VALUES (?, ?, ?, ?, ?)", _texts(number, record))
    for name, columns in _INDEXES:
        database.execute(f'CREATE INDEX "{name}_by_{"_".join(columns)}" ON "{name}" ({_quoted(columns)})')
    _describe(database)
    database.execute("INSERT INTO search (search) VALUES ('optimize')")
    database.execute("COMMIT")


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _create(table: Table, columns: list[Column]) -> str:
    lines = [
        f'"{column.name}" {_TYPES[column.kind]}' + (" NOT NULL" if column.name in table.key else "")
        for column in columns
    ]
    lines.append(f"PRIMARY KEY ({_quoted(table.key)})")
    lines += [
        f'FOREIGN KEY ({_quoted(one.columns)}) REFERENCES "{one.table}" ({_quoted(one.key)})'
        for one in table.references
    ]
    return f'CREATE TABLE "{table.name}" (\n    ' + ",\n    ".join(lines) + "\n)"


def _fit(value: Cell, table: Table, notes: Counter[str]) -> Cell:
    if isinstance(value, int) and abs(value) > _LARGEST:
        notes[table.name] += 1
        return float(value)
    return clean(value) if isinstance(value, str) else value


def _texts(number: int, report: Report) -> Iterator[tuple[str, str | None, str, int, int]]:
    """What can be searched for: titles, indicators with their sentences, citations, and the text block by block.

    `item` is the place of the thing in its table (for a document its input).
    """
    found: list[tuple[str, int, str]] = [("document", number, report.document.title or "")]
    found += [
        ("indicator", place, "\n".join((one.title, *one.evidence))) for place, one in enumerate(report.indicators, 1)
    ]
    found += [
        ("citation", place, " ".join(filter(None, (one.number, one.issuer, one.subject))))
        for place, one in enumerate(report.citations, 1)
    ]
    found += [("block", one.id, one.text) for one in report.blocks if one.copy == 1 and one.layer != "furniture"]
    for kind, item, text in found:
        if text:
            plain = text.translate(_WITHOUT_BAR)
            yield clean(text), clean(plain) if plain != text else None, kind, number, item


def _describe(database: sqlite3.Connection) -> None:
    database.execute(
        "CREATE TABLE data_dictionary (table_name TEXT, column_name TEXT, type TEXT, description TEXT, description_vi TEXT, PRIMARY KEY (table_name, column_name))"
    )
    database.executemany(
        "INSERT INTO data_dictionary VALUES (?, ?, ?, ?, ?)",
        (
            (table.name, column.name, column.kind, column.en, column.vi)
            for table in TABLES
            for column in table.columns
            if not column.repeated
        ),
    )
