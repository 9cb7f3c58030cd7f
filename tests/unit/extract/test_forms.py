"""Short reports in the manner of communes elsewhere: each holds one habit that went wrong once."""

import pytest

from report_parser import extract
from report_parser.model import Report


def read(text: str) -> Report:
    return extract(text.encode())


def test_a_verdict_may_say_by_how_much() -> None:
    report = read(
        "BÁO CÁO\nKết quả thực hiện chỉ tiêu chuyển đổi số năm 2024\n"
        "Chỉ tiêu 1: 90% hồ sơ công việc xử lý trên môi trường mạng\nKết quả: 1.125/1.310 hồ sơ (85,9%).\n=> Chưa đạt (còn thiếu 4,1%)\n"
        "Chỉ tiêu 2: 50% hồ sơ TTHC được nộp trực tuyến\nKết quả: 402/610 hồ sơ, chiếm tỷ lệ 65,9%\n=> Đạt, vượt chỉ tiêu 15,9%\n"
        "Tổng số chỉ tiêu: 02; số chỉ tiêu đạt: 01 (50%); chưa đạt: 01.\n"
    )
    assert [one.verdict and one.verdict.code for one in report.indicators] == ["not_met", "met"]
    assert [one.percent for one in report.indicators[1].measurements] == [50, 65.9, 15.9]
    assert [(one.verdict, one.count, one.total) for one in report.overall.reported] == [
        ("met", 1, 2),
        ("not_met", 1, 2),
    ]
    assert report.findings == ()


def test_a_verdict_in_a_bracket_ends_its_line() -> None:
    report = read(
        "BÁO CÁO\nTình hình năm 2020\nPhường 7, ngày 25 tháng 12 năm 2020\n"
        "III. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU NGHỊ QUYẾT\n1. Thu ngân sách: 106,3%/100% (vượt).\n2. Tuyển quân: 12/12 (đạt).\n3. Việc làm: 315/350 lao động (không đạt).\n"
    )
    assert [one.verdict and (one.verdict.code, one.verdict.text) for one in report.indicators] == [
        ("met", "vượt"),
        ("met", "đạt"),
        ("not_met", "không đạt"),
    ]
    assert report.document.issued_on == "2020-12-25"


def test_a_number_said_twice_is_said_once() -> None:
    report = read(
        "BÁO CÁO\nĐánh giá tiêu chí nông thôn mới năm 2022\n"
        "1/ Tiêu chí số 1 - Quy hoạch:\n+ Tự đánh giá: ĐẠT.\n2/ Tiêu chí số 2 - Giao thông:\n+ Tự đánh giá: CHƯA ĐẠT.\n"
    )
    assert [(one.number, one.title) for one in report.indicators] == [("1", "Quy hoạch"), ("2", "Giao thông")]


def test_a_roman_row_holds_the_rows_below_it() -> None:
    report = read(
        "STT\tTiêu chí, chỉ tiêu\tĐiểm tối đa\tĐiểm tự chấm\n"
        "I\tTiêu chí 1. Ban hành văn bản theo thẩm quyền\t15\t15\n"
        "1\tChỉ tiêu 1. Ban hành văn bản đúng quy định\t10\t10\n"
        "2\tChỉ tiêu 2. Ban hành văn bản hành chính\t5\t5\n"
        "II\tTiêu chí 2. Tiếp cận thông tin\t10\t8,5\n"
        "1\tChỉ tiêu 1. Công khai thông tin\t10\t8,5\nTổng cộng\t\t25\t23,5\n"
    )
    assert [(one.number, one.title, one.indicators) for one in report.groups] == [
        ("I", "Ban hành văn bản theo thẩm quyền", ("1", "2")),
        ("II", "Tiếp cận thông tin", ("1",)),
    ]
    assert [one.title for one in report.indicators] == [
        "Ban hành văn bản đúng quy định",
        "Ban hành văn bản hành chính",
        "Công khai thông tin",
    ]
    assert report.findings == ()


def test_a_verdict_merged_over_rows_holds_for_each() -> None:
    report = extract(
        "<table><tr><th>TT<th>Tên tiêu chí<th>Nội dung<th>Chỉ tiêu<th>Kết quả<th>Đánh giá"
        "<tr><td rowspan=2>1<td rowspan=2>Giao thông<td>1.1. Đường xã được nhựa hóa<td>100%<td>5,2/5,2 km<td rowspan=2>Đạt"
        "<tr><td>1.2. Đường thôn được cứng hóa<td>≥90%<td>11,7/12,3 km"
        "<tr><td>2<td>Điện<td>Tỷ lệ hộ sử dụng điện<td>≥ 99%<td>1.984/1.984 hộ<td>Chưa đạt</table>".encode()
    )
    assert [(one.number, one.verdict and one.verdict.code) for one in report.indicators] == [
        ("1.1", "met"),
        ("1.2", "met"),
        ("2", "not_met"),
    ]
    assert report.findings == ()


def test_bulleted_lines_that_end_in_verdicts_are_indicators() -> None:
    report = read(
        "BÁO CÁO\nKết quả chuyển đổi số năm 2023\nII. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU\n1. Chính quyền số\n"
        "- Tỷ lệ văn bản đi được ký số: 712/712 văn bản, đạt 100% (Đạt).\n"
        "- Tỷ lệ hồ sơ tiếp nhận trực tuyến: 1.008/1.200 hồ sơ, đạt 84% (Đạt).\n"
        "- Tỷ lệ số hóa kết quả: 512/1.200 hồ sơ, đạt 42,7% (Chưa đạt).\n"
        "III. TỒN TẠI\nHạ tầng còn thiếu.\n"
    )
    assert [(one.number, one.title, one.verdict and one.verdict.code) for one in report.indicators] == [
        (None, "Tỷ lệ văn bản đi được ký số", "met"),
        (None, "Tỷ lệ hồ sơ tiếp nhận trực tuyến", "met"),
        (None, "Tỷ lệ số hóa kết quả", "not_met"),
    ]
    assert report.groups[0].counted == {"met": 2, "not_met": 1}


def test_a_verdict_may_follow_the_name_behind_a_dash() -> None:
    report = read(
        "Tiêu chí 1: Quy hoạch – Đạt\nTiêu chí 2: Giao thông – Đạt. Đã cứng hóa 41,2 km (90,4%).\n"
        "Tiêu chí 3: Trường học – Chưa đạt (2/3 trường đạt chuẩn quốc gia)\n"
        "Như vậy, xã đạt 02/03 tiêu chí, chưa đạt 01 tiêu chí.\n"
    )
    assert [(one.title, one.verdict and one.verdict.code, one.evidence) for one in report.indicators] == [
        ("Quy hoạch", "met", ()),
        ("Giao thông", "met", ("Đã cứng hóa 41,2 km (90,4%).",)),
        ("Trường học", "not_met", ("(2/3 trường đạt chuẩn quốc gia)",)),
    ]
    assert report.findings == ()


def test_a_table_may_count_the_verdicts_of_each_group() -> None:
    report = read(
        "BÁO CÁO\nKết quả các chỉ tiêu năm 2023\nI. Chính quyền số\n1. Văn bản ký số\nĐánh giá: Đạt\n2. Hồ sơ trực tuyến\nĐánh giá: Chưa đạt\n"
        "II. Xã hội số\n1. Hộ có internet\nĐánh giá: Đạt\nIII. Tổng hợp\n"
        "STT\tNhóm chỉ tiêu\tTổng số\tĐạt\tChưa đạt\n1\tChính quyền số\t2\t1\t1\n2\tXã hội số\t1\t1\t0\n\tTổng cộng\t3\t2\t1\n"
    )
    assert [
        (group.title, [(one.verdict, one.count, one.total) for one in group.reported]) for group in report.groups
    ] == [
        ("Chính quyền số", [("met", 1, 2), ("not_met", 1, 2)]),
        ("Xã hội số", [("met", 1, 1), ("not_met", 0, 1)]),
    ]
    assert [(one.verdict, one.count, one.total) for one in report.overall.reported] == [
        ("met", 2, 3),
        ("not_met", 1, 3),
    ]
    assert (report.findings, report.unclaimed, len(report.indicators)) == ((), (), 3)


