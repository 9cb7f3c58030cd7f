"""The documentation's pages, and what stands in fences on them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "README.vi.md", *sorted((ROOT / "docs").rglob("*.md"))]

_FENCE = re.compile(r"^```(?P<language>[a-z]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Fence:
    """One fenced block: its language, its text, what stands before it on its page, the line it begins in."""

    page: Path
    language: str
    text: str
    before: str
    line: int

    def place(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def fences(page: Path, language: str | None = None) -> Iterator[Fence]:
    """The fenced blocks of a page, in order; of one language where one is named."""
    content = page.read_text("utf-8")
    end = 0
    for match in _FENCE.finditer(content):
        line = content.count("\n", 0, match.start()) + 1
        if language in (None, match["language"]):
            yield Fence(page, match["language"], match["text"], content[end : match.start()], line)
        end = match.end()
