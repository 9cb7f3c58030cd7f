"""How a printed line begins and how it ends, as far as that tells whether it goes on from the line before."""

import re

from report_parser.patterns import pattern_of


class Start:
    """What a line begins with. Up to `LOWER` it goes on from the line before by its look; up to `DIGIT` it rather does."""

    CLOSER = 0
    LOWER = 1
    DIGIT = 2
    OPENER = 3
    CAPITAL = 4
    CAPITALS = 5
    """The whole line is in capitals: a heading, or the rest of one."""
    LABEL = 6
    OWN = 7
    """Lines of a report's frame that never go on: letterhead, date line, signature."""


class End:
    """What a line ends with. Up to `PLAIN` no sentence is closed."""

    OPEN = 0
    """A comma, an opening bracket, a joint, or a word that nothing ends with."""
    PLAIN = 1
    COLON = 2
    SEMICOLON = 3
    STOP = 4
    FINAL = 5
    """`./.`, which ends an official text."""


NONE = ""
"""The class of a paragraph that begins with no label; the others are the label's kind or the bullet itself."""
LEAD = "lead"
"""A paragraph of a report's introduction: `Căn cứ …;`, `Thực hiện …;`."""

_LETTERS = frozenset("abcdđeghiklmnopqrstuvxy")
_DASHES = frozenset("-–—−‐")
_BULLETS = frozenset("+*•●○▪■□◦‣·►➢➤❖✓✔→⇒◊♦☑")
_CLOSERS = frozenset(")]}”’»,;.:%‰/!?…&|")
_OPENERS = frozenset("([{“‘«\"'")
_SIGNS = frozenset("≥≤<>=±~$°²³½")

_TONED = [chr(code) for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))]
CAPITAL_LETTER = "[A-Z" + "".join(letter for letter in _TONED if letter.isupper()) + "]"
SMALL_LETTER = "[a-z" + "".join(letter for letter in _TONED if letter.islower()) + "]"

# `1.`, `1.1.`, `1.1)`, `1)-`, `1/`, `1.1 Tên`, `1.Tên`; not `10.202 người`, `05/4/2022`, `969/QĐ-UBND`, `2022. Trên`.
_NUMBER = pattern_of(
    rf"""
    (?P<number>[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{0,4}})
    (?: \s?[.)]-?\s+(?=[^\s0-9]|[0-9]+[^\s0-9.,/]|[0-9]+\s)
      | (?:\s?:|-|\.-|/)\s+(?=[^\W\d_])
      | [.)/](?={CAPITAL_LETTER}{SMALL_LETTER})(?![^\W\d_]{{1,6}}-)
      | (?<=\.[0-9])\s+(?={CAPITAL_LETTER}) | (?<=\.[0-9]{{2}})\s+(?={CAPITAL_LETTER})
      | (?P<alone>[.)])$
    )
    """,
    re.VERBOSE,
)
_ROMAN = pattern_of(
    rf"(?P<number>[IVX]{{1,5}})(?:\s?[.):]-?(?:\s+(?=[^\W\d_]|[“\"(])|(?={CAPITAL_LETTER}))|\s?[-–]\s*(?=[^\W\d_])|/\s+(?=[^\W\d_])|\.?$)"
)
_UPPER = pattern_of(r"(?P<number>[A-HKLĐ])(?:\s?[.)/]-?\s+|\s?-\s+|\.-\s*)(?=[^\W\d_]{2}|[“\"(])")
_BRACKET = pattern_of(r"\(\s?(?P<number>[0-9]{1,2}|[a-zđ])\s?\)\s*(?=\S)")
# A word label stands alone, or has a mark or a capital behind its number: `Điều 3.`, `Phần thứ nhất`, `Tiêu chí số 5`;
# `Điều 3, khoản 5` and `Chỉ tiêu 13 đạt` are prose.
_WORD = pattern_of(
    rf"""(?:điều|chương|phần|phụ\ lục|biểu(?:\ mẫu|\ số)?|mẫu|bảng|mục|nhóm|(?:nhóm\ )?(?:tiêu\ chí|chỉ\ tiêu|chỉ\ số|nội\ dung|nhiệm\ vụ|mục\ tiêu))
        \ (?:số\ |thứ\ )?(?P<number>[0-9]{{1,3}}(?:\.[0-9]{{1,2}}){{0,3}}|[IVX]{{1,5}}|nhất|hai|ba|tư|năm|sáu|bảy)
        (?:\s?[.:)–-](?:\s|$|(?=[^\W\d_]))|$|\ (?=(?-i:{CAPITAL_LETTER})))""",
    re.VERBOSE | re.IGNORECASE,
)
_HEAD_WORDS = "Điều Chương Phần Phụ Biểu Mẫu Bảng Mục Nhóm Tiêu Chỉ Nội Nhiệm"
_WORD_HEADS = frozenset([*_HEAD_WORDS.split(), *_HEAD_WORDS.upper().split()])

