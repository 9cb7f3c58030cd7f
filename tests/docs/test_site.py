"""The site builds without a warning, and every link of README and documentation leads somewhere."""

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, ROOT, fences
from tests.unit.test_architecture import RANK

LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub and mkdocs make them of plain ASCII headings."""
    content = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", content, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file_or_heading_of_the_repository(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        file, _, anchor = target.partition("#")
        assert "://" not in target, f"{target}: the pages stand for themselves"
        there = (page.parent / file).resolve() if file else page
        assert there.exists(), f"{page.name}: {target}"
        if anchor:
            assert anchor in anchors(there), f"{page.name}: {target}"


def test_every_page_can_be_reached_from_the_site() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text("utf-8")
    for page in PAGES:
        if ROOT / "docs" in page.parents:
            assert f" {page.relative_to(ROOT / 'docs').as_posix()}\n" in navigation


def test_the_design_page_lists_the_layers_from_the_top_down() -> None:
    fence = next(one for one in fences(ROOT / "docs" / "design.md", "text") if one.text.startswith("cli\n"))
    ranks = [{RANK[name] for name in line.split(", ")} for line in fence.text.splitlines()]
    assert all(len(one) == 1 for one in ranks)
    assert sorted(ranks, key=min) == ranks


def test_pictures_are_small() -> None:
    pictures = [path for path in (ROOT / "docs" / "pictures").iterdir() if path.suffix in (".png", ".svg")]
    assert pictures
    assert [path.name for path in pictures if path.stat().st_size >= 200_000] == []


@pytest.mark.skipif(
    find_spec("mkdocs") is None, reason="mkdocs is not installed: pip install '.[docs]' in the checkout"
)
def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "site" / "index.html").exists()
    for page in (tmp_path / "site").rglob("*.html"):
        assert not re.search(r"""(?:src=|<link[^>]* href=)["'](?:https?:)?//""", page.read_text("utf-8")), page.name
