import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from report_parser.extract import amounts, measurements, ratios
from report_parser.extract.figures import Figures, read_figures
from report_parser.extract.measurements import FoundMeasurement, find_measurements
from report_parser.lexicon import default_lexicon
from report_parser.numbers import NUMBER
from tests.unit.linear import assert_linear

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parents[2] / "cases" / "measurements.toml").read_text("utf-8"))
SHORT = {
    "k": "kind", "c": "comparator", "u": "unit", "n": "numerator", "d": "denominator", "pc": "percent", "lo": "low", "hi": "high", "v": "value", "max": "maximum",
}  # fmt: skip


def shortened(text: str, found: FoundMeasurement) -> dict[str, Any]:
    """A measurement in the form of the cases: what is unset, and an equals sign, left out."""
    values = {short: getattr(found, name) for short, name in SHORT.items()}
    set_values = {short: value for short, value in values.items() if value is not None and (short, value) != ("c", "=")}
    return {"p": text[found.start : found.end], **set_values}


def unclaimed(text: str, figures: Figures) -> list[str]:
    numerals = re.finditer(NUMBER, text)
    return [one[0] for one in numerals if not any(a < one.end() and b > one.start() for a, b, _ in figures.claims)]


@pytest.mark.parametrize("text", CASES["none"])
def test_what_measures_nothing_is_no_measurement_and_is_accounted_for(text: str) -> None:
    figures = read_figures(text, (), default_lexicon())
    assert [shortened(text, found) for found in figures.measurements] == []
    assert unclaimed(text, figures) == []


def _cases() -> list[Any]:
    assert CASES["case"]
    return [
        pytest.param(
            case,
            id=case["text"],
            marks=[pytest.mark.xfail(strict=True, reason=case["reason"])] if "reason" in case else [],
        )
        for case in CASES["case"]
    ]


@pytest.mark.parametrize("case", _cases())
def test_a_text_s_figures_are_read(case: dict[str, Any]) -> None:
    text = case["text"]
    figures = read_figures(text, (), default_lexicon())
    assert [shortened(text, found) for found in figures.measurements] == case["found"]
    assert unclaimed(text, figures) == case.get("unclaimed", [])


@pytest.mark.parametrize("case", _cases())
def test_percentages_are_where_they_are_said_to_be(case: dict[str, Any]) -> None:
    text = case["text"]
    for found in find_measurements(text, (), default_lexicon()):
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == text[found.start : found.end].strip()
        if found.percent is None:
            assert found.percent_start is found.percent_end is None
        else:
            assert found.percent_start is not None
            assert found.percent_end is not None
            assert found.start <= found.percent_start < found.percent_end <= found.end
            assert re.fullmatch(r"[-−]?[0-9.,]+\s?(?:%0?|‰|phần trăm)", text[found.percent_start : found.percent_end])
    if "reason" in case:
        pytest.fail(case["reason"])


def test_digits_that_are_taken_are_off_limits() -> None:
    text = "có 31/31 hộ, đạt 100%, 5 cái"
    assert find_measurements(text, [(0, len(text))], default_lexicon()) == []
    [only] = find_measurements(text, [(0, text.index("5 cái"))], default_lexicon())
    assert text[only.start : only.end] == "5 cái"


def test_every_unit_example_is_measured_in_a_unit_of_its_entry_and_no_counter_example_is() -> None:
    lexicon = default_lexicon()
    entries = [entry for entry in lexicon.entries("units") if entry.code != "none"]
    assert entries
    for entry in entries:
        assert entry.source
        assert entry.examples
        for text in (*entry.examples, *entry.counter_examples):
            found = read_figures(text, (), lexicon).measurements
            units = {(one.unit or "").lower().split("/")[0] for one in found}
            if entry.code == "share":
                units = {text.split(" ", 1)[-1].lower()} if found and found[0].end == len(text) else set()
            assert bool(units & set(entry.phrases)) == (text in entry.examples), text


def test_every_comparator_example_is_read_as_its_code_and_no_counter_example_is() -> None:
    lexicon = default_lexicon()
    entries = lexicon.entries("comparators")
    assert entries
    for entry in entries:
        assert entry.source
        assert entry.examples
        for text in (*entry.examples, *entry.counter_examples):
            found = find_measurements(text, (), lexicon)
            assert found, text
            assert (found[0].comparator == entry.code) == (text in entry.examples), text


def test_doctests() -> None:
    import doctest

    for module in (measurements, amounts, ratios):
        assert doctest.testmod(module).failed == 0
    assert doctest.testmod(measurements).attempted > 0


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1/",
        "1.",
        "1 / ",
        "1% ",
        "1%/",
        "1 - ",
        "31/31 hộ, đạt ",
        "31/31 (",
        "( 5% ",
        "1 hộ/",
        "…/5 ",
        ". . .",
        "từ ",
        "trên 5 ",
        " ",
        "\u00a0",
        "a",
        "5 trên tổng số ",
        "1/1 1/1 ",
        "12-13/18 ",
    ],
)
def test_time_is_linear_on_long_lines(unit: str) -> None:
    lexicon = default_lexicon()
    assert_linear(lambda text: find_measurements(text, (), lexicon), unit)
