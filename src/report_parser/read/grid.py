"""Tables of any format: is it data or layout, and where do its cells stand on one grid?

A reader fills a `Table` with what its format says and hands it to `table_lines`:

    table = Table(ruled=True)
    table.rows.append(Row([Cell([line]), Cell.of("31/31 cơ quan", "đạt 100%", across=2)], Origin(path="…/tr[1]")))
    lines = table_lines(table, number, limits)

A table of data gives one `row` Line for each row, its cells at their grid columns. A table that only places text on the
page (a letterhead, a signature, the skeleton of a portal's page) gives its cells' own lines, one cell after the other.
Nothing that a cell holds is lost either way.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field

from report_parser.limits import Limits
from report_parser.model import Origin
from report_parser.patterns import pattern_of
from report_parser.records import dataclass
from report_parser.source import Line


@dataclass(slots=True)
class Cell:
    """One cell as its source has it.

    `lines` are its paragraphs, and the rows of tables inside it (as `table_lines` gave them), in reading order. `across`
    and `down` are how many columns and rows it takes (`down` 0: all that follow). `column` is the grid column (from 0)
    where the source gives it; otherwise the cell takes the next free one.
    """

    lines: list[Line]
    across: int = 1
    down: int = 1
    column: int | None = None

    @classmethod
    def of(cls, *texts: str, across: int = 1, down: int = 1, column: int | None = None) -> "Cell":
        """A cell of plain paragraphs whose own places in the source do not matter."""
        return cls([Line(text, Origin()) for text in texts], across, down, column)

    @property
    def text(self) -> str:
        """Its paragraphs joined by single spaces; tables inside it are not part of its text."""
        if len(self.lines) == 1:
            line = self.lines[0]
            return line.text.strip() if line.kind != "row" and line.layer == "body" else ""
        return " ".join(
            text for line in self.lines if line.kind != "row" and line.layer == "body" and (text := line.text.strip())
        )


@dataclass(slots=True)
class Row:
    """One row's own cells, from the left; a cell that a merged one covers is not among them. `head` is set where the
    source itself says that the row holds the columns' heads."""

    cells: list[Cell]
    origin: Origin
    head: bool = False


@dataclass(slots=True)
class Table:
    """A table in reading order. `ruled` says whether rules are drawn; None where the source does not tell."""

    rows: list[Row] = field(default_factory=list)
    ruled: bool | None = None
    capped: bool = False
    """Set when a limit was hit: `limits.table_span` on a merged cell, `limits.table_cells` on the whole. Of a table with
    more cells than that, the rows hold their own cells only, without the empty and covered ones."""


def table_lines(table: Table, number: int, limits: Limits) -> list[Line]:
    """The table's lines: rows that share the id `number`, or for a table that only places text its cells' own lines.

    What stands in a data cell besides its text (rows of inner tables, notes, furniture) follows its row. Sets
    `table.capped` where a limit was hit.
    """
    if is_layout(table):
        return list(layout_lines(table))
    lines: list[Line] = []
    for row, cells in zip(table.rows, place_cells(table, limits), strict=True):
        if any(cells):
            bold = all(line.bold for cell in row.cells for line in cell.lines if line.text.strip())
            lines.append(Line("", row.origin, "row", cells, number, bold=bold))
        for cell in row.cells:
            lines += [line for line in cell.lines if line.kind == "row" or line.layer != "body"]
    return lines


