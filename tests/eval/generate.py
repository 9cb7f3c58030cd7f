"""Whole reports, made from a seed, with the truth that a careful reader would write down."""

import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tests.eval import prose, topics_digital, topics_economy, topics_rural
from tests.eval import verdicts as words
from tests.eval.case import ANY, Case, Layout, Paragraph, Said
from tests.eval.cites import iso, make_pool, merge_truths
from tests.eval.numbering import CRITERIA, PLAIN, SUBCRITERIA, Numbering, label
from tests.eval.places import PLACES, SUBUNITS
from tests.eval.tables import add_indicator_table, add_score_table
from tests.eval.verdicts import VerdictStyle, draw_code
from tests.eval.writer import Writer, group_digits, print_decimal

FAULTS = (
    "group-total", "overall-total", "percent", "above-one", "missing-verdict", "gap", "repeat", "unread",
)  # fmt: skip


@dataclass(slots=True)
class Plan:
    """One group to be written: heading and topics."""

    heading: str
    topics: list[topics_digital.Topic]


@dataclass(slots=True)
class Build:
    """A report in the making."""

    rng: random.Random
    writer: Writer
    fill: dict[str, str]
    layout: Layout
    numbering: Numbering
    style: VerdictStyle
    noun: str
    fault: str | None
    paragraphs: list[Paragraph] = field(default_factory=list)
    citations: list[dict[str, Any]] = field(default_factory=list)
    measurements: list[dict[str, Any]] = field(default_factory=list)
    groups: list[dict[str, Any]] = field(default_factory=list)
    indicators: list[dict[str, Any]] = field(default_factory=list)
    findings: list[dict[str, Any]] = field(default_factory=list)
    overall: dict[str, Any] = field(default_factory=lambda: {"reported": [], "counted": {}})
    profile: list[dict[str, Any]] = field(default_factory=list)
    section: int = 0
    traits: list[str] = field(default_factory=list)

    def put(self, text: str, *, bold: bool = False, centred: bool = False) -> None:
        if bold:
            self.layout.bold.add(len(self.paragraphs))
        if centred:
            self.layout.centred.add(len(self.paragraphs))
        self.paragraphs.append(text)

    def say(self, template: str, role: str = "result", bullet: str = "") -> Said:
        """A paragraph outside the indicators: its figures are the report's own."""
        said = self.writer.say(template, role)
        self.put(bullet + said.text)
        self.citations += said.citations
        self.measurements += said.measurements
        return said

    def head(self, title: str) -> str:
        """The next section's heading; gives its number."""
        self.section += 1
        printed, number = label(self.numbering.section, n=self.section)
        if printed.startswith("Phần thứ") and self.rng.random() < 0.5:
            self.put(printed.rstrip(": "), bold=True, centred=True)
            self.put(title.upper(), bold=True, centred=True)
        else:
            self.put(printed + title.upper(), bold=True)
        return number

    def finding(self, code: str, **at: Any) -> None:
        self.findings.append({"code": code, **at})

    def sub_label(self, place: int) -> str:
        """A numbered heading inside a section that holds no indicators."""
        pattern = self.numbering.group if "Tiêu chí" not in self.numbering.group else "<n>. "
        return label(pattern, n=place)[0]


