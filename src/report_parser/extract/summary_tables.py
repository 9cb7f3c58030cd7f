"""Tables that count verdicts: `Nhóm | Tổng số chỉ tiêu | Đạt | Chưa đạt`, one row a group, the last one for all."""

import re
from collections.abc import Sequence

from report_parser.extract.table_cells import Cell, parse_index, split_cells
from report_parser.extract.totals import FoundTotal
from report_parser.extract.verdicts import parse_verdict
from report_parser.lexicon import Lexicon
from report_parser.model import Block, VerdictCode
from report_parser.patterns import pattern_of
from report_parser.records import dataclass


@dataclass(slots=True)
class SummaryRow:
    """What one row counts. `name` is the group's as printed, `number` its label; both None in a row for the whole."""

    block: Block
    name: str | None
    number: str | None
    totals: tuple[FoundTotal, ...]


_COUNTED = pattern_of(
    r"(?:tổng\s+)?(?:số\s+)?(?:lượng\s+)?(?:các\s+)?(?:chỉ\s+tiêu|tiêu\s+chí|nội\s+dung|chỉ\s+số)\s+(?=\S)|số\s+(?=(?:đạt|chưa|không|đang)\s?)",
    re.IGNORECASE,
)
_TOTAL = pattern_of(
    r"(?:tổng(?:\s+(?:số|cộng))?|số\s+lượng|số)(?:\s+(?:chỉ\s+tiêu|tiêu\s+chí|nội\s+dung|chỉ\s+số))?\s*$", re.IGNORECASE
)
_WHOLE = pattern_of(r"\s*(?:tổng|cộng|toàn\s+xã|chung)", re.IGNORECASE)
_COUNT = pattern_of(r"\s*(?P<count>[0-9]{1,3})(?:\s?/\s?(?P<total>[0-9]{1,3}))?\s*$")
_NOTHING = frozenset({"", "-", "–", "—", "0", "00", "/"})


def read_summary(rows: Sequence[Block], lexicon: Lexicon) -> list[SummaryRow] | None:
    """The counts of each row, or None where the table does not count verdicts."""
    if not 2 <= len(rows) <= 40:
        return None
    head = split_cells(rows[0])
    codes: dict[int, VerdictCode] = {}
    total_column: int | None = None
    for cell in head:
        text = cell.text.strip()
        opened = _COUNTED.match(text)
        verdict = parse_verdict(text[opened.end() :] if opened else text, lexicon, cell.recognised) if text else None
        if verdict:
            codes[cell.column] = verdict[0]
        elif total_column is None and _TOTAL.match(text):
            total_column = cell.column
    if len(codes) < 2 and not (codes and total_column is not None):
        return None
    found: list[SummaryRow] = []
    for row in rows[1:]:
        cells = split_cells(row)
        counts = {column: _COUNT.match(cells[column].text) for column in codes if column < len(cells)}
        if any(match is None and cells[column].text.strip() not in _NOTHING for column, match in counts.items()):
            return None
        if any(cell.column not in codes and parse_verdict(cell.text, lexicon, cell.recognised) for cell in cells):
            # `Tổng số | Số đạt | Đánh giá`: rows that are judged themselves count no verdicts.
            return None
        total = _COUNT.match(cells[total_column].text) if total_column is not None else None
        totals = [
            _total(cells[column], codes[column], match, int(total["count"]) if total else None)
            for column, match in counts.items()
            if match
        ]
        if not totals:
            continue
        names = [
            cell
            for cell in cells
            if cell.column not in codes and cell.column != total_column and any(c.isalpha() for c in cell.text)
        ]
        label = next((label for cell in cells[:1] if (label := parse_index(cell.text))), None)
        name = names[-1].text.strip() if names else None
        if name is not None and _WHOLE.match(name):
            name = label = None
        found.append(SummaryRow(row, name, label.number if label and name else None, tuple(totals)))
    return found or None


def _total(cell: Cell, code: VerdictCode, count: re.Match[str], total: int | None) -> FoundTotal:
    start = cell.start + count.start("count")
    return FoundTotal(
        code=code,
        count=int(count["count"]),
        total=int(count["total"]) if count["total"] else total,
        start=start,
        end=cell.start + len(cell.text.rstrip()),
        labelled=True,
        whole=False,
        percent=None,
        percent_start=-1,
        percent_end=-1,
    )
