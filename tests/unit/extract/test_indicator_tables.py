"""Tables as communes elsewhere draw them: each test holds one habit that went wrong once."""

import pytest

from report_parser import extract
from report_parser.model import Indicator, Measurement, Report


def table(*rows: str, heading: str = "") -> Report:
    """The report whose only table has these rows, cells parted by bars."""
    lines = "\n".join(f"| {row} |" for row in rows)
    return extract(f"BÁO CÁO\nKết quả thực hiện các chỉ tiêu năm 2023\n{heading}\n{lines}\n".encode())


def verdicts(report: Report) -> list[str | None]:
    return [one.verdict.code if one.verdict else None for one in report.indicators]


def said(one: Measurement) -> tuple[object, ...]:
    """A measurement as its role and numbers."""
    if one.kind == "ratio":
        return one.role, one.numerator, one.denominator, one.percent, one.unit
    return one.role, one.percent if one.kind == "percentage" else one.value, one.unit


def figures(indicator: Indicator) -> list[tuple[object, ...]]:
    return [said(one) for one in indicator.measurements]


def test_ticked_boxes_are_marks_and_empty_ones_are_not() -> None:
    report = table(
        "TT|Nhiệm vụ|Kết quả|Đạt|Chưa đạt",
        "1|Cấp căn cước|3.500/3.620 công dân, đạt 96,7%|☑|☐",
        "2|Kích hoạt tài khoản|2.100 tài khoản|☐|☒",
        "3|Làm sạch dữ liệu|Chưa có phần mềm|☐|☐",
    )
    assert verdicts(report) == ["met", "not_met", None]


def test_a_narrow_column_breaks_numbers_and_its_own_head() -> None:
    report = table("S T T|Chỉ tiêu|Kết quả|Đánh giá", "I|Xã hội số|||", "1|Cáp quang|76%|Đạt", "1 0|Điện thoại|61%|Đạt")
    assert [(one.number, one.group) for one in report.indicators] == [("1", "I"), ("10", "I")]


def test_a_verdict_cell_may_give_its_reasons() -> None:
    report = table(
        "TT|Nội dung tiêu chí|Kết quả tự đánh giá",
        "1|Có quy chế quản lý|Đạt",
        "2|Trường học đạt chuẩn cơ sở vật chất|Đạt (03/03 trường)",
        "3|Thôn, bản đạt tiêu chuẩn văn hóa|Chưa đạt (4/6 thôn)",
        "4|Tham gia bảo hiểm y tế|Đạt 95,2%",
    )
    assert verdicts(report) == ["met", "met", "not_met", None]
    assert [figures(one) for one in report.indicators] == [
        [],
        [("result", 3, 3, None, "trường")],
        [("result", 4, 6, None, "thôn")],
        [("result", 95.2, "%")],
    ]
    assert report.unclaimed == ()


def test_a_minus_stands_right_before_its_number() -> None:
    report = table("Chỉ tiêu|Kế hoạch|Thực hiện|Đánh giá", "Tốc độ tăng dân số|0,9%|-0,2%|Đạt")
    assert figures(report.indicators[0]) == [("target", 0.9, "%"), ("result", -0.2, "%")]


def test_a_part_its_whole_and_the_percentage_are_one_ratio() -> None:
    report = table(
        "STT|Chỉ tiêu|Tổng số hồ sơ|Số đã thực hiện|Tỷ lệ (%)|Đánh giá",
        "1|Văn bản được ký số|625|600|96|Đạt",
        "2|Thủ tục giải quyết trực tuyến|1.200|750|62,5|Chưa đạt",
    )
    assert [figures(one) for one in report.indicators] == [
        [("result", 600, 625, 96, "hồ sơ")],
        [("result", 750, 1200, 62.5, "hồ sơ")],
    ]
    assert report.unclaimed == ()
    assert report.indicators[0].measurements[0].text == "625\t600\t96"


def test_a_plan_and_what_was_done_are_no_ratio() -> None:
    report = table(
        "STT|Chỉ tiêu|ĐVT|Kế hoạch|Thực hiện|Tỷ lệ (%)", "1|Trồng cây|cây|1.000|950|95", "2|Việc làm|người|100|102|102"
    )
    assert [figures(one) for one in report.indicators] == [
        [("target", 1000, "cây"), ("result", 950, "cây"), ("result", 95, "%")],
        [("target", 100, "người"), ("result", 102, "người"), ("result", 102, "%")],
    ]


def test_columns_of_sums_that_do_not_agree_are_no_ratio() -> None:
    report = table(
        "STT|Chỉ tiêu|Tổng số|Số tăng|Tỷ lệ (%)|Đánh giá", "1|Hộ kinh doanh|625|60|96|Đạt", "2|Hợp tác xã|40|25|12|Đạt"
    )
    assert all(one.kind != "ratio" for indicator in report.indicators for one in indicator.measurements)


def test_a_table_without_indicators_gives_its_numbers_with_their_units() -> None:
    report = table(
        "STT|Nội dung|Kinh phí (triệu đồng)|Ghi chú",
        "1|Mua máy tính|120,5|",
        "2|Lắp đặt mạng|15|",
        "|Tổng cộng|135,5|",
    )
    assert [said(one) for one in report.measurements] == [
        ("result", 120.5, "triệu đồng"),
        ("result", 15, "triệu đồng"),
        ("result", 135.5, "triệu đồng"),
    ]
    assert report.indicators == () and report.unclaimed == ()


def test_a_line_above_names_the_unit_of_a_table() -> None:
    rows = ("STT|Thôn|Năm 2022|Năm 2023|Số hộ|Mã số", "1|Đông|120|130|42|77", "2|Tây|90|95|30|78")
    report = table(*rows, heading="Đơn vị tính: triệu đồng")
    assert [said(one) for one in report.measurements] == [
        ("result", 120, "triệu đồng"),
        ("result", 130, "triệu đồng"),
        ("result", 42, "hộ"),
        ("result", 90, "triệu đồng"),
        ("result", 95, "triệu đồng"),
        ("result", 30, "hộ"),
    ]
    assert report.unclaimed == ()


def test_a_table_of_papers_holds_no_measurements() -> None:
    report = table("STT|Số, ký hiệu|Ngày ban hành|Số trang", "1|15/KH-UBND|10/01/2023|4", "2|32/QĐ-UBND|22/02/2023|11")
    assert report.measurements == () and report.unclaimed == ()
    assert [one.number for one in report.citations] == ["15/KH-UBND", "32/QĐ-UBND"]


def test_rows_that_number_the_columns_are_heads() -> None:
    report = table(
        "TT|Chỉ tiêu|ĐVT|Kế hoạch|Thực hiện|Đánh giá", "(1)|(2)|(3)|(4)|(5)|(6)", "1|Tổ công nghệ số|tổ|9|9|Đạt"
    )
    assert len(report.indicators) == 1 and report.unclaimed == ()


