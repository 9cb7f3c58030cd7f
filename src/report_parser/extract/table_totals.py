"""The counts that rows of totals and of groups state: `3/4 chỉ tiêu đạt`, `Tổng số chỉ tiêu đạt | 4/5`, `Tổng | 2 | 1` below marks."""

import re
from collections.abc import Sequence
from dataclasses import replace

from report_parser.extract.table_cells import VERDICT_COLUMNS, Cell, Row, TableForm
from report_parser.extract.table_figures import CellReader, stripped
from report_parser.extract.table_verdicts import filled_cells
from report_parser.extract.totals import FoundTotal, find_totals
from report_parser.lexicon import Lexicon
from report_parser.model import Block
from report_parser.patterns import pattern_of

Placed = list[tuple[Block, FoundTotal]]
"""Totals with the block they stand in."""

_COUNT = pattern_of(r"\s*[0-9]{1,3}(?:\s?/\s?[0-9]{1,3})?\s*(?:chỉ\s+tiêu|tiêu\s+chí|nội\s+dung)?\s*$", re.IGNORECASE)
_MARKS = pattern_of(r"\s*(?P<count>[0-9]{1,3})(?:\s?/\s?(?P<total>[0-9]{1,3}))?\s*$")
# `5/7 đạt`, `Đạt 5/7`, `4/4 tiêu chí`: in a row of totals, how many of the indicators were met.
_MET_OF = pattern_of(
    r"\s*(?P<before>(?:số\s+)?(?:đã\s+)?đạt(?:\s+chuẩn)?\s*:?\s*)?(?P<count>[0-9]{1,3})\s?/\s?(?P<total>[0-9]{1,3})"
    r"\s*(?P<noun>chỉ\s+tiêu|tiêu\s+chí|nội\s+dung|chỉ\s+số)?\s*(?P<behind>đạt(?:\s+(?:chuẩn|yêu\s+cầu))?)?\s*$",
    re.IGNORECASE,
)
# `Tổng cộng (I+II)`, `Cộng nhóm I`, `Tổng số tiêu chí đạt`; `Tổng đàn bò` and `Tổng số hộ` are indicators.
_TOTAL_ROW = pattern_of(
    r"\s*(?:tổng|cộng)(?:\s+(?:cộng|số|điểm|hợp|chung|kết))*\s*(?:$|[^\w\s]|(?:các\s+)?(?:chỉ\s+tiêu|tiêu\s+chí|nội\s+dung|chỉ\s+số"
    r"|nhiệm\s+vụ|điểm|mục|phần|nhóm|lĩnh\s+vực|tự|đạt|chưa|không|toàn|[IVX]+(?![^\W_])))",
    re.IGNORECASE,
)


def is_total_row(row: Row, first: Cell) -> bool:
    """Whether the row adds up others: it has no number, and its name, or what it begins with, says so."""
    return row.label is None and _TOTAL_ROW.match((row.title or first).text) is not None


class CountReader:
    """Reads the counts of one table's rows and accounts for their numerals."""

    def __init__(self, form: TableForm, cells: CellReader, lexicon: Lexicon) -> None:
        self.form, self.cells, self.lexicon = form, cells, lexicon

    def filled(self, row: Row, *roles: str) -> list[Cell]:
        return filled_cells(self.form, row, *roles)

    def labelled(self, cell: Cell) -> Placed:
        """`Tổng số chỉ tiêu đạt: 4/5`: totals that say of themselves what they count."""
        totals = find_totals(cell.text, self.lexicon, cell.recognised)
        return self.placed(cell, totals) if totals and totals[0].labelled else []

    def of_row(self, row: Row) -> Placed:
        """The counts of a row of totals."""
        for cell in [
            *([row.title] if row.title is not None else []),
            *(cell for cell in row.cells if cell.text.strip()),
        ]:
            if totals := self.labelled(cell):
                return totals
        if totals := self.total_across(row):
            return totals
        for cell in self.filled(row, "verdict", "result", "note"):
            if totals := self.counts_in(cell):
                return totals
        return self.counted_marks(row)

    def counted_marks(self, row: Row) -> Placed:
        """`Tổng cộng | 2 | 1` under `Đạt | Chưa đạt`: how many marks each column has."""
        found: Placed = []
        for code in VERDICT_COLUMNS:
            for cell in self.filled(row, code):
                if (count := _MARKS.match(cell.text)) and int(count["count"]):
                    start, end = stripped(cell)
                    whole = int(count["total"]) if count["total"] else None
                    total = FoundTotal(code, int(count["count"]), whole, start, end, True, False, None, -1, -1)
                    found.append((cell.block, total))
                if count:
                    self.cells.claim(cell.block, cell.start, cell.end, "total")
        return found

    def counts_in(self, cell: Cell) -> Placed:
        """How many indicators were met, in the row of a total or a group: `3/4 chỉ tiêu đạt`, `Đạt 5/7`, `4/4 tiêu chí`."""
        totals = [
            one
            for one in find_totals(cell.text, self.lexicon, cell.recognised)
            if one.total is not None or one.labelled
        ]
        met = None if totals else _MET_OF.match(cell.text)
        judged = met and (met["before"] or met["behind"])
        column = "verdict" if cell.column in self.form.roles.get("verdict", ()) else None
        if met and int(met["count"]) <= int(met["total"]) and (judged or met["noun"] or column):
            start, end = stripped(cell)
            return self.placed(
                replace(cell, start=start, end=end),
                [FoundTotal("met", int(met["count"]), int(met["total"]), 0, end - start, True, False, None, -1, -1)],
            )
        return self.placed(cell, totals)

    def placed(self, cell: Cell, totals: Sequence[FoundTotal]) -> Placed:
        """Totals found in a cell's text, at their places in its block."""
        found: Placed = []
        for total in totals:
            moved = replace(
                total,
                start=total.start + cell.start,
                end=total.end + cell.start,
                percent_start=total.percent_start + cell.start if total.percent else -1,
                percent_end=total.percent_end + cell.start if total.percent else -1,
            )
            found.append((cell.block, moved))
            self.cells.claim(cell.block, moved.start, moved.end, "total")
        return found

    def total_across(self, row: Row) -> Placed:
        """`Tổng số chỉ tiêu đạt | 4/5`: the words in one cell, the count in the next."""
        filled = [cell for cell in row.cells if cell.text.strip()]
        if len(filled) != 2 or not _COUNT.match(filled[1].text):
            return []
        words, count = filled
        said = words.text.rstrip(" :")
        totals = find_totals(f"{said}: {count.text.strip()}", self.lexicon, words.recognised)
        if len(totals) != 1:
            return []
        total = replace(
            totals[0], start=words.start, end=stripped(count)[1], percent=None, percent_start=-1, percent_end=-1
        )
        self.cells.claim(words.block, total.start, total.end, "total")
        return [(words.block, total)]
