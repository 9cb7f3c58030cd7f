"""The corpus: what stands in `corpus/`, made from the seed report's text and the reports written in `tests/make/reports`.

`python -m tests.make.corpus` writes what is missing or changed; a test compares. The seed's own `source.txt` is the
page as it was saved and is only read.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.make.docx import make_docx
from tests.make.html import make_html
from tests.make.pdf import Columns, Part, make_pdf
from tests.make.text import Table, make_text, wrap_lines

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
SEED = CORPUS / "digital-transformation" / "canh-nang-2022" / "source.txt"
REPORTS = Path(__file__).parent / "reports"

SEED_TITLE = "Kết quả thực hiện các nội dung, chỉ tiêu Chuyển đổi số trên địa bàn thị trấn Cành Nàng năm 2022"
SEED_DATES = ("Ngày 02/02/2023 00:00:00", "Đăng lúc: 02/02/2023 00:00:00 (GMT+7)")
_FULL = 85
"""Columns from which a printed line of the seed may be a broken one; its shortest broken line has 98."""


@dataclass(frozen=True, slots=True)
class Written:
    """A report as it was written: paragraphs, and which of them are tables for layout only."""

    paragraphs: list[str | Table] = field(default_factory=list)
    plain_tables: set[int] = field(default_factory=set)


def read_seed() -> list[str]:
    """The seed report once, without the portal's lines, its broken lines joined."""
    lines = [line for line in SEED.read_text("utf-8").split("\n") if line.strip()]
    start = lines.index(SEED_TITLE, 1)
    article = lines[2:start]
    joined = article[:2]
    for line in article[2:]:
        before = joined[-1]
        if len(joined) > 2 and (line[0].islower() or (before[-1] not in ".:;)" and len(before) > _FULL)):
            joined[-1] = f"{before} {line}"
        else:
            joined.append(line)
    return joined


def read_report(slug: str) -> Written:
    """A report of `reports/`: a paragraph a line, cells parted by tabs, `~` before a row that is layout only, `¶` where
    a cell's line ends."""
    report = Written()
    for line in (REPORTS / f"{slug}.txt").read_text("utf-8").splitlines():
        if "\t" not in line:
            report.paragraphs.append(line)
            continue
        plain = line.startswith("~")
        row = [cell.replace("¶", "\n") for cell in line.removeprefix("~").split("\t")]
        last = len(report.paragraphs) - 1
        table = report.paragraphs[last] if report.paragraphs else ""
        if isinstance(table, list) and (last in report.plain_tables) == plain:
            table.append(row)
        else:
            report.paragraphs.append([row])
            if plain:
                report.plain_tables.add(last + 1)
    return report


def make_seed_page(*, large: bool = False) -> bytes:
    """The seed's page: the article twice in a portal, each with its own date line.

    With `large`, in word-processor markup and some 220 kB, as the page that speed is measured on; else in plain
    paragraphs. Printed lines stand in paragraphs of their own, as on the page that was saved.
    """
    wrapped = [piece for text in read_seed() for piece in wrap_lines(text, 110)]
    return make_html(
        wrapped, style="word" if large else "plain", portal="portlets", title=SEED_TITLE, dates=SEED_DATES, seed=7,
    )  # fmt: skip


def make_seed_pdf() -> bytes:
    return make_pdf(read_seed())


def make_seed_docx() -> bytes:
    return make_docx(read_seed(), numbering=True, bold={0}, centred={0, 1}, seed=5)


def _as_html(slug: str, title: str, date: str, portal: str) -> bytes:
    report = read_report(slug)
    return make_html(
        report.paragraphs, style="divs", portal=portal, title=title, dates=(date,), seed=11, plain_tables=report.plain_tables
    )  # fmt: skip


def _as_docx(slug: str, *, numbering: bool) -> bytes:
    report = read_report(slug)
    return make_docx(report.paragraphs, numbering=numbering, plain_tables=report.plain_tables, seed=3)


