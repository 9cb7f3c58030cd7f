"""Which percentage is stated for which fraction: `31/31 …, đạt 100%`, `trên 75% … (… 5.770/7.690 người)`, `đạt 30,2% (42/139)`.

A percentage that is taken for something else's is the worse mistake: in doubt the two stay apart.
"""

import re
from decimal import Decimal

from report_parser.model import Number
from report_parser.patterns import pattern_of

REACH = 240
"""How many characters may stand between a fraction and its percentage; 190 is the most seen in real reports."""

_CUE = pattern_of(
    r"""(?:đạt|chiếm|tỷ\slệ|tỉ\slệ|bằng|=|≈|tương\sđương|tương\sứng|ứng\svới|hoàn\sthành|đảm\sbảo|bảo\sđảm|được|là|ước|tức)
    (?:\s[^\W\d_]+){0,4}?\s?[:=(]?\s{0,2}\Z""",
    re.VERBOSE,
)
_OF_OTHERS = pattern_of(
    r"(?:tăng|giảm|vượt|cao\shơn|thấp\shơn|trong\sđó|còn|thêm|bớt|(?:[,(:–-]\s?|so\svới\s|theo\s)(?:mục\stiêu|chỉ\stiêu|kế\shoạch))(?:\s[^\W\d_]+){0,3}?\s?[:(]?\s{0,2}\Z"
)
_BARE = pattern_of(r"(?:\s?[x×*]\s?100\s?%?)?\s{0,2}[(,=:–-]?\s{0,2}\Z")
_ENDS = pattern_of(r"\s{0,3}(?:\Z|[.,;)\]/])")
# `24/51 cụm loa đã chuyển sang công nghệ 4G (47%).`
_BRACKETED = pattern_of(r"[^,:()]*\(\s?\Z")
_BRACKETED_FAR = pattern_of(r"[^:;()]{0,120}\(\s?\Z")
# `4.215/3.900 triệu đồng (108,1% KH)`
_BRACKET_ENDS = pattern_of(
    r"\s?(?:(?:so\svới\s)?(?:kh|kế\shoạch|dự\stoán|dt|chỉ\stiêu|mục\stiêu|nq|nghị\squyết)(?:\s[^\W\d_]+){0,4}\s?)?\)"
)
_STOPS = pattern_of(r"\.\s|[;\t]")
_MARKS = pattern_of(r"[()]|\.\s|[;\t]")
_PART_OF_IT = pattern_of(r"\(\s?(?:trong\sđó|còn|chưa|riêng|gồm)")
_LINK = pattern_of(
    r"\s?[,(:]?\s?(?:tương\sứng|tương\sđương|ứng\svới|với|bằng|=|tức|là)(?:\svới|\slà)?\s(?:[^\W\d_]+\s){0,3}\Z"
)


def read_depth(gap: str) -> int | None:
    """How many brackets that opened in `gap` are still open at its end.

    None where a sentence or clause ends in it outside them, or the bracket that it began in closes: nothing behind is
    said of what is before.
    """
    return len(stops) - 1 if (stops := _read_stops(gap)) is not None else None


def _read_stops(gap: str) -> list[bool] | None:
    """Whether a clause ended outside of every bracket (never) and in each that is still open; None as in `read_depth`."""
    stops = [False]
    for mark in _MARKS.finditer(gap):
        if mark[0] == "(":
            stops.append(False)
        elif mark[0] == ")":
            stops.pop()
            if not stops:
                return None
        elif len(stops) == 1:
            return None
        else:
            stops[-1] = True
    return stops


def is_stated_behind(gap: str, following: str) -> bool:
    """Whether a percentage is said of the fraction before it; `gap` stands between them, `following` behind it."""
    stops = _read_stops(gap)
    # `1.200/1.350 con trâu, 2.100/2.500 con lợn, đạt lần lượt 88,9% và 84%`: it is not said which is whose.
    if stops is None or any(stops) or "lần lượt" in gap or _OF_OTHERS.search(gap, max(0, len(gap) - 48)):
        return False
    if _CUE.search(gap, max(0, len(gap) - 64)):
        return True
    if _BRACKETED.fullmatch(gap) and _BRACKET_ENDS.match(following):
        return True
    return bool(_BARE.fullmatch(gap) or _BARE.fullmatch(gap.lstrip(") "))) and bool(_ENDS.match(following))


def is_bracketed(gap: str, following: str) -> bool:
    """Whether a percentage stands alone in a bracket at the end of the fraction's clause, commas in it or not."""
    return bool(_BRACKETED_FAR.fullmatch(gap) and _BRACKET_ENDS.match(following)) and not _OF_OTHERS.search(gap)


def is_stated_before(gap: str) -> bool:
    """Whether a percentage is said of the fraction that follows it, with `gap` between them."""
    if _STOPS.search(gap) or _PART_OF_IT.search(gap):
        return False
    if _LINK.fullmatch(gap):
        return True
    opened = gap.rfind("(")
    return opened != -1 and ")" not in gap[opened:] and gap.count("(") == gap.count(")") + 1


def agrees(numerator: Number | None, denominator: Number | None, percent: Number | None) -> bool:
    """Whether a percentage is a fraction's to within a point: only ever used to join what the words leave open."""
    if numerator is None or not denominator or percent is None:
        return False
    return abs(Decimal(repr(numerator)) * 100 / Decimal(repr(denominator)) - Decimal(repr(percent))) <= 1
