"""Reports whose indicators are rows of a table: requirement and result, marks under Đạt / Chưa đạt, scores."""

from typing import Any

from tests.eval import verdicts as words
from tests.eval.build import Build, Plan, count
from tests.eval.case import ANY, Said
from tests.eval.indicators import write_overall_totals
from tests.eval.numbering import ROMAN

# requirement, result, the column "Đơn vị tính" where there is one
_CELLS: tuple[tuple[str, str, str], ...] = (
    ("{P>=}", "{P}", "%"),
    ("≥ {P}", "{P}", "%"),
    ("{P100}", "{P100}", "%"),
    ("{P>=}", "{r|người}{,p}", "%"),
    ("{P100}", "{r1|hồ sơ}{,p}", "%"),
    ("{q>=|hộ}", "{q|hộ}", "hộ"),
    ("{rate|triệu đồng/người/năm}", "{rate|triệu đồng/người/năm}", "triệu đồng"),
    ("Đạt", "Đạt", "-"),
    ("Có", "Có", "-"),
    ("{P<|3|8}", "{P|1|3}", "%"),
    ("", "{r|văn bản}{,p}", "%"),
    ("Theo quy định", "{q|tin, bài}", "tin, bài"),
)
_NUMBER_HEADS = ("TT", "STT", "Số TT")
_REQUIREMENT_HEADS = ("Yêu cầu", "Chỉ tiêu giao", "Mục tiêu", "Kế hoạch", "Chỉ tiêu phải đạt")
_RESULT_HEADS = ("Kết quả", "Kết quả thực hiện", "Thực hiện", "Kết quả đạt được")
_VERDICT_HEADS = ("Đánh giá", "Tự đánh giá", "Kết quả đánh giá", "Đánh giá (Đạt/Chưa đạt)", "Mức độ đạt")


def _row_said(build: Build, template: str, role: str) -> Said:
    if template.startswith("≥ "):
        said = build.writer.say(template[2:], role)
        said.measurements[0]["comparator"] = ">="
        return Said("≥ " + said.text, said.measurements)
    return build.writer.say(template, role)


def _titled(build: Build, topics: list[Any]) -> list[str]:
    """The topics whose titles state no figure."""
    return [
        build.writer.say(title).text
        for title, _, _ in topics
        if "{P" not in title and "{r" not in title and "{q" not in title
    ]


def add_indicator_table(build: Build, plans: list[Plan], *, marks: bool) -> None:
    """A section with one table; groups are rows of their own, or there are none and the section is the group."""
    rng = build.rng
    section = build.head(
        rng.choice(("Kết quả thực hiện các chỉ tiêu", "Kết quả tự đánh giá", "Kết quả thực hiện các tiêu chí"))
    )
    grouped = rng.random() < 0.65
    noun = build.noun
    heads = [rng.choice(_NUMBER_HEADS), rng.choice((f"Tên {noun}", noun.capitalize(), f"Nội dung {noun}"))]
    with_requirement = rng.random() < 0.75
    if with_requirement:
        heads.append(rng.choice(_REQUIREMENT_HEADS))
    heads.append(rng.choice(_RESULT_HEADS))
    verdict_heads = ["Đạt", "Chưa đạt"] if marks else [rng.choice(_VERDICT_HEADS)]
    heads += verdict_heads
    notes = rng.random() < 0.4
    if notes:
        heads.append("Ghi chú")
    rows: list[list[str]] = [heads]
    codes: list[str] = []
    fault = build.fault if build.fault in {"missing-verdict", "gap", "overall-total"} else None
    build.fault = fault
    flat: dict[str, Any] = {"number": section, "title": ANY, "indicators": [], "reported": [], "counted": {}}
    if not grouped:
        build.groups.append(flat)
    serial = 0
    style_number = rng.choice(("n", "g.n")) if grouped else "n"
    target_row = rng.randint(2, 4)
    for place, plan in enumerate(plans, 1):
        group = flat
        if grouped:
            number = ROMAN[place - 1] if style_number == "n" else str(place)
            group = {
                "number": number,
                "title": plan.heading.rstrip(":"),
                "indicators": [],
                "reported": [],
                "counted": {},
            }
            rows.append([number, plan.heading.rstrip(":"), *[""] * (len(heads) - 2)])
            build.groups.append(group)
        item = 0
        group_codes: list[str] = []
        for title in _titled(build, plan.topics):
            serial += 1
            item += 1
            if fault == "gap" and serial == target_row and not (style_number == "g.n" and item == 1):
                serial, item = serial + 1, item + 1
                build.finding("number-gap", group=group["number"])
                fault = None
            number = f"{place}.{item}" if style_number == "g.n" else str(serial)
            requirement, result, _ = rng.choice(_CELLS)
            asked = _row_said(build, requirement, "target")
            reached = _row_said(build, result, "result")
            cells = [number, title]
            facts: list[dict[str, Any]] = []
            if with_requirement:
                cells.append(asked.text)
                facts += asked.measurements
            cells.append(reached.text)
            facts += reached.measurements
            code = rng.choices(("met", "not_met", "in_progress", "partly_met"), weights=(75, 15, 7, 3))[0]
            if marks:
                code = "met" if code == "met" else "not_met"
            verdict: dict[str, Any] | None = {"code": code, "text": build.style.phrases[code]}
            missing = fault == "missing-verdict" and serial == target_row
            if missing:
                build.finding("missing-verdict", indicator=number)
                verdict = None
            if marks:
                mark = rng.choice(("X", "x"))
                if verdict:
                    verdict["text"] = ANY
                cells += [mark if code == "met" and not missing else "", mark if code != "met" and not missing else ""]
            else:
                cells.append("" if missing else build.style.phrases[code])
            if notes:
                cells.append(rng.choice(("", "", "Có hồ sơ kèm theo")))
            rows.append(cells)
            if verdict:
                codes.append(code)
                group_codes.append(code)
            group["indicators"].append(number)
            build.indicators.append(
                {"number": number, "group": group["number"], "title": title, "verdict": verdict, "measurements": facts,
                 "evidence": ANY, "citations": []}
            )  # fmt: skip
        if grouped:
            group["counted"] = count(group_codes)
    build.paragraphs.append(rows)
    if not grouped:
        flat["counted"] = count(codes)

    write_overall_totals(build, section, rng.random() < 0.75 or fault == "overall-total", False)
    build.traits.append("table:grouped" if grouped else "table:flat")


