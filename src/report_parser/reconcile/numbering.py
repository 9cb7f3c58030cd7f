"""Gaps and repeats in the numbering of a group's indicators, and of the groups themselves."""

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence

from report_parser.model import Finding, Indicator, Span
from report_parser.reconcile.subject import Subject


def _parts(number: str | None) -> tuple[int, ...] | None:
    if number is None:
        return None
    pieces = number.split(".")
    return tuple(int(piece) for piece in pieces) if all(piece.isdigit() for piece in pieces) else None


def check_numbering(subject: Subject) -> Iterator[Finding]:
    """`7.4` then `7.4.3`, `1.2` twice: skipped and repeated numbers among the indicators of one group."""
    rows: dict[tuple[int, tuple[str, ...]], list[Indicator]] = {}
    # Groups without numbers are told apart by their places: each may count from 1.
    unnumbered = sorted((group.span.block, group.span.start) for group in subject.groups if group.number is None)
    for indicator in subject.indicators:
        place = (indicator.span.block, indicator.span.start)
        at = bisect_right(unnumbered, place) if indicator.group is None else 0
        rows.setdefault((at, (indicator.group or "", *indicator.path[:-1])), []).append(indicator)
    # `1.1` may be a group of its own among the indicators of group 1.
    groups = {parts for group in subject.groups if (parts := _parts(group.number))}
    before: tuple[int, ...] | None = None
    for siblings in rows.values():
        first, last = _parts(siblings[0].number), _parts(siblings[-1].number)
        # Criteria are often numbered through from group to group: 1 to 3, then 4 to 9.
        goes_on = first is not None and len(first) == 1 and before is not None and first[0] > before[0]
        yield from _check_row(siblings, before if goes_on else None, groups)
        before = last if last is not None and len(last) == 1 else None


def _check_row(
    siblings: Sequence[Indicator], previous: tuple[int, ...] | None, groups: Container[tuple[int, ...]]
) -> Iterator[Finding]:
    seen: dict[tuple[int, ...], Span] = {}
    for one in siblings:
        parts = _parts(one.number)
        if parts is None:
            previous = None
            continue
        if parts in seen:
            yield Finding(
                code="number-repeated",
                severity="warning",
                message=f"The number {one.number} stands twice",
                group=one.group,
                indicator=one.number,
                spans=(seen[parts], one.span),
            )
        else:
            seen[parts] = one.span
            level = len(parts) - 1
            goes_on = previous is not None and len(previous) > level and previous[:level] == parts[:level]
            expected = (*parts[:-1], previous[level] + 1 if previous is not None and goes_on else 1)
            while expected in groups and len(expected) > 1 and expected < parts:
                expected = (*expected[:-1], expected[-1] + 1)
            if parts[-1] > expected[-1] and (previous is not None or len(parts) > 1):
                missing = ".".join(map(str, expected))
                yield Finding(
                    code="number-gap",
                    severity="info",
                    message=f"The numbering goes on with {one.number} where {missing} was expected",
                    group=one.group,
                    indicator=one.number,
                    reported=one.number,
                    counted=missing,
                    spans=(one.span,),
                )
        previous = parts
