"""Sentences that state figures, with what the contract says of them; and sentences whose figures are none."""

import random
from dataclasses import dataclass, field
from typing import Any

from tests.eval.case import ANY
from tests.second.pools import Item

Fact = dict[str, Any]


@dataclass(slots=True)
class Said:
    """A text with the measurements and citations it states."""

    text: str
    facts: list[Fact] = field(default_factory=list)
    cites: list[dict[str, Any]] = field(default_factory=list)


def spelled(number: float, rng: random.Random | None = None) -> str:
    """A number as clerks type it: thousands by dot, decimals by comma, small ones sometimes with a zero before."""
    if isinstance(number, float) and not number.is_integer():
        whole, part = f"{number:.2f}".rstrip("0").split(".")
        return f"{int(whole):,}".replace(",", ".") + "," + part
    text = f"{int(number):,}".replace(",", ".")
    return f"0{text}" if rng and len(text) == 1 and text != "0" and rng.random() < 0.5 else text


def fact(kind: str, role: str, comparator: str = "=", unit: Any = ANY, **values: Any) -> Fact:
    if unit == "vụ, việc":
        unit = ("vụ, việc", "vụ", "vụ,")
    return {"kind": kind, "role": role, "comparator": comparator, "unit": unit, **values}


def share(done: int, whole: int, rng: random.Random) -> float:
    """The percentage as one would state it, to none, one or two places."""
    rate = round(done / whole * 100, rng.choice((0, 1, 2, 2)))
    return rate if done == whole or rate != 100 else round(done / whole * 100, 2)


