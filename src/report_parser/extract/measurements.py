"""The figures of a text: fractions with the percentage stated for them, percentages, quantities, ranges, scores."""

from collections.abc import Sequence
from dataclasses import replace

from report_parser.extract.amounts import Amount, Words, fallback_unit, read_amounts, unit_words
from report_parser.extract.ratios import REACH, agrees, is_bracketed, is_stated_before, is_stated_behind, read_depth
from report_parser.extract.words import leading_word, lower_case, skip_spaces_back
from report_parser.lexicon import Lexicon
from report_parser.model import Comparator, MeasurementKind, Number
from report_parser.numbers import as_number
from report_parser.patterns import pattern_of
from report_parser.records import dataclass


@dataclass(slots=True)
class FoundMeasurement:
    """One measurement at `text[start:end]`, its comparing words and its unit with it.

    Which numbers are set follows `kind` as in the contract's `Measurement`; a ratio whose part is printed as a range
    (`12-13/18`) has `low` and `high` in place of `numerator`, one with a blank (`…/5`) none. `percent` is in points;
    `percent_start` and `percent_end` are where it is printed, with its sign.
    """

    kind: MeasurementKind
    start: int
    end: int
    comparator: Comparator = "="
    unit: str | None = None
    numerator: Number | None = None
    denominator: Number | None = None
    percent: Number | None = None
    low: Number | None = None
    high: Number | None = None
    value: Number | None = None
    maximum: Number | None = None
    percent_start: int | None = None
    percent_end: int | None = None


_DIGIT = pattern_of(r"[0-9]")
# Between a part and its whole. The noun that the part counts may stand before the slash (`2.846.632 tài khoản /2.935.139`).
_OVER_MARKS = ("/", "tổng", "trong ", "trên ", "toàn bộ")
_RANGE_MARKS = ("-", "–", "—", "đến", "tới")
_SMALLER = {
    "tỷ": ("triệu",),
    "tỉ": ("triệu",),
    "nghìn tỷ": ("tỷ",),
    "ngàn tỷ": ("tỷ",),
    "triệu": ("nghìn", "ngàn"),
}
_SLASH = pattern_of(r"\s{0,3}/\s{0,3}")
_NOUN_SLASH = pattern_of(r"\s?[^\W\d_][^.;:()\[\]\t/0-9]{0,79}?\s{0,2}/\s{0,3}")
_SPELLED = pattern_of(
    r"[^.;:()\[\]\t/0-9]{0,80}?(?:\s(?:trong|trên|so\svới)\s{1,2}|/\s?)(?:tổng(?:\ssố|\scộng)?|toàn\sbộ|số)(?:\s[^.;:,()\[\]\t0-9]{0,40})?\s{0,2}"
)
_IN = pattern_of(r"\s(?:trong|trên)\s{1,2}")
_SLASH_TOTAL = pattern_of(
    r"\s{0,2}/\s?(?:tổng(?:\ssố)?|toàn\sbộ|(?:kế\shoạch|kh|dự\stoán|dt|chỉ\stiêu|ct|nghị\squyết|nq|mục\stiêu)(?:\s(?:giao|năm|được\sgiao|đề\sra|là))?)\s?:?\s{0,2}"
)
_AMONG = pattern_of(r"[^.;:()\[\]\t0-9]{0,40}?,?\s?(?:đã\s)?có\s(?:đến\s|tới\s)?")
_RANGE = pattern_of(
    r"\s{0,2}(?:[-–—]|đến|tới)\s{0,2}(?:(?:dưới|trên|gần|hết|khoảng|không\squá)\s{1,2})?(?:[<>≤≥]=?\s?)?"
)
_BLANK = pattern_of(r"(?:…+|\.{3,}|_{2,}|(?<=[ :])-)\s?/\s?\Z")
_SCORED = pattern_of(
    r"(?:(?:tự\s)?chấm(?:\sđiểm)?|tự\sđánh\sgiá|(?:số\s|tổng\s)?điểm(?:\s(?:số|tự|chấm|đạt|được|thẩm|định|đánh|giá|chuẩn|của|đơn|vị|xã|là)){0,5}|đạt\sđiểm)\s?(?:là|đạt|được)?\s?[:=]?\s{0,3}\Z"
)
# `đạt 84,5 điểm`, `trừ 01 điểm`, but not `có 22 điểm bưu điện`.
_POINTS_BEFORE = pattern_of(r"(?:đạt|được|chấm|trừ|cộng|giảm|tăng|điểm|đa|thiểu|mất|từ|là|:|=|\(|\+|-)\s{0,2}\Z")
# `Số điểm wifi công cộng: 05 điểm`
_POINTS_OF = pattern_of(
    r"điểm\s(?:wi-?fi|bưu|phục\svụ|cầu|truy|phát|trường|bán|giao\sdịch|cung|thu\sgom|tập\skết|lắp|đặt|sinh|nhà|internet|dân|du\slịch|đen|nóng|lẻ|camera|chợ|đại|kết\snối|công\scộng|nhóm)[^.;]{0,40}\Z"
)
_SENTENCE_GOES_ON = pattern_of(r"\s?[^\W\d_]")
_STATED = pattern_of(r"(?::|=|\s(?:là|còn|gồm|bằng))\s{0,3}\Z")
_MONEY = ("nghìn tỷ", "ngàn tỷ", "tỷ", "tỉ", "triệu", "tr.đ", "trđ", "nghìn", "ngàn", "đồng", "đ")
_UNLIKE = (
    {"events", "people"},
    {"places", "people"},
    {"places", "areas"},
    {"things", "areas"},
    {"events", "areas"},
    {"documents", "events"},
)
_PERCENT_SOON = pattern_of(r"[^.;:0-9]{0,40}(?P<percent>[0-9]{1,3}(?:,[0-9]{1,2})?)\s?%")
# `tổng số công dân đủ điều kiện 4.215;`
_IN_ALL = pattern_of(r"\btổng\s(?:số\s)?[^\W\d_][^.,;:()0-9]{2,60}\s\Z")
# `5/9 huyện đạt tỷ lệ dưới 3%`: what each of them keeps to, not the share that they are.
_MOST_POINTS = 100
_LIMITS = ("<", "<=", ">=")
_CLOSED = pattern_of(r"\s{0,3}(?:\Z|[.,;)\]](?![0-9])|/\.)")


