"""One self-contained page: the source on the left, its facts on the right, each lit where it stands."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from itertools import groupby

from report_parser.model import Block, Report
from report_parser.reconcile.contradictions import name_contradictions
from report_parser.review.facts import render_facts
from report_parser.review.frame import render_frame
from report_parser.review.marks import Mark, collect_marks, render_marked
from report_parser.review.pictures import PagePicture, draw_pages
from report_parser.review.words import VERDICTS, word

SUSPECTS = 2
"""So many sets of values are named that would make all agree."""
FOLDED = 4
"""So many lines of a page's menus, one below the other, are folded away."""
LARGEST = 1_950_000
"""Bytes of a page; a PDF's pictures are drawn to fit in what its text and facts leave."""


def render_file(report: Report, data: bytes, *, language: str = "vi") -> str:
    """The review page of a report and the bytes that it was read from: a PDF's pages are shown as pictures."""
    if report.source.media_type != "application/pdf":
        return render_page(report, language=language)
    numbers = sorted(
        {block.origin.page for block in report.blocks if block.origin.page is not None and block.copy == 1}
    )
    found = {span.block for finding in report.findings for span in finding.spans}
    speaking = {report.blocks[at].origin.page for at in found}
    numbers.sort(key=lambda number: number not in speaking)  # where there is no room for all, these have it
    frames = tuple(replace(one, webp="-") for one in draw_pages(data, numbers, 0))
    rest = max(len(render_page(report, language=language, pictures=shown).encode()) for shown in (frames, ()))
    return render_page(report, language=language, pictures=draw_pages(data, numbers, max(0, LARGEST - rest)))


def render_page(report: Report, *, language: str = "vi", pictures: tuple[PagePicture, ...] = ()) -> str:
    """The review page of one report. `pictures` are a PDF's pages, shown in place of their text."""
    named = name_contradictions(report)
    named = replace(named, suspects=named.suspects[:SUSPECTS])
    marks = collect_marks(report, named)
    title = report.document.title or report.source.name
    body = "\n".join(
        (
            _header(report),
            '<main><section class="source" aria-labelledby="source-head">',
            f'<h2 id="source-head">{word("source")}</h2>',
            *_source(report, marks, {picture.page: picture for picture in pictures if picture.webp}),
            '</section><section class="facts" aria-labelledby="facts-head">',
            f'<h2 id="facts-head">{word("facts")}</h2><p class="keys">{word("keys")}</p>',
            *render_facts(report, named),
            "</section></main>",
        )
    )
    return render_frame(title, body, language=language)


def _header(report: Report) -> str:
    document, source = report.document, report.source
    place = document.place
    where = ", ".join(part for part in (place.name, place.district, place.province) if part) if place else None
    rows = [
        ("number", document.number),
        ("date", document.issued_on),
        ("issuer", document.issuer),
        ("place", where),
        ("period", document.period.label if document.period else None),
        ("quality", source.quality.status + "".join(f" · {reason}" for reason in source.quality.reasons)),
        ("copies", str(source.copies) if source.copies > 1 else None),
    ]
    facts = "".join(f"<div><dt>{word(key)}</dt><dd>{escape(value)}</dd></div>" for key, value in rows if value)
    return (
        f"<header><h1>{escape(document.title or source.name)}</h1><dl>{facts}</dl>"
        f'<p class="file">{escape(source.name)} · {escape(source.media_type)} · sha256 <code>{escape(source.sha256)}</code></p>'
        f"{_chart(report)}</header>"
    )


