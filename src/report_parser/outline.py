"""The numbered tree of a report. Hierarchy follows the order in which numbering styles appear, not the symbols.

The same `1.` is a section in one report and an item three levels down in another; numbering restarts in each section,
skips and repeats. Nothing is lost for it: a label that fits nowhere becomes a section where it stands.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field

from report_parser.labels import Label, bullet_end, find_label
from report_parser.model import Block, Section, Span
from report_parser.patterns import pattern_of
from report_parser.records import dataclass

# Where a style stands when it appears for the first time inside another: lower ranks hold higher ones.
_RANK = {
    "part": 0,
    "annex": 2,
    "roman": 4,
    "upper": 4,
    "article": 6,
    "criterion": 8,
    "number": 8,
    "letter": 20,
    "bracket": 22,
}
_CRITERION_WORD = pattern_of(
    r"tiêu\s+chí|chỉ\s+tiêu|chỉ\s+số|nội\s+dung|mục\s+tiêu|nhiệm\s+vụ|mục|nhóm|điểm", re.IGNORECASE
)
_DEMANDS = pattern_of(r"(?:nội\s+dung\s+)?(?:yêu\s+cầu|quy\s+định|tiêu\s+chuẩn)", re.IGNORECASE)
_ARROWS = ("=>", "->", "→", "⇒", "==>", "-->")
_RANK_BRACKETED = 18
"""`1)` stands below `1.` and `1.1.`, above `a)`."""


@dataclass(slots=True, eq=False)
class Node:
    """One labelled heading with the blocks that stand under it, in order, before its first child.

    `title_start` and `title_end` bound the title in the heading's block. `rows` says that the node is a table's row.
    """

    label: Label
    block: Block
    title_start: int
    title_end: int
    parent: "Node | None"
    level: int
    body: list[Block] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)

    @property
    def number(self) -> str:
        return self.label.number

    @property
    def title(self) -> str:
        return self.block.text[self.title_start : self.title_end]

    @property
    def path(self) -> tuple[str, ...]:
        node: Node | None = self
        found: list[str] = []
        while node is not None:
            found.append(node.number)
            node = node.parent
        return tuple(reversed(found))

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in the document's order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))


@dataclass(slots=True)
class Outline:
    """The tree's roots, and the blocks that stand before the first heading."""

    roots: list[Node]
    preamble: list[Block]

    def nodes(self) -> Iterator[Node]:
        for root in self.roots:
            yield from root.walk()

    def sections(self) -> tuple[Section, ...]:
        """The tree in the contract's shape."""
        return tuple(_section(root) for root in self.roots)


def _section(node: Node) -> Section:
    text = node.block.text
    return Section(
        label=node.label.text,
        level=node.level,
        title=node.title,
        span=Span(node.block.id, node.title_start, node.title_end, text[node.title_start : node.title_end]),
        children=tuple(_section(child) for child in node.children),
    )


def _bracketed(label: Label) -> bool:
    return label.style == "number" and len(label.parts) == 1 and label.closed_by == ")"


def _rank(label: Label) -> int:
    return _RANK_BRACKETED if _bracketed(label) else _RANK[label.style] + 2 * (len(label.parts) - 1)


def _key(label: Label) -> tuple[str, int]:
    """Two labels with the same key stand at the same level: `1.1` and `1.2`, but not `1` and `1.1`, nor `1.` and `1)`."""
    style: str = "number" if label.style == "criterion" and len(label.parts) > 1 else label.style
    if style == "criterion" and label.word:
        style = _word(label)
    return f"{style})" if _bracketed(label) else style, len(label.parts)


def _word(label: Label) -> str:
    """The word before a number: a `Chỉ tiêu 1` stands below the `Tiêu chí 1` that comes before it, not beside it."""
    found = _CRITERION_WORD.search(label.text)
    return found[0].lower() if found else "criterion"