def state(item: Item, rng: random.Random) -> Said:
    """A sentence with one measurement (or two that are not said of each other)."""
    low, high = item.counts
    whole = rng.randint(low, high)
    done = whole if rng.random() < 0.3 else max(1, int(whole * rng.uniform(0.55, 1)))
    percent = share(done, whole, rng)
    if percent == 100 and done != whole:
        done = whole
    n, d, p, unit, act = spelled(done, rng), spelled(whole, rng), spelled(percent), item.unit, item.done
    ratio = fact("ratio", "result", unit=unit, numerator=done, denominator=whole, percent=percent)
    bare = {**ratio, "percent": None}
    lead = rng.choice(
        ("Toàn xã có ", "Hiện nay có ", "Tính đến thời điểm báo cáo có ", "Đến nay đã có ", "Trong kỳ có ")
    )
    end = rng.choice(("đạt", "đạt tỷ lệ", "chiếm", "chiếm tỷ lệ", "tương ứng", "bằng"))
    loose = rng.choice((("trên", ">"), ("hơn", ">"), ("khoảng", "~"), ("gần", "~"), ("ước khoảng", "~")))
    floor = rng.choice((5, 10))
    rounded = int(percent // floor * floor)
    money = round(rng.uniform(1.1, 9.9), 2)
    count = rng.randint(2, 60)
    forms: list[tuple[str, list[Fact]]] = [
        (f"{lead}{n}/{d} {unit} {act}, {end} {p}%.", [ratio]),
        (f"{lead}{n}/{d} {unit} {act} ({end} {p}%).", [ratio]),
        (f"{lead}{n}/{d} {unit} {act}.", [bare]),
        (f"Tỷ lệ {unit} {act} đạt {p}% ({n}/{d} {unit}).", [ratio]),
        (f"{lead}{n} trên tổng số {d} {unit} {act}, {end} {p}%.", [ratio]),
        (f"{lead}{n} {unit} {act} trong tổng số {d} {unit}, {end} {p}%.", [ratio]),
        (f"{lead}{n} {unit}/{d} {unit} {act}, {end} {p} %.", [ratio]),
        (f"Kết quả: {n} / {d} {unit}, {end} {p}%.", [ratio]),
        (f"Tổng số {unit} {act} là {n}/{d} ({p}%).", [{**ratio, "unit": ANY}]),
        (f"{lead[:-3]}{p}% {unit} {act}.", [fact("percentage", "result", percent=percent)]),
        (f"{item.title} đạt {p}%.", [fact("percentage", "result", percent=percent)]),
        (f"{lead}{n} {unit} {act}.", [fact("quantity", "result", unit=unit, value=done)]),
        (f"Kinh phí thực hiện {spelled(money)} tỷ đồng.", [fact("quantity", "result", unit="tỷ đồng", value=money)]),
        (f"{lead}{n}/{d} {unit} {act}; tổ chức {spelled(count, rng)} buổi tuyên truyền.",
         [bare, fact("quantity", "result", unit=("buổi", "buổi tuyên truyền"), value=count)]),
    ]  # fmt: skip
    if rounded >= 10:
        forms.append((
            f"Đã có {loose[0]} {rounded}% {unit} {act}.", [fact("percentage", "result", loose[1], percent=rounded)],
        ))  # fmt: skip
    text, facts = rng.choice(forms)
    return Said(text, facts)


DISTRACTORS: tuple[tuple[str, list[Fact]], ...] = (
    ("Xếp thứ 15/34 xã, phường, thị trấn về mức độ hoàn thành.", []),
    ("Bộ phận Một cửa tiếp nhận qua tổng đài 1900 1096, hỗ trợ 24/7.", []),
    ("Sóng di động 3G/4G/5G phủ kín các khu dân cư.", []),
    ("Bản đồ địa chính tỷ lệ 1/500 đã được bàn giao.", []),
    ("Số liệu tính từ 15/12/2022 đến 14/12/2023.", []),
    ("Nội dung này thuộc nhiệm vụ trọng tâm giai đoạn 2021 - 2025, tầm nhìn đến năm 2030.", []),
    ("Hội nghị tổ chức ngày 26/8/2023 tại hội trường Ủy ban nhân dân.", []),
    ("Đang triển khai vận động các hộ còn lại.", []),
    ("Phấn đấu giữ vững danh hiệu đơn vị đạt chuẩn văn hóa.", []),
    ("Đài truyền thanh phát định kỳ 4 lần/1 tháng.", [{**fact("quantity", "result", value=4), "optional": True}]),
    ("Liên hệ đồng chí công chức phụ trách, điện thoại 0912 345 678.", []),
    ("Các ứng dụng CCCD/VNeID được hướng dẫn tận hộ.", []),
    ("Công tác này được phân công rõ người, rõ việc, rõ tiến độ.", []),
    ("Một số hộ chưa đạt yêu cầu do đi làm ăn xa.", []),
    ("Thực hiện theo hướng dẫn tại Tiêu chí 5.2 của Bộ tiêu chí.", []),
    ("Khung giờ trực từ 07h30 đến 17h00 các ngày làm việc.", []),
)

_ISSUERS = (
    ("QĐ-UBND", "Quyết định", "decision", "UBND tỉnh {province}", "{n}/QĐ-UBND"),
    ("QĐ-UBND", "Quyết định", "decision", "Chủ tịch UBND tỉnh {province}", "{n}/QĐ-UBND"),
    ("QĐ-TTg", "Quyết định", "decision", "Thủ tướng Chính phủ", "{n}/QĐ-TTg"),
    ("KH-UBND", "Kế hoạch", "plan", "UBND tỉnh {province}", "{n}/KH-UBND"),
    ("KH-UBND", "Kế hoạch", "plan", "UBND huyện {district}", "{n}/KH-UBND"),
    ("NĐ-CP", "Nghị định", "decree", "Chính phủ", "{n}/{year}/NĐ-CP"),
    ("NQ-HĐND", "Nghị quyết", "resolution", "HĐND tỉnh {province}", "{n}/NQ-HĐND"),
    ("NQ/TU", "Nghị quyết", "resolution", "Ban Chấp hành Đảng bộ tỉnh", "{n}-NQ/TU"),
    ("TT-BNV", "Thông tư", "circular", "Bộ trưởng Bộ Nội vụ", "{n}/{year}/TT-BNV"),
    ("CV", "Công văn", "official_letter", "Sở Nội vụ", "{n}/SNV-CCHC"),
    ("HD", "Hướng dẫn", "guidance", "Sở Tư pháp", "{n}/HD-STP"),
)


def cite(rng: random.Random, year: int, province: str, district: str, subject: str, used: set[str]) -> Said:
    """A document named in full, with its truth; every call names another one."""
    while True:
        _, word, kind, issuer, form = rng.choice(_ISSUERS)
        n = rng.randint(2, 4800)
        number = form.format(n=f"{n:02d}", year=year)
        if number not in used and not any(other.split("/")[0].split("-")[0] == f"{n:02d}" for other in used):
            break
    used.add(number)
    day, month = rng.randint(1, 28), rng.randint(1, 12)
    issuer = issuer.format(province=province, district=district)
    date = rng.choice(
        (f"ngày {day:02d}/{month}/{year}", f"ngày {day} tháng {month} năm {year}", f"ngày {day:02d}/{month:02d}/{year}")
    )
    sign = rng.choice(("số ", "số ", "số: ", ""))
    middle = rng.choice((" ", " ", ", "))
    text = f"{word} {sign}{number}{middle}{date} của {issuer} về {subject}"
    return Said(text, [], [{
        "number": number, "type": kind if kind in ("decision",) else ANY, "issued_on": f"{year}-{month:02d}-{day:02d}",
        "issuer": issuer, "line": text,
    }])  # fmt: skip
