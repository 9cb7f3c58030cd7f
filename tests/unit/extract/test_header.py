"""The first page: letterheads, numbers, dates and titles as clerks of many provinces set them."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from report_parser import extract
from report_parser.extract.head_fields import read_fields
from report_parser.extract.issuer import find_issuer, find_reporting_office
from report_parser.extract.own_number import find_own_number
from report_parser.extract.title import find_title
from report_parser.model import Block, Origin

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parents[2] / "cases" / "heads.toml").read_text("utf-8"))[
    "head"
]
_BODY = """

I. KẾT QUẢ THỰC HIỆN
1. Tỷ lệ hộ nghèo đạt 2,1%.
- Đánh giá: Đạt
2. Tỷ lệ hộ dùng nước sạch đạt 98%.
- Đánh giá: Đạt
"""


def _alike(text: str | None) -> str:
    words = " ".join((text or "").casefold().replace("uỷ", "ủy").split())
    return words.replace("ủy ban nhân dân", "ubnd").replace("hội đồng nhân dân", "hđnd")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.get("title", case["text"])[:60])
def test_a_first_page_says_what_it_is(case: dict[str, Any]) -> None:
    found = extract((case["text"] + _BODY).encode()).document
    given = {
        "type": found.type or "",
        "number": found.number or "",
        "issued_on": found.issued_on or "",
        "issuer": _alike(found.issuer),
        "title": " ".join((found.title or "").split()),
        "period": found.period.label if found.period else "",
        "published_at": found.published_at or "",
        "place": [found.place.level, found.place.name] if found.place else [],
    }
    wanted = {name: value for name, value in case.items() if name != "text"}
    if "issuer" in wanted:
        wanted["issuer"] = _alike(wanted["issuer"])
    assert {name: given[name] for name in wanted} == wanted


def _head(*lines: str) -> list[Block]:
    return [Block(at, "paragraph", line, Origin()) for at, line in enumerate(lines)]


@pytest.mark.parametrize(
    "opening",
    [
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2023 của UBND huyện, UBND xã Tân Hội báo cáo kết quả như sau:",
        "Thực hiện Công văn số 301/PVHTT ngày 06/11/2023 của Phòng Văn hóa, UBND xã Tân Hội báo cáo kết quả",
        "Căn cứ Quyết định số 969/QĐ-UBND ngày 18/3/2022 của Chủ tịch UBND tỉnh",
        "Kính gửi: UBND huyện Bá Thước",
    ],
)
def test_the_opening_below_the_type_is_no_title(opening: str) -> None:
    assert find_title(_head("BÁO CÁO", opening)) == (None, None, [])


@pytest.mark.parametrize(
    "line",
    [
        "PHÒNG CHỐNG DỊCH BỆNH TRÊN ĐỊA BÀN XÃ",
        "PHÒNG, CHỐNG THIÊN TAI",
        "BỘ TIÊU CHÍ XÃ NÔNG THÔN MỚI",
        "BỘ PHẬN MỘT CỬA",
        "TRUNG TÂM CÔNG BÁO VÀ TIN HỌC 09.01.2025 10:21:11 +07:00",
        "Phòng Văn hóa và Thông tin huyện",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "ĐOÀN TNCS HỒ CHÍ MINH",
        "HUYỆN BÁ THƯỚC",
    ],
)
def test_other_lines_of_a_letterhead_are_no_issuer(line: str) -> None:
    assert find_issuer(_head(line, "Số: 12/BC-UBND"), 1) is None


def test_a_body_s_name_goes_on_over_lines_in_capitals_until_the_number() -> None:
    head = _head("UBND XÃ NAM CƯỜNG", "BAN QUẢN LÝ CTMTQG", "XÂY DỰNG NÔNG THÔN MỚI", "Số: 21/BC-BQL")
    assert find_issuer(head, 3) == "BAN QUẢN LÝ CTMTQG XÂY DỰNG NÔNG THÔN MỚI"
    assert find_issuer(_head("UBND XÃ NAM CƯỜNG", "BAN CHỈ ĐẠO", "BÁO CÁO"), 2) == "BAN CHỈ ĐẠO"


def test_a_portal_s_fields_say_what_the_letterhead_leaves_open() -> None:
    head = _head("Ngày ban hành: 05/12/2022", "Cơ quan ban hành\tUBND xã Tam Dân", "Trích yếu: Kết quả năm 2022.")
    assert read_fields(head) == {"issued_on": "2022-12-05", "issuer": "UBND xã Tam Dân", "subject": "Kết quả năm 2022"}


@pytest.mark.parametrize(
    "line",
    ["Ngày ban hành kế hoạch 05/12/2022", "Ngày ban hành: tháng 12/2022", "Cơ quan ban hành", "Xã trích yếu: văn bản"],
)
def test_other_lines_are_no_fields(line: str) -> None:
    assert read_fields(_head(line)) == {}


@pytest.mark.parametrize(
    ("left", "right", "number", "day"),
    [
        ("UBND XÃ TAM DÂN|Số: 105/BC-|UBND", "Độc lập - Tự do|Tam Dân, ngày 5/12/2022", "105/BC-UBND", "2022-12-05"),
        ("UBND XÃ TAM DÂN|Số: 105/BC-UBND", "Độc lập - Tự do|Tam Dân, ngày|05 tháng 12 năm 2022", "105/BC-UBND", "2022-12-05"),
        ("BCH ĐOÀN XÃ TAM DÂN|***|Số: 08-BC/ĐTN", "ĐOÀN TNCS HỒ CHÍ MINH|Tam Dân, ngày 5/12/2022", "08-BC/ĐTN", "2022-12-05"),
        ("UBND XÃ TAM DÂN|Số:|105/BC-UBND", "Độc lập - Tự do|Tam Dân, ngày 5/12/2022", "105/BC-UBND", "2022-12-05"),
        ("UBND XÃ TAM DÂN|Số:      /BC-", "Độc lập - Tự do|Tam Dân, ngày     /12/2022", None, None),
    ],
)  # fmt: skip
def test_a_letterhead_s_cells_break_numbers_and_dates(
    left: str, right: str, number: str | None, day: str | None
) -> None:
    cells = "".join(f"<td>{''.join(f'<p>{line}</p>' for line in cell.split('|'))}</td>" for cell in (left, right))
    rest = "".join(f"<p>{line}</p>" for line in ("BÁO CÁO", "Kết quả năm 2022", *_BODY.strip().split("\n")))
    found = extract(f"<html><body><table><tr>{cells}</tr></table>{rest}</body></html>".encode()).document
    assert (found.number, found.issued_on) == (number, day)


@pytest.mark.parametrize(
    ("letterhead", "day", "district", "province"),
    [
        ("UBND TX. NGHI SƠN\nUBND XÃ CÁC SƠN", "Các Sơn, ngày 5/12/2022", "Nghi Sơn", "Thanh Hóa"),
        ("UBND TP. BẾN TRE\nUBND PHƯỜNG 7", "Phường 7, ngày 5/12/2022", "Bến Tre", "Bến Tre"),
        ("UBND QUẬN 3\nUBND PHƯỜNG 5", "Quận 3, ngày 5/12/2022", "3", "Hồ Chí Minh"),
        ("UBND QUẬN 3\nUBND PHƯỜNG 5", "TP. Hồ Chí Minh, ngày 5/12/2022", "3", "Hồ Chí Minh"),
    ],
)
def test_a_letterhead_names_the_district(letterhead: str, day: str, district: str, province: str) -> None:
    text = f"{letterhead}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/BC-UBND\n{day}\nBÁO CÁO\nKết quả năm 2022\n{_BODY}"
    place = extract(text.encode()).document.place
    assert place is not None
    assert place.code is not None
    assert (place.district, place.province) == (district, province)


@pytest.mark.parametrize(
    ("title", "opening", "office"),
    [
        (None, "UBND thị trấn Tân Hội báo cáo kết quả thực hiện, cụ thể như sau:", "UBND thị trấn Tân Hội"),
        (None, f"{'Căn cứ chỉ đạo của cấp trên; ' * 20}Ủy ban nhân dân xã Tân Hội xin báo cáo:", "Ủy ban nhân dân xã Tân Hội"),
        (None, "Thực hiện Công văn số 5/UBND-VP ngày 03/3/2023, Đảng ủy phường Tân Hội tổng hợp như sau:", "Đảng ủy phường Tân Hội"),
        ("Báo cáo của UBND xã Tân Lập năm 2023", "UBND xã Tân Hội báo cáo:", "UBND xã Tân Lập"),
        (None, "Thực hiện chỉ đạo của UBND huyện Ba Vì, UBND xã báo cáo như sau:", None),
        (None, "Căn cứ chỉ đạo, đề nghị UBND xã Tân Hội báo cáo trước ngày 15/6/2023.", None),
        (None, f"UBND xã Tân Hội báo cáo tại hội nghị{' về chuyển đổi số' * 20}.", None),
    ],
)  # fmt: skip
def test_a_page_without_a_letterhead_names_who_reports(title: str | None, opening: str, office: str | None) -> None:
    assert find_reporting_office(title, _head("Báo cáo", opening)) == office


def test_a_field_ends_where_the_next_begins() -> None:
    head = _head("Nơi ban hành: Xã Yên Phong Người ký: Bùi Văn Quang", "| Ngày ban hành | 29/12/2025 |")
    assert read_fields(head) == {"issuer": "Xã Yên Phong", "issued_on": "2025-12-29"}


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        (("ỦY BAN MTTQ VIỆT NAM XÃ AN", "THỚI"), "ỦY BAN MTTQ VIỆT NAM XÃ AN THỚI"),
        (("SỞ THÔNG TIN VÀ TRUYỀN", "THÔNG"), "SỞ THÔNG TIN VÀ TRUYỀN THÔNG"),
        (("ỦY BAN NHÂN DÂN XÃ AN THỚI", "HỎA TỐC"), "ỦY BAN NHÂN DÂN XÃ AN THỚI"),
        (("ỦY BAN NHÂN DÂN XÃ AN THỚI", "***"), "ỦY BAN NHÂN DÂN XÃ AN THỚI"),
        (("UBND XÃ AN THỚI", "ĐỘC LẬP"), "UBND XÃ AN THỚI"),
        (("ỦY BAN NHÂN DÂN XÃ AN THỚI", "BÁO CÁO"), "ỦY BAN NHÂN DÂN XÃ AN THỚI"),
    ],
)
def test_a_name_that_fills_its_cell_goes_on_below(lines: tuple[str, ...], issuer: str) -> None:
    assert find_issuer(_head(*lines, "Số: 12/BC-UBND"), len(lines)) == issuer


def test_a_day_may_end_on_the_next_line() -> None:
    text = "UBND XÃ TAM DÂN\nSố: 1/BC-UBND\n\nTam Dân, ngày 5 tháng 12 năm\n\n2022\n\nBÁO CÁO\nKết quả năm 2021" + _BODY
    cells = "".join(f"<p>{line}</p>" for line in text.split("\n") if line)
    assert extract(f"<html><body>{cells}</body></html>".encode()).document.issued_on == "2022-12-05"
    blank = cells.replace("ngày 5 tháng", "ngày     tháng")
    assert extract(f"<html><body>{blank}</body></html>".encode()).document.issued_on is None


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("BÁO CÁO THAM LUẬN", "Về công tác chuyển đổi số năm 2024"), "BÁO CÁO THAM LUẬN Về công tác chuyển đổi số năm 2024"),
        (("BÁO CÁO NĂM 2024", "Về công tác chuyển đổi số"), "BÁO CÁO NĂM 2024 Về công tác chuyển đổi số"),
        (("BÁO CÁO", "Triển khai thực hiện Đề án 06 năm 2024"), "BÁO CÁO Triển khai thực hiện Đề án 06 năm 2024"),
        (("BÁO CÁO", "KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH CHUYỂN ĐỔI SỐ TRONG XÂY DỰNG", "NÔNG THÔN MỚI"), "BÁO CÁO KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH CHUYỂN ĐỔI SỐ TRONG XÂY DỰNG NÔNG THÔN MỚI"),
        (("BÁO CÁO", "KẾT QUẢ PHONG TRÀO “CẢ NƯỚC THI ĐUA", "CHUYỂN ĐỔI SỐ”"), "BÁO CÁO KẾT QUẢ PHONG TRÀO “CẢ NƯỚC THI ĐUA CHUYỂN ĐỔI SỐ”"),
        (("BÁO CÁO", "Kết quả vận hành chính quyền địa phương 02 cấp quý", "III/2025"), "BÁO CÁO Kết quả vận hành chính quyền địa phương 02 cấp quý III/2025"),
        (("BÁO CÁO", "Kết quả năm 2023 (Trình tại kỳ họp thứ 6 HĐND xã khóa XXI)"), "BÁO CÁO Kết quả năm 2023"),
        (("BÁO CÁO", "KẾT QUẢ PHONG TRÀO CHUYỂN ĐỔI SỐ", "ĐẶC ĐIỂM TÌNH HÌNH"), "BÁO CÁO KẾT QUẢ PHONG TRÀO CHUYỂN ĐỔI SỐ"),
        (("BÁO CÁO", "KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH CHUYỂN ĐỔI SỐ TRÊN ĐỊA BÀN NĂM 2023", "ĐẶC ĐIỂM TÌNH HÌNH"), "BÁO CÁO KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH CHUYỂN ĐỔI SỐ TRÊN ĐỊA BÀN NĂM 2023"),
        (("BÁO CÁO CHUYỂN ĐỔI SỐ XÃ", "Kính gửi: UBND huyện"), "BÁO CÁO CHUYỂN ĐỔI SỐ XÃ"),
        (("BÁO CÁO CHUYỂN ĐỔI SỐ XÃ NĂM 2024", "Kết quả như sau:"), "BÁO CÁO CHUYỂN ĐỔI SỐ XÃ NĂM 2024"),
        (("BÁO CÁO KẾT QUẢ CHUYỂN ĐỔI SỐ NĂM 2024", "Công tác chỉ đạo được quan tâm"), "BÁO CÁO KẾT QUẢ CHUYỂN ĐỔI SỐ NĂM 2024"),
    ],
)  # fmt: skip
def test_a_title_ends_before_what_is_no_part_of_it(lines: tuple[str, ...], title: str) -> None:
    assert find_title(_head(*lines))[0] == title


@pytest.mark.parametrize(
    ("line", "issuer"),
    [
        ("UBND HUYỆN A LƯỚI UBND XÃ HỒNG THƯỢNG", "UBND XÃ HỒNG THƯỢNG"),
        ("ĐẢNG BỘ HUYỆN ĐỨC PHỔ ĐẢNG ỦY XÃ PHỔ CƯỜNG", "ĐẢNG ỦY XÃ PHỔ CƯỜNG"),
        ("BAN CHẤP HÀNH ĐẢNG BỘ XÃ AN BÌNH", "BAN CHẤP HÀNH ĐẢNG BỘ XÃ AN BÌNH"),
        ("VĂN PHÒNG HĐND VÀ UBND XÃ CẨM YÊN", "VĂN PHÒNG HĐND VÀ UBND XÃ CẨM YÊN"),
    ],
)
def test_two_bodies_run_into_one_line_are_two(line: str, issuer: str) -> None:
    assert find_issuer(_head(line, "Số: 12/BC-UBND"), 1) == issuer


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Tân Hội ngày 05 tháng 3 năm 2023", "2023-03-05"),
        ("Tân Hội, 05/3/2023", "2023-03-05"),
        ("Đưng K’Nớ ngày 5/3/2023", "2023-03-05"),
        ("Tân Hội,ngày 05 tháng 3 năm 2023.", "2023-03-05"),
        ("Đăng ngày 05/3/2023", None),
        ("Họp ngày 5/3/2023", None),
        ("Hội nghị ngày 5/3/2023", None),
        ("Tân Hội ngày     tháng 3 năm 2023", None),
        ("Tân Hội ngày 5/3/2023 đã tổ chức họp", None),
    ],
)
def test_the_letterhead_s_day_may_lack_its_comma(line: str, day: str | None) -> None:
    text = f"UBND XÃ TÂN HỘI\n\nSố: 12/BC-UBND\n\n{line}\n\nBÁO CÁO\n\nKết quả năm 2022\n{_BODY}"
    assert extract(text.encode()).document.issued_on == day


@pytest.mark.parametrize(
    ("printed", "number"),
    [("Số: 15/BC_UBND", "15/BC_UBND"), ("Sô: 15/BC-UBND", "15/BC-UBND"), ("Số văn bản: 15/BC-UBND", "15/BC-UBND")],
)
def test_the_number_s_slips_are_read(printed: str, number: str) -> None:
    found = find_own_number(printed)
    assert found is not None
    assert found.number == number


@pytest.mark.parametrize("printed", ["Số lượng: 15/BC-UBND", "Sơ kết 15/BC-UBND", "Số điện thoại: 0912/345"])
def test_other_numbers_are_not_the_report_s(printed: str) -> None:
    assert find_own_number(printed) is None


def test_a_place_s_name_ends_before_a_small_letter_with_a_tone() -> None:
    assert find_reporting_office("Báo cáo của UBND xã Tân Hội ước thực hiện năm 2024", []) == "UBND xã Tân Hội"


def test_the_place_may_stand_in_the_fields_of_a_form() -> None:
    report = extract(
        "BÁO CÁO TỰ ĐÁNH GIÁ NĂM 2023\nPhường: Quảng Tiến, thành phố Sầm Sơn, tỉnh Thanh Hóa\n1. Quy hoạch: Đạt\n".encode()
    )
    assert report.document.place is not None
    assert (report.document.place.level, report.document.place.name) == ("phường", "Quảng Tiến")


def test_what_a_commune_did_is_not_its_name() -> None:
    report = extract("BÁO CÁO\nKết quả năm 2023\nXã: Đạt 19/19 tiêu chí\nXã: Tuyên truyền, vận động\n".encode())
    assert report.document.place is None