# The frame of a report and of the page around it; the first word leads to the patterns, so that most lines try none.
_OWN = {
    word: pattern_of(pattern, re.IGNORECASE)
    for words, pattern in (
        ("Số Số: SỐ:", r"số\s?(?::|[0-9]{1,5}\s?[/-]\s?[A-ZĐ]{2}|lượt (?:xem|truy cập|đọc)\s*:|(?:chỉ tiêu|tiêu chí|điểm)\b[^:.;]{0,60}:)"),
        ("V/v V/v: V/V", r"v/v"),
        ("Ngày Đăng Cập Xuất", r"(?:ngày(?: đăng)?|đăng (?:lúc|ngày)|cập nhật(?: lúc)?|xuất bản)\s?:?\s*[0-9].*[0-9]:[0-9]{2}|đăng lúc|ngày đăng"),
        ("TM. KT. TL. TUQ. Q. TM KT TL T/M K/T", r"(?:tm|kt|tl|tuq|t/m|k/t)\.?\s*[^\W\d_]"),
        ("Nơi NƠI", r"nơi nhận"),
        ("Kính KÍNH", r"kính gửi\s?:"),
        ("CỘNG Cộng", r"cộng ho(?:à|òa) (?:xã|xhcn)"),
        ("Độc ĐỘC", r"độc lập\s*[-–—]"),
        ("BÁO", r"báo cáo(?:$|\s*\()"),
        ("(Số (số", r"\(số\s?:?\s*[0-9]"),
        ("(Bấm (Kèm (kèm (Ban", r"\((?:bấm|kèm theo|ban hành kèm)"),
        ("Trên", r"trên đây là"),
        ("Như Tóm", r"(?:như vậy|tóm lại)\b"),
        ("Tổng TỔNG", r"tổng (?:số |cộng )?(?:chỉ tiêu|tiêu chí|điểm|lượt)\b[^:.;]{0,60}:"),
        ("Lượt", r"lượt (?:xem|truy cập|đọc)\s*:"),
    )
    for word in words.split()
}  # fmt: skip
# Paragraphs of a report's introduction; each stands on its own, ended by a semicolon.
_LEADS = ("Căn cứ ", "Thực hiện ", "Trên cơ sở ", "Triển khai thực hiện ", "Thi hành ", "Xét ", "Theo ", "Trên đây ")
_LEAD_WORDS = frozenset(lead.split()[0] for lead in _LEADS)
_COUNTED = pattern_of(r"[0-9]+ (?:bình luận|lượt xem|đã xem)\b")
# `05/04/2023 16:39    78`, `15:50 | 23/02/2018`: a portal's date line, with a clock time and perhaps a count of views.
_STAMPED = pattern_of(
    r"""(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\s?[|,–-]?\s{0,3}(?P<day>[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:19|20)[0-9]{2})
        | (?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:19|20)[0-9]{2})[\s|,–-]{1,5}[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s?[AaPp][Mm])?)
    (?:\s?\(GMT\s?\+7\))?(?:\s{1,6}[0-9.]{1,7})?$""",
    re.VERBOSE,
)