def generate(seed: int, *, family: str | None = None) -> Case:
    """One report. The same seed gives the same report."""
    rng = random.Random(seed)
    family = family or rng.choices(("digital", "rural", "economy", "reform", "plan"), weights=(36, 26, 18, 14, 6))[0]
    level, name, district, province = rng.choice(PLACES)
    year = rng.randint(2019, 2024)
    period = _draw_period(rng, year)
    place = f"{level} {name}"
    upper = district
    fill = {
        "lv": level, "lv_cap": level[0].upper() + level[1:], "name": name, "place": place,
        "Place": place[0].upper() + place[1:],
        "dist": district, "upper": upper, "prov": province, "sub": rng.choice(SUBUNITS[level]), "year": str(year),
        "next": str(year + 1), "later": str(year + 3), "period": period["label"],
    }  # fmt: skip
    day = iso(rng.randint(1, 28), rng.randint(1, 12), year)
    own = f"{rng.choice((rng.randint(1, 99), rng.randint(100, 480))):02d}/BC-UBND"
    writer = Writer(rng, fill, make_pool(rng, rng.randint(6, 16), (year - 3, year), fill, own), year)
    layout = _draw_layout(rng, seed)
    form = _draw_form(rng, family)
    style = VerdictStyle.draw(rng, sentences=form == "sentences")
    for code, sentences in words.SENTENCES.items():
        style.phrases[code + ":sentence"] = rng.choice(sentences).format(goal=style.goal)
    noun = {"rural": "tiêu chí", "digital": "chỉ tiêu", "economy": "chỉ tiêu"}.get(family, "chỉ tiêu")
    numbering = _draw_numbering(rng, family, form)
    fault = rng.choice(FAULTS) if rng.random() < 0.4 and form in {"prose", "sentences", "table"} else None
    build = Build(rng, writer, fill, layout, numbering, style, noun, fault)
    titles = {"digital": topics_digital.TITLES, "rural": topics_rural.TITLES, "economy": topics_economy.TITLES,
              "plan": topics_economy.TITLES, "reform": topics_economy.REFORM_TITLES}[family]  # fmt: skip
    title = rng.choice(titles).format_map(fill)
    document = _head(build, own, day, title, place, province)
    document["period"] = period
    document["place"] = {"name": name, "level": level}
    _introduction(build)
    if rng.random() < 0.75:
        _leading_section(build)
    plans = _draw_plans(build, family, form)
    if form == "scores":
        add_score_table(build, plans)
    elif form in {"table", "marks"}:
        add_indicator_table(build, plans, marks=form == "marks")
    else:
        _indicator_section(build, plans, form)
    _closing(build)
    _signature(build, name, level, day)
    truth = {
        "document": document, "profile": build.profile, "groups": build.groups, "overall": build.overall,
        "indicators": build.indicators, "citations": merge_truths(build.citations),
        "measurements": build.measurements, "findings": build.findings,
    }  # fmt: skip
    traits = (family, form, numbering.indicator.strip(), *build.traits)
    return Case(f"{family}-{seed}", family, truth, build.paragraphs, layout, traits)


# what is drawn once for a report


def _draw_period(rng: random.Random, year: int) -> dict[str, str]:
    kind = rng.random()
    if kind < 0.6:
        return {"label": f"năm {year}", "start": f"{year}-01-01", "end": f"{year}-12-31"}
    if kind < 0.75:
        return {"label": f"6 tháng đầu năm {year}", "start": f"{year}-01-01", "end": f"{year}-06-30"}
    if kind < 0.85:
        return {"label": f"9 tháng đầu năm {year}", "start": f"{year}-01-01", "end": f"{year}-09-30"}
    quarter = rng.randint(1, 4)
    ends = ("03-31", "06-30", "09-30", "12-31")
    text = rng.choice(
        (
            f"quý {('I', 'II', 'III', 'IV')[quarter - 1]}/{year}",
            f"quý {('I', 'II', 'III', 'IV')[quarter - 1]} năm {year}",
        )
    )
    return {"label": text, "start": f"{year}-{quarter * 3 - 2:02d}-01", "end": f"{year}-{ends[quarter - 1]}"}


def _draw_layout(rng: random.Random, seed: int) -> Layout:
    wrapped = rng.choice((0, 0, 70, 78, 90, 100, 120, 150))
    blanks = (
        rng.choice(("paragraphs", "paragraphs", "none"))
        if not wrapped
        else rng.choice(("paragraphs", "paragraphs", "lines", "none"))
    )
    return Layout(wrapped, blanks, seed)


