"""The review pages without a browser: their size, their columns, what stands in them."""

import random
from dataclasses import replace
from typing import get_args

import pytest

from report_parser.model import CatalogueMatch, Report, VerdictCode
from report_parser.phrases import FINDINGS_VI, VERDICT_WORDS, say_finding
from report_parser.pipeline import extract_bytes
from report_parser.review import render_file, render_index
from report_parser.review.index import Entry
from report_parser.review.pictures import draw_pages
from tests.docs.test_finding_examples import raised_codes
from tests.make.facts import describe, render
from tests.make.pdf import make_pdf


@pytest.fixture(scope="module")
def hundred() -> tuple[bytes, Report]:
    """A report of a hundred full pages: groups, indicators, and prose between them."""
    made = random.Random(5)
    text, _ = render(describe(made, groups=40, most=12))
    lines = [line for line in text.splitlines() if line.strip()]
    said = "thực hiện công tác tuyên truyền chuyển đổi số trên địa bàn tới toàn thể nhân dân các khu phố"
    words = said.split()
    parts: list[str] = []
    for at, line in enumerate(lines):
        parts.append(line)
        if at % 2:
            parts.append("- " + " ".join(made.choices(words, k=130)) + ".")
    data = make_pdf(parts)
    return data, extract_bytes(data, "long.pdf")


def test_a_report_of_a_hundred_pages_stays_under_two_megabytes(hundred: tuple[bytes, Report]) -> None:
    data, report = hundred
    assert report.source.pages is not None
    assert report.source.pages >= 100
    page = render_file(report, data, language="vi")
    assert len(page.encode()) < 2_000_000
    assert page.count("data:image/webp") > 0.75 * report.source.pages  # the rest are shown as text
    assert page.count('class="block"') > 0


def test_pictures_keep_to_their_budget_and_the_last_pages_go_without(hundred: tuple[bytes, Report]) -> None:
    data, _ = hundred
    pages = [3, 1, 2, 4, 5, 6]
    for budget in (0, 40_000, 400_000):
        drawn = draw_pages(data, pages, budget)
        assert [one.page for one in drawn] == pages
        assert sum(len(one.webp) for one in drawn) <= budget
    assert all(one.webp for one in drawn)
    some = draw_pages(data, pages, 40_000)
    assert some[0].webp
    assert not some[-1].webp


def titles(page: str) -> list[str]:
    head = page.partition("<thead>")[2].partition("</thead>")[0]
    return [piece.partition("<")[0] for piece in head.split("<span>")[1:]]


def test_one_number_of_two_forms_has_two_columns_and_a_reworded_title_has_one() -> None:
    report = render(describe(random.Random(1), groups=1, most=3))[1]
    one = report.indicators[0]
    first = replace(report, indicators=(replace(one, number="1.1", title="Tỷ lệ đường xã được bảo trì hằng năm"),))
    alike = replace(report, indicators=(replace(one, number="1.1", title="Tỷ lệ đường xã được bảo trì trong năm"),))
    other = replace(report, indicators=(replace(one, number="1.1", title="Hồ sơ được nộp trực tuyến"),))
    code = CatalogueMatch("a", "b", 100.0)
    coded = replace(report, indicators=(replace(one, number="7", title="Đường xã", catalogue=code),))
    recoded = replace(report, indicators=(replace(one, number="8", title="Bảo trì đường", catalogue=code),))
    entries = [Entry(str(at), each, "p.html") for at, each in enumerate((first, alike, other, coded, recoded))]
    assert titles(render_index(entries)) == [
        "1.1 Tỷ lệ đường xã được bảo trì hằng năm",
        "1.1 Hồ sơ được nộp trực tuyến",
        "7 Đường xã",
    ]


def test_an_indicator_that_only_a_later_report_has_stands_where_it_has_it() -> None:
    report = render(describe(random.Random(1), groups=1, most=1))[1]
    names = ("Giao thông nông thôn", "Thủy lợi nội đồng", "Điện sinh hoạt", "Chợ và thương mại")
    every = [replace(report.indicators[0], number=str(at), title=name) for at, name in enumerate(names)]
    entries = [
        Entry("a", replace(report, indicators=(every[1], every[3])), "a.html"),
        Entry("b", replace(report, indicators=tuple(every)), "b.html"),
    ]
    assert titles(render_index(entries)) == [f"{at} {name}" for at, name in enumerate(names)]


def test_every_finding_and_verdict_has_its_words() -> None:
    assert set(FINDINGS_VI) == raised_codes()
    assert tuple(VERDICT_WORDS) == get_args(VerdictCode)


def test_findings_are_said_in_vietnamese_with_vietnamese_numbers() -> None:
    report = render(describe(random.Random(3)))[1]
    finding = replace(
        extract_bytes("1. Tỷ lệ hộ đạt: 3/9 hộ, đạt 50%".encode(), "a.txt").findings[0],
        code="percent-mismatch",
        indicator="1",
        reported=50,
        counted=33.33,
    )
    assert (
        say_finding(finding, "vi") == f"{FINDINGS_VI['percent-mismatch']}, chỉ tiêu 1, báo cáo ghi 50, tính được 33,33"
    )
    assert report.findings == ()


def test_menus_are_folded_away_unless_a_fact_stands_in_them() -> None:
    menu = "".join(
        f"<li>{name}</li>" for name in ("Trang chủ", "Giới thiệu", "Tin tức", "Văn bản", "Liên hệ", "Hỏi đáp")
    )
    article = "".join(f"<p>{line}</p>" for line in render(describe(random.Random(2)))[0].splitlines() if line)
    data = f"<html><body><ul>{menu}</ul><div>{article}</div></body></html>".encode()
    report = extract_bytes(data, "page.html")
    page = render_file(report, data, language="en")
    menus = [block for block in report.blocks if block.layer == "furniture"]
    assert len(menus) >= 4
    folded = page.partition("<details>")[2].partition("</details>")[0]
    assert all(f'id="b{block.id}"' in folded for block in menus)
    assert all(page.count(f'id="b{block.id}"') == 1 for block in report.blocks)