def test_a_criterion_merged_over_rows_is_the_group_of_its_indicators() -> None:
    report = extract(
        "<table><tr><th>TT<th>Tiêu chí<th>Nội dung<th>Yêu cầu<th>Kết quả<th>Đánh giá"
        "<tr><td rowspan=2>1<td rowspan=2>Sản xuất<td>Thu nhập bình quân<td>≥ 65 triệu đồng<td>66,5 triệu đồng<td>Đạt"
        "<tr><td>Không còn hộ nghèo<td>0%<td>0,4%<td>Chưa đạt"
        "<tr><td>2<td>Y tế<td>Tham gia bảo hiểm y tế<td>≥ 95%<td>96%<td>Đạt</table>".encode()
    )
    assert (report.groups[0].number, report.groups[0].title) == ("1", "Sản xuất")
    assert [(one.number, one.group, one.title) for one in report.indicators] == [
        (None, "1", "Thu nhập bình quân"),
        (None, "1", "Không còn hộ nghèo"),
        ("2", None, "Tham gia bảo hiểm y tế"),
    ]
    assert report.unclaimed == ()


def test_points_given_by_those_above_are_kept_beside_the_commune_s_own() -> None:
    report = table(
        "STT|Tiêu chí|Điểm tối đa|Điểm tự đánh giá|Điểm thẩm định",
        "I|Chính quyền số|7|6,5|6",
        "1|Có kế hoạch|2|2|2",
        "2|Hồ sơ trực tuyến|5|4,5|4",
        "|Tổng cộng|7|6,5|6",
    )
    assert [[(one.kind, one.value, one.maximum) for one in item.measurements] for item in report.indicators] == [
        [("score", 2, 2), ("quantity", 2, None)],
        [("score", 4.5, 5), ("quantity", 4, None)],
    ]
    assert report.overall.score and (report.overall.score.value, report.overall.score.counted) == (6.5, 6.5)
    assert report.findings == () and report.unclaimed == ()


def test_a_group_s_points_are_those_of_the_groups_below_it_too() -> None:
    rows = (
        "TT|Lĩnh vực/Tiêu chí|Điểm chuẩn|Điểm tự chấm",
        "1|CHỈ ĐẠO ĐIỀU HÀNH|4.00|3.50",
        "1.1|Kế hoạch|2.00|2.00",
        "1.1.1|Ban hành kịp thời|1.00|1.00",
        "1.1.2|Mức độ hoàn thành|1.00|1.00",
        "1.2|Công tác kiểm tra|2.00|1.50",
        "|TỔNG ĐIỂM|4.00|3.50",
    )
    assert table(*rows).findings == ()
    wrong = [row.replace("4.00|3.50", "4.00|3.25") if row.startswith("1|") else row for row in rows]
    assert [(one.code, one.group) for one in table(*wrong).findings] == [("score-sum-mismatch", "1")]


def test_first_letters_tell_a_column_of_verdicts_whose_head_does_not() -> None:
    report = table("Số TT|Tiêu chí|Mức yêu cầu|Mức đạt được|Tự ĐG", "1|Hạ tầng|3 trạm|4 trạm|Đ", "2|Mạng|60%|52%|KĐ")
    assert verdicts(report) == ["met", "not_met"]


def test_a_column_under_the_word_for_met_may_hold_figures() -> None:
    report = table("STT|Nội dung|Kế hoạch|Đạt|Đánh giá", "1|Cáp quang|70%|76%|Đạt", "2|Điện thoại|80%|71%|Chưa đạt")
    assert [figures(one) for one in report.indicators] == [
        [("target", 70, "%"), ("result", 76, "%")],
        [("target", 80, "%"), ("result", 71, "%")],
    ]
    assert verdicts(report) == ["met", "not_met"]


def test_a_line_without_tabs_between_rows_is_a_group() -> None:
    report = extract(
        "TT\tChỉ tiêu\tMục tiêu\tKết quả\tĐánh giá\nNhóm chính quyền số\n1\tVăn bản điện tử\t100%\t100%\tĐạt\n"
        "Nhóm xã hội số\n2\tCáp quang\t70%\t61%\tChưa đạt\n".encode()
    )
    assert [(one.title, one.indicators) for one in report.groups] == [
        ("Nhóm chính quyền số", ("1",)),
        ("Nhóm xã hội số", ("2",)),
    ]


ALIGNED = """BÁO CÁO
Kết quả chuyển đổi số năm 2023

STT   Nội dung                     Kết quả       Đánh giá
                                                 Đạt   Chưa đạt
Nhóm hạ tầng số
1     Tỷ lệ hộ có Internet cáp     96,5%         X
      quang băng rộng
2     Tỷ lệ cán bộ được tập        20/25 người   X
      huấn kỹ năng
3     Số điểm wifi công cộng       03 điểm             X
"""


def test_an_aligned_table_in_text_has_heads_below_heads_and_groups() -> None:
    report = extract(ALIGNED.encode())
    assert [(one.title, verdict) for one, verdict in zip(report.indicators, verdicts(report), strict=True)] == [
        ("Tỷ lệ hộ có Internet cáp quang băng rộng", "met"),
        ("Tỷ lệ cán bộ được tập huấn kỹ năng", "met"),
        ("Số điểm wifi công cộng", "not_met"),
    ]
    assert [one.title for one in report.groups] == ["Nhóm hạ tầng số"]


def test_an_aligned_criterion_has_a_row_for_each_of_its_numbers() -> None:
    report = extract(
        (
            "BÁO CÁO\nKết quả nông thôn mới năm 2023\n\n"
            "TT   Tiêu chí     Nội dung                 Chỉ tiêu   Kết quả   Đánh giá\n"
            "1    Quy hoạch    1.1. Có quy hoạch chung  Có         Có        Đạt\n"
            "                  được phê duyệt\n"
            "                  1.2. Có quy chế quản lý  Có         Chưa      Chưa đạt\n"
            "2    Giao thông   2.1. Đường xã bê tông    100%       92%       Chưa đạt\n"
        ).encode()
    )
    assert [(one.number, one.title) for one in report.indicators] == [
        ("1.1", "Có quy hoạch chung được phê duyệt"),
        ("1.2", "Có quy chế quản lý"),
        ("2.1", "Đường xã bê tông"),
    ]
    assert verdicts(report) == ["met", "not_met", "not_met"]


def test_a_row_s_name_may_hold_its_unit() -> None:
    report = table(
        "TT|Chỉ tiêu|Nghị quyết|Kết quả|So với NQ",
        "1|Tỷ lệ hộ nghèo (%)|3,5|3,2|Đạt",
        "2|Sản lượng lúa (tấn)|4.200|4.150|Không đạt",
        "3|Mật độ dân số (người/km2)|350|356|Đạt",
        "4|Tỷ lệ hộ dùng nước sạch|95|96,2|Đạt",
        "5|Số hợp tác xã (kiểu mới)|2|3|Vượt",
    )
    assert [figures(one) for one in report.indicators] == [
        [("target", 3.5, "%"), ("result", 3.2, "%")],
        [("target", 4200, "tấn"), ("result", 4150, "tấn")],
        [("target", 350, "người/km2"), ("result", 356, "người/km2")],
        [("target", 95, "%"), ("result", 96.2, "%")],
        [("target", 2, "hợp tác xã"), ("result", 3, "hợp tác xã")],
    ]
    assert verdicts(report) == ["met", "not_met", "met", "met", "met"] and report.unclaimed == ()


def test_rows_with_dashes_stand_under_their_number() -> None:
    report = table(
        "TT|Chỉ tiêu|ĐVT|Kế hoạch|Kết quả|Đánh giá",
        "1|Dịch vụ công||||",
        "-|Hồ sơ toàn trình|%|50|56,1|Đạt",
        "-|Thanh toán trực tuyến|%|40|31|Không đạt",
        "2|Hạ tầng số||||",
        "|- Số trạm BTS|trạm|3|3|Đạt",
    )
    assert [(one.group, one.number, one.title) for one in report.indicators] == [
        ("1", None, "Hồ sơ toàn trình"),
        ("1", None, "Thanh toán trực tuyến"),
        ("2", None, "Số trạm BTS"),
    ]


