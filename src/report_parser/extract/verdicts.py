"""Verdicts: behind a label, as a whole line or cell, or as an item's last stand-alone sentence.

Never `đạt 100%` (a rate), `đạt chuẩn` in a programme's name, or `đang triển khai` in running prose.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from report_parser.extract.choices import Choice, find_choices
from report_parser.extract.words import leading_word, lower_case
from report_parser.labels import bullet_end
from report_parser.lexicon import Lexicon
from report_parser.misread import LOOSER, Looseness, loosen
from report_parser.model import VerdictCode
from report_parser.patterns import compile_pattern, pattern_of
from report_parser.records import dataclass

How = Literal["label", "line", "sentence"]


@dataclass(slots=True)
class FoundVerdict:
    """A verdict in a block's text: `text[start:end]` is what is printed; `whole_start` takes in its label."""

    code: VerdictCode
    start: int
    end: int
    whole_start: int
    how: How


@dataclass(slots=True)
class _Rules:
    labels: tuple[str, ...]
    label: re.Pattern[str]
    sure: frozenset[str]
    phrase: re.Pattern[str]
    whole: re.Pattern[str]
    fully: re.Pattern[str]
    """`Hoàn thành 100%` behind a label that asks for a verdict."""
    named: str
    """A pattern that few reports need."""
    codes: dict[str, VerdictCode]
    openers: frozenset[str]
    """What `whole` can begin with: a word, or a mark. Empty where it is not known."""


def _words(phrases: Iterable[str]) -> str:
    """The phrases as one alternation, the longest that fits first; what they begin with in common stands once."""
    following: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        first, _, rest = phrase.partition(" ")
        following.setdefault(first, []).append(rest)
    made: list[str] = []
    for first, rests in following.items():
        if len(rests) == 1:
            made.append(re.escape(f"{first} {rests[0]}".rstrip()))
        elif "" in rests:
            made.append(rf"{re.escape(first)}(?:\ (?:{_words(filter(None, rests))}))?")
        else:
            made.append(rf"{re.escape(first)}\ (?:{_words(rests)})")
    return "|".join(made)


# Who or what is judged may stand between the label and the verdict.
_SUBJECT = r"""(?:đối\s+chiếu(?:\s+với)?\s[^,.;:]{2,60},\s+|(?:xã|phường|thị\s+trấn)(?:\s+[^\s.,;:]+){1,4}?\s+(?=tự\s+đánh\s+giá))?(?:(?:như\s+vậy|vì\s+vậy|do\s+đó|do\s+vậy|vậy|kết\s+luận),?\s+(?:thì\s+)?)?(?:(?:tiêu\s+chí|chỉ\s+tiêu|nội\s+dung|xã|phường|thị\s+trấn|đơn\s+vị|địa\s+phương|ubnd\s+(?:xã|phường|thị\s+trấn))
    (?:\s+(?:này|trên|số\s+[0-9.]{1,6}|[0-9.]{1,6}))?\s+)?(?:tự\s+)?(?:được\s+)?(?:đánh\s+giá\s+(?:là\s+)?)?(?:ở\s+)?(?:mức\s+)?[“"'\[(]?"""

_SUBJECT_OPENERS = frozenset(
    {
        *"“\"'[( ",
        "",
        "đối",
        "như",
        "vì",
        "do",
        "vậy",
        "kết",
        "tiêu",
        "chỉ",
        "nội",
        "xã",
        "phường",
        "thị",
        "đơn",
        "địa",
        "ubnd",
        "tự",
        "được",
        "đánh",
        "ở",
        "mức",
    }
)

