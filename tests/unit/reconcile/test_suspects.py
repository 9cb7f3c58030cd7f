"""The fewest printed values whose correction makes a report agree."""

from dataclasses import replace
from fractions import Fraction

import pytest

from report_parser.model import Block, Measurement, Origin, ReportedCount, Span
from report_parser.reconcile.shares import is_possible, possible_percentages
from report_parser.reconcile.stated_lists import find_stated_lists
from report_parser.reconcile.suspects import RIVALS, StatedList, Suspect, find_suspects
from report_parser.reconcile.wording import format_correction, format_percentage
from tests.make.facts import Described, GroupMade, ItemMade, render
from tests.unit.linear import assert_linear

LETTERS = {"m": "met", "p": "in_progress", "n": "not_met", "-": None}


def report(*groups: tuple[str, str], overall: str):
    """`("mmp", "met 2/3, in_progress 1/3")` is a group of three indicators and what it prints of them."""
    made = tuple(
        GroupMade(
            str(at),
            "Kinh tế số",
            tuple(
                ItemMade(f"{at}.{place}", f"Chỉ tiêu {place}", LETTERS[letter])
                for place, letter in enumerate(letters, 1)
            ),
            lines(printed),
        )
        for at, (letters, printed) in enumerate(groups, 1)
    )
    return render(Described(groups=made, overall=lines(overall)))[1]


def lines(printed: str):
    found = []
    for line in filter(None, printed.split(", ")):
        verdict, _, numbers = line.partition(" ")
        count, _, total = numbers.partition("/")
        found.append((verdict, int(count), int(total) if total else None))
    return tuple(found)


def suspects(made, lists=()) -> list[Suspect]:
    return find_suspects(made.groups, made.overall, made.indicators, lists)


def said(suspect: Suspect) -> list[tuple]:
    return [(one.kind, one.group, one.printed, one.should_be) for one in suspect.corrections]


SEED = (
    ("m" * 11, "met 11/11"),
    ("mmmmpm", "met 4/6, in_progress 2/6"),
    ("mmmmp", "met 4/5, in_progress 1/5"),
    ("mmmmmpmm", "met 7/8, in_progress 1/8"),
)


def test_none_is_named_where_all_agrees():
    right = report(("mmp", "met 2/3, in_progress 1/3"), ("m", "met 1/1"), overall="met 3/4, in_progress 1/4")
    assert suspects(right) == []
    assert suspects(report(("mmp", ""), overall="")) == []
    assert find_suspects((), right.overall.__class__(), ()) == []


def test_the_seeds_two_lines_of_group_2_are_named():
    made = report(*SEED, overall="met 27/30, in_progress 3/30, not_assessed 2")
    first, *rivals = suspects(made)
    assert said(first) == [("count", "2", "4", "5"), ("count", "2", "2", "1")]
    assert [one.span.text for one in first.corrections] == ["Chỉ tiêu đạt: 4/6", "Chỉ tiêu đang triển khai: 2/6"]
    assert all(len(rival.corrections) > 2 for rival in rivals)
    assert [format_correction(one) for one in first.corrections] == [
        "Group 2: “Chỉ tiêu đạt: 4/6”: 4 should read 5",
        "Group 2: “Chỉ tiêu đang triển khai: 2/6”: 2 should read 1",
    ]
    assert format_correction(first.corrections[0], "vi") == "Nhóm 2: “Chỉ tiêu đạt: 4/6”: 4 lẽ ra là 5"


@pytest.mark.parametrize(
    ("groups", "overall", "named"),
    [
        (
            [("mmp", "met 3/3, in_progress 1/3"), ("mm", "met 2/2")],
            "met 4/5, in_progress 1/5",
            [("count", "1", "3", "2")],
        ),
        (
            [("mmp", "met 2/3, in_progress 1/3"), ("mm", "met 2/2")],
            "met 5/5, in_progress 1/5",
            [("count", None, "5", "4")],
        ),
        (
            [("mmp", "met 2/4, in_progress 1/3"), ("mm", "met 2/2")],
            "met 4/5, in_progress 1/5",
            [("total", "1", "4", "3")],
        ),
        (
            [("mmp", "met 2/3, in_progress 1/3"), ("mm", "met 2/2")],
            "met 4/6, in_progress 1/5",
            [("total", None, "6", "5")],
        ),
        (
            [("mpp", "met 2/3, in_progress 1/3"), ("mm", "met 2/2")],
            "met 4/5, in_progress 1/5",
            [("verdict", "1", "Đang triển khai", "met")],
        ),
        (
            [("mm", "met 2/3, in_progress 1/3"), ("mm", "met 2/2")],
            "met 4/5, in_progress 1/5",
            [("missing", "1", "", "one more")],
        ),
        (
            [("nnn", "met 2/3, not_met 1/3"), ("mm", "met 2/2")],
            "met 4/5, not_met 1/5",
            [("verdict", "1", "Chưa đạt", "met")] * 2,
        ),
    ],
)
def test_the_wrong_value_is_named(groups, overall, named):
    assert said(suspects(report(*groups, overall=overall))[0]) == named


