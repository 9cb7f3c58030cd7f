"""The corpus against truths written by a reader: `truth/<slug>.json`, never made from what the program says.

In these files `"*"` marks a value that the contract leaves open, `{"any_of": […]}` one of which several are right.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.make.corpus import CORPUS, ROOT

TRUTHS = Path(__file__).parent / "truth"
# The saved page and the page that is made from it hold the article twice, under date lines.
_PAGES = {
    "canh-nang-2022": (2, "2023-02-02"),
    "canh-nang-2022-html": (2, "2023-02-02"),
    "tan-hoa-dong-2022": (1, "2022-11-30"),
}


def find_sources() -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each file of the corpus that a truth is written for, with that truth; the seed's serves all its formats."""
    for source in sorted(CORPUS.glob("*/*/source.*")):
        slug = source.parent.name
        path = TRUTHS / f"{slug}.json"
        if not path.exists():
            path = TRUTHS / f"{slug.rpartition('-')[0]}.json"
        if path.exists():
            yield source, read_truth(path)


def page_of(source: Path) -> tuple[int, str | None]:
    """How often the report stands in the file, and the day on which the page was put up."""
    return _PAGES.get(source.parent.name, (1, None))


def read_truth(path: Path) -> dict[str, Any]:
    """A truth file, in the marks that the score knows."""
    truth: dict[str, Any] = _marked(json.loads(path.read_text("utf-8")))
    return truth


def _marked(value: Any) -> Any:
    if isinstance(value, dict):
        if set(value) == {"any_of"}:
            return tuple(value["any_of"])
        return {name: _marked(part) for name, part in value.items()}
    return [_marked(part) for part in value] if isinstance(value, list) else value


def name_of(source: Path) -> str:
    return str(source.relative_to(ROOT / "corpus"))
