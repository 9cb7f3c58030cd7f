"""Plain text: printed lines, tables in text, the letterhead's columns."""

import pytest

from report_parser.errors import TooLargeError
from report_parser.limits import Limits
from report_parser.read.text import read
from report_parser.source import Source
from tests.make.text import make_text

LIMITS = Limits()


def given(text: str) -> list[str | tuple[str | None, ...]]:
    return [line.cells if line.cells is not None else line.text for line in read(text.encode(), LIMITS).lines]


NO_TABLES = {
    "one line with bars": "Đơn vị: xã | huyện | tỉnh\nNội dung",
    "bars apart": "A | B\nĐoạn văn\nC | D",
    "indented paragraphs": "\t1. Công tác tuyên truyền\n\t2. Công tác tập huấn\n\t- Đạt",
    "one line with a tab": "Họ và tên:\tNguyễn Văn A\nĐoạn văn",
    "a tab behind the number": "1.\tCông tác A\nđã làm\n2.\tCông tác B\nđã làm",
    "rulers": "-------\nĐoạn văn\n+ Chỉ tiêu đạt: 4/6\n+ Chỉ tiêu đang triển khai: 2/6",
}


@pytest.mark.parametrize("text", NO_TABLES.values(), ids=NO_TABLES.keys())
def test_what_is_no_table_stays_lines(text: str) -> None:
    source = read(text.encode(), LIMITS)
    assert [line.text for line in source.lines] == text.split("\n")
    assert {line.kind for line in source.lines} == {"line"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_numbered_as_editors_do(end: str) -> None:
    text = end.join(["Báo cáo", "", "  I. Chung", "a\u2028b\x85c\x0bd\x1ce", "", "", "\fII. Kết quả", ""])
    source = read(text.encode(), LIMITS)
    assert [(line.origin.line, line.text, line.blank_before) for line in source.lines] == [
        (1, "Báo cáo", False), (3, "  I. Chung", True), (4, "a\u2028b\x85c\x0bd\x1ce", False), (7, "\fII. Kết quả", True),
    ]  # fmt: skip
    assert source.media_type == "text/plain"
    assert source.encoding == "utf-8"


def test_a_page_break_on_a_line_of_its_own_reaches_the_next_line() -> None:
    assert given("chỉ tiêu\n\f\n12\n") == ["chỉ tiêu", "\f12"]


TABLES = {
    "markdown": "Bảng:\n\n| TT | Nội dung | Kết quả |\n|----|:--------|---:|\n| 1 | Số hộ | 2.495 |\n| 2 | Tỷ lệ \\| mức | |\n\nHết.",
    "bars without ends": "Bảng:\n\nTT | Nội dung | Kết quả\n1 | Số hộ | 2.495\n2 | Tỷ lệ \\| mức |  \n\nHết.",
    "boxed": (
        "Bảng:\n\n+----+---------+---------+\n| TT | Nội     | Kết quả |\n|    | dung    |         |\n+----+---------+---------+\n"
        "| 1  | Số hộ   | 2.495   |\n+----+---------+---------+\n| 2  | Tỷ lệ \\||         |\n|    | mức     |         |\n+----+---------+---------+\n\nHết."
    ),
    "tabs": "Bảng:\nTT\tNội dung\tKết quả\n1\tSố hộ\t2.495\n2\tTỷ lệ | mức\t\nHết.",
}


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES.keys())
def test_tables_in_text(text: str) -> None:
    assert given(text) == [
        "Bảng:",
        ("TT", "Nội dung", "Kết quả"),
        ("1", "Số hộ", "2.495"),
        ("2", "Tỷ lệ | mức", ""),
        "Hết.",
    ]


def test_two_tables_have_two_numbers_and_rows_their_lines() -> None:
    lines = read(b"| TT | A | B |\n| 1 | x | 2 |\n\n| TT | C | D |\n| 1 | y | 3 |\n", LIMITS).lines
    assert [(line.table, line.origin.line) for line in lines] == [(1, 1), (1, 2), (2, 4), (2, 5)]


