"""Counts, sums and percentages, done again in exact fractions."""

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from report_parser.verify.failures import Failure, Json, walk
from report_parser.verify.printed import exact


def check_counts(report: Json, source: bytes) -> Iterator[Failure]:
    """Every group's and the report's verdicts counted again."""
    verdicts: dict[str | None, Counter[str]] = {}
    for indicator in report["indicators"]:
        if indicator["verdict"]:
            verdicts.setdefault(indicator["group"], Counter())[indicator["verdict"]["code"]] += 1
    stated: dict[str | None, Counter[str]] = {}
    for group in report["groups"]:
        stated.setdefault(group["number"], Counter()).update(group["counted"])
    for number in dict.fromkeys([*verdicts, *stated]):
        own, counted = verdicts.get(number, Counter()), stated.get(number, Counter())
        if own != counted:
            yield Failure("count", f"groups[number={number}].counted", f"{dict(counted)} stated; counted {dict(own)}")
    total = sum(verdicts.values(), Counter())
    if Counter(report["overall"]["counted"]) != total:
        yield Failure("count", "overall.counted", f"{report['overall']['counted']} stated; counted {dict(total)}")
    numbers = [one["number"] for one in report["indicators"] if one["number"] is not None]
    listed = [number for group in report["groups"] for number in group["indicators"]]
    if numbers != listed:
        yield Failure(
            "group-indicators", "groups", f"the groups list {len(listed)} numbers; the indicators have others"
        )


def check_scores(report: Json, source: bytes) -> Iterator[Failure]:
    """The sums of a scoring form's own scores."""
    wholes = [("overall", report["overall"], report["indicators"])]
    numbers = Counter(group["number"] for group in report["groups"])
    for at, group in enumerate(report["groups"]):
        if numbers[group["number"]] == 1:
            own = [one for one in report["indicators"] if one["group"] == group["number"]]
            wholes.append((f"groups[{at}]", group, own))
    for where, whole, indicators in wholes:
        if not whole.get("score"):
            continue
        scores = [one for item in indicators for one in item["measurements"] if one["kind"] == "score"]
        for name, stated in (("value", "counted"), ("maximum", "counted_maximum")):
            values = [one[name] for one in scores]
            if whole["score"][stated] is None or None in values:
                continue
            if sum(map(exact, values)) != exact(whole["score"][stated]):
                yield Failure("score", f"{where}.score.{stated}", f"{whole['score'][stated]} is not the items' sum")


def check_percentages(report: Json, source: bytes) -> Iterator[Failure]:
    """Each percentage done again: one that cannot be its fraction's has a finding, and no other has."""
    flagged = {
        (span["block"], span["start"])
        for finding in report["findings"]
        if finding["code"] == "percent-mismatch"
        for span in finding["spans"]
    }
    for where, one in walk({name: report[name] for name in ("indicators", "measurements")}):
        if one.get("kind") != "ratio" or one["percent"] is None or not one["denominator"] or one["numerator"] is None:
            continue
        place = (one["span"]["block"], one["span"]["start"])
        wrong = not _can_be(one)
        if wrong != (place in flagged):
            says = "no finding says so" if wrong else "a finding says otherwise"
            share = f"{float(exact(one['numerator']) * 100 / exact(one['denominator'])):.4g}%"
            yield Failure("percentage", where, f"{one['text']!r} is {share}, {one['percent']}% stated; {says}")


_MONEY = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}


def _scale(text: str) -> Fraction:
    """What brings the part to the unit of the whole: a thousandth for `185 triệu đồng/12,6 tỷ đồng`."""
    before, _, behind = text.lower().partition("/")
    powers = [
        next((_MONEY[word] for word in re.findall(r"[^\W\d_]+", side) if word in _MONEY), None)
        for side in (before, behind)
    ]
    return Fraction(1) if None in powers else Fraction(10) ** (powers[0] - powers[1])  # type: ignore[operator]


def _can_be(one: Json) -> bool:
    """Whether the percentage is the fraction's, rounded or cut off at the places that are printed, or as its word allows."""
    share = exact(one["numerator"]) * _scale(one["text"]) * 100 / exact(one["denominator"])
    stated = exact(one["percent"])
    printed = one["percent_span"]["text"] if one["percent_span"] else ""
    decimals = re.search(r"[,.]([0-9]+)\D*$", printed)
    unit = Fraction(1, 10 ** len(decimals[1])) if decimals else Fraction(1)
    match one["comparator"]:
        case ">" | ">=":
            return share >= stated - unit / 2
        case "<" | "<=":
            return share <= stated + unit / 2
        case "~":
            return abs(share - stated) <= max(2 * unit, stated / 20)
    return stated - unit / 2 <= share < stated + unit


def check_findings(report: Json, source: bytes) -> Iterator[Failure]:
    """A printed count that differs from the verdicts has a finding, and what such a finding says of it is so."""
    groups = {group["number"]: group for group in report["groups"]}
    said = [finding for finding in report["findings"] if finding["code"] == "group-count-mismatch"]
    for at, finding in enumerate(said):
        group = groups.get(finding["group"])
        if not any(one["span"] in finding["spans"] for one in (group or {}).get("reported", ())):
            yield Failure("finding", f"findings[{at}]", f"no printed count of group {finding['group']} is meant")
        elif finding["reported"] == finding["counted"]:
            yield Failure("finding", f"findings[{at}]", f"{finding['reported']} is no difference")
    for where, group in walk(report["groups"], "groups"):
        if "counted" not in group or not group["counted"] or "reported" not in group:
            continue
        if sum(group["counted"].values()) * 2 < len(group["indicators"]):
            # A few verdicts said by the way are not what the count counts.
            continue
        for one in group["reported"]:
            told = group["counted"].get(one["verdict"], 0)
            # `vượt 02 chỉ tiêu, đạt 03 chỉ tiêu` in one sentence
            together = sum(
                other["count"]
                for other in group["reported"]
                if other["verdict"] == one["verdict"] and other["span"]["block"] == one["span"]["block"]
            )
            wrong = told not in (one["count"], together)
            named = any(one["span"] in finding["spans"] and finding["verdict"] == one["verdict"] for finding in said)
            if wrong and not named:
                message = f"{one['span']['text']!r} against {group['counted']}: no finding says so"
                yield Failure("finding", where, message)
