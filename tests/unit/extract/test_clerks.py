"""Forms in which clerks number, judge and count, each beside what must not be taken for it."""

import pytest

from report_parser import Report, extract

HEAD = "UBND XÃ TAM HIỆP\nSố: 45/BC-UBND\nTam Hiệp, ngày 10 tháng 12 năm 2024\nBÁO CÁO\nKết quả thực hiện các chỉ tiêu năm 2024\n"


def read(text: str) -> Report:
    return extract((HEAD + text).encode())


def told(report: Report) -> list[tuple[str | None, str | None, str, str | None]]:
    return [(one.group, one.number, one.title, one.verdict.code if one.verdict else None) for one in report.indicators]


def test_groups_beyond_a_hundred_keep_their_indicators() -> None:
    report = read(
        "I. KẾT QUẢ\n100. Nhóm kinh tế\n100.1. Thu nhập bình quân\nĐạt 60 triệu đồng/người.\nĐánh giá: Đạt\n100.2. Thu ngân sách\n"
        "125.50 triệu đồng thu từ phí.\nĐánh giá: Đạt\n101. Nhóm xã hội\n101.1. Hộ nghèo\nCòn 3%.\nĐánh giá: Chưa đạt\n"
    )
    assert told(report) == [
        ("100", "100.1", "Thu nhập bình quân", "met"),
        ("100", "100.2", "Thu ngân sách", "met"),
        ("101", "101.1", "Hộ nghèo", "not_met"),
    ]
    assert report.unclaimed == ()


def test_points_named_by_word_and_a_section_alone_on_its_line() -> None:
    report = read(
        "MỤC II\nKẾT QUẢ\nĐiểm 1: Ban hành kế hoạch\nĐã ban hành theo điểm 2 khoản 1 Điều 5.\nĐánh giá: Đạt\n"
        "Điểm 2: Tuyên truyền\nĐiểm 10 được chấm cho 5 buổi.\nĐánh giá: Chưa đạt\n"
    )
    assert told(report) == [("II", "1", "Ban hành kế hoạch", "met"), ("II", "2", "Tuyên truyền", "not_met")]


@pytest.mark.parametrize(
    ("line", "code", "text", "evidence"),
    [
        ("- Mức độ hoàn thành: Hoàn thành 100%", "met", "Hoàn thành", ("100%",)),
        ("§ Đánh giá: Đạt", "met", "Đạt", ()),
        ("❖ Đánh giá: Chưa đạt.", "not_met", "Chưa đạt", ()),
        ("- Đánh giá: Đạt 89,2% chỉ tiêu.", "unknown", "Đạt 89,2% chỉ tiêu", ("Đạt 89,2% chỉ tiêu",)),
        ("- Đánh giá: Hoàn thành 100% số hộ nghèo.", "unknown", "Hoàn thành 100% số hộ nghèo", ("Hoàn thành 100% số hộ nghèo",)),
    ],
)  # fmt: skip
def test_how_far_it_was_done(line: str, code: str, text: str, evidence: tuple[str, ...]) -> None:
    first = read(f"I. KẾT QUẢ\n1. Nội dung thứ nhất\n{line}\n2. Nội dung thứ hai\n- Đánh giá: Đạt\n").indicators[0]
    assert first.verdict is not None
    assert (first.verdict.code, first.verdict.text, first.evidence) == (code, text, evidence)


def test_verdicts_in_square_brackets() -> None:
    report = read("I. KẾT QUẢ\n1. Điện [Đạt]\n2. Nước: [Chưa đạt]\n3. Đường [xã quản lý]\n=> Đạt\n")
    assert told(report) == [
        ("I", "1", "Điện", "met"),
        ("I", "2", "Nước", "not_met"),
        ("I", "3", "Đường [xã quản lý]", "met"),
    ]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("Xã có trên 25,22 km2 đất rừng.", ">"),
        ("Đã trồng trên 50 ha rừng.", ">"),
        ("Có 2.495 hộ trên 25,22 km2 đất tự nhiên.", "="),
        ("Xã nằm trên 25,22 km2 đất đồi.", "="),
    ],
)
def test_on_an_area_is_not_more_than_it(text: str, comparator: str) -> None:
    area = read("I. ĐẶC ĐIỂM TÌNH HÌNH\n" + text + "\n").measurements[-1]
    assert (area.unit in ("km2", "ha"), area.comparator) == (True, comparator)


_GROUPS = (
    "I. KẾT QUẢ\n1. Chính quyền số\n1.1. Ký số\nĐạt 100%.\nĐánh giá: Đạt\n1.2. Hồ sơ\nĐạt 70%.\nĐánh giá: Đạt\n{}"
    "2. Kinh tế số\n2.1. Ví\nĐánh giá: Đạt\n2.2. Sàn\nĐánh giá: Đạt\n2.3. Cước\nĐánh giá: Đạt\n{}"
)


