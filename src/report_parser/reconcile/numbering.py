"""Gaps and repeats in the numbering of a group's indicators, and of the groups themselves."""

from collections.abc import Iterator, Sequence

from report_parser.model import Finding, Indicator, Span
from report_parser.reconcile.subject import Subject


def _parts(number: str | None) -> tuple[int, ...] | None:
    if number is None:
        return None
    pieces = number.split(".")
    return tuple(int(piece) for piece in pieces) if all(piece.isdigit() for piece in pieces) else None


def check_numbering(subject: Subject) -> Iterator[Finding]:
    """`7.4` then `7.4.3`, `1.2` twice: skipped and repeated numbers among the indicators of one group."""
    rows: dict[tuple[str, ...], list[Indicator]] = {}
    for indicator in subject.indicators:
        rows.setdefault((indicator.group or "", *indicator.path[:-1]), []).append(indicator)
    for siblings in rows.values():
        yield from _check_row(siblings)


def _check_row(siblings: Sequence[Indicator]) -> Iterator[Finding]:
    previous: tuple[int, ...] | None = None
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