def test_criteria_by_their_first_letters_hold_what_is_counted_anew() -> None:
    report = table(
        "TT|Tiêu chí, chỉ tiêu|Điểm tối đa|Điểm tự chấm",
        "TC1|Ban hành văn bản|15|14",
        "1|Đúng thẩm quyền|10|10",
        "2|Công khai|5|4",
        "TC2|Hòa giải|10|9",
        "1|Hòa giải thành|10|9",
        "Cộng||25|23",
    )
    assert [(one.number, one.title, one.indicators) for one in report.groups] == [
        ("1", "Ban hành văn bản", ("1", "2")),
        ("2", "Hòa giải", ("1",)),
    ]
    assert report.findings == () and report.unclaimed == ()


def test_marks_are_counted_below_their_columns() -> None:
    report = table(
        "STT|Nội dung|Đạt|Không đạt|Ghi chú",
        "1|Có nhóm Zalo|x||",
        "2|Có camera||x|",
        "3|Có wifi|x||",
        "|Tổng cộng|2|1|",
    )
    assert [(one.verdict, one.count) for one in report.overall.reported] == [("met", 2), ("not_met", 1)]
    wrong = table("STT|Nội dung|Đạt|Không đạt", "1|Có nhóm Zalo|x|", "2|Có camera||x", "|Tổng cộng|2|")
    assert [one.code for one in wrong.findings] == ["overall-count-mismatch"]


def test_columns_that_no_word_tells_keep_their_figures() -> None:
    report = table(
        "TT|Chỉ tiêu|ĐVT|KH năm 2023|Quý I|Quý II|Cả năm|% TH/KH|Mã số",
        "1|Hồ sơ tiếp nhận|hồ sơ|1.000|210|260|1.015|101,5|33",
        "2|Tuyên truyền|lượt|48|12|12|48|100|34",
    )
    assert sorted(figures(report.indicators[1]), key=str) == [
        ("result", 100, "%"),
        ("result", 12, "lượt"),
        ("result", 12, "lượt"),
        ("result", 48, "lượt"),
        ("target", 48, "lượt"),
    ]


def test_points_taken_off_are_points() -> None:
    report = table(
        "STT|Nội dung|Điểm tối đa|Điểm tự đánh giá|Điểm trừ",
        "1|Chỉ đạo|10.00|9.50|0.50",
        "2|Thể chế|8.00|5.25|2.75",
        "Tổng cộng||18.00|14.75|3.25",
    )
    assert [one.value for item in report.indicators for one in item.measurements] == [0.5, 9.5, 2.75, 5.25]
    assert report.unclaimed == () and report.findings == ()


def test_heads_below_a_wide_head_need_no_known_words() -> None:
    report = extract(
        "<table><tr><th rowspan=2>STT<th rowspan=2>Chỉ tiêu<th rowspan=2>Kế hoạch<th colspan=2>Kết quả<th rowspan=2>Đánh giá"
        "<tr><th>Số lượng<th>Tỷ lệ (%)<tr><td>1<td>Tài khoản định danh<td>70%<td>2.450 người<td>72,5<td>Đạt</table>".encode()
    )
    assert figures(report.indicators[0]) == [("target", 70, "%"), ("result", 2450, "người"), ("result", 72.5, "%")]


def test_one_cell_may_name_the_unit_of_its_row() -> None:
    report = table(
        "TT|Nội dung|Chỉ tiêu giao|Kết quả|Đánh giá",
        "1|OCOP|2 sản phẩm|3|Đạt",
        "2|Internet|≥ 70%|75,5|Đạt",
        "3|Wifi|4|5|Đạt",
    )
    assert [figures(one) for one in report.indicators] == [
        [("target", 2, "sản phẩm"), ("result", 3, "sản phẩm")],
        [("target", 70, "%"), ("result", 75.5, "%")],
        [("target", 4, None), ("result", 5, None)],
    ]


def test_what_is_asked_of_merged_rows_is_asked_of_each() -> None:
    report = extract(
        "<table><tr><td>TT<td>Chỉ tiêu<td>Yêu cầu<td>Kết quả<td>Đánh giá<tr><td>1<td>Internet<td rowspan=2>≥ 70%<td>85%<td>Đạt"
        "<tr><td>2<td>Cáp quang<td>65%<td>Chưa đạt<tr><td>3<td>Wifi<td><td>5%<td>Đạt</table>".encode()
    )
    assert [figures(one) for one in report.indicators] == [
        [("target", 70, "%"), ("result", 85, "%")],
        [("target", 70, "%"), ("result", 65, "%")],
        [("result", 5, "%")],
    ]


def test_a_plus_stands_before_what_was_gained() -> None:
    report = table("Nội dung|Số liệu năm 2022|Số liệu năm 2023|Tăng/giảm (%)", "Số doanh nghiệp|12|15|+25")
    assert report.unclaimed == ()
    assert figures(report.indicators[0])[-1] == ("result", 25, "%")


def test_a_comparison_in_percent_over_two_columns_is_one_of_both() -> None:
    report = table(
        "TT|Chỉ tiêu|ĐVT|Kế hoạch|Thực hiện 6 tháng|Ước cả năm|So sánh (%)|",
        "||||||6 tháng/KH|Ước cả năm/KH",
        "1|Giá trị sản xuất|Tỷ đồng|320|168|325|52,5|101,6",
    )
    assert figures(report.indicators[0]) == [
        ("target", 320, "Tỷ đồng"),
        ("result", 168, "Tỷ đồng"),
        ("result", 325, "Tỷ đồng"),
        ("result", 52.5, "%"),
        ("result", 101.6, "%"),
    ]


def test_a_unit_over_several_columns_is_that_of_each() -> None:
    report = table("TT|Chỉ tiêu|Kinh phí (triệu đồng)||Đánh giá", "||Kế hoạch|Thực hiện|", "1|Sửa cầu|150|148|Đạt")
    assert figures(report.indicators[0]) == [("target", 150, "triệu đồng"), ("result", 148, "triệu đồng")]


def test_a_head_may_have_three_rows() -> None:
    report = extract(
        "<table><tr><td rowspan=3>TT<td rowspan=3>Nhiệm vụ<td rowspan=3>Kết quả<td colspan=3>Tình trạng thực hiện"
        "<tr><td rowspan=2>Đã hoàn thành<td colspan=2>Chưa hoàn thành<tr><td>Đang thực hiện<td>Chưa thực hiện"
        "<tr><td>1<td>Cấp căn cước<td>99,2%<td>√<td><td><tr><td>2<td>Kích hoạt tài khoản<td>1.985 tài khoản<td><td>√<td>"
        "<tr><td>3<td>Lắp camera an ninh<td><td><td><td>√</table>".encode()
    )
    assert verdicts(report) == ["met", "in_progress", "not_met"] and report.findings == ()


def test_the_row_below_a_two_row_head_is_no_third_one() -> None:
    report = table(
        "TT|Chỉ tiêu|Năm 2024|||",
        "||Kế hoạch|Kết quả|Đạt|Chưa đạt",
        "|Thu ngân sách||Đạt|x|",
        "|Chi ngân sách||Chưa|x|",
    )
    assert [one.title for one in report.indicators] == ["Thu ngân sách", "Chi ngân sách"]


