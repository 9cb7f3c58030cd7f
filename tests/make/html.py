"""HTML pages for tests: a report as editors save it, alone or inside a portal's page."""

import random
from collections.abc import Collection, Mapping, Sequence
from html import escape
from typing import Literal

from tests.make.portal import PORTALS, Portal

Table = list[list[str]]
Span = tuple[int, int, int, int]
"""A merged cell: row, column, rows, columns."""
Style = Literal["plain", "word", "breaks", "divs", "nested", "unclosed"]
STYLES: tuple[Style, ...] = ("plain", "word", "breaks", "divs", "nested", "unclosed")


def make_html(
    paragraphs: Sequence[str | Table],
    *,
    style: Style = "plain",
    portal: str | None = None,
    title: str = "Báo cáo",
    dates: Sequence[str] = (),
    seed: int = 0,
    bold: Collection[int] = (),
    centred: Collection[int] = (),
    plain_tables: Collection[int] = (),
    spans: Mapping[int, Collection[Span]] | None = None,
    charset: str = "utf-8",
) -> bytes:
    """A page with the paragraphs set in one editor's markup.

    `portal` is one of `PORTALS`, or None for the article alone. `dates` are the lines above the article
    (`Đăng lúc: …`); the article stands once for each of them, as portals that print a page twice do.
    `plain_tables` are tables for layout: drawn without a border. `spans` are
    the merged cells of the table at a place.
    """
    rng = random.Random(seed)
    setter = _Setter(rng, style, frozenset(bold), frozenset(centred), frozenset(plain_tables), spans or {})
    article = setter.article(paragraphs)
    if portal is None:
        head = f'<meta charset="{charset}">' if rng.random() < 0.8 else ""
        page = f"<html><head>{head}<title>{escape(title)}</title></head><body>\n{article}\n</body></html>"
    else:
        page = PORTALS[portal](Portal(rng, title, charset), [(date, article) for date in dates or ("",)])
    return page.encode(charset, errors="xmlcharrefreplace")


class _Setter:
    """One editor's habits."""

    def __init__(
        self,
        rng: random.Random,
        style: Style,
        bold: frozenset[int],
        centred: frozenset[int],
        bare: frozenset[int],
        spans: Mapping[int, Collection[Span]],
    ) -> None:
        self.rng, self.style, self.bold, self.centred, self.bare, self.merged = rng, style, bold, centred, bare, spans

    def article(self, paragraphs: Sequence[str | Table]) -> str:
        parts: list[str] = []
        lines: list[str] = []
        for place, item in enumerate(paragraphs):
            if isinstance(item, str) and self.style == "breaks":
                lines.append(self.inline(item, place))
                continue
            if lines:
                parts.append(self.broken(lines))
                lines = []
            parts.append(self.paragraph(item, place) if isinstance(item, str) else self.table(item, place))
        if lines:
            parts.append(self.broken(lines))
        return "\n".join(parts)

    def broken(self, lines: list[str]) -> str:
        """Lines parted by breaks in one element, as old editors save them."""
        mark = self.rng.choice(("<br>", "<br />\n", "<br/><br/>\n"))
        return f'<div class="t">{mark.join(lines)}</div>'

    def inline(self, text: str, place: int) -> str:
        inner = escape(text, quote=False)
        return f"<b>{inner}</b>" if place in self.bold else inner

    def paragraph(self, text: str, place: int) -> str:
        centre = place in self.centred
        if self.style == "word":
            align = "center" if centre else "justify"
            weight = "<b>" if place in self.bold else ""
            return (
                f'<p class="MsoNormal" style="text-align:{align};margin:6.0pt 0cm 6.0pt 0cm;line-height:120%">'
                f"{weight}{self.spans(text)}{'</b>' if weight else ''}</p>"
            )
        inner = self.inline(text, place)
        if self.style == "divs":
            return f'<div style="text-align: {"center" if centre else "justify"};">{inner}</div>' + (
                "<div>&nbsp;</div>" if self.rng.random() < 0.1 else ""
            )
        if self.style == "nested":
            return f'<p><span lang="vi"><p>{inner}</p></span></p>'
        if self.style == "unclosed":
            return f"<p{' align=center' if centre else ''}>{inner}"
        align = ' style="text-align:center"' if centre else ""
        return f"<p{align}>{inner}</p>"

    def spans(self, text: str) -> str:
        """The text in the runs that a word processor cuts it into: anywhere, inside words and numbers too."""
        cuts = (
            sorted(self.rng.sample(range(1, len(text)), min(len(text) - 1, self.rng.randint(0, 4))))
            if len(text) > 1
            else []
        )
        pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
        font = "font-size:14.0pt;line-height:120%;font-family:&quot;Times New Roman&quot;,serif"
        out = []
        for piece in pieces:
            inner = escape(piece, quote=False)
            if self.rng.random() < 0.2:
                inner = inner.replace(" ", "\n", 1)  # editors break lines inside the source
            out.append(f'<span style="{font}">{inner}</span>')
        return "".join(out) + ("<o:p></o:p>" if self.rng.random() < 0.3 else "")

    def table(self, rows: Table, place: int) -> str:
        ruled = place not in self.bare
        cell = "th" if self.rng.random() < 0.3 and ruled else "td"
        start = '<table border="1" cellspacing="0">' if ruled else '<table border="0" width="100%">'
        end = "" if self.style == "unclosed" else "</tr>"
        spans = {(row, column): (down, across) for row, column, down, across in self.merged.get(place, ())}
        covered = {
            (row + i, column + j) for (row, column), (down, across) in spans.items() for i in range(down) for j in range(across)
        } - set(spans)  # fmt: skip
        lines = [start, "<tbody>"]
        for number, row in enumerate(rows):
            mark = cell if number == 0 else "td"
            cells = [
                self.spanned(text, mark, *spans.get((number, column), (1, 1)))
                for column, text in enumerate(row)
                if (number, column) not in covered
            ]
            lines.append("<tr>" + "".join(cells) + end)
        return "\n".join([*lines, "</tbody></table>"])

    def spanned(self, text: str, mark: str, down: int, across: int) -> str:
        close = "" if self.style == "unclosed" and mark == "td" else f"</{mark}>"
        down_mark = f' rowspan="{down}"' if down > 1 else ""
        across_mark = f' colspan="{across}"' if across > 1 else ""
        return f"<{mark}{down_mark}{across_mark}>{self.cell(text)}{close}"

    def cell(self, text: str) -> str:
        if not text:
            return self.rng.choice(("", "&nbsp;"))
        lines = [escape(line, quote=False) for line in text.split("\n")]
        if self.style == "word":
            return "".join(f'<p class="MsoNormal"><span style="font-size:13.0pt">{line}</span></p>' for line in lines)
        if self.style in {"plain", "nested"} and self.rng.random() < 0.5:
            return "".join(f"<p>{line}</p>" for line in lines)
        return "<br>".join(lines)