def _draw_form(rng: random.Random, family: str) -> str:
    if family == "plan":
        return "targets"
    if family == "reform":
        return rng.choice(("scores", "scores", "prose", "table"))
    if family == "economy":
        return rng.choice(("sentences", "sentences", "prose", "table"))
    return rng.choices(("prose", "table", "marks"), weights=(70, 20, 10))[0]


def _draw_numbering(rng: random.Random, family: str, form: str) -> Numbering:
    if form == "targets":
        return Numbering("<R>. ", "<n>. ", rng.choice(("Chỉ tiêu <N>: ", "Chỉ tiêu <g.n>: ")))
    if family == "rural" and form not in {"table", "marks"}:
        return rng.choice(CRITERIA + SUBCRITERIA)
    return rng.choice(PLAIN)


def _draw_plans(build: Build, family: str, form: str) -> list[Plan]:
    rng = build.rng
    if family == "digital":
        pattern = rng.choice(topics_digital.HEADINGS)
        return [
            Plan(pattern.format(name), _some(rng, topics, 3, 8)) for name, topics in topics_digital.GROUPS
        ]  # fmt: skip
    if family in {"economy", "plan"}:
        return [Plan(name, _some(rng, topics, 2, 6)) for name, topics in topics_economy.GROUPS]
    if family == "reform":
        return [Plan(name, _some(rng, topics, 2, 5)) for name, topics in topics_economy.REFORM]
    if build.numbering in SUBCRITERIA:
        criteria = sorted(rng.sample(range(19), rng.randint(6, 12)))
        build.noun = "chỉ tiêu"
        return [Plan(topics_rural.CRITERIA[place][0], list(topics_rural.CRITERIA[place][1])) for place in criteria]
    plans = []
    for heading, places in topics_rural.GROUPS:
        topics = []
        for place in places:
            name, subs = topics_rural.CRITERIA[place]
            topics.append((name, "target", tuple(text for _, _, texts in subs for text in texts)))
        plans.append(Plan(heading, topics))
    return plans


def _some(
    rng: random.Random, topics: tuple[topics_digital.Topic, ...], low: int, high: int
) -> list[topics_digital.Topic]:
    size = min(len(topics), rng.randint(low, high))
    return [topics[place] for place in sorted(rng.sample(range(len(topics)), size))]


# the report's parts