def place_cells(table: Table, limits: Limits) -> list[tuple[str | None, ...]]:
    """Each row's cell texts on one grid: None where a merged cell beside or above covers the place, "" where nothing is.

    Columns at which no cell starts are left out, for they only split others. Sets `table.capped` where a limit was hit.
    """
    if not any(
        cell.across > 1 or cell.down != 1 or cell.column is not None for row in table.rows for cell in row.cells
    ):
        return _place_plain(table, limits)
    placed: list[list[tuple[int, int, str]]] = []
    covered_until: dict[int, int] = {}
    covers: list[list[tuple[int, int]]] = []
    running: list[tuple[int, int, int]] = []
    for at, row in enumerate(table.rows):
        running = [(start, end, last) for start, end, last in running if last > at]
        covers.append([(start, end) for start, end, _ in running])
        column = 0
        mine: list[tuple[int, int, str]] = []
        for cell in row.cells:
            if cell.column is None:
                while covered_until.get(column, 0) > at:
                    column += 1
            else:
                column = min(cell.column, limits.table_cells)
            across, down = max(cell.across, 1), cell.down if cell.down > 0 else len(table.rows) - at
            if across > limits.table_span or down > max(limits.table_span, len(table.rows)):
                table.capped = True
            across, down = min(across, limits.table_span), min(down, len(table.rows) - at)
            mine.append((column, across, cell.text))
            if down > 1:
                running.append((column, column + across, at + down))
                for taken in range(column, column + across):
                    covered_until[taken] = at + down
            column += across
        placed.append(mine)
    starts = sorted({start for mine in placed for start, _, _ in mine})
    if len(starts) * len(placed) > limits.table_cells:
        table.capped = True
        return [tuple(text for _, _, text in mine) for mine in placed]
    columns = {start: column for column, start in enumerate(starts)}
    rows: list[tuple[str | None, ...]] = []
    for mine, above in zip(placed, covers, strict=True):
        cells: list[str | None] = [""] * len(starts)
        for first, end in above:
            for start in range(first, end):
                if start in columns:
                    cells[columns[start]] = None
        for first, across, text in mine:
            cells[columns[first]] = text
            for start in range(first + 1, first + across) if across > 1 else ():
                if start in columns:
                    cells[columns[start]] = None
        rows.append(tuple(cells))
    return rows


def _place_plain(table: Table, limits: Limits) -> list[tuple[str | None, ...]]:
    """The rows of a table without merged cells, the shorter ones filled up."""
    texts = [[cell.text for cell in row.cells] for row in table.rows]
    width = max(map(len, texts), default=0)
    if width * len(texts) > limits.table_cells:
        table.capped = True
        width = 0
    return [tuple(cells + [""] * (width - len(cells))) for cells in texts]


def layout_lines(table: Table) -> Iterator[Line]:
    """The lines of a table that places text: a letterhead and a signature column by column, anything else cell by cell."""
    widths = {len(row.cells) for row in table.rows if row.cells}
    if widths == {2} and len(table.rows) <= _FRAME_ROWS and is_frame(table.rows):
        for column in (0, 1):
            for row in table.rows:
                if row.cells:
                    yield from row.cells[column].lines
        return
    for row in table.rows:
        for cell in row.cells:
            yield from cell.lines


# A letterhead or a signature: whatever its rules, such a table places text.
_FRAME = pattern_of(
    r"[\s*_-]*(?:(?i:CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|Độc\s+lập\s*[-–—]\s*Tự\s+do|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|ĐOÀN\s+TNCS\s+HỒ\s+CHÍ\s+MINH|Nơi\s+nhận\s*:)"
    r"|(?:TM|T/M|KT|TL|TUQ|Q)\.\s*(?:Ủ|UỶ|UBND|CHỦ|BAN|HĐND|HỘI|ĐẢNG|GIÁM|TRƯỞNG|BÍ))"
)
_FRAME_ROWS = 6
"""A letterhead has up to four rows (office, number, motto, date), a signature up to six (addressees, title, stamp, name)."""
_FRAME_WIDTH = 3
_HEAD_WORD = pattern_of(
    r"(?:s?tt|số tt|số thứ tự|stt\.|mã số|đvt|chỉ tiêu|tiêu chí|nội dung|tên|kết quả|đơn vị|ghi chú|số lượng|số liệu|điểm|đánh giá|yêu cầu"
    r"|mục tiêu|nhiệm vụ|tổng số|tổng cộng|kế hoạch|thực hiện|tỷ lệ|tỉ lệ|xếp loại|thứ hạng|năm|tháng|quý|họ và tên|chức vụ|địa chỉ|diện tích"
    r"|dân số|số hộ|thôn|xã|lĩnh vực|danh mục|thời gian|kinh phí|văn bản|trích yếu|ngày|loại|hạng mục|so sánh|ước|cấp|phụ trách|chủ trì"
    r"|minh chứng|tài liệu)\b",
    re.IGNORECASE,
)
_INDEX = pattern_of(r"\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}|[IVX]{1,5}|[A-HĐa-hđ])[.)]?$|[-+*]$")
_FIGURE = pattern_of(r"[0-9]|(?i:(?:chưa |không |cơ bản )?đạt|x|có|không)$")
_CHAPTER = pattern_of(r"(?:[IVX]{1,5}\s?[.)-]|(?:Phần|PHẦN|Điều|Chương|CHƯƠNG)\s)")
_LOOK = 40
"""Rows looked at: a table that has not shown what it is by then has no more to say."""
_SHORT = 240
"""Characters of a cell that could be data; half as much again as the longest indicator titles of the new-rural criteria."""