def _as_pdf(slug: str) -> bytes:
    report = read_report(slug)
    parts: list[Part] = []
    for place, item in enumerate(report.paragraphs):
        if isinstance(item, list) and place in report.plain_tables:
            sides = [[line for row in item for line in row[column].split("\n")] for column in (0, 1)]
            parts.append(Columns(*sides))
        else:
            parts.append(item)
    return make_pdf(parts)


def _as_text(slug: str, *, width: int) -> bytes:
    return make_text(read_report(slug).paragraphs, width=width, blanks="none", newline="\r\n")


_MADE = "made by tests/make/corpus.py"
_SEED_FROM = f"digital-transformation/canh-nang-2022, {_MADE}"
_OWN = f"written for this project, place and figures invented; {_MADE}"

# folder: (file, how it is made, title, where from, when)
FILES: Mapping[str, tuple[str, Callable[[], bytes], str, str, str]] = {
    "digital-transformation/canh-nang-2022-html": ("source.html", make_seed_page, SEED_TITLE, _SEED_FROM, "2022-12-16"),
    "digital-transformation/canh-nang-2022-pdf": ("source.pdf", make_seed_pdf, SEED_TITLE, _SEED_FROM, "2022-12-16"),
    "digital-transformation/canh-nang-2022-docx": ("source.docx", make_seed_docx, SEED_TITLE, _SEED_FROM, "2022-12-16"),
    "digital-transformation/bac-son-ha-2023": (
        "source.pdf", lambda: _as_pdf("bac-son-ha-2023"),
        "Chuyển đổi số 6 tháng đầu năm 2023, thị trấn Bắc Sơn Hạ", _OWN, "2023-06-30",
    ),
    "new-rural/yen-khe-thuong-2023": (
        "source.docx", lambda: _as_docx("yen-khe-thuong-2023", numbering=True),
        "Các tiêu chí nông thôn mới năm 2023, xã Yên Khê Thượng", _OWN, "2023-12-05",
    ),
    "new-rural/tan-hoa-dong-2022": (
        "source.html",
        lambda: _as_html("tan-hoa-dong-2022", "Kết quả tự đánh giá các tiêu chí nông thôn mới nâng cao xã Tân Hòa Đông năm 2022",
                         "Ngày đăng: 30/11/2022", "modern"),
        "Tiêu chí nông thôn mới nâng cao năm 2022, xã Tân Hòa Đông", _OWN, "2022-11-28",
    ),
    "socio-economic/binh-lam-ha-2021": (
        "source.txt", lambda: _as_text("binh-lam-ha-2021", width=78),
        "Chỉ tiêu kinh tế - xã hội năm 2021, xã Bình Lâm Hạ", _OWN, "2021-12-20",
    ),
    "socio-economic/thanh-lam-trung-2024": (
        "source.docx", lambda: _as_docx("thanh-lam-trung-2024", numbering=False),
        "Chỉ tiêu, nhiệm vụ năm 2024, xã Thanh Lâm Trung", _OWN, "2024-01-18",
    ),
    "administrative-reform/phu-an-tay-2024": (
        "source.pdf", lambda: _as_pdf("phu-an-tay-2024"),
        "Tự chấm điểm cải cách hành chính năm 2024, phường Phú An Tây", _OWN, "2024-11-14",
    ),
}  # fmt: skip


def format_meta(title: str, origin: str, issued: str, data: bytes) -> str:
    """`meta.toml` of one source."""
    digest = hashlib.sha256(data).hexdigest()
    return f'title = "{title}"\nfrom = "{origin}"\nissued = {issued}\nsha256 = "{digest}"\n'


def main() -> None:
    for folder, (name, make, title, origin, issued) in FILES.items():
        data = make()
        place = CORPUS / folder
        place.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)
        (place / "meta.toml").write_text(format_meta(title, origin, issued, data), "utf-8")
        print(f"{folder}/{name}: {len(data)} bytes")
    origin = "a commune's page on its district's portal, put there on 2 February 2023, saved as text"
    meta = format_meta(SEED_TITLE, origin, "2022-12-16", SEED.read_bytes())
    SEED.with_name("meta.toml").write_text(meta, "utf-8")


if __name__ == "__main__":
    main()
