"""Indicator tables: which column holds what, which rows are the head, groups, indicators and totals."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from report_parser.extract.verdicts import parse_verdict
from report_parser.labels import Label, bullet_end, find_label
from report_parser.lexicon import Lexicon
from report_parser.misread import EVERY, Looseness, RecognisedBlock, loosen
from report_parser.model import Block, VerdictCode

VERDICT_COLUMNS: tuple[VerdictCode, ...] = ("met", "partly_met", "in_progress", "not_met")


@dataclass(slots=True)
class Cell:
    """One cell of a row; `block.text[start:end]` is its text."""

    block: Block
    column: int
    start: int
    end: int
    covered: bool

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]

    @property
    def recognised(self) -> bool:
        """Whether OCR read it."""
        return isinstance(self.block, RecognisedBlock)


@dataclass(slots=True)
class Row:
    """A row below the head. `label` is its number, from the index column or the title's own beginning."""

    cells: list[Cell]
    label: Label | None = None
    title: Cell | None = None
    title_start: int = 0
    above: tuple[Label, Cell] | None = None
    """The criterion that the row's indicator is one of, where number and name of both stand in the row."""

    def cell(self, column: int | None) -> Cell | None:
        return self.cells[column] if column is not None and column < len(self.cells) else None


@dataclass(slots=True)
class TableForm:
    """A table read as a list of indicators: the role of each column and the rows below the head."""

    roles: dict[str, list[int]]
    rows: list[Row]
    head: list[Block] = field(default_factory=list)
    units: dict[int, str] = field(default_factory=dict)
    """The unit that a column's head names in brackets: `Kế hoạch (%)`, `Kinh phí (triệu đồng)`."""
    heads: list[str] = field(default_factory=list)
    """The columns' heads as printed."""
    unit: str | None = None
    """The unit that a line above the table names for all its figures."""

    def column(self, role: str) -> int | None:
        found = self.roles.get(role)
        return found[0] if found else None


@lru_cache(maxsize=8)
def _head_words(
    lexicon: Lexicon, looseness: Looseness
) -> tuple[tuple[str, frozenset[str], re.Pattern[str] | None], ...]:
    return tuple(
        (
            entry.code,
            frozenset(loosen(whole, looseness) for whole in entry.extra.get("whole", ())),
            re.compile("|".join(rf"(?<![^\W_]){re.escape(loosen(phrase, looseness))}" for phrase in entry.phrases))
            if entry.phrases
            else None,
        )
        for entry in lexicon.entries("table_headers")
    )


# A column too narrow for its own head breaks it: `S T T`, `ST T`.
_NARROW_INDEX = re.compile(r"s? ?t ?t")


def find_column_role(head: str, lexicon: Lexicon, recognised: bool = False) -> str | None:
    """What a column with this head holds, None where no word tells. `recognised`: OCR read it.

    >>> from report_parser.lexicon import default_lexicon
    >>> find_column_role("Điểm tự đánh giá", default_lexicon())
    'score'
    """
    text = " ".join(head.lower().split()).strip(" .:()*")
    if not text or len(text) > 120:
        return None
    if _NARROW_INDEX.fullmatch(text):
        return "index"
    for looseness in EVERY if recognised else EVERY[:1]:
        key = loosen(text, looseness)
        for code, whole, phrases in _head_words(lexicon, looseness):
            if key in whole or (phrases is not None and phrases.search(key)):
                return code
    return None


def split_cells(block: Block) -> list[Cell]:
    """The cells of a row block, at their grid columns."""
    cells, start = [], 0
    for column, text in enumerate(block.text.split("\t")):
        cells.append(Cell(block, column, start, start + len(text), column in block.covered))
        start += len(text) + 1
    return cells


_COLUMN_NUMBER = re.compile(r"\(?(?:[0-9]{1,2}|[A-D])\)?(?:\s?=.*)?$")


def is_numbering(cells: list[Cell]) -> bool:
    """The row that numbers the columns: `(1) | (2) | (3)`, `A | B | 1 | 2`, `1 | 2 | 3 | 4=3/2`."""
    texts = [cell.text.strip() for cell in cells if cell.text.strip()]
    if len(texts) < 2 or not all(_COLUMN_NUMBER.match(text) for text in texts):
        return False
    digits = [int(d[0]) for text in texts if (d := re.findall(r"[0-9]+", text.split("=")[0]))]
    return len(digits) >= 1 and digits == list(range(digits[0], digits[0] + len(digits))) and digits[0] in (1, 2)


