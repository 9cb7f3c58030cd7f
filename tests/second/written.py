"""The reports that were written by hand, `reports/*.txt`, with the truth beside them in TOML.

A measurement is written `kind role comparator figures percent | unit`: `ratio result = 312.7/340 91.97 | ha`,
`percentage target >= 90`, `score result 1.5/2`; `-` is no percentage, `*` what the contract leaves open, and a `?` in
front marks what may be left out. `verdict` is its code and its words, a citation `number date | issuer`.
"""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from tests.eval.case import ANY

REPORTS = Path(__file__).parent / "reports"


def _fact(text: str) -> dict[str, Any]:
    optional = text.startswith("?")
    body, _, unit = text.lstrip("?").partition("|")
    words = body.split()
    kind, role = words[:2]
    comparator, figures = (words[2], words[3:]) if kind != "score" else ("=", words[2:])
    fact: dict[str, Any] = {
        "kind": kind,
        "role": role,
        "comparator": comparator,
        "unit": unit.strip() or ANY,
        "percent": None,
    }
    if kind == "percentage":
        fact["percent"] = float(figures[0])
    elif kind == "quantity":
        fact["value"] = float(figures[0])
    else:
        low, high = figures[0].split("-" if kind == "range" else "/")
        names = {"ratio": ("numerator", "denominator"), "range": ("low", "high"), "score": ("value", "maximum")}[kind]
        fact |= {names[0]: float(low), names[1]: float(high)}
        if kind == "ratio" and figures[1] != "-":
            fact["percent"] = float(figures[1])
    return fact | {"optional": optional}


def _reported(rows: Any) -> Any:
    if rows == ANY:
        return ANY
    split = [row.replace("/", " ").split() for row in rows]
    return [{"verdict": code, "count": int(count), "total": int(total)} for code, count, total in split]


def _indicator(item: dict[str, Any], group: str) -> dict[str, Any]:
    code, _, words = item.get("verdict", "").partition(" ")
    return {
        "number": item["number"], "group": group, "title": tuple(item["title"]) if isinstance(item["title"], list) else item["title"], "evidence": ANY, "citations": ANY,
        "verdict": {"code": code, "text": words} if code else None, "measurements": [_fact(text) for text in item["facts"]],
    }  # fmt: skip


def read_truth(path: Path) -> dict[str, Any]:
    """The truth of a report in the contract's shape."""
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    document, groups, indicators = given["document"], [], []
    period, place = document.get("period"), document["place"]
    for group in given["groups"]:
        mine = [_indicator(item, group["number"]) for item in group["indicators"]]
        counts = dict(Counter(item["verdict"]["code"] for item in mine if item["verdict"]))
        groups.append({
            "number": group["number"], "title": group["title"], "indicators": [item["number"] for item in mine],
            "reported": _reported(group.get("reported", [])), "counted": ANY if ANY in counts else group.get("counted", counts),
        })  # fmt: skip
        indicators += mine
    counts = dict(Counter(item["verdict"]["code"] for item in indicators if item["verdict"]))
    overall, citations = given["overall"], []
    for line in given["citations"]["list"]:
        named, _, issuer = line.partition("|")
        number, date = named.split()
        citations.append({"number": number, "type": ANY, "issued_on": date, "issuer": issuer.strip(), "line": line})
    return {
        "document": {
            "type": document["type"], "number": document["number"], "issued_on": document.get("issued_on"),
            "issuer": document["issuer"], "title": document["title"],
            "period": dict(zip(("label", "start", "end"), (ANY,) * 3 if period == ANY else period, strict=True)),
            "place": {"name": place[0], "level": place[1]},
        },
        "profile": [], "groups": groups, "indicators": indicators, "citations": citations, "measurements": ANY,
        "findings": [
            {"code": code, "indicator": at, "optional": True} for code, at in given.get("optional_findings", [])
        ],
        "overall": {
            "reported": _reported(overall["reported"]), "counted": ANY if ANY in counts else overall.get("counted", counts),
            "score": dict(zip(("value", "maximum"), overall["score"], strict=True)) if "score" in overall else None,
        },
    }  # fmt: skip


def find_reports() -> list[tuple[Path, dict[str, Any]]]:
    """Every report with its truth, by name."""
    return [(path, read_truth(path.with_suffix(".toml"))) for path in sorted(REPORTS.glob("*.txt"))]
