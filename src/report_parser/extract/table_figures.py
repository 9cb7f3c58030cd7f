"""The figures of table cells: bare numbers whose unit stands in the head, fractions over columns, points."""

import re
from collections.abc import Sequence
from dataclasses import field, replace

from report_parser.extract.figures import Claim, read_figures
from report_parser.extract.measurements import FoundMeasurement
from report_parser.extract.table_cells import Cell, Row
from report_parser.lexicon import Lexicon
from report_parser.model import Block, Measurement, Number, Role, Span
from report_parser.numbers import NUMBER, as_number, parse_number
from report_parser.patterns import pattern_of
from report_parser.records import dataclass

# A sign stands right before its number; `- 5` is a list's mark.
_RANGE = pattern_of(rf"\s*(?P<low>{NUMBER})\s?[-–]\s?(?P<high>{NUMBER})\s*$")
_YEARS = pattern_of(r"\s*(?:19|20)[0-9]{2}\s?[-–]\s?(?:19|20)?[0-9]{2}\s*$")
_BARE = pattern_of(rf"\s*(?:\+|(?P<minus>[-−–](?=[0-9])))?(?P<number>{NUMBER})\s*(?P<percent>%)?\s*$")


_COMPARED = pattern_of(rf"\s*[≥≤<>]=?\s*{NUMBER}\s*$")


@dataclass(slots=True)
class CellReader:
    """Reads the figures of a table's cells; `claims` are the ranges accounted for so far, by block."""

    lexicon: Lexicon
    claims: dict[int, list[Claim]] = field(default_factory=dict)

    def claim(self, block: Block, start: int, end: int, why: str) -> None:
        """Note that a range's numerals are accounted for."""
        self.claims.setdefault(block.id, []).append((start, end, why))

    def figures(self, cell: Cell, role: Role, unit: str | None, start: int | None = None) -> list[Measurement]:
        """The measurements of a cell, from `start` on; `unit` is what its row or its column's head names."""
        bare = _BARE.match(cell.text)
        if bare and start is None:
            number = bare_number(cell)
            begin, end = stripped(cell)
            if number is None:
                return []
            span = make_span(cell.block, begin, end)
            self.claim(cell.block, cell.start, cell.end, "measurement")
            if bare["percent"] or is_percent(unit):
                return [
                    Measurement(
                        kind="percentage",
                        role=role,
                        text=span.text,
                        span=span,
                        unit="%",
                        percent=number,
                        percent_span=span,
                    )
                ]
            return [Measurement(kind="quantity", role=role, text=span.text, span=span, unit=unit, value=number)]
        if start is None and (bounds := bare_range(cell)) is not None:
            span = make_span(cell.block, *stripped(cell))
            self.claim(cell.block, cell.start, cell.end, "measurement")
            unit = "%" if is_percent(unit) else unit
            return [
                Measurement(
                    kind="range", role=role, text=span.text, span=span, unit=unit, low=bounds[0], high=bounds[1]
                )
            ]
        begin = cell.start if start is None else start
        figures = self.claim_figures(cell, begin)
        measured = [make_measurement(cell.block, figure, begin, role, unit) for figure in figures]
        return [_as_percentage(one) for one in measured] if is_percent(unit) else measured

    def claim_figures(self, cell: Cell, begin: int | None = None) -> list[FoundMeasurement]:
        """Account for every numeral of the cell from `begin` on; its measurements, at offsets from `begin`."""
        start = cell.start if begin is None else begin
        figures = read_figures(cell.block.text[start : cell.end], (), self.lexicon)
        for claim_start, claim_end, why in figures.claims:
            self.claim(cell.block, claim_start + start, claim_end + start, why)
        return figures.measurements

    def share(self, part: Cell, whole: Cell, percent: Cell | None, unit: str | None) -> Measurement | None:
        """`Tổng số | Số đã thực hiện | Tỷ lệ (%)`: the one ratio of three cells, None where they are no numbers."""
        numerator, denominator = bare_number(part), bare_number(whole)
        if numerator is None or denominator is None:
            return None
        stated = bare_number(percent) if percent is not None else None
        cells = [part, whole] if stated is None or percent is None else [part, whole, percent]
        for cell in cells:
            self.claim(cell.block, cell.start, cell.end, "measurement")
        ends = [stripped(cell) for cell in cells]
        span = make_span(part.block, min(start for start, _ in ends), max(end for _, end in ends))
        return Measurement(
            kind="ratio",
            role="result",
            text=span.text,
            span=span,
            unit=unit,
            numerator=numerator,
            denominator=denominator,
            percent=stated,
            percent_span=make_span(part.block, *ends[2]) if stated is not None else None,
        )


def is_percent(unit: str | None) -> bool:
    """Whether a row's or a column's unit is the percentage."""
    return unit is not None and unit.strip().startswith("%")