def test_a_groups_misprinted_total_is_its_own() -> None:
    report = read(
        _GROUPS.format("+ Chỉ tiêu đạt: 2/5\n", "+ Chỉ tiêu đạt: 3/3\n") + "II. KẾT LUẬN\nXã đạt 5/5 chỉ tiêu.\n"
    )
    assert [[(one.count, one.total) for one in group.reported] for group in report.groups] == [[(2, 5)], [(3, 3)]]
    assert [(one.count, one.total) for one in report.overall.reported] == [(5, 5)]
    assert [one.code for one in report.findings] == ["group-count-mismatch"]


def test_the_reports_total_behind_the_last_group_is_the_reports() -> None:
    report = read(_GROUPS.format("", "+ Chỉ tiêu đạt: 5/5\n"))
    assert [one.reported for one in report.groups] == [(), ()]
    assert [(one.count, one.total) for one in report.overall.reported] == [(5, 5)]


def test_a_total_said_twice_in_its_line_is_no_figure_beside_it() -> None:
    text = "I. KẾT QUẢ\n1. Điện\nĐánh giá: Đạt\n2. Nước\nĐánh giá: Đạt\n3. Đường\nĐánh giá: Chưa đạt\nII. KẾT LUẬN\n"
    report = read(text + "Tổng số chỉ tiêu: 03 chỉ tiêu, trong đó: đạt 02/03 chỉ tiêu.\n")
    assert report.measurements == ()
    assert [(one.count, one.total) for one in report.overall.reported] == [(2, 3)]
    other = read(text + "Tổng số chỉ tiêu: 05 chỉ tiêu, trong đó: đạt 02/03 chỉ tiêu.\n")
    assert [(one.value, one.unit) for one in other.measurements] == [(5, "chỉ tiêu")]


def test_what_was_reached_may_follow_what_is_asked_in_the_heading() -> None:
    report = read(
        "I. KẾT QUẢ\n1. 100% hộ nghèo được cấp thẻ BHYT: đã cấp 1.402/1.402 thẻ.\n=> Đạt kế hoạch.\n2. Hỗ trợ 25 hộ xóa nhà tạm: mới khởi công 19/25 nhà.\n"
        "=> Đang thực hiện.\n3. Giảm nghèo từ 42,15% còn 36,4%: đầu năm có 312 hộ.\n=> Đạt.\n"
    )
    assert [one.title for one in report.indicators] == [
        "100% hộ nghèo được cấp thẻ BHYT",
        "Hỗ trợ 25 hộ xóa nhà tạm",
        "Giảm nghèo từ 42,15% còn 36,4%: đầu năm có 312 hộ.",
    ]
    assert [[one.role for one in item.measurements] for item in report.indicators] == [
        ["target", "result"],
        ["target", "result"],
        ["result", "result", "result"],
    ]


def test_points_offered_and_given_in_one_line() -> None:
    report = read(
        "I. Chỉ đạo, điều hành (điểm tối đa: 5; điểm tự chấm: 4,5)\n1. Kế hoạch: hoàn thành 22/23 nhiệm vụ.\nĐiểm tối đa: 3. Điểm tự chấm: 2,5.\n"
        "2. Báo cáo định kỳ: gửi 04/04 báo cáo.\nĐiểm chuẩn: 2 điểm; Điểm đạt: 2 điểm.\nII. KẾT LUẬN\nTổng điểm tự chấm: 4,5/5 điểm.\n"
    )
    assert [(one.title, one.score and (one.score.value, one.score.maximum)) for one in report.groups] == [
        ("Chỉ đạo, điều hành", (4.5, 5))
    ]
    scores = [[(m.value, m.maximum) for m in one.measurements if m.kind == "score"] for one in report.indicators]
    assert scores == [[(2.5, 3)], [(2, 2)]]
    assert report.measurements == () or all(one.kind == "score" for one in report.measurements)
    assert report.findings == ()


def test_an_offer_without_points_given_is_a_figure() -> None:
    report = read("I. THANG ĐIỂM\nĐiểm tối đa: 10 điểm cho mỗi tiêu chí.\n")
    assert [(one.value, one.unit) for one in report.measurements] == [(10, "điểm")]


