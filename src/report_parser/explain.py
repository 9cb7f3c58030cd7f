"""How a report was read, block by block, and why: for someone who meets a new form and wants to know what to add."""

from collections.abc import Iterator

from report_parser.model import Report, ReportedCount
from report_parser.outline import Node, Outline
from report_parser.pipeline import Reading

_WHY = {
    "label": "heading number",
    "own-number": "the report's own number",
    "total": "printed total",
    "table-head": "table head",
    "profile": "basic figure",
    "score": "score",
}


def explain(reading: Reading) -> Iterator[str]:
    """Lines of text, two or more for each block of the article: what it is, and what each numeral in it was taken for."""
    report, outline = reading.report, reading.outline
    roles = _block_roles(report, outline)
    unclaimed: dict[int, list[int]] = {}
    for span in report.unclaimed:
        unclaimed.setdefault(span.block, []).append(span.start)
    for block in report.blocks:
        where = (
            f"page {block.origin.page}"
            if block.origin.page
            else f"line {block.origin.line}"
            if block.origin.line
            else block.origin.path or ""
        )
        kind = block.kind if block.layer == "body" else block.layer
        if block.copy > 1:
            yield f"[{block.id}] copy {block.copy}, not read again  ({where})"
            continue
        yield f"[{block.id}] {kind}  ({where})  {_short(block.text)}"
        for role in roles.get(block.id, ()):
            yield f"      = {role}"
        for start, end, why in sorted(reading.facts.claims.get(block.id, ())):
            if any(c.isdigit() for c in block.text[start:end]):
                yield f"      {block.text[start:end]!r}: {_WHY.get(why, why)}"
        for start in sorted(unclaimed.get(block.id, ())):
            yield f"      {block.text[start : start + 12]!r}: not understood"


def _short(text: str) -> str:
    one_line = text.replace("\t", " | ")
    return one_line if len(one_line) <= 100 else f"{one_line[:99]}…"


def _total(reported: ReportedCount) -> str:
    of = f"/{reported.total}" if reported.total is not None else ""
    return f"{reported.verdict} {reported.count}{of}"


def _block_roles(report: Report, outline: Outline) -> dict[int, list[str]]:
    roles: dict[int, list[str]] = {}

    def add(block: int, role: str) -> None:
        roles.setdefault(block, []).append(role)

    def place(node: Node) -> str:
        return " > ".join(node.path)

    for node in outline.nodes():
        add(node.block.id, f"heading {place(node)} (numbering style: {node.label.style})")
    for group in report.groups:
        add(group.span.block, f"group {group.number}: holds {len(group.indicators)} indicators")
        for reported in group.reported:
            add(
                reported.span.block,
                f"total of group {group.number}: {_total(reported)}",
            )
    for reported in report.overall.reported:
        add(reported.span.block, f"total of the report: {_total(reported)}")
    for indicator in report.indicators:
        add(indicator.span.block, f"indicator {indicator.number}" + ("" if indicator.verdict else ", no verdict found"))
        if indicator.verdict:
            add(
                indicator.verdict.span.block,
                f"verdict of {indicator.number}: {indicator.verdict.code} ({indicator.verdict.text!r})",
            )
        for one in indicator.measurements:
            add(one.span.block, f"{one.role} of {indicator.number}: {one.kind} {one.text!r} ({one.comparator})")
    for one in report.measurements:
        add(one.span.block, f"{one.role} outside the indicators: {one.kind} {one.text!r}")
    for citation in report.citations:
        for span in citation.spans:
            add(span.block, f"citation of {citation.number or span.text} ({citation.type}, {citation.issued_on})")
    for finding in report.findings:
        for span in finding.spans[:1]:
            add(span.block, f"finding {finding.code}: {finding.message}")
    return roles
