"""Inputs that grow in one respect, and how the time to read them grows with them: at most 2.4 times for twice the size."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from report_parser.errors import ReportParserError
from report_parser.limits import Limits
from report_parser.pipeline import extract_bytes
from tests.fuzz.hostile import REPORT
from tests.unit.linear import GROWTH

MEGABYTE = 1_000_000
WIDE = Limits(text_bytes=100 * MEGABYTE, html_bytes=200 * MEGABYTE, document_characters=100 * MEGABYTE, html_nodes=20 * MEGABYTE, html_depth=200_000)  # fmt: skip
"""Wide enough that nothing is refused: time is what is looked at."""
SPARE = 0.15
"""Seconds that a larger input may take besides: the clock's grain, a collection of garbage."""


def line(unit: str) -> Callable[[int], bytes]:
    """One line of so many bytes below a report's head."""
    size = len(unit.encode())
    return lambda count: (REPORT + unit * (count // size) + "\n").encode()


def lines(unit: str) -> Callable[[int], bytes]:
    """Lines of some 80 characters."""
    one = (unit * 80)[:80] + "\n"
    size = len(one.encode())
    return lambda count: (REPORT + one * (count // size)).encode()


def page(opening: str, closing: str = "", inside: str = "Tỷ lệ 5%") -> Callable[[int], bytes]:
    """A web page in which elements nest, or follow one another where `closing` is empty."""
    size = len((opening + closing).encode())
    return lambda count: (
        f"<html><body><p>{REPORT}</p>{opening * (count // size)}{inside}{closing * (count // size)}</body></html>".encode()
    )


@dataclass(frozen=True, slots=True)
class Growth:
    """An input that grows; `start` is the smallest size in bytes that says something of the time."""

    name: str
    make: Callable[[int], bytes]
    start: int


GROWTHS = (
    Growth("digits", line("1"), 150_000),
    Growth("digits and dots", line("123.456."), 100_000),
    Growth("1.1.1.1", line("1.1."), 100_000),
    Growth("slashes", line("/"), 200_000),
    Growth("fractions", line("1/2/"), 8_000),
    Growth("brackets", line("([{"), 200_000),
    Growth("no-break spaces", line("\u00a0"), 500_000),
    Growth("spaces between letters", line("a\u00a0\u00a0"), 200_000),
    Growth("one line of words", line("Tỷ lệ người dân có hồ sơ sức khỏe "), 200_000),
    Growth("one line of figures", line("đạt 85% với 34/40 hộ, "), 15_000),
    Growth("percentages", line("12,5%"), 8_000),
    Growth("labels of verdicts", line("* Đánh giá: "), 50_000),
    Growth("years", line("năm 2022 "), 30_000),
    Growth("periods", line("giai đoạn 2021-2025 "), 40_000),
    Growth("citations", lines("Quyết định số 12/QĐ-UBND ngày 01/02/2022 "), 20_000),
    Growth("combining marks", line("\u0301"), 200_000),
    Growth("lines of numbers", lines("1.1. "), 25_000),
    Growth("lines of words", lines("Tỷ lệ hộ dân "), 80_000),
    Growth("rows of a table in text", lambda count: (REPORT + "TT\tChỉ tiêu\tKết quả\n" + "".join(f"{n}\tTỷ lệ\t{n}%\n" for n in range(count // 20))).encode(), 10_000),
    Growth("nested elements", page("<div>", "</div>"), 60_000),
    Growth("nested inline elements", page("<b>", "</b>"), 30_000),
    Growth("table rows", page("<tr><td>1<td>Tỷ lệ<td>5%"), 20_000),
    Growth("paragraphs of a page", page("<p>Tỷ lệ đạt 5%</p>"), 20_000),
    Growth("one long word of a page", page("a"), 150_000),
)  # fmt: skip


def seconds(data: bytes, tries: int = 2) -> float:
    """Processor seconds of reading it, the best of so many tries."""
    best = float("inf")
    for _ in range(tries):
        start = time.process_time()
        try:
            extract_bytes(data, "x", limits=WIDE)
        except ReportParserError as error:
            raise AssertionError(f"it was not read: {error.message}") from error
        best = min(best, time.process_time() - start)
    return best


def grows_linearly(small: float, large: float, doublings: int) -> bool:
    return large <= GROWTH**doublings * small + SPARE
