"""The proof of a report: every span, count, percentage and number of its JSON checked against the source again.

Standard library only, and no line of it shared with the extraction (a test keeps that), so that a mistake there is not
made here too. What cannot be derived again without other libraries (the text of a PDF, of a scan, of old Word files) is
proved by its hash alone; `unproved` says so.
"""

import hashlib
import json
from collections.abc import Iterator

from report_parser.verify.failures import Failure, Json
from report_parser.verify.shape import check_shape
from report_parser.verify.source_text import DERIVED_AGAIN, check_source_text, codec_of
from report_parser.verify.spans import (
    check_blocks,
    check_citations,
    check_dates,
    check_numbers,
    check_outline,
    check_printed_texts,
    check_spans,
)
from report_parser.verify.sums import check_counts, check_findings, check_percentages, check_scores

__all__ = ["Failure", "load_report", "report_digest", "unproved", "verify", "verify_json"]

KNOWN_SCHEMAS = ("1.0",)


def verify_json(data: bytes, source: bytes) -> list[Failure]:
    """All that fails of a report's JSON file, that it is no report included."""
    try:
        report, failures = load_report(data)
    except (ValueError, RecursionError) as error:
        said = f"this is no JSON ({error})" if isinstance(error, json.JSONDecodeError) else str(error)
        return [Failure("no-report", "", said)]
    return failures + verify(report, source)


def load_report(data: bytes) -> tuple[Json, list[Failure]]:
    """The report of a JSON file, and what is wrong with the file itself. Raises ValueError where it holds no report.

    A file that is not written as the known writers would (spaces, escapes, a key twice) is a failure of its own, so
    that no changed byte goes unnoticed.
    """
    text = data.decode("utf-8")
    report = json.loads(text, parse_constant=_refuse_constant)
    if not isinstance(report, dict):
        raise ValueError("the file holds no report: its JSON is no object")
    if text.rstrip("\n") in _writings(report):
        return report, []
    message = "the file is not written as report-parser writes it: spaces, escapes or a repeated key were changed"
    return report, [Failure("rewritten", "", message)]


def _refuse_constant(constant: str) -> float:
    raise ValueError(f"{constant} is no JSON number")


def _writings(report: Json) -> Iterator[str]:
    """The JSON texts of a report that its writers and the usual formatters give."""
    for escaped in (False, True):
        yield json.dumps(report, ensure_ascii=escaped)
        yield json.dumps(report, ensure_ascii=escaped, separators=(",", ":"))
        for indent in (2, 4, 1, 3, 8, "\t"):
            yield json.dumps(report, ensure_ascii=escaped, indent=indent)


def report_digest(report: Json) -> str:
    """SHA-256 of the report as JSON: keys sorted, no spaces, letters as they are, `source.report_sha256` null."""
    unsealed = {**report, "source": {**report["source"], "report_sha256": None}}
    text = json.dumps(unsealed, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def verify(report: Json, source: bytes) -> list[Failure]:
    """Everything in the report that the source, or the report itself, does not bear out; empty where all holds."""
    failures: list[Failure] = []
    for check in CHECKS:
        try:
            failures += check(report, source)
        except (KeyError, TypeError, ValueError, IndexError, AttributeError, RecursionError) as error:
            # What a check trips over is not of the contract's shape; the other checks go on.
            failures.append(Failure("shape", check.__name__.removeprefix("check_"), f"{type(error).__name__}: {error}"))
    return failures


def unproved(report: Json) -> list[str]:
    """What `verify` takes on trust for this report, in words."""
    media_type = report["source"]["media_type"]
    notes = ["that a verdict's words mean its code, and that nothing was overlooked"]
    if media_type not in DERIVED_AGAIN:
        notes.append(f"{media_type}: only the hash ties the blocks' text to the source")
    elif codec_of(report) is None:
        notes.append(f"{report['source']['encoding']}: only the hash ties the blocks' text to the source")
    return notes


def check_source(report: Json, source: bytes) -> Iterator[Failure]:
    if report["schema_version"] not in KNOWN_SCHEMAS:
        yield Failure("schema", "schema_version", f"{report['schema_version']} is not known; known: {KNOWN_SCHEMAS}")
    if report["source"]["bytes"] != len(source):
        yield Failure("bytes", "source.bytes", f"{report['source']['bytes']} stated; the source has {len(source)}")
    digest = hashlib.sha256(source).hexdigest()
    if report["source"]["sha256"] != digest:
        yield Failure("sha256", "source.sha256", f"the source has {digest}")


def check_digest(report: Json, source: bytes) -> Iterator[Failure]:
    stated, digest = report["source"]["report_sha256"], report_digest(report)
    if stated != digest:
        yield Failure("digest", "source.report_sha256", f"something in the report was changed: it has {digest}")


CHECKS = (
    check_shape,
    check_source,
    check_digest,
    check_blocks,
    check_spans,
    check_printed_texts,
    check_outline,
    check_source_text,
    check_counts,
    check_scores,
    check_numbers,
    check_dates,
    check_citations,
    check_percentages,
    check_findings,
)
