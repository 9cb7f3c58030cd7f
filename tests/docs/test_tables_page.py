"""docs/tables.md is the program's own list of tables and columns."""

from report_parser.export.dictionary import format_dictionary
from report_parser.export.forms import SUFFIXES
from report_parser.export.tables import DETAIL_TABLES, MAIN_TABLES
from tests.docs.pages import ROOT

PAGE = ROOT / "docs" / "tables.md"


def test_the_page_has_every_table_and_column_as_the_program_has_them() -> None:
    """Where this fails: keep the page's head, and put the output of `report-parser schema --tables` behind it."""
    head, _, _ = PAGE.read_text("utf-8").partition("\n## ")
    assert PAGE.read_text("utf-8") == f"{head}\n{format_dictionary()}"


def test_the_tables_that_csv_and_xlsx_have_are_named_with_the_last_of_them() -> None:
    assert MAIN_TABLES[-1].name == "errors"
    assert "CSV and XLSX have the tables down to `errors`" in PAGE.read_text("utf-8")
    assert not {table.name for table in DETAIL_TABLES} & {table.name for table in MAIN_TABLES}


def test_the_pages_name_every_sheet() -> None:
    for page in ("folder-to-excel.md", "vi/folder-to-excel.md"):
        text = (ROOT / "docs" / page).read_text("utf-8")
        assert [table.name for table in MAIN_TABLES if f"`{table.name}`" not in text] == []


def test_the_page_of_forms_names_every_suffix() -> None:
    text = (ROOT / "docs" / "pipeline.md").read_text("utf-8")
    assert [suffix for suffix in SUFFIXES if f"`{suffix}`" not in text] == [".sqlite3"]
