"""Forms that give points, and surveys that judge nothing: where an indicator ends and what is said of it."""

from report_parser import extract
from report_parser.model import Report


def read(text: str) -> Report:
    return extract(text.encode())


HEALTH = (
    "BÁO CÁO\nKết quả thực hiện Bộ tiêu chí quốc gia về y tế xã giai đoạn đến năm 2030\n"
    "II. KẾT QUẢ THỰC HIỆN CÁC TIÊU CHÍ\n"
    "Tiêu chí 1. Chỉ đạo, điều hành (tối đa 03 điểm)\n"
    "1.1. Xã có Ban Chỉ đạo, hoạt động thường xuyên: có. Điểm chuẩn: 1,5; điểm đạt: 1,5.\n"
    "1.2. Được đưa vào Nghị quyết của Đảng ủy: có. Điểm chuẩn: 1,5; điểm đạt: 1,5.\n"
    "Tiêu chí 2. Y tế dự phòng (tối đa 08 điểm)\n"
    "2.1. Tỷ lệ trẻ được tiêm chủng đầy đủ đạt 152/158 cháu = 96,2% (chỉ tiêu ≥ 95%). Điểm chuẩn: 4; điểm đạt: 3,5.\n"
    "2.2. Tỷ lệ hộ có nhà tiêu hợp vệ sinh: 2.104/2.345 hộ, đạt 89,7% (yêu cầu từ 85% trở lên). Điểm chuẩn: 4; điểm đạt: 4.\n"
    "III. TỰ ĐÁNH GIÁ\n1. Tổng số điểm tự chấm: 10,5/11 điểm.\n"
)


def test_the_parts_of_a_criterion_that_are_given_points_are_the_indicators() -> None:
    report = read(HEALTH)
    assert [(one.group, one.number, one.title) for one in report.indicators] == [
        ("1", "1.1", "Xã có Ban Chỉ đạo, hoạt động thường xuyên"),
        ("1", "1.2", "Được đưa vào Nghị quyết của Đảng ủy"),
        ("2", "2.1", "Tỷ lệ trẻ được tiêm chủng đầy đủ đạt 152/158 cháu = 96,2% (chỉ tiêu ≥ 95%)"),
        ("2", "2.2", "Tỷ lệ hộ có nhà tiêu hợp vệ sinh"),
    ]
    assert [one.title for one in report.groups] == ["Chỉ đạo, điều hành", "Y tế dự phòng"]
    scores = [
        [(one.value, one.maximum) for one in each.measurements if one.kind == "score"] for each in report.indicators
    ]
    assert scores == [[(1.5, 1.5)], [(1.5, 1.5)], [(3.5, 4)], [(4, 4)]]
    assert report.overall.score is not None
    assert (report.overall.score.value, report.overall.score.counted) == (10.5, 10.5)
    assert report.findings == ()


def test_the_year_a_programme_goes_to_is_not_the_time_reported() -> None:
    assert read(HEALTH).document.period is None


def test_what_is_required_from_a_number_on_is_a_target() -> None:
    asked = [one for one in read(HEALTH).indicators[3].measurements if one.kind == "percentage"]
    assert [(one.role, one.percent, one.comparator) for one in asked] == [("target", 85, ">=")]


REFORM = (
    "BÁO CÁO\nTự chấm điểm chỉ số cải cách hành chính năm 2023\nI. Kết quả tự chấm\n"
    "1. Công tác chỉ đạo, điều hành: 9/10 điểm\n"
    "a) Ban hành kế hoạch kịp thời (trước 31/01/2023): 2/2 điểm.\n"
    "b) Mức độ hoàn thành kế hoạch: hoàn thành 34/35 nhiệm vụ, đạt 97,1%; tự chấm 3/4 điểm.\n"
    "c) Tuyên truyền: 25 tin, bài; 4/4 điểm.\n"
    "2. Cải cách thể chế: 8,5/10 điểm\na) Rà soát văn bản: 12/12 văn bản (100%): 5/5 điểm.\nb) Xử lý văn bản: 3,5/5 điểm.\n"
    "II. Tổng điểm tự chấm: 17,5/20 điểm. Xếp loại: Tốt.\n"
)


def test_letters_that_are_given_points_are_indicators_and_the_total_is_none() -> None:
    report = read(REFORM)
    assert [(one.group, one.number, one.title) for one in report.indicators] == [
        ("1", "a", "Ban hành kế hoạch kịp thời (trước 31/01/2023)"),
        ("1", "b", "Mức độ hoàn thành kế hoạch"),
        ("1", "c", "Tuyên truyền"),
        ("2", "a", "Rà soát văn bản"),
        ("2", "b", "Xử lý văn bản"),
    ]
    assert [one.score and (one.score.value, one.score.counted) for one in report.groups] == [(9, 9), (8.5, 8.5)]
    assert report.overall.score is not None
    assert (report.overall.score.value, report.overall.score.counted) == (17.5, 17.5)
    assert report.findings == ()


SURVEY = (
    "BÁO CÁO\nĐánh giá mức độ chuyển đổi số cấp xã\n"
    "1. Nhận thức số\n- Xã có chuyên mục chuyển đổi số: Có (06 chuyên mục/tháng)\n- Số cán bộ, công chức được tập huấn: 20/22 người\n"
    "2. Thể chế số\n- Xã có kế hoạch chuyển đổi số: Có (KH số 25/KH-UBND ngày 10/02/2023)\n- Xã có quy chế quản lý trang thông tin: Không\n"
    "3. Hạ tầng số\n- Tỉ lệ bản có sóng 4G: 12/14 bản (85,7%)\nKết quả: 04/05 chỉ tiêu đạt.\n"
)


