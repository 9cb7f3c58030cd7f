"""Drafts made into the contract's groups, indicators and totals."""

from decimal import Decimal

from report_parser.extract.drafts import GroupDraft, ItemDraft, Piece, ScoreDraft, VerdictDraft
from report_parser.extract.totals import FoundTotal
from report_parser.model import (
    Block,
    Group,
    Indicator,
    Number,
    Overall,
    ReportedCount,
    ScoreTotal,
    Span,
    Verdict,
    VerdictCode,
)
from report_parser.numbers import as_number, parse_number


def _span(piece: Piece) -> Span:
    return Span(piece.block.id, piece.start, piece.end, piece.text)


def _verdict(draft: VerdictDraft | None) -> Verdict | None:
    return Verdict(draft.code, draft.piece.text, _span(draft.piece)) if draft else None


def _reported(totals: list[tuple[Block, FoundTotal]]) -> tuple[ReportedCount, ...]:
    found: list[ReportedCount] = []
    for block, total in totals:
        percent = percent_span = None
        if total.percent is not None:
            percent = as_number(parse_number(total.percent))
            percent_span = Span(
                block.id, total.percent_start, total.percent_end, block.text[total.percent_start : total.percent_end]
            )
        span = Span(block.id, total.start, total.end, block.text[total.start : total.end])
        found.append(ReportedCount(total.code, total.count, total.total, span, percent, percent_span))
    return tuple(found)


def _count(items: list[ItemDraft]) -> dict[VerdictCode, int]:
    counted: dict[VerdictCode, int] = {}
    for item in items:
        if item.verdict is not None:
            counted[item.verdict.code] = counted.get(item.verdict.code, 0) + 1
    return counted


def _score(items: list[ItemDraft], printed: ScoreDraft | None) -> ScoreTotal | None:
    scores = [one for item in items for one in item.measurements if one.kind == "score" and one.role == "result"]
    if printed is None and len(scores) * 2 < max(len(items), 2):
        # Points said in passing are no form that scores itself.
        return None
    maxima = [one.maximum for one in scores]
    return ScoreTotal(
        value=printed.value if printed else None,
        maximum=printed.maximum if printed else None,
        counted=_sum([one.value for one in scores if one.value is not None]),
        counted_maximum=_sum([m for m in maxima if m is not None]) if maxima and None not in maxima else None,
        span=_span(printed.piece) if printed else None,
    )


def _sum(values: list[Number]) -> Number:
    return as_number(sum((Decimal(repr(value)) for value in values), start=Decimal(0)))


def finish_group(draft: GroupDraft, totals: list[tuple[Block, FoundTotal]]) -> Group:
    title = draft.title or draft.items[0].title
    return Group(
        number=draft.number,
        title=draft.title.text if draft.title else "",
        indicators=tuple(item.number for item in draft.items if item.number is not None),
        span=_span(title),
        reported=_reported(totals),
        counted=_count(draft.items),
        verdict=_verdict(draft.verdict),
        score=_score(draft.items, draft.score),
    )


def finish_overall(
    groups: list[GroupDraft], totals: list[tuple[Block, FoundTotal]], score: ScoreDraft | None
) -> Overall:
    items = [item for group in groups for item in group.items]
    return Overall(reported=_reported(totals), counted=_count(items), score=_score(items, score))


def finish_indicator(item: ItemDraft, group: GroupDraft) -> Indicator:
    return Indicator(
        number=item.number,
        group=group.number,
        path=item.path,
        title=item.title.text,
        span=_span(item.title),
        verdict=_verdict(item.verdict),
        measurements=tuple(item.measurements),
        evidence=tuple(piece.text.strip() for piece in item.evidence if piece.text.strip()),
        citations=tuple(item.citations),
    )
