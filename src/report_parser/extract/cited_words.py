"""What is said of a cited document: its date, its issuer, its subject, the articles named with it."""

import re
from dataclasses import replace

from report_parser.dates import FoundDate, find_dates, format_day
from report_parser.extract.cited_places import Rules
from report_parser.extract.words import by_first_word, find_ahead, skip_spaces
from report_parser.patterns import pattern_of

# By far the commonest form, read without the whole search for dates.
_PLAIN_DATE = pattern_of(
    r",?\s(?P<date>ngày\s(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4}))(?![0-9]|\s?[,|;–-]?\s?[0-9])"
)
_DATE_LEAD = pattern_of(r"[\s,;(–-]{0,5}(?:(?:được\s)?(?:ký|ban\shành|ra)\s(?:ngày\s)?)?\s{0,3}", re.IGNORECASE)
_ARTICLES = pattern_of(
    r"(?:(?:điểm|khoản|điều|mục|chương)\s(?:[0-9]{1,3}[a-zđ]?|[a-zđ]|[ivx]{1,5})(?:\s?(?:,|và|-)\s?(?:[0-9]{1,3}[a-zđ]?|[a-zđ])(?![^\W_]))*[\s,]{0,2}(?:và\s|của\s)?){1,8}\Z"
)
_ISSUER_LEAD = pattern_of(r"\)?[\s,]{1,3}(?:của|(?P<by>do))\s(?=\S)")
_OF_YEAR = pattern_of(r"\snăm\s(?:19|20)[0-9]{2}(?=\s+của\s)")
# `Quyết định 942/QĐ-TTg năm 2021 phê duyệt …`
_IN_YEAR = pattern_of(r"\snăm\s(?:19|20)[0-9]{2}(?=\s)")
# `ngày 22/7/2022 UBND tỉnh về việc …`: the word is left out; who comes behind a comma is the next clause's.
_BARE_ISSUER = pattern_of(
    r"\s(?P<issuer>(?:Chủ tịch\s)?(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|Thủ tướng|Chính phủ|Tỉnh ủy|Huyện ủy|Thành ủy|Thị ủy|Đảng ủy|Ban|Bộ|Sở)(?:\s[^\s,;:.()0-9]{1,20}){0,9}?)(?=\s(?:về|v/v|V/v)\s)"
)
# `(V/v báo cáo kết quả)`, `“Về việc kiện toàn Tổ công nghệ số”`
_APART = pattern_of(
    r"\s?[,:]?\s?(?:\((?P<bracketed>)|[“\"])(?P<subject>(?:về|v/v)\b[^()“”\"]{3,400})(?(bracketed)\)|[”\"])"
)
# `của UBND tỉnh Quảng Nam (nay là thành phố Đà Nẵng) về …`
_RENAMED = pattern_of(r"\s\((?:nay|trước đây|cũ|sau đây|gọi tắt|viết tắt)(?:\s[^()]{0,80})?\)")
# `do UBND tỉnh ban hành`, but not `do đồng chí Chủ tịch UBND xã làm Trưởng ban`
_BY_THEM = pattern_of(r"\s{1,2}(?:ban hành|ký|phê duyệt|cấp|công bố|gửi)\b")
_WORD = pattern_of(r"[^\W_]+(?:['’&][^\W_]+)*")
# `… của HĐND xã khóa XX, kỳ họp thứ 8 về nhiệm vụ năm 2024`
_SESSION = pattern_of(
    r",?\s(?:khóa|khoá)\s[ivxlc0-9]{1,7}(?:,?\s\(?nhiệm\skỳ\s[0-9]{4}\s?[-–]\s?[0-9]{4}\)?)?(?:,?\s(?:tại\s)?kỳ\shọp\s(?:thứ\s)?[^\s,]{1,12}(?:\s\([^()]{1,40}\))?)?"
)
_SUBJECT_END = pattern_of(
    r";|,(?=\s(?:đến\s(?:nay|hết|thời\sđiểm)|tính\sđến|qua\s[^,.;]{2,30},|thời\sgian\squa)\b)|,(?=\s(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Đảng ủy|Đảng uỷ|BCĐ|Ban Chỉ đạo|Ban chỉ đạo|Tổ công tác|xã|phường|thị trấn)\s[^.;]{0,80}?\s(?:báo cáo|xây dựng báo cáo|tổng hợp|đánh giá)\s)|\t|\.(?=\s+[^\Wa-zà-ỹđ]|\s*\Z|\s*\./)|\.\.+|…|\s\((?=(?:đạt|hoàn thành|đã|trong đó|có|gồm)\s[^)]{0,80}[0-9])"
)

