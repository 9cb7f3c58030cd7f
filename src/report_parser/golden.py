"""Golden files: what the program says of each corpus file, held fast; a difference is told in substance.

`golden/` mirrors `corpus/`: `corpus/<family>/<slug>/source.*` gives `golden/<family>/<slug>.json` (`<slug>.<ending>.json`
where a slug holds several sources). Goldens are read by a person against the source before they are written.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from report_parser.errors import NotFoundError
from report_parser.pipeline import extract_bytes
from report_parser.records import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which a golden and today's reading differ; `kind` is gained, lost, changed or unread."""

    golden: Path
    kind: str
    where: str
    message: str


def find_pairs(corpus: Path, golden: Path) -> Iterator[tuple[Path, Path]]:
    """Each corpus source with its golden's path, in order of the names."""
    for folder in sorted({source.parent for source in corpus.rglob("source.*")}):
        sources = sorted(folder.glob("source.*"))
        for source in sources:
            ending = f".{source.suffix[1:]}" if len(sources) > 1 else ""
            yield source, golden / folder.parent.relative_to(corpus) / f"{folder.name}{ending}.json"


def format_golden(source: Path, corpus: Path) -> str:
    """The one canonical text of a report, for golden, test and command line alike."""
    report = extract_bytes(source.read_bytes(), source.relative_to(corpus).as_posix())
    return json.dumps(report.to_dict(), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def check(corpus: Path, golden: Path) -> list[Difference]:
    """Every difference between the goldens and what the program says now.

    Raises NotFoundError where the corpus holds no source: a check of nothing must not pass.
    """
    pairs = list(find_pairs(corpus, golden))
    if not pairs:
        raise NotFoundError(f"no source.* below {corpus}: is this the repository's top folder?")
    differences: list[Difference] = []
    for source, path in pairs:
        if not path.exists():
            differences.append(
                Difference(
                    path, "unread", source.as_posix(), "there is no golden; read the output, then run `golden write`"
                )
            )
            continue
        old, new = json.loads(path.read_text("utf-8")), json.loads(format_golden(source, corpus))
        differences += [Difference(path, kind, where, message) for kind, where, message in compare(old, new)]
    known = {path for _, path in pairs}
    for path in sorted(golden.rglob("*.json")):
        if path not in known:
            differences.append(Difference(path, "lost", path.as_posix(), "the golden has no source in the corpus"))
    return differences


def write(corpus: Path, golden: Path, *, replace: bool) -> list[Path]:
    """Write the goldens that are missing, and with `replace` those that differ; the paths written."""
    written: list[Path] = []
    for source, path in find_pairs(corpus, golden):
        if path.exists() and not replace:
            continue
        text = format_golden(source, corpus)
        if path.exists() and path.read_text("utf-8") == text:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        written.append(path)
    return written


def compare(old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(kind, where, message) of each difference; lists are matched by what identifies their members, not by place."""
    yield from _compare(old, new, "")


_NAMES = ("number", "code", "name", "id", "verdict", "label")


def _identity(member: Any) -> str | None:
    if not isinstance(member, dict):
        return None
    found = [str(member[name]) for name in _NAMES if isinstance(member.get(name), str | int)]
    found += [str(member[name]) for name in ("group", "indicator", "title") if isinstance(member.get(name), str)]
    return " ".join(found)[:80] or None


def _compare(old: Any, new: Any, where: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*old, *new]):
            place = f"{where}.{key}" if where else key
            if key not in new:
                yield "lost", place, _shown(old[key])
            elif key not in old:
                yield "gained", place, _shown(new[key])
            else:
                yield from _compare(old[key], new[key], place)
    elif isinstance(old, list) and isinstance(new, list) and any(_identity(member) for member in old + new):
        yield from _compare_members(old, new, where)
    elif old != new:
        yield "changed", where, f"{_shown(old)} -> {_shown(new)}"


def _compare_members(old: list[Any], new: list[Any], where: str) -> Iterator[tuple[str, str, str]]:
    left, right = _keyed(old), _keyed(new)
    for key in dict.fromkeys([*left, *right]):
        place = f"{where}[{key[0]}]"
        if key not in right:
            yield "lost", place, _shown(left[key])
        elif key not in left:
            yield "gained", place, _shown(right[key])
        else:
            yield from _compare(left[key], right[key], place)


def _keyed(members: list[Any]) -> dict[tuple[str, int], Any]:
    keyed: dict[tuple[str, int], Any] = {}
    seen: dict[str, int] = {}
    for member in members:
        name = _identity(member) or "-"
        seen[name] = seen.get(name, 0) + 1
        keyed[name, seen[name]] = member
    return keyed


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        span = value.get("span") or value
        if isinstance(span, dict) and isinstance(span.get("text"), str):
            return str(span["text"])[:120]
    return json.dumps(value, ensure_ascii=False)[:120]