def find_measurements(text: str, taken: Sequence[tuple[int, int]], lexicon: Lexicon) -> list[FoundMeasurement]:
    """The measurements of one block in order; the digits of the sorted ranges `taken` are off limits.

    >>> from report_parser.lexicon import default_lexicon
    >>> found = find_measurements("Hiện có 4.850/7.690 người có tài khoản, chiếm 63%.", (), default_lexicon())
    >>> [(one.kind, one.numerator, one.denominator, one.percent, one.unit) for one in found]
    [('ratio', 4850, 7690, 63, 'người')]
    """
    if not _DIGIT.search(text):
        return []
    low = lower_case(text)
    words = unit_words(lexicon)
    amounts = read_amounts(text, low, taken, words)
    if not amounts:
        return []
    return _Finder(text, low, words, amounts, taken).find()


@dataclass(slots=True)
class _Part:
    """A figure read from `amounts[first:last + 1]`, not yet joined with a percentage."""

    measurement: FoundMeasurement
    first: int
    last: int


class _Finder:
    def __init__(
        self, text: str, low: str, words: Words, amounts: list[Amount], taken: Sequence[tuple[int, int]]
    ) -> None:
        self.text, self.low, self.words, self.amounts, self.taken = text, low, words, amounts, taken

    def find(self) -> list[FoundMeasurement]:
        parts: list[_Part] = []
        place = 0
        while place < len(self.amounts):
            part = self.read(place)
            if part:
                parts.append(part)
                place = part.last + 1
            else:
                place += 1
        return self.join(parts)

    def read(self, at: int) -> _Part | None:
        return self.read_pair(at) or self.read_blank(at) or self.read_single(at)

    # Two numbers or three

    def read_pair(self, at: int) -> _Part | None:
        if at + 1 >= len(self.amounts):
            return None
        first, second = self.amounts[at], self.amounts[at + 1]
        start, end = first.number_end, second.number_start
        if end - start > 170:
            return None
        gap = self.low[start:end]
        # The unit `m3` looks like a name of its own.
        behind = max(start, first.unit_end)
        if any(mark in gap for mark in _OVER_MARKS) and self.is_over(first, second) and not self.is_taken(behind, end):
            if self.counts_apart(first, second):
                return None
            if (
                self.text.startswith("/", second.number_end)
                and self.text[second.number_end + 1 : second.number_end + 2].isdigit()
            ):
                return None
            return self.ratio(at, first, second)
        if first.unit in _SMALLER and (sum_of := self.sum(at, first, second)):
            return sum_of
        if first.value >= second.value and _AMONG.fullmatch(gap[first.unit_end - start :]) and self.is_among(first):
            part = self.ratio(at, second, first)
            measurement = replace(part.measurement, start=first.start, end=max(second.sign_end, second.unit_end))
            return _Part(measurement, at, at + 1)
        if end - start > 60 or not any(mark in gap for mark in _RANGE_MARKS) or self.is_taken(start, end):
            return None
        behind = first.end if first.sure or first.percent else start
        between = _RANGE.fullmatch(self.low, behind, end) or _RANGE.fullmatch(self.low, start, end)
        if not between:
            return None
        third = self.amounts[at + 2] if at + 2 < len(self.amounts) else None
        if third and _SLASH.fullmatch(self.low, second.number_end, third.number_start) and first.value < second.value:
            part = self.ratio(at + 1, second, third)
            measurement = replace(
                part.measurement,
                start=first.start,
                numerator=None,
                low=as_number(first.value),
                high=as_number(second.value),
            )
            return _Part(measurement, at, at + 2)
        return self.range(at, first, second)

    def sum(self, at: int, first: Amount, second: Amount) -> _Part | None:
        """`1 tỷ 250 triệu đồng`: one amount of money in two units."""
        smaller = _SMALLER[first.unit or ""]
        unit = second.unit or ""
        word = unit.split(" ")[0].lower()
        between = self.text[first.unit_end : second.number_start]
        if word not in smaller or second.value >= 1000 or between.strip() or not between:
            return None
        whole = (first.unit or "") + unit[len(word) :]
        value = as_number(first.value + second.value / 1000)
        found = FoundMeasurement("quantity", first.start, second.end, first.comparator, whole, value=value)
        return _Part(found, at, at + 1)

    def is_among(self, amount: Amount) -> bool:
        """`Trong tổng số 1.250 hồ sơ có 1.200 hồ sơ nộp trực tuyến`: the whole is said first."""
        before = self.low[max(0, amount.start - 24) : amount.start].rstrip()
        return before.endswith(("trong tổng số", "trên tổng số", "trong số", "trong tổng cộng", "trên tổng"))

    def counts_apart(self, first: Amount, second: Amount) -> bool:
        """`24 cuộc/720 lượt người`, `9 điểm/6 ấp`: two counts of unlike things, no part and its whole."""
        if not first.sure or not second.sure or first.percent or second.percent or not first.unit or not second.unit:
            return False
        codes = self.words.unit_codes
        if first.value > second.value and self.are_unlike(first.unit.lower(), second.unit.lower()):
            return True
        own, other = codes.get(first.unit.lower()), codes.get(second.unit.lower())
        if {own, other} not in _UNLIKE:
            return False
        stated = _PERCENT_SOON.match(self.low, second.unit_end)
        share = float(stated["percent"].replace(",", ".")) if stated else None
        return not agrees(as_number(first.value), as_number(second.value), share)

    def are_unlike(self, part: str, whole: str) -> bool:
        """`120 bóng/5,6 km`: more of one thing than there is of another."""
        if part.startswith(_MONEY) and whole.startswith(_MONEY):
            return False
        return not part.startswith(whole) and not whole.startswith(part)

    def is_taken(self, start: int, end: int) -> bool:
        return any(taken_start < end and taken_end > start for taken_start, taken_end in self.taken)

    def is_over(self, first: Amount, second: Amount) -> bool:
        start, end = first.sign_end, second.number_start
        if first.percent and not second.percent:
            # `hơn 32% trong tổng số 62 hộ`
            return False
        if first.percent and second.percent and _SLASH_TOTAL.fullmatch(self.low, start, end):
            # `đạt 66,7%/KH 100%`
            return False
        if first.sure and second.sure and first.value > second.value and _are_people_and_homes(first, second):
            # `7.427 người/1.189 hộ`
            return False
        if (
            first.sure
            and second.sure
            and _are_people_and_homes(second, first)
            and "khẩu" in (second.unit or "").lower()
        ):
            # `215 hộ/812 khẩu`
            return False
        if _SLASH.fullmatch(self.low, start, end) or _SLASH_TOTAL.fullmatch(self.low, max(start, first.unit_end), end):
            return True
        if first.unit and _SLASH.fullmatch(self.low, max(start, first.unit_end), end):
            # `2.450m3/2.900m3`
            return True
        gap = self.low[start:end]
        if "/" in gap and gap.rstrip().endswith("/") and _NOUN_SLASH.fullmatch(gap):
            return True
        if first.unit is None and not first.percent and first.value <= second.value and _IN.fullmatch(gap):
            # `7 trong 9 ấp`, `2 trên 3 chợ`
            return second.unit is not None or leading_word(self.low, second.number_end + 1).isalpha()
        return bool(_SPELLED.fullmatch(gap))

    def ratio(self, at: int, first: Amount, second: Amount) -> _Part:
        both_percent = first.percent and second.percent
        unit = "%" if both_percent else second.unit or first.unit
        end = second.sign_end if both_percent and not second.unit else max(second.sign_end, second.unit_end)
        numerator, denominator = as_number(first.value), as_number(second.value)
        measurement = FoundMeasurement(
            "ratio", first.start, end, first.comparator, unit, numerator=numerator, denominator=denominator
        )
        if self.is_score(first, second):
            end = max(second.number_end, second.unit_end)
            measurement = FoundMeasurement(
                "score", first.start, end, first.comparator, "điểm", value=numerator, maximum=denominator
            )
        return _Part(measurement, at, at + 1)

    def is_score(self, first: Amount, second: Amount) -> bool:
        if second.unit is not None:
            return _names_points(second) and first.value <= second.value
        if first.unit is not None or first.percent or second.percent or first.value > second.value:
            return False
        return bool(_SCORED.search(self.low[max(0, first.start - 48) : first.start]))

    def range(self, at: int, first: Amount, second: Amount) -> _Part | None:
        percent = second.percent or (first.percent and not second.sure)
        known = first.sure or second.sure or percent or first.since >= 0
        if first.value >= second.value or not known or (first.percent and not percent):
            return None
        end = second.sign_end if percent else second.end
        return _Part(
            FoundMeasurement(
                "range",
                first.number_start if first.since >= 0 else first.start,
                end,
                unit="%" if percent else second.unit or first.unit,
                low=as_number(first.value),
                high=as_number(second.value),
            ),
            at,
            at + 1,
        )

    # One number

    def read_blank(self, at: int) -> _Part | None:
        amount = self.amounts[at]
        before = self.low[max(0, amount.number_start - 12) : amount.number_start]
        blank = _BLANK.search(before) if "/" in before else None
        if not blank:
            return None
        start = amount.number_start - len(before) + blank.start()
        return _Part(
            FoundMeasurement("ratio", start, amount.end, unit=amount.unit, denominator=as_number(amount.value)), at, at
        )

    def read_single(self, at: int) -> _Part | None:
        amount = self.amounts[at]
        value = as_number(amount.value)
        if amount.percent:
            found = FoundMeasurement(
                "percentage",
                amount.start,
                max(amount.sign_end, amount.tail_end),
                amount.comparator,
                "%",
                percent=value,
                percent_start=amount.number_start,
                percent_end=amount.sign_end,
            )
            return _Part(found, at, at)
        if amount.sure:
            if self.is_points(amount):
                found = FoundMeasurement("score", amount.start, amount.end, amount.comparator, "điểm", value=value)
            else:
                found = FoundMeasurement(
                    "quantity", amount.start, amount.end, amount.comparator, amount.unit, value=value
                )
            return _Part(found, at, at)
        named = self.is_name(amount)
        fallback = None if named else fallback_unit(self.text, self.low, amount.number_end, self.words)
        if fallback:
            unit, end = fallback
            return _Part(FoundMeasurement("quantity", amount.start, end, amount.comparator, unit, value=value), at, at)
        if not named and self.is_stated(amount):
            if _SCORED.search(self.low[max(0, amount.start - 48) : amount.start]):
                return _Part(
                    FoundMeasurement("score", amount.start, amount.number_end, amount.comparator, "điểm", value=value),
                    at,
                    at,
                )
            return _Part(
                FoundMeasurement("quantity", amount.start, amount.number_end, amount.comparator, value=value), at, at
            )
        return None

    def is_points(self, amount: Amount) -> bool:
        if not _names_points(amount):
            return False
        if _POINTS_OF.search(self.low, max(0, amount.start - 60), amount.start):
            return False
        if amount.unit == "đ" or amount.value != amount.value.to_integral_value():
            return True
        goes_on = _SENTENCE_GOES_ON.match(self.text, amount.unit_end)
        before = self.low[max(0, amount.start - 12) : amount.start]
        return not goes_on and bool(_POINTS_BEFORE.search(before))

    def is_name(self, amount: Amount) -> bool:
        """Whether a capitalised word inside the sentence stands right before: `Bá Thước 2 có …`."""
        end = skip_spaces_back(self.text, amount.start)
        if end == amount.start:
            return amount.start > 0 and self.text[amount.start - 1] not in '(:=+-–[“"\t'
        start = end
        while start > 0 and self.text[start - 1].isalpha() and end - start < 24:
            start -= 1
        if start == end or not self.text[start].isupper():
            return False
        return start > 1 and self.text[start - 2] not in ".;:+-–*\t" and self.text[start - 1] == " "

    def is_stated(self, amount: Amount) -> bool:
        """`phát ra: 29, thu về: 246 đạt …`, `hệ số ≥ 0.7`: a number that its line states without saying of what."""
        before = self.low[max(0, amount.start - 16) : amount.start]
        if amount.comparator == "=" and not _STATED.search(before):
            clause = self.low[max(0, amount.start - 80) : amount.start]
            return bool("tổng" in clause and _IN_ALL.search(clause) and _CLOSED.match(self.text, amount.number_end))
        following = leading_word(self.low, amount.number_end + 1)
        return bool(_CLOSED.match(self.text, amount.number_end)) or following in self.words.none

    # Fractions with the percentages stated for them

    def join(self, parts: list[_Part]) -> list[FoundMeasurement]:
        return [self.closed(found) if found.kind == "ratio" else found for found in self.joined(parts)]

    def closed(self, found: FoundMeasurement) -> FoundMeasurement:
        """With the bracket that closes one opened inside it: `30,2% (42/139)`."""
        printed = self.text[found.start : found.end]
        if printed.count("(") == printed.count(")") + 1 and self.text[found.end : found.end + 1] == ")":
            return replace(found, end=found.end + 1)
        return found

    def joined(self, parts: list[_Part]) -> list[FoundMeasurement]:
        joined: list[FoundMeasurement] = []
        used: set[int] = set()
        for position, part in enumerate(parts):
            if position in used:
                continue
            found = part.measurement
            if found.kind == "ratio" and found.unit != "%":
                behind = self.percent_behind(parts, position)
                if behind is not None:
                    used.add(behind)
                    joined.append(_with_percent(found, parts[behind].measurement))
                    continue
                before = joined[-1] if joined else None
                if (
                    before is not None
                    and before.kind == "percentage"
                    and found.start - before.end <= REACH
                    and is_stated_before(self.low[before.end : found.start])
                ):
                    joined[-1] = _with_percent(found, before)
                    continue
            joined.append(found)
        return joined

    def percent_behind(self, parts: list[_Part], position: int) -> int | None:
        """The place in `parts` of the percentage stated for the fraction at `position`."""
        ratio = parts[position].measurement
        doubtful = False
        for place in range(position + 1, len(parts)):
            other = parts[place].measurement
            if other.start - ratio.end > REACH:
                return None
            # `36/36 doanh nghiệp sử dụng hóa đơn điện tử = 100%`
            equals = other.percent_start is not None and self.text[other.start] in "=≈"
            gap = self.low[ratio.end : other.percent_start if equals else other.start]
            if other.kind == "percentage":
                following = self.low[other.end : other.end + 40]
                fitting = agrees(ratio.numerator, ratio.denominator, other.percent)
                # `152/150 người, vượt 1,3%`: by how much, where it is not the share.
                exceeds = self.low.startswith("vượt", other.start) and not fitting
                stated = is_stated_behind(gap, following) and not exceeds
                if stated and not doubtful and (fitting or other.comparator not in _LIMITS):
                    return place
                # `1.903/3.720 con xấp xỉ 51,2% chỉ tiêu`
                adjacent = not gap.strip(" ,")
                return place if fitting and (stated or adjacent or is_bracketed(gap, following)) else None
            depth = read_depth(gap)
            if depth is None or other.kind != "quantity":
                return None
            # What a bracket adds (`31/31 hộ (gồm 120 khẩu), đạt 100%`) does not part the two, another figure may.
            doubtful = doubtful or depth == 0
        return None


_PEOPLE = ("người", "nhân khẩu", "khẩu", "học sinh", "lao động")
_HOMES = ("hộ", "trường", "lớp", "thôn", "xóm", "ấp", "khu phố", "tổ dân phố")


def _are_people_and_homes(first: Amount, second: Amount) -> bool:
    """Whether one number counts people and the other what they live or learn in."""
    return (first.unit or "").lower().startswith(_PEOPLE) and (second.unit or "").lower().startswith(_HOMES)


def _with_percent(ratio: FoundMeasurement, percent: FoundMeasurement) -> FoundMeasurement:
    return replace(
        ratio,
        start=min(ratio.start, percent.start),
        end=max(ratio.end, percent.end),
        comparator=percent.comparator if percent.comparator != "=" else ratio.comparator,
        percent=percent.percent,
        percent_start=percent.percent_start,
        percent_end=percent.percent_end,
    )


def _names_points(amount: Amount) -> bool:
    """`10 điểm`, `10đ`: nothing costs as few đồng."""
    unit = (amount.unit or "").lower()
    return unit == "điểm" or (unit == "đ" and amount.value <= _MOST_POINTS)