# `Mường Phăng, ngày 02 tháng 08 năm 2022`, the day often left blank: the letterhead's last line.
_PLACE_AND_DAY = pattern_of(
    r"[^,;:.]{2,40},\s?(?i:ngày)[\s.…]{1,9}[0-9]{0,2}[\s.…]{1,9}(?i:tháng)[\s.…]{1,9}[0-9]{0,2}[\s.…]{1,9}(?i:năm)\s{1,3}[0-9]{4}$"
)
_RULED = frozenset("-–—_=*~─")
_ARROWS = ("=>", "->", "→", "⇒", "➔", "==>", "-->")
_OPEN_MARKS = frozenset(",(&[{“‘«-–—/+=<>≥≤~")
_AFTER_STOP = frozenset(")]}”’»\"'*")
# Words that nothing ends with: joining words, prepositions, and those that ask for a number or a name.
_OPEN = """
    và hoặc của cho với tại trong về từ đến theo bằng là các những một mỗi mọi được đang sẽ gồm như ngày tháng khoản điểm điều bởi nhưng
    nên mà khi nếu vì cùng nhằm giữa có thì để do trên vào ở qua vượt hơn gần khoảng dưới chiếm trừ đã bị cả rằng ông bà anh đ/c thuộc
    Điều Nghị Thông Quyết Uỷ Ủy Hội Ban Bộ Sở Phòng Nguyễn Trần Lê Phạm Hoàng KP TP TX
"""
# Abbreviations whose stop ends no sentence.
_ABBREVIATIONS = "TP. Tp. TX. Tx. TT. Q. P. H. X. T. KP. ThS. TS. PGS. GS. BS. KT. TM. TL. tr. Đ. đ/c. v."
# A name is about to follow; the word can also end a heading (`trên địa bàn xã`).
_BEFORE_NAMES = """
    trấn xã huyện tỉnh phường quận phố thôn bản ấp tổ buôn làng xóm khóm chí dụng họ mềm thống trường công hội đội đoàn hiệu tướng tịch
    thư UBND HĐND BCĐ Luật định tư trình án lệnh sàn sông núi chợ cầu đường quốc
"""
_OPEN_WORDS = frozenset(_OPEN.split())
# `Kết quả đạt được`, `Tồn tại`, `Ưu điểm`: words that end with such a one and can end a heading.
_WHOLE_WITH = {
    "được": (" đạt", " làm", " thực hiện"),
    "tại": ("tồn", "hiện"),
    "điểm": ("ưu", "nhược", "khuyết", "đặc", "quan", "trọng", "thí", "chấm", "tổng"),
}
_ABBREVIATED = frozenset(_ABBREVIATIONS.split())
NAMING = frozenset(_BEFORE_NAMES.split())


def how_it_starts(text: str) -> tuple[int, str]:
    """What `text` begins with, and the class of the paragraph that it would begin (`NONE`, a label's kind, a bullet).

    >>> how_it_starts("1.1. Cán bộ"), how_it_starts("10.202 người"), how_it_starts("đ) Tỷ lệ")
    ((6, 'decimal'), (2, ''), (6, 'letter'))
    """
    first = text[0]
    if first in "=-→⇒➔" and text.startswith(_ARROWS):
        return Start.LABEL, "•"
    if first.islower():
        second = text[1:2]
        if second == ")" and first in _LETTERS and len(text) > 2:
            return Start.LABEL, "letter"
        if second == "." and first in _LETTERS and text[2:3] == " " and text[3:4].isupper():
            return Start.LABEL, "letter"
        if second == " " and first == "o" and text[2:3].isupper():
            return Start.LABEL, "•"
        return Start.LOWER, NONE
    if first in _DASHES:
        if len(text) > 2 and text[1] in _DASHES:
            return Start.OWN, NONE
        return Start.LABEL, "-"
    if "0" <= first <= "9":
        found = _NUMBER.match(text)
        if found:
            return Start.LABEL, "decimal" if "." in found["number"] else "number"
        return (Start.OWN if _COUNTED.match(text) or _STAMPED.match(text) else Start.DIGIT), NONE
    if first in _BULLETS:
        if text[1:3] == first * 2:
            return Start.OWN, NONE
        return Start.LABEL, first if first in "+*" else "•"
    if first.isupper():
        return _how_capital_starts(text, first)
    if first in _OPENERS:
        if first == "(":
            if _BRACKET.match(text):
                return Start.LABEL, "bracket"
            own = _OWN.get(text.partition(" ")[0])
            if own and own.match(text):
                return Start.OWN, NONE
        return Start.OPENER, NONE
    if first in _CLOSERS:
        return Start.CLOSER, NONE
    if first in _SIGNS:
        return Start.DIGIT, NONE
    return (Start.OWN if first in "_=#" else Start.CAPITAL), NONE


