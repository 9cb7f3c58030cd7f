"""Whole reports, made from a seed, with the truth that a careful reader would write down."""

import random
from calendar import monthrange

from tests.eval import topics_digital, topics_economy, topics_rural
from tests.eval import verdicts as words
from tests.eval.build import Build, Plan
from tests.eval.case import Case, Layout
from tests.eval.cites import iso, make_pool, merge_truths
from tests.eval.frame import write_closing, write_head, write_introduction, write_leading_section, write_signature
from tests.eval.indicators import write_indicators
from tests.eval.numbering import CRITERIA, PLAIN, SUBCRITERIA, Numbering
from tests.eval.places import MERGED, PLACES, SUBUNITS, UNLISTED
from tests.eval.tables import add_indicator_table, add_score_table
from tests.eval.verdicts import VerdictStyle
from tests.eval.writer import Writer

FAULTS = ("group-total", "overall-total", "percent", "above-one", "missing-verdict", "gap", "repeat", "unread")


def generate(seed: int, *, family: str | None = None) -> Case:
    """One report. The same seed gives the same report."""
    rng = random.Random(seed)
    family = family or rng.choices(("digital", "rural", "economy", "reform", "plan"), weights=(36, 26, 18, 14, 6))[0]
    merged = rng.random() < 0.1
    level, name, district, province = rng.choice(MERGED if merged else UNLISTED if rng.random() < 0.08 else PLACES)
    year = 2025 if merged else rng.randint(2019, 2024)
    period, months = _draw_period(rng, year)
    place = f"{level} {name}"
    fill = {
        "lv": level, "lv_cap": level[0].upper() + level[1:], "name": name, "place": place,
        "Place": place[0].upper() + place[1:],
        "dist": district, "upper": district, "prov": province, "sub": rng.choice(SUBUNITS[level]), "year": str(year),
        "next": str(year + 1), "later": str(year + 3), "period": period["label"],
    }  # fmt: skip
    day = iso(rng.randint(1, 28), rng.choice(months), year)
    own = f"{rng.choice((rng.randint(1, 99), rng.randint(100, 480))):02d}/BC-UBND"
    writer = Writer(rng, fill, make_pool(rng, rng.randint(6, 16), day, fill, own), day)
    layout = _draw_layout(rng, seed)
    form = _draw_form(rng, family)
    style = VerdictStyle.draw(rng, sentences=form == "sentences")
    for code, sentences in words.SENTENCES.items():
        style.phrases[code + ":sentence"] = rng.choice(sentences).format(goal=style.goal)
    style.grades = style.grades and form == "prose"
    noun = {"rural": "tiêu chí", "digital": "chỉ tiêu", "economy": "chỉ tiêu"}.get(family, "chỉ tiêu")
    numbering = _draw_numbering(rng, family, form)
    fault = rng.choice(FAULTS) if rng.random() < 0.4 and form in {"prose", "sentences", "table"} else None
    build = Build(rng, writer, fill, layout, numbering, style, noun, fault)
    build.bullet = rng.choice(("- ", "- ", "- ", "- ", "+ ", "– ", "• ", "-"))
    build.loose = numbering.indicator == "<g.n>. " and rng.random() < 0.2
    titles = {"digital": topics_digital.TITLES, "rural": topics_rural.TITLES, "economy": topics_economy.TITLES,
              "plan": topics_economy.TITLES, "reform": topics_economy.REFORM_TITLES}[family]  # fmt: skip
    title = rng.choice(titles).format_map(fill)
    document = write_head(build, own, day, title, place, province)
    document["period"] = period
    document["place"] = {"name": name, "level": level}
    write_introduction(build)
    if rng.random() < 0.75:
        write_leading_section(build)
    plans = _draw_plans(build, family, form)
    if form == "scores":
        add_score_table(build, plans)
    elif form in {"table", "marks"}:
        add_indicator_table(build, plans, marks=form == "marks")
    else:
        write_indicators(build, plans, form)
    write_closing(build)
    write_signature(build, name, level, day)
    truth = {
        "document": document, "profile": build.profile, "groups": build.groups, "overall": build.overall,
        "indicators": build.indicators, "citations": merge_truths(build.citations),
        "measurements": build.measurements, "findings": build.findings,
    }  # fmt: skip
    traits = (family, form, numbering.indicator.strip(), *build.traits)
    return Case(f"{family}-{seed}", family, truth, build.paragraphs, layout, traits)


# what is drawn once for a report


def _draw_period(rng: random.Random, year: int) -> tuple[dict[str, str], tuple[int, ...]]:
    """The time that is reported on, and the months in which such a report is signed."""
    if year >= 2025:
        return _period(f"năm {year}", year, 1, 12), (11, 12)
    kind = rng.random()
    if kind < 0.55:
        return _period(f"năm {year}", year, 1, 12), (11, 12)
    if kind < 0.7:
        return _period(f"{rng.choice(('6', '06'))} tháng đầu năm {year}", year, 1, 6), (6, 7)
    if kind < 0.8:
        return _period(f"{rng.choice(('9', '09'))} tháng đầu năm {year}", year, 1, 9), (9, 10)
    if kind < 0.88:
        month = rng.randint(2, 12)
        form = rng.choice((f"tháng {month}/{year}", f"tháng {month} năm {year}"))
        return _period(form, year, month, month), (month,)
    quarter = rng.randint(1, 4)
    roman = ("I", "II", "III", "IV")[quarter - 1]
    form = rng.choice((f"quý {roman}/{year}", f"quý {roman} năm {year}"))
    return _period(form, year, quarter * 3 - 2, quarter * 3), (quarter * 3,)


def _period(label: str, year: int, first: int, last: int) -> dict[str, str]:
    return {"label": label, "start": iso(1, first, year), "end": iso(monthrange(year, last)[1], last, year)}


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
        return rng.choice(("scores", "scores", "points", "prose", "table"))
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