def _chart(report: Report) -> str:
    """Verdicts by group as stacked bars, with the counts in words beside them."""
    rows: list[str] = []
    for group in report.groups:
        total = sum(group.counted.values())
        if not total:
            continue
        x, bars, said = 0.0, [], []
        for code in VERDICTS:
            count = group.counted.get(code, 0)
            if count:
                width = 100 * count / total
                bars.append(f'<rect class="{code}" x="{x:.2f}" y="0" width="{width:.2f}" height="10"></rect>')
                said.append(f'<span class="key {code}">{count} {word(code)}</span>')
                x += width
        rows.append(
            f'<tr><th scope="row" title="{escape(group.title, quote=True)}">{escape(group.number or "")} {escape(group.title[:160])}</th>'
            f'<td><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">{"".join(bars)}</svg></td>'
            f"<td>{' '.join(said)}</td></tr>"
        )
    return f'<table class="chart"><tbody>{"".join(rows)}</tbody></table>' if rows else ""


def _source(report: Report, marks: dict[int, list[Mark]], pictures: dict[int, PagePicture]) -> Iterator[str]:
    """The text, or a PDF's pages, in order. A block that knows no page stands on the page before it."""
    pages: list[tuple[int | None, list[Block]]] = [(None, [])]
    for block in report.blocks:
        if block.copy != 1:
            continue
        if block.origin.page is not None and block.origin.page != pages[-1][0]:
            pages.append((block.origin.page, []))
        pages[-1][1].append(block)
    for page, blocks in pages:
        if page is not None:
            yield f'<h3 class="page-number">{word("page")} {page}</h3>'
        if page is not None and page in pictures:
            yield _picture(report, pictures[page], marks)
            blocks = [block for block in blocks if block.origin.bbox is None]
        yield from _text(blocks, marks)


def _text(blocks: list[Block], marks: dict[int, list[Mark]]) -> Iterator[str]:
    """Paragraphs, tables, and menus of some length folded away."""
    for (table, layer), run in groupby(blocks, key=lambda one: (one.table if one.kind == "row" else None, one.layer)):
        these = list(run)
        if table is not None:
            rows = "".join(_row(block, marks.get(block.id, [])) for block in these)
            yield f'<div class="wide"><table><tbody>{rows}</tbody></table></div>'
            continue
        folded = layer == "furniture" and len(these) >= FOLDED and not any(block.id in marks for block in these)
        if folded:
            yield f"<details><summary>{word('furniture')} ({len(these)})</summary>"
        kind = "" if layer == "body" else f" {layer}"
        for block in these:
            yield f'<p id="b{block.id}" class="block{kind}">{render_marked(block.text, marks.get(block.id, []))}</p>'
        if folded:
            yield "</details>"


def _row(block: Block, marks: list[Mark]) -> str:
    cells, start = [], 0
    for text in block.text.split("\t"):
        cells.append(f"<td>{render_marked(text, marks, start)}</td>")
        start += len(text) + 1
    return f'<tr id="b{block.id}" class="block">{"".join(cells)}</tr>'


def _picture(report: Report, picture: PagePicture, marks: dict[int, list[Mark]]) -> str:
    """A PDF page's picture with a box over each block that bears a fact, and its text for reading aloud."""
    boxes: list[str] = []
    for block in report.blocks:
        if block.copy != 1 or block.origin.page != picture.page or block.origin.bbox is None:
            continue
        x0, top, x1, bottom = block.origin.bbox
        facts = " ".join(dict.fromkeys(mark[2] for mark in marks.get(block.id, ())))
        kinds = " ".join(dict.fromkeys(kind for mark in marks.get(block.id, ()) for kind in mark[3].split()))
        bears = f' data-facts="{facts}"' if facts else ""
        boxes.append(
            f'<rect id="b{block.id}" class="box {kinds}"{bears} x="{x0:.0f}" y="{top:.0f}" width="{max(1.0, x1 - x0):.0f}" '
            f'height="{max(1.0, bottom - top):.0f}"><title>{escape(block.text)}</title></rect>'
        )
    return (
        f'<svg class="picture" viewBox="0 0 {picture.width:.1f} {picture.height:.1f}" role="img">'
        f'<image href="data:image/webp;base64,{picture.webp}" width="{picture.width:.1f}" height="{picture.height:.1f}"></image>{"".join(boxes)}</svg>'
    )
