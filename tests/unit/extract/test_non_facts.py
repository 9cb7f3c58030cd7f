import doctest
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from report_parser.extract import non_facts
from report_parser.extract.non_facts import find_non_facts
from report_parser.lexicon import default_lexicon
from tests.unit.linear import assert_linear

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parents[2] / "cases" / "non_facts.toml").read_text("utf-8"))


def printed(text: str) -> list[list[str]]:
    return [[text[start:end], why] for start, end, why in find_non_facts(text, default_lexicon())]


@pytest.mark.parametrize("text", CASES["none"])
def test_figures_are_left_to_the_other_finders(text: str) -> None:
    assert printed(text) == []


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
def test_numerals_that_measure_nothing_are_told_with_the_reason(case: dict[str, Any]) -> None:
    assert printed(case["text"]) == case["found"]


def test_every_lexicon_example_is_told_and_no_counter_example_is() -> None:
    lexicon = default_lexicon()
    entries = lexicon.entries("non_facts")
    assert entries
    for entry in entries:
        assert entry.source
        assert entry.examples
        assert entry.counter_examples
        for text in (*entry.examples, *entry.counter_examples):
            why = {one[2] for one in find_non_facts(text, lexicon)}
            # A form that is told by itself (a telephone number, a chainage) may name the reason first.
            assert bool(why) == (text in entry.examples), text


def test_found_ranges_are_in_order_and_apart() -> None:
    text = "; ".join(case["text"] for case in CASES["case"])
    found = find_non_facts(text, default_lexicon())
    assert len(found) > 60
    assert all(one[1] <= other[0] for one, other in pairwise(found))


def test_doctests() -> None:
    assert doctest.testmod(non_facts).attempted > 0
    assert doctest.testmod(non_facts).failed == 0


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1.",
        "1/",
        "1*",
        "1 * ",
        "0 ",
        "09 ",
        "0912 345 678 ",
        "điều 1, ",
        "điều 1",
        "thứ ",
        "1 lần/",
        "3G/",
        "A1",
        "1h",
        "1:",
        "ISO 1:",
        "[1]",
        "(1)",
        " ",
        "số ",
    ],
)
def test_time_is_linear_on_long_lines(unit: str) -> None:
    lexicon = default_lexicon()
    assert_linear(lambda text: find_non_facts(text, lexicon), unit)
