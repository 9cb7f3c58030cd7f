"""Blocks, spans, and the texts and values that stand beside a span: all against the blocks."""

import re
import unicodedata
from collections.abc import Iterator

from report_parser.verify.failures import Failure, Json, walk
from report_parser.verify.printed import exact, read_dates, read_numerals, squeeze
from report_parser.verify.source_text import codec_of


def check_blocks(report: Json, source: bytes) -> Iterator[Failure]:
    for at, block in enumerate(report["blocks"]):
        where = f"blocks[{at}]"
        if block["id"] != at:
            yield Failure("block-id", where, f"id {block['id']} in place {at}")
        if not unicodedata.is_normalized("NFC", block["text"]):
            yield Failure("not-nfc", where, "the text is not in NFC")
        if not 1 <= block["copy"] <= report["source"]["copies"]:
            yield Failure("copy", where, f"copy {block['copy']} of {report['source']['copies']}")
    most = max((block["copy"] for block in report["blocks"]), default=1)
    if most != report["source"]["copies"]:
        yield Failure("copy", "source.copies", f"{report['source']['copies']} stated; the blocks are of {most}")


def _spans(report: Json) -> Iterator[tuple[str, Json]]:
    for where, value in walk(report):
        if value.keys() == {"block", "start", "end", "text"}:
            yield where, value


def check_spans(report: Json, source: bytes) -> Iterator[Failure]:
    texts = [block["text"] for block in report["blocks"]]
    for where, span in _spans(report):
        number, start, end = span["block"], span["start"], span["end"]
        if not (type(number) is type(start) is type(end) is int and 0 <= number < len(texts)):
            yield Failure("span-block", where, f"there is no block {number}")
        elif not 0 <= start < end <= len(texts[number]):
            yield Failure("span-range", where, f"{start} to {end} of {len(texts[number])} letters")
        elif texts[number][start:end] != span["text"]:
            yield Failure("span-text", where, f"{span['text']!r} stated; the block has {texts[number][start:end]!r}")


def check_printed_texts(report: Json, source: bytes) -> Iterator[Failure]:
    """Texts that stand beside their span, and evidence, which stands somewhere."""
    for where, value in walk({name: report[name] for name in ("indicators", "groups", "measurements", "overall")}):
        span = value.get("span")
        for name in ("text", "title"):
            if span and value.get(name) and value[name] != span["text"]:
                yield Failure("text", f"{where}.{name}", f"{value[name]!r} stated; its span has {span['text']!r}")
    everything = "\n".join(block["text"] for block in report["blocks"])
    for at, indicator in enumerate(report["indicators"]):
        for number, text in enumerate(indicator["evidence"]):
            if text not in everything:
                yield Failure("evidence", f"indicators[{at}].evidence[{number}]", f"{text!r} stands in no block")
        if indicator["number"] is not None and not _stands_by(indicator["number"], indicator["span"], report):
            yield Failure("number", f"indicators[{at}].number", f"{indicator['number']} is not printed there")


def check_outline(report: Json, source: bytes) -> Iterator[Failure]:
    """A section's span is its label and its title as printed, and it lies below the one that holds it."""
    stack = [(f"outline[{at}]", section, 0) for at, section in enumerate(report["outline"])]
    while stack:
        where, section, above = stack.pop()
        if section["level"] <= above:
            yield Failure("outline", f"{where}.level", f"{section['level']} below {above}")
        if not section["span"]["text"].endswith(section["title"]):
            yield Failure("text", f"{where}.title", f"{section['title']!r}; its span has {section['span']['text']!r}")
        if not _stands_by(section["label"], section["span"], report):
            yield Failure("outline", f"{where}.label", f"{section['label']} is not printed there")
        inner = enumerate(section["children"])
        stack += [(f"{where}.children[{at}]", child, section["level"]) for at, child in inner]


def _stands_by(number: str, span: Json, report: Json) -> bool:
    """Whether a heading's number stands in its block or shortly before, perhaps with the end of a page between."""
    at = span["block"]
    return any(squeeze(number) in squeeze(block["text"]) for block in report["blocks"][max(0, at - 4) : at + 1])


