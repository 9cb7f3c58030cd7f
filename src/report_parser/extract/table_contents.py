"""What the columns of a table hold by what stands in them, where their heads do not tell or tell otherwise."""

import re
from collections.abc import Callable, Sequence

from report_parser.extract.table_cells import VERDICT_COLUMNS, Cell, parse_index
from report_parser.extract.table_figures import bare_number
from report_parser.extract.verdicts import parse_verdict
from report_parser.labels import find_label
from report_parser.lexicon import Lexicon
from report_parser.model import VerdictCode
from report_parser.patterns import pattern_of

# `Tự chấm điểm` beside `Điểm thẩm định` is no most.
_SCORED = pattern_of(r"(?!.*(?<![^\W_])tự(?![^\W_])).*(?:điểm|trọng\s+số|barem|thang)", re.IGNORECASE | re.DOTALL)
_INITIALS: dict[str, VerdictCode] = {
    "Đ": "met",
    "KĐ": "not_met",
    "CĐ": "not_met",
    "HT": "met",
    "CHT": "not_met",
    "KHT": "not_met",
}
"""Verdicts by their first letters: in a column of verdicts only."""


def find_initials(text: str) -> VerdictCode | None:
    """The verdict that a cell of a column of verdicts abbreviates: `Đ`, `KĐ`."""
    return _INITIALS.get(text.strip(" .").upper())


def _judges(text: str, lexicon: Lexicon) -> bool:
    return parse_verdict(text, lexicon) is not None or find_initials(text) is not None


def _texts(rows: list[list[Cell]], column: int) -> list[str]:
    """What a column's cells say, the empty ones left out."""
    return [cells[column].text.strip() for cells in rows if column < len(cells) and cells[column].text.strip()]


def _most(texts: list[str], holds: Callable[[str], bool]) -> bool:
    return bool(texts) and sum(map(holds, texts)) * 2 > len(texts)


def _has_digit(text: str) -> bool:
    return any(c.isdigit() for c in text)


def settle_scores(roles: dict[str, list[int]], rows: list[list[Cell]], heads: Sequence[str]) -> None:
    """A scoring form's second column where words tell only one: bare numbers right before the points that are nowhere
    less, or behind the most there are and nowhere more."""

    def free(column: int) -> bool:
        role = next((name for name, columns in roles.items() if column in columns), None)
        return role in (None, "result", "verdict", "target") or (role == "score" and len(roles["score"]) > 1)

    def fits(most: int, points: int) -> bool:
        pairs = [
            (bare_number(cells[most]), bare_number(cells[points])) for cells in rows if max(most, points) < len(cells)
        ]
        known = [(upper, lower) for upper, lower in pairs if upper is not None and lower is not None]
        return len(known) * 2 > len(rows) and all(upper >= lower for upper, lower in known)

    def move(column: int, role: str) -> None:
        for name in [name for name, columns in roles.items() if column in columns]:
            roles[name].remove(column)
            if not roles[name]:
                del roles[name]
        roles[role] = [column]

    if "title" not in roles:
        return
    if "maximum" in roles and "score" not in roles:
        most = roles["maximum"][0]
        for column in range(most + 1, len(heads)):
            if free(column) and fits(most, column):
                move(column, "score")
                return
    elif "score" in roles and "maximum" not in roles:
        first = roles["score"][0]
        for most, points in ((first - 1, first), (first, first + 1)):
            if (
                roles["title"][0] < most
                and points < len(heads)
                and free(most)
                and _SCORED.match(heads[most])
                and (points == first or points in roles["score"])
                and fits(most, points)
            ):
                move(most, "maximum")
                return


def settle_names(roles: dict[str, list[int]], rows: list[list[Cell]]) -> None:
    """`Tiêu chí | Chỉ tiêu | Hiện trạng`, with `1.1. Có quy hoạch chung` as `Chỉ tiêu`, or several for one criterion: names."""
    if "title" not in roles or len(roles.get("target", ())) != 1:
        return
    column = roles["target"][0]
    if column - 1 != roles["title"][-1]:
        return
    further = [row[column].text.strip() for row in rows if column < len(row) and not row[column - 1].text.strip()]
    if _most(_texts(rows, column), _is_numbered_name) or _most(further, lambda text: text.count(" ") > 1):
        roles["title"].append(column)
        del roles["target"]


