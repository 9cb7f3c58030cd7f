"""Verdicts ticked in a form: `☑ Đạt ☐ Chưa đạt`, `Đạt [x] Không đạt [ ]`."""

from typing import NamedTuple

from report_parser.patterns import pattern_of

_BOX = r"[☐□▢☑☒✓✔■▣✗✘🗹🗷]|\[[ xXvV]?\]|\( ?[xXvV]? ?\)"
_NAME = r"[^☐□▢☑☒✓✔■▣✗✘🗹🗷\[\]();:]{2,40}?"
_BOX_FIRST = pattern_of(rf"(?P<box>{_BOX})\s*(?P<name>{_NAME})\s*[;,./]?\s*(?=$|{_BOX})")
_NAME_FIRST = pattern_of(rf"(?:^|(?<=[:;,/]\s)|(?<=[☐□▢☑☒✓✔■▣✗✘🗹🗷)\]]\s))(?P<name>{_NAME})\s*(?P<box>{_BOX})")
_EMPTY = frozenset({"☐", "□", "▢", "[]", "[ ]", "()", "( )", "(  )"})


class Choice(NamedTuple):
    """One of the words to choose from, at `text[start:end]`; `begin` is where it begins with its box."""

    start: int
    end: int
    begin: int
    ticked: bool


def find_choices(text: str) -> list[Choice]:
    """The words that boxes stand beside, where there are several and one of the boxes at least is empty.

    >>> text = "Mức độ: ☑ Đạt ☐ Chưa đạt"
    >>> [(text[one.start : one.end], one.ticked) for one in find_choices(text)]
    [('Đạt', True), ('Chưa đạt', False)]
    """
    if len(text) > 300 or not any(mark in text for mark in "☐□▢[("):
        return []
    last = text.rstrip(" .;")[-1:]
    form = _NAME_FIRST if last in "☐□▢☑☒✓✔■▣✗✘🗹🗷])" else _BOX_FIRST
    found = [
        Choice(one.start("name"), one.end("name"), one.start(), one["box"] not in _EMPTY) for one in form.finditer(text)
    ]
    return found if len(found) > 1 and not all(one.ticked for one in found) else []
