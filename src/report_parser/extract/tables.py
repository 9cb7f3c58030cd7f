"""Indicator tables: the rows below the head, each with its number, its name and the criterion it is one of."""

from collections.abc import Sequence
from itertools import pairwise

from report_parser.extract.table_cells import VERDICT_COLUMNS, Row, TableForm, is_numbering, parse_index, split_cells
from report_parser.extract.table_contents import settle_by_content, settle_names, settle_scores, settle_unknown
from report_parser.extract.table_heads import assign_roles, find_head_units, read_head
from report_parser.labels import bullet_end, find_label
from report_parser.lexicon import Lexicon
from report_parser.misread import RecognisedBlock
from report_parser.model import Block


def read_table(rows: Sequence[Block], lexicon: Lexicon) -> TableForm | None:
    """The table as a list of indicators, or None where its head does not say that it is one."""
    head = read_head(rows, lexicon)
    if head is None:
        return None
    heads, taken = head
    roles = assign_roles(heads, lexicon, isinstance(rows[0], RecognisedBlock))
    head_texts = {row.text for row in rows[:taken]}
    # Repeated on the next page, or numbering the columns: heads too.
    repeated = [row.text in head_texts or is_numbering(split_cells(row)) for row in rows[taken:]]
    below = [split_cells(row) for row, again in zip(rows[taken:], repeated, strict=True) if not again]
    settle_names(roles, below)
    settle_unknown(roles, below, len(heads), lexicon)
    if "title" not in roles or not any(
        role in roles for role in ("result", "target", "verdict", "score", "maximum", "percent", *VERDICT_COLUMNS)
    ):
        return None
    settle_scores(roles, below, heads)
    settle_by_content(roles, below, lexicon)
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
                if name is not None and name is not row.title and name.text.strip():
                    above = number or find_label(name.text)
                    if (
                        above is not None
                        and len(own.parts) > len(above.parts)
                        and own.parts[: len(above.parts)] == above.parts
                    ):
                        row.above = above, name
        form.rows.append(row)
    _open_criteria(form)
    _open_bands(form)
    return form


def _open_bands(form: TableForm) -> None:
    """`Nhóm | TT | Chỉ tiêu`, `Tiêu chí | Chỉ tiêu`: a name that is merged over several rows, with no number to its left,
    holds their indicators as a group."""
    index, titles = form.column("index"), form.roles["title"]
    if len(titles) < 2 or (index is not None and titles[0] > index):
        return
    names = [row.cell(titles[0]) for row in form.rows]
    if not any(name is not None and not name.text.strip() for name in names):
        return
    for row, name in zip(form.rows, names, strict=True):
        if name is not None and name is not row.title and any(c.isalpha() for c in name.text):
            label = find_label(name.text) if row.label is None else None
            if label is not None:
                row.above = label, name
            elif row.above is None:
                row.band = name


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
