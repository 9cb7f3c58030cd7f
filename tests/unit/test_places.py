"""The table of administrative units and the ways to find a unit in it."""

import time
import zlib
from collections import Counter

import pytest

from report_parser.places import find_place_words, fold_name, resolve
from report_parser.places.names import write_name
from report_parser.places.table import PATH, Table, load_table

# What scripts/make_places.py printed. The lists of the National Statistics Office have 10,035 communes on 30 June 2025
# in 696 districts and 63 provinces, and 3,321 in 34 since.
COUNTS = "# 2=1220 5=370 a=1811 b=9535 e=45 n=3321 r=286 districts=729 provinces=98"


def rows() -> list[list[str]]:
    text = zlib.decompress(PATH.read_bytes(), 31).decode()
    return [line.split("\t") for line in text.partition("\n\n")[2].splitlines()]


def test_the_table_holds_what_the_script_counted():
    table = load_table()
    assert table.counts == COUNTS
    counted = Counter(row[1] for row in rows())
    assert {f"{era}={count}" for era, count in counted.items()} <= set(COUNTS.split())
    assert len({row[4] for row in rows() if row[1] in "b5r"}) == 10_035
    assert len({row[4] for row in rows() if row[1] == "n"}) == 3_321
    assert len({code.lstrip("ae") for code in table.districts if code.isdigit()}) == 696
    assert Counter(row.era == "n" for row in table.provinces) == {False: 64, True: 34}  # Thừa Thiên Huế and Huế


def test_every_row_leads_somewhere():
    table = load_table()
    new = {row[4] for row in rows() if row[1] == "n"}
    old = {row[4] for row in rows() if row[1] in "b5r"}
    provinces = {row.code for row in table.provinces}
    assert all(row.province in provinces for row in table.districts.values())
    for key, era, _, name, code, parent, successors in rows():
        assert parent in (provinces if era == "n" else table.districts)
        assert set(filter(None, successors.split(","))) <= new
        assert key == (fold_name(name or write_name(key)) if era != "a" else key)
        assert era not in "b5r" or successors
        assert era != "a" or code in old


SEED = {"level": "thị trấn", "district": "Bá Thước", "province": "Thanh Hóa", "as_of": "2022-12-16"}


@pytest.mark.parametrize(
    "stated",
    [
        {"name": "Cành Nàng"},
        {"name": "thị trấn Cành Nàng"},
        {"name": "CÀNH NÀNG", **SEED},
        {"name": "TT. Cành Nàng", "district": "H. Bá Thước", "province": "T. Thanh Hoá"},
        {"name": "TT Cành Nàng", "district": "huyện Bá Thước", "province": "tỉnh Thanh Hoá", "as_of": "2025-06-30"},
        {"name": "Ca\u0300nh  Na\u0300ng", "level": "Thị Trấn"},
        {"name": "Cảnh Năng", **SEED},  # as OCR reads it
    ],
)
def test_the_seed_commune_is_found_however_it_is_written(stated):
    place = resolve(**stated)
    assert (place.name, place.level, place.district, place.province) == (
        "Cành Nàng",
        "thị trấn",
        "Bá Thước",
        "Thanh Hóa",
    )
    assert place.code == "14923"
    successor = place.successor
    assert (successor.code, successor.level, successor.name, successor.province) == (
        "14923",
        "xã",
        "Bá Thước",
        "Thanh Hóa",
    )
    assert place.candidates == place.successors == ()


@pytest.mark.parametrize(
    ("stated", "printed"),
    [
        ({"name": "xã Tân Lập"}, "Tân Lập"),
        ({"name": "XÃ TÂN LẬP", "as_of": "2022-01-01"}, "Tân Lập"),
        ({"name": "Cành Nàng", "level": "xã"}, "Cành Nàng"),
        ({"name": "Cành Nàng", "level": "thị trấn", "province": "Nghệ An"}, "Cành Nàng"),
        ({"name": "thị trấn Cành Nàng", "as_of": "2025-07-01"}, "Cành Nàng"),
        ({"name": "Hoa Phượng Tím", "level": "xã", "district": "Bá Thước", "province": "Thanh Hóa"}, "Hoa Phượng Tím"),
        ({"name": "", "level": "xã"}, ""),
        ({"name": "xã Phú Thanh", "district": "Phú Tân", "province": "An Giang", "as_of": "2022-01-01"}, "Phú Thanh"),
    ],
)
def test_what_is_not_sure_stays_unresolved_and_as_printed(stated, printed):
    place = resolve(**stated)
    assert place.code is None
    assert place.successor is None
    assert place.name == printed