def bare_number(cell: Cell) -> Number | None:
    """The number that is all a cell holds, but for a percent sign; None where it holds something else."""
    found = _BARE.match(cell.text)
    if not found:
        return None
    try:
        number = as_number(parse_number(found["number"]))
    except ValueError:
        return None
    return -number if found["minus"] else number


def bare_range(cell: Cell) -> tuple[Number, Number] | None:
    """The two numbers of a cell that holds nothing but `12 - 13`; None where it holds something else, or years."""
    found = _RANGE.match(cell.text)
    if not found or _YEARS.match(cell.text):
        return None
    try:
        low, high = as_number(parse_number(found["low"])), as_number(parse_number(found["high"]))
    except ValueError:
        return None
    return (low, high) if low < high else None


_POINTS = pattern_of(rf"\s*(?P<number>{NUMBER})\s*(?:điểm|đ)\.?\s*$", re.IGNORECASE)
_POINTS_OF = pattern_of(
    rf"\s*(?P<value>{NUMBER})\s?(?:điểm)?\s?/\s?(?P<maximum>{NUMBER})\s?(?:điểm)?\s*$", re.IGNORECASE
)


def points_in(cell: Cell) -> Number | None:
    """The points that are all a cell of a scoring form holds: `28,50`, `28,50 điểm`."""
    found = _POINTS.match(cell.text)
    return bare_number(cell) if found is None else as_number(parse_number(found["number"]))


def points_of(cell: Cell) -> tuple[Number, Number] | None:
    """Points and the most that can be had, in one cell: `16,5/20`."""
    found = _POINTS_OF.match(cell.text)
    return (as_number(parse_number(found["value"])), as_number(parse_number(found["maximum"]))) if found else None


def _as_percentage(one: Measurement) -> Measurement:
    """A figure in a column or row whose unit is percent: `< 3` is less than 3%."""
    if one.kind == "quantity" and one.unit in (None, "%"):
        return replace(one, kind="percentage", unit="%", percent=one.value, value=None)
    return one


def with_one_unit(measured: Sequence[Measurement], row: Row, shares: Sequence[int]) -> list[Measurement]:
    """A row's figures where only one cell names the unit: `2 sản phẩm | 1`, `≥ 70% | 75`, `≥ 1 | 2 hợp tác xã`.

    The percentages in the columns `shares` are of the others and name no unit for them.
    """
    aside = {(cell.block.id, *stripped(cell)) for cell in row.cells if cell.column in shares}
    bare = {
        (cell.block.id, stripped(cell))
        for cell in row.cells
        if bare_number(cell) is not None or _COMPARED.match(cell.text)
    }

    def unnamed(one: Measurement) -> bool:
        return one.kind == "quantity" and one.unit is None and (one.span.block, (one.span.start, one.span.end)) in bare

    named = {
        one.unit
        for one in measured
        if one.unit is not None and (one.span.block, one.span.start, one.span.end) not in aside
    }
    if len(named) != 1 or not any(map(unnamed, measured)):
        return list(measured)
    unit = named.pop()
    return [
        (_as_percentage(replace(one, unit="%")) if is_percent(unit) else replace(one, unit=unit))
        if unnamed(one)
        else one
        for one in measured
    ]


def stripped(cell: Cell) -> tuple[int, int]:
    """Where the cell's text begins and ends in its block, without the spaces around it."""
    text = cell.text
    return cell.start + len(text) - len(text.lstrip()), cell.end - (len(text) - len(text.rstrip()))


def make_span(block: Block, start: int, end: int) -> Span:
    """The contract's span of a stretch of a block."""
    return Span(block.id, start, end, block.text[start:end])


def make_measurement(
    block: Block,
    found: FoundMeasurement,
    offset: int,
    role: Role,
    unit: str | None = None,
    section: tuple[str, ...] | None = None,
) -> Measurement:
    """The contract's measurement of a figure found at `offset` in a block."""
    start, end = found.start + offset, found.end + offset
    if found.kind == "range" and block.text.startswith("từ ", start) and "đến" not in block.text[start:end]:
        start += len("từ ")
    percent_span = None
    if found.percent_start is not None and found.percent_end is not None:
        percent_span = make_span(block, found.percent_start + offset, found.percent_end + offset)
    return Measurement(
        kind=found.kind,
        role=role,
        text=block.text[start:end],
        span=make_span(block, start, end),
        comparator=found.comparator,
        unit=found.unit
        or (None if found.kind == "percentage" or (found.kind == "ratio" and is_percent(unit)) else unit),
        numerator=found.numerator,
        denominator=found.denominator,
        percent=found.percent,
        low=found.low,
        high=found.high,
        value=found.value,
        maximum=found.maximum,
        percent_span=percent_span,
        section=section,
    )