def test_counts_whose_noun_is_said_once() -> None:
    text = "1. Điện\nĐánh giá: Đạt\n2. Nước\nĐánh giá: Chưa đạt\n3. Đường\nĐánh giá: Đang triển khai\n"
    report = read(text + "Tổng cộng: 1/3 chỉ tiêu đạt (33,3%), 1/3 chưa đạt, 1/3 đang triển khai.\n")
    assert [(one.verdict, one.count, one.total) for one in report.overall.reported] == [
        ("met", 1, 3),
        ("not_met", 1, 3),
        ("in_progress", 1, 3),
    ]
    assert (report.measurements, report.findings) == ((), ())
    other = read(text + "Tổng cộng: 1/3 chỉ tiêu đạt, 1/2 chưa đạt tiến độ.\n")
    assert [(one.numerator, one.denominator) for one in other.measurements] == [(1, 2)]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Giữ vững xã đạt chuẩn nông thôn mới, đạt Nghị quyết.", "met"),
        ("Duy trì trường chuẩn, chưa đạt kế hoạch đề ra", "not_met"),
        ("Xây dựng phương án, hoàn thành.", None),
        ("Tổ chức tuyên truyền, đạt kế hoạch 05 buổi.", None),
    ],
)
def test_a_last_clause_may_hold_a_promise_against_a_plan(line: str, code: str | None) -> None:
    report = read(f"I. KẾT QUẢ CÁC CHỈ TIÊU\n1. {line}\n2. Điện thắp sáng\n- Đánh giá: Đạt\n")
    assert report.indicators[0].verdict is None if code is None else report.indicators[0].verdict.code == code  # type: ignore[union-attr]


def test_parts_and_wholes_in_units_of_money_apart() -> None:
    right = read("I. NGÂN SÁCH\nChi 185 triệu đồng/12,6 tỷ đồng, chiếm 1,47% tổng chi.\n")
    assert {one.code for one in right.findings} <= {"no-indicators"}
    wrong = read("I. NGÂN SÁCH\nChi 185 triệu đồng/12,6 tỷ đồng, chiếm 14,7% tổng chi.\n")
    assert "percent-mismatch" in {one.code for one in wrong.findings}


def test_what_was_asked_for_by_people_is_no_target() -> None:
    report = read(
        "I. KẾT QUẢ\n1. Cung cấp thông tin theo yêu cầu\n- Tiếp nhận 12 yêu cầu, cung cấp 11 thông tin.\n- Đánh giá: Đạt\n2. Nhân lực lứa tuổi 17\n"
        "- Có 01 hộ sinh, yêu cầu 02 người.\n- Đánh giá: Đạt\n"
    )
    assert [(one.role, one.value, one.unit) for item in report.indicators for one in item.measurements] == [
        ("result", 12, "yêu cầu"),
        ("result", 11, "thông tin"),
        ("result", 1, "hộ sinh"),
        ("target", 2, "người"),
    ]
    assert report.unclaimed == ()


def test_an_arrow_concludes_and_opens_no_section() -> None:
    report = read(
        "Tiêu chí số 2. Giao thông\n2.1. Đường xã\n- Đánh giá: ĐẠT\n2.2. Đường thôn\n- Đánh giá: KHÔNG ĐẠT\n=> Tiêu chí số 2: KHÔNG ĐẠT (đạt 1/2 chỉ tiêu)\n"
        "- Tiêu chí số 4. Điện\n4.1. Điện an toàn\n- Đánh giá: ĐẠT\n=> Tiêu chí số 4: ĐẠT (đạt 1/1 chỉ tiêu)\n"
    )
    assert told(report) == [
        ("2", "2.1", "Đường xã", "met"),
        ("2", "2.2", "Đường thôn", "not_met"),
        ("4", "4.1", "Điện an toàn", "met"),
    ]
    assert [(one.verdict and one.verdict.code, one.reported[0].count) for one in report.groups] == [
        ("not_met", 1),
        ("met", 1),
    ]
    assert [one.code for one in report.findings] in ([], ["number-gap"])


def test_figures_in_brackets_behind_the_verdict() -> None:
    report = read(
        "1. Chính quyền số\n- 1.1: 100% văn bản ký số: Đạt (1.902/1.902 văn bản).\n- 1.2: 80% hồ sơ trực tuyến: Chưa đạt (1.020/2.000 hồ sơ).\n"
    )
    assert told(report) == [("1", "1.1", "100% văn bản ký số", "met"), ("1", "1.2", "80% hồ sơ trực tuyến", "not_met")]
    assert [[one.role for one in item.measurements] for item in report.indicators] == [["target", "result"]] * 2


