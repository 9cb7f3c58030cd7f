"""A user's file of further words: taken before the shipped ones, refused where it could only be a slip."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from report_parser.cli import main
from report_parser.lexicon import Lexicon, default_lexicon


def written(folder: Path, text: str) -> Path:
    path = folder / "words.toml"
    path.write_text(text, "utf-8")
    return path


def test_own_words_come_before_the_shipped_ones(tmp_path: Path) -> None:
    path = written(tmp_path, '[[verdicts]]\ncode = "met"\nphrases = ["về đích"]\n')
    entries = Lexicon.with_file(path).entries("verdicts")
    assert entries[0].phrases == ("về đích",)
    assert entries[1:] == default_lexicon().entries("verdicts")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[verdict]]\ncode = "met"\nphrases = ["về đích"]\n', "no list [[verdict]]; the lists are"),
        ('[verdicts]\ncode = "met"\n', "table [[verdicts]] with a code"),
        ('[[verdicts]]\nphrases = ["về đích"]\n', "table [[verdicts]] with a code"),
        ("[[verdicts\n", "is no lexicon"),
    ],
)
def test_a_slip_in_the_file_is_told_and_not_passed_over(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ValueError):
        Lexicon.with_file(path)
    (tmp_path / "report.txt").write_text("1. Quy hoạch", "utf-8")
    done = CliRunner().invoke(main, ["show", str(tmp_path / "report.txt"), "--lexicon", str(path)])
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())
