"""How lines stand on their page: margins, fill, indent, space above, centred, bold."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from report_parser.model import Origin
from report_parser.read.pdf_lines import Piece
from report_parser.read.pdf_order import Column, Ordered, Placed, median
from report_parser.read.pdf_tables import TableArea
from report_parser.records import dataclass
from report_parser.source import Line

WIDE_GAP = 1.25
"""Space from line to line over this many times the page's usual one sets a paragraph apart (6 points more than 17)."""


@dataclass(slots=True)
class Margins:
    """The left and right edge of a page's body, in points."""

    left: float
    right: float


def find_margins(items: Ordered, least: int) -> Margins | None:
    """The edges that most lines of the body keep; None where there are fewer than `least` lines."""
    pieces = [item for item, column in items if column is None and isinstance(item, Piece) and item.layer == "body"]
    if len(pieces) < least:
        return None
    starts = sorted(piece.x0 for piece in pieces)
    many = max(1, len(starts) // 12)
    left = next((one for one, other in zip(starts, starts[many:], strict=False) if other - one < 2), starts[0])
    ends = sorted(piece.x1 for piece in pieces)
    right = ends[-1 - len(ends) // 20]
    return Margins(left, right) if right - left > 50 else None


def usual_margins(found: Iterable[tuple[float, Margins | None]]) -> dict[int, Margins]:
    """For each page width, in whole points, the middle of what its pages have."""
    by_width: dict[int, list[Margins]] = {}
    for width, margins in found:
        if margins is not None:
            by_width.setdefault(int(width), []).append(margins)
    return {
        width: Margins(median(m.left for m in each), median(m.right for m in each)) for width, each in by_width.items()
    }


def measured_lines(items: Ordered, page: int, margins: Margins | None) -> Iterator[Line]:
    """The lines of a page's pieces."""
    pitch = usual_pitch(items)
    before: tuple[Placed, Column | None] | None = None
    for item, column in items:
        if isinstance(item, Piece):
            same = before is not None and before[1] is column and getattr(before[0], "layer", "body") == item.layer
            yield measured_line(item, page, column, margins, before[0] if before and same else None, pitch)
        elif isinstance(item, TableArea):
            for row in item.rows:
                yield Line(
                    "",
                    Origin(page=row.page, bbox=rounded(row)),
                    "row",
                    cells=tuple(row.cells),
                    table=item.table,
                    layer=row.layer,
                    confidences=row.confidences,
                )
        before = item, column


def usual_pitch(items: Ordered) -> float:
    """The distance from line to line within paragraphs: of the page's distances, one of the shortest."""
    pitches = sorted(
        low.top - high.top
        for (high, one), (low, other) in pairwise(items)
        if one is other and isinstance(high, Piece) and low.top - high.top > 0.8 * high.height
    )
    return pitches[len(pitches) // 5] if pitches else 0.0


def measured_line(
    piece: Piece, page: int, column: Column | None, margins: Margins | None, before: Placed | None, pitch: float
) -> Line:
    """The line of a piece; `before` is what stands above it in the same column."""
    if column:
        left, right = column.x0, column.x1
    else:
        left, right = (margins.left, margins.right) if margins else (0.0, 0.0)
    width = right - left
    fill = indent = None
    centred = False
    if width > 0:
        fill = round((piece.x1 - left) / width, 3)
        indent = round((piece.x0 - left) / width, 3)
        if column:
            centred = abs((piece.x0 + piece.x1) / 2 - column.centre) < 4 and piece.x1 - piece.x0 < 0.98 * width
        else:
            centred = indent > 0.06 and abs((piece.x0 - left) - (right - piece.x1)) < 0.02 * width
    blank = before is not None and pitch > 0 and piece.top - _last_top(before) > WIDE_GAP * pitch + 1
    font, origin = piece.font, Origin(page, rounded(piece))
    bold = "Bold" in font or "Black" in font
    # By position: words for arguments cost as much again.
    return Line(
        piece.text, origin, "line", None, None, blank, fill, indent, bold, centred, piece.layer, piece.confidences, font or None
    )  # fmt: skip


def _last_top(before: Placed) -> float:
    return before.top if isinstance(before, Piece) else before.bottom


def rounded(item: Placed) -> tuple[float, float, float, float]:
    """Its place in hundredths of a point."""
    return round(item.x0, 2), round(item.top, 2), round(item.x1, 2), round(item.bottom, 2)