def test_a_list_in_brackets_below_a_heading_of_indicators() -> None:
    text = (
        "I. Các chỉ tiêu chủ yếu\nTrong 03 chỉ tiêu có 02 chỉ tiêu đạt; 01 chỉ tiêu không đạt. Cụ thể:\n(1) Thu ngân sách 8.245 triệu đồng, đạt 118% dự toán.\n"
        "(2) Thu nhập bình quân 59,5 triệu đồng.\n(3) Tỷ lệ hộ nghèo còn 1,27% (KH 1,3%).\nII. {}\n(1) Thu ngân sách 8.600 triệu đồng.\n(2) Hộ nghèo dưới 1,1%.\n(3) Trồng 5 ha rừng.\n"
    )
    report = read(text.format("Phương hướng, chỉ tiêu năm tới"))
    assert [(one.group, one.number) for one in report.indicators] == [("I", "1"), ("I", "2"), ("I", "3")]
    assert read(text.format("Kinh phí").replace("Các chỉ tiêu chủ yếu", "Tình hình chung")).indicators == ()


def test_a_share_on_the_line_below_its_fraction() -> None:
    report = read(
        "I. CÁC CHỈ TIÊU\n1. Thu thuế\nThực hiện 15.612/19.800 triệu đồng\nTỷ lệ 78,85%\nTiến độ: Đạt\n2. Thu nhập (triệu đồng/người)\n- Quy định: ≥ 64\n- Thực hiện: 71,2\n"
        "- Tỷ lệ 98%\n- Đánh giá: Đạt\n"
    )
    first, second = report.indicators
    assert [(one.kind, one.numerator, one.percent) for one in first.measurements] == [("ratio", 15612, 78.85)]
    assert [(one.kind, one.role, one.unit) for one in second.measurements] == [
        ("quantity", "target", "triệu đồng/người"),
        ("quantity", "result", "triệu đồng/người"),
        ("percentage", "result", "%"),
    ]
    other = read(
        "I. CÁC CHỈ TIÊU\n1. Thu thuế\nThực hiện 15.612/19.800 triệu đồng\nTỷ lệ 95%\nTiến độ: Đạt\n"
    ).indicators[0]
    assert [one.percent for one in other.measurements] == [None, 95]


def test_a_number_of_all_needs_no_unit() -> None:
    report = read(
        "I. KẾT QUẢ\n1. Cấp thẻ: tổng số công dân đủ điều kiện 4.215; đã cấp 4.180 thẻ. Hoàn thành.\n2. Khác: Tổng kết năm 2023. Hoàn thành.\n"
    )
    assert [one.value for item in report.indicators for one in item.measurements] == [4215, 4180]
    assert report.unclaimed == ()


def test_a_whole_demand_in_one_bracket() -> None:
    report = read(
        "I. KẾT QUẢ\n1. Nước sạch\n- Đạt 41,6% (yêu cầu ≥ 30%, trong đó ≥ 10% từ nguồn tập trung), tăng 2,5%.\n- Đánh giá: Đạt\n"
    )
    assert [one.role for one in report.indicators[0].measurements] == ["result", "target", "target", "result"]


def test_sections_numbered_with_letters_and_numerals() -> None:
    report = read(
        "Phần A: Chính quyền số\nA1. Văn bản điện tử\nKết quả: 100% (856/856)\nĐạt\nA2. Dịch vụ công\nKết quả: 61,3% (1.204/1.964)\nKhông đạt\n"
        "Phần B: Kinh tế số\nB1. Sản phẩm lên sàn\nA.12.000 đồng mỗi hộ.\nĐạt\n"
    )
    assert told(report) == [
        ("A", "A1", "Văn bản điện tử", "met"),
        ("A", "A2", "Dịch vụ công", "not_met"),
        ("B", "B1", "Sản phẩm lên sàn", "met"),
    ]
    roman = read(
        "II. KẾT QUẢ THỰC HIỆN CHỈ TIÊU\nII.1. Chính quyền số\nII.1.1. Văn bản ký số: 1.020/1.340 văn bản -> Đạt\nII.1.2. Hồ sơ trực tuyến: 5/7 hồ sơ -> Chưa đạt\n"
        "II.2/. Xã hội số\nII.2.1. Tuyên truyền: 24 cuộc/720 lượt người -> Đạt\n"
    )
    assert told(roman) == [
        ("II.1", "II.1.1", "Văn bản ký số", "met"),
        ("II.1", "II.1.2", "Hồ sơ trực tuyến", "not_met"),
        ("II.2", "II.2.1", "Tuyên truyền", "met"),
    ]
    assert [(one.value, one.unit) for one in roman.indicators[2].measurements] == [(24, "cuộc"), (720, "lượt người")]
    assert roman.findings == ()


