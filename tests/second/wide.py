"""More forms than `build` has, added after its first run: they have a first run of their own, `first_run_wide.txt`."""

import random
from typing import Any

from tests.eval.case import ANY, Case
from tests.second.build import (
    Draft,
    closing,
    count,
    indicator,
    introduction,
    letterhead,
    opening,
    period_of,
    requirement,
    result,
)  # fmt: skip
from tests.second.facts import DISTRACTORS, Fact, fact, spelled, state
from tests.second.pools import FAMILIES, PLACES, Item

SPOKEN = {
    "met": (
        "Tự đánh giá: Tiêu chí {name} đạt", "Đánh giá: Xã đã đạt tiêu chí {name}", "* Đánh giá: Đạt tiêu chí {name}",
        "Đối chiếu với quy định: Đạt", "Xã tự đánh giá tiêu chí {name}: Đạt", "- Đánh giá tiêu chí: Đạt.",
        "Đánh giá: Đạt so với yêu cầu.", "- So với yêu cầu của tiêu chí: Đạt",
    ),
    "not_met": (
        "Tự đánh giá: Tiêu chí {name} chưa đạt", "Đánh giá: Xã chưa đạt tiêu chí {name}", "* Đánh giá: Chưa đạt tiêu chí {name}",
        "Đối chiếu với quy định: Chưa đạt", "Xã tự đánh giá tiêu chí {name}: Chưa đạt", "- Đánh giá tiêu chí: Không đạt.",
        "Đánh giá: Chưa đạt so với yêu cầu.", "- So với yêu cầu của tiêu chí: Chưa đạt",
    ),
}  # fmt: skip


def _points(value: float) -> str:
    return spelled(float(value)) if value % 1 else str(int(value))


def write_criteria(draft: Draft) -> None:
    """Nông thôn mới as most provinces write it: `a)` what is asked, `b)` what was done, `c)` the judgement."""
    rng = draft.rng
    draft.paragraphs.append(f"II. {draft.family.section}")
    manner = rng.randrange(len(SPOKEN["met"]))
    headed = rng.choice(("{n}. ", "{n}. Tiêu chí ", "Tiêu chí số {n}: ", "Tiêu chí {n}. "))
    lettered = rng.random() < 0.6
    draft.traits += ["criteria", headed, SPOKEN["met"][manner]]
    items = [item for _, group in draft.family.groups for item in group]
    for n, item in enumerate(rng.sample(items, min(len(items), rng.randint(5, 10))), 1):
        name = f"số {n}"
        head = headed.format(n=n)
        title: Any = item.title
        if head.endswith(". Tiêu chí "):
            title = (f"Tiêu chí {item.title}", item.title)
        draft.paragraphs.append(head + item.title)
        code = rng.choices(("met", "not_met"), (8, 2))[0]
        asked = rng.choice((75, 80, 85, 90, 95))
        wish, sign = rng.choice(
            (
                (f"đạt từ {asked}% trở lên", ">="),
                (f"tối thiểu {asked}%", ">="),
                (f"trên {asked}%", ">"),
                (f"≥ {asked}%", ">="),
            )
        )
        facts: list[Fact] = [fact("percentage", "target", sign, percent=asked)]
        said = state(item, rng)
        facts += said.facts
        lines = [f"Yêu cầu của tiêu chí: Tỷ lệ {item.unit} {item.done} {wish}.", f"Kết quả thực hiện: {said.text}"]
        if rng.random() < 0.3:
            text, more = rng.choice(DISTRACTORS)
            lines[1] += " " + text
            facts += more
        draft.paragraphs += [
            f"{mark} {line}" for mark, line in zip(["a)", "b)"] if lettered else "--", lines, strict=True)
        ]
        spoken = SPOKEN[code][manner].format(name=name.lower())
        draft.paragraphs.append(f"c) {spoken.lstrip('-* ')}" if lettered else spoken)
        draft.indicators.append(indicator(str(n), "II", title, verdict={"code": code, "text": ANY}, measurements=facts))
    draft.groups.append(_group("II", draft.family.section, draft.indicators))


def _group(number: str, title: Any, items: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "number": number,
        "title": title,
        "indicators": [item["number"] for item in items],
        "reported": [],
        "counted": count(items),
    }