def add_score_table(build: Build, plans: list[Plan]) -> None:
    """A self-scoring form: standard and own score a row, sums on the group rows and in the last one."""
    rng = build.rng
    build.style = words.VerdictStyle("line", phrases=build.style.phrases)
    build.fault = None
    build.head(rng.choice(("Kết quả tự chấm điểm", "Bảng tự đánh giá, chấm điểm")))
    top = rng.choice(("Điểm chuẩn", "Điểm tối đa", "Thang điểm"))
    own = rng.choice(("Điểm tự chấm", "Điểm tự đánh giá", "Điểm đạt được"))
    notes = rng.random() < 0.4
    heads = [
        rng.choice(_NUMBER_HEADS),
        rng.choice(("Lĩnh vực/Tiêu chí", "Nội dung", "Tiêu chí, tiêu chí thành phần")),
        top,
        own,
    ]
    rows = [heads + (["Tài liệu kiểm chứng"] if notes else [])]
    point = rng.random() < 0.5
    dotted = rng.random() < 0.6

    def show(value: float) -> str:
        text = f"{value:.2f}" if point else (f"{value:g}")
        return text if point else text.replace(".", ",")

    totals = [0.0, 0.0]
    for place, plan in enumerate(plans, 1):
        number = str(place) if dotted else ROMAN[place - 1]
        group: dict[str, Any] = {
            "number": number,
            "title": plan.heading.rstrip(":"),
            "indicators": [],
            "reported": [],
            "counted": {},
        }
        build.groups.append(group)
        start = len(rows)
        rows.append([])
        sums = [0.0, 0.0]
        for item, title in enumerate(_titled(build, plan.topics), 1):
            label = f"{place}.{item}" if dotted else str(item)
            maximum = rng.choice((0.5, 1, 1.5, 2, 3))
            value = round(maximum * rng.choice((1, 1, 1, 0.5, 0.8)), 2)
            rows.append(
                [label, title, show(maximum), show(value)] + ([rng.choice(("", "Báo cáo kèm theo"))] if notes else [])
            )
            sums[0] += maximum
            sums[1] += value
            group["indicators"].append(label)
            fact = {
                "kind": "score",
                "role": "result",
                "comparator": "=",
                "unit": ANY,
                "value": value,
                "maximum": maximum,
            }
            build.indicators.append(
                {"number": label, "group": number, "title": title, "verdict": None, "measurements": [fact],
                 "evidence": ANY, "citations": []}
            )  # fmt: skip
        sums = [round(total, 2) for total in sums]
        rows[start] = [number, group["title"], show(sums[0]), show(sums[1])] + ([""] if notes else [])
        totals = [round(a + b, 2) for a, b in zip(totals, sums, strict=True)]
        group["score"] = {"value": sums[1], "maximum": sums[0]}
    rows.append(
        ["", rng.choice(("Tổng cộng", "Tổng điểm", "TỔNG CỘNG")), show(totals[0]), show(totals[1])]
        + ([""] if notes else [])
    )
    build.overall["score"] = {"value": totals[1], "maximum": totals[0]}
    build.paragraphs.append(rows)
    build.traits.append("table:scores")
