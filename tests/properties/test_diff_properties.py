"""Random edits of a report: the difference names exactly them, and layout is none."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from report_parser.diff import Change, diff
from tests.make.facts import SUBJECTS, WORDS, Described, GroupMade, ItemMade, describe, grouped, render

ADDED = (
    "Hợp tác xã áp dụng truy xuất nguồn gốc nông sản",
    "Học sinh có học bạ điện tử theo quy định của ngành",
    "Công dân được cấp chữ ký số cá nhân miễn phí",
    "Máy tính của cơ quan được cài phần mềm phòng mã độc",
    "Tổ công nghệ số cộng đồng hoạt động thường xuyên",
    "Hộ kinh doanh đặt mã QR để khách hàng thanh toán",
)
Told = tuple[str, str, str | None, str | None, str | None, str | None]


@dataclass
class Script:
    """A report under edit: what it is now, the items that were touched, and the changes to be told."""

    described: Described
    made: random.Random
    touched: set[tuple[str, str]] = field(default_factory=set)
    told: list[Told] = field(default_factory=list)

    def group(self) -> tuple[int, GroupMade]:
        at = self.made.randrange(len(self.described.groups))
        return at, self.described.groups[at]

    def item(self) -> tuple[int, int, ItemMade] | None:
        """An item that no edit has touched yet."""
        free = [
            (at, place, item)
            for at, group in enumerate(self.described.groups)
            for place, item in enumerate(group.items)
            if (group.title, item.title) not in self.touched
        ]
        if not free:
            return None
        at, place, item = self.made.choice(free)
        self.touched.add((self.described.groups[at].title, item.title))
        return at, place, item

    def put_group(self, at: int, group: GroupMade) -> None:
        groups = self.described.groups
        self.described = replace(self.described, groups=(*groups[:at], group, *groups[at + 1 :]))

    def put_item(self, at: int, place: int, *items: ItemMade) -> None:
        group = self.described.groups[at]
        self.put_group(at, replace(group, items=(*group.items[:place], *items, *group.items[place + 1 :])))

    def tell(
        self, kind: str, what: str, part: str | None, number: str | None, old: str | None, new: str | None
    ) -> None:
        self.told.append((kind, what, part, number, old, new))


def shown(ratio: tuple[int, int, int | None]) -> str:
    part, whole, percent = ratio
    return f"{grouped(part)}/{grouped(whole)} người" + (f", đạt {percent}%" if percent is not None else "")


def change_verdict(script: Script) -> None:
    if found := script.item():
        at, place, item = found
        verdict = script.made.choice([code for code in (*WORDS, None) if code != item.verdict])
        script.put_item(at, place, replace(item, verdict=verdict))
        old, new = WORDS.get(item.verdict), WORDS.get(verdict)
        kind = "gained" if old is None else "lost" if new is None else "changed"
        script.tell(kind, "verdict", None, item.number, old, new)


def change_ratio(script: Script) -> None:
    if found := script.item():
        at, place, item = found
        ratio = script.made.choice([None, (script.made.randint(10_000, 20_000), 20_000, None)])
        if ratio == item.ratio:
            return
        script.put_item(at, place, replace(item, ratio=ratio))
        old, new = item.ratio and shown(item.ratio), ratio and shown(ratio)
        kind = "gained" if old is None else "lost" if new is None else "changed"
        script.tell(kind, "measurement", "result", item.number, old, new)


def change_title(script: Script) -> None:
    if found := script.item():
        at, place, item = found
        title = f"{item.title} trong kỳ báo cáo"
        script.touched.add((script.described.groups[at].title, title))
        script.put_item(at, place, replace(item, title=title))
        script.tell("changed", "indicator", "title", item.number, f"{item.title}.", f"{title}.")


def change_citation(script: Script) -> None:
    if found := script.item():
        at, place, item = found
        cites = None if item.cites else (f"{script.made.randint(5_000, 9_000)}/QĐ-UBND", "05/4/2022")
        script.put_item(at, place, replace(item, cites=cites))
        names = [one and one[0] for one in (item.cites, cites)]
        others = {one.cites[0] for group in script.described.groups for one in group.items if one.cites}
        number = item.number if names[0] in others else None  # another item cites it too
        script.tell("lost" if item.cites else "gained", "citation", None, number, *names)


def drop_item(script: Script) -> None:
    found = script.item()
    if found and len(script.described.groups[found[0]].items) > 1 and not found[2].cites:
        at, place, item = found
        script.put_item(at, place)
        script.tell("lost", "indicator", None, item.number, f"{item.title}.", None)


def add_item(script: Script) -> None:
    at, group = script.group()
    used = {item.title for one in script.described.groups for item in one.items}
    title = script.made.choice(ADDED)
    if title in used:
        return
    number = f"{group.number}.{90 + len(group.items)}"
    script.touched.add((group.title, title))
    script.put_group(at, replace(group, items=(*group.items, ItemMade(number, title, "met"))))
    script.tell("gained", "indicator", None, number, None, f"{title}.")


def renumber_group(script: Script) -> None:
    """An indicator put in at the front, the others counted on."""
    at, group = script.group()
    if any((group.title, item.title) in script.touched for item in group.items):
        return
    title = "Ban chỉ đạo chuyển đổi số họp định kỳ hằng quý"
    if title in {item.title for one in script.described.groups for item in one.items}:
        return
    items = [ItemMade(f"{group.number}.1", title, "met")]
    script.tell("gained", "indicator", None, f"{group.number}.1", None, f"{title}.")
    for place, item in enumerate(group.items, 2):
        number = f"{group.number}.{place}"
        script.touched.add((group.title, item.title))
        items.append(replace(item, number=number))
        if number != item.number:
            script.tell("changed", "indicator", "number", number, item.number, number)
    script.touched.add((group.title, title))
    script.put_group(at, replace(group, items=tuple(items)))


def change_total(script: Script) -> None:
    at, group = script.group()
    if group.reported and not any(one[1] == "total" and one[3] == group.number for one in script.told):
        (verdict, count, total), *rest = group.reported
        script.put_group(at, replace(group, reported=((verdict, count + 7, total), *rest)))
        script.tell("changed", "total", verdict, group.number, f"{count}/{total}", f"{count + 7}/{total}")


def change_head(script: Script) -> None:
    if any(one[1] in ("document", "profile") for one in script.told):
        return
    old = script.described
    script.described = replace(old, number="999/BC-UBND", day="31/12/2022", population=old.population + 1)
    day, month, year = old.day.split("/")
    script.tell("changed", "document", "number", None, old.number, "999/BC-UBND")
    script.tell("changed", "document", "issued_on", None, f"{year}-{month:>02}-{day:>02}", "2022-12-31")
    script.tell("changed", "profile", "population", None, f"{old.population} người", f"{old.population + 1} người")


EDITS: tuple[Callable[[Script], None], ...] = (
    change_verdict,
    change_ratio,
    change_title,
    change_citation,
    drop_item,
    add_item,
    renumber_group,
    change_total,
    change_head,
)


def start(seed: int) -> Script:
    made = random.Random(seed)
    described = describe(made)
    # Groups of one name cannot be told from each other by an editor either.
    names = made.sample(SUBJECTS, len(described.groups))
    groups = [replace(group, title=name) for group, name in zip(described.groups, names, strict=True)]
    return Script(replace(described, groups=tuple(groups)), made)


def told(changes: tuple[Change, ...]) -> list[Told]:
    return sorted(((one.kind, one.what, one.field, one.number, one.old, one.new) for one in changes), key=str)


@pytest.mark.parametrize("seeds", [range(150), pytest.param(range(150, 2_000), marks=pytest.mark.long)])
def test_exactly_the_edits_are_told(seeds):
    edited = 0
    for seed in seeds:
        script = start(seed)
        before = render(script.described)[1]
        for edit in script.made.choices(EDITS, k=script.made.randint(1, 6)):
            edit(script)
        after = render(script.described, gap="\n\n")[1]
        changes = diff(before, after)
        assert told(changes.changes) == sorted(script.told, key=str), seed
        assert len(changes.pairs) >= len(after.indicators)
        edited += bool(script.told)
    assert edited > len(seeds) * 0.9


@pytest.mark.parametrize("seed", range(40))
def test_layout_is_no_difference(seed):
    described = start(seed).described
    one, other = render(described)[1], render(described, "other.html", gap="\n \n\n")[1]
    assert one.source != other.source
    assert diff(one, other).changes == ()
    assert diff(one, one).changes == ()


@pytest.mark.parametrize("seed", range(40))
def test_the_way_back_is_the_same_the_other_way_round(seed):
    script = start(seed)
    before = render(script.described)[1]
    for edit in script.made.choices(EDITS, k=4):
        edit(script)
    after = render(script.described)[1]
    there, back = diff(before, after), diff(after, before)
    turned = {"gained": "lost", "lost": "gained", "changed": "changed"}
    forth = sorted(
        ((turned[kind], what, part, new, old) for kind, what, part, _, old, new in told(there.changes)), key=str
    )
    assert forth == sorted(
        ((kind, what, part, old, new) for kind, what, part, _, old, new in told(back.changes)), key=str
    )
