"""A report's title: its type in words with the lines that go on with it, or the first line that reads like one."""

import re
from collections.abc import Sequence

from report_parser.extract.letterhead import ISSUER_LINE, MOTTO, PLACE_DATE, UNIT_LINE
from report_parser.labels import bullet_end, find_label
from report_parser.model import Block
from report_parser.patterns import pattern_of

TYPE_WORDS = {
    "báo cáo": "report", "đề cương báo cáo": "report", "kế hoạch": "plan", "tờ trình": "proposal", "quyết định": "decision", "nghị quyết": "resolution", "công văn": "official_letter",
    "thông báo": "notice", "chương trình": "programme", "đề án": "scheme", "phương án": "scheme", "hướng dẫn": "guidance", "chỉ thị": "directive", "kết luận": "conclusion",
    "thông tư": "circular", "nghị định": "decree", "biên bản": "minutes", "biểu tổng hợp": "report", "bảng tổng hợp": "report", "bảng tự chấm điểm": "report", "phiếu tự đánh giá": "report",
}  # fmt: skip
_TYPE = pattern_of(rf"(?P<type>{'|'.join(TYPE_WORDS)})\b[\s:]*", re.IGNORECASE)
_TYPE_ALONE = pattern_of(
    rf"(?:dự\s+thảo\s+)?(?:{'|'.join(TYPE_WORDS)})(?:\s+(?:nhanh|tóm\s+tắt|bổ\s+sung|sơ\s+kết|tổng\s+kết|chuyên\s+đề|định\s+kỳ|tự\s+đánh\s+giá|kết\s+quả|giải\s+trình|tổng\s+hợp|hành\s+động|công\s+tác|giám\s+sát|thẩm\s+tra|thẩm\s+định|kiểm\s+điểm|thuyết\s+minh|liên\s+tịch|phối\s+hợp))?[\s:]*",
    re.IGNORECASE,
)
_NOT_TITLE = pattern_of(
    r"kính\s+gửi|căn\s+cứ|thực\s+hiện\s+(?:quyết|kế|nghị|công|chỉ|sự|hướng|văn)|\(?\s*số\b|\(?kèm\s+theo|[-_–—*=\s]{3,}$|(?:[0-9:|,\s]{0,12})[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:19|20)[0-9]{2}|ngày\b|\(",
    re.IGNORECASE,
)

_LINES = 8
"""Lines of the longest titles, wrapped at 60 characters."""
_KIND_WORDS = 5
# A bracket below the title that was joined to it.
_ASIDE = pattern_of(
    r"\s\((?:trình|kèm\s+theo|ban\s+hành\s+kèm|tại\s+kỳ\s+họp|phục\s+vụ|dự\s+thảo|số\s+liệu|thời\s+điểm)\b[^()]{0,300}\)?\Z",
    re.IGNORECASE,
)
_FULL_LINE = 45
"""Characters from which a line of a title in capitals may have been full; the next one in capitals goes on with it."""
_UNDONE = pattern_of(r"\b(?:quý|tháng|năm|ngày|số|khóa|khoá|thứ|giai\s+đoạn)\Z", re.IGNORECASE)
_DONE = pattern_of(r"(?:[0-9]|[IVX]{1,5}(?![^\W_]))")
_ABOUT_WHAT = pattern_of(r"(?:về|v/v|đề\s+nghị|kết\s+quả|tình\s+hình|công\s+tác)\b", re.IGNORECASE)
# `KẾ HOẠCH` `Thực hiện Quyết định số 1804/QĐ-UBND …`: the plan's name; the report's opening names who reports behind it.
_CARRIED_OUT = pattern_of(r"(?:tổ\s+chức\s+|triển\s+khai\s+)?thực\s+hiện\b", re.IGNORECASE)
_AUTHOR = pattern_of(
    r",\s(?:UBND|Ủy\s+ban|Uỷ\s+ban|HĐND|Hội\s+đồng|Đảng|Ban|BCĐ|Tổ|Công\s+an|Phòng|Trung\s+tâm)\s[^,]{0,90}\s(?:báo\s+cáo|xây\s+dựng|ban\s+hành|tổng\s+hợp)\b"
)

