"""PDF files for tests: paragraphs wrapped on pages, ruled tables, a letterhead in two columns, running heads.

Text is set in Roboto from the `font-roboto` package, which has every Vietnamese letter; the same arguments give the
same bytes. Lengths are points, places are counted from the page's top left corner.
"""

import importlib.util
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

A4 = (595.28, 841.89)

Table = list[list[str]]
"""A ruled table as its rows of cells, all of one length; the first row is the head."""


@dataclass(frozen=True)
class Grid:
    """A table with everything that may vary; a plain `Table` is `Grid(rows)`.

    `widths` are shares of the text width (else room for each column's longest word, the rest by its amount of text).
    `spans` are merged cells: (row, column, rows, columns), the covered cells'
    text is not printed. `rules` says how rules are drawn: as lines, as thin filled rectangles, one rectangle a cell,
    only between columns and around the head, only between rows, or not at all. `split` lets a row run on over the page's end. `repeat_head` prints the head rows on each page.
    """

    rows: Table
    widths: Sequence[float] | None = None
    spans: Sequence[tuple[int, int, int, int]] = ()
    head_rows: int = 1
    repeat_head: bool = True
    rules: Literal["lines", "bars", "boxes", "columns", "rows", "none"] = "lines"
    middle: bool = True
    split: bool = False
    size: float = 10.5


@dataclass(frozen=True)
class Note:
    """A paragraph with footnote marks (`text` holds `{1}` where mark 1 stands) and the notes printed at the foot."""

    text: str
    notes: Sequence[str] = field(default_factory=tuple)


@dataclass(frozen=True)
class Columns:
    """Two cells beside each other without rules, such as a letterhead or a signature block."""

    left: Sequence[str]
    right: Sequence[str]
    share: float = 0.42


Part = str | Table | Grid | Note | Columns


