"""Tables in plain text whose columns are only set apart by spaces: `STT   Chỉ tiêu      Kế hoạch   Thực hiện`.

Such a table is told by its head, a line that begins with a word for running numbers and has at least three columns; it
goes on as long as lines keep to the columns.
"""

from collections.abc import Iterator, Sequence

from report_parser.limits import Limits
from report_parser.patterns import pattern_of
from report_parser.read.grid import Cell, Row, Table, table_lines
from report_parser.source import Line

HEAD = pattern_of(r"\s{0,40}(?:S?TT|Stt|Số TT|Số thứ tự)\s{2}")
_WORDS = pattern_of(r"[^ \u00a0](?:[^ \u00a0]|[ \u00a0](?=[^ \u00a0]))*")
_WIDEST = 400
"""Characters of a line that can be a row."""
_LABEL = pattern_of(
    r"[-+*]$|\(?(?:(?:TC|CT) ?[0-9]{1,2}|[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}|[IVX]{1,5}|[A-Za-zđĐ])[.)]{0,2}$"
)
_SUB_NUMBER = pattern_of(r"(?:[0-9]{1,2}(?:\.[0-9]{1,2}){1,2}\.?|[-+])\s")
_FIGURE = pattern_of(r"[0-9][0-9.,]*%?$")
_OPENS = pattern_of(r"(?:Tổng|TỔNG|Cộng|CỘNG)(?![^\W_])")

_Words = tuple[int, int, str]
"""Start, end and text of words that stand one space apart."""


def find_aligned_tables(lines: Sequence[Line], limits: Limits) -> list[Line]:
    """The lines with each run of aligned lines around such a head read as rows of a table."""
    given: list[Line] = []
    number = place = 0
    while place < len(lines):
        if HEAD.match(lines[place].text):
            rows, above, end = _read_rows(lines, place, len(given))
            if len(rows) > 1 and len(rows) * len(rows[0].cells) <= limits.table_cells:
                number += 1
                del given[len(given) - above :]
                # Tables with bars or tabs are counted from 1; those of one text do not mix in practice.
                given += table_lines(Table(rows), 1_000 + number, limits)
                place = end
                continue
        given.append(lines[place])
        place += 1
    return given


def _words(line: Line) -> list[_Words]:
    return [(found.start(), found.end(), found[0]) for found in _WORDS.finditer(line.text[:_WIDEST])]


def _read_rows(lines: Sequence[Line], start: int, before: int) -> tuple[list[Row], int, int]:
    """The rows of the table whose head is at `start`, how many lines of it stand above that, and the place behind it."""
    head = _words(lines[start])
    if len(head) < 3:
        return [], 0, start
    above = 0
    while above < min(2, before) and not lines[start - above].blank_before:
        words = _words(lines[start - above - 1])
        if not words or words[0][0] < head[1][0] - 2:
            break
        above += 1
    # A column whose head takes two lines may have no word in the line of the others.
    spans = [(words[0], words[1]) for words in head]
    for line in (*lines[start - above : start], *lines[start + 1 : start + 1 + above]):
        for first, last, _ in _words(line):
            if first >= head[1][0] and all(last <= low or first >= high for low, high in spans):
                spans.append((first, last))
    columns = sorted(low for low, _ in spans)
    numbered: list[Line] = [lines[start]]
    between: list[list[Line]] = [list(lines[start - above : start])]
    rest: list[Line] = []
    place = start + 1
    parted = _sub_heads(lines[place], head) if place < len(lines) and not above else {}
    if parted:
        columns = sorted({*columns, *(at for below in parted.values() for at in below[1:])})
        numbered.append(lines[place])
        between.append([])
        place += 1
    while place < len(lines):
        line = lines[place]
        words = _words(line)
        cells = _placed(words, columns) if len(line.text) <= _WIDEST else None
        if cells is not None and _names_a_group(lines, place, columns):
            numbered.append(line)
            between.append(rest)
            rest = []
            place += 1
            continue
        if cells is None or not _is_row(words, columns, line):
            break
        if cells[0] or _OPENS.match(words[0][2]) or _is_part(words):
            numbered.append(line)
            between.append(rest)
            rest = []
        elif line.blank_before and len(words) < 2:
            break
        else:
            rest.append(line)
        place += 1
    between.append(rest)
    rows = list(_join(numbered, between, columns, [0] * (len(numbered) + 1)))
    if parted:
        _merge(rows[0], {columns.index(below[0]): len(below) for below in parted.values()})
    elif middles := _centred(between):
        # Both may fit: a number stands where fewer cells begin in the middle of a sentence.
        centred = list(_join(numbered, between, columns, middles))
        rows = centred if above or _begun_amid(centred) <= _begun_amid(rows) else rows
    return rows, above, place


