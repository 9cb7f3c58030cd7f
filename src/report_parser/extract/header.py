"""The report's own head: type, number, date, issuer, title, period, place, and when a portal published it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from report_parser.dates import FoundPeriod, find_dates, find_periods, parse_timestamp
from report_parser.extract.citations import find_own_number
from report_parser.extract.figures import Claim
from report_parser.labels import bullet_end, find_label
from report_parser.lexicon import Lexicon
from report_parser.model import Block, Document, Period, Place
from report_parser.places import find_place_words, resolve

HEAD_BLOCKS = 40
"""How many blocks from the start can belong to the head: letterhead, title and preamble of real reports take under 25."""

_TYPE_WORDS = {
    "báo cáo": "report", "kế hoạch": "plan", "tờ trình": "proposal", "quyết định": "decision", "nghị quyết": "resolution", "công văn": "official_letter",
    "thông báo": "notice", "chương trình": "programme", "đề án": "scheme", "phương án": "scheme", "hướng dẫn": "guidance", "chỉ thị": "directive", "kết luận": "conclusion",
    "biên bản": "minutes", "biểu tổng hợp": "report", "bảng tổng hợp": "report", "bảng tự chấm điểm": "report", "phiếu tự đánh giá": "report",
}  # fmt: skip
_TYPE = re.compile(rf"(?P<type>{'|'.join(_TYPE_WORDS)})\b[\s:]*", re.IGNORECASE)
_TYPE_ALONE = re.compile(
    rf"(?:{'|'.join(_TYPE_WORDS)})(?:\s+(?:nhanh|tóm\s+tắt|bổ\s+sung|sơ\s+kết|tổng\s+kết|chuyên\s+đề|định\s+kỳ|tự\s+đánh\s+giá|kết\s+quả|giải\s+trình))?[\s:]*",
    re.IGNORECASE,
)
_TYPE_LETTERS = {
    "BC": "report",
    "KH": "plan",
    "TTr": "proposal",
    "QĐ": "decision",
    "NQ": "resolution",
    "TB": "notice",
    "CTr": "programme",
    "ĐA": "scheme",
    "HD": "guidance",
    "CT": "directive",
    "KL": "conclusion",
}
_ISSUER_LINE = re.compile(
    r"(?:ủy\s+ban\s+nhân\s+dân|uỷ\s+ban\s+nhân\s+dân|ubnd|hội\s+đồng\s+nhân\s+dân|hđnd|đảng\s+ủy|đảng\s+uỷ|đảng\s+bộ|ban\s+chấp\s+hành|ban\s+chỉ\s+đạo|bcđ|tổ\s+công\s+tác|ban\s+quản\s+lý|công\s+an\s+(?:xã|phường|thị\s+trấn|đặc\s+khu))\b",
    re.IGNORECASE,
)
_UNIT_LINE = re.compile(
    r"(?:xã|phường|thị\s+trấn|đặc\s+khu|huyện|thị\s+xã|quận|thành\s+phố|tỉnh|tp\.?)\s+\S", re.IGNORECASE
)
_MOTTO = re.compile(r"cộng\s+h(?:òa|oà)\s+xã\s+hội|độc\s+lập\s*[-–—]|đảng\s+cộng\s+sản\s+việt\s+nam", re.IGNORECASE)
_PLACE_DATE = re.compile(r"^[^\d,:;.][^,:;.]{1,39},\s*(?=ngày(?![^\W\d_]))", re.IGNORECASE)
_DAY_BESIDE = re.compile(r",\s*ngày\b")
_THEN_PLACE = re.compile(r"\s+[^\d,:;.][^,:;.]{1,39},\s*ngày", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:người\s+ký|thời\s+gian\s+ký|ngày\s+ký|ký\s+bởi|chữ\s+ký\s+số|email|cơ\s+quan)\s*:", re.IGNORECASE
)
"""What a digital signature prints across the letterhead."""
_STAMP_BEHIND = 2
_NOT_TITLE = re.compile(
    r"kính\s+gửi|căn\s+cứ|thực\s+hiện\s+(?:quyết|kế|nghị|công|chỉ|sự|hướng|văn)|\(?\s*số\b|\(?kèm\s+theo|[-_–—*=\s]{3,}$|ngày\b|\(",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Head:
    """The document's facts, and the ranges of the head's blocks that they account for."""

    document: Document
    claims: dict[int, list[Claim]] = field(default_factory=dict)


def _head_blocks(body: Sequence[Block]) -> list[Block]:
    """The blocks that can belong to the head: up to the first numbered section."""
    head: list[Block] = []
    for block in body[:HEAD_BLOCKS]:
        if _SIGNED.match(block.text):
            continue
        label = find_label(block.text) if block.kind == "paragraph" else None
        if (
            label is not None
            and label.parts == (1,)
            and label.style in ("roman", "upper", "part", "number", "criterion")
            and len(head) >= 1
        ):
            break
        head.append(block)
    return head


_YEAR = re.compile(r"(?<![0-9/])(?:19|20)[0-9]{2}(?![0-9/])")
_GOES_ON = re.compile(
    r"(?:19|20)[0-9]{2}(?![0-9/])|\b(?:xã|phường|thị\s+trấn|huyện|năm|tháng|quý|giai\s+đoạn)\b", re.IGNORECASE
)
# A line that cannot be the title's last, and one that cannot be the first of something else.
_OPEN_END = re.compile(
    r"(?:\b(?:và|của|về|theo|với|các|những|trên|trong|giữa|từ|đến|cho|thực\s+hiện|triển\s+khai|phương|địa\s+bàn|tại|năm|giai\s+đoạn|xã|phường|thị\s+trấn|huyện|tỉnh|ubnd|hđnd)|[,–-])$",
    re.IGNORECASE,
)
_LINKED = re.compile(
    r"(?:và|của|trên\s+địa\s+bàn|tại|hướng,|phương\s+hướng|nhiệm\s+vụ\s+(?:năm|6|quý|trọng|tháng|giai)|theo)\b",
    re.IGNORECASE,
)


def _title_lines(head: Sequence[Block], position: int) -> list[Block]:
    """The block at `position` with those that go on with it: centred titles are set over several short lines.

    A title is whole once it names its year; before that, a short line that names a year, a time or a place goes on.
    """
    used = [head[position]]
    for following in head[position + 1 : position + 4]:
        line, last = following.text.strip(), used[-1].text.strip()
        cut = re.match(r"[-–]\s[^\W\d_A-ZĐ]", line) and not _YEAR.search(last)
        if cut or (line[:1].islower() and len(line) <= 160 and not line.endswith((".", ";", ":"))):
            used.append(following)
            continue
        if (
            _NOT_TITLE.match(line)
            or _MOTTO.search(line)
            or bullet_end(line)
            or find_label(line)
            or line.endswith((".", ";", ":"))
        ):
            break
        alone = _TYPE_ALONE.fullmatch(last) is not None
        if alone and len(line) <= 400:
            used.append(following)
            continue
        if len(line) > 160 or len(last) > 160:
            break
        if last.isupper() == line.isupper() and (_OPEN_END.search(last) or _LINKED.match(line)):
            used.append(following)
            continue
        if _YEAR.search(" ".join(block.text for block in used)):
            break
        if last.isupper() == line.isupper() and _GOES_ON.search(line):
            used.append(following)
            continue
        break
    return used


def _find_title(head: Sequence[Block]) -> tuple[str | None, str | None, list[Block]]:
    """Title, type word and the title's blocks."""
    for position, block in enumerate(head):
        text = block.text.strip()
        match = _TYPE.match(text)
        if not match or block.kind == "row" or not text[0].isupper():
            continue
        if match.end() < len(text) and (
            len(text) > 500 or text.endswith((";", ".")) or re.match(r"\s*(?:số\s*:?\s*)?[0-9]", text[match.end() :])
        ):
            continue
        used = _title_lines(head, position)
        if _TYPE_ALONE.fullmatch(text) and len(used) == 1:
            continue
        return " ".join(line.text.strip() for line in used), match["type"].lower(), used
    return None, None, []


