"""The review page in a real Chromium: clicks, keys, filters, scripts off, no request anywhere, nothing alive in it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from report_parser.model import Report
from report_parser.pipeline import extract_bytes
from report_parser.review import render_page
from tests.browser.chromium import PROGRAM, Chromium

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium on this machine: install the package chromium")

SEED = Path(__file__).parents[2] / "corpus/digital-transformation/canh-nang-2022/source.txt"


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
    assert (first, browser.run("document.activeElement.id")) == ("f0", "f1")
    browser.press("k")
    assert browser.run("document.activeElement.id") == "f0"
    assert browser.run(LIT) == [span.text for span in report.findings[0].spans]
    browser.press("/")
    assert browser.run("document.activeElement.name") == "words"


def test_filters_leave_what_is_chosen(browser: Chromium, tmp_path: Path, report: Report) -> None:
    show(browser, tmp_path, report)
    browser.run("document.querySelector('input[name=verdict][value=met]').click()")
    shown = browser.run("document.querySelectorAll('.card.indicator:not(.hidden)').length")
    assert shown == sum(one.verdict is not None and one.verdict.code != "met" for one in report.indicators) == 3
    browser.run(
        "(i => {i.value = 'camera'; i.dispatchEvent(new Event('input', {bubbles: true}))})(document.querySelector('[name=words]'))"
    )
    assert browser.run("document.querySelectorAll('.card.indicator:not(.hidden)').length") == 1


def test_the_language_is_switched_without_a_script(browser: Chromium, tmp_path: Path, report: Report) -> None:
    page = show(browser, tmp_path, report, "vi")
    assert browser.run("getComputedStyle(document.querySelector('h2 .en')).display") == "none"
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
