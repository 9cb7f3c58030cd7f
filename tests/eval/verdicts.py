"""How verdicts and totals are worded."""

import random
from dataclasses import dataclass, field
from typing import Any

from tests.eval.case import ANY

PHRASES: dict[str, tuple[str, ...]] = {
    "met": ("Đạt", "Đạt", "Đạt", "Hoàn thành", "Đã hoàn thành", "Đạt chuẩn", "Đạt yêu cầu"),
    "partly_met": ("Cơ bản đạt", "Cơ bản hoàn thành"),
    "in_progress": ("Đang triển khai", "Đang thực hiện", "Đang triển khai thực hiện"),
    "not_met": ("Chưa đạt", "Không đạt", "Chưa hoàn thành", "Chưa đạt chuẩn"),
    "not_assessed": ("Chưa đánh giá",),
    "not_applicable": ("Không áp dụng", "Không đánh giá"),
}
SENTENCES: dict[str, tuple[str, ...]] = {
    "met": ("Đạt chỉ tiêu {goal}.", "Đạt chỉ tiêu {goal}.", "Hoàn thành chỉ tiêu {goal}."),
    "partly_met": ("Cơ bản đạt chỉ tiêu {goal}.",),
    "not_met": ("Chưa đạt chỉ tiêu {goal}.", "Không đạt chỉ tiêu {goal}."),
}
GOALS = ("đại hội", "nghị quyết", "kế hoạch", "đề ra", "huyện giao", "nghị quyết đại hội")
LABELS = (
    "Đánh giá", "Đánh giá", "Đánh giá", "Tự đánh giá", "Tự đánh giá", "Kết quả", "Kết quả đánh giá", "Xếp loại",
    "Mức độ hoàn thành", "Kết quả tự đánh giá", "Mức độ đạt",
)  # fmt: skip
BULLETS = ("* ", "* ", "- ", "+ ", "=> ", "")
UNREAD = (
    "Đang xin ý kiến cấp trên",
    "Chờ thẩm định của đoàn kiểm tra",
    "Đề nghị xem xét lại",
    "Theo kết luận của huyện",
)
GRADES = ("Tốt", "Khá", "Trung bình")


@dataclass(slots=True)
class VerdictStyle:
    """One report's habit: `place` is `line`, `same-line` or `sentence`."""

    place: str
    label: str = "Đánh giá"
    bullet: str = "* "
    end: str = ""
    upper: bool = False
    phrases: dict[str, str] = field(default_factory=dict)
    goal: str = "đại hội"
    grades: bool = False
    """Indicators are graded Tốt, Khá, Trung bình, for which the contract has no code."""

    @classmethod
    def draw(cls, rng: random.Random, *, sentences: bool = False) -> "VerdictStyle":
        phrases = {code: rng.choice(words) for code, words in PHRASES.items()}
        if sentences:
            return cls("sentence", phrases=phrases, goal=rng.choice(GOALS))
        place = "same-line" if rng.random() < 0.15 else "line"
        style = cls(
            place, rng.choice(LABELS), rng.choice(BULLETS), rng.choice(("", "", "", ".")), rng.random() < 0.1, phrases
        )
        if style.label == "Xếp loại" and rng.random() < 0.5:
            style.grades = True
        if style.label == "Mức độ hoàn thành":
            phrases |= {"met": "Hoàn thành", "not_met": "Chưa hoàn thành", "partly_met": "Cơ bản hoàn thành"}
        return style

    def line(self, code: str, words: str | None = None) -> tuple[str, dict[str, Any]]:
        """The verdict as it is printed, without bullet, and its truth."""
        if self.place == "sentence":
            text = self.phrases.get(code + ":sentence") or SENTENCES[code][0].format(goal=self.goal)
            return text, {"code": code, "text": text.rstrip(".")}
        phrase = words or self.phrases[code]
        if self.upper:
            phrase = phrase.upper()
        return f"{self.label}: {phrase}{self.end}", {"code": code, "text": phrase}

    def counts(self, code: str) -> bool:
        return self.place != "sentence" or code in SENTENCES


def draw_code(rng: random.Random, style: VerdictStyle) -> str:
    """Most indicators are met."""
    while True:
        code = rng.choices(
            ("met", "in_progress", "not_met", "partly_met", "not_assessed", "not_applicable"),
            weights=(70, 11, 12, 3, 2, 1),
        )[0]
        if style.counts(code):
            return code


def total_word(style: VerdictStyle, code: str) -> str:
    """The verdict inside a total: `đạt`, `đang triển khai`."""
    word = style.phrases[code].lower()
    simple = {"đã hoàn thành": "hoàn thành", "đạt chuẩn": "đạt", "đạt yêu cầu": "đạt", "chưa đạt chuẩn": "chưa đạt"}
    return simple.get(word, word)


LINE_FORMS = (
    "+ {Noun} {word}: {a}/{b}",
    "+ {Noun} {word}: {a}/{b}.",
    "- Số {noun} {word}: {aa}/{bb} {noun}",
    "- Số {noun} {word}: {a}/{b} {noun}.",
    "* {Noun} {word}: {aa}/{bb}.",
    "+ Tổng số {noun} {word}: {a}/{b}",
    "Số {noun} {word}: {a}/{b}",
)
OVERALL_FORMS = (
    "+ Tổng {noun} {word}: {a}/{b}.",
    "+ Tổng số {noun} {word}: {aa}/{bb}.",
    "- Tổng số {noun} {word} {a}/{b}",
    "- Số {noun} {word}: {aa}/{bb} {noun}.",
    "Tổng số {noun} {word}: {a}/{b} {noun}.",
)
JOINED_FORMS = (
    "Tổng hợp: {items}.",
    "Kết quả tổng hợp: {items}.",
    "* Tổng hợp chung: {items}.",
    "Như vậy, {items}.",
    "+ Tổng cộng: {items}.",
    "Kết quả chung: {items}",
)


def total_lines(
    rng: random.Random, style: VerdictStyle, noun: str, counts: dict[str, int], size: int, form: str
) -> list[str]:
    """One line for each verdict, all in one form."""
    lines = []
    for code, count in counts.items():
        values = {
            "noun": noun,
            "Noun": noun[0].upper() + noun[1:],
            "word": total_word(style, code),
            "a": count,
            "b": size,
        }
        lines.append(form.format(aa=f"{count:02d}", bb=f"{size:02d}", **values))
    return lines


def joined_totals(
    style: VerdictStyle, noun: str, counts: dict[str, int], size: int, form: str, *, padded: bool, bare: bool = False
) -> str:
    """`Tổng hợp: đạt 15/19 tiêu chí, chưa đạt 04/19 tiêu chí.`; `bare` totals tell only how many: `15 tiêu chí đạt`."""

    def printed(value: int) -> str:
        return f"{value:02d}" if padded else str(value)

    items = []
    for code, count in counts.items():
        word = total_word(style, code)
        items.append(f"{printed(count)} {noun} {word}" if bare else f"{word} {printed(count)}/{size} {noun}")
    return form.format(items=", ".join(items))


def reported(counts: dict[str, int], size: int | None) -> list[dict[str, Any]]:
    return [{"verdict": code, "count": count, "total": size} for code, count in counts.items()]


__all__ = ["ANY", "GRADES", "UNREAD", "VerdictStyle", "draw_code", "joined_totals", "reported", "total_lines"]
