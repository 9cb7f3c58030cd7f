"""Indicators in prose: headings, evidence, verdicts, totals; and the faults put into them."""

from collections import Counter
from typing import Any

from tests.eval import prose
from tests.eval import verdicts as words
from tests.eval.build import Build, Plan, count
from tests.eval.cites import SUBJECTS
from tests.eval.numbering import label
from tests.eval.topics_digital import Topic
from tests.eval.verdicts import draw_code


def write_indicators(build: Build, plans: list[Plan], form: str) -> None:
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
        counts = count(codes)
        entry["counted"] = counts
        if with_groups and counts:
            _group_totals(
                build, entry, len(plan.topics), line_form, wrong=build.fault == "group-total" and place == fault_group
            )
    write_overall_totals(build, number, with_overall, with_groups)


def _readable(counts: dict[str, int]) -> dict[str, int]:
    return {code: count for code, count in counts.items() if code != "unknown"}


def _indicator(
    build: Build, topic: Topic, printed: str, number: str, group: str, form: str, fault: str | None
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
            chosen.append(rng.choice(prose.LEADING[:3]).replace("{subj}", rng.choice(SUBJECTS)))
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


def write_overall_totals(build: Build, section: str, with_overall: bool, with_groups: bool) -> None:
    rng = build.rng
    codes = [truth["verdict"]["code"] for truth in build.indicators if truth["verdict"]]
    counted = count(codes)
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
