"""The printed pieces of a PDF page: PDFium's lines, mended and parted where they run over two columns.

PDFium breaks the page's text into lines in the order it is drawn. Three things are put right here. A hyphen at a
line's end comes as U+FFFE with the next line glued to it. Text of two cells on one height comes as one line when it
was drawn so. A raised mark breaks its line in two.
"""

from collections.abc import Iterator, Sequence
from unicodedata import is_normalized, normalize

from report_parser.model import Layer
from report_parser.patterns import pattern_of
from report_parser.read.pdf_pdfium import Page

LINE = pattern_of(r"[^\r\n\ufffe\x02]+")
HEAD_CELL = pattern_of(r"(?:^|\n)[ \t]*S?(?:TT|tt)\b")
SPACES = pattern_of(r"(?<=[^ \xa0\t])[ \xa0\t]+(?=[^ \xa0\t])")
TICKS = pattern_of(r"[☐☑☒□■▢▣✓✔✗✘]")
WORDS = pattern_of(r"[^ \xa0\t]+")
HYPHENS = "\ufffe\x02"

GAP_LEAST = 0.9
"""A gap between columns is wider than this share of the line's height; a space is a quarter of it."""
TABLE_GAP = 0.4
"""The same on a page with a table's head without rules, where columns stand close."""
STEP = 0.3
"""A line that goes up or down by more than this share of its height is two; a raised mark keeps its upper edge."""
GAP_TIMES = 2.2
"""And wider than this many times one of the line's narrowest gaps, since justified lines have wide spaces everywhere."""
ASCENT, DESCENT = 0.89, 0.22
LINE_HEIGHT = ASCENT + DESCENT
"""Times' share of the size above and below a line's foot, for fonts that do not tell theirs."""
SAMPLE_STEP = 6
"""On a page without words of a letterhead, signature or table head, every sixth line is looked at for gaps; where one
has a gap, all are. Looking costs two calls a word."""

EDGE_SHARE = 0.09
"""Lines this near to the page's upper or lower edge are always looked at: a running head and the page's number."""

CELL_WORDS = (
    "CỘNG HÒA", "CỘNG HOÀ", "ĐẢNG CỘNG SẢN", "Cộng hòa xã", "Cộng hoà xã", "Độc lập", "Nơi nhận", "NƠI NHẬN", "TM.", "KT.", "TL.",
    "TUQ.", "chñ nghÜa", "§éc lËp", "N¬i nhËn", "CHUÛ NGHÓA", "Ñoäc laäp", "Nôi nhaän",  "CHỦ TỊCH", "BÍ THƯ", "GIÁM ĐỐC", "TRƯỞNG", "STT", "Stt", "Số TT", "\nTT ",
)  # fmt: skip
"""Words of a letterhead or of a signature block (Nghị định 30/2020/NĐ-CP, Phụ lục I), and of a table's head;
in TCVN3 and VNI too."""


class Piece:
    """Some text on one height of the page; places in points from the page's top left corner.

    `start` and `end` bound it in the page's text; `height` is its font's, the bottom less the top of one letter;
    `confidences` are OCR's, one for each word.
    """

    __slots__ = ("bottom", "confidences", "end", "font", "height", "layer", "start", "text", "top", "x0", "x1")

    def __init__(self, text: str, start: int, end: int, x0: float, top: float, x1: float, bottom: float) -> None:
        self.text, self.start, self.end = text, start, end
        self.x0, self.top, self.x1, self.bottom = x0, top, x1, bottom
        self.height = bottom - top
        self.font = ""
        self.confidences: tuple[int, ...] = ()
        self.layer: Layer = "body"

    def __repr__(self) -> str:
        return f"Piece({self.text!r}, {self.x0:.0f}, {self.top:.0f}, {self.x1:.0f}, {self.bottom:.0f})"


def names_cells(text: str) -> bool:
    """Whether a page's text has words that stand in cells without rules."""
    composed = text if is_normalized("NFC", text) else normalize("NFC", text)
    return any(words in composed for words in CELL_WORDS)


def find_pieces(page: Page, cells: bool, areas: Sequence[tuple[float, float]] = ()) -> list[Piece]:
    """The page's pieces in the order they are drawn.

    `cells` says that the page `names_cells`. Pieces within the heights of `areas` are not parted at gaps.
    """
    pieces = list(_lines(page))
    loose = pieces
    if TICKS.search(page.text):
        mended = {id(piece) for piece in pieces if TICKS.search(piece.text) and _set_in_place(page, piece)}
        loose = [piece for piece in pieces if id(piece) not in mended]
    if areas:
        loose = [one for one in loose if not any(high <= one.top and one.bottom <= deep for high, deep in areas)]
    all_of_them = cells or any(_parted(page, piece) for piece in loose[2::SAMPLE_STEP])
    high, low = EDGE_SHARE * page.height, (1 - EDGE_SHARE) * page.height
    sample = loose if all_of_them else [p for p in loose if p.bottom < high or p.top > low or _uneven(p)]
    least = TABLE_GAP if cells and HEAD_CELL.search(page.text) else GAP_LEAST
    parts = {id(piece): parts for piece in sample if (parts := _parted(page, piece, least))}
    if parts:
        pieces = [part for piece in pieces for part in parts.get(id(piece), (piece,))]
    return pieces


