"""Each finding code with a report that has it, one that has not, and the case on the edge."""

import pytest

from report_parser.model import (
    Block,
    Group,
    Indicator,
    Measurement,
    Origin,
    Overall,
    ReportedCount,
    ScoreTotal,
    Span,
    Verdict,
    VerdictCode,
)
from report_parser.reconcile import reconcile
from report_parser.reconcile.percentages import agrees
from report_parser.reconcile.subject import Subject

PLACE = Span(0, 0, 1, "x")


def judged(number: str, code: VerdictCode | None = "met", *measurements: Measurement) -> Indicator:
    verdict = Verdict(code, code, PLACE) if code else None
    group = number.split(".")[0]
    return Indicator(number, group, (group, number), f"Chỉ tiêu {number}", PLACE, verdict, measurements)


def group(number: str, indicators: list[Indicator], *reported: ReportedCount) -> Group:
    counted: dict[VerdictCode, int] = {}
    for one in indicators:
        if one.verdict:
            counted[one.verdict.code] = counted.get(one.verdict.code, 0) + 1
    return Group(number, "Nhóm", tuple(one.number or "" for one in indicators), PLACE, reported, counted)


def count(verdict: VerdictCode, number: int, total: int | None) -> ReportedCount:
    return ReportedCount(verdict, number, total, PLACE)


def ratio(numerator: int, denominator: int, percent: float | None = None, printed: str | None = None) -> Measurement:
    span = Span(0, 0, len(printed), printed) if printed else None
    text = f"{numerator}/{denominator}"
    return Measurement(
        "ratio", "result", text, PLACE, numerator=numerator, denominator=denominator, percent=percent, percent_span=span
    )


def codes(groups: list[Group], indicators: list[Indicator], *overall: ReportedCount) -> list[str]:
    counted: dict[VerdictCode, int] = {}
    for one in indicators:
        if one.verdict:
            counted[one.verdict.code] = counted.get(one.verdict.code, 0) + 1
    subject = Subject(groups, Overall(overall, counted), indicators, (), (), ())
    return [finding.code for finding in reconcile(subject)]


SIX = [judged(f"2.{n}") for n in range(1, 6)] + [judged("2.6", "in_progress")]


def test_a_group_whose_totals_fit_its_verdicts_raises_nothing() -> None:
    assert codes([group("2", SIX, count("met", 5, 6), count("in_progress", 1, 6))], SIX, count("met", 5, 6)) == []


def test_a_group_total_that_the_verdicts_do_not_bear_out_is_found_once_a_line() -> None:
    found = codes([group("2", SIX, count("met", 4, 6), count("in_progress", 2, 6))], SIX)
    assert found == ["group-count-mismatch", "group-count-mismatch"]


def test_a_total_of_the_right_count_but_the_wrong_size_is_found() -> None:
    assert codes([group("2", SIX, count("met", 5, 7))], SIX) == ["group-count-mismatch"]


def test_a_count_of_verdicts_that_no_indicator_has_is_found_in_the_overall_total() -> None:
    assert codes([group("2", SIX)], SIX, count("not_assessed", 2, None)) == ["overall-count-mismatch"]


def test_one_finding_that_holds_for_two_places_stands_once_with_both() -> None:
    first, second = Span(3, 0, 1, "x"), Span(9, 0, 1, "x")
    said = [ReportedCount("met", 3, 6, place) for place in (first, second)]
    counted: dict[VerdictCode, int] = {"met": 5, "in_progress": 1}
    found = reconcile(Subject((), Overall(said, counted), SIX, (), (), ()))
    assert [(one.code, one.spans) for one in found] == [("overall-count-mismatch", (first, second))]
    said[1] = ReportedCount("met", 4, 6, second)
    assert len(reconcile(Subject((), Overall(said, counted), SIX, (), (), ()))) == 2


def test_groups_that_do_not_add_up_to_the_overall_total_are_found_only_where_every_group_prints_its_own() -> None:
    first, second = SIX, [judged("3.1"), judged("3.2")]
    groups = [group("2", first, count("met", 4, 6), count("in_progress", 2, 6)), group("3", second, count("met", 2, 2))]
    assert "group-sum-mismatch" in codes(groups, first + second, count("met", 7, 8))
    silent = [groups[0], group("3", second)]
    assert "group-sum-mismatch" not in codes(silent, first + second, count("met", 7, 8))


