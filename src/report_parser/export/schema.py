"""The JSON Schema of the contract, generated from the model's types."""

import json

import msgspec

from report_parser.model import SCHEMA_VERSION, Report


def format_schema() -> str:
    """The schema as indented JSON text, ending in a line break."""
    schema = msgspec.json.schema(Report)
    named = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:report-parser:report:{SCHEMA_VERSION}",
        "title": f"report-parser report, schema {SCHEMA_VERSION}",
    }
    return json.dumps(named | schema, ensure_ascii=False, indent=2) + "\n"
