"""Precision, recall and F1 of what was extracted, field by field, against a report's truth."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.eval.case import ANY

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_VALUES = ("numerator", "denominator", "low", "high", "value", "maximum")
_BULLET = re.compile(r"^(?:[-+*•–]|=>|\([0-9]+\)|[a-zđ]\))\s*")
# names that mean the same kind of document; the contract fixes only `decision`
_TYPES = {
    "official_letter": {"official_letter", "official-letter", "letter", "dispatch", "official_dispatch"},
    "notice": {"notice", "announcement", "notification"},
    "guidance": {"guidance", "guideline", "instruction", "guide"},
    "programme": {"programme", "program", "action_programme", "action_program"},
    "decision": {"decision"},
}  # fmt: skip
_PLACED_BY = {
    "group-count-mismatch": "group",
    "percent-mismatch": "indicator",
    "fraction-above-one": "indicator",
    "missing-verdict": "indicator",
    "unread-verdict": "indicator",
}

FIELDS = (
    "document.type", "document.number", "document.issued_on", "document.issuer", "document.title",
    "document.period.label", "document.period.start", "document.period.end", "document.place.name",
    "document.place.level",
    "document.published_at", "source.copies", "profile.value", "profile.unit", "group.number", "group.title", "group.indicators",
    "group.reported", "group.counted", "group.score", "overall.reported", "overall.counted", "overall.score",
    "indicator.number", "indicator.group", "indicator.title", "indicator.verdict.code", "indicator.verdict.text",
    "indicator.evidence", "indicator.citations", "measurement.kind", "measurement.role", "measurement.values",
    "measurement.percent", "measurement.comparator", "measurement.unit", "citation.number", "citation.type",
    "citation.issued_on", "citation.issuer", "finding",
)  # fmt: skip


@dataclass(slots=True)
class Tally:
    """Right, invented (`fp`) and missed (`fn`) values of a field."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def precision(self) -> float:
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    def recall(self) -> float:
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    def f1(self) -> float:
        return 2 * self.tp / (2 * self.tp + self.fp + self.fn) if self.tp + self.fp + self.fn else 1.0

    def add(self, other: "Tally") -> None:
        self.tp, self.fp, self.fn = self.tp + other.tp, self.fp + other.fp, self.fn + other.fn


@dataclass(frozen=True, slots=True)
class Miss:
    """One value that is wrong: what stands in the truth, what was given, and the line it comes from."""

    field: str
    expected: Any
    given: Any
    line: str


@dataclass(slots=True)
class Score:
    """The tallies of one report or many."""

    fields: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    misses: list[Miss] = field(default_factory=list)
    false_findings: list[dict[str, Any]] = field(default_factory=list)

    def micro(self) -> Tally:
        total = Tally()
        for tally in self.fields.values():
            total.add(tally)
        return total

    def add(self, other: "Score") -> None:
        for name, tally in other.fields.items():
            self.fields[name].add(tally)

    def compare(self, name: str, expected: Any, given: Any, line: str = "", *, fold: bool = False) -> None:
        """One value: absent on both sides is nothing, a wrong value is both invented and missed."""
        if expected == ANY or (isinstance(expected, tuple) and ANY in expected):
            return
        accepted = expected if isinstance(expected, tuple) else (expected,)
        if any(_same(option, given, fold=fold) for option in accepted):
            if given is not None:
                self.fields[name].tp += 1
            return
        if given is not None:
            self.fields[name].fp += 1
        if accepted[0] is not None or len(accepted) > 1:
            self.fields[name].fn += 1
        self.misses.append(Miss(name, expected, given, line))

    def compare_bags(self, name: str, expected: Iterable[Any], given: Iterable[Any], line: str = "") -> None:
        """Unordered values; each is right, invented or missed."""
        want, have = Counter(expected), Counter(given)
        self.fields[name].tp += (want & have).total()
        self.fields[name].fp += (have - want).total()
        self.fields[name].fn += (want - have).total()
        for value in (want - have).elements():
            self.misses.append(Miss(name, value, None, line))
        for value in (have - want).elements():
            self.misses.append(Miss(name, None, value, line))


def key(text: str) -> str:
    """The text with spaces, letter case, tone placement and dashes made alike."""
    text = unicodedata.normalize(
        "NFD", re.sub(r"\s+", " ", text).strip().casefold().replace("–", "-").replace("ð", "đ")
    )
    words = []
    for word in text.split(" "):
        tones = "".join(sorted(mark for mark in word if mark in _TONES))
        words.append("".join(letter for letter in word if letter not in _TONES) + tones)
    return unicodedata.normalize("NFC", " ".join(words))


