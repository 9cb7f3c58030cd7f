"""XLS: workbooks of Excel 95 to 2003, by the package xlrd; what is printed, as it is printed, just as of an XLSX."""

import io
import struct
from typing import Any

from report_parser.errors import DamagedError, EncryptedError, MissingDependencyError, ReportParserError, TooLargeError
from report_parser.legacy import convert
from report_parser.limits import Limits
from report_parser.read.runs import join_runs, legacy_font
from report_parser.read.sheet import Sheet, SheetCell, note_hidden_sheets, place
from report_parser.read.sheet_formats import BUILT_IN, GENERAL
from report_parser.read.sheet_lines import sheet_lines
from report_parser.read.xlsx_parts import Look
from report_parser.source import Source

MEDIA_TYPE = "application/vnd.ms-excel"
INSTALL = "to read .xls files: pip install '.[office]' in the checkout, or save the workbook as XLSX"

_EMPTY, _TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR, _BLANK = range(7)
_RECORD = struct.Struct("<HH")
_MANY = {0x00BE: 2, 0x00BD: 6}
"""Records that hold many cells, and the bytes that each cell takes in them: empty ones, and numbers."""
_ONE = frozenset({0x0006, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x0206, 0x027E, 0x0406})
"""Records of one cell: formulas, texts, empty ones, numbers, truth values and errors."""
_EMPTY_PER_CELL = 4
"""Cells that are looked at for each that is read: formatted sheets hold empty ones by the thousand."""
_BROKEN = (
    AssertionError, AttributeError, LookupError, TypeError, ValueError, ArithmeticError, EOFError, struct.error, RecursionError,
    NotImplementedError,
)  # fmt: skip
"""What xlrd raises for a broken workbook besides its own error, depending on where it breaks."""


def read(data: bytes, limits: Limits) -> Source:
    """Lines and table rows sheet by sheet; `origin.path` names sheet and cells: `Sheet1!B7`, `'Biểu 1'!A7:F7`.

    Raises MissingDependencyError without xlrd, EncryptedError, DamagedError or TooLargeError; a sheet that cannot be read
    makes it `partial`.
    """
    if len(data) > limits.office_bytes:
        raise TooLargeError(f"the workbook has {len(data)} bytes, more than the {limits.office_bytes} that are read")
    try:
        import xlrd
    except ImportError as error:
        raise MissingDependencyError(INSTALL) from error
    source = Source([], MEDIA_TYPE)
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        )
    except xlrd.compdoc.CompDocError as error:
        raise _damaged() from error
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower():
            raise EncryptedError("the workbook asks for a password: save it without one") from error
        raise _damaged() from error
    except _BROKEN as error:
        raise _damaged() from error
    _Workbook(book, limits, source).read_sheets()
    return source


def _damaged() -> DamagedError:
    return DamagedError(
        "the workbook is broken or cut short: get the file again, or open it in a spreadsheet program and save it as XLSX"
    )


