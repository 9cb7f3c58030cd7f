"""Data frames of pandas and polars, equal to the JSON."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import report_parser
from report_parser.errors import MissingDependencyError
from report_parser.export.tables import BY_NAME, MAIN_TABLES
from tests.unit.export.expected import expected_tables, rounded

Rows = list[dict[str, Any]]


def rows_of(frame: Any, engine: str) -> Rows:
    if engine == "polars":
        found: Rows = frame.to_dicts()
    else:
        found = frame.astype(object).where(frame.notna(), None).to_dict("records")
        found = [{name: value.date() if hasattr(value, "date") else value for name, value in row.items()} for row in found]  # fmt: skip
    return [{name: None if value == "" else value for name, value in row.items()} for row in found]


@pytest.mark.parametrize("engine", ["pandas", "polars"])
@pytest.mark.parametrize("table", [table.name for table in MAIN_TABLES])
def test_a_frame_says_what_the_json_says(table: str, engine: Any, source: Path, records: Rows) -> None:
    pytest.importorskip(engine)
    columns = BY_NAME[table].columns
    expected = [{column.name: row[column.name] for column in columns} for row in expected_tables(records)[table]]
    for row in expected:
        for column in columns:
            if column.kind == "date" and row[column.name]:
                row[column.name] = date.fromisoformat(row[column.name])
    frame = report_parser.to_dataframe(source, table, engine)
    assert list(frame.columns) == [column.name for column in columns]
    assert rows_of(frame, engine) == rounded(expected)


@pytest.mark.parametrize("engine", ["pandas", "polars"])
def test_an_empty_table_keeps_its_types(engine: Any, source: Path, records: Rows) -> None:
    pytest.importorskip(engine)
    full, empty = (report_parser.to_dataframe(one, "documents", engine) for one in (source, []))
    assert len(empty) == 0
    assert list(empty.dtypes) == list(full.dtypes)


def test_reports_can_be_objects_dicts_or_one_alone(source: Path, records: Rows) -> None:
    pytest.importorskip("pandas")
    reports = [report_parser.Report.from_dict(record) for record in records if "error" not in record]
    wanted = report_parser.to_dataframe(records, "findings")
    found = report_parser.to_dataframe(reports, "findings")
    assert list(found["message"]) == list(wanted["message"])
    assert len(report_parser.to_dataframe(reports[0])) == 30


def test_what_does_not_exist_is_said(source: Path) -> None:
    with pytest.raises(ValueError, match="there are indicators, measurements, documents"):
        report_parser.to_dataframe(source, "no-such-table")
    with pytest.raises(ValueError, match="pandas and polars"):
        report_parser.to_dataframe(source, engine="spark")  # type: ignore[arg-type]


@pytest.mark.parametrize(("engine", "says"), [("pandas", "pip install pandas"), ("polars", "pip install polars")])
def test_a_missing_library_is_named(engine: Any, says: str, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, engine, None)
    with pytest.raises(MissingDependencyError, match=says):
        report_parser.to_dataframe(source, engine=engine)
    monkeypatch.setattr("report_parser.export.frames.find_spec", lambda name: None)
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingDependencyError, match=r"pandas \(or polars\)"):
        report_parser.to_dataframe(source)
