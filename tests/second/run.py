"""Has the second generator's reports read in each format, and adds up the scores."""

import json
from typing import Any

from tests.eval.case import ANY, Case
from tests.eval.render import flow, render
from tests.eval.run import EMPTY, Outcome
from tests.eval.score import Score, score_report
from tests.second.build import generate
from tests.second.wide import generate_wide
from tests.second.written import find_reports


def evaluate(
    reports: int, formats: list[str], first_seed: int = 1, family: str | None = None, *, wide: bool = False
) -> Outcome:
    """`reports` generated reports, each in every format; what cannot be read counts as empty and is named."""
    outcome = Outcome({form: Score() for form in formats})
    for seed in range(first_seed, first_seed + reports):
        case = generate_wide(seed, family) if wide else generate(seed, family)
        for form in formats:
            _score(outcome, case, form)
    return outcome


def _score(outcome: Outcome, case: Case, form: str) -> None:
    from report_parser.pipeline import extract_bytes

    file = render(case, form)
    try:
        given: dict[str, Any] = extract_bytes(file.data, file.name).to_dict()
    except Exception as error:  # the score must go on; the error is printed
        outcome.errors.append(f"{case.name} {form}: {type(error).__name__}: {error}")
        given = EMPTY
    # The reports state no profile; what stands there by chance is not asked.
    given = {**given, "profile": []}
    _fill_open(case.truth, given)
    score = score_report(case.truth, given, copies=file.copies, published_on=file.published_on)
    outcome.by_format[form].add(score)
    place = f"{case.name} {form} {' '.join(case.traits)}"
    outcome.misses += [(place, miss) for miss in score.misses]
    if case.truth["findings"] != ANY:
        outcome.consistent += 1
        outcome.false_findings += [(place, f"{f['code']}: {f['message']}") for f in score.false_findings]


def dump(seed: int, family: str | None = None, *, wide: bool = False) -> None:
    """One report as unwrapped text, then its truth."""
    case = generate_wide(seed, family) if wide else generate(seed, family)
    print("\n".join(flow(case)), "\n")
    print(json.dumps(case.truth, ensure_ascii=False, indent=1))
    print(case.traits)


def _fill_open(truth: dict[str, Any], given: dict[str, Any]) -> None:
    """What the truth leaves open in lists is taken as given, so that the scorer asks nothing of it."""
    for want, have in [*zip(truth["groups"], given["groups"], strict=False), (truth["overall"], given["overall"])]:
        if want["reported"] == ANY:
            want["reported"] = have["reported"]
        if want.get("number") == ANY:
            want["number"] = have["number"]
            for item in truth["indicators"]:
                item["group"] = have["number"] if item["group"] == ANY else item["group"]
    for index, item in enumerate(truth["indicators"]):
        if item["title"] == ANY and index < len(given["indicators"]):
            item["title"] = given["indicators"][index]["title"]


def evaluate_written() -> Outcome:
    """The reports written by hand, as they stand; each is a column of its own."""
    from report_parser.pipeline import extract_bytes

    outcome = Outcome()
    for path, truth in find_reports():
        given = {**extract_bytes(path.read_bytes(), path.name).to_dict(), "profile": []}
        _fill_open(truth, given)
        score = score_report(truth, given)
        outcome.by_format[path.stem] = score
        outcome.misses += [(path.stem, miss) for miss in score.misses]
        outcome.consistent += 1
        outcome.false_findings += [(path.stem, f"{f['code']}: {f['message']}") for f in score.false_findings]
    return outcome
