"""Generates reports, has them read in each format, and adds up the scores."""

import json
from dataclasses import dataclass, field

from tests.eval.generate import generate
from tests.eval.render import RENDERERS, flow, render
from tests.eval.score import FIELDS, Miss, Score, Tally, score_report
from tests.eval.written import find_sources, name_of, page_of

FORMATS = tuple(RENDERERS)


@dataclass(slots=True)
class Outcome:
    """The scores by format, the misses with their place (`case format`), and what could not be read at all."""

    by_format: dict[str, Score] = field(default_factory=dict)
    misses: list[tuple[str, Miss]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    consistent: int = 0
    false_findings: list[tuple[str, str]] = field(default_factory=list)

    def total(self) -> Score:
        score = Score()
        for part in self.by_format.values():
            score.add(part)
        return score


EMPTY = {
    "document": dict.fromkeys(("type", "number", "issued_on", "issuer", "title", "period", "place", "published_at")),
    "profile": [], "groups": [], "overall": {"reported": [], "counted": {}}, "indicators": [], "citations": [],
    "measurements": [], "findings": [], "source": {"copies": None},
}  # fmt: skip


def evaluate(reports: int, formats: list[str], first_seed: int, family: str | None = None) -> Outcome:
    """`reports` generated reports, each in every format. An unreadable one counts as empty and is named in `errors`."""
    from report_parser.pipeline import extract_bytes

    outcome = Outcome({form: Score() for form in formats})
    for seed in range(first_seed, first_seed + reports):
        case = generate(seed, family=family)
        for form in formats:
            file = render(case, form)
            try:
                given = extract_bytes(file.data, file.name).to_dict()
            except Exception as error:  # the score must go on; the error is printed
                outcome.errors.append(f"{case.name} {form}: {type(error).__name__}: {error}")
                given = EMPTY
            score = score_report(case.truth, given, copies=file.copies, published_on=file.published_on)
            outcome.by_format[form].add(score)
            place = f"{case.name} {form} {' '.join(case.traits[1:4])}"
            outcome.misses += [(place, miss) for miss in score.misses]
            if not [finding for finding in case.truth["findings"] if not finding.get("optional")]:
                outcome.consistent += 1
                outcome.false_findings += [(place, f"{f['code']}: {f['message']}") for f in score.false_findings]
    return outcome


def evaluate_corpus() -> Outcome:
    """The corpus against the truths that were written for it; each file is a column of its own."""
    from report_parser.pipeline import extract_bytes

    outcome = Outcome()
    for source, truth in find_sources():
        try:
            given = extract_bytes(source.read_bytes(), source.name).to_dict()
        except Exception as error:  # the score must go on; the error is printed
            outcome.errors.append(f"{name_of(source)}: {type(error).__name__}: {error}")
            given = EMPTY
        copies, published_on = page_of(source)
        score = score_report(truth, given, copies=copies, published_on=published_on)
        outcome.by_format[name_of(source)] = score
        outcome.misses += [(name_of(source), miss) for miss in score.misses]
        outcome.consistent += 1
        outcome.false_findings += [(name_of(source), f"{f['code']}: {f['message']}") for f in score.false_findings]
    return outcome


def format_lines(outcome: Outcome) -> str:
    """A line a file: its micro average."""
    lines = []
    for name, score in outcome.by_format.items():
        micro = score.micro()
        lines.append(f"{name:<58}{micro.tp:>6}{micro.fp:>5}{micro.fn:>5}{micro.f1():>9.4f}")
    lines += [f"  false finding, {place}: {text}" for place, text in outcome.false_findings]
    lines += [f"could not be read: {error}" for error in outcome.errors]
    return "\n".join(lines)


def format_table(outcome: Outcome) -> str:
    """A line a field and a format, then the micro averages."""
    total = outcome.total()
    forms = list(outcome.by_format)
    heads = f"{'right':>8}{'invented':>9}{'missed':>8}{'precision':>11}{'recall':>9}{'F1':>9}"
    lines = [f"{'field':<26}{heads}" + "".join(f"{form:>9}" for form in forms)]

    def row(name: str, tally: Tally, parts: list[Tally]) -> str:
        each = "".join(f"{part.f1():>9.4f}" for part in parts)
        rates = f"{tally.precision():>11.4f}{tally.recall():>9.4f}{tally.f1():>9.4f}"
        return f"{name:<26}{tally.tp:>8}{tally.fp:>9}{tally.fn:>8}{rates}{each}"

    for name in FIELDS:
        lines.append(row(name, total.fields[name], [outcome.by_format[form].fields[name] for form in forms]))
    lines.append(row("all (micro)", total.micro(), [outcome.by_format[form].micro() for form in forms]))
    lines.append(f"false findings on {outcome.consistent} consistent reports: {len(outcome.false_findings)}")
    lines += [f"  {place}: {text}" for place, text in outcome.false_findings[:10]]
    lines += [f"could not be read: {error}" for error in outcome.errors[:10]]
    return "\n".join(lines)


def dump(seed: int, family: str | None = None) -> None:
    """One report as unwrapped text, then its truth."""
    case = generate(seed, family=family)
    print("\n".join(flow(case)), "\n")
    print(json.dumps(case.truth, ensure_ascii=False, indent=1))
    print(case.traits, case.layout)