# The words a verdict sentence may go on with; anything else makes it running prose.
_OBJECT = r"""(?:\s+(?:chỉ\s+tiêu|tiêu\s+chí|kế\s+hoạch|nghị\s+quyết|đại\s+hội|mục\s+tiêu|yêu\s+cầu|nội\s+dung|quy\s+định|đề\s+ra|được|giao|đã|so|với|theo|của
    |nhiệm\s+kỳ|nhiệm\s+vụ|trong|năm(?:\s+[0-9]{4})?|hđnd|ubnd|đảng\s+bộ|đảng\s+ủy|đảng\s+uỷ|huyện|tỉnh|thành\s+phố|thị\s+xã|xã|phường|thị\s+trấn|cấp\s+trên|này|trên
    |kh|nq|ct|số\s+[0-9.]{1,6}|(?:(?<=tiêu\s)|(?<=chí\s)|(?<=dung\s)|(?<=vụ\s)|(?<=quyết\s))[0-9]{1,2}(?:\.[0-9]{1,2})?(?!\s*%)|tự|đánh\s+giá|tốt|toàn\s+bộ|và|vượt|thực\s+hiện))*"""


# By how much: `Đạt, vượt chỉ tiêu 15,9%`.
_MARGIN = r"(?:\s?[,;–-]\s+(?:vượt|tăng|cao\s+hơn|thấp\s+hơn|thiếu|còn\s+thiếu)\b[^;:]{0,60})?"


_WHO = r"(?:(?:xã|phường|thị\s+trấn|ubnd\s+\w+|đơn\s+vị)\s+)?"
_ABOUT = r"(?:từ\s+|trên\s+|khoảng\s+)"


def verdict_words(lexicon: Lexicon, looseness: Looseness = "exact") -> dict[str, VerdictCode]:
    """Every verdict phrase, lower case, with its code; loosened, the phrases' keys."""
    return _rules(lexicon, looseness).codes


def verdict_pattern(lexicon: Lexicon, looseness: Looseness = "exact") -> str:
    """The phrases as one alternation for a larger pattern, longest first."""
    return _words(list(_rules(lexicon, looseness).codes))


@lru_cache(maxsize=8)
def _rules(lexicon: Lexicon, looseness: Looseness = "exact") -> _Rules:
    """The patterns, for text in lower case; those for OCR's hold keys of the phrases (see `misread`) and are tried on the
    text's key.

    Without any marks, words of one syllable mean too much: `dat` is `đạt`, `đất` and `đặt`.
    """
    codes: dict[str, VerdictCode] = {}
    for entry in lexicon.entries("verdicts"):
        for phrase in entry.phrases:
            if looseness != "marks" or " " in phrase:
                codes.setdefault(loosen(phrase, looseness), entry.code)  # type: ignore[arg-type]
    sure: list[str] = []
    labels: list[str] = []
    for entry in lexicon.entries("verdict_labels"):
        keys = [loosen(phrase, looseness) for phrase in entry.phrases]
        labels += keys
        if entry.code == "sure":
            sure += keys
    phrases = _words(list(codes))
    subject, object_, margin = (loosen(pattern, looseness) for pattern in (_SUBJECT, _OBJECT, _MARGIN))
    return _Rules(
        labels=tuple(labels),
        label=compile_pattern(
            # A label opens the text or follows a mark; a few words may follow before its colon (`Đánh giá tiêu chí số 5:`).
            rf"(?:^|(?<=[.;:,(\[>*+•●○▪■□◦·►➢➤✓✔❖◆§→⇒–-]\s)|(?<=[(\[>*+•●§→⇒–-])|(?<=^o\s)){loosen(_WHO, looseness)}(?P<label>{_words(labels)})"
            r"(?P<more>\s(?:[^:：.;()%]|(?<=[0-9])\.(?=[0-9])){1,40})?\s?[:：]\s*(?:[-–=]>?\s*)?"
        ),
        sure=frozenset(sure),
        phrase=compile_pattern(
            rf"{subject}(?P<phrase>{phrases})(?![^\W_])(?!\s+{loosen(_ABOUT, looseness)}?[0-9][0-9.,]*\s*[%/])",
            re.VERBOSE,
        ),
        whole=compile_pattern(
            rf"{subject}(?P<verdict>(?P<phrase>{phrases})(?![^\W_]){object_})\s*[”\"'\])]?\s*(?:\([^()]{{0,80}}\))?{margin}[\s.;,!/]*$",
            re.VERBOSE,
        ),
        fully=compile_pattern(
            rf"(?P<phrase>{_words([phrase for phrase, code in codes.items() if code == 'met'])})\s+(?:tỷ\s+lệ\s+)?100\s?%\s*(?=[.;,(]|$)"
        ),
        # `Tiêu chí Quy hoạch đạt chuẩn`: what is judged is named before the verdict.
        named=rf"(?:tiêu\s+chí|chỉ\s+tiêu|nội\s+dung)\s[^.;:0-9%]{{2,80}}?\s(?:đã\s+|được\s+đánh\s+giá\s+(?:là\s+)?|ở\s+mức\s+)*(?P<phrase>{phrases})(?![^\W_])(?:\s+(?:chuẩn|yêu\s+cầu|tiêu\s+chí|theo\s+quy\s+định))?\s*$",
        codes=codes,
        openers=frozenset({leading_word(phrase, 0) for phrase in codes} | _SUBJECT_OPENERS)
        if looseness == "exact"
        else frozenset(),
    )


