import tomllib
from pathlib import Path
from typing import Any

import pytest

from report_parser.labels import find_label, format_roman, parse_roman

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parents[1] / "cases" / "labels.toml").read_text("utf-8"))


@pytest.mark.parametrize("text", CASES["none"])
def test_a_number_that_merely_stands_first_is_no_label(text: str) -> None:
    assert find_label(text) is None


@pytest.mark.parametrize(("text", "style", "number", "rest"), CASES["labels"])
def test_a_label_is_parted_from_its_title(text: str, style: str, number: str, rest: str) -> None:
    label = find_label(text)
    assert label is not None
    assert (label.style, label.number, text[label.end :]) == (style, number, rest)


def test_roman_numerals_round_trip_and_malformed_ones_are_refused() -> None:
    assert [parse_roman(format_roman(value)) for value in range(1, 50)] == list(range(1, 50))
    assert [parse_roman(text) for text in ("IIII", "VX", "IC", "")] == [None] * 4
