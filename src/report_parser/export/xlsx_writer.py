"""XLSX: one sheet a table, typed cells, written row by row in little memory; nothing in it runs.

What Excel cannot hold is told: rows beyond a sheet's go on in another, text beyond a cell's is cut and says so.
"""

import tempfile
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from report_parser import __version__
from report_parser.atomic import whole_file
from report_parser.export.cells import clean
from report_parser.export.columns import Cell, Column, Table
from report_parser.export.read_back import Record
from report_parser.export.tables import MAIN_TABLES

MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
"""Of one cell, in UTF-16 units as Excel counts."""
MOST_DIGITS = 10**15
"""Excel keeps 15 digits of a number; a longer one is written as text."""
_FIRST_DAY = date(1900, 3, 1)
"""Excel takes 1900 for a leap year: earlier days would be one off, and are written as text."""
_CUT = " … [cut: {} characters]"


def write_xlsx(output: Path, records: Iterable[Record]) -> list[str]:
    """Write the workbook; what had to be changed for Excel, in words. Raises OSError; the old file is then as it was."""
    import xlsxwriter
    from xlsxwriter.exceptions import XlsxFileError

    with whole_file(output) as beside, tempfile.TemporaryDirectory(prefix="report-parser-") as folder:
        options = {
            "constant_memory": True,
            "tmpdir": folder,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "use_zip64": True,
        }
        book = xlsxwriter.Workbook(str(beside), options)
        try:
            # The same records give the same bytes: no clock.
            book.set_properties({"comments": f"report-parser {__version__}", "created": datetime(2000, 1, 1)})
            sheets = [_Sheets(book, table) for table in MAIN_TABLES]
            for number, record in enumerate(records, 1):
                for sheet in sheets:
                    for row in sheet.table.flatten(number, record):
                        sheet.write(row)
            for sheet in sheets:
                sheet.finish()
            _write_dictionary(book)
        except BaseException:
            for sheet in book.worksheets():
                sheet.row_data_fh.close()
            raise
        try:
            book.close()
        except XlsxFileError as error:
            raise OSError(0, str(error)) from error
    return [note for sheet in sheets for note in sheet.notes()]


class _Sheets:
    """A table's sheet, and the next ones when it is full."""

    def __init__(self, book: Any, table: Table) -> None:
        self.book, self.table = book, table
        self.names: list[str] = []
        self.cut: Counter[str] = Counter()
        self.replaced: Counter[str] = Counter()
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        # The text format keeps Excel from making a number or date of 1.10 when somebody edits the cell.
        self.text = book.add_format({"num_format": "@"})
        self.day = book.add_format({"num_format": "dd/mm/yyyy"})
        self._begin()

    def _begin(self) -> None:
        name = self.table.name if not self.names else f"{self.table.name} {len(self.names) + 1}"
        self.names.append(name)
        self.sheet = self.book.add_worksheet(name)
        self.sheet.freeze_panes(1, 0)
        before = False
        for place, column in enumerate(self.table.columns):
            # The filter's button takes the width of three characters.
            width = max(column.width, min(len(column.name) + 3, 26))
            folding = {"level": 1, "hidden": True} if column.folded else {"collapsed": True} if before else {}
            self.sheet.set_column(place, place, width, None, folding)
            before = column.folded
            self.sheet.write_string(0, place, column.name, self.head)
            self.sheet.write_comment(0, place, f"{column.vi}\n{column.en}", {"author": "report-parser"})
        if before:
            self.sheet.set_column(place + 1, place + 1, None, None, {"collapsed": True})
        self.row = 0

    def write(self, row: tuple[Cell, ...]) -> None:
        if self.row + 1 >= MOST_ROWS:
            self._end()
            self._begin()
        self.row += 1
        for place, (value, column) in enumerate(zip(row, self.table.columns, strict=True)):
            if value is not None and value != "":
                self._write_cell(place, value, column)

    def _write_cell(self, place: int, value: Cell, column: Column) -> None:
        if isinstance(value, bool):
            self.sheet.write_boolean(self.row, place, value)
        elif isinstance(value, (int, float)):
            if abs(value) < MOST_DIGITS:
                self.sheet.write_number(self.row, place, value)
            else:
                self.sheet.write_string(self.row, place, str(value), self.text)
        elif isinstance(value, str):
            if column.kind == "date" and (day := _day(value)) is not None:
                self.sheet.write_datetime(self.row, place, day, self.day)
            else:
                self.sheet.write_string(self.row, place, self._fit(value, column), self.text)

    def _fit(self, text: str, column: Column) -> str:
        cleaned = clean(text)
        self.replaced[column.name] += cleaned != text
        if len(cleaned) <= MOST_CHARACTERS // 2:
            return cleaned
        units = len(cleaned.encode("utf-16-le")) // 2
        if units <= MOST_CHARACTERS:
            return cleaned
        self.cut[column.name] += 1
        end = _CUT.format(f"{len(cleaned):,}")
        kept = cleaned.encode("utf-16-le")[: 2 * (MOST_CHARACTERS - len(end))].decode("utf-16-le", "ignore")
        return kept + end

    def _end(self) -> None:
        last = len(self.table.columns) - 1
        self.sheet.autofilter(0, 0, max(self.row, 1), last)
        self.sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{MOST_ROWS}"})

    def finish(self) -> None:
        self._end()

    def notes(self) -> list[str]:
        name = self.table.name
        more = [f"{name}: more rows than a sheet of Excel holds; they go on in {', '.join(self.names[1:])}"]
        return [
            *(more if len(self.names) > 1 else []),
            *(
                f"{name}: {count} texts of column {column} are longer than a cell of Excel holds, and were cut"
                for column, count in self.cut.items()
            ),
            *(
                f"{name}: {count} texts of column {column} hold control characters, which became U+FFFD"
                for column, count in self.replaced.items()
                if count
            ),
        ]


def _day(text: str) -> date | None:
    """The day, None where Excel cannot hold it."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= _FIRST_DAY else None


def _write_dictionary(book: Any) -> None:
    sheet = book.add_worksheet("columns")
    sheet.freeze_panes(1, 0)
    bold, wrap = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
    for place, (name, width) in enumerate(
        (("table", 14), ("column", 22), ("type", 10), ("description", 60), ("mô tả", 60))
    ):
        sheet.set_column(place, place, width, wrap)
        sheet.write_string(0, place, name, bold)
    row = 0
    for table in MAIN_TABLES:
        for column in table.columns:
            row += 1
            for place, text in enumerate((table.name, column.name, column.kind, column.en, column.vi)):
                sheet.write_string(row, place, text, wrap)
    sheet.autofilter(0, 0, row, 4)
