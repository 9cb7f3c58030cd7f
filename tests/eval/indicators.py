"""Indicators in prose: headings, evidence, verdicts, totals; and the faults put into them."""

from collections import Counter
from typing import Any

from tests.eval import prose
from tests.eval import verdicts as words
from tests.eval.build import Build, Plan, count
from tests.eval.case import ANY, Said
from tests.eval.cites import SUBJECTS
from tests.eval.numbering import ALPHABET, label
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
    plain = form in {"targets", "points"} or build.style.grades
    with_groups = rng.random() < 0.55 and not plain
    with_overall = rng.random() < 0.75 and not plain
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
        if not heading.endswith(":") and rng.random() < 0.05:
            heading = f"{heading} ({len(plan.topics):02d} {build.noun})"
            fact = {"kind": "quantity", "role": ANY, "comparator": "=", "unit": ANY, "value": len(plan.topics)}
            build.measurements.append({**fact, "optional": True})
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
        entry["counted"] = ANY if build.style.grades else counts
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
    title = _title(build, topic, form)
    if build.loose and build.rng.random() < 0.3:
        printed = printed.replace(". ", " ")
    build.put(printed + title.text, bold=build.rng.random() < 0.3)
    code, line, verdict = _verdict(build, number, form, fault)
    style = build.style
    chosen = _choose_evidence(build, topic, form, fault, figures=bool(title.measurements))
    joined = bool(line) and style.place != "line" and not (style.place == "sentence" and build.rng.random() < 0.3)
    if joined and not chosen:
        chosen = [build.rng.choice(prose.PLAIN)]
    said = _write_evidence(build, chosen, number, fault, line if joined else "")
    if line and not joined:
        build.put((style.bullet if style.place != "sentence" else "") + line)
    facts = title.measurements + [fact for part in said for fact in part.measurements]
    cited = title.citations + [fact for part in said for fact in part.citations]
    build.citations += cited
    shown = title.text.rstrip(":")
    truth: dict[str, Any] = {
        "number": number, "group": group, "title": shown, "verdict": verdict, "measurements": facts,
        "evidence": [part.text for part in said],
        "citations": [fact["number"] for fact in cited if fact["number"]],
    }  # fmt: skip
    if form == "points":
        truth["evidence"] = ANY  # whether the score's line is evidence is open
    if printed.endswith("Tiêu chí "):
        truth["title"] = (f"Tiêu chí {shown}", shown)
    build.indicators.append(truth)
    return code


def _title(build: Build, topic: Topic, form: str) -> Said:
    """The heading as printed, its closing mark with it."""
    template, role, _ = topic
    rng = build.rng
    if form == "targets":
        title = build.writer.say(template, "target")
        if "{" not in template:
            aim = rng.choice((": đạt {P>=}", " đạt {P}", ": {P>=}", ": phấn đấu đạt {P>}", ": từ {range|%}"))
            title = title + build.writer.say(aim, "target")
        return title + "."
    # Where every line may be a broken one, a heading without a mark has no visible end.
    marked = build.layout.wrapped and build.layout.blanks != "paragraphs"
    return build.writer.say(template, role) + rng.choice((".", ":") if marked else (".", ".", "", ":"))


def _verdict(build: Build, number: str, form: str, fault: str | None) -> tuple[str | None, str, dict[str, Any] | None]:
    """Code, printed words and truth; the empty ones where the indicator has no verdict."""
    if form in {"targets", "points"}:
        return None, "", None
    if fault == "missing-verdict":
        build.finding("missing-verdict", indicator=number)
        return None, "", None
    style = build.style
    if style.grades:
        line, verdict = style.line("unknown", build.rng.choice(words.GRADES))
        build.findings.append({"code": "unread-verdict", "indicator": number, "optional": True})
        return None, line, {"code": ANY, "text": verdict["text"]}
    if fault == "unread" and style.place != "sentence":
        build.finding("unread-verdict", indicator=number)
        return "unknown", *style.line("unknown", build.rng.choice(words.UNREAD))
    code = draw_code(build.rng, style)
    return code, *style.line(code)


