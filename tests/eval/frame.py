"""What stands around the indicators: head, introduction, first and last sections, signature."""

from typing import Any

from tests.eval import prose
from tests.eval.build import Build
from tests.eval.case import ANY
from tests.eval.cites import SUBJECTS
from tests.eval.writer import group_digits, print_decimal


def write_head(build: Build, own: str, day: str, title: str, place: str, province: str) -> dict[str, Any]:
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
    if rng.random() < 0.03:
        dated = dated.replace("ngày ", "ngày").replace("tháng ", "tháng")
    if rng.random() < 0.06:
        build.put(
            f"Thời gian ký: {date:02d}.{month:02d}.{year} {rng.randint(7, 17):02d}:{rng.randint(10, 59)}:11 +07:00"
        )
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
    printed = shown.upper() if rng.random() < 0.2 else shown
    for line in _title_lines(build, printed):
        build.put(line, bold=True, centred=True)
    document["title"] = f"BÁO CÁO {printed}"
    if rng.random() < 0.3:
        build.put(ruler, centred=True)
    return document


def _title_lines(build: Build, title: str) -> list[str]:
    """The title on one line, or broken by hand as it would be under the word BÁO CÁO."""
    words = title.split(" ")
    if build.rng.random() < 0.75 or len(words) < 12:
        return [title]
    middle = len(words) // 2 + build.rng.randint(0, 2)
    return [" ".join(words[:middle]), " ".join(words[middle:])]


def seed_of(text: str) -> int:
    return sum(map(ord, text))


def write_introduction(build: Build) -> None:
    rng = build.rng
    if rng.random() < 0.3:
        build.put(f"Kính gửi: UBND {build.fill['upper']}.")
    first_profile = rng.random() < 0.5
    if rng.random() < 0.6 and first_profile:
        _profile(build)
    for template in rng.sample(prose.INTRO, rng.randint(1, 2)):
        build.say(template.replace("{subj}", rng.choice(SUBJECTS)))
    last = str(build.paragraphs[-1])
    if not last.endswith("sau:"):
        build.say(rng.choice(prose.INTRO_END))
    if rng.random() < 0.3 and not first_profile:
        build.head("Khái quát tình hình chung")
        _profile(build)


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


def write_leading_section(build: Build) -> None:
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
            build.say(template.replace("{subj}", rng.choice(SUBJECTS)), bullet="- ")
        if facts and rng.random() < 0.6:
            build.say(rng.choice(facts), bullet="- ")


def write_closing(build: Build) -> None:
    rng = build.rng
    if rng.random() < 0.7:
        build.head("Đánh giá chung")
        build.put(build.sub_label(1) + "Ưu điểm", bold=True)
        for text in rng.sample(prose.GOOD, rng.randint(1, 3)):
            build.say(text, bullet="- ")
        build.put(build.sub_label(2) + "Tồn tại, hạn chế", bold=True)
        for text in rng.sample(prose.BAD, rng.randint(1, 3)):
            build.say(text, bullet="- ")
        _unfulfilled(build)
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


def _unfulfilled(build: Build) -> None:
    """What was not reached, named once more: titles of indicators that are no indicators here."""
    left = [
        truth["title"] for truth in build.indicators
        if truth["verdict"] and truth["verdict"]["code"] in {"not_met", "in_progress"} and isinstance(truth["title"], str)
        and not any(letter.isdigit() for letter in truth["title"])
    ]  # fmt: skip
    if not left or build.rng.random() < 0.5:
        return
    build.put(build.sub_label(3) + "Các nội dung chưa hoàn thành", bold=True)
    for title in left[:3]:
        build.put(f"- {title.rstrip('.')}: {build.rng.choice(prose.REASONS)}")


def write_signature(build: Build, name: str, level: str, day: str) -> None:
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
