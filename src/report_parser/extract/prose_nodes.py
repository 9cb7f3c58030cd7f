"""One numbered section as read by itself: its evidence, its verdict, its totals, and what follows them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from report_parser.extract.drafts import Piece, ScoreDraft
from report_parser.extract.totals import FoundTotal, find_totals
from report_parser.extract.verdicts import FoundVerdict, find_open_label, find_verdict
from report_parser.labels import bullet_end
from report_parser.lexicon import Lexicon
from report_parser.misread import RecognisedBlock
from report_parser.model import Block
from report_parser.numbers import NUMBER, as_number, parse_number
from report_parser.outline import Node
from report_parser.patterns import pattern_of
from report_parser.records import dataclass


@dataclass(slots=True)
class Reading:
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
_CLOSER = pattern_of(
    r"(?:nơi\s+nhận|tổng\s+(?:số\s+|cộng\s+)?điểm|xếp\s+loại\s+chung|trên\s+đây\s+là|tm\.|kt\.|kết\s+quả\s+chung|(?:tự\s+)?đánh\s+giá\s+chung|tổng\s+hợp|nhận\s+xét\s+chung|\(?kết\s+quả\s+chi\s+tiết)",
    re.IGNORECASE,
)


_PLANNED = pattern_of(
    r"phấn\s+đấu|mục\s+tiêu|kế\s+hoạch|dự\s+kiến|sẽ|đến\s+(?:hết\s+)?năm\s+20[0-9]{2}\s*,?\s*$", re.IGNORECASE
)


# `a) Yêu cầu của tiêu chí:` … `b) Kết quả thực hiện:`: the usual parts of a criterion of new rural areas.
REQUIREMENT = pattern_of(
    r"(?:nội\s+dung\s+)?(?:yêu\s+cầu|mục\s+tiêu|chỉ\s+tiêu\s+(?:giao|kế\s+hoạch|được\s+giao|đề\s+ra|yêu\s+cầu)|quy\s+định|kế\s+hoạch\s+(?:giao|năm)|tiêu\s+chuẩn)\b",
    re.IGNORECASE,
)

# `1.1. Yêu cầu tiêu chí: Đạt.`: what is asked; nothing is judged yet.
_ASKS_TO_MEET = pattern_of(
    r"(?:nội\s+dung\s+)?(?:yêu\s+cầu|quy\s+định|tiêu\s+chuẩn)(?:\s+(?:của\s+)?(?:bộ\s+)?(?:tiêu\s+chí|chỉ\s+tiêu|đạt\s+chuẩn))?\s?:\s+đạt[.;]?\s*",
    re.IGNORECASE,
)
# `Kết quả: chưa thống kê được`
REPORTED = pattern_of(r"kết\s+quả(?:\s+(?:thực\s+hiện|đạt\s+được))?\s?:", re.IGNORECASE)
REACHED = pattern_of(
    r"(?:kết\s+quả|thực\s+hiện|thực\s+trạng|hiện\s+trạng|khối\s+lượng|đánh\s+giá|tự\s+đánh\s+giá|tình\s+hình)\b",
    re.IGNORECASE,
)


_SUMMARY = pattern_of(
    r"(?:tổng\s+)?cộng\b|tổng\s+số\b|số\s+(?:lượng\s+)?(?:các\s+)?(?:chỉ\s+tiêu|tiêu\s+chí|nội\s+dung|mục\s+tiêu|nhiệm\s+vụ|chỉ\s+số)\b|như\s+vậy|tóm\s+lại|tổng\s+hợp|tổng\s+kết|kết\s+quả\s+(?:chung|nhóm)|qua\s+(?:rà\s+soát|đánh\s+giá)|(?:kết\s+quả\s+)?(?:nhóm|tiêu\s+chí|trụ\s+cột|lĩnh\s+vực)\s+(?:số\s+)?[0-9IVX]+\s*:",
    re.IGNORECASE,
)


# `Tổng số chỉ tiêu: 2 chỉ tiêu. Trong đó:` over a line for each verdict
_COUNT_OPENS = pattern_of(
    r"tổng\s+(?:số|cộng)\s*(?:các\s+)?(?:chỉ\s+tiêu|tiêu\s+chí|nội\s+dung|chỉ\s+số)?[^0-9:]{0,30}[:：]?\s*(?P<total>[0-9]{1,3})\s*(?:chỉ\s+tiêu|tiêu\s+chí|nội\s+dung|chỉ\s+số)?[.,;]?\s*trong\s+đó\s*[:：]?\s*$",
    re.IGNORECASE,
)


_OF_ALL = pattern_of(r"(?:tự\s+)?(?:đánh\s+giá|xếp\s+loại|kết\s+luận|kết\s+quả)\s+chung(?![^\W_])", re.IGNORECASE)


def _is_said_of_each(node: Node) -> bool:
    """Whether the sections beside this one have such lines too."""
    beside = node.parent.children[:-1] if node.parent else []
    return not beside or any(_OF_ALL.match(one.text, bullet_end(one.text)) for other in beside for one in other.body)


def _is_caps_heading(text: str) -> bool:
    return 10 <= len(text) < 120 and text.isupper() and sum(map(str.isalpha, text)) >= 8


def is_totals_line(
    text: str, found: Sequence[FoundTotal], open_item: bool, sizes: frozenset[int] = frozenset()
) -> bool:
    """Whether the block is a line of totals rather than prose that counts something.

    `sizes` are how many items the lists have whose last item the block stands in.
    """
    if not found:
        return False
    first = found[0]
    if _PLANNED.search(text, 0, first.start):
        return False
    if first.labelled:
        return first.start <= 60
    if open_item and not _SUMMARY.match(text, bullet_end(text)):
        several = len(found) > 1 and len({one.total for one in found} - {None}) <= 1
        of_group = not sizes.isdisjoint({first.total, sum(one.count for one in found)})
        return (first.whole or several or of_group) and first.start <= 60
    return first.start <= 160


_SECTIONS = frozenset({"part", "annex", "roman", "upper", "article"})
"""Labels of a report's sections, which are no list of indicators."""


