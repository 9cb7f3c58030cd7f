"""`show` and `check` in a terminal: colour where it is one, none elsewhere, lines as wide as it is, both languages."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from report_parser.cli import main

CORPUS = Path(__file__).parents[3] / "corpus"
SEED = CORPUS / "digital-transformation/canh-nang-2022/source.txt"
REPORTS = [
    SEED,
    CORPUS / "new-rural/tan-hoa-dong-2022/source.html",
    CORPUS / "administrative-reform/phu-an-tay-2024/source.pdf",
]
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def said(*arguments: str, color: bool = False, **environment: str) -> str:
    return CliRunner(env=environment).invoke(main, list(arguments), color=color, catch_exceptions=False).output


def in_a_terminal(*arguments: str, **environment: str) -> str:
    """What the program writes to a terminal of its own."""
    ours, its = pty.openpty()
    command = [sys.executable, "-m", "report_parser", *arguments]
    with subprocess.Popen(command, stdout=its, stderr=its, env={**os.environ, **environment}) as process:
        os.close(its)
        pieces = []
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:
                break
            if not piece:
                break
            pieces.append(piece)
        process.wait()
    os.close(ours)
    return b"".join(pieces).decode()


def test_a_terminal_gets_colour_and_a_pipe_none() -> None:
    assert ESCAPE.search(in_a_terminal("check", str(SEED), NO_COLOR=""))
    piped = subprocess.run([sys.executable, "-m", "report_parser", "check", str(SEED)], capture_output=True, text=True)
    assert "group-count-mismatch" in piped.stdout
    assert "\x1b" not in piped.stdout + piped.stderr


def test_no_color_is_heeded_in_a_terminal() -> None:
    assert "\x1b" not in in_a_terminal("show", str(SEED), NO_COLOR="1")


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("columns", [60, 80, 140])
def test_show_keeps_to_the_width_of_the_terminal(report: Path, columns: int) -> None:
    lines = ESCAPE.sub("", said("show", str(report), color=True, COLUMNS=str(columns))).splitlines()
    assert len(lines) > 10
    assert [line for line in lines if len(line) > columns] == []


def test_check_names_the_file_once_in_a_terminal_and_keeps_to_its_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CORPUS)
    name = str(SEED.relative_to(CORPUS))
    lines = ESCAPE.sub("", in_a_terminal("check", name, COLUMNS="70")).splitlines()
    assert lines[0] == name
    assert sum(name in line for line in lines) == 1
    assert [line for line in lines if len(line) > 70] == []
    assert any(line.startswith("179: group-count-mismatch: Group 2") for line in lines)


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("command", ["show", "check"])
def test_in_vietnamese_no_english_word_is_left(command: str, report: Path) -> None:
    output = said(command, "--lang", "vi", str(report))
    words = re.sub(r"\b[a-z]+(?:-[a-z]+)+\b|\S*source\S*|\(//\S+", "", output)
    english = {"the", "is", "of", "and", "reports", "report", "reported", "counted", "count", "indicators", "indicator", "group",
               "findings", "page", "line", "met", "should", "read", "could", "be", "or", "verdict", "number", "states"}  # fmt: skip
    assert len(output) > 40
    assert set(re.findall(r"[a-z]+", words.lower(), re.ASCII)) & english == set()
