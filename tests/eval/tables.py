"""Reports whose indicators are rows of a table: requirement and result, marks under Đạt / Chưa đạt, scores."""

from dataclasses import dataclass, field
from typing import Any

from tests.eval import verdicts as words
from tests.eval.build import Build, Plan, count
from tests.eval.case import ANY, Said
from tests.eval.indicators import write_overall_totals
from tests.eval.numbering import ROMAN
from tests.eval.writer import group_digits, plain, print_decimal, rounded

# requirement, result
_CELLS: tuple[tuple[str, str], ...] = (
    ("{P>=}", "{P}"),
    ("≥ {P}", "{P}"),
    ("{P100}", "{P100}"),
    ("{P>=}", "{r|người}{,p}"),
    ("{P100}", "{r1|hồ sơ}{,p}"),
    ("{P>=}", "{pr|hộ}"),
    ("{q>=|hộ}", "{q|hộ}"),
    ("{rate|triệu đồng/người/năm}", "{rate|triệu đồng/người/năm}"),
    ("Đạt", "Đạt"),
    ("Có", "Có"),
    ("{P<|3|8}", "{P|1|3}"),
    ("{P<=|5|9}", "{P|1|4}"),
    ("", "{r|văn bản}{,p}"),
    ("Theo quy định", "{q|tin, bài}"),
)
_NUMBER_HEADS = ("TT", "STT", "Số TT")
_REQUIREMENT_HEADS = ("Yêu cầu", "Chỉ tiêu giao", "Mục tiêu", "Kế hoạch", "Chỉ tiêu phải đạt")
_RESULT_HEADS = ("Kết quả", "Kết quả thực hiện", "Thực hiện", "Kết quả đạt được")
_VERDICT_HEADS = ("Đánh giá", "Tự đánh giá", "Kết quả đánh giá", "Đánh giá (Đạt/Chưa đạt)", "Mức độ đạt")


def _said(build: Build, template: str, role: str) -> Said:
    if template.startswith("≥ "):
        said = build.writer.say(template[2:], role)
        said.measurements[0]["comparator"] = ">="
        return Said("≥ " + said.text, said.measurements)
    return build.writer.say(template, role)


def _rows_of(build: Build, plan: Plan) -> list[tuple[str, tuple[str, ...]]]:
    """Titles that state no figure, each with its sentences."""
    topics = [topic for topic in plan.topics if "{P" not in topic[0] and "{r" not in topic[0] and "{q" not in topic[0]]
    return [(build.writer.say(title).text, sentences) for title, _, sentences in topics]


@dataclass(slots=True)
class _Columns:
    """What stands in one table's columns, and its rows so far."""

    heads: list[list[str]]
    requirement: bool
    marks: bool
    notes: bool
    planned: bool
    judged: bool = True
    spans: list[tuple[int, int, int, int]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)

    @property
    def width(self) -> int:
        return len(self.heads[0])


def _draw_columns(build: Build, *, marks: bool) -> _Columns:
    rng, noun = build.rng, build.noun
    planned = noun == "chỉ tiêu" and not marks and rng.random() < 0.3
    requirement = planned or rng.random() < 0.75
    judged = not planned or rng.random() < 0.6
    notes = rng.random() < 0.4
    heads = [rng.choice(_NUMBER_HEADS), rng.choice((f"Tên {noun}", noun.capitalize(), f"Nội dung {noun}"))]
    if planned:
        heads.append(rng.choice(("Đơn vị tính", "ĐVT")))
    if requirement:
        heads.append(rng.choice(_REQUIREMENT_HEADS))
    heads.append(rng.choice(_RESULT_HEADS))
    if planned:
        heads.append(rng.choice(("Tỷ lệ (%)", "So với kế hoạch (%)")))
    columns = _Columns([], requirement, marks, notes, planned, judged)
    if not marks:
        heads += [rng.choice(_VERDICT_HEADS)] if judged else []
        columns.heads = [heads + (["Ghi chú"] if notes else [])]
    elif rng.random() < 0.5:
        columns.heads = [heads + ["Đạt", "Chưa đạt"] + (["Ghi chú"] if notes else [])]
    else:
        first = [*heads, rng.choice(("Đánh giá", "Tự đánh giá")), ""] + (["Ghi chú"] if notes else [])
        second = [""] * len(heads) + ["Đạt", "Chưa đạt"] + ([""] if notes else [])
        columns.heads = [first, second]
        columns.spans = [(0, place, 2, 1) for place in (*range(len(heads)), *range(len(heads) + 2, len(first)))]
        columns.spans.append((0, len(heads), 1, 2))
    columns.rows = [list(row) for row in columns.heads]
    return columns


def _figures(build: Build, columns: _Columns, sentences: tuple[str, ...]) -> tuple[list[str], Said]:
    """The cells between title and verdict, and what they state."""
    rng = build.rng
    if columns.planned:
        return _planned_cells(build)
    cells, total = [], Said("")
    requirement, result = rng.choice(_CELLS)
    if columns.requirement:
        asked = _said(build, requirement, "target")
        cells.append(asked.text)
        total += asked
    if sentences and rng.random() < 0.5:
        chosen = rng.sample(sentences, min(len(sentences), rng.choice((1, 1, 2))))
        parts = [_said(build, text, "result") for text in chosen]
        cells.append(parts[0].text if len(parts) == 1 else "\n".join(f"- {part.text}" for part in parts))
        for part in parts:
            total += part
    else:
        reached = _said(build, result, "result")
        cells.append(reached.text)
        total += reached
    return cells, total


