"""Indicators written as table rows: numbers by column, verdicts by cell or by an X, scores with their maximum."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from report_parser.extract.drafts import GroupDraft, ItemDraft, Piece, ScoreDraft
from report_parser.extract.figures import Claim
from report_parser.extract.table_cells import VERDICT_COLUMNS, Cell, Row, TableForm
from report_parser.extract.table_figures import CellReader, stripped
from report_parser.extract.table_rows import RowReader
from report_parser.extract.table_verdicts import filled_cells, find_row_verdict
from report_parser.extract.totals import FoundTotal, find_totals
from report_parser.labels import Label
from report_parser.lexicon import Lexicon
from report_parser.model import Block


@dataclass(slots=True)
class TableItems:
    """What one table holds; `outside` are cells that belong to no indicator, `claims` the ranges accounted for."""

    groups: list[GroupDraft] = field(default_factory=list)
    loose: list[tuple[Block, FoundTotal]] = field(default_factory=list)
    score: ScoreDraft | None = None
    outside: list[Piece] = field(default_factory=list)
    claims: dict[int, list[Claim]] = field(default_factory=dict)


_COUNT = re.compile(r"\s*[0-9]{1,3}(?:\s?/\s?[0-9]{1,3})?\s*(?:chỉ\s+tiêu|tiêu\s+chí|nội\s+dung)?\s*$", re.IGNORECASE)
_MARKS = re.compile(r"\s*(?P<count>[0-9]{1,3})(?:\s?/\s?(?P<total>[0-9]{1,3}))?\s*$")
# `5/7 đạt`, `Đạt 5/7`, `4/4 tiêu chí`: in a row of totals, how many of the indicators were met.
_MET_OF = re.compile(
    r"\s*(?P<before>(?:số\s+)?(?:đã\s+)?đạt(?:\s+chuẩn)?\s*:?\s*)?(?P<count>[0-9]{1,3})\s?/\s?(?P<total>[0-9]{1,3})"
    r"\s*(?P<noun>chỉ\s+tiêu|tiêu\s+chí|nội\s+dung|chỉ\s+số)?\s*(?P<behind>đạt(?:\s+(?:chuẩn|yêu\s+cầu))?)?\s*$",
    re.IGNORECASE,
)
# `Tổng cộng (I+II)`, `Cộng nhóm I`, `Tổng số tiêu chí đạt`; `Tổng đàn bò` and `Tổng số hộ` are indicators.
_TOTAL_ROW = re.compile(
    r"\s*(?:tổng|cộng)(?:\s+(?:cộng|số|điểm|hợp|chung|kết))*\s*(?:$|[^\w\s]|(?:các\s+)?(?:chỉ\s+tiêu|tiêu\s+chí|nội\s+dung|chỉ\s+số"
    r"|nhiệm\s+vụ|điểm|mục|phần|nhóm|lĩnh\s+vực|tự|đạt|chưa|không|toàn|[IVX]+(?![^\W_])))",
    re.IGNORECASE,
)
_VALUES = ("target", "result", "verdict", "score", "maximum", "unit", "percent", *VERDICT_COLUMNS)
_DEPTH = {"part": 0, "roman": 1, "upper": 1, "criterion": 2, "number": 2, "letter": 6, "bracket": 7}


def _depth(row: Row) -> int:
    label = row.label
    return 9 if label is None else _DEPTH.get(label.style, 2) + len(label.parts) - 1


def _word(label: Label) -> str:
    """The word before a label's number: `chỉ tiêu` of `Chỉ tiêu 2.1`."""
    return " ".join(label.text[: -len(label.number)].lower().removesuffix("số ").split())


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
        self.rows = RowReader(form, self.cells, lexicon)
        self.stack: list[Row] = []
        """The open group rows, from the outermost in."""
        self.groups: dict[int, GroupDraft] = {}
        self.heading, self.heading_number = heading, heading_number
        self.previous: ItemDraft | None = None
        self.following: list[Row | None] = []
        """For each row, the next one with a label."""
        labelled: Row | None = None
        for row in reversed(form.rows):
            self.following.append(labelled)
            labelled = row if row.label is not None else labelled
        self.following.reverse()
        self.words: dict[str, int] = {}
        """The words before numbers, by how early they come: `Tiêu chí 1` stands above `Chỉ tiêu 1`."""
        for row in form.rows:
            if row.label is not None and row.label.word:
                self.words.setdefault(_word(row.label), len(self.words))
        self.deepest = max(
            (_depth(row) for row in form.rows if row.label is not None and row.label.style in ("number", "criterion")),
            default=0,
        )

    def filled(self, row: Row, *roles: str) -> list[Cell]:
        return filled_cells(self.form, row, *roles)

    def is_group(self, position: int) -> bool:
        rows = self.form.rows
        row = rows[position]
        if row.title is None:
            return False
        has_values = bool(self.filled(row, "result", "verdict", *VERDICT_COLUMNS))
        following = self.following[position]
        if row.label is None:
            values = self.filled(row, *_VALUES)
            others = [cell for cell in row.cells if cell.text.strip() and cell is not row.title]
            after = rows[position + 1] if position + 1 < len(rows) else None
            return not values and not others and after is not None and after.label is not None
        if not self.filled(row, *_VALUES, "note") and self.holds_unnumbered(position):
            return True
        if (
            row.label.style in ("number", "criterion", "roman", "upper")
            and not self.filled(row, *_VALUES)
            and _depth(row) < self.deepest
        ):
            # A heading row whose own indicators were left out.
            return True
        if following is None:
            return False
        mine, theirs = row.label, following.label
        if theirs is not None and mine.word and not theirs.word and theirs.parts == (1,):
            # `TC2 | Hòa giải` over `1 | …`: counted anew in each criterion.
            return True
        if theirs is not None and self.names(mine, theirs):
            return True
        if theirs is not None and len(theirs.parts) > len(mine.parts) and theirs.parts[: len(mine.parts)] == mine.parts:
            return True
        if (
            theirs is not None
            and mine.style in ("roman", "upper", "part")
            and theirs.style not in ("roman", "upper", "part")
        ):
            return _depth(following) > _depth(row)
        if theirs is not None and mine.style in ("number", "criterion") and theirs.style in ("letter", "bracket"):
            return not has_values
        return False

    def names(self, upper: Label, lower: Label) -> bool:
        """Whether the words before two numbers tell that one holds the other: `Tiêu chí 1`, `Chỉ tiêu 1`."""
        return upper.word and lower.word and self.words.get(_word(upper), 0) < self.words.get(_word(lower), 0)

    def holds_unnumbered(self, position: int) -> bool:
        """Whether the next row has no number but a name and values: `- | Số trạm BTS | 3` under `1 | Hạ tầng số`."""
        rows = self.form.rows
        below = rows[position + 1] if position + 1 < len(rows) else None
        if below is None or below.label is not None or below.title is None:
            return False
        title = rows[position].title
        return title is not None and below.title.column == title.column and bool(self.filled(below, *_VALUES))

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
            if row.label is None and _TOTAL_ROW.match((row.title or first).text):
                self.read_total(row, self.summed_group(position))
                continue
            if row.title is not None and row.label is None and self.totals_in(row.title):
                continue
            if row.title is None:
                self.continue_previous(row)
                continue
            if row.above is not None:
                if index is not None:
                    self.cells.claim(index.block, index.start, index.end, "label")
                self.open_group(Row([], row.above[0], row.above[1], row.above[1].start))
            if self.is_group(position):
                self.open_group(row)
                continue
            self.read_item(row)
        return self.found

    def totals_in(self, cell: Cell) -> bool:
        totals = find_totals(cell.text, self.lexicon, cell.recognised)
        if not totals or not totals[0].labelled:
            return False
        self.found.loose += self.placed(cell, totals)
        return True

    def placed(self, cell: Cell, totals: Sequence[FoundTotal]) -> list[tuple[Block, FoundTotal]]:
        """Totals found in a cell's text, at their places in its block."""
        found: list[tuple[Block, FoundTotal]] = []
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

    def counts_in(self, cell: Cell) -> list[tuple[Block, FoundTotal]]:
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

    def summed_group(self, position: int) -> GroupDraft | None:
        """The group whose total a row is: further groups or the total of all stand below it. None: it is of all."""
        outer = self.stack[0] if self.stack else None
        if outer is None or outer.label is None or id(outer) not in self.groups:
            return None
        for row in self.form.rows[position + 1 :]:
            if row.label is not None:
                return self.groups[id(outer)] if not self.holds(outer, row) else None
            if row.title is not None and _TOTAL_ROW.match(row.title.text):
                return self.groups[id(outer)]
        return None

    def read_total(self, row: Row, group: GroupDraft | None) -> None:
        loose = group.totals if group is not None else self.found.loose
        if (row.title is not None and self.totals_in(row.title)) or any(
            self.totals_in(cell) for cell in row.cells if cell.text.strip()
        ):
            return
        if self.total_across(row):
            return
        for cell in self.filled(row, "verdict", "result", "note"):
            if met := self.counts_in(cell):
                loose += met
                return
        if counts := self.counted_marks(row):
            loose += counts
            return
        score = self.rows.score_of(row)
        if score and group is not None:
            group.score = group.score or score
        elif score:
            self.found.score = score
        for cell in row.cells:
            if cell.text.strip() and not score:
                self.found.outside.append(Piece(cell.block, cell.start, cell.end))

    def total_across(self, row: Row) -> bool:
        """`Tổng số chỉ tiêu đạt | 4/5`: the words in one cell, the count in the next."""
        filled = [cell for cell in row.cells if cell.text.strip()]
        if len(filled) != 2 or not _COUNT.match(filled[1].text):
            return False
        words, count = filled
        said = words.text.rstrip(" :")
        totals = find_totals(f"{said}: {count.text.strip()}", self.lexicon, words.recognised)
        if len(totals) != 1:
            return False
        total = replace(
            totals[0], start=words.start, end=stripped(count)[1], percent=None, percent_start=-1, percent_end=-1
        )
        self.found.loose.append((words.block, total))
        self.cells.claim(words.block, total.start, total.end, "total")
        return True

    def counted_marks(self, row: Row) -> list[tuple[Block, FoundTotal]]:
        """`Tổng cộng | 2 | 1` under `Đạt | Chưa đạt`: how many marks each column has."""
        found: list[tuple[Block, FoundTotal]] = []
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

    def open_group(self, row: Row) -> None:
        while self.stack and (row.label is None or self.stack[-1].label is None or not self.holds(self.stack[-1], row)):
            self.stack.pop()
        self.stack.append(row)
        group = self.group_for()
        group.score = self.rows.score_of(row)
        assert row.title is not None
        group.totals += self.counts_in(row.title) + self.counted_marks(row)
        verdict = find_row_verdict(self.form, row, self.lexicon)
        if verdict:
            group.verdict = verdict
        for cell in self.filled(row, *(() if verdict else ("verdict",)), "result"):
            if counts := self.counts_in(cell):
                group.totals += counts
            else:
                self.found.outside.append(Piece(cell.block, cell.start, cell.end))
        for cell in self.filled(row, "target", "percent", "note"):
            self.found.outside.append(Piece(cell.block, cell.start, cell.end))
        self.cells.claim_figures(row.title)
        self.previous = None
        self.rows.begin_group()

    def holds(self, group: Row, row: Row) -> bool:
        if row.label is None or group.label is None:
            return row.label is None
        upper, lower = group.label, row.label
        if upper.word and not lower.word and upper.style == "criterion":
            return True
        if upper.word and lower.word and _word(upper) != _word(lower):
            return self.names(upper, lower)
        if upper.style in ("number", "criterion") and lower.style in ("number", "criterion"):
            return len(lower.parts) > len(upper.parts) and lower.parts[: len(upper.parts)] == upper.parts
        return _depth(group) < _depth(row)

    def continue_previous(self, row: Row) -> None:
        """A row without a title of its own goes on with the indicator above it."""
        if self.previous is None:
            self.found.outside += [Piece(cell.block, cell.start, cell.end) for cell in row.cells if cell.text.strip()]
            return
        self.rows.fill(self.previous, row)

    def read_item(self, row: Row) -> None:
        while (
            self.stack
            and row.label is not None
            and self.stack[-1].label is not None
            and not self.holds(self.stack[-1], row)
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
