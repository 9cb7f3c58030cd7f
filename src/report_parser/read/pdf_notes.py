"""Footnotes: the notes at a page's foot, and their raised marks, which would else be read into figures.

`99 điểm` with mark 4 is drawn as `điểm4`, `năm 2022` with mark 3 as `20223`. A raised digit is written as what it is,
`điểm⁴`: nothing is lost, and it is no figure. The 2 of `km2` is raised too, and stays.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from report_parser.patterns import pattern_of
from report_parser.read.pdf_lines import Piece
from report_parser.read.pdf_pdfium import Page

SMALLER = 0.93
"""Notes are set in 10 points where the text has 13 or 14 (0.77), or 12 under 13."""
RAISED_SIZE = 0.85
"""A mark is smaller than what it follows: office programs take 0.58 to 0.67 of the size."""
RAISED_SHIFT = 0.12
"""And its foot stands this much of the size above the line's;"""
FAR_SHIFT = 0.25
"""or, whatever its size, this much;"""
FARTHEST_SHIFT = 0.56
"""but not as much as a line in the middle of a cell stands above the second line of the cell beside it."""

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
MARK_END = pattern_of(r"[0-9]+(?=[\s,.;:!?)\]”\"’]|$)")
NOTE_START = pattern_of(r"\(?[0-9]{1,3}\)?(?=$|\s|[^\W\d_])")
SQUARE = pattern_of(r"(?:^|[^\w])(?:[kcdh]?m|dam)$")


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


def _notes(page: Page, pieces: Sequence[Piece]) -> list[Piece]:
    """The small print at the foot of the page, if a raised number begins one of its lines."""
    if not any(NOTE_START.match(piece.text) and piece.top > 0.3 * page.height for piece in pieces):
        return []
    from_below = sorted(pieces, key=lambda piece: -piece.top)
    sizes = {id(piece): page.size(_middle(page, piece)) for piece in from_below}
    usual = _usual_size((sizes[id(piece)], len(piece.text)) for piece in from_below)
    notes: list[Piece] = []
    marked = False
    for piece in from_below:
        if piece.text.isdigit() and piece.top > 0.9 * page.height and not notes:
            continue
        if sizes[id(piece)] > SMALLER * usual:
            break
        notes.append(piece)
        start = NOTE_START.match(piece.text)
        if start and start.end() < len(piece.text):
            marked = marked or _small_before(page, piece, start.end())
        elif start:  # the mark stands for itself; its text is a piece on the same height
            beside = next(
                (note for note in notes if abs(note.top - piece.top) < note.height and note is not piece), None
            )
            marked = marked or (beside is not None and _raised(page, piece.start, beside.start))
    return notes if marked else []


def _middle(page: Page, piece: Piece) -> int:
    """A letter in the middle of a piece, away from marks at its ends."""
    middle = (piece.start + piece.end) // 2
    return next((index for index in range(middle, piece.end) if not page.text[index].isspace()), piece.start)


def _usual_size(sizes: Iterable[tuple[float, int]]) -> float:
    """The size that most letters have, from (size, letters)."""
    letters: Counter[float] = Counter()
    for size, count in sizes:
        letters[round(size, 1)] += count
    return letters.most_common(1)[0][0]


def _small_before(page: Page, piece: Piece, length: int) -> bool:
    """Whether the first letters of a piece are raised beside what follows them; true of a lone mark."""
    if length >= len(piece.text):
        return True
    after = length
    while after < len(piece.text) - 1 and piece.text[after] in " \xa0\t":
        after += 1
    return _raised(page, piece.start, piece.start + after)


def _mark(page: Page, piece: Piece) -> None:
    """Write the raised digits of a piece as such."""
    text = piece.text
    if len(text) - (piece.end - piece.start) not in (0, 1):
        return  # converted from another encoding: its letters no longer stand where the page's do
    for match in MARK_END.finditer(text):
        start, end = match.span()
        if start == 0 or (end - start == 1 and text[start - 1].isspace()):
            continue
        beside = piece.start + (start if text[start - 1].isspace() else start - 1)
        first = end
        while first > start and _raised(page, piece.start + first - 1, beside):
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
    if not near or SQUARE.search(before.text[-4:]) or not _raised(page, piece.start, before.end - 1):
        return False
    piece.text = piece.text.translate(SUPERSCRIPT)
    return True


def _raised(page: Page, index: int, beside: int) -> bool:
    """Whether a character stands higher than another beside it, and is smaller or stands much higher."""
    size = page.size(beside)
    shift = page.baseline(beside) - page.baseline(index)
    if page.size(index) < RAISED_SIZE * size:
        return shift > RAISED_SHIFT * size
    return FAR_SHIFT * size < shift < FARTHEST_SHIFT * size
