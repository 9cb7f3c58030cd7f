"""Two facts of one kind compared, part by part."""

from collections import Counter
from collections.abc import Iterator, Sequence

from report_parser.diff.changes import Change, ChangeKind, What
from report_parser.diff.matching import fold_text, without_figures
from report_parser.model import Citation, Finding, Group, Indicator, Measurement, Number, Overall, Report, ReportedCount

Where = tuple[str | None, str | None]
"""The number and title of what a change is of."""
NOWHERE: Where = (None, None)


def _change(
    what: What, field: str | None, old: Number | str | None, new: Number | str | None, where: Where = NOWHERE
) -> Iterator[Change]:
    """The change from one value to another, if it is one."""
    before, after = (None if value is None else str(value) for value in (old, new))
    if before == after or (before is not None and after is not None and fold_text(before) == fold_text(after)):
        return
    kind: ChangeKind = "gained" if before is None else "lost" if after is None else "changed"
    yield Change(kind, what, field, *where, before, after)


def compare_documents(old: Report, new: Report) -> Iterator[Change]:
    """The reports' own heads."""
    documents = (old.document, new.document)
    for field in ("type", "number", "issued_on", "issuer", "title", "published_at"):
        before, after = (getattr(one, field) for one in documents)
        yield from _change("document", field, before, after)
    for field in ("label", "start", "end"):
        before, after = (getattr(one.period, field, None) for one in documents)
        yield from _change("document", f"period.{field}", before, after)
    for field in ("name", "level", "district", "province", "code"):
        before, after = (getattr(one.place, field, None) for one in documents)
        yield from _change("document", f"place.{field}", before, after)


def compare_profiles(old: Report, new: Report) -> Iterator[Change]:
    """The commune's basic figures."""
    before, after = ({one.name: f"{one.value} {one.unit or ''}".strip() for one in each.profile} for each in (old, new))
    for name in dict.fromkeys([*before, *after]):
        yield from _change("profile", name, before.get(name), after.get(name))


def compare_groups(old: Group | None, new: Group | None) -> Iterator[Change]:
    """A heading with its own verdict and totals; totals that come and go with their group are no changes of their own."""
    if old is None or new is None:
        for kind, one in (("lost", old), ("gained", new)):
            if one is not None:
                name = one.title or one.number or ""
                values = (name, None) if kind == "lost" else (None, name)
                yield Change("lost" if kind == "lost" else "gained", "group", None, one.number, one.title, *values)
        return
    where = (new.number, new.title)
    yield from _change("group", "number", old.number, new.number, where)
    yield from _change("group", "title", old.title, new.title, where)
    yield from _change("verdict", "group", _verdict(old), _verdict(new), where)
    yield from compare_totals(old, new, where)


def _verdict(one: Group | Indicator) -> str | None:
    return one.verdict.text if one.verdict else None


def compare_totals(old: Group | Overall, new: Group | Overall, where: Where = NOWHERE) -> Iterator[Change]:
    """The printed totals of a group or of the report."""
    before, after = ({line.verdict: _count(line) for line in one.reported} for one in (old, new))
    for verdict in dict.fromkeys([*before, *after]):
        yield from _change("total", verdict, before.get(verdict), after.get(verdict), where)
    yield from _change("score", None, _score(old), _score(new), where)


def _count(line: ReportedCount) -> str:
    percent = "" if line.percent is None else f" ({line.percent:g}%)"
    return (f"{line.count}" if line.total is None else f"{line.count}/{line.total}") + percent


def _score(one: Group | Overall) -> str | None:
    return f"{one.score.value}/{one.score.maximum}" if one.score else None


def compare_indicators(old: Indicator | None, new: Indicator | None, cited: set[str | None]) -> Iterator[Change]:
    """One indicator in both reports; `cited` are the documents that both cite somewhere. A document that only one cites
    is a change of the report's citations and not of this indicator too."""
    if new is None:
        if old is not None:
            yield Change("lost", "indicator", None, old.number, old.title, old.title, None)
        return
    where = (new.number, new.title)
    if old is None:
        yield Change("gained", "indicator", None, *where, None, new.title)
        return
    measured = list(compare_measurements(old.measurements, new.measurements, where))
    yield from _change("indicator", "number", old.number, new.number, where)
    if not measured or without_figures(old.title) != without_figures(new.title):
        yield from _change("indicator", "title", old.title, new.title, where)
    yield from _change("verdict", None, _verdict(old), _verdict(new), where)
    yield from measured
    for name in old.citations:
        if name in cited and name not in new.citations:
            yield Change("lost", "citation", None, *where, name, None)
    for name in new.citations:
        if name in cited and name not in old.citations:
            yield Change("gained", "citation", None, *where, None, name)
    told = [value for change in measured for value in (change.old, change.new) if value]
    told += set(old.citations) ^ set(new.citations)
    yield from _compare_evidence(old.evidence, new.evidence, told, [*told, *old.citations], where)


