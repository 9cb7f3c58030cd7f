"""Indicators written as numbered sections: a heading, lines of evidence, a verdict; after a group, its totals."""

import re
from dataclasses import field, replace

from report_parser.extract.drafts import GroupDraft, ItemDraft, Piece, ScoreDraft, VerdictDraft
from report_parser.extract.points import NAME_OF_POINTS, OFFERED, POINTS_BEHIND, find_group_score, set_maximum
from report_parser.extract.prose_indicators import IndicatorFinder
from report_parser.extract.prose_nodes import REQUIREMENT, Reading, is_totals_line
from report_parser.extract.totals import FoundTotal, find_totals
from report_parser.extract.verdicts import FoundVerdict
from report_parser.labels import bullet_end
from report_parser.lexicon import Lexicon
from report_parser.misread import RecognisedBlock
from report_parser.model import Block
from report_parser.numbers import as_number, parse_number
from report_parser.outline import Node, Outline
from report_parser.patterns import pattern_of
from report_parser.records import dataclass


@dataclass(slots=True)
class Outside:
    """A piece of the article that belongs to no indicator, with the way down the outline to it."""

    path: tuple[str, ...]
    piece: Piece
    plan: bool


@dataclass(slots=True)
class Prose:
    """What the numbered sections hold. `loose` are totals that stand with no group."""

    groups: list[GroupDraft] = field(default_factory=list)
    loose: list[tuple[Block, FoundTotal]] = field(default_factory=list)
    outside: list[Outside] = field(default_factory=list)
    score: ScoreDraft | None = None
    verdict_pieces: list[Piece] = field(default_factory=list)
    """Every verdict with its label: what the label counts (`tiêu chí số 1:`) is no figure."""
    score_pieces: list[Piece] = field(default_factory=list)
    """The points that headings of groups give: `2. Kinh tế số (30 điểm): Tự chấm 24 điểm`."""


