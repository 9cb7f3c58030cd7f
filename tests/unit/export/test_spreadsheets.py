"""CSV and XLSX read back by other programs, equal to the JSON; nothing in them runs."""

import csv
import hashlib
import json
from datetime import date, datetime
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from report_parser.export import xlsx_writer
from report_parser.export.cells import clean, neutralise, restore
from report_parser.export.csv_writer import csv_files, write_csv
from report_parser.export.read_back import read_records
from report_parser.export.tables import BY_NAME, MAIN_TABLES
from report_parser.export.xlsx_writer import write_xlsx
from tests.unit.export.expected import expected_tables

Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def wanted(records: Rows) -> dict[str, Rows]:
    return expected_tables(records)


@pytest.fixture(scope="module")
def folder(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("csv") / "tables"
    assert write_csv(output, read_records(source)) == []
    return output


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Đạt", "Đạt"), ("1.10", "1.10"), ("", ""), ("a=b", "a=b"), ("5-6", "5-6"), ("'quoted'", "'quoted'"),
        ("=1+1", "'=1+1"), ("+84", "'+84"), ("-5%", "'-5%"), ("@SUM(A1)", "'@SUM(A1)"), ("  =1", "'  =1"),
        ("\u00a0=1", "'\u00a0=1"), ("\u3000-1", "'\u3000-1"), ("＝1", "'＝1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠a", "'＠a"),
        ("\u22125", "'\u22125"), ("\u200b=1", "'\u200b=1"), ("\ufeff=1", "'\ufeff=1"), ("\ta", "'\ta"), ("\ra", "'\ra"),
        ("\na", "'\na"), ("'\n", "''\n"), ("'=1", "''=1"), ("''=1", "'''=1"), ("﹣1", "'﹣1"),
    ],
)  # fmt: skip
def test_what_a_spreadsheet_could_run_gets_a_mark_that_can_be_taken_away(text: str, written: str) -> None:
    assert neutralise(text) == written
    assert restore(written) == text


def test_control_characters_are_replaced_and_others_kept() -> None:
    assert clean("a\x00\x1b\x7f\udc80\uffffb\tc\nđ😀") == "a\ufffd\ufffd\ufffd\ufffd\ufffdb\tc\nđ😀"


def read_csv(path: Path, name: str) -> Rows:
    kinds = {column.name: column.kind for column in BY_NAME[name].columns}

    def value(key: str, cell: str) -> Any:
        if cell == "":
            return None
        if kinds[key] in ("integer", "number"):
            return json.loads(cell)
        return cell == "true" if kinds[key] == "boolean" else restore(cell) if kinds[key] == "string" else cell

    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [{key: value(key, cell) for key, cell in row.items()} for row in csv.DictReader(stream)]


@pytest.mark.parametrize("table", [table.name for table in MAIN_TABLES])
def test_csv_says_what_the_json_says(table: str, folder: Path, wanted: dict[str, Rows]) -> None:
    found = read_csv(folder / f"{table}.csv", table)
    names = [column.name for column in BY_NAME[table].columns]
    assert found == [{name: row[name] for name in names} for row in wanted[table]]


def test_csv_begins_with_the_mark_that_excel_needs_and_no_cell_can_run(folder: Path) -> None:
    seen = 0
    for table in MAIN_TABLES:
        data = (folder / f"{table.name}.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        kinds = [column.kind for column in table.columns]
        for row in list(csv.reader(data.decode("utf-8-sig").splitlines(keepends=True)))[1:]:
            for cell, kind in zip(row, kinds, strict=True):
                assert kind in ("number", "integer") or not cell.lstrip().startswith(("=", "+", "-", "@", "＝"))
                seen += cell.startswith("'")
    assert seen > 5


def test_csv_with_a_file_name_puts_the_other_tables_beside_it(source: Path, folder: Path, tmp_path: Path) -> None:
    write_csv(tmp_path / "tỉnh.csv", read_records(source))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        path.name for path in csv_files(tmp_path / "tỉnh.csv").values()
    )
    assert (tmp_path / "tỉnh.csv").read_bytes() == (folder / "indicators.csv").read_bytes()
    assert (tmp_path / "tỉnh.errors.csv").read_bytes() == (folder / "errors.csv").read_bytes()


