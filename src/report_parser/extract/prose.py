"""Indicators written as numbered sections: a heading, lines of evidence, a verdict; after a group, its totals."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from report_parser.extract.drafts import GroupDraft, ItemDraft, Piece, ScoreDraft, VerdictDraft
from report_parser.extract.roles import is_plan
from report_parser.extract.totals import FoundTotal, find_totals
from report_parser.extract.verdicts import FoundVerdict, find_open_label, find_verdict
from report_parser.labels import bullet_end
from report_parser.lexicon import Lexicon
from report_parser.misread import RecognisedBlock
from report_parser.model import Block
from report_parser.numbers import NUMBER, as_number, parse_number
from report_parser.outline import Node, Outline


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


@dataclass(slots=True)
class _Reading:
    """One node as read by itself: its evidence, its verdict, its totals, and what follows them."""

    node: Node
    evidence: list[Piece] = field(default_factory=list)
    verdict: tuple[Block, FoundVerdict] | None = None
    totals: list[tuple[Block, FoundTotal]] = field(default_factory=list)
    tail: list[Block] = field(default_factory=list)
    of_group: tuple[Block, FoundVerdict] | None = None
    score: ScoreDraft | None = None
    bullets: list[tuple[Block, FoundVerdict | None]] = field(default_factory=list)
    """The node's lines, where each is an indicator of its own with its verdict at the end."""


# What ends the last item of a list of indicators although no heading follows.
_CLOSER = re.compile(
    r"(?:nơi\s+nhận|tổng\s+(?:số\s+|cộng\s+)?điểm|xếp\s+loại\s+chung|trên\s+đây\s+là|tm\.|kt\.|kết\s+quả\s+chung|đánh\s+giá\s+chung|tổng\s+hợp|nhận\s+xét\s+chung|\(?kết\s+quả\s+chi\s+tiết)",
    re.IGNORECASE,
)
_CUE_TITLE = re.compile(r"chỉ\s+tiêu|tiêu\s+chí|chỉ\s+số", re.IGNORECASE)
_PLANNED = re.compile(
    r"phấn\s+đấu|mục\s+tiêu|kế\s+hoạch|dự\s+kiến|sẽ|đến\s+(?:hết\s+)?năm\s+20[0-9]{2}\s*,?\s*$", re.IGNORECASE
)
# `a) Yêu cầu của tiêu chí:` … `b) Kết quả thực hiện:`: the usual parts of a criterion of new rural areas.
_REQUIREMENT = re.compile(
    r"(?:nội\s+dung\s+)?(?:yêu\s+cầu|mục\s+tiêu|chỉ\s+tiêu\s+(?:giao|kế\s+hoạch|được\s+giao|đề\s+ra|yêu\s+cầu)|quy\s+định|kế\s+hoạch\s+(?:giao|năm)|tiêu\s+chuẩn)\b",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"(?:kết\s+quả|thực\s+hiện|thực\s+trạng|hiện\s+trạng|khối\s+lượng|đánh\s+giá|tự\s+đánh\s+giá|tình\s+hình)\b",
    re.IGNORECASE,
)
_SUMMARY = re.compile(
    r"(?:tổng\s+)?(?:cộng|số)\b|như\s+vậy|tóm\s+lại|tổng\s+hợp|tổng\s+kết|kết\s+quả\s+(?:chung|nhóm)|qua\s+(?:rà\s+soát|đánh\s+giá)|(?:kết\s+quả\s+)?nhóm\s+(?:số\s+)?[0-9IVX]+\s*:",
    re.IGNORECASE,
)
_SCORE_LINE = re.compile(
    r"(?:kết\s+quả\s+)?(?:(?:xã\s+)?tự\s+(?:chấm|đánh\s+giá|cho)|điểm\s+(?:tự|đạt|số|đánh\s+giá|chấm)|chấm|số\s+điểm)[^:;.0-9]{0,40}:\s{0,3}[0-9]",
    re.IGNORECASE,
)
_SCORE_END = re.compile(
    r"[0-9]\s?/\s?[0-9]{1,3}(?:[.,][0-9]{1,2})?\s*điểm\s*(?:\([^()]{0,100}\))?[.;]?\s*$", re.IGNORECASE
)
# `KẾT QUẢ THỰC HIỆN CÁC CHỈ SỐ`, a heading without a number of its own
_ANNOUNCED = re.compile(r"kết\s+quả\s+(?:thực\s+hiện|đánh\s+giá|tự\s+đánh\s+giá|rà\s+soát|chấm)[^.;:]*$", re.IGNORECASE)
_REMARKS = re.compile(
    r"đánh\s+giá\s+chung|ưu\s+điểm|tồn\s+tại|hạn\s+chế|khó\s+khăn|nguyên\s+nhân|kiến\s+nghị|đề\s+xuất|công\s+tác\s+(?:lãnh|chỉ)|tình\s+hình|đặc\s+điểm|giải\s+pháp",
    re.IGNORECASE,
)
_LIST_STYLES = ("letter", "bracket")


