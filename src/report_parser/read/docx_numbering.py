"""Automatic numbering: the labels that Word prints before paragraphs and that stand nowhere in their text.

After ECMA-376 part 1, 17.9: a paragraph names an instance (`w:num`) and a level; instances share a definition
(`w:abstractNum`) and its running counters; an instance may start a level over, once, when it is first used there, and
may put other levels in the definition's place.
"""

from collections.abc import Callable, Iterator
from dataclasses import field, replace

from report_parser.characters import plain_characters
from report_parser.read.docx_names import ALTERNATE, CHOICE, VAL, is_on, number_of, value_of, w
from report_parser.read.package import Element
from report_parser.read.runs import SYMBOL_FONTS
from report_parser.records import dataclass

LEVELS = 9
TEXT_LENGTH = 64
"""Word takes 31 characters for a label's text; a crafted one, printed before every paragraph, must not fill the memory."""
BULLET = "•"
_ONES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a definition: how its number looks and where it starts.

    `restart` is how many of the levels above start it over (None: all, 0: none). `style` is the paragraph style that
    is tied to this level; `font` that of the label.
    """

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    suffix: str = "tab"
    legal: bool = False
    hidden: bool = False
    style: str | None = None
    font: str | None = None
    pattern: str | None = None


@dataclass(slots=True)
class Instance:
    """A `w:num`: its definition's id, its own levels where it has some, and where it starts levels over."""

    definition: str
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Printed:
    """A label as it is printed, with the space behind it, and the font it is printed in, where that is named."""

    text: str
    font: str | None
    bullet: bool


@dataclass(slots=True)
class Counter:
    """How one level of one instance counts and prints, worked out once.

    `starts` are the first numbers of this level and those above it; `resets` the levels below that it starts over;
    `over` is where an instance starts this level when it is first used. `pieces` are the label's text and the levels
    whose numbers stand behind each.
    """

    counts: list[int | None]
    starts: list[int]
    resets: list[int]
    over: int | None
    level: Level
    pieces: list[tuple[str, int | None, str, str | None]]
    constant: Printed | None


@dataclass(slots=True)
class Numbering:
    """The document's lists and how far each has counted."""

    definitions: dict[str, dict[int, Level]] = field(default_factory=dict)
    instances: dict[str, Instance] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    counters: dict[tuple[str, int], Counter | None] = field(default_factory=dict)

    def level_for_style(self, number: str, style: str) -> int | None:
        """The level of the instance that a paragraph style is tied to."""
        instance = self.instances.get(number)
        if instance is None:
            return None
        for levels in (instance.levels, self.definitions.get(instance.definition, {})):
            for place, level in levels.items():
                if level.style == style:
                    return place
        return None

    def label(self, number: str, place: int) -> Printed | None:
        """Count one paragraph of the instance at the level and give its label; None where nothing is printed."""
        key = (number, place)
        try:
            counter = self.counters[key]
        except KeyError:
            counter = self.counters[key] = self._counter(number, place)
        if counter is None:
            return None
        counts = counter.counts
        now = counts[place]
        if counter.over is not None:
            counts[place], counter.over = counter.over, None
        else:
            counts[place] = counter.starts[place] if now is None else now + 1
        # A level above that no paragraph has used counts as started.
        for at in range(place):
            if counts[at] is None:
                counts[at] = counter.starts[at]
        for at in counter.resets:
            counts[at] = None
        level = counter.level
        if counter.constant is not None or level.hidden:
            return counter.constant
        text = ""
        for literal, shown, form, pattern in counter.pieces:
            value = None if shown is None else counts[shown]
            text += literal
            if value is not None:
                text += str(value) if form == "decimal" else format_number(value, form, pattern)
        return Printed(text if level.suffix == "nothing" else f"{text} ", level.font, False) if text else None

    def _counter(self, number: str, place: int) -> Counter | None:
        instance = self.instances.get(number)
        if instance is None or not 0 <= place < LEVELS:
            return None
        levels = self.definitions.get(instance.definition, {}) | instance.levels
        level = levels.get(place)
        if level is None:
            return None
        starts = [instance.starts.get(at, levels[at].start if at in levels else 1) for at in range(place + 1)]
        resets = []
        for at in range(place + 1, LEVELS):
            restart = levels[at].restart if at in levels else None
            if restart is None or place < restart:
                resets.append(at)
        constant = None
        if level.form == "bullet":
            bullet = read_bullet(level.text, level.font)
            if not bullet:
                level = replace(level, hidden=True)
            constant = Printed(bullet if level.suffix == "nothing" else f"{bullet} ", level.font, True)
        if level.hidden:
            constant = None
        counts = self.counts.setdefault(instance.definition, [None] * LEVELS)
        pieces = list(_pieces(level, levels, place))
        return Counter(counts, starts, resets, instance.starts.get(place), level, pieces, constant)