def test_criteria_numbered_in_roman() -> None:
    report = read(
        "TIÊU CHÍ I. QUY HOẠCH\nChỉ tiêu 1.1 - Công khai quy hoạch\nTự đánh giá: Đạt\nChỉ tiêu 1.2 - Xử lý vi phạm\nTự đánh giá: Đạt\nKết luận tiêu chí I: Đạt\n"
        "TIÊU CHÍ II. VĂN HÓA\nChỉ tiêu 2.1 - Gia đình văn hóa\nTự đánh giá: Đạt\nChỉ tiêu 2.2 - Tiêu chí vì cộng đồng\nTự đánh giá: Không đạt\nKết luận tiêu chí II: Không đạt\n"
        "Tổng hợp: 3/4 chỉ tiêu đạt; 1/2 tiêu chí đạt.\n"
    )
    assert [(one.number, one.verdict and one.verdict.code, one.reported) for one in report.groups] == [
        ("I", "met", ()),
        ("II", "not_met", ()),
    ]
    assert [one.number for one in report.indicators] == ["1.1", "1.2", "2.1", "2.2"]
    assert [(one.count, one.total) for one in report.overall.reported] == [(3, 4), (1, 2)]
    assert report.findings == ()


def test_results_that_run_on_in_the_heading() -> None:
    report = read(
        "1. Chính quyền số\nChỉ tiêu 1: Hộ có cáp quang đạt tối thiểu 75%. Kết quả thực hiện: 1.689/2.104 hộ, đạt 80,3%. (Đạt)\n"
        "Chỉ tiêu 2: Tối thiểu 50% dân có tài khoản. Thực hiện: ước khoảng 55%. (Đạt)\nChỉ tiêu 3: Báo cáo kết quả: 4 phân đội, kết quả: giỏi 18,5%. (Đạt)\n"
    )
    assert [one.title for one in report.indicators] == [
        "Hộ có cáp quang đạt tối thiểu 75%",
        "Tối thiểu 50% dân có tài khoản",
        "Báo cáo kết quả",
    ]
    assert [[one.role for one in item.measurements] for item in report.indicators] == [
        ["target", "result"],
        ["target", "result"],
        ["result", "result"],
    ]


def test_a_section_that_rates_the_whole_is_no_indicator() -> None:
    text = "I. CÁC CHỈ TIÊU\n1. Tuyển quân: 14/14 công dân. Hoàn thành.\n2. Nộp quỹ trước 15/01: chưa thu. Chưa hoàn thành.\n"
    report = read(text + "II. TỰ NHẬN XẾP LOẠI: Hoàn thành tốt.\n")
    assert [one.number for one in report.indicators] == ["1", "2"]
    assert report.unclaimed == ()
    alone = read("I. Tuyển quân: Hoàn thành.\nII. Nộp quỹ: Chưa hoàn thành.\n")
    assert [one.number for one in alone.indicators] == ["I", "II"]


def test_a_count_of_something_else_behind_a_verdicts_word_is_no_total() -> None:
    report = read(
        "I. KẾT QUẢ\n1. Ấp thông minh\n+ Đạt: 2/6 ấp (33,3%).\n+ Đánh giá: Đạt (ít nhất 01 ấp).\n2. Camera: phủ 5/6 ấp.\n+ Đánh giá: Chưa đạt.\nII. KẾT LUẬN\n+ Đạt: 1/2.\n"
    )
    assert [(one.count, one.total) for group in report.groups for one in group.reported] == []
    assert [one.percent for one in report.indicators[0].measurements] == [33.3, None]


def test_a_part_may_be_counted_in_another_word() -> None:
    report = read("I. KẾT QUẢ\n1. Nhà ở\n- Có 24 điểm/30 ấp, đạt 80%; lắp 9 điểm/6 ấp.\n- Đánh giá: Đạt\n")
    assert [(one.kind, one.percent) for one in report.indicators[0].measurements] == [
        ("ratio", 80),
        ("quantity", None),
        ("quantity", None),
    ]


@pytest.mark.parametrize("heading", ["1. Kết quả đạt được", "2. Tồn tại", "a) Ưu điểm", "1. Đặc điểm"])
def test_headings_that_end_with_a_small_word_are_whole(heading: str) -> None:
    blocks = [
        one.text for one in read(f"I. TÌNH HÌNH\n{heading}\nĐến nay xã đạt 5/8 chỉ tiêu, cụ thể như sau.\n").blocks
    ]
    assert heading in blocks
    assert not any(
        text.endswith("được") for text in [one.text for one in read("- Số hộ được\nUBND xã hỗ trợ là 5 hộ.\n").blocks]
    )


def test_counts_of_visits_and_visitors_are_no_frequency() -> None:
    report = read("Tiếp 05 lượt/05 người; họp 04 lần/03 tháng; kiểm tra 01 lần/01 năm.\n")
    assert [(one.value, one.unit) for one in report.measurements] == [(5, "lượt"), (5, "người")]