def issuer_key(text: str) -> str:
    short = key(text).replace(key("ủy ban nhân dân"), "ubnd").replace(key("hội đồng nhân dân"), "hđnd")
    return short.strip(" .,;")


def printed_key(text: str) -> str:
    return key(text).replace(" ", "")


def _same(expected: Any, given: Any, *, fold: bool) -> bool:
    if expected is None or given is None:
        return expected is given
    if isinstance(expected, str) and isinstance(given, str):
        return key(expected) == key(given) if fold else _exact(expected) == _exact(given)
    if isinstance(expected, (int, float)) and isinstance(given, (int, float)):
        return abs(expected - given) < 1e-6
    return bool(expected == given)


def _exact(text: str) -> str:
    """As printed, but for spaces and where the tone mark stands."""
    parts = unicodedata.normalize("NFD", re.sub(r"\s+", " ", text).strip()).split(" ")
    return " ".join(
        "".join(c for c in word if c not in _TONES) + "".join(sorted(c for c in word if c in _TONES)) for word in parts
    )


def score_report(
    truth: dict[str, Any], given: dict[str, Any], *, copies: int | None = None, published_on: str | None = None
) -> Score:
    """One report against its truth; both in the contract's shape, `given` as `Report.to_dict` has it.

    `copies` and `published_on` (a day) are the file's own, where it is known.
    """
    score = Score()
    _document(score, truth["document"], given["document"])
    _profile(score, truth["profile"], given["profile"])
    _groups(score, truth["groups"], given["groups"])
    _overall(score, truth["overall"], given["overall"])
    _indicators(score, truth["indicators"], given["indicators"])
    if truth["measurements"] != ANY:
        _measurements(score, truth["measurements"], given["measurements"], "outside the indicators")
    _citations(score, truth["citations"], given["citations"])
    _findings(score, truth["findings"], given["findings"])
    if copies is not None:
        score.compare("source.copies", copies, given["source"]["copies"])
        score.compare("document.published_at", published_on, (given["document"]["published_at"] or "")[:10] or None)
    return score


def _document(score: Score, truth: dict[str, Any], given: dict[str, Any]) -> None:
    for name in ("type", "issued_on"):
        score.compare(f"document.{name}", truth[name], given[name])
    score.compare("document.number", _opt(truth["number"], printed_key), _opt(given["number"], printed_key))
    score.compare("document.issuer", _opt(truth["issuer"], issuer_key), _opt(given["issuer"], issuer_key))
    score.compare("document.title", truth["title"], given["title"], fold=True)
    period, place = given["period"] or {}, given["place"] or {}
    for name in ("label", "start", "end"):
        want = (truth["period"] or {}).get(name)
        score.compare(f"document.period.{name}", want, period.get(name), fold=name == "label")
    for name in ("name", "level"):
        score.compare(f"document.place.{name}", (truth["place"] or {}).get(name), place.get(name), fold=True)


def _opt(value: Any, change: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_opt(part, change) for part in value)
    return change(value) if isinstance(value, str) and value != ANY else value


def _profile(score: Score, truth: list[dict[str, Any]], given: list[dict[str, Any]]) -> None:
    have = {fact["name"]: fact for fact in given}
    for fact in truth:
        found = have.pop(fact["name"], None)
        score.compare("profile.value", fact["value"], found and found["value"], fact["name"])
        if found:
            unit = fact["unit"]
            score.compare(
                "profile.unit",
                unit if isinstance(unit, tuple) else (unit, "km²" if unit == "km2" else unit),
                found["unit"],
            )
    for fact in have.values():
        score.compare("profile.value", None, fact["value"], fact["name"])


def _reported(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(row["verdict"], row["count"], row["total"]) for row in rows]


def _counted(counts: dict[str, int]) -> list[tuple[str, int]]:
    return [(code, count) for code, count in counts.items() if count]


def _groups(score: Score, truth: list[dict[str, Any]], given: list[dict[str, Any]]) -> None:
    left = list(given)
    for group in truth:
        found = next((other for other in left if other["number"] == group["number"]), None)
        if found is None:
            found = next(
                (
                    other
                    for other in left
                    if isinstance(group["title"], str) and key(other["title"]) == key(group["title"])
                ),
                None,
            )
        line = f"{group['number']} {group['title']}"
        score.compare("group.number", group["number"] or "none", found and (found["number"] or "none"), line)
        if found is None:
            continue
        left.remove(found)
        score.compare("group.title", group["title"], found["title"], line)
        score.compare_bags("group.indicators", group["indicators"], found["indicators"], line)
        score.compare_bags("group.reported", _reported(group["reported"]), _reported(found["reported"]), line)
        if group["counted"] != ANY:
            score.compare_bags("group.counted", _counted(group["counted"]), _counted(found["counted"]), line)
        _total_score(score, "group.score", group.get("score"), found.get("score"), line)
    for other in left:
        score.compare("group.number", None, other["number"] or "none", str(other["title"]))


