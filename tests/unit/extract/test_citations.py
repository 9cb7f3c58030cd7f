import doctest
import tomllib
from pathlib import Path
from typing import Any

import pytest

from report_parser.extract import citations, document_numbers, own_number
from report_parser.extract.citations import find_citations
from report_parser.extract.document_numbers import document_words, find_issuer_of_letters, format_document_number
from report_parser.extract.own_number import find_own_number
from report_parser.extract.same_citation import citation_key, is_same
from report_parser.lexicon import default_lexicon
from tests.unit.linear import assert_linear

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parents[2] / "cases" / "citations.toml").read_text("utf-8"))


@pytest.mark.parametrize("text", CASES["none"])
def test_figures_and_kinds_of_document_are_no_citations(text: str) -> None:
    assert find_citations(text, default_lexicon()) == []


def _cases(name: str) -> list[Any]:
    assert CASES[name]
    return [
        pytest.param(
            case,
            id=case["text"],
            marks=[pytest.mark.xfail(strict=True, reason=case["reason"])] if "reason" in case else [],
        )
        for case in CASES[name]
    ]


@pytest.mark.parametrize("case", _cases("case"))
def test_a_citation_is_read_with_what_is_said_of_it(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [
        [
            text[one.start : one.end],
            one.number or "",
            one.type,
            one.issued_on or "",
            one.issuer or "",
            one.subject or "",
            list(one.articles),
        ]
        for one in find_citations(text, default_lexicon())
    ]
    assert found == case["found"]


@pytest.mark.parametrize("case", _cases("case"))
def test_a_citation_s_parts_are_where_they_are_printed(case: dict[str, Any]) -> None:
    text = case["text"]
    found = find_citations(text, default_lexicon())
    assert all(one.end <= other.start for one, other in zip(found, found[1:]))  # noqa: B905, RUF007
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        listed = False
        if one.number is None:
            assert one.number_start == one.number_end == -1
        else:
            printed = format_document_number(text[one.number_start : one.number_end])
            # `số 11, 12/QĐ-UBND`: the letters and the date stand with the last of the list.
            listed = printed.isdigit() and printed != one.number
            assert one.number.startswith(f"{printed}/") if listed else one.number == printed
        if one.issued_on and not listed and not text.startswith(" cùng ngày", one.end):
            assert one.start < one.date_start < one.date_end == one.end
        for part in (one.subject, one.issuer, *one.articles):
            named = document_words(default_lexicon()).issuers.values()
            assert part is None or part in text or all(name in named for name in part.split(", "))


@pytest.mark.parametrize("case", _cases("own"))
def test_the_report_s_own_number_is_told_by_its_place(case: dict[str, Any]) -> None:
    own = find_own_number(case["text"])
    assert own is not None
    assert [own.number or "", own.issued_on or "", own.issuer or ""] == case["found"]
    assert case["text"][own.start : own.end].lower().startswith("số")


@pytest.mark.parametrize("text", CASES["own_none"]["texts"])
def test_a_cited_number_is_not_the_report_s_own(text: str) -> None:
    assert find_own_number(text) is None


@pytest.mark.parametrize("case", CASES["same"], ids=lambda case: f"{case['one']} | {case['other']}")
def test_one_document_in_two_spellings_is_one(case: dict[str, Any]) -> None:
    [one], [other] = (find_citations(case[name], default_lexicon()) for name in ("one", "other"))
    assert is_same(one, other) == is_same(other, one) == case["same"]
    if case["same"]:
        assert citation_key(one) == citation_key(other)


def test_every_document_type_s_example_is_of_its_type_and_no_counter_example_is() -> None:
    lexicon = default_lexicon()
    entries = lexicon.entries("document_types")
    assert entries
    for entry in entries:
        assert entry.source
        assert entry.examples
        for text in (*entry.examples, *entry.counter_examples):
            kinds = {one.type for one in find_citations(text, lexicon)}
            assert (kinds == {entry.code}) == (text in entry.examples), text


def test_every_issuer_s_example_is_its_and_no_counter_example_is() -> None:
    lexicon = default_lexicon()
    entries = lexicon.entries("issuers")
    assert entries
    words = document_words(lexicon)
    for entry in entries:
        assert entry.source
        for text in (*entry.examples, *entry.counter_examples):
            issuer = find_issuer_of_letters(format_document_number(text), words)
            assert (issuer == entry.code) == (text in entry.examples), text


def test_every_abbreviation_of_the_decree_is_known() -> None:
    """The official list of abbreviations of kinds of document (Nghị định 30/2020/NĐ-CP, Phụ lục III)."""
    official = "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB SY SL TrS"
    letters = document_words(default_lexicon()).letters
    assert [group for group in official.split() if group.upper() not in letters] == []


def test_doctests() -> None:
    for module in (citations, document_numbers, own_number):
        result = doctest.testmod(module)
        assert result.attempted > 0
        assert result.failed == 0


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1/",
        "1-",
        "A",
        "1/A",
        "1/A-",
        "1/QĐ-UBND ",
        "1/QĐ-UBND; ",
        "Quyết định ",
        "Quyết định số ",
        "số ",
        "Luật A",
        "Luật A ",
        "của ",
        "1/QĐ-UBND của ",
        "Điều 1 ",
        "khoản 1, ",
        "1/QĐ-UBND về ",
        "1/QĐ-UBND về (",
        " ",
        "/",
        "&amp;",
        "-CV/ĐU",
    ],
)
def test_time_is_linear_on_long_lines(unit: str) -> None:
    lexicon = default_lexicon()
    assert_linear(lambda text: find_citations(text, lexicon), unit)
    assert_linear(find_own_number, unit)