def test_candidates_are_the_units_that_fit():
    place = resolve("xã Tân Lập", as_of="2022-01-01")
    assert len(place.candidates) > 10
    assert {(unit.level, unit.name) for unit in place.candidates} >= {("xã", "Tân Lập")}
    near = resolve("Thành Sơm", "xã", "Bá Thước", "Thanh Hóa", "2022-01-01")
    assert near.candidates[0].name == "Thành Sơn"
    gone = resolve("thị trấn Cành Nàng", province="Thanh Hóa", as_of="2025-07-01")
    assert [unit.code for unit in gone.candidates] == ["14923"]
    two = resolve("xã Phú Thanh", None, "Phú Tân", "An Giang", "2022-01-01").candidates
    assert {"Phú Thạnh", "Phú Thành"} <= {unit.name for unit in two}


def test_a_merged_commune_leads_to_the_one_that_took_it_in():
    place = resolve("xã Lâm Xa", None, "huyện Bá Thước", "Thanh Hóa", "2018-05-01")
    assert place.code is None
    assert [(unit.code, unit.name) for unit in place.candidates] == [("14923", "Cành Nàng")]
    assert place.successor.name == "Bá Thước"


def test_a_commune_merged_away_in_2024_has_its_own_code():
    place = resolve("phường Sài Đồng", None, "Long Biên", "Hà Nội", "2022-06-01")
    assert place.code == "00142"
    assert {unit.code for unit in place.successors} == {"00127", "00136"}
    assert resolve("phường Sài Đồng", None, "Long Biên", "Hà Nội", "2025-06-01").code is None


def test_a_code_is_read_in_its_time():
    assert resolve("xã Bá Thước", None, None, "Thanh Hóa", "2025-07-01").code == "14923"
    assert resolve("xã Bá Thước", None, None, "Thanh Hóa", "2025-06-30").code is None
    assert resolve("xã Quảng Minh", None, "Việt Yên", "Bắc Giang", "2022-01-01").code == "07792"
    assert resolve("phường Quảng Minh", None, "Việt Yên", "Bắc Giang", "2025-01-01").code == "07792"


def test_a_merged_commune_may_take_the_others_name():
    stated = {"name": "Khánh Thiện", "level": "xã", "district": "Yên Khánh"}  # 14563 was Khánh Tiên until 2024
    assert resolve(**stated, as_of="2020-06-23").code == "14584"
    assert resolve(**stated, as_of="2025-06-23").code == "14563"


def test_a_province_that_is_none_says_nothing():
    place = resolve("Cành Nàng", "thị trấn", "Bá Thước", "ủy", "2022-12-16")
    assert (place.code, place.province) == ("14923", "Thanh Hóa")
    assert resolve("Cành Nàng", "thị trấn", None, "Thanh Hoa", "2022-12-16").code == "14923"


def test_a_divided_commune_has_several_successors_and_no_single_one():
    divided = next(row for row in rows() if row[1] == "b" and "," in row[6])
    unit = load_table().unit(load_table().old(divided[4]), None)
    place = resolve(unit.name, unit.level, unit.district, unit.province)
    assert place.code == divided[4]
    assert place.successor is None
    assert [new.code for new in place.successors] == divided[6].split(",")


def test_districts_and_provinces_are_found_too():
    assert resolve("Bá Thước", "huyện", None, "Thanh Hóa").code == "386"
    assert resolve("tỉnh Thanh Hóa").code == "38"
    assert resolve("tỉnh Hải Dương").successor.name == "Hải Phòng"
    assert resolve("huyện Bá Thước", as_of="2025-07-01").code is None
    assert resolve("huyện Châu Thành").code is None
    assert len(resolve("huyện Châu Thành").candidates) > 5


def test_names_that_differ_by_a_tone_are_two():
    codes = {
        name: resolve(name, "phường", "Hương Trà", "Thừa Thiên Huế", "2022-01-01").code
        for name in ("Hương Vân", "Hương Văn")
    }
    assert None not in codes.values()
    assert codes["Hương Vân"] != codes["Hương Văn"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hoà", "HÒA", True),
        ("Thuỷ", "thủy", True),
        ("Mỹ Lý", "Mĩ Lí", True),
        ("Quy Nhơn", "Qui Nhơn", True),
        ("Đưng K’Nớ", "ĐƯNG KNỚ", True),
        ("Phan Rang - Tháp Chàm", "Phan Rang-Tháp Chàm", True),
        ("Phường 01", "phường 1", True),
        ("Phường 10", "Phường 1", False),
        ("Văn Lăng", "Văn Lang", False),
        ("Đa Mi", "Da Mi", False),
        ("Mai", "May", False),
        ("Huy", "Hui", False),
    ],
)
def test_spellings_of_one_name_share_a_key(one, other, same):
    assert (fold_name(one) == fold_name(other)) is same


