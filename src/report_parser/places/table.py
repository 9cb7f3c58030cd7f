"""The table of administrative units, kept as one text and searched by line, so that the first name costs milliseconds.

Its first line counts its rows; then come provinces and districts; after an empty line a row for each commune, by
district and code. `scripts/make_places.py` writes it.
"""

import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from report_parser.model import PlaceUnit
from report_parser.places.names import COMMUNE_LEVELS, LEVEL_WORDS, write_name

PATH = Path(__file__).parents[1] / "data" / "places.tsv.gz"

COMMUNES_MERGED = "2025-07-01"
"""Day on which 10,035 communes became 3,321 and the districts ended (Nghị quyết 202/2025/QH15)."""
HUE_BECAME_CITY = "2025-01-01"
"""Day on which tỉnh Thừa Thiên Huế became thành phố Huế (Nghị quyết 175/2024/QH15)."""


class Row(NamedTuple):
    """A commune. `era` says which lists hold it so: `2` that of October 2022 alone; `5` that of 2025 alone, its level
    or district having changed, and `r` its name; `b` both; `n` the one since 1 July 2025; `e` none, it was left over
    from before 2020; `a` is a name without marks that a merger did away with, whose `code` is the commune that took
    it in. `parent` is the district, for `n` the province.
    `successors` are the communes among which it was divided on 1 July 2025."""

    key: str
    era: str
    level: str
    name: str
    code: str
    parent: str
    successors: tuple[str, ...]

    @property
    def identity(self) -> tuple[bool, str]:
        """What tells units apart: the code, and whether it is one since 1 July 2025."""
        return self.era == "n", self.code


class District(NamedTuple):
    """A district; a letter before its `code` says that it was called so, or was of that level, only before 2025."""

    code: str
    key: str
    level: str
    name: str
    province: str
    aliases: tuple[str, ...]


class Province(NamedTuple):
    """`era`: `o` before 1 July 2025, `n` since; `2` and `5` where the name changed between the two old lists."""

    era: str
    code: str
    key: str
    level: str
    name: str
    successor: str


class Table:
    """The table's three lists; communes are read only when they are asked for."""

    def __init__(self, packed: bytes) -> None:
        head, _, rows = zlib.decompress(packed, 31).partition(b"\n\n")
        self._rows = b"\n" + rows
        self.counts, *lines = head.decode().split("\n")
        fields = [line.split("\t") for line in lines]
        self.provinces = [Province(*values) for values in fields if len(values) == 6]
        self.districts = {
            code: District(code, key, level, name, province, tuple(aliases.split(",")))
            for _, code, key, level, name, province, aliases in (values for values in fields if len(values) == 7)
        }

    def _row_at(self, start: int) -> Row:
        line = self._rows[start : self._rows.index(b"\n", start)].decode()
        key, era, level, name, code, parent, follow = line.split("\t")
        return Row(key, era, level, name or write_name(key), code, parent, tuple(follow.split(",")) if follow else ())

    def with_key(self, key: str) -> Iterator[Row]:
        """The rows of one key."""
        wanted = f"\n{key}\t".encode()
        at = self._rows.find(wanted)
        while at >= 0:
            yield self._row_at(at + 1)
            at = self._rows.find(wanted, at + 1)

    def knows(self, letter: str, key: str) -> bool:
        """Whether some commune, or some district or province, has that key."""
        if letter in COMMUNE_LEVELS:
            return f"\n{key}\t".encode() in self._rows
        return any(row.key == key for row in self.provinces) or any(row.key == key for row in self.districts.values())

    def with_field(self, value: str) -> Iterator[Row]:
        """The rows in which a code stands, as their own or their parent's."""
        wanted = f"\t{value}\t".encode()
        at = self._rows.find(wanted)
        while at >= 0:
            yield self._row_at(self._rows.rindex(b"\n", 0, at) + 1)
            at = self._rows.find(wanted, at + 1)

    def inside(self, parent: str) -> Iterator[Row]:
        """The communes of a district, or since 1 July 2025 of a province."""
        return (row for row in self.with_field(parent) if row.parent == parent and row.era != "a")

    def new(self, code: str) -> PlaceUnit | None:
        """The commune of that code since 1 July 2025."""
        return next((self.unit(row, None) for row in self.with_field(code) if row.identity == (True, code)), None)

    def old(self, code: str) -> Row | None:
        """The commune of that code in the list of 2025, before 1 July."""
        return next((row for row in self.with_field(code) if row.code == code and row.era in "b5r"), None)

    def province_name(self, code: str, era: str, as_of: str | None) -> str:
        """The name of a province in a commune's era, on a day where it changed meanwhile."""
        names = {row.era: row.name for row in self.provinces if row.code == code and (row.era == "n") == (era == "n")}
        late = era in "5r" or (era == "b" and (as_of is None or as_of >= HUE_BECAME_CITY))
        return names.get("5" if late else "2") or next(iter(names.values()))

    def unit(self, row: Row, as_of: str | None) -> PlaceUnit:
        """A commune with the names of its district and province on a day."""
        if row.era == "n":
            return PlaceUnit(
                row.code, row.name, LEVEL_WORDS[row.level], None, self.province_name(row.parent, "n", as_of)
            )
        district = self.districts[row.parent]
        province = self.province_name(district.province, row.era, as_of)
        return PlaceUnit(row.code, row.name, LEVEL_WORDS[row.level], district.name, province)


@cache
def load_table() -> Table:
    """The table that the package ships, read once a process."""
    return Table(PATH.read_bytes())