def test_marks_may_stand_under_what_was_not_judged() -> None:
    report = table(
        "STT|Chỉ tiêu|Kết quả|Đánh giá|||",
        "|||Đạt (x)|Chưa đạt (x)|Chưa đánh giá|Không áp dụng",
        "1|Ký số văn bản|98%|x|||",
        "2|Hồ sơ trực tuyến|60%||x||",
        "3|Kinh tế số||||x|",
        "4|Chợ số|||||x",
        "|Tổng cộng||1|1|1|1",
    )
    assert verdicts(report) == ["met", "not_met", "not_assessed", "not_applicable"]
    assert [(one.verdict, one.count) for one in report.overall.reported] == [
        ("met", 1),
        ("not_met", 1),
        ("not_assessed", 1),
        ("not_applicable", 1),
    ]
    assert report.findings == () and report.unclaimed == ()


def test_a_row_of_totals_says_how_many_were_met() -> None:
    for said_so in ("3/4 chỉ tiêu đạt", "Đạt 3/4", "3/4 đạt", "3/4", "3/4 chỉ tiêu"):
        report = table(
            "TT|Chỉ tiêu|Kết quả|Đánh giá",
            "1|Điện|99%|Đạt",
            "2|Nước|95%|Đạt",
            "3|Đường|60%|Chưa đạt",
            "4|Trường|100%|Đạt",
            f"Tổng cộng|||{said_so}",
        )
        assert [(one.verdict, one.count, one.total) for one in report.overall.reported] == [("met", 3, 4)], said_so
        assert report.measurements == () and report.findings == ()
    # What is no count of indicators stays a figure.
    other = table("TT|Chỉ tiêu|Kết quả|Đánh giá", "1|Điện|99%|Đạt", "Tổng cộng||120/150 hộ|")
    assert other.overall.reported == () and len(other.measurements) == 1


def test_a_group_may_state_its_totals() -> None:
    report = table(
        "TT|Chỉ tiêu|Yêu cầu|Kết quả|Đánh giá",
        "A|Chính quyền số (đạt 1/2 chỉ tiêu)|||",
        "1|Ký số văn bản|100%|100%|Đạt",
        "2|Hồ sơ trực tuyến|80%|61%|Chưa đạt",
        "B|Kinh tế số||1/1 chỉ tiêu đạt|",
        "1|Hóa đơn điện tử|100%|100%|Đạt",
        "C|Xã hội số|||Đạt 0/1",
        "1|Chữ ký số|30%|12%|Chưa đạt",
    )
    assert [[(one.verdict, one.count, one.total) for one in group.reported] for group in report.groups] == [
        [("met", 1, 2)],
        [("met", 1, 1)],
        [("met", 0, 1)],
    ]
    assert report.measurements == () and report.findings == () and report.unclaimed == ()


def test_criteria_stand_above_their_parts_by_the_word_before_the_number() -> None:
    report = table(
        "TT|Tên tiêu chí, chỉ tiêu|Điểm tối đa|Điểm tự chấm",
        "Tiêu chí 1|Ban hành văn bản|10|10",
        "Chỉ tiêu 1|Ban hành văn bản quy phạm|5|5",
        "Chỉ tiêu 2|Ban hành văn bản hành chính|5|5",
        "Tiêu chí 2|Tiếp cận thông tin|15|14",
        "Chỉ tiêu 1|Công khai thông tin|15|14",
        "Tổng cộng||25|24",
    )
    assert [(one.number, one.title) for one in report.groups] == [
        ("1", "Ban hành văn bản"),
        ("2", "Tiếp cận thông tin"),
    ]
    assert [(one.number, one.group) for one in report.indicators] == [("1", "1"), ("2", "1"), ("1", "2")]
    assert report.findings == ()


def test_what_a_group_adds_up_to_is_its_own() -> None:
    rows = (
        "TT|Nội dung|Điểm chuẩn|Điểm tự chấm",
        "I|Kinh tế||",
        "1|Thu ngân sách|20|19",
        "2|Giảm nghèo|20|18",
        "|Cộng|40|37",
        "II|Xã hội||",
        "1|Giáo dục|15|14",
        "|Cộng nhóm II|15|14",
        "|Tổng cộng (I+II)|55|51",
    )
    report = table(*rows)
    assert [group.score and (group.score.value, group.score.maximum) for group in report.groups] == [(37, 40), (14, 15)]
    assert report.overall.score and (report.overall.score.value, report.overall.score.maximum) == (51, 55)
    assert report.findings == ()
    wrong = table(*(row.replace("40|37", "40|36") for row in rows))
    assert [(one.code, one.group) for one in wrong.findings] == [("score-sum-mismatch", "I")]


def test_totals_of_things_are_indicators_and_no_totals() -> None:
    report = table("TT|Chỉ tiêu|ĐVT|KH|TH", "1|Trâu|Con|20|21", "|Tổng đàn bò|Con|100|90", "|Tổng số hộ|Hộ|50|52")
    assert [one.title for one in report.indicators] == ["Trâu", "Tổng đàn bò", "Tổng số hộ"]
    assert report.unclaimed == ()


def test_a_form_may_begin_with_its_total() -> None:
    report = table(
        "STT|Tiêu chí đánh giá|Điểm tối đa|Điểm đạt được|Lý do trừ điểm",
        "|TỔNG SỐ ĐIỂM|40|38|",
        "1|Ban hành kế hoạch|20|20|",
        "2|Kiểm tra|20|18|Chưa kiểm tra 02 đơn vị",
    )
    assert [one.title for one in report.indicators] == ["Ban hành kế hoạch", "Kiểm tra"]
    assert report.overall.score and (report.overall.score.value, report.overall.score.counted) == (38, 38)


def test_names_stand_behind_the_number_whatever_their_head_adds() -> None:
    report = table(
        "TT|Nội dung thực hiện|Huyện giao|Xã giao|TH 2023|So với kế hoạch",
        "1|Giảm nghèo|3%|3,5%|3,8%|Vượt",
        "2|Gia đình văn hóa|85%|90%|91,2%|Vượt",
    )
    assert [one.title for one in report.indicators] == ["Giảm nghèo", "Gia đình văn hóa"]
    assert [one.role for one in report.indicators[0].measurements] == ["target", "target", "result"]


def test_a_total_may_count_criteria_that_have_no_verdict_of_their_own() -> None:
    rows = (
        "TT|Tên tiêu chí|Nội dung tiêu chí|Yêu cầu|Kết quả|Đánh giá",
        "7|Chợ|Xã có chợ nông thôn|Đạt|Có 01 chợ|Đạt",
        "8|Thông tin|8.1. Điểm bưu chính|Đạt|Đạt|Đạt",
        "||8.2. Dịch vụ internet|Đạt|Đạt|Đạt",
        "|TỔNG CỘNG||||2/2 tiêu chí",
    )
    assert table(*rows).findings == ()
    wrong = table(*(row.replace("2/2", "1/2") for row in rows))
    assert [one.code for one in wrong.findings] == ["overall-count-mismatch"]


