"""The body that issued a report: the last one that its letterhead names, or the one that its title names."""

import re
from collections.abc import Sequence

from report_parser.extract.letterhead import CAPITAL, ISSUER_LINE, MOTTO, UNIT_LINE
from report_parser.model import Block
from report_parser.patterns import pattern_of

# `HĐND phường Nghi Thu tổ chức kỳ họp thứ 10`: a headline that begins with a body's name.
_HAPPENS = pattern_of(
    r"\b(?:tổ\s+chức|thông\s+qua|họp|kỳ\s+họp|khai\s+mạc|sơ\s+kết|tổng\s+kết|công\s+bố|ra\s+mắt|phát\s+động|tiếp\s+(?:công|xúc|tục|đoàn)|làm\s+việc|đẩy\s+mạnh|tăng\s+cường|hoàn\s+thành|đạt|báo\s+cáo|thông\s+báo|kết\s+quả)\b",
    re.IGNORECASE,
)
# Bodies whose names say what they are for, often on the next line: `BAN CHỈ ĐẠO` `CHUYỂN ĐỔI SỐ`.
_NAMED_FOR = pattern_of(r"BAN|BCĐ|HỘI\s+ĐỒNG|TỔ\s|TRUNG\s+TÂM|PHÒNG|VĂN\s+PHÒNG|HỢP|TRẠM|TRƯỜNG|SỞ|BỘ|CỤC|CHI\s+CỤC")
_NO_NAME = pattern_of(
    r"SỐ\b|BÁO\s+CÁO|KẾ\s+HOẠCH|TỜ\s+TRÌNH|NGHỊ\s+QUYẾT|QUYẾT\s+ĐỊNH|CHƯƠNG\s+TRÌNH|THÔNG\s+BÁO|KÍNH\s+GỬI"
)
# `ĐẢNG BỘ XÃ AN BÌNH` `BAN CHẤP HÀNH`
_COMMITTEE = pattern_of(r"(?:ban\s+(?:chấp\s+hành|thường\s+vụ|thường\s+trực)|bch|btv|btt)", re.IGNORECASE)
_CELL = 22
"""Characters from which a line in capitals may fill the left column of a letterhead."""
_WRAPPED = pattern_of(r"(?!DỰ\s|HỎA|HOẢ|KHẨN|MẬT|TỐI|TUYỆT|VIỆT\s+NAM)[^\W\d_]+(?:\s[^\W\d_]+)?")
_BODIES = pattern_of(
    r"(?<=\s)(?:[UỦ][ỶY]\s+BAN\s+NHÂN\s+DÂN|UBND|HỘI\s+ĐỒNG\s+NHÂN\s+DÂN|HĐND|ĐẢNG\s+(?:[UỦ][ỶY]|BỘ)|CHI\s+BỘ)(?=\s)"
)
_BODY_ALONE = pattern_of(r"[UỦ][ỶY] BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND|ĐẢNG [UỦ][ỶY]")
_CLOCK = pattern_of(r"[0-9]{1,2}:[0-9]{2}")
_UNIT_ALONE = pattern_of(r"xã|phường|thị\s+trấn|đặc\s+khu", re.IGNORECASE)
_DAY_BESIDE = pattern_of(r",\s*ngày\b")
NAME = rf"(?P<name>{CAPITAL}[^\W\d_]*(?:['’][^\W\d_]+)?(?:['’-]?[^\S\n]?(?!(?:UBND|XÃ|PHƯỜNG|THỊ|ỦY|UỶ|ĐẢNG|HĐND|TỈNH|HUYỆN)\b){CAPITAL}[^\W\d_]*(?:['’][^\W\d_]+)?){{0,3}})"
_OFFICE = rf"(?P<office>(?:UBND|[ỦU][ỷy]\s+ban\s+nhân\s+dân|HĐND|Hội\s+đồng\s+nhân\s+dân|Đảng\s+[ủu][ỷy]|Ban\s+[Cc]hỉ\s+đạo\s[^,.;:]{{2,60}}?)\s+(?:xã|phường|thị\s+trấn|đặc\s+khu)\s+{NAME})"
_OF_OFFICE = pattern_of(rf"\b(?:của|do)\s+{_OFFICE}")
# `UBND thị trấn Cành Nàng báo cáo kết quả thực hiện, cụ thể như sau:`, at the beginning of a line or behind a comma.
_REPORTS = pattern_of(
    rf"(?:\A|[,;.:]\s+){_OFFICE}\s+(?:xin\s+|đã\s+|tổng\s+hợp(?:,|\s+và)?\s+)?(?:báo\s+cáo|tổng\s+hợp|tự\s+đánh\s+giá|xây\s+dựng\s+(?:báo\s+cáo|kế\s+hoạch)|ban\s+hành\s+kế\s+hoạch)\b"
)