def test_the_line_of_all_points_is_no_indicator_s() -> None:
    report = read(
        "BÁO CÁO\nTự đánh giá Bộ chỉ số phục vụ người dân quý IV năm 2024\nSố: 18/BC-UBND        An Phú, ngày 20/01/2025\n"
        "Nhóm 1. Công khai\n1.1. Công bố đúng hạn: 100% - 6/6 điểm\n1.2. Hồ sơ lên Cổng: 1.540/1.602 hồ sơ (96,1%) - 5/6 điểm\n"
        "Tổng điểm: 11/12 điểm. Xếp loại: Tốt\n"
    )
    assert [one.verdict for one in report.indicators] == [None, None]
    assert report.overall.score is not None
    assert (report.overall.score.value, report.overall.score.maximum, report.overall.score.counted) == (11, 12, 11)
    assert report.document.issued_on == "2025-01-20"


def test_a_verdict_in_capitals_may_stand_below_its_label() -> None:
    report = read(
        "BÁO CÁO\nĐánh giá các chỉ tiêu chuyển đổi số năm 2024\n"
        "Chỉ tiêu 1.2. Số hóa kết quả giải quyết thủ tục hành chính:\n"
        "- Nội dung này nhận được sự đồng tình, ủng hộ của nhân dân. Đánh giá:\nHOÀN THÀNH\n"
    )
    assert [(one.verdict and one.verdict.text, one.evidence[-1][-20:]) for one in report.indicators] == [
        ("HOÀN THÀNH", "ủng hộ của nhân dân."),
    ]


def test_criteria_listed_by_letters_keep_their_own_numbers() -> None:
    report = read(
        "BÁO CÁO\nRà soát tiêu chí tiếp cận pháp luật năm 2025\nI. KẾT QUẢ\nTổng số điểm của 02 tiêu chí: 42/45 điểm, cụ thể:\n"
        "a) Tiêu chí 1: Ban hành văn bản: 15/15 điểm;\nb) Tiêu chí 2: Tiếp cận thông tin: 27/30 điểm (hòa giải thành 12/14 vụ).\n"
    )
    assert [(one.number, one.title, len(one.measurements)) for one in report.indicators] == [
        ("1", "Ban hành văn bản", 1),
        ("2", "Tiếp cận thông tin", 2),
    ]
    assert report.overall.score is not None and report.overall.score.value == 42


def test_rows_lettered_in_capitals_hold_the_rows_below_them() -> None:
    report = read(
        "STT | Chỉ tiêu | Đơn vị | KH năm 2019 | TH năm 2019 | Đánh giá\n"
        "A | Chỉ tiêu kinh tế | | | |\n1 | Thu nhập bình quân | Tr.đồng/người | 42 | 43,5 | Vượt\n"
        "B | Chỉ tiêu xã hội | | | |\n2 | Tỷ lệ hộ nghèo | % | ≤ 5 | 4,86 | Đạt\n\n"
        "Tổng hợp: 2 chỉ tiêu; trong đó: vượt 01 chỉ tiêu, đạt 01 chỉ tiêu.\n"
    )
    assert [(group.number, group.title, group.indicators) for group in report.groups] == [
        ("A", "Chỉ tiêu kinh tế", ("1",)),
        ("B", "Chỉ tiêu xã hội", ("2",)),
    ]
    assert [(one.verdict, one.count) for one in report.overall.reported] == [("met", 1), ("met", 1)]
    assert report.findings == ()


def test_a_form_without_a_type_is_named_by_its_first_line_in_capitals() -> None:
    report = read(
        "UBND TỈNH SƠN LA\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG\nPHIẾU ĐÁNH GIÁ MỨC ĐỘ CHUYỂN ĐỔI SỐ CẤP XÃ\n"
        "Đơn vị: UBND xã Chiềng Ơn, huyện Quỳnh Nhai\n1. Chỉ số Nhận thức số\n1.1. Chuyên mục tuyên truyền\n- Điểm tự đánh giá: 8,5/10\n"
    )
    assert report.document.title == "PHIẾU ĐÁNH GIÁ MỨC ĐỘ CHUYỂN ĐỔI SỐ CẤP XÃ"
    assert report.document.place is not None and report.document.place.name == "Chiềng Ơn"


def test_a_heading_may_begin_with_a_figure_where_its_number_is_the_next() -> None:
    report = read(
        "BÁO CÁO\nKết quả năm 2024\nI. KẾT QUẢ\n1.1. Tỷ lệ hộ có mạng\nĐạt 90% số hộ.\nĐánh giá: Đạt\n"
        "1.2. 100% hộ dân có điện\nĐánh giá: Chưa đạt\n1.5. 300 triệu đồng là số vốn còn lại.\n"
    )
    assert [(one.number, one.title, one.verdict and one.verdict.code) for one in report.indicators] == [
        ("1.1", "Tỷ lệ hộ có mạng", "met"),
        ("1.2", "100% hộ dân có điện", "not_met"),
    ]


def test_a_group_s_count_behind_its_last_item_is_no_evidence() -> None:
    report = read(
        "BÁO CÁO\nKết quả chuyển đổi số năm 2024\nI. Chính quyền số\n"
        "1.1. Hồ sơ trực tuyến\nCó 120/150 hồ sơ.\nĐánh giá: Đạt\n1.2. Chữ ký số\nCó 3/9 cán bộ.\nĐánh giá: Chưa đạt\n"
        "Kết quả: 1/2 chỉ tiêu đạt (50%)\nII. Kinh tế số\n2.1. Ví điện tử\nCó 2/2 nội dung đạt yêu cầu.\nĐánh giá: Đạt\n"
        "2.2. Sàn\nCó 12 hộ.\nĐánh giá: Không đạt\nTổng số: 2 chỉ tiêu; Đạt: 1; Không đạt: 1\n"
    )
    assert [[(one.verdict, one.count, one.total) for one in group.reported] for group in report.groups] == [
        [("met", 1, 2)],
        [("met", 1, 2), ("not_met", 1, 2)],
    ]
    assert [one.text for one in report.indicators[3].measurements] == ["12 hộ"]
    assert report.unclaimed == () and report.measurements == ()


def test_bare_counts_are_totals_only_of_indicators() -> None:
    head = "BÁO CÁO\nKết quả năm 2024\n1. Thu ngân sách\nĐánh giá: Đạt\n2. Hồ sơ\nĐánh giá: Chưa đạt\n\n"
    counted = read(head + "TỔNG HỢP\n\nTổng hợp: Đạt 1, chưa đạt 1.\n")
    assert [(one.verdict, one.count) for one in counted.overall.reported] == [("met", 1), ("not_met", 1)]
    other = read(head + "TỔNG HỢP\n\nTổng số hồ sơ: 120, đạt 110, không đạt 10.\n")
    assert other.overall.reported == ()


