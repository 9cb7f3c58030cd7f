"""One or two errors put into reports that agree: the wrong values are named first; brute force knows no fewer."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

import pytest

from report_parser.model import Report, Span
from report_parser.pipeline import extract_bytes
from report_parser.reconcile.contradictions import name_contradictions
from report_parser.reconcile.suspects import Correction, Suspect, find_suspects
from tests.make.facts import WORDS, Described, GroupMade, ItemMade, describe, render, totals

CODES = list(WORDS)


@dataclass(frozen=True)
class Site:
    """A printed value: a totals line's count or total, or a verdict; `group` None: of the whole report."""

    kind: str
    group: int | None
    place: int


def sites(described: Described) -> Iterator[Site]:
    for at, group in enumerate(described.groups):
        for place, (_, _, total) in enumerate(group.reported):
            yield Site("count", at, place)
            if total is not None:
                yield Site("total", at, place)
        yield from (Site("verdict", at, place) for place, item in enumerate(group.items) if item.verdict)
    for place in range(len(described.overall)):
        yield Site("count", None, place)
        yield Site("total", None, place)


def put_wrong(described: Described, site: Site, made: random.Random) -> Described:
    """The description with another value at the site."""

    def change(lines):
        verdict, count, total = lines[site.place]
        if site.kind == "count":
            count = made.choice(
                [
                    new
                    for new in (count - 2, count - 1, count + 1, count + 2, made.randint(0, total))
                    if new >= 0 and new != count
                ]
            )
        else:
            total = made.choice(
                [
                    new
                    for new in (total - 1, total + 1, total + 10, made.randint(1, total + 5))
                    if new > 0 and new != total
                ]
            )
        return (*lines[: site.place], (verdict, count, total), *lines[site.place + 1 :])

    if site.group is None:
        return replace(described, overall=change(described.overall))
    group = described.groups[site.group]
    if site.kind == "verdict":
        item = group.items[site.place]
        used = {one.verdict for each in described.groups for one in each.items} | {"met", "not_met"}
        verdict = made.choice([code for code in CODES if code in used and code != item.verdict])
        items = (*group.items[: site.place], replace(item, verdict=verdict), *group.items[site.place + 1 :])
        group = replace(group, items=items)
    else:
        group = replace(group, reported=change(group.reported))
    return replace(described, groups=(*described.groups[: site.group], group, *described.groups[site.group + 1 :]))


def place_of(site: Site, report: Report, described: Described) -> Span:
    if site.group is None:
        return report.overall.reported[site.place].span
    if site.kind == "verdict":
        number = described.groups[site.group].items[site.place].number
        return next(one.verdict.span for one in report.indicators if one.number == number and one.verdict)
    return report.groups[site.group].reported[site.place].span


def names(suspect: Suspect, wanted: list[tuple[str, Span]], exactly: bool = False) -> bool:
    """Whether a suspect is these values and no others; of verdicts that cannot be told apart any will do."""
    left = list(suspect.corrections)
    for kind, span in wanted:
        fits = [one for one in left if one.kind == kind and (span == one.span or (span in one.any_of and not exactly))]
        if not fits:
            return False
        left.remove(fits[0])
    return not left


def silent(described: Described, made: random.Random) -> Described:
    """A quarter of the groups print only how many are met, as many reports do."""
    groups = [
        replace(group, reported=tuple(line for line in group.reported if line[0] == "met"))
        if made.random() < 0.25
        else group
        for group in described.groups
    ]
    return replace(described, groups=tuple(groups))


def share_named(reports: int, errors: int, seed: int, *, from_text: bool = False) -> tuple[float, float]:
    """How often the wrong values are named first: as such, and exactly where verdicts cannot be told apart. Either the
    facts are given, or the report is read from its text."""
    made = random.Random(seed)
    done = named = exact = 0
    while done < reports:
        described = silent(describe(made), made)
        wrong = made.sample(list(sites(described)), errors)
        changed = described
        for site in wrong:
            changed = put_wrong(changed, site, made)
        text, report = render(changed)
        read = extract_bytes(text.encode(), "report.txt") if from_text else report
        found = name_contradictions(read).suspects
        if not found and errors == 1:
            assert from_text  # a group's total that fits the whole report is read as the whole report's
        elif not found:  # two errors that undo each other: nothing contradicts itself
            continue
        done += 1
        wanted = [(site.kind, place_of(site, report, changed)) for site in wrong]
        named += bool(found) and names(found[0], wanted)
        exact += bool(found) and names(found[0], wanted, exactly=True)
    return named / done, exact / done


