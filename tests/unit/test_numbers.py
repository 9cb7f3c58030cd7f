import doctest
import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_parser import numbers
from report_parser.numbers import NUMBER, as_number, decimals, format_number, parse_number
from tests.unit.linear import assert_linear

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parents[1] / "cases" / "numbers.toml").read_text("utf-8"))


@pytest.mark.parametrize("text", CASES["malformed"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_number(text)


@pytest.mark.parametrize("digits", [31, 60, 61, 5_000])
def test_over_thirty_digits_are_refused(digits: int) -> None:
    with pytest.raises(ValueError, match="limit"):
        parse_number("9" * digits)


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["text"])
def test_a_number_is_read_by_vietnamese_rules(case: dict[str, Any]) -> None:
    assert str(parse_number(case["text"])) == case["value"]
    assert decimals(case["text"]) == case["decimals"]


@pytest.mark.parametrize("case", CASES["printed"], ids=lambda case: case["text"])
def test_decimals_are_counted_with_the_sign_behind_them(case: dict[str, Any]) -> None:
    assert decimals(case["text"]) == case["decimals"]


def test_decimals_of_what_is_no_number_are_refused() -> None:
    for text in ("", "%", "abc", "1.2.3%"):
        with pytest.raises(ValueError):
            decimals(text)


@given(st.decimals(min_value=0, max_value=10**15, places=4, allow_nan=False, allow_infinity=False))
def test_formatting_is_the_inverse_of_parsing(value: Decimal) -> None:
    assert parse_number(format_number(value)) == value


@given(st.integers(min_value=0, max_value=10**29))
def test_whole_numbers_stay_whole(value: int) -> None:
    back = as_number(parse_number(format_number(value)))
    assert back == value
    assert isinstance(back, int)


def test_json_numbers_are_ints_where_they_are_whole() -> None:
    assert [repr(as_number(Decimal(text))) for text in ("8.00", "25.22", "0")] == ["8", "25.22", "0"]


def test_the_pattern_takes_a_numeral_whole() -> None:
    text = "từ 1.110, 25,22% và 03; 1.2.3. Hết 5."
    assert re.findall(NUMBER, text) == ["1.110", "25,22", "03", "1.2.3", "5"]
    # Atomic: no part of a numeral is taken for another.
    assert re.search(rf"{NUMBER}\s*km", "25,22 ha, 7 km")[0] == "7 km"  # type: ignore[index]
    assert re.search(rf"^{NUMBER}2$", "25,22") is None


def test_doctests() -> None:
    assert doctest.testmod(numbers).attempted > 0
    assert doctest.testmod(numbers).failed == 0


@pytest.mark.parametrize("unit", ["1", "1.", "1,", "1.234.", "٣"])
def test_the_pattern_is_linear_on_long_lines(unit: str) -> None:
    pattern = re.compile(rf"{NUMBER}\s*km")
    assert_linear(pattern.search, unit, length=50_000)
