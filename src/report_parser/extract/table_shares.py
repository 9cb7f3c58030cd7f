"""Fractions spread over columns: `Tổng số | Số đã thực hiện | Tỷ lệ (%)` are one ratio, told by the heads and the sums."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from report_parser.extract.figures import read_figures
from report_parser.extract.table_cells import Cell, Row, TableForm
from report_parser.extract.table_figures import bare_number
from report_parser.extract.table_heads import find_head_units
from report_parser.lexicon import Lexicon
from report_parser.patterns import pattern_of
from report_parser.records import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """The columns of a ratio: numerator, denominator and, where the table has it, the percentage."""

    part: int
    whole: int
    percent: int | None
    unit: str | None


_WHOLE = pattern_of(r"tổng|mẫu\s+số|(?:số|số\s+\S+)\s+(?:phải|cần)\b", re.IGNORECASE)
_PART = pattern_of(r"số\b|trong\s+đó|đã\b|tử\s+số|kết\s+quả|thực\s+hiện|đạt", re.IGNORECASE)
_COUNTED = pattern_of(r"(?:trong\s+đó\s*:?\s*)?(?:tổng\s+)?số\s+(?:lượng\s+)?(?=[^\W\d_])", re.IGNORECASE)
_RATE = pattern_of(r"(?:-\s*)?(?:tỷ|tỉ)\s+lệ(?![^\W_])(?!.{0,80}(?:‰|giới\s+tính|1/))", re.IGNORECASE)
# Numbers that name and do not count.
_NAMES = pattern_of(
    r"(?:năm(?:\s+sinh)?|mã|ngày|tháng|số\s+(?:hiệu|ký\s+hiệu|kí\s+hiệu|điện\s+thoại|đt|cccd|cmnd|cmtnd|tài\s+khoản|tờ|thửa|nhà|văn\s+bản|quyết\s+định|vb)|điện\s+thoại|sđt|đt|fax|tờ\s+bản\s+đồ|thửa|trang|số\s+trang)\b(?!\s+(?:kế\s+hoạch|kh\b|th\b|thực\s+hiện|trước|nay)|\s*[0-9])",
    re.IGNORECASE,
)
_ROUNDED = Decimal("0.06")
"""A percentage printed with one decimal differs from its fraction by up to 0.05."""
_WHOLE_PERCENT = Decimal("0.5")


def find_head_unit(head: str, lexicon: Lexicon) -> str | None:
    """The unit that a column's head names: in brackets (`Kinh phí (triệu đồng)`) or as what is counted (`Số hộ`)."""
    return find_head_units([head]).get(0) or _counted_unit(" ".join(head.split()), lexicon)


def _counted_unit(words: str, lexicon: Lexicon) -> str | None:
    counted = _COUNTED.match(words)
    if not counted:
        return None
    found = read_figures(f"1 {words[counted.end() :].lower()}", (), lexicon).measurements
    return found[0].unit if len(found) == 1 and found[0].kind == "quantity" else None


@lru_cache(maxsize=8)
def _known_units(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(phrase.lower() for entry in lexicon.entries("units") for phrase in entry.phrases)


def names_things(head: str) -> bool:
    """Whether the numbers in a column with this head are names (years, codes, telephone numbers) and count nothing."""
    return _NAMES.match(head.strip()) is not None


def find_name_unit(name: str, lexicon: Lexicon) -> str | None:
    """The unit that a row's name gives its figures: `Sản lượng lúa (tấn)`, `Tỷ lệ hộ nghèo`, `Số hộ nghèo`."""
    words = " ".join(name.split())
    unit = find_head_units([words]).get(0)
    # Other things than units stand in brackets too.
    if unit and (unit in "%‰" or all(part.strip().lower() in _known_units(lexicon) for part in unit.split("/"))):
        return unit
    if _RATE.match(words):
        return "%"
    return _counted_unit(words, lexicon)


def find_share(form: TableForm, lexicon: Lexicon) -> Share | None:
    """The table's columns that are a part, its whole and the percentage; None where there are none or it is not plain.

    Where a percentage stands beside them, it decides: most of the rows must agree.
    """
    wholes = [column for column, head in enumerate(form.heads) if _WHOLE.match(head.strip()) and _counts(form, column)]
    percents: Sequence[int | None] = form.roles.get("percent") or [None]
    for whole in wholes:
        for part, head in enumerate(form.heads):
            if part in wholes or part in form.roles.get("percent", ()):
                continue
            named = _PART.match(head.strip()) is not None
            for percent in percents:
                # `Tổng số | Đúng hạn | Tỷ lệ`: beside a percentage the sums tell a part by any name.
                if not named and (percent is None or not _counts(form, part)):
                    continue
                if _fits(form.rows, part, whole, percent):
                    unit = find_head_unit(form.heads[whole], lexicon) or find_head_unit(form.heads[part], lexicon)
                    return Share(part, whole, percent, unit)
    return None


def _counts(form: TableForm, column: int) -> bool:
    """Whether the column may hold counts: it is not known for something else."""
    roles = [role for role, columns in form.roles.items() if column in columns]
    return not roles or (roles[0] in ("target", "result", "title") and column != form.column("title"))


def _number(row: Row, column: int | None) -> Decimal | None:
    cell: Cell | None = row.cell(column)
    value = bare_number(cell) if cell is not None else None
    return Decimal(repr(value)) if value is not None else None


def _has_decimals(row: Row, column: int | None) -> bool:
    """Whether the number is printed with decimals: `99,0` is no 99."""
    cell = row.cell(column)
    return cell is not None and "," in cell.text.replace(".", ",")


def _fits(rows: Sequence[Row], part: int, whole: int, percent: int | None) -> bool:
    agree = differ = 0
    for row in rows:
        numerator, denominator, stated = _number(row, part), _number(row, whole), _number(row, percent)
        if numerator is None or denominator is None:
            continue
        if percent is None:
            fits = 0 <= numerator <= denominator
        elif stated is None or not denominator:
            continue
        else:
            near = _ROUNDED if _has_decimals(row, percent) else _WHOLE_PERCENT
            fits = abs(numerator * 100 / denominator - stated) <= near
        agree, differ = agree + fits, differ + (not fits)
    # Without a percentage nothing but the order of size speaks for it, so that each row must have it.
    return agree > differ if percent is not None else bool(agree) and not differ