def _left_column(text: str) -> str:
    """A letterhead's line without what stands beside it in the right column, run together: `XÃ TÂN HÒA Độc lập - Tự do`."""
    motto = MOTTO.search(text)
    text = text[: motto.start()] if motto else text
    day = _DAY_BESIDE.search(text)
    if day:
        words = text[: day.start()].split(" ")
        while words and not words[-1].isupper():
            words.pop()
        text = " ".join(words) or text
    return text.strip()


def _last_body(text: str) -> str:
    """The last of the bodies that one line names, each with its place: `UBND HUYỆN A LƯỚI UBND XÃ HỒNG THƯỢNG`."""
    for found in _BODIES.finditer(text) if text.isupper() and len(text) <= 160 else ():
        before = text[: found.start()]
        if ISSUER_LINE.match(before) and UNIT_LINE.search(before):
            return text[found.start() :]
    return text


def find_issuer(head: Sequence[Block], before: int) -> str | None:
    """The last body named in the letterhead; its name may go on over the next line."""
    found: str | None = None
    lines = [block for block in head if block.id <= before and block.kind == "paragraph"]
    for position, block in enumerate(lines):
        text = _last_body(_left_column(block.text))
        if not ISSUER_LINE.match(text) or len(text) > 90 or text.endswith((".", ";", ":")) or _CLOCK.search(text):
            continue
        if (body := ISSUER_LINE.match(text)) and _HAPPENS.search(text, body.end()):
            continue
        words = text
        below = [line for line in (_left_column(line.text) for line in lines[position + 1 : position + 4]) if line]
        follower = below[0] if below else ""
        if len(below) > 1 and _UNIT_ALONE.fullmatch(follower):
            # `PHƯỜNG` `LONG ANH`
            follower = f"{follower} {below[1]}"
        if not UNIT_LINE.search(text) and UNIT_LINE.match(follower) and len(follower) < 60:
            words = f"{text} {follower}"
        elif len(text) >= _CELL and text.isupper() and follower.isupper() and _WRAPPED.fullmatch(follower):
            # A name that fills its cell: `ỦY BAN MTTQ VIỆT NAM XÃ AN` `THỚI`
            words = text if _goes_off(follower) else f"{text} {follower}"
        elif (
            _BODY_ALONE.fullmatch(text)
            and follower.isupper()
            and len(follower.split()) <= 4
            and not _goes_off(follower)
        ):
            # `ỦY BAN NHÂN DÂN` `HOẰNG TRẠCH`: the kind of commune is left out.
            words = f"{text} {follower}"
        elif found and _COMMITTEE.fullmatch(text):
            words = f"{text} {found}"
        elif text.isupper() and _NAMED_FOR.match(text) and not UNIT_LINE.search(text):
            words = " ".join([text, *_rest_of_name(below)])
        found = words.rstrip(" -_*|")
    return found


def find_reporting_office(title: str | None, head: Sequence[Block]) -> str | None:
    """The body that a page without a letterhead names: in its title, else where its introduction says who reports."""
    if title and (of := _OF_OFFICE.search(title)):
        return of["office"]
    told = (_REPORTS.search(block.text, max(0, len(block.text) - 300)) for block in head if block.kind == "paragraph")
    return next((found["office"] for found in told if found), None)


def _goes_off(line: str) -> bool:
    """Whether a line in capitals is no part of a body's name."""
    return bool(ISSUER_LINE.match(line) or _NO_NAME.match(line) or MOTTO.search(line))


def _rest_of_name(below: Sequence[str]) -> list[str]:
    """The lines in capitals that go on with a body's name."""
    rest: list[str] = []
    for line in below[:2]:
        if not line.isupper() or len(line) > 60 or _goes_off(line):
            break
        rest.append(line)
    return rest
