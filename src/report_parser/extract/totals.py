"""A report's own counts of its verdicts: `+ Chỉ tiêu đạt: 4/6`, `đạt 15/19 tiêu chí, chưa đạt 04/19`, `2 chỉ tiêu chưa đánh giá`.

Whether a count speaks of a group or of the whole report is decided where its place among the indicators is known.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import pairwise

from report_parser.extract.verdicts import fold_phrase, verdict_pattern, verdict_words
from report_parser.extract.words import lower_case
from report_parser.lexicon import Lexicon
from report_parser.misread import LOOSER, Looseness, loosen
from report_parser.model import VerdictCode
from report_parser.patterns import compile_pattern, pattern_of
from report_parser.records import dataclass


@dataclass(slots=True)
class FoundTotal:
    """One count in a block's text. `labelled`: in the form of a totals line (`Chỉ tiêu đạt: 4/6`), not of prose.

    `whole`: the words say that all indicators are meant (`Tổng`, `Kết quả chung`). `percent` is as printed.
    `all_start` and `all_end` are where `total` is printed when it stands apart (`Trong 12 chỉ tiêu có …`), else -1.
    """

    code: VerdictCode
    count: int
    total: int | None
    start: int
    end: int
    labelled: bool
    whole: bool
    percent: str | None
    percent_start: int
    percent_end: int
    all_start: int = -1
    all_end: int = -1


_DIGIT = pattern_of(r"[0-9]")
_NOUN = r"(?:chỉ\s+tiêu|tiêu\s+chí|nội\s+dung|mục\s+tiêu|chỉ\s+số)(?:\s+thành\s+phần)?"
_COUNT = r"(?P<count>[0-9]{1,3})(?:(?:\s?/\s?|\s+(?:trên|trong)\s+(?:tổng\s+số\s+)?)(?P<total>[0-9]{1,3}))?(?![0-9.,]*[0-9/%]|\s?đ(?:iểm)?(?![^\W_]))"
_WHOLE = r"\b(?:tổng(?:\s+(?:số|cộng|hợp|chung))?|kết\s+quả\s+chung|toàn\s+(?:xã|phường|thị\s+trấn)|chung|cả\s+[0-9]+\s+nhóm)\b"
_PERCENT = rf"\s*(?:{_NOUN})?\s*[,;(–-]?\s*(?:(?:đạt|chiếm)\s+)?(?:tỷ\s+lệ\s*|tỉ\s+lệ\s*)?[:=]?\s*(?P<percent>[0-9]{{1,3}}(?:[,.][0-9]{{1,2}})?)\s?%"


# `Tổng số chỉ tiêu: 06; số chỉ tiêu đạt: 04`, `Trong 12 chỉ tiêu có 10 chỉ tiêu đạt`
_OF_ALL = rf"\b(?:tổng(?:\s+(?:số|cộng|hợp))?\s*(?:[:：]|có|gồm|là)\s*(?=[0-9]{{1,3}}\s*{_NOUN})|(?:có|đánh\s+giá)\s+(?=[0-9]{{1,3}}\s+{_NOUN},?\s+(?:trong\s+đó|đạt))|tổng\s+(?:số\s+|cộng\s+)?{_NOUN}\s*(?:đánh\s+giá|thực\s+hiện|là|có)?\s*[:：=]?\s*(?:là\s+)?|(?:trong|trên)\s+(?:tổng\s+(?:số\s+)?)?(?:số\s+)?|tổng\s+số\s+|(?:đề\s+ra|giao|đăng\s+ký)\s+(?:là\s+|gồm\s+)?(?=[0-9]{{1,3}}\s+{_NOUN}\s?[,;(]))(?P<total>[0-9]{{1,3}})(?![0-9.,]*[0-9/%])(?:\s*{_NOUN}|\s*[;,.])"
# What every printed total has: a small count beside one of the nouns, or behind a colon.
_PERHAPS = rf"(?<![0-9.,/])[0-9]{{1,3}}(?:(?:\s?/\s?|\s+(?:trên|trong)\s+(?:tổng\s+số\s+)?)[0-9]{{1,3}})?\s*{_NOUN}|{_NOUN}[^0-9]{{2,70}}(?<![.,/])[0-9]{{1,3}}(?![0-9.,]*[0-9%])|[:：]\s*[0-9]{{1,3}}\s?/\s?[0-9]{{1,3}}(?![0-9])"
# Any number but a year or that of a group.
_OTHER_NUMBER = pattern_of(r"(?<![0-9])(?!(?:19|20)[0-9]{2}(?![0-9]))(?<!nhóm\s)(?<!nhóm\ssố\s)[0-9]+")
_PARTS_COUNTS = pattern_of(r"\s?(?:[,;.–-]|và)\s*(?:còn\s+)?")
_ALSO = pattern_of(
    rf"\)?\s?(?:,|và|;|,\s+và)\s+(?:đạt\s+)?(?P<count>[0-9]{{1,3}})\s?/\s?(?P<total>[0-9]{{1,3}})\s+{_NOUN}(?![^\W_])(?!\s+(?:chưa|không|đang|cơ\s+bản|đạt|hoàn))"
)
_ALL_BEHIND = pattern_of(rf"\s*,?\s*(?:trên|trong)\s+tổng\s+(?:số\s+)?(?P<total>[0-9]{{1,3}})\s+{_NOUN}(?![^\W_])")
# What a line of bare counts begins with.
_SUMMARY = pattern_of(
    r"[^\w(]{0,4}(?:tổng(?:\s+(?:hợp|số|cộng|kết)|(?=\s*[:：]))|cộng|như\s+vậy|tóm\s+lại|trong\s+đó|kết\s+quả(?:\s+(?:chung|tổng\s+hợp|đánh\s+giá|thực\s+hiện))?(?=\s*[:：]))(?![^\W_])"
)


class _Patterns:
    """The patterns for one lexicon and text in lower case, each made when it is first asked for: they are long, and most
    reports need few."""

    def __init__(self, lexicon: Lexicon, looseness: Looseness) -> None:
        self._looseness: Looseness = looseness
        self._phrase = rf"(?P<phrase>{verdict_pattern(lexicon, looseness)})"
        self._verdict = rf"{self._phrase}(?![^\W_])"

    def _compile(self, pattern: str) -> re.Pattern[str]:
        return compile_pattern(loosen(pattern, self._looseness))

    @cached_property
    def perhaps(self) -> re.Pattern[str]:
        return self._compile(_PERHAPS)

    @cached_property
    def of_all(self) -> re.Pattern[str]:
        return self._compile(_OF_ALL)

    @cached_property
    def whole(self) -> re.Pattern[str]:
        return self._compile(_WHOLE)

    @cached_property
    def percent(self) -> re.Pattern[str]:
        return self._compile(_PERCENT)

    @cached_property
    def listed(self) -> re.Pattern[str]:
        count = r"(?P<{0}>[0-9]{{1,3}})(?:\s?/\s?(?P<{0}_total>[0-9]{{1,3}}))?(?![0-9.,]*[0-9/%])"
        return self._compile(
            rf"(?:(?<=[:：;,(])\s*|(?<=\sđó)\s|\bvà\s)(?:có\s)?(?:{count.format('before')}\s)?{self._phrase}"
            rf"(?(before)|\s*[:：]?\s*{count.format('behind')})\s*(?=[,;.)]|và\s|$)"
        )

    @cached_property
    def labelled(self) -> re.Pattern[str]:
        return self._compile(
            rf"(?:(?:tổng\s+)?(?:số\s+)?(?:lượng\s+)?(?:các\s+)?){_NOUN}(?:\s+[^\W\d_]+){{0,5}}?\s+{self._verdict}(?:\s+(?!và\s+[0-9])[^\W\d_]+){{0,8}}?(?:\s?/\s?tổng(?:\s+số)?(?:\s+{_NOUN})?)?\s*(?:[:：=]|\((?=[0-9]{{1,3}}\s?/)|(?=\s[0-9]{{1,3}}\s?/))\s*(?:là\s+)?(?:có\s+)?{_COUNT}"
        )

    @cached_property
    def counted(self) -> re.Pattern[str]:
        return self._compile(
            rf"{_COUNT}\s*{_NOUN}(?:\s+(?:được|đã|đánh\s+giá|ở\s+mức|mức|tự|là|xếp\s+loại|nêu\s+trên|còn|hiện|thuộc\s+diện)){{0,4}}?\s+[“\"(]?{self._verdict}(?!\s*(?:(?:trên|dưới|từ|khoảng|gần|hơn|dao\s+động|ở\s+mức|tỷ\s+lệ)\s+)*[0-9])"
        )

    @cached_property
    def further(self) -> re.Pattern[str]:
        return self._compile(
            rf"(?:[,;]|và)\s+(?:có\s+|còn\s+)?(?P<count>[0-9]{{1,3}})\s?/\s?(?P<total>[0-9]{{1,3}})\s+{self._verdict}\s*(?=[,;.()]|và\s|$)"
        )

    @cached_property
    def judged(self) -> re.Pattern[str]:
        return self._compile(
            rf"{self._verdict}\s*(?:được\s+)?[:：]?\s*(?:là\s+)?(?:(?P<share>[0-9]{{1,3}}(?:[,.][0-9]{{1,2}})?)\s?%\s*\(\s?)?{_COUNT}\s*(?P<noun>{_NOUN})?"
        )


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon, looseness: Looseness) -> _Patterns:
    return _Patterns(lexicon, looseness)


@lru_cache(maxsize=2048)
def find_totals(text: str, lexicon: Lexicon, recognised: bool = False) -> tuple[FoundTotal, ...]:
    """The counts that a block states, in order; empty for a block that states none.

    `recognised`: OCR read the text, so that its tones may be wrong.

    >>> from report_parser.lexicon import default_lexicon
    >>> [(t.code, t.count, t.total) for t in find_totals("+ Chỉ tiêu đang triển khai: 2/6", default_lexicon())]
    [('in_progress', 2, 6)]
    """
    if len(text) > 600:
        return ()
    low = lower_case(text)
    found = _find(low, lexicon, "exact")
    for looseness in LOOSER if recognised else ():
        found = found or _find(loosen(low, looseness), lexicon, looseness)
    return tuple(found)


def _find_listed(text: str, patterns: _Patterns, lexicon: Lexicon, looseness: Looseness) -> list[FoundTotal]:
    """`Tổng hợp: Đạt 6, chưa đạt 2, đang thực hiện 1`: verdicts and counts alone, where there are several."""
    codes = verdict_words(lexicon, looseness)
    of_all = _find_all(text, patterns)
    found: list[FoundTotal] = []
    for match in patterns.listed.finditer(text):
        side = "behind" if match["behind"] else "before"
        apart = of_all if of_all and not match[f"{side}_total"] and of_all.start() < match.start() else None
        total = apart["total"] if apart else match[f"{side}_total"]
        found.append(
            FoundTotal(
                code=codes[fold_phrase(match["phrase"])],
                count=int(match[side]),
                total=int(total) if total else None,
                start=match.start("phrase") if match["behind"] else match.start("before"),
                end=len(match[0].rstrip()) + match.start(),
                labelled=True,
                whole=bool(patterns.whole.search(text)),
                percent=None,
                percent_start=-1,
                percent_end=-1,
                all_start=apart.start("total") if apart else -1,
                all_end=apart.end() if apart else -1,
            )
        )
    told = [(one.start, one.end) for one in found] + [(one.all_start, one.all_end) for one in found]
    # `Tổng số hồ sơ: 120, đạt 110, không đạt 10` counts something else.
    alone = all(any(start <= number.start() < end for start, end in told) for number in _OTHER_NUMBER.finditer(text))
    return found if alone and len({one.code for one in found}) > 1 else []


def _find_all(text: str, patterns: _Patterns) -> re.Match[str] | None:
    found = patterns.of_all.search(text)
    # `Tổng cộng có 13 tiêu chí đạt`: a verdict's count, not the number of all.
    return None if found and patterns.counted.match(text, found.start("total")) else found


def _with_all_behind(text: str, found: list[FoundTotal], patterns: _Patterns) -> list[FoundTotal]:
    """`02 chỉ tiêu đạt và 01 chỉ tiêu chưa đạt trên tổng số 03 chỉ tiêu`: the number of all is said last."""
    if not found or any(one.total is not None for one in found):
        return found
    behind = _ALL_BEHIND.match(text, max(one.end for one in found))
    if behind is None or sum(one.count for one in found) > int(behind["total"]):
        return found
    return [
        replace(one, total=int(behind["total"]), all_start=behind.start("total"), all_end=behind.end()) for one in found
    ]


def _sign_end(text: str, place: int) -> int:
    return text.index("%", place) + 1


def _is_one_of_several(text: str, found: re.Match[str], judged: re.Pattern[str]) -> bool:
    """`Đạt 02 chỉ tiêu; chưa đạt 01 chỉ tiêu`: a line of counts, not a sentence that counts something once."""
    counts = [match for match in judged.finditer(text) if match["noun"]]
    parted = all(_PARTS_COUNTS.fullmatch(text, one.end(), other.start()) for one, other in pairwise(counts))
    return (
        len({fold_phrase(match["phrase"]) for match in counts}) > 1
        and parted
        and any(match.start() == found.start() for match in counts)
    )


def _find_also(text: str, found: list[FoundTotal], patterns: _Patterns) -> Iterator[FoundTotal]:
    """`đạt 15/19 tiêu chí và 48/57 chỉ tiêu`: the verdict holds for the count of the other noun too."""
    for one in found:
        also = _ALSO.match(text, one.end)
        if (
            also
            and one.total is not None
            and not any(other.start <= also.start("count") < other.end for other in found)
        ):
            percent = patterns.percent.match(text, also.end())
            yield replace(
                one,
                count=int(also["count"]),
                total=int(also["total"]),
                start=also.start("count"),
                end=percent.end() if percent else also.end(),
                percent=percent["percent"] if percent else None,
                percent_start=percent.start("percent") if percent else -1,
                percent_end=percent.end() if percent else -1,
                all_start=-1,
                all_end=-1,
            )


def _find_further(
    text: str, found: list[FoundTotal], patterns: _Patterns, codes: Mapping[str, VerdictCode]
) -> Iterator[FoundTotal]:
    """`4/7 chỉ tiêu hoàn thành, 1/7 chưa hoàn thành, 1/7 đang triển khai`: the noun is said once."""
    sizes = {one.total for one in found if one.total is not None}
    if not sizes or text.count("/") <= len(found):
        return
    for match in patterns.further.finditer(text):
        start, end = match.start("count"), match.end()
        known = any(start < other.end and end > other.start for other in found)
        if not known and int(match["total"]) in sizes:
            percent = patterns.percent.match(text, end)
            yield FoundTotal(
                code=codes[fold_phrase(match["phrase"])],
                count=int(match["count"]),
                total=int(match["total"]),
                start=start,
                end=percent.end() if percent else end,
                labelled=False,
                whole=found[0].whole,
                percent=percent["percent"] if percent else None,
                percent_start=percent.start("percent") if percent else -1,
                percent_end=_sign_end(text, percent.end("percent")) if percent else -1,
            )


def _may_count(text: str) -> bool:
    """Whether `_PERHAPS` is worth a search: most lines have none of its words."""
    if not _DIGIT.search(text):
        return False
    return (
        "tiêu" in text
        or _SUMMARY.match(text) is not None
        or "nội" in text
        or "chỉ" in text
        or ("/" in text and (":" in text or "：" in text))
    )


def _find(text: str, lexicon: Lexicon, looseness: Looseness) -> list[FoundTotal]:
    if looseness == "exact" and not _may_count(text):
        return []
    patterns = _patterns(lexicon, looseness)
    if _SUMMARY.match(text) and (listed := _find_listed(text, patterns, lexicon, looseness)):
        return listed
    if not patterns.perhaps.search(text):
        return []
    codes = verdict_words(lexicon, looseness)
    found: list[FoundTotal] = []
    of_all = _find_all(text, patterns)
    judged = patterns.judged
    whole = bool(patterns.whole.search(text))
    for pattern in (patterns.labelled, patterns.counted, judged):
        for match in pattern.finditer(text):
            if any(match.start() < other.end and match.end() > other.start for other in found):
                continue
            total = match["total"] or (of_all["total"] if of_all and of_all.start() < match.start() else None)
            if pattern is judged:
                # Without the noun, a bare `đạt 4/5` is a ratio of something else, unless the line is about indicators.
                colon = text[match.end("phrase") : match.start("count")].strip() == ":"
                if not match["noun"] and not (total and (colon or found)) and not (colon and found):
                    continue
                if not match["noun"] and not found and text[match.end() :].lstrip()[:1].isalpha():
                    # `Đạt: 2/6 ấp`
                    continue
                if total is None and not colon and not whole and not _is_one_of_several(text, match, judged):
                    continue
            # `Tổng số chỉ tiêu: 03 chỉ tiêu, trong đó đạt 02/03`: said twice.
            apart = of_all and total and of_all.end() <= match.start() and int(total) == int(of_all["total"])
            percent = patterns.percent.match(text, match.end())
            named = "share" if pattern is judged and match["share"] else "percent"
            if named == "share":
                percent = match
            found.append(
                FoundTotal(
                    code=codes[fold_phrase(match["phrase"])],
                    count=int(match["count"]),
                    total=int(total) if total else None,
                    start=match.start(),
                    end=percent.end() if percent else match.end(),
                    labelled=pattern is patterns.labelled or (pattern is judged and ":" in match[0]),
                    whole=whole,
                    percent=percent[named] if percent else None,
                    percent_start=percent.start(named) if percent else -1,
                    percent_end=_sign_end(text, percent.end(named)) if percent else -1,
                    all_start=of_all.start("total") if apart and of_all else -1,
                    all_end=of_all.end() if apart and of_all else -1,
                )
            )
    found = _with_all_behind(text, found, patterns)
    found += list(_find_also(text, found, patterns))
    found += list(_find_further(text, found, patterns, codes))
    found.sort(key=lambda total: total.start)
    return found