def is_layout(table: Table) -> bool:
    """Whether a table only places text on the page. In doubt it is data, for rows keep together what stands side by side."""
    rows = [row for row in table.rows if any(cell.lines for cell in row.cells)]
    widest = max((len(row.cells) for row in rows), default=0)
    if widest < 2 or max((sum(1 for cell in row.cells if cell.lines) for row in rows), default=0) < 2:
        return True
    if widest <= _FRAME_WIDTH and (is_frame(rows[:2]) or (len(rows) <= _FRAME_ROWS and is_frame(rows))):
        return True
    if _holds_an_article(rows):
        return True
    if any(row.head for row in rows) or has_head(rows[:4]):
        return False
    texts = [[text for cell in row.cells if (text := cell.text)] for row in rows[:_LOOK]]
    full = [cells for cells in texts if len(cells) >= 2]
    if not full:
        return True
    if sum(bool(_INDEX.match(cells[0])) for cells in full) * 2 >= len(full) and len(full) >= 2:
        return False
    short = [cells for cells in full if max(map(len, cells)) <= _SHORT]
    if widest > 2 and len(short) * 2 >= len(full):
        return table.ruled is False and len(full) < 2
    if table.ruled is False or not short:
        return not any(_FIGURE.search(cells[-1]) for cells in short)
    if table.ruled:
        return False
    return len(full) < 2 or sum(bool(_FIGURE.search(cells[-1])) for cells in short) * 2 < len(full)


def is_frame(rows: Sequence[Row]) -> bool:
    """Whether a letterhead's or a signature's words stand in the first lines of some cell."""
    return any(
        _FRAME.match(line.text)
        for row in rows
        for cell in row.cells
        for line in cell.lines[:12]
        if line.kind != "row" and len(line.text) <= 200
    )


def has_head(rows: Sequence[Row]) -> bool:
    """Whether one of the rows holds the heads of columns: short cells, most with a head's words."""
    for row in rows:
        texts = [cell.text for cell in row.cells if cell.lines]
        if len(texts) >= 2 and max(map(len, texts)) <= 120:
            words = sum(bool(_HEAD_WORD.match(text)) for text in texts)
            if words >= 2 and words * 2 >= len(texts):
                return True
    return False


def _holds_an_article(rows: Sequence[Row]) -> bool:
    """Whether some cell holds headings, or the tables in the cells hold more text than the cells do: a page's skeleton."""
    within = beside = 0
    for row in rows:
        for cell in row.cells:
            chapters = 0
            for line in cell.lines:
                if line.kind == "row":
                    within += sum(len(text) for text in line.cells or () if text)
                else:
                    beside += len(line.text)
                    chapters += bool(len(line.text) <= 300 and _CHAPTER.match(line.text))
            if chapters >= 2 and len(cell.lines) >= 8:
                return True
    return within > beside
