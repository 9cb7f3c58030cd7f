"""The evaluation itself: reports are made the same each time, and the score tells right from wrong."""

import copy
import hashlib
import tomllib
from typing import Any

import pytest

from tests.eval.case import ANY
from tests.eval.generate import generate
from tests.eval.render import flow
from tests.eval.run import FORMATS, Outcome, evaluate, evaluate_corpus
from tests.eval.score import score_report
from tests.eval.written import TRUTHS, find_sources, read_truth
from tests.make.corpus import CORPUS, FILES

SEEDS = range(1, 61)


def settled(value: Any) -> Any:
    """The truth as an extraction could give it: open values left out, the first of several taken."""
    if isinstance(value, dict):
        return {name: settled(part) for name, part in value.items()}
    if isinstance(value, list):
        return [settled(part) for part in value if not (isinstance(part, dict) and part.get("optional"))]
    if isinstance(value, tuple):
        return settled(value[0])
    return None if value == ANY else value


def as_given(truth: dict[str, Any]) -> dict[str, Any]:
    given: dict[str, Any] = settled(truth)
    for finding in given["findings"]:
        finding.update(severity="warning", message="")
    for group in (*given["groups"], given["overall"]):
        group["counted"] = group["counted"] or {}
    for group in given["groups"]:
        group["title"] = group["title"] or ""
    for indicator in given["indicators"]:
        indicator["evidence"] = indicator["evidence"] or []
        if indicator["verdict"]:
            indicator["verdict"]["text"] = indicator["verdict"]["text"] or "X"
            indicator["verdict"]["code"] = indicator["verdict"]["code"] or "unknown"
    return given


@pytest.mark.parametrize("seed", SEEDS)
def test_the_truth_scores_itself_as_perfect(seed: int) -> None:
    truth = generate(seed).truth
    score = score_report(truth, as_given(truth))
    assert score.misses == []
    assert score.micro().tp > 20


@pytest.mark.parametrize("seed", SEEDS)
def test_a_report_states_what_its_truth_says(seed: int) -> None:
    case = generate(seed)
    text = "\n".join(flow(case)).casefold()
    for indicator in case.truth["indicators"]:
        title = indicator["title"] if isinstance(indicator["title"], str) else indicator["title"][-1]
        assert title.casefold() in text
        verdict = indicator["verdict"]
        if verdict and verdict["text"] != ANY:
            assert verdict["text"].casefold() in text
    for group in case.truth["groups"]:
        for row in group["reported"]:
            assert f"{row['count']}/{row['total']}" in text or f"{row['count']:02d}/{row['total']:02d}" in text
            assert row["total"] == len(group["indicators"])


@pytest.mark.parametrize("seed", [3, 17])
def test_the_same_seed_gives_the_same_report(seed: int) -> None:
    assert generate(seed).paragraphs == generate(seed).paragraphs
    assert generate(seed).truth == generate(seed).truth


def test_each_wrong_value_is_a_miss_of_its_field() -> None:
    case = next(case for seed in SEEDS if (case := generate(seed, family="digital")).traits[1] == "prose")
    right = as_given(case.truth)
    wrong = copy.deepcopy(right)
    wrong["document"]["number"] = "1/XX-YY"
    wrong["indicators"][0]["verdict"]["code"] = "not_applicable"
    wrong["indicators"].pop()
    wrong["citations"].pop()
    wrong["findings"].append({"code": "percent-mismatch", "severity": "warning", "message": "", "indicator": "9"})
    score = score_report(case.truth, wrong)
    assert {miss.field for miss in score.misses} >= {
        "document.number", "indicator.verdict.code", "indicator.number", "citation.number", "finding",
    }  # fmt: skip
    assert len(score.false_findings) == 1
    assert score.micro().f1() < 1


@pytest.mark.parametrize("path", sorted(TRUTHS.glob("*.json")), ids=lambda path: path.stem)
def test_a_written_truth_is_whole(path: Any) -> None:
    truth = read_truth(path)
    score = score_report(truth, as_given(truth))
    assert score.misses == []
    numbers = [indicator["number"] for indicator in truth["indicators"]]
    assert numbers == [number for group in truth["groups"] for number in group["indicators"]]
    for group in truth["groups"]:
        own = [i for i in truth["indicators"] if i["group"] == group["number"] and i["verdict"]]
        assert sum(group["counted"].values()) == len(own)


def test_every_file_of_the_corpus_has_a_truth() -> None:
    assert {source.parent.name for source, _ in find_sources()} == {
        path.parent.name for path in CORPUS.glob("*/*/source.*")
    }


@pytest.mark.parametrize("folder", FILES)
def test_a_corpus_file_is_what_its_meta_says(folder: str) -> None:
    name, make, *_ = FILES[folder]
    data = (CORPUS / folder / name).read_bytes()
    meta = tomllib.loads((CORPUS / folder / "meta.toml").read_text("utf-8"))
    assert hashlib.sha256(data).hexdigest() == meta["sha256"]
    if not name.endswith((".pdf", ".docx")):  # whose bytes hang on the versions of the libraries that write them
        assert make() == data


# Floors for 24 reports in four formats, under what was measured when they were set (0.9965 over all, the worst format
# 0.9956, the worst of these fields 0.98): a fall below them is a fault, not chance, since the reports are always the same.
FLOOR = 0.99
FIELD_FLOORS = {
    "document.number": 0.99, "document.issued_on": 0.99, "indicator.number": 0.99, "indicator.title": 0.98,
    "indicator.verdict.code": 0.99, "group.reported": 0.99, "overall.reported": 0.98, "measurement.values": 0.98,
    "measurement.kind": 0.96, "measurement.role": 0.98, "citation.number": 0.98, "finding": 0.94,
}  # fmt: skip
FALSE_FINDINGS = 1
"""On the sample's 76 consistent readings; the aim is none."""


@pytest.fixture(scope="module")
def sample() -> Outcome:
    return evaluate(24, list(FORMATS), first_seed=1)


def test_every_generated_file_is_read(sample: Outcome) -> None:
    assert sample.errors == []


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_is_read_worse_than_its_floor(sample: Outcome, form: str) -> None:
    assert sample.by_format[form].micro().f1() >= FLOOR


@pytest.mark.parametrize("name", FIELD_FLOORS)
def test_no_field_is_read_worse_than_its_floor(sample: Outcome, name: str) -> None:
    tally = sample.total().fields[name]
    assert tally.tp > 10
    assert tally.f1() >= FIELD_FLOORS[name]


def test_consistent_reports_give_next_to_no_finding(sample: Outcome) -> None:
    assert sample.consistent > 50
    assert len(sample.false_findings) <= FALSE_FINDINGS, sample.false_findings


@pytest.fixture(scope="module")
def corpus() -> Outcome:
    return evaluate_corpus()


def test_the_corpus_is_read_as_its_readers_read_it(corpus: Outcome) -> None:
    assert corpus.errors == []
    assert len(corpus.by_format) == len(FILES) + 1
    for name, score in corpus.by_format.items():
        misses = [miss for place, miss in corpus.misses if place == name]
        if "canh-nang" in name:
            assert misses == []
        assert score.micro().f1() >= 0.93, misses  # the plan's roles are the worst, at 0.9368