def test_a_verdict_that_may_be_any_of_several_names_them_all():
    made = report(("mpp", "met 2/3, in_progress 1/3"), ("mm", "met 2/2"), overall="met 4/5, in_progress 1/5")
    (one,) = suspects(made)[0].corrections
    assert one.indicator == "1.2"
    assert [span.block for span in one.any_of] == [made.indicators[at].verdict.span.block for at in (1, 2)]
    assert "1.2 or another of 2" in format_correction(one)


def test_an_indicators_own_figures_tell_which_verdict_is_wrong():
    made = report(("mpp", "met 2/3, in_progress 1/3"), ("mm", "met 2/2"), overall="met 4/5, in_progress 1/5")
    span = made.indicators[2].span
    figures = (
        Measurement("percentage", "target", "80%", span, percent=80),
        Measurement("percentage", "result", "95%", span, percent=95),
    )
    indicators = (*made.indicators[:2], replace(made.indicators[2], measurements=figures), *made.indicators[3:])
    assert find_suspects(made.groups, made.overall, indicators)[0].corrections[0].indicator == "1.3"


def test_a_stated_list_tells_which_verdict_is_wrong():
    made = report(("mpp", "met 2/3, in_progress 1/3"), ("mm", "met 2/2"), overall="met 4/5, in_progress 1/5")
    span = Span(0, 0, 3, "Chỉ")
    (one,) = suspects(made, [StatedList("in_progress", ("1.2",), span)])[0].corrections
    assert (one.kind, one.indicator, one.any_of) == ("verdict", "1.3", ())


def test_an_entry_of_a_list_can_be_wrong():
    made = report(("mpp", "met 1/3, in_progress 2/3"), ("mm", "met 2/2"), overall="met 3/5, in_progress 2/5")
    span = Span(0, 0, 3, "Chỉ")
    assert suspects(made, [StatedList("in_progress", ("1.2", "1.3"), span)]) == []
    (one,) = suspects(made, [StatedList("in_progress", ("1.2",), span)])[0].corrections
    assert (one.kind, one.indicator, one.printed) == ("listed", "1.3", "not in the list")
    assert format_correction(one, "vi").startswith("“Chỉ”: chỉ tiêu 1.3 không có trong danh sách")


def test_lists_are_found_where_they_name_the_reports_own_indicators():
    made = report(("mpp", ""), overall="")
    texts = [
        "Các chỉ tiêu đang triển khai: 1.2, 1.3.",
        "- Chỉ tiêu chưa đạt gồm: chỉ tiêu 1.1 và 1.2",
        "Chỉ tiêu đạt: 11/11.",
        "Chỉ tiêu đạt: 9.9",
        "Chỉ tiêu đạt theo Quyết định: 1.1.2022",
        "Đang triển khai: 1.2",
    ]
    blocks = [Block(at, "paragraph", text, Origin()) for at, text in enumerate(texts)]
    found = list(find_stated_lists(blocks, made.indicators))
    assert [(one.verdict, one.numbers) for one in found] == [
        ("in_progress", ("1.2", "1.3")),
        ("not_met", ("1.1", "1.2")),
    ]
    assert all(blocks[one.span.block].text[one.span.start : one.span.end] == one.span.text for one in found)


def test_indicators_without_a_verdict_take_what_the_totals_lack():
    assert suspects(report(("m--", "met 2/3, in_progress 1/3"), overall="met 2/3, in_progress 1/3")) == []
    made = report(("m--", "met 2/3, in_progress 1/3"), overall="met 3/3")
    assert [len(one.corrections) for one in suspects(made)][:1] == [1]


