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