@pytest.mark.parametrize(
    "text",
    [
        "phát triển kinh tế - xã hội",
        "PHÁT TRIỂN KINH TẾ - XÃ HỘI AN TOÀN",
        "Tỉnh ủy, huyện ủy; Tỉnh Đoàn",
        "CÁC XÃ, PHƯỜNG, THỊ TRẤN",
        "XÃ NÔNG THÔN MỚI NÂNG CAO",
        "TT Chỉ tiêu Kết quả",
        "tổ P. Chủ tịch, T. Hùng",
        "đạt chuẩn cấp xã 100%",
        "dịch vụ công của tỉnh 12 tháng",
    ],
)
def test_what_names_no_place_gives_none(text):
    assert list(find_place_words(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("UBND thị trấn Cành Nàng", [("thị trấn", "Cành Nàng", None, None)]),
        ("UBND TT Cành Nàng", [("thị trấn", "Cành Nàng", None, None)]),
        ("ỦY BAN NHÂN DÂN\nXÃ ĐƯNG K’NỚ\nSố: 31/BC-UBND", [("xã", "ĐƯNG K’NỚ", None, None)]),
        (
            "trên địa bàn xã Ninh Hòa, huyện Ninh Giang, tỉnh Hải Dương",
            [("xã", "Ninh Hòa", "huyện Ninh Giang", "tỉnh Hải Dương")],
        ),
        ("ĐỊA BÀN THỊ TRẤN CÀNH NÀNG NĂM 2022", [("thị trấn", "CÀNH NÀNG", None, None)]),
        ("UBND XÃ HỘI SƠN", [("xã", "HỘI SƠN", None, None)]),
        ("UBND PHƯỜNG VIỆT HƯNG BẮC\nSố: 5", [("phường", "VIỆT HƯNG BẮC", None, None)]),
        ("XÃ NINH HÒA THAM GIA CUỘC THI", [("xã", "NINH HÒA", None, None)]),
        ("THỊ TRẤN CÀNH NÀNG NĂM 2022", [("thị trấn", "CÀNH NÀNG", None, None)]),
        ("UBND P.5, Q.3, TP. Hồ Chí Minh", [("phường", "5", "quận 3", "thành phố Hồ Chí Minh")]),
        ("Ủy ban nhân dân xã Tân Lập Báo cáo kết quả", [("xã", "Tân Lập", None, None)]),
        ("Đảng ủy xã Ban Công đã ban hành", [("xã", "Ban Công", None, None)]),
        (
            "UBND HUYỆN BÁ THƯỚC\nUBND THỊ TRẤN CÀNH NÀNG",
            [("huyện", "BÁ THƯỚC", None, None), ("thị trấn", "CÀNH NÀNG", None, None)],
        ),
        ("thành phố Phan Rang - Tháp Chàm", [("thành phố", "Phan Rang - Tháp Chàm", None, None)]),
        ("xã Phong Phú (huyện Tân Lạc)", [("xã", "Phong Phú", "huyện Tân Lạc", None)]),
    ],
)
def test_places_are_found_in_text(text, found):
    places = list(find_place_words(text))
    assert [place[:4] for place in places] == found
    assert all(place.name in text[place.start : place.end] for place in places)


def test_finding_places_takes_linear_time():
    def seconds(times: int) -> float:
        text = "UBND XÃ HỘI XÃ TÂN LẬP - XÃ A B C D " * times
        start = time.process_time()
        assert len(list(find_place_words(text))) >= times
        return time.process_time() - start

    load_table()
    once = max(seconds(200), 0.005)
    assert seconds(1_600) < 8 * once * 4


def test_the_first_name_costs_milliseconds():
    start = time.process_time()
    assert b"14923" in Table(PATH.read_bytes())._rows
    assert time.process_time() - start < 0.1  # measured: 5 ms


def test_names_of_the_highlands_may_end_in_c_or_k() -> None:
    assert resolve("Ea Kuăng", "xã", "huyện Krông Pắk", None, "2022-12-05").code == "24514"
    assert resolve("Quảng Sơn", "xã", "huyện Đắc Glong", None, "2022-12-05").district == "Đăk Glong"


def test_another_final_letter_is_another_name() -> None:
    assert resolve("Ea Kuăng", "xã", "huyện Krông Pắt", None, "2022-12-05").code is None


def test_a_name_may_stand_in_quotation_marks() -> None:
    assert [one.name for one in find_place_words("UBND xã “Nà Tấu” báo cáo")] == ["Nà Tấu"]
    assert list(find_place_words("xã “đạt chuẩn” nông thôn mới")) == []