def test_a_verdict_merged_over_a_criterion_holds_where_text_leaves_it_empty() -> None:
    report = table(
        "TT|Tên tiêu chí|Nội dung tiêu chí|Yêu cầu|Kết quả|Đánh giá",
        "1|Quy hoạch|1.1. Có quy hoạch chung|Đạt|Đã duyệt|Đạt",
        "||1.2. Có quy chế quản lý|Đạt|Đã ban hành|",
        "2|Giao thông|2.1. Đường xã|100%|100%|",
    )
    assert verdicts(report) == ["met", "met", None]


def test_a_name_does_not_go_on_in_the_next_cell() -> None:
    report = extract(
        "UBND XÃ HÒA PHONG\nBÁO CÁO\nKết quả năm 2023\nTT\tTiêu chí\tKết quả\tĐánh giá\n1\tQuy hoạch\tĐã duyệt của UBND huyện\tĐạt\n".encode()
    )
    assert report.document.place is not None
    assert (report.document.place.name, report.document.place.district) == ("Hòa Phong", None)


def test_figures_of_groups_and_totals_are_kept_outside_the_indicators() -> None:
    report = table(
        "TT|Nội dung|Dự toán (triệu đồng)|Thực hiện (triệu đồng)|Đạt (%)",
        "A|TỔNG THU|6.250|3.410|54,6",
        "1|Thu trên địa bàn|350|215|61,4",
        "2|Thu bổ sung|5.900|3.195|54,2",
    )
    assert [one.title for one in report.indicators] == ["Thu trên địa bàn", "Thu bổ sung"]
    assert [said(one) for one in report.measurements] == [
        ("target", 6250, "triệu đồng"),
        ("result", 3410, "triệu đồng"),
        ("result", 54.6, "%"),
    ]
    assert report.measurements[0].section == ("A",) and report.unclaimed == ()


def test_parts_behind_dashes_stand_in_the_criterion_above() -> None:
    report = table(
        "TT|Tiêu chí|Chỉ tiêu|Kết quả|Đánh giá",
        "1|Giao thông|||Chưa đạt",
        "-|Đường xã|100%|80%|Chưa đạt",
        "-|Đường thôn|≥ 70%|75%|Đạt",
        "2|Điện|98%|99%|Đạt",
    )
    group = report.groups[0]
    assert (group.number, group.title, group.verdict and group.verdict.code) == ("1", "Giao thông", "not_met")
    assert [(one.number, one.group) for one in report.indicators] == [(None, "1"), (None, "1"), ("2", None)]
    # One that has figures of its own is an indicator beside its parts.
    other = table("TT|Chỉ tiêu|KH|TH", "1|Diện tích gieo trồng|100|98", "-|Lúa|60|61", "2|Đàn bò|20|21")
    assert [one.title for one in other.indicators] == ["Diện tích gieo trồng", "Lúa", "Đàn bò"]


def test_rows_that_say_how_points_are_given_are_no_indicators() -> None:
    report = table(
        "STT|Lĩnh vực, tiêu chí|Điểm tối đa|Điểm tự đánh giá|Giải trình",
        "1|Chỉ đạo điều hành|3|2,5|",
        "1.1|Mức độ hoàn thành kế hoạch|2|1,5|",
        "|Hoàn thành 100% kế hoạch: 2|||",
        "|Từ 80% đến dưới 100%: 1,5|||",
        "-|Chậm tiến độ|0||",
        "1.2|Báo cáo định kỳ|1|1|",
        "|Tổng|3|2,5|",
    )
    assert [(one.number, one.group) for one in report.indicators] == [("1.1", "1"), ("1.2", "1")]
    assert [len(one.measurements) for one in report.indicators] == [1, 1]
    assert report.indicators[0].evidence == ("Hoàn thành 100% kế hoạch: 2", "Từ 80% đến dưới 100%: 1,5", "Chậm tiến độ")
    assert report.findings == () and report.unclaimed == () and report.measurements == ()


def test_columns_of_words_under_unknown_heads_are_read_too() -> None:
    report = table(
        "TT|Nhiệm vụ|Kết quả|Tiến độ|Bài học",
        "1|Wifi công cộng|03 điểm phát|Đang thực hiện|Thiếu 45 triệu đồng",
        "2|Số hóa hộ tịch|450 trường hợp|Hoàn thành|",
    )
    assert [said(one) for one in report.indicators[0].measurements][-1] == ("result", 45, "triệu đồng")
    assert report.unclaimed == ()


def test_a_percent_sign_at_a_head_s_end_is_its_unit() -> None:
    report = table(
        "TT|Nội dung|Kết quả|Tỷ lệ %|Chỉ tiêu %|Đánh giá",
        "1|Hồ sơ đúng hạn|1.240/1.245 hồ sơ|99,6|100|Chưa đạt",
        "2|Hồ sơ trực tuyến|1.105/1.245 hồ sơ|88,8|80|Đạt",
    )
    assert [figures(one) for one in report.indicators] == [
        [("target", 100, "%"), ("result", 1240, 1245, 99.6, "hồ sơ")],
        [("target", 80, "%"), ("result", 1105, 1245, 88.8, "hồ sơ")],
    ]


def test_what_is_asked_at_least_has_the_unit_of_its_row() -> None:
    report = table("TT|Nội dung|Chỉ tiêu|Kết quả|Đánh giá", "1|Hợp tác xã hiệu quả|≥ 1|02 HTX|Đạt")
    assert figures(report.indicators[0]) == [("target", 1, "HTX"), ("result", 2, "HTX")]


def test_counts_by_village_are_ratios_where_a_percentage_says_so() -> None:
    report = table(
        "STT|Thôn|Tổng số hộ|Số hộ có Internet|Tỷ lệ (%)", "1|Phú Thọ|420|355|84,5", "2|Uất Lâm|310|240|77,4"
    )
    assert [said(one) for one in report.measurements] == [
        ("result", 355, 420, 84.5, "hộ"),
        ("result", 240, 310, 77.4, "hộ"),
    ]
    # Figures that are no part of one another stay apart.
    apart = table("STT|Thôn|Tổng số hộ|Số xe máy|Tỷ lệ (%)", "1|Phú Thọ|420|655|12,5", "2|Uất Lâm|310|540|7,4")
    assert [one.kind for one in apart.measurements] == ["quantity", "quantity", "percentage"] * 2


def test_a_count_below_a_section_s_table_is_that_section_s() -> None:
    rows = "TT\tChỉ tiêu\tMục tiêu\tKết quả\tĐánh giá\n"
    report = extract(
        (
            f"BÁO CÁO\nKết quả chuyển đổi số năm 2024\n1. Chính quyền số\n{rows}1.1\tKý số\t100%\t100%\tĐạt\n"
            "1.2\tHọp trực tuyến\t50%\t35%\tChưa đạt\n\nKết quả: 1/2 chỉ tiêu đạt.\n\n2. Xã hội số\n"
            f"{rows}2.1\tĐiện thoại\t80%\t84%\tĐạt\n2.2\tTài khoản\t80%\t81%\tĐạt\n2.3\tSức khỏe\t90%\t91%\tĐạt\n\n"
            "Kết quả: 3/3 chỉ tiêu đạt.\n\nTổng cộng: 4/5 chỉ tiêu đạt.\n"
        ).encode()
    )
    assert [[(one.count, one.total) for one in group.reported] for group in report.groups] == [[(1, 2)], [(3, 3)]]
    assert [(one.count, one.total) for one in report.overall.reported] == [(4, 5)]
    assert report.findings == () and report.measurements == ()


