"""One first page, one answer: however its text is encoded, wrapped, indented, doubled or marked up."""

import textwrap
import tomllib
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from report_parser import extract

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parents[2] / "cases" / "heads.toml").read_text("utf-8"))[
    "head"
]
_BODY = (
    "\n\nI. KẾT QUẢ\n1. Tỷ lệ hộ nghèo đạt 2,1%.\n- Đánh giá: Đạt\n2. Tỷ lệ hộ có nước sạch đạt 98%.\n- Đánh giá: Đạt\n"
)
_PLAIN = [case["text"] for case in CASES if not any(mark in case["text"] for mark in ("|", "\t", "    "))]


def _wrapped(text: str) -> str:
    return "\n".join(line for whole in text.split("\n") for line in textwrap.wrap(whole, 100) or [""])


def _page(text: str) -> str:
    return "<html><body>" + "".join(f"<p>{line}</p>" for line in text.split("\n") if line.strip()) + "</body></html>"


CHANGES: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "with carriage returns": lambda text: text.replace("\n", "\r\n"),
    "with no-break spaces": lambda text: text.replace(" ", "\u00a0", 50),
    "with blank lines": lambda text: text.replace("\n", "\n\n"),
    "twice": lambda text: f"{text}\n{text}",
    "wrapped": _wrapped,
    "as a page": _page,
}


def _said(text: str) -> dict[str, object]:
    found = extract(text.encode()).document
    place = (found.place.level, found.place.name, found.place.code) if found.place else None
    title = " ".join((found.title or "").split())
    return {"title": title, "place": place, "period": found.period, "number": found.number, "type": found.type} | {
        "issuer": found.issuer,
        "issued_on": found.issued_on,
        "published_at": found.published_at,
    }


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("text", _PLAIN[::4])
def test_a_first_page_says_the_same_in_every_form(text: str, change: str) -> None:
    whole = text + _BODY
    assert _said(CHANGES[change](whole)) == _said(whole)


def test_a_letterhead_drawn_with_bars_may_be_decomposed() -> None:
    text = "UBND XÃ TÂN LỘC | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 130/BC-UBND | Tân Lộc, ngày 13 tháng 7 năm 2022 |\nBÁO CÁO\nKết quả năm 2022"
    assert _said(unicodedata.normalize("NFD", text + _BODY)) == _said(text + _BODY)
    assert _said(text + _BODY)["number"] == "130/BC-UBND"


def test_a_council_named_for_its_work_is_the_issuer() -> None:
    text = (
        "UBND HUYỆN GIO LINH\nHỘI ĐỒNG ĐÁNH GIÁ CHUẨN TIẾP CẬN PHÁP LUẬT\nXÃ GIO AN\nSố: 12/BC-HĐ\n"
        "Gio An, ngày 5 tháng 1 năm 2024\nBÁO CÁO\nKết quả đánh giá chuẩn tiếp cận pháp luật năm 2023"
    )
    assert extract(text.encode()).document.issuer == "HỘI ĐỒNG ĐÁNH GIÁ CHUẨN TIẾP CẬN PHÁP LUẬT XÃ GIO AN"


def test_a_district_with_a_dash_in_its_name() -> None:
    text = (
        "UBND THÀNH PHỐ PHAN RANG - THÁP CHÀM\nUBND PHƯỜNG MỸ BÌNH\nSố 186/BC-UBND\nMỹ Bình, ngày 08 tháng 9 năm 2020"
    )
    place = extract(text.encode()).document.place
    assert place is not None
    assert (place.district, place.province) == ("Phan Rang - Tháp Chàm", "Ninh Thuận")


def test_a_letterhead_drawn_with_bars_ends_with_them() -> None:
    text = (
        "| HUYỆN KRÔNG NĂNG | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n| Số 378/BC-UBND | Phú Xuân, ngày 26 tháng 5 năm 2020 |\n"
        "                      Báo cáo công tác cải cách hành chính năm 2020\nI. TÌNH HÌNH CHUNG"
    )
    document = extract(text.encode()).document
    assert (document.title, document.issued_on) == ("Báo cáo công tác cải cách hành chính năm 2020", "2020-05-26")