def _sizes(node: Node, roots: Sequence[Node]) -> Iterator[int]:
    """How many headings there are beside the node, and beside those above it, as far as each is the last of them."""
    at: Node | None = node
    while at is not None:
        beside = at.parent.children if at.parent else roots
        if not beside or beside[-1] is not at or (at.label.style in _SECTIONS and len(at.label.parts) == 1):
            return
        if len(beside) > 1:
            yield len(beside)
        at = at.parent


def read_node(
    node: Node, lexicon: Lexicon, least: int = 2, roots: Sequence[Node] = (), listed: bool = False
) -> Reading:
    """`listed`: its bullets are the indicators, though none is judged."""
    reading = Reading(node)
    title = node.title
    # `Điện: Đạt` is a name with its verdict, `Đạt chuẩn` alone is a name.
    named = len(title) > 12 or any(map(title.__contains__, ":(["))
    inline = (
        find_verdict(title, lexicon, isinstance(node.block, RecognisedBlock))
        if named and not _ASKS_TO_MEET.fullmatch(title)
        else None
    )
    if inline and inline.how != "line":
        offset = node.title_start
        moved = FoundVerdict(
            inline.code, inline.start + offset, inline.end + offset, inline.whole_start + offset, inline.how
        )
        reading.verdict = (node.block, moved)
    if node.children:
        # `I. VỀ CÁC CHỈ TIÊU: 12/15 chỉ tiêu đạt, 03 chỉ tiêu chưa đạt, cụ thể:`
        counted = find_totals(node.block.text, lexicon, isinstance(node.block, RecognisedBlock))
        if len(counted) > 1 and len({one.total for one in counted}) == 1 and not _PLANNED.search(node.block.text):
            reading.totals += [(node.block, total) for total in counted if total.start >= node.title_start]
    elif total := _TOTAL_SCORE.match(node.block.text, node.title_start):
        reading.score = _total_score(node.block, total)
    elif _SUMMARY.match(title) and not _PLANNED.search(title):
        # `II. Tổng số: 03 chỉ tiêu. Đạt: 02. Không đạt: 01.`
        counted = find_totals(node.block.text, lexicon, isinstance(node.block, RecognisedBlock))
        reading.totals += [(node.block, found) for found in counted if found.start >= node.title_start]
    closed = False
    sizes = frozenset(_sizes(node, roots))
    is_last = node.parent is not None and node.parent.children[-1] is node
    asked = bool(REQUIREMENT.match(title))
    of_all: int | None = None
    if listed:
        reading.bullets = [(block, None) for block in answering_bullets(node)]
    elif reading.verdict is None:
        reading.bullets = _judged_bullets(node, lexicon, least)
    bulleted = {block.id for block, _ in reading.bullets}
    for block in node.body:
        if block.kind == "row" or block.id in bulleted:
            continue
        text = block.text
        start = bullet_end(text)
        recognised = isinstance(block, RecognisedBlock)
        found = find_totals(text, lexicon, recognised)
        # Behind the verdict of a list's last item, what is counted is the list.
        judged = is_last and reading.verdict is not None and reading.verdict[1].how == "label"
        if is_totals_line(text, found, open_item=not (closed or judged or reading.bullets), sizes=sizes):
            if of_all is not None:
                found = tuple(replace(one, total=one.total or of_all, whole=True) for one in found)
            reading.totals += [(block, total) for total in found]
            concluded = find_verdict(text, lexicon, recognised)
            if concluded and _speaks_of_group(text[concluded.whole_start : concluded.start], node):
                # `=> Tiêu chí số 2: Không đạt (đạt 2/3 chỉ tiêu)`
                reading.of_group = (block, concluded)
            closed = True
            continue
        if opens := _COUNT_OPENS.match(text, start):
            of_all, closed = int(opens["total"]), True
            reading.tail.append(block)
            continue
        if score := _TOTAL_SCORE.match(text, start) or _TOTAL_OF_BOTH.match(text, start):
            closed = True
            reading.score = _total_score(block, score)
            reading.tail.append(block)
            continue
        verdict = find_verdict(text, lexicon, recognised)
        if verdict and is_last and _OF_ALL.match(text, start) and not _is_said_of_each(node):
            # `Tự đánh giá chung: Hoàn thành tốt nhiệm vụ`
            closed = True
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
            end = len(text[: verdict.whole_start].rstrip(" ;,.-–+*=>(["))
            end += 1 if text[end : end + 1] == "." else 0
        here = False
        if required := REQUIREMENT.match(text, start):
            asked = text.rstrip().endswith(":") or asked
            here = 0 <= text.find(":", required.end()) - required.end() <= 30
        elif REACHED.match(text, start):
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
_TOTAL_SCORE = pattern_of(
    rf"(?:tổng\s+(?:số\s+|cộng\s+)?điểm|tổng\s+cộng|kết\s+quả\s+chấm\s+điểm)(?:[^:.;0-9]{{0,60}}|[^:;]{{0,60}}(?=:)):?\s*(?P<value>{NUMBER})(?:\s?/\s?(?P<maximum>{NUMBER}))?\s*(?P<unit>điểm)",
    re.IGNORECASE,
)