class _ProseReader(IndicatorFinder):
    def read(self) -> Prose:
        prose = Prose()
        chosen = self.find_indicators()
        groups: dict[Node | None, GroupDraft] = {}
        holder: dict[Node, Node] = {}
        """Each node below an indicator, with that indicator."""
        for node in self.nodes:
            if node in chosen:
                for child in node.walk():
                    holder[child] = node
        for block in self.outline.preamble:
            if block.kind != "row":
                found = find_totals(block.text, self.lexicon, isinstance(block, RecognisedBlock))
                if is_totals_line(block.text, found, open_item=True):
                    prose.loose += [(block, total) for total in found]
                    continue
                prose.outside.append(Outside((), Piece(block, 0, len(block.text)), False))
        items: dict[Node, ItemDraft] = {}
        for node in self.nodes:
            reading = self.readings[node]
            prose.score = prose.score or reading.score
            indicator = holder.get(node)
            plan = self.planned(node)
            if indicator is None:
                name, score = (
                    find_group_score(node)
                    if reading.bullets or any(child in chosen for child in node.children)
                    else (None, None)
                )
                if score is not None:
                    prose.score_pieces.append(Piece(node.block, node.title_start, node.title_end))
                else:
                    prose.outside.append(Outside(node.path, Piece(node.block, node.title_start, node.title_end), plan))
                for piece in reading.evidence:
                    prose.outside.append(Outside(node.path, piece, plan))
                group = groups.get(node)
                if group is None and reading.bullets:
                    group = groups[node] = GroupDraft(node.number, name or _group_title(node, reading), score=score)
                    prose.groups.append(group)
                    for block, verdict in reading.bullets:
                        group.items.append(self.bullet_item(node, block, verdict))
                        if verdict:
                            prose.verdict_pieces.append(_with_label((block, verdict)))
                if group is None and node.children and any(child in chosen for child in node.children):
                    group = groups[node] = GroupDraft(node.number, name or _group_title(node, reading), score=score)
                    prose.groups.append(group)
                if group is not None:
                    group.totals += reading.totals
                    if reading.verdict:
                        group.verdict = _verdict(reading.verdict)
                else:
                    prose.loose += [] if plan else reading.totals
                for block in reading.tail:
                    prose.outside.append(Outside(node.path, Piece(block, 0, len(block.text)), plan))
                continue
            parent = indicator.parent
            if parent not in groups:
                title = Piece(parent.block, parent.title_start, parent.title_end) if parent else None
                groups[parent] = GroupDraft(parent.number if parent else None, title)
                prose.groups.append(groups[parent])
            group = groups[parent]
            if node is indicator:
                items[node] = self.item(node, reading)
                group.items.append(items[node])
            else:
                end = _without_verdict(node.block, reading)
                if not (moved := self.moved_verdict(node, indicator)):
                    asked = bool(REQUIREMENT.match(node.title))
                    items[indicator].evidence.append(Piece(node.block, 0, end, asked))
                elif moved > node.title_start:
                    items[indicator].evidence.append(Piece(node.block, 0, moved))
            item = items[indicator]
            item.evidence += reading.evidence
            if reading.verdict:
                prose.verdict_pieces.append(_with_label(reading.verdict))
                if item.verdict is None:
                    item.verdict = _verdict(reading.verdict)
            group.totals += reading.totals
            if reading.of_group:
                group.verdict = _verdict(reading.of_group)
                prose.verdict_pieces.append(_with_label(reading.of_group))
            path = parent.path if parent else ()
            for block in reading.tail:
                prose.outside.append(Outside(path, Piece(block, 0, len(block.text)), plan))
        for item in items.values():
            set_maximum(item)
        return prose

    def moved_verdict(self, node: Node, indicator: Node) -> int:
        """Where a verdict that was lifted to the indicator begins in the node's own heading; 0 where there is none."""
        verdict = self.readings[indicator].verdict
        return verdict[1].whole_start if verdict and verdict[0] is node.block else 0

    def item(self, node: Node, reading: Reading) -> ItemDraft:
        end = node.title_end
        if reading.verdict and reading.verdict[0] is node.block:
            end = min(end, _without_verdict(node.block, reading))
            if end <= node.title_start:
                # `1. Tiêu chí Quy hoạch: Đạt`: the label is the name.
                end = reading.verdict[1].start
            while end > node.title_start and node.block.text[end - 1] in ":; ,-–([":
                end -= 1
        start, asked = node.title_start, self.planned(node)
        if named := _NAMED_TITLE.match(node.block.text, start, end):
            # `a) Chỉ tiêu: 100% thôn có cáp quang`
            start, asked = named.end(), True
        item = ItemDraft(node.number, node.path, Piece(node.block, start, end, asked))
        _part_title(item, judged=end < node.title_end)
        if reading.verdict and reading.verdict[0] is node.block:
            item.evidence += _said_behind(node.block, reading.verdict[1])
        return item

    def bullet_item(self, node: Node, block: Block, verdict: FoundVerdict | None) -> ItemDraft:
        start = bullet_end(block.text)
        end = len(block.text) if verdict is None else verdict.whole_start
        end = start + len(block.text[start:end].rstrip(" :;,.-–([=>"))
        item = ItemDraft(None, node.path, Piece(block, start, end))
        if verdict:
            item.verdict = _verdict((block, verdict))
        if verdict is None and (answer := _ANSWER.match(item.title.text)):
            item.title = replace(item.title, end=start + answer.start("colon"))
            item.evidence.append(Piece(block, start + answer.end("colon"), len(block.text.rstrip())))
            return item
        _part_title(item, judged=True)
        if verdict:
            item.evidence += _said_behind(block, verdict)
        return item


# `Xã có quy chế quản lý trang thông tin điện tử: Không`
_ANSWER = pattern_of(r"[^:]{8,250}?(?P<colon>\s?:\s+)(?=(?:có|không|chưa|đã)(?![^\W_]))", re.IGNORECASE)
_NAMED_TITLE = pattern_of(r"(?:tên\s+)?(?:chỉ\s+tiêu|tiêu\s+chí|chỉ\s+số)\s?:\s+(?=\S)", re.IGNORECASE)
_FRACTION = pattern_of(r"[0-9](?:\s?[^\W\d_]{1,10}){0,2}\s?/\s?[0-9]")


# `Tiêu chí số 2 (Giao thông): …`
_BRACKETED_NAME = pattern_of(r"\(\s?(?P<name>[^()]{2,80}?)\s?\)\s*(?:[:：.–-]\s*|$)")
_RUN_IN = pattern_of(
    r"(?:(?:chỉ\s+tiêu|tiêu\s+chí|chỉ\s+số)\s+(?:số\s+)?[0-9]{1,2}(?:\.[0-9]{1,2})?\.?\s+)?(?:[^:0-9%]|(?<![0-9.,/])[0-9]{1,2}(?![0-9/.,%]|\s?[%/])){6,200}?(?P<colon>\s?:\s+)(?=(?:(?:kế\s+hoạch|kh|nq|nghị\s+quyết|mục\s+tiêu|yêu\s+cầu|chỉ\s+tiêu)\s?:)?[^:]*[0-9])",
    re.IGNORECASE,
)