def _is_caps_heading(text: str) -> bool:
    return 10 <= len(text) < 120 and text.isupper() and sum(map(str.isalpha, text)) >= 8


def _totals_line(text: str, found: Sequence[FoundTotal], open_item: bool) -> bool:
    """Whether the block is a line of totals rather than prose that counts something."""
    if not found:
        return False
    first = found[0]
    if _PLANNED.search(text, 0, first.start):
        return False
    if first.labelled:
        return first.start <= 60
    if open_item and not _SUMMARY.match(text, bullet_end(text)):
        several = len(found) > 1 and len({one.total for one in found}) == 1
        return (first.whole or several) and first.start <= 60
    return first.start <= 160


def _read_node(node: Node, lexicon: Lexicon, least: int = 2) -> _Reading:
    reading = _Reading(node)
    title = node.title
    inline = find_verdict(title, lexicon, isinstance(node.block, RecognisedBlock)) if len(title) > 12 else None
    if inline and inline.how != "line":
        offset = node.title_start
        moved = FoundVerdict(
            inline.code, inline.start + offset, inline.end + offset, inline.whole_start + offset, inline.how
        )
        reading.verdict = (node.block, moved)
    closed = False
    asked = bool(_REQUIREMENT.match(title))
    reading.bullets = _judged_bullets(node, lexicon, least) if reading.verdict is None else []
    bulleted = {block.id for block, _ in reading.bullets}
    for block in node.body:
        if block.kind == "row" or block.id in bulleted:
            continue
        text = block.text
        start = bullet_end(text)
        recognised = isinstance(block, RecognisedBlock)
        found = find_totals(text, lexicon, recognised)
        if _totals_line(text, found, open_item=not closed):
            reading.totals += [(block, total) for total in found]
            closed = True
            continue
        if score := _TOTAL_SCORE.match(text, start):
            closed = True
            reading.score = _total_score(block, score)
            reading.tail.append(block)
            continue
        verdict = find_verdict(text, lexicon, recognised)
        if closed or (verdict is None and (_CLOSER.match(text, start) or _is_caps_heading(text))):
            closed = True
            reading.tail.append(block)
            continue
        if verdict and verdict.how == "line" and reading.evidence:
            _drop_label(reading.evidence, lexicon)
        if verdict and reading.verdict and _speaks_of_group(text[verdict.whole_start : verdict.start], node):
            reading.of_group = (block, verdict)
            continue
        end = len(text)
        if verdict and (reading.verdict is None or (verdict.how == "label" and reading.verdict[1].how != "label")):
            reading.verdict = (block, verdict)
            end = len(text[: verdict.whole_start].rstrip(" ;,.-–+*=>("))
            end += 1 if text[end : end + 1] == "." else 0
        here = False
        if required := _REQUIREMENT.match(text, start):
            asked = text.rstrip().endswith(":") or asked
            here = 0 <= text.find(":", required.end()) - required.end() <= 30
        elif _REACHED.match(text, start):
            asked = False
        if text[start:end].strip():
            reading.evidence.append(Piece(block, start, end, asked or here))
        if verdict and reading.verdict and reading.verdict[0] is block:
            # `Đạt, vượt chỉ tiêu 15,9%`, `Chưa đạt (còn thiếu 4,1%)`
            said = verdict.start if verdict.code == "unknown" else verdict.end
            rest = text[said:]
            if any(c.isdigit() for c in rest):
                opened = len(rest) - len(rest.lstrip(" ,;.(–-"))
                reading.evidence.append(Piece(block, said + opened, len(text.rstrip(" .;)")), asked))
    return reading


