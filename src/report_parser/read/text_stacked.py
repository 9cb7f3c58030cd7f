"""Tables in plain text with one cell a line, as word processors save them: `STT`, `Chỉ tiêu`, `Kết quả`, `1`, `Tỷ lệ …`, `85%`.

Such a table has lost its empty cells. It is read only where the lines fit its head without a doubt: every row as wide as the
head but for rows that name a group, and each row's second cell in words.
"""

from collections.abc import Sequence

from report_parser.limits import Limits
from report_parser.patterns import pattern_of
from report_parser.read.grid import Cell, Row, Table, table_lines
from report_parser.source import Line

HEADS = frozenset({"TT", "STT", "Stt", "Tt", "Số TT", "Số thứ tự"})
_SERIAL = pattern_of(r"\(?(?:[0-9]{1,3}(?:\.[0-9]{1,2}){0,3}|[IVX]{1,5}|[A-HĐ]|[a-hđ])[.)]?")
_FIRST = pattern_of(r"\(?(?:0?1|1\.1|1\.0|I|A|a)[.)]?")
_TOTAL = pattern_of(r"(?:Tổng|TỔNG|Cộng|CỘNG)(?![^\W_]).{0,24}")
_DIGIT = pattern_of("[0-9]")
_WIDEST = 12
_LONGEST_HEAD = 90
_FIRST_TABLE = 2_000
"""Tables of other kinds in one text are counted below this."""


def may_hold(text: str) -> bool:
    """Whether a line of a text is nothing but a word for running numbers."""
    return any(f"{head}\n" in text or f"{head}\r" in text for head in ("TT", "Stt", "Tt", "tự"))


def find_stacked_tables(lines: Sequence[Line], limits: Limits) -> list[Line]:
    """The lines with each run of stacked cells below such a head read as rows of a table."""
    given: list[Line] = []
    texts = [line.text.strip() for line in lines]
    number = place = 0
    while place < len(lines):
        if texts[place] in HEADS:
            ends = row_ends(texts, place)
            if ends and len(ends) * (ends[0] - place) <= limits.table_cells:
                number += 1
                rows = make_rows([[line] for line in lines[place : ends[-1]]], [end - place for end in ends])
                given += table_lines(Table(rows), _FIRST_TABLE + number, limits)
                place = ends[-1]
                continue
        given.append(lines[place])
        place += 1
    return given


def row_ends(texts: Sequence[str], start: int) -> list[int]:
    """The place behind each row of the table whose head begins at `start`, the head's first; empty where it is none."""
    first = next(
        (at for at in range(start + 3, min(start + _WIDEST + 1, len(texts))) if _FIRST.fullmatch(texts[at])), 0
    )
    width = first - start
    if not first or any(len(text) > _LONGEST_HEAD or text.endswith((".", ";")) for text in texts[start:first]):
        return []
    ends = [first]
    if [text.strip("()") for text in texts[first : first + width]] == [str(at) for at in range(1, width + 1)]:
        ends.append(first + width)
    full = 0
    while True:
        length = _row_length(texts, ends[-1], width)
        if not length:
            return ends if full >= 2 else []
        full += length == width
        ends.append(ends[-1] + length)


def _row_length(texts: Sequence[str], place: int, width: int) -> int:
    """How many lines the row at `place` takes; 0 where none begins there."""
    if place >= len(texts):
        return 0
    if _TOTAL.fullmatch(texts[place]):
        # The number's cell and the name's are one.
        figures = texts[place + 1 : place + width - 1]
        return width - 1 if len(figures) == width - 2 and all(map(_DIGIT.search, figures)) else 0
    if not _begins(texts, place):
        return 0
    if _begins(texts, place + 2):
        return 2
    end = place + width
    if end > len(texts) or any(_begins(texts, at) for at in range(place + 2, end)):
        return 0
    return width


def _begins(texts: Sequence[str], place: int) -> bool:
    """Whether a row begins: a running number over a name in words."""
    if place + 1 >= len(texts) or not _SERIAL.fullmatch(texts[place]):
        return False
    name = texts[place + 1]
    return sum(map(str.isalpha, name)) > 3 and not name[0].isdigit() and not _TOTAL.fullmatch(name)


def make_rows(cells: Sequence[Sequence[Line]], ends: Sequence[int]) -> list[Row]:
    """The rows of a table from its cells in order and the place behind each row's last; the first row is the head."""
    width = ends[0]
    rows: list[Row] = []
    for at, end in zip((0, *ends), ends, strict=False):
        row = [Cell([Line(line.text.strip(), line.origin) for line in cell]) for cell in cells[at:end]]
        if len(row) == width - 1 and _TOTAL.fullmatch(" ".join(line.text.strip() for line in cells[at])):
            row.insert(0, Cell([]))
        row += [Cell([]) for _ in range(width - len(row))]
        origin = next(line.origin for cell in cells[at:end] for line in cell)
        rows.append(Row(row, origin, head=not rows))
    return rows
