"""Puts a report together: letterhead, opening, items as prose or as a table, close; and its truth beside it."""

import random
from dataclasses import dataclass, field
from typing import Any

from tests.eval.case import ANY, Case, Layout, Paragraph
from tests.second.facts import DISTRACTORS, Said, cite, fact, spelled, state
from tests.second.pools import FAMILIES, PLACES, Family, Item

VERDICTS: dict[str, tuple[str, ...]] = {
    "met": ("Đạt", "Đạt", "ĐẠT", "đạt", "Đạt.", "Hoàn thành", "Đã hoàn thành", "Đạt chuẩn", "Đạt yêu cầu", "Đã đạt"),
    "not_met": ("Chưa đạt", "Không đạt", "CHƯA ĐẠT", "chưa đạt", "Chưa hoàn thành", "Không đạt."),
    "partly_met": ("Cơ bản đạt", "Cơ bản hoàn thành", "cơ bản đạt"),
    "in_progress": ("Đang triển khai", "Đang thực hiện", "Đang triển khai thực hiện"),
    "not_assessed": ("Chưa đánh giá",),
    "not_applicable": ("Không áp dụng", "Không đánh giá"),
}
LABELS = (
    "Tự đánh giá: {}", "- Tự đánh giá: {}", "* Tự đánh giá: {}", "Đánh giá: {}", "+ Đánh giá: {}", "Kết quả đánh giá: {}",
    "- Kết quả tự đánh giá: {}", "Mức độ hoàn thành: {}", "=> Đánh giá: {}", "Kết luận: {}", "Xã tự đánh giá: {}",
    "(Tự đánh giá: {})", "* Đánh giá chung: {}", "Mức độ đạt: {}",
)  # fmt: skip
SENTENCES = {
    "met": ("Đạt chỉ tiêu đề ra.", "Đạt chỉ tiêu Nghị quyết.", "Hoàn thành chỉ tiêu được giao."),
    "not_met": ("Không đạt chỉ tiêu đề ra.", "Chưa đạt chỉ tiêu Nghị quyết."),
    "partly_met": ("Cơ bản đạt chỉ tiêu đề ra.",),
}
WORDS = {"met": "đạt", "not_met": "chưa đạt", "in_progress": "đang triển khai", "partly_met": "cơ bản đạt"}
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")


@dataclass(slots=True)
class Draft:
    """What grows while a report is written."""

    rng: random.Random
    family: Family
    place: tuple[str, str, str, str]
    year: int
    paragraphs: list[Paragraph] = field(default_factory=list)
    groups: list[dict[str, Any]] = field(default_factory=list)
    indicators: list[dict[str, Any]] = field(default_factory=list)
    citations: list[dict[str, Any]] = field(default_factory=list)
    overall: list[dict[str, Any]] = field(default_factory=list)
    total: dict[str, float] | None = None
    used: set[str] = field(default_factory=set)
    layout: Layout = field(default_factory=Layout)
    traits: list[str] = field(default_factory=list)

    @property
    def here(self) -> str:
        return f"{self.place[0]} {self.place[1]}"

    def cite(self) -> Said:
        rng = self.rng
        subject = rng.choice(self.family.bases) + rng.choice(
            (f" năm {self.year}", "", f" trên địa bàn tỉnh {self.place[2 + 1]}")
        )
        said = cite(rng, self.year - rng.randint(0, 1), self.place[3], self.place[2], subject, self.used)
        self.citations += said.cites
        return said


def period_of(rng: random.Random, year: int) -> tuple[str, str, str]:
    options = [
        (f"năm {year}", f"{year}-01-01", f"{year}-12-31"), (f"năm {year}", f"{year}-01-01", f"{year}-12-31"),
        (f"6 tháng đầu năm {year}", f"{year}-01-01", f"{year}-06-30"),
        (f"9 tháng đầu năm {year}", f"{year}-01-01", f"{year}-09-30"),
        (f"quý III năm {year}", f"{year}-07-01", f"{year}-09-30"), (f"quý II/{year}", f"{year}-04-01", f"{year}-06-30"),
        (f"tháng 10 năm {year}", f"{year}-10-01", f"{year}-10-31"),
        (f"giai đoạn {year - 4} - {year}", f"{year - 4}-01-01", f"{year}-12-31"),
    ]  # fmt: skip
    return rng.choice(options)