def test_a_part_is_no_heading_s_number() -> None:
    report = read("Toàn trình 65 hồ sơ, một phần 50 hồ sơ; theo Phần 2 của Đề án.\n")
    assert [one.value for one in report.measurements] == [65, 50]


@pytest.mark.parametrize(
    ("stated", "reported"),
    [
        ("có 15/18 chỉ tiêu đạt và vượt, chiếm 83,3%; 03 chỉ tiêu không đạt", [("met", 15, 18), ("not_met", 3, None)]),
        (
            "Năm 2024 giao 18 chỉ tiêu. Kết quả: có 15/18 chỉ tiêu đạt và vượt; 02 chỉ tiêu đạt trên 90%; 01 chỉ tiêu không đạt",
            [("met", 15, 18), ("not_met", 1, None)],
        ),
    ],
)
def test_of_several_counts_one_may_name_the_whole(stated: str, reported: list[tuple[str, int, int | None]]) -> None:
    report = read(
        f"{stated}.\nI. KẾT QUẢ\n1. Việc làm: 215 lao động.\n- Đánh giá: Đạt\n2. BHYT 94%.\n- Đánh giá: Đạt\n"
    )
    assert [(one.verdict, one.count, one.total) for one in report.overall.reported] == reported


@pytest.mark.parametrize(
    ("line", "targets"),
    [
        ("Hộ nghèo giảm 1,2%/KH giảm 1% (từ 4,5% xuống còn 3,3%).", [1]),
        ("Nông nghiệp 20%, dịch vụ 35% (Mục tiêu ĐH: NN 18%; CN-XD 46%; DV 36%).", [18, 46, 36]),
        ("BHYT 92% (kế hoạch: 90%, thực hiện 92,5%).", [90]),
        ("Ban hành 03 kế hoạch, 05 công văn; kế hoạch 5 cuộc.", [5]),
    ],
)
def test_what_is_asked(line: str, targets: list[float]) -> None:
    figures = [(one.percent if one.kind == "percentage" else one.value, one.role) for one in read(line).measurements]
    assert [value for value, role in figures if role == "target"] == targets


@pytest.mark.parametrize(
    ("line", "issuer"),
    [
        (
            "Kế hoạch số 15/KH-TCT ngày 10/01/2023 của Tổ công tác Đề án 06 thành phố Sơn La; báo cáo.",
            "Tổ công tác Đề án 06 thành phố Sơn La",
        ),
        ("Kế hoạch số 15/KH-UBND ngày 10/01/2023 của UBND phường 7 về chuyển đổi số.", "UBND phường 7"),
    ],
)
def test_issuers_whose_names_hold_a_number(line: str, issuer: str) -> None:
    report = read(line)
    assert [one.issuer for one in report.citations] == [issuer]
    assert report.measurements == ()


def test_a_requirement_in_brackets_parts_the_name_from_what_was_reached() -> None:
    report = read(
        "I. CÁC CHỈ TIÊU\n1. Thôn có tổ công nghệ số (yêu cầu 100%): 8/8 thôn - ĐẠT\n2. Cán bộ được tập huấn (yêu cầu 100%): 20/22 người - CHƯA ĐẠT\n"
    )
    assert [one.title for one in report.indicators] == [
        "Thôn có tổ công nghệ số (yêu cầu 100%)",
        "Cán bộ được tập huấn (yêu cầu 100%)",
    ]
    assert [[figure.role for figure in one.measurements] for one in report.indicators] == [["target", "result"]] * 2


def test_shares_of_a_plan_belong_to_their_fraction_and_what_exceeds_it_does_not() -> None:
    report = read("Thu ngân sách: 4.215/3.900 triệu đồng (108,1% KH).\nViệc làm: 152 người/KH 150 người, vượt 1,3%.\n")
    assert [(one.kind, one.percent) for one in report.measurements] == [
        ("ratio", 108.1),
        ("ratio", None),
        ("percentage", 1.3),
    ]


def test_a_report_that_is_one_list_of_figures_under_a_title_of_indicators() -> None:
    items = "1. Thu nhập bình quân: 62,5 triệu đồng.\n2. Thu ngân sách: 4.215 triệu đồng.\n3. Hộ nghèo còn 2,1%.\n"
    listed = extract(f"BÁO CÁO\nTình hình thực hiện các chỉ tiêu kinh tế - xã hội năm 2023\n{items}".encode())
    assert [one.number for one in listed.indicators] == ["1", "2", "3"]
    assert extract(f"BÁO CÁO\nTình hình kinh tế - xã hội năm 2023\n{items}".encode()).indicators == ()


