import doctest
import tomllib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from report_parser.dates import days, find_dates, find_periods, parse_date, parse_timestamp, periods, stamps
from tests.unit.linear import assert_linear

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates.toml").read_text("utf-8"))


@pytest.mark.parametrize("text", CASES["no_dates"])
def test_fractions_and_numbers_are_no_dates(text: str) -> None:
    assert list(find_dates(text)) == []


@pytest.mark.parametrize("text", CASES["no_periods"])
def test_rates_and_numbers_are_no_periods(text: str) -> None:
    assert list(find_periods(text)) == []


@pytest.mark.parametrize("case", CASES["date"], ids=lambda case: case["text"])
def test_a_date_is_read_where_it_is_printed(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [[text[one.start : one.end], one.iso or "", one.precision] for one in find_dates(text)]
    assert found == case["found"]


@pytest.mark.parametrize("case", CASES["period"], ids=lambda case: case["text"])
def test_a_period_is_read_where_it_is_printed(case: dict[str, Any]) -> None:
    text = case["text"]
    periods = list(find_periods(text))
    assert [[one.label, one.first or "", one.last or ""] for one in periods] == case["found"]
    assert all(text[one.start : one.end] == one.label for one in periods)


@pytest.mark.parametrize("case", CASES["stamp"], ids=lambda case: case["text"])
def test_only_a_portal_s_date_line_is_a_timestamp(case: dict[str, str]) -> None:
    assert (parse_timestamp(case["text"]) or "") == case["stamp"]


@pytest.mark.parametrize("case", CASES["whole"], ids=lambda case: case["text"])
def test_a_date_alone_is_parsed(case: dict[str, str]) -> None:
    assert parse_date(case["text"]) == case["iso"]


@pytest.mark.parametrize("text", ["", "hôm nay", "ngày 30/02/2022", "ngày 23 tháng 01", "ngày 18/3/2022 và", "31/31"])
def test_what_is_no_date_that_exists_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_date(text)


def test_dates_and_periods_never_overlap_their_own_kind() -> None:
    text = " ".join(case["text"] for case in CASES["date"] + CASES["period"])
    for finder in (find_dates, find_periods):
        found = list(finder(text))
        assert len(found) > 20
        assert all(one.end <= other.start for one, other in pairwise(found))


def test_doctests() -> None:
    for module in (days, periods, stamps):
        result = doctest.testmod(module)
        assert result.attempted > 0
        assert result.failed == 0


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1/",
        "12.",
        "1-2-",
        "ngày ",
        "ngày 1,",
        "tháng 1 ",
        "năm 2022 - ",
        "quý ",
        " ",
        "\u00a0",
        "1 1:1",
        "… ",
        ".",
    ],
)
@pytest.mark.parametrize("finder", [find_dates, find_periods, parse_timestamp])
def test_time_is_linear_on_long_lines(unit: str, finder: Callable[[str], Any]) -> None:
    assert_linear(lambda text: list(finder(text) or ()), unit)
