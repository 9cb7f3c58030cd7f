"""The heads of a table's columns: which rows they take, what each column holds by its head's words."""

import re
from collections.abc import Sequence
from functools import lru_cache

from report_parser.extract.table_cells import VERDICT_COLUMNS, Cell, split_cells
from report_parser.labels import find_label
from report_parser.lexicon import Lexicon
from report_parser.misread import EVERY, Looseness, loosen
from report_parser.model import Block
from report_parser.patterns import compile_pattern, pattern_of


@lru_cache(maxsize=8)
def _head_words(
    lexicon: Lexicon, looseness: Looseness
) -> tuple[tuple[str, frozenset[str], re.Pattern[str] | None], ...]:
    return tuple(
        (
            entry.code,
            frozenset(loosen(whole, looseness) for whole in entry.extra.get("whole", ())),
            compile_pattern("|".join(rf"(?<![^\W_]){re.escape(loosen(phrase, looseness))}" for phrase in entry.phrases))
            if entry.phrases
            else None,
        )
        for entry in lexicon.entries("table_headers")
    )


# A column too narrow for its own head breaks it: `S T T`, `ST T`.
_NARROW_INDEX = pattern_of(r"s? ?t ?t")
# `Đạt (x)`, `Chưa đạt (đánh dấu +)`: how the column is filled in.
_HOW_MARKED = pattern_of(r"\s?\((?:(?:đánh\s+)?dấu\s+)?[“\"]?[x+v][”\"]?$")
# `TH/KH`, `Ước cả năm/KH năm`, `TH 2024/TH 2023`: one figure as a share of another.
_QUOTIENT = pattern_of(
    r"(?<![^\W_])(?:th|uth|ước|kq|kết\s+quả|thực\s+hiện|[0-9]{1,2}\s+tháng|năm)(?![^\W_])[^/()]{0,30}/\s?"
    r"(?:kh|kế\s+hoạch|th|thực\s+hiện|dt|dự\s+toán|ck|cùng\s+kỳ|năm\s+(?:[0-9]|trước)|nq|nghị\s+quyết|mục\s+tiêu)(?![^\W_])"
    r"|(?<![0-9/])(?:19|20)[0-9]{2}\s?/\s?(?:năm\s+)?(?:19|20)[0-9]{2}(?![0-9/])"
)
# `2023`, `2024/2023`, `6 tháng 2024`: heads without a word.
_YEARS = pattern_of(r"\s*\(?(?:19|20)[0-9]{2}(?:\s?[-–/]\s?(?:19|20)[0-9]{2})?\)?\s*$")
_COMPARES = pattern_of(r"so\s+(?:sánh|với)|%\s*so(?![^\W_])", re.IGNORECASE)
_HEAD_ROWS = 3


def find_column_role(head: str, lexicon: Lexicon, recognised: bool = False) -> str | None:
    """What a column with this head holds, None where no word tells. `recognised`: OCR read it.

    >>> from report_parser.lexicon import default_lexicon
    >>> find_column_role("Điểm tự đánh giá", default_lexicon())
    'score'
    """
    text = _HOW_MARKED.sub("", " ".join(head.lower().split()).strip(" .:()*"))
    if not text or len(text) > 120:
        return None
    if _NARROW_INDEX.fullmatch(text):
        return "index"
    if text.startswith("%") or _QUOTIENT.search(text):
        return "percent"
    for looseness in EVERY if recognised else EVERY[:1]:
        key = loosen(text, looseness)
        for code, whole, phrases in _head_words(lexicon, looseness):
            if key in whole or (phrases is not None and phrases.search(key)):
                return code
    return None


