"""The rows that every form is written from, against the JSON."""

import json
from pathlib import Path
from typing import Any

import pytest

from report_parser.errors import DamagedError, NotFoundError
from report_parser.export.json_writer import write_json, write_json_lines
from report_parser.export.read_back import find_records, read_records
from report_parser.export.tables import MAIN_TABLES, TABLES
from report_parser.model import Report
from tests.unit.export.expected import expected_tables


def test_every_table_says_what_the_json_says(source: Path, records: list[dict[str, Any]]) -> None:
    wanted = expected_tables(records)
    assert {table.name for table in MAIN_TABLES} == set(wanted)
    for table in MAIN_TABLES:
        names = [column.name for column in table.columns]
        rows = [row for number, one in enumerate(read_records(source), 1) for row in table.flatten(number, one)]
        found = [{name: value if value != "" else None for name, value in zip(names, row, strict=True)} for row in rows]
        assert found == [{name: row[name] for name in names} for row in wanted[table.name]], table.name
        assert all(set(row) - {"file", "commune"} <= set(names) for row in wanted[table.name])
        assert found, f"no row to look at in {table.name}"


def test_every_input_is_a_document_or_an_error(source: Path) -> None:
    inputs = [
        row[0]
        for number, one in enumerate(read_records(source), 1)
        for table in TABLES
        if table.name in ("documents", "errors")
        for row in table.flatten(number, one)
    ]
    assert inputs == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_keys_are_keys_and_references_lead_somewhere(table: Any, source: Path) -> None:
    rows = _rows(source)
    keys = [tuple(row[name] for name in table.key) for row in rows[table.name]]
    assert len(keys) == len(set(keys))
    assert all(None not in key for key in keys)
    for one in table.references:
        there = {tuple(row[name] for name in one.key) for row in rows[one.table]}
        named = {tuple(row[name] for name in one.columns) for row in rows[table.name]}
        assert {key for key in named if None not in key} <= there
        assert one.optional or all(None not in key for key in named)


def _rows(source: Path) -> dict[str, list[dict[str, Any]]]:
    return {
        table.name: [
            dict(zip((column.name for column in table.columns), row, strict=True))
            for number, one in enumerate(read_records(source), 1)
            for row in table.flatten(number, one)
        ]
        for table in TABLES
    }


def test_columns_are_named_once_typed_right_and_described_in_both_languages(source: Path) -> None:
    kinds = {"string": str, "date": str, "integer": int, "number": (int, float), "boolean": bool}
    rows = _rows(source)
    for table in TABLES:
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names))
        assert table.en.endswith(".") and table.vi.endswith(".")
        for column in table.columns:
            assert column.en and column.vi, column.name
            values = [row[column.name] for row in rows[table.name] if row[column.name] is not None]
            assert all(isinstance(value, kinds[column.kind]) for value in values), (table.name, column.name)


def test_the_detail_tables_hold_the_rest(source: Path, records: list[dict[str, Any]]) -> None:
    rows, reports = _rows(source), [record for record in records if "error" not in record]
    assert [row["text"] for row in rows["blocks"]] == [one["text"] for each in reports for one in each["blocks"]]
    assert [row["text"] for row in rows["unclaimed"]] == [one["text"] for each in reports for one in each["unclaimed"]]
    spans = [one["text"] for each in reports for kind in ("citations", "findings") for thing in each[kind] for one in thing["spans"]]  # fmt: skip
    assert [row["text"] for row in rows["spans"]] == spans
    cited = [number for each in reports for one in each["indicators"] for number in one["citations"]]
    assert [row["number"] for row in rows["indicator_citations"]] == cited

    def titles(sections: list[dict[str, Any]]) -> list[str]:
        return [title for one in sections for title in (one["title"], *titles(one["children"]))]

    assert [row["title"] for row in rows["sections"]] == [
        title for each in reports for title in titles(each["outline"])
    ]
    assert all(row["parent"] is None or row["parent"] < row["section"] for row in rows["sections"])


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_json_and_json_lines_read_back_as_written(name: str, source: Path, tmp_path: Path) -> None:
    write = write_json if name == "a.json" else write_json_lines
    write(tmp_path / name, read_records(source))
    assert list(read_records(tmp_path / name)) == list(read_records(source))
    if name == "a.jsonl":
        assert (tmp_path / name).read_bytes() == source.read_bytes()
    else:
        assert len(json.loads((tmp_path / name).read_text("utf-8"))) == 6


def test_records_come_from_objects_dicts_and_paths(source: Path, records: list[dict[str, Any]], tmp_path: Path) -> None:
    whole = list(find_records(source))
    assert list(find_records(str(source))) == list(find_records(records)) == list(find_records(whole)) == whole
    assert list(find_records(whole[0])) == [whole[0]] == list(find_records(records[0]))
    (tmp_path / "one.json").write_text(json.dumps(records[0], indent=2), "utf-8")
    assert list(find_records(tmp_path / "one.json")) == [whole[0]]
    assert isinstance(whole[0], Report)
    (tmp_path / "empty.jsonl").write_bytes(b"")
    assert list(find_records(tmp_path / "empty.jsonl")) == []
    with pytest.raises(TypeError, match="int"):
        list(find_records([1]))  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b'{"source": {"name": "a"}, "schema_version": "2.0"}\n', "schema version 2.0"),
        (b'{"source": {"name": "a"}}\n', "schema version missing"),
        (b"\nxyz\n", "line 2|record 1"),
        (b'{"a": 1}\n', "line 1"),
        (b"{\n", "record 1"),
        (b"[\n1]\n", "record 1"),
    ],
)
def test_what_is_no_record_is_refused_with_its_place(text: bytes, says: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(text)
    with pytest.raises(DamagedError, match=says):
        list(read_records(tmp_path / "a.jsonl"))


def test_a_missing_file_is_said() -> None:
    with pytest.raises(NotFoundError):
        list(read_records(Path("no-such-file.jsonl")))