_YEAR = pattern_of(r"(?<![0-9/])(?:19|20)[0-9]{2}(?![0-9/])")
_GOES_ON = pattern_of(
    r"(?:19|20)[0-9]{2}(?![0-9/])|\b(?:xã|phường|thị\s+trấn|huyện|năm|tháng|quý|giai\s+đoạn)\b", re.IGNORECASE
)
# A line that cannot be the title's last, and one that cannot be the first of something else.
_OPEN_END = pattern_of(
    r"(?:\b(?:và|của|về|theo|với|các|những|trên|trong|giữa|từ|đến|cho|thực\s+hiện|triển\s+khai|phương|địa|địa\s+bàn|tại|năm|giai\s+đoạn|xã|phường|thị\s+trấn|huyện|tỉnh|ubnd|hđnd)|[,–-])$",
    re.IGNORECASE,
)
_LINKED = pattern_of(
    r"(?:về\s+(?!việc\s)|và|của|trên\s+địa\s+bàn|tại|hướng,|phương\s+hướng|nhiệm\s+vụ\s+(?:năm|6|quý|trọng|tháng|giai)|theo)\b",
    re.IGNORECASE,
)


def _same_case(one: str, other: str) -> bool:
    """Whether both lines are in capitals, or neither; a line without letters fits either."""
    return one.isupper() == other.isupper() or not any(map(str.isalpha, other))


def _title_lines(head: Sequence[Block], position: int) -> list[Block]:
    """The block at `position` with those that go on with it: centred titles are set over several short lines.

    A title is whole once it names its year; before that, a short line that names a year, a time or a place goes on.
    """
    used = [head[position]]
    for following in head[position + 1 : position + _LINES]:
        line, last = following.text.strip(), used[-1].text.strip()
        cut = re.match(r"[-–]\s[^\W\d_A-ZĐ]", line) and not _YEAR.search(last)
        if cut or (line[:1].islower() and len(line) <= 160 and not line.endswith((".", ";", ":"))):
            used.append(following)
            continue
        alone = _TYPE_ALONE.fullmatch(last) is not None
        carried_out = alone and _CARRIED_OUT.match(line) and len(line) <= 300 and not _AUTHOR.search(line)
        if _UNDONE.search(last) and _DONE.match(line):
            # `… quý` `III/2025`
            used.append(following)
            continue
        if (
            (_NOT_TITLE.match(line) and not carried_out)
            or MOTTO.search(line)
            or bullet_end(line)
            or find_label(line)
            or line.endswith((".", ";", ":"))
        ):
            break
        # `BÁO CÁO THAM LUẬN` `Về công tác chuyển đổi số`: a kind of report over its subject.
        kind = len(used) == 1 and last.isupper() and not line.isupper() and len(last.split()) <= _KIND_WORDS
        if (alone and len(line) <= 400) or (
            kind and _TYPE.match(last) and _ABOUT_WHAT.match(line) and len(line) <= 300
        ):
            used.append(following)
            continue
        if len(line) > 160 or len(last) > 160:
            break
        if _same_case(last, line) and (_OPEN_END.search(last) or _LINKED.match(line)):
            used.append(following)
            continue
        whole = " ".join(block.text for block in used)
        shouted = last.isupper() and line.isupper() and not ISSUER_LINE.match(line)
        if shouted and whole.count("“") > whole.count("”"):
            used.append(following)
            continue
        if _YEAR.search(whole):
            break
        if shouted and len(last) >= _FULL_LINE:
            used.append(following)
            continue
        if _same_case(last, line) and _GOES_ON.search(line):
            used.append(following)
            continue
        break
    return used


_ABOUT = pattern_of(r"\s?V/v\b", re.IGNORECASE)
_SENTENCES = pattern_of(r"[.;]\s+[A-ZĐÀ-Ỹ]")
# `Báo cáo nêu rõ: …`
_TOLD = pattern_of(
    r"(?:nêu|cho\s+(?:thấy|biết)|chỉ\s+rõ|khẳng\s+định|trình\s+bày|tại\s+(?:hội\s+nghị|kỳ\s+họp|buổi))\b"
)
# `PHƯỜNG AN HÒA – BÁO CÁO KẾT QUẢ CHUYỂN ĐỔI SỐ QUÝ III/2025`
_BEHIND_PLACE = pattern_of(
    rf"(?:UBND\s)?(?:XÃ|PHƯỜNG|THỊ TRẤN)\s[^.:;–-]{{2,40}}\s[–-]\s(?P<type>{'|'.join(map(str.upper, TYPE_WORDS))})\s+"
)


