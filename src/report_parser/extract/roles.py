"""Whether a figure is what was reached (`result`) or what is asked (`target`).

The words before it in its own clause decide (`kế hoạch 12%, thực hiện 12,5%`), then the kind of section it stands in.
`đạt 102% kế hoạch` is a result: only what comes before counts.
"""

import re
from functools import lru_cache

from report_parser.extract.words import lower_case
from report_parser.model import Role
from report_parser.patterns import pattern_of

# On text in lower case.
_CUE = pattern_of(
    r"""
    \b(?:
      (?P<target>(?<!%\s)(?<!đạt\s)(?<!vượt\s)(?<!thành\s)(?<!0[0-9]\s)(?<![\s(][0-9]\s)(?<![\s(][0-9]{2}\s)(?:kế\s+hoạch(?!\s+số\s)(?:\s+(?:năm|giao|là|đề\s+ra))?|chỉ\s+tiêu\s+(?:giao|kế\s+hoạch|nghị\s+quyết|được\s+giao|đề\s+ra|là|đại\s+hội)|mục\s+tiêu|(?<!theo\s)(?<![0-9]\s)yêu\s+cầu(?!\s+(?:được|của|cung|thông|hỗ|phản|đã|về|từ(?!\s+[0-9]))))|(?<=[(/])(?:chỉ\s+tiêu|kh|nq)(?=[\s:])|(?<!quả\s)chỉ\s+tiêu\s?:(?=\s*(?:[≥>≤<0-9]|từ\s|trên\s|dưới\s|tối\s|ít\s|đạt\s))|phấn\s+đấu
        |(?<!đúng\s)quy\s+định(?:\s+là|(?=\s*\(?\s*(?:[0-9≥>≤<]|từ|tối|ít|trên|dưới|không)|\s*:\s*(?:[≥>≤<]|từ|tối|ít|trên|dưới|không)))|phải|cần|theo\s+tiêu\s+chí|(?:nghị\s+quyết|nq|kh)(?:\s+(?:đề\s+ra|giao|là|đại\s+hội)|(?=\s*:?\s*(?:(?:là|giảm|tăng|đạt|còn|trên|dưới|từ)\s+){0,2}[0-9≥]))|định\s+mức|dự\s+kiến|sẽ|(?:được|huyện|tỉnh|cấp\s+trên)\s+giao)
      | (?P<result>thực\s+hiện(?:\s+được)?|đạt|kết\s+quả|hiện\s+(?:có|nay|tại)|ước|chiếm|đã(?![^\W\d_])|có\s+được|tăng|giảm|vượt)
    )
    """,
    re.VERBOSE,
)
# `Mục tiêu đến năm 2025 đạt 2.762 ha`
_TIME_BETWEEN = pattern_of(
    r"\s*(?:(?:đến|trong|cuối|hết|cả)\s+){0,2}(?:(?:năm|nhiệm\s+kỳ|giai\s+đoạn|quý)\s+)?[0-9–/ -]{0,12}\s*"
)
# `đạt 53,3% dự toán huyện giao và 50,1% …`: the plan that a share is taken of.
_SHARE_OF = pattern_of(
    r"%\s?(?:so\s+(?:với\s+)?)?(?:kế\s+hoạch|kh|dự\s+toán|dt|chỉ\s+tiêu|mục\s+tiêu|nghị\s+quyết|nq)(?:\s+[^\W\d_]+){0,3}$"
)
# `vượt 18,9% so với kế hoạch (70%)`
_PLAN_ITSELF = pattern_of(r"\((?:[≥>≤<]\s?|là\s|trên\s)?[0-9]{1,4}(?:,[0-9]{1,2})?\s?%\s?\)")
# `(mục tiêu: nông nghiệp 18%; dịch vụ 36%)`
_ASKED_IN_BRACKET = pattern_of(
    r"\((?:mục\s+tiêu|kế\s+hoạch|kh|chỉ\s+tiêu|yêu\s+cầu|nghị\s+quyết|nq)(?:\s[^\W\d_]+){0,4}\s?[:：](?!.*(?:thực\s+hiện|kết\s+quả|đạt\s)|[^()]*\))",
    re.IGNORECASE,
)
# `kế hoạch giảm 1% (từ 4,5% xuống còn 3,3%)`: what was, and what became of it
_MOVED = pattern_of(r"(?<=từ\s)[0-9][0-9.,]{0,12}\s?%?[^.;,()0-9]{0,30}\s(?:xuống|lên)(?![^\W_])", re.IGNORECASE)
_LOOK_BACK = 12
_CLAUSE_MARKS = ".;:…"
_PLAN_TITLE = pattern_of(
    r"nhiệm\s+vụ|giải\s+pháp|phương\s+hướng|kế\s+hoạch\s+(?:năm|công\s+tác)|mục\s+tiêu(?!\s+đã)|định\s+hướng|thời\s+gian\s+tới|tiếp\s+theo|năm\s+tới|chỉ\s+tiêu\s+(?:phấn\s+đấu|chủ\s+yếu\s+năm)",
    re.IGNORECASE,
)
_OF_RESULTS = pattern_of(r"kết\s+quả", re.IGNORECASE)
# `TÌNH HÌNH THỰC HIỆN NHIỆM VỤ NĂM 2024`, but `TIẾP TỤC THỰC HIỆN NHIỆM VỤ THỜI GIAN TỚI`
_LOOKS_BACK = pattern_of(
    r"tình\s+hình|(?<!tiếp\stục\s)(?<!tổ\schức\s)(?:thực\s+hiện|triển\s+khai|hoàn\s+thành)\s+(?:các\s+|những\s+)?(?:[^\W\d_]+\s+){0,2}?,?\s*(?:nhiệm\s+vụ|mục\s+tiêu|kế\s+hoạch|chỉ\s+tiêu)|đánh\s+giá|đã\s+(?:đạt|thực\s+hiện|triển\s+khai)",
    re.IGNORECASE,
)
_AHEAD = pattern_of(r"thời\s+gian\s+tới|tiếp\s+theo|năm\s+tới|tháng\s+tới|quý\s+tới", re.IGNORECASE)
_DEMAND_TITLE = pattern_of(
    r"(?:phấn\s+đấu|đảm\s+bảo|bảo\s+đảm|yêu\s+cầu(?!\s+(?:được|của|cung|thông|hỗ|phản|đã|về|từ(?!\s+[0-9])))|tối\s+thiểu|ít\s+nhất|có\s+(?:từ|ít|tối|trên)?|từ|trên|duy\s+trì)\b",
    re.IGNORECASE,
)


