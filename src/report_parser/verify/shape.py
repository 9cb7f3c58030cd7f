"""The contract's shape, as plain data: the fields of each object and what may stand in them."""

from collections.abc import Iterator
from typing import Any

from report_parser.verify.failures import Failure, Json

_VERDICTS = "met|partly_met|in_progress|not_met|not_assessed|not_applicable|unknown"

# A type is str, int, num, bool, words parted by bars, or an object's name; `?` behind it says that null may stand
# there, `*` a list of it, `{}` an object of it under any of the verdicts' codes.
SHAPES: dict[str, dict[str, str]] = {
    "Report": {
        "schema_version": "str",
        "source": "SourceInfo",
        "document": "Document",
        "profile": "ProfileFact*",
        "groups": "Group*",
        "overall": "Overall",
        "indicators": "Indicator*",
        "citations": "Citation*",
        "measurements": "Measurement*",
        "unclaimed": "Span*",
        "outline": "Section*",
        "findings": "Finding*",
        "blocks": "Block*",
    },
    "Span": {"block": "int", "start": "int", "end": "int", "text": "str"},
    "Origin": {"page": "int?", "bbox": "num*?", "line": "int?", "path": "str?"},
    "Block": {
        "id": "int",
        "kind": "paragraph|row",
        "text": "str",
        "origin": "Origin",
        "layer": "body|furniture|note",
        "copy": "int",
        "table": "int?",
        "covered": "int*",
    },
    "Quality": {"status": "ok|degraded|partial", "reasons": "str*"},
    "SourceInfo": {
        "name": "str",
        "media_type": "str",
        "bytes": "int",
        "sha256": "str",
        "encoding": "str?",
        "pages": "int?",
        "ocr": "bool",
        "copies": "int",
        "quality": "Quality",
        "report_sha256": "str",
    },
    "Period": {"label": "str", "start": "str?", "end": "str?"},
    "PlaceUnit": {"code": "str", "name": "str", "level": "str", "district": "str?", "province": "str?"},
    "Place": {
        "name": "str",
        "level": "str?",
        "district": "str?",
        "province": "str?",
        "code": "str?",
        "successor": "PlaceUnit?",
        "successors": "PlaceUnit*",
        "candidates": "PlaceUnit*",
    },
    "Document": {
        "type": "str?",
        "number": "str?",
        "issued_on": "str?",
        "issuer": "str?",
        "title": "str?",
        "published_at": "str?",
        "period": "Period?",
        "place": "Place?",
    },
    "ProfileFact": {"name": "str", "value": "num", "unit": "str?", "span": "Span"},
    "Verdict": {"code": _VERDICTS, "text": "str", "span": "Span"},
    "Measurement": {
        "kind": "ratio|percentage|quantity|range|score",
        "role": "result|target",
        "text": "str",
        "span": "Span",
        "comparator": "=|>|>=|<|<=|~",
        "unit": "str?",
        "numerator": "num?",
        "denominator": "num?",
        "percent": "num?",
        "low": "num?",
        "high": "num?",
        "value": "num?",
        "maximum": "num?",
        "percent_span": "Span?",
        "section": "str*?",
    },
    "CatalogueMatch": {"set": "str", "code": "str", "similarity": "num"},
    "Indicator": {
        "number": "str?",
        "group": "str?",
        "path": "str*",
        "title": "str",
        "span": "Span",
        "verdict": "Verdict?",
        "measurements": "Measurement*",
        "evidence": "str*",
        "citations": "str*",
        "catalogue": "CatalogueMatch?",
    },
    "ReportedCount": {
        "verdict": _VERDICTS,
        "count": "int",
        "total": "int?",
        "span": "Span",
        "percent": "num?",
        "percent_span": "Span?",
    },
    "ScoreTotal": {
        "value": "num?",
        "maximum": "num?",
        "counted": "num",
        "counted_maximum": "num?",
        "span": "Span?",
    },
    "Group": {
        "number": "str?",
        "title": "str",
        "indicators": "str*",
        "span": "Span",
        "reported": "ReportedCount*",
        "counted": "int{}",
        "verdict": "Verdict?",
        "score": "ScoreTotal?",
    },
    "Overall": {"reported": "ReportedCount*", "counted": "int{}", "score": "ScoreTotal?"},
    "Citation": {
        "number": "str?",
        "type": "str?",
        "issued_on": "str?",
        "issuer": "str?",
        "subject": "str?",
        "spans": "Span*",
        "articles": "str*",
    },
    "Section": {"label": "str", "level": "int", "title": "str", "span": "Span", "children": "Section*"},
    "Finding": {
        "code": "str",
        "severity": "info|warning|error",
        "message": "str",
        "group": "str?",
        "indicator": "str?",
        "verdict": _VERDICTS + "?",
        "reported": "any",
        "counted": "any",
        "spans": "Span*",
    },
}


def check_shape(report: Json, source: bytes) -> Iterator[Failure]:
    """Every object has its fields and no others, and every value is of its kind."""
    stack: list[tuple[str, Any, str]] = [("", report, "Report")]
    while stack:
        where, value, kind = stack.pop()
        if kind.endswith("?"):
            if value is None:
                continue
            kind = kind[:-1]
        if kind.endswith("*") and isinstance(value, list):
            stack += [(f"{where}[{at}]", inner, kind[:-1]) for at, inner in enumerate(value)]
        elif kind.endswith("{}") and isinstance(value, dict):
            stack += [(f"{where}.{name}", name, _VERDICTS) for name in value]
            stack += [(f"{where}.{name}", inner, kind[:-2]) for name, inner in value.items()]
        elif kind in SHAPES and isinstance(value, dict):
            fields = SHAPES[kind]
            for name in sorted(fields.keys() ^ value.keys()):
                yield Failure("shape", f"{where}.{name}", "is missing" if name in fields else "is not in the contract")
            stack += [(f"{where}.{name}", value[name], fields[name]) for name in fields.keys() & value.keys()]
        elif not _is(value, kind):
            yield Failure("shape", where, f"{value!r:.60} stands where {kind} should")


def _is(value: Any, kind: str) -> bool:
    match kind:
        case "str":
            return isinstance(value, str)
        case "int":
            return type(value) is int
        case "num":
            return type(value) in (int, float)
        case "bool":
            return isinstance(value, bool)
        case "any":
            return value is None or type(value) in (str, int, float)
    return isinstance(value, str) and value in kind.split("|")