def check_numbers(report: Json, source: bytes) -> Iterator[Failure]:
    """Every value against the numerals printed in its span."""
    names = ("numerator", "denominator", "percent", "low", "high", "value", "maximum", "count", "total")
    for where, value in walk(
        {name: report[name] for name in ("profile", "groups", "overall", "indicators", "measurements")}
    ):
        span = value.get("span")
        if not span:
            continue
        values = {name: value[name] for name in names if isinstance(value.get(name), int | float)}
        if not values:
            continue
        beside = value.get("percent_span")
        numerals = read_numerals(span["text"]) | (read_numerals(beside["text"]) if beside else set())
        for name, number in values.items():
            if name in ("maximum", "total"):  # of a score, of counts in a table: in another cell of its row
                numerals |= read_numerals(report["blocks"][span["block"]]["text"])
            if exact(number) not in numerals:
                yield Failure("value", f"{where}.{name}", f"{number} is not printed in {span['text']!r}")


def check_dates(report: Json, source: bytes) -> Iterator[Failure]:
    """The dates, number and years of the report's head, anywhere in its text; a portal's date perhaps in the page alone."""
    texts = [block["text"] for block in report["blocks"]]
    printed = read_dates("\n".join(texts))
    document = report["document"]
    if document["issued_on"] is not None and document["issued_on"] not in printed:
        yield Failure("date", "document.issued_on", f"{document['issued_on']} is printed nowhere")
    published = document["published_at"] and document["published_at"][:10]
    if published and published not in printed | _dates_of_page(report, source):
        yield Failure("date", "document.published_at", f"{document['published_at']} is written nowhere")
    if document["number"] is not None and squeeze(document["number"]) not in squeeze("".join(texts)):
        yield Failure("number", "document.number", f"{document['number']} is printed nowhere")
    period = document["period"]
    if period is not None:
        if period["start"] and period["end"] and period["start"] > period["end"]:
            yield Failure("period", "document.period", f"{period['start']} is after {period['end']}")
        for name in ("start", "end"):
            if period[name] is not None and period[name][:4] not in "".join([period["label"], *texts]):
                yield Failure("period", f"document.period.{name}", f"the year of {period[name]} is printed nowhere")


def _dates_of_page(report: Json, source: bytes) -> set[str]:
    """The dates in a page's markup: some say only in a `<meta>` or `<time>` when they were published."""
    if report["source"]["media_type"] != "text/html":
        return set()
    return read_dates(source.decode(codec_of(report) or "utf-8", "replace"))


def check_citations(report: Json, source: bytes) -> Iterator[Failure]:
    """A cited number in its spans, in full in one and by its first numeral in all; its date beside one of them.

    Of `số 11, 12/QĐ-UBND` the first has its letters beside it.
    """
    texts = [block["text"] for block in report["blocks"]]
    for at, citation in enumerate(report["citations"]):
        where = f"citations[{at}]"
        spans = [span["text"] for span in citation["spans"]]
        number = citation["number"]
        if number is not None:
            beside = squeeze(" ".join(texts[span["block"]] for span in citation["spans"]))
            listed = any(re.search("[0-9]$", text) for text in spans) and squeeze(number).lstrip("0123456789") in beside
            if not any(squeeze(number) in squeeze(text) for text in spans) and not listed:
                yield Failure("citation", f"{where}.number", f"{number} stands in none of its places")
            first = re.search("[1-9][0-9]*", number)
            if first and not all(re.search(rf"(?<![1-9]){first[0]}(?![0-9])", text) for text in spans):
                yield Failure("citation", f"{where}.spans", f"a place does not name {number}")
        blocks = " ".join(texts[span["block"]] for span in citation["spans"])
        if citation["issued_on"] is not None and citation["issued_on"] not in read_dates(blocks):
            yield Failure("date", f"{where}.issued_on", f"{citation['issued_on']} is not printed beside it")
    names = {one["number"] for one in report["citations"]}
    names |= {span["text"] for one in report["citations"] for span in one["spans"]}
    for at, indicator in enumerate(report["indicators"]):
        for name in indicator["citations"]:
            if name not in names:
                yield Failure("citation", f"indicators[{at}].citations", f"{name} is not among the report's citations")
