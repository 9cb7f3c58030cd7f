"""Reports made from a plain description: the text, and the `Report` that a perfect reader would give of it.

What is described is true by construction, so that a change to the description is a known change to the report.
"""

import hashlib
import random
from dataclasses import dataclass, field, replace

from report_parser.model import (
    Block,
    Citation,
    Document,
    Group,
    Indicator,
    Measurement,
    Origin,
    Overall,
    Period,
    ProfileFact,
    Report,
    ReportedCount,
    Section,
    SourceInfo,
    Span,
    Verdict,
    VerdictCode,
)

WORDS: dict[VerdictCode, str] = {
    "met": "Đạt",
    "partly_met": "Cơ bản đạt",
    "in_progress": "Đang triển khai",
    "not_met": "Chưa đạt",
    "not_assessed": "Chưa đánh giá",
}
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
SUBJECTS = ("Chính quyền số", "Kinh tế số", "Xã hội số", "Hạ tầng số", "An toàn thông tin", "Văn hóa", "Môi trường")
TITLES = (
    "Tỷ lệ người dân có hồ sơ sức khỏe điện tử",
    "Tỷ lệ dân số trưởng thành có điện thoại thông minh",
    "Có hệ thống camera an ninh trên địa bàn",
    "Cán bộ, công chức có máy tính phục vụ công việc",
    "Sản phẩm OCOP đưa lên sàn thương mại điện tử",
    "Người dân được tuyên truyền về an toàn thông tin",
    "Hộ gia đình được gắn mã địa chỉ trên bản đồ số",
    "Tỷ lệ hồ sơ thủ tục hành chính tiếp nhận trực tuyến",
    "Trang thông tin điện tử hoạt động theo quy định",
    "Hệ thống đài truyền thanh ứng dụng công nghệ thông tin",
    "Văn bản được ký số trên môi trường điện tử",
    "Có điểm phát wifi công cộng tại các địa điểm quan trọng",
)


@dataclass(frozen=True)
class ItemMade:
    """An indicator: `ratio` is (numerator, denominator, stated percentage or None)."""

    number: str
    title: str
    verdict: VerdictCode | None
    ratio: tuple[int, int, int | None] | None = None
    cites: tuple[str, str] | None = None


@dataclass(frozen=True)
class GroupMade:
    """A group with its indicators and what it prints of them: verdict, count, total."""

    number: str
    title: str
    items: tuple[ItemMade, ...]
    reported: tuple[tuple[VerdictCode, int, int | None], ...] = ()


@dataclass(frozen=True)
class Described:
    """A whole report."""

    number: str = "255/BC-UBND"
    day: str = "16/12/2022"
    year: int = 2022
    population: int = 10_202
    groups: tuple[GroupMade, ...] = ()
    overall: tuple[tuple[VerdictCode, int, int | None], ...] = ()


def grouped(number: int) -> str:
    """`10.202`."""
    return f"{number:,}".replace(",", ".")


@dataclass
class _Writer:
    blocks: list[Block] = field(default_factory=list)

    def line(self, text: str) -> int:
        self.blocks.append(Block(len(self.blocks), "paragraph", text, Origin(line=len(self.blocks) + 1)))
        return len(self.blocks) - 1

    def span(self, block: int, part: str, after: int = 0) -> Span:
        start = self.blocks[block].text.index(part, after)
        return Span(block, start, start + len(part), part)


def render(described: Described, name: str = "report.txt", gap: str = "\n") -> tuple[str, Report]:
    """The text, one paragraph a line with `gap` between, and its report without findings."""
    write = _Writer()
    write.line("ỦY BAN NHÂN DÂN THỊ TRẤN CÀNH NÀNG")
    write.line(f"Số {described.number}, ngày {described.day}")
    title = f"Báo cáo kết quả thực hiện các chỉ tiêu năm {described.year}"
    write.line(title)
    people = write.line(f"Dân số {grouped(described.population)} người.")
    sections: list[Section] = []
    indicators: list[Indicator] = []
    citations: dict[str, Citation] = {}
    groups: list[Group] = []
    for made in described.groups:
        head = write.line(f"{made.number}. Các chỉ tiêu về {made.title}")
        first = len(indicators)
        for item in made.items:
            indicators.append(_indicator(write, made, item, citations))
        own = indicators[first:]
        span = write.span(head, f"Các chỉ tiêu về {made.title}")
        groups.append(
            Group(
                number=made.number,
                title=span.text,
                indicators=tuple(item.number for item in made.items),
                span=span,
                reported=tuple(_reported(write, "+ Chỉ tiêu", total) for total in made.reported),
                counted=_count(own),
            )
        )
        sections.append(Section(made.number, 1, span.text, span))
    if described.overall:
        write.line("* Kết quả chung")
    overall = Overall(
        tuple(_reported(write, "+ Tổng chỉ tiêu", total) for total in described.overall), _count(indicators)
    )
    text = gap.join(block.text for block in write.blocks) + "\n"
    data = text.encode("utf-8")
    day, month, year = described.day.split("/")
    report = Report(
        source=SourceInfo(name, "text/plain", len(data), hashlib.sha256(data).hexdigest(), "utf-8"),
        document=Document(
            type="report",
            number=described.number,
            issued_on=f"{year}-{month:>02}-{day:>02}",
            issuer="UBND thị trấn Cành Nàng",
            title=title,
            period=Period(f"năm {described.year}", f"{described.year}-01-01", f"{described.year}-12-31"),
        ),
        profile=(
            ProfileFact("population", described.population, "người", write.span(people, grouped(described.population))),
        ),
        groups=tuple(groups),
        overall=overall,
        indicators=tuple(indicators),
        citations=tuple(citations.values()),
        outline=tuple(sections),
        blocks=tuple(write.blocks),
    )
    return text, report


