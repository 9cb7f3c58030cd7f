"""Numbers as their cells print them, in Vietnamese settings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_parser.read.sheet_formats import BUILT_IN, format_cell, format_text


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        (0.6306, "0%", "63%"),
        (0.6306, "0.00%", "63,06%"),
        (0.63, "0.0 %", "63,0 %"),
        (1.1, "0.00", "1,10"),
        (1.005, "0.00", "1,01"),
        (12.5, "0.##", "12,5"),
        (12.0, "0.##", "12"),
        (0.5, "#.##", ",5"),
        (0.0, "#", ""),
        (1110.0, "#,##0", "1.110"),
        (1234567.891, "#,##0.00", "1.234.567,89"),
        (-5.0, "#,##0_);(#,##0)", "(5)"),
        (0.0, '#,##0;-#,##0;"-"', "-"),
        (7690.0, BUILT_IN[41], "7.690"),
        (5.0, '0" người"', "5 người"),
        (63.0, '0"%"', "63%"),
        (1110000.0, '#,##0, "nghìn"', "1.110 nghìn"),
        (98765.0, "00\\.000", "98.765"),
        (3.0, ";;;", ""),
        (-3.5, "0.0", "-3,5"),
        (-0.001, "0.0", "0,0"),
        (100.0, "[>=100]0.0;0.00", "100,0"),
        (5.0, "[Red][<10]0.00;0", "5,00"),
        (1.5, "# ?/?", "1 1/2"),
        (0.84, "??/??", "21/25"),
        (1200.0, "0.0E+00", "1,2E+03"),
        (12.0, "[$₫-42A] #,##0", "₫ 12"),
        (4850.0, "General", "4850"),
        (25.22, "General", "25,22"),
        (0.1 + 0.2, "General", "0,3"),
        (1 / 3, "General", "0,333333333"),
        (1e20, "General", "1,00000E+20"),
        (44911.0, "dd/mm/yyyy", "16/12/2022"),
        (44911.0, BUILT_IN[14], "16/12/2022"),
        (44911.0, "[$-F800]dddd, mmmm dd, yyyy", "16 tháng 12 năm 2022"),
        (44911.0, '"Ngày" dd "tháng" mm', "Ngày 16 tháng 12"),
        (44911.5, "h:mm d/m/yyyy", "12:00 16/12/2022"),
        (44911.0, "dddd", "Thứ Sáu"),
        (1.5, "[h]:mm", "36:00"),
        (0.25, "hh:mm AM/PM", "06:00 SA"),
        (-1.0, "dd/mm/yyyy", "-1"),
    ],
)
def test_a_number_is_printed_by_its_format(value: float, code: str, printed: str) -> None:
    assert format_cell(value, code) == printed


def test_running_numbers_have_a_point() -> None:
    assert format_cell(1.1, "General", decimal_mark=".") == "1.1"
    assert format_cell(1.1, "0.00", decimal_mark=".") == "1.10"


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    assert format_cell(43449.0, "dd/mm/yyyy", since_1904=True) == "16/12/2022"


def test_a_day_after_the_29th_of_february_that_never_was() -> None:
    assert [format_cell(day, "d/m/yyyy") for day in (1.0, 59.0, 61.0)] == ["1/1/1900", "28/2/1900", "1/3/1900"]


@pytest.mark.parametrize(
    ("code", "printed"), [("@", "Đạt"), ("General", "Đạt"), ('@" (x)"', "Đạt (x)"), ("0;0;0;", ""), ("0;-0", "Đạt")]
)
def test_a_text_is_printed_as_it_stands_unless_its_format_adds_or_hides(code: str, printed: str) -> None:
    assert format_text("Đạt", code) == printed


PIECES = st.sampled_from(
    ["0", "#", "?", ",", ".", "%", "/", "@", "E+00", ";", "General", "yyyy", "m", "ss", "[h]", "[>=100]", "[$-F800]", '"x"', "\\", "_",
     "*", '"', "[", "AM/PM", " ", "0" * 300, "%" * 250, "," * 100]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=8), st.floats(), st.booleans())
def test_no_format_and_no_number_breaks_it(pieces: list[str], value: float, since_1904: bool) -> None:
    printed = format_cell(value, "".join(pieces), since_1904=since_1904)
    assert len(printed) < 2_000