_SUBJECT = re.compile(
    r"(?:về\s+)?(?:kết\s+quả|tình\s+hình|đánh\s+giá|công\s+tác|tổng\s+kết|sơ\s+kết|v/v|về\s+việc|việc|tự\s+đánh\s+giá)\b",
    re.IGNORECASE,
)


def _plain_title(head: Sequence[Block]) -> str | None:
    """The title of a report whose type word stands apart from it, or nowhere: the first line that reads like one."""
    lines = [
        block
        for block in head
        if block.kind == "paragraph"
        and 20 <= len(block.text) <= 300
        and not (_MOTTO.search(block.text) or _PLACE_DATE.match(block.text) or _ISSUER_LINE.match(block.text))
        and not block.text.rstrip().endswith((".", ";", ":"))
    ]
    chosen = next((block for block in lines if _SUBJECT.match(block.text)), lines[0] if lines else None)
    if chosen is None:
        return None
    alone = next(
        (block.text.strip() for block in head if (found := _TYPE.fullmatch(block.text.strip())) and found), None
    )
    whole = " ".join(line.text.strip() for line in _title_lines(head, list(head).index(chosen)))
    return f"{alone} {whole}" if alone else whole


def _shouted_title(head: Sequence[Block]) -> str | None:
    """The title of a form that names no type: its first line in capitals that is no body's name."""
    for position, block in enumerate(head):
        text = block.text.strip()
        if (
            block.kind == "paragraph"
            and 20 <= len(text) <= 300
            and text.isupper()
            and not (_MOTTO.search(text) or _ISSUER_LINE.match(text) or _UNIT_LINE.match(text) or find_label(text))
            and not re.match(r"(?:SỞ|PHÒNG|BỘ|BAN|VĂN PHÒNG|CÔNG AN|TRUNG TÂM|HUYỆN ỦY)\b", text)
        ):
            return " ".join(line.text.strip() for line in _title_lines(head, position))
    return None


