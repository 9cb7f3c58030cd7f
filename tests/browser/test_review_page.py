"""The review page in a real Chromium: clicks, keys, filters, scripts off, no request anywhere, nothing alive in it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from report_parser.model import Report
from report_parser.pipeline import extract_bytes
from report_parser.review import render_file, render_index, render_page
from report_parser.review.index import Entry
from tests.browser.chromium import PROGRAM, Chromium

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium on this machine: install the package chromium")

CORPUS = Path(__file__).parents[2] / "corpus"
SEED = CORPUS / "digital-transformation/canh-nang-2022/source.txt"
PDF = CORPUS / "digital-transformation/canh-nang-2022-pdf/source.pdf"


@pytest.fixture(scope="module")
def report() -> Report:
    return extract_bytes(SEED.read_bytes(), "source.txt")


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    with Chromium() as chromium:
        yield chromium


def show(browser: Chromium, tmp_path: Path, report: Report, language: str = "en") -> Path:
    page = tmp_path / "page.html"
    page.write_text(render_page(report, language=language), "utf-8")
    browser.requests.clear()
    browser.open(page)
    return page


LIT = "Array.from(document.querySelectorAll('.source .lit')).map(e => e.textContent)"


def test_choosing_an_indicator_lights_its_lines_in_the_source(
    browser: Chromium, tmp_path: Path, report: Report
) -> None:
    show(browser, tmp_path, report)
    position = next(place for place, one in enumerate(report.indicators) if one.number == "2.5")
    browser.run(f"document.getElementById('i{position}').click()")
    assert browser.run(LIT) == [report.indicators[position].title, "Đang triển khai"]
    box = browser.run(
        "(r => [r.top, r.bottom, innerHeight])(document.querySelector('.source .lit').getBoundingClientRect())"
    )
    assert 0 <= box[0] < box[2]


def test_choosing_a_finding_lights_every_line_it_speaks_of(browser: Chromium, tmp_path: Path, report: Report) -> None:
    show(browser, tmp_path, report)
    position = next(place for place, one in enumerate(report.findings) if one.code == "group-sum-mismatch")
    browser.run(f"document.getElementById('f{position}').click()")
    assert browser.run(LIT) == [span.text for span in report.findings[position].spans]


def test_choosing_what_would_mend_the_counts_lights_the_two_lines_of_group_2(
    browser: Chromium, tmp_path: Path, report: Report
) -> None:
    show(browser, tmp_path, report, "vi")
    browser.run("document.getElementById('s0').click()")
    assert browser.run(LIT) == ["Chỉ tiêu đạt: 4/6", "Chỉ tiêu đang triển khai: 2/6"]
    assert "4 lẽ ra là 5" in browser.run("document.getElementById('s0').innerText")


def test_choosing_a_place_again_goes_through_the_facts_that_it_bears(
    browser: Chromium, tmp_path: Path, report: Report
) -> None:
    show(browser, tmp_path, report)
    place = "Array.from(document.querySelectorAll('mark')).find(m => m.textContent === 'Chỉ tiêu đạt: 4/6')"
    reached = []
    for _ in range(5):
        browser.run(f"{place}.click()")
        reached.append(browser.run("document.activeElement.id"))
    assert set(reached) == {"f0", "f3", "s0", "g1"}
    assert reached[0] == reached[4] == "f0"


def test_a_pdf_is_shown_as_pictures_with_boxes(browser: Chromium, tmp_path: Path) -> None:
    data = PDF.read_bytes()
    report = extract_bytes(data, "source.pdf")
    page = tmp_path / "page.html"
    page.write_text(render_file(report, data, language="en"), "utf-8")
    browser.requests.clear()
    browser.open(page)
    assert browser.run("document.querySelectorAll('image').length") == report.source.pages == 7
    browser.run("document.getElementById('f0').click()")
    lit = "Array.from(document.querySelectorAll('rect.lit')).map(e => e.querySelector('title').textContent)"
    assert browser.run(lit) == ["+ Chỉ tiêu đạt: 4/6"]
    box, picture = (
        browser.run(
            f"(r => [r.left, r.top, r.right, r.bottom])(document.querySelector('{one}').getBoundingClientRect())"
        )
        for one in ("rect.lit", "svg.picture:has(rect.lit)")
    )
    assert picture[0] < box[0] < box[2] < picture[2]
    assert 0 <= box[1] < browser.run("innerHeight")
    assert {address for address in browser.requests if not address.startswith("data:")} == {page.as_uri()}


def test_the_index_shows_communes_by_indicators_and_leads_to_each_verdict(
    browser: Chromium, tmp_path: Path, report: Report
) -> None:
    evil = replace(
        report.indicators[0], number="9.9", title="<img src=x onerror=alert(1)>", verdict=None, catalogue=None
    )
    other = replace(report, indicators=(*report.indicators[:20], evil))
    (tmp_path / "a.html").write_text(render_page(report), "utf-8")
    entries = [
        Entry("a.txt", report, "a.html"),
        Entry("b.txt", other, "b.html"),
        Entry("c.pdf", None, None, "the <b>file</b> is damaged"),
    ]
    index = tmp_path / "index.html"
    index.write_text(render_index(entries, language="en"), "utf-8")
    browser.open(index)
    assert browser.run("document.querySelectorAll('thead th').length") == 4 + len(report.indicators) + 1
    assert browser.run("document.querySelectorAll('img, td b').length") == 0
    cells = "Array.from(document.querySelectorAll('tbody tr')).map(r => r.querySelectorAll('td.sign').length)"
    assert browser.run(cells) == [len(report.indicators), 21, 0]
    position = next(place for place, one in enumerate(report.indicators) if one.number == "2.5")
    link = f"document.querySelector('a[href=\"a.html#i{position}\"]')"
    assert browser.run(f"{link}.textContent") == "…"
    browser.events.clear()
    browser.run(f"{link}.click()")
    while not any(event.get("method") == "Page.loadEventFired" for event in browser.events):
        browser.receive()
    assert browser.run(LIT) == [report.indicators[position].title, "Đang triển khai"]


def test_choosing_the_source_leads_to_the_fact(browser: Chromium, tmp_path: Path, report: Report) -> None:
    show(browser, tmp_path, report)
    browser.run(
        "Array.from(document.querySelectorAll('mark')).find(m => m.textContent.startsWith('4.850/7.690')).click()"
    )
    position = next(place for place, one in enumerate(report.indicators) if one.number == "3.2")
    assert browser.run("document.activeElement.id") == f"i{position}"


def test_the_keyboard_alone_is_enough(browser: Chromium, tmp_path: Path, report: Report) -> None:
    show(browser, tmp_path, report)
    browser.press("j")
    first = browser.run("document.activeElement.id")
    browser.press("j")
    assert (first, browser.run("document.activeElement.id")) == ("s0", "f0")
    browser.press("j")
    browser.press("k")
    assert browser.run("document.activeElement.id") == "f0"
    assert browser.run(LIT) == [span.text for span in report.findings[0].spans]
    browser.press("/")
    assert browser.run("document.activeElement.name") == "words"
    browser.press("Escape")
    assert browser.run(LIT) == []
    for _ in range(3):
        browser.press("n")
    assert browser.run(LIT) == ["2.495 hộ"]
    assert browser.run("document.activeElement.id") == "p2"
    browser.press("p")
    assert browser.run(LIT) == ["10.202 người"]


def test_filters_leave_what_is_chosen(browser: Chromium, tmp_path: Path, report: Report) -> None:
    show(browser, tmp_path, report)
    browser.run("document.querySelector('input[name=verdict][value=met]').click()")
    shown = browser.run("document.querySelectorAll('.card.indicator:not(.hidden)').length")
    assert shown == sum(one.verdict is not None and one.verdict.code != "met" for one in report.indicators) == 3
    browser.run(
        "(i => {i.value = 'camera'; i.dispatchEvent(new Event('input', {bubbles: true}))})(document.querySelector('[name=words]'))"
    )
    assert browser.run("document.querySelectorAll('.card.indicator:not(.hidden)').length") == 1
    assert browser.run("document.querySelectorAll('.card.group[data-group]:not(.hidden)').length") == 1


@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
def test_the_page_follows_the_light_and_lit_text_can_be_read(
    browser: Chromium, tmp_path: Path, report: Report, scheme: str, dark: bool
) -> None:
    show(browser, tmp_path, report)
    browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    try:
        browser.run("document.getElementById('f0').click()")
        of = "getComputedStyle(document.querySelector('{}')).{}.match(/[0-9.]+/g).slice(0, 3).map(Number)"
        paper = brightness(browser.run(of.format("body", "backgroundColor")))
        assert (paper < 0.2) == dark
        lit = brightness(browser.run(of.format("mark.lit", "backgroundColor")))
        ink = brightness(browser.run(of.format("mark.lit", "color")))
        assert (max(lit, ink) + 0.05) / (min(lit, ink) + 0.05) >= 4.5
    finally:
        browser.call("Emulation.setEmulatedMedia", features=[])


def brightness(colour: list[float]) -> float:
    """The relative luminance of WCAG 2, of red, green and blue from 0 to 255."""
    shares = [one / 255 for one in colour]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_what_is_printed_is_the_whole_page_without_its_controls(
    browser: Chromium, tmp_path: Path, report: Report
) -> None:
    show(browser, tmp_path, report)
    browser.call("Emulation.setEmulatedMedia", media="print")
    try:
        height = "(e => [e.clientHeight, e.scrollHeight])(document.querySelector('main > .{}'))"
        for side in ("source", "facts"):
            shown, whole = browser.run(height.format(side))
            assert whole - shown < 4  # nothing has to be scrolled
        assert browser.run("getComputedStyle(document.querySelector('.filters')).display") == "none"
    finally:
        browser.call("Emulation.setEmulatedMedia", media="")


def test_language_and_places_need_no_script(browser: Chromium, tmp_path: Path, report: Report) -> None:
    page = show(browser, tmp_path, report, "vi")
    assert browser.run("getComputedStyle(document.querySelector('h2 .en')).display") == "none"
    browser.run("document.getElementById('en').click()")
    assert browser.run("getComputedStyle(document.querySelector('h2 .vi')).display") == "none"
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(page)
    browser.call("Emulation.setScriptExecutionDisabled", value=False)
    assert browser.run("document.querySelectorAll('.card.indicator').length") == len(report.indicators)
    assert browser.run("document.querySelector('.card.indicator nav a').getAttribute('href')").startswith("#b")


def test_markup_and_script_in_the_text_stay_text(browser: Chromium, tmp_path: Path, report: Report) -> None:
    evil = "</p><script>document.title='alive'</script><img src=x onerror=\"document.title='alive'\"><a href=\"javascript:alert(1)\">"
    blocks = tuple(replace(block, text=evil) if block.id == 4 else block for block in report.blocks)
    indicators = (replace(report.indicators[0], title=evil, group=evil), *report.indicators[1:])
    show(
        browser,
        tmp_path,
        replace(report, blocks=blocks, indicators=indicators, document=replace(report.document, title=evil)),
    )
    assert (
        browser.run("document.querySelectorAll('img, .source script, .facts script, a[href^=javascript]').length") == 0
    )
    assert browser.run("document.title") != "alive"
    assert browser.run("document.querySelector('#b4').textContent") == evil


def test_nothing_is_asked_of_any_network(browser: Chromium, tmp_path: Path, report: Report) -> None:
    page = show(browser, tmp_path, report)
    assert {address for address in browser.requests if not address.startswith("data:")} == {page.as_uri()}
