"""All facts of one report's body, gathered in the document's order: the finders' results put together."""

from collections.abc import Sequence
from dataclasses import field, replace

from report_parser.extract.citation_list import list_citations
from report_parser.extract.citations import FoundCitation
from report_parser.extract.drafts import GroupDraft, ItemDraft, Piece
from report_parser.extract.figures import Claim, read_figures
from report_parser.extract.finish import finish_group, finish_indicator, finish_overall
from report_parser.extract.header import read_header
from report_parser.extract.measurements import FoundMeasurement
from report_parser.extract.plain_tables import read_plain_table
from report_parser.extract.profile import find_profile
from report_parser.extract.prose import Outside, Prose, read_prose
from report_parser.extract.prose_nodes import REPORTED
from report_parser.extract.repeated_tables import add_figures, fold_repeated
from report_parser.extract.roles import find_role, find_title_role
from report_parser.extract.shared_totals import find_named_group, keep_summaries, share_totals, take_counts_below
from report_parser.extract.split_figures import join_lines
from report_parser.extract.summary_tables import SummaryRow, read_summary
from report_parser.extract.table_cells import split_cells
from report_parser.extract.table_figures import CellReader, make_measurement
from report_parser.extract.table_items import TableItems, read_table_items
from report_parser.extract.table_places import tables_in_order
from report_parser.extract.table_shares import find_name_unit
from report_parser.extract.tables import read_table
from report_parser.extract.totals import FoundTotal, find_totals
from report_parser.extract.unclaimed import find_unclaimed
from report_parser.extract.verdicts import find_verdict
from report_parser.labels import bullet_end
from report_parser.lexicon import Lexicon
from report_parser.model import (
    Block,
    Citation,
    Document,
    Group,
    Indicator,
    Measurement,
    Overall,
    ProfileFact,
    Role,
    Span,
)
from report_parser.outline import Outline
from report_parser.records import dataclass


@dataclass(frozen=True, slots=True)
class Facts:
    """What the finders found; nothing here was judged."""

    document: Document
    profile: tuple[ProfileFact, ...]
    groups: tuple[Group, ...]
    overall: Overall
    indicators: tuple[Indicator, ...]
    citations: tuple[Citation, ...]
    measurements: tuple[Measurement, ...]
    unclaimed: tuple[Span, ...]
    claims: dict[int, list[Claim]] = field(default_factory=dict)


