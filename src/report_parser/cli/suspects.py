"""What `check` says beyond its findings: the fewest values whose correction mends them, and what percentages can be."""

from collections.abc import Iterator

from report_parser.cli.words import say_place
from report_parser.model import Measurement, Report

_WORDS = {
    "en": ("all counts would agree if", "or else, less likely", "what the percentages could be"),
    "vi": ("mọi số đếm sẽ khớp nếu", "hoặc, ít khả năng hơn", "tỷ lệ phần trăm có thể là"),
}


def say_suspects(report: Report, lang: str) -> Iterator[str]:
    """The likeliest set of wrong values, each with its place, and its first rival; then each percentage that cannot be
    its fraction's, with what could be true. Nothing where all agrees."""
    from report_parser.reconcile.stated_lists import find_stated_lists
    from report_parser.reconcile.suspects import find_suspects
    from report_parser.reconcile.wording import format_correction

    lists = list(find_stated_lists(report.blocks, report.indicators))
    suspects = find_suspects(report.groups, report.overall, report.indicators, lists)
    first, rival, percentages = _WORDS[lang]
    for at, suspect in enumerate(suspects[:2]):
        yield f"{rival if at else first}:"
        for one in suspect.corrections:
            place = say_place(report.blocks[one.span.block], lang).lstrip(":, ")
            yield f"    {place}: {format_correction(one, lang)}"
    measured = [one for indicator in report.indicators for one in indicator.measurements] + list(report.measurements)
    flagged = {span for finding in report.findings if finding.code == "percent-mismatch" for span in finding.spans}
    said = [
        f"    {say_place(report.blocks[one.span.block], lang).lstrip(':, ')}: {words}"
        for one in measured
        if one.span in flagged and (words := _say_percentage(one, lang))
    ]
    if said:
        yield f"{percentages}:"
        yield from said


def _say_percentage(one: Measurement, lang: str) -> str | None:
    """What can be said of a percentage that is not its fraction's; None where the fraction is not of whole numbers."""
    from report_parser.reconcile.wording import format_percentage

    if not isinstance(one.numerator, int) or not isinstance(one.denominator, int) or one.denominator <= 0:
        return None
    if one.percent is None or one.comparator != "=":
        return None
    printed = one.percent_span.text if one.percent_span else f"{one.percent:g}"
    stated = printed.strip(" %").replace(".", ",")
    places = len(stated.partition(",")[2])
    return format_percentage(one.numerator, one.denominator, stated, places, lang)
