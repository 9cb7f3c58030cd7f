"""DOCX files for tests, written part by part: the same arguments give the same bytes.

`make_docx` sets a report as a clerk's Word saves it; `package` zips any document body, numbering, styles and notes that
a test writes itself.
"""

import io
import random
import re
import zipfile
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

Table = list[list[str]]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{_R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_TYPES = {
    "document": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "numbering": "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
    "styles": "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
    "footnotes": "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
    "endnotes": "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml",
    "header": "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
    "footer": "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
}
_ROOTS = {
    "numbering": "numbering", "styles": "styles", "footnotes": "footnotes", "endnotes": "endnotes", "header": "hdr", "footer": "ftr",
}  # fmt: skip


def zipped(members: Mapping[str, bytes | str], *, compress: bool = True) -> bytes:
    """A ZIP archive of the members, in their order, with one fixed date."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (2022, 12, 16, 0, 0, 0))
            info.compress_type = archive.compression
            archive.writestr(info, content)
    return buffer.getvalue()


def package(body: str, *, extra: Mapping[str, bytes | str] | None = None, **parts: str) -> bytes:
    """A DOCX whose `w:body` holds `body`; `parts` are the inner XML of numbering, styles, footnotes, endnotes, header,
    footer. Header and footer are tied to the body's section. `extra` are further members by name."""
    links, kinds, references = [], [], ""
    members: dict[str, bytes | str] = {}
    for place, (kind, inner) in enumerate(parts.items(), 1):
        root = _ROOTS[kind]
        members[f"word/{kind}.xml"] = (
            f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_NAMESPACES}>{inner}</w:{root}>'
        )
        links.append(f'<Relationship Id="rId{place}" Type="{_R}/{kind}" Target="{kind}.xml"/>')
        kinds.append(f'<Override PartName="/word/{kind}.xml" ContentType="{_TYPES[kind]}"/>')
        if kind in ("header", "footer"):
            references += f'<w:{kind}Reference w:type="default" r:id="rId{place}"/>'
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    return zipped(
        {
            "[Content_Types].xml": '<?xml version="1.0" encoding="UTF-8"?>'
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPES["document"]}"/>{"".join(kinds)}</Types>',
            "_rels/.rels": f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{relations}">'
            f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {_NAMESPACES}>'
            f"<w:body>{body}<w:sectPr>{references}</w:sectPr></w:body></w:document>",
            "word/_rels/document.xml.rels": f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{relations}">'
            f"{''.join(links)}</Relationships>",
            **members,
            **(extra or {}),
        }
    )