def _extends(node: Node, label: Label) -> bool:
    """Whether the number goes on from the node's: `2.3` from `2`."""
    upper, lower = node.label.parts, label.parts
    numbered = node.label.style in ("number", "criterion") and label.style in ("number", "criterion")
    return numbered and len(lower) > len(upper) and lower[: len(upper)] == upper


def _fits(node: Node, label: Label) -> bool:
    """Whether `label` can stand below `node` by its number: `2.3` not below `1`, `2.3.1` not below `2.2`."""
    upper, lower = node.label.parts, label.parts
    if node.label.style not in ("number", "criterion") or label.style not in ("number", "criterion"):
        return True
    if len(lower) <= len(upper):
        return _bracketed(label) != _bracketed(node.label) or (
            len(lower) == 1 and len(upper) == 1 and node.label.style != label.style
        )
    return _extends(node, label)


def _find_parent(stack: list[Node], label: Label, opens: bool, openers: frozenset[int]) -> Node | None:
    """The node that the new heading stands under, given the open headings from the outermost in.

    `openers` are the blocks that open a list within their own list, `opens` says that the new heading is one.
    """
    key, rank = _key(label), _rank(label)
    same = next((index for index, node in reversed(list(enumerate(stack))) if _key(node.label) == key), None)
    if same is not None:
        if opens:
            outer = next((node for node in stack if _key(node.label) == key and node.block.id in openers), None)
            return outer.parent if outer else stack[same].parent
        if openers and (above := next((node for node in reversed(stack) if node.block.id in openers), None)):
            return above if _key(above.label) == key else stack[same].parent
        keeps = _continues(stack[same].label, label)
        top = stack[-1]
        # `1.` again below `2.`'s own sub-items: a list that restarts inside is told from the next section by its order.
        if (
            not keeps
            and label.parts[-1] == 1
            and len(label.parts) == 1
            and _rank(top.label) < rank
            and top is not stack[same]
        ):
            return top
        return stack[same].parent
    for node in reversed(stack):
        if _extends(node, label) or (_rank(node.label) < rank and _fits(node, label)):
            return node
        if _rank(node.label) == rank and _fits(node, label) and node.label.style != label.style:
            return node
        if label.word and len(label.parts) == 1 and (not node.label.word or len(node.label.parts) == 1):
            # `2.1. Tiêu chí 1: …` over `Chỉ tiêu 1: …`: numbers that a word of their own counts.
            return node
    return None


def _is_next(siblings: Sequence[Node], parent: Node | None, label: Label) -> bool:
    """Whether the number is the one that the order asks for."""
    alike = [node.label for node in siblings if _key(node.label) == _key(label)]
    if not alike:
        return label.parts[-1] == 1 and (parent is None or len(label.parts) == 1 or _extends(parent, label))
    return alike[-1].parts == (*label.parts[:-1], label.parts[-1] - 1)


def _continues(previous: Label, label: Label) -> bool:
    return previous.parts[:-1] == label.parts[:-1] and label.parts[-1] > previous.parts[-1]


def _title_bounds(text: str, start: int) -> tuple[int, int]:
    end = len(text.rstrip())
    while end > start and text[end - 1] in ":： ":
        end -= 1
    return min(start, end), end


_CLOSING = 40
_JUDGED = pattern_of(r"(?:đã\s+)?(?:đạt|chưa|không|hoàn\s+thành|cơ\s+bản|đang|vượt)(?![^\W_])", re.IGNORECASE)
# `Tiêu chí 1: 3/4 nội dung đạt.` counts the criterion's items.
_COUNTED = pattern_of(
    r"(?:đạt\s+)?[0-9]{1,3}\s?/\s?[0-9]{1,3}\s+(?:nội\s+dung|chỉ\s+tiêu|tiêu\s+chí|mục\s+tiêu|chỉ\s+số)", re.IGNORECASE
)


