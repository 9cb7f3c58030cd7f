"""Running heads, running feet and page numbers: marked as furniture, and read before or after the page's text."""

import re
from collections import Counter
from collections.abc import Sequence

from report_parser.patterns import pattern_of
from report_parser.read.pdf_lines import Piece

EDGE_PIECES = 6
"""How many pieces from the top and from the bottom of a page may be heads or feet."""
EDGE_SHARE = 0.13
"""And how far from the edge they stand, as a share of the page's height; Nghị định 30/2020/NĐ-CP asks for 20-25 mm of
margin, 8%, and clerks' templates go up to 35 mm."""
SAME_HEIGHT = 4.0
"""Points that a head may move from page to page."""

PAGE_NUMBER = pattern_of(
    r"(?:trang|tr\.|page)?\s*[-–—|]?\s*([0-9]{1,4})\s*[-–—|.]?(?:\s*(?:/|of)\s*[0-9]{1,4})?$", re.I
)
LIST_LINE = pattern_of(
    r"[*+•=]|[-–]\s?[^\W\d_][^-–]*$|[^:]{0,40}(?:đánh\s+giá|kết\s+quả|mức\s+độ|kết\s+luận|chấm)[^:]{0,40}:\s"
    r"|(?:(?:chưa|không|cơ\s+bản)\s+)?(?:đạt|hoàn\s+thành|đang\s+\S+\s+\S+)\W*$",
    re.IGNORECASE,
)
"""`* Đánh giá: Đạt` is no head, however often it ends a page: what is lost as a head is a verdict lost."""
DIGITS = pattern_of(r"[0-9]+")


def mark_heads(pages: Sequence[tuple[int, float, float, Sequence[Piece]]]) -> None:
    """Set `layer` to furniture on the pieces of (page number, width, height, pieces) that are heads, feet or page
    numbers: text that stands, but for its digits, at one height on more than half of the pages, and at least on two;
    and a lone number at the page's edge that is the page's own or runs along with it."""
    edges = [
        (number, width, height, [(piece, page_number(piece.text)) for piece in _edge(pieces, height)])
        for number, width, height, pieces in pages
    ]
    seen: Counter[tuple[str, int]] = Counter()
    steps: Counter[int] = Counter()
    for number, _, _, pieces in edges:
        keys = {(_key(piece), place) for piece, _ in pieces for place in _places(piece)}
        seen.update(keys)
        steps.update({value - number for _, value in pieces if value is not None})
    enough = max(2, len(pages) // 2 + 1)
    for number, width, height, pieces in edges:
        for piece, value in pieces:
            often = max(seen[_key(piece), place] for place in _places(piece)) >= enough
            if often and not LIST_LINE.match(piece.text):
                piece.layer = "furniture"
            elif value is not None and (value == number or steps[value - number] > 1):
                aside = piece.x0 > 0.35 * width or piece.top > 0.9 * height or piece.bottom < 0.06 * height
                if aside:
                    piece.layer = "furniture"


def page_number(text: str) -> int | None:
    """The number of a text that is nothing but a page number."""
    match = PAGE_NUMBER.match(text.strip(" -–—|"))
    return int(match[1]) if match else None


def _edge(pieces: Sequence[Piece], height: float) -> list[Piece]:
    near = [piece for piece in pieces if piece.bottom < EDGE_SHARE * height or piece.top > (1 - EDGE_SHARE) * height]
    near.sort(key=lambda piece: piece.top)
    return near if len(near) <= 2 * EDGE_PIECES else near[:EDGE_PIECES] + near[-EDGE_PIECES:]


def _key(piece: Piece) -> str:
    return DIGITS.sub("#", piece.text)[:200]


def _places(piece: Piece) -> tuple[int, int]:
    """Two overlapping bands of heights, so that a small difference never parts two heads."""
    return int(piece.top / SAME_HEIGHT), int(piece.top / SAME_HEIGHT + 0.5) + 100_000