def compare_measurements(
    old: Sequence[Measurement], new: Sequence[Measurement], where: Where = NOWHERE
) -> Iterator[Change]:
    """Figures that one report has and the other has not; of one kind, role and unit they are taken for one changed."""
    before, after = Counter(map(_figure, old)), Counter(map(_figure, new))
    gone, come = before - after, after - before
    lost = [one for one in old if _take(gone, one)]
    gained = [one for one in new if _take(come, one)]
    for one in lost:
        fits = [other for other in gained if (other.kind, other.role, other.unit) == (one.kind, one.role, one.unit)]
        fits = fits or [other for other in gained if (other.kind, other.role) == (one.kind, one.role)]
        if fits:
            gained.remove(fits[0])
            yield Change("changed", "measurement", one.role, *where, one.text, fits[0].text)
        else:
            yield Change("lost", "measurement", one.role, *where, one.text, None)
    for one in gained:
        yield Change("gained", "measurement", one.role, *where, None, one.text)


def _figure(one: Measurement) -> tuple[object, ...]:
    numbers = (one.numerator, one.denominator, one.percent, one.low, one.high, one.value, one.maximum)
    return (one.kind, one.role, one.comparator, one.unit, *numbers)


def _take(counts: Counter[tuple[object, ...]], one: Measurement) -> bool:
    """Whether a figure is among those that are left, of which it is then taken."""
    counts[_figure(one)] -= 1
    return counts[_figure(one)] >= 0


def _compare_evidence(
    old: Sequence[str], new: Sequence[str], told: list[str], told_of_figures: list[str], where: Where
) -> Iterator[Change]:
    """Sentences that came, went or were reworded; not those whose change is told already: as a figure or a citation,
    and where only figures of the sentence differ also as a date of what it cites."""
    known = [{fold_text(text) for text in side} for side in (old, new)]
    lost = [text for text in old if fold_text(text) not in known[1]]
    gained = [text for text in new if fold_text(text) not in known[0]]
    for text in list(lost):
        same = [other for other in gained if without_figures(other) == without_figures(text)]
        if same:
            lost.remove(text)
            gained.remove(same[0])
            if not _told(text, told_of_figures):
                yield Change("changed", "evidence", None, *where, text, same[0])
    yield from (Change("lost", "evidence", None, *where, text, None) for text in lost if not _told(text, told))
    yield from (Change("gained", "evidence", None, *where, None, text) for text in gained if not _told(text, told))


def _told(text: str, told: list[str]) -> bool:
    return any(fold_text(one) in fold_text(text) for one in told)


def compare_citations(old: Sequence[Citation], new: Sequence[Citation]) -> Iterator[Change]:
    """The documents that the reports cite."""
    before, after = ({one.number or one.spans[0].text: one for one in side} for side in (old, new))
    for name in dict.fromkeys([*before, *after]):
        if name not in after:
            yield Change("lost", "citation", None, None, None, name, None)
        elif name not in before:
            yield Change("gained", "citation", None, None, None, None, name)
        else:
            for field in ("type", "issued_on", "issuer", "subject"):
                old_value, new_value = (getattr(side[name], field) for side in (before, after))
                yield from _change("citation", field, old_value, new_value, (name, None))


def compare_findings(old: Sequence[Finding], new: Sequence[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings that only the new report has, and those that only the old one has."""
    before, after = ({_finding(one): one for one in side} for side in (old, new))
    gained = tuple(one for key, one in after.items() if key not in before)
    return gained, tuple(one for key, one in before.items() if key not in after)


def _finding(one: Finding) -> tuple[object, ...]:
    return (one.code, one.group, one.indicator, one.verdict, one.reported, one.counted)