def _choose_evidence(build: Build, topic: Topic, form: str, fault: str | None, *, figures: bool) -> list[str]:
    """Templates of the sentences below a heading."""
    if form == "targets":
        return []
    rng, sentences = build.rng, topic[2]
    if fault in {"percent", "above-one"}:
        return ["Qua thống kê có {r|người} tham gia{,p}."]
    # A target in the title is one because a result stands below it.
    least = 1 if figures and topic[1] == "target" else 0
    chosen = list(rng.sample(sentences, min(len(sentences), max(least, rng.choice((0, 1, 1, 1, 2))))))
    if fault is None and rng.random() < 0.2:
        chosen.append(rng.choice(prose.DISTRACTIONS if form != "points" else prose.HARMLESS))
    if rng.random() < 0.15:
        chosen.append(rng.choice(prose.PLAIN))
    if rng.random() < 0.1:
        chosen.append(rng.choice(prose.FIGURES))
    if rng.random() < 0.06:
        chosen.append(rng.choice(prose.LEADING).replace("{subj}", rng.choice(SUBJECTS)))
    if form == "points":
        chosen.append(
            rng.choice(
                ("Điểm tự chấm: {score}.", "Tự chấm: {score}", "Tự đánh giá: {score}.", "Điểm đạt được: {score}")
            )
        )
    return chosen


def _write_evidence(build: Build, chosen: list[str], number: str, fault: str | None, line: str) -> list[Said]:
    """The sentences as paragraphs, a verdict on the last one's line."""
    writer = build.writer
    bulleted = build.layout.blanks != "paragraphs" or build.rng.random() < 0.8
    lettered = "<g.n>" in build.numbering.indicator and len(chosen) > 1 and build.rng.random() < 0.06
    parts = []
    for place, text in enumerate(chosen):
        writer.fault = fault if fault in {"percent", "above-one"} else None
        said = writer.say(text)
        if writer.fault_done:
            build.finding("percent-mismatch" if fault == "percent" else "fraction-above-one", indicator=number)
            if fault == "above-one":
                build.findings.append({"code": "percent-mismatch", "indicator": number, "optional": True})
            writer.fault_done = False
        if writer.above_one:
            # More reached than asked, and the percentage says so: whether that is to be remarked on is open.
            build.findings.append({"code": "fraction-above-one", "indicator": number, "optional": True})
            writer.above_one = False
        parts.append(said)
        tail = f" {line}" if line and place == len(chosen) - 1 else ""
        mark = f"{ALPHABET[place]}) " if lettered else build.bullet if bulleted else ""
        build.put(mark + said.text + tail)
    return parts


def _group_totals(build: Build, entry: dict[str, Any], size: int, form: str, *, wrong: bool) -> None:
    counts = _readable(entry["counted"])
    if wrong:
        counts = _shift(build, counts, size)
        for code in {*counts, *entry["counted"]}:
            if counts.get(code) != entry["counted"].get(code) and code in counts:
                build.finding("group-count-mismatch", group=entry["number"], verdict=code)
    lines = words.total_lines(build.rng, build.style, build.noun, counts, size, form)
    if form.startswith("Số "):
        lines = ["; ".join([lines[0], *(line[0].lower() + line[1:] for line in lines[1:])]) + "."]
    for line in lines:
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
    if build.style.grades:
        build.overall["counted"] = ANY
        return
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
    if rng.random() < 0.4:
        bare = rng.random() < 0.25
        form = rng.choice(words.JOINED_FORMS)
        build.put(
            words.joined_totals(build.style, build.noun, counts, size, form, padded=rng.random() < 0.4, bare=bare)
        )
        if bare:
            build.overall["reported"] = words.reported(counts, None)
        return
    if rng.random() < 0.6:
        build.put(rng.choice(("* Kết quả chung", "* Kết quả chung:", "* Tổng hợp chung:", "Tổng hợp kết quả:")))
    for line in words.total_lines(rng, build.style, build.noun, counts, size, rng.choice(words.OVERALL_FORMS)):
        build.put(line)
