"""Tables of plain text that only spaces part."""

from report_parser.limits import DEFAULT_LIMITS
from report_parser.read.text import read_text


def rows(text: str) -> list[tuple[str | None, ...] | str]:
    return [line.cells or line.text for line in read_text(text, DEFAULT_LIMITS).lines]


PLAIN = """\
Kết quả như sau:
STT   Chỉ tiêu                ĐVT         Kế hoạch   Thực hiện   Ghi chú
I     VỀ KINH TẾ
1     Tổng giá trị sản xuất   Tỷ đồng     1.250      1.312
2     Sản lượng lúa           Tấn         4.500      4.385       Không đạt
      và ngô
      Tổng cộng                                      2 chỉ tiêu
1. Thu ngân sách vượt dự toán được giao, đạt kết quả cao so với cùng kỳ năm trước trên địa bàn toàn xã.
"""


def test_lines_below_such_a_head_are_rows() -> None:
    assert rows(PLAIN) == [
        "Kết quả như sau:",
        ("STT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện", "Ghi chú"),
        ("I", "VỀ KINH TẾ", "", "", "", ""),
        ("1", "Tổng giá trị sản xuất", "Tỷ đồng", "1.250", "1.312", ""),
        ("2", "Sản lượng lúa và ngô", "Tấn", "4.500", "4.385", "Không đạt"),
        ("", "Tổng cộng", "", "", "2 chỉ tiêu", ""),
        "1. Thu ngân sách vượt dự toán được giao, đạt kết quả cao so với cùng kỳ năm trước trên địa bàn toàn xã.",
    ]


CENTRED = """\
                                             Điểm tự
STT   Tiêu chí                   Điểm tối đa             Ghi chú
                                             đánh giá
1     Chỉ đạo, điều hành         8.00        7.50
                                                         Kế hoạch số
1.1   Ban hành kế hoạch          2.00        2.00        15/KH-UBND
                                                         năm 2024
1.2   Mức độ hoàn thành          3.00        2.50

II. ĐÁNH GIÁ CHUNG
"""


def test_a_number_may_stand_in_the_middle_of_its_row() -> None:
    assert rows(CENTRED) == [
        ("STT", "Tiêu chí", "Điểm tối đa", "Điểm tự đánh giá", "Ghi chú"),
        ("1", "Chỉ đạo, điều hành", "8.00", "7.50", ""),
        ("1.1", "Ban hành kế hoạch", "2.00", "2.00", "Kế hoạch số 15/KH-UBND năm 2024"),
        ("1.2", "Mức độ hoàn thành", "3.00", "2.50", ""),
        "II. ĐÁNH GIÁ CHUNG",
    ]


def test_prose_that_begins_with_the_word_is_no_table() -> None:
    text = "STT  của các tiêu chí được ghi theo\nthứ tự trong quyết định.\n"
    assert rows(text) == ["STT  của các tiêu chí được ghi theo", "thứ tự trong quyết định."]


PARTS = """\
STT   Chỉ tiêu                   ĐVT     Kế hoạch   Thực hiện
1     Tổng đàn bò trên           Con     6.500      6.320
      địa bàn xã
      Trong đó: bò lai           Con     4.225      4.100
2     Đàn trâu                   Con     120        118

Tổng số: 02 chỉ tiêu, trong đó đạt 01 chỉ tiêu, không đạt 01 chỉ tiêu.
"""


def test_parts_with_figures_are_rows_and_sentences_below_are_none() -> None:
    assert rows(PARTS)[1:] == [
        ("1", "Tổng đàn bò trên địa bàn xã", "Con", "6.500", "6.320"),
        ("", "Trong đó: bò lai", "Con", "4.225", "4.100"),
        ("2", "Đàn trâu", "Con", "120", "118"),
        "Tổng số: 02 chỉ tiêu, trong đó đạt 01 chỉ tiêu, không đạt 01 chỉ tiêu.",
    ]