def run(text: str, *, font: str | None = None, properties: str = "") -> str:
    """A run; `\\n` is a line break, `\\t` a tab."""
    if font:
        name = quoteattr(font)
        properties = f"<w:rFonts w:ascii={name} w:hAnsi={name} w:cs={name}/>{properties}"
    inner = re.sub(
        r"[^\n\t]+|\n|\t",
        lambda piece: (
            {"\n": "<w:br/>", "\t": "<w:tab/>"}.get(piece[0]) or f'<w:t xml:space="preserve">{escape(piece[0])}</w:t>'
        ),
        text,
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def paragraph(inner: str, *, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def table(rows: Sequence[Sequence[str]], *, ruled: bool = True) -> str:
    """A table whose cells are XML already (paragraphs)."""
    width = max(len(row) for row in rows)
    edge = "".join(
        f'<w:{side} w:val="{"single" if ruled else "nil"}" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{9000 // width}"/>' for _ in range(width))
    lines = "".join(f"<w:tr>{''.join(cell(text) for text in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr><w:tblW w:w='0' w:type='auto'/><w:tblBorders>{edge}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"


def cell(inner: str, *, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner or '<w:p/>'}</w:tc>"


def level(
    place: int,
    form: str,
    text: str,
    *,
    start: int = 1,
    restart: int | None = None,
    suffix: str = "tab",
    extra: str = "",
) -> str:
    """One `w:lvl` of a numbering definition."""
    again = f'<w:lvlRestart w:val="{restart}"/>' if restart is not None else ""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{again}{extra}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val={quoteattr(text)}/><w:lvlJc w:val="left"/></w:lvl>'
    )


_LABEL = re.compile(
    r"(?P<open>\(?)(?:(?P<decimal>[0-9]{1,3}(?:\.[0-9]{1,3}){0,3})|(?P<roman>[IVX]{1,5})|(?P<letter>[a-d]))(?P<close>[.)/]{1,2}|\.?)[ \t]+(?=\S)|(?P<bullet>[-–+*•])[ \t]+(?=\S)"
)
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


@dataclass
class Numbering:
    """Takes printed labels off paragraphs and gives the automatic numbering that prints them again.

    Lists of one look share a definition; where a list does not go on by one, a new instance starts it over, as Word
    does for "restart numbering".
    """

    looks: dict[tuple[str, str, str, str, int], int] = field(default_factory=dict)
    counts: dict[int, dict[int, int]] = field(default_factory=dict)
    current: dict[int, int] = field(default_factory=dict)
    instances: list[tuple[int, dict[int, int]]] = field(default_factory=list)

    def take(self, text: str) -> tuple[str, str]:
        """The text without its label and the `w:numPr` for it; ("", text) unchanged where it has none."""
        found = _LABEL.match(text)
        if not found:
            return "", text
        rest = text[found.end() :]
        if found["bullet"]:
            look, values = ("bullet", "", found["bullet"], "", 1), [1]
        elif found["roman"]:
            if found["roman"] not in _ROMAN or not found["close"]:
                return "", text
            look, values = ("upperRoman", found["open"], "", found["close"], 1), [_ROMAN.index(found["roman"])]
        elif found["letter"]:
            if not found["close"]:
                return "", text
            look, values = ("lowerLetter", found["open"], "", found["close"], 1), [ord(found["letter"]) - 96]
        else:
            numbers = found["decimal"].split(".")
            if any(number[0] == "0" for number in numbers) or (len(numbers) == 1 and not found["close"]):
                return "", text
            values = [int(number) for number in numbers]
            look = ("decimal", found["open"], "", found["close"], 4)
        definition = self.looks.setdefault(look, len(self.looks))
        if look[0] == "decimal" and len(values) > 1 and self.next(definition, len(values) - 1) != values:
            # A lower level out of step: a definition of its own, the printed numbers above it typed into its text.
            before = ".".join(map(str, values[:-1])) + "."
            look, values = ("decimal", found["open"] + before, "", found["close"], 1), values[-1:]
            definition = self.looks.setdefault(look, len(self.looks))
        place = len(values) - 1
        stray = look[0] != "bullet" and self.next(definition, place) != values
        if stray or definition not in self.current:
            self.instances.append((definition, {place: values[place]} if stray else {}))
            self.current[definition] = len(self.instances)
        self.counts[definition] = dict(enumerate(values))
        properties = f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{self.current[definition]}"/></w:numPr>'
        return properties, rest

    def next(self, definition: int, place: int) -> list[int]:
        counts = self.counts.get(definition, {})
        return [counts.get(at, 1) for at in range(place)] + [counts.get(place, 0) + 1]

    def xml(self) -> str:
        lines = []
        for (form, before, bullet, after, depth), number in self.looks.items():
            levels = []
            for place in range(depth):
                shown = ".".join(f"%{at + 1}" for at in range(place + 1))
                levels.append(level(place, form, bullet or f"{before}{shown}{after}"))
            lines.append(
                f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'
            )
        for number, (definition, starts) in enumerate(self.instances, 1):
            overrides = "".join(
                f'<w:lvlOverride w:ilvl="{place}"><w:startOverride w:val="{value}"/></w:lvlOverride>'
                for place, value in starts.items()
            )
            lines.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>')
        return "".join(lines)


def make_docx(
    paragraphs: Sequence[str | Table],
    *,
    numbering: bool = False,
    letterhead: tuple[Sequence[str], Sequence[str]] | None = None,
    signature: tuple[Sequence[str], Sequence[str]] | None = None,
    bold: Collection[int] = (),
    centred: Collection[int] = (),
    plain_tables: Collection[int] = (),
    header: str | None = None,
    footer: str | None = None,
    font: str | None = None,
    fonts: Callable[[str], list[tuple[str, str]]] | None = None,
    seed: int | None = None,
) -> bytes:
    """The paragraphs and tables one below another, as Word saves them.

    With `numbering`, labels that begin a paragraph (`I.`, `1.1.`, `a)`, `-`) are printed by Word and stand nowhere in
    the text. `letterhead` and `signature` are two columns of a table without rules, as are the `plain_tables`. A cell's
    `\\n` parts paragraphs. With `seed`, the text is cut into runs anywhere, inside words and numbers too. `fonts` gives a
    text as (text, font) runs.
    """
    rng = random.Random(seed)
    lists = Numbering()

    def runs(text: str, place: int = -1) -> str:
        look = "<w:b/>" if place in bold else ""
        return "".join(
            run(piece, font=name, properties=look)
            for stretch, name in (fonts(text) if fonts else [(text, font)])
            for piece in cut(stretch)
        )

    def cut(text: str) -> list[str]:
        if seed is None or len(text) < 2:
            return [text]
        cuts = sorted(rng.sample(range(1, len(text)), min(len(text) - 1, rng.randint(0, 4))))
        return [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]

    def lines(text: str) -> str:
        return "".join(paragraph(runs(line)) for line in text.split("\n"))

    def columns(pair: tuple[Sequence[str], Sequence[str]]) -> str:
        return table([["".join(lines(line) for line in side) for side in pair]], ruled=False)

    parts = [columns(letterhead)] if letterhead else []
    for place, item in enumerate(paragraphs):
        if isinstance(item, str):
            properties = '<w:jc w:val="center"/>' if place in centred else ""
            if numbering:
                number, item = lists.take(item)
                properties = number + properties
            parts.append(paragraph(runs(item, place), properties=properties))
        else:
            parts.append(table([[lines(text) for text in row] for row in item], ruled=place not in plain_tables))
    if signature:
        parts.append(columns(signature))
    members: dict[str, str] = {}
    if numbering:
        members["numbering"] = lists.xml()
    if header is not None:
        members["header"] = lines(header)
    if footer is not None:
        members["footer"] = lines(footer)
    return package("".join(parts), **members)
