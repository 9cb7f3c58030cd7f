"""Sentences with figures in them: a small template language, and the facts that come out with the text.

Slots stand in braces, choices in square brackets parted by `;`. A `?` after a unit means that its unit is open.

    {r|người}     a fraction, `{r1|…}` one that is whole       4.850/7.690 người
    {,p}          the percentage of the last fraction          , đạt 63%     (đạt 63%)
    {pf>} {rl|…}  the percentage first, its fraction later     trên 75% người lớn (5.770/7.690 người)
    {pr|hồ sơ}    both at once                                 30,2% (42/139 hồ sơ)
    {of|hộ}       spelled out                                  31 trong tổng số 54 hộ
    {both|tỷ đồng}, {rn|a|b}    units on both sides, nouns before the slash
    {P} {P>} {P>=} {P<} {P<=} {P~}      a percentage that stands alone
    {q|cái} {q>|lượt} …, {d|km}         a quantity, one with decimals
    {rate|triệu đồng/người/năm}         a quantity whose unit has a slash
    {range|%} {upto}                    30 - 50 cái, từ 65% đến dưới 80%
    {over|triệu đồng} {po}    more than was asked, and the percentage for it
    {c} {cs} {cc} a citation, one with its subject, two after one head word
    {by|UBND}     a document of the body named just before
    {lv} {name} {place} {sub} {dist} {prov} {year} {next} {date} {month}
"""

import random
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from tests.eval.case import ANY, Said
from tests.eval.cites import SUBJECTS, Cited, cite, cite_several, iso, print_date

_SCALES: dict[str, tuple[int, int]] = {
    "người": (800, 12000), "hộ": (300, 4000), "hộ dân": (300, 4000), "hồ sơ": (90, 3000), "văn bản": (80, 2500),
    "lượt": (10, 9000), "lượt người": (60, 4000), "cán bộ": (18, 45), "công chức": (9, 24), "máy tính": (12, 45),
    "sản phẩm": (2, 14), "doanh nghiệp": (4, 90), "cái": (3, 60), "camera": (4, 90), "tin, bài": (4, 60), "km": (3, 60),
    "ha": (20, 900), "tấn": (60, 9000), "thành viên": (15, 160), "đơn vị": (5, 40), "thôn": (5, 22), "trường": (2, 6),
    "cuộc": (2, 30), "lớp": (1, 12), "buổi": (2, 30), "điểm": (1, 22), "thủ tục": (60, 320), "chế độ báo cáo": (3, 30),
    "triệu đồng": (40, 6000), "tỷ đồng": (2, 90), "đồng": (20_000_000, 900_000_000), "học sinh": (120, 1900),
    "tài khoản": (300, 7000), "con": (100, 20000), "lao động": (200, 4000), "phiếu": (30, 400), "tổ": (4, 22),
}  # fmt: skip
_WORDS = {
    ">": ("trên ", "hơn "),
    ">=": ("tối thiểu ", "ít nhất ", "từ … trở lên", "… trở lên", "≥ ", "không dưới "),
    "<": ("dưới ",),
    "<=": ("không quá ", "tối đa "),
    "~": ("khoảng ", "gần ", "xấp xỉ "),
}
_SLOT = re.compile(r"\{([^{}]*)\}")
_CHOICE = re.compile(r"\[([^\[\]]*;[^\[\]]*)\]")

Number = int | float


def group_digits(value: int, rng: random.Random | None = None) -> str:
    """`10202` as `10.202`; four digits are sometimes left together."""
    if 1000 <= value < 10000 and rng is not None and rng.random() < 0.06:
        return str(value)
    return f"{value:,}".replace(",", ".")


def print_decimal(value: Decimal | float) -> str:
    """`25.22` as `25,22`, `1250.5` as `1.250,5`."""
    whole, _, part = f"{value:,}".partition(".")
    return whole.replace(",", ".") + ("," + part if part else "")


def plain(value: Decimal | float | int) -> Number:
    """The number as JSON has it: 63 and not 63.0."""
    return int(value) if value == int(value) else float(value)