def test_an_annex_stands_under_no_heading() -> None:
    report = extract(
        (
            "BÁO CÁO\nKết quả chuyển đổi số năm 2024\nI. KẾT QUẢ\nĐã triển khai đầy đủ.\nII. KIẾN NGHỊ\nĐề nghị hỗ trợ kinh phí.\n"
            "PHỤ LỤC\n(Kèm theo Báo cáo của UBND xã)\nTT\tChỉ tiêu\tKết quả\tĐánh giá\n1\tKý số\t100%\tĐạt\n2\tHọp\t35%\tChưa đạt\n"
        ).encode()
    )
    assert [one.group for one in report.indicators] == [None, None]


def test_points_may_name_their_unit_or_stand_with_the_most_there_are() -> None:
    named = table(
        "TT|Nội dung|Điểm chuẩn|Điểm đạt",
        "1|Kinh tế|30 điểm|28,50 điểm",
        "2|Văn hóa|10 điểm|10 điểm",
        "|Tổng cộng|40 điểm|38,50 điểm",
    )
    both = table(
        "TT|Chỉ số|Kết quả|Điểm đạt/Điểm tối đa",
        "1|Nhận thức số||28,5/30",
        "2|Nhân lực|15/15 cán bộ|10/10",
        "|Tổng cộng||38,5/40",
    )
    for report in (named, both):
        scores = [(m.value, m.maximum) for one in report.indicators for m in one.measurements if m.kind == "score"]
        assert scores == [(28.5, 30), (10, 10)]
        assert report.overall.score and (report.overall.score.value, report.overall.score.counted_maximum) == (38.5, 40)
        assert report.unclaimed == () and report.findings == () and report.measurements == ()


def test_groups_may_be_named_left_of_the_numbers() -> None:
    report = table(
        "Nhóm chỉ tiêu|TT|Tên chỉ tiêu|Mục tiêu|Kết quả|Đánh giá",
        "Chính quyền số|1|Ký số văn bản|100%|100%|Đạt",
        "|2|Hồ sơ trực tuyến|80%|75%|Chưa đạt",
        "Xã hội số|3|Hộ có Internet|80%|83%|Đạt",
    )
    assert [(one.title, one.counted) for one in report.groups] == [
        ("Chính quyền số", {"met": 1, "not_met": 1}),
        ("Xã hội số", {"met": 1}),
    ]


def test_groups_without_numbers_may_each_count_from_one() -> None:
    rows = ["TT|Chỉ tiêu|Mục tiêu|Kết quả|Đánh giá", "|CHÍNH QUYỀN SỐ|||", "1|Ký số văn bản|100%|100%|Đạt"]
    rows += ["2|Hồ sơ trực tuyến|80%|75%|Chưa đạt", "|XÃ HỘI SỐ|||", "1|Hộ có Internet|80%|83%|Đạt"]
    assert table(*rows).findings == ()
    assert [one.code for one in table(*rows, "1|Ví điện tử|80%|83%|Đạt").findings] == ["number-repeated"]


def test_ticks_and_crosses_among_verdicts_say_so() -> None:
    report = table(
        "TT|Chỉ tiêu|Kế hoạch|Thực hiện|Tự đánh giá",
        "1|Trồng rừng|45 ha|50 ha|✓",
        "2|Giảm nghèo|30 hộ|24 hộ|✗",
        "3|Xây nhà|5 nhà|5 nhà|x",
    )
    assert verdicts(report) == ["met", "not_met", "unknown"]


def test_every_criterion_keeps_its_own_parts() -> None:
    rows = ["TT|Tên tiêu chí|Nội dung tiêu chí|Yêu cầu|Kết quả|Đánh giá"]
    for number in range(1, 41):
        if number % 4 == 0:
            rows.append(f"{number}|Tiêu chí đơn|Tỷ lệ hộ có điện|≥ 50%|{number}/{number + 7} hộ|Đạt")
            continue
        rows.append(f"{number}|Tiêu chí chung|{number}.1. Nội dung một|Đạt|Đã làm|Đạt")
        rows.append(f"||{number}.2. Nội dung hai|≥ 50%|{number + 50}%|Đạt")
    # Rows that are gone must not leave their places to others: more than once, for memory differs from run to run.
    for _ in range(3):
        report = table(*rows)
        assert [one.number for one in report.indicators if one.path[0] != (one.group or one.number)] == []
        assert len({group.number for group in report.groups if group.number}) == 30


def _with_annex(*rows: str) -> Report:
    lines = "\n".join("\t".join(row.split("|")) for row in ("TT|Chỉ tiêu|Mục tiêu|Kết quả|Đánh giá", *rows))
    return extract(
        (
            "BÁO CÁO\nKết quả năm 2024\n1. Chính quyền số\n1.1. Tỷ lệ văn bản ký số\nKết quả: 50/50 văn bản, đạt 100%.\nĐánh giá: Đạt\n"
            "1.2. Tỷ lệ hồ sơ trực tuyến\nKết quả: 41/50 hồ sơ, đạt 82%.\nĐánh giá: Chưa đạt\nTổng số chỉ tiêu đạt: 1/2 chỉ tiêu.\nPHỤ LỤC\n"
            f"{lines}\n"
        ).encode()
    )


def test_an_annex_that_repeats_the_report_adds_only_what_is_new() -> None:
    report = _with_annex(
        "1|Tỷ lệ văn bản ký số|100%|50/50 văn bản (100%)|Đạt",
        "2|Tỷ lệ hồ sơ trực tuyến|≥ 90%|41/50 hồ sơ (82%)|Chưa đạt",
    )
    assert [(one.number, one.group) for one in report.indicators] == [("1.1", "1"), ("1.2", "1")]
    assert figures(report.indicators[1]) == [("result", 41, 50, 82, "hồ sơ"), ("target", 90, "%")]
    assert report.overall.counted == {"met": 1, "not_met": 1}
    assert report.findings == () and report.unclaimed == () and report.measurements == ()


def test_a_table_that_judges_otherwise_stays_beside_the_text() -> None:
    report = _with_annex("1|Tỷ lệ văn bản ký số|100%|49/50 văn bản|Chưa đạt", "2|Tỷ lệ hồ sơ trực tuyến|90%|82%|Đạt")
    assert len(report.indicators) == 4
    other = _with_annex("1|Tỷ lệ hộ có Internet|80%|81%|Đạt", "2|Tỷ lệ hồ sơ trực tuyến|90%|82%|Chưa đạt")
    assert len(other.indicators) == 4


@pytest.mark.parametrize(
    ("most", "points"),
    [
        ("Điểm chuẩn", "Kết quả chấm"),
        ("Điểm tối đa", "Tự đánh giá"),
        ("Thang điểm", "Điểm xã tự đánh giá"),
        ("Mức điểm", "Điểm năm 2024"),
        ("Tổng điểm", "Điểm tự chấm"),
        ("Điểm", "Điểm tự chấm"),
        ("Trọng số", "Điểm đạt"),
        ("Barem điểm", "UBND xã tự chấm"),
    ],
)
def test_points_and_the_most_there_are_tell_each_other(most: str, points: str) -> None:
    report = table(
        f"STT|Nội dung|{most}|{points}", "1|Có kế hoạch|10|10", "2|Hồ sơ trực tuyến|10|7,5", "|Tổng cộng|20|17,5"
    )
    scores = [(m.kind, m.value, m.maximum) for one in report.indicators for m in one.measurements]
    assert scores == [("score", 10, 10), ("score", 7.5, 10)]
    assert report.overall.score and (report.overall.score.value, report.overall.score.maximum) == (17.5, 20)
    assert report.findings == () and report.unclaimed == ()


