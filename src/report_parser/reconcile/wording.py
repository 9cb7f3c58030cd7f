"""Suspects and percentages in words, in English and Vietnamese."""

from fractions import Fraction

from report_parser.phrases import VERDICT_WORDS
from report_parser.reconcile.shares import possible_percentages
from report_parser.reconcile.suspects import Correction

_CORRECTIONS = {
    "en": {
        "count": "“{text}”: {printed} should read {should_be}",
        "total": "“{text}”: the total {printed} should read {should_be}",
        "percent": "“{text}”: {printed} should read {should_be}",
        "verdict": "indicator {indicator}: “{printed}” should read {should_be}",
        "verdicts": "indicator {indicator} or another of {many}: “{printed}” should read {should_be}",
        "listed": "“{text}”: indicator {indicator} is {printed} and should be {should_be}",
        "missing": "“{text}”: an indicator ({verdict}) is missing",
        "group": "Group {group}: ",
    },
    "vi": {
        "count": "“{text}”: {printed} lẽ ra là {should_be}",
        "total": "“{text}”: tổng số {printed} lẽ ra là {should_be}",
        "percent": "“{text}”: {printed} lẽ ra là {should_be}",
        "verdict": "chỉ tiêu {indicator}: “{printed}” lẽ ra là {should_be}",
        "verdicts": "chỉ tiêu {indicator} hoặc một chỉ tiêu khác trong số {many}: “{printed}” lẽ ra là {should_be}",
        "listed": "“{text}”: chỉ tiêu {indicator} {printed}, lẽ ra {should_be}",
        "missing": "“{text}”: thiếu một chỉ tiêu ({verdict})",
        "group": "Nhóm {group}: ",
    },
}
_LISTED_VI = {
    "in the list": "có trong danh sách",
    "not in the list": "không có trong danh sách",
    "in it": "có",
    "not in it": "không có",
}


def format_correction(correction: Correction, language: str = "en") -> str:
    """A correction as a sentence without its full stop: `Group 2: “Chỉ tiêu đạt: 4/6”: 4 should read 5`."""
    words, at = _CORRECTIONS[language], int(language == "vi")
    printed, should_be = correction.printed, correction.should_be
    if correction.kind == "verdict":
        should_be = VERDICT_WORDS[should_be][at]
    if correction.kind == "listed" and language == "vi":
        printed, should_be = _LISTED_VI[printed], _LISTED_VI[should_be]
    form = words["verdicts" if correction.any_of else correction.kind]
    said = form.format(
        text=correction.span.text,
        printed=printed,
        should_be=should_be,
        indicator=correction.indicator,
        verdict=VERDICT_WORDS[correction.verdict][at] if correction.verdict else "",
        many=len(correction.any_of),
    )
    return words["group"].format(group=correction.group) + said if correction.group else said


def format_percentage(numerator: int, denominator: int, stated: str, places: int, language: str = "en") -> str:
    """What can be said of a percentage that is not its fraction's; `stated` as printed without its sign (`63`, `92,94`).

    >>> format_percentage(20, 31, "63", 0)
    '63% is no part of 31; 20/31 is 65% rounded, 64% cut off'
    """
    found = possible_percentages(numerator, denominator, float(stated.replace(",", ".")), places)
    shown = [_show(share, places) for share in found.should_be]
    if language == "vi":
        is_share = f"{numerator}/{denominator} là {shown[0]}%" + (
            f" (làm tròn), {shown[1]}% (cắt bớt)" if shown[1:] else ""
        )
        if found.parts is None:
            return f"không số nào trên {denominator} cho {stated}%; {is_share}"
        return f"{stated}% của {denominator} là từ {found.parts[0]} đến {found.parts[1]}; {is_share}"
    is_share = f"{numerator}/{denominator} is {shown[0]}%" + (f" rounded, {shown[1]}% cut off" if shown[1:] else "")
    if found.parts is None:
        return f"{stated}% is no part of {denominator}; {is_share}"
    return f"{stated}% of {denominator} is {found.parts[0]} to {found.parts[1]}; {is_share}"


def _show(share: Fraction, places: int) -> str:
    return f"{float(share):.{places}f}".replace(".", ",")