def _pieces(level: Level, levels: dict[int, Level], place: int) -> Iterator[tuple[str, int | None, str, str | None]]:
    """A label's text in pieces, each with the level whose number stands behind it, and how that is written. A level
    deeper than the paragraph's own has no number yet."""
    literal = ""
    parts = level.text.split("%")
    for part in parts[1:]:
        literal += parts[0]
        at = int(part[0]) - 1 if part[:1] in tuple("123456789") else -1
        if at < 0:
            parts[0] = f"%{part}"
            continue
        if at <= place:
            shown = levels.get(at, level)
            yield literal, at, "decimal" if level.legal else shown.form, shown.pattern
            literal = ""
        parts[0] = part[1:]
    yield literal + parts[0], None, "", None


def read_numbering(root: Element) -> Numbering:
    """The definitions of a numbering part. `w:numStyleLink` is resolved by `link_styles`."""
    numbering = Numbering()
    for definition in root.iterchildren(w("abstractNum")):
        levels = {}
        for element in definition.iterchildren(w("lvl")):
            levels[number_of(element.get(w("ilvl")), 0)] = _level(element)
        numbering.definitions[definition.get(w("abstractNumId"), "")] = levels
    for element in root.iterchildren(w("num")):
        instance = Instance(value_of(element, w("abstractNumId")) or "")
        for override in element.iterchildren(w("lvlOverride")):
            place = number_of(override.get(w("ilvl")), 0)
            own = override.find(w("lvl"))
            if own is not None:
                instance.levels[place] = _level(own)
            start = value_of(override, w("startOverride"))
            if start is not None:
                instance.starts[place] = number_of(start, 1)
        numbering.instances[element.get(w("numId"), "")] = instance
    return numbering


def link_styles(root: Element, numbering: Numbering, number_of_style: Callable[[str], str | None]) -> None:
    """Give definitions that only name a numbering style that style's levels."""
    for definition in root.iterchildren(w("abstractNum")):
        name = value_of(definition, w("numStyleLink"))
        own = definition.get(w("abstractNumId"), "")
        if name and not numbering.definitions.get(own):
            target = numbering.instances.get(number_of_style(name) or "")
            if target is not None:
                numbering.definitions[own] = numbering.definitions.get(target.definition, {}) | target.levels


def _level(element: Element) -> Level:
    form = element.find(w("numFmt"))
    if form is None:
        # Forms that old versions do not know stand beside one that they do.
        form = element.find(f"{ALTERNATE}/{CHOICE}/{w('numFmt')}")
    look = element.find(w("rPr"))
    fonts = None if look is None else look.find(w("rFonts"))
    restart = value_of(element, w("lvlRestart"))
    picture = element.find(w("lvlPicBulletId")) is not None
    return Level(
        form="bullet" if picture else form.get(VAL, "decimal") if form is not None else "decimal",
        text=BULLET if picture else (value_of(element, w("lvlText")) or "")[:TEXT_LENGTH],
        start=number_of(value_of(element, w("start")), 0),
        restart=None if restart is None else number_of(restart, 0),
        suffix=value_of(element, w("suff")) or "tab",
        legal=bool(is_on(element, w("isLgl"))),
        hidden=bool(is_on(look, w("vanish"))),
        style=value_of(element, w("pStyle")),
        font=None if fonts is None else fonts.get(w("hAnsi")) or fonts.get(w("ascii")),
        pattern=None if form is None else form.get(w("format")),
    )