HEADS = {
    "side by side": """\
       ỦY BAN NHÂN DÂN              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    THỊ TRẤN CÀNH NÀNG                  Độc lập - Tự do - Hạnh phúc
      -----------                       ---------------------------
      Số: 255/BC-UBND              Cành Nàng, ngày 16 tháng 12 năm 2022
""",
    "the right column is longer": """\
ỦY BAN NHÂN DÂN                        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
THỊ TRẤN CÀNH NÀNG                     Độc lập - Tự do - Hạnh phúc
-----------                            ---------------------------
Số: 255/BC-UBND
                                       Cành Nàng, ngày 16 tháng 12 năm 2022
""",
    "parted by tabs": """\
ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
THỊ TRẤN CÀNH NÀNG\tĐộc lập - Tự do - Hạnh phúc
-----------\t---------------------------
Số: 255/BC-UBND\tCành Nàng, ngày 16 tháng 12 năm 2022
""",
    "parted by bars": """\
| ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
| THỊ TRẤN CÀNH NÀNG | Độc lập - Tự do - Hạnh phúc |
| ----------- | --------------------------- |
| Số: 255/BC-UBND | Cành Nàng, ngày 16 tháng 12 năm 2022 |
""",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
@pytest.mark.parametrize("title", ["\n                          BÁO CÁO\n", "\nBÁO CÁO\n", "BÁO CÁO\n"])
def test_a_letterhead_is_given_column_by_column(head: str, title: str) -> None:
    assert [str(line).strip() for line in given(head + title + "Kết quả chuyển đổi số      năm 2022\n")] == [
        "ỦY BAN NHÂN DÂN", "THỊ TRẤN CÀNH NÀNG", "-----------", "Số: 255/BC-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "---------------------------", "Cành Nàng, ngày 16 tháng 12 năm 2022",
        "BÁO CÁO", "Kết quả chuyển đổi số      năm 2022",
    ]  # fmt: skip


def test_a_letterhead_below_one_another_stays() -> None:
    text = "ỦY BAN NHÂN DÂN\nXÃ A\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBÁO CÁO"
    assert given(text) == text.split("\n")


def test_a_subject_in_the_left_column() -> None:
    text = (
        "UBND XÃ A                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Số: 15/UBND                    Độc lập - Tự do - Hạnh phúc\n"
        "V/v báo cáo chuyển\n"
        "đổi số năm 2022             A, ngày 01 tháng 12 năm 2022\n"
        "\n"
        "    Kính gửi: Ủy ban nhân dân huyện B.\n"
    )
    assert [str(line).strip() for line in given(text)] == [
        "UBND XÃ A", "Số: 15/UBND", "V/v báo cáo chuyển", "đổi số năm 2022",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "A, ngày 01 tháng 12 năm 2022", "Kính gửi: Ủy ban nhân dân huyện B.",
    ]  # fmt: skip


def words(source: Source) -> list[str]:
    texts = [text for line in source.lines for text in (line.cells or (line.text,)) if text]
    return sorted(word for text in texts for word in text.split())


@pytest.mark.parametrize("width", [0, 60, 100])
def test_no_word_is_lost_or_doubled(width: int) -> None:
    paragraphs: list[str | list[list[str]]] = [
        "BÁO CÁO",
        "I. Tình hình chung của xã năm 2022, gồm 12 thôn với 2.495 hộ và 10.202 người, diện tích 25,22 km2.",
        [["TT", "Nội dung", "Kết quả"], ["1", "Số hộ", "2.495"], ["", "Tổng", ""]],
        "- Đạt.",
    ]
    data = make_text(paragraphs, width=width)
    assert words(read(data, LIMITS)) == sorted(data.decode().split())


def test_broken_bytes_are_said() -> None:
    source = read("Báo cáo kết quả thực hiện chuyển đổi số".encode() + b"\xff", LIMITS)
    assert source.status == "degraded"
    assert "1 places" in source.reasons[0]


def test_too_large() -> None:
    with pytest.raises(TooLargeError, match="1001 bytes, more than the 1000"):
        read(b"a" * 1001, Limits(text_bytes=1000))


@pytest.mark.parametrize(
    "text",
    [
        "|" * 5000,
        "\t" * 5000,
        "|\n" * 2000,
        "a\tb\n" * 2000,
        "+--\n" * 2000,
        " " * 9000 + "CỘNG HÒA XÃ HỘI",
        "|a" * 3000 + "\n|b",
    ],
)
def test_odd_text(text: str) -> None:
    source = read(text.encode(), Limits(table_cells=1000))
    given = [word for text in words(source) for word in text.replace("|", " ").replace("+--", " ").split()]
    assert given == sorted(text.replace("|", " ").replace("+--", " ").split())