def fold_phrase(phrase: str) -> str:
    return " ".join(phrase.lower().split())


def parse_verdict(text: str, lexicon: Lexicon, recognised: bool = False) -> tuple[VerdictCode, int, int] | None:
    """The verdict that `text` is as a whole (a cell, a line, a sentence): code, start, end; None where it is none.

    `recognised`: OCR read the text, so that its tones may be wrong.

    >>> from report_parser.lexicon import default_lexicon
    >>> parse_verdict("Chưa đạt.", default_lexicon())
    ('not_met', 0, 8)
    >>> parse_verdict("đạt 100%", default_lexicon()) is None
    True
    """
    low = lower_case(text)
    found = _parse(low, _rules(lexicon))
    for looseness in LOOSER if recognised else ():
        found = found or _parse(loosen(low, looseness), _rules(lexicon, looseness))
    return found


def _parse(text: str, rules: _Rules) -> tuple[VerdictCode, int, int] | None:
    if len(text) > 160:
        return None
    start = bullet_end(text)
    if rules.openers and leading_word(text, start) not in rules.openers:
        return None
    found = rules.whole.match(text, start)
    if not found:
        return None
    return rules.codes[fold_phrase(found["phrase"])], found.start("verdict"), found.end("verdict")


_LONGEST_SENTENCE = 1_000
"""How far the end of a sentence is looked for: a line may hold a label in every tenth character, and no end."""


def _sentence_end(text: str, start: int) -> int:
    """Where the sentence or clause that begins at `start` ends, without its closing mark."""
    end = min(len(text), start + _LONGEST_SENTENCE)
    for mark in (". ", "; ", " (", ", ", "\t"):
        place = text.find(mark, start, end + len(mark))
        if place != -1:
            end = min(end, place)
    while end > start and text[end - 1] in " .;,":
        end -= 1
    return end


def _half_a_verdict(said: str, label: str, rules: _Rules) -> bool:
    """`Đánh giá: Đạt 89,2% chỉ tiêu`: judged, but in words whose meaning is for a reader to say."""
    return any(word in label for word in ("đánh giá", "mức độ")) and said.startswith(tuple(rules.codes))


# `So với kế hoạch: Vượt 16,07%`
_EXCEEDED = pattern_of(
    r"(?P<phrase>vượt(?:\s+(?:kế\s+hoạch|chỉ\s+tiêu|mục\s+tiêu|kh|nq|mức))?)\s+[0-9]{1,3}(?:,[0-9]{1,2})?\s?%[\s.;]*$"
)