def _set_in_place(page: Page, piece: Piece) -> bool:
    """Put the words of a line in the order of their places: office programs draw the boxes of a choice, which another
    font holds, behind the words (`Đạt Chưa đạt ☑ ☐`). False where they are in order."""
    words = [(page.box(match.start())[0], match[0]) for match in WORDS.finditer(page.text, piece.start, piece.end)]
    if words == sorted(words, key=lambda word: word[0]):
        return False
    tail = piece.text[piece.end - piece.start :]
    piece.text = " ".join(word for _, word in sorted(words, key=lambda word: word[0])) + tail
    return True


def _lines(page: Page) -> Iterator[Piece]:
    """PDFium's lines with their places."""
    text, box = page.text, page.box
    loose, handle, rect, at = page.raw_box
    upright = page.even and page.rotation == 0
    left, height = page.left, page.top
    for match in LINE.finditer(text):
        raw = match.group()
        words = raw.strip()
        if not words:
            continue
        start = match.start()
        if raw[0] != words[0]:
            start += len(raw) - len(raw.lstrip())
        end = start + len(words)
        if upright:
            loose(handle, start, at)
            x0, top, bottom = rect.left - left, height - rect.top, height - rect.bottom
            first = bottom - top
            loose(handle, end - 1, at)
            x1, low_top, low = rect.right - left, height - rect.top, height - rect.bottom
        else:
            x0, top, right, bottom = box(start)
            first = bottom - top
            begin, low_top, x1, low = box(end - 1)
            x0, x1 = min(x0, begin), max(right, x1)
        if low_top < top:
            top = low_top
        if low > bottom:
            bottom = low
        piece = Piece(words, start, end, x0, top, x1 if x1 > x0 else x0, bottom)
        piece.height = first
        piece.font = page.font(start)
        if page.tight(piece.font, start, end):
            _level(page, piece)
        stop = match.end()
        if stop < len(text) and text[stop] in HYPHENS:
            piece.text += "-"
        yield piece


def _level(page: Page, piece: Piece) -> None:
    """Set a piece's upper and lower edge from its size and the foot of its line."""
    size, base = page.size(piece.start), page.baseline(piece.start)
    piece.top, piece.bottom, piece.height = base - ASCENT * size, base + DESCENT * size, LINE_HEIGHT * size


def _uneven(piece: Piece) -> bool:
    """Whether a line has several spaces on end, or ends higher or lower than it begins."""
    return "   " in piece.text or piece.bottom - piece.top > (1 + STEP) * piece.height


def _parted(page: Page, piece: Piece, share: float = GAP_LEAST) -> list[Piece]:
    """The parts of a piece that runs over a gap between columns, or from one height to another: PDFium takes lines of
    two cells for one where they stand a little apart in height. Empty where the piece is one line."""
    loose, handle, rect, at = page.raw_box
    if not _uneven(piece) and page.objects(piece.start, piece.end) < 2:
        return []
    gaps: list[tuple[float, int, int]] = []
    steps: list[tuple[float, int, int]] = []
    if page.even and page.rotation == 0:
        for match in SPACES.finditer(page.text, piece.start, piece.end):
            before, after = match.span()
            loose(handle, before - 1, at)
            right, foot, head = rect.right, rect.bottom, rect.top
            loose(handle, after, at)
            if abs(rect.bottom - foot) > STEP * piece.height and abs(rect.top - head) > STEP * piece.height:
                steps.append((0.0, before, after))
            else:
                gaps.append((rect.left - right, before, after))
    else:
        for match in SPACES.finditer(page.text, piece.start, piece.end):
            before, after = match.span()
            gaps.append((page.box(after)[0] - page.box(before - 1)[2], before, after))
    least = share * piece.height
    wide = [gap for gap in gaps if gap[0] > least]
    if len(gaps) > 3 and wide:
        usual = sorted(gap[0] for gap in gaps)[len(gaps) // 5]
        wide = [gap for gap in wide if gap[0] > GAP_TIMES * usual]
    wide = sorted(wide + steps, key=lambda gap: gap[1])
    if not wide:
        return []
    parts = []
    start = piece.start
    for _, before, after in [*wide, (0.0, piece.end, piece.end)]:
        x0, top, _, bottom = page.box(start)
        _, low_top, x1, low = page.box(before - 1)
        part = Piece(page.text[start:before], start, before, x0, min(top, low_top), x1, max(bottom, low))
        part.height = bottom - top
        part.font = page.font(start)
        if page.tight(part.font, start, before):
            _level(page, part)
        parts.append(part)
        start = after
    parts[-1].text += piece.text[piece.end - piece.start :]
    return parts
