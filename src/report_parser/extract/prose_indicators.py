"""Which numbered sections are indicators."""

import re
from collections import Counter

from report_parser.extract.prose_nodes import REACHED, REQUIREMENT, answering_bullets, read_node
from report_parser.extract.roles import is_plan
from report_parser.extract.verdicts import FoundVerdict, parse_verdict
from report_parser.labels import bullet_end
from report_parser.lexicon import Lexicon
from report_parser.outline import Node, Outline
from report_parser.patterns import pattern_of

_CUE_TITLE = pattern_of(r"chỉ\s+tiêu|tiêu\s+chí|chỉ\s+số", re.IGNORECASE)


_SCORE_LINE = pattern_of(
    r"(?:điểm\s+(?:tối\s+đa|chuẩn)\s?:?\s*[0-9]{1,3}(?:[.,][0-9]{1,2})?(?:\s*điểm)?\s*[;.,–-]\s*)?(?:kết\s+quả\s+)?(?:(?:xã\s+)?tự\s+(?:chấm|đánh\s+giá|cho)|điểm\s+(?:tự|đạt|số|đánh\s+giá|chấm)|chấm|số\s+điểm)[^:;.0-9]{0,40}:\s{0,3}[0-9]",
    re.IGNORECASE,
)


# `… (10 điểm): 1.245/1.245 văn bản. Điểm tự chấm: 10`
_SCORE_SAID = pattern_of(
    r"[0-9]\s*đ(?:iểm)?\s?\).{0,300}?(?:tự\s+chấm|điểm\s+(?:tự|đạt|chấm|đánh\s+giá))[^:;.0-9]{0,30}:?\s*[0-9]",
    re.IGNORECASE,
)
_SCORE_END = pattern_of(
    r"[0-9]\s?/\s?[0-9]{1,3}(?:[.,][0-9]{1,2})?\s*đ(?:iểm)?\s*(?:\([^()]{0,100}\))?[.;]?\s*$", re.IGNORECASE
)


# `KẾT QUẢ THỰC HIỆN CÁC CHỈ SỐ`, a heading without a number of its own
_ANNOUNCED = pattern_of(r"kết\s+quả\s+(?:thực\s+hiện|đánh\s+giá|tự\s+đánh\s+giá|rà\s+soát|chấm)[^.;:]*$", re.IGNORECASE)


_REMARKS = pattern_of(
    r"đánh\s+giá\s+chung|ưu\s+điểm|tồn\s+tại|hạn\s+chế|khó\s+khăn|nguyên\s+nhân|kiến\s+nghị|đề\s+xuất|công\s+tác\s+(?:lãnh|chỉ)|tình\s+hình|đặc\s+điểm|giải\s+pháp",
    re.IGNORECASE,
)


# `… Điểm chuẩn: 1,5; điểm đạt: 1,5.`
_SCORE_BEHIND = pattern_of(
    r"[.;,(]\s+(?:số\s+)?(?:điểm\s+(?:tự\s+chấm|tự\s+đánh\s+giá|đạt|chấm|đánh\s+giá)|tự\s+chấm)(?:\s+được)?\s?:\s?[0-9]{1,3}(?:[.,][0-9]{1,2})?(?:\s*đ(?:iểm)?)?[.;)\s]*$",
    re.IGNORECASE,
)
_SECTION_STYLES = ("roman", "upper", "part")
# `CÁC TIÊU CHÍ ĐÃ ĐẠT (03 tiêu chí)`, `Chỉ tiêu chưa hoàn thành: 02 chỉ tiêu`
_JUDGING_HEADING = pattern_of(
    r"(?:các\s+|những\s+|nhóm\s+|số\s+|về\s+)*(?:[0-9]{1,2}\s+)?(?:chỉ\s+tiêu|tiêu\s+chí|nội\s+dung|mục\s+tiêu)\s+(?P<verdict>(?:(?:đã|chưa|không|cơ\s+bản)\s+)?(?:đạt|hoàn\s+thành)(?:\s+(?:chuẩn|yêu\s+cầu|kế\s+hoạch|và\s+vượt))?)\s*(?:[(:].{0,60})?$",
    re.IGNORECASE,
)
_TOTALS_TITLE = pattern_of(
    r"tổng\s+(?:số\s+|cộng\s+)?điểm|tổng\s+cộng|tổng\s+số(?:\s+chỉ\s+tiêu|\s+tiêu\s+chí)?\s?:", re.IGNORECASE
)
_SURVEY_TITLE = pattern_of(
    r"chỉ\s+tiêu|tiêu\s+chí|chỉ\s+số|mức\s+độ\s+chuyển\s+đổi\s+số|(?:phiếu|mẫu|biểu)\s+(?:khảo\s+sát|thu\s+thập|điều\s+tra)|thu\s+thập\s+số\s+liệu",
    re.IGNORECASE,
)
_FEWEST_LISTED = 3
_LIST_STYLES = ("letter", "bracket")


