"""What differs between two reports, told in words and as data."""

import json
from dataclasses import replace

import pytest

from report_parser.diff import diff, format_changes
from report_parser.diff.matching import without_figures
from report_parser.model import (
    CatalogueMatch,
    Citation,
    Document,
    Finding,
    Indicator,
    Measurement,
    Period,
    Place,
    Report,
    ScoreTotal,
    Span,
)
from tests.make.facts import Described, GroupMade, ItemMade, render

HEALTH = ItemMade("3.5", "Tỷ lệ người dân có hồ sơ sức khỏe điện tử", "in_progress")
PHONES = ItemMade("3.4", "Tỷ lệ dân số trưởng thành có điện thoại thông minh", "met", (5_770, 7_690, 75))
OCOP = ItemMade("2.2", "Sản phẩm OCOP đưa lên sàn thương mại điện tử", "met", (3, 3, 100))


def report(*items: ItemMade, **described) -> Report:
    groups = {}
    for item in items:
        groups.setdefault(item.number.split(".")[0], []).append(item)
    made = tuple(GroupMade(number, f"Nhóm {number}", tuple(own)) for number, own in groups.items())
    return render(Described(groups=made, **described))[1]


def told(old: Report, new: Report) -> list[tuple]:
    return [(one.kind, one.what, one.field, one.number, one.old, one.new) for one in diff(old, new).changes]


def words(old: Report, new: Report, language: str = "en") -> list[str]:
    return list(format_changes(diff(old, new), language))


def test_the_same_report_has_no_difference():
    one = report(OCOP, PHONES, HEALTH)
    assert told(one, one) == []
    assert words(one, one) == ["No difference."]
    assert words(one, one, "vi") == ["Không có khác biệt."]


def test_a_changed_verdict_is_told_in_both_languages():
    old, new = report(OCOP, HEALTH), report(OCOP, replace(HEALTH, verdict="met"))
    assert told(old, new) == [("changed", "verdict", None, "3.5", "Đang triển khai", "Đạt")]
    (line,) = words(old, new)
    assert line == ("3.5 Tỷ lệ người dân có hồ sơ sức khỏe điện tử.: verdict changed from “Đang triển khai” to “Đạt”")
    (line,) = words(old, new, "vi")
    assert line.endswith(": đánh giá đổi từ “Đang triển khai” thành “Đạt”")


def test_gained_and_lost_indicators_are_told():
    old, new = report(OCOP, HEALTH), report(OCOP, PHONES)
    assert [(one[0], one[1], one[3]) for one in told(old, new)] == [
        ("lost", "indicator", "3.5"),
        ("gained", "indicator", "3.4"),
    ]
    assert [(pair.old and pair.old.number, pair.new and pair.new.number) for pair in diff(old, new).pairs] == [
        ("2.2", "2.2"),
        ("3.5", None),
        (None, "3.4"),
    ]
    assert words(old, new)[0].endswith("indicator lost: “Tỷ lệ người dân có hồ sơ sức khỏe điện tử.”")


def test_an_indicator_is_known_under_another_number():
    old, new = report(OCOP, PHONES), report(OCOP, replace(PHONES, number="3.1"))
    assert told(old, new) == [("changed", "indicator", "number", "3.1", "3.4", "3.1")]


def test_a_reworded_indicator_of_one_number_is_the_same_one():
    old, new = report(PHONES), report(replace(PHONES, title="Tỷ lệ người dân trưởng thành dùng điện thoại thông minh"))
    assert [one[:3] for one in told(old, new)] == [("changed", "indicator", "title")]


def test_one_number_with_quite_another_title_is_another_indicator():
    old, new = report(PHONES), report(replace(PHONES, title="Đường trục thôn được cứng hóa"))
    assert [one[:2] for one in told(old, new)] == [("lost", "indicator"), ("gained", "indicator")]


def test_the_published_set_tells_that_two_wordings_are_one_indicator():
    def known(made: Report) -> Report:
        match = CatalogueMatch("commune-digital-transformation", "health-records", 80.0)
        return replace(made, indicators=(replace(made.indicators[0], catalogue=match),))

    old = known(report(HEALTH))
    new = known(report(replace(HEALTH, number="3.9", title="Lập sổ sức khỏe số cho nhân dân")))
    assert [one[:3] for one in told(old, new)] == [
        ("changed", "indicator", "number"),
        ("changed", "indicator", "title"),
    ]