def write_points(draft: Draft) -> None:
    """Pháp luật: `Tiêu chí 1` over `Chỉ tiêu 1`, each with its points in prose; no verdict."""
    rng = draft.rng
    draft.paragraphs.append(f"II. {draft.family.section}")
    outer, inner = rng.choice(
        (("Tiêu chí {n}: ", "Chỉ tiêu {n}: "), ("Tiêu chí {n}. ", "Chỉ tiêu {n}. "), ("{n}. Tiêu chí ", "{g}.{n}. "))
    )
    words = rng.choice((
        "Số điểm đạt được: {won}/{top} điểm", "- Điểm tự chấm: {won}/{top} điểm.", "Tự chấm: {won}/{top} điểm", "Số điểm tự chấm: {won}/{top} điểm.",
    ))  # fmt: skip
    draft.traits += ["points", outer, words]
    total = gained = 0.0
    for g, (name, items) in enumerate(draft.family.groups, 1):
        number, typed = str(g), outer.format(n=g)
        draft.paragraphs.append(typed + name)
        mine = []
        for n, item in enumerate(items, 1):
            top = rng.choice((1, 2, 5, 10))
            won = rng.choice((top, top, top - 0.5))
            total, gained = total + top, gained + won
            printed = f"{g}.{n}" if "{g}" in inner else str(n)
            said = state(item, rng)
            draft.paragraphs += [
                inner.format(n=n, g=g) + item.title,
                said.text,
                words.format(won=_points(won), top=_points(top)),
            ]
            score = fact("score", "result", unit="điểm", value=won, maximum=top)
            mine.append(indicator(printed, number, item.title, measurements=[*said.facts, score]))
        draft.indicators += mine
        draft.groups.append(_group(number, (f"Tiêu chí {name}", name) if outer.endswith(". Tiêu chí ") else name, mine))
    draft.paragraphs.append(f"Tổng số điểm tự chấm: {_points(gained)}/{_points(total)} điểm.")
    draft.total = {"value": gained, "maximum": total}


def write_merged(draft: Draft) -> None:
    """The appendix of nông thôn mới: criterion in two merged columns, its parts as rows."""
    rng = draft.rng
    draft.paragraphs.append(f"II. {draft.family.section}")
    place = len(draft.paragraphs)
    rows = [["TT", "Tên tiêu chí", "Nội dung tiêu chí", rng.choice(("Chỉ tiêu", "Yêu cầu", "Mức chuẩn")), rng.choice(("Kết quả thực hiện", "Thực trạng")),
             rng.choice(("Tự đánh giá", "Đánh giá", "Đạt/Chưa đạt"))]]  # fmt: skip
    spans = []
    draft.traits += ["merged"]
    for g, (name, items) in enumerate(draft.family.groups, 1):
        spans += [(len(rows), 0, len(items), 1), (len(rows), 1, len(items), 1)]
        mine = []
        for n, item in enumerate(items, 1):
            asked, facts = requirement(rng, item.unit)
            got, more = result(rng, item)
            code = rng.choices(("met", "not_met"), (8, 2))[0]
            word = {"met": "Đạt", "not_met": "Chưa đạt"}[code]
            rows.append([str(g) if n == 1 else "", name if n == 1 else "", f"{g}.{n}. {item.title}", asked, got, word])
            mine.append(
                indicator(
                    f"{g}.{n}", str(g), item.title, verdict={"code": code, "text": word}, measurements=[*facts, *more]
                )
            )
        draft.indicators += mine
        draft.groups.append(_group(str(g), name, mine))
    draft.layout.spans[place] = spans
    draft.paragraphs.append(rows)


def write_percent_plan(draft: Draft) -> None:
    """Plan and result in percent, the unit only in the head; the verdict against the plan."""
    rng = draft.rng
    draft.paragraphs.append(f"II. {draft.family.section}")
    plan, done = rng.choice(
        (
            ("Kế hoạch (%)", "Thực hiện (%)"),
            ("Chỉ tiêu giao (%)", "Kết quả (%)"),
            ("Mục tiêu năm (%)", "Kết quả đạt được (%)"),
        )
    )
    rows = [["STT", rng.choice(("Chỉ tiêu", "Nội dung", "Tên chỉ tiêu")), plan, done, "Đánh giá"]]
    words = rng.choice(
        (
            ("Vượt KH", "Không đạt KH"),
            ("Vượt kế hoạch", "Chưa đạt kế hoạch"),
            ("Hoàn thành", "Chưa hoàn thành"),
            ("Đ", "KĐ"),
        )
    )
    draft.traits += ["percent-plan", words[0]]
    items: list[Item] = [item for _, group in draft.family.groups for item in group]
    for n, item in enumerate(items, 1):
        asked = rng.choice((70, 80, 90, 95))
        got = round(rng.uniform(50, 100), 1)
        code = "met" if got > asked else "not_met"
        word = words[0] if code == "met" else words[1]
        rows.append([str(n), f"Tỷ lệ {item.title[0].lower()}{item.title[1:]}", str(asked), spelled(got), word])
        facts = [fact("percentage", "target", percent=asked), fact("percentage", "result", percent=got)]
        draft.indicators.append(
            indicator(str(n), "II", rows[-1][1], verdict={"code": code, "text": word}, measurements=facts)
        )
    draft.groups.append(_group("II", draft.family.section, draft.indicators))
    draft.paragraphs.append(rows)


