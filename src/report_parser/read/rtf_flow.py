"""A flow of RTF text on its way to lines: the body, a note, a page's head, a text box. Paragraphs, cells, rows, tables."""

from collections.abc import Callable
from dataclasses import field

from report_parser.limits import Limits
from report_parser.model import Layer, Origin
from report_parser.read.grid import Cell, Row, Table, table_lines
from report_parser.read.runs import join_runs
from report_parser.records import dataclass
from report_parser.source import Line

SLIVER = 170
"""Twentieths of a point (3 mm): edges closer than this are one, as in DOCX."""


@dataclass(slots=True)
class CellShape:
    """A cell as `\\trowd` defines it: where it ends, in twentieths of a point, and how it is merged."""

    edge: int = 0
    across: str = ""
    down: str = ""
    ruled: bool = False


@dataclass(slots=True)
class _Counts:
    """Numbers for origins and tables, one row of them for a whole document."""

    paragraphs: int = 0
    tables: int = 0


@dataclass(slots=True)
class Flow:
    """Collects what is printed, in order. `shapes` are the cells that the last `\\trowd` defined."""

    layer: Layer
    convert: Callable[[str, str], str]
    limits: Limits
    counts: _Counts = field(default_factory=_Counts)
    lines: list[Line] = field(default_factory=list)
    shapes: list[CellShape] = field(default_factory=list)
    shape: CellShape = field(default_factory=CellShape)
    runs: list[tuple[str, str]] = field(default_factory=list)
    label: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Line] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    bold: bool = True
    deleted: bool = False
    """Whether some of the paragraph's text was deleted: where all was, its label is not printed either."""
    blank: bool = False
    capped: bool = False
    _paragraphs: list[Line] = field(default_factory=list)
    _cells: list[list[Line]] = field(default_factory=list)
    _rows: list[tuple[list[CellShape], list[list[Line]], Origin]] = field(default_factory=list)

    def end_paragraph(self, *, in_table: bool, centred: bool) -> None:
        """A paragraph mark, or a cell's end: what was collected becomes lines."""
        self.counts.paragraphs += 1
        text = join_runs(self.runs, self.convert)
        label = " ".join(join_runs(self.label, self.convert).split())
        if label and (text.strip() or not self.deleted):
            text = f"{label} {text.lstrip()}"
        origin = Origin(path=f"p[{self.counts.paragraphs}]")
        target = self._paragraphs if in_table else self.lines
        if not in_table:
            self.end_table()
        first = True
        for piece in text.split("\n"):
            words = piece.strip()
            if words:
                line = Line(words, origin, "paragraph" if first else "line", blank_before=self.blank, layer=self.layer)
                line.bold, line.centred = self.bold, centred
                target.append(line)
                first = False
            self.blank = not words
        hidden = "".join(self.hidden).strip()
        if hidden:
            target.append(Line(hidden, origin, layer="furniture"))
        target += self.boxes
        self.runs, self.label, self.boxes, self.hidden, self.bold, self.deleted = [], [], [], [], True, False

    def end_shape(self, edge: int) -> None:
        """`\\cellx`: the cell that was being described ends here."""
        self.shape.edge = max(edge, self.shapes[-1].edge if self.shapes else 0)
        if len(self.shapes) < self.limits.table_span:
            self.shapes.append(self.shape)
        self.shape = CellShape()

    def end_cell(self) -> None:
        self._cells.append(self._paragraphs)
        self._paragraphs = []
        self.blank = False

    def end_row(self) -> None:
        if self._paragraphs:
            self.end_cell()
        # Some programs end more cells than they defined.
        while len(self._cells) > max(len(self.shapes), 1) and not self._cells[-1]:
            self._cells.pop()
        if self._cells:
            self._rows.append((self.shapes, self._cells, Origin(path=f"p[{self.counts.paragraphs}]")))
            self._cells = []

    def end_table(self) -> None:
        """A paragraph outside every table follows: put the rows out."""
        if self._cells or self._paragraphs:
            self.end_row()
        if not self._rows:
            return
        self.counts.tables += 1
        starts = _columns([shapes for shapes, _, _ in self._rows])
        table = Table(ruled=any(shape.ruled for shapes, _, _ in self._rows for shape in shapes))
        above: dict[int, Cell] = {}
        for shapes, cells, origin in self._rows:
            row = Row([], origin)
            seen: dict[int, Cell] = {}
            left = 0
            for place, lines in enumerate(cells):
                shape = shapes[place] if place < len(shapes) else CellShape(left)
                column, end = starts.get(left, place), starts.get(shape.edge, place + 1)
                left = shape.edge
                if shape.across == "goes on" and row.cells:
                    row.cells[-1].across += max(end - column, 1)
                    row.cells[-1].lines += lines
                elif shape.down == "goes on" and column in above:
                    above[column].down += 1
                    above[column].lines += lines
                    seen[column] = above[column]
                else:
                    row.cells.append(Cell(lines, max(end - column, 1), 1, column))
                    seen[column] = row.cells[-1]
            above = seen
            table.rows.append(row)
        self._rows = []
        for line in table_lines(table, self.counts.tables, self.limits):
            if line.kind == "row":
                line.layer = self.layer
            self.lines.append(line)
        self.capped = self.capped or table.capped

    def end(self) -> list[Line]:
        """All lines, the last paragraph's and table's too."""
        if self.runs or self.label or self.boxes or self.hidden:
            self.end_paragraph(in_table=bool(self._cells), centred=False)
        self.end_table()
        return self.lines


def _columns(rows: list[list[CellShape]]) -> dict[int, int]:
    """The column that begins at each edge (0 is the table's left side). Edges closer than a sliver are one, unless a row
    has both."""
    rows_at: dict[int, set[int]] = {0: set(range(len(rows)))}
    for number, shapes in enumerate(rows):
        for shape in shapes:
            rows_at.setdefault(shape.edge, set()).add(number)
    columns: dict[int, int] = {}
    anchor, taken = 0, set[int]()
    for edge in sorted(rows_at):
        if columns and edge - anchor < SLIVER and taken.isdisjoint(rows_at[edge]):
            columns[edge] = columns[anchor]
            taken |= rows_at[edge]
        else:
            columns[edge] = columns[anchor] + 1 if columns else 0
            anchor, taken = edge, set(rows_at[edge])
    return columns
