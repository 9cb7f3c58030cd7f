"""Verdicts in tables: in words, by first letters, by an X or a ticked box under the verdict's own head."""

import re
from collections.abc import Sequence

from report_parser.extract.drafts import Piece, VerdictDraft
from report_parser.extract.table_cells import VERDICT_COLUMNS, Cell, Row, TableForm
from report_parser.extract.table_contents import find_initials
from report_parser.extract.table_figures import stripped
from report_parser.extract.verdicts import parse_verdict
from report_parser.lexicon import Lexicon
from report_parser.model import VerdictCode
from report_parser.numbers import as_number, parse_number
from report_parser.patterns import pattern_of

# Marks and ticked boxes, those of Word's symbol fonts too; an empty box (`☐`) is none.
_MARK = pattern_of(r"\s*(?:[xX×✓✔√vV+●☑☒🗹🗷✅✗✘\uf0fc\uf0fd\uf0fe\uf052\uf053\uf054]|\(x\)|\[x\]|\[X\])\s*$")
# In a column of verdicts. An X alone does not say whether it stands for reached or not.
_SIGNS: dict[str, VerdictCode] = {
    "✓": "met", "✔": "met", "√": "met", "✅": "met", "☑": "met", "\uf0fc": "met", "✗": "not_met", "✘": "not_met", "❌": "not_met", "\uf0fb": "not_met",
}  # fmt: skip
_WORD = pattern_of(r"[^\s*]+")
_OPENING = pattern_of(r"\s*(?P<verdict>[^\d(\[;:,]{2,40}?)\s*(?:[(\[;:,]|\s[–—-]\s)")


# What may follow a verdict in its own column: `Không đạt do thiếu kinh phí`, `Hoàn thành đúng hạn`.
_REASON = frozenset(
    [
        "do",
        "vì",
        "theo",
        "tại",
        "trước",
        "đúng",
        "quá",
        "từ",
        "nhưng",
        "so",
        "mức",
        "ở",
        "trong",
        "kể",
        "tính",
        "đến",
        "năm",
        "tháng",
        "quý",
        "ngày",
        "vượt",
    ]
)
# `Vượt 5%`, `Vượt chỉ tiêu 3,2%`, `Hoàn thành vượt mức 4%`; `Đạt 105%`: the share says that it is reached.
_SHARE_BEHIND = pattern_of(
    r"\s*(?P<verdict>(?:(?:hoàn\s+thành|đạt)(?:\s+và)?\s+)?vượt(?:\s+(?:chỉ\s+tiêu|kế\s+hoạch|kh|mức|mục\s+tiêu))?|(?P<reached>đạt|hoàn\s+thành))"
    r"\s*:?\s*(?P<number>[0-9][0-9.,]*)\s*(?:%|lần)",
    re.IGNORECASE,
)
_IN_BRACKETS = pattern_of(r"[^()]{1,60}\((?P<verdict>[^()0-9]{2,40})\)\s*$")
# `12,5/12,5 km, đạt 100%. Đạt`
_LAST_SENTENCE = pattern_of(r".{2,}[.;]\s+(?:[-–*+=>]+\s*)?(?P<verdict>[^\d.;:(),]{2,40}?)[.\s]*$", re.DOTALL)
_MOST_WORDS = 8
_WHOLE = 100


def filled_cells(form: TableForm, row: Row, *roles: str) -> list[Cell]:
    """The row's cells with text in the columns of these roles, in the roles' order."""
    columns = [column for role in roles for column in form.roles.get(role, ())]
    return [cell for column in columns if (cell := row.cell(column)) is not None and cell.text.strip()]


def find_row_verdict(form: TableForm, row: Row, lexicon: Lexicon) -> VerdictDraft | None:
    """What the row says of its indicator; `unknown` for words in no lexicon, None where it says nothing."""
    for code in VERDICT_COLUMNS:
        for cell in filled_cells(form, row, code):
            if _MARK.match(cell.text) or parse_verdict(cell.text, lexicon, cell.recognised):
                return VerdictDraft(code, Piece(cell.block, *stripped(cell)))
    judged = filled_cells(form, row, "verdict")
    if draft := _worded(judged, lexicon, judged=True):
        return draft
    for cell in judged:
        text = cell.text
        if said := find_initials(text) or _SIGNS.get(text.strip()):
            return VerdictDraft(said, Piece(cell.block, *stripped(cell)))
        if not any(c.isdigit() for c in text) and any(c.isalpha() for c in text) and len(text) <= 60:
            return VerdictDraft("unknown", Piece(cell.block, *stripped(cell)))
    if "verdict" not in form.roles and not any(code in form.roles for code in VERDICT_COLUMNS):
        # A form without a column for verdicts has them among its notes.
        noted = _worded(filled_cells(form, row, "note"), lexicon)
        return noted or _ended(filled_cells(form, row, "result"), lexicon)
    return None


def _ended(cells: Sequence[Cell], lexicon: Lexicon) -> VerdictDraft | None:
    """A verdict that is a cell's last sentence."""
    for cell in cells:
        last = _LAST_SENTENCE.match(cell.text)
        found = parse_verdict(last["verdict"], lexicon, cell.recognised) if last else None
        if last and found:
            start = cell.start + last.start("verdict")
            return VerdictDraft(found[0], Piece(cell.block, start + found[1], start + found[2]))
    return None


def _reasoned(cell: Cell, lexicon: Lexicon) -> tuple[VerdictCode, int, int] | None:
    """The verdict that a cell among verdicts begins or ends with, with the words or the share that it gives for it."""
    text = cell.text
    if (share := _SHARE_BEHIND.match(text)) and (
        not share["reached"] or as_number(parse_number(share["number"].rstrip(".,"))) >= _WHOLE
    ):
        return "met", share.start("verdict"), share.end("verdict")
    if ended := _IN_BRACKETS.match(text):
        if found := parse_verdict(ended["verdict"], lexicon, cell.recognised):
            return found[0], found[1] + ended.start("verdict"), found[2] + ended.start("verdict")
        return None
    words = list(_WORD.finditer(text.rstrip(" *"), 0, 160))[: _MOST_WORDS + 1]
    first = 1 if words and words[0][0].lower() == "đã" and parse_verdict(text, lexicon) is None else 0
    for last in range(min(len(words), _MOST_WORDS), first, -1):
        behind = words[last][0].lower() if last < len(words) else ""
        # `Đạt Quyết định số 1205/QĐ-UBND`: another line of the cell
        before = words[last - 1][0]
        capital = behind and words[last][0][0].isupper() and not before.isupper() and before.lower() not in _REASON
        if behind and behind not in _REASON and not capital:
            continue
        start, end = words[first].start(), words[last - 1].end()
        if found := parse_verdict(text[start:end], lexicon, cell.recognised):
            return found[0], words[0].start(), start + found[2]
    return None


def _worded(cells: Sequence[Cell], lexicon: Lexicon, judged: bool = False) -> VerdictDraft | None:
    for cell in cells:
        found = parse_verdict(cell.text, lexicon, cell.recognised)
        # `Đạt (03/03 trường)`, `Chưa đạt: còn 2 thôn`: the figures behind it are its reasons.
        opening = None if found else _OPENING.match(cell.text)
        if opening:
            found = parse_verdict(opening["verdict"], lexicon, cell.recognised)
            at = opening.start("verdict")
            found = (found[0], found[1] + at, found[2] + at) if found else None
        if found is None and judged:
            found = _reasoned(cell, lexicon)
        if found:
            return VerdictDraft(found[0], Piece(cell.block, cell.start + found[1], cell.start + found[2]))
    return _ended(cells, lexicon) if judged else None