def read_bullet(text: str, font: str | None) -> str:
    """The sign that a bullet prints: `-`, `+` and `*` as they are, pictures of symbol fonts as `•`.

    >>> read_bullet("-", "Times New Roman"), read_bullet("\\uf0b7", "Symbol"), read_bullet("Ø", "Wingdings")
    ('-', '•', '•')
    """
    if font and font.lower().startswith(SYMBOL_FONTS):
        text = "".join(chr(0xF000 + ord(sign)) if " " < sign < "\u0100" else sign for sign in text)
    return "".join(BULLET if "\ue000" <= sign <= "\uf8ff" else sign for sign in plain_characters(text)).strip()


def format_number(value: int, form: str, pattern: str | None = None) -> str:
    """A counter in one of the forms of `w:numFmt`; a form that is not known here is printed in digits.

    >>> [format_number(4, form) for form in ("decimal", "upperRoman", "lowerLetter", "decimalZero", "vietnameseCounting")]
    ['4', 'IV', 'd', '04', 'bốn']
    >>> format_number(28, "lowerLetter"), format_number(7, "custom", "001, 002, 003, ...")
    ('bb', '007')
    """
    if form == "custom":
        first = (pattern or "").split(",")[0].strip()
        return f"{value:0{len(first)}d}" if first.isdigit() and len(first) < 10 else str(value)
    writer = _FORMS.get(form)
    return writer(value) if writer else str(value)


def format_roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    text = ""
    for amount, letters in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
        (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        text += letters * (value // amount)
        value %= amount
    return text


def format_letter(value: int) -> str:
    """`a` to `z`, then `aa`, `bb` …: Word repeats the letter, and knows no `đ`."""
    if not 0 < value <= 780:
        return str(value)
    return chr(97 + (value - 1) % 26) * ((value - 1) // 26 + 1)


def format_count(value: int) -> str:
    """A number from 0 to 99 in Vietnamese words; larger ones in digits.

    >>> [format_count(value) for value in (5, 10, 15, 21, 24, 35)]
    ['năm', 'mười', 'mười lăm', 'hai mươi mốt', 'hai mươi bốn', 'ba mươi lăm']
    """
    if not 0 <= value < 100:
        return str(value)
    tens, ones = divmod(value, 10)
    if not tens:
        return _ONES[ones]
    words = ["mười"] if tens == 1 else [_ONES[tens], "mươi"]
    if ones:
        words.append("lăm" if ones == 5 else "mốt" if ones == 1 and tens > 1 else _ONES[ones])
    return " ".join(words)


def _ranged(first: str, last: int) -> Callable[[int], str]:
    """Signs that stand in a row in Unicode, from 1 on."""
    return lambda value: chr(ord(first) + value - 1) if 0 < value <= last else str(value)


_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda value: f"{value:02d}",
    "upperRoman": format_roman,
    "lowerRoman": lambda value: format_roman(value).lower(),
    "upperLetter": lambda value: format_letter(value).upper(),
    "lowerLetter": format_letter,
    "vietnameseCounting": format_count,
    "none": lambda value: "",
    "numberInDash": lambda value: f"- {value} -",
    "decimalEnclosedCircle": _ranged("①", 20),
    "decimalEnclosedParen": _ranged("⑴", 20),
    "decimalEnclosedFullstop": _ranged("⒈", 20),
    "hex": lambda value: f"{value:X}",
    "chicago": lambda value: "*†‡§"[(value - 1) % 4] * ((value - 1) // 4 + 1) if 0 < value < 400 else str(value),
}