_REACHED_BEHIND = pattern_of(
    r"(?=[^:]{0,250}[0-9])[^:]{6,300}?(?P<colon>\s?:\s+)(?=(?:đã|thực\s+tế|kết\s+quả|thực\s+hiện|mới|mở\s+được|hiện\s+(?:có|nay|tại)|đến\s+nay|trong\s+năm)(?![^\W_])[^:]*[0-9])",
    re.IGNORECASE,
)


# `Tỷ lệ thôn có tổ công nghệ số (yêu cầu 100%): 8/8 thôn`
_ASKED_BEFORE = pattern_of(
    r"[^:]{6,300}\((?:yêu\s+cầu|quy\s+định|mục\s+tiêu|kế\s+hoạch|kh|chỉ\s+tiêu|nq)(?![^\W_])[^():]{1,60}\)(?P<colon>\s?:\s+)(?=[^:]*[0-9])",
    re.IGNORECASE,
)
# `Thu nhập bình quân: NQ 65 triệu đồng; thực hiện 33,5 triệu đồng`: what is planned, and what was reached.
_PLAN_THEN_RESULT = pattern_of(
    r"(?:nq|kh|kế\s+hoạch|nghị\s+quyết|mục\s+tiêu|chỉ\s+tiêu)(?![^\W_])[^:;]{0,60}?[0-9][^;]{0,60}?[;,]\s+(?:thực\s+hiện|th|đạt|đã|kết\s+quả|ước)(?![^\W_])",
    re.IGNORECASE,
)
# `Tiêu chí Thu nhập: thu nhập bình quân đạt 78,5 triệu đồng`
_KIND_NAMED = pattern_of(r"tiêu\s+chí\s[^:0-9]{2,60}:", re.IGNORECASE)
# `Giao quân 100%: 11/11 thanh niên`, `100% ấp đạt văn hóa: 7/8 ấp`, `60% thanh toán trực tuyến: mới đạt 42,1%`
_SHARE_ASKED = pattern_of(
    r"(?:[^:]{4,200}[0-9]\s?%|[0-9]{1,3}(?:,[0-9]{1,2})?\s?%[^:]{4,200}?)(?P<colon>\s?:\s+)(?=[0-9.]{1,9}(?:\s[^\W\d_]+){0,3}\s?/\s?[0-9])"
    r"|[0-9]{1,3}(?:,[0-9]{1,2})?\s?%[^:]{4,200}?(?P<reached>\s?:\s+)(?=(?:đạt|mới|đang|hiện|đã|chiếm|ước|tỷ\slệ|tỉ\slệ|có)\s[^:]*[0-9])",
    re.IGNORECASE,
)
_RESULT_BEHIND = pattern_of(
    r"(?:\s?[.;–-]|(?P<comma>,)|(?<=\)))\s+(?P<label>(?:kết\s+quả(?:\s+(?:thực\s+hiện|đạt\s+được))?|thực\s+(?:hiện|tế|trạng)|hiện\s+trạng)\s?:\s+(?=\S))",
    re.IGNORECASE,
)


_SAID_BEHIND = pattern_of(r"[^:]{6,300}?(?P<colon>\s?:\s+)(?=\S)")


def _part_before_points(item: ItemDraft, end: int, points: int) -> None:
    """`Có bác sĩ làm việc: 01 bác sĩ. Điểm chuẩn: 3; điểm đạt: 3.`: the name, then all that is said of it."""
    piece = item.title
    named = _SAID_BEHIND.match(piece.text, 0, end)
    stop, go_on = (named.start("colon"), named.end("colon")) if named else (end, points)
    item.title = replace(piece, end=piece.start + stop)
    item.evidence.append(Piece(piece.block, piece.start + go_on, piece.end))