# Words that end the name of a body that issued something.
_ISSUER_ENDS = by_first_word(
    (
        "về", "v/v", "phê duyệt", "ban hành", "quy định", "hướng dẫn", "thành lập", "kiện toàn", "công bố", "công nhận", "sửa đổi", "bổ sung", "triển khai",
        "thực hiện", "tổ chức thực hiện", "giao", "phân công", "yêu cầu", "ngày", "trên địa bàn", "trên", "trong", "tại", "theo", "được", "đã", "có", "là", "cho", "để", "nhằm", "đến",
        "đối với", "kèm theo", "cùng", "năm", "giai đoạn", "thì", "từ", "ký", "nêu trên", "quán triệt", "xác định", "đề ra", "nêu", "phát động", "tiếp tục", "tăng cường", "đẩy mạnh", "khóa", "khoá",
        "đúng", "kịp thời", "đảm bảo", "bảo đảm", "với", "như", "làm", "gồm", "này", "vào", "sau", "nhưng", "mà", "nên", "cụ thể", "xong", "chậm", "gửi",
    )
)  # fmt: skip
# `Bộ nông nghiệp và phát triển nông thôn`: the second half of a body's name, in small letters.
_NAMES_GO_ON = by_first_word(
    (
        "phát triển nông thôn", "đào tạo", "truyền thông", "môi trường", "công nghệ", "đầu tư", "xã hội", "du lịch", "thể thao", "trẻ em", "tìm kiếm cứu nạn",
        "phát triển", "hội nhập", "bảo hiểm xã hội", "gia đình", "kế hoạch",
    )
)  # fmt: skip
_SUBJECTS = by_first_word(
    (
        "về việc", "về", "v/v", "phê duyệt", "ban hành", "quy định", "hướng dẫn", "thành lập", "kiện toàn", "công bố", "công nhận", "sửa đổi", "bổ sung", "giao", "phân công",
        "triển khai", "thực hiện", "điều chỉnh", "tổ chức", "phát động", "tăng cường", "đẩy mạnh",
    )
)  # fmt: skip


_NUMBERED = ("đề án", "phường", "quận", "khu vực", "ban chỉ đạo", "bcđ", "tổ công tác")
"""What has a number for a name: `UBND phường 7`, `Tổ công tác Đề án 06 thành phố`."""


def read_date(text: str, end: int, stop: int) -> FoundDate | None:
    if plain := _PLAIN_DATE.match(text, end, stop):
        iso = format_day(int(plain["year"]), int(plain["month"]), int(plain["day"]))
        return FoundDate(plain.start("date"), plain.end(), iso, "day")
    date = next(find_dates(text[end : min(stop, end + 64)]), None)
    if date is None or not _DATE_LEAD.fullmatch(text[end : end + date.start]):
        return None
    if (
        date.precision != "day"
        and date.iso is not None
        and "ngày" not in text[end + date.start : end + date.end].lower()
    ):
        return None
    return replace(date, start=date.start + end, end=date.end + end)