def _left_column(text: str) -> str:
    """A letterhead's line without what stands beside it in the right column, run together: `XÃ TÂN HÒA Độc lập - Tự do`."""
    motto = _MOTTO.search(text)
    text = text[: motto.start()] if motto else text
    day = _DAY_BESIDE.search(text)
    if day:
        words = text[: day.start()].split(" ")
        while words and not words[-1].isupper():
            words.pop()
        text = " ".join(words) or text
    return text.strip()


def _find_issuer(head: Sequence[Block], before: int) -> str | None:
    """The last body named in the letterhead; its name may go on over the next line."""
    found: str | None = None
    lines = [block for block in head if block.id <= before and block.kind == "paragraph"]
    for position, block in enumerate(lines):
        text = _left_column(block.text)
        if not _ISSUER_LINE.match(text) or len(text) > 90 or text.endswith((".", ";", ":")):
            continue
        words = text
        follower = next(filter(None, (_left_column(line.text) for line in lines[position + 1 : position + 4])), "")
        if not _UNIT_LINE.search(text) and _UNIT_LINE.match(follower) and len(follower) < 60:
            words = f"{text} {follower}"
        found = words.rstrip(" -_*")
    return found


def _find_published(blocks: Sequence[Block]) -> str | None:
    for block in blocks:
        text = block.text
        if len(text) <= 200 and any(mark in text for mark in ":/") and any(c.isdigit() for c in text):
            stamp = parse_timestamp(text)
            if stamp:
                return stamp
    return None