def _total_score(
    score: Score, name: str, truth: dict[str, Any] | None, given: dict[str, Any] | None, line: str
) -> None:
    if truth is None:
        return
    for part in ("value", "maximum"):
        score.compare(name, truth[part], given and given[part], f"{line} {part}")


def _overall(score: Score, truth: dict[str, Any], given: dict[str, Any]) -> None:
    score.compare_bags("overall.reported", _reported(truth["reported"]), _reported(given["reported"]))
    if truth["counted"] != ANY:
        score.compare_bags("overall.counted", _counted(truth["counted"]), _counted(given["counted"]))
    _total_score(score, "overall.score", truth.get("score"), given.get("score"), "overall")


def _title_keys(truth: dict[str, Any]) -> tuple[str, ...]:
    titles = truth["title"] if isinstance(truth["title"], tuple) else (truth["title"],)
    return tuple(key(title) for title in titles)


def _match_indicators(truth: list[dict[str, Any]], given: list[dict[str, Any]]) -> list[tuple[Any, Any]]:
    """Pairs: by number and title, then number and group, then title, then number; the rest stand alone."""
    pairs: list[tuple[Any, Any]] = []
    wanting, left = list(truth), list(given)
    tests = (
        lambda a, b: a["number"] == b["number"] and key(b["title"]) in _title_keys(a) and a["group"] == b["group"],
        lambda a, b: a["number"] == b["number"] and a["group"] == b["group"],
        lambda a, b: key(b["title"]) in _title_keys(a),
        lambda a, b: a["number"] == b["number"],
    )
    for test in tests:
        rest = []
        for item in wanting:
            found = next((other for other in left if test(item, other)), None)
            if found is None:
                rest.append(item)
            else:
                left.remove(found)
                pairs.append((item, found))
        wanting = rest
    return pairs + [(item, None) for item in wanting] + [(None, other) for other in left]


def _indicators(score: Score, truth: list[dict[str, Any]], given: list[dict[str, Any]]) -> None:
    for want, have in _match_indicators(truth, given):
        if want is None:
            score.compare("indicator.number", None, have["number"] or "none", have["title"])
            _measurements(score, [], have["measurements"], have["title"])
            if have["verdict"]:
                score.compare("indicator.verdict.code", None, have["verdict"]["code"], have["title"])
            continue
        line = f"{want['number']} {want['title']}"
        verdict = want["verdict"] or {}
        if have is None:
            score.compare("indicator.number", want["number"] or "none", None, line)
            score.compare("indicator.title", want["title"], None, line)
            score.compare("indicator.verdict.code", verdict.get("code"), None, line)
            _measurements(score, want["measurements"], [], line)
            continue
        score.compare("indicator.number", want["number"] or "none", have["number"] or "none", line)
        score.compare("indicator.group", want["group"], have["group"], line)
        score.compare("indicator.title", want["title"], have["title"], line)
        found = have["verdict"] or {}
        score.compare(
            "indicator.verdict.code", verdict.get("code"), found.get("code"), f"{line} | {verdict.get('text')}"
        )
        if verdict and found and verdict["text"] != ANY:
            want_text, have_text = key(verdict["text"]).strip(" .;"), key(found["text"]).strip(" .;")
            # of a sentence (`Đạt chỉ tiêu đại hội.`) its first words are enough
            right = want_text == have_text or (len(want_text.split()) > 4 and want_text.startswith(have_text))
            score.compare("indicator.verdict.text", want_text, want_text if right else have_text, line)
        if want["evidence"] != ANY:
            score.compare_bags(
                "indicator.evidence", map(_evidence, want["evidence"]), map(_evidence, have["evidence"]), line
            )
        if want.get("citations", ANY) != ANY:
            score.compare_bags(
                "indicator.citations",
                {printed_key(n) for n in want["citations"]},
                {printed_key(n) for n in have["citations"] if n and not n.startswith("Luật")},
                line,
            )
        _measurements(score, want["measurements"], have["measurements"], line)


def _evidence(text: str) -> str:
    return key(_BULLET.sub("", text.strip()))


def _figures(fact: dict[str, Any]) -> set[float]:
    return {round(float(fact[name]), 6) for name in (*_VALUES, "percent") if fact.get(name) is not None}


