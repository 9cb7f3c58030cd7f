"""The figures that introduce a commune, told from shares and from other counts."""

from report_parser import extract


def _profile(paragraph: str) -> dict[str, object]:
    text = f"BÁO CÁO\nKết quả thực hiện năm 2024\n\nI. ĐẶC ĐIỂM TÌNH HÌNH\n{paragraph}\n\nII. KẾT QUẢ\n1. Chợ\nĐánh giá: Đạt\n"
    return {fact.name: fact.value for fact in extract(text.encode()).profile}


def test_the_paragraph_that_introduces_a_commune_gives_its_figures() -> None:
    found = _profile("Xã có diện tích tự nhiên 25,22 km2, dân số 10.202 người, 2.310 hộ, gồm 06 xóm.")
    assert found == {"area": 25.22, "population": 10202, "households": 2310, "residential_areas": 6}


def test_a_share_of_the_villages_is_not_their_number() -> None:
    found = _profile("Xã có diện tích tự nhiên 25,22 km2, dân số 10.202 người; 06/06 xóm có nhà văn hóa.")
    assert found == {"area": 25.22, "population": 10202}
