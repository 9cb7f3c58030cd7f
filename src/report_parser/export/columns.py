"""How a report becomes rows: tables with typed columns, each with its description in both languages."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Literal

from report_parser.export.read_back import Record
from report_parser.model import Report, Span
from report_parser.records import dataclass

Cell = str | int | float | bool | None
Kind = Literal["string", "integer", "number", "date", "boolean"]


@dataclass(frozen=True, slots=True)
class Row:
    """What the cells of one row are taken from: the input's number, its record, the thing and its place from 1.

    `owner` is what the thing belongs to (the indicator of a measurement), `above` the owner's own place.
    """

    input: int
    record: Record
    one: Any = None
    place: int = 0
    owner: Any = None
    above: int | None = None

    @property
    def report(self) -> Report:
        assert isinstance(self.record, Report)
        return self.record


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    `repeated` ones stand in another table too and are left out where tables are joined by keys. `folded` ones are for
    programs: a spreadsheet shows them when asked.
    """

    name: str
    kind: Kind
    en: str
    vi: str
    get: Callable[[Row], Cell]
    width: int
    repeated: bool = False
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """`columns` name a row of `table` by its `key`; none where the last of them is empty and it is `optional`."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `detail` ones are only written where a table more costs nobody anything."""

    name: str
    en: str
    vi: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[Row], Iterator[Row]]
    references: tuple[Reference, ...] = ()
    detail: bool = False

    def flatten(self, number: int, record: Record) -> Iterator[tuple[Cell, ...]]:
        """The rows of one record, whose number among the inputs is `number`, from 1."""
        getters = [column.get for column in self.columns]
        for row in self.rows(Row(number, record)):
            yield tuple([get(row) for get in getters])


WIDTHS: dict[Kind, int] = {"string": 18, "integer": 9, "number": 11, "date": 12, "boolean": 8}


def column(
    name: str, kind: Kind, en: str, vi: str, get: Callable[[Row], Cell], width: int = 0, repeated: bool = False
) -> Column:
    return Column(name, kind, en, vi, get, width or WIDTHS[kind], repeated)


def field(name: str, kind: Kind, en: str, vi: str, width: int = 0, get: Callable[[Any], Cell] | None = None) -> Column:
    """A column of the row's own thing: its attribute of the same name, or what `get` takes from it."""
    if get is None:
        return column(name, kind, en, vi, lambda row: getattr(row.one, name), width)
    return column(name, kind, en, vi, lambda row: get(row.one), width)


def span_columns(get: Callable[[Row], Span | None], what_en: str, what_vi: str, prefix: str = "") -> tuple[Column, ...]:
    """Where something stands: its block, its first and last code point there; without a prefix page and line too."""

    def part(name: str) -> Callable[[Row], Cell]:
        def find(row: Row) -> Cell:
            span = get(row)
            return None if span is None else int(getattr(span, name))

        return find

    def origin(name: str) -> Callable[[Row], Cell]:
        def find(row: Row) -> Cell:
            span = get(row)
            if span is None or span.block >= len(row.report.blocks):
                return None
            value: int | None = getattr(row.report.blocks[span.block].origin, name)
            return value

        return find

    pages = () if prefix else (
        column("page", "integer", f"page that {what_en} stands on (PDF, scans)", f"trang có {what_vi} (PDF, bản quét)", origin("page")),
        column("line", "integer", f"line that {what_en} stands in (plain text)", f"dòng có {what_vi} (văn bản thuần)", origin("line")),
    )  # fmt: skip
    places = (
        column(f"{prefix}block", "integer", f"block of the text that {what_en} stands in, from 0", f"khối văn bản chứa {what_vi}, đếm từ 0", part("block")),
        column(f"{prefix}start", "integer", f"where {what_en} begins in the block, in code points from 0", f"vị trí đầu của {what_vi} trong khối, tính bằng ký tự từ 0", part("start")),
        column(f"{prefix}stop", "integer", f"where {what_en} ends in the block", f"vị trí cuối của {what_vi} trong khối", part("end")),
    )  # fmt: skip
    return (*pages, *(replace(one, folded=True) for one in places))


INPUT = column(
    "input", "integer", "number of the input among all inputs, from 1", "số thứ tự tệp đầu vào, từ 1", lambda row: row.input
)  # fmt: skip
TO_DOCUMENT = Reference(("input",), "documents", ("input",))


def only_reports(make: Callable[[Row], Iterator[Row]]) -> Callable[[Row], Iterator[Row]]:
    """The rows of a table that says nothing of inputs that could not be read."""

    def rows(row: Row) -> Iterator[Row]:
        return make(row) if isinstance(row.record, Report) else iter(())

    return rows
