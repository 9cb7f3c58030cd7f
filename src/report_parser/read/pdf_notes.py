"""Footnotes: the notes at a page's foot, and their raised marks, which would else be read into figures.

`99 điểm` with mark 4 is drawn as `điểm4`, `năm 2022` with mark 3 as `20223`. A raised digit is written as what it is,
`điểm⁴`: nothing is lost, and it is no figure. The 2 of `km2` is raised too, and stays.
"""

import re
from collections.abc import Iterable, Sequence
from statistics import median

from report_parser.read.pdf_lines import Piece
from report_parser.read.pdf_pdfium import Page

SMALLER = 0.93
"""Notes are set in 10 points where the text has 13 or 14 (0.77), or 12 under 13."""
RAISED_HEIGHT = 0.85
"""A mark is smaller than what it follows: office programs take 0.58 to 0.67 of the size."""
RAISED_SHIFT = 0.12
"""And its foot stands this much of the height above the line's;"""
FAR_SHIFT = 0.25
"""or, whatever its size, this much."""

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
MARK_END = re.compile(r"[0-9]+(?=[\s,.;:!?)\]”\"’]|$)")
NOTE_START = re.compile(r"\(?[0-9]{1,3}\)?(?=$|\s|[^\W\d_])")
SQUARE = re.compile(r"(?:^|[^\w])(?:[kcdh]?m|dam)$")


def mark_notes(page: Page, pieces: Sequence[Piece]) -> None:
    """Set the layer of a page's notes, and write their marks, there and in the text, as raised digits."""
    notes = _notes(page, pieces)
    if not notes:
        return
    for piece in notes:
        piece.layer = "note"
        start = NOTE_START.match(piece.text)
        if start and _small_before(page, piece, start.end()):
            piece.text = start.group().translate(SUPERSCRIPT) + piece.text[start.end() :]
    before: Piece | None = None
    for piece in pieces:
        if piece.layer == "body":
            if not (before and piece.text.isdigit() and _mark_apart(page, before, piece)):
                _mark(page, piece)
            before = piece


def _notes(page: Page, pieces: Iterable[Piece]) -> list[Piece]:
    """The small print at the foot of the page, if a raised number begins one of its lines."""
    from_below = sorted(pieces, key=lambda piece: -piece.top)
    usual = median([piece.height for piece in from_below]) if from_below else 0.0
    notes: list[Piece] = []
    marked = False
    for piece in from_below:
        if piece.text.isdigit() and piece.top > 0.9 * page.height and not notes:
            continue
        last = page.box(piece.end - 1)
        if last[3] - last[1] > SMALLER * usual:
            break
        notes.append(piece)
        start = NOTE_START.match(piece.text)
        if start and start.end() < len(piece.text):
            marked = marked or _small_before(page, piece, start.end())
        elif start:  # the mark stands for itself; its text is a piece on the same height
            beside = next(
                (note for note in notes if abs(note.top - piece.top) < piece.height and note is not piece), None
            )
            marked = marked or (beside is not None and piece.height < RAISED_HEIGHT * beside.height)
    return notes if marked else []


def _small_before(page: Page, piece: Piece, length: int) -> bool:
    """Whether the first letters of a piece are raised beside what follows them; true of a lone mark."""
    if length >= len(piece.text):
        return True
    after = length
    while after < len(piece.text) - 1 and piece.text[after] in " \xa0\t":
        after += 1
    return _raised(page.box(piece.start), page.box(piece.start + after))


def _mark(page: Page, piece: Piece) -> None:
    """Write the raised digits of a piece as such."""
    text = piece.text
    if len(text) - (piece.end - piece.start) not in (0, 1):
        return  # converted from another encoding: its letters no longer stand where the page's do
    for match in MARK_END.finditer(text):
        start, end = match.span()
        if start == 0 or (end - start == 1 and text[start - 1].isspace()):
            continue
        beside = page.box(piece.start + (start if text[start - 1].isspace() else start - 1))
        first = end
        while first > start and _raised(page.box(piece.start + first - 1), beside):
            first -= 1
        if (
            first < end
            and end - first <= 3
            and not (SQUARE.search(text[max(0, first - 5) : first]) and end - first == 1)
        ):
            text = text[:first] + text[first:end].translate(SUPERSCRIPT) + text[end:]
    piece.text = text


def _mark_apart(page: Page, before: Piece, piece: Piece) -> bool:
    """Write a piece that is only a raised number as such; False where it is something else."""
    near = -1 < piece.x0 - before.x1 < 0.3 * before.height and len(piece.text) <= 3
    if not near or SQUARE.search(before.text[-4:]) or not _raised(page.box(piece.start), page.box(before.end - 1)):
        return False
    piece.text = piece.text.translate(SUPERSCRIPT)
    return True


def _raised(box: tuple[float, float, float, float], beside: tuple[float, float, float, float]) -> bool:
    height = beside[3] - beside[1]
    shift = beside[3] - box[3]
    return shift > FAR_SHIFT * height or (box[3] - box[1] < RAISED_HEIGHT * height and shift > RAISED_SHIFT * height)
