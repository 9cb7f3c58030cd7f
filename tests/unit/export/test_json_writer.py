import json
from pathlib import Path

import jsonschema
import pytest

from report_parser.export.json_writer import format_line, format_report
from report_parser.export.schema import format_schema
from report_parser.model import Report
from report_parser.pipeline import extract_bytes

SEED = Path(__file__).parents[3] / "corpus/digital-transformation/canh-nang-2022/source.txt"


@pytest.fixture(scope="module")
def report() -> Report:
    return extract_bytes(SEED.read_bytes(), "source.txt")


def test_the_fast_writer_says_what_dataclasses_json_says(report: Report) -> None:
    slow = json.loads(report.to_json())
    assert json.loads(format_line(report)) == slow == json.loads(format_report(report))
    assert list(json.loads(format_line(report))) == list(slow)


def test_a_report_survives_its_json(report: Report) -> None:
    assert Report.from_json(report.to_json()).to_dict() == report.to_dict()


def test_the_report_fits_the_schema(report: Report) -> None:
    jsonschema.validate(report.to_dict(), json.loads(format_schema()))


def test_the_published_schema_is_the_model_s() -> None:
    """A change of names fails here: raise SCHEMA_VERSION and publish the new schema with `report-parser schema`."""
    published = Path(__file__).parents[3] / "src/report_parser/data/report.schema.json"
    assert published.read_text("utf-8") == format_schema()


def test_every_span_is_its_slice(report: Report) -> None:
    seen = 0
    waiting: list[object] = [report.to_dict()]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if {"block", "start", "end", "text"} <= value.keys():
                seen += 1
                assert report.blocks[value["block"]].text[value["start"] : value["end"]] == value["text"]
            waiting += value.values()
        elif isinstance(value, list | tuple):
            waiting += value
    assert seen > 200
