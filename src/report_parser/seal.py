"""The seal of a finished report: a digest over everything in it, so that a change anywhere shows."""

import hashlib
from dataclasses import replace

from report_parser.model import Report
from report_parser.patterns import pattern_of

_EXPONENT = pattern_of(rb"e-?[0-9]{1,3}[,}\]]")


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
