"""The letterhead of a report as text: two columns that were printed side by side, given one after the other."""

from collections.abc import Sequence
from dataclasses import replace

from report_parser.patterns import pattern_of
from report_parser.source import Line

_FIRST_LINES = 15
"""Printed lines among which a letterhead begins: a portal's menu or a stamp may stand above it."""
_HEAD_LINES = 14
"""Lines that a letterhead takes: the office in up to four, number and subject in up to five, rulers between them."""
_WIDEST = 300
"""Columns of the widest line that is looked at; paper has some hundred."""
# A gap of three columns, or a tab or a bar, parts the columns; within a column words are one space apart.
_GAP = pattern_of(r"[ \u00a0]{3,}|[ \u00a0]*[\t|][ \u00a0\t|]*")
_NATION = pattern_of(r"(?i:CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM)")
_MOTTO = pattern_of(r"(?i:độc\s+lập)")
_DATED = pattern_of(r"(?i:ngày)\s.{0,20}(?i:năm)\s")
# What stands below a letterhead, over its whole width.
_TITLE = pattern_of(
    r"\s*(?:BÁO CÁO|TỜ TRÌNH|KẾ HOẠCH|THÔNG BÁO|QUYẾT ĐỊNH|NGHỊ QUYẾT|ĐỀ ÁN|CÔNG VĂN|CHƯƠNG TRÌNH|HƯỚNG DẪN|Kính gửi|PHỤ LỤC|BIÊN BẢN)"
)


def part_letterhead(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of a two-column letterhead column by column: first all on the left, then all on the right."""
    found = _find_letterhead(lines)
    if found is None:
        return list(lines)
    start, column = found
    left: list[Line] = []
    right: list[Line] = []
    end = start
    barred = "|" in lines[start].text
    for line in lines[start : start + _HEAD_LINES]:
        halves = _halve(line.text, column)
        if halves is None or (end > start and line.blank_before and _TITLE.match(line.text)):
            break
        # A drawn letterhead ends with its bars; below its date the right column holds nothing more.
        dated = not halves[0] and any(_DATED.search(one.text) for one in right)
        if dated or (barred and "|" not in line.text):
            break
        for text, side in zip(halves, (left, right), strict=True):
            if text:
                side.append(replace(line, text=text, blank_before=line.blank_before and not side))
        end += 1
    return [*lines[:start], *left, *right, *lines[end:]]


def _find_letterhead(lines: Sequence[Line]) -> tuple[int, int] | None:
    """The place of the line that names the nation beside the office, and the column at which that name begins."""
    for start, line in enumerate(lines[:_FIRST_LINES]):
        nation = _NATION.search(line.text, 0, _WIDEST)
        if nation and (gap := _gap_before(line.text[:_WIDEST], nation.start())):
            return start, gap[1]
        if nation and not line.text[: nation.start()].strip() and start + 1 < len(lines):
            # The office begins one line lower than the nation.
            below = lines[start + 1].text[:_WIDEST]
            motto = _MOTTO.search(below)
            if motto and _gap_before(below, motto.start()):
                return start + 1, motto.start()
    return None


def _gap_before(text: str, place: int) -> tuple[int, int] | None:
    """The gap that ends where the right column's words begin, with words on its left."""
    for gap in _GAP.finditer(text, 0, place):
        if text[: gap.start()].strip(" \t|") and place - gap.end() <= 2:
            return gap.span()
    return None


def _halve(text: str, column: int) -> tuple[str, str] | None:
    """The line's words in the left and in the right column, `column` being where the right one begins; None for a line
    that runs through both."""
    if len(text) > _WIDEST:
        return None
    gaps = [gap.span() for gap in _GAP.finditer(text) if text[: gap.start()].strip(" \t|")]
    gaps = [(start, end) for start, end in gaps if text[end:].strip(" \t|")]
    if gaps:
        # Columns are centred, so the right one begins earlier or later from line to line.
        start, end = min(gaps, key=lambda gap: abs(gap[1] - column))
        return text[:start].strip(" \t|"), text[end:].strip(" \t|")
    words = text.strip(" \t|\u00a0")
    begins = len(text) - len(text.lstrip(" \t|\u00a0"))
    if _TITLE.match(text):
        return None
    if begins >= column * 0.7:
        return "", words
    if begins + len(words) <= column + 2:
        return words, ""
    return None