def _stands_below(upper: list[Cell], lower: list[Cell]) -> bool:
    """Whether the lower row has words only where a head of the upper one runs over several columns: heads below it."""
    wide = {at for cell in upper[1:] if not cell.text.strip() for at in (cell.column - 1, cell.column)}
    filled = [cell for cell in lower if cell.text.strip()]
    return (
        len(filled) > 1
        and all(cell.column in wide for cell in filled)
        and all(any(c.isalpha() for c in cell.text) or _YEARS.match(cell.text) for cell in filled)
        and any(not upper[cell.column].text.strip() for cell in filled if cell.column < len(upper))
        and not any(cell.column < len(lower) and lower[cell.column].text.strip() for cell in upper[:1])
    )


# `Nội dung thực hiện`, `Tiêu chí đánh giá`: a head of names, whatever word follows.
_NAMES = pattern_of(
    r"\s*(?:tên|nội\s+dung|tiêu\s+chí|chỉ\s+tiêu|hạng\s+mục|nhiệm\s+vụ|lĩnh\s+vực)(?![^\W_])", re.IGNORECASE
)


def _heads_below(heads: list[str], below: list[Cell], lexicon: Lexicon) -> list[str]:
    """The heads with those of the row below; a head stands over the columns to its right that have none."""
    joined, above = list(heads), ""
    for cell in below[: len(heads)]:
        column = cell.column
        above = heads[column] or above
        if not cell.text.strip():
            continue
        upper = find_column_role(above, lexicon, cell.recognised)
        lower = find_column_role(cell.text, lexicon, cell.recognised)
        unit = find_head_units([above]).get(0)
        if (
            upper == "percent"
            and lower not in VERDICT_COLUMNS
            and (_COMPARES.search(above) or lower in ("percent", None))
        ):
            joined[column] = f"{above} {cell.text}"
        elif lower in VERDICT_COLUMNS or lower not in (None, "title"):
            joined[column] = f"{cell.text} ({unit})" if unit and not find_head_units([cell.text]) else cell.text
        else:
            joined[column] = f"{above} {cell.text}".strip()
    return joined


def _goes_on(heads: list[str], cells: list[Cell], below: list[Cell], first: bool, lexicon: Lexicon) -> bool:
    """Whether the row below a head is a head too: words under heads that run over several columns."""
    texts = [cell.text.strip() for cell in below]
    roles = [find_column_role(cell.text, lexicon, cell.recognised) for cell in below if cell.text.strip()]
    if not first:
        # Names and numbers have no head of a third row.
        named = (find_column_role(head, lexicon) for head, text in zip(heads, texts, strict=False) if text)
        return None not in roles and not {"index", "title", "unit"} & set(named) and _stands_below(cells, below)
    spread = any(cell.covered and cell.text == "" for cell in cells)
    known_words = roles and None not in roles and (spread or not texts[0])
    has_label = bool(texts and texts[0] and find_label(texts[0].rstrip(".") + "."))
    return bool(known_words and not has_label) or _stands_below(cells, below)


def read_head(rows: Sequence[Block], lexicon: Lexicon) -> tuple[list[str], int] | None:
    """The columns' heads and the number of rows they take, from the table's first rows; None where there is no head."""
    for first in range(min(4, len(rows))):
        cells = split_cells(rows[first])
        roles = [find_column_role(cell.text, lexicon, cell.recognised) for cell in cells]
        known = {role for role in roles if role} | (
            {"title"} if any(_NAMES.match(cell.text) for cell in cells) else set()
        )
        if len(known) < 2 or not known & {"title", "result", "target"}:
            continue
        heads: list[str] = []
        for cell in cells:
            if cell.text.strip() or not cell.covered or not heads:
                heads.append(cell.text)
            else:
                heads.append(heads[-1])
        taken = first + 1
        while taken < min(len(rows), first + _HEAD_ROWS):
            below = split_cells(rows[taken])
            if not _goes_on(heads, cells, below, taken == first + 1, lexicon):
                break
            heads = _heads_below(heads, below, lexicon)
            cells = below
            taken += 1
        return heads, taken
    return None