_WHAT_IS_TO_COME = re.compile(
    r"phương\s+hướng|nhiệm\s+vụ,?\s+(?:trọng\s+tâm|chủ\s+yếu|giải\s+pháp|năm|quý|tháng|[0-9]|cuối|thời\s+gian|trong)|(?:kế\s+hoạch|chương\s+trình)\s+(?:năm|công\s+tác|quý|tháng)|giải\s+pháp",
    re.IGNORECASE,
)
_CITED_PROGRAMME = re.compile(
    r"quyết\s+định|chương\s+trình|nghị\s+quyết|kế\s+hoạch|công\s+văn|hướng\s+dẫn", re.IGNORECASE
)


def _find_period(title: str | None, head: Sequence[Block]) -> Period | None:
    """The time the report covers: the title's shortest period, before it speaks of what is to come; else the head's."""
    for text in ([title] if title else []) + [block.text for block in head]:
        if text is not title and (_PLACE_DATE.match(text) or find_own_number(text) or _CITED_PROGRAMME.search(text)):
            continue
        named = [period for period in find_periods(text) if not _dated(text, period.start)]
        to_come = _WHAT_IS_TO_COME.search(text)
        found = [period for period in named if period.first is not None]
        if to_come and len(named) > 1:
            before = [period for period in named if period.start < to_come.start()]
            found = [period for one in before if (period := _with_year(one, text)).first is not None] or found
        if found:
            best = min(found, key=lambda period: (_days(period.first, period.last), period.start))
            return Period(best.label, best.first, best.last)
    return None


def _with_year(period: FoundPeriod, text: str) -> FoundPeriod:
    """`6 tháng đầu năm` in a title that names the year only behind the half-year to come."""
    year = _YEAR.search(text, period.end)
    if period.first is not None or year is None:
        return period
    label = period.label if period.label.lower().endswith("năm") else f"{period.label} năm"
    whole = next(find_periods(f"{label} {year[0]}"), None)
    return replace(period, first=whole.first, last=whole.last) if whole else period


def _dated(text: str, start: int) -> bool:
    """Whether what begins at `start` is the end of a date: `ngày 25` + `tháng 6 năm 2015`."""
    return "ngày" in text[max(0, start - 10) : start].lower()


def _days(first: str | None, last: str | None) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days if first and last else 0


def read_header(body: Sequence[Block], furniture: Sequence[Block], lexicon: Lexicon) -> Head:
    """The head of a report whose article is `body`; `furniture` holds the portal's date line, if there is one."""
    head = _head_blocks(body)
    claims: dict[int, list[Claim]] = {}
    number = issued_on = issuer = None
    number_block = head[-1].id if head else -1
    for block in head:
        own = find_own_number(block.text) if block.kind == "paragraph" and len(block.text) <= 250 else None
        if own is not None and not find_label(block.text):
            number, issued_on, issuer = own.number, own.issued_on, own.issuer
            number_block = block.id
            if issued_on is None:
                # `Số: 18/BC-UBND      An Phú, ngày 20/01/2025`
                behind = next(find_dates(block.text[own.end :]), None)
                if behind and behind.precision == "day" and _THEN_PLACE.match(block.text, own.end):
                    issued_on = behind.iso
            claims.setdefault(block.id, []).append((own.start, own.end, "own-number"))
            break
    if issued_on is None:
        for block in head:
            if len(block.text) <= 120 and (place := _PLACE_DATE.match(block.text)):
                for found in find_dates(block.text):
                    if found.iso and found.precision == "day" and found.start >= place.end() - 6:
                        issued_on = found.iso
                        break
            if issued_on:
                break
    title, type_word, title_blocks = _find_title(head)
    if issuer is None and title_blocks:
        issuer = _find_issuer(head, min(number_block, title_blocks[0].id) if number else title_blocks[0].id)
    if issuer is None and (number or not title_blocks):
        # A page's headline stands before the letterhead.
        issuer = _find_issuer(head, number_block)
    if issuer is None and title and (of := _OF_OFFICE.search(title)):
        issuer = of["office"]
    kind = _TYPE_WORDS.get(type_word or "")
    if number is not None and (letters := re.search(r"[0-9]*\s*[/-]\s*(?P<type>[A-ZĐ][A-Za-zĐđ]*)", number)):
        kind = _TYPE_LETTERS.get(letters["type"], kind)
    if title is None:
        title = _plain_title(head) if kind else _shouted_title(head)
    last = body[-1].id if body else 0
    # Behind the article stand other articles' dates; its own comes at once or not at all.
    stamps = [block for block in furniture if block.copy == 1 and block.id <= last + _STAMP_BEHIND] + list(head[:6])
    stamps.sort(key=lambda block: block.id)
    document = Document(
        type=kind,
        number=number,
        issued_on=issued_on,
        issuer=issuer,
        title=title,
        published_at=_find_published(stamps),
        period=_find_period(title, head),
        place=_find_place(issuer, title, head, body, issued_on),
    )
    return Head(document, claims)