@pytest.mark.parametrize(
    ("numerator", "denominator", "percent", "printed", "fits"),
    [
        (4850, 7690, 63, "63%", True),
        (4850, 7690, 63.07, "63,07%", True),
        (4850, 7690, 64, "64%", False),
        (6065, 10000, 60, "60%", True),
        (6065, 10000, 61, "61%", True),
        (6065, 10000, 62, "62%", False),
        (552693, 513672, 92.94, "92,94%", False),
        (31, 31, 100, "100%", True),
    ],
)
def test_a_stated_percentage_must_be_its_fraction_rounded_or_cut(
    numerator: int, denominator: int, percent: float, printed: str, fits: bool
) -> None:
    found = codes([], [judged("1.1", "met", ratio(numerator, denominator, percent, printed))])
    assert ("percent-mismatch" not in found) is fits


def test_over_and_about_allow_what_their_words_say() -> None:
    from decimal import Decimal

    assert agrees(Decimal(5770), Decimal(7690), Decimal(75), 0, ">")
    assert not agrees(Decimal(5000), Decimal(7690), Decimal(75), 0, ">")
    assert agrees(Decimal(77), Decimal(100), Decimal(75), 0, "~")
    assert not agrees(Decimal(90), Decimal(100), Decimal(75), 0, "~")
    assert agrees(Decimal(0), Decimal(0), Decimal(75), 0, "=")


def test_a_part_larger_than_its_whole_is_found_unless_more_than_all_is_stated() -> None:
    assert codes([], [judged("1.1", "met", ratio(9224, 9223))]) == ["fraction-above-one"]
    assert codes([], [judged("1.1", "met", ratio(1897, 1490, 127.32, "127,32%"))]) == []
    assert codes([], [judged("1.1", "met", ratio(9223, 9223))]) == []


def test_a_missing_verdict_is_found_only_among_judged_indicators() -> None:
    assert codes([], [judged("1.1"), judged("1.2"), judged("1.3", None)]) == ["missing-verdict"]
    assert codes([], [judged("1.1", None), judged("1.2", None)]) == []


def test_an_unread_verdict_is_found() -> None:
    assert codes([], [judged("1.1"), judged("1.2", "unknown")]) == ["unread-verdict"]


def test_gaps_and_repeats_in_the_numbering_are_found() -> None:
    assert codes([], [judged("1.1"), judged("1.3")]) == ["number-gap"]
    assert codes([], [judged("1.1"), judged("1.1")]) == ["number-repeated"]
    assert codes([], [judged("1.9"), judged("1.10"), judged("2.1")]) == ["number-gap"]


def test_a_score_total_is_held_against_its_items() -> None:
    one = Measurement("score", "result", "1", PLACE, value=1.5, maximum=2)
    other = Measurement("score", "result", "1", PLACE, value=2.5, maximum=2)
    items = [judged("1.1", None, one), judged("1.2", None, one)]
    right = Overall(score=ScoreTotal(3, 4, 3, 4, PLACE))
    wrong = Overall(score=ScoreTotal(4, 4, 3, 4, PLACE))
    assert [f.code for f in reconcile(Subject((), right, items, (), (), ()))] == []
    assert [f.code for f in reconcile(Subject((), wrong, items, (), (), ()))] == ["score-sum-mismatch"]
    assert codes([], [judged("1.1", None, other)]) == ["score-above-maximum"]


def test_copies_that_differ_in_a_figure_disagree_and_in_wording_alone_do_not() -> None:
    blocks = [
        Block(0, "paragraph", "Hiện có 31/31 người", Origin()),
        Block(1, "paragraph", "Hiện có 30/31 người", Origin(), copy=2),
        Block(2, "paragraph", "Hiện nay có 31/31 người", Origin(), copy=2),
    ]
    subject = Subject((), Overall(), [judged("1.1")], (), (), blocks, [(0, 1), (0, 2)])
    found = list(reconcile(subject))
    assert [finding.code for finding in found] == ["copies-disagree"]
    assert [span.block for span in found[0].spans] == [0, 1]


def test_a_text_without_indicators_is_told_apart_from_one_in_which_all_adds_up() -> None:
    assert codes([], []) == ["no-indicators"]
    assert codes([], [judged("1.1")]) == []
