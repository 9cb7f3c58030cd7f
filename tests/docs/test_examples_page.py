"""docs/examples.md: every input is read and gives what the page says; every field of the contract has its three kinds."""

import json
import re
import typing
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from report_parser import extract, model
from tests.docs.pages import ROOT
from tests.docs.test_commands import holds

ROW = re.compile(
    r"^\| (?P<kind>read|not read|on the edge)[^|]* \| `(?P<input>[^`]+)` \| `(?P<path>[^`]+)` \| `(?P<gives>[^`]+)` \|$",
    re.MULTILINE,
)
PAGE = (ROOT / "docs" / "examples.md").read_text("utf-8")
ROWS = [(one["kind"], one["input"], one["path"], json.loads(one["gives"])) for one in ROW.finditer(PAGE)]
KINDS = {"read", "not read", "on the edge"}
OTHER_FILES = {
    "SourceInfo.name", "SourceInfo.report_sha256", "SourceInfo.bytes", "SourceInfo.sha256", "SourceInfo.encoding",
    "SourceInfo.pages", "SourceInfo.ocr", "SourceInfo.copies", "SourceInfo.quality", "Quality.status", "Quality.reasons",
    "Report.schema_version", "Report.source",
}  # fmt: skip
"""What a line of text cannot show both ways: what the whole file is. The readers' own tests hold these."""


def steps(path: str) -> list[str | int]:
    return [int(step) if step.isdigit() else step for step in re.findall(r"\w+", path)]


def value_at(report: Any, path: str) -> Any:
    for step in steps(path):
        report = report[step]
    return report


def types_in(hint: Any) -> list[type]:
    """The contract's types that a field's hint holds."""
    if isinstance(hint, type) and is_dataclass(hint):
        return [hint]
    return [one for each in get_args(hint) for one in types_in(each)] if get_origin(hint) else []


def hint_of(owner: type, name: str) -> Any:
    return get_type_hints(owner, vars(model) | vars(typing))[name]


def touched(path: str, shown: Any) -> set[str]:
    """The fields, as `Type.field`, of which an example says something: those named, and all of an object left empty."""
    owner: type = model.Report
    found: set[str] = set()
    for step in steps(path):
        if isinstance(step, int):
            continue
        found.add(f"{owner.__name__}.{step}")
        inner = types_in(hint_of(owner, step))
        if not inner:
            return found
        owner = inner[0]
    return found | inside(owner, shown, ())


def inside(owner: type, shown: Any, above: tuple[type, ...]) -> set[str]:
    """The fields of a value; where there is none, every field that it would have."""
    if isinstance(shown, list) and shown:
        return {name for one in shown for name in inside(owner, one, above)}
    names = [one.name for one in fields(owner)] if not shown else [name for name in shown if name != "…"]
    found = {f"{owner.__name__}.{name}" for name in names}
    for name in names:
        for inner in types_in(hint_of(owner, name)):
            if inner not in (*above, owner) and (not shown or name in shown):
                found |= inside(inner, shown[name] if shown else None, (*above, owner))
    return found


@pytest.mark.parametrize(
    ("kind", "text", "path", "gives"), ROWS, ids=[f"{path}-{at}" for at, (_, _, path, _) in enumerate(ROWS)]
)
def test_an_example_gives_what_the_page_says(kind: str, text: str, path: str, gives: Any) -> None:
    report = json.loads(extract(text.replace(" ⏎ ", "\n").encode()).to_json())
    value = value_at(report, path)
    assert value == gives if gives in (None, [], {}) or not isinstance(gives, dict | list) else holds(value, gives)


def test_each_field_of_the_contract_is_read_not_read_and_on_the_edge() -> None:
    shown: dict[str, set[str]] = {}
    for kind, _, path, gives in ROWS:
        for name in touched(path, gives):
            shown.setdefault(name, set()).add(kind)
    types = [one for one in vars(model).values() if isinstance(one, type) and is_dataclass(one)]
    every = {f"{one.__name__}.{field.name}" for one in types for field in fields(one)} - OTHER_FILES
    assert {name: KINDS - shown.get(name, set()) for name in sorted(every) if shown.get(name, set()) != KINDS} == {}


def test_each_line_of_the_tables_is_an_example() -> None:
    lines = [line for line in PAGE.splitlines() if line.startswith("|") and not line.startswith(("| | ", "| --- "))]
    assert len(lines) == len(ROWS) > 60


@pytest.mark.parametrize("values", [model.VerdictCode, model.MeasurementKind, model.Role, model.Comparator])
def test_each_code_is_given_by_an_example(values: Any) -> None:
    given = " ".join(json.dumps(gives, ensure_ascii=False) for _, _, _, gives in ROWS)
    assert [value for value in get_args(values) if f'"{value}"' not in given] == []