def test_totals_that_count_criteria_are_held_against_the_criteria():
    made = report(("m", ""), ("m", ""), ("mp", ""), overall="met 3/3")
    headed = [replace(group, verdict=made.indicators[0].verdict) for group in made.groups]
    assert find_suspects(headed, made.overall, made.indicators) == []
    failed = replace(made.indicators[3].verdict, code="not_met", text="Chưa đạt")
    headed[2] = replace(headed[2], verdict=failed)
    first = find_suspects(headed, made.overall, made.indicators)[0]
    assert said(first) == [("count", None, "3", "2")]


def test_a_percentage_beside_a_count_counts_too():
    made = report(("mmp", "met 2/3"), overall="met 2/3")
    line = made.groups[0].reported[0]
    for percent, wrong in ((67, []), (66, []), (66.7, []), (66.6, []), (70, [("percent", "1", "70%", "67%")])):
        stated = replace(made.groups[0], reported=(replace(line, percent=percent),))
        found = find_suspects((stated,), made.overall, made.indicators)
        assert (said(found[0]) if found else []) == wrong
    both = replace(made.groups[0], reported=(ReportedCount("met", 3, 3, line.span, 100),))
    found = find_suspects((both,), made.overall, made.indicators)[0]
    assert [one.kind for one in found.corrections] == ["count", "percent"]


def test_a_report_that_agrees_nowhere_gives_a_few_rivals():
    groups = [("mpn" * 4, "met 9/9, in_progress 9/8, not_met 7/7")] * 6
    found = suspects(report(*groups, overall="met 1/2, in_progress 2/3, not_met 99/98"))
    assert 1 <= len(found) <= RIVALS


@pytest.mark.parametrize(
    ("numerator", "denominator", "stated", "places", "possible", "agrees"),
    [
        (20, 31, 63, 0, False, False),
        (4_850, 7_690, 63, 0, True, True),
        (5_770, 7_690, 75, 0, True, True),
        (2, 3, 66, 0, True, True),  # cut off
        (2, 3, 67, 0, True, True),  # rounded
        (2, 3, 68, 0, False, False),
        (1, 3, 33.3, 1, True, True),
        (1, 3, 33.4, 1, False, False),
        (552_693, 513_672, 92.94, 2, True, False),
        (0, 5, 0, 0, True, True),
        (5, 5, 100, 0, True, True),
        (1, 8, 12, 0, True, True),
        (1, 8, 13, 0, True, True),
        (31, 31, 99, 0, False, False),
    ],
)
def test_which_percentages_can_be_true(numerator, denominator, stated, places, possible, agrees):
    found = possible_percentages(numerator, denominator, stated, places)
    assert (found.possible, found.agrees) == (possible, agrees)
    tried = (
        [part for part in range(2 * denominator) if is_stated(part, denominator, stated, places)]
        if denominator < 9_999
        else None
    )
    if tried is not None:
        assert found.parts == ((tried[0], tried[-1]) if tried else None)
    assert is_possible(numerator, denominator, stated) == agrees


def is_stated(part: int, whole: int, stated: float, places: int) -> bool:
    """Rounded half up, or cut off, to the printed places: the definition, done plainly."""
    share = Fraction(100 * part, whole) * 10**places
    wanted = Fraction(str(stated)) * 10**places
    return wanted in (share.__floor__(), (share + Fraction(1, 2)).__floor__())


def test_of_nothing_there_is_no_percentage():
    with pytest.raises(ValueError):
        possible_percentages(0, 0, 0)


def test_percentages_in_words():
    assert format_percentage(20, 31, "63", 0) == "63% is no part of 31; 20/31 is 65% rounded, 64% cut off"
    assert format_percentage(42, 139, "31,2", 1).endswith("42/139 is 30,2%")
    assert format_percentage(1, 3, "34", 0, "vi").startswith("không số nào trên 3 cho 34%")


def test_thousands_of_printed_totals_take_no_longer_than_their_number() -> None:
    def search(text: str) -> None:
        groups = max(1, len(text) // 100)
        made = report(
            *[("mmpm", "met 2/4, in_progress 1/5")] * groups, overall=", ".join(["met 7/9", "not_met 3/9"] * groups)
        )
        assert suspects(made)

    assert_linear(search, "x", length=12_000)