class _Gatherer:
    def __init__(self, body: Sequence[Block], aside: Sequence[Block], outline: Outline, lexicon: Lexicon) -> None:
        self.body, self.aside, self.outline, self.lexicon = body, aside, outline, lexicon
        self.claims: dict[int, list[Claim]] = {}
        self.cited: list[tuple[Block, int, FoundCitation]] = []
        self.outside: list[Measurement] = []
        self.summaries: list[SummaryRow] = []

    def claim(self, block: int, start: int, end: int, why: str) -> None:
        self.claims.setdefault(block, []).append((start, end, why))

    def gather(self) -> Facts:
        head = read_header(self.body, self.aside, self.lexicon)
        for block, ranges in head.claims.items():
            self.claims.setdefault(block, []).extend(ranges)
        for node in self.outline.nodes():
            self.claim(node.block.id, 0, node.title_start, "label")
        tables = self.read_tables()
        tabled = any(group.items for table in tables for group in table.groups)
        prose = read_prose(self.outline, self.lexicon, head.document.title or "", tabled=tabled)
        for piece in prose.verdict_pieces:
            self.claim(piece.block.id, piece.start, piece.end, "verdict")
        for piece in prose.score_pieces:
            self.claim(piece.block.id, piece.start, piece.end, "total")
        profile = self.read_profile(prose)
        self.take_conclusions(prose, tables)
        take_counts_below(prose, tables, self.lexicon)
        if not tabled and not any(group.items for group in prose.groups):
            keep_summaries(prose)
        totals = self.all_totals(prose, tables)
        for line, total in totals:
            self.claim(line.id, total.start, total.end, "total")
            if total.all_start >= 0:
                self.claim(line.id, total.all_start, total.all_end, "total")
        for line in dict.fromkeys(line for line, _ in totals if line.kind == "paragraph"):
            self.measure_piece(Piece(line, 0, len(line.text)), (), "result")
        repeated = fold_repeated(prose, tables)
        groups = self.merge_groups(prose, tables)
        for group in prose.groups:
            for item in group.items:
                self.measure_item(item)
        add_figures(repeated)
        for other in prose.outside:
            self.measure_outside(other)
        for table in tables:
            for piece in table.outside:
                self.measure_piece(piece, (), "result")
        self.outside.sort(key=lambda measurement: (measurement.span.block, measurement.span.start))
        self.cite_rows(tables)
        self.cited.sort(key=lambda place: (place[0].id, place[2].start + place[1]))
        citations = list_citations(self.cited, head.document.number)
        self.attach_citations(groups, citations)
        self.share_summaries(prose, groups)
        shared = share_totals(prose, tables, groups)
        if (score := prose.score) is not None:
            self.claim(score.piece.block.id, score.piece.start, score.piece.end, "total")
        return Facts(
            document=head.document,
            profile=tuple(profile),
            groups=tuple(finish_group(draft, shared.get(id(draft), [])) for draft in groups),
            overall=finish_overall(
                groups, shared.get(0, []), next(filter(None, [*(table.score for table in tables), prose.score]), None)
            ),
            indicators=tuple(finish_indicator(item, draft) for draft in groups for item in draft.items),
            citations=citations,
            measurements=tuple(self.outside),
            unclaimed=tuple(find_unclaimed(self.body, self.claims)),
            claims=self.claims,
        )

    # Tables

    def read_tables(self) -> list[TableItems]:
        tables: list[TableItems] = []
        for node, rows, unit in tables_in_order(self.outline):
            if summary := read_summary(rows, self.lexicon):
                self.summaries += summary
                for row in rows:
                    self.claim(row.id, 0, len(row.text), "total")
                continue
            form = read_table(rows, self.lexicon)
            if form is None:
                section = node.path if node else ()
                measured, rest = read_plain_table(rows, CellReader(self.lexicon, self.claims), section, unit)
                self.outside += measured
                for piece in rest:
                    self.measure_piece(piece, section, "result")
                continue
            form.unit = unit
            heading = Piece(node.block, node.title_start, node.title_end) if node else None
            found = read_table_items(
                form, node.path if node else (), heading, node.number if node else None, self.lexicon
            )
            for block, ranges in found.claims.items():
                self.claims.setdefault(block, []).extend(ranges)
            self.outside += found.measured
            tables.append(found)
        return tables

    def share_summaries(self, prose: Prose, groups: list[GroupDraft]) -> None:
        """Give each counted row to the group that it names, the row for the whole to the report."""
        for row in self.summaries:
            group = find_named_group(row, groups)
            if group is not None:
                group.totals += [(row.block, total) for total in row.totals]
            elif row.name is None:
                prose.loose += [(row.block, total) for total in row.totals]

    def cite_rows(self, tables: list[TableItems]) -> None:
        for row in (block for block in self.body if block.kind == "row"):
            places = [start for start, _, why in self.claims.get(row.id, ()) if why == "citation"]
            if not places:
                continue
            known = {offset + found.start for block, offset, found in self.cited if block is row}
            for cell in split_cells(row):
                if not any(cell.start <= place < cell.end for place in places):
                    continue
                for found in read_figures(cell.text, (), self.lexicon).citations:
                    if cell.start + found.start not in known:
                        self.cited.append((row, cell.start, found))

    # Prose

    def read_profile(self, prose: Prose) -> list[ProfileFact]:
        candidates = [place.piece.block for place in prose.outside if not place.plan]
        facts, claims = find_profile(list(dict.fromkeys(candidates)))
        for block, ranges in claims.items():
            self.claims.setdefault(block, []).extend(ranges)
        return facts

    def take_conclusions(self, prose: Prose, tables: list[TableItems]) -> None:
        """`Xã tự đánh giá đạt 02/03 chỉ tiêu.` outside the list: the report's count, where it speaks of as many indicators."""
        sizes = {sum(len(group.items) for group in [*prose.groups, *(one for table in tables for one in table.groups)])}
        known = {block.id for block, _ in self.all_totals(prose, tables)}
        for other in prose.outside:
            block = other.piece.block
            if other.plan or block.id in known or len(block.text) > 300:
                continue
            found = find_totals(block.text, self.lexicon)
            if any(total.total and total.total in sizes for total in found):
                prose.loose += [(block, total) for total in found if total.total is None or total.total in sizes]

    def all_totals(self, prose: Prose, tables: list[TableItems]) -> list[tuple[Block, FoundTotal]]:
        return (
            [total for group in prose.groups for total in group.totals]
            + prose.loose
            + [total for table in tables for total in table.loose]
            + [total for table in tables for group in table.groups for total in group.totals]
        )

    def figures(self, piece: Piece) -> list[FoundMeasurement]:
        """The measurements of a piece, their places counted from its start; its claims and citations are noted on the way."""
        offset = piece.start
        taken = [
            (max(0, start - offset), end - offset, why)
            for start, end, why in self.claims.get(piece.block.id, ())
            if end > offset and start < piece.end
        ]
        figures = read_figures(piece.text, taken, self.lexicon)
        for start, end, why in figures.claims:
            if (start, end, why) not in taken:
                self.claim(piece.block.id, start + offset, end + offset, why)
        self.cited += [(piece.block, offset, found) for found in figures.citations]
        return figures.measurements

    def measure_item(self, item: ItemDraft) -> None:
        title = item.title
        if item.maximum is not None:
            offered = item.maximum[1]
            self.claim(offered.block.id, offered.start, offered.end, "maximum")
        in_title = self.figures(title)
        below = join_lines(
            [(one.text, self.with_roles(one, "target" if one.asked else "result", None)) for one in item.evidence],
            find_name_unit(title.text, self.lexicon) if title.text.endswith(")") and "%" not in title.text else None,
        )
        reached_units = {one.unit for one in below if one.role == "result" and one.kind == "quantity" and one.unit}
        has_result = any(one.role == "result" and one.kind in ("ratio", "percentage") for one in below) or any(
            REPORTED.match(one.text, bullet_end(one.text)) for one in item.evidence
        )
        for one in in_title:
            if title.asked and not (one.kind == "ratio" and one.percent is not None):
                role: Role = "target"
            elif one.kind == "score" and one.maximum:
                role = "result"
            elif one.kind == "ratio":
                role = find_role(title.text, one.start)
            elif one.kind in ("percentage", "range"):
                role = find_title_role(title.text, one.start, one.comparator, has_result)
            else:
                role = (
                    "target"
                    if one.comparator in (">=", "<=") or one.unit in reached_units
                    else find_role(title.text, one.start)
                )
            item.measurements.append(make_measurement(title.block, one, title.start, role))
        item.measurements += below
        if item.maximum is not None:
            points, _ = item.maximum
            item.measurements = [
                replace(one, maximum=points) if one.kind == "score" and one.maximum is None else one
                for one in item.measurements
            ]

    def measure_outside(self, other: Outside) -> None:
        self.measure_piece(other.piece, other.path, "target" if other.plan else "result")

    def measure_piece(self, piece: Piece, path: tuple[str, ...], default: Role) -> None:
        self.outside += self.with_roles(piece, default, path)

    def with_roles(self, piece: Piece, default: Role, path: tuple[str, ...] | None) -> list[Measurement]:
        text, offset = piece.block.text, piece.start
        return [
            make_measurement(
                piece.block,
                one,
                offset,
                # `Ban hành kế hoạch kịp thời: 2/2 điểm`
                default if one.kind == "score" and one.maximum else find_role(text, one.start + offset, default),
                section=path,
            )
            for one in self.figures(piece)
        ]

    # Putting together

    def merge_groups(self, prose: Prose, tables: list[TableItems]) -> list[GroupDraft]:
        groups = [group for group in prose.groups if group.items] + [
            group for table in tables for group in table.groups if group.items
        ]
        return sorted(groups, key=_first_block)

    def attach_citations(self, groups: list[GroupDraft], citations: tuple[Citation, ...]) -> None:
        at: dict[int, list[tuple[int, str]]] = {}
        for citation in citations:
            if citation.number is None:
                continue
            for span in citation.spans:
                at.setdefault(span.block, []).append((span.start, citation.number))
        for group in groups:
            for item in group.items:
                names: list[str] = []
                for piece in [item.title, *item.evidence]:
                    names += [
                        name for start, name in sorted(at.get(piece.block.id, ())) if piece.start <= start < piece.end
                    ]
                item.citations = list(dict.fromkeys(names))


def _first_block(group: GroupDraft) -> tuple[int, int]:
    first = group.items[0].title
    return first.block.id, first.start


def gather_facts(body: Sequence[Block], aside: Sequence[Block], outline: Outline, lexicon: Lexicon) -> Facts:
    """The facts of a report whose article is `body`; `aside` holds site furniture (for the date of publication)."""
    # Several readers ask the same of one block; nothing is kept from one report to the next.
    find_verdict.cache_clear()
    find_totals.cache_clear()
    return _Gatherer(body, aside, outline, lexicon).gather()