@pytest.mark.parametrize("reports", [300, pytest.param(10_000, marks=pytest.mark.long)])
def test_one_wrong_value_is_named_first(reports):
    named, exact = share_named(reports, 1, seed=1)
    assert named >= 0.95
    assert exact >= 0.75


@pytest.mark.parametrize("reports", [200, pytest.param(10_000, marks=pytest.mark.long)])
def test_two_wrong_values_are_named_first(reports):
    named, exact = share_named(reports, 2, seed=2)
    assert named >= 0.85
    assert exact >= 0.5


@pytest.mark.parametrize("reports", [60, pytest.param(2_000, marks=pytest.mark.long)])
@pytest.mark.parametrize(("errors", "least"), [(1, 0.95), (2, 0.85)])
def test_they_are_named_in_reports_that_are_read_from_their_text(reports, errors, least):
    assert share_named(reports, errors, seed=10 + errors, from_text=True)[0] >= least


@pytest.mark.parametrize("reports", [200, pytest.param(10_000, marks=pytest.mark.long)])
def test_none_is_named_in_reports_that_agree(reports):
    made = random.Random(3)
    for _ in range(reports):
        report = render(silent(describe(made), made))[1]
        assert find_suspects(report.groups, report.overall, report.indicators) == []


def fewest_by_force(report: Report, verdicts: list[str], more: int = 1) -> int:
    """The size of the smallest set of corrections, by trying every verdict for every indicator, and up to so many
    indicators more in each group."""
    groups = [[one for one in report.indicators if one.group == group.number] for group in report.groups]
    ways = []
    for items in groups:
        found: dict[tuple[int, tuple[int, ...]], int] = {}
        for added in range(more + 1):
            for chosen in product(verdicts, repeat=len(items) + added):
                cost = added + sum(
                    one.verdict.code != code for one, code in zip(items, chosen, strict=False) if one.verdict
                )
                key = (len(chosen), tuple(chosen.count(code) for code in verdicts))
                found[key] = min(cost, found.get(key, cost))
        ways.append(found)
    best = None
    for chosen in product(*[way.items() for way in ways]):
        cost = sum(one[1] for one in chosen)
        whole: Counter[str] = Counter()
        size = 0
        for group, ((many, counts), _) in zip(report.groups, chosen, strict=True):
            own = dict(zip(verdicts, counts, strict=True))
            whole.update(own)
            size += many
            for line in group.reported:
                cost += (line.count != own.get(line.verdict, 0)) + (line.total != many)
        for line in report.overall.reported:
            cost += (line.count != whole[line.verdict]) + (line.total != size)
        best = cost if best is None else min(best, cost)
    assert best is not None
    return best


@pytest.mark.parametrize("seed", range(40))
def test_brute_force_knows_no_smaller_set(seed):
    made = random.Random(seed)
    verdicts = ["met", "in_progress"] if seed % 2 else ["met", "in_progress", "not_met"]
    groups = []
    for at in range(2):
        items = tuple(
            ItemMade(f"{at}.{place}", f"Chỉ tiêu {place}", made.choice(verdicts)) for place in range(made.randint(1, 3))
        )
        groups.append(GroupMade(str(at), "Xã hội số", items, totals(items)))
    described = Described(groups=tuple(groups), overall=totals(tuple(one for group in groups for one in group.items)))
    for site in made.sample(list(sites(described)), made.randint(1, 3)):
        described = put_wrong(described, site, made)
    report = render(described)[1]
    used = sorted(
        {one.verdict.code for one in report.indicators}
        | {line.verdict for group in report.groups for line in group.reported}
    )
    found = find_suspects(report.groups, report.overall, report.indicators)
    fewest = fewest_by_force(report, used)
    assert (len(found[0].corrections) if found else 0) == fewest
    assert all(mended(report, one.corrections) for one in found)


def mended(report: Report, corrections: tuple[Correction, ...]) -> bool:
    """Whether everything agrees once the corrections are made."""
    counts = {
        group.number: Counter(one.verdict.code for one in report.indicators if one.group == group.number)
        for group in report.groups
    }
    for one in corrections:
        if one.kind == "verdict":
            counts[one.group][one.verdict] -= 1
            counts[one.group][one.should_be] += 1
        elif one.kind == "missing":
            counts[one.group][one.verdict] += 1
    fixed = {(one.kind, one.span): int(one.should_be) for one in corrections if one.kind in ("count", "total")}
    whole = sum(counts.values(), Counter())
    lines = [(line, counts[group.number]) for group in report.groups for line in group.reported]
    lines += [(line, whole) for line in report.overall.reported]
    return all(
        fixed.get(("count", line.span), line.count) == own[line.verdict]
        and fixed.get(("total", line.span), line.total) == sum(own.values())
        for line, own in lines
    )
