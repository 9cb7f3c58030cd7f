"""XLSX: workbooks, read part by part from their package; what is printed, as it is printed.

Numbers are shown in their cells' formats (`sheet_formats`), formulas by the results saved with them. Hidden sheets, rows
and columns are left out, with a note. What a sheet claims as its size is not asked: only cells that stand in it count.
"""

from collections.abc import Iterator
from dataclasses import field
from datetime import datetime
from math import isfinite

from report_parser.errors import DamagedError, NoTextLayerError, TooLargeError
from report_parser.legacy import convert
from report_parser.limits import Limits
from report_parser.model import Origin
from report_parser.patterns import pattern_of
from report_parser.read.package import AGAIN, Element, Package, Part, open_package, parse_xml
from report_parser.read.sheet import COLUMNS, ROWS, Area, Sheet, SheetCell, note_hidden_sheets, place
from report_parser.read.sheet_lines import sheet_lines
from report_parser.read.xlsx_parts import Look, Text, local, read_looks, read_text, unescape, walk
from report_parser.records import dataclass
from report_parser.source import Line, Source

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_REFERENCE = pattern_of(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})$")
_SHEET_MEMBER = pattern_of(r"xl/worksheets/sheet([0-9]{1,6})\.xml$")
_ISO_DAY = pattern_of(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]{5,15})?Z?$")
_EMPTY_PER_CELL = 4
"""Elements of a sheet that are looked at for each cell that is read: formatted sheets hold empty cells by the thousand."""
_PLAIN = Look()
_KINDS = {"worksheet": True, "chartsheet": False, "dialogsheet": False, "xlMacrosheet": False}


def read(data: bytes, limits: Limits) -> Source:
    """Lines and table rows sheet by sheet; `origin.path` names sheet and cells: `Sheet1!B7`, `'Biểu 1'!A7:F7`.

    Raises EncryptedError, DamagedError, TooLargeError or NoTextLayerError where nothing can be read; what could be read
    in part has status `partial`.
    """
    package = open_package(data, limits)
    source = Source([], MEDIA_TYPE, encoding="utf-8")
    workbook = _Workbook(package, limits, source)
    sheets = workbook.open()
    tables = 0
    for name, member in sheets:
        part = package.read(member)
        if part is None:
            workbook.fell_short(f"the sheet {name} is missing from the archive")
            continue
        sheet = workbook.read_sheet(name, part)
        lines = sheet_lines(sheet, tables, source, limits)
        tables = max((line.table for line in lines if line.table is not None), default=tables)
        source.lines += lines + list(workbook.text_boxes(name, member))
    workbook.finish()
    return source