# `Tổng điểm tự chấm: 45,1/48 điểm. Xếp loại: Tốt`
_TOTAL_SCORE = re.compile(
    rf"(?:tổng\s+(?:số\s+|cộng\s+)?điểm|tổng\s+cộng|kết\s+quả\s+chấm\s+điểm)(?:[^:.;0-9]{{0,60}}|[^:;]{{0,60}}(?=:)):?\s*(?P<value>{NUMBER})(?:\s?/\s?(?P<maximum>{NUMBER}))?\s*(?P<unit>điểm)",
    re.IGNORECASE,
)


def _total_score(block: Block, found: re.Match[str]) -> ScoreDraft | None:
    try:
        value = as_number(parse_number(found["value"]))
        maximum = as_number(parse_number(found["maximum"])) if found["maximum"] else None
    except ValueError:
        return None
    return ScoreDraft(value, maximum, Piece(block, found.start("value"), found.end("unit")))


_NAME_OF_BULLET = 10


def _judged_bullets(node: Node, lexicon: Lexicon, least: int) -> list[tuple[Block, FoundVerdict | None]]:
    """The bulleted lines of a section in which at least so many end in a verdict of their own: `- Tỷ lệ …: 84% (Đạt).`"""
    found: list[tuple[Block, FoundVerdict | None]] = []
    for block in node.body:
        start = bullet_end(block.text)
        if not start or block.kind == "row":
            continue
        verdict = find_verdict(block.text, lexicon, isinstance(block, RecognisedBlock))
        if verdict is not None and verdict.whole_start - start < _NAME_OF_BULLET:
            return []
        found.append((block, verdict))
    judged = sum(verdict is not None for _, verdict in found)
    return found if judged >= least and judged * 2 > len(found) else []


def _drop_label(evidence: list[Piece], lexicon: Lexicon) -> None:
    """`… 88%. Kết quả đánh giá:` where the verdict stands on a line of its own."""
    last = evidence[-1]
    start = find_open_label(last.text, lexicon)
    if start is not None:
        kept = last.text[:start].rstrip(" -*+")
        evidence[-1:] = [replace(last, end=last.start + len(kept))] if kept.strip() else []


_OF_GROUP = re.compile(
    r"(?:tiêu\s+chí|nhóm|nội\s+dung)\s+(?:chỉ\s+tiêu\s+)?(?:số\s+)?(?P<number>[0-9]{1,2}|[IVX]{1,5})\s*[:：(]|\bchung\b|tiêu\s+chí\s*[:：]",
    re.IGNORECASE,
)


def _speaks_of_group(label: str, node: Node) -> bool:
    """`Đánh giá tiêu chí 1:` behind the last of the criterion's own indicators."""
    found = _OF_GROUP.search(label)
    if not found or node.parent is None:
        return False
    return found["number"] is None or found["number"].lstrip("0") == node.parent.number.lstrip(
        "0"
    ) != node.number.lstrip("0")