@pytest.mark.parametrize(
    "head",
    [
        "#\tNội dung đánh giá\tHuyện giao\tKQ\tĐạt / Không đạt",
        "Thứ tự\tHạng mục\tMức tối thiểu\tTH 2023\tSo với kế hoạch",
        "STT\tNội dung thực hiện\tĐBSCL\tKết quả\tHuyện thẩm định",
        "TT\tCHỈ TIÊU ĐÁNH GIÁ\tChỉ tiêu chung\tĐến 31/12/2023\tTiến độ",
    ],
)
def test_columns_are_told_by_what_stands_in_them(head: str) -> None:
    report = read(
        f"BÁO CÁO\nKết quả năm 2023\n{head}\n1\tTỷ lệ hồ sơ trực tuyến\t≥ 80%\t120/150 hồ sơ (80%)\tĐạt\n"
        "2\tTỷ lệ hộ có mã QR\t50%\t20/50 hộ (40%)\tChưa đạt\n3\tKý số văn bản\t100%\t300/300 văn bản (100%)\tĐạt\n"
    )
    assert [(one.number, one.title, one.verdict and one.verdict.code) for one in report.indicators] == [
        ("1", "Tỷ lệ hồ sơ trực tuyến", "met"),
        ("2", "Tỷ lệ hộ có mã QR", "not_met"),
        ("3", "Ký số văn bản", "met"),
    ]
    assert [(one.role, one.percent) for one in report.indicators[1].measurements] == [("target", 50), ("result", 40)]
    assert report.unclaimed == () and report.findings == ()


def test_a_table_of_something_else_holds_no_indicators() -> None:
    report = read(
        "BÁO CÁO\nKết quả năm 2023\nSTT\tHọ và tên\tNăm sinh\tSố tiền\n1\tNguyễn Văn A\t1960\t500000\n2\tTrần Thị B\t1958\t400000\n"
    )
    assert report.indicators == ()


def test_a_verdict_may_stand_in_square_brackets() -> None:
    report = read("BÁO CÁO\nKết quả năm 2024\n1. Giao thông: [Đạt]\n2. Điện: [Chưa đạt]\n3. Nước sạch: [Đạt]\n")
    assert [(one.title, one.verdict and one.verdict.text) for one in report.indicators] == [
        ("Giao thông", "Đạt"),
        ("Điện", "Chưa đạt"),
        ("Nước sạch", "Đạt"),
    ]


def test_a_part_of_a_numbered_row_needs_no_verdict() -> None:
    report = read(
        "BÁO CÁO\nKết quả năm 2024\nTT\tChỉ tiêu\tKế hoạch\tThực hiện\tĐánh giá\n1\tThu ngân sách\t5 tỷ đồng\t6 tỷ đồng\tĐạt\n"
        "2\tGiá trị sản xuất\t100 tỷ đồng\t120 tỷ đồng\tĐạt\n\t- Trong đó: nông nghiệp\t60 tỷ đồng\t70 tỷ đồng\t\n3\tHộ nghèo\t2%\t1,5%\tĐạt\n"
    )
    assert [(one.number, one.title) for one in report.indicators][2] == (None, "Trong đó: nông nghiệp")
    assert report.findings == ()


def test_a_list_of_targets_judges_each_behind_a_comma() -> None:
    report = read(
        "BÁO CÁO\nKết quả thực hiện Nghị quyết năm 2023\nI. KẾT QUẢ CÁC CHỈ TIÊU\n"
        "1- Tốc độ tăng trưởng ước đạt 14,5%/năm, vượt mục tiêu Nghị quyết.\n"
        "2- Thu nhập bình quân đạt 58 triệu đồng/người/năm, chưa đạt.\n"
        "3- Tỷ lệ hộ nghèo giảm còn 2,85% (NQ dưới 3%), đạt mục tiêu.\n"
        "4- 100% trường học đạt chuẩn quốc gia (5/5 trường), đạt mục tiêu Nghị quyết.\n"
        "5- Kế hoạch 12 đã được triển khai, hoàn thành.\n"
    )
    assert [one.verdict and (one.verdict.code, one.verdict.text) for one in report.indicators] == [
        ("met", "vượt mục tiêu Nghị quyết"),
        ("not_met", "chưa đạt"),
        ("met", "đạt mục tiêu"),
        ("met", "đạt mục tiêu Nghị quyết"),
        None,
    ]
    assert report.indicators[3].title == "100% trường học đạt chuẩn quốc gia (5/5 trường)"
    assert [(one.role, one.percent) for one in report.indicators[2].measurements] == [("result", 2.85), ("target", 3)]


def test_a_verdict_holds_for_the_counts_of_both_nouns() -> None:
    report = read(
        "BÁO CÁO\nKết quả năm 2023\n1. Tiêu chí số 1 về Quy hoạch\n1.1. Có quy hoạch\nĐánh giá: Đạt\n1.2. Có quy chế\nĐánh giá: Đạt\n"
        "2. Tiêu chí số 2 về Giao thông\n2.1. Đường xã\nĐánh giá: Chưa đạt\nII. ĐÁNH GIÁ CHUNG\nĐến nay, xã đạt 1/2 tiêu chí, 2/3 chỉ tiêu.\n"
    )
    assert [(one.verdict, one.count, one.total) for one in report.overall.reported] == [("met", 2, 3)]
    assert report.findings == ()


def test_a_letterhead_s_right_column_may_run_into_the_left() -> None:
    report = read(
        "ĐẢNG BỘ HUYỆN LỤC NAM ĐẢNG CỘNG SẢN VIỆT NAM\n\nĐẢNG ỦY XÃ BẢO SƠN Bảo Sơn, ngày 15 tháng 6 năm 2023\n\n"
        "Số 112-BC/ĐU\n\nBÁO CÁO\n\nkết quả chuyển đổi số năm 2022\n\n1. Hồ sơ\nĐánh giá: Đạt\n"
    )
    assert (report.document.issuer, report.document.issued_on) == ("ĐẢNG ỦY XÃ BẢO SƠN", "2023-06-15")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Mức độ: ☑ Đạt ☐ Chưa đạt", "met"),
        ("Tự đánh giá: [ ] Đạt [x] Chưa đạt", "not_met"),
        ("Đánh giá: Đạt □ Chưa đạt ■", "not_met"),
        ("Kết quả: Hoàn thành (x) Không hoàn thành ( )", "met"),
        ("Đánh giá: ☐ Đạt ☐ Chưa đạt", None),
    ],
)
def test_a_verdict_may_be_ticked(said: str, code: str | None) -> None:
    report = read(f"BÁO CÁO\nKết quả năm 2024\n1. Hồ sơ\nCó 12/15 hồ sơ.\n{said}\n2. Giao thông\nĐánh giá: Đạt\n")
    verdict = report.indicators[0].verdict
    assert (verdict and verdict.code) == code
    assert code is None or report.indicators[0].evidence == ("Có 12/15 hồ sơ.",)


def test_criteria_with_verdicts_of_their_own_are_counted_beside_their_parts() -> None:
    report = read(
        "BÁO CÁO\nKết quả năm 2024\nTiêu chí 1: Quy hoạch đô thị (Đạt)\n1.1 Công khai quy hoạch: 6/6 khu phố (Đạt)\n"
        "Tiêu chí 2: Giao thông (Chưa đạt)\n2.1 Tỷ lệ hẻm được chiếu sáng: 35/48 km (Chưa đạt)\n2.2 Tỷ lệ đường nhựa: 12/13 km (Đạt)\n"
        "Tiêu chí 3: Môi trường (Đạt)\n3.1 Rác thải được thu gom: 98% (Đạt)\n3.2 Nước sạch: 99% (Đạt)\n"
        "* Kết quả: đạt 02/03 tiêu chí (66,67%), 4/5 chỉ tiêu (80%).\n"
    )
    assert [(one.title, one.verdict and one.verdict.code) for one in report.groups] == [
        ("Quy hoạch đô thị", "met"),
        ("Giao thông", "not_met"),
        ("Môi trường", "met"),
    ]
    assert [(one.count, one.total, one.percent) for one in report.overall.reported] == [(2, 3, 66.67), (4, 5, 80)]
    assert report.findings == () and report.measurements == ()


