"""docs/contract.md names every field of the model, and every code."""

import re
from dataclasses import fields, is_dataclass
from typing import get_args

import pytest

from report_parser import errors, model
from report_parser.limit_settings import limit_rows
from report_parser.limits import Limits
from tests.docs.pages import ROOT

TEXT = (ROOT / "docs" / "contract.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL))
TYPES = [
    one
    for one in vars(model).values()
    if isinstance(one, type) and is_dataclass(one) and one.__module__ == model.__name__
]


@pytest.mark.parametrize("one", TYPES, ids=lambda one: one.__name__)
def test_every_field_of_a_type_has_its_row_and_no_row_names_another(one: type) -> None:
    rows = re.findall(r"^\| (`[^|]*) \| [^|\n]+ \|$", SECTIONS[one.__name__], re.MULTILINE)
    documented = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    if one is model.Verdict:
        documented -= set(get_args(model.VerdictCode))
    assert documented == {field.name for field in fields(one)}


@pytest.mark.parametrize(
    ("section", "values"),
    [
        ("Verdict", model.VerdictCode),
        ("Measurement", model.MeasurementKind),
        ("Measurement", model.Role),
        ("Measurement", model.Comparator),
        ("Finding", model.Severity),
        ("Block", model.Layer),
        ("Block", model.BlockKind),
        ("Quality", model.QualityStatus),
    ],
)
def test_every_value_of_a_closed_list_is_named(section: str, values: object) -> None:
    assert [value for value in get_args(values) if f"`{value}`" not in SECTIONS[section]] == []


def test_every_error_code_has_its_row() -> None:
    page = (ROOT / "docs" / "pipeline.md").read_text("utf-8")
    listed = set(re.findall(r"^\| `([a-z]+(?:-[a-z]+)*)` \|", page, re.MULTILINE))
    errors_of_inputs = {
        one.code for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.ReportParserError)
    }
    assert listed == errors_of_inputs - {"error"}
    assert len(listed) >= 10


def test_the_limits_on_the_page_are_the_programs() -> None:
    page = (ROOT / "docs" / "limits.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z_]+)` \| (.+) \| (.+) \| (.+) \|$", page, re.MULTILINE)
    assert rows == list(limit_rows())
    assert [name for name, *_ in rows] == [one.name for one in fields(Limits)]