def _stands_below(upper: list[Cell], lower: list[Cell]) -> bool:
    """Whether the lower row has words only where a head of the upper one runs over several columns: heads below it."""
    wide = {at for cell in upper[1:] if not cell.text.strip() for at in (cell.column - 1, cell.column)}
    filled = [cell for cell in lower if cell.text.strip()]
    return (
        len(filled) > 1
        and all(cell.column in wide for cell in filled)
        and all(any(c.isalpha() for c in cell.text) for cell in filled)
        and any(not upper[cell.column].text.strip() for cell in filled if cell.column < len(upper))
        and not any(cell.column < len(lower) and lower[cell.column].text.strip() for cell in upper[:1])
    )


def _read_head(rows: Sequence[Block], lexicon: Lexicon) -> tuple[list[str], int] | None:
    """The columns' heads and the number of rows they take, from the table's first rows; None where there is no head."""
    for first in range(min(4, len(rows))):
        cells = split_cells(rows[first])
        roles = [find_column_role(cell.text, lexicon, cell.recognised) for cell in cells]
        known = [role for role in roles if role]
        if len(set(known)) < 2 or ("title" not in known and "result" not in known and "target" not in known):
            continue
        heads: list[str] = []
        for cell in cells:
            if cell.text.strip() or not cell.covered or not heads:
                heads.append(cell.text)
            else:
                heads.append(heads[-1])
        taken = first + 1
        if taken < len(rows):
            below = split_cells(rows[taken])
            texts = [cell.text.strip() for cell in below]
            spread = any(cell.covered and cell.text == "" for cell in cells)
            wordy = [
                find_column_role(cell.text, lexicon, cell.recognised) is not None for cell in below if cell.text.strip()
            ]
            has_label = bool(texts and texts[0] and find_label(texts[0].rstrip(".") + "."))
            known_words = wordy and all(wordy) and (spread or not texts[0])
            if (known_words and not has_label) or _stands_below(cells, below):
                for column, cell in enumerate(below):
                    if cell.text.strip() and column < len(heads):
                        sub = find_column_role(cell.text, lexicon, cell.recognised)
                        heads[column] = (
                            cell.text
                            if sub in VERDICT_COLUMNS or sub not in (None, "title")
                            else f"{heads[column]} {cell.text}"
                        )
                taken += 1
        return heads, taken
    return None


_PLANNED_COLUMN = re.compile(
    r"chỉ\s+tiêu\s+(?:\(?(?:kh|kế\s+hoạch|giao|được\s+giao|năm|nq|nghị\s+quyết|hđnd|đề\s+ra|phấn\s+đấu|phải\s+đạt|cần\s+đạt|yêu\s+cầu|theo|đến|[0-9]{4}))",
    re.IGNORECASE,
)


_HEAD_UNIT = re.compile(
    r"\(\s?(?:đvt\s?:?\s?|đơn\s+vị(?:\s+tính)?\s?:?\s?)?(?P<unit>%|‰|[^\W\d_](?:[^()0-9=]|(?<=m)[23]){0,24})\s?\)\s*$",
    re.IGNORECASE,
)
_NO_UNIT = re.compile(r"nếu|ghi|theo|kèm|đánh|số|tự|đạt|có|x\b|năm|đến|tính", re.IGNORECASE)


def find_head_units(heads: Sequence[str]) -> dict[int, str]:
    """The units that the columns' heads name in brackets, by column.

    >>> find_head_units(["Nội dung", "Kế hoạch (%)", "Kinh phí (triệu đồng)"])
    {1: '%', 2: 'triệu đồng'}
    """
    found = {column: _HEAD_UNIT.search(head.strip()) for column, head in enumerate(heads)}
    return {column: unit["unit"].strip() for column, unit in found.items() if unit and not _NO_UNIT.match(unit["unit"])}


def _assign(heads: list[str], lexicon: Lexicon, recognised: bool) -> dict[str, list[int]]:
    roles: dict[str, list[int]] = {}
    for column, head in enumerate(heads):
        role = find_column_role(head, lexicon, recognised)
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
    if not titles and "target" in roles and len(roles["target"]) > 1:
        roles["title"] = [roles["target"].pop(0)]
    return roles


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


def _settle_unknown(roles: dict[str, list[int]], rows: list[list[Cell]], width: int, lexicon: Lexicon) -> None:
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


def _settle_by_content(roles: dict[str, list[int]], rows: list[list[Cell]], lexicon: Lexicon) -> None:
    """A `Kết quả` column may hold verdicts and a `Đánh giá` column figures: the cells decide."""
    for column in list(roles["title"][1:]):
        # Names are words: a column of bare numbers is what is asked.
        texts = [cells[column].text.strip() for cells in rows if column < len(cells) and cells[column].text.strip()]
        if texts and sum(not any(c.isalpha() for c in text) for text in texts) * 2 > len(texts):
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


