"""Which numerals are listed as not understood, and which only number something or leave it open."""

import pytest

from report_parser import extract


def unclaimed(text: str) -> list[str]:
    return [one.text for one in extract(text.encode()).unclaimed]


def test_points_numbered_inside_a_paragraph_are_no_figures() -> None:
    assert unclaimed("1. Tiêu đề bài viết 2. Lê Văn Chung: công chức 3. Triển khai mô hình tại xã\n") == []
    assert unclaimed("Gồm các bước: 1) Tiếp nhận 2) Thẩm định 3) Trả kết quả\n") == []


def test_a_number_before_a_full_stop_is_listed_where_nothing_counts_up_to_it() -> None:
    assert unclaimed("Còn lại 7. Trong khi đó chưa rõ.\n") == ["7"]
    assert unclaimed("1. Nhà số lẻ 9. Trong khi đó chưa rõ.\n") == ["9"]


@pytest.mark.parametrize("text", ["Tài khóa năm 199....\n", "Lập ngày … tháng … năm 20…\n", "5a và 5b của biểu\n"])
def test_blank_years_and_parts_of_forms_are_no_figures(text: str) -> None:
    assert unclaimed(text) == []


def test_a_range_is_all_that_a_cell_holds() -> None:
    page = "<table><tr><th>Thành phần</th><th>Cỡ chữ</th><th>Năm áp dụng</th></tr><tr><td>Quốc hiệu</td><td>12 - 13</td><td>2022-2025</td></tr><tr><td>Tiêu ngữ</td><td>14</td><td>2022</td></tr></table>"
    report = extract(f"<html><body><p>BÁO CÁO</p>{page}</body></html>".encode())
    assert [(one.kind, one.low, one.high, one.value) for one in report.measurements][:2] == [
        ("range", 12, 13, None),
        ("quantity", None, None, 14),
    ]
    assert report.unclaimed == ()