class _ProseReader:
    def __init__(self, outline: Outline, lexicon: Lexicon, title: str, tabled: bool) -> None:
        self.tabled = tabled
        self.outline = outline
        self.document_title = title
        self.nodes = list(outline.nodes())
        self.readings = {node: _read_node(node, lexicon) for node in self.nodes}
        self.lexicon = lexicon
        kinds = {_kind(node) for node in self.nodes if self.bulleted(node)}
        for node in self.nodes:
            if _kind(node) in kinds and not node.children and not self.bulleted(node):
                # A section with one such bullet beside sections with several.
                self.readings[node] = _read_node(node, lexicon, least=1)

    def bulleted(self, node: Node) -> bool:
        return bool(self.readings[node].bullets)

    def judged(self, node: Node) -> bool:
        return self.readings[node].verdict is not None

    def lift_verdicts(self) -> None:
        """A verdict behind the last of an indicator's own parts (`a)`, `b)`; `1.1. Yêu cầu`, `1.3. Đánh giá`) is its own."""
        for node in reversed(self.nodes):
            children = node.children
            if not children or self.judged(node):
                continue
            if not all(child.label.style in _LIST_STYLES for child in children) and not self.are_parts(children):
                continue
            last = self.readings[children[-1]]
            if last.verdict and not any(self.judged(child) for child in children[:-1]):
                self.readings[node].verdict, last.verdict = last.verdict, None

    def are_parts(self, children: list[Node]) -> bool:
        """Whether the headings only part one criterion: what is asked, what was reached, the verdict."""
        last = children[-1]
        verdict = self.readings[last].verdict
        if (
            len(children) < 2
            or verdict is None
            or verdict[0] is not last.block
            or verdict[1].whole_start != last.title_start
        ):
            return False
        return all(_REQUIREMENT.match(child.title) or _REACHED.match(child.title) for child in children[:-1])

    def find_indicators(self) -> set[Node]:
        self.lift_verdicts()
        below: set[Node] = set()
        """Nodes with a judged node below them."""
        for node in self.nodes:
            if self.bulleted(node):
                below.add(node)
            if self.judged(node) or self.bulleted(node):
                parent = node.parent
                while parent is not None and parent not in below:
                    below.add(parent)
                    parent = parent.parent
        judged = {node for node in self.nodes if self.judged(node) and node not in below}
        chosen = set(judged)
        for node in [node for node in self.nodes if node in judged]:
            siblings = [
                other
                for other in (node.parent.children if node.parent else self.outline.roots)
                if _same_kind(other, node)
            ]
            share = sum(other in judged for other in siblings) / len(siblings)
            sure = self.readings[node].verdict[1].how == "label"  # type: ignore[index]
            lone = node.label.style in ("roman", "upper") and not sure
            # Measured on generated reports: sections of prose in which one line looks like a verdict reach a third.
            if share >= (0.1 if sure and (len(node.label.parts) > 1 or node.label.word) else 0.34):
                chosen |= {other for other in siblings if other not in below}
            elif lone or (len(node.label.parts) == 1 and not node.label.word):
                chosen.discard(node)
        kinds = {(_kind(node), _kind(node.parent)) for node in chosen if len(node.label.parts) > 1}
        for node in self.nodes:
            if node in below or (node.children and any(child in chosen for child in node.walk())):
                continue
            spoken = _is_spoken(node) and not any(map(_is_spoken, node.children))
            if (
                (spoken or (_kind(node), _kind(node.parent)) in kinds)
                and not self.inside(node, chosen)
                and not self.tasks_only(node)
            ):
                chosen.add(node)
        if not chosen and not any(map(self.bulleted, self.nodes)):
            chosen = self.find_unjudged()
        self.read_unknown_verdicts(chosen)
        return {node for node in chosen if not any(child is not node and child in chosen for child in node.walk())}

    def read_unknown_verdicts(self, chosen: set[Node]) -> None:
        """`Kết quả: Đang xin ý kiến` is a verdict in no lexicon where `Kết quả:` gives the other indicators theirs."""
        labels = Counter(
            _fold_label(verdict[0].text[: verdict[1].start])
            for node in chosen
            if (verdict := self.readings[node].verdict) and verdict[1].how == "label"
        )
        usual = {label for label, count in labels.items() if count >= 3 and count * 2 > len(chosen)}
        for node in chosen:
            reading = self.readings[node]
            if reading.verdict is not None:
                continue
            for piece in reading.evidence:
                colon = piece.text.find(":")
                said = piece.text[colon + 1 :].strip(" .;")
                if (
                    colon > 0
                    and _fold_label(piece.text[: colon + 1]) in usual
                    and 0 < len(said) <= 60
                    and not any(c.isdigit() for c in said)
                ):
                    start = piece.block.text.index(said, piece.start + colon)
                    reading.verdict = (
                        piece.block,
                        FoundVerdict("unknown", start, start + len(said), piece.start, "label"),
                    )
                    reading.evidence.remove(piece)
                    break

    def inside(self, node: Node, chosen: set[Node]) -> bool:
        parent = node.parent
        while parent is not None:
            if parent in chosen:
                return True
            parent = parent.parent
        return False

    def planned(self, node: Node | None) -> bool:
        while node is not None:
            if node.label.style in ("roman", "upper", "part") and is_plan(node.title):
                return True
            node = node.parent
        return False

    def tasks_only(self, node: Node | None) -> bool:
        """Whether the node stands in a section of what is to be done, not in one that lists indicators to be met."""
        while node is not None:
            if (
                node.label.style in ("roman", "upper", "part")
                and is_plan(node.title)
                and not _CUE_TITLE.search(node.title)
            ):
                return True
            node = node.parent
        return False

    def find_unjudged(self) -> set[Node]:
        """Indicators of a report that judges none: leaves with a figure, under a heading that speaks of indicators or with points."""
        found: set[Node] = set()
        lettered = self.lettered_indicators()
        announced = not self.tabled and any(
            len(block.text) <= 150
            and _CUE_TITLE.search(block.text)
            and _ANNOUNCED.match(block.text)
            and block.text not in self.document_title
            for block in [*self.outline.preamble, *(block for node in self.nodes for block in self.readings[node].tail)]
        )
        for node in self.nodes:
            if node.children and (node.children[0] in lettered or not _only_parts(node)):
                continue
            if (node.label.style not in ("number", "criterion") and node not in lettered) or self.tasks_only(node):
                continue
            cue = bool(_CUE_TITLE.search(self.document_title)) and len(node.label.parts) > 1
            above = node.parent
            if announced and above is not None and above.label.style in ("roman", "upper"):
                cue = bool(self.readings[node].evidence) and not _REMARKS.search(above.title)
            parent = node.parent
            while parent is not None and not cue:
                cue = bool(_CUE_TITLE.search(parent.title))
                parent = parent.parent
            if (cue or self.is_scored(node)) and any(self.has_figure(below) for below in node.walk()):
                found.add(node)
        return found

    def lettered_indicators(self) -> set[Node]:
        """The children `a)`, `b)` of nodes that say nothing themselves, where most have text of their own below them.

        Elsewhere letters part one indicator: `a) Yêu cầu: …`, `b) Kết quả: …`, each a line.
        """
        silent = [
            node
            for node in self.nodes
            if node.children
            and _only_parts(node)
            and not self.readings[node].evidence
            and not any(c.isdigit() for c in node.title)
        ]
        letters = [child for node in silent for child in node.children]
        parts = [child for child in letters if _REQUIREMENT.match(child.title) or _REACHED.match(child.title)]
        told = sum(bool(self.readings[child].evidence) for child in letters)
        return (
            set(letters)
            if len(letters) >= 3 and told * 3 >= 2 * len(letters) and len(parts) * 3 < len(letters)
            else set()
        )

    def is_scored(self, node: Node) -> bool:
        """Whether one of its lines gives itself points: `Điểm tự chấm: 7,5/10 điểm`."""
        return any(
            _SCORE_LINE.match(text, bullet_end(text)) or (text is node.title and _SCORE_END.search(text))
            for below in node.walk()
            for text in (below.title, *(piece.text for piece in self.readings[below].evidence))
        )

    def has_figure(self, node: Node) -> bool:
        texts = [node.title, *(piece.text for piece in self.readings[node].evidence)]
        return any(c.isdigit() for text in texts for c in text)

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
                if _totals_line(block.text, found, open_item=True):
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
                prose.outside.append(Outside(node.path, Piece(node.block, node.title_start, node.title_end), plan))
                for piece in reading.evidence:
                    prose.outside.append(Outside(node.path, piece, plan))
                group = groups.get(node)
                if group is None and reading.bullets:
                    group = groups[node] = GroupDraft(node.number, Piece(node.block, node.title_start, node.title_end))
                    prose.groups.append(group)
                    for block, verdict in reading.bullets:
                        group.items.append(self.bullet_item(node, block, verdict))
                        if verdict:
                            prose.verdict_pieces.append(_with_label((block, verdict)))
                if group is None and node.children and any(child in chosen for child in node.children):
                    group = groups[node] = GroupDraft(node.number, Piece(node.block, node.title_start, node.title_end))
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
                    asked = bool(_REQUIREMENT.match(node.title))
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
        return prose

    def moved_verdict(self, node: Node, indicator: Node) -> int:
        """Where a verdict that was lifted to the indicator begins in the node's own heading; 0 where there is none."""
        verdict = self.readings[indicator].verdict
        return verdict[1].whole_start if verdict and verdict[0] is node.block else 0

    def item(self, node: Node, reading: _Reading) -> ItemDraft:
        end = node.title_end
        if reading.verdict and reading.verdict[0] is node.block:
            end = min(end, _without_verdict(node.block, reading))
            if end <= node.title_start:
                # `1. Tiêu chí Quy hoạch: Đạt`: the label is the name.
                end = reading.verdict[1].start
            while end > node.title_start and node.block.text[end - 1] in ":; ,-–(":
                end -= 1
        item = ItemDraft(node.number, node.path, Piece(node.block, node.title_start, end, self.planned(node)))
        _part_title(item, judged=end < node.title_end)
        if reading.verdict and reading.verdict[0] is node.block:
            # `Giao thông – Đạt. Tổng chiều dài 45,6 km`
            text = node.block.text
            start = reading.verdict[1].end
            start += len(text[start:]) - len(text[start:].lstrip(" .;:,)]–-"))
            if start < len(text):
                item.evidence.append(Piece(node.block, start, len(text)))
        return item

    def bullet_item(self, node: Node, block: Block, verdict: FoundVerdict | None) -> ItemDraft:
        start = bullet_end(block.text)
        end = len(block.text) if verdict is None else verdict.whole_start
        end = start + len(block.text[start:end].rstrip(" :;,.-–(=>"))
        item = ItemDraft(None, node.path, Piece(block, start, end))
        if verdict:
            item.verdict = _verdict((block, verdict))
        _part_title(item, judged=True)
        return item