_NAME = r"(?P<name>[A-ZĐÀ-ỸƯƠĂÂÊÔ][^\W\d_]*(?:['’-]?[^\S\n]?(?!(?:UBND|XÃ|PHƯỜNG|THỊ|ỦY|UỶ|ĐẢNG|HĐND|TỈNH|HUYỆN)\b)[A-ZĐÀ-ỸƯƠĂÂÊÔ][^\W\d_]*){0,3})"
_OF_OFFICE = re.compile(
    rf"\b(?:của|do)\s+(?P<office>(?:UBND|Ủy\s+ban\s+nhân\s+dân|Uỷ\s+ban\s+nhân\s+dân|Đảng\s+ủy|Đảng\s+uỷ)\s+(?:xã|phường|thị\s+trấn|đặc\s+khu)\s+{_NAME})"
)
_DISTRICT = re.compile(rf"\b(?:huyện|quận|thị\s+xã|thành\s+phố|HUYỆN|QUẬN|THỊ\s+XÃ|THÀNH\s+PHỐ|Huyện|Quận)\s+{_NAME}")
_PROVINCE = re.compile(rf"\b(?:tỉnh|TỈNH|Tỉnh)\s+{_NAME}")
_CITIES = re.compile(
    r"\b(?:thành\s+phố|tp\.?)\s+(?P<name>Hà\s+Nội|Hồ\s+Chí\s+Minh|Hải\s+Phòng|Đà\s+Nẵng|Cần\s+Thơ|Huế)\b", re.IGNORECASE
)


def _commonest(pattern: re.Pattern[str], text: str) -> str | None:
    """The name said most often, the first of equals; names in capitals count as their lower-case twins."""
    names: dict[str, list[str]] = {}
    for found in pattern.finditer(text):
        if not found["name"][0].isupper():
            continue  # `Huyện ủy`
        names.setdefault(found["name"].casefold(), []).append(found["name"])
    return max(names.values(), key=len)[0] if names else None


_COMMUNES = ("xã", "phường", "thị trấn")


def _find_place(
    issuer: str | None, title: str | None, head: Sequence[Block], body: Sequence[Block], issued_on: str | None
) -> Place | None:
    """The commune that reports: named by the issuer, else by the title, else first in the head."""
    texts = [text for text in (issuer, title, "\n".join(block.text for block in head)) if text]
    words = None
    for one in (named for text in texts for named in find_place_words(text)):
        words = words or one
        if one.level in _COMMUNES:
            words = one
            break
    if words is None:
        return None
    around = "\n".join(block.text for block in [*head, *body[-12:]])
    district = words.district or _commonest(_DISTRICT, around)
    province = words.province or _commonest(_PROVINCE, around) or _commonest(_CITIES, around)
    return resolve(words.name, words.level, district, province, issued_on)