def _head(build: Build, own: str, day: str, title: str, place: str, province: str) -> dict[str, Any]:
    """Letterhead or title line; gives the truth of the document's head."""
    rng = build.rng
    year, month, date = (int(part) for part in day.split("-"))
    short = f"{date:02d}/{month:02d}/{year}" if rng.random() < 0.6 else f"{date}/{month}/{year}"
    name = place.split(" ", 2)[2] if place.startswith("thị trấn") else place.split(" ", 1)[1]
    document: dict[str, Any] = {"type": "report", "number": own, "issued_on": day, "issuer": f"UBND {place}"}
    kind = rng.choice(("line", "letters", "letters", "table", "table"))
    build.traits.append(f"head:{kind}")
    build.layout.portal = {
        "title": title[0].upper() + title[1:],
        "date": f"{1 + seed_of(own) % 28:02d}/{month:02d}/{year + 1}",
    }
    if kind == "line":
        build.put(f"Báo cáo {title}", bold=True, centred=True)
        build.put(f"(Số {own}, ngày {short} của UBND {place})", centred=True)
        document["title"] = f"Báo cáo {title}"
        return document
    people = rng.choice(("ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "UBND"))
    state = rng.choice(("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    motto = rng.choice(("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc"))
    gap = rng.choice(("", "", " "))
    number = f"Số: {own.replace('/', gap + '/', 1)}"
    dated = f"{name}, ngày {date:02d} tháng {month if month > 2 else f'{month:02d}'} năm {year}"
    ruler = rng.choice(("-------", "_________", "–––––––", "*****"))
    if kind == "table":
        left = [people, place.upper(), number]
        right = [state, motto, dated]
        if rng.random() < 0.5:
            rows = [[f"{left[0]}\n{left[1]}", f"{right[0]}\n{right[1]}"], [left[2], right[2]]]
        else:
            rows = [[a, b] for a, b in zip(left, right, strict=True)]
        build.layout.plain_tables.add(len(build.paragraphs))
        build.paragraphs.append(rows)
    else:
        lines = [f"{people} {place.upper()}"] if rng.random() < 0.3 else [people, place.upper()]
        order = rng.random()
        block = [state, motto] + ([ruler] if rng.random() < 0.5 else [])
        for line in (*lines, number, *block, dated) if order < 0.5 else (*block, *lines, number, dated):
            build.put(line, centred=True)
    build.put("BÁO CÁO", bold=True, centred=True)
    shown = title[0].upper() + title[1:]
    build.put(shown, bold=True, centred=True)
    document["title"] = f"BÁO CÁO {shown}"
    if rng.random() < 0.3:
        build.put(ruler, centred=True)
    return document


def seed_of(text: str) -> int:
    return sum(map(ord, text))


def _introduction(build: Build) -> None:
    rng = build.rng
    if rng.random() < 0.3:
        build.put(f"Kính gửi: UBND {build.fill['upper']}.")
    first_profile = rng.random() < 0.5
    if rng.random() < 0.6 and first_profile:
        _profile(build)
    for template in rng.sample(prose.INTRO, rng.randint(1, 2)):
        build.say(template.replace("{subj}", rng.choice(_subjects())))
    last = str(build.paragraphs[-1])
    if not last.endswith("sau:"):
        build.say(rng.choice(prose.INTRO_END))
    if rng.random() < 0.3 and not first_profile:
        build.head("Khái quát tình hình chung")
        _profile(build)


def _subjects() -> tuple[str, ...]:
    from tests.eval.cites import SUBJECTS

    return SUBJECTS


def _profile(build: Build) -> None:
    rng = build.rng
    if rng.random() < 0.6:
        area, unit = round(rng.uniform(3, 90), 2), rng.choice(("km2", "km²"))
    else:
        area, unit = round(rng.uniform(300, 9000), rng.choice((1, 2))), "ha"
    people, homes, parts = rng.randint(2500, 19000), rng.randint(600, 4800), rng.randint(5, 22)
    values = build.fill | {"area": f"{print_decimal(area)} {unit}", "people": group_digits(people),
                           "homes": group_digits(homes), "parts": f"{parts:02d}"}  # fmt: skip
    build.put(rng.choice(prose.PROFILE).format_map(values))
    facts = (("area", area, "km2" if unit == "km²" else unit), ("population", people, ("người", "nhân khẩu")),
             ("households", homes, "hộ"), ("residential_areas", parts, build.fill["sub"]))  # fmt: skip
    for name, value, measure in facts:
        build.profile.append({"name": name, "value": value, "unit": measure})
        build.measurements.append(
            {"kind": "quantity", "role": ANY, "comparator": "=", "unit": ANY, "value": value, "optional": True}
        )


def _leading_section(build: Build) -> None:
    rng = build.rng
    build.head(
        rng.choice(
            ("Công tác tổ chức triển khai thực hiện", "Công tác lãnh đạo, chỉ đạo", "Công tác chỉ đạo, điều hành")
        )
    )
    parts = [
        ("Công tác lãnh đạo, chỉ đạo", prose.LEADING, ()),
        ("Công tác thông tin, tuyên truyền", prose.SPREADING, prose.LEADING_FACTS),
    ]
    for place, (heading, bank, facts) in enumerate(parts[: rng.randint(1, 2)], 1):
        build.put(build.sub_label(place) + heading, bold=True)
        for template in rng.sample(bank, rng.randint(2, 3)):
            build.say(template.replace("{subj}", rng.choice(_subjects())), bullet="- ")
        if facts and rng.random() < 0.6:
            build.say(rng.choice(facts), bullet="- ")


def _indicator_section(build: Build, plans: list[Plan], form: str) -> None:
    rng = build.rng
    number = build.head(
        "Mục tiêu, chỉ tiêu cụ thể" if form == "targets"
        else rng.choice(("Kết quả thực hiện các chỉ tiêu, mục tiêu", "Kết quả thực hiện", "Kết quả cụ thể"))
    )  # fmt: skip
    sizes = [len(plan.topics) for plan in plans]
    fault_group = rng.choice([place for place, size in enumerate(sizes) if size == max(sizes)])
    fault_item = rng.randrange(1, max(sizes)) if max(sizes) > 1 else 0
    with_groups = rng.random() < 0.55 and form != "targets"
    with_overall = rng.random() < 0.75 and form != "targets"
    if build.fault == "group-total":
        with_groups = True
    if build.fault == "overall-total":
        with_overall = True
    if build.numbering.restarts and build.fault in {"gap", "repeat"}:
        build.fault = None
    line_form = rng.choice(words.LINE_FORMS)
    total = 0
    for place, plan in enumerate(plans):
        printed, group = label(build.numbering.group, n=place + 1)
        heading = plan.heading
        build.put(printed + heading, bold=True)
        entry: dict[str, Any] = {
            "number": group,
            "title": heading.rstrip(":"),
            "indicators": [],
            "reported": [],
            "counted": {},
        }
        if printed.endswith("Tiêu chí "):
            entry["title"] = (f"Tiêu chí {entry['title']}", entry["title"])
        build.groups.append(entry)
        codes: list[str] = []
        shift = 0
        for item, topic in enumerate(plan.topics):
            total += 1
            fault = build.fault if place == fault_group and item == fault_item else None
            if fault == "gap":
                shift, total = 1, total + 1
            if fault == "repeat":
                shift, total = -1, total - 1
            ind_label, ind_number = label(build.numbering.indicator, n=item + 1 + shift, group=group, total=total)
            code = _indicator(build, topic, ind_label, ind_number, group, form, fault)
            entry["indicators"].append(ind_number)
            if fault == "gap":
                build.finding("number-gap", group=group)
            if fault == "repeat":
                build.finding("number-repeated", group=group)
            if code:
                codes.append(code)
        counts = _count(codes)
        entry["counted"] = counts
        if with_groups and counts:
            _group_totals(
                build, entry, len(plan.topics), line_form, wrong=build.fault == "group-total" and place == fault_group
            )
    _overall_totals(build, number, with_overall, with_groups)


def _count(codes: list[str]) -> dict[str, int]:
    return dict(sorted(Counter(codes).items(), key=lambda item: words_order(item[0])))


def words_order(code: str) -> int:
    order = ("met", "partly_met", "in_progress", "not_met", "not_assessed", "not_applicable", "unknown")
    return order.index(code)


def _readable(counts: dict[str, int]) -> dict[str, int]:
    return {code: count for code, count in counts.items() if code != "unknown"}


def _indicator(
    build: Build, topic: topics_digital.Topic, printed: str, number: str, group: str, form: str, fault: str | None
) -> str | None:
    """One indicator with its title, evidence and verdict; gives the verdict's code."""
    rng, writer = build.rng, build.writer
    template, role, sentences = topic
    title = writer.say(template, "target" if form == "targets" else role)
    end = (
        rng.choice((".", ".", "", ":"))
        if not (build.layout.wrapped and build.layout.blanks != "paragraphs")
        else rng.choice((".", ":"))
    )
    if form == "targets":
        title = (
            title + writer.say(rng.choice((": đạt {P>=}", " đạt {P}", ": {P>=}", ": phấn đấu đạt {P>}")), "target")
            if "{" not in template
            else title
        )
        end = "."
    title_text = title.text + end
    build.put(printed + title_text, bold=rng.random() < 0.3)
    facts, cited, evidence = list(title.measurements), list(title.citations), []
    chosen: list[str] = []
    if form != "targets":
        # A target in the title is one because a result stands below it.
        least = 1 if title.measurements and role == "target" else 0
        chosen = (
            rng.sample(sentences, min(len(sentences), max(least, rng.choice((0, 1, 1, 1, 2))))) if sentences else []
        )
        if fault in {"percent", "above-one"}:
            chosen = ["Qua thống kê có {r|người} tham gia{,p}."]
        if rng.random() < 0.2:
            chosen.append(rng.choice(prose.DISTRACTIONS))
        if rng.random() < 0.15:
            chosen.append(rng.choice(prose.PLAIN))
        if rng.random() < 0.06:
            chosen.append(rng.choice(prose.LEADING[:3]).replace("{subj}", rng.choice(_subjects())))
    verdict: dict[str, Any] | None = None
    line = ""
    code: str | None = None
    if form != "targets" and fault != "missing-verdict":
        code = draw_code(rng, build.style)
        if fault == "unread" and build.style.place != "sentence":
            line, verdict = build.style.line("unknown", rng.choice(words.UNREAD))
            code = "unknown"
            build.finding("unread-verdict", indicator=number)
        else:
            line, verdict = build.style.line(code)
    if fault == "missing-verdict" and form != "targets":
        build.finding("missing-verdict", indicator=number)
        build.traits.append("missing-verdict")
    if line and build.style.place != "line" and not chosen:
        chosen = [rng.choice(prose.PLAIN)]
    bulleted = build.layout.blanks != "paragraphs" or rng.random() < 0.8
    for place, text in enumerate(chosen):
        writer.fault = fault if fault in {"percent", "above-one"} and place == 0 else None
        said = writer.say(text)
        if writer.fault_done:
            build.finding("percent-mismatch" if fault == "percent" else "fraction-above-one", indicator=number)
            if fault == "above-one":
                build.findings.append({"code": "percent-mismatch", "indicator": number, "optional": True})
            writer.fault_done = False
        facts += said.measurements
        cited += said.citations
        evidence.append(said.text)
        shown = said.text
        if place == len(chosen) - 1 and line and build.style.place != "line":
            shown = f"{shown} {line}"
        build.put(("- " if bulleted else "") + shown)
    if line and build.style.place == "line":
        build.put(build.style.bullet + line)
    build.citations += cited
    shown_title = title_text.rstrip(":")
    truth: dict[str, Any] = {
        "number": number, "group": group, "title": shown_title, "verdict": verdict, "measurements": facts,
        "evidence": evidence, "citations": [fact["number"] for fact in cited if fact["number"]],
    }  # fmt: skip
    if printed.endswith("Tiêu chí "):
        truth["title"] = (f"Tiêu chí {shown_title}", shown_title)
    build.indicators.append(truth)
    return code


def _group_totals(build: Build, entry: dict[str, Any], size: int, form: str, *, wrong: bool) -> None:
    counts = _readable(entry["counted"])
    if wrong:
        counts = _shift(build, counts, size)
        for code in {*counts, *entry["counted"]}:
            if counts.get(code) != entry["counted"].get(code) and code in counts:
                build.finding("group-count-mismatch", group=entry["number"], verdict=code)
    for line in words.total_lines(build.rng, build.style, build.noun, counts, size, form):
        build.put(line)
    entry["reported"] = words.reported(counts, size)


def _shift(build: Build, counts: dict[str, int], size: int) -> dict[str, int]:
    """One verdict too many or too few."""
    wrong = dict(counts)
    code = max(wrong, key=lambda key: wrong[key])
    others = [key for key in wrong if key != code]
    wrong[code] -= 1
    if others:
        wrong[others[0]] += 1
    return wrong


def _overall_totals(build: Build, section: str, with_overall: bool, with_groups: bool) -> None:
    rng = build.rng
    codes = [truth["verdict"]["code"] for truth in build.indicators if truth["verdict"]]
    counted = _count(codes)
    size = len(build.indicators)
    build.overall["counted"] = counted
    if not with_overall or not counted:
        return
    counts = _readable(counted)
    if build.fault == "overall-total":
        counts = _shift(build, counts, size)
        for code in counts:
            if counts[code] != counted.get(code, 0):
                build.finding("overall-count-mismatch", verdict=code)
    build.overall["reported"] = words.reported(counts, size)
    if with_groups:
        sums: Counter[str] = Counter()
        for group in build.groups:
            for row in group["reported"]:
                sums[row["verdict"]] += row["count"]
        if any(sums[code] != counts.get(code, 0) for code in {*sums, *counts}):
            build.finding("group-sum-mismatch")
    if rng.random() < 0.35:
        form = rng.choice(words.JOINED_FORMS)
        build.put(words.joined_totals(build.style, build.noun, counts, size, form, padded=rng.random() < 0.4))
        return
    if rng.random() < 0.6:
        build.put(rng.choice(("* Kết quả chung", "* Kết quả chung:", "* Tổng hợp chung:", "Tổng hợp kết quả:")))
    for line in words.total_lines(rng, build.style, build.noun, counts, size, rng.choice(words.OVERALL_FORMS)):
        build.put(line)


def _closing(build: Build) -> None:
    rng = build.rng
    if rng.random() < 0.7:
        build.head("Đánh giá chung")
        build.put(build.sub_label(1) + "Ưu điểm", bold=True)
        for text in rng.sample(prose.GOOD, rng.randint(1, 3)):
            build.say(text, bullet="- ")
        build.put(build.sub_label(2) + "Tồn tại, hạn chế", bold=True)
        for text in rng.sample(prose.BAD, rng.randint(1, 3)):
            build.say(text, bullet="- ")
    build.head(
        rng.choice(
            ("Nhiệm vụ, giải pháp trong thời gian tới", "Phương hướng, nhiệm vụ năm {next}".format_map(build.fill))
        )
    )
    tasks: list[tuple[str, str]] = [("result", text) for text in rng.sample(prose.TASKS, rng.randint(2, 4))]
    if rng.random() < 0.6:
        tasks.append(rng.choice(prose.TASK_FACTS))
    numbered = rng.random() < 0.6
    for place, (role, text) in enumerate(tasks, 1):
        build.say(text, role, build.sub_label(place) if numbered else "- ")
    if rng.random() < 0.6:
        build.head("Đề xuất, kiến nghị")
        for text in rng.sample(prose.REQUESTS, rng.randint(1, 2)):
            build.say(text, bullet="- " if rng.random() < 0.5 else "")


def _signature(build: Build, name: str, level: str, day: str) -> None:
    rng = build.rng
    if rng.random() < 0.6:
        build.put(f"Trên đây là báo cáo của Ủy ban nhân dân {level} {name}./.")
    if rng.random() < 0.3:
        return
    receivers = ["Nơi nhận:", f"- UBND {build.fill['upper']} (b/c);", "- Thường trực Đảng ủy, HĐND;", "- Lưu: VT."]
    signer = rng.choice(
        ("Nguyễn Văn Hùng", "Lê Thị Hạnh", "Trần Quốc Việt", "Hà Văn Tuấn", "Phạm Minh Đức", "Lò Thị Xuân")
    )
    signed = [
        f"TM. ỦY BAN NHÂN DÂN {level.upper()}",
        *rng.choice((["CHỦ TỊCH"], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"])),
        signer,
    ]
    if rng.random() < 0.5:
        build.layout.plain_tables.add(len(build.paragraphs))
        build.paragraphs.append([["\n".join(receivers), "\n".join(signed)]])
    else:
        for line in receivers:
            build.put(line)
        for line in signed:
            build.put(line, centred=True)
