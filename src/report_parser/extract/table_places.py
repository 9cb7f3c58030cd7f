"""Where a report's tables stand."""

from report_parser.extract.plain_tables import find_unit_above
from report_parser.model import Block
from report_parser.outline import Node, Outline
from report_parser.patterns import pattern_of

# What follows stands under none of the report's headings.
_ANNEX = pattern_of(r"\s*(?:PHỤ\s+LỤC|Phụ\s+lục|BIỂU\s+TỔNG\s+HỢP)(?![^\W_]).{0,60}$")


def tables_in_order(outline: Outline) -> list[tuple[Node | None, list[Block], str | None]]:
    """Each table's rows under their heading, with the unit that the line above names for the table."""
    places: list[tuple[Node | None, list[Block], str | None]] = []
    for heading, blocks in [(None, outline.preamble), *((node, node.body) for node in outline.nodes())]:
        node = heading
        table: int | None = None
        above = heading.block.text if heading is not None else ""
        for block in blocks:
            if block.kind != "row":
                table, above = None, block.text
                node = None if _ANNEX.match(block.text) else node
                continue
            if table is None or block.table != table:
                places.append((node, [], find_unit_above(above)))
                table = block.table if block.table is not None else -1
                above = ""
            places[-1][1].append(block)
    return places