def read_issuer(text: str, low: str, end: int, stop: int, rules: Rules) -> tuple[str | None, int]:
    # `Quyết định số 969 năm 2022 của UBND tỉnh`
    end = year.end() if text[end : end + 5] == " năm " and (year := _OF_YEAR.match(text, end)) else end
    lead = _ISSUER_LEAD.match(text, end) if "của " in text[end : end + 8] or "do " in text[end : end + 7] else None
    if not lead and text[end - 1 : end].isdigit() and (bare := _BARE_ISSUER.match(text, end, stop)):
        return bare["issuer"], bare.end()
    if not lead or lead.end() >= stop:
        return None, end
    begin = last = seen = lead.end()
    for word in _WORD.finditer(text, begin, min(stop, begin + 120)):
        gap, seen = text[seen : word.start()], word.end()
        if (
            last > begin
            and gap.strip(" \u00a0-–&")
            and not (gap in (". ", ".") and low[begin:last].endswith(("tp", "tx", "tt", "ttr")))
        ):
            break
        ending = find_ahead(low, word.start(), _ISSUER_ENDS)
        # `UBND huyện Như Xuân`: a name, where `như` would end it.
        if ending and not (word[0].istitle() and ending not in ("về", "v/v") and " " not in ending):
            break
        if word[0][0].isdigit() and not (word[0].isdigit() and low[begin:last].endswith(_NUMBERED)):
            break
        if low.startswith("số ", word.start()) and text[word.end() + 1 : word.end() + 2].isdigit():
            break
        if low.startswith("và", word.start()) and word[0].lower() == "và":
            following = skip_spaces(low, word.end())
            named = find_ahead(low, following, _NAMES_GO_ON)
            if not named and (text[following : following + 1].islower() or _starts_head(low, following, rules)):
                break
            continue
        last = word.end()
    issuer = text[begin:last].strip()
    if lead["by"] and not _BY_THEM.match(low, last):
        return None, end
    return (issuer, last) if issuer else (None, end)


def _starts_head(low: str, place: int, rules: Rules) -> bool:
    words = low[place : place + 24].split(" ")
    return any(" ".join(words[:count]) in rules.documents.types for count in (1, 2, 3)) or words[0] in ("số", "các")


def read_subject(text: str, low: str, end: int) -> str | None:
    said = _SESSION.match(low, end) or _IN_YEAR.match(low, end)
    end = said.end() if said else end
    renamed = _RENAMED.match(low, end)
    place = end = renamed.end() if renamed else end
    while place < len(text) and place - end < 5 and text[place] in " ,:)\u00a0–-":
        place += 1
    if find_ahead(low, place, _SUBJECTS) is None or place == end:
        apart = _APART.match(low, end)
        return text[apart.start("subject") : apart.end("subject")].rstrip(" ,:.;") if apart else None
    close = _SUBJECT_END.search(text, place, place + 700)
    last = close.start() if close else min(len(text), place + 700)
    if text.find(")", place, last) != -1:
        last = _bracket_end(text, place, last)
    return text[place:last].rstrip(" ,:") or None


def _bracket_end(text: str, start: int, end: int) -> int:
    """Where the bracket closes that `start` stands in; `end` where it stands in none."""
    depth = 0
    for at in range(start, end):
        if text[at] == "(":
            depth += 1
        elif text[at] == ")":
            depth -= 1
            if depth < 0:
                return at
    return end


def read_articles(text: str, low: str, start: int, floor: int) -> tuple[str, ...]:
    begin = max(floor, start - 120)
    # `Điều 35 Nghị số 60/2021/NĐ-CP`: half of the head word is missing.
    window = low[begin:start].removesuffix("nghị ")
    if "iều" not in window and "hoản" not in window:
        return ()
    found = _ARTICLES.search(window)
    if not found:
        return ()
    printed = text[begin + found.start() : begin + found.end()]
    parts = re.split(r"\s?(?:,|;| và )\s?(?=điểm|khoản|điều|mục|chương)", printed.strip(" ,"), flags=re.IGNORECASE)
    return tuple(part.strip(" ,").removesuffix(" của") for part in parts if part.strip(" ,"))