def find_title(head: Sequence[Block]) -> tuple[str | None, str | None, list[Block]]:
    """Title, type word and the title's blocks: below the letterhead where there is one, since a page's headline stands above."""
    motto = next((at for at, block in enumerate(head) if MOTTO.match(block.text)), 0)
    for position in [*range(motto, len(head)), *range(motto)]:
        block = head[position]
        text = block.text.strip().removeprefix("DỰ THẢO ").removeprefix("Dự thảo ")
        match = _TYPE.match(text) or _BEHIND_PLACE.match(text)
        if not match or block.kind == "row" or not text[0].isupper():
            continue
        if position and _ABOUT.match(head[position - 1].text) and not match["type"].isupper():
            # A letter's subject in the letterhead, broken before a programme's name.
            continue
        if match.end() < len(text) and (
            len(text) > 500
            or text.endswith((";", "."))
            or (len(text) > 200 and _SENTENCES.search(text))
            or _TOLD.match(text, match.end())
            or re.match(r"\s*(?:số\s*:?\s*)?[0-9]", text[match.end() :])
        ):
            continue
        used = _title_lines(head, position)
        if _TYPE_ALONE.fullmatch(text) and len(used) == 1:
            continue
        whole = " ".join(line.text.strip(" |\t") for line in used)
        return _ASIDE.sub("", whole), match["type"].lower(), used
    return None, None, []


_SUBJECT = pattern_of(
    r"(?:về\s+)?(?:kết\s+quả|tình\s+hình|đánh\s+giá|công\s+tác|tổng\s+kết|sơ\s+kết|v/v|về\s+việc|việc|tự\s+đánh\s+giá)\b",
    re.IGNORECASE,
)
# `Xã Yên Lâm: Kết quả thực hiện chuyển đổi số năm 2024`
_OF_PLACE = pattern_of(
    r"(?:UBND\s)?(?:xã|phường|thị\s+trấn)\s[^:;.–]{2,40}(?::|\s–)\s+(?:kết\s+quả|tình\s+hình|đánh\s+giá|tổng\s+kết|sơ\s+kết)\b",
    re.IGNORECASE,
)
_POSTED = pattern_of(
    r"(?:(?:đăng|ngày|thứ|chủ|cập)\s[^0-9]{2,25})?[0-9]{1,2}[/.-][0-9]{1,2}[/.-]20[0-9]{2}[\s,|–-]{1,4}(?:lúc\s)?[0-9]{1,2}[:h][0-9]{2}|[0-9]{1,2}[:h][0-9]{2}[\s,|–-]{1,4}(?:ngày\s)?[0-9]{1,2}[/.-][0-9]{1,2}[/.-]20[0-9]{2}",
    re.IGNORECASE,
)


def find_headline(head: Sequence[Block], furniture: Sequence[Block]) -> str | None:
    """The headline of a page that names no document: what stands above the time it was posted, or opens with the place."""
    posted = {block.id for block in (*head, *furniture) if _POSTED.match(block.text)}
    for block in head:
        text = block.text.strip()
        if not 20 <= len(text) <= 300 or text.endswith((".", ";", ":")):
            continue
        if _OF_PLACE.match(text) or block.id + 1 in posted:
            return text
    return None


def find_plain_title(head: Sequence[Block]) -> str | None:
    """The title of a report whose type word stands apart from it, or nowhere: the first line that reads like one."""
    lines = [
        block
        for block in head
        if block.kind == "paragraph"
        and 20 <= len(block.text) <= 300
        and not (MOTTO.search(block.text) or PLACE_DATE.match(block.text) or ISSUER_LINE.match(block.text))
        and not block.text.rstrip().endswith((".", ";", ":"))
    ]
    chosen = next(
        (block for block in lines if _SUBJECT.match(block.text) or _OF_PLACE.match(block.text)),
        lines[0] if lines else None,
    )
    if chosen is None:
        return None
    alone = next(
        (block.text.strip() for block in head if (found := _TYPE.fullmatch(block.text.strip())) and found), None
    )
    whole = " ".join(line.text.strip() for line in _title_lines(head, list(head).index(chosen)))
    return f"{alone} {whole}" if alone else whole


def find_shouted_title(head: Sequence[Block]) -> str | None:
    """The title of a form that names no type: its first line in capitals that is no body's name."""
    for position, block in enumerate(head):
        text = block.text.strip()
        if (
            block.kind == "paragraph"
            and 20 <= len(text) <= 300
            and text.isupper()
            and not (MOTTO.search(text) or ISSUER_LINE.match(text) or UNIT_LINE.match(text) or find_label(text))
            and not _NOT_TITLE.match(text)
            and not re.match(r"(?:SỞ|PHÒNG|BỘ|BAN|VĂN PHÒNG|CÔNG AN|TRUNG TÂM|HUYỆN ỦY)\b", text)
        ):
            return " ".join(line.text.strip() for line in _title_lines(head, position))
    return None
