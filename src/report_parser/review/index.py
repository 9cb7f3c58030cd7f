"""The index page over several reports: commune by indicator, each cell a verdict that leads to its place in the report's page.

An indicator has the same column in two reports when it is the same one of a published set, or bears the same number and
title, but for what was reworded; number 1.1 of one form is not number 1.1 of another.
"""

from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import quote

from report_parser.diff.matching import SAME_NUMBER, without_figures
from report_parser.model import Indicator, Report
from report_parser.records import dataclass
from report_parser.review.frame import render_frame
from report_parser.review.words import VERDICTS, word

_SIGNS = {
    "met": "✓",
    "partly_met": "◐",
    "in_progress": "…",
    "not_met": "✗",
    "not_assessed": "○",
    "not_applicable": "–",
    "unknown": "?",
    "none": "·",
}
_HEAD_LETTERS = 70
"""So much of a title stands above its column; the whole is told when it is pointed at."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One input: its report and its page's file name, or why it could not be read."""

    name: str
    report: Report | None
    page: str | None
    error: str | None = None


@dataclass(slots=True, eq=False)
class _Column:
    """An indicator by how it was met first; `cells` are its positions in the reports, by entry."""

    number: str | None
    title: str
    key: str
    published: tuple[str, str] | None
    cells: dict[int, int]


def render_index(entries: Sequence[Entry], *, language: str = "vi") -> str:
    """The page that holds the matrix; `page` names are relative to it."""
    columns = _match_columns(entries)
    head = "".join(f'<th scope="col" title="{escape(one.title, quote=True)}">{_head(one)}</th>' for one in columns)
    rows = "".join(_row(at, entry, columns) for at, entry in enumerate(entries))
    legend = " ".join(
        f'<span class="{code}">{_SIGNS[code]} {word("no_verdict" if code == "none" else code)}</span>'
        for code in (*VERDICTS, "none")
    )
    body = (
        f'<header><h1>{word("reports")} ({len(entries)})</h1><p class="legend">{legend}</p></header>'
        f'<main class="index"><div class="wide"><table class="matrix"><thead><tr><th scope="col">{word("commune")}</th>'
        f'<th scope="col">{word("period")}</th><th scope="col">{word("met")}</th><th scope="col">{word("findings")}</th>'
        f"{head}</tr></thead><tbody>{rows}</tbody></table></div></main>"
    )
    return render_frame("report-parser", body, language=language)


def _head(column: _Column) -> str:
    title = column.title if len(column.title) <= _HEAD_LETTERS else f"{column.title[: _HEAD_LETTERS - 1]}…"
    return f"<span>{escape(column.number or '')} {escape(title)}</span>"


def _match_columns(entries: Sequence[Entry]) -> list[_Column]:
    """One column for each indicator of any report, in the order of the reports that have it."""
    columns: list[_Column] = []
    published: dict[tuple[str, str], _Column] = {}
    numbered: dict[str | None, list[_Column]] = {}
    for at, entry in enumerate(entries):
        fresh: list[_Column] = []  # of this report, since the last indicator that others have too
        behind: _Column | None = None
        for position, indicator in enumerate(entry.report.indicators if entry.report else ()):
            column = _find(indicator, at, published, numbered)
            if column is None:
                code = (indicator.catalogue.set, indicator.catalogue.code) if indicator.catalogue else None
                column = _Column(indicator.number, indicator.title, without_figures(indicator.title), code, {})
                fresh.append(column)
                numbered.setdefault(column.number, []).append(column)
                if code is not None:
                    published.setdefault(code, column)
            else:
                place = columns.index(column)
                columns[place:place] = fresh
                fresh, behind = [], column
            column.cells[at] = position
        place = columns.index(behind) + 1 if behind else len(columns)
        columns[place:place] = fresh
    return columns


def _find(
    indicator: Indicator,
    at: int,
    published: dict[tuple[str, str], _Column],
    numbered: dict[str | None, list[_Column]],
) -> _Column | None:
    """The column of an indicator, which its report has not filled yet."""
    from rapidfuzz.fuzz import ratio

    if indicator.catalogue:
        column = published.get((indicator.catalogue.set, indicator.catalogue.code))
        if column is not None and at not in column.cells:
            return column
    key = without_figures(indicator.title)
    free = [one for one in numbered.get(indicator.number, ()) if at not in one.cells]
    likeness = [(ratio(key, one.key, score_cutoff=SAME_NUMBER), -place) for place, one in enumerate(free)]
    best = max(likeness, default=(0.0, 0))
    return free[-best[1]] if best[0] else None


def _row(at: int, entry: Entry, columns: Sequence[_Column]) -> str:
    report = entry.report
    if report is None:
        return (
            f'<tr><th scope="row">{escape(entry.name)}</th><td class="not_met" colspan="{3 + len(columns)}">'
            f"{word('unreadable')}: {escape(entry.error or '')}</td></tr>"
        )
    place = report.document.place
    name = f"{place.level or ''} {place.name}".strip() if place else report.document.issuer or entry.name
    link = f'<a href="{escape(quote(entry.page), quote=True)}">{escape(name)}</a>' if entry.page else escape(name)
    period = report.document.period.label if report.document.period else report.document.issued_on or ""
    found = len(report.findings)
    met = sum(one.verdict is not None and one.verdict.code == "met" for one in report.indicators)
    said = "".join(_cells(at, entry, report, columns))
    if not report.indicators:
        said = f'<td class="none" colspan="{len(columns)}">{word("none_found")}</td>' if columns else ""
    return (
        f'<tr><th scope="row" title="{escape(entry.name, quote=True)}">{link}</th><td>{escape(period)}</td>'
        f'<td class="count">{met}/{len(report.indicators)}</td>'
        f'<td class="count{" not_met" if found else ""}">{found}</td>{said}</tr>'
    )


def _cells(at: int, entry: Entry, report: Report, columns: Sequence[_Column]) -> Iterator[str]:
    for column in columns:
        position = column.cells.get(at)
        if position is None:
            yield "<td></td>"
            continue
        indicator = report.indicators[position]
        code = indicator.verdict.code if indicator.verdict else "none"
        told = f"{indicator.number or ''} {indicator.title}: {indicator.verdict.text if indicator.verdict else '—'}"
        sign = _SIGNS[code]
        if entry.page:
            href = f"{escape(quote(entry.page), quote=True)}#i{position}"
            sign = f'<a href="{href}" aria-label="{escape(told, quote=True)}">{sign}</a>'
        yield f'<td class="sign {code}" title="{escape(told, quote=True)}">{sign}</td>'