def _indicator(write: _Writer, group: GroupMade, item: ItemMade, citations: dict[str, Citation]) -> Indicator:
    head = write.line(f"{item.number}. {item.title}.")
    span = write.span(head, f"{item.title}.", len(item.number))
    evidence: list[str] = []
    measurements: list[Measurement] = []
    if item.ratio:
        part, whole, percent = item.ratio
        text = f"{grouped(part)}/{grouped(whole)} người" + (f", đạt {percent}%" if percent is not None else "")
        evidence.append(f"Hiện có {text}.")
        block = write.line(f"- {evidence[-1]}")
        measurements.append(
            Measurement(
                kind="ratio",
                role="result",
                text=text,
                span=write.span(block, text),
                unit="người",
                numerator=part,
                denominator=whole,
                percent=percent,
                percent_span=write.span(block, f"{percent}%") if percent is not None else None,
            )
        )
    if item.cites:
        number, issued = item.cites
        evidence.append(f"Thực hiện Quyết định số {number} ngày {issued}.")
        block = write.line(f"- {evidence[-1]}")
        day, month, year = issued.split("/")
        known = citations.get(number) or Citation(number, "decision", f"{year}-{month:>02}-{day:>02}", None, None, ())
        place = write.span(block, f"Quyết định số {number} ngày {issued}")
        citations[number] = replace(known, spans=(*known.spans, place))
    verdict = None
    if item.verdict:
        word = WORDS[item.verdict]
        block = write.line(f"* Đánh giá: {word}")
        verdict = Verdict(item.verdict, word, write.span(block, word))
    return Indicator(
        number=item.number,
        group=group.number,
        path=(group.number, item.number),
        title=span.text,
        span=span,
        verdict=verdict,
        measurements=tuple(measurements),
        evidence=tuple(evidence),
        citations=(item.cites[0],) if item.cites else (),
    )


def _reported(write: _Writer, label: str, total: tuple[VerdictCode, int, int | None]) -> ReportedCount:
    verdict, count, whole = total
    printed = f"{count}" if whole is None else f"{count}/{whole}"
    block = write.line(f"{label} {WORDS[verdict].lower()}: {printed}")
    return ReportedCount(verdict, count, whole, write.span(block, write.blocks[block].text[2:]))


def _count(indicators: list[Indicator]) -> dict[VerdictCode, int]:
    counted: dict[VerdictCode, int] = {}
    for one in indicators:
        if one.verdict:
            counted[one.verdict.code] = counted.get(one.verdict.code, 0) + 1
    return counted


def totals(items: tuple[ItemMade, ...]) -> tuple[tuple[VerdictCode, int, int | None], ...]:
    """The totals lines that agree with the items' verdicts: one for each verdict that occurs."""
    verdicts = [item.verdict for item in items if item.verdict]
    return tuple((code, verdicts.count(code), len(items)) for code in WORDS if code in verdicts)


def describe(made: random.Random, groups: int | None = None, most: int = 12) -> Described:
    """A consistent report: every total agrees with the verdicts, every percentage with its fraction."""
    parts = []
    for at in range(groups or made.randint(2, 5)):
        items = []
        codes = made.choice((("met", "in_progress"), ("met", "met", "met", "not_met"), tuple(WORDS)))
        for place in range(made.randint(1, most)):
            ratio = None
            if made.random() < 0.5:
                whole = made.randint(2, 9_000)
                part = made.randint(0, whole)
                ratio = (part, whole, made.choice((None, part * 100 // whole, round(part * 100 / whole))))
            cites = (f"{made.randint(1, 4_000)}/QĐ-UBND", "18/3/2022") if made.random() < 0.2 else None
            items.append(
                ItemMade(
                    f"{at + 1}.{place + 1}",
                    f"{made.choice(TITLES)} {made.choice('ABCDEFGHKL')}{place}",
                    made.choice(codes),
                    ratio,
                    cites,
                )
            )
        reported = totals(tuple(items))
        parts.append(GroupMade(str(at + 1), made.choice(SUBJECTS), tuple(items), reported))
    everything = tuple(item for part in parts for item in part.items)
    return Described(
        number=f"{made.randint(1, 900)}/BC-UBND",
        day=f"{made.randint(1, 28):02}/{made.randint(1, 12)}/2022",
        population=made.randint(900, 40_000),
        groups=tuple(parts),
        overall=totals(everything),
    )