_DONE = pattern_of(r"(?<![^\W_])(?:đã|đạt|hiện|thực\s+hiện|trong\s+đó)(?![^\W_])", re.IGNORECASE)


def find_role(text: str, start: int, default: Role = "result") -> Role:
    """The role of the figure that begins at `start`, by the last cue before it in its clause."""
    if _MOVED.match(text, start):
        return default
    opened = text.rfind("(", max(0, start - 160), start)
    if opened != -1 and _ASKED_IN_BRACKET.match(text, opened, start):
        return "target"
    if opened != -1 and _PLAN_ITSELF.match(text, opened) and not text[opened + 1 : start].strip():
        before = lower_case(text[max(0, opened - 60) : opened]).rstrip()
        if _SHARE_OF.search(before):
            return "target"
    begin = max(0, start - 120)
    for mark in _CLAUSE_MARKS:
        place = text.rfind(mark + " ", begin, start)
        if place != -1 and mark != ":":
            begin = max(begin, place + 1)
    cue = None
    base = max(0, begin - _LOOK_BACK)
    low = lower_case(text[base : _first_digit(text, start)])
    for found in _CUE.finditer(low, begin - base):
        # `phấn đấu đạt 95%`: the verb belongs to the target's word right before it.
        closed = low[found.end() : start - base]
        if found["target"] and closed.count(")") > closed.count("("):
            # `Tỷ lệ thôn có tổ công nghệ số (yêu cầu 100%): 8/8 thôn`
            continue
        if found["target"] and _SHARE_OF.search(low, max(0, found.start() - 40), found.end()):
            continue
        if cue is None or not (
            cue["target"] and found["result"] and _TIME_BETWEEN.fullmatch(low, cue.end(), found.start())
        ):
            cue = found
    if cue is None:
        return default
    if cue["target"]:
        # A comma parts the clause of the target from that of the result, unless the target's word stands right before.
        between = low[cue.end() : start - base]
        if low[cue.start() - 1 : cue.start()] == "(" and ")" not in between:
            # `(yêu cầu ≥ 30%, trong đó ≥ 10% từ nguồn tập trung)`
            return "target"
        return "target" if "," not in between or (between.count(",") == 1 and len(between) < 8) else default
    return default


_DIGIT = pattern_of(r"[0-9]")


def _first_digit(text: str, start: int) -> int:
    """Where the figure's number begins: its span may open with a word (`trên`, `phấn đấu đạt`)."""
    found = _DIGIT.search(text, start, start + 40)
    # One more, since a cue may need to see the digit behind it (`NQ 13%`).
    return found.start() + 1 if found else start


@lru_cache(maxsize=1024)
def is_plan(title: str) -> bool:
    """Whether a section's title says that it speaks of what is to come.

    >>> is_plan("NHIỆM VỤ, GIẢI PHÁP TIẾP THEO"), is_plan("TÌNH HÌNH THỰC HIỆN NHIỆM VỤ NĂM 2024")
    (True, False)
    """
    planned = _PLAN_TITLE.search(title)
    if planned is None or _OF_RESULTS.search(title):
        return False
    looks_back = _LOOKS_BACK.search(title)
    return looks_back is None or looks_back.start() > planned.start() or bool(_AHEAD.search(title))


def find_title_role(title: str, start: int, comparator: str, has_result: bool) -> Role:
    """The role of a percentage in an indicator's own title; `start` is its place in `title`.

    A target when the text below states a result or the title says what there should be (`Có 100% cán bộ …`), a result
    when the title says what was reached (`…, đạt 100%`).
    """
    if has_result or comparator in (">=", "<="):
        return "target"
    if find_role(title, start) == "target" or _DEMAND_TITLE.match(title):
        return "target"
    if start == 0 and title.startswith("100%") and not _DONE.search(title):
        return "target"
    return "result"
