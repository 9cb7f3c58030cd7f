"""The difference in substance between two reports, or two readings of one; layout, spans and sources do not count."""

from report_parser.diff.changes import Change, Changes, Pair
from report_parser.diff.comparing import (
    compare_citations,
    compare_documents,
    compare_findings,
    compare_groups,
    compare_indicators,
    compare_measurements,
    compare_profiles,
    compare_totals,
)
from report_parser.diff.matching import match_all
from report_parser.diff.wording import format_change, format_changes
from report_parser.model import Report

__all__ = ["Change", "Changes", "Pair", "diff", "format_change", "format_changes"]


def diff(old: Report, new: Report) -> Changes:
    """What was gained, lost and changed from one report to another, in the new one's order. No changes: the two say
    the same, however they are laid out."""
    homes = tuple({group.number: group.title for group in report.groups} for report in (old, new))
    pairs = match_all(old.indicators, new.indicators, (homes[0], homes[1]))
    groups = match_all(old.groups, new.groups, ({}, {}))
    cited = {one.number for one in old.citations} & {one.number for one in new.citations}
    changes = [
        *compare_documents(old, new),
        *compare_profiles(old, new),
        *(change for pair in groups for change in compare_groups(*pair)),
        *compare_totals(old.overall, new.overall),
        *(change for pair in pairs for change in compare_indicators(*pair, cited)),
        *compare_measurements(old.measurements, new.measurements),
        *compare_citations(old.citations, new.citations),
    ]
    gained, lost = compare_findings(old.findings, new.findings)
    return Changes(tuple(changes), tuple(Pair(*pair) for pair in pairs), gained, lost)
