"""One self-contained page: the source on the left, its facts on the right, each lit where it stands.

Nothing on the page is fetched and no text of the source can become markup or script: everything is escaped, and the
content security policy allows only this page's own style and script, by their hashes.
"""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files

from report_parser.model import Block, Finding, Indicator, Measurement, Report, ReportedCount, Span
from report_parser.review.marks import Mark, collect_marks, render_marked
from report_parser.review.pictures import PagePicture
from report_parser.review.words import FINDINGS_VI, VERDICTS, word


@cache
def load_asset(name: str) -> str:
    """A file of this package as text."""
    return files("report_parser").joinpath("review", name).read_text("utf-8")


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def render_frame(title: str, body: str, *, language: str) -> str:
    """A whole HTML document around `body`, with style, script, language switch and content security policy."""
    style, script = load_asset("page.css"), load_asset("page.js")
    policy = f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; img-src data:; base-uri 'none'; form-action 'none'"
    checked = {"en": ("checked", ""), "vi": ("", "checked")}[language]
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<div class="languages"><label><input type="radio" name="language" id="en" {checked[0]}>English</label>'
        f'<label><input type="radio" name="language" id="vi" {checked[1]}>Tiếng Việt</label></div>\n'
        f"{body}\n<script>{script}</script>\n</body>\n</html>\n"
    )


