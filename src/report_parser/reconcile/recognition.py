"""Figures, verdicts and document numbers that rest on words which OCR was not sure of."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from report_parser.model import Finding, Group, Indicator, Measurement, ReportedCount, Span, VerdictCode
from report_parser.patterns import pattern_of
from report_parser.reconcile.corrections import find_count_correction, find_ratio_corrections, ratio_agrees
from report_parser.reconcile.subject import Subject

DOUBTFUL = 80
"""A word of less confidence is doubtful. In scans of 150 and 200 dots an inch, 2 of 242 right figures have less; of 20
wrong words in a scan of 110 dots, 5."""

MOST_OFFERED = 3
_WORD = pattern_of(r"\S+")

Stretch = tuple[int, int]


def check_recognition(subject: Subject) -> Iterator[Finding]:
    """One finding a fact, at its doubtful words; a digit that the report's arithmetic settles is offered in the message."""
    if not subject.confidences:
        return
    for one in subject.indicators:
        yield from _check_indicator(subject, one)
    for group in subject.groups:
        yield from _check_counts(subject, group.reported, group.counted, _size(group), group.number)
    whole = len(subject.indicators)
    yield from _check_counts(subject, subject.overall.reported, subject.overall.counted, whole, None)
    for measurement in subject.measurements:
        yield from _check_measurement(subject, measurement, None)
    for fact in subject.profile:
        yield from _check_plain(subject, fact.span, f"The figure {fact.span.text!r}")
    for citation in subject.citations:
        for span in citation.spans:
            yield from _check_plain(subject, span, f"The document {span.text!r}")


def _size(group: Group) -> int:
    return len(group.indicators) or sum(group.counted.values())


def _doubts(subject: Subject, span: Span, *, figures: bool) -> list[tuple[Span, int]]:
    """The doubtful words of a span (with `figures`, of those that hold a digit), each with its confidence."""
    sure = subject.confidences.get(span.block)
    if not sure:
        return []
    text = subject.blocks[span.block].text
    found = []
    for word, confidence in zip(_WORD.finditer(text), sure, strict=False):
        if word.start() >= span.end:
            break
        start, end = max(word.start(), span.start), min(word.end(), span.end)
        if confidence < DOUBTFUL and start < end:
            part = text[start:end]
            if not figures or any(letter.isdigit() for letter in part):
                found.append((Span(span.block, start, end, part), confidence))
    return found


def _how_sure(doubts: Sequence[tuple[Span, int]]) -> str:
    words = ", ".join(f"{span.text!r} ({confidence}%)" for span, confidence in doubts[:MOST_OFFERED])
    return f"was recognised with little confidence: {words}"


def _stretches(doubts: Sequence[tuple[Span, int]], start: int) -> list[Stretch]:
    return [(span.start - start, span.end - start) for span, _ in doubts]


def _check_indicator(subject: Subject, one: Indicator) -> Iterator[Finding]:
    found = partial(Finding, code="low-ocr-confidence", group=one.group, indicator=one.number)
    label = Span(one.span.block, 0, one.span.start, subject.blocks[one.span.block].text[: one.span.start])
    if one.number is not None and (doubts := _doubts(subject, label, figures=True)):
        yield found(
            severity="warning",
            message=f"The indicator's number {one.number} {_how_sure(doubts)}",
            reported=one.number,
            spans=tuple(span for span, _ in doubts),
        )
    for measurement in one.measurements:
        yield from _check_measurement(subject, measurement, one)
    if one.verdict is not None and (doubts := _doubts(subject, one.verdict.span, figures=False)):
        yield found(
            severity="warning",
            message=f"The verdict {one.verdict.text!r} {_how_sure(doubts)}",
            verdict=one.verdict.code,
            reported=one.verdict.text,
            spans=tuple(span for span, _ in doubts),
        )


def _check_measurement(subject: Subject, one: Measurement, indicator: Indicator | None) -> Iterator[Finding]:
    whole = one.span
    beside = one.percent_span
    apart = beside is not None and (beside.block != whole.block or beside.start < whole.start or beside.end > whole.end)
    text = whole.text
    doubts = _doubts(subject, whole, figures=True)
    stretches = _stretches(doubts, whole.start)
    if beside is not None and apart:
        far = _doubts(subject, beside, figures=True)
        stretches += _stretches(far, beside.start - len(text) - 2)
        doubts += far
        text = f"{text}, {beside.text}"
    if not doubts:
        return
    corrections = find_ratio_corrections(one, text, stretches)
    message = f"{text!r} {_how_sure(doubts)}"
    agrees = ratio_agrees(one)
    if agrees:
        message += "; fraction and percentage agree as they were read"
    elif len(corrections) == 1:
        message += f"; fraction and percentage do not agree, and would if it were {corrections[0]!r}"
    elif 1 < len(corrections) <= MOST_OFFERED:
        message += f"; fraction and percentage do not agree, and would if it were {' or '.join(map(repr, corrections))}"
    elif agrees is False:
        message += "; fraction and percentage do not agree"
    yield Finding(
        code="low-ocr-confidence",
        severity="info" if agrees else "warning",
        message=message,
        group=indicator.group if indicator else None,
        indicator=indicator.number if indicator else None,
        reported=text,
        counted=corrections[0] if len(corrections) == 1 else None,
        spans=tuple(span for span, _ in doubts),
    )


def _check_counts(
    subject: Subject,
    reported: Sequence[ReportedCount],
    counted: Mapping[VerdictCode, int],
    size: int,
    group: str | None,
) -> Iterator[Finding]:
    for one in reported:
        doubts = _doubts(subject, one.span, figures=True)
        if not doubts:
            continue
        stretches = _stretches(doubts, one.span.start)
        right = find_count_correction(one, counted.get(one.verdict, 0), size, one.span.text, stretches)
        offered = f"; the verdicts count as if it were {right!r}" if right else ""
        yield Finding(
            code="low-ocr-confidence",
            severity="warning",
            message=f"The total {one.span.text!r} {_how_sure(doubts)}{offered}",
            group=group,
            verdict=one.verdict,
            reported=one.span.text,
            counted=right,
            spans=tuple(span for span, _ in doubts),
        )


def _check_plain(subject: Subject, span: Span, what: str) -> Iterator[Finding]:
    if doubts := _doubts(subject, span, figures=True):
        yield Finding(
            code="low-ocr-confidence",
            severity="warning",
            message=f"{what} {_how_sure(doubts)}",
            reported=span.text,
            spans=tuple(word for word, _ in doubts),
        )
