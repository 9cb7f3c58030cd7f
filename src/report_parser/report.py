"""The finished report: facts, findings and blocks in the contract's shape."""

import hashlib
import re
from dataclasses import replace

from report_parser.catalogue import match_all
from report_parser.dedupe import Marked
from report_parser.extract.facts import Facts
from report_parser.lexicon import Lexicon
from report_parser.model import Finding, Report, SourceInfo
from report_parser.outline import Outline


def build_report(
    info: SourceInfo, facts: Facts, outline: Outline, marked: Marked, findings: tuple[Finding, ...], lexicon: Lexicon
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
        outline=outline.sections(),
        findings=findings,
        blocks=tuple(marked.blocks),
    )
    return seal(report)


_EXPONENT = re.compile(rb"[:,\[]-?[0-9]+(?:\.[0-9]+)?[eE]")


def seal(report: Report) -> Report:
    """The report with `source.report_sha256` set; to be the last step, since it covers everything else."""
    import msgspec

    unsealed = replace(report, source=replace(report.source, report_sha256=None))
    data = msgspec.json.encode(unsealed, order="sorted")
    if _EXPONENT.search(data):  # the only numbers that the two writers spell differently
        import json

        values = msgspec.to_builtins(unsealed)
        data = json.dumps(values, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf-8")
    return replace(report, source=replace(report.source, report_sha256=hashlib.sha256(data).hexdigest()))
