"""The tables as the contract's JSON says them, worked out from the JSON alone and without the exporter's code."""

from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]
VERDICTS = ("met", "partly_met", "in_progress", "not_met", "not_assessed", "not_applicable", "unknown")


def rounded(value: Any, most: int = 2**53) -> Any:
    """The value with numbers above `most` as a double holds them; only one of the examples has such a number."""
    if isinstance(value, dict):
        return {name: rounded(inner, most) for name, inner in value.items()}
    if isinstance(value, list):
        return [rounded(inner, most) for inner in value]
    return float(value) if isinstance(value, int) and abs(value) > most else value


def expected_tables(records: list[Row]) -> dict[str, list[Row]]:
    """Every table with all its columns; what is empty is None."""
    found: dict[str, list[Row]] = {
        name: []
        for name in ("indicators", "measurements", "documents", "groups", "totals", "profile", "citations", "findings", "errors")
    }  # fmt: skip
    for number, record in enumerate(records, 1):
        if "error" in record:
            source = record["source"]
            found["errors"].append(
                {"input": number, "file": source["name"], "code": record["error"]["code"], "message": record["error"]["message"], "bytes": source.get("bytes"), "sha256": source.get("sha256")}
            )  # fmt: skip
            continue
        for name, rows in (
            ("documents", [_document(record)]),
            ("indicators", _indicators(record)),
            ("measurements", _measurements(record)),
            ("groups", _groups(record)),
            ("totals", _totals(record)),
            ("profile", _profile(record)),
            ("citations", _citations(record)),
            ("findings", _findings(record)),
        ):
            place = record["document"]["place"] or {}
            head = {"input": number, "file": record["source"]["name"], "commune": place.get("name")}
            found[name] += [head | row for row in rows]
    return {name: [{key: None if value == "" else value for key, value in row.items()} for row in rows] for name, rows in found.items()}  # fmt: skip


def _span(record: Row, span: Row | None, prefix: str = "") -> Row:
    found = {f"{prefix}{name}": span and span[key] for name, key in (("block", "block"), ("start", "start"), ("stop", "end"))}  # fmt: skip
    if not prefix:
        origin = record["blocks"][span["block"]]["origin"] if span else {"page": None, "line": None}
        found |= {"page": origin["page"], "line": origin["line"]}
    return found


def _score(score: Row | None) -> Row:
    names = {"score": "value", "score_maximum": "maximum", "score_counted": "counted", "score_counted_maximum": "counted_maximum"}  # fmt: skip
    return {name: score and score[key] for name, key in names.items()}


def _document(record: Row) -> Row:
    document, source = record["document"], record["source"]
    place, period = document["place"] or {}, document["period"] or {}
    successor = place.get("successor") or {}
    return {
        **{name: document[name] for name in ("type", "number", "issued_on", "issuer", "title", "published_at")},
        **{name: source[name] for name in ("media_type", "bytes", "sha256", "encoding", "pages", "ocr", "copies", "report_sha256")},
        **{name: record["overall"]["counted"].get(name, 0) for name in VERDICTS},
        **_score(record["overall"]["score"]),
        **{name: place.get(name) for name in ("level", "district", "province")},
        "place_code": place.get("code"),
        **{f"successor_{name}": successor.get(name) for name in ("code", "name", "level", "province")},
        "period": period.get("label"), "period_start": period.get("start"), "period_end": period.get("end"),
        "indicators": len(record["indicators"]), "findings": len(record["findings"]), "unclaimed": len(record["unclaimed"]),
        "quality": source["quality"]["status"], "quality_reasons": "; ".join(source["quality"]["reasons"]),
        "schema_version": record["schema_version"],
    }  # fmt: skip