def _planned_cells(build: Build) -> tuple[list[str], Said]:
    """Unit, plan, result and their relation, all as bare figures."""
    rng = build.rng
    unit = rng.choice(("tấn", "ha", "triệu đồng", "người", "hộ", "%", "con", "tỷ đồng"))
    facts: list[dict[str, Any]] = []
    if unit == "%":
        values = [rng.randint(40, 95), round(rng.uniform(40, 99), 1)]
        cells = [print_decimal(value) for value in values]
        for value, role in zip(values, ("target", "result"), strict=True):
            facts.append({"kind": "percentage", "role": role, "comparator": "=", "unit": ANY, "percent": plain(value)})
    else:
        plan = rng.randint(20, 4000)
        values = [plan, round(plan * rng.uniform(0.7, 1.3))]
        cells = [group_digits(int(value)) for value in values]
        for value, role in zip(values, ("target", "result"), strict=True):
            facts.append({"kind": "quantity", "role": role, "comparator": "=", "unit": unit, "value": value})
    share = rounded(values[1], values[0], 1)
    # The relation of two columns is a figure of its own, or the percentage of their fraction: the contract leaves it open.
    facts.append(
        {
            "kind": "percentage",
            "role": "result",
            "comparator": "=",
            "unit": ANY,
            "percent": plain(share),
            "optional": True,
        }
    )
    for fact in facts:
        fact["line"] = " | ".join([unit, *cells])
    return [unit, *cells, print_decimal(share)], Said("", facts)


def _verdict_cells(build: Build, columns: _Columns, *, missing: bool) -> tuple[list[str], dict[str, Any] | None]:
    rng = build.rng
    if not columns.judged:
        return [], None
    code = rng.choices(("met", "not_met", "in_progress", "partly_met"), weights=(75, 15, 7, 3))[0]
    if columns.marks:
        code = "met" if code == "met" else "not_met"
        mark = "" if missing else rng.choice(("X", "x"))
        cells = [mark, ""] if code == "met" else ["", mark]
        return cells, None if missing else {"code": code, "text": ANY}
    phrase = build.style.phrases[code].upper() if build.style.upper else build.style.phrases[code]
    return ["" if missing else phrase], None if missing else {"code": code, "text": phrase}


def add_indicator_table(build: Build, plans: list[Plan], *, marks: bool) -> None:
    """A section with one table; groups are rows of their own, or there are none and the section is the group."""
    rng = build.rng
    section = build.head(
        rng.choice(("Kết quả thực hiện các chỉ tiêu", "Kết quả tự đánh giá", "Kết quả thực hiện các tiêu chí"))
    )
    grouped = rng.random() < 0.65
    columns = _draw_columns(build, marks=marks)
    fault = build.fault if build.fault in {"missing-verdict", "gap", "overall-total"} and columns.judged else None
    build.fault = fault
    flat: dict[str, Any] = {"number": section, "title": ANY, "indicators": [], "reported": [], "counted": {}}
    if not grouped:
        build.groups.append(flat)
    dotted = grouped and rng.random() < 0.5
    merged = rng.random() < 0.5
    serial, codes, fault_row = 0, [], rng.randint(2, 4)
    written = [(plan, rows) for plan in plans if (rows := _rows_of(build, plan))]
    for place, (plan, rows) in enumerate(written, 1):
        group = flat
        if grouped:
            number = str(place) if dotted else ROMAN[place - 1]
            title = plan.heading.rstrip(":")
            group = {"number": number, "title": title, "indicators": [], "reported": [], "counted": {}}
            if merged:
                columns.spans.append((len(columns.rows), 1, 1, columns.width - 1))
            columns.rows.append([number, title, *[""] * (columns.width - 2)])
            build.groups.append(group)
        item, own = 0, []
        for title, sentences in rows:
            serial, item = serial + 1, item + 1
            if fault == "gap" and serial == fault_row and not (dotted and item == 1):
                serial, item = serial + 1, item + 1
                build.finding("number-gap", group=group["number"])
                fault = None
            number = f"{place}.{item}" if dotted else str(serial)
            missing = fault == "missing-verdict" and serial == fault_row
            if missing:
                build.finding("missing-verdict", indicator=number)
            cells, said = _figures(build, columns, sentences)
            verdict_cells, verdict = _verdict_cells(build, columns, missing=missing)
            notes = [rng.choice(("", "", "Có hồ sơ kèm theo"))] if columns.notes else []
            columns.rows.append([number, title, *cells, *verdict_cells, *notes])
            own += [verdict["code"]] if verdict else []
            group["indicators"].append(number)
            build.citations += said.citations
            build.indicators.append(
                {"number": number, "group": group["number"], "title": title, "verdict": verdict,
                 "measurements": said.measurements, "evidence": ANY, "citations": ANY}
            )  # fmt: skip
        codes += own
        group["counted"] = count(codes if group is flat else own)
    build.layout.spans[len(build.paragraphs)] = columns.spans
    build.layout.head_rows[len(build.paragraphs)] = len(columns.heads)
    build.paragraphs.append(columns.rows)
    write_overall_totals(build, section, columns.judged and (rng.random() < 0.75 or fault == "overall-total"), False)
    build.traits.append("table:grouped" if grouped else "table:flat")
    build.traits += ["table:planned"] if columns.planned else []


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
        for item, (title, _) in enumerate(_rows_of(build, plan), 1):
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