def test_what_a_letter_lists_may_name_itself() -> None:
    report = read(
        "BÁO CÁO\nKết quả năm 2025\n1. Nhóm chỉ tiêu về hạ tầng\na) Chỉ tiêu: 100% thôn có cáp quang\nKết quả: 9/9 thôn. Đạt.\n"
        "b) Chỉ tiêu: thanh toán trực tuyến đạt 60%\nKết quả: 10/40 hồ sơ. Chưa đạt.\nII. TỒN TẠI\nCác chỉ tiêu: 1, 2 còn chậm.\n"
    )
    assert [one.title for one in report.indicators] == ["100% thôn có cáp quang", "thanh toán trực tuyến đạt 60%"]
    assert [one.role for one in report.indicators[1].measurements] == ["target", "result"]
    assert report.unclaimed == ()


def test_a_scoring_form_may_be_prose() -> None:
    report = read(
        "BÁO CÁO\nKết quả tự chấm điểm chuyển đổi số năm 2024\nI. KẾT QUẢ TỰ CHẤM\nTổng điểm tự chấm: 46,5/55 điểm.\n"
        "1. Chính quyền số (25 điểm): Tự chấm 22 điểm\n1.1. Văn bản ký số (10 điểm): 1.245/1.245 văn bản (100%). Điểm tự chấm: 10\n"
        "1.2. Hồ sơ trực tuyến (15 điểm): 812/1.050 hồ sơ (77,3%). Điểm tự chấm: 12\n"
        "2. Kinh tế số (30 điểm): Tự chấm 24,5 điểm\n2.1. Hóa đơn điện tử (15 điểm): 12/12 hộ (100%). Điểm tự chấm: 15\n"
        "2.2. Sản phẩm trên sàn (15 điểm): 3/5 sản phẩm (60%). Điểm tự chấm: 9,5\n"
    )
    assert [one.title for one in report.indicators] == [
        "Văn bản ký số",
        "Hồ sơ trực tuyến",
        "Hóa đơn điện tử",
        "Sản phẩm trên sàn",
    ]
    scores = [[(m.value, m.maximum) for m in one.measurements if m.kind == "score"] for one in report.indicators]
    assert scores == [[(10, 10)], [(12, 15)], [(15, 15)], [(9.5, 15)]]
    assert [(one.title, one.score and (one.score.value, one.score.counted)) for one in report.groups] == [
        ("Chính quyền số", (22, 22)),
        ("Kinh tế số", (24.5, 24.5)),
    ]
    assert report.overall.score and report.overall.score.counted == 46.5
    assert report.findings == () and report.unclaimed == ()


def test_a_criterion_s_name_may_stand_in_brackets() -> None:
    report = read(
        "BÁO CÁO\nKết quả nông thôn mới năm 2022\n1. Tiêu chí số 1 (Quy hoạch): Xã đã có quy hoạch chung. Tiêu chí đạt.\n"
        "2. Tiêu chí số 2 (Giao thông): Đường xã 12/12 km, đạt 100%. Tiêu chí chưa đạt.\nNhư vậy, xã đạt 1/2 tiêu chí, còn 01 tiêu chí chưa đạt.\n"
    )
    assert [(one.title, one.evidence, one.verdict and one.verdict.text) for one in report.indicators] == [
        ("Quy hoạch", ("Xã đã có quy hoạch chung.",), "đạt"),
        ("Giao thông", ("Đường xã 12/12 km, đạt 100%.",), "chưa đạt"),
    ]
    assert [(one.verdict, one.count) for one in report.overall.reported] == [("met", 1), ("not_met", 1)]


def test_a_sown_area_is_no_commune_s() -> None:
    report = read(
        "BÁO CÁO\nKết quả năm 2024\nTổng diện tích gieo trồng đạt 652,3 ha/640 ha, đạt 101,9% kế hoạch, tăng 1,2%.\n"
    )
    assert report.profile == ()
    assert [(one.kind, one.role, one.percent) for one in report.measurements] == [
        ("ratio", "result", 101.9),
        ("percentage", "result", 1.2),
    ]


@pytest.mark.parametrize(
    ("line", "reported"),
    [
        ("Số chỉ tiêu đạt/tổng số chỉ tiêu: 2/3", [("met", 2, 3)]),
        ("Tỷ lệ chỉ tiêu đạt: 2/3 (66,7%)", [("met", 2, 3)]),
        ("Đạt: 2/3; Chưa đạt: 1/3", [("met", 2, 3), ("not_met", 1, 3)]),
        ("=> Nhóm I đạt 2/3 chỉ tiêu", [("met", 2, 3)]),
        ("Cộng nhóm 1: 02 đạt, 01 chưa đạt", [("met", 2, None), ("not_met", 1, None)]),
        ("Tổng: 3 chỉ tiêu; đạt: 2; chưa đạt: 1", [("met", 2, 3), ("not_met", 1, 3)]),
        ("Nhóm này có 3 chỉ tiêu, trong đó 2 chỉ tiêu đạt, 1 chỉ tiêu chưa đạt", [("met", 2, 3), ("not_met", 1, 3)]),
        ("Chỉ tiêu đạt (2/3)", [("met", 2, 3)]),
        ("Đạt 02 chỉ tiêu; chưa đạt 01 chỉ tiêu", [("met", 2, None), ("not_met", 1, None)]),
        ("Kết luận: 2/3 chỉ tiêu đạt yêu cầu", [("met", 2, 3)]),
        ("(Đạt 2/3 chỉ tiêu)", [("met", 2, 3)]),
    ],
)
def test_a_group_s_totals_in_many_words(line: str, reported: list[tuple[str, int, int | None]]) -> None:
    report = read(
        "BÁO CÁO\nKết quả chuyển đổi số năm 2024\n1. Chính quyền số\n1.1. Hồ sơ trực tuyến\nCó 12/15 hồ sơ.\n- Đánh giá: Đạt\n"
        f"1.2. Ký số\n- Đánh giá: Đạt\n1.3. Điện\n- Đánh giá: Chưa đạt\n{line}\n2. Kinh tế số\n2.1. Ví\n- Đánh giá: Đạt\n"
        "2.2. Sàn\n- Đánh giá: Đạt\n"
    )
    assert [(one.verdict, one.count, one.total) for one in report.groups[0].reported] == reported
    assert report.indicators[2].evidence == () and report.unclaimed == () and report.measurements == ()
    assert report.findings == ()


