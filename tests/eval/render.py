"""A case as the bytes of a file. Each renderer is fixed by the case's seed: the same case gives the same bytes."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.eval.case import Case, Paragraph
from tests.make.docx import make_docx
from tests.make.html import STYLES, make_html
from tests.make.pdf import Columns, Grid, Part, make_pdf
from tests.make.portal import PORTALS
from tests.make.text import Form, make_text, wrap_lines

_FORMS: tuple[Form, ...] = ("NFC", "NFC", "NFC", "NFD", "tone-first", "moved", "nbsp", "zero-width")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file, and what only the file knows: how often the report stands in it and when it was put on the portal."""

    data: bytes
    name: str
    copies: int = 1
    published_on: str | None = None


def flow(case: Case) -> list[str]:
    """The report as paragraphs and tab-parted rows, letterhead and signature cell by cell."""
    lines: list[str] = []
    for item in _unrolled(case):
        rows = [[item]] if isinstance(item, str) else item
        lines += ["\t".join(cell.replace("\n", " ") for cell in row) for row in rows]
    return lines


def _unrolled(case: Case) -> list[Paragraph]:
    """The paragraphs with layout tables taken apart, column by column."""
    items: list[Paragraph] = []
    for place, item in enumerate(case.paragraphs):
        if isinstance(item, str) or place not in case.layout.plain_tables:
            items.append(item)
        else:
            items += [line for column in range(len(item[0])) for row in item for line in row[column].split("\n")]
    return items


def _date_lines(rng: random.Random, case: Case, copies: int) -> tuple[list[str], str]:
    """The portal's line above each copy, and the day in ISO form."""
    day, month, year = case.layout.portal["date"].split("/")
    hour = f"{rng.randint(0, 23):02d}:{rng.randint(0, 59):02d}"
    printed = f"{day}/{month}/{year}"
    forms = [
        f"Đăng lúc: {printed} {hour}:00 (GMT+7)", f"Ngày {printed} {hour}:00", f"Ngày đăng: {printed}",
        f"Cập nhật lúc {hour} ngày {printed}",
    ]  # fmt: skip
    return rng.sample(forms, copies), f"{year}-{month}-{day}"


def render_text(case: Case) -> Rendered:
    """Wrapped or not, with blank lines or without, in several Unicode forms and line ends; sometimes copied twice."""
    rng = random.Random(case.layout.seed * 7 + 1)
    items = _unrolled(case)
    copies, published = 1, None
    if rng.random() < 0.15:
        copies = 2
        dates, published = _date_lines(rng, case, copies)
        title = case.layout.portal["title"]
        items = [part for date in dates for part in (title, date, *items)] + ["0 bình luận", "(Bấm vào đây để nhận mã)"]
    encoding = "utf-16" if rng.random() < 0.08 else "utf-8"
    data = make_text(
        items, width=case.layout.wrapped, blanks=case.layout.blanks, form=rng.choice(_FORMS), encoding=encoding,
        newline="\r\n" if rng.random() < 0.2 else "\n", bom=encoding == "utf-8" and rng.random() < 0.15,
        bars=rng.random() < 0.25,
    )  # fmt: skip
    return Rendered(data, f"{case.name}.txt", copies, published)


def render_html(case: Case) -> Rendered:
    """In any editor's markup, alone or in any portal's page, once or twice."""
    rng = random.Random(case.layout.seed * 7 + 2)
    portal = rng.choice((None, *PORTALS, *PORTALS))
    dates: list[str] = []
    published = None
    if portal:
        dates, published = _date_lines(rng, case, 2 if rng.random() < 0.3 else 1)
    paragraphs, places = case.paragraphs, range(len(case.paragraphs))
    layout = case.layout
    if layout.blanks == "lines":
        # A wrapped text pasted into the editor: each printed line became a paragraph.
        pieces = [(place, piece) for place in places for piece in _pieces(case, place)]
        paragraphs, places = [piece for _, piece in pieces], [place for place, _ in pieces]  # type: ignore[assignment]

    def moved(kept: set[int]) -> set[int]:
        return {new for new, old in enumerate(places) if old in kept}

    data = make_html(
        paragraphs, style=rng.choice(STYLES), portal=portal, title=layout.portal["title"], dates=dates, seed=layout.seed,
        bold=moved(layout.bold), centred=moved(layout.centred), plain_tables=moved(layout.plain_tables),
        spans={new: layout.spans[old] for new, old in enumerate(places) if old in layout.spans},
    )  # fmt: skip
    return Rendered(data, f"{case.name}.html", max(len(dates), 1), published)


def _pieces(case: Case, place: int) -> list[Paragraph]:
    item = case.paragraphs[place]
    return [*wrap_lines(item, case.layout.wrapped)] if isinstance(item, str) else [item]


def render_pdf(case: Case) -> Rendered:
    """Set on pages of several widths and sizes, with page numbers, running heads or none."""
    rng = random.Random(case.layout.seed * 7 + 3)
    parts: list[Part] = []
    for place, item in enumerate(case.paragraphs):
        if isinstance(item, str):
            parts.append(item)
        elif place in case.layout.plain_tables:
            left, right = ([line for row in item for line in row[column].split("\n")] for column in (0, 1))
            parts.append(Columns(left, right))
        else:
            spans = case.layout.spans.get(place, [])
            heads = case.layout.head_rows.get(place, 1)
            rules: Any = rng.choice(("lines", "bars", "boxes"))
            parts.append(Grid(item, spans=spans, head_rows=heads, repeat_head=rng.random() < 0.6, rules=rules))
    footer = "Cổng thông tin điện tử" if rng.random() < 0.15 else None
    data = make_pdf(
        parts, size=rng.choice((12.0, 13.0, 14.0)), gap=rng.choice((0.0, 4.0, 6.0)), indent=rng.choice((0.0, 28.0)),
        justify=rng.random() < 0.5, page_numbers=rng.random() < 0.8, footer=footer,
    )  # fmt: skip
    return Rendered(data, f"{case.name}.pdf")


def render_docx(case: Case) -> Rendered:
    """As Word saves it: labels typed or numbered by Word, text whole or cut into runs, with or without running heads."""
    rng = random.Random(case.layout.seed * 7 + 4)
    data = make_docx(
        case.paragraphs, numbering=rng.random() < 0.5, bold=case.layout.bold, centred=case.layout.centred,
        plain_tables=case.layout.plain_tables, header="2" if rng.random() < 0.2 else None,
        footer="Cổng thông tin điện tử" if rng.random() < 0.1 else None, seed=case.layout.seed if rng.random() < 0.6 else None,
    )  # fmt: skip
    return Rendered(data, f"{case.name}.docx")


RENDERERS: dict[str, Callable[[Case], Rendered]] = {
    "text": render_text,
    "html": render_html,
    "docx": render_docx,
    "pdf": render_pdf,
}


def render(case: Case, form: str) -> Rendered:
    """The case in one of the `RENDERERS`' formats."""
    return RENDERERS[form](case)
