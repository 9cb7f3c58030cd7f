import tomllib
from pathlib import Path
from typing import Any

import pytest

from report_parser.extract.verdicts import find_verdict, parse_verdict
from report_parser.lexicon import default_lexicon

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parents[2] / "cases" / "verdicts.toml").read_text("utf-8"))


@pytest.mark.parametrize("text", CASES["none"])
def test_running_prose_is_no_verdict(text: str) -> None:
    assert find_verdict(text, default_lexicon()) is None


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["text"])
def test_a_verdict_is_read_with_its_words(case: dict[str, str]) -> None:
    found = find_verdict(case["text"], default_lexicon())
    assert found is not None
    assert (found.code, case["text"][found.start : found.end], found.how) == (
        case["code"],
        case["printed"],
        case["how"],
    )


def test_every_lexicon_example_is_read_as_its_code_and_no_counter_example_is() -> None:
    lexicon = default_lexicon()
    entries = lexicon.entries("verdicts")
    assert entries
    for entry in entries:
        assert entry.source
        for example in entry.examples:
            found = parse_verdict(example, lexicon)
            assert found is not None, example
            assert found[0] == entry.code, example
        for example in entry.counter_examples:
            found = parse_verdict(example, lexicon)
            assert found is None or found[0] != entry.code or example.lower() not in entry.phrases, example
