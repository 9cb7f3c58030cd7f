"""`report-parser show`."""

import shutil
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import click

from report_parser.cli.inputs import complain, find_inputs, language_option, lexicon_option, limit_option, load_lexicon
from report_parser.errors import ReportParserError
from report_parser.limits import Limits
from report_parser.model import Group, Indicator, Report
from report_parser.phrases import say_finding
from report_parser.review.words import WORDS

_COLOUR = {"met": "green", "partly_met": "yellow", "in_progress": "blue", "not_met": "red"}

_NUMBER_WIDTH, _VERDICT_WIDTH = 7, 22
_COUNTED = {
    "en": (("indicator", "indicators"), ("document cited", "documents cited"), ("finding", "findings")),
    "vi": (("chỉ tiêu",) * 2, ("văn bản viện dẫn",) * 2, ("điểm cần xem lại",) * 2),
}


@click.command("show", epilog="\b\nExample:\n  report-parser show --lang vi bao-cao.html")
@click.argument("file", type=click.Path())
@language_option
@lexicon_option
@limit_option
def command(file: str, lang: str, lexicon: Path | None, limits: Limits) -> None:
    """Show a report's indicators as a table, with verdicts, figures and what was counted beside what is printed."""
    from report_parser.pipeline import extract_bytes

    try:
        for one in find_inputs((file,)):
            report = extract_bytes(one.read(limits), one.name, lexicon=load_lexicon(lexicon), limits=limits)
            for line in _lines(report, lang, max(60, min(160, shutil.get_terminal_size((100, 24)).columns))):
                click.echo(line)
    except ReportParserError as error:
        complain(file, error)
        sys.exit(1)


def _word(key: str, lang: str) -> str:
    return WORDS[key][1 if lang == "vi" else 0]


def _lines(report: Report, lang: str, width: int) -> Iterator[str]:
    document = report.document
    yield click.style(textwrap.fill(document.title or report.source.name, width), bold=True)
    facts = [document.number, document.issued_on, document.issuer]
    if any(facts):
        yield textwrap.fill(" · ".join(fact for fact in facts if fact), width)
    yield ""
    current: Group | None = None
    groups = list(report.groups)
    verdict_width = _verdict_width(report, lang)
    for indicator in report.indicators:
        if groups and (current is None or indicator.group != current.number):
            index = next((place for place, group in enumerate(groups) if group.number == indicator.group), None)
            if index is not None:
                current = groups.pop(index)
                yield from _group(current, lang, width)
        yield from _indicator(indicator, lang, width, verdict_width)
    if report.indicators:
        yield ""
    for reported in report.overall.reported:
        yield _total(
            reported.verdict, reported.count, reported.total, report.overall.counted.get(reported.verdict, 0), lang
        )
    counts = (len(report.indicators), len(report.citations), len(report.findings))
    yield ", ".join(f"{count} {words[count != 1]}" for count, words in zip(counts, _COUNTED[lang], strict=True))
    for finding in report.findings:
        said = textwrap.fill(say_finding(finding, lang), width, initial_indent="  ", subsequent_indent="  ")
        yield click.style("! ", fg="yellow") + said[2:]


def _group(group: Group, lang: str, width: int) -> Iterator[str]:
    yield click.style(
        textwrap.shorten(f"{group.number or ''} {group.title}".strip(), width, placeholder=" …"), bold=True
    )
    for reported in group.reported:
        yield "    " + _total(
            reported.verdict, reported.count, reported.total, group.counted.get(reported.verdict, 0), lang
        )


def _total(code: str, count: int, total: int | None, counted: int, lang: str) -> str:
    of = f"/{total}" if total is not None else ""
    said = f"{_word(code, lang)}: {_word('reported', lang)} {count}{of}, {_word('counted', lang)} {counted}"
    return said if count == counted else click.style(said, fg="yellow")


def _indicator(indicator: Indicator, lang: str, width: int, verdict_width: int) -> Iterator[str]:
    """An indicator's line, and its figures below its title."""
    verdict = indicator.verdict
    shown = _cut(verdict.text if verdict else _word("no_verdict", lang), verdict_width)
    mark = click.style(f"{shown:<{verdict_width}}", fg=_COLOUR.get(verdict.code) if verdict else "bright_black")
    indent = " " * (_NUMBER_WIDTH + 3 + (verdict_width + 2 if verdict_width else 0))
    title = textwrap.shorten(indicator.title, max(20, width - len(indent)), placeholder=" …")
    yield f"  {indicator.number or '-':<{_NUMBER_WIDTH}} {f'{mark}  ' if verdict_width else ''}{title}"
    room = max(60, width - len(indent))
    figures = "; ".join(textwrap.shorten(one.text, room, placeholder=" …") for one in indicator.measurements)
    for line in textwrap.wrap(figures, width - len(indent)):
        yield indent + click.style(line, dim=True)


def _verdict_width(report: Report, lang: str) -> int:
    """The widest verdict's letters, within reason; 0 for a report without verdicts, such as one of scores."""
    texts = [one.verdict.text for one in report.indicators if one.verdict]
    if texts and len(texts) < len(report.indicators):
        texts.append(_word("no_verdict", lang))
    return min(_VERDICT_WIDTH, max(map(len, texts), default=0))


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: max(0, width - 1)] + "…"[:width]
