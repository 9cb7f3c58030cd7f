"""Documents that a report cites, and the ways in which clerks write them."""

import random
from dataclasses import dataclass
from typing import Any

from tests.eval.case import ANY

# word, letters, contract code, organs: (letters, printed issuer or None for the place's own, issuer known from letters)
_STATE: tuple[tuple[str, str, str, tuple[tuple[str, str], ...]], ...] = (
    ("Quyết định", "QĐ", "decision", (("UBND", "UBND tỉnh"), ("UBND", "Chủ tịch UBND tỉnh"), ("UBND", "UBND {dist}"),
                                      ("UBND", "UBND {lv} {name}"), ("BCĐ", "Ban Chỉ đạo chuyển đổi số {lv}"),
                                      ("TTg", "Thủ tướng Chính phủ"), ("BNV", "Bộ Nội vụ"),
                                      ("BTTTT", "Bộ Thông tin và Truyền thông"))),
    ("Kế hoạch", "KH", "plan", (("UBND", "UBND tỉnh"), ("UBND", "UBND {dist}"), ("UBND", "UBND {lv}"),
                                ("BCĐ", "Ban Chỉ đạo các chương trình mục tiêu quốc gia {lv}"))),
    ("Nghị quyết", "NQ", "resolution", (("HĐND", "HĐND tỉnh"), ("HĐND", "HĐND {lv} {name}"), ("CP", "Chính phủ"))),
    ("Công văn", "", "official_letter", (("UBND-VHTT", "UBND {dist}"), ("STTTT-CNTT", "Sở Thông tin và Truyền thông"),
                                         ("SNV-CCHC&VTLT", "Sở Nội vụ"), ("UBND-NV", "UBND {dist}"),
                                         ("VPĐP-NV", "Văn phòng Điều phối nông thôn mới tỉnh"))),
    ("Chỉ thị", "CT", "directive", (("TTg", "Thủ tướng Chính phủ"), ("UBND", "Chủ tịch UBND tỉnh"))),
    ("Thông báo", "TB", "notice", (("UBND", "UBND {dist}"), ("SNV", "Sở Nội vụ"))),
    ("Hướng dẫn", "HD", "guidance", (("SNN", "Sở Nông nghiệp và Phát triển nông thôn"), ("STTTT", "Sở Thông tin và Truyền thông"))),
)  # fmt: skip
_NATIONAL: tuple[tuple[str, str, str, str, str], ...] = (
    ("Nghị định", "NĐ", "decree", "CP", "Chính phủ"),
    ("Thông tư", "TT", "circular", "BTTTT", "Bộ Thông tin và Truyền thông"),
    ("Thông tư", "TT", "circular", "BTP", "Bộ Tư pháp"),
    ("Thông tư", "TT", "circular", "BNNPTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
    ("Quyết định", "QĐ", "decision", "TTg", "Thủ tướng Chính phủ"),
)
_PARTY: tuple[tuple[str, str, str, str, str], ...] = (
    ("Nghị quyết", "NQ", "resolution", "TU", "Ban Thường vụ Tỉnh ủy"),
    ("Nghị quyết", "NQ", "resolution", "HU", "Ban Chấp hành Đảng bộ huyện"),
    ("Công văn", "CV", "official_letter", "ĐU", "Đảng ủy {lv}"),
    ("Nghị quyết", "NQ", "resolution", "TW", "Bộ Chính trị"),
    ("Chương trình hành động", "CTr", "programme", "HU", "Ban Thường vụ Huyện ủy"),
    ("Kế hoạch", "KH", "plan", "ĐU", "Đảng ủy {lv}"),
)
_LAWS = (
    ("Luật Tổ chức chính quyền địa phương", "77/2015/QH13", "2015-06-19"),
    ("Luật Giao dịch điện tử", "20/2023/QH15", "2023-06-22"),
    ("Luật Ngân sách nhà nước", "83/2015/QH13", "2015-06-25"),
    ("Luật Đất đai", "45/2013/QH13", "2013-11-29"),
    ("Luật Thực hiện dân chủ ở cơ sở", "10/2022/QH15", "2022-11-10"),
)
SUBJECTS = (
    "về chuyển đổi số trên địa bàn tỉnh",
    "về việc giao chỉ tiêu kế hoạch phát triển kinh tế - xã hội",
    "về việc ban hành Bộ tiêu chí đánh giá",
    "về việc thành lập Tổ công nghệ số cộng đồng",
    "về đẩy mạnh cải cách hành chính",
    "về nâng cao chất lượng phục vụ người dân",
    "về tăng cường công tác tuyên truyền",
    "về phân công nhiệm vụ cho các thành viên",
    "về phát triển kinh tế tập thể",
    "về xây dựng nông thôn mới nâng cao",
)


@dataclass(slots=True)
class Cited:
    """One document: what is printed of it differs from place to place."""

    word: str
    number: str | None
    code: str
    issued: str | None
    issuer: str
    known: bool  # the letters alone tell the issuer
    law: str | None = None


def iso(day: int, month: int, year: int) -> str:
    return f"{year:04d}-{month:02d}-{day:02d}"


def print_date(rng: random.Random, value: str, *, long: bool | None = None) -> str:
    """`18/3/2022`, `05/04/2022`, `18 tháng 3 năm 2022`."""
    year, month, day = (int(part) for part in value.split("-"))
    if long is None:
        long = rng.random() < 0.2
    if long:
        return f"{day:02d} tháng {month if month > 2 else f'{month:02d}'} năm {year}"
    style = rng.random()
    if style < 0.55:
        return f"{day:02d}/{month if month > 2 else f'{month:02d}'}/{year}"
    if style < 0.85:
        return f"{day:02d}/{month:02d}/{year}"
    return f"{day}/{month}/{year}"


def make_pool(rng: random.Random, size: int, day: str, fill: dict[str, str], own: str) -> list[Cited]:
    """`size` documents issued before `day`, with numbers all different, none of them the report's own."""
    last = int(day[:4])
    pool: list[Cited] = []
    used = {own}
    laws = [law for law in rng.sample(_LAWS, len(_LAWS)) if law[2] < day]
    while len(pool) < size:
        year = rng.randint(last - 3, last)
        issued = iso(rng.randint(1, 28), rng.randint(1, 12), year)
        if issued >= day:
            continue
        kind = rng.random()
        serial = rng.randint(1, 90) if kind < 0.3 else rng.randint(10, 4200)
        if kind < 0.12 and laws:
            name, number, date = laws.pop()
            pool.append(Cited("Luật", number, "law", date, "Quốc hội", True, law=name))
            continue
        if kind < 0.35:
            word, letters, code, organ, issuer = rng.choice(_PARTY)
            number = f"{serial % 90 + 1:02d}-{letters}/{organ}"
            known = False
        elif kind < 0.5:
            word, letters, code, organ, issuer = rng.choice(_NATIONAL)
            number = f"{serial % 140 + 1:02d}/{year}/{letters}-{organ}"
            known = True
        else:
            word, letters, code, organs = rng.choices(_STATE, weights=(8, 5, 3, 3, 1, 1, 1))[0]
            organ, issuer = rng.choice(organs)
            number = f"{serial:02d}/{letters}-{organ}" if letters else f"{serial}/{organ}"
            known = organ in {"CP", "TTg"}
        if number in used:
            continue
        used.add(number)
        pool.append(Cited(word, number, code, issued, issuer.format_map(fill), known))
    return pool


def truth_of(doc: Cited, *, date: bool, issuer: bool, number: bool = True) -> dict[str, Any]:
    printed: Any = doc.issuer
    if not issuer:
        # From the letters alone an issuer may be told or left out; the contract asks for neither.
        printed = (None, doc.issuer) if doc.known else ANY
    return {
        "number": doc.number if number else None,
        "type": doc.code,
        "issued_on": doc.issued if date else None,
        "issuer": printed,
    }


def cite(rng: random.Random, doc: Cited, *, first: bool) -> tuple[str, dict[str, Any]]:
    """The citation as printed and its truth; `first` citations carry date and issuer more often."""
    date = rng.random() < (0.9 if first else 0.4)
    issuer = rng.random() < (0.75 if first else 0.3)
    if doc.law:
        day = print_date(rng, doc.issued or "")
        if rng.random() < 0.5:
            return f"{doc.law} ngày {day}", truth_of(doc, date=True, issuer=False, number=False)
        tail = f" ngày {day}" if date else ""
        return f"{doc.law} số {doc.number}{tail}", truth_of(doc, date=bool(tail), issuer=False)
    number = doc.number or ""
    printed = number
    style = rng.random()
    if style < 0.03:
        printed = number.replace("/", " /", 1)
    elif style < 0.06 and "-" in number and "/" in number:
        head, _, tail = number.rpartition("-")
        printed = f"{head}- {tail}"
    elif style < 0.08:
        printed = number.replace("Đ", "\u00d0")
    mark = rng.choices((" số ", " số: ", " ", " số"), weights=(80, 5, 12, 3))[0]
    word = doc.word
    if word == "Công văn" and rng.random() < 0.2:
        word = "Văn bản"
    text = f"{word}{mark}{printed}"
    if rng.random() < 0.06 and doc.code in {"decree", "circular"}:
        text = f"khoản {rng.randint(1, 6)} Điều {rng.randint(2, 30)} {text}"
    if date:
        text += rng.choices((" ngày ", ", ngày "), weights=(9, 1))[0] + print_date(rng, doc.issued or "")
    if issuer:
        text += f" của {doc.issuer}"
    truth = truth_of(doc, date=date, issuer=issuer)
    if word == "Văn bản":
        truth["type"] = ANY
    return text, truth


def cite_several(rng: random.Random, docs: list[Cited]) -> tuple[str, list[dict[str, Any]]]:
    """Decisions after one head word: `các Quyết định của UBND tỉnh: số 1/QĐ-UBND ngày …; số 2/QĐ-UBND ngày …`."""
    first = docs[0]
    truths = [truth_of(doc, date=True, issuer=False) for doc in docs]
    if rng.random() < 0.5:
        items = "; ".join(f"số {doc.number} ngày {print_date(rng, doc.issued or '', long=False)}" for doc in docs)
        for truth in truths:
            truth["issuer"] = (first.issuer, None)
        return f"các {first.word} của {first.issuer}: {items}", truths
    items = [
        f"{doc.word} {rng.choice(('số ', ''))}{doc.number} ngày {print_date(rng, doc.issued or '', long=False)}"
        for doc in docs
    ]
    truths[-1]["issuer"] = first.issuer
    for truth in truths[:-1]:
        truth["issuer"] = ANY
    return f"{' và '.join(items)} của {first.issuer}", truths


def merge_truths(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One entry a document, in the order of first citing: what any place says of it is known of it."""
    merged: dict[tuple[str, str], dict[str, Any]] = {}
    for truth in found:
        # the line is kept of the first place alone
        key = (str(truth["number"]), "" if truth["number"] else str(truth["issued_on"]))
        if key not in merged:
            merged[key] = dict(truth)
            continue
        kept = merged[key]
        kept["issued_on"] = kept["issued_on"] or truth["issued_on"]
        if kept["type"] == ANY:
            kept["type"] = truth["type"]
        if not isinstance(kept["issuer"], str) or kept["issuer"] == ANY:
            kept["issuer"] = truth["issuer"] if truth["issuer"] != ANY else kept["issuer"]
    return list(merged.values())