_FRACTION = re.compile(r"[0-9]\s?/\s?[0-9]")
_RUN_IN = re.compile(r"[^:0-9%]{6,200}?(?P<colon>\s?:\s+)(?=[^:]*[0-9])")


def _part_title(item: ItemDraft, judged: bool) -> None:
    """`Tuyển quân: 12/12 thanh niên`: the name before the colon is the heading, what follows is its text.

    A target is asked in its heading: `Thu nhập bình quân: đạt ít nhất 58 triệu đồng` is all name.
    """
    found = _RUN_IN.match(item.title.text)
    if found and (judged or _FRACTION.search(item.title.text, found.end())):
        piece = item.title
        item.title = replace(piece, end=piece.start + found.start("colon"))
        item.evidence.append(Piece(piece.block, piece.start + found.end("colon"), piece.end))


def _without_verdict(block: Block, reading: _Reading) -> int:
    """Where the block's text ends before a verdict that stands at its end."""
    text = block.text
    if reading.verdict is None or reading.verdict[0] is not block:
        return len(text)
    return len(text[: reading.verdict[1].whole_start].rstrip(" ;,-–+*=>("))


def _verdict(found: tuple[Block, FoundVerdict]) -> VerdictDraft:
    block, verdict = found
    return VerdictDraft(verdict.code, Piece(block, verdict.start, verdict.end))


