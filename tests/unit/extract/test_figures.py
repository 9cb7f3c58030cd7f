"""Each numeral of a text is claimed once, by the finder that knows it."""

import pytest

from report_parser.extract.figures import read_figures
from report_parser.lexicon import default_lexicon


@pytest.mark.parametrize(
    "text",
    ["ngày15 tháng10 năm 2024", "ngày 15tháng 10năm 2024", "ngày 15 tháng 10 năm 2024", "Ngày 5 tháng 7/2024"],
)
def test_a_day_is_claimed_whole_however_it_is_spaced(text: str) -> None:
    assert read_figures(f"Họp {text} tại xã.", (), default_lexicon()).claims == [(4, 4 + len(text), "date")]


def test_a_month_behind_another_count_is_a_period() -> None:
    claims = read_figures("Họp 15 lần, tháng 10 năm 2024.", (), default_lexicon()).claims
    assert (12, 29, "period") in claims