def test_numbers_beside_points_are_not_the_most_there_are() -> None:
    # Last year's points are less in one row.
    report = table("STT|Nội dung|Điểm năm 2023|Điểm đạt", "1|Có kế hoạch|10|9", "2|Hồ sơ trực tuyến|7|7,5")
    scores = [(m.value, m.maximum) for one in report.indicators for m in one.measurements if m.kind == "score"]
    assert scores == [(9, None), (7.5, None)]


@pytest.mark.parametrize(
    "head",
    ["Đạt (%)", "% KH", "So KH", "Mức độ hoàn thành (%)", "Tiến độ (%)", "TH/KH", "Ước TH/KH năm", "Tỷ lệ % so với KH"],
)
def test_shares_of_the_plan_are_percentages_whatever_the_row_s_unit(head: str) -> None:
    report = table(
        f"TT|Chỉ tiêu|ĐV tính|KH năm 2024|TH năm 2024|{head}",
        "1|Giá trị sản xuất|Tỷ đồng|320|325|101,6",
        "2|Lúa|Tấn|3.200|3.100|96,9",
    )
    assert [figures(one) for one in report.indicators] == [
        [("target", 320, "Tỷ đồng"), ("result", 325, "Tỷ đồng"), ("result", 101.6, "%")],
        [("target", 3200, "Tấn"), ("result", 3100, "Tấn"), ("result", 96.9, "%")],
    ]


@pytest.mark.parametrize(
    ("said", "code", "words"),
    [
        ("Không đạt do thiếu kinh phí", "not_met", "Không đạt"),
        ("Đạt theo Quyết định số 12/QĐ-UBND ngày 05/3/2023", "met", "Đạt"),
        ("Hoàn thành đúng hạn", "met", "Hoàn thành"),
        ("Đang thực hiện đúng tiến độ", "in_progress", "Đang thực hiện"),
        ("Đã đạt chuẩn", "met", "Đã đạt chuẩn"),
        ("Đạt*", "met", "Đạt"),
        ("Vượt 5%", "met", "Vượt"),
        ("Hoàn thành vượt mức 4%", "met", "Hoàn thành vượt mức"),
        ("Đạt 100%", "met", "Đạt"),
        ("98,5% (Chưa đạt)", "not_met", "Chưa đạt"),
        # Shares that leave open whether it is reached, plans, and what no lexicon knows.
        ("Đạt 98,5%", None, None),
        ("Đạt 2/3 nội dung", None, None),
        ("Phấn đấu đạt năm 2025", None, None),
        ("Tăng so với cùng kỳ", "unknown", "Tăng so với cùng kỳ"),
    ],
)
def test_a_verdict_may_give_its_reason_or_its_share(said: str, code: str | None, words: str | None) -> None:
    report = table("TT|Chỉ tiêu|Kết quả|Đánh giá", "1|Điện|99%|Đạt", f"2|Nước|96%|{said}", "3|Đường|50%|Chưa đạt")
    verdict = report.indicators[1].verdict
    assert (verdict.code, verdict.text) == (code, words) if verdict else code is None


def test_notes_are_no_verdicts_by_their_first_words() -> None:
    report = table(
        "TT|Chỉ tiêu|Kế hoạch|Thực hiện|Ghi chú", "1|Điện|98%|99%|Hoàn thành trong quý IV", "2|Nước|95%|96%|Đạt"
    )
    assert verdicts(report) == [None, "met"]


def test_a_part_beside_its_share_may_have_any_name() -> None:
    report = table(
        "STT|Lĩnh vực|Tổng số hồ sơ|Đúng hạn|Tỷ lệ đúng hạn", "1|Hộ tịch|250|250|100%", "2|Chứng thực|1.200|1.195|99,6%"
    )
    assert [
        (one.numerator, one.denominator, one.percent, one.unit)
        for item in report.indicators
        for one in item.measurements
    ] == [(250, 250, 100, "hồ sơ"), (1195, 1200, 99.6, "hồ sơ")]


def test_shares_name_no_unit_for_what_they_are_shares_of() -> None:
    report = table("TT|Chỉ tiêu|Kế hoạch|Thực hiện|Tỷ lệ đạt", "1|Cây xanh|500|475|95%", "2|Ao cá|40|30|75%")
    assert [figures(one) for one in report.indicators] == [
        [("target", 500, None), ("result", 475, None), ("result", 95, "%")],
        [("target", 40, None), ("result", 30, None), ("result", 75, "%")],
    ]


def test_rows_that_are_judged_count_no_verdicts() -> None:
    report = table(
        "TT|Chỉ tiêu|Tổng số|Số đạt|Tỷ lệ (%)|Đánh giá",
        "1|Hộ dùng nước sạch|500|475|95|Đạt",
        "2|Hộ có nhà tiêu|500|400|80|Chưa đạt",
    )
    assert verdicts(report) == ["met", "not_met"]
    assert [one.numerator for item in report.indicators for one in item.measurements] == [475, 400]


def test_what_is_asked_may_be_a_verdict() -> None:
    report = table(
        "TT|Tên tiêu chí|Chỉ tiêu xã đạt chuẩn|Tự đánh giá của xã",
        "1|Quy hoạch|Đạt|Đạt",
        "2|Giao thông|Đạt|Chưa đạt",
        "3|Hộ nghèo|≤ 4%|Đạt",
    )
    assert [one.title for one in report.indicators] == ["Quy hoạch", "Giao thông", "Hộ nghèo"]
    assert verdicts(report) == ["met", "not_met", "met"]


def test_points_among_the_remarks_are_not_added_up() -> None:
    report = table(
        "TT|Tiêu chí|Điểm tối đa|Điểm tự chấm|Ghi chú",
        "1|Ban hành đúng thẩm quyền|10|9,5|Trừ 0,5 điểm",
        "2|Công khai văn bản|5|4,5|",
        "|Tổng cộng|15|14|",
    )
    assert [(one.kind, one.value) for one in report.indicators[0].measurements] == [("score", 9.5), ("quantity", 0.5)]
    assert report.findings == ()


def test_marks_under_heads_that_name_the_verdict_in_brackets() -> None:
    report = table(
        "TT|Tiêu chí|Kết quả đánh giá (Đạt)|Kết quả đánh giá (Chưa đạt)", "1|Quy hoạch|X|", "2|Giao thông||X"
    )
    assert verdicts(report) == ["met", "not_met"]


def test_a_heading_may_name_the_unit_of_the_table_below_it() -> None:
    report = extract(
        "BÁO CÁO\nTình hình năm 2023\n2. Thu, chi ngân sách (đơn vị tính: triệu đồng)\n"
        "STT\tNội dung\tDự toán\tThực hiện\n1\tThu từ thuế\t200\t100,5\n2\tThu bổ sung\t5.000\t3.000\n".encode()
    )
    assert [figures(one) for one in report.indicators] == [
        [("target", 200, "triệu đồng"), ("result", 100.5, "triệu đồng")],
        [("target", 5000, "triệu đồng"), ("result", 3000, "triệu đồng")],
    ]