def _how_capital_starts(text: str, first: str) -> tuple[int, str]:
    if first in "IVX" and _ROMAN.match(text):
        return Start.LABEL, "roman"
    if text[1:2] in ".-)/ " and _UPPER.match(text):
        return Start.LABEL, "upper"
    word = text.partition(" ")[0]
    if word.startswith("Số:"):
        # `Số:414/BC-UBND`
        return Start.OWN, NONE
    if word in _WORD_HEADS:
        if _WORD.match(text):
            return Start.LABEL, "word"
    elif word in _OWN and _OWN[word].match(text):
        return Start.OWN, NONE
    if len(text) > 7 and " " in text and text.isupper():
        return Start.CAPITALS, NONE
    return Start.CAPITAL, LEAD if word in _LEAD_WORDS and text.startswith(_LEADS) else NONE


def how_it_ends(text: str) -> int:
    """What `text` ends with.

    >>> how_it_ends("1. Kết quả đạt được"), how_it_ends("người dân được")
    (1, 0)
    >>> how_it_ends("tại KP"), how_it_ends("như sau:"), how_it_ends("(y tế, giáo dục..)")
    (0, 2, 4)
    """
    last = text[-1]
    if last in _RULED and not any(map(str.isalnum, text)):
        return End.FINAL
    if "0" <= last <= "9" and len(text) < 90 and _PLACE_AND_DAY.match(text):
        return End.FINAL
    if last == ")" and text.endswith(("GMT+7)", "GMT +7)", "UTC+7)")):
        # A portal's date line
        return End.FINAL
    if last in _AFTER_STOP:
        inner = text.rstrip(")]}”’»\"'*")[-1:]
        return End.STOP if inner in (".", "!", "?", "…") and inner else End.SEMICOLON if inner == ";" else End.PLAIN
    if last == ".":
        if text.endswith("./."):
            return End.FINAL
        return End.OPEN if text.rpartition(" ")[2] in _ABBREVIATED else End.STOP
    if last == ";":
        return End.SEMICOLON
    if last == ":":
        return End.COLON
    if last in "!?…":
        return End.STOP
    if last in _OPEN_MARKS:
        return End.OPEN
    rest, _, word = text.rpartition(" ")
    if word == "điểm" and rest[-1:].isdigit():
        return End.PLAIN
    if word not in _OPEN_WORDS:
        return End.PLAIN
    return End.PLAIN if word in _WHOLE_WITH and rest.lower().endswith(_WHOLE_WITH[word]) else End.OPEN


def label_parts(text: str) -> tuple[int, ...]:
    """The numbers of a label such as `2.3.`, empty where it has none.

    >>> label_parts("2.3. Tỷ lệ"), label_parts("- Tỷ lệ")
    ((2, 3), ())
    """
    found = _NUMBER.match(text) or _BRACKET.match(text)
    if not found or not found["number"][0].isdigit():
        return ()
    return tuple(int(part) for part in found["number"].split("."))
