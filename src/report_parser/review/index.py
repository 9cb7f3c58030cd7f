"""The index page over several reports: commune by indicator, each cell a verdict, each row leading to its page."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from report_parser.model import Indicator, Report
from report_parser.review.page import render_frame
from report_parser.review.words import VERDICTS, word


@dataclass(frozen=True, slots=True)
class Entry:
    """One input: its report and its page's file name, or why it could not be read."""

    name: str
    report: Report | None
    page: str | None
    error: str | None = None


def _key(indicator: Indicator) -> str:
    return indicator.catalogue.code if indicator.catalogue else indicator.number or indicator.title[:40]


def render_index(entries: Sequence[Entry], *, language: str = "vi") -> str:
    """The page that holds the matrix; `page` names are relative to it."""
    columns = list(dict.fromkeys(_key(one) for entry in entries if entry.report for one in entry.report.indicators))
    head = "".join(f"<th scope='col'>{escape(column)}</th>" for column in columns)
    rows = "".join(_row(entry, columns) for entry in entries)
    legend = " ".join(f'<span class="key {code}">{word(code)}</span>' for code in VERDICTS)
    body = (
        f"<header><h1>{word('reports')} ({len(entries)})</h1><p>{legend}</p></header>"
        f'<main class="index"><div class="wide"><table class="matrix"><thead><tr><th>{word("commune")}</th>{head}</tr></thead><tbody>{rows}</tbody></table></div></main>'
    )
    return render_frame("report-parser", body, language=language)


def _row(entry: Entry, columns: Sequence[str]) -> str:
    if entry.report is None:
        return (
            f'<tr><th scope="row">{escape(entry.name)}</th><td colspan="{max(1, len(columns))}">'
            f"{word('unreadable')}: {escape(entry.error or '')}</td></tr>"
        )
    place = entry.report.document.place
    name = f"{place.level or ''} {place.name}".strip() if place else entry.report.document.issuer or entry.name
    verdicts = {_key(one): one for one in entry.report.indicators}
    cells = "".join(_cell(verdicts.get(column)) for column in columns)
    link = f'<a href="{escape(quote(entry.page), quote=True)}">{escape(name)}</a>' if entry.page else escape(name)
    return f'<tr><th scope="row">{link}</th>{cells}</tr>'


def _cell(indicator: Indicator | None) -> str:
    if indicator is None:
        return "<td></td>"
    code = indicator.verdict.code if indicator.verdict else "none"
    said = indicator.verdict.text if indicator.verdict else "?"
    return f'<td class="key {code}" title="{escape(indicator.title, quote=True)}">{escape(said)}</td>'
