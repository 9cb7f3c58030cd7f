"""From what a text says of a place to the unit of the table, surest way first; nothing is guessed."""

from collections.abc import Iterable

from report_parser.model import Place, PlaceUnit
from report_parser.places.names import (
    COMMUNE_LEVELS,
    DISTRICT_LEVELS,
    LEVEL_WORDS,
    bare_key,
    fold_name,
    loose_key,
    split_level,
)
from report_parser.places.table import COMMUNES_MERGED, Province, Row, Table, load_table

LISTED_2022 = "2022-10-01"
"""Day of the older list. A unit that only the newer list holds was made after it."""
MERGERS_BEGAN = "2024-09-01"
"""Day on which the first mergers of 2023-2025 (Nghị quyết 35/2023/UBTVQH15) took effect: names that only the newer list
holds are not older."""
LISTED_2025 = "2025-03-01"
"""From here on the older list is out of date: the last mergers before July 2025 took effect by this day."""
ALIKE = 75.0
"""Similarity (0 to 100) from which a neighbour's name is offered as a candidate; it decides nothing."""


def resolve(
    name: str,
    level: str | None = None,
    district: str | None = None,
    province: str | None = None,
    as_of: str | None = None,
) -> Place:
    """The unit that a printed name means on a day (`as_of`, ISO 8601; None: not known).

    `name`, `district` and `province` may hold their level (`TT. Cành Nàng`, `H. Bá Thước`). `code`, and names as the
    table spells them, are set only where exactly one unit fits all that is stated. Else what was printed is kept, and
    `candidates` holds the units that it might be, perhaps none. A name that a merger did away with before the older
    list has no code: its candidate is the commune that took it in, its successor what that one became.

    >>> place = resolve("CÀNH NÀNG", "thị trấn", "Bá Thước", "Thanh Hóa", "2022-12-16")
    >>> place.name, place.code, place.successor.name, place.successor.code
    ('Cành Nàng', '14923', 'Bá Thước', '14923')
    >>> resolve("Tân Lập", "xã").code is None
    True
    """
    letter, bare_name = split_level(name, level)
    if letter and letter not in COMMUNE_LEVELS:
        return _resolve_higher(letter, bare_name, province, as_of)
    query = _Query(load_table(), letter, bare_name, district, province, as_of)
    return query.find_exact() or query.find_former() or query.find_misspelt() or query.give_up()


class _Query:
    """A commune as a text names it, and the ways to find it."""

    def __init__(
        self, table: Table, letter: str, name: str, district: str | None, province: str | None, as_of: str | None
    ) -> None:
        self.table, self.letter, self.name, self.as_of = table, letter, name, as_of
        self.key = fold_name(name)
        self.district = split_level(district) if district else None
        self.province = split_level(province)[1] if province else None
        self.before = as_of is None or as_of < COMMUNES_MERGED
        self.since = as_of is None or as_of >= COMMUNES_MERGED
        provinces = _provinces(table, self.province)
        self.new_parents = {row.code for row in provinces if row.era == "n"}
        self.old_provinces = {row.code for row in provinces if row.era != "n"}
        self.old_parents = _districts(table, self.district, self.old_provinces)

    def find_exact(self) -> Place | None:
        """The only unit of that name that stood on the day where the text says."""
        rows = [row for row in self.table.with_key(self.key) if self._fits(row) and self._stood(row)]
        if not rows:
            return None
        rivals: list[Row] = []
        if self.district is None and self.before and (self.as_of is None or self.as_of < LISTED_2022):
            # A commune of that name elsewhere may be meant, which a merger did away with since.
            known = {row.code for row in rows}
            rivals = [row for row in self._former() if row.code not in known]
        if len({row.identity for row in rows}) == 1 and not rivals:
            return self._found(rows)
        return self._place(candidates=self._units([*rows, *self._absorbers(rivals)]))

    def find_former(self) -> Place | None:
        """A commune of the stated district that a merger did away with: what it went into, and what followed."""
        if self.district is None or not self.before:
            return None
        into = self._absorbers(self._former())
        if len(into) != 1:
            return None
        if bare_key(into[0].key) == bare_key(self.key):
            # The same name at another level, such as the xã that became a phường, is the same unit.
            return self._found(into)
        return self._place(candidates=self._units(into), follow=into[0].successors)

    def find_misspelt(self) -> Place | None:
        """The only neighbour whose name differs in its marks alone, as OCR's do."""
        parents = {parent.lstrip("ae") for parent in self.old_parents} if self.district else self.new_parents
        if self._former() or len(parents) != 1:
            return None
        near = [row for row in self._neighbours() if self._same_level(row)]
        rows = [row for row in near if bare_key(row.key) == bare_key(self.key)]
        rows = rows or [row for row in near if loose_key(row.key) == loose_key(self.key)]
        return self._found(rows) if len({row.identity for row in rows}) == 1 else None

    def give_up(self) -> Place:
        """What was printed, with the units that it might mean: of that name in the stated province, or of a name like
        it in the stated district."""
        named = [row for row in self.table.with_key(self.key) if self.province is None or self._in_province(row)]
        here = [row for row in named if row.parent in self.old_parents | self.new_parents]
        return self._place(candidates=self._units(here or self._alike(self._neighbours()) or named))

    def _in_province(self, row: Row) -> bool:
        if row.era == "n":
            return row.parent in self.new_parents
        return self.table.districts[row.parent].province in self.old_provinces

    def _same_level(self, row: Row) -> bool:
        return self.letter in ("", row.level)

    def _fits(self, row: Row) -> bool:
        return self._same_level(row) and row.parent in (self.new_parents if row.era == "n" else self.old_parents)

    def _stood(self, row: Row) -> bool:
        """Whether the unit was there on the day; a stated district alone says that it is one from before July 2025."""
        if row.era == "n":
            return self.since and (self.as_of is not None or self.district is None)
        if self.as_of is None or not self.before:
            return self.before
        if row.era in "5r":
            return self.as_of >= (LISTED_2022 if row.era == "5" else MERGERS_BEGAN)
        return self.as_of < {"2": LISTED_2025, "e": LISTED_2022}.get(row.era, COMMUNES_MERGED)

    def _former(self) -> list[Row]:
        return [row for row in self.table.with_key("~" + bare_key(self.key)) if self._fits(row)]

    def _neighbours(self) -> list[Row]:
        """The units of the stated district, or since July 2025 of the stated province."""
        parents: set[str] = set()
        if self.before and self.district:
            parents |= self.old_parents
        if self.since and self.province and not (self.as_of is None and self.district):
            parents |= self.new_parents
        return [row for parent in sorted(parents) for row in self.table.inside(parent) if self._stood(row)]

    def _alike(self, rows: list[Row]) -> list[Row]:
        """The neighbours with a name like this one, most alike first."""
        from rapidfuzz.fuzz import ratio

        scored = [(ratio(bare_key(row.key), bare_key(self.key), score_cutoff=ALIKE), row) for row in rows]
        return [row for score, row in sorted(scored, key=lambda pair: -pair[0]) if score]

    def _absorbers(self, rows: Iterable[Row]) -> list[Row]:
        return [row for row in map(self.table.old, dict.fromkeys(row.code for row in rows)) if row]

    def _units(self, rows: Iterable[Row]) -> tuple[PlaceUnit, ...]:
        return tuple(dict.fromkeys(self.table.unit(row, self.as_of) for row in rows))

    def _found(self, rows: list[Row]) -> Place:
        """The one unit that the rows are; they differ where a level or a district changed on a day not known."""
        units = self._units(rows)
        return self._place(
            units[-1] if self.as_of is None or self.as_of >= LISTED_2025 else units[0], rows[0].successors
        )

    def _place(
        self,
        unit: PlaceUnit | None = None,
        follow: tuple[str, ...] = (),
        candidates: tuple[PlaceUnit, ...] = (),
    ) -> Place:
        successors = tuple(filter(None, map(self.table.new, follow)))
        spellings = {candidate.name for candidate in candidates if fold_name(candidate.name) == self.key}
        name = spellings.pop() if len(spellings) == 1 else self.name
        level = LEVEL_WORDS[self.letter] if self.letter else None
        return Place(
            name=unit.name if unit else name,
            level=level or (unit.level if unit else None),
            district=unit.district if unit else self.district and self.district[1],
            province=unit.province if unit else self.province,
            code=unit.code if unit else None,
            successor=successors[0] if len(successors) == 1 else None,
            successors=successors if len(successors) > 1 else (),
            candidates=candidates,
        )