def test_figures_in_a_title_do_not_make_it_another_one():
    old = report(replace(OCOP, title="Cán bộ có 31/31 được cấp thư điện tử, đạt 100%"))
    figures = (Measurement("ratio", "result", "25/27", Span(0, 0, 5, "25/27"), numerator=25, denominator=27),)
    new = report(replace(OCOP, title="Cán bộ có 25/27 được cấp thư điện tử, đạt 92,6%"))
    new = replace(new, indicators=(replace(new.indicators[0], measurements=figures),))
    assert [one[1] for one in told(old, new)] == ["measurement"]
    assert without_figures(old.indicators[0].title) == without_figures(new.indicators[0].title)


def test_a_figure_in_a_title_that_is_no_measurement_is_a_change_of_the_title():
    old, new = (
        report(replace(HEALTH, title="Theo Nghị định số 42")),
        report(replace(HEALTH, title="Theo Nghị định số 43")),
    )
    assert [one[1:3] for one in told(old, new)] == [("indicator", "title")]


def test_figures_are_told_once_and_not_again_with_their_sentence():
    old, new = report(PHONES), report(replace(PHONES, ratio=(6_000, 7_690, 78)))
    assert told(old, new) == [
        ("changed", "measurement", "result", "3.4", "5.770/7.690 người, đạt 75%", "6.000/7.690 người, đạt 78%")
    ]


def test_sentences_without_figures_are_told():
    old = report(HEALTH)
    new = replace(old, indicators=(replace(old.indicators[0], evidence=("Trạm Y tế đã lập hồ sơ.",)),))
    assert told(old, new) == [("gained", "evidence", None, "3.5", None, "Trạm Y tế đã lập hồ sơ.")]
    other = replace(old, indicators=(replace(old.indicators[0], evidence=("Trạm Y tế đã  lập hồ sơ",)),))
    assert told(new, other) == []


def test_the_head_the_period_and_the_place_are_compared():
    one = report(HEALTH)
    place = Place("Cành Nàng", "thị trấn", "Bá Thước", "Thanh Hóa", "14923")
    old = replace(one, document=replace(one.document, place=place))
    later = replace(place, name="Bá Thước", level="xã", district=None)
    new = replace(
        one,
        document=replace(one.document, place=later, period=Period("năm 2023", "2023-01-01", "2023-12-31"), title=None),
    )
    assert {(kind, part) for kind, _, part, *_ in told(old, new)} == {
        ("changed", "period.label"),
        ("changed", "period.start"),
        ("changed", "period.end"),
        ("changed", "place.name"),
        ("changed", "place.level"),
        ("lost", "place.district"),
        ("lost", "title"),
    }
    assert "document (place code) gained" not in "".join(words(old, new))


def test_citations_are_compared_by_number():
    old = report(replace(HEALTH, cites=("969/QĐ-UBND", "18/3/2022")), OCOP)
    moved = report(HEALTH, replace(OCOP, cites=("969/QĐ-UBND", "18/3/2022")))
    dated = report(replace(HEALTH, cites=("969/QĐ-UBND", "19/3/2022")), OCOP)
    assert [one[:4] for one in told(old, moved)] == [
        ("lost", "citation", None, "3.5"),
        ("gained", "citation", None, "2.2"),
    ]
    assert told(old, dated) == [("changed", "citation", "issued_on", "969/QĐ-UBND", "2022-03-18", "2022-03-19")]
    unnumbered = Citation(None, "law", "2015-06-19", None, None, (Span(0, 0, 4, "Luật"),))
    assert told(old, replace(old, citations=(*old.citations, unnumbered))) == [
        ("gained", "citation", None, None, None, "Luật")
    ]