_PLANNED_COLUMN = pattern_of(
    r"chỉ\s+tiêu\s+(?:\(?(?:kh|kế\s+hoạch|giao|được\s+giao|năm|nq|nghị\s+quyết|hđnd|đề\s+ra|phấn\s+đấu|phải\s+đạt|cần\s+đạt|yêu\s+cầu|theo|đến|[0-9]{4}))",
    re.IGNORECASE,
)


_HEAD_UNIT = pattern_of(
    r"\(\s?(?:đvt\s?:?\s?|đơn\s+vị(?:\s+tính)?\s?:?\s?)?(?P<unit>%|‰|[^\W\d_](?:[^()0-9=]|(?<=m)[23]){0,24})\s?\)\s*$|\s(?P<sign>%)\s*$",
    re.IGNORECASE,
)
_NO_UNIT = pattern_of(r"nếu|ghi|theo|kèm|đánh|số|tự|đạt|có|x\b|năm|đến|tính", re.IGNORECASE)


def find_head_units(heads: Sequence[str]) -> dict[int, str]:
    """The units that the columns' heads name in brackets or at their end, by column.

    >>> find_head_units(["Nội dung", "Kế hoạch (%)", "Kinh phí (triệu đồng)", "Chỉ tiêu %"])
    {1: '%', 2: 'triệu đồng', 3: '%'}
    """
    found = {column: _HEAD_UNIT.search(head.strip()) for column, head in enumerate(heads)}
    units = {column: (one["unit"] or one["sign"]).strip() for column, one in found.items() if one}
    return {column: unit for column, unit in units.items() if not _NO_UNIT.match(unit)}


_IN_BRACKETS = pattern_of(r"\(([^()]{2,40})\)\s*$")


def _find_marked(heads: Sequence[str], lexicon: Lexicon) -> dict[int, str]:
    """`Kết quả (Đạt) | Kết quả (Chưa đạt)`: the verdicts that several heads name in brackets, by column."""
    named = {column: found[1] for column, head in enumerate(heads) if (found := _IN_BRACKETS.search(head))}
    roles = {column: find_column_role(name, lexicon) for column, name in named.items()}
    codes = {column: str(role) for column, role in roles.items() if role in VERDICT_COLUMNS}
    return codes if len(set(codes.values())) > 1 else {}


def assign_roles(heads: list[str], lexicon: Lexicon, recognised: bool) -> dict[str, list[int]]:
    """The columns of each role, by the heads' words alone."""
    roles: dict[str, list[int]] = {}
    marked = _find_marked(heads, lexicon)
    told = [find_column_role(head, lexicon, recognised) for head in heads]
    for column, head in enumerate(heads):
        role: str | None = marked.get(column) or told[column]
        if role == "verdict" and told.count("verdict") > 1 and _NAMES.match(head):
            # `Nội dung đánh giá` beside `Kết quả tự đánh giá`
            role = "title"
        if role:
            roles.setdefault(role, []).append(column)
    titles = roles.get("title", [])
    for column in titles[1:]:
        # `Chỉ tiêu KH 2024` beside `Nội dung chỉ tiêu`
        if _PLANNED_COLUMN.match(heads[column].strip()):
            roles.setdefault("target", []).append(column)
            titles.remove(column)
    # `Nội dung | Chỉ tiêu | Kết quả`: beside a column that names the indicators, `Chỉ tiêu` is what is asked.
    if len(titles) > 1 and "target" not in roles:
        for column in titles[1:]:
            if re.fullmatch(r"chỉ\s+tiêu(?:\s*\(.*\))?", heads[column].strip().lower()):
                roles["target"] = [column]
                titles.remove(column)
                break
    first = roles["index"][0] + 1 if "index" in roles else 0
    behind = heads[first] if first < len(heads) else ""
    if not titles and _NAMES.match(behind):
        for role in ("result", "verdict"):
            if first in roles.get(role, ()):
                roles[role].remove(first)
                roles["title"] = titles = [first]
                if not roles[role]:
                    del roles[role]
    if not titles and len(roles.get("target", ())) > 1 and roles["target"][0] <= first:
        roles["title"] = [roles["target"].pop(0)]
    return roles
