"""The body that issued a report: the last one that its letterhead names, or the one that its title names."""

import re
from collections.abc import Sequence

from report_parser.extract.letterhead import ISSUER_LINE, MOTTO, UNIT_LINE
from report_parser.model import Block

# `HĐND phường Nghi Thu tổ chức kỳ họp thứ 10`: a headline that begins with a body's name.
_HAPPENS = re.compile(
    r"\b(?:tổ\s+chức|thông\s+qua|họp|kỳ\s+họp|khai\s+mạc|sơ\s+kết|tổng\s+kết|công\s+bố|ra\s+mắt|phát\s+động|tiếp\s+(?:công|xúc|tục|đoàn)|làm\s+việc|đẩy\s+mạnh|tăng\s+cường|hoàn\s+thành|đạt|báo\s+cáo|thông\s+báo|kết\s+quả)\b",
    re.IGNORECASE,
)
_UNIT_ALONE = re.compile(r"xã|phường|thị\s+trấn|đặc\s+khu", re.IGNORECASE)
_DAY_BESIDE = re.compile(r",\s*ngày\b")
NAME = r"(?P<name>[A-ZĐÀ-ỸƯƠĂÂÊÔ][^\W\d_]*(?:['’-]?[^\S\n]?(?!(?:UBND|XÃ|PHƯỜNG|THỊ|ỦY|UỶ|ĐẢNG|HĐND|TỈNH|HUYỆN)\b)[A-ZĐÀ-ỸƯƠĂÂÊÔ][^\W\d_]*){0,3})"
OF_OFFICE = re.compile(
    rf"\b(?:của|do)\s+(?P<office>(?:UBND|Ủy\s+ban\s+nhân\s+dân|Uỷ\s+ban\s+nhân\s+dân|Đảng\s+ủy|Đảng\s+uỷ)\s+(?:xã|phường|thị\s+trấn|đặc\s+khu)\s+{NAME})"
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


def find_issuer(head: Sequence[Block], before: int) -> str | None:
    """The last body named in the letterhead; its name may go on over the next line."""
    found: str | None = None
    lines = [block for block in head if block.id <= before and block.kind == "paragraph"]
    for position, block in enumerate(lines):
        text = _left_column(block.text)
        if not ISSUER_LINE.match(text) or len(text) > 90 or text.endswith((".", ";", ":")):
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
        found = words.rstrip(" -_*")
    return found