class _Workbook:
    """One workbook while it is read; `book` is xlrd's."""

    def __init__(self, book: Any, limits: Limits, source: Source) -> None:
        self.book, self.limits, self.source = book, limits, source
        self.looks: dict[int, Look] = {}
        self.cells = self.characters = 0
        self.encodings: list[str] = []
        self.broken: list[str] = []

    def read_sheets(self) -> None:
        from xlrd import XLRDError

        self._check_cells()
        tables = 0
        hidden: list[str] = []
        for number, name in enumerate(self.book.sheet_names()):
            try:
                page = self.book.sheet_by_index(number)
                if page.visibility:
                    hidden.append(name)
                    continue
                sheet = self._read_sheet(name, page)
                self.book.unload_sheet(number)
            except ReportParserError:
                raise
            except (XLRDError, *_BROKEN) as error:
                self._fell_short(f"the sheet {name} is damaged and was not read ({type(error).__name__})")
                continue
            lines = sheet_lines(sheet, tables, self.source, self.limits)
            tables = max((line.table for line in lines if line.table is not None), default=tables)
            self.source.lines += lines
        note_hidden_sheets(self.source, hidden)
        self.source.encoding = "+".join(self.encodings) or None
        if self.broken:
            more = f" and {len(self.broken) - 10} more" if len(self.broken) > 10 else ""
            self.source.notes.append(("cell-error", f"{', '.join(self.broken[:10])}{more}: the cells print errors"))
        if not self.source.lines:
            if self.source.reasons:
                raise _damaged()
            self._fell_short("the workbook holds no text")

    def _fell_short(self, reason: str) -> None:
        self.source.status = "partial"
        if reason not in self.source.reasons:
            self.source.reasons.append(reason)

    def _read_sheet(self, name: str, page: Any) -> Sheet:
        sheet = Sheet(name, since_1904=bool(self.book.datemode))
        sheet.merged = [
            (top, left, bottom - 1, right - 1)
            for top, bottom, left, right in page.merged_cells[: self.limits.table_cells]
        ]
        sheet.hidden_rows = {row for row, info in page.rowinfo_map.items() if info.hidden}
        sheet.hidden_columns = {column for column, info in page.colinfo_map.items() if info.hidden}
        for row in range(page.nrows):
            kinds = page.row_types(row)
            if not len(kinds):
                continue
            looks = page._cell_xf_indexes[row]
            values = page.row_values(row)
            for column, kind in enumerate(kinds):
                if kind == _EMPTY:
                    continue
                look = self._look(looks[column])
                if look.ruled:
                    sheet.ruled[row] = sheet.ruled.get(row, 0) + 1
                if kind == _BLANK:
                    continue
                value = self._value(page, sheet, row, column, kind, values[column], look)
                if isinstance(value, str) and not value.strip():
                    continue
                self.cells += 1
                self.characters += len(value) if isinstance(value, str) else 0
                if self.characters > self.limits.document_characters:
                    most = self.limits.document_characters
                    raise TooLargeError(f"the workbook has more than the {most} characters that are read")
                if self.cells > self.limits.table_cells:
                    self._fell_short(
                        f"the sheet {name} holds more than the {self.limits.table_cells} cells that are read"
                    )
                    return sheet
                sheet.cells.setdefault(row, {})[column] = SheetCell(value, look.code, look.bold, look.centred)
        return sheet

    def _check_cells(self) -> None:
        """Count the cells in the file's records before any is read: empty ones take two bytes there, far more here."""
        most = self.limits.table_cells * _EMPTY_PER_CELL
        mem, at = self.book.mem, self.book.base
        end = min(at + self.book.stream_len, len(mem))
        count = 0
        while at + 4 <= end and count <= most:
            kind, length = _RECORD.unpack_from(mem, at)
            size = _MANY.get(kind)
            count += max(length - 6, 0) // size if size else kind in _ONE
            at += 4 + length
        if count > most:
            raise TooLargeError(
                f"the workbook has more than the {most} cells, empty ones with them, that are looked at"
            )

    def _value(self, page: Any, sheet: Sheet, row: int, column: int, kind: int, value: Any, look: Look) -> str | float:
        if kind in (_NUMBER, _DATE):
            return float(value)
        if kind == _BOOLEAN:
            return "TRUE" if value else "FALSE"
        if kind == _ERROR:
            from xlrd import error_text_from_code

            self.broken.append(place(sheet.name, row, column))
            return str(error_text_from_code.get(value, "#N/A"))
        text = str(value).replace("\r\n", "\n").replace("\r", "\n")
        runs = page.rich_text_runlist_map.get((row, column))
        if not runs:
            return self._convert(text, look.font) if look.font else text
        starts = [(0, look.font), *((start, self._font(font)) for start, font in runs)]
        ends = [start for start, _ in starts[1:]] + [len(text)]
        return join_runs(
            ((font, text[start:end]) for (start, font), end in zip(starts, ends, strict=True)), self._convert
        )

    def _convert(self, text: str, font: str) -> str:
        unicode, encoding = convert(text, font)
        if encoding and encoding not in self.encodings:
            self.encodings.append(encoding)
        return unicode

    def _font(self, number: int) -> str:
        fonts = self.book.font_list
        return legacy_font(fonts[number].name) if 0 <= number < len(fonts) else ""

    def _look(self, number: int) -> Look:
        found = self.looks.get(number)
        if found is None:
            found = self.looks[number] = self._read_look(number)
        return found

    def _read_look(self, number: int) -> Look:
        if not 0 <= number < len(self.book.xf_list):
            return Look()
        style = self.book.xf_list[number]
        fonts = self.book.font_list
        format_ = self.book.format_map.get(style.format_key)
        code = BUILT_IN.get(style.format_key) or (format_.format_str if format_ else GENERAL)
        border = style.border
        sides = sum(
            bool(side)
            for side in (
                border.left_line_style,
                border.right_line_style,
                border.top_line_style,
                border.bottom_line_style,
            )
        )
        known = 0 <= style.font_index < len(fonts)
        bold = known and fonts[style.font_index].weight >= 600
        return Look(code or GENERAL, self._font(style.font_index), bold, style.alignment.hor_align == 2, sides >= 2)