@dataclass(slots=True)
class _Workbook:
    """One workbook while it is read. `broken` are cells that print an error, `unsaved` formulas without a result."""

    package: Package
    limits: Limits
    source: Source
    strings: list[Text] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    since_1904: bool = False
    characters: int = 0
    cells: int = 0
    broken: list[str] = field(default_factory=list)
    unsaved: list[str] = field(default_factory=list)
    lost: int = 0
    encodings: list[str] = field(default_factory=list)

    def fell_short(self, reason: str) -> None:
        self.source.status = "partial"
        if reason not in self.source.reasons:
            self.source.reasons.append(reason)

    def open(self) -> list[tuple[str, str]]:
        """Read what all sheets share; the visible sheets as (name, part), in the workbook's order."""
        name = next(
            (
                target
                for kind, target in self.package.relations("").values()
                if kind == "officeDocument" and self.package.has(target)
            ),
            "xl/workbook.xml",
        )
        related = self.package.relations(name)
        root = self._root(self.package.read(name))
        self._read_strings(self._shared(name, related, "sharedStrings"))
        looks = self._root(self._shared(name, related, "styles"), missing="")
        self.looks = [] if looks is None else read_looks(looks)
        sheets: list[tuple[str, str]] = []
        hidden: list[str] = []
        for element in () if root is None else root.iter("{*}workbookPr", "{*}sheet"):
            if local(element) == "workbookPr":
                self.since_1904 = element.get("date1904", "0") in ("1", "true")
                continue
            link = next((value for key, value in element.items() if key.endswith("}id")), "")
            kind, member = related.get(link, ("", ""))
            if not _KINDS.get(kind, not kind):
                continue
            title = element.get("name") or f"Sheet{len(sheets) + 1}"
            if element.get("state", "visible") == "visible":
                sheets.append((title, member))
            else:
                hidden.append(title)
        note_hidden_sheets(self.source, hidden)
        if not sheets and not hidden:
            numbered = [(_SHEET_MEMBER.match(key), key) for key in self.package.members]
            found = sorted((int(match[1]), key) for match, key in numbered if match)
            if not found:
                raise DamagedError(f"the archive holds no sheets, the workbook is broken or cut short: {AGAIN}")
            self.fell_short("the workbook's list of sheets could not be read: sheets are in the order of their numbers")
            sheets = [(f"Sheet{number}", member) for number, member in found]
        return sheets

    def _shared(self, name: str, related: dict[str, tuple[str, str]], kind: str) -> Part | None:
        usual = f"{name.rpartition('/')[0]}/{kind}.xml".lstrip("/")
        names = [target for other, target in related.values() if other == kind]
        return next((part for one in (*names, usual) if (part := self.package.read(one))), None)

    def _root(self, part: Part | None, missing: str = "the workbook's own part is missing") -> Element | None:
        if part is None:
            if missing:
                self.fell_short(missing)
            return None
        try:
            root, fault = parse_xml(part, self.limits, salvage=True)
        except DamagedError as error:
            self.fell_short(error.message)
            return None
        if fault:
            self.fell_short(fault)
        return root

    def _read_strings(self, part: Part | None) -> None:
        if part is None:
            return
        most = self.limits.table_cells * _EMPTY_PER_CELL
        try:
            for _, _, element in walk(part, self.limits, ("si",)):
                self.strings.append(read_text(element))
                if len(self.strings) > most:
                    raise TooLargeError(f"{part.name} holds more than the {most} texts that are read")
        except DamagedError as error:
            self.fell_short(error.message)

    def read_sheet(self, name: str, part: Part) -> Sheet:
        """The cells of one sheet, as far as they can be read."""
        sheet = Sheet(name, since_1904=self.since_1904)
        row, column, seen = -1, -1, 0
        try:
            for event, tag, element in walk(part, self.limits, ("c", "col", "mergeCell"), ("row",)):
                seen += 1
                if seen > self.limits.table_cells * _EMPTY_PER_CELL or self.cells > self.limits.table_cells:
                    self.fell_short(
                        f"the sheet {name} holds more than the {self.limits.table_cells} cells that are read"
                    )
                    break
                if event == "start":
                    row = _number(element.get("r"), row + 2, ROWS) - 1
                    column = -1
                    if element.get("hidden") in ("1", "true") or element.get("ht") == "0":
                        sheet.hidden_rows.add(row)
                elif tag == "c":
                    at = _parse_reference(element.get("r"))
                    row, column = at or (max(row, 0), min(column + 1, COLUMNS - 1))
                    self._read_cell(sheet, element, row, column)
                elif tag == "col":
                    if element.get("hidden") in ("1", "true") or element.get("width") == "0":
                        first = _number(element.get("min"), 1, COLUMNS)
                        sheet.hidden_columns.update(range(first - 1, _number(element.get("max"), first, COLUMNS)))
                elif (area := _parse_area(element.get("ref", ""))) and len(sheet.merged) < self.limits.table_cells:
                    sheet.merged.append(area)
        except DamagedError as error:
            self.fell_short(error.message)
        return sheet

    def _read_cell(self, sheet: Sheet, element: Element, row: int, column: int) -> None:
        style = element.get("s", "0")
        look = self.looks[int(style)] if style.isdecimal() and int(style) < len(self.looks) else _PLAIN
        if look.ruled:
            sheet.ruled[row] = sheet.ruled.get(row, 0) + 1
        if not len(element):
            return
        value = self._value(element, look, sheet, row, column)
        if isinstance(value, str):
            if not value.strip():
                return
            self.characters += len(value)
            if self.characters > self.limits.document_characters:
                raise TooLargeError(
                    f"the workbook has more than the {self.limits.document_characters} characters that are read"
                )
        self.cells += 1
        sheet.cells.setdefault(row, {})[column] = SheetCell(value, look.code, look.bold, look.centred)

    def _value(self, element: Element, look: Look, sheet: Sheet, row: int, column: int) -> str | float:
        """What a cell holds: a text, or a number for its format."""
        kind = element.get("t", "n")
        parts = {local(child): child for child in element}
        if kind == "inlineStr" or "is" in parts:
            return read_text(parts["is"]).read(look.font, self.convert) if "is" in parts else ""
        raw = (parts["v"].text or "") if "v" in parts else ""
        if kind == "s":
            number = raw.strip()
            if number.isdecimal() and int(number) < len(self.strings):
                return self.strings[int(number)].read(look.font, self.convert)
            self.lost += 1
            return ""
        if kind == "str":
            text = unescape(raw)
            return self.convert(text, look.font) if look.font else text
        if not raw.strip():
            if "f" in parts:
                self.unsaved.append(place(sheet.name, row, column))
            return ""
        if kind == "b":
            return "TRUE" if raw.strip() in ("1", "true") else "FALSE"
        if kind == "e":
            self.broken.append(place(sheet.name, row, column))
            return raw.strip()
        if kind == "d" and _ISO_DAY.match(raw.strip()):
            return _serial(raw.strip(), self.since_1904)
        try:
            amount = float(raw)
        except ValueError:
            return raw.strip()
        return amount if isfinite(amount) else raw.strip()

    def convert(self, text: str, font: str) -> str:
        unicode, encoding = convert(text, font)
        if encoding and encoding not in self.encodings:
            self.encodings.append(encoding)
        return unicode

    def text_boxes(self, name: str, member: str) -> Iterator[Line]:
        """The texts of the boxes and shapes that lie on a sheet, behind its cells."""
        for kind, target in self.package.relations(member).values():
            root = self._root(self.package.read(target), missing="") if kind == "drawing" else None
            for number, body in enumerate(() if root is None else root.iter("{*}txBody"), 1):
                for paragraph in body.iter("{*}p"):
                    text = "".join(run.text or "" for run in paragraph.iter("{*}t")).strip()
                    if text:
                        yield Line(text, Origin(path=f"{target}#txBody[{number}]"))

    def finish(self) -> None:
        """Say what fell short. Raises NoTextLayerError where the workbook shows nothing but pictures."""
        source = self.source
        source.encoding = "+".join(self.encodings) or "utf-8"
        if self.unsaved:
            self.fell_short(
                f"{_listed(self.unsaved)}: formulas without their results: open the workbook in a spreadsheet program and save it"
            )
        if self.lost:
            self.fell_short(f"{self.lost} texts are missing from the workbook's shared strings")
        if self.broken:
            source.notes.append(("cell-error", f"{_listed(self.broken)}: the cells print errors"))
        if not source.lines:
            if any(member.startswith("xl/media/") for member in self.package.members):
                raise NoTextLayerError(
                    "the workbook holds pictures and no text: save its pictures and read those, with OCR"
                )
            self.fell_short("the workbook holds no text")


def _listed(places: list[str]) -> str:
    return ", ".join(places[:10]) + (f" and {len(places) - 10} more" if len(places) > 10 else "")


def _number(text: str | None, default: int, most: int) -> int:
    """A count from 1; `default` where there is none, at most `most`."""
    return min(max(int(text), 1) if text and text.isdecimal() and len(text) < 9 else default, most)


def _parse_reference(reference: str | None) -> tuple[int, int] | None:
    """Row and column from 0 of `B7`; None for what lies on no sheet."""
    found = _REFERENCE.match(reference or "")
    if not found:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    row = int(found[2])
    return (row - 1, column - 1) if row <= ROWS and column <= COLUMNS else None


def _parse_area(reference: str) -> Area | None:
    first, _, last = reference.partition(":")
    start, end = _parse_reference(first), _parse_reference(last or first)
    if start is None or end is None:
        return None
    return min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1])


def _serial(text: str, since_1904: bool) -> str | float:
    """A day in ISO 8601 as the number that a workbook counts it by."""
    try:
        moment = datetime.fromisoformat(text.removesuffix("Z"))
    except ValueError:
        return text
    return (moment - (datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30))).total_seconds() / 86_400