def test_groups_totals_and_scores_are_compared():
    old = report(OCOP, overall=(("met", 1, 1),))
    new = report(OCOP, HEALTH, overall=(("met", 1, 2), ("in_progress", 1, 2)))
    assert told(old, new) == [
        ("gained", "group", None, "3", None, "Các chỉ tiêu về Nhóm 3"),
        ("changed", "total", "met", None, "1/1", "1/2"),
        ("gained", "total", "in_progress", None, None, "1/2"),
        ("gained", "indicator", None, "3.5", None, "Tỷ lệ người dân có hồ sơ sức khỏe điện tử."),
    ]
    scored = replace(old, overall=replace(old.overall, score=ScoreTotal(8, 10, 8, 10)))
    assert told(old, scored) == [("gained", "score", None, None, None, "8/10")]
    headed = replace(old, groups=(replace(old.groups[0], verdict=old.indicators[0].verdict),))
    assert told(old, headed) == [("gained", "verdict", "group", "2", None, "Đạt")]


def test_figures_outside_the_indicators_are_compared():
    one = report(HEALTH)
    camera = Measurement("range", "target", "30 - 50 cái", Span(0, 0, 3, "ỦY "), low=30, high=50, unit="cái")
    assert [one[:3] for one in told(one, replace(one, measurements=(camera,)))] == [("gained", "measurement", "target")]


def test_findings_follow_and_are_no_changes():
    one = report(HEALTH)
    finding = Finding("missing-verdict", "warning", "Indicator 3.5 has no verdict", indicator="3.5")
    found = diff(one, replace(one, findings=(finding,)))
    assert found.changes == ()
    assert found.findings_gained == (finding,)
    assert words(one, replace(one, findings=(finding,)))[-1] == "new finding: Indicator 3.5 has no verdict"
    assert words(replace(one, findings=(finding,)), one, "vi")[-1].startswith("phát hiện không còn")


def test_indicators_without_numbers_are_matched_by_their_titles():
    def unnumbered(*titles: str) -> Report:
        made = report(*(ItemMade(f"1.{at}", title, "met") for at, title in enumerate(titles)))
        return replace(made, indicators=tuple(replace(one, number=None) for one in made.indicators))

    old = unnumbered("Trường học đạt chuẩn", "Thu nhập", "Hộ nghèo")
    new = unnumbered("Hộ nghèo", "Trường học đạt chuẩn", "Nhà ở dân cư")
    assert [one[:2] for one in told(old, new)] == [("lost", "indicator"), ("gained", "indicator")]


def test_one_title_in_two_groups_stays_in_its_group():
    twice = (replace(HEALTH, number="1.1"), replace(HEALTH, number="2.1", verdict="met"))
    old, new = report(*twice), report(replace(twice[0], number="1.2"), twice[1])
    assert told(old, new) == [("changed", "indicator", "number", "1.2", "1.1", "1.2")]


def test_as_data_it_is_json_with_the_indicators_side_by_side():
    old, new = report(OCOP, PHONES), report(OCOP, replace(PHONES, verdict="not_met"), HEALTH)
    data = json.loads(json.dumps(diff(old, new).to_dict()))
    assert [(one["kind"], one["what"]) for one in data["changes"]] == [("changed", "verdict"), ("gained", "indicator")]
    assert data["indicators"][1]["old"] == {
        "number": "3.4",
        "title": "Tỷ lệ dân số trưởng thành có điện thoại thông minh.",
        "verdict": "met",
        "results": ["5.770/7.690 người, đạt 75%"],
    }
    assert data["indicators"][2]["old"] is None


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_kind_of_change_has_words(language):
    empty = Report(source=report(HEALTH).source)
    full = report(OCOP, PHONES, HEALTH, overall=(("met", 2, 3), ("in_progress", 1, 3)))
    for one, other in ((empty, full), (full, empty)):
        lines = words(one, other, language)
        assert len(lines) > 10
        assert all("{" not in line and "None" not in line for line in lines)


def test_empty_reports_do_not_differ():
    empty = Report(source=report(HEALTH).source)
    assert told(empty, replace(empty, document=Document(), indicators=())) == []
    assert told(empty, replace(empty, indicators=(Indicator(None, None, (), "", Span(0, 0, 1, "x")),))) == [
        ("gained", "indicator", None, None, None, "")
    ]