def test_the_package_describes_every_file(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert {one["path"] for one in package["resources"]} == {path.name for path in folder.glob("*.csv")}
    for one in package["resources"]:
        data = (folder / one["path"]).read_bytes()
        assert (one["bytes"], one["hash"]) == (len(data), "sha256:" + hashlib.sha256(data).hexdigest())
        header = data.decode("utf-8-sig").splitlines()[0].split(",")
        assert [field["name"] for field in one["schema"]["fields"]] == header


@pytest.mark.skipif(find_spec("frictionless") is None, reason="frictionless is not installed")
def test_frictionless_reads_what_the_json_says_and_finds_a_changed_file(
    source: Path, tmp_path: Path, wanted: dict[str, Rows]
) -> None:
    from frictionless import Package, system, validate

    def value(cell: Any) -> Any:
        cell = (
            json.loads(str(cell)) if isinstance(cell, Decimal) else cell.isoformat() if isinstance(cell, date) else cell
        )
        return restore(cell) if isinstance(cell, str) else cell

    write_csv(tmp_path / "a.csv", read_records(source))
    files = csv_files(tmp_path / "a.csv")
    with system.use_context(trusted=True):
        report = validate(str(files["datapackage.json"]))
        assert report.valid, report.flatten(["title", "note", "message"])
        package = Package(str(files["datapackage.json"]))
        for table in MAIN_TABLES:
            rows = package.get_resource(table.name).read_rows()
            found = [{name: value(cell) for name, cell in row.to_dict().items()} for row in rows]
            assert found == [{column.name: row[column.name] for column in table.columns} for row in wanted[table.name]]
        path = files["indicators"]
        path.write_bytes(path.read_bytes().replace(b"\r\n1,", b"\r\n9,", 1))
        assert not validate(str(files["datapackage.json"])).valid


@pytest.mark.skipif(find_spec("pandas") is None, reason="pandas is not installed")
def test_pandas_reads_the_csv(folder: Path, wanted: dict[str, Rows]) -> None:
    import pandas

    frame = pandas.read_csv(folder / "indicators.csv", dtype={"number": "string", "group_number": "string"})
    assert list(frame["number"].dropna()) == [row["number"] for row in wanted["indicators"] if row["number"]]
    assert list(frame["percent"].dropna()) == [row["percent"] for row in wanted["indicators"] if row["percent"] is not None]  # fmt: skip


@pytest.fixture(scope="module")
def book(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    output = tmp_path_factory.mktemp("xlsx") / "a.xlsx"
    assert write_xlsx(output, read_records(source)) == []
    return openpyxl.load_workbook(output)


def read_sheet(sheet: Any) -> Rows:
    """The rows as Excel shows them: `_x005F_` stands in the file for a `_` that would begin an escape."""
    rows = [
        [unescape(value) if isinstance(value, str) else value for value in row]
        for row in sheet.iter_rows(values_only=True)
    ]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


@pytest.mark.parametrize("table", [table.name for table in MAIN_TABLES])
def test_xlsx_says_what_the_json_says(table: str, book: Any, wanted: dict[str, Rows]) -> None:
    dates = {column.name for column in BY_NAME[table].columns if column.kind == "date"}
    found = read_sheet(book[table])
    expected = [{column.name: row[column.name] for column in BY_NAME[table].columns} for row in wanted[table]]
    for row in expected:
        for name, value in row.items():
            if name in dates and value:
                row[name] = datetime.fromisoformat(value)
            elif isinstance(value, (int, float)) and abs(value) >= 10**15:
                row[name] = str(value)
    assert found == expected


def test_xlsx_keeps_codes_as_text_and_holds_no_formula(book: Any) -> None:
    numbers = [row["number"] for row in read_sheet(book["indicators"])]
    assert "1.10" in numbers and "1.1" in numbers
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "b", "inlineStr"}
    assert any(isinstance(cell.value, str) and cell.value.startswith("=") for cell in cells)
    assert all(cell.hyperlink is None for cell in cells)


def test_xlsx_has_a_frozen_head_filters_and_a_dictionary(book: Any) -> None:
    for table in MAIN_TABLES:
        assert book[table.name].freeze_panes == "A2"
        assert book[table.name].auto_filter.ref.startswith("A1:")
        for cell, column in zip(book[table.name][1], table.columns, strict=True):
            assert (cell.value, cell.comment.text) == (column.name, f"{column.vi}\n{column.en}")
    described = {(row["table"], row["column"]) for row in read_sheet(book["columns"])}
    assert described == {(table.name, column.name) for table in MAIN_TABLES for column in table.columns}


def test_places_in_the_text_are_folded_and_nothing_else_is_out_of_sight(book: Any) -> None:
    for table in MAIN_TABLES:
        sheet = book[table.name]
        runs = [one for one in sheet.column_dimensions.values() if one.hidden]
        folded = [sheet.cell(1, place).value for one in runs for place in range(one.min, one.max + 1)]
        parts = ("block", "start", "stop")
        assert folded == [column.name for column in table.columns if column.name.split("_")[-1] in parts and column.name != "period_start"]  # fmt: skip


def test_the_same_records_give_the_same_workbook(source: Path, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_xlsx(tmp_path / name, read_records(source))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_what_excel_cannot_hold_is_told(records: Rows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from report_parser.export.read_back import find_records

    monkeypatch.setattr(xlsx_writer, "MOST_ROWS", 11)
    one = json.loads(json.dumps(records[0]))
    one["indicators"][0]["title"] = "đ😀" * 20_000
    one["indicators"][1]["title"] = "a\x00b"
    notes = write_xlsx(tmp_path / "a.xlsx", find_records([one]))
    assert any("indicators 2, indicators 3" in note for note in notes)
    assert "indicators: 1 texts of column title are longer than a cell of Excel holds, and were cut" in notes
    assert "indicators: 1 texts of column title hold control characters, which became U+FFFD" in notes
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    rows = [row for name in ("indicators", "indicators 2", "indicators 3") for row in read_sheet(book[name])]
    assert [row["indicator"] for row in rows] == list(range(1, 31))
    cut = rows[0]["title"]
    assert len(cut.encode("utf-16-le")) // 2 <= 32_767
    assert cut.startswith("đ😀đ😀") and cut.endswith(" … [cut: 40,000 characters]")
    assert rows[1]["title"] == "a\ufffdb"


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_an_error_on_the_way_leaves_the_old_output_and_nothing_beside_it(
    name: str, source: Path, tmp_path: Path
) -> None:
    def broken() -> Any:
        yield from list(read_records(source))[:2]
        raise OSError("the disk is gone")

    write = write_xlsx if name == "a.xlsx" else write_csv
    (tmp_path / name).write_bytes(b"old")
    with pytest.raises(OSError, match="the disk is gone"):
        write(tmp_path / name, broken())
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [(name, b"old")]