def letterhead(draft: Draft, number: str, day: str | None, date_words: str, subject: str) -> None:
    rng, kind = draft.rng, draft.place[0]
    name = draft.place[1]
    body = rng.choice(("ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "UBND"))
    state_words = rng.choice(("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    motto = rng.choice(("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc"))
    upper = f"{kind} {name}".upper()
    left = [f"{body} {upper}"] if body == "UBND" else [body, upper]
    right = [state_words, motto]
    dated = f"{name}, {date_words}"
    printed = rng.choice((f"Số: {number}", f"Số:{number}", f"Số {number}", f"Số : {number}"))
    while len(left) < len(right):
        left.append("")
    left.append(printed)
    right.append(dated)
    form = rng.choice(("table", "table", "cells", "rows"))
    if form == "table":
        draft.layout.plain_tables.add(len(draft.paragraphs))
        draft.paragraphs.append([["\n".join(part for part in left if part), "\n".join(right)]])
    elif form == "cells":
        draft.paragraphs += [part for part in (*left, *right) if part]
    else:
        draft.paragraphs += [part for pair in zip(left, right, strict=True) for part in pair if part]
    if rng.random() < 0.3:
        draft.paragraphs.append(rng.choice(("--------------", "__________", "*****")))
    if rng.random() < 0.6:
        draft.layout.centred |= {len(draft.paragraphs), len(draft.paragraphs) + 1}
        draft.layout.bold |= {len(draft.paragraphs), len(draft.paragraphs) + 1}
        draft.paragraphs += ["BÁO CÁO", subject]
    else:
        draft.layout.bold.add(len(draft.paragraphs))
        draft.paragraphs.append(f"BÁO CÁO {subject.upper() if rng.random() < 0.3 else subject}")


def opening(draft: Draft) -> None:
    rng = draft.rng
    head = rng.choice(("Thực hiện ", "Căn cứ ", "Triển khai thực hiện "))
    first = draft.cite().text
    if rng.random() < 0.5:
        first += f"; {draft.cite().text}"
    close = rng.choice((
        f"; Ủy ban nhân dân {draft.here} báo cáo kết quả thực hiện như sau:", f", UBND {draft.here} báo cáo cụ thể như sau:",
    ))  # fmt: skip
    draft.paragraphs.append(head + first + close)


def introduction(draft: Draft, label: str) -> None:
    rng = draft.rng
    draft.paragraphs.append(
        f"{label} {rng.choice(('CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO', 'CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH', 'TÌNH HÌNH CHUNG'))}"
    )
    draft.paragraphs.append(
        "Ngay từ đầu năm, Đảng ủy, HĐND, UBND đã tập trung lãnh đạo, phân công nhiệm vụ cụ thể cho từng thành viên."
    )
    if rng.random() < 0.7:
        draft.paragraphs.append(f"- Ban hành {draft.cite().text}.")
    if rng.random() < 0.4:
        draft.paragraphs.append(rng.choice(DISTRACTORS)[0])


def choose_code(rng: random.Random) -> str:
    return rng.choices(tuple(VERDICTS), (62, 16, 8, 8, 3, 3))[0]


def count(indicators: list[dict[str, Any]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for item in indicators:
        if item["verdict"]:
            counts[item["verdict"]["code"]] = counts.get(item["verdict"]["code"], 0) + 1
    return counts


def totals(rng: random.Random, indicators: list[dict[str, Any]], noun: str) -> tuple[list[str], list[dict[str, Any]]]:
    """Lines that state the counts, always true, and the rows they give."""
    counts, whole = count(indicators), len(indicators)
    known = [(code, n) for code, n in counts.items() if code in WORDS]
    rows = [{"verdict": code, "count": n, "total": whole} for code, n in known]
    pieces = [(f"{n:02d}" if rng.random() < 0.5 else str(n), WORDS[code]) for code, n in known]
    form = rng.randrange(4)
    if form == 0:
        return [f"+ Số {noun} {word}: {n}/{whole}" for n, word in pieces], rows
    if form == 1:
        return ["Tổng hợp: " + "; ".join(f"{n}/{whole} {noun} {word}" for n, word in pieces) + "."], rows
    if form == 2:
        return [f"- Số {noun} {word}: {n}/{whole} {noun}." for n, word in pieces], rows
    return ["Kết quả chung: " + ", ".join(f"{n}/{whole} {noun} {word}" for n, word in pieces) + "."], rows


def verdict_of(rng: random.Random, code: str) -> tuple[dict[str, Any], str]:
    word = rng.choice(VERDICTS[code])
    return {"code": code, "text": word.rstrip(".")}, word


def indicator(number: str, group: str | None, title: Any, **parts: Any) -> dict[str, Any]:
    return {
        "number": number,
        "group": group,
        "title": title,
        "verdict": None,
        "measurements": [],
        "evidence": ANY,
        **parts,
    }


def write_prose(draft: Draft, section: int) -> None:
    """Items under headings, each with its sentences and its verdict in the one manner of this report."""
    rng, family = draft.rng, draft.family
    style = rng.choice(("decimal", "decimal", "flat", "letters", "word", "slash", "paren"))
    manner = rng.choice(("label", "label", "label", "sentence", "tail", "none"))
    label, bullet = rng.choice(LABELS), rng.choice(("- ", "", "+ ", "• "))
    draft.traits += [style, manner, label]
    groups = list(family.groups)
    head = f"{ROMAN[section]}{rng.choice(('. ', '. ', '- '))}{family.section}"
    flat = style in ("flat", "word")
    if style == "letters":
        draft.paragraphs.append(head.split(" ", 1)[1])
    else:
        draft.paragraphs.append(head)
    serial = 0
    for place, (name, items) in enumerate(groups):
        chosen = rng.sample(items, max(2, rng.randint(len(items) - 2, len(items)))) if len(items) > 2 else list(items)
        if style in ("decimal", "slash", "paren"):
            number = str(place + 1)
            mark = {"decimal": ".", "slash": "/", "paren": "."}[style]
            colon = rng.random() < 0.3
            draft.layout.bold.add(len(draft.paragraphs))
            draft.paragraphs.append(f"{number}{mark} {name}{':' if colon else ''}")
        elif style == "letters":
            number = "ABCD"[place]
            draft.paragraphs.append(f"{number}. {name.upper()}")
        else:
            number = ROMAN[section]
        mine = []
        for at, item in enumerate(chosen):
            serial += 1
            printed, typed = {
                "decimal": (f"{place + 1}.{at + 1}", f"{place + 1}.{at + 1}. "), "flat": (str(serial), f"{serial}. "),
                "letters": (str(at + 1), f"{at + 1}. "), "word": (str(serial), f"{family.noun.capitalize()} {rng.choice(('số ', ''))}{serial}: "),
                "slash": (f"{place + 1}.{at + 1}", f"{place + 1}.{at + 1}/ "), "paren": ("abcdđeghik"[at], "abcdđeghik"[at] + ") "),
            }[style]  # fmt: skip
            mine.append(write_item(draft, item, printed, typed, number, manner, label, bullet))
        draft.indicators += mine
        if not flat:
            title = name if style != "letters" else name.upper()
            reported: list[dict[str, Any]] = []
            if manner == "label" and rng.random() < 0.5 and style != "letters":
                lines, reported = totals(rng, mine, family.noun)
                draft.paragraphs += lines
            draft.groups.append({
                "number": number, "title": title, "indicators": [item["number"] for item in mine], "reported": reported,
                "counted": count(mine),
            })  # fmt: skip
    if flat:
        draft.groups.append({
            "number": ROMAN[section], "title": family.section, "indicators": [item["number"] for item in draft.indicators],
            "reported": [], "counted": count(draft.indicators),
        })  # fmt: skip


def write_item(
    draft: Draft, item: Item, number: str, typed: str, group: str, manner: str, label: str, bullet: str
) -> dict[str, Any]:
    rng = draft.rng
    title, facts = item.title, []
    body: list[Said] = []
    target = rng.random()
    asked = rng.choice((80, 85, 90, 95, 98))
    if target < 0.2:
        title = f"Tỷ lệ {item.title[0].lower()}{item.title[1:]} đạt từ {asked}% trở lên"
        facts.append(fact("percentage", "target", ">=", percent=asked))
    elif target < 0.3:
        title = f"{item.title} (≥ {asked}%)"
        facts.append(fact("percentage", "target", ">=", percent=asked))
    elif target < 0.38:
        title = f"{item.title} tối thiểu {asked}%"
        facts.append(fact("percentage", "target", ">=", percent=asked))
    body.append(state(item, rng))
    if rng.random() < 0.25:
        body.append(state(item, rng))
    if rng.random() < 0.3:
        text, others = rng.choice(DISTRACTORS)
        body.insert(rng.randint(0, len(body)), Said(text, list(others)))
    cites: list[str] = []
    if rng.random() < 0.15:
        said = draft.cite()
        body.insert(0, Said(f"Triển khai {said.text}.", [], said.cites))
        cites = [said.cites[0]["number"]]
    code = choose_code(rng)
    verdict: dict[str, Any] | None = None
    glued = rng.random() < 0.3 and manner != "none"
    printed = typed + title + rng.choice(("", "", ":", "."))
    shown = title + ("." if printed.endswith(".") and not title.endswith(".") else "")
    draft.paragraphs.append(printed)
    lines = [" ".join(said.text for said in body)] if glued else [said.text for said in body]
    evidence: Any = list(lines)
    if manner == "label":
        verdict, word = verdict_of(rng, code)
        lines.append(label.format(word))
    elif manner == "tail":
        verdict, word = verdict_of(rng, code)
        lines[-1] += f" Đánh giá: {word.rstrip('.')}."
        evidence = ANY
    elif manner == "sentence":
        code = code if code in SENTENCES else "met"
        verdict = {"code": code, "text": ANY}
        lines[-1] += " " + rng.choice(SENTENCES[code])
        evidence = ANY
    for at, line in enumerate(lines):
        own = manner == "label" and at == len(lines) - 1
        draft.paragraphs.append(line if own else bullet + line)
    for said in body:
        facts += said.facts
    return indicator(number, group, shown, verdict=verdict, measurements=facts, evidence=evidence, citations=cites)


def requirement(rng: random.Random, unit: str) -> tuple[str, list[dict[str, Any]]]:
    asked = rng.choice((70, 80, 85, 90, 95, 98, 100))
    forms = [
        (f"≥ {asked}%", ">="), (f"≥{asked}%", ">="), (f"{asked}%", "="), (f"từ {asked}% trở lên", ">="),
        (f"Tối thiểu {asked}%", ">="), (f"Ít nhất {asked}%", ">="), (f"Trên {asked}%", ">"),
    ]  # fmt: skip
    if asked == 100:
        forms = [("100%", "="), ("100 %", "=")]
    text, comparator = rng.choice(forms)
    return text, [fact("percentage", "target", comparator, percent=asked)]


def result(rng: random.Random, item: Item) -> tuple[str, list[dict[str, Any]]]:
    whole = rng.randint(*item.counts)
    done = whole if rng.random() < 0.4 else max(1, int(whole * rng.uniform(0.6, 1)))
    percent = round(done / whole * 100, 2)
    n, d, p = spelled(done, rng), spelled(whole, rng), spelled(percent)
    ratio = fact("ratio", "result", unit=item.unit, numerator=done, denominator=whole, percent=percent)
    return rng.choice([
        (f"{p}%", [fact("percentage", "result", percent=percent)]), (f"{n}/{d} {item.unit}, đạt {p}%", [ratio]),
        (f"{n}/{d} {item.unit}", [{**ratio, "percent": None}]), (f"{n}/{d} ({p}%)", [{**ratio, "unit": ANY}]),
        (f"Đạt {p}%", [fact("percentage", "result", percent=percent)]),
    ])  # fmt: skip


HEADS = {
    "number": ("TT", "STT", "Số TT"),
    "title": ("Nội dung", "Tên tiêu chí", "Tiêu chí", "Nội dung tiêu chí", "Chỉ tiêu", "Nội dung chỉ tiêu", "Tên chỉ tiêu"),
    "asked": ("Yêu cầu", "Chỉ tiêu phải đạt", "Mức quy định", "Yêu cầu đạt", "Quy định", "Mục tiêu", "Chỉ tiêu giao"),
    "result": ("Kết quả thực hiện", "Kết quả", "Thực tế đạt được", "Kết quả đạt được", "Hiện trạng"),
    "verdict": ("Đánh giá", "Tự đánh giá", "Kết quả tự đánh giá", "Mức độ đạt", "Xã tự đánh giá"),
    "note": ("Ghi chú", "Đơn vị phụ trách"),
    "max": ("Điểm tối đa", "Điểm chuẩn", "Thang điểm", "Điểm số tối đa"),
    "score": ("Điểm tự chấm", "Điểm tự đánh giá", "Điểm đạt được", "Điểm xã tự chấm"),
    "proof": ("Tài liệu kiểm chứng", "Giải trình", "Minh chứng"),
    "unit": ("ĐVT", "Đơn vị tính", "Đơn vị"),
    "plan": ("Kế hoạch năm {y}", "KH năm {y}", "Kế hoạch", "Chỉ tiêu KH {y}", "Nghị quyết HĐND giao"),
    "done": ("Thực hiện năm {y}", "TH năm {y}", "Thực hiện", "Ước thực hiện", "Kết quả thực hiện"),
    "rate": ("Tỷ lệ % so với KH", "% so với kế hoạch", "Đạt tỷ lệ (%)", "So sánh TH/KH (%)", "Tỷ lệ đạt (%)"),
}  # fmt: skip


def write_table(draft: Draft, section: int, kind: str) -> None:
    """All items as rows; `kind` says which columns there are."""
    rng, family = draft.rng, draft.family
    number = ROMAN[section]
    draft.paragraphs.append(f"{number}. {family.section}")
    if rng.random() < 0.5:
        draft.paragraphs.append("Kết quả cụ thể như sau:")
    head = {name: rng.choice(words).format(y=draft.year) for name, words in HEADS.items()}
    if head["result"] == head["verdict"]:
        head["verdict"] = "Tự đánh giá"
    columns = {
        "verdict": ["number", "title", "asked", "result", "verdict"],
        "brief": ["number", "title", "result", "verdict"],
        "cross": ["number", "title", "asked", "result", "yes", "no"],
        "score": ["number", "title", "max", "score"],
        "plan": ["number", "title", "unit", "plan", "done", "rate"],
    }[kind]
    if kind == "score" and rng.random() < 0.6:
        columns = [*columns, "proof"]
    if kind in ("verdict", "brief") and rng.random() < 0.5:
        columns = [*columns, "note"]
    if kind in ("plan",) and rng.random() < 0.3:
        columns = [*columns, "note"]
    two = kind == "cross" or (kind == "score" and "proof" not in columns and rng.random() < 0.4)
    place = len(draft.paragraphs)
    rows: list[list[str]] = []
    spans: list[tuple[int, int, int, int]] = []
    width = len(columns)
    upper = rng.random() < 0.2
    if two:
        over = {"cross": head["verdict"], "score": "Điểm số"}[kind]
        rows.append([head.get(name, "") for name in columns])
        rows.append([""] * width)
        rows[0][-2:] = [over, ""]
        below = ["Đạt", rng.choice(("Chưa đạt", "Không đạt"))] if kind == "cross" else [head["max"], head["score"]]
        rows[1][-2:] = below
        spans += [(0, at, 2, 1) for at in range(width - 2)] + [(0, width - 2, 1, 2)]
        draft.layout.head_rows[place] = 2
    else:
        rows.append([head[name].upper() if upper else head[name] for name in columns])
    if rng.random() < 0.15:
        rows.append([f"({at + 1})" for at in range(width)])
    grouped = rng.choice(("roman", "numbers", "none")) if kind != "plan" else rng.choice(("roman", "none"))
    draft.traits += [kind, grouped]
    serial, top, won = 0, 0.0, 0.0
    for at, (name, items) in enumerate(family.groups):
        title = name.upper() if grouped == "roman" and rng.random() < 0.5 else name
        mark = {"roman": ROMAN[at], "numbers": str(at + 1), "none": ""}[grouped]
        mine: list[dict[str, Any]] = []
        group_row = len(rows)
        if grouped != "none":
            row = [""] * width
            row[0], row[1] = mark, title
            rows.append(row)
            if rng.random() < 0.6 and kind != "score":
                spans.append((group_row, 1, 1, width - 1))
        group_top = group_won = 0.0
        for index, item in enumerate(items):
            serial += 1
            label = {"roman": str(index + 1), "numbers": f"{at + 1}.{index + 1}", "none": str(serial)}[grouped]
            cells = {"number": label, "title": item.title, "note": "", "proof": rng.choice(("", "Báo cáo của bộ phận"))}
            facts: list[dict[str, Any]] = []
            verdict = None
            if kind in ("verdict", "cross", "brief"):
                code = choose_code(rng) if kind != "cross" else rng.choices(("met", "not_met"), (8, 2))[0]
                if "asked" in columns:
                    cells["asked"], more = requirement(rng, item.unit)
                    facts += more
                cells["result"], more = result(rng, item)
                facts += more
                verdict, word = verdict_of(rng, code)
                cells["verdict"] = word
                cells["yes"], cells["no"] = ("x", "") if code == "met" else ("", "x")
                if kind == "cross":
                    verdict["text"] = ANY
            elif kind == "score":
                full = rng.choice((0.5, 1, 1.5, 2, 3))
                got = rng.choice((full, full, full - 0.25, full / 2, 0))
                cells["max"], cells["score"] = (
                    f"{value:.2f}".replace(".", ",") if draft.year % 2 else f"{value:.2f}" for value in (full, got)
                )
                group_top, group_won = group_top + full, group_won + got
                facts.append(fact("score", "result", unit="điểm", value=got, maximum=full))
            else:
                plan = rng.randint(*item.counts)
                done = int(plan * rng.uniform(0.8, 1.3))
                rate = round(done / plan * 100, rng.choice((1, 2)))
                cells |= {
                    "unit": item.unit.capitalize(),
                    "plan": spelled(plan),
                    "done": spelled(done),
                    "rate": spelled(rate),
                }
                facts += [
                    fact("quantity", "target", unit=item.unit, value=plan), fact("quantity", "result", unit=item.unit, value=done),
                    fact("percentage", "result", percent=rate),
                ]  # fmt: skip
            rows.append([cells[name] for name in columns])
            mine.append(indicator(label, mark or number, item.title, verdict=verdict, measurements=facts))
        if grouped != "none" and kind == "score":
            rows[group_row][2:4] = [
                f"{value:.2f}".replace(".", ",") if draft.year % 2 else f"{value:.2f}"
                for value in (group_top, group_won)
            ]
        top, won = top + group_top, won + group_won
        draft.indicators += mine
        if grouped != "none":
            draft.groups.append({
                "number": mark, "title": title, "indicators": [item["number"] for item in mine], "reported": [], "counted": count(mine),
            })  # fmt: skip
    if grouped == "none":
        draft.groups.append({
            "number": number, "title": family.section, "indicators": [item["number"] for item in draft.indicators],
            "reported": [], "counted": count(draft.indicators),
        })  # fmt: skip
    if kind == "score":
        row = [""] * width
        row[1] = rng.choice(("Tổng cộng", "TỔNG ĐIỂM", "Tổng số điểm", "Cộng"))
        row[2:4] = [f"{value:.2f}".replace(".", ",") if draft.year % 2 else f"{value:.2f}" for value in (top, won)]
        rows.append(row)
        draft.total = {"value": won, "maximum": top}
    draft.paragraphs.append(rows)
    draft.layout.spans[place] = spans


def closing(draft: Draft, section: int, counted: bool) -> None:
    rng, noun = draft.rng, draft.family.noun
    draft.paragraphs.append(f"{ROMAN[section]}. ĐÁNH GIÁ CHUNG")
    if counted:
        lines, rows = totals(rng, draft.indicators, noun)
        draft.paragraphs += lines
        draft.overall += rows
    draft.paragraphs += ["1. Ưu điểm", "Các ngành, đoàn thể phối hợp chặt chẽ, nhân dân đồng thuận.", "2. Tồn tại, hạn chế",
                         "- Nguồn lực còn khó khăn; một số nội dung chưa đạt tiến độ đề ra."]  # fmt: skip
    if rng.random() < 0.6:
        draft.paragraphs += [f"{ROMAN[section + 1]}. PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI",
                             f"- Phấn đấu duy trì {rng.choice((95, 98))}% hồ sơ được giải quyết đúng hạn.", "- Tiếp tục tuyên truyền, vận động Nhân dân."]  # fmt: skip
    draft.paragraphs.append(f"Trên đây là báo cáo của UBND {draft.here}, kính báo cáo UBND cấp trên xem xét./.")
    draft.layout.plain_tables.add(len(draft.paragraphs))
    draft.paragraphs.append([[
        "Nơi nhận:\n- Như trên;\n- TT. Đảng ủy, HĐND;\n- Lưu: VT.",
        rng.choice(("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Hùng", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần Thị Lan")),
    ]])  # fmt: skip


def generate(seed: int, family: str | None = None) -> Case:
    """The report of this seed: the same seed gives the same report."""
    rng = random.Random(seed * 7919 + 13)
    chosen = FAMILIES[family or rng.choice(tuple(FAMILIES))]
    year = rng.randint(2019, 2024)
    draft = Draft(rng, chosen, rng.choice(PLACES), year, traits=[chosen.name])
    label, start, end = period_of(rng, year)
    issued_year = year
    month = rng.randint(7, 12)
    day = rng.randint(1, 28)
    serial = rng.randint(5, 690)
    draft.used.add(str(serial))
    suffix = rng.choice(("/BC-UBND", "/BC-UBND", "/BC-UBND", "/ BC-UBND"))
    number = f"{serial:02d}{suffix}"
    words = rng.choice(
        (f"ngày {day:02d} tháng {month:02d} năm {issued_year}", f"ngày {day} tháng {month} năm {issued_year}")
    )
    issued: str | None = f"{issued_year}-{month:02d}-{day:02d}"
    if rng.random() < 0.08:
        words, issued = f"ngày      tháng {month:02d} năm {issued_year}", None
    subject = rng.choice(chosen.titles).format(place=draft.here, period=label)
    letterhead(draft, number, issued, words, subject)
    opening(draft)
    introduction(draft, "I.")
    tables = {"reform": ("score",), "law": ("score", "verdict"), "economy": ("plan", "plan", "verdict")}.get(
        chosen.name, ("verdict", "cross", "brief")
    )
    if rng.random() < (0.75 if chosen.name in ("reform", "economy") else 0.45):
        kind = rng.choice(tables)
        write_table(draft, 1, kind)
        counted = kind in ("verdict", "cross", "brief") and rng.random() < 0.6
    else:
        write_prose(draft, 1)
        counted = bool(draft.indicators[0]["verdict"]) and rng.random() < 0.6
    closing(draft, 2, counted)
    truth = {
        "document": {
            "type": "report", "number": f"{serial:02d}/BC-UBND", "issued_on": issued, "issuer": f"UBND {draft.here}",
            "title": f"Báo cáo {subject}", "period": {"label": label, "start": start, "end": end},
            "place": {"name": draft.place[1], "level": draft.place[0]},
        },
        "profile": [], "groups": draft.groups, "overall": {"reported": draft.overall, "counted": count(draft.indicators), "score": draft.total},
        "indicators": draft.indicators, "citations": draft.citations, "measurements": ANY, "findings": [],
    }  # fmt: skip
    draft.layout.wrapped = rng.choice((0, 0, 58, 67, 73, 81, 92))
    draft.layout.blanks = rng.choice(("none", "paragraphs", "paragraphs", "lines" if draft.layout.wrapped else "none"))
    draft.layout.seed = seed
    draft.layout.portal = {"title": f"Báo cáo {subject}", "date": f"{day:02d}/{month:02d}/{issued_year}"}
    return Case(f"second-{seed}", chosen.name, truth, draft.paragraphs, draft.layout, tuple(draft.traits))