def _measurements(score: Score, truth: list[dict[str, Any]], given: list[dict[str, Any]], line: str) -> None:
    left = list(given)
    pairs: list[tuple[dict[str, Any], dict[str, Any] | None]] = []
    # optional facts take what the others leave over
    wanting = sorted(truth, key=lambda fact: bool(fact.get("optional")))
    tests = (
        lambda a, b: a["kind"] == b["kind"] and _figures(a) == _figures(b) and a["role"] in (b["role"], ANY),
        lambda a, b: a["kind"] == b["kind"] and _figures(a) == _figures(b),
        lambda a, b: bool(_figures(a) & _figures(b)),
    )
    for test in tests:
        rest = []
        for fact in wanting:
            found = next((other for other in left if test(fact, other)), None)
            if found is None:
                rest.append(fact)
            else:
                left.remove(found)
                pairs.append((fact, found))
        wanting = rest
    for fact, found in pairs + [(fact, None) for fact in wanting]:
        if fact.get("optional"):
            continue
        where = f"{line} | {fact.get('line', '')}"
        other = found or {}
        score.compare("measurement.kind", fact["kind"], other.get("kind"), where)
        if found is None:
            score.compare("measurement.values", _numbers(fact), None, where)
            score.compare("measurement.percent", fact.get("percent"), None, where)
            continue
        score.compare("measurement.role", fact["role"], found["role"], where)
        score.compare("measurement.comparator", fact["comparator"], found["comparator"], where)
        score.compare("measurement.percent", fact.get("percent"), found.get("percent"), where)
        want = _numbers(fact)
        if want or _numbers(found):
            score.compare("measurement.values", want, _numbers(found), where)
        _unit(score, fact["unit"], found.get("unit"), where)
    for other in left:
        score.compare("measurement.kind", None, other["kind"], f"{line} | {other.get('text', '')}")


def _numbers(fact: dict[str, Any]) -> str:
    return " ".join(f"{name}={float(fact[name]):g}" for name in _VALUES if fact.get(name) is not None)


def _unit(score: Score, expected: Any, given: Any, line: str) -> None:
    """A compound noun's unit may be its head: `điểm` for `điểm bưu điện`."""
    if expected == ANY:
        return
    options = expected if isinstance(expected, tuple) else (expected,)
    if given is not None:
        for option in options:
            if option and key(option) != key(given):
                short, long = sorted((key(option), key(given)), key=len)
                if re.match(rf"{re.escape(short)}[ ,]", long) and not long[len(short) :].startswith(" đồng"):
                    score.fields["measurement.unit"].tp += 1
                    return
    score.compare("measurement.unit", expected, given, line, fold=True)


def _citations(score: Score, truth: list[dict[str, Any]], given: list[dict[str, Any]]) -> None:
    left = list(given)
    for want in truth:
        number = want["number"]
        if number is None:
            found = next((c for c in left if c["number"] is None and c["issued_on"] == want["issued_on"]), None)
        else:
            found = next((c for c in left if c["number"] and printed_key(c["number"]) == printed_key(number)), None)
        line = want.get("line", "")
        score.compare(
            "citation.number",
            number or "none",
            found and (printed_key(number) == printed_key(found["number"]) and number if number else "none"),
            line,
        )
        if found is None:
            continue
        left.remove(found)
        kinds = _TYPES.get(want["type"], {want["type"]})
        score.compare("citation.type", want["type"], want["type"] if found["type"] in kinds else found["type"], line)
        score.compare("citation.issued_on", want["issued_on"], found["issued_on"], line)
        score.compare("citation.issuer", _opt(want["issuer"], issuer_key), _opt(found["issuer"], issuer_key), line)
    for other in left:
        score.compare("citation.number", None, other["number"] or f"{other['type']} {other['issued_on']}")


def _finding_keys(findings: list[dict[str, Any]]) -> set[tuple[str, str | None]]:
    return {(finding["code"], finding.get(_PLACED_BY.get(finding["code"], ""))) for finding in findings}


def _findings(score: Score, truth: list[dict[str, Any]], given: list[dict[str, Any]]) -> None:
    optional = _finding_keys([finding for finding in truth if finding.get("optional")])
    want = _finding_keys([finding for finding in truth if not finding.get("optional")])
    serious = [
        finding for finding in given if finding["severity"] != "info" or (finding["code"] in {code for code, _ in want})
    ]
    have = _finding_keys(serious) - (optional - want)
    score.compare_bags("finding", want, have)
    false = have - want
    score.false_findings = [f for f in serious if _finding_keys([f]) & false]