def rounded(numerator: float, denominator: float, places: int) -> Decimal:
    exact = Decimal(str(numerator)) / Decimal(str(denominator)) * 100
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


class Writer:
    """Fills templates for one report; remembers what was cited."""

    def __init__(self, rng: random.Random, fill: dict[str, str], pool: list[Cited], day: str) -> None:
        self.rng, self.fill, self.pool, self.day = rng, fill, pool, day
        self.year, self.month = int(day[:4]), int(day[5:7])
        self.role = "result"
        self.cited: list[str | None] = []
        self.fault: str | None = None
        self.fault_done = False
        self.above_one = False
        self._last: dict[str, Any] | None = None
        self._later: tuple[int, int] | None = None
        self._said = Said("")

    def say(self, template: str, role: str = "result") -> Said:
        """The template filled in, with its facts in the order of the text."""
        self.role, self._last, self._later, self._said = role, None, None, Said("")
        text = _CHOICE.sub(lambda found: self.rng.choice(found[1].split(";")), template)
        text = _SLOT.sub(lambda found: self._fill(found[1]), text)
        if text.startswith("các Quyết định"):
            text = "C" + text[1:]
        self._said.text = text
        for fact in self._said.measurements + self._said.citations:
            fact["line"] = text
            if "ước" in text.lower() and fact.get("comparator") == "=":
                fact["comparator"] = ("=", "~")  # an estimate: the contract does not name the word
        return self._said

    def _fill(self, slot: str) -> str:
        head, *arguments = slot.split("|")
        if head in self.fill:
            return self.fill[head]
        name = re.match(r"[^<>=~]*", head)
        assert name is not None
        comparator = head[name.end() :] or "="
        fill = getattr(self, f"_fill_{_NAMES.get(name[0], name[0])}")
        return str(fill(comparator, *arguments))

    # figures

    def _add(self, kind: str, unit: Any, **values: Any) -> dict[str, Any]:
        fact = {"kind": kind, "role": self.role, "comparator": "=", "unit": unit, **values}
        self._said.measurements.append(fact)
        return fact

    def _unit(self, unit: str) -> tuple[str, Any]:
        if unit == "thôn":
            unit = self.fill["sub"]
        return (unit[:-1], ANY) if unit.endswith("?") else (unit, unit)

    def _size(self, unit: str, low: str = "", high: str = "") -> int:
        bounds = _SCALES.get(unit.rstrip("?"), (8, 60))
        return self.rng.randint(*((int(low), int(high)) if high else bounds))

    def _pair(self, unit: str, whole: bool | None = None) -> tuple[int, int]:
        total = max(2, self._size(unit))
        if whole is None:
            whole = self.rng.random() < 0.35
        if whole:
            return total, total
        share = self.rng.uniform(0.35, 0.985)
        part = min(total - 1, max(1, round(total * share)))
        return part, total

    def number(self, value: int) -> str:
        """A count as printed: `03`, `10.202`."""
        if value < 10 and self.rng.random() < 0.6:
            return f"{value:02d}"
        return group_digits(value, self.rng)

    def percent(self, value: Decimal | float | int) -> str:
        """`63%`, rarely `63 %`."""
        return print_decimal(value) + (" %" if self.rng.random() < 0.04 else "%")

    def share(self, part: Number, total: Number) -> Decimal:
        """The percentage of a fraction, rounded as reports round it; never 100 for less than all."""
        if part == total:
            return Decimal(100)
        places = self.rng.choices((0, 1, 2), weights=(4, 4, 3))[0]
        while True:
            value = rounded(part, total, places)
            exact = Decimal(str(part)) / Decimal(str(total)) * 100
            tie = abs(exact - value) * 2 == Decimal(1).scaleb(-places)
            if 0 < value < 100 and not tie:
                return value
            places += 1

    def _print_pair(self, part: int, total: int) -> str:
        gap = " " if self.rng.random() < 0.05 else ""
        padded = total < 100 and part < 10 and self.rng.random() < 0.5
        left = f"{part:02d}" if padded else group_digits(part)
        right = f"{total:02d}" if padded else group_digits(total)
        if padded is False and part < 10 <= total and self.rng.random() < 0.3:
            left = f"{part:02d}"
        return f"{left}{gap}/{gap}{right}"

    def _fill_r(self, comparator: str, unit: str, whole: bool | None = None) -> str:
        part, total = self._pair(unit, whole)
        if self.fault == "above-one":
            part, self.fault, self.fault_done = total + self.rng.randint(1, 9), None, True
        word, truth = self._unit(unit)
        self._last = self._add("ratio", truth, numerator=part, denominator=total, percent=None)
        return f"{self._print_pair(part, total)} {word}"

    def _fill_r1(self, comparator: str, unit: str) -> str:
        return self._fill_r(comparator, unit, True)

    def _fill_comma_p(self, comparator: str) -> str:
        assert self._last is not None
        part, total = self._last["numerator"], self._last["denominator"]
        value = self.share(part, total) if part <= total else Decimal(100)
        if self.fault == "percent":
            # five points and more: far outside what any rounding allows
            value = value - 7 if value > 60 else value + 5
            self.fault, self.fault_done = None, True
        self._last["percent"] = plain(value)
        form = self.rng.choice(
            (
                ", đạt {}",
                ", đạt {}",
                " (đạt {})",
                ", chiếm {}",
                ", đạt tỷ lệ {}",
                " ({})",
                ", tỷ lệ {}",
                " đạt {}",
                ", chiếm tỷ lệ {}",
            )
        )
        return form.format(self.percent(value))

    def _fill_pf(self, comparator: str) -> str:
        part, total = self._pair("người", False)
        exact = Decimal(part) / Decimal(total) * 100
        if comparator == "=":
            value = self.share(part, total)
            printed = self.percent(value)
        else:
            value = Decimal(int(exact) if exact > int(exact) else int(exact) - 1)
            printed = self.rng.choice(_WORDS[">"]) + self.percent(value)
        self._later = (part, total)
        self._last = self._add("ratio", "người", numerator=part, denominator=total, percent=plain(value))
        self._last["comparator"] = comparator
        return printed

    def _fill_rl(self, comparator: str, unit: str) -> str:
        assert self._later is not None and self._last is not None
        word, self._last["unit"] = self._unit(unit)
        return f"{self._print_pair(*self._later)} {word}"

    def _fill_pr(self, comparator: str, unit: str) -> str:
        part, total = self._pair(unit)
        word, truth = self._unit(unit)
        value = self.share(part, total)
        self._add("ratio", truth, numerator=part, denominator=total, percent=plain(value))
        return f"{self.percent(value)} ({self._print_pair(part, total)} {word})"

    def _fill_of(self, comparator: str, unit: str) -> str:
        part, total = self._pair(unit, False)
        word, truth = self._unit(unit)
        self._last = self._add("ratio", truth, numerator=part, denominator=total, percent=None)
        middle = self.rng.choice(
            (" trong tổng số ", " trên tổng số ", f" {word} trên tổng số ", f" {word} trong tổng số ")
        )
        return f"{self.number(part)}{middle}{self.number(total)} {word}"

    def _fill_both(self, comparator: str, unit: str) -> str:
        part, total = self._pair(unit)
        self._last = self._add("ratio", unit, numerator=part, denominator=total, percent=None)
        return f"{group_digits(part)} {unit}/{group_digits(total)} {unit}"

    def _fill_rn(self, comparator: str, left: str, right: str) -> str:
        part, total = self._pair("người")
        self._last = self._add("ratio", (left, right), numerator=part, denominator=total, percent=None)
        gap = self.rng.choice((" /", "/"))
        return f"{group_digits(part)} {left}{gap}{group_digits(total)} {right}"

    def _fill_rd(self, comparator: str, unit: str) -> str:
        total = round(self.rng.uniform(6, 90), 1)
        part = round(total * self.rng.uniform(0.4, 0.97), 1) if self.rng.random() < 0.7 else total
        self._last = self._add("ratio", unit, numerator=plain(part), denominator=plain(total), percent=None)
        return f"{print_decimal(part)}/{print_decimal(total)} {unit}"

    def _compared(self, comparator: str, printed: str) -> str:
        if comparator == "=":
            return printed
        word = self.rng.choice(_WORDS[comparator])
        return word.replace("…", printed) if "…" in word else word + printed

    def _fill_alone(self, comparator: str, low: str = "40", high: str = "99") -> str:
        exact = comparator == "=" and self.rng.random() < 0.5
        value = Decimal(self.rng.randint(int(low), int(high)))
        if exact:
            value += Decimal(self.rng.randint(1, 99)) / 100
            if self.rng.random() < 0.5:
                value = value.quantize(Decimal("0.1"))
        elif comparator != "=":
            value = value // 5 * 5 if value > 10 else value
        self._add("percentage", ANY, percent=plain(value), comparator=comparator)
        return self._compared(comparator, self.percent(value))

    def _fill_all(self, comparator: str) -> str:
        self._add("percentage", ANY, percent=100, comparator=comparator)
        return ("tối thiểu " if comparator == ">=" else "") + self.percent(100)

    def _fill_q(self, comparator: str, unit: str, low: str = "", high: str = "") -> str:
        word, truth = self._unit(unit)
        value = self._size(unit, low, high)
        if comparator != "=" and value > 100:
            value = round(value, -2)
        self._add("quantity", truth, value=value, comparator=comparator)
        return self._compared(comparator, f"{self.number(value)} {word}")

    def _fill_d(self, comparator: str, unit: str) -> str:
        value = round(self.rng.uniform(1, 90), self.rng.choice((1, 2)))
        if value == int(value):
            value += 0.5
        self._add("quantity", unit, value=plain(value), comparator=comparator)
        glue = "" if unit == "km" and self.rng.random() < 0.2 else " "
        return self._compared(comparator, f"{print_decimal(value)}{glue}{unit}")

    def _fill_rate(self, comparator: str, unit: str) -> str:
        value = self.rng.randint(32, 78) if self.rng.random() < 0.5 else round(self.rng.uniform(32, 78), 1)
        self._add("quantity", unit, value=plain(value), comparator=comparator)
        return self._compared(comparator, f"{print_decimal(value) if isinstance(value, float) else value} {unit}")

    def _fill_range(self, comparator: str, unit: str) -> str:
        low = self.rng.randint(3, 60)
        high = low + self.rng.randint(2, 25)
        if unit != "%":
            self._add("range", unit, low=low, high=high, comparator=ANY)
            return f"{low}{self.rng.choice((' - ', '-', ' – '))}{high} {unit}"
        self._add("range", (unit, None), low=low, high=high, comparator=ANY)
        form = self.rng.choice(("{}-{}%", "{} - {}%", "{}% - {}%", "từ {}% đến {}%", "từ {} - {}%"))
        return form.format(low, high)

    def _fill_upto(self, comparator: str) -> str:
        low = self.rng.randint(8, 14) * 5
        high = low + self.rng.randint(2, 5) * 5
        self._add("range", ("%", None), low=low, high=high, comparator=ANY)
        return f"từ {low}% đến dưới {high}%"

    def _fill_score(self, comparator: str) -> str:
        maximum = self.rng.choice((1, 2, 3, 5, 8, 10, 12))
        value = round(maximum * self.rng.choice((1, 1, 0.5, 0.75, 0.9)), 2)
        self._add("score", (None, "điểm"), value=plain(value), maximum=maximum)
        return f"{print_decimal(value) if value != int(value) else int(value)}/{maximum} điểm"

    def _fill_over(self, comparator: str, unit: str) -> str:
        asked = self._size(unit)
        reached = asked + max(1, round(asked * self.rng.uniform(0.02, 0.4)))
        self._last = self._add("ratio", unit, numerator=reached, denominator=asked, percent=None)
        self.above_one = True
        return f"{group_digits(reached)}/{group_digits(asked)} {unit}"

    def _fill_po(self, comparator: str) -> str:
        assert self._last is not None
        value = rounded(self._last["numerator"], self._last["denominator"], 2)
        self._last["percent"] = plain(value)
        return self.percent(value)

    # citations, dates

    def _fill_c(self, comparator: str) -> str:
        fresh = [doc for doc in self.pool if doc.number not in self.cited]
        again = [doc for doc in self.pool if doc.number in self.cited and not doc.law]
        first = bool(fresh) and (not again or self.rng.random() < 0.75)
        doc = self.rng.choice(fresh if first else again or self.pool)
        self.cited.append(doc.number)
        text, truth = cite(self.rng, doc, first=first)
        self._said.citations.append(truth)
        return text

    def _fill_cs(self, comparator: str) -> str:
        """A citation with what it is about; of a law, the name has told that."""
        text = self._fill_c(comparator)
        return text if text.startswith("Luật") or "Luật" in text else f"{text} {self.rng.choice(SUBJECTS)}"

    def _fill_by(self, comparator: str, organ: str) -> str:
        """A document of the body that the sentence has just named."""
        serial = self.rng.randint(1, 99)
        day = self._earlier()
        word, number, code = {
            "ĐU": ("Nghị quyết", f"{serial:02d}-NQ/ĐU", "resolution"),
            "UBND": ("Kế hoạch", f"{serial:02d}/KH-UBND", "plan"),
        }[organ]
        if number in self._numbers():
            return self._fill_c(comparator)
        self.cited.append(number)
        self._said.citations.append({"number": number, "type": code, "issued_on": day, "issuer": ANY})
        return f"{word} số {number} ngày {print_date(self.rng, day)}"

    def _numbers(self) -> set[str | None]:
        return {doc.number for doc in self.pool} | set(self.cited)

    def _fill_cc(self, comparator: str) -> str:
        fresh = [doc for doc in self.pool if doc.number not in self.cited and doc.word == "Quyết định"]
        pairs = [(a, b) for a in fresh for b in fresh if a is not b and a.issuer == b.issuer]
        if not pairs:
            return self._fill_c(comparator)
        docs = list(self.rng.choice(pairs))
        self.cited.extend(doc.number for doc in docs)
        text, truths = cite_several(self.rng, docs)
        self._said.citations.extend(truths)
        return text

    def _fill_date(self, comparator: str) -> str:
        day = self._earlier()
        return print_date(self.rng, day)

    def _fill_month(self, comparator: str) -> str:
        return f"tháng {self.rng.randint(1, max(1, self.month - 1))}/{self.year}"

    def _earlier(self) -> str:
        """A day of the year before the report's month, or of the year before."""
        if self.month == 1:
            return iso(self.rng.randint(1, 28), self.rng.randint(1, 12), self.year - 1)
        return iso(self.rng.randint(1, 28), self.rng.randint(1, self.month - 1), self.year)

    def _fill_month_number(self, comparator: str) -> str:
        return str(max(1, self.month - 1))

    def _fill_weight(self, comparator: str) -> str:
        """A share of a whole scale: no result, but a number of points all the same."""
        value = self.rng.randint(5, 20)
        self._add("score", ANY, value=value, maximum=100)["optional"] = True
        return f"{value}/100 điểm"

    def _fill_blank(self, comparator: str) -> str:
        """A draft's fraction whose numerator is still to be filled in."""
        self._add("ratio", ANY, numerator=None, denominator=5)["optional"] = True
        return "…/5"

    def _fill_mille(self, comparator: str) -> str:
        """Per mille: the contract has no kind for it."""
        value = round(self.rng.uniform(0.2, 0.9), 1)
        self._add("percentage", ANY, percent=value)["optional"] = True
        return f"{print_decimal(value)}‰"

    def _fill_phone(self, comparator: str) -> str:
        rng = self.rng
        return rng.choice(
            (
                f"0{rng.randint(203, 299)}.{rng.randint(300, 999)}.{rng.randint(100, 999)}",
                f"09{rng.randint(10, 99)}{rng.randint(100, 999)}{rng.randint(100, 999)}",
                f"0{rng.randint(203, 299)}3 {rng.randint(100, 999)} {rng.randint(100, 999)}",
            )
        )

    def _fill_rank(self, comparator: str) -> str:
        total = self.rng.randint(10, 34)
        return f"{self.rng.randint(1, total):02d}/{total}"


_NAMES = {",p": "comma_p", "P": "alone", "P100": "all"}
