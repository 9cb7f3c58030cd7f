"""Block text as HTML in which every fact's place is marked; facts may overlap."""

from collections.abc import Iterable
from html import escape
from itertools import pairwise

from report_parser.model import Report, Span
from report_parser.reconcile.contradictions import Contradictions

Mark = tuple[int, int, str, str]
"""(start, end, the fact's id, its kind)."""


def collect_marks(report: Report, named: Contradictions) -> dict[int, list[Mark]]:
    """Every fact's marks, by block; the ids are those of the facts' cards on the page."""
    marks: dict[int, list[Mark]] = {}

    def add(span: Span, fact: str, kind: str) -> None:
        marks.setdefault(span.block, []).append((span.start, span.end, fact, kind))

    for position, finding in enumerate(report.findings):
        for span in finding.spans:
            add(span, f"f{position}", "finding")
    for position, suspect in enumerate(named.suspects):
        for one in suspect.corrections:
            for span in one.any_of or (one.span,):
                add(span, f"s{position}", "")
    for position, share in enumerate(named.shares):
        add(share.span, f"r{position}", "")
    for position, indicator in enumerate(report.indicators):
        add(indicator.span, f"i{position}", "title")
        if indicator.verdict:
            add(indicator.verdict.span, f"i{position}", f"verdict {indicator.verdict.code}")
        for measurement in indicator.measurements:
            add(measurement.span, f"i{position}", "measurement")
    for position, group in enumerate(report.groups):
        add(group.span, f"g{position}", "title")
        for reported in group.reported:
            add(reported.span, f"g{position}", "total")
    for reported in report.overall.reported:
        add(reported.span, "overall", "total")
    for position, citation in enumerate(report.citations):
        for span in citation.spans:
            add(span, f"c{position}", "citation")
    for position, measurement in enumerate(report.measurements):
        add(measurement.span, f"m{position}", "measurement")
    for position, fact in enumerate(report.profile):
        add(fact.span, f"p{position}", "measurement")
    for position, span in enumerate(report.unclaimed):
        add(span, f"u{position}", "unclaimed")
    return marks


def render_marked(text: str, marks: Iterable[Mark], offset: int = 0) -> str:
    """`text` (which begins at `offset` in its block), cut where marks begin and end, each piece naming its facts."""
    inside = [mark for mark in marks if mark[0] < offset + len(text) and mark[1] > offset]
    if not inside:
        return escape(text)
    cuts = {offset, offset + len(text)}
    for start, end, _, _ in inside:
        cuts |= {max(start, offset), min(end, offset + len(text))}
    places = sorted(cuts)
    pieces: list[str] = []
    for start, end in pairwise(places):
        piece = escape(text[start - offset : end - offset])
        here = [mark for mark in inside if mark[0] <= start and mark[1] >= end]
        if not here:
            pieces.append(piece)
            continue
        facts = " ".join(dict.fromkeys(mark[2] for mark in here))
        kinds = " ".join(dict.fromkeys(kind for mark in here for kind in mark[3].split()))
        pieces.append(f'<mark class="{kinds}" data-facts="{facts}">{piece}</mark>')
    return "".join(pieces)