def _labelled(text: str, rules: _Rules) -> FoundVerdict | None:
    found_last: FoundVerdict | None = None
    for label in rules.label.finditer(text):
        start = label.end()
        if start >= len(text):
            continue
        sure = fold_phrase(label["label"]) in rules.sure
        phrase = rules.phrase.match(text, start)
        end = _sentence_end(text, start)
        if phrase and (sure or not text[phrase.end() : end].strip() or rules.whole.match(text[start:end])):
            whole = rules.whole.match(text[start:end])
            stop = start + whole.end("verdict") if whole else phrase.end("phrase")
            code = rules.codes[fold_phrase(phrase["phrase"])]
            found_last = FoundVerdict(code, phrase.start("phrase"), stop, label.start(), "label")
        elif sure and (named := re.match(rules.named, text[start:end])):
            code = rules.codes[fold_phrase(named["phrase"])]
            found_last = FoundVerdict(
                code, start + named.start("phrase"), start + named.end("phrase"), label.start(), "label"
            )
        elif sure and (fully := rules.fully.match(text, start)):
            code = rules.codes[fold_phrase(fully["phrase"])]
            found_last = FoundVerdict(code, start, fully.end("phrase"), label.start(), "label")
        elif (sure or label["label"].startswith("so với")) and (beyond := _EXCEEDED.match(text, start, end)):
            found_last = FoundVerdict("met", start, beyond.end("phrase"), label.start(), "label")
        elif (
            sure
            and label["more"] is None
            and 0 < end - start <= 60
            and (
                not any(c.isdigit() for c in text[start:end]) or _half_a_verdict(text[start:end], label["label"], rules)
            )
        ):
            found_last = FoundVerdict("unknown", start, end, label.start(), "label")
    return found_last


def find_open_label(text: str, lexicon: Lexicon) -> int | None:
    """Where a label begins that ends the text with nothing behind its colon."""
    if not text.rstrip().endswith((":", "：")):
        return None
    last = max(_rules(lexicon).label.finditer(lower_case(text)), key=lambda found: found.start(), default=None)
    return last.start() if last is not None and not text[last.end() :].strip() else None


_ARROW = pattern_of(r"(?:\s|(?<=\S))(?:=>|->|→|⇒|➔)\s*(?=[^=>→⇒➔]{2,120}$)")
# `Tiêu chí 2: Giao thông – Đạt. Tổng chiều dài …`
_AFTER_DASH = pattern_of(r"\s[–—-]\s(?=[^\W\d_])(?!.{0,60}\s[–—-]\s)")
_OF_A_GOAL = pattern_of(
    r"(?:chưa|không)\s+đạt(?:\s+(?:nq|kh|ct))?|(?:cơ\s+bản\s+)?đạt(?:\s+và)?(?:\s+vượt)?(?:\s+(?:nq|kh|ct))?|vượt(?:\s+(?:nq|kh|ct))?|(?:\S+\s+){1,4}?(?:mục\s+tiêu|chỉ\s+tiêu|kế\s+hoạch|nghị\s+quyết|yêu\s+cầu)(?:\s+\S+){0,6}"
)
_BY_PLAN = pattern_of(
    r",\s(?:không\s|chưa\s|cơ\sbản\s)?(?:đạt|vượt)\s(?:chỉ\stiêu\s)?(?:nghị\squyết|kế\shoạch)(?:\sđề\sra)?[.;]?$"
)
_ENDS_AT_ONCE = pattern_of(r"\s?(?:[.:;(]|$)")
_LAST_BRACKET = pattern_of(r"(?:\((?=[^()]*\))|\[(?=[^\[\]]*\]))\s?(?P<inside>[^()\[\]]{2,60})[)\]][\s.;]{0,3}$")
_DIGIT = pattern_of("[0-9]")
_LAST_SENTENCE = pattern_of(r"(?:[.;:]|\))\s+(?=(?:[^.;\n]|(?<=[0-9])\.(?=[0-9])){2,160}[.;/]{0,3}\s*$)")


@lru_cache(maxsize=2048)
def find_verdict(text: str, lexicon: Lexicon, recognised: bool = False) -> FoundVerdict | None:
    """The verdict that a block of an indicator states, or None. `recognised`: OCR read the text.

    A labelled verdict wins over a line that is nothing but a verdict, and that over a last sentence that is one.
    """
    low = lower_case(text)
    found = _find(low, _rules(lexicon))
    for looseness in LOOSER if recognised else ():
        if found is None or found.code == "unknown":
            found = _find(loosen(low, looseness), _rules(lexicon, looseness)) or found
    return found


