"""Patterns kept for the next run are those that `re` compiles, and nothing depends on their being kept."""

import marshal
import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest

import report_parser
from report_parser import pattern_store
from report_parser.pattern_store import PatternStore
from report_parser.patterns import pattern_of

SOME = [("a(?P<b>[0-9]+)|(c)", re.IGNORECASE), (r"(?x) đ [ạaà] t  # đạt", 0), (rb"%PDF-[0-9]", 0), ("", re.MULTILINE)]


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file in which `SOME` are kept."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "kept.patterns"
    store = PatternStore(path)
    for pattern, flags in SOME:
        store.compile(pattern, flags)
    store.keep()
    return path


@pytest.fixture
def idle(kept: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, where nothing can be compiled but from what is kept."""

    def refuse(*_: object) -> object:
        raise re.error("compiled again")

    monkeypatch.setattr(pattern_store, "_compile", refuse)
    return kept


def all_patterns() -> dict[tuple[Any, int], None]:
    found: dict[tuple[Any, int], None] = {}
    for module in walk_packages(report_parser.__path__, "report_parser."):
        if module.name == "report_parser.__main__":
            continue
        for value in vars(import_module(module.name)).values():
            if isinstance(value, pattern_of):  # type: ignore[arg-type]
                found[value._given] = None  # type: ignore[attr-defined]
    return found


def test_every_pattern_of_the_package_comes_back_as_re_compiles_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "kept.patterns"
    store = PatternStore(path)
    patterns = [*all_patterns(), *SOME]
    assert len(patterns) > 200
    for pattern, flags in patterns:
        store.compile(pattern, flags)
    store.keep()
    again = PatternStore(path)
    for pattern, flags in patterns:
        # Patterns are equal whose code is.
        assert store.compile(pattern, flags) == re.compile(pattern, flags) == again.compile(pattern, flags)
        assert again.compile(pattern, flags).groupindex == re.compile(pattern, flags).groupindex


def test_what_is_kept_is_not_compiled_again(idle: Path) -> None:
    store = PatternStore(idle)
    found = store.compile(*SOME[0]).fullmatch("A12")
    assert found and found["b"] == "12" and found.lastgroup == "b"
    with pytest.raises(re.error, match="compiled again"):
        store.compile("new")


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"no marshal",
        marshal.dumps(7),
        marshal.dumps(("another Python", {("a", 0): ()})),
        marshal.dumps((pattern_store._BUILD, [])),
        marshal.dumps((pattern_store._BUILD, {("a+", 0): (0, b"\xff\xff\xff\xff", 0, {}, ())})),
        marshal.dumps((pattern_store._BUILD, {("a+", 0): (0, b"\x01", 0, {}, ())})),
        marshal.dumps((pattern_store._BUILD, {("a+", 0): "text"})),
    ],
)
def test_a_damaged_file_only_costs_time(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "kept.patterns"
    path.write_bytes(damage)
    assert PatternStore(path).compile("a+") == re.compile("a+")


def test_a_place_that_cannot_be_read_or_written_only_costs_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    for path in (tmp_path, tmp_path / "no folder" / "kept.patterns", None):
        store = PatternStore(path)
        assert store.compile("a+") == re.compile("a+")
        store.keep()
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_where_python_is_to_write_no_bytecode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    store = PatternStore(tmp_path / "kept.patterns")
    store.compile("a+")
    store.keep()
    assert list(tmp_path.iterdir()) == []


def test_the_file_does_not_grow_for_ever(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern_store, "_MOST_KEPT", len(SOME))
    store = PatternStore(kept)
    store.compile("new")
    store.keep()
    assert list(PatternStore(kept)._read()) == [("new", 0)]


def test_another_re_compiles_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(*_: object) -> object:
        raise AttributeError("_code")

    monkeypatch.setattr(pattern_store, "_compile", changed)
    assert PatternStore(None).compile("a+") == re.compile("a+")


def test_a_wrong_pattern_is_an_error() -> None:
    with pytest.raises(re.error):
        PatternStore(None).compile("(")


def test_a_second_run_reads_what_the_first_kept(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("BÁO CÁO\n1.1. Hồ sơ\nCó 31/31 hồ sơ, đạt 100%.\n* Đánh giá: Đạt\n", encoding="utf-8")
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env["PYTHONPYCACHEPREFIX"] = str(tmp_path / "bytecode")
    command = [sys.executable, "-m", "report_parser", "extract", str(report)]
    outputs = [subprocess.run(command, env=env, capture_output=True, check=True).stdout for _ in range(2)]
    assert outputs[0] == outputs[1]
    assert [path.stat().st_size > 100_000 for path in (tmp_path / "bytecode").rglob("*.patterns")] == [True]