def write_bullets(draft: Draft) -> None:
    """Lettered paragraphs that hold title, figures and verdict in one."""
    rng = draft.rng
    draft.paragraphs.append(f"II. {draft.family.section}")
    tail = rng.choice((" => {}", " - {}", " ({})", ". Đánh giá: {}.", "; tự đánh giá: {}"))
    draft.traits += ["in-line", tail]
    items = [item for _, group in draft.family.groups for item in group]
    for n, item in enumerate(rng.sample(items, min(len(items), 7)), 1):
        got, facts = result(rng, item)
        code = rng.choices(("met", "not_met", "in_progress"), (7, 2, 1))[0]
        word = {"met": "Đạt", "not_met": "Chưa đạt", "in_progress": "Đang triển khai"}[code]
        got = got[0].lower() + got[1:]
        draft.paragraphs.append(f"{n}. {item.title}: {got}{tail.format(word)}")
        draft.indicators.append(indicator(str(n), "II", ANY, verdict={"code": code, "text": word}, measurements=facts))
    draft.groups.append(_group("II", draft.family.section, draft.indicators))


WRITERS = {
    "criteria": (write_criteria, ("rural", "digital", "service")), "points": (write_points, ("law", "reform")),
    "merged": (write_merged, ("rural", "law", "digital")), "percent-plan": (write_percent_plan, ("digital", "rural", "service", "poverty")),
    "in-line": (write_bullets, ("digital", "service", "poverty", "rural")),
}  # fmt: skip


def generate_wide(seed: int, form: str | None = None) -> Case:
    """The report of this seed in one of the further forms."""
    rng = random.Random(seed * 104729 + 7)
    write, names = WRITERS[form or rng.choice(tuple(WRITERS))]
    family = FAMILIES[rng.choice(names)]
    year = rng.randint(2019, 2024)
    draft = Draft(rng, family, rng.choice(PLACES), year, traits=[family.name])
    label, start, end = period_of(rng, year)
    month, day, serial = rng.randint(7, 12), rng.randint(1, 28), rng.randint(5, 690)
    draft.used.add(f"{serial:02d}")
    subject = rng.choice(family.titles).format(place=draft.here, period=label)
    letterhead(draft, f"{serial:02d}/BC-UBND", None, f"ngày {day:02d} tháng {month:02d} năm {year}", subject)
    opening(draft)
    introduction(draft, "I.")
    write(draft)
    closing(draft, 2, bool(draft.indicators[0]["verdict"]) and rng.random() < 0.5)
    truth = {
        "document": {
            "type": "report", "number": f"{serial:02d}/BC-UBND", "issued_on": f"{year}-{month:02d}-{day:02d}",
            "issuer": f"UBND {draft.here}", "title": f"Báo cáo {subject}", "period": {"label": label, "start": start, "end": end},
            "place": {"name": draft.place[1], "level": draft.place[0]},
        },
        "profile": [], "groups": draft.groups, "indicators": draft.indicators, "citations": draft.citations, "measurements": ANY, "findings": [],
        "overall": {"reported": draft.overall, "counted": count(draft.indicators), "score": draft.total},
    }  # fmt: skip
    layout = draft.layout
    layout.wrapped = rng.choice((0, 0, 58, 67, 73, 81, 92))
    layout.blanks = rng.choice(("none", "paragraphs", "paragraphs", "lines" if layout.wrapped else "none"))
    layout.seed = seed
    layout.portal = {"title": f"Báo cáo {subject}", "date": f"{day:02d}/{month:02d}/{year}"}
    return Case(f"wide-{seed}", family.name, truth, draft.paragraphs, layout, tuple(draft.traits))