# `1 0`, `I I`, `1.1 .2`: a number that a narrow column broke.
_BROKEN_INDEX = re.compile(r"[0-9]{1,2}(?: ?[0-9.]){1,8}|[IVX]{1,3}(?: [IVX]{1,3}){1,3}")


# `TC1`, `CT 2.1`: tiêu chí, chỉ tiêu.
_SHORT_WORD = re.compile(r"(?:TC|CT)[ .]{0,2}(?=[0-9])")


def parse_index(text: str) -> Label | None:
    """The label that an index cell holds: `1`, `1.1.`, `I`, `a)`, `Tiêu chí 2`; None for `-`, `+` and empty cells."""
    stripped = text.strip().rstrip(".):-/ ").lstrip("(").strip()
    if not stripped:
        return None
    if _SHORT_WORD.match(stripped):
        stripped = f"Tiêu chí {stripped[2:].lstrip(' .')}"
    if _BROKEN_INDEX.fullmatch(stripped):
        stripped = stripped.replace(" ", "")
    label = find_label(f"{stripped}. Xx")
    if label is None or label.end < len(stripped):
        return None
    return label


def read_table(rows: Sequence[Block], lexicon: Lexicon) -> TableForm | None:
    """The table as a list of indicators, or None where its head does not say that it is one."""
    head = _read_head(rows, lexicon)
    if head is None:
        return None
    heads, taken = head
    roles = _assign(heads, lexicon, isinstance(rows[0], RecognisedBlock))
    head_texts = {row.text for row in rows[:taken]}
    # Repeated on the next page, or numbering the columns: heads too.
    repeated = [row.text in head_texts or is_numbering(split_cells(row)) for row in rows[taken:]]
    below = [split_cells(row) for row, again in zip(rows[taken:], repeated, strict=True) if not again]
    _settle_unknown(roles, below, len(heads), lexicon)
    if "title" not in roles or not any(
        role in roles for role in ("result", "target", "verdict", "score", "maximum", "percent", *VERDICT_COLUMNS)
    ):
        return None
    _settle_by_content(roles, below, lexicon)
    more_heads = [row for row, again in zip(rows[taken:], repeated, strict=True) if again]
    form = TableForm(roles, [], [*rows[:taken], *more_heads], find_head_units(heads), heads)
    index, titles = form.column("index"), roles["title"]
    for cells in below:
        row = Row(cells)
        if index is not None and index < len(cells):
            row.label = parse_index(cells[index].text)
        for column in reversed(titles):
            cell = row.cell(column)
            if cell is not None and cell.text.strip() and not cell.covered:
                row.title = cell
                break
        if (
            row.title is None
            and index is not None
            and len(cells) > index
            and row.label is None
            and cells[index].text.strip()
        ):
            # A group's name that runs over the whole width stands in the first column.
            row.title = cells[index]
        if row.title is not None:
            row.title_start = row.title.start + bullet_end(row.title.text)
            own = find_label(row.title.text)
            if own is not None and own.word and row.label is not None and own.parts == row.label.parts:
                # `I | Tiêu chí 1. Ban hành văn bản`: the number once more.
                row.title_start = row.title.start + own.end
            elif (
                own is not None
                and (row.label is None or len(own.parts) > len(row.label.parts) or own.word)
                and own.style != "letter"
            ):
                number = row.label
                row.label, row.title_start = own, row.title.start + own.end
                name = row.cell(titles[0])
                if (
                    number is not None
                    and len(own.parts) > len(number.parts)
                    and own.parts[: len(number.parts)] == number.parts
                    and name is not None
                    and name is not row.title
                    and name.text.strip()
                ):
                    row.above = number, name
        form.rows.append(row)
    _open_criteria(form)
    return form


def _open_criteria(form: TableForm) -> None:
    """A numbered criterion whose number and name are merged over several rows holds their indicators as a group."""
    index, titles = form.column("index"), form.roles["title"]
    if index is None or len(titles) < 2:
        return
    for row, below in pairwise(form.rows):
        name, number, under = row.cell(titles[0]), row.cell(index), below.cell(titles[0])
        if (
            row.above is None
            and row.label is not None
            and number is not None
            and name is not None
            and name.text.strip()
            and row.title is not None
            and row.title is not name
            and row.title_start == row.title.start
            # Text has no merged cells: it leaves their places empty.
            and under is not None
            and not under.text.strip()
            and below.label is None
            and below.title is not None
            and below.title.column == row.title.column
        ):
            row.above, row.label = (row.label, name), None