def _chosen(text: str, choices: list[Choice], rules: _Rules) -> FoundVerdict | None:
    """The verdict whose box is ticked; None where no box is, or several are."""
    ticked = [one for one in choices if one.ticked]
    whole = _parse(text[ticked[0].start : ticked[0].end], rules) if len(ticked) == 1 else None
    if whole is None:
        return None
    first = choices[0].begin
    label = bullet_end(text) if text[:first].rstrip().endswith((":", "：")) else first
    return FoundVerdict(whole[0], ticked[0].start + whole[1], ticked[0].start + whole[2], label, "label")


def _find(text: str, rules: _Rules) -> FoundVerdict | None:
    choices = find_choices(text)
    if choices and all(_parse(text[one.start : one.end], rules) for one in choices):
        return _chosen(text, choices, rules)
    if ":" in text or "：" in text:
        found = _labelled(text, rules)
        if found:
            return found
    if len(text) <= 160:
        whole = _parse(text, rules)
        if whole:
            # `Tiêu chí này đã đạt.`: who is judged goes with the verdict.
            return FoundVerdict(whole[0], whole[1], whole[2], bullet_end(text), "line")
    arrow = _ARROW.search(text) if any(map(text.__contains__, ">→⇒➔")) else None
    if arrow:
        whole = _parse(text[arrow.end() :], rules)
        if whole:
            start = arrow.end()
            return FoundVerdict(whole[0], start + whole[1], start + whole[2], arrow.start(), "label")
        # `=> Chưa hoàn thành, đạt 95,97% kế hoạch.`
        opened = rules.phrase.match(text, arrow.end())
        if opened and text[opened.end("phrase") : opened.end("phrase") + 2] in (", ", "; ", " (", ". "):
            code = rules.codes[fold_phrase(opened["phrase"])]
            return FoundVerdict(code, opened.start("phrase"), opened.end("phrase"), arrow.start(), "label")
    bracket = _LAST_BRACKET.search(text, max(0, len(text) - 70)) if ")" in text[-6:] or "]" in text[-6:] else None
    if bracket:
        whole = _parse(bracket["inside"], rules)
        if whole:
            start = bracket.start("inside")
            return FoundVerdict(whole[0], start + whole[1], start + whole[2], bracket.start(), "sentence")
        # `(Chưa đạt, chỉ tiêu giao 85%)`
        opened = rules.phrase.match(text, bracket.start("inside"))
        if opened and text[opened.end("phrase") : opened.end("phrase") + 2] in (", ", "; ", ": "):
            code = rules.codes[fold_phrase(opened["phrase"])]
            return FoundVerdict(code, opened.start("phrase"), opened.end("phrase"), bracket.start(), "sentence")
    dash = _AFTER_DASH.search(text, 0, 200) if any(map(text.__contains__, "–—-")) else None
    if dash:
        verdict = rules.phrase.match(text, dash.end())
        if verdict and _ENDS_AT_ONCE.match(text, verdict.end("phrase")):
            code = rules.codes[fold_phrase(verdict["phrase"])]
            # `Đánh giá - Đạt`
            begin = bullet_end(text)
            labelled = fold_phrase(text[begin : dash.start()]) in rules.labels
            whole_start = begin if labelled else dash.start()
            return FoundVerdict(code, verdict.start("phrase"), verdict.end("phrase"), whole_start, "sentence")
    tail = max(0, len(text) - 170)
    start = -1
    for mark in _LAST_SENTENCE.finditer(text, tail):
        start = mark.end()
    if start > 0:
        whole = _parse(text[start:], rules)
        if whole:
            return FoundVerdict(whole[0], start + whole[1], start + whole[2], start, "sentence")
    comma = text.rfind(", ", tail)
    if comma > 0 and (_DIGIT.search(text, 0, comma) or (len(text) <= 160 and _BY_PLAN.match(text, comma))):
        whole = _parse(text[comma + 2 :], rules)
        said = text[comma + 2 :][whole[1] : whole[2]] if whole else ""
        # `…, chưa đạt.`, `…, TH 13,5%, đạt.`, `…, đạt mục tiêu Nghị quyết.`; other verbs only go on with the sentence (`…, hoàn thành.`).
        if whole and _OF_A_GOAL.fullmatch(said):
            start = comma + 2
            return FoundVerdict(whole[0], start + whole[1], start + whole[2], comma, "sentence")
    return None