class IndicatorFinder:
    """Tells which sections are indicators: those that are judged and their sisters, else those that state figures."""

    def __init__(self, outline: Outline, lexicon: Lexicon, title: str, tabled: bool) -> None:
        self.tabled = tabled
        self.outline = outline
        self.document_title = title
        self.nodes = list(outline.nodes())
        self.readings = {node: read_node(node, lexicon, roots=outline.roots) for node in self.nodes}
        self.lexicon = lexicon
        kinds = {_kind(node) for node in self.nodes if self.bulleted(node)}
        for node in self.nodes:
            if _kind(node) in kinds and not node.children and not self.bulleted(node):
                # A section with one such bullet beside sections with several.
                self.readings[node] = read_node(node, lexicon, least=1, roots=outline.roots)

    def bulleted(self, node: Node) -> bool:
        return bool(self.readings[node].bullets)

    def judged(self, node: Node) -> bool:
        return self.readings[node].verdict is not None

    def lift_verdicts(self) -> None:
        """A verdict behind the last of an indicator's own parts (`a)`, `b)`; `1.1. Yêu cầu`, `1.3. Đánh giá`) is its own."""
        for node in reversed(self.nodes):
            children = node.children
            if not children or self.judged(node) or self.lists_figures(node):
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
        return all(REQUIREMENT.match(child.title) or REACHED.match(child.title) for child in children[:-1])

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
        # `II. Tổng điểm tự chấm: 42,5/48 điểm. Xếp loại: Tốt.`: no indicator, though judged.
        judged = {
            node
            for node in self.nodes
            if self.judged(node) and node not in below and (node.children or not _TOTALS_TITLE.match(node.title))
        }
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
        if any(len(node.label.parts) > 1 or node.label.style not in _SECTION_STYLES for node in chosen):
            # `III. TỰ XẾP LOẠI: Hoàn thành tốt`: a section that only judges the whole.
            chosen -= {node for node in chosen if self.only_judges(node)}
        elif any(_is_spoken(node) and node not in chosen for node in self.nodes):
            # The same above `Chỉ tiêu 1: …`, which name themselves but are given points and no verdicts.
            chosen.clear()
        kinds = {(_kind(node), _kind(node.parent)) for node in chosen if len(node.label.parts) > 1}
        for node in self.nodes:
            if node in below or (node.children and any(child in chosen for child in node.walk())):
                continue
            spoken = _is_spoken(node) and not any(map(_is_spoken, node.children))
            if spoken and self.scores_parts(node):
                chosen.update(node.children)
                continue
            if (
                (spoken or (_kind(node), _kind(node.parent)) in kinds)
                and not self.inside(node, chosen)
                and not self.tasks_only(node)
            ):
                chosen.add(node)
        if not chosen and not any(map(self.bulleted, self.nodes)):
            chosen = self.find_unjudged()
            if not chosen:
                self.list_bullets()
        self.read_unknown_verdicts(chosen)
        self.judge_by_heading(chosen)
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

    def judge_by_heading(self, chosen: set[Node]) -> None:
        """`II. TIÊU CHÍ CHƯA ĐẠT (02 tiêu chí)` judges what it lists, where nothing it lists is judged itself."""
        for node in {node.parent for node in chosen}:
            if node is None or any(self.judged(child) for child in node.children):
                continue
            said = _JUDGING_HEADING.match(node.title)
            verdict = parse_verdict(said["verdict"], self.lexicon) if said else None
            if said is None or verdict is None:
                continue
            start = node.title_start + said.start("verdict")
            found = FoundVerdict(verdict[0], start + verdict[1], start + verdict[2], node.title_start, "line")
            for child in node.children:
                if child in chosen:
                    self.readings[child].verdict = (node.block, found)

    def only_judges(self, node: Node) -> bool:
        verdict = self.readings[node].verdict
        section = node.label.style in _SECTION_STYLES and len(node.label.parts) == 1
        return (
            section and verdict is not None and verdict[0] is node.block and verdict[1].whole_start <= node.title_start
        )

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
        flat = self.is_flat_list()
        announced = not self.tabled and any(
            len(block.text) <= 150
            and _CUE_TITLE.search(block.text)
            and _ANNOUNCED.match(block.text)
            and block.text not in self.document_title
            for block in [*self.outline.preamble, *(block for node in self.nodes for block in self.readings[node].tail)]
        )
        for node in self.nodes:
            if self.scores_parts(node):
                found.update(node.children)
                continue
            if node in found or (node.children and (node.children[0] in lettered or not _only_parts(node))):
                continue
            numbered = node.label.style in ("number", "criterion") or len(node.label.parts) > 1
            if (not numbered and node not in lettered) or self.tasks_only(node):
                continue
            cue = bool(_CUE_TITLE.search(self.document_title)) and len(node.label.parts) > 1
            above = node.parent
            if announced and above is not None and above.label.style in ("roman", "upper"):
                cue = bool(self.readings[node].evidence) and not _REMARKS.search(above.title)
            parent = node.parent
            while parent is not None and not cue:
                cue = bool(_CUE_TITLE.search(parent.title))
                parent = parent.parent
            if (cue or flat or self.is_scored(node)) and any(self.has_figure(below) for below in node.walk()):
                found.add(node)
        return found

    def list_bullets(self) -> None:
        """A survey's answers: sections of bullets alone, `- Tỷ lệ bản có sóng 4G: 12/14 bản`, below a title that speaks of indicators."""
        if self.tabled or not _SURVEY_TITLE.search(self.document_title):
            return
        sections: dict[Node | None, list[Node]] = {}
        for node in self.nodes:
            if not node.children and not self.tasks_only(node) and answering_bullets(node):
                sections.setdefault(node.parent, []).append(node)
        for listed in sections.values():
            if len(listed) < _FEWEST_LISTED:
                continue
            for node in listed:
                self.readings[node] = read_node(node, self.lexicon, roots=self.outline.roots, listed=True)

    def is_flat_list(self) -> bool:
        """Whether the report is one list `1.`, `2.` … of figures below a title that speaks of indicators."""
        roots = self.outline.roots
        figured = sum(any(map(str.isdigit, node.title)) for node in roots)
        return (
            not self.tabled
            and len(roots) >= _FEWEST_LISTED
            and all(node.label.style == "number" and len(node.label.parts) == 1 for node in roots)
            and figured * 5 >= 4 * len(roots)
            and bool(_CUE_TITLE.search(self.document_title))
        )

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
        parts = [child for child in letters if REQUIREMENT.match(child.title) or REACHED.match(child.title)]
        told = sum(bool(self.readings[child].evidence) for child in letters)
        listed = {child for node in self.nodes if self.lists_figures(node) for child in node.children}
        return listed | (
            set(letters)
            if len(letters) >= 3 and told * 3 >= 2 * len(letters) and len(parts) * 3 < len(letters)
            else set()
        )

    def lists_figures(self, node: Node) -> bool:
        """`I. Các chỉ tiêu chủ yếu` over `(1) Thu ngân sách 8.245 triệu đồng`, `(2) …`, nearly each with a figure."""
        cue = _CUE_TITLE.search(node.title) and not self.planned(node)
        if not (cue and len(node.children) >= _FEWEST_LISTED and _only_parts(node)):
            return False
        figured = sum(any(map(str.isdigit, child.title)) for child in node.children)
        return figured * 5 >= 4 * len(node.children)

    def is_scored(self, node: Node) -> bool:
        """Whether one of its lines gives itself points: `Điểm tự chấm: 7,5/10 điểm`."""
        title = node.title
        if _SCORE_END.search(title) or _SCORE_SAID.search(title) or _SCORE_BEHIND.search(title):
            return True
        return any(
            _SCORE_LINE.match(text, bullet_end(text))
            for below in node.walk()
            for text in (below.title, *(piece.text for piece in self.readings[below].evidence))
        )

    def scores_parts(self, node: Node) -> bool:
        """`Tiêu chí 1. Quy hoạch` over `1.1.`, `1.2.` or `a)`, `b)` … each with points of its own."""
        numbered = [child for child in node.children if len(child.label.parts) > 1 or child.label.style in _LIST_STYLES]
        scored = sum(map(self.is_scored, numbered))
        return len(numbered) == len(node.children) and scored > 1 and scored * 3 >= 2 * len(numbered)

    def has_figure(self, node: Node) -> bool:
        texts = [node.title, *(piece.text for piece in self.readings[node].evidence)]
        return any(c.isdigit() for text in texts for c in text)


def _fold_label(text: str) -> str:
    return text[bullet_end(text) :].lower().rstrip(" :")


def _is_spoken(node: Node) -> bool:
    """`Tiêu chí số 5`, `Chỉ tiêu 2.3`: a heading that says itself what it is."""
    return node.label.word and _CUE_TITLE.match(node.label.text) is not None


def _only_parts(node: Node) -> bool:
    return all(child.label.style in _LIST_STYLES for child in node.children)


def _kind(node: Node | None) -> tuple[str, int] | None:
    return (node.label.style, len(node.label.parts)) if node else None


def _same_kind(node: Node, other: Node) -> bool:
    return _kind(node) == _kind(other)
