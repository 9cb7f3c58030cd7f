"""SECURITY.md names tests that exist, and a test for every threat."""

import ast
import re

from tests.docs.pages import ROOT

PAGE = ROOT / "SECURITY.md"
_NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")


def rows() -> list[list[str]]:
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines if "---" not in line][1:]


def names_in(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_test_that_is_named_exists() -> None:
    named = _NAMED.findall(PAGE.read_text("utf-8"))
    assert len(named) > 40
    missing = [
        f"{path}::{name}"
        for path, name in named
        if not (ROOT / path).is_file() or (name and name not in names_in(path))
    ]
    assert not missing


def test_every_threat_has_its_behaviour_and_its_test() -> None:
    found = rows()
    assert len(found) >= 33
    for row in found:
        assert len(row) == 3 and row[1] and _NAMED.search(row[2]), row


def test_every_link_leads_somewhere() -> None:
    links = _LINK.findall(PAGE.read_text("utf-8"))
    assert links and all((ROOT / link).exists() for link in links)