def _is_heading(block: Block, label: Label, in_bullet: bool, stack: Sequence[Node]) -> bool:
    if in_bullet and not (label.word or len(label.parts) > 1):
        return False
    if in_bullet and label.word and block.text.startswith(_ARROWS):
        # `=> Tiêu chí số 2: Đạt` concludes.
        return False
    if label.word and _COUNTED.match(block.text, label.end):
        return False
    if label.word and any(node.label.parts == label.parts and node.label.style == "number" for node in stack[-2:]):
        # `1.1. Ký số văn bản` … `Chỉ tiêu 1.1: Chưa đạt.`: what closes an item names it again.
        return not (len(block.text) - label.end <= _CLOSING and _JUDGED.match(block.text, label.end))
    return not (label.style == "criterion" and not label.word)


def _find_openers(blocks: Sequence[Block], labels: Sequence[Label | None]) -> frozenset[int]:
    """The headings `1.`, `2.` … that are each followed at once by a list that begins with `1.` again.

    So lists in lists come out of a page, and of a text in which each section counts its items anew in the section's own
    style. Only where they count up from 1 without a gap: a number that is repeated by mistake opens nothing.
    """
    found: list[tuple[int, int]] = []
    for place, label in enumerate(labels[:-1]):
        following = labels[place + 1]
        if (
            label is not None
            and following is not None
            and label.style == "number"
            and not label.word
            and following.parts == (1,)
            and len(label.parts) == 1
            and _key(label) == _key(following)
            and not any(map(str.isdigit, blocks[place].text[label.end :]))
            and not bullet_end(blocks[place].text)
        ):
            found.append((label.parts[0], blocks[place].id))
    counted = [number for number, _ in found]
    return (
        frozenset(block for _, block in found)
        if len(found) > 1 and counted == list(range(1, len(found) + 1))
        else frozenset()
    )


def build_outline(blocks: Sequence[Block]) -> Outline:
    """The outline of the body's paragraphs; table rows go to the body of the heading above them.

    A label alone on its line (`Phần thứ nhất`, `Tiêu chí số 5`) takes the next unlabelled paragraph as its title.
    """
    outline = Outline([], [])
    stack: list[Node] = []
    untitled: Node | None = None
    labels = [None if block.kind == "row" else find_label(block.text, bullet_end(block.text)) for block in blocks]
    openers = _find_openers(blocks, labels)
    for block, label in zip(blocks, labels, strict=True):
        if block.kind == "row":
            (stack[-1].body if stack else outline.preamble).append(block)
            untitled = None
            continue
        text = block.text
        bullet = bullet_end(text)
        # `a) Yêu cầu của tiêu chí:` `- 1.1. Có quy hoạch …`: parts of what is asked, not sections.
        demanded = bool(bullet) and bool(stack) and _DEMANDS.match(stack[-1].title) is not None
        if label is None or demanded or not _is_heading(block, label, bool(bullet), stack):
            if untitled is not None and not bullet and len(text) < 300:
                untitled.block = block
                untitled.title_start, untitled.title_end = _title_bounds(text, 0)
            else:
                (stack[-1].body if stack else outline.preamble).append(block)
            untitled = None
            continue
        parent = _find_parent(stack, label, block.id in openers, openers)
        if label.figure and not _is_next(parent.children if parent else outline.roots, parent, label):
            (stack[-1].body if stack else outline.preamble).append(block)
            untitled = None
            continue
        again = find_label(text, label.end)
        # `1. Tiêu chí số 1 - Quy hoạch`: the number once more.
        repeated = again is not None and again.word and again.parts == label.parts
        if again is not None and again.word and label.style in ("letter", "bracket"):
            # `a) Tiêu chí 1: …`: the letter only lists what has a number of its own.
            label, repeated = again, False
            parent = _find_parent(stack, label, False, openers)
        start, end = _title_bounds(text, again.end if again is not None and repeated else label.end)
        node = Node(label, block, start, end, parent, parent.level + 1 if parent else 1)
        (parent.children if parent else outline.roots).append(node)
        while stack and stack[-1] is not parent:
            stack.pop()
        stack.append(node)
        untitled = node if start == end else None
    return outline
