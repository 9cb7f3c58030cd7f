"""A sample of what `python -m tests.scans` measures: three scanned pages."""

import pytest

from report_parser.read.ocr import ADVICE, available
from tests.make.scan import Scanner
from tests.scans.measure import read_seed_scan, read_table_scan

pytestmark = pytest.mark.skipif(not available(), reason=f"Tesseract with Vietnamese is not installed: {ADVICE}")

TWO_PAGES = 38
"""Paragraphs of the seed: its head, and its first indicators."""


def test_two_pages_of_the_seed_are_read_back_from_a_scan() -> None:
    reading = read_seed_scan(Scanner(200), TWO_PAGES)
    assert reading.pages == 2
    assert reading.differences == []
    assert reading.wrong_letters <= 0.005


def test_every_figure_of_a_ruled_table_is_read_back_from_a_scan() -> None:
    reading = read_table_scan(Scanner(200), 12, tiff=True)
    assert reading.pages == 1
    assert reading.differences == []
    assert reading.wrong_letters <= 0.005
