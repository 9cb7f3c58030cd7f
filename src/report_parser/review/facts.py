"""The right side of the page: findings, what would mend them, indicators, and all else that was read, a card each."""

from collections.abc import Iterator, Mapping
from html import escape

from report_parser.model import Finding, Indicator, Measurement, Report, ReportedCount, Span, VerdictCode
from report_parser.phrases import say_finding
from report_parser.reconcile.contradictions import Contradictions
from report_parser.reconcile.wording import format_correction, format_percentage
from report_parser.review.words import VERDICTS, WORDS, word

_COMPARATORS = {"=": "", ">=": "≥ ", "<=": "≤ "}


def render_facts(report: Report, named: Contradictions) -> Iterator[str]:
    """The cards, in the order in which a reader wants them; the ids are those of `marks.collect_marks`."""
    yield f"<h3>{word('findings')}</h3>"
    if not report.findings:
        yield f"<p>{word('no_findings')}</p>"
    named_cards = list(_contradictions(named))
    first = 1 if named.suspects else 0  # what would mend every count comes before what does not add up
    yield from named_cards[:first]
    for position, finding in enumerate(report.findings):
        yield _card(f"f{position}", f"finding {finding.severity}", _finding(finding), finding.spans)
    yield from named_cards[first:]
    if report.unclaimed:
        yield f'<h3>{word("unclaimed")} ({len(report.unclaimed)})</h3><div class="row">'
        for position, span in enumerate(report.unclaimed):
            yield _card(f"u{position}", "unclaimed", escape(span.text), (span,))
        yield "</div>"
    yield f"<h3>{word('indicators')} ({len(report.indicators)})</h3>"
    yield _filters(report)
    yield from _indicators(report)
    if report.overall.reported:
        totals = _totals(report.overall.reported, report.overall.counted)
        spans = tuple(reported.span for reported in report.overall.reported)
        yield _card("overall", "group", f"<strong>{word('overall')}</strong>{totals}", spans)
    if report.profile:
        yield f"<h3>{word('profile')}</h3>"
        for position, fact in enumerate(report.profile):
            value = escape(f"{fact.value} {fact.unit or ''}")
            said = f"{word(fact.name) if fact.name in WORDS else escape(fact.name)}: {value}"
            yield _card(f"p{position}", "measurement", said, (fact.span,))
    if report.citations:
        yield f"<h3>{word('citations')} ({len(report.citations)})</h3>"
        for position, citation in enumerate(report.citations):
            said = " · ".join(part for part in (citation.number or "", citation.issued_on, citation.issuer) if part)
            yield _card(f"c{position}", "citation", escape(said or citation.spans[0].text), citation.spans)
    if report.measurements:
        yield f"<h3>{word('outside')} ({len(report.measurements)})</h3>"
        for position, measurement in enumerate(report.measurements):
            yield _card(f"m{position}", "measurement", _measurement(measurement), (measurement.span,))


def _contradictions(named: Contradictions) -> Iterator[str]:
    """The values whose correction would make all agree, the likeliest and its first rival, and what shares can be."""
    for position, suspect in enumerate(named.suspects):
        said = "".join(
            f"<li>{_both(format_correction(one, 'en'), format_correction(one, 'vi'))}</li>"
            for one in suspect.corrections
        )
        head = word("rival") if position else word("agree_if")
        spans = tuple(span for one in suspect.corrections for span in (one.any_of or (one.span,)))
        yield _card(f"s{position}", "suspect", f"<strong>{head}</strong><ul>{said}</ul>", spans)
    for position, share in enumerate(named.shares):
        figures = (share.numerator, share.denominator, share.stated, share.places)
        said = _both(format_percentage(*figures, "en"), format_percentage(*figures, "vi"))
        yield _card(f"r{position}", "suspect", f"<strong>{word('could_be')}</strong> {said}", (share.span,))


def _indicators(report: Report) -> Iterator[str]:
    """Each group's card before its first indicator."""
    seen: set[int] = set()
    owners = _owners(report)
    for position, indicator in enumerate(report.indicators):
        owner = owners[position]
        if owner is not None and owner not in seen:
            seen.add(owner)
            group = report.groups[owner]
            head = f"<strong>{escape(group.number or '')} {escape(group.title)}</strong>"
            spans = (group.span, *(reported.span for reported in group.reported))
            data = f' data-group="{escape(group.number or "", quote=True)}"'
            yield _card(f"g{owner}", "group", head + _totals(group.reported, group.counted), spans, data)
        yield _indicator(position, indicator)


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


def _both(english: str, vietnamese: str) -> str:
    return f'<span class="en" lang="en">{escape(english)}</span><span class="vi" lang="vi">{escape(vietnamese)}</span>'


def _finding(finding: Finding) -> str:
    quotes = "".join(f"<q>{escape(span.text[:160])}</q>" for span in finding.spans[:6])
    said = _both(say_finding(finding, "en"), say_finding(finding, "vi"))
    return f"<strong>{said}</strong> <small><code>{escape(finding.code)}</code></small> {quotes}"


def _totals(lines: tuple[ReportedCount, ...], counted: Mapping[VerdictCode, int]) -> str:
    return "".join(_total(line, counted.get(line.verdict, 0)) for line in lines)


def _total(reported: ReportedCount, counted: int) -> str:
    total = f"/{reported.total}" if reported.total is not None else ""
    differs = " differs" if counted != reported.count else ""
    return (
        f'<span class="total{differs}"><span class="key {reported.verdict}">{word(reported.verdict)}</span> '
        f"{word('reported')} {reported.count}{total}, {word('counted')} {counted}</span>"
    )


def _measurement(one: Measurement) -> str:
    return f'<span class="figure">{escape(one.text)}</span> <small>{word(one.role)} · {escape(_values(one))}</small>'


def _values(one: Measurement) -> str:
    """The figure as it was understood, as in the JSON: `4850 / 7690 người · 63 %`, `≥ 90 %`, `30 – 50 cái`."""
    if one.kind == "range":
        value = f"{one.low} – {one.high}"
    elif one.kind == "ratio":
        value = f"{one.numerator} / {one.denominator}"
    elif one.kind == "percentage":
        value = f"{one.percent} %"
    else:
        value = f"{one.value}" if one.value is not None else one.text
    if one.maximum is not None:
        value += f" / {one.maximum}"
    if one.unit and one.unit != "%":
        value += f" {one.unit}"
    if one.kind == "ratio" and one.percent is not None:
        value += f" · {one.percent} %"
    return _COMPARATORS.get(one.comparator, f"{one.comparator} ") + value


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