def test_marks_before_verdicts_tell_nothing_of_them() -> None:
    report = read(
        "I. KẾT QUẢ\n1. Ký số\n→ Đã ký 50/50 văn bản. ✓ Hoàn thành\n2. Số hóa\n→ Đã thực hiện 415/530, đạt 78,3%. ✗ Chưa hoàn thành\n"
    )
    assert [one.verdict and one.verdict.code for one in report.indicators] == ["met", "not_met"]


def test_what_is_asked_has_a_line_or_a_slash_before_it() -> None:
    report = read(
        "I. KẾT QUẢ\n1. Hồ sơ trực tuyến\n- Chỉ tiêu: 80%\n- Thực hiện: 96,6%\n- So với chỉ tiêu: Vượt\n2. Số hóa\n"
        "Kết quả: 415/530 hồ sơ (78,3%)/chỉ tiêu 90% => đạt 87% so với chỉ tiêu\n- Đánh giá: Chưa đạt\n"
    )
    assert [[(one.percent, one.role) for one in item.measurements] for item in report.indicators] == [
        [(80, "target"), (96.6, "result")],
        [(78.3, "result"), (90, "target"), (87, "result")],
    ]
    assert {one.comparator for item in report.indicators for one in item.measurements} == {"="}


def test_the_number_of_all_may_be_said_last() -> None:
    report = read(
        "I. KẾT QUẢ\n1. Ký số\n- Đánh giá: Đạt\n2. Số hóa\n- Đánh giá: Chưa đạt\n"
        "Như vậy, xã có 01 chỉ tiêu đạt và 01 chỉ tiêu chưa đạt trên tổng số 02 chỉ tiêu.\n"
    )
    assert [(one.verdict, one.count, one.total) for one in report.overall.reported] == [
        ("met", 1, 2),
        ("not_met", 1, 2),
    ]
    assert report.measurements == ()


def test_footnote_marks_stand_against_what_is_counted() -> None:
    report = read("I. KẾT QUẢ\nĐã cấp 99 hộ1 giấy chứng nhận; 15 trường2 đạt; đạt 99 điểm4; dưới 50 phiếu14.\n")
    assert [(one.kind, one.value, one.unit) for one in report.measurements] == [
        ("quantity", 99, "hộ"),
        ("quantity", 15, "trường"),
        ("score", 99, "điểm"),
        ("quantity", 50, "phiếu"),
    ]
    assert report.unclaimed == ()


def test_more_of_one_thing_than_of_another_is_no_share() -> None:
    report = read(
        "I. KẾT QUẢ\nLắp 45 mắt/12 điểm; 120 bóng/5,6 km; thu 36 tỷ đồng/33 tỷ đồng; 152 người/KH 150 người.\n"
    )
    assert [one.kind for one in report.measurements] == ["quantity"] * 4 + ["ratio"] * 2


def test_shares_said_in_turn_are_nobody_s_in_particular() -> None:
    report = read("I. KẾT QUẢ\nTiêm 1.200/1.350 con trâu, 2.100/2.500 con lợn, đạt lần lượt 88,9% và 84%.\n")
    assert [(one.kind, one.percent) for one in report.measurements] == [
        ("ratio", None),
        ("ratio", None),
        ("percentage", 88.9),
        ("percentage", 84),
    ]
    assert "percent-mismatch" not in {one.code for one in report.findings}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Thực hiện nghị quyết số 04-NQ/ĐU về phương hướng, nhiệm vụ năm", "2023. Xã có nhiều thời cơ."),
        ("1. Thu nhập bình quân đầu người: 62,5 triệu đồng (kế hoạch 60), đạt 104,2%", "KH."),
        ("1. Thu nhập bình quân đầu người ước đạt 65 triệu đồng. Đạt 86,7% mục tiêu", "ĐH"),
    ],
)
def test_halves_of_what_is_seldom_said_apart_go_together(first: str, second: str) -> None:
    assert f"{first} {second}" in [block.text for block in read(f"I. KẾT QUẢ\n{first}\n{second}\n").blocks]


def test_a_bullet_s_figures_may_stand_behind_its_verdict() -> None:
    report = read(
        "1. Chỉ tiêu về chính quyền số\n- 100% văn bản được ký số: Đạt (1.512/1.512)\n- 90% hồ sơ nộp trực tuyến: Đạt (512/530, 96,6%)\n"
        "- 100% hồ sơ được số hóa: Chưa đạt (415/530, 78,3%)\n"
    )
    assert [[(one.kind, one.role, one.percent) for one in item.measurements] for item in report.indicators] == [
        [("percentage", "target", 100), ("ratio", "result", None)],
        [("percentage", "target", 90), ("ratio", "result", 96.6)],
        [("percentage", "target", 100), ("ratio", "result", 78.3)],
    ]
    assert report.unclaimed == ()