def _sub_heads(line: Line, head: list[_Words]) -> dict[int, list[int]]:
    """Where columns stand under one head, `Đánh giá` over `Đạt   Chưa đạt`: their starts by the head's; the first is the head's own."""
    words = _words(line)
    if line.blank_before or not words or words[0][0] < head[1][0] - 2:
        return {}
    edges = [*(low for low, _, _ in head[1:]), _WIDEST * 2]
    under = [
        [low for low, _, _ in words if start - 2 <= low < end - 1]
        for (start, _, _), end in zip(head, edges, strict=True)
    ]
    return {start: [start, *lows[1:]] for (start, _, _), lows in zip(head, under, strict=True) if len(lows) > 1}


def _merge(row: Row, wide: dict[int, int]) -> None:
    """Give the cells at these columns of a row their widths; the cells behind them are part of them."""
    cells, at = [], 0
    while at < len(row.cells):
        across = wide.get(at, 1)
        cells.append(Cell(row.cells[at].lines, across))
        at += across
    row.cells = cells


def _names_a_group(lines: Sequence[Line], place: int, columns: list[int]) -> bool:
    """Whether a line is a row over the table's whole width: words from the first column on, right above a numbered row."""
    words = _words(lines[place])
    if len(words) != 1 or words[0][0] >= columns[1] - 2 or lines[place].blank_before or place + 1 >= len(lines):
        return False
    below = lines[place + 1]
    first = words[0][2].partition(" ")[0]
    cells = (
        None if below.blank_before or _LABEL.match(first) or _OPENS.match(first) else _placed(_words(below), columns)
    )
    return cells is not None and _LABEL.match(cells[0]) is not None and sum(map(bool, cells)) > 2


def _begun_amid(rows: Sequence[Row]) -> int:
    return sum(cell.text[:1].islower() for row in rows for cell in row.cells)


def _join(numbered: list[Line], between: list[list[Line]], columns: list[int], above: Sequence[int]) -> Iterator[Row]:
    """Rows from their numbered lines and the lines around those; `above`: how many of these stand over each number."""
    for at, line in enumerate(numbered):
        upper, lower = between[at], between[at + 1]
        taken = above[at]
        mine = [*upper[len(upper) - taken :], line, *lower[: len(lower) - above[at + 1]]]
        row = Row([Cell([]) for _ in columns], line.origin)
        for part in mine:
            for cell, text in zip(row.cells, _placed(_words(part), columns) or (), strict=False):
                if text:
                    cell.lines.append(Line(text, part.origin, "line"))
        yield row


def _centred(between: list[list[Line]]) -> list[int] | None:
    """How many lines each row has above its number, where every row has as many below it; None where numbers stand on top."""
    above = [len(between[0])]
    for lines in between[1:-1]:
        above.append(len(lines) - above[-1])
        if above[-1] < 0:
            return None
    if not any(above) or len(between[-1]) != above[-1]:
        return None
    return [*above, 0]


def _is_row(words: list[_Words], columns: list[int], line: Line) -> bool:
    """Whether the line keeps to the columns: a number in the first, or nothing there."""
    first = words[0]
    if first[0] >= columns[1] - 2:
        return True
    number, _, rest = first[2].partition(" ")
    if _OPENS.match(first[2]):
        # A sentence below the table may begin so too.
        return len(words) > 1 or not line.blank_before
    if not _LABEL.match(number):
        return False
    # A row has more than its number; a numbered paragraph of the text below runs over the columns.
    return len(words) > 1 or (bool(rest) and not line.blank_before and first[1] < columns[2] + 40)


def _is_part(words: list[_Words]) -> bool:
    """`1.2. Ban hành …` under `1.1. …`, `Trong đó: lúa   Ha   320   160`: rows of their own without a number before them."""
    return len(words) > 2 and (
        _SUB_NUMBER.match(words[0][2]) is not None or sum(_FIGURE.match(text) is not None for _, _, text in words) > 1
    )


def _placed(words: list[_Words], columns: list[int]) -> list[str] | None:
    """The words at their columns; None where they lie across the columns."""
    cells = [""] * len(columns)
    edges = [*columns[1:], _WIDEST * 2]
    last = -1
    for start, end, text in words:
        number, _, rest = text.partition(" ")
        if last < 0 and rest and _LABEL.match(number) and start < columns[1] - 1:
            # The number's column is so narrow that one space parts it from the next.
            cells[0] = number
            start, text = start + len(number) + 1, rest
            last = 0
        overlaps = [
            min(end, edges[at] - 1) - max(start, columns[at] - 2 if at else 0) for at in range(last + 1, len(columns))
        ]
        if not overlaps:
            return None
        last += 1 + max(range(len(overlaps)), key=overlaps.__getitem__)
        cells[last] = text
    return cells
