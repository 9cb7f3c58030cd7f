"""Files made to hurt, by script: each a `Case` with its bytes made when they are asked for.

`all_cases()` gives them over all formats; names are `<format>-<family>-<parameter>` and unique.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

REPORT = """\
ỦY BAN NHÂN DÂN
XÃ CÀNH NÀNG
Số: 12/BC-UBND
BÁO CÁO
Kết quả chuyển đổi số năm 2022
II. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU
1. Chính quyền số
1.1. Tỷ lệ hồ sơ trực tuyến
Kết quả: 34/120 hồ sơ
* Đánh giá: Đạt
"""
FIRST, LAST = "MOTDAUTIEN", "CHUCUOICUNG"
"""Words that no report has: where a reading says `ok`, a case's marks must be in it."""

NEVER = ("root:x:0:0",)
"""What stands in files that inputs point at; in no output."""


@dataclass(frozen=True, slots=True)
class Case:
    """One hostile input.

    `outcomes`: what may become of it (`ok`, `degraded`, `partial`, or an error's code); empty: anything that is named.
    `marks`: words that must be in the blocks wherever the reading is called `ok`. `heavy`: takes long or much memory.
    """

    name: str
    make: Callable[[], bytes] = field(repr=False)
    outcomes: frozenset[str] = frozenset()
    marks: tuple[str, ...] = ()
    heavy: bool = False

    @property
    def kind(self) -> str:
        return self.name.partition("-")[0]

    @property
    def family(self) -> str:
        return "-".join(self.name.split("-")[:2])


def case(
    name: str, make: Callable[[], bytes] | bytes, *outcomes: str, marks: tuple[str, ...] = (), heavy: bool = False
) -> Case:
    """A case from its bytes or from what makes them."""
    if isinstance(make, bytes):
        data = make
        return Case(name, lambda: data, frozenset(outcomes), marks, heavy)
    return Case(name, make, frozenset(outcomes), marks, heavy)


def all_cases() -> Iterator[Case]:
    """Every case, each name once."""
    from tests.fuzz.hostile import mixed, pages, pdfs, pictures, rich, saved, sheets, texts, words

    seen: set[str] = set()
    for module in (texts, pages, pdfs, words, sheets, rich, saved, pictures, mixed):
        for one in module.cases():
            assert one.name not in seen, one.name
            seen.add(one.name)
            yield one