@cache
def font(style: str = "Regular") -> str:
    """Register a face (`Regular`, `Bold`, `Italic`, `BoldItalic`) and give its name."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    spec = importlib.util.find_spec("font_roboto")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("test documents need the package font-roboto: pip install '.[test]' in the checkout")
    path = Path(spec.submodule_search_locations[0]) / "files" / f"Roboto-{style}.ttf"
    name = f"Roboto-{style}"
    pdfmetrics.registerFont(TTFont(name, str(path)))
    return name


def text_width(text: str, size: float, style: str = "Regular") -> float:
    from reportlab.pdfbase import pdfmetrics

    return float(pdfmetrics.stringWidth(text, font(style), size))


def wrap(text: str, width: float, size: float, style: str = "Regular", indent: float = 0.0) -> list[str]:
    """Break at spaces so that no line is wider than `width` (the first one less `indent`); `\\n` breaks too."""
    lines = []
    for stretch in text.split("\n"):
        line, used = "", indent
        for word in stretch.split():
            piece = text_width((" " if line else "") + word, size, style)
            if line and used + piece > width:
                lines.append(line)
                line, used = word, text_width(word, size, style)
            else:
                line, used = (f"{line} {word}" if line else word), used + piece
        lines.append(line)
        indent = 0.0
    return lines


def make_pdf(
    parts: Iterable[Part],
    *,
    width: float = 481.0,
    letterhead: tuple[Sequence[str], Sequence[str]] | None = None,
    signature: tuple[Sequence[str], Sequence[str]] | None = None,
    header: str | None = None,
    footer: str | None = None,
    page_numbers: bool = True,
    size: float = 13.0,
    leading: float = 1.3,
    gap: float = 4.0,
    indent: float = 0.0,
    justify: bool = False,
    margin: float = 57.0,
    page: tuple[float, float] = A4,
    heads_last: bool = False,
    password: str | None = None,
    compress: bool = True,
) -> bytes:
    """The parts one below another on as many pages as they need.

    `width` is the text's; `gap` the space between paragraphs and `indent` that of their first lines; `justify` spreads
    words to the right margin, word by word as office programs do. `header` and `footer` stand on every page, the page
    number centred at the top from page 2 on; with `heads_last` they come last in each page's content.
    """
    setter = _Setter(
        width=width, header=header, footer=footer, page_numbers=page_numbers, size=size, leading=leading, gap=gap,
        indent=indent, justify=justify, margin=margin, page=page, heads_last=heads_last, password=password,
        compress=compress,
    )  # fmt: skip
    if letterhead:
        setter.columns(Columns(*letterhead), head=True)
        setter.skip(size)
    for part in parts:
        setter.part(part)
    if signature:
        setter.skip(size)
        setter.columns(Columns(*signature, share=0.5))
    return setter.finish()


class _Setter:
    """Sets parts on pages; `top` is how far down the page the next part starts."""

    def __init__(self, *, password: str | None, compress: bool, **options: Any) -> None:
        from reportlab.lib.pdfencrypt import StandardEncryption
        from reportlab.pdfgen.canvas import Canvas

        self.width: float = options["width"]
        self.header: str | None = options["header"]
        self.footer: str | None = options["footer"]
        self.page_numbers: bool = options["page_numbers"]
        self.size: float = options["size"]
        self.leading: float = options["leading"]
        self.gap: float = options["gap"]
        self.indent: float = options["indent"]
        self.justify: bool = options["justify"]
        self.margin: float = options["margin"]
        self.page: tuple[float, float] = options["page"]
        self.heads_last: bool = options["heads_last"]
        self.left = (self.page[0] - self.width) / 2
        self.buffer = io.BytesIO()
        encrypt = None if password is None else StandardEncryption(password, strength=128)
        self.canvas = Canvas(
            self.buffer, pagesize=self.page, invariant=1, pageCompression=int(compress), encrypt=encrypt
        )
        self.number = 0
        self.notes: list[str] = []
        self.begin()

    @property
    def bottom(self) -> float:
        notes = sum(len(wrap(note, self.width, 9)) for note in self.notes)
        return self.page[1] - self.margin - (notes * 12.0 + 8.0 if notes else 0.0)

    def begin(self) -> None:
        self.number += 1
        self.top = self.margin
        self.fresh = True
        if not self.heads_last:
            self.heads()

    def end(self) -> None:
        self.foot_notes()
        if self.heads_last:
            self.heads()
        self.canvas.showPage()

    def turn(self) -> None:
        self.end()
        self.begin()

    def finish(self) -> bytes:
        self.end()
        self.canvas.save()
        return self.buffer.getvalue()

    def heads(self) -> None:
        middle = self.page[0] / 2
        if self.header:
            self.text(self.left, self.margin - 34, self.header, 9)
        if self.footer:
            self.text(self.left, self.page[1] - self.margin + 22, self.footer, 9)
        if self.page_numbers and self.number > 1:
            label = str(self.number)
            self.text(middle - text_width(label, 12) / 2, self.margin - 34, label, 12)

    def foot_notes(self) -> None:
        if not self.notes:
            return
        top = self.bottom + 4
        self.line(self.left, top, self.left + 144, top)
        for note in self.notes:
            mark, _, rest = note.partition(" ")
            lines = wrap(rest, self.width - 8, 9)
            self.text(self.left, top - 1, mark, 6)
            for line in lines:
                self.text(self.left + text_width(mark, 6) + 2.5, top + 2, line, 9)
                top += 12.0
        self.notes = []

    def text(self, x: float, top: float, text: str, size: float, style: str = "Regular") -> None:
        """`top` is the line's upper edge; the baseline stands 0.93 of the size below it, Roboto's ascent."""
        self.canvas.setFont(font(style), size)
        self.canvas.drawString(x, self.page[1] - top - 0.93 * size, text)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, self.page[1] - y0, x1, self.page[1] - y1)

    def skip(self, height: float) -> None:
        self.top += height

    def part(self, part: Part) -> None:
        if isinstance(part, str):
            self.paragraph(part)
        elif isinstance(part, Note):
            self.noted(part)
        elif isinstance(part, Columns):
            self.columns(part)
        else:
            self.table(part if isinstance(part, Grid) else Grid(part))
        self.fresh = False

    def room(self, height: float) -> None:
        if self.top + height > self.bottom:
            self.turn()

    def paragraph(self, text: str) -> None:
        """`\\f` alone turns the page; `**` before a paragraph sets it bold, `^` centres it."""
        if text == "\f":
            self.turn()
            return
        centred, bold = text.startswith("^"), False
        text = text.removeprefix("^")
        if text.startswith("**"):
            text, bold = text.removeprefix("**"), True
        style = "Bold" if bold else "Regular"
        if not self.fresh:
            self.top += self.gap
        height = self.size * self.leading
        lines = wrap(text, self.width, self.size, style, 0.0 if centred else self.indent)
        for index, line in enumerate(lines):
            self.room(height)
            x = self.left + (self.indent if index == 0 and not centred else 0.0)
            if centred:
                x = self.left + (self.width - text_width(line, self.size, style)) / 2
            if self.justify and not centred and index < len(lines) - 1:
                self.spread(x, self.top, line, self.left + self.width - x, style)
            else:
                self.text(x, self.top, line, self.size, style)
            self.top += height

    def spread(self, x: float, top: float, line: str, width: float, style: str) -> None:
        words = line.split()
        widths = [text_width(word, self.size, style) for word in words]
        space = (width - sum(widths)) / max(len(words) - 1, 1)
        for word, taken in zip(words, widths, strict=True):
            self.text(x, top, word, self.size, style)
            x += taken + space

    def noted(self, note: Note) -> None:
        """One printed line after another, the marks raised by a third and set at 0.6 of the size."""
        if not self.fresh:
            self.top += self.gap
        self.notes.extend(note.notes)
        height = self.size * self.leading
        for line in wrap(note.text, self.width, self.size):
            self.room(height)
            x, rest = self.left, line
            while rest:
                plain, brace, rest = rest.partition("{")
                self.text(x, self.top, plain, self.size)
                x += text_width(plain, self.size)
                if brace:
                    mark, _, rest = rest.partition("}")
                    self.text(x, self.top + 0.02 * self.size, mark, 0.6 * self.size)
                    x += text_width(mark, 0.6 * self.size)
            self.top += height

    def columns(self, columns: Columns, *, head: bool = False) -> None:
        """Cell by cell, as office programs write a table without rules; each line centred in its cell."""
        height = self.size * 1.25
        share = self.width * columns.share
        cells = [(self.left, share, columns.left), (self.left + share, self.width - share, columns.right)]
        wrapped = [
            (x, cell, [line for text in lines for line in wrap(text, cell - 8, self.size)]) for x, cell, lines in cells
        ]
        self.room(height * max(len(lines) for _, _, lines in wrapped))
        for x, cell, lines in wrapped:
            top = self.top
            for line in lines:
                style = "Bold" if head and line == line.upper() else "Regular"
                centre = x + (cell - text_width(line, self.size, style)) / 2
                self.text(x if line.startswith("-") else centre, top, line, self.size, style)
                top += height
        self.top += height * max(len(lines) for _, _, lines in wrapped)

    def table(self, grid: Grid) -> None:
        self.top += self.gap
        _Ruled(self, grid).set()
        self.top += self.gap


class _Ruled:
    """Sets one table, row by row, turning the page where a row does not fit."""

    def __init__(self, setter: _Setter, grid: Grid) -> None:
        self.setter, self.grid = setter, grid
        columns = max(len(row) for row in grid.rows)
        shares = list(grid.widths or self.shares(columns))
        total = sum(shares)
        self.edges = [setter.left]
        for share in shares:
            self.edges.append(self.edges[-1] + setter.width * share / total)
        self.spans = {(row, column): (down, across) for row, column, down, across in grid.spans}
        self.covered = {
            (row + down, column + across)
            for (row, column), (rows, cells) in self.spans.items()
            for down in range(rows)
            for across in range(cells)
            if down or across
        }
        self.height = grid.size * 1.25
        self.lines = {
            (r, c): wrap(text, self.cell_width(r, c), grid.size, "Bold" if r < grid.head_rows else "Regular")
            for r, row in enumerate(grid.rows)
            for c, text in enumerate(row)
            if (r, c) not in self.covered
        }
        self.rows = [self.row_height(r) for r in range(len(grid.rows))]
        for (r, c), (down, _) in self.spans.items():
            missing = len(self.lines[r, c]) * self.height + 6 - sum(self.rows[r : r + down])
            if missing > 0:
                self.rows[r + down - 1] += missing

    def shares(self, columns: int) -> list[float]:
        least, amount = [12.0] * columns, [1.0] * columns
        for row in self.grid.rows:
            for column, text in enumerate(row):
                for word in text.split():
                    least[column] = max(least[column], text_width(word, self.grid.size, "Bold") + 10)
                amount[column] += len(text)
        rest = max(self.setter.width - sum(least), 0.0)
        return [narrow + rest * much / sum(amount) for narrow, much in zip(least, amount, strict=True)]

    def cell_width(self, row: int, column: int) -> float:
        across = self.spans.get((row, column), (1, 1))[1]
        return self.edges[column + across] - self.edges[column] - 8

    def row_height(self, row: int) -> float:
        heights = [
            len(lines) for (r, c), lines in self.lines.items() if r == row and self.spans.get((r, c), (1, 1))[0] == 1
        ]
        return max(heights, default=1) * self.height + 6

    def set(self) -> None:
        setter, grid = self.setter, self.grid
        row = 0
        while row < len(self.rows):
            down = max([self.spans.get((row, c), (1, 1))[0] for c in range(len(self.edges) - 1)], default=1)
            room = setter.bottom - setter.top
            if sum(self.rows[row : row + down]) > room and not setter.fresh:
                if grid.split and down == 1 and room > 3 * self.height:
                    self.split(row, int((room - 6) / self.height))
                    row += 1
                    continue
                self.turn(row)
            self.band(range(row, row + down))
            row += down

    def turn(self, row: int) -> None:
        if self.grid.rules == "columns":
            self.setter.line(self.edges[0], self.setter.top, self.edges[-1], self.setter.top)
        self.setter.turn()
        if self.grid.repeat_head and row >= self.grid.head_rows:
            self.band(range(self.grid.head_rows))

    def split(self, row: int, first: int) -> None:
        """The row's first lines on this page, the rest on the next."""
        whole = {key: lines for key, lines in self.lines.items() if key[0] == row}
        for key, lines in whole.items():
            self.lines[key] = lines[:first]
        self.rows[row] = first * self.height + 6
        self.band(range(row, row + 1))
        self.turn(row)
        for key, lines in whole.items():
            self.lines[key] = lines[first:]
        self.rows[row] = self.row_height(row)
        self.band(range(row, row + 1))
        self.lines.update(whole)

    def band(self, rows: range) -> None:
        """Draw these rows at the page's present place."""
        setter = self.setter
        tops = [setter.top]
        for row in rows:
            tops.append(tops[-1] + self.rows[row])
        draw: Callable[[float, float, float, float], None] = self.box
        for index, row in enumerate(rows):
            for column in range(len(self.edges) - 1):
                if (row, column) not in self.lines:
                    continue
                down, across = self.spans.get((row, column), (1, 1))
                down = min(down, len(rows) - index)
                x0, x1 = self.edges[column], self.edges[column + across]
                top, bottom = tops[index], tops[index + down]
                draw(x0, top, x1, bottom)
                self.cell(row, column, x0, top, bottom)
        if self.grid.rules == "columns":
            for row, top, bottom in zip(rows, tops, tops[1:], strict=False):
                if row < self.grid.head_rows:
                    setter.line(self.edges[0], top, self.edges[-1], top)
                if row < self.grid.head_rows or row == len(self.rows) - 1:
                    setter.line(self.edges[0], bottom, self.edges[-1], bottom)
        setter.top = tops[-1]
        setter.fresh = False

    def cell(self, row: int, column: int, x0: float, top: float, bottom: float) -> None:
        lines = self.lines[row, column]
        if self.grid.middle:
            top += (bottom - top - len(lines) * self.height) / 2
        else:
            top += 3
        style = "Bold" if row < self.grid.head_rows else "Regular"
        for line in lines:
            self.setter.text(x0 + 4, top, line, self.grid.size, style)
            top += self.height

    def box(self, x0: float, top: float, x1: float, bottom: float) -> None:
        canvas, height = self.setter.canvas, self.setter.page[1]
        if self.grid.rules == "boxes":
            canvas.setLineWidth(0.5)
            canvas.rect(x0, height - bottom, x1 - x0, bottom - top)
        elif self.grid.rules == "lines":
            for edge in ((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)):
                self.setter.line(*edge)
        elif self.grid.rules == "rows":
            for y in (top, bottom):
                self.setter.line(x0, y, x1, y)
        elif self.grid.rules == "columns":
            for x in (x0, x1):
                self.setter.line(x, top, x, bottom)
        elif self.grid.rules == "bars":
            for y in (top, bottom):
                canvas.rect(x0, height - y - 0.24, x1 - x0 + 0.48, 0.48, stroke=0, fill=1)
            for x in (x0, x1):
                canvas.rect(x, height - bottom, 0.48, bottom - top, stroke=0, fill=1)
