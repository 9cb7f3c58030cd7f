"""The second generator's reports are read at least as well as they were when this floor was set."""

from tests.second.build import generate
from tests.second.run import evaluate, evaluate_written

FLOOR = 0.995
FIELD_FLOOR = 0.97
WIDE_FLOOR = 0.995
SAMPLE = 20


def test_generated_reports_stay_above_the_floor() -> None:
    outcome = evaluate(SAMPLE, ["text", "html", "docx", "pdf"])
    assert not outcome.errors
    assert not outcome.false_findings
    score = outcome.total()
    assert score.micro().f1() >= FLOOR
    low = {name: tally.f1() for name, tally in score.fields.items() if tally.f1() < FIELD_FLOOR}
    assert not low


def test_further_forms_stay_above_the_floor() -> None:
    outcome = evaluate(15, ["text", "html", "docx", "pdf"], wide=True)
    assert not outcome.errors
    assert outcome.total().micro().f1() >= WIDE_FLOOR


def test_written_reports_stay_above_the_floor() -> None:
    outcome = evaluate_written()
    low = {name: score.micro().f1() for name, score in outcome.by_format.items() if score.micro().f1() < 0.99}
    assert not low
    assert outcome.total().micro().f1() >= 0.995


def test_the_same_seed_gives_the_same_report() -> None:
    assert generate(5) == generate(5)
    assert generate(5).paragraphs != generate(6).paragraphs
