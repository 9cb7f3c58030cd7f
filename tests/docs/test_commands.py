"""Every command and every Python example of README and documentation, run in order, page by page, in a copy of the corpus.

What is printed on a page below a command is what the command prints: a `text` fence holds lines of it in order (`…` stands
for those left out), a `json` fence an object of it (`"…"` for members left out).
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from report_parser.cli import COMMANDS
from tests.docs.pages import PAGES, ROOT, Fence, fences

SETUP = (
    "python3 -m venv ",
    ".venv/bin/pip install ",
    "pip install ",
    ". .venv/bin/activate",
    ".venv/bin/python -m pytest",
    "python -m pytest",
    "python -m tests.eval",
    "bash .ci/run",
    "mkdocs ",
    "python docs/pictures/make.py",
)
"""Commands that only prepare a machine, or that are whole runs of their own: the parts between `&&` that begin so are left out."""

PREPARED = {
    "bao-cao.html": "digital-transformation/canh-nang-2022-html/source.html",
    "bao-cao.pdf": "digital-transformation/canh-nang-2022-pdf/source.pdf",
    "bao-cao.docx": "digital-transformation/canh-nang-2022-docx/source.docx",
    "bao-cao/bac-son-ha.pdf": "digital-transformation/bac-son-ha-2023/source.pdf",
    "bao-cao/canh-nang.html": "digital-transformation/canh-nang-2022-html/source.html",
    "bao-cao/tan-hoa-dong.html": "new-rural/tan-hoa-dong-2022/source.html",
    "bao-cao/yen-khe-thuong.docx": "new-rural/yen-khe-thuong-2023/source.docx",
}
"""Files by the names that the pages give to the reader's own."""


def commands(fence: Fence) -> str:
    """The fence without its setup commands."""
    kept = []
    for line in fence.text.splitlines():
        parts = [part for part in line.split(" && ") if not part.strip().startswith(SETUP)]
        if parts or not line:
            kept.append(" && ".join(parts))
    return "\n".join(kept)


def place(folder: Path) -> dict[str, str]:
    """The corpus, the reader's files, and this environment's programs as `.venv/bin` and first on the path."""
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    for name, source in PREPARED.items():
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / "corpus" / source, folder / name)
    programs = folder / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "report-parser").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m report_parser "$@"\n')
    for name in ("python", "python3"):
        (programs / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    for program in programs.iterdir():
        program.chmod(0o755)
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "CI")}
    return {
        **environment,
        "PATH": f"{programs}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONUTF8": "1",
    }


def run(fence: Fence, folder: Path, environment: dict[str, str]) -> str:
    script = commands(fence)
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, f"{fence.place()}: exit {done.returncode}\n{script}\n{done.stdout}"
    return done.stdout


def execute(fence: Fence, names: dict[str, Any], folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    printed = StringIO()
    with monkeypatch.context() as patch, redirect_stdout(printed):
        patch.chdir(folder)
        exec(compile(fence.text, fence.place(), "exec"), names)
    return printed.getvalue()


def check_lines(fence: Fence, output: str) -> None:
    """Each printed line of the page in the output, in order; what ends in ` …` may be cut on the page."""
    lines = iter(output.splitlines())
    for expected in fence.text.splitlines():
        if expected.strip() in ("…", ""):
            continue
        cut = expected.removesuffix("…").rstrip()
        assert any(
            line.rstrip() == expected.rstrip() or (cut != expected and line.startswith(cut)) for line in lines
        ), f"{fence.place()}: not in the output, or not in this order: {expected}\n{output}"


def objects(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from objects(inner)


def holds(whole: Any, part: Any) -> bool:
    """Whether `whole` has all that `part` shows of it."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(
            name == "…" or (name in whole and holds(whole[name], inner)) for name, inner in part.items()
        )
    if isinstance(part, list):
        shown = [inner for inner in part if inner != "…"]
        return isinstance(whole, list) and all(any(holds(one, inner) for one in whole) for inner in shown)
    return part == "…" or bool(whole == part)


def printed_objects(output: str) -> Iterator[Any]:
    """The JSON objects that begin a line of the output."""
    at = 0
    while (at := output.find("{", at)) >= 0:
        value, at = json.JSONDecoder().raw_decode(output, at)
        yield value


def check_json(fence: Fence, output: str) -> None:
    part = json.loads(fence.text)
    printed = list(printed_objects(output))
    assert any(holds(one, part) for whole in printed for one in objects(whole)), f"{fence.place()}\n{output[:2000]}"


def test_setup_commands_are_left_out_and_no_others() -> None:
    fence = Fence(ROOT, "bash", "python3 -m venv .venv && .venv/bin/pip install . && report-parser show a\nls", "", 1)
    assert commands(fence) == "report-parser show a\nls"


def test_only_examples_that_need_a_cluster_are_not_run() -> None:
    languages = {fence.language: fence.page.name for page in PAGES for fence in fences(page)}
    assert set(languages) <= {"bash", "python", "py", "text", "json", "mermaid"}
    assert {fence.page.name for page in PAGES for fence in fences(page, "py")} <= {"at-scale.md"}


def test_what_a_page_shows_must_be_in_the_output_and_in_order() -> None:
    fence = Fence(ROOT / "x", "text", "b\n…\nd …\n", "", 1)
    check_lines(fence, "a\nb\nc\nd e\n")
    with pytest.raises(AssertionError):
        check_lines(fence, "d e\nb\n")
    assert holds({"a": 1, "b": [{"c": 2}, 3]}, {"b": [{"c": "…"}], "…": "…"})
    assert not holds({"a": 1, "b": [{"c": 2}]}, {"b": [{"d": "…"}]})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_commands_and_options_that_a_page_speaks_of_exist(page: Path) -> None:
    spoken = re.findall(r"`report-parser ([a-z]+)([^`]*)`", page.read_text("utf-8"))
    spoken += re.findall(r"^report-parser ([a-z]+)(.*)$", page.read_text("utf-8"), re.MULTILINE)
    for name, rest in spoken:
        assert name in COMMANDS
        command = import_module(f"report_parser.cli.{name}").command
        known = {option for parameter in command.params for option in parameter.opts}
        assert set(re.findall(r"(?<![\w-])--[a-z-]+", rest)) <= known, f"{page.name}: {name}{rest}"


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(page, marks=[pytest.mark.slow] if page.parent.name == "vi" else [])
        for page in PAGES
        if any(fence.language in ("bash", "python") for fence in fences(page))
    ],
    ids=lambda page: str(page.relative_to(ROOT)),
)
def test_the_commands_of_a_page_run_and_print_what_it_shows(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = place(tmp_path)
    names: dict[str, Any] = {"__name__": "page"}
    output: str | None = None
    for fence in fences(page):
        if fence.language == "bash":
            output = run(fence, tmp_path, environment)
        elif fence.language == "python":
            output = execute(fence, names, tmp_path, monkeypatch)
        elif output is not None and fence.language == "text":
            check_lines(fence, output)
        elif output is not None and fence.language == "json":
            check_json(fence, output)