# `Tổng cộng: Điểm chuẩn: 250; điểm đạt: 237,5`
_TOTAL_OF_BOTH = pattern_of(
    rf"tổng\s+(?:cộng|số|hợp|điểm)\s*:?\s*điểm\s+(?:chuẩn|tối\s+đa)\s*:?\s*(?P<maximum>{NUMBER})(?:\s*điểm)?\s*[;,.–-]\s*"
    rf"(?:số\s+)?(?:điểm\s+(?:đạt|tự|chấm|đánh)|tự\s+chấm)[^:0-9]{{0,30}}:?\s*(?P<value>{NUMBER})(?P<unit>(?:\s*điểm)?)",
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
        if not start or block.kind == "row" or _SUMMARY.match(block.text, start):
            continue
        verdict = find_verdict(block.text, lexicon, isinstance(block, RecognisedBlock))
        if verdict is not None and verdict.whole_start - start < _NAME_OF_BULLET:
            return []
        found.append((block, verdict))
    judged = sum(verdict is not None for _, verdict in found)
    return found if judged >= least and judged * 2 > len(found) else []


# `- Xã có kế hoạch chuyển đổi số: Có (KH số 25/KH-UBND)`, `- Tỷ lệ bản có sóng 4G: 12/14 bản`
_ANSWERED = pattern_of(
    r"[^:]{8,250}?\s?:\s+(?:(?:có|không|chưa(?:\s+có)?|đã\s+có)(?=[\s.;(,]|$)|(?:đạt\s+|trên\s+|khoảng\s+)?[0-9])",
    re.IGNORECASE,
)


def answering_bullets(node: Node) -> list[Block]:
    """The bulleted lines of a section that are all a name with what is so: a count, a share, `Có`, `Không`; else none."""
    bullets = [
        block
        for block in node.body
        if block.kind != "row" and (start := bullet_end(block.text)) and not _SUMMARY.match(block.text, start)
    ]
    answered = sum(_ANSWERED.match(block.text, bullet_end(block.text)) is not None for block in bullets)
    return bullets if answered * 4 >= 3 * len(bullets) else []


def _drop_label(evidence: list[Piece], lexicon: Lexicon) -> None:
    """`… 88%. Kết quả đánh giá:` where the verdict stands on a line of its own."""
    last = evidence[-1]
    start = find_open_label(last.text, lexicon)
    if start is not None:
        kept = last.text[:start].rstrip(" -*+")
        evidence[-1:] = [replace(last, end=last.start + len(kept))] if kept.strip() else []


_OF_GROUP = pattern_of(
    r"(?:tiêu\s+chí|nhóm|nội\s+dung)\s+(?:chỉ\s+tiêu\s+)?(?:số\s+)?(?P<number>[0-9]{1,2}|[IVX]{1,5})\s*(?:[:：(]|$)|\bchung\b|tiêu\s+chí\s*[:：]",
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
