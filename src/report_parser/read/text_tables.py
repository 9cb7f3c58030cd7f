"""Tables in plain text: cells parted by bars (`| TT | Tên |`, with or without rules) or by tabs."""

from collections.abc import Iterator, Sequence

from report_parser.limits import Limits
from report_parser.patterns import pattern_of
from report_parser.read.grid import Cell, Row, Table, table_lines
from report_parser.source import Line

_RULE = pattern_of(r"[|+\s:_=–—─┼├┤-]+$")
_DASHES = pattern_of("[-=_–—─]{2}")
_LONGEST_GROUP = 120
_BAR = pattern_of(r"(?<!\\)\|")


def find_tables(lines: Sequence[Line], limits: Limits) -> tuple[list[Line], bool]:
    """The lines with runs of two or more table lines read as rows; whether a limit on tables was hit.

    A single line with bars or tabs is no table: it stays as it is.
    """
    given: list[Line] = []
    number, capped = 0, False
    for kind, run in _runs(lines):
        if len(run) < 2 or not kind:
            given += run
            continue
        if sum(line.text.count(kind) for line in run) > limits.table_cells:
            given += run
            capped = True
            continue
        rows = _barred_rows(run) if kind == "|" else _tabbed_rows(run)
        if len(rows) < 2:
            given += run
            continue
        number += 1
        table = Table(rows, ruled=True if kind == "|" else None)
        given += table_lines(table, number, limits)
        capped = capped or table.capped
    return given, capped


def _runs(lines: Sequence[Line]) -> Iterator[tuple[str, list[Line]]]:
    """Neighbouring lines of one kind: with bars, with tabs inside, or neither."""
    run: list[Line] = []
    before = ""
    for place, line in enumerate(lines):
        kind = _kind(line.text, before)
        if not kind and before == "\t" and _names_a_group(lines, place):
            kind = before
        if run and (kind != before or (kind and line.blank_before)):
            yield before, run
            run = []
        run.append(line)
        before = kind
    if run:
        yield before, run


def _names_a_group(lines: Sequence[Line], place: int) -> bool:
    """Whether a line without tabs is a row over a table's whole width: right between rows of three and more cells."""
    if place + 1 == len(lines) or len(lines[place].text) > _LONGEST_GROUP:
        return False
    if lines[place].blank_before or lines[place + 1].blank_before:
        return False
    above, below = lines[place - 1].text.count("\t"), lines[place + 1].text.count("\t")
    return above > 1 and below > 1


def _kind(text: str, before: str) -> str:
    """`|` for a line with bars (a rule too, beside such lines), a tab for one with tabs inside, else nothing."""
    if "|" in text:
        bare = text.strip()
        bars = bare.count("|")
        # A bar alone may stand in a heading or a path; two, or one at an end, are a row.
        if bars >= 2 or before == "|" or bare[0] == "|":
            return "|"
    elif text.lstrip()[:1] == "+" and _RULE.match(text) and _DASHES.search(text):
        return "|"
    if "\t" in text.strip("\n "):
        return "\t" if "\t" in text.strip() or before == "\t" else ""
    return ""


def _barred_rows(run: Sequence[Line]) -> list[Row]:
    """Rows of a table drawn with bars. Where rules stand between all rows, the lines between two rules are one row."""
    rules = [place for place, line in enumerate(run) if _RULE.match(line.text) and _DASHES.search(line.text)]
    boxed = len(rules) > 2
    rows: list[Row] = []
    fresh = True
    for place, line in enumerate(run):
        if place in rules:
            fresh = True
            continue
        bare = line.text.strip()
        texts = [text.strip().replace("\\|", "|") for text in _BAR.split(bare)]
        if bare.startswith("|"):
            texts = texts[1:]
        if bare.endswith("|") and len(texts) > 1:
            texts = texts[:-1]
        if boxed and not fresh and rows:
            for cell, text in zip(rows[-1].cells, texts, strict=False):
                if text:
                    cell.lines.append(Line(text, line.origin))
            rest = texts[len(rows[-1].cells) :]
            rows[-1].cells += [_cell(text, line) for text in rest]
            continue
        rows.append(Row([_cell(text, line) for text in texts], line.origin, head=not rows and rules[:1] == [1]))
        fresh = False
    return rows


def _tabbed_rows(run: Sequence[Line]) -> list[Row]:
    rows = [
        Row([_cell(text.strip(), line) for text in line.text.rstrip("\n").split("\t")], line.origin) for line in run
    ]
    filled = [sum(1 for cell in row.cells if cell.lines) for row in rows]
    # Paragraphs indented or spaced with a tab: one column of text, or tabs that come and go.
    return rows if sum(count >= 2 for count in filled) * 2 > len(rows) else []


def _cell(text: str, line: Line) -> Cell:
    return Cell([Line(text, line.origin, "line")] if text else [])
