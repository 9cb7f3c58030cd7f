"""The report's own counts of its verdicts against the verdicts themselves, and its groups against its total."""

from collections.abc import Iterator, Mapping, Sequence

from report_parser.model import Finding, Group, Indicator, ReportedCount, VerdictCode
from report_parser.reconcile.subject import Subject


def _mismatch(code: str, reported: ReportedCount, counted: int, whose: str, group: str | None) -> Finding:
    return Finding(
        code=code,
        severity="warning",
        message=f"{whose} reports {reported.count} indicators as {reported.verdict.replace('_', ' ')}; its verdicts count {counted}",
        group=group,
        verdict=reported.verdict,
        reported=reported.count,
        counted=counted,
        spans=(reported.span,),
    )


def check_group_counts(subject: Subject) -> Iterator[Finding]:
    """`Chỉ tiêu đạt: 4/6` under a group whose verdicts count five, or whose indicators are not six."""
    for group in subject.groups:
        size = _size(subject, group)
        if not _judges(group.counted, size):
            continue
        for reported in group.reported:
            counted = group.counted.get(reported.verdict, 0)
            if _together(reported, group.reported) == counted:
                continue
            if reported.count != counted:
                yield _mismatch(
                    "group-count-mismatch", reported, counted, f"Group {group.number or group.title}", group.number
                )
            elif reported.total is not None and reported.total != size:
                yield Finding(
                    code="group-count-mismatch",
                    severity="warning",
                    message=f"Group {group.number or group.title} reports {reported.total} indicators in all; it lists {size}",
                    group=group.number,
                    verdict=reported.verdict,
                    reported=reported.total,
                    counted=size,
                    spans=(reported.span,),
                )


def _together(reported: ReportedCount, among: Sequence[ReportedCount]) -> int | None:
    """`vượt 02 chỉ tiêu, đạt 03 chỉ tiêu`: what one sentence counts under several words of one verdict, added up; None
    where it has one word only."""
    alike = [one.count for one in among if one.verdict == reported.verdict and one.span.block == reported.span.block]
    return sum(alike) if len(alike) > 1 else None


def _judges(counted: Mapping[VerdictCode, int], size: int) -> bool:
    """Whether most of the indicators have a verdict; where a few have one by the way, a count is of something else."""
    return bool(counted) and sum(counted.values()) * 2 >= size


def _size(subject: Subject, group: Group) -> int:
    return len(group.indicators) or sum(group.counted.values())


def _criteria(subject: Subject) -> dict[tuple[str, ...], list[Indicator]]:
    """The indicators by the criterion that they are parts of: `8.1` and `8.2` are criterion 8, `11` is one itself."""
    found: dict[tuple[str, ...], list[Indicator]] = {}
    for one in subject.indicators:
        at = next((place for place, label in enumerate(one.path) if label[:1].isdigit()), len(one.path) - 1)
        key = (*one.path[:at], one.path[at].split(".")[0]) if one.path else ()
        found.setdefault(key, []).append(one)
    return found


def _counts_criteria(reported: ReportedCount, subject: Subject) -> bool:
    """Whether a total is right as a count of criteria that have no verdicts of their own: `4/4 tiêu chí` over 8.1, 8.2, …"""
    criteria = _criteria(subject).values()
    if reported.total != len(criteria) or reported.total == len(subject.indicators):
        return False
    codes = [{one.verdict.code if one.verdict else None for one in held} for held in criteria]
    if reported.verdict == "met":
        return sum(held == {"met"} for held in codes) <= reported.count <= sum("not_met" not in held for held in codes)
    if reported.verdict == "not_met":
        return sum("not_met" in held for held in codes) <= reported.count <= sum(held != {"met"} for held in codes)
    return True


def check_overall_counts(subject: Subject) -> Iterator[Finding]:
    """The report's totals against all verdicts; a total that counts criteria is held against the criteria's own."""
    overall = subject.overall
    everything = len(subject.indicators)
    judged_groups = [group for group in subject.groups if group.verdict is not None]
    if not _judges(overall.counted, everything):
        return
    for reported in overall.reported:
        counted, size = overall.counted.get(reported.verdict, 0), everything
        if reported.total is not None and reported.total != everything and reported.total == len(judged_groups):
            counted = sum(
                group.verdict is not None and group.verdict.code == reported.verdict for group in judged_groups
            )
            size = len(judged_groups)
        if _together(reported, overall.reported) == counted or _counts_criteria(reported, subject):
            continue
        if reported.count != counted:
            yield _mismatch("overall-count-mismatch", reported, counted, "The report", None)
        elif reported.total is not None and reported.total != size:
            yield Finding(
                code="overall-count-mismatch",
                severity="warning",
                message=f"The report speaks of {reported.total} indicators in all; it lists {size}",
                verdict=reported.verdict,
                reported=reported.total,
                counted=size,
                spans=(reported.span,),
            )


def check_group_sums(subject: Subject) -> Iterator[Finding]:
    """The groups' printed totals, added up, against the printed overall one (only where every group prints its own)."""
    for reported in subject.overall.reported:
        if _together(reported, subject.overall.reported) is not None:
            continue
        spans = []
        total = 0
        for group in subject.groups:
            own = _reported(group, reported.verdict)
            if own is None:
                if not group.reported or (group.counted.get(reported.verdict, 0) and not _sums_up(group)):
                    break
                continue
            total += own.count
            spans.append(own.span)
        else:
            if spans and total != reported.count and reported.total != len([g for g in subject.groups if g.verdict]):
                yield Finding(
                    code="group-sum-mismatch",
                    severity="warning",
                    message=f"The groups report {total} indicators as {reported.verdict.replace('_', ' ')} together; the overall total says {reported.count}",
                    verdict=reported.verdict,
                    reported=reported.count,
                    counted=total,
                    spans=(*spans, reported.span),
                )


def _reported(group: Group, verdict: VerdictCode) -> ReportedCount | None:
    return next((one for one in group.reported if one.verdict == verdict), None)


def _sums_up(group: Group) -> bool:
    """Whether the group's printed counts leave no indicator over (11 of 11 met: none is in progress)."""
    totals = {one.total for one in group.reported if one.total is not None}
    return len(totals) == 1 and sum(one.count for one in group.reported) == totals.pop()