def _fold_label(text: str) -> str:
    return text[bullet_end(text) :].lower().rstrip(" :")


def _with_label(found: tuple[Block, FoundVerdict]) -> Piece:
    block, verdict = found
    # The figures of a verdict that is not understood (`Đạt 89,2% chỉ tiêu`) are measured.
    return Piece(block, verdict.whole_start, verdict.start if verdict.code == "unknown" else verdict.end)


def _is_spoken(node: Node) -> bool:
    """`Tiêu chí số 5`, `Chỉ tiêu 2.3`: a heading that says itself what it is."""
    return node.label.word and _CUE_TITLE.match(node.label.text) is not None


def _only_parts(node: Node) -> bool:
    return all(child.label.style in _LIST_STYLES for child in node.children)


def _kind(node: Node | None) -> tuple[str, int] | None:
    return (node.label.style, len(node.label.parts)) if node else None


def _same_kind(node: Node, other: Node) -> bool:
    return _kind(node) == _kind(other)


def read_prose(outline: Outline, lexicon: Lexicon, title: str = "", *, tabled: bool = False) -> Prose:
    """The indicators, groups and totals of the outline's sections; `title` is the document's, `tabled` tells that its
    tables hold indicators."""
    return _ProseReader(outline, lexicon, title, tabled).read()


def label_ranges(nodes: Iterable[Node]) -> list[tuple[int, int, int]]:
    """(block, start, end) of every heading's label: an indicator's own number is no figure."""
    return [(node.block.id, 0, node.title_start) for node in nodes]
