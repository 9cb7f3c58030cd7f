"""Indicators written as table rows: numbers by column, verdicts by cell or by an X, scores with their maximum."""

import re
from collections.abc import Sequence
from dataclasses import field, replace

from report_parser.extract.drafts import GroupDraft, ItemDraft, Piece, ScoreDraft
from report_parser.extract.figures import Claim
from report_parser.extract.table_cells import Cell, Row, TableForm
from report_parser.extract.table_figures import CellReader, bare_number, stripped
from report_parser.extract.table_levels import RowLevels
from report_parser.extract.table_rows import RowReader
from report_parser.extract.table_totals import CountReader, Placed, is_total_row
from report_parser.extract.table_verdicts import filled_cells, find_row_verdict
from report_parser.labels import find_label
from report_parser.lexicon import Lexicon
from report_parser.model import Measurement
from report_parser.patterns import pattern_of
from report_parser.records import dataclass


@dataclass(slots=True)
class TableItems:
    """What one table holds; `outside` are cells that belong to no indicator, `claims` the ranges accounted for."""

    groups: list[GroupDraft] = field(default_factory=list)
    loose: Placed = field(default_factory=list)
    score: ScoreDraft | None = None
    outside: list[Piece] = field(default_factory=list)
    measured: list[Measurement] = field(default_factory=list)
    """The figures that rows of groups and totals have in the table's columns."""
    claims: dict[int, list[Claim]] = field(default_factory=dict)


# `Hoàn thành 100% kế hoạch: 2`, `Nếu chậm: 0`, `Dưới 80%`.
_CHOICE = pattern_of(r"[0-9]|^\s*(?:[-+*•]\s|nếu(?![^\W_])|có\s?:|không\s?:)", re.IGNORECASE)