@pytest.mark.parametrize(
    "line",
    [
        "Xã đã hoàn thành 4/5 chỉ tiêu, còn 1 chỉ tiêu chưa hoàn thành",
        "Xã đạt 80% (4/5 chỉ tiêu)",
        "Đã có 4 trên tổng số 5 chỉ tiêu đạt",
        "Trên cơ sở đánh giá 05 chỉ tiêu, đạt 04 chỉ tiêu; chưa đạt 01 chỉ tiêu",
        "Tổng: 05 chỉ tiêu, trong đó có 04 chỉ tiêu đạt (80%), 01 chỉ tiêu chưa đạt (20%).",
        "Qua tự đánh giá, xã Tân Hòa đạt 04/05 chỉ tiêu",
        "- Số chỉ tiêu đạt: 04 chỉ tiêu.\n- Số chỉ tiêu chưa đạt: 01 chỉ tiêu.",
    ],
)
def test_a_report_s_conclusion_in_many_words(line: str) -> None:
    report = read(
        "BÁO CÁO\nKết quả chuyển đổi số năm 2024\nI. KẾT QUẢ\n1. Chính quyền số\n1.1. Hồ sơ trực tuyến\nCó 12/15 hồ sơ.\n- Đánh giá: Đạt\n"
        "1.2. Ký số\n- Đánh giá: Đạt\n1.3. Điện\n- Đánh giá: Chưa đạt\n2. Kinh tế số\n2.1. Ví\n- Đánh giá: Đạt\n2.2. Sàn\n- Đánh giá: Đạt\n"
        f"II. ĐÁNH GIÁ CHUNG\n{line}\nIII. KIẾN NGHỊ\nKhông.\n"
    )
    assert (report.overall.reported[0].verdict, report.overall.reported[0].count) == ("met", 4)
    assert report.unclaimed == () and report.measurements == () and report.findings == ()


def test_a_share_of_hamlets_is_no_figure_of_the_profile() -> None:
    report = extract("1. Diện tích 12,5 km2, dân số 5.230 người, bê tông hóa 06/06 xóm.\n".encode())
    assert [one.name for one in report.profile] == ["area", "population"]
    assert [one.text for one in report.measurements] == ["06/06 xóm"]
    assert report.unclaimed == ()


LABELS = [
  "- Ý kiến đánh giá: {}", "* Đánh gía: {}", "- Địa phương tự đánh giá: {}", "- Đạt/Chưa đạt: {}", "• Đánh giá: {}", "→ Đánh giá: {}", "- Tự nhận: {}", "* Đánh giá - {}", "o Đánh giá: {}",
  "=> {}.", "-> {}", "- Tiêu chí này {}.", "- Như vậy, tiêu chí số 5 {}.",
]  # fmt: skip


@pytest.mark.parametrize("label", LABELS)
def test_nothing_of_a_verdict_s_label_is_evidence(label: str) -> None:
    report = read(
        f"1. Kinh tế\n1.1. Tỷ lệ hộ dùng điện\n- Có 85/100 hộ.\n{label.format('chưa đạt')}\n1.2. Tỷ lệ B\n* Đánh giá: Đạt\n"
    )
    first = report.indicators[0]
    assert first.verdict is not None and (first.verdict.code, first.verdict.text) == ("not_met", "chưa đạt")
    assert first.evidence == ("Có 85/100 hộ.",)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Chưa có cơ sở đánh giá", "not_assessed"),
        ("Chưa có", "not_met"),
        ("Chưa tổng hợp được", "not_assessed"),
        ("Không phát sinh", "not_applicable"),
        ("Duy trì đạt", "met"),
        ("Đúng tiến độ", "unknown"),
    ],
)
def test_words_of_verdicts_beyond_met_and_not_met(words: str, code: str) -> None:
    report = read(f"1. Kinh tế\n1.1. Tỷ lệ A\n* Đánh giá: {words}\n1.2. Tỷ lệ B\n* Đánh giá: Đạt\n")
    assert report.indicators[0].verdict is not None
    assert (report.indicators[0].verdict.code, report.indicators[0].verdict.text) == (code, words)


def test_a_conclusion_on_the_criterion_is_no_verdict_on_its_last_indicator() -> None:
    report = read(
        "1. Tiêu chí số 01 về Quy hoạch\n1.1. Có quy hoạch chung: Đạt\n1.2. Ban hành quy định quản lý: Chưa đạt\n"
        "Kết luận: Tiêu chí số 01 đạt.\n2. Tiêu chí số 02 về Giao thông\n2.1. Đường xã: Đạt\n2.2. Đường thôn: Đạt\n"
    )
    assert [(one.title, one.verdict and one.verdict.code) for one in report.indicators][:2] == [
        ("Có quy hoạch chung", "met"),
        ("Ban hành quy định quản lý", "not_met"),
    ]
    assert report.groups[0].verdict is not None and report.groups[0].verdict.code == "met"


def test_lists_in_lists_are_groups_of_indicators() -> None:
    items = "".join(
        f"<li>{name}<ol>"
        + "".join(f"<li>Tỷ lệ {one}<ul><li>Đánh giá: Đạt</li></ul></li>" for one in inner)
        + "</ol></li>"
        for name, inner in (("Chính quyền số", "AB"), ("Xã hội số", "C"))
    )
    report = read(f"<html><body><p>BÁO CÁO</p><ol>{items}</ol></body></html>")
    assert [(group.number, group.title, group.indicators) for group in report.groups] == [
        ("1", "Chính quyền số", ("1", "2")),
        ("2", "Xã hội số", ("1",)),
    ]
    assert report.findings == ()


def test_numbered_demands_of_a_criterion_are_no_indicators() -> None:
    report = read(
        "I. KẾT QUẢ\n1. Tiêu chí số 1: Quy hoạch\na) Yêu cầu của tiêu chí:\n- 1.1. Có quy hoạch chung còn thời hạn.\n- 1.2. Có quy chế quản lý.\n"
        "b) Kết quả thực hiện:\n- Quy hoạch được phê duyệt.\nc) Tự đánh giá: Đạt.\n2. Tiêu chí số 2: Giao thông\na) Yêu cầu: đường thôn ≥90%.\n"
        "b) Kết quả thực hiện: 21,3/23 km, đạt 92,6%.\nc) Tự đánh giá: Chưa đạt.\n"
    )
    assert [(one.number, one.title, one.verdict and one.verdict.code) for one in report.indicators] == [
        ("1", "Quy hoạch", "met"),
        ("2", "Giao thông", "not_met"),
    ]
    assert report.findings == () and report.unclaimed == ()


def test_a_heading_may_count_what_stands_below_it() -> None:
    report = read(
        "I. CÁC CHỈ TIÊU CHỦ YẾU: Tổng số 03 chỉ tiêu, trong đó có 02 chỉ tiêu đạt và vượt, 01 chỉ tiêu xấp xỉ đạt, cụ thể:\n"
        "1. Thu ngân sách: 45,2/42,5 tỷ đồng, đạt 106,4% kế hoạch (Vượt)\n2. Chi ngân sách: 18,7/19 tỷ đồng, đạt 98,4% KH (xấp xỉ đạt)\n3. Hộ nghèo còn 0,42% - Đạt\n"
    )
    assert [(one.verdict, one.count, one.total) for one in report.overall.reported] == [
        ("met", 2, 3),
        ("partly_met", 1, 3),
    ]
    assert report.findings == () and report.measurements == ()


def test_what_a_resolution_asked_for_is_how_many_there_are() -> None:
    report = read(
        "A. KẾT QUẢ\nNghị quyết đề ra 02 chỉ tiêu, đến nay có 01 chỉ tiêu đạt, 01 chỉ tiêu chưa đạt. Cụ thể:\n"
        "(1) Hộ nghèo: Nghị quyết giảm 0,5%/năm, thực hiện giảm 0,62%/năm (đạt).\n(2) Đảng viên: Nghị quyết 60 đảng viên, thực hiện 31 đảng viên (chưa đạt).\n"
    )
    assert {(one.verdict, one.count, one.total) for one in (*report.groups[0].reported, *report.overall.reported)} == {
        ("met", 1, 2),
        ("not_met", 1, 2),
    }
    assert [one.role for item in report.indicators for one in item.measurements] == [
        "target",
        "result",
        "target",
        "result",
    ]
    assert report.findings == ()