def test_points_offered_on_a_line_of_their_own() -> None:
    report = read(
        "B. KẾT QUẢ TỰ ĐÁNH GIÁ\nTrụ cột 1: Chính quyền số\nChỉ số 1.1: Hồ sơ công việc\n- Điểm tối đa: 10 điểm\n- Kết quả: 50/50 hồ sơ\n"
        "- Điểm tự đánh giá: 10 điểm\nChỉ số 1.2: Dịch vụ công\n- Điểm tối đa: 15 điểm\n- Kết quả: 85/120\n- Điểm tự đánh giá: 10,6 điểm\n"
        "Tổng điểm tự đánh giá: 20,6/25 điểm.\n"
    )
    scores = [[one for one in item.measurements if one.kind == "score"] for item in report.indicators]
    assert [[(one.value, one.maximum) for one in item] for item in scores] == [[(10, 10)], [(10.6, 15)]]
    assert report.findings == ()


def test_a_bare_verdict_behind_the_figures() -> None:
    report = read(
        "I. KINH TẾ\n1. Giá trị sản xuất: NQ 13%, TH 13,5%, đạt.\n2. Thu nhập: NQ 62 triệu đồng, TH 62,5 triệu đồng, vượt.\n"
        "3. Thu ngân sách: NQ 4,5 tỷ đồng, TH 4,2 tỷ đồng, không đạt.\n"
    )
    assert [one.verdict and one.verdict.text for one in report.indicators] == ["đạt", "vượt", "không đạt"]


def test_a_verb_with_a_count_is_no_verdict() -> None:
    report = read(
        "I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ\nXã đã hoàn thành 10/12 nhiệm vụ (83,3%); đang thực hiện 02 nhiệm vụ.\n"
        "1. Ban hành kế hoạch. Đã hoàn thành.\n2. Lắp wifi công cộng. Đang thực hiện (5/8 nhà văn hóa).\n"
    )
    assert [one.verdict for one in report.groups] == [None]
    assert [one.verdict and one.verdict.code for one in report.indicators] == ["met", "in_progress"]


def test_a_verdict_on_the_whole_is_not_the_last_indicator_s() -> None:
    items = "1. Hạ tầng số\n- Sóng 4G: 8/8 thôn (100%).\n2. Kinh tế số\n- Hộ kinh doanh có QR: 45/60 hộ = 75%.\n"
    report = read(f"I. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU\n{items}Tự đánh giá chung: Hoàn thành tốt nhiệm vụ.\n")
    assert told(report) == [("I", "1", "Hạ tầng số", None), ("I", "2", "Kinh tế số", None)]
    each = read(
        f"I. KẾT QUẢ\n{items}".replace("thôn (100%).\n", "thôn.\nĐánh giá chung: Đạt\n") + "Đánh giá chung: Đạt\n"
    )
    assert [one.verdict and one.verdict.code for one in each.indicators] == ["met", "met"]


def test_numbered_lines_in_brackets_keep_their_own_verdicts() -> None:
    report = read(
        "I. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU\n(1) 100% văn bản được số hóa: Thực hiện 50/50 văn bản\n(2) 95% TTHC đúng hạn: Thực hiện 99,6%\n"
        "(3) 50% hồ sơ trực tuyến: Thực hiện 42,1% (chưa đạt)\n"
    )
    assert [(one.number, one.verdict and one.verdict.code) for one in report.indicators] == [
        ("1", None),
        ("2", None),
        ("3", "not_met"),
    ]


def test_points_on_a_map_are_no_points() -> None:
    report = read("I. KẾT QUẢ\nSố điểm wifi công cộng: 05 điểm. Điểm tự chấm: 05 điểm.\n")
    assert [(one.kind, one.unit) for one in report.measurements] == [("quantity", "điểm"), ("score", "điểm")]


def test_a_form_s_totals_may_give_both_sums() -> None:
    report = read(
        "Tiêu chí 1: Khai sinh: 102/102 trẻ. Điểm chuẩn: 50. Điểm đạt: 50\nTiêu chí 2: Tai nạn: 02/1.512 trẻ. Điểm chuẩn: 75. Điểm đạt: 62,5\n"
        "Tổng cộng: Điểm chuẩn: 125; điểm đạt: 112,5.\n"
    )
    score = report.overall.score
    assert score and (score.value, score.maximum, score.counted, score.counted_maximum) == (112.5, 125, 112.5, 125)
    assert report.findings == ()


def test_homes_and_those_who_live_in_them_are_two_counts() -> None:
    report = read("I. ĐẶC ĐIỂM\nThôn Hòa Lạc có 215 hộ/812 khẩu.\n")
    assert [(one.value, one.unit) for one in report.measurements] == [(215, "hộ"), (812, "khẩu")]
