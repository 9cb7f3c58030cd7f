"""The golden files hold: what the program says of the corpus today is what a person read and approved."""

from pathlib import Path

from report_parser.golden import check, compare

ROOT = Path(__file__).parents[2]


def test_the_corpus_reads_as_its_golden_files_say() -> None:
    assert check(ROOT / "corpus", ROOT / "golden") == []


def test_a_comparison_speaks_in_substance() -> None:
    old = {
        "indicators": [{"number": "1.1", "title": "Một", "verdict": {"code": "met"}}, {"number": "1.2", "title": "Hai"}]
    }
    new = {
        "indicators": [
            {"number": "1.1", "title": "Một", "verdict": {"code": "not_met"}},
            {"number": "1.3", "title": "Ba"},
        ]
    }
    assert [(kind, where) for kind, where, _ in compare(old, new)] == [
        ("changed", "indicators[1.1 Một].verdict.code"),
        ("lost", "indicators[1.2 Hai]"),
        ("gained", "indicators[1.3 Ba]"),
    ]