def test_the_answers_of_a_survey_are_indicators_without_a_verdict() -> None:
    report = read(SURVEY)
    assert [(one.group, one.title, one.evidence[0]) for one in report.indicators] == [
        ("1", "Xã có chuyên mục chuyển đổi số", "Có (06 chuyên mục/tháng)"),
        ("1", "Số cán bộ, công chức được tập huấn", "20/22 người"),
        ("2", "Xã có kế hoạch chuyển đổi số", "Có (KH số 25/KH-UBND ngày 10/02/2023)"),
        ("2", "Xã có quy chế quản lý trang thông tin", "Không"),
        ("3", "Tỉ lệ bản có sóng 4G", "12/14 bản (85,7%)"),
    ]
    assert [(one.verdict, one.count, one.total) for one in report.overall.reported] == [("met", 4, 5)]


def test_bullets_of_a_report_on_works_are_no_survey() -> None:
    report = read(SURVEY.replace("Đánh giá mức độ chuyển đổi số cấp xã", "Công tác chuyển đổi số quý I"))
    assert report.indicators == ()


def test_what_a_criterion_asks_for_is_no_verdict() -> None:
    report = read(
        "BÁO CÁO\nKết quả thực hiện tiêu chí số 8 về Thông tin và Truyền thông năm 2022\n"
        "1. Có điểm phục vụ bưu chính\n1.1. Yêu cầu tiêu chí: Đạt.\n1.2. Kết quả thực hiện: Có 01 điểm tại thôn Bình Yên.\n1.3. Đánh giá: Đạt\n"
        "2. Có đài truyền thanh đến các thôn\n2.1. Yêu cầu tiêu chí: Đạt\n2.2. Kết quả thực hiện: 12/16 cụm loa hoạt động (75%).\n2.3. Đánh giá: Chưa đạt\n"
        "* Tự đánh giá: Xã đạt 1/2 chỉ tiêu của tiêu chí số 8.\n"
    )
    assert [(one.number, one.verdict and one.verdict.code) for one in report.indicators] == [
        ("1", "met"),
        ("2", "not_met"),
    ]
    assert report.findings == ()


def test_records_of_lines_are_told_apart_by_their_running_number() -> None:
    report = read(
        "BÁO CÁO\nKết quả chuyển đổi số quý 1 năm 2025\nI. KẾT QUẢ\n"
        "STT 1: Hạ tầng số\nKế hoạch: 100%\nKết quả: 60%\nĐánh giá: KHÔNG ĐẠT\n"
        "STT 2: Dữ liệu số\nKế hoạch: 100%\nKết quả: 12.450/12.450 trường hợp\nĐánh giá: ĐẠT\n"
        "STT 3: Dịch vụ công\nKế hoạch: 85%\nKết quả: 402/455 hồ sơ (88,35%)\nĐánh giá: ĐẠT\n"
        "II. Tổng số: 03 chỉ tiêu. Đạt: 02. Không đạt: 01.\n"
    )
    assert [(one.number, one.title, one.verdict and one.verdict.code) for one in report.indicators] == [
        ("1", "Hạ tầng số", "not_met"),
        ("2", "Dữ liệu số", "met"),
        ("3", "Dịch vụ công", "met"),
    ]
    assert [(one.verdict, one.count, one.total) for one in report.overall.reported] == [
        ("met", 2, 3),
        ("not_met", 1, 3),
    ]
    assert report.findings == ()


def test_the_total_of_a_form_may_name_both_sums_on_a_line_with_its_grade() -> None:
    report = read(
        "BÁO CÁO\nKết quả Bộ chỉ số chuyển đổi số năm 2022\nTrụ cột 1: Nhận thức số\n"
        "Chỉ số 1.1. Người đứng đầu chỉ đạo\nĐiểm tối đa: 10 - Điểm tự đánh giá: 10\n"
        "Chỉ số 1.2. Tin, bài\nSố liệu: 36 tin, bài.\nĐiểm tối đa: 10 - Điểm tự đánh giá: 8,57\n"
        "Tổng điểm: Điểm tối đa 20; điểm tự đánh giá 18,57, đạt 92,85%. Xếp loại: Tốt\n"
    )
    assert report.overall.score is not None
    assert (report.overall.score.value, report.overall.score.maximum, report.overall.score.counted) == (
        18.57,
        20,
        18.57,
    )
    assert [one.verdict for one in report.indicators] == [None, None]
    assert (report.findings, report.unclaimed) == ((), ())


def test_counts_are_kept_of_a_report_that_lists_no_indicator() -> None:
    report = read(
        "BÁO CÁO\nThực hiện các chỉ tiêu năm 2024\nTổng số 12 chỉ tiêu, trong đó: 09 chỉ tiêu đạt, 03 chỉ tiêu chưa đạt. Cụ thể:\n"
        "- Sản lượng lương thực 2.156 tấn/2.100 tấn.\nXã duy trì đạt 19/19 tiêu chí.\n"
    )
    assert [(one.verdict, one.count, one.total) for one in report.overall.reported] == [
        ("met", 9, 12),
        ("not_met", 3, 12),
    ]
    assert [(one.numerator, one.denominator) for one in report.measurements] == [(2156, 2100), (19, 19)]
    assert [one.code for one in report.findings] == ["no-indicators"]


def test_classes_and_those_who_came_are_counted_apart() -> None:
    report = read("BÁO CÁO\nKết quả\nMở 5 lớp/210 lượt người; lập 12 tổ/84 thành viên.\n")
    assert [(one.kind, one.value) for one in report.measurements] == [
        ("quantity", 5),
        ("quantity", 210),
        ("quantity", 12),
        ("quantity", 84),
    ]