class _TableReader:
    def __init__(
        self,
        form: TableForm,
        path: tuple[str, ...],
        heading: Piece | None,
        heading_number: str | None,
        lexicon: Lexicon,
    ) -> None:
        self.form, self.path, self.lexicon = form, path, lexicon
        self.found = TableItems()
        self.cells = CellReader(lexicon, self.found.claims)
        self.counts = CountReader(form, self.cells, lexicon)
        self.levels = RowLevels(form)
        self.rows = RowReader(form, self.cells, lexicon)
        self.stack: list[Row] = []
        """The open group rows, from the outermost in."""
        self.groups: dict[int, GroupDraft] = {}
        """The groups by the identity of their rows."""
        self.opened: list[Row] = []
        """All rows that opened a group: one that is gone would leave its identity to another."""
        self.heading, self.heading_number = heading, heading_number
        self.previous: ItemDraft | None = None

    def filled(self, row: Row, *roles: str) -> list[Cell]:
        return filled_cells(self.form, row, *roles)

    def read(self) -> TableItems:
        for block in self.form.head:
            for cell in block.text.split("\t"):
                if any(c.isdigit() for c in cell):
                    self.cells.claim(block, 0, len(block.text), "table-head")
                    break
        for position, row in enumerate(self.form.rows):
            index = row.cell(self.form.column("index"))
            if index is not None and index.text.strip() and row.label is not None:
                self.cells.claim(index.block, index.start, index.end, "label")
            if row.title is not None and row.title_start > row.title.start:
                self.cells.claim(row.title.block, row.title.start, row.title_start, "label")
            first = next((cell for cell in row.cells if cell.text.strip()), None)
            if first is None:
                continue
            if is_total_row(row, first):
                self.read_total(row, self.summed_group(position))
                continue
            if row.title is not None and row.label is None and (totals := self.counts.labelled(row.title)):
                self.found.loose += totals
                continue
            if row.title is None or self.is_choice(position):
                self.continue_previous(row)
                continue
            if row.band is not None:
                self.open_group(Row([], None, row.band, row.band.start))
            if row.above is not None:
                if index is not None:
                    self.cells.claim(index.block, index.start, index.end, "label")
                number, name = row.above
                printed = find_label(name.text)
                start = name.start + (printed.end if printed is not None and printed.parts == number.parts else 0)
                self.cells.claim(name.block, name.start, start, "label")
                self.open_group(Row([], number, name, start))
            if self.levels.is_group(position):
                self.open_group(row)
                continue
            self.read_item(row)
        return self.found

    def group_for(self) -> GroupDraft:
        key = id(self.stack[-1]) if self.stack else 0
        if key not in self.groups:
            if self.stack:
                top = self.stack[-1]
                assert top.title is not None
                draft = GroupDraft(
                    top.label.number if top.label else None,
                    Piece(top.title.block, top.title_start, _trimmed(top.title)),
                )
            else:
                draft = GroupDraft(self.heading_number, self.heading)
            self.groups[key] = draft
            self.found.groups.append(draft)
        return self.groups[key]

    def row_path(self, row: Row) -> tuple[str, ...]:
        labels = [open_row.label.number for open_row in self.stack if open_row.label] + (
            [row.label.number] if row.label else []
        )
        return self.path + tuple(labels)

    def read_total(self, row: Row, group: GroupDraft | None) -> None:
        if counts := self.counts.of_row(row):
            (self.found.loose if group is None else group.totals).extend(counts)
            return
        score = self.rows.score_of(row)
        if score is None:
            self.measure(row, row.cells)
        elif group is not None:
            group.score = group.score or score
        else:
            self.found.score = score

    def summed_group(self, position: int) -> GroupDraft | None:
        """The group whose total a row is: further groups or the total of all stand below it. None: it is of all."""
        outer = self.stack[0] if self.stack else None
        if outer is None or outer.label is None or id(outer) not in self.groups:
            return None
        for row in self.form.rows[position + 1 :]:
            if row.label is not None:
                return self.groups[id(outer)] if not self.levels.holds(outer, row) else None
            if row.title is not None and is_total_row(row, row.title):
                return self.groups[id(outer)]
        return None

    def measure(self, row: Row, cells: Sequence[Cell]) -> None:
        """Keep the figures of a row that is no indicator: numbers by their columns, the rest as text."""
        known = {column: role for role, columns in self.form.roles.items() for column in columns}
        unit_cell = next(iter(self.filled(row, "unit")), None)
        for cell in cells:
            role = known.get(cell.column)
            if bare_number(cell) is not None and role in ("target", "result", "percent", None):
                unit = "%" if role == "percent" else (unit_cell.text.strip() if unit_cell else self.rows.unit_of(cell))
                figures = self.cells.figures(cell, "target" if role == "target" else "result", unit)
                section = self.path + tuple(one.label.number for one in self.stack if one.label)
                self.found.measured += [replace(one, section=section) for one in figures]
            elif cell.text.strip() and cell is not unit_cell:
                self.found.outside.append(Piece(cell.block, cell.start, cell.end))

    def open_group(self, row: Row) -> None:
        while self.stack and (
            row.label is None or self.stack[-1].label is None or not self.levels.holds(self.stack[-1], row)
        ):
            self.stack.pop()
        self.stack.append(row)
        self.opened.append(row)
        group = self.group_for()
        group.score = self.rows.score_of(row)
        assert row.title is not None
        group.totals += self.counts.counts_in(row.title) + self.counts.counted_marks(row)
        verdict = find_row_verdict(self.form, row, self.lexicon)
        if verdict:
            group.verdict = verdict
        for cell in self.filled(row, *(() if verdict else ("verdict",)), "result"):
            if counts := self.counts.counts_in(cell):
                group.totals += counts
            else:
                self.measure(row, [cell])
        self.measure(row, self.filled(row, "target", "percent", "note"))
        if group.score is None:
            self.measure(row, self.rows.others(row))
        self.cells.claim_figures(row.title)
        self.previous = None
        self.rows.begin_group()

    def is_choice(self, position: int) -> bool:
        """Whether a scoring form's row says how many points are given for what: `Từ 80% đến dưới 100%: 1,5` under
        `1.1 | Mức độ hoàn thành kế hoạch | 2 | 1,5`. It has no number and no points of its own."""
        row = self.form.rows[position]
        if self.previous is None or row.label is not None or row.title is None or "score" not in self.form.roles:
            return False
        others = [cell for cell in row.cells if cell.text.strip() and cell is not row.title]
        index, maxima = self.form.column("index"), self.form.roles.get("maximum", [])
        if any(cell.column != index and cell.column not in maxima for cell in others):
            return False
        return _CHOICE.search(row.title.text) is not None or any(cell.column == index for cell in others)

    def continue_previous(self, row: Row) -> None:
        """A row without a title of its own goes on with the indicator above it."""
        if row.title is not None and self.previous is not None:
            for cell in row.cells:
                self.cells.claim(cell.block, cell.start, cell.end, "scale")
            self.previous.evidence.append(Piece(row.title.block, *stripped(row.title)))
            return
        if self.previous is None:
            self.found.outside += [Piece(cell.block, cell.start, cell.end) for cell in row.cells if cell.text.strip()]
            return
        self.rows.fill(self.previous, row)

    def read_item(self, row: Row) -> None:
        while (
            self.stack
            and row.label is not None
            and self.stack[-1].label is not None
            and not self.levels.holds(self.stack[-1], row)
        ):
            self.stack.pop()
        assert row.title is not None
        group = self.group_for()
        title = Piece(row.title.block, row.title_start, _trimmed(row.title))
        item = ItemDraft(row.label.number if row.label else None, self.row_path(row), title, from_table=True)
        group.items.append(item)
        self.previous = item
        self.rows.fill(item, row)


def _trimmed(cell: Cell) -> int:
    return cell.start + len(cell.text.rstrip().rstrip(":").rstrip())


def read_table_items(
    form: TableForm, path: Sequence[str], heading: Piece | None, heading_number: str | None, lexicon: Lexicon
) -> TableItems:
    """The groups and indicators of a table that stands under `heading` (None: before every heading)."""
    return _TableReader(form, tuple(path), heading, heading_number, lexicon).read()
