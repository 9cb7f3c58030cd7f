"""The rest of a report as tables, so that nothing is lost: its text, its outline, every place of a citation or finding."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from report_parser.export.columns import (
    INPUT,
    TO_DOCUMENT,
    Reference,
    Row,
    Table,
    column,
    field,
    only_reports,
    span_columns,
)
from report_parser.model import Section


def _block_rows(row: Row) -> Iterator[Row]:
    for one in row.report.blocks:
        yield Row(row.input, row.record, one, one.id)


def _box(at: int) -> Any:
    return lambda one: None if one.origin.bbox is None else one.origin.bbox[at]


BLOCKS = Table(
    "blocks",
    "One row a paragraph or table row of the text that was read.",
    "Mỗi dòng một đoạn văn hoặc một hàng của bảng trong văn bản.",
    (
        INPUT,
        column("block", "integer", "its number, from 0", "số của khối, từ 0", lambda row: row.place),
        field("kind", "string", "paragraph, or row of a table", "paragraph (đoạn) hoặc row (hàng của bảng)"),
        field("layer", "string", "body, furniture (menus, page numbers …) or note", "body (thân), furniture (trình đơn, số trang …), note (chú thích)"),
        field("copy", "integer", "1 for the text that is read for facts; 2, 3 … for its copies", "1 là bản được đọc; 2, 3 … là bản lặp lại"),
        field("text", "string", "its text; a row's cells are parted by tabs", "nội dung; các ô của hàng cách nhau bằng dấu tab", 80),
        field("table_number", "integer", "for a row, which table it belongs to", "với hàng: thuộc bảng nào", 0, lambda one: one.table),
        field("covered", "string", "for a row, the columns that a merged cell covers", "với hàng: các cột bị ô gộp che", 0, lambda one: ", ".join(map(str, one.covered)) or None),
        field("page", "integer", "page (PDF, scans)", "trang (PDF, bản quét)", 0, lambda one: one.origin.page),
        field("line", "integer", "line (plain text)", "dòng (văn bản thuần)", 0, lambda one: one.origin.line),
        field("path", "string", "XPath (HTML), part and paragraph (Word), sheet and row (spreadsheets)", "XPath (HTML), phần và đoạn (Word), trang tính và hàng", 0, lambda one: one.origin.path),
        field("x0", "number", "left edge in points", "mép trái, điểm", 0, _box(0)),
        field("top", "number", "upper edge in points from the page's top", "mép trên, điểm tính từ đầu trang", 0, _box(1)),
        field("x1", "number", "right edge in points", "mép phải, điểm", 0, _box(2)),
        field("bottom", "number", "lower edge in points from the page's top", "mép dưới, điểm tính từ đầu trang", 0, _box(3)),
    ),
    ("input", "block"),
    only_reports(_block_rows),
    (TO_DOCUMENT,),
    detail=True,
)  # fmt: skip


def _section_rows(row: Row) -> Iterator[Row]:
    places = count(1)

    def below(sections: tuple[Section, ...], above: int | None) -> Iterator[Row]:
        for one in sections:
            place = next(places)
            yield Row(row.input, row.record, one, place, None, above)
            yield from below(one.children, place)

    yield from below(row.report.outline, None)


SECTIONS = Table(
    "sections",
    "One row a heading of the outline, in the report's order.",
    "Mỗi dòng một đề mục, theo thứ tự trong báo cáo.",
    (
        INPUT,
        column("section", "integer", "its place, from 1", "thứ tự, từ 1", lambda row: row.place),
        column("parent", "integer", "place of the heading above it; empty for the highest", "thứ tự của đề mục cấp trên; để trống nếu cao nhất", lambda row: row.above),
        field("level", "integer", "1 for the highest", "cấp, 1 là cao nhất"),
        field("label", "string", "as printed, without its closing mark", "số đề mục, như in"),
        field("title", "string", "the heading", "tên đề mục", 60),
        *span_columns(lambda row: row.one.span, "it", "đề mục"),
    ),
    ("input", "section"),
    only_reports(_section_rows),
    (TO_DOCUMENT, Reference(("input", "parent"), "sections", ("input", "section"), optional=True)),
    detail=True,
)  # fmt: skip


def _unclaimed_rows(row: Row) -> Iterator[Row]:
    for place, one in enumerate(row.report.unclaimed, 1):
        yield Row(row.input, row.record, one, place)


UNCLAIMED = Table(
    "unclaimed",
    "One row a numeral that was not understood.",
    "Mỗi dòng một con số chưa hiểu.",
    (
        INPUT,
        column("numeral", "integer", "its place among them, from 1", "thứ tự, từ 1", lambda row: row.place),
        field("text", "string", "as printed", "nguyên văn"),
        *span_columns(lambda row: row.one, "it", "con số"),
    ),
    ("input", "numeral"),
    only_reports(_unclaimed_rows),
    (TO_DOCUMENT,),
    detail=True,
)  # fmt: skip


def _span_rows(row: Row) -> Iterator[Row]:
    both: tuple[tuple[str, Any], ...] = (("citation", row.report.citations), ("finding", row.report.findings))
    for what, things in both:
        for above, owner in enumerate(things, 1):
            for place, one in enumerate(owner.spans, 1):
                yield Row(row.input, row.record, one, place, what, above)


SPANS = Table(
    "spans",
    "One row a place of a citation or a finding.",
    "Mỗi dòng một chỗ của văn bản viện dẫn hoặc của điểm cần xem lại.",
    (
        INPUT,
        column("thing", "string", "citation or finding", "citation (viện dẫn) hoặc finding (điểm cần xem lại)", lambda row: str(row.owner)),
        column("item", "integer", "place of the citation or finding", "thứ tự của viện dẫn hoặc điểm đó", lambda row: row.above),
        column("span", "integer", "which of its places, from 1", "chỗ thứ mấy, từ 1", lambda row: row.place),
        field("text", "string", "the words", "nguyên văn", 36),
        *span_columns(lambda row: row.one, "it", "chỗ đó"),
    ),
    ("input", "thing", "item", "span"),
    only_reports(_span_rows),
    (TO_DOCUMENT,),
    detail=True,
)  # fmt: skip


def _link_rows(row: Row) -> Iterator[Row]:
    known = {one.number: place for place, one in reversed([*enumerate(row.report.citations, 1)])}
    for above, indicator in enumerate(row.report.indicators, 1):
        for place, number in enumerate(indicator.citations, 1):
            yield Row(row.input, row.record, number, place, known.get(number), above)


LINKS = Table(
    "indicator_citations",
    "One row a document that an indicator cites.",
    "Mỗi dòng một văn bản mà một chỉ tiêu viện dẫn.",
    (
        INPUT,
        column("indicator", "integer", "place of the indicator", "thứ tự của chỉ tiêu", lambda row: row.above),
        column("place", "integer", "which of its citations, from 1", "viện dẫn thứ mấy, từ 1", lambda row: row.place),
        column("number", "string", "number of the document", "số, ký hiệu văn bản", lambda row: str(row.one)),
        column("citation", "integer", "place of the citation in the report", "thứ tự của viện dẫn trong báo cáo", lambda row: None if row.owner is None else int(row.owner)),
    ),
    ("input", "indicator", "place"),
    only_reports(_link_rows),
    (
        TO_DOCUMENT,
        Reference(("input", "indicator"), "indicators", ("input", "indicator")),
        Reference(("input", "citation"), "citations", ("input", "citation"), optional=True),
    ),
    detail=True,
)  # fmt: skip


def _unit_rows(row: Row) -> Iterator[Row]:
    place = row.report.document.place
    if place is not None:
        for what, units in (("successor", place.successors), ("candidate", place.candidates)):
            for number, one in enumerate(units, 1):
                yield Row(row.input, row.record, one, number, what)


UNITS = Table(
    "place_units",
    "One row a unit that may be the reporting commune, or that took its place where it was divided.",
    "Mỗi dòng một đơn vị có thể là xã báo cáo, hoặc thay thế xã khi xã bị chia.",
    (
        INPUT,
        column("relation", "string", "candidate or successor", "candidate (có thể là) hoặc successor (thay thế)", lambda row: str(row.owner)),
        column("unit", "integer", "which of them, from 1", "thứ tự, từ 1", lambda row: row.place),
        field("code", "string", "official code", "mã đơn vị hành chính"),
        field("name", "string", "its name", "tên đơn vị"),
        field("level", "string", "kind of unit", "loại đơn vị"),
        field("district", "string", "its district", "huyện"),
        field("province", "string", "its province", "tỉnh"),
    ),
    ("input", "relation", "unit"),
    only_reports(_unit_rows),
    (TO_DOCUMENT,),
    detail=True,
)  # fmt: skip

DETAIL_TABLES = (BLOCKS, SECTIONS, UNCLAIMED, SPANS, LINKS, UNITS)
