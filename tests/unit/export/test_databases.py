"""SQLite and Parquet read back by SQLite, pyarrow and DuckDB, equal to the JSON."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from report_parser.errors import DamagedError
from report_parser.export.parquet_writer import write_parquet
from report_parser.export.read_back import find_records, read_records
from report_parser.export.sqlite_writer import write_sqlite
from report_parser.export.tables import BY_NAME, MAIN_TABLES, TABLES
from tests.unit.export.expected import expected_tables, rounded

Rows = list[dict[str, Any]]
needs_pyarrow = pytest.mark.skipif(find_spec("pyarrow") is None, reason="pyarrow is not installed")


@pytest.fixture(scope="module")
def database(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    output = tmp_path_factory.mktemp("sqlite") / "a.sqlite"
    assert write_sqlite(output, read_records(source)) == ["measurements: 1 numbers beyond 64 bits were rounded"]
    connection = sqlite3.connect(f"file:{output}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


@pytest.mark.parametrize("table", [table.name for table in MAIN_TABLES])
def test_sqlite_says_what_the_json_says(table: str, database: sqlite3.Connection, records: Rows) -> None:
    key = ", ".join(BY_NAME[table].key)
    found = [
        {name: None if value == "" else value for name, value in dict(row).items()}
        for row in database.execute(f"SELECT * FROM {table} ORDER BY {key}")
    ]
    names = [column.name for column in BY_NAME[table].columns if not column.repeated]
    assert found == rounded([{name: row[name] for name in names} for row in expected_tables(records)[table]], 2**63)


def test_sqlite_holds_the_whole_text_and_every_key_leads_somewhere(database: sqlite3.Connection, records: Rows) -> None:
    texts = [row[0] for row in database.execute("SELECT text FROM blocks ORDER BY input, block")]
    assert texts == [block["text"] for record in records if "blocks" in record for block in record["blocks"]]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    foreign = {
        table.name: len(database.execute(f"PRAGMA foreign_key_list({table.name})").fetchall()) for table in TABLES
    }
    assert foreign["measurements"] == 3 and foreign["errors"] == 0


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("chuyen doi so", "document"),
        ("chuyển đổi số", "document"),
        ("CHUYEN DOI SO", "document"),
        ('"chuyen doi so"', "document"),
        ("đổi so", "document"),
        ("thu dien tu", "indicator"),
        ('"969/QĐ-UBND"', "citation"),
        ('"969/qd-ubnd"', "citation"),
    ],
)
def test_sqlite_finds_words_without_accents(query: str, kind: str, database: sqlite3.Connection) -> None:
    found = database.execute("SELECT text FROM search WHERE search MATCH ? AND kind = ?", (query, kind)).fetchall()
    assert found, query
    assert not database.execute("SELECT text FROM search WHERE search MATCH 'khongcochunay'").fetchall()


def test_every_vietnamese_letter_is_found_by_its_plain_one(records: Rows, tmp_path: Path) -> None:
    letters = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    plain = "a" * 17 + "e" * 11 + "i" * 5 + "o" * 17 + "u" * 11 + "y" * 5 + "d"
    assert len(letters) == len(plain) == 67
    one = json.loads(json.dumps(records[0]))
    one["document"]["title"] = " ".join(f"x{letter}z{place} X{letter.upper()}Z{place}w" for place, letter in enumerate(letters))  # fmt: skip
    write_sqlite(tmp_path / "a.db", find_records([one]))
    with sqlite3.connect(tmp_path / "a.db") as database:
        for place, letter in enumerate(plain):
            for word in (f"x{letter}z{place}", f"x{letter}z{place}w"):
                found = database.execute("SELECT 1 FROM search WHERE search MATCH ? AND kind = 'document'", (word,))
                assert found.fetchall(), letters[place]


def test_a_find_leads_to_its_row(database: sqlite3.Connection) -> None:
    row = database.execute(
        "SELECT i.number, i.verdict_text, d.commune FROM search s"
        " JOIN indicators i ON i.input = s.input AND i.indicator = s.item JOIN documents d ON d.input = s.input"
        " WHERE search MATCH '\"tai khoan giao dich thanh toan\"' AND kind = 'indicator' ORDER BY d.input"
    ).fetchone()
    assert tuple(row) == ("3.2", "Đạt", "Cành Nàng")


def test_sqlite_holds_its_dictionary(database: sqlite3.Connection) -> None:
    described = {(row["table_name"], row["column_name"]) for row in database.execute("SELECT * FROM data_dictionary")}
    there = {
        (table.name, row["name"]) for table in TABLES for row in database.execute(f"PRAGMA table_info({table.name})")
    }
    assert described == there


def test_joins_use_an_index(database: sqlite3.Connection) -> None:
    plan = database.execute(
        "EXPLAIN QUERY PLAN SELECT * FROM measurements WHERE input = 1 AND indicator = 2"
    ).fetchall()
    assert "USING INDEX" in plan[0]["detail"]


# Parquet


def as_json(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the Parquet file as the record that it was made of."""
    if row["error"] is not None:
        source = {name: row["source"][name] for name in ("name", "bytes", "sha256") if row["source"][name] is not None}
        return {"source": source, "error": row["error"]}
    row = {name: value for name, value in plain(row).items() if name not in ("input", "error")}
    for holder in (*row["groups"], row["overall"]):
        holder["counted"] = dict(holder["counted"])
    for finding in row["findings"]:
        for name in ("reported", "counted"):
            text = finding.pop(f"{name}_text")
            finding[name] = finding[name] if text is None else text
    flat, row["outline"] = row["outline"], []
    for section in flat:
        parent = section.pop("parent")
        section["children"] = []
        (row["outline"] if parent is None else flat[parent]["children"]).append(section)
    return row


def plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: plain(inner) for name, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def parquet(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("pyarrow")
    output = tmp_path_factory.mktemp("parquet") / "a.parquet"
    assert write_parquet(output, read_records(source)) == []
    return output


@needs_pyarrow
def test_parquet_says_what_the_json_says(parquet: Path, records: Rows) -> None:
    import pyarrow.parquet

    rows = pyarrow.parquet.read_table(parquet).to_pylist()
    assert [row["input"] for row in rows] == [1, 2, 3, 4, 5, 6]
    for row, record in zip(rows, records, strict=True):
        assert as_json(row) == rounded(record)


@needs_pyarrow
def test_parquet_is_typed(parquet: Path) -> None:
    import pyarrow

    schema = pyarrow.parquet.read_schema(parquet)
    assert schema.field("document").type.field("issued_on").type == pyarrow.date32()
    measurement = schema.field("indicators").type.value_type.field("measurements").type.value_type
    assert measurement.field("percent").type == pyarrow.float64()
    assert measurement.field("span").type.field("start").type == pyarrow.int64()
    assert schema.metadata[b"report_parser.schema_version"] == b"1.0"
    assert json.loads(schema.metadata[b"report_parser.json_schema"])["$defs"].keys() >= {"Indicator", "Measurement"}


@needs_pyarrow
def test_parquet_in_row_groups_is_the_same(
    parquet: Path, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pyarrow.parquet

    from report_parser.export import parquet_writer

    monkeypatch.setattr(parquet_writer, "ROWS", 2)
    write_parquet(tmp_path / "a.parquet", read_records(source))
    assert pyarrow.parquet.ParquetFile(tmp_path / "a.parquet").num_row_groups == 3
    assert pyarrow.parquet.read_table(tmp_path / "a.parquet").equals(pyarrow.parquet.read_table(parquet))
    write_parquet(tmp_path / "none.parquet", iter(()))
    assert pyarrow.parquet.read_table(tmp_path / "none.parquet").num_rows == 0


@needs_pyarrow
def test_what_is_no_date_is_refused_with_its_place(records: Rows, tmp_path: Path) -> None:
    one = json.loads(json.dumps(records[0]))
    one["document"]["issued_on"] = "mùa thu"
    with pytest.raises(DamagedError, match="record 1"):
        write_parquet(tmp_path / "a.parquet", find_records([one]))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(find_spec("duckdb") is None, reason="duckdb is not installed")
def test_duckdb_reads_the_parquet(parquet: Path, records: Rows) -> None:
    import duckdb

    found = duckdb.execute(
        "SELECT i.number, i.verdict.text FROM (SELECT unnest(indicators) AS i FROM read_parquet(?) WHERE error IS NULL ORDER BY input)",
        [str(parquet)],
    ).fetchall()
    wanted = [(one["number"], one["verdict"] and one["verdict"]["text"]) for each in records if "error" not in each for one in each["indicators"]]  # fmt: skip
    assert sorted(map(str, found)) == sorted(map(str, wanted))
    errors = duckdb.execute("SELECT error.code FROM read_parquet(?) WHERE error IS NOT NULL", [str(parquet)]).fetchall()
    assert {code for (code,) in errors} == {"damaged", "not-found"}