def test_a_criterion_s_own_count_stands_behind_its_items() -> None:
    report = read(
        "I. Tiêu chí 1: Quy hoạch đô thị (2 nội dung)\n1. Có quy hoạch chung. Tự đánh giá: Đạt\n2. Có 03 trường hợp vi phạm. Tự đánh giá: Không đạt\nTiêu chí 1: 1/2 nội dung đạt.\n"
        "II. Tiêu chí 2: Giao thông đô thị\n1. Tỷ lệ hẻm cứng hóa: 82% (Chưa đạt, chỉ tiêu giao 85%)\n2. Không lấn chiếm vỉa hè. Tự đánh giá: Đạt\nTiêu chí 2: 1/2 nội dung đạt.\n"
    )
    assert [(one.count, one.total) for group in report.groups for one in group.reported] == [(1, 2), (1, 2)]
    judged = report.indicators[2]
    assert judged.verdict is not None and (judged.verdict.text, judged.title) == ("Chưa đạt", "Tỷ lệ hẻm cứng hóa")
    assert [(one.role, one.percent) for one in judged.measurements] == [("result", 82), ("target", 85)]
    assert report.findings == ()


def test_a_number_repeated_by_mistake_opens_no_list() -> None:
    report = read("I. KẾT QUẢ\n1. Điện: Đạt\n1. Nước: Đạt\n2. Y tế: Đạt\n3. Nhà ở: Đạt\n")
    assert [one.title for one in report.indicators] == ["Điện", "Nước", "Y tế", "Nhà ở"]
    assert all(one.verdict is not None and one.verdict.code == "met" for one in report.indicators)
    assert [one.code for one in report.findings] == ["number-repeated"]


def test_a_criterion_named_again_behind_its_number_is_parted_from_its_text() -> None:
    report = read(
        "1. Kết quả thực hiện các tiêu chí\n1.1. Tiêu chí số 2 về giao thông: Đã bê tông hóa 18,5 km (đạt 100%). Tiêu chí đạt.\n"
        "1.2. Tiêu chí số 3 về thủy lợi: Tưới chủ động 285/312 ha = 91,3%. Đánh giá: đạt\n1.3. Tiêu chí số 4 về điện: 9/9 thôn có điện-> Đạt\n"
    )
    assert [(one.title, one.verdict and one.verdict.code) for one in report.indicators] == [
        ("Tiêu chí số 2 về giao thông", "met"),
        ("Tiêu chí số 3 về thủy lợi", "met"),
        ("Tiêu chí số 4 về điện", "met"),
    ]


def test_a_heading_without_a_mark_may_begin_with_a_share() -> None:
    report = read(
        "1. Tiêu chí 1: Hạ tầng số.\n1.1 100% ấp được phủ sóng mạng 4G:\nKết quả thực hiện: 06/06 ấp, đạt 100%.\nTự đánh giá: ĐẠT\n"
        "1.2 Từ 50% hồ sơ trở lên được xử lý trực tuyến:\nKết quả thực hiện: 1.023/1.856 hồ sơ, chiếm 55,1%\nTự đánh giá: ĐẠT\n"
        "* TỔNG SỐ CHỈ TIÊU ĐẠT: 02/02 CHỈ TIÊU.\n"
    )
    assert [(one.number, one.title) for one in report.indicators] == [
        ("1.1", "100% ấp được phủ sóng mạng 4G"),
        ("1.2", "Từ 50% hồ sơ trở lên được xử lý trực tuyến"),
    ]
    assert [(one.role, one.comparator, one.percent) for one in report.indicators[1].measurements] == [
        ("target", ">=", 50),
        ("result", "=", 55.1),
    ]
    assert report.findings == ()


@pytest.mark.parametrize(
    ("closing", "code"),
    [
        ("Chỉ tiêu 1.1: Chưa đạt.", "not_met"),
        ("Đối chiếu với quy định, chỉ tiêu 1.1 đạt.", "met"),
        ("Xã Phú Xuân tự đánh giá đạt chỉ tiêu 1.1.", "met"),
        ("* Đánh giá: Chưa tự đánh giá", "not_assessed"),
    ],
)
def test_what_closes_an_item_may_name_it_again(closing: str, code: str) -> None:
    report = read(
        f"1. Chính quyền số\n1.1. Trang thông tin điện tử của xã.\n- Đã đăng tải 62 tin, bài.\n{closing}\n1.2. Ký số.\n* Đánh giá: Đạt\n"
    )
    assert [(one.number, one.verdict and one.verdict.code) for one in report.indicators] == [
        ("1.1", code),
        ("1.2", "met"),
    ]
    assert report.indicators[0].title == "Trang thông tin điện tử của xã."


def test_counts_behind_the_last_verdict_are_the_group_s() -> None:
    items = "1. A\n1.1. Trang thông tin điện tử\n* Đánh giá: Đạt\n{}\n2. B\n2.1. Ký số văn bản\n* Đánh giá: Chưa đạt\n"
    for line in ("* Kết quả: 01/01 chỉ tiêu đạt.", "\n=> Số chỉ tiêu đạt: 1/1."):
        report = read(items.format(line))
        assert [(one.count, one.total) for one in report.groups[0].reported] == [(1, 1)], line
        assert report.indicators[0].measurements == ()
        assert report.findings == ()
    both = read(
        "1. A\n1.1. Tỷ lệ B\n* Đánh giá: Đạt\n1.2. Tỷ lệ C\n* Đánh giá: Chưa đạt\n* Cộng: chưa đạt 1/2 chỉ tiêu; đạt 1/2 chỉ tiêu.\n2. B\n2.1. D\n* Đánh giá: Đạt\n"
    )
    assert [(one.verdict, one.count) for one in both.groups[0].reported] == [("not_met", 1), ("met", 1)]
    assert both.findings == ()


def test_a_total_over_several_lines_is_the_report_s() -> None:
    report = read(
        "1. A\n1.1. Tỷ lệ B\n* Đánh giá: Đạt\n+ Chỉ tiêu đạt: 1/1\n2. C\n2.1. Tỷ lệ D\n* Đánh giá: Chưa đạt\n+ Chỉ tiêu chưa đạt: 1/1\n"
        "Tổng số chỉ tiêu: 2 chỉ tiêu. Trong đó:\n- Chỉ tiêu đạt: 1 chỉ tiêu\n- Chỉ tiêu chưa đạt: 1 chỉ tiêu\n"
    )
    assert [(one.verdict, one.count, one.total) for one in report.overall.reported] == [
        ("met", 1, 2),
        ("not_met", 1, 2),
    ]
    assert report.findings == ()


@pytest.mark.parametrize("word", ["Trụ cột 1: Chính quyền số|Trụ cột 2: Kinh tế số", "Lĩnh vực 1. Chính quyền số|Lĩnh vực 2. Kinh tế số", "Tiêu chí số 1 về Chính quyền số|Tiêu chí số 2 về Kinh tế số"])  # fmt: skip
def test_headings_by_word_hold_their_indicators(word: str) -> None:
    first, second = word.split("|")
    report = read(
        f"II. KẾT QUẢ\n{first}\n1.1. Tuyên truyền\n* Đánh giá: Đạt\n+ Chỉ tiêu đạt: 1/1\n{second}\n2.1. Sản phẩm\n* Đánh giá: Đạt\n+ Chỉ tiêu đạt: 1/1\n"
    )
    assert [(group.number, group.indicators, len(group.reported)) for group in report.groups] == [
        ("1", ("1.1",), 1),
        ("2", ("2.1",), 1),
    ]
    assert report.findings == ()


