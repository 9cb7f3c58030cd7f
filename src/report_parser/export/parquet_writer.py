"""Parquet: one row an input, nested and typed as the contract is; the schema is made from the model's types.

What Parquet has no type for is told apart: the outline is a list with each heading's `parent` (its place in the list,
from 0), and a finding's `reported` and `counted` are numbers with `reported_text` and `counted_text` beside them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from io import BytesIO
from itertools import islice
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from report_parser.atomic import whole_file
from report_parser.errors import DamagedError
from report_parser.export.read_back import Failure, Record
from report_parser.export.schema import format_schema
from report_parser.model import SCHEMA_VERSION, Citation, Document, Finding, Period, Report, Section

ROWS, AT_ONCE = 200, 20
"""Inputs in a row group (some ten megabytes of text before compression), and how many are Python's objects at a time."""
_DATES = {(Document, "issued_on"), (Period, "start"), (Period, "end"), (Citation, "issued_on")}
_LARGEST = 2**63 - 1

Converter = Callable[[Any], Any]


def write_parquet(output: Path, records: Iterable[Record]) -> list[str]:
    """Write the file. Raises OSError; the old file is then as it was."""
    with whole_file(output) as beside:
        _write(beside, records, 1)
    return []


def format_parquet(records: Iterable[Record], first: int = 1) -> bytes:
    """The same in memory, for one part of many; `first` is the number of its first input."""
    stream = BytesIO()
    _write(stream, records, first)
    return stream.getvalue()


def _write(target: Path | BytesIO, records: Iterable[Record], first: int) -> None:
    import pyarrow as arrow
    from pyarrow import parquet

    schema, convert = parquet_schema()
    rows = (convert(number, record) for number, record in enumerate(records, first))
    try:
        with parquet.ParquetWriter(target, schema, compression="zstd") as writer:
            while batches := list(_batches(islice(rows, ROWS), schema)):
                writer.write_table(arrow.Table.from_batches(batches, schema))
    except arrow.ArrowException as error:
        raise OSError(0, str(error)) from error


def _batches(rows: Iterator[dict[str, Any]], schema: Any) -> Iterator[Any]:
    import pyarrow as arrow

    while some := list(islice(rows, AT_ONCE)):
        yield arrow.RecordBatch.from_pylist(some, schema)


def parquet_schema() -> tuple[Any, Callable[[int, Record], dict[str, Any]]]:
    """The arrow schema, and what makes a row of a record and its number."""
    import pyarrow as arrow

    columns = list(_members(Report))
    error = arrow.struct([("code", arrow.string()), ("message", arrow.string())])
    schema = arrow.schema(
        [("input", arrow.int64()), *((name, kind) for name, kind, _ in columns), ("error", error)],
        metadata={"report_parser.schema_version": SCHEMA_VERSION, "report_parser.json_schema": format_schema()},
    )

    def convert(number: int, record: Record) -> dict[str, Any]:
        if isinstance(record, Failure):
            source = {"name": record.name, "bytes": record.bytes, "sha256": record.sha256}
            return {"input": number, "source": source, "error": {"code": record.code, "message": record.message}}
        try:
            return {"input": number} | {name: make(record) for name, _, make in columns}
        except ValueError as error:
            raise DamagedError(f"record {number} holds what is no date: {error}") from error

    return schema, convert


def _members(model: type) -> Iterator[tuple[str, Any, Converter]]:
    """A dataclass's members: name, arrow type, and what takes the value from an object."""
    import pyarrow as arrow

    hints = get_type_hints(model)
    for field in fields(model):
        name = field.name
        if (model, name) in _DATES:
            yield name, arrow.date32(), _taking(name, date.fromisoformat)
        elif model is Finding and name in ("reported", "counted"):
            yield name, arrow.float64(), _taking(name, lambda value: None if isinstance(value, str) else float(value))
            yield f"{name}_text", arrow.string(), _taking(name, lambda value: value if isinstance(value, str) else None)
        elif name == "outline":
            yield name, arrow.list_(_section_type()), lambda report: list(_sections(report.outline, None, [0]))
        else:
            kind, convert = _type(hints[name])
            yield name, kind, _taking(name, convert)


def _taking(name: str, convert: Converter | None) -> Converter:
    def take(one: Any) -> Any:
        value = getattr(one, name)
        return value if value is None or convert is None else convert(value)

    return take


def _type(hint: Any) -> tuple[Any, Converter | None]:
    """The arrow type of a type of the model, and what makes a value of it; none where the value can stay as it is."""
    import pyarrow as arrow

    origin, members = get_origin(hint), get_args(hint)
    if origin is UnionType or type(hint) is UnionType or str(origin) == "typing.Union":
        left = [one for one in members if one is not NoneType]
        if set(left) == {int, float}:
            return arrow.float64(), float
        assert len(left) == 1, hint
        return _type(left[0])
    if origin is Literal or hint is str:
        return arrow.string(), None
    if hint is bool:
        return arrow.bool_(), None
    if hint is int:
        return arrow.int64(), _integer
    if hint is float:
        return arrow.float64(), float
    if origin is tuple:
        kind, convert = _type(members[0])
        return arrow.list_(kind), list if convert is None else lambda values: [convert(value) for value in values]
    if origin is dict:
        return arrow.map_(arrow.string(), arrow.int64()), lambda value: list(value.items())
    assert isinstance(hint, type) and is_dataclass(hint), hint
    inner = list(_members(hint))
    struct = arrow.struct([(name, kind) for name, kind, _ in inner])
    return struct, lambda one: {name: make(one) for name, _, make in inner}


def _integer(value: int) -> int:
    """The value within 64 bits. No count of a report comes near; a hostile one shall not stop the others."""
    return max(-_LARGEST, min(_LARGEST, value))


def _section_type() -> Any:
    import pyarrow as arrow

    members = [(name, kind) for name, kind, _ in _flat_section()]
    return arrow.struct([("parent", arrow.int64()), *members])


def _flat_section() -> list[tuple[str, Any, Converter]]:
    hints = get_type_hints(Section)
    flat = [field.name for field in fields(Section) if field.name != "children"]
    return [(name, kind, _taking(name, convert)) for name in flat for kind, convert in [_type(hints[name])]]


def _sections(sections: tuple[Section, ...], parent: int | None, seen: list[int]) -> Iterator[dict[str, Any]]:
    members = _flat_section()
    for one in sections:
        place = seen[0]
        seen[0] += 1
        yield {"parent": parent} | {name: make(one) for name, _, make in members}
        yield from _sections(one.children, place, seen)