def _part_title(item: ItemDraft, judged: bool) -> None:
    """`Tuyển quân: 12/12 thanh niên`: the name before the colon is the heading, what follows is its text.

    A target is asked in its heading: `Thu nhập bình quân: đạt ít nhất 58 triệu đồng` is all name.
    """
    result = _RESULT_BEHIND.search(item.title.text, 6) if ":" in item.title.text else None
    if result and not (result["comma"] and ":" in item.title.text[: result.start()]):
        # `Tối thiểu 75% hộ có cáp quang. Kết quả thực hiện: 1.689/2.104 hộ`
        piece = item.title
        item.title = replace(piece, end=piece.start + result.start(), asked=True)
        item.evidence.append(Piece(piece.block, piece.start + result.start("label"), piece.end))
        return
    named = _BRACKETED_NAME.match(item.title.text)
    if named:
        piece = item.title
        item.title = replace(piece, start=piece.start + named.start("name"), end=piece.start + named.end("name"))
        if named.end() < len(piece.text):
            item.evidence.append(Piece(piece.block, piece.start + named.end(), piece.end))
        return
    if scored := OFFERED.match(item.title.text):
        piece = item.title
        points = Piece(piece.block, piece.start + scored.start("points"), piece.start + scored.end("points"))
        item.maximum = as_number(parse_number(scored["points"])), points
        item.title = replace(piece, end=piece.start + scored.end("name"))
        if scored.end() < len(piece.text):
            item.evidence.append(Piece(piece.block, piece.start + scored.end(), piece.end))
        return
    if behind := POINTS_BEHIND.search(item.title.text, 6):
        _part_before_points(item, behind.start(), behind.end())
        return
    told = None
    if ":" in item.title.text:
        told = (
            _REACHED_BEHIND.match(item.title.text)
            or _ASKED_BEFORE.match(item.title.text)
            or _SHARE_ASKED.match(item.title.text)
        )
    if told:
        # `100% hộ nghèo được cấp thẻ: đã cấp 1.402/1.402 thẻ`: what is asked, and what was reached.
        piece = item.title
        colon = told.lastgroup or "colon"
        item.title = replace(piece, end=piece.start + told.start(colon), asked=True)
        item.evidence.append(Piece(piece.block, piece.start + told.end(colon), piece.end))
        return
    if pointed := NAME_OF_POINTS.match(item.title.text):
        piece = item.title
        item.title = replace(piece, end=piece.start + pointed.end("name"))
        item.evidence.append(Piece(piece.block, piece.start + pointed.end(), piece.end))
        return
    found = _RUN_IN.match(item.title.text)
    if found and (
        judged
        or _FRACTION.search(item.title.text, found.end())
        or _PLAN_THEN_RESULT.match(item.title.text, found.end())
        or _KIND_NAMED.match(item.title.text)
    ):
        piece = item.title
        item.title = replace(piece, end=piece.start + found.start("colon"))
        item.evidence.append(Piece(piece.block, piece.start + found.end("colon"), piece.end))


def _group_title(node: Node, reading: Reading) -> Piece:
    """`Tiêu chí 1: Quy hoạch (Đạt)`: the name without its verdict."""
    end = min(node.title_end, _without_verdict(node.block, reading))
    return Piece(node.block, node.title_start, end if end > node.title_start else node.title_end)


def _said_behind(block: Block, verdict: FoundVerdict) -> list[Piece]:
    """What a line says behind its verdict: `Giao thông – Đạt. Tổng chiều dài 45,6 km`, `Văn bản ký số: Đạt (50/50)`."""
    text = block.text
    start = verdict.end
    start += len(text[start:]) - len(text[start:].lstrip(" .;:,)]–-"))
    end = len(text)
    if text.count("(", 0, start) > text.count(")", 0, start):
        end = len(text.rstrip(" .;)"))
    return [Piece(block, start, end)] if start < end else []


def _without_verdict(block: Block, reading: Reading) -> int:
    """Where the block's text ends before a verdict that stands at its end."""
    text = block.text
    if reading.verdict is None or reading.verdict[0] is not block:
        return len(text)
    return len(text[: reading.verdict[1].whole_start].rstrip(" ;,-–+*=>(["))


def _verdict(found: tuple[Block, FoundVerdict]) -> VerdictDraft:
    block, verdict = found
    return VerdictDraft(verdict.code, Piece(block, verdict.start, verdict.end))


def _with_label(found: tuple[Block, FoundVerdict]) -> Piece:
    block, verdict = found
    # The figures of a verdict that is not understood (`Đạt 89,2% chỉ tiêu`) are measured.
    return Piece(block, verdict.whole_start, verdict.start if verdict.code == "unknown" else verdict.end)


def read_prose(outline: Outline, lexicon: Lexicon, title: str = "", *, tabled: bool = False) -> Prose:
    """The indicators, groups and totals of the outline's sections; `title` is the document's, `tabled` tells that its
    tables hold indicators."""
    return _ProseReader(outline, lexicon, title, tabled).read()
