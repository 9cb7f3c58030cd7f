"""What one row says of its indicator: verdict, targets, results, points and evidence, each from its columns."""

import re
from dataclasses import replace

from report_parser.extract.drafts import ItemDraft, Piece, ScoreDraft, VerdictDraft
from report_parser.extract.points import OFFERED
from report_parser.extract.table_cells import Cell, Row, TableForm
from report_parser.extract.table_figures import (
    CellReader,
    bare_number,
    is_percent,
    make_span,
    points_in,
    points_of,
    stripped,
    with_one_unit,
)
from report_parser.extract.table_shares import find_head_unit, find_name_unit, find_share, names_things
from report_parser.extract.table_verdicts import filled_cells, find_row_verdict
from report_parser.lexicon import Lexicon
from report_parser.model import Measurement, Number
from report_parser.numbers import as_number, parse_number
from report_parser.patterns import pattern_of

_POINTS = pattern_of(r"\s*(?:số\s+)?điểm(?![^\W_])", re.IGNORECASE)


class RowReader:
    """Reads the rows of one table from the top: merged cells hold for the rows below them too."""

    def __init__(self, form: TableForm, cells: CellReader, lexicon: Lexicon) -> None:
        self.form, self.cells, self.lexicon = form, cells, lexicon
        self.share = find_share(form, lexicon)
        self.verdict_above: VerdictDraft | None = None
        self.targets_above: list[Measurement] = []
        self.unit_of_row: str | None = None

    def filled(self, row: Row, *roles: str) -> list[Cell]:
        return filled_cells(self.form, row, *roles)

    def begin_group(self) -> None:
        """Nothing merged holds on below a group's own row."""
        self.verdict_above = None
        self.targets_above = []

    def score_of(self, row: Row) -> ScoreDraft | None:
        scores, maxima = self.filled(row, "score"), self.filled(row, "maximum")
        value = points_in(scores[0]) if scores else None
        maximum = points_in(maxima[0]) if maxima else None
        if not scores and maxima and (both := points_of(maxima[0])):
            # `Điểm đạt/Điểm tối đa`
            scores, (value, maximum) = maxima, both
        elif scores and not maxima and (both := points_of(scores[0])):
            value, maximum = both
        if value is None and maximum is None:
            return None
        for cell in [
            *scores,
            *maxima,
            *(one for one in self.others(row) if _POINTS.match(self.form.heads[one.column])),
        ]:
            self.cells.claim(cell.block, cell.start, cell.end, "score")
        cell = scores[0] if value is not None else maxima[0]
        return ScoreDraft(value, maximum, Piece(cell.block, *stripped(cell)))

    def fill(self, item: ItemDraft, row: Row) -> None:
        """Take the row's verdict, figures and evidence into the indicator."""
        verdict = find_row_verdict(self.form, row, self.lexicon) or self.verdict_from_above(row)
        if verdict and item.verdict is None:
            item.verdict = verdict
        self.verdict_above = verdict
        unit_cells = self.filled(row, "unit")
        unit = unit_cells[0].text.strip() if unit_cells else None
        self.unit_of_row = self.unit_of_name(row) if unit is None else None
        ratio, shared = self.ratio_of(row, unit)
        offered = self.offer(item)
        if row.title is not None:
            figures = self.cells.figures(row.title, "target", None, start=row.title_start)
            item.measurements += [one for one in figures if offered is None or one.span.start < item.title.end]
        targets: list[Measurement] = []
        for cell in self.filled(row, "target"):
            if cell.column not in shared:
                targets += self.cells.figures(cell, "target", self.unit_in(cell, unit))
        item.measurements += targets or self.targets_from_above(row)
        self.targets_above = targets or self.targets_from_above(row)
        results: list[Measurement] = [ratio] if ratio else []
        for cell in self.filled(row, "result"):
            if cell.column not in shared:
                results += self.cells.figures(cell, "result", self.unit_in(cell, unit))
            item.evidence.append(Piece(cell.block, *stripped(cell)))
        for cell in self.filled(row, "percent"):
            if cell.column in shared:
                continue
            shares = self.cells.figures(cell, "result", "%")
            if len(shares) == 1 and len(results) == 1 and results[0].kind == "ratio" and results[0].percent is None:
                results = [
                    replace(
                        results[0],
                        percent=shares[0].percent,
                        percent_span=shares[0].span,
                        comparator=shares[0].comparator,
                    )
                ]
            else:
                results += shares
        for cell in self.others(row):
            if cell.column not in shared:
                points = "điểm" if _POINTS.match(self.form.heads[cell.column]) else None
                named = points or self.unit_in(cell, unit) or find_head_unit(self.form.heads[cell.column], self.lexicon)
                results += self.cells.figures(cell, "result", named)
        for cell in self.filled(row, "verdict"):
            if verdict is not None and not any(c.isdigit() for c in cell.text):
                continue
            # `Đạt 78%` among verdicts, `Đạt (03/03 trường)`
            results += self.cells.figures(cell, "result", unit)
            item.evidence.append(Piece(cell.block, *stripped(cell)))
        item.measurements += results
        item.measurements[:] = with_one_unit(item.measurements, row, self.form.roles.get("percent", ()))
        score = self.score_of(row)
        if score is not None and score.value is not None:
            span = make_span(score.piece.block, score.piece.start, score.piece.end)
            item.measurements.append(
                Measurement(
                    kind="score",
                    role="result",
                    text=span.text,
                    span=span,
                    unit="điểm",
                    value=score.value,
                    maximum=score.maximum if score.maximum is not None else offered,
                )
            )
        for cell in self.filled(row, "score")[1:] if score is not None else ():
            # `Điểm thẩm định` beside `Điểm tự chấm`: one score an indicator is added up, the others are kept as points.
            item.measurements += self.cells.figures(cell, "result", "điểm")
        for cell in [*self.filled(row, "note"), *self.worded(row)]:
            if verdict and verdict.piece.block is cell.block and cell.start <= verdict.piece.start < cell.end:
                continue
            item.evidence.append(Piece(cell.block, *stripped(cell)))
            item.measurements += map(self.remarked, self.cells.figures(cell, "result", None, start=cell.start))

    def offer(self, item: ItemDraft) -> Number | None:
        """The points that the indicator's own name offers where no column does: `Tỷ lệ hồ sơ trực tuyến (10 điểm)`."""
        if "score" not in self.form.roles or "maximum" in self.form.roles or item.title is None:
            return None
        found = OFFERED.match(item.title.text)
        if found is None:
            return None
        self.cells.claim(item.title.block, item.title.start + found.end("name"), item.title.end, "score")
        item.title = replace(item.title, end=item.title.start + found.end("name"))
        return as_number(parse_number(found["points"]))

    def remarked(self, one: Measurement) -> Measurement:
        """Beside a column of points, points among the remarks (`Trừ 0,5 điểm`) are not the indicator's score."""
        return replace(one, kind="quantity") if one.kind == "score" and "score" in self.form.roles else one

    def targets_from_above(self, row: Row) -> list[Measurement]:
        """What is asked in a cell merged over several rows is asked of each of them."""
        column = self.form.column("target")
        cell = row.cell(column)
        beside = row.cell(column - 1) if column else None
        merged = cell is not None and cell.covered and not cell.text.strip()
        return self.targets_above if merged and beside is not None and beside.text.strip() else []

    def unit_in(self, cell: Cell, unit: str | None) -> str | None:
        """A cell's unit: its row's, unless the column's head says percent (`Đạt (%)`)."""
        return (
            self.form.units[cell.column] if is_percent(self.form.units.get(cell.column)) else unit or self.unit_of(cell)
        )

    def unit_of(self, cell: Cell) -> str | None:
        return self.form.units.get(cell.column, self.form.unit or self.unit_of_row)

    def unit_of_name(self, row: Row) -> str | None:
        title = row.title
        if title is None or not any(c.isdigit() for cell in row.cells if cell is not title for c in cell.text):
            return None
        unit = find_name_unit(title.text[row.title_start - title.start :], self.lexicon)
        place = title.text.rfind(f"{unit}") if unit else -1
        if unit and place >= 0 and any(c.isdigit() for c in unit):
            self.cells.claim(title.block, title.start + place, title.end, "unit")
        return unit

    def others(self, row: Row) -> list[Cell]:
        """Cells of figures in columns whose heads no word tells: quarters, last year, points taken off."""
        known = {column for columns in self.form.roles.values() for column in columns}
        return [
            cell
            for cell in row.cells
            if cell.column not in known
            and bare_number(cell) is not None
            and cell.column < len(self.form.heads)
            and self.form.heads[cell.column].strip()
            and not names_things(self.form.heads[cell.column])
        ]

    def worded(self, row: Row) -> list[Cell]:
        """Cells with words and figures in columns whose heads no word tells: what they say is said of the indicator."""
        known = {column for columns in self.form.roles.values() for column in columns}
        return [
            cell
            for cell in row.cells
            if cell.column not in known
            and cell is not row.title
            and any(c.isalpha() for c in cell.text)
            and any(c.isdigit() for c in cell.text)
            and cell.column < len(self.form.heads)
            and self.form.heads[cell.column].strip()
            and not names_things(self.form.heads[cell.column])
        ]

    def ratio_of(self, row: Row, unit: str | None) -> tuple[Measurement | None, set[int]]:
        """The ratio that the row's cells make up in the columns of a part and its whole, and these columns."""
        if self.share is None:
            return None, set()
        part, whole = row.cell(self.share.part), row.cell(self.share.whole)
        percent = row.cell(self.share.percent)
        if part is None or whole is None:
            return None, set()
        ratio = self.cells.share(part, whole, percent, self.share.unit or (None if is_percent(unit) else unit))
        if ratio is None:
            return None, set()
        used = {part.column, whole.column}
        return ratio, used | {self.share.percent} if ratio.percent is not None and self.share.percent else used

    def goes_on(self, row: Row) -> bool:
        """Whether the row is a further part of the criterion above: text, without merged cells, leaves number and name empty."""
        titles, index = self.form.roles["title"], row.cell(self.form.column("index"))
        name = row.cell(titles[0])
        return (
            len(titles) > 1
            and index is not None
            and name is not None
            and name is not row.title
            and not (index.text + name.text).strip()
            and not any(one.covered for one in row.cells)
        )

    def verdict_from_above(self, row: Row) -> VerdictDraft | None:
        """The verdict whose cell is merged over several rows holds for each of them."""
        column = self.form.column("verdict")
        cell = row.cell(column)
        beside = row.cell(column - 1) if column else None
        merged = cell is not None and not cell.text.strip() and (cell.covered or self.goes_on(row))
        return self.verdict_above if merged and beside is not None and beside.text.strip() else None
