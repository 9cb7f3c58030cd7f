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