def _provinces(table: Table, name: str | None) -> list[Province]:
    """The provinces of a name, or else of one that differs in its marks; all where none is stated, or one that is none."""
    if name is None:
        return table.provinces
    key = fold_name(name)
    bare = bare_key(key)
    exact = [row for row in table.provinces if row.key == key]
    return exact or [row for row in table.provinces if bare_key(row.key) == bare] or table.provinces


def _districts(table: Table, stated: tuple[str, str] | None, provinces: set[str]) -> set[str]:
    """The codes of the districts of a name and level in some provinces, or else of the name at another level, or else
    of one that differs in its marks; those that a merger ended count as the one that took them in."""
    inside = [row for row in table.districts.values() if row.province in provinces]
    if stated is None:
        return {row.code for row in inside}
    letter, key = stated[0], fold_name(stated[1])
    bare = bare_key(key)
    exact = {row.code for row in inside if (row.key == key and letter in ("", row.level)) or bare in row.aliases}
    return (
        exact
        or {row.code for row in inside if row.key == key}
        or {row.code for row in inside if bare_key(row.key) == bare}
        or {row.code for row in inside if loose_key(row.key) == loose_key(key)}
    )


def _resolve_higher(letter: str, name: str, province: str | None, as_of: str | None) -> Place:
    """A district, or a province with the one that followed it."""
    table, key = load_table(), fold_name(name)
    provinces = _provinces(table, split_level(province)[1] if province else None)
    codes = {row.code for row in provinces if row.era != "n"}
    units: dict[str, tuple[PlaceUnit, PlaceUnit | None]] = {}
    for row in provinces:
        if (
            row.key == key
            and row.level == letter
            and (row.era == "n") == (as_of is not None and as_of >= COMMUNES_MERGED)
        ):
            after = next((new for new in table.provinces if new.era == "n" and new.code == row.successor), None)
            follows = PlaceUnit(after.code, after.name, LEVEL_WORDS[after.level]) if after else None
            units[row.code] = PlaceUnit(row.code, row.name, LEVEL_WORDS[letter]), follows
    if letter in DISTRICT_LEVELS and (as_of is None or as_of < COMMUNES_MERGED):
        for district in table.districts.values():
            if district.key == key and district.level == letter and district.province in codes:
                code = district.code.lstrip("ae")
                above = table.province_name(district.province, "b", as_of)
                units[code] = PlaceUnit(code, district.name, LEVEL_WORDS[letter], None, above), None
    found, follows = next(iter(units.values())) if len(units) == 1 else (None, None)
    return Place(
        name=found.name if found else name,
        level=LEVEL_WORDS[letter],
        province=found.province if found else province,
        code=found.code if found else None,
        successor=follows,
        candidates=() if found else tuple(unit for unit, _ in units.values()),
    )
