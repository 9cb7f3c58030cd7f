"""Which rows of a table hold others: by their numbers, by the words before these, by what stands in their cells."""

from report_parser.extract.table_cells import VERDICT_COLUMNS, Cell, Row, TableForm
from report_parser.extract.table_verdicts import filled_cells
from report_parser.labels import Label

_BULLETS = frozenset({"-", "–", "+", "*", "•"})
_MEASURED = ("target", "result", "score", "maximum", "unit", "percent")
_VALUES = ("target", "result", "verdict", "score", "maximum", "unit", "percent", *VERDICT_COLUMNS)
_DEPTH = {"part": 0, "roman": 1, "upper": 1, "criterion": 2, "number": 2, "letter": 6, "bracket": 7}


def _depth(row: Row) -> int:
    label = row.label
    return 9 if label is None else _DEPTH.get(label.style, 2) + len(label.parts) - 1


def _word(label: Label) -> str:
    """The word before a label's number: `chỉ tiêu` of `Chỉ tiêu 2.1`."""
    return " ".join(label.text[: -len(label.number)].lower().removesuffix("số ").split())


class RowLevels:
    """Tells groups from indicators, and which of the rows below a group stand in it."""

    def __init__(self, form: TableForm) -> None:
        self.form = form
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
            return (
                not values and not others and after is not None and (after.label is not None or self.is_bulleted(after))
            )
        if not self.filled(row, *_VALUES, "note") and self.holds_unnumbered(position):
            return True
        if not self.filled(row, *_MEASURED) and self.holds_bullets(position):
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

    def holds_unnumbered(self, position: int) -> bool:
        """Whether the next row has no number but a name and values: `- | Số trạm BTS | 3` under `1 | Hạ tầng số`."""
        rows = self.form.rows
        below = rows[position + 1] if position + 1 < len(rows) else None
        if below is None or below.label is not None or below.title is None:
            return False
        title = rows[position].title
        return title is not None and below.title.column == title.column and bool(self.filled(below, *_VALUES))

    def holds_bullets(self, position: int) -> bool:
        """Whether the next row is a part of this one: `- | Đường xã | 100% | 80%` under `2 | Giao thông | | | Chưa đạt`."""
        rows = self.form.rows
        below = rows[position + 1] if position + 1 < len(rows) else None
        return below is not None and self.is_bulleted(below) and self.holds_unnumbered(position)

    def is_bulleted(self, row: Row) -> bool:
        """Whether a mark stands where other rows have their numbers."""
        mark = row.cell(self.form.column("index"))
        return mark is not None and mark.text.strip() in _BULLETS

    def names(self, upper: Label, lower: Label) -> bool:
        """Whether the words before two numbers tell that one holds the other: `Tiêu chí 1`, `Chỉ tiêu 1`."""
        return upper.word and lower.word and self.words.get(_word(upper), 0) < self.words.get(_word(lower), 0)

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
