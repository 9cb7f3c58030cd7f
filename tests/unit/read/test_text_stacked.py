"""Tables in plain text with one cell a line."""

import pytest

from report_parser import extract
from report_parser.model import Report

HEAD = ["STT", "Chỉ tiêu", "Yêu cầu", "Kết quả thực hiện", "Đánh giá"]
ROWS = ["1", "Tỷ lệ hồ sơ trực tuyến", "80%", "85/100 hồ sơ, đạt 85%", "Đạt", "2", "Tỷ lệ văn bản ký số", "100%", "95%", "Chưa đạt"]  # fmt: skip


def read(lines: list[str], between: str = "\n") -> Report:
    return extract(("BÁO CÁO\nKết quả năm 2023\n\n" + between.join(lines) + "\n").encode())


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n"])
def test_a_cell_a_line_is_a_table(between: str) -> None:
    lines = [*HEAD, "I", "Chính quyền số", *ROWS, "Nơi nhận:", "- Lưu: VT."]
    report = read(lines, between)
    assert [(one.number, one.group, one.title, one.verdict and one.verdict.code) for one in report.indicators] == [
        ("1", "I", "Tỷ lệ hồ sơ trực tuyến", "met"),
        ("2", "I", "Tỷ lệ văn bản ký số", "not_met"),
    ]
    assert [(one.role, one.percent) for one in report.indicators[0].measurements] == [("target", 80), ("result", 85)]
    assert report.unclaimed == ()


def test_columns_may_be_numbered_and_summed() -> None:
    lines = ["TT", "Thôn", "Tổng số hộ", "1", "2", "3", "1", "Thôn Đông", "120", "2", "Thôn Đoài", "80", "Tổng cộng", "200"]  # fmt: skip
    assert [(one.value, one.unit) for one in read(lines).measurements] == [(120, "hộ"), (80, "hộ"), (200, "hộ")]


@pytest.mark.parametrize(
    "lines",
    [
        # an empty cell is lost: nothing says which
        [*HEAD, *ROWS[:4], *ROWS[5:]],
        [*HEAD, *ROWS[:5]],
        ["TT", "Một câu kết thúc bằng dấu chấm.", "Hai", "1", "Tỷ lệ hộ", "80%", "2", "Tỷ lệ người", "90%"],
        ["STT", "1", "Tỷ lệ hộ", "2", "Tỷ lệ người"],
    ],
)
def test_lines_that_do_not_fit_a_head_stay_lines(lines: list[str]) -> None:
    assert all(block.kind != "row" for block in read(lines).blocks)


def test_rows_point_at_their_first_line() -> None:
    rows = [block for block in read([*HEAD, *ROWS]).blocks if block.kind == "row"]
    assert [row.origin.line for row in rows] == [4, 9, 14]