def _indicators(record: Row) -> Iterator[Row]:
    for place, one in enumerate(record["indicators"], 1):
        verdict, catalogue = one["verdict"] or {}, one["catalogue"] or {}
        words = {role: "; ".join(each["text"] for each in one["measurements"] if each["role"] == role) for role in ("result", "target")}  # fmt: skip
        results = [each for each in one["measurements"] if each["role"] == "result"]
        result = results[0] if len(results) == 1 else {}
        yield {
            "province": (record["document"]["place"] or {}).get("province"),
            "period": (record["document"]["period"] or {}).get("label"),
            "indicator": place, "group_number": one["group"], "number": one["number"], "title": one["title"],
            "verdict": verdict.get("code"), "verdict_text": verdict.get("text"), **words,
            **{name: result.get(name) for name in ("numerator", "denominator", "percent", "value", "unit")},
            "evidence": "\n".join(one["evidence"]), "citations": "; ".join(one["citations"]), "path": " > ".join(one["path"]),
            "catalogue_set": catalogue.get("set"), "catalogue_code": catalogue.get("code"), "catalogue_similarity": catalogue.get("similarity"),
            **_span(record, one["span"]), **_span(record, verdict.get("span"), "verdict_"),
        }  # fmt: skip


def _measurements(record: Row) -> Iterator[Row]:
    inside = [(place, one, each) for place, one in enumerate(record["indicators"], 1) for each in one["measurements"]]
    for place, (above, owner, one) in enumerate([*inside, *((None, {}, each) for each in record["measurements"])], 1):
        names = ("kind", "role", "text", "comparator", "numerator", "denominator", "percent", "value", "maximum", "low", "high", "unit")  # fmt: skip
        yield {
            "period": (record["document"]["period"] or {}).get("label"),
            "measurement": place, "indicator": above,
            "indicator_number": owner.get("number"), "indicator_title": owner.get("title"),
            "section": None if one["section"] is None else " > ".join(one["section"]),
            **{name: one[name] for name in names},
            **_span(record, one["span"]), **_span(record, one["percent_span"], "percent_"),
        }  # fmt: skip


def _groups(record: Row) -> Iterator[Row]:
    for place, one in enumerate(record["groups"], 1):
        verdict = one["verdict"] or {}
        yield {
            "group_place": place, "number": one["number"], "title": one["title"], "indicators": "; ".join(one["indicators"]),
            "verdict": verdict.get("code"), "verdict_text": verdict.get("text"), **_score(one["score"]),
            **_span(record, one["span"]), **_span(record, verdict.get("span"), "verdict_"),
        }  # fmt: skip


def _totals(record: Row) -> Iterator[Row]:
    place = 0
    for above, holder in [*enumerate(record["groups"], 1), (None, record["overall"])]:
        said = [(each["verdict"], each) for each in holder["reported"]]
        unsaid = [(code, None) for code in holder["counted"] if code not in {each["verdict"] for each in holder["reported"]}]  # fmt: skip
        for code, each in [*said, *unsaid]:
            place += 1
            yield {
                "total": place, "group_place": above, "group_number": holder.get("number"), "verdict": code,
                "reported": each and each["count"], "reported_total": each and each["total"], "percent": each and each["percent"],
                "counted": holder["counted"].get(code, 0), "text": each and each["span"]["text"],
                **_span(record, each and each["span"]), **_span(record, each and each["percent_span"], "percent_"),
            }  # fmt: skip


def _profile(record: Row) -> Iterator[Row]:
    for place, one in enumerate(record["profile"], 1):
        yield {"fact": place, "name": one["name"], "value": one["value"], "unit": one["unit"], "text": one["span"]["text"], **_span(record, one["span"])}  # fmt: skip


def _citations(record: Row) -> Iterator[Row]:
    for place, one in enumerate(record["citations"], 1):
        yield {
            "citation": place, **{name: one[name] for name in ("number", "type", "issued_on", "issuer", "subject")},
            "articles": "; ".join(one["articles"]), "times": len(one["spans"]),
            "text": one["spans"][0]["text"], **_span(record, one["spans"][0]),
        }  # fmt: skip


def _findings(record: Row) -> Iterator[Row]:
    for place, one in enumerate(record["findings"], 1):
        span = one["spans"][0] if one["spans"] else None
        yield {
            "finding": place, **{name: one[name] for name in ("severity", "code", "message", "verdict")},
            "group_number": one["group"], "indicator_number": one["indicator"],
            **{name: None if isinstance(one[name], str) else one[name] for name in ("reported", "counted")},
            **{f"{name}_text": one[name] if isinstance(one[name], str) else None for name in ("reported", "counted")},
            "text": span and span["text"], **_span(record, span),
        }  # fmt: skip
