"""Points in headings and lines of prose: what a form offers for an indicator, and what the report gives itself."""

import re

from report_parser.extract.drafts import ItemDraft, Piece, ScoreDraft
from report_parser.numbers import as_number, parse_number
from report_parser.outline import Node
from report_parser.patterns import pattern_of

_POINTS = r"[0-9]{1,3}(?:[.,][0-9]{1,2})?"
# `Tỷ lệ văn bản ký số (10 điểm): 1.245/1.245 văn bản`
OFFERED = pattern_of(
    r"(?P<name>[^():]{4,300}?)\s*\((?:tối\s+đa\s+)?(?P<points>[0-9]{1,3}(?:,[0-9]{1,2})?)\s*đ(?:iểm)?\s?\)(?:\s*[:：.–-]\s*|\s*$)",
    re.IGNORECASE,
)
_GIVEN = pattern_of(
    r"(?:điểm\s+)?(?:tự\s+chấm|tự\s+đánh\s+giá|đạt|chấm)(?:\s+(?:được|điểm))?\s?:?\s*(?P<value>[0-9]{1,3}(?:,[0-9]{1,2})?)(?:\s*đ(?:iểm)?)?[.;]?\s*$",
    re.IGNORECASE,
)
# `Chỉ đạo, điều hành (điểm tối đa: 10; điểm tự chấm: 9,5)`
_BOTH = pattern_of(
    rf"(?P<name>[^():]{{4,300}}?)\s*\((?:điểm\s+)?(?:tối\s+đa|chuẩn)\s?:?\s*(?P<points>{_POINTS})(?:\s*đ(?:iểm)?)?\s*[;,–-]\s*"
    rf"(?:điểm\s+)?(?:tự\s+chấm|tự\s+đánh\s+giá|đạt|chấm)(?:\s+(?:được|điểm))?\s?:?\s*(?P<value>{_POINTS})(?:\s*đ(?:iểm)?)?\s?\)\s*[.;:]?\s*$",
    re.IGNORECASE,
)
# `Tiếp cận thông tin: 26/30 điểm`
_FRACTION = pattern_of(
    rf"(?P<name>.{{4,300}}?)\s*(?:[:：–-]|\()\s*(?P<value>{_POINTS})\s?/\s?(?P<points>{_POINTS})\s*đ(?:iểm)?\s?\)?[.;]?\s*$",
    re.IGNORECASE,
)
# `Ban hành kế hoạch (trước 31/01/2023): 2/2 điểm.`: the name of a line that is but a name with its points
NAME_OF_POINTS = pattern_of(
    rf"(?P<name>[^:]{{4,300}}?)\s?:\s+(?={_POINTS}\s?/\s?{_POINTS}\s*đ(?:iểm)?\s?[.;]?\s*$)", re.IGNORECASE
)
# `Điểm tối đa: 10 điểm`, a line of its own
_MAXIMUM_LINE = pattern_of(
    rf"[-–+*•\s]*(?:số\s+)?điểm\s+(?:tối\s+đa|chuẩn)\s?(?:là\s|:)?\s*(?P<points>{_POINTS})(?:\s*đ(?:iểm)?)?[\s.;]*$",
    re.IGNORECASE,
)
_GIVEN_LINE = pattern_of(
    rf"[-–+*•\s]*(?:số\s+)?(?:điểm\s+(?:tự|đạt|chấm|đánh\s+giá|thực)|tự\s+(?:chấm|đánh\s+giá))[^:0-9]{{0,40}}:\s*{_POINTS}",
    re.IGNORECASE,
)
# `Điểm chuẩn: 4 điểm; Điểm đạt: 3,5 điểm`
_MAXIMUM = pattern_of(
    rf"điểm\s+(?:tối\s+đa|chuẩn)\s?(?:là\s|:)?\s*(?P<points>{_POINTS})(?:\s*đ(?:iểm)?)?\s*[.;,)–-]\s*(?=(?:số\s+)?(?:điểm|tự\s+chấm|tự\s+đánh\s+giá|đạt))",
    re.IGNORECASE,
)
# `… (yêu cầu dưới 18%). Điểm chuẩn: 4; điểm đạt: 4.`: where the sentence of the points begins
POINTS_BEHIND = pattern_of(
    rf"\s?[.;,]\s+(?=(?:số\s+)?(?:điểm\s+(?:tối\s+đa|chuẩn|tự\s+chấm|tự\s+đánh\s+giá|đạt|chấm|đánh\s+giá)|tự\s+chấm)(?:\s+được)?\s?:\s?{_POINTS})",
    re.IGNORECASE,
)


def find_group_score(node: Node) -> tuple[Piece | None, ScoreDraft | None]:
    """`Kinh tế số (30 điểm): Tự chấm 24 điểm`: the name, and the points of the group where it is given some."""
    title, start = node.title, node.title_start
    if not any(map(str.isdigit, title)):
        return None, None
    name = said = _BOTH.match(title) or _FRACTION.match(title)
    if said is None and (name := OFFERED.match(title)):
        said = _GIVEN.match(title, name.end())
    if name is None:
        return None, None
    piece = Piece(node.block, start, start + name.end("name"))
    if said is None:
        return piece, None
    value, points = (as_number(parse_number(one)) for one in (said["value"], name["points"]))
    return piece, ScoreDraft(value, points, Piece(node.block, start + said.start("value"), start + said.end("value")))


def set_maximum(item: ItemDraft) -> None:
    """The points that a line below the item's heading offers for it, where the line gives it some: `Điểm chuẩn: 4; điểm đạt: 3`."""
    if item.maximum is not None:
        return
    for piece in (item.title, *item.evidence):
        low = piece.text.lower()
        found = _MAXIMUM.search(low) if "điểm tối đa" in low or "điểm chuẩn" in low else None
        if found:
            points = Piece(piece.block, piece.start + found.start("points"), piece.start + found.end("points"))
            item.maximum = as_number(parse_number(found["points"])), points
            return
    if not any(_GIVEN_LINE.match(piece.text) for piece in item.evidence):
        return
    for piece in item.evidence:
        if found := _MAXIMUM_LINE.match(piece.text):
            points = Piece(piece.block, piece.start + found.start("points"), piece.start + found.end("points"))
            item.maximum = as_number(parse_number(found["points"])), points
            return