def test_a_criterion_spoken_of_in_a_sentence_is_no_heading() -> None:
    report = read(
        "II. KẾT QUẢ\n1. Giao thông\nTiêu chí số 2 về giao thông đã đạt 95% theo quy định.\n* Đánh giá: Đạt\n2. Điện\n* Đánh giá: Đạt\n"
    )
    assert [one.number for one in report.indicators] == ["1", "2"]


FOUR = "1. A\n1.1. Tỷ lệ B\n* Đánh giá: Đạt\n1.2. Tỷ lệ C\n* Đánh giá: Đạt\n2. D\n2.1. Tỷ lệ E\n* Đánh giá: Đạt\n2.2. Dịch vụ\n* Đánh giá: Chưa đạt\n"


@pytest.mark.parametrize(
    "closing",
    [
        "III. KẾT LUẬN\nQua đánh giá có 03/04 chỉ tiêu đạt và 01/04 chỉ tiêu chưa đạt.\n",
        "- Số chỉ tiêu đạt: 03 chỉ tiêu, chiếm 75%.\n- Số chỉ tiêu chưa đạt: 01 chỉ tiêu, chiếm 25%.\n",
        "Đến nay, xã Gio An có 3/4 chỉ tiêu đạt, còn 01 chỉ tiêu chưa đạt.\n",
    ],
)
def test_counts_beyond_the_last_group_are_the_report_s(closing: str) -> None:
    report = read(FOUR + closing)
    assert [(one.verdict, one.count) for one in report.overall.reported] == [("met", 3), ("not_met", 1)]
    assert all(not group.reported for group in report.groups)
    assert report.findings == ()


def test_a_stretch_of_time_is_no_number_of_a_task() -> None:
    report = read(
        "BÁO CÁO\nKết quả năm 2022\nPhần thứ nhất\nKẾT QUẢ THỰC HIỆN\n- Thu ngân sách đạt 53,3% dự toán huyện giao và 50,1% dự toán xã.\n"
        "Phần thứ hai\nNHIỆM VỤ 6 THÁNG CUỐI NĂM 2022\n- Thu ngân sách đạt 2,8 tỷ đồng trở lên.\n"
    )
    assert [(one.role, one.percent or one.value) for one in report.measurements] == [
        ("result", 53.3),
        ("result", 50.1),
        ("target", 2.8),
    ]


LEGAL_ACCESS = (
    "BÁO CÁO\nKết quả xây dựng phường đạt chuẩn tiếp cận pháp luật năm 2023\n"
    "I. KẾT QUẢ ĐÁNH GIÁ ĐẠT CHUẨN TIẾP CẬN PHÁP LUẬT\n1. Về chỉ đạo\nPhường đã phân công công chức theo dõi.\n"
    "2. Kết quả tự chấm điểm\n"
    "2.1. Tiêu chí 1: Ban hành văn bản theo thẩm quyền\n"
    "- Chỉ tiêu 1: Ban hành đầy đủ các văn bản hành chính\nSố điểm tự chấm: 10/10 điểm.\n"
    "- Chỉ tiêu 2: Không có văn bản trái pháp luật\nĐiểm tự chấm 5/5 điểm\n"
    "2.2. Tiêu chí 2: Tiếp cận thông tin\n"
    "- Chỉ tiêu 1: Công khai kịp thời\nĐiểm tự chấm: 6/6đ.\n"
    "Tổng điểm các tiêu chí đạt: 21/21 điểm.\n"
    "II. ĐÁNH GIÁ CHUNG\nUBND phường tự đánh giá: Đạt chuẩn tiếp cận pháp luật năm 2023.\n"
)


def test_a_word_counts_anew_below_each_numbered_heading() -> None:
    report = read(LEGAL_ACCESS)
    assert [(one.group, one.number) for one in report.indicators] == [("2.1", "1"), ("2.1", "2"), ("2.2", "1")]
    assert [one.number for one in report.groups] == ["2.1", "2.2"]
    assert report.findings == ()


def test_a_section_that_judges_the_whole_is_no_indicator_beside_those_that_name_themselves() -> None:
    assert not [one for one in read(LEGAL_ACCESS).indicators if one.verdict]


def test_points_are_no_counts_of_indicators() -> None:
    report = read(LEGAL_ACCESS)
    assert report.overall.reported == ()
    assert [(one.kind, one.value, one.maximum) for one in report.measurements] == [("score", 21, 21)]


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("Tổng điểm: 6/6đ.", "score", "điểm"),
        ("Tự chấm: 9,5đ", "score", "điểm"),
        ("Giá điện 1.984đ/kWh.", "quantity", "đ/kWh"),
        ("Thu 412.356.000đ/650.000.000đ.", "ratio", "đ"),
        ("Lệ phí 5.000đ.", "quantity", "đ"),
    ],
)
def test_few_dong_are_points(text: str, kind: str, unit: str) -> None:
    assert [(one.kind, one.unit) for one in read(text).measurements] == [(kind, unit)]


def test_what_stands_behind_an_arrow_may_go_on() -> None:
    report = read(
        "BÁO CÁO\nKết quả các chỉ tiêu chuyển đổi số năm 2024\n1. Về chính quyền số\n"
        "1.1 Tỷ lệ số hóa hồ sơ: 1.190/1.240 hồ sơ (95,97%); kế hoạch: 100%. => Chưa hoàn thành, đạt 95,97% kế hoạch.\n"
        "1.2 Tỷ lệ hồ sơ trực tuyến: 1.102/1.240 hồ sơ (88,87%), vượt 18,87% so với kế hoạch (70%). => Hoàn thành vượt chỉ tiêu.\n"
        "1.3 Sản phẩm OCOP lên sàn: 2/3 sản phẩm, đạt 66,7%/KH 100%. => Chưa hoàn thành.\n"
    )
    assert [one.verdict and one.verdict.code for one in report.indicators] == ["not_met", "met", "not_met"]
    assert [(one.role, one.percent) for one in report.indicators[1].measurements] == [
        ("result", 88.87),
        ("result", 18.87),
        ("target", 70),
    ]
    assert [(one.kind, one.role, one.percent) for one in report.indicators[2].measurements] == [
        ("ratio", "result", 66.7),
        ("percentage", "target", 100),
    ]


GOALS = (
    "BÁO CÁO SƠ KẾT 6 THÁNG ĐẦU NĂM 2024\nVỀ THỰC HIỆN NGHỊ QUYẾT ĐẠI HỘI\nI/ KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU\n"
    "8/ Thu nhập bình quân: NQ 65 triệu đồng; thực hiện 33,5 triệu đồng, đạt 51,5% NQ.\n"
    "9/ Giao quân 100%: 11/11 thanh niên, đạt NQ.\n"
    "10/ 100% ấp đạt ấp văn hóa: 7/8 ấp (87,5%), chưa đạt.\n"
    "11/ Tỷ lệ bao phủ BHYT: NQ 95%, TH 93,8%, chưa đạt NQ.\n"
)


def test_plan_and_result_stand_behind_the_name() -> None:
    report = read(GOALS)
    assert report.document.title == "BÁO CÁO SƠ KẾT 6 THÁNG ĐẦU NĂM 2024 VỀ THỰC HIỆN NGHỊ QUYẾT ĐẠI HỘI"
    assert [(one.number, one.title, one.verdict and one.verdict.code) for one in report.indicators] == [
        ("8", "Thu nhập bình quân", None),
        ("9", "Giao quân 100%", "met"),
        ("10", "100% ấp đạt ấp văn hóa", "not_met"),
        ("11", "Tỷ lệ bao phủ BHYT", "not_met"),
    ]
    assert [[one.role for one in each.measurements] for each in report.indicators] == [
        ["target", "result", "result"],
        ["target", "result"],
        ["target", "result"],
        ["target", "result"],
    ]


