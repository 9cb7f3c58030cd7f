"""The finished report: facts, findings and blocks in the contract's shape."""

from dataclasses import replace

from report_parser.catalogue import match_all
from report_parser.dedupe import Marked
from report_parser.extract.facts import Facts
from report_parser.lexicon import Lexicon
from report_parser.model import Finding, Report, Section, SourceInfo
from report_parser.seal import seal


def build_report(
    info: SourceInfo,
    facts: Facts,
    outline: tuple[Section, ...],
    marked: Marked,
    findings: tuple[Finding, ...],
    lexicon: Lexicon,
) -> Report:
    """Put the stages' results together; nothing is computed here but the catalogue's match."""
    known = match_all([one.title for one in facts.indicators], lexicon)
    report = Report(
        source=replace(info, copies=marked.copies),
        document=facts.document,
        profile=facts.profile,
        groups=facts.groups,
        overall=facts.overall,
        indicators=tuple(replace(one, catalogue=match) for one, match in zip(facts.indicators, known, strict=True)),
        citations=facts.citations,
        measurements=facts.measurements,
        unclaimed=facts.unclaimed,
        outline=outline,
        findings=findings,
        blocks=tuple(marked.blocks),
    )
    return seal(report)