def render_page(report: Report, *, language: str = "vi", pictures: tuple[PagePicture, ...] = ()) -> str:
    """The review page of one report. `pictures` are a PDF's pages, shown in place of their text."""
    marks = collect_marks(report)
    title = report.document.title or report.source.name
    body = "\n".join(
        (
            _header(report),
            '<main><section class="source" aria-labelledby="source-head">',
            f'<h2 id="source-head">{word("source")}</h2>',
            *_source(report, marks, {picture.page: picture for picture in pictures}),
            '</section><section class="facts" aria-labelledby="facts-head">',
            f'<h2 id="facts-head">{word("facts")}</h2><p class="keys">{word("keys")}</p>',
            *_facts(report),
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
    ]
    facts = "".join(f"<div><dt>{word(key)}</dt><dd>{escape(value)}</dd></div>" for key, value in rows if value)
    copies = f"<p>{source.copies} {word('copies')}</p>" if source.copies > 1 else ""
    return (
        f"<header><h1>{escape(document.title or source.name)}</h1><dl>{facts}</dl>{copies}"
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
            f'<tr><th scope="row">{escape(group.number or "")} {escape(group.title[:80])}</th>'
            f'<td><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">{"".join(bars)}</svg></td>'
            f"<td>{' '.join(said)}</td></tr>"
        )
    return f'<table class="chart"><tbody>{"".join(rows)}</tbody></table>' if rows else ""


def _source(report: Report, marks: dict[int, list[Mark]], pictures: dict[int, PagePicture]) -> Iterator[str]:
    page: int | None = None
    table: int | None = None
    for block in report.blocks:
        if block.copy != 1:
            continue
        if block.origin.page is not None and block.origin.page != page:
            page = block.origin.page
            if table is not None:
                yield "</tbody></table></div>"
                table = None
            yield f'<h3 class="page-number">{word("page")} {page}</h3>'
            if page in pictures:
                yield _picture(report, pictures[page], marks)
        if page in pictures and block.origin.bbox is not None:
            continue
        if block.kind == "row" and block.table is not None:
            if table != block.table:
                if table is not None:
                    yield "</tbody></table></div>"
                yield '<div class="wide"><table><tbody>'
                table = block.table
            yield _row(block, marks.get(block.id, []))
            continue
        if table is not None:
            yield "</tbody></table></div>"
            table = None
        layer = "" if block.layer == "body" else f" {block.layer}"
        yield f'<p id="b{block.id}" class="block{layer}">{render_marked(block.text, marks.get(block.id, []))}</p>'
    if table is not None:
        yield "</tbody></table></div>"


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
        boxes.append(
            f'<g id="b{block.id}" class="block" data-facts="{facts}"><rect class="box {kinds}" x="{x0:.1f}" y="{top:.1f}" '
            f'width="{max(1.0, x1 - x0):.1f}" height="{max(1.0, bottom - top):.1f}"></rect><title>{escape(block.text)}</title></g>'
        )
    return (
        f'<svg class="picture" viewBox="0 0 {picture.width:.1f} {picture.height:.1f}" role="img">'
        f'<image href="data:image/jpeg;base64,{picture.jpeg}" width="{picture.width:.1f}" height="{picture.height:.1f}"></image>{"".join(boxes)}</svg>'
    )


def _facts(report: Report) -> Iterator[str]:
    yield f"<h3>{word('findings')}</h3>"
    if not report.findings:
        yield f"<p>{word('no_findings')}</p>"
    for position, finding in enumerate(report.findings):
        yield _card(f"f{position}", f"finding {finding.severity}", _finding(finding), finding.spans)
    if report.unclaimed:
        yield f'<h3>{word("unclaimed")} ({len(report.unclaimed)})</h3><div class="row">'
        for position, span in enumerate(report.unclaimed):
            yield _card(f"u{position}", "unclaimed", escape(span.text), (span,))
        yield "</div>"
    yield _filters(report)
    seen: set[int] = set()
    by_span = {
        (indicator.span.block, indicator.span.start): position for position, indicator in enumerate(report.indicators)
    }
    owners = _owners(report)
    yield f"<h3>{word('indicators')} ({len(report.indicators)})</h3>"
    for indicator in report.indicators:
        position = by_span[indicator.span.block, indicator.span.start]
        owner = owners[position]
        if owner is not None and owner not in seen:
            seen.add(owner)
            group = report.groups[owner]
            totals = "".join(_total(reported, group.counted.get(reported.verdict, 0)) for reported in group.reported)
            spans = (group.span, *(reported.span for reported in group.reported))
            yield _card(
                f"g{owner}",
                "group",
                f"<strong>{escape(group.number or '')} {escape(group.title)}</strong>{totals}",
                spans,
            )
        yield _indicator(position, indicator)
    if report.overall.reported:
        totals = "".join(
            _total(reported, report.overall.counted.get(reported.verdict, 0)) for reported in report.overall.reported
        )
        yield _card(
            "overall",
            "group",
            f"<strong>{word('overall')}</strong>{totals}",
            tuple(reported.span for reported in report.overall.reported),
        )
    if report.profile:
        yield f"<h3>{word('profile')}</h3>"
        for position, fact in enumerate(report.profile):
            yield _card(
                f"p{position}", "measurement", escape(f"{fact.name}: {fact.value} {fact.unit or ''}"), (fact.span,)
            )
    if report.citations:
        yield f"<h3>{word('citations')} ({len(report.citations)})</h3>"
        for position, citation in enumerate(report.citations):
            said = " · ".join(part for part in (citation.number or "", citation.issued_on, citation.issuer) if part)
            yield _card(f"c{position}", "citation", escape(said or citation.spans[0].text), citation.spans)
    if report.measurements:
        yield f"<h3>{word('outside')} ({len(report.measurements)})</h3>"
        for position, measurement in enumerate(report.measurements):
            yield _card(f"m{position}", "measurement", _measurement(measurement), (measurement.span,))


def _owners(report: Report) -> list[int | None]:
    """For each indicator the position of its group: both lists stand in the document's order, and numbers may recur."""
    owners: list[int | None] = []
    position = -1
    previous: str | None = None
    for indicator in report.indicators:
        if position < 0 or indicator.group != previous:
            following = range(position + 1, len(report.groups))
            position = next((place for place in following if report.groups[place].number == indicator.group), position)
        owners.append(position if position >= 0 else None)
        previous = indicator.group
    return owners


def _card(identity: str, kind: str, inner: str, spans: tuple[Span, ...], data: str = "") -> str:
    """A fact; its links lead to its places in the source, so that the page serves without scripts too."""
    links = "".join(f'<a href="#b{block}">¶{block}</a>' for block in dict.fromkeys(span.block for span in spans))
    return f'<article class="card {kind}" id="{identity}" tabindex="0"{data}><div>{inner}</div><nav>{links}</nav></article>'


def _finding(finding: Finding) -> str:
    vietnamese = FINDINGS_VI.get(finding.code, finding.code)
    where = " ".join(part for part in (finding.group and f"[{finding.group}]", finding.indicator) if part)
    numbers = f" ({finding.reported} ≠ {finding.counted})" if finding.counted is not None else ""
    quotes = "".join(f"<q>{escape(span.text[:160])}</q>" for span in finding.spans[:6])
    return (
        f'<strong><code>{escape(finding.code)}</code></strong> <span class="en" lang="en">{escape(finding.message)}</span>'
        f'<span class="vi" lang="vi">{escape(vietnamese)} {escape(where)}{escape(numbers)}</span> {quotes}'
    )


def _total(reported: ReportedCount, counted: int) -> str:
    total = f"/{reported.total}" if reported.total is not None else ""
    differs = " differs" if counted != reported.count else ""
    return (
        f'<span class="total{differs}"><span class="key {reported.verdict}">{word(reported.verdict)}</span> '
        f"{word('reported')} {reported.count}{total}, {word('counted')} {counted}</span>"
    )


def _measurement(one: Measurement) -> str:
    return f'<span class="figure">{escape(one.text)}</span> <small>{word(one.role)} · {escape(one.comparator)}{_values(one)}</small>'


def _values(one: Measurement) -> str:
    named = {
        name: getattr(one, name) for name in ("numerator", "denominator", "percent", "low", "high", "value", "maximum")
    }
    said = ", ".join(f"{name} {value}" for name, value in named.items() if value is not None)
    return escape(f" · {said}" + (f" · {one.unit}" if one.unit else ""))


def _indicator(position: int, indicator: Indicator) -> str:
    code = indicator.verdict.code if indicator.verdict else "none"
    verdict = (
        f'<span class="key {code}" title="{escape(code)}">{escape(indicator.verdict.text)}</span>'
        if indicator.verdict
        else f'<span class="key none">{word("no_verdict")}</span>'
    )
    figures = "".join(f"<li>{_measurement(one)}</li>" for one in indicator.measurements)
    cited = "".join(f"<li><small>{escape(number)}</small></li>" for number in indicator.citations)
    inner = (
        f"<strong>{escape(indicator.number or '')}</strong> {verdict} {escape(indicator.title)}"
        f"{f'<ul>{figures}{cited}</ul>' if figures or cited else ''}"
    )
    spans = [indicator.span, *(one.span for one in indicator.measurements)]
    if indicator.verdict:
        spans.append(indicator.verdict.span)
    data = f' data-verdict="{code}" data-group="{escape(indicator.group or "", quote=True)}"'
    return _card(f"i{position}", "indicator", inner, tuple(spans), data)


def _filters(report: Report) -> str:
    codes = [
        code
        for code in (*VERDICTS, "none")
        if any((one.verdict.code if one.verdict else "none") == code for one in report.indicators)
    ]
    groups = list(dict.fromkeys(one.group for one in report.indicators if one.group is not None))
    labels = {"none": word("no_verdict")} | {code: word(code) for code in VERDICTS}
    verdicts = "".join(
        f'<label><input type="checkbox" name="verdict" value="{code}" checked> <span class="key {code}">{labels[code]}</span></label>'
        for code in codes
    )
    chosen = "".join(
        f'<label><input type="checkbox" name="group" value="{escape(group, quote=True)}" checked> {escape(group)}</label>'
        for group in groups
    )
    return (
        f'<form class="filters" hidden><fieldset><legend>{word("verdict")}</legend>{verdicts}</fieldset>'
        f"<fieldset><legend>{word('group')}</legend>{chosen}</fieldset>"
        f'<label>{word("filter")} <input type="search" name="words" autocomplete="off"></label></form>'
    )