def test_a_row_without_number_holds_the_bullets_below_it() -> None:
    report = table(
        "TT|Chỉ tiêu|Kết quả|Đánh giá",
        "|Chính quyền số||",
        "-|Hộ dùng nước sạch|96%|Đạt",
        "|Xã hội số||",
        "-|Hộ dùng điện thoại|80%|Chưa đạt",
    )
    assert [(one.title, one.counted) for one in report.groups] == [
        ("Chính quyền số", {"met": 1}),
        ("Xã hội số", {"not_met": 1}),
    ]


def merged(*rows: tuple[str, ...]) -> Report:
    """A web page's table; `3>Năm 2024` runs over three columns, `2^TT` over two rows."""

    def cell(text: str) -> str:
        if text[1:2] in (">", "^"):
            return f"<td {'colspan' if text[1] == '>' else 'rowspan'}={text[0]}>{text[2:]}</td>"
        return f"<td>{text}</td>"

    shown = "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in rows)
    return extract(f"<html><body><p>BÁO CÁO</p><p>Kết quả năm 2024</p><table>{shown}</table></body></html>".encode())


def test_years_and_their_quotients_are_heads_below_heads() -> None:
    report = merged(
        ("2^TT", "2^Chỉ tiêu", "2^ĐVT", "2^Năm 2023", "2>Năm 2024", "2>So sánh (%)"),
        ("KH", "Ước TH", "TH/KH", "2024/2023"),
        ("A", "7>KINH TẾ"),
        ("1", "Tổng giá trị sản xuất", "Tỷ đồng", "210,5", "230", "235,6", "102,4", "111,9"),
    )
    assert set(figures(report.indicators[0])) == {
        ("target", 230, "Tỷ đồng"),
        ("result", 235.6, "Tỷ đồng"),
        ("result", 210.5, "Tỷ đồng"),
        ("result", 102.4, "%"),
        ("result", 111.9, "%"),
    }
    assert report.measurements == report.findings == ()
    years = merged(
        ("2^TT", "2^Chỉ tiêu", "2^Đơn vị tính", "2>Kết quả thực hiện"),
        ("2022", "2023"),
        ("1", "Thu nhập bình quân", "triệu đồng", "55", "60"),
    )
    assert figures(years.indicators[0]) == [("result", 55, "triệu đồng"), ("result", 60, "triệu đồng")]


@pytest.mark.parametrize("numbered", [True, False])
def test_criteria_merged_over_the_indicators_to_their_right_are_groups(numbered: bool) -> None:
    def name(number: str, text: str) -> str:
        return f"{number}. {text}" if numbered else text

    report = merged(
        ("Tiêu chí", "Chỉ tiêu", "Hiện trạng", "Đánh giá"),
        ("2^1. Quy hoạch", name("1.1", "Có quy hoạch chung"), "Đã phê duyệt", "Đạt"),
        (name("1.2", "Có quy chế quản lý quy hoạch"), "Chưa có", "Chưa đạt"),
        ("2^2. Giao thông", name("2.1", "Đường xã cứng hóa ≥ 100%"), "12,5/12,5 km", "Đạt"),
        (name("2.2", "Đường thôn cứng hóa ≥ 80%"), "25,3/26,8 km (94,4%)", "Đạt"),
    )
    assert [(one.number, one.title) for one in report.groups] == [("1", "Quy hoạch"), ("2", "Giao thông")]
    assert verdicts(report) == ["met", "not_met", "met", "met"]
    assert [one.group for one in report.indicators] == ["1", "1", "2", "2"]
    assert [one.number for one in report.indicators] == (["1.1", "1.2", "2.1", "2.2"] if numbered else [None] * 4)
    assert report.unclaimed == ()


def test_a_name_offers_points_where_no_column_does() -> None:
    report = merged(
        ("STT", "Tiêu chí", "Kết quả thực hiện", "Tự chấm điểm", "Điểm thẩm định"),
        ("1", "Ban hành kế hoạch (5 điểm)", "Đã ban hành", "5", "5"),
        ("2", "Hồ sơ trực tuyến (10 điểm)", "512/530 hồ sơ", "9,5", "9"),
        ("3>Tổng điểm", "14,5", "14"),
    )
    assert [one.title for one in report.indicators] == ["Ban hành kế hoạch", "Hồ sơ trực tuyến"]
    scores = [figure for one in report.indicators for figure in one.measurements if figure.kind == "score"]
    assert [(one.value, one.maximum) for one in scores] == [(5, 5), (9.5, 10)]
    assert report.overall.score and (report.overall.score.value, report.overall.score.counted) == (14.5, 14.5)
    assert report.findings == ()


def test_a_percentage_with_decimals_is_no_share_that_differs_in_them() -> None:
    report = merged(
        ("STT", "Lĩnh vực", "Tổng số hồ sơ tiếp nhận", "Số hồ sơ đã giải quyết", "Trước hạn", "Tỷ lệ đúng hạn (%)"),
        ("1", "Hộ tịch", "125", "125", "100", "100"),
        ("2", "Chứng thực", "310", "308", "200", "99,0"),
        ("3", "Đất đai", "210", "209", "200", "98,5"),
    )
    assert set(figures(report.indicators[1])) == {
        ("result", 310, "hồ sơ"),
        ("result", 308, "hồ sơ"),
        ("result", 200, "hồ sơ"),
        ("result", 99, "%"),
    }
    assert report.findings == ()


def test_a_rate_s_fraction_has_no_percent_for_its_unit() -> None:
    report = merged(
        ("STT", "Tên chỉ tiêu", "Chỉ tiêu đến năm 2025", "Kết quả", "Tỷ lệ"),
        ("1", "Tỷ lệ hồ sơ trực tuyến", "80%", "512/530", "96,6%"),
        ("2", "Số thôn thông minh", "02 thôn", "01 thôn", "50%"),
    )
    assert figures(report.indicators[0]) == [("target", 80, "%"), ("result", 512, 530, 96.6, None)]


def test_a_verdict_may_open_or_close_a_cell_that_says_more() -> None:
    report = merged(
        ("TT", "Tiêu chí", "Nội dung đánh giá", "Kết quả tự đánh giá"),
        ("1", "Quy hoạch", "Có quy hoạch chung", "Đạt<br>Quyết định số 1205/QĐ-UBND ngày 14/6/2021"),
        ("2", "Giao thông", "Đường xã được cứng hóa", "12,5/12,5 km, đạt 100%. Đạt"),
        ("3", "Điện", "Hộ sử dụng điện an toàn", "Chưa đạt (98,5%)"),
    )
    assert [(one.verdict and one.verdict.text) for one in report.indicators] == ["Đạt", "Đạt", "Chưa đạt"]
    assert [one.title for one in report.indicators] == [
        "Có quy hoạch chung",
        "Đường xã được cứng hóa",
        "Hộ sử dụng điện an toàn",
    ]
    unjudged = merged(
        ("TT", "Tiêu chí", "Kết quả thực hiện"),
        ("1", "Giao thông", "Nhựa hóa 12,5/12,5 km, đạt 100%. Đạt."),
        ("2", "Điện", "98,5% số hộ dùng điện; chưa đạt"),
        ("3", "Văn hóa", "Có 8/8 thôn được công nhận, đạt chuẩn văn hóa"),
    )
    assert verdicts(unjudged) == ["met", "not_met", None]