def _is_numbered_name(text: str) -> bool:
    label = find_label(text)
    return label is not None and not label.figure and " " in text[label.end :]


def settle_unknown(roles: dict[str, list[int]], rows: list[list[Cell]], width: int, lexicon: Lexicon) -> None:
    """Columns whose heads no word tells, by what stands in them and where: numbers first, then names, verdicts, figures."""

    def move(column: int, role: str) -> None:
        for other in [name for name, columns in roles.items() if column in columns]:
            roles[other].remove(column)
            if not roles[other]:
                del roles[other]
        roles.setdefault(role, []).append(column)

    def known(column: int) -> bool:
        return any(column in columns for columns in roles.values())

    if "index" not in roles and not known(0) and _most(_texts(rows, 0), lambda text: parse_index(text) is not None):
        move(0, "index")
    first = roles["index"][0] + 1 if "index" in roles else 0
    if "title" not in roles and first < width and first not in roles.get("unit", ()):
        names = _texts(rows, first)
        # `Nội dung đánh giá`: the column behind the number names what the others judge and measure.
        if _most(names, lambda text: not _has_digit(text[:1]) and " " in text and parse_verdict(text, lexicon) is None):
            move(first, "title")
    if not any(role in roles for role in ("verdict", *VERDICT_COLUMNS)):
        for column in range(width):
            texts = _texts(rows, column)
            if (
                column != roles.get("title", [-1])[0]
                and len(texts) > 1
                and _most(texts, lambda text: _judges(text, lexicon))
            ):
                move(column, "verdict")
                break
    for role, other, step in (("target", "result", -1), ("result", "target", 1)):
        if role in roles or other not in roles or "title" not in roles:
            continue
        column = roles[other][0] + step
        if roles["title"][0] < column < width and not known(column) and _most(_texts(rows, column), _has_digit):
            move(column, role)


def settle_by_content(roles: dict[str, list[int]], rows: list[list[Cell]], lexicon: Lexicon) -> None:
    """A `Kết quả` column may hold verdicts and a `Đánh giá` column figures: the cells decide."""
    for column in list(roles["title"][1:]):
        # Names are words: a column of bare numbers or of `Đạt` is what is asked.
        if _most(
            _texts(rows, column),
            lambda text: not any(c.isalpha() for c in text) or parse_verdict(text, lexicon) is not None,
        ):
            roles["title"].remove(column)
            roles.setdefault("target", []).append(column)
    for code in VERDICT_COLUMNS:
        # `Kế hoạch | Đạt | Tỷ lệ`: what was reached, in figures.
        for column in list(roles.get(code, ())):
            if "result" not in roles and _most(_texts(rows, column), _has_digit):
                roles.setdefault("result", []).append(column)
                del roles[code]
                break
    for column in list(roles.get("score", ())):
        texts = [cells[column].text.strip() for cells in rows if column < len(cells) and cells[column].text.strip()]
        if sum(parse_verdict(text, lexicon) is not None for text in texts) * 2 > len(texts) and "verdict" not in roles:
            roles["score"].remove(column)
            roles["verdict"] = [column]
            if not roles["score"]:
                del roles["score"]
    for role, other in (("result", "verdict"), ("verdict", "result")):
        for column in list(roles.get(role, ())):
            texts = [cells[column].text.strip() for cells in rows if column < len(cells) and cells[column].text.strip()]
            if not texts:
                continue
            verdicts = sum(parse_verdict(text, lexicon) is not None for text in texts)
            figures = sum(any(c.isdigit() for c in text) for text in texts)
            if (role == "result" and verdicts * 2 > len(texts) and other not in roles) or (
                role == "verdict" and verdicts == 0 and figures * 2 > len(texts)
            ):
                roles[role].remove(column)
                roles.setdefault(other, []).append(column)
        if role in roles and not roles[role]:
            del roles[role]
