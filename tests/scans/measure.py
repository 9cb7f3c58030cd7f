"""What is lost when a printed report is scanned and read: letters, facts, fractions; and how long it takes."""

import json
import os
import random
import time
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz.distance import Levenshtein

from report_parser import Report, extract
from report_parser.limits import DEFAULT_LIMITS
from report_parser.read.image import read as read_picture
from report_parser.read.pdf import read as read_pdf
from report_parser.source import Source
from tests.make.corpus import ROOT, read_seed
from tests.make.pdf import Table, make_pdf
from tests.make.scan import Scanner, as_pdf, as_tiff, scan

GOLDEN = ROOT / "golden" / "digital-transformation" / "canh-nang-2022.json"
TITLES = (
    "Tỷ lệ cán bộ, công chức được cấp và thường xuyên sử dụng thư điện tử công vụ",
    "Tỷ lệ hồ sơ thủ tục hành chính được tiếp nhận và xử lý trên Hệ thống thông tin một cửa điện tử",
    "Hộ gia đình có đường Internet cáp quang băng rộng",
    "Tỷ lệ người dân có hồ sơ sức khỏe điện tử",
    "Doanh nghiệp, hộ kinh doanh sử dụng hóa đơn điện tử (trừ hộ khoán)",
    "Điểm phát wifi công cộng tại nhà văn hóa",
)
HEAD = ["TT", "Tên chỉ tiêu", "Yêu cầu", "Kết quả", "Tỷ lệ", "Đánh giá"]


@dataclass(slots=True)
class Reading:
    """One scan as it was read: pages, seconds by the clock and of the processor, share of wrong letters, and what differs from what was printed."""

    pages: int
    seconds: float
    processor: float = 0.0
    wrong_letters: float = 0.0
    differences: list[str] = field(default_factory=list)

    def pages_a_minute(self) -> float:
        return 60 * self.pages / self.seconds


def processor_seconds() -> float:
    """What this process and the programs that it called have used."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def letters_wrong(printed: str, read: str) -> float:
    """The character error rate: edits a printed character, spaces taken as one."""
    one, other = (" ".join(text.split()) for text in (printed, read))
    return Levenshtein.distance(one, other) / len(one)


def body(report: Report) -> str:
    return "\n".join(block.text for block in report.blocks if block.layer == "body")


def facts(report: dict[str, Any]) -> list[str]:
    """Each indicator's number, verdict and measurements, one line each."""
    found = []
    for one in report["indicators"]:
        verdict = one["verdict"] and one["verdict"]["code"]
        keys = ("kind", "role", "comparator", "unit", "numerator", "denominator", "percent", "low", "high", "value")
        measured = [" ".join(str(measurement[key]) for key in keys) for measurement in one["measurements"]]
        found.append(f"{one['number']} {verdict} {sorted(measured)}")
    return found


def read_seed_scan(scanner: Scanner, paragraphs: int | None = None) -> Reading:
    """The seed printed and scanned. Its facts are held against those that a person has read in it, of its first
    `paragraphs` alone against those of the printed text."""
    printed = make_pdf(read_seed()[:paragraphs])
    expected = extract(printed)
    scanned = as_pdf(scan(printed, scanner))
    started, used = time.monotonic(), processor_seconds()
    report = extract(scanned)
    reading = Reading(report.source.pages or 0, time.monotonic() - started, processor_seconds() - used)
    reading.wrong_letters = letters_wrong(body(expected), body(report))
    truth = facts(json.loads(GOLDEN.read_text("utf-8")) if paragraphs is None else expected.to_dict())
    read = facts(report.to_dict())
    reading.differences = [f"missing {one}" for one in truth if one not in read]
    reading.differences += [f"invented {one}" for one in read if one not in truth]
    return reading


def indicator_table(rows: int, seed: int = 7) -> Table:
    """A ruled table of indicators, its fractions of two to four digits on both sides."""
    chance = random.Random(seed)
    table: Table = [HEAD]
    for index in range(rows):
        whole = chance.choice([chance.randint(20, 99), chance.randint(1000, 9999)])
        part = chance.randint(1, whole)
        cells = [f"{index // 12 + 1}.{index % 12 + 1}", chance.choice(TITLES), f"≥ {chance.randint(50, 100)}%"]
        fraction = f"{part:,}/{whole:,}".replace(",", ".")
        share = f"{100 * part / whole:.2f}%".replace(".", ",")
        table.append([*cells, fraction, share, chance.choice(["Đạt", "Chưa đạt", "Đang triển khai"])])
    return table


def read_table_scan(scanner: Scanner, rows: int, *, tiff: bool = False) -> Reading:
    """A ruled table scanned, as PDF or as one TIFF; every number, fraction, share and verdict is held against what was printed."""
    table = indicator_table(rows)
    pages = scan(make_pdf(["BÁO CÁO KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU NĂM 2022", table]), scanner)
    started, used = time.monotonic(), processor_seconds()
    source: Source = (
        read_picture(as_tiff(pages, scanner.dots), DEFAULT_LIMITS) if tiff else read_pdf(as_pdf(pages), DEFAULT_LIMITS)
    )
    reading = Reading(len(pages), time.monotonic() - started, processor_seconds() - used)
    read = [[cell or "" for cell in line.cells] for line in source.lines if line.cells and line.cells[0] != "TT"]
    if len(read) != rows:
        reading.differences.append(f"{len(read)} rows instead of {rows}")
    for printed, cells in zip(table[1:], read, strict=False):
        for column in (0, 2, 3, 4, 5):
            one, other = (row[column].replace(" ", "") for row in (printed, cells))
            if one != other:
                reading.differences.append(f"{printed[0]} {HEAD[column]}: {other!r} instead of {one!r}")
    titles = "\n".join(row[1] for row in table[1:]), "\n".join(cells[1] for cells in read)
    reading.wrong_letters = letters_wrong(*titles)
    return reading