def test_a_place_may_open_the_title() -> None:
    report = read(
        "PHƯỜNG AN HÒA – BÁO CÁO TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG QUÝ III/2025\nPhần I: Kết quả\n"
        "Mục tiêu số 1: 100% tổ dân phố có Tổ công nghệ số.\nKết quả: 21/21 tổ dân phố. Mức độ hoàn thành: Hoàn thành.\n"
        "Mục tiêu số 2: 70% hộ kinh doanh chấp nhận mã QR.\nKết quả: chưa thống kê được. Mức độ hoàn thành: Chưa đánh giá.\n"
    )
    assert report.document.type == "report"
    assert report.document.title == "PHƯỜNG AN HÒA – BÁO CÁO TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG QUÝ III/2025"
    assert [(one.role, one.percent) for one in report.indicators[1].measurements] == [("target", 70)]


def test_a_plan_exceeded_by_so_much_is_met() -> None:
    report = read(
        "BÁO CÁO\nKết quả thực hiện các chỉ tiêu\n"
        "Chỉ tiêu 1: 80% cán bộ có kỹ năng số cơ bản\n- Kết quả: 98/102 người, đạt 96,07%\n- So với kế hoạch: Vượt 16,07%\n"
        "Chỉ tiêu 2: 60% người dân có kiến thức số\n- Kết quả: 12.345/25.600 người, đạt 48,22%\n- So với kế hoạch: Chưa đạt\n"
    )
    assert [one.verdict and (one.verdict.code, one.verdict.text) for one in report.indicators] == [
        ("met", "Vượt"),
        ("not_met", "Chưa đạt"),
    ]
    assert [(one.role, one.percent) for one in report.indicators[0].measurements] == [
        ("target", 80),
        ("result", 96.07),
        ("result", 16.07),
    ]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Xã Yên Lâm: Kết quả chuyển đổi số năm 2024\n", "Xã Yên Lâm: Kết quả chuyển đổi số năm 2024"),
        ("Yên Lâm nỗ lực hoàn thành các chỉ tiêu số\n13/12/2024 08:15\n", "Yên Lâm nỗ lực hoàn thành các chỉ tiêu số"),
        ("Yên Lâm nỗ lực hoàn thành các chỉ tiêu số\n", None),
    ],
)
def test_a_page_that_names_no_document_has_its_headline_for_a_title(head: str, title: str | None) -> None:
    report = read(f"{head}1. Chính quyền số\n1.1. Hồ sơ số hóa: 912/1.000 hồ sơ. Đánh giá: Đạt\n")
    assert report.document.title == title


def test_what_was_reached_by_now_is_not_said_of_the_plan_cited() -> None:
    report = read(
        "BÁO CÁO\nKết quả\nThực hiện Kế hoạch số 02/KH-UBND ngày 04/01/2024 về chuyển đổi số năm 2024, đến nay xã đã đạt 12/15 chỉ tiêu.\n"
    )
    assert [one.subject for one in report.citations] == ["về chuyển đổi số năm 2024"]


def test_a_heading_judges_what_it_lists() -> None:
    report = read(
        "BÁO CÁO\nKết quả rà soát các tiêu chí xã nông thôn mới năm 2025\n"
        "I. TIÊU CHÍ ĐÃ ĐẠT (02 tiêu chí)\n"
        "1. Tiêu chí Thu nhập: Thu nhập bình quân đạt 78,5 triệu đồng/người/năm (quy định ≥ 75 triệu đồng/người/năm).\n"
        "2. Tiêu chí Hộ nghèo: Tỷ lệ hộ nghèo 0,42% (7/1.650 hộ), quy định ≤ 1%.\n"
        "II. TIÊU CHÍ CHƯA ĐẠT (01 tiêu chí)\n"
        "1. Tiêu chí Chuyển đổi số: người dân có tài khoản định danh 68%, quy định ≥ 70%.\n"
        "III. KẾT LUẬN\nĐến nay xã đạt 2/3 tiêu chí; còn 1/3 tiêu chí chưa đạt.\n"
    )
    assert [(one.title, one.verdict and (one.verdict.code, one.verdict.text)) for one in report.indicators] == [
        ("Tiêu chí Thu nhập", ("met", "ĐÃ ĐẠT")),
        ("Tiêu chí Hộ nghèo", ("met", "ĐÃ ĐẠT")),
        ("Tiêu chí Chuyển đổi số", ("not_met", "CHƯA ĐẠT")),
    ]
    assert report.overall.counted == {"met": 2, "not_met": 1}
    assert report.findings == ()


def test_units_that_end_in_a_digit_stand_on_both_sides_of_a_slash() -> None:
    report = read("BÁO CÁO\nKết quả\nThu gom 2.450m3/2.900m3 (84,5%); đất 120 m2/150 m2; cấp 2.450 m3/ngày.\n")
    assert [(one.kind, one.unit) for one in report.measurements] == [
        ("ratio", "m3"),
        ("ratio", "m2"),
        ("quantity", "m3/ngày"),
    ]


def test_a_line_that_sums_up_counts_all() -> None:
    report = read(
        "BÁO CÁO\nKết quả các chỉ tiêu\n1. Chính quyền số\n1.1. Hồ sơ: 5/5. Đánh giá: Đạt\n1.2. Ký số: 2/5. Đánh giá: Chưa đạt\n"
        "1.3. Mạng: 5/5. Đánh giá: Đạt\nTổng hợp: 03 chỉ tiêu, đạt 02, chưa đạt 01.\n"
    )
    assert [(one.verdict, one.count, one.total) for one in (*report.overall.reported, *report.groups[0].reported)] == [
        ("met", 2, 3),
        ("not_met", 1, 3),
    ]


def test_a_share_asked_for_is_told_from_what_was_reached() -> None:
    report = read(
        "BÁO CÁO\nKết quả chuyển đổi số năm 2024\nI. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU\n1. Các chỉ tiêu đã hoàn thành (1/3 chỉ tiêu)\n"
        "1.1. 95% hồ sơ giải quyết đúng hạn: đạt 99,2% (3.412/3.440).\n2. Các chỉ tiêu chưa hoàn thành (2/3 chỉ tiêu)\n"
        "2.1. 60% thanh toán trực tuyến: đạt 42,1%.\n2.2. 80% người dân có hồ sơ sức khỏe: đang cập nhật, mới đạt 65%.\n"
    )
    assert [(one.title, one.verdict and one.verdict.code) for one in report.indicators] == [
        ("95% hồ sơ giải quyết đúng hạn", "met"),
        ("60% thanh toán trực tuyến", "not_met"),
        ("80% người dân có hồ sơ sức khỏe", "not_met"),
    ]
    assert [[(one.role, one.percent) for one in each.measurements] for each in report.indicators] == [
        [("target", 95), ("result", 99.2)],
        [("target", 60), ("result", 42.1)],
        [("target", 80), ("result", 65)],
    ]
    assert report.findings == ()


def test_a_plan_with_a_colon_of_its_own_is_no_part_of_the_name() -> None:
    report = read(
        "BÁO CÁO\nKết quả các chỉ tiêu năm 2025\n"
        "1. Về chỉ tiêu phủ sóng 5G: Kế hoạch: 50% số thôn; đến 30/11/2025: 12/26 thôn (46,15%). CHƯA ĐẠT.\n"
        "2. Về chỉ tiêu ký số: Kế hoạch 100%; đến 30/11/2025: 1.023/1.023 văn bản. ĐẠT.\n"
    )
    assert [one.title for one in report.indicators] == ["Về chỉ tiêu phủ sóng 5G", "Về chỉ tiêu ký số"]
