"""Reading takes time in proportion to the input, whatever stands in it. Up to 50 MB: `python -m tests.linear --megabytes 50`."""

import gc

import pytest

from tests.linear.growth import GROWTHS, Growth, grows_linearly, seconds


@pytest.mark.parametrize("growth", GROWTHS, ids=lambda growth: growth.name)
def test_four_times_the_input_takes_about_four_times_as_long(growth: Growth) -> None:
    small, large = growth.make(growth.start), growth.make(4 * growth.start)
    gc.collect()
    gc.disable()
    try:
        first = seconds(small)
        second = seconds(large, 1)
        if not grows_linearly(first, second, 2):  # once more, for the machine may have been busy
            first, second = min(first, seconds(small)), min(second, seconds(large))
    finally:
        gc.enable()
    assert grows_linearly(first, second, 2), f"{first:.2f} s, four times the input {second:.2f} s"


def test_what_is_quadratic_is_seen() -> None:
    assert not grows_linearly(0.2, 3.2, 2)
    assert grows_linearly(0.2, 0.8, 2)
