"""Word documents: the archive, its XML, and what the text may hold."""

import io
import random
import struct
import zipfile
from collections.abc import Iterator

from tests.fuzz.hostile import FIRST, LAST, REPORT, Case, case
from tests.make.docx import W, make_docx, package, paragraph, run, table, zipped

MARKED = (FIRST, LAST)
BODY = "".join(paragraph(run(line)) for line in REPORT.splitlines())
MAIN = "word/document.xml"


def document(inside: str, **parts: str) -> bytes:
    return package(f"{BODY}{paragraph(run(FIRST))}{inside}{paragraph(run(LAST))}", **parts)


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_main(xml: bytes | str) -> bytes:
    return zipped({**members(document("")), MAIN: xml})


def archive_cases(kind: str, sound: bytes, main: str) -> Iterator[Case]:
    """What can be wrong with the archive of any office package."""
    parts = members(sound)

    def zipped_with(**changes: bytes | None) -> bytes:
        return zipped({name: content for name, content in ({**parts, **changes}).items() if content is not None})

    yield case(
        f"{kind}-zip-bomb-200",
        lambda: zipped({**parts, main: parts[main] + b" " * 200_000_000}),
        "too-large",
        heavy=True,
    )
    yield case(
        f"{kind}-zip-bomb-60",
        lambda: zipped({**parts, main: parts[main].replace(b">", b">" + b" " * 60_000_000, 1)}),
        "too-large",
        heavy=True,
    )
    yield case(
        f"{kind}-zip-media", lambda: zipped({**parts, "word/media/a.png": bytes(100_000_000)}), marks=MARKED, heavy=True
    )
    yield case(
        f"{kind}-zip-members",
        lambda: zipped({**parts, **{f"x/{n}": b"" for n in range(12_000)}}),
        "too-large",
        heavy=True,
    )
    yield case(f"{kind}-zip-prefix", b"MZ" + bytes(500) + sound)
    yield case(f"{kind}-zip-suffix", sound + bytes(70_000))
    yield case(f"{kind}-zip-comment", sound[:-2] + b"\xff\xff" + b"c" * 0xFFFF, marks=MARKED)
    yield case(f"{kind}-zip-encrypted", _flagged(sound, 1), "encrypted", "damaged")
    for name, field in {
        "size-small": (24, 1),
        "size-huge": (24, 0xFFFFFFF0),
        "packed-zero": (20, 0),
        "packed-huge": (20, 0xFFFFFFF0),
        "crc": (16, 0),
        "offset": (42, 7),
        "offset-huge": (42, 0xFFFFFFF0),
    }.items():
        yield case(f"{kind}-zip-{name}", _patched(sound, main, *field), marks=MARKED)
    for method in (1, 9, 12, 14, 93, 99):
        yield case(f"{kind}-zip-method-{method}", _patched(sound, main, 10, method, size=2))
    for name, member in {
        "traversal": "../../../../tmp/report-parser-evil",
        "absolute": "/tmp/report-parser-evil",
        "drive": "C:\\evil",
        "nul": "word/a\0.xml",
        "long": "a" * 60_000,
        "newline": "a\nb\x1b[2J",
    }.items():
        yield case(f"{kind}-zip-name-{name}", lambda member=member: zipped({**parts, member: b"x"}), marks=MARKED)
    yield case(f"{kind}-zip-doubled", _doubled(parts, main))
    yield case(f"{kind}-zip-nested", lambda: zipped({**parts, "word/embeddings/a.docx": sound}), marks=MARKED)
    yield case(f"{kind}-zip-stored", zipped(parts, compress=False), marks=MARKED)
    for name in parts:
        yield case(f"{kind}-without-{name.replace('/', '.')}", zipped_with(**{name: None}))
        yield case(f"{kind}-empty-{name.replace('/', '.')}", zipped_with(**{name: b""}))
        yield case(f"{kind}-rubbish-{name.replace('/', '.')}", zipped_with(**{name: random.Random(1).randbytes(2_000)}))
        yield case(
            f"{kind}-half-{name.replace('/', '.')}",
            zipped_with(**{name: parts[name][: len(parts[name]) // 2]}),
            marks=MARKED,
        )
    for share in range(10, 100, 10):
        yield case(f"{kind}-cut-{share}", sound[: len(sound) * share // 100])
    xml = parts[main].decode()
    head, _, rest = xml.partition("<w:body>" if kind == "docx" else "<sheetData>")
    opening = "<w:body>" if kind == "docx" else "<sheetData>"
    start = xml.index("<w:document" if kind == "docx" else "<worksheet")
    doctypes = {
        "laughs": '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)) + "]>", "file": '<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">]>',
        "parameter": '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:1/x"> %a;]>', "quadratic": f'<!DOCTYPE x [<!ENTITY j "{"x" * 50_000}">]>', "external": '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
    }  # fmt: skip
    use = (
        paragraph(run("&j;")) if kind == "docx" else '<row r="9"><c r="A9" t="inlineStr"><is><t>&j;</t></is></c></row>'
    )
    for name, doctype in doctypes.items():
        made = (doctype + xml[start:].replace(opening, opening + use, 1)).replace("&amp;j;", "&j;")
        yield case(f"{kind}-entity-{name}", zipped({**parts, main: made}), "damaged", "partial")
    for name in ("utf-16", "utf-7", "cp500", "utf-32", "shift_jis", "rot13"):
        declared = f'<?xml version="1.0" encoding="{name}"?>'
        yield case(f"{kind}-declared-{name}", zipped({**parts, main: declared + xml[start:]}))
    yield case(
        f"{kind}-encoded-utf-16",
        zipped({**parts, main: ('<?xml version="1.0" encoding="utf-16"?>' + xml[start:]).encode("utf-16")}),
        marks=MARKED,
    )
    yield case(f"{kind}-xml-nul", zipped({**parts, main: xml.replace(opening, opening + "\0", 1)}), marks=MARKED)
    yield case(f"{kind}-xml-control", zipped({**parts, main: xml.replace(opening, opening + "\x08", 1)}), marks=MARKED)
    yield case(
        f"{kind}-xml-include",
        zipped(
            {
                **parts,
                main: xml.replace(
                    opening,
                    opening
                    + '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>',
                    1,
                ),
            }
        ),
    )
    for depth in (200, 400, 50_000):
        yield case(
            f"{kind}-xml-deep-{depth}",
            lambda depth=depth: zipped({**parts, main: head + opening + "<x>" * depth + "</x>" * depth + rest}),
            marks=MARKED,
        )
    yield case(
        f"{kind}-xml-attribute",
        lambda: zipped({**parts, main: head + opening + f'<x a="{"a" * 9_000_000}"/>' + rest}),
        heavy=True,
    )
    yield case(
        f"{kind}-xml-attributes",
        lambda: zipped(
            {**parts, main: head + opening + "<x " + " ".join(f'a{n}="1"' for n in range(50_000)) + "/>" + rest}
        ),
    )


def _flagged(data: bytes, flag: int) -> bytes:
    made = bytearray(data)
    at = 0
    while (at := made.find(b"PK\x01\x02", at)) >= 0:
        made[at + 8] |= flag
        at += 4
    return bytes(made)


def _patched(data: bytes, member: str, place: int, value: int, size: int = 4) -> bytes:
    """One field of a member's entry in the archive's directory changed."""
    made = bytearray(data)
    at = made.rfind(member.encode()) - 46
    assert made[at : at + 4] == b"PK\x01\x02"
    made[at + place : at + place + size] = struct.pack("<I", value)[:size]
    return bytes(made)


def _doubled(parts: dict[str, bytes], main: str) -> bytes:
    import warnings

    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, content in [*parts.items(), (main, b"<x/>")]:
                archive.writestr(name, content)
    return buffer.getvalue()


def cases() -> Iterator[Case]:
    sound = document("")
    yield case("docx-sound-one", sound, "ok", marks=MARKED)
    yield from archive_cases("docx", sound, MAIN)
    wide = '<w:tcPr><w:gridSpan w:val="{}"/></w:tcPr>'
    for value in ("1000000000", "0", "-1", "abc", "1e9", "99999999999999999999999"):
        rows = f"<w:tbl><w:tr><w:tc>{wide.format(value)}{paragraph(run('A'))}</w:tc><w:tc>{paragraph(run('B'))}</w:tc></w:tr></w:tbl>"
        yield case(f"docx-span-{value}", document(rows * 5), marks=MARKED)
        before = f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="{value}"/></w:trPr><w:tc>{paragraph(run("A"))}</w:tc></w:tr></w:tbl>'
        yield case(f"docx-before-{value}", document(before), marks=MARKED)
    for depth in (5, 20, 60):
        inner = paragraph(run("GIUA"))
        for _ in range(depth):
            inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
        yield case(f"docx-nest-tables-{depth}", document(inner), marks=(*MARKED, "GIUA"))
    for name, opening, closing in (
        ("sdt", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("ins", "<w:ins>", "</w:ins>"),
        ("smart", "<w:smartTag>", "</w:smartTag>"),
        ("custom", "<w:customXml>", "</w:customXml>"),
        ("del", "<w:del>", "</w:del>"),
    ):
        for depth in (3, 60):
            word = "" if name == "del" else "GIUA"
            yield case(
                f"docx-nest-{name}-{depth}",
                document(f"<w:p>{opening * depth}{run(word or 'XOA')}{closing * depth}</w:p>"),
                marks=(*MARKED, word),
            )
    boxes = run("GIUA")
    for _ in range(12):
        boxes = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p>{boxes}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    yield case("docx-nest-boxes-12", document(f"<w:p>{boxes}</w:p>"), marks=(*MARKED, "GIUA"))
    begin, part, end = (f'<w:r><w:fldChar w:fldCharType="{word}"/></w:r>' for word in ("begin", "separate", "end"))

    def code(words: str) -> str:
        return f'<w:r><w:instrText xml:space="preserve">{words}</w:instrText></w:r>'

    for name, words in {
        "dde": 'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"',
        "picture": "INCLUDEPICTURE file:///etc/passwd",
        "text": "INCLUDETEXT /etc/passwd",
        "link": "HYPERLINK http://127.0.0.1:1/",
    }.items():
        yield case(
            f"docx-field-{name}", document(f"<w:p>{begin}{code(words)}{part}{run('kết quả')}{end}</w:p>"), marks=MARKED
        )
    yield case(
        "docx-field-nested", document(f"<w:p>{(begin + code('IF')) * 5_000}{(part + end) * 5_000}</w:p>"), marks=MARKED
    )
    yield case("docx-field-open", document(f"<w:p>{begin * 5_000}</w:p>"), marks=MARKED)
    yield case("docx-field-closed", document(f"<w:p>{end * 5_000}</w:p>"), marks=MARKED)
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr></w:pPr>'
    levels = {
        "huge-start": '<w:lvl w:ilvl="0"><w:start w:val="999999999999999999"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>', "letters": '<w:lvl w:ilvl="0"><w:start w:val="2000000000"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1."/></w:lvl>',
        "negative": '<w:lvl w:ilvl="0"><w:start w:val="-5"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1)"/></w:lvl>', "long-text": f'<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="{"%1" * 20_000}"/></w:lvl>', "level": '<w:lvl w:ilvl="99999"><w:lvlText w:val="%9"/></w:lvl>',
        "unknown": '<w:lvl w:ilvl="0"><w:numFmt w:val="nowhere"/><w:lvlText w:val="%1%2%3%4%5%6%7%8%9"/></w:lvl>', "link-self": '<w:numStyleLink w:val="A"/><w:styleLink w:val="A"/>',
    }  # fmt: skip
    for name, level in levels.items():
        numbering = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        inside = paragraph(run("Mục"), properties=numbered.format(0, 1)[7:-8]) * 50
        yield case(f"docx-numbering-{name}", document(inside, numbering=numbering), marks=MARKED)
    for name, styles in {
        "self": '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style>',
        "two": '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>',
        "chain": "".join(
            f'<w:style w:type="paragraph" w:styleId="S{n}"><w:basedOn w:val="S{n + 1}"/></w:style>'
            for n in range(5_000)
        ),
    }.items():
        yield case(
            f"docx-styles-{name}",
            document(
                paragraph(run("x"), properties=f'<w:pStyle w:val="{"S0" if name == "chain" else "A"}"/>'), styles=styles
            ),
            marks=MARKED,
        )
    yield case(
        "docx-notes-self",
        document(
            f'<w:p>{run("a")}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>',
            footnotes='<w:footnote w:id="1"><w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>',
        ),
        marks=MARKED,
    )
    made = {
        "paragraphs": lambda: paragraph(run("Tỷ lệ đạt 5%")) * 8_000, "empty-paragraphs": lambda: "<w:p/>" * 100_000, "runs": lambda: "<w:p>" + run("a") * 40_000 + "</w:p>", "long-run": lambda: paragraph(run("1.1." * 100_000)), "tabs": lambda: "<w:p><w:r>" + "<w:tab/>" * 100_000 + "</w:r></w:p>",
        "breaks": lambda: "<w:p><w:r>" + "<w:br/>" * 30_000 + "</w:r></w:p>", "rows": lambda: table([["1", "Tỷ lệ", "5%"]] * 5_000), "cells": lambda: table([["1"] * 5_000]), "merged": lambda: "<w:tbl>" + f'<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph(run("a"))}</w:tc></w:tr>' * 5_000 + "</w:tbl>",
        "tables": lambda: table([["1", "2"]]) * 2_000, "marks": lambda: paragraph(run("a" + "\u0301" * 100_000)), "controls": lambda: paragraph(run("\u202e\u200b\ufeff\x85")), "symbols": lambda: "<w:p>" + '<w:r><w:sym w:font="Symbol" w:char="FFFFFFFF"/></w:r>' * 100 + "</w:p>", "alternate": lambda: "<w:p><w:r>" + "<mc:AlternateContent>" * 40 + "</mc:AlternateContent>" * 40 + "</w:r></w:p>",
        "chunk": lambda: '<w:altChunk r:id="rId1"/>', "object": lambda: '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" r:id="rId7"/></w:object></w:r></w:p>', "formula": lambda: "<w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>" * 2_000, "copies": lambda: BODY * 150,
    }  # fmt: skip
    for name, make in made.items():
        yield case(f"docx-build-{name}", lambda make=make: document(make()), marks=MARKED)
    links = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    for name, link in {
        "self": f'<Relationship Id="rId1" Type="{kind}/header" Target="document.xml"/>', "outside": f'<Relationship Id="rId1" Type="{kind}/footnotes" Target="../../../../etc/passwd"/>', "absolute": f'<Relationship Id="rId1" Type="{kind}/styles" Target="/etc/passwd"/>', "file": f'<Relationship Id="rId1" Type="{kind}/styles" TargetMode="External" Target="file:///etc/passwd"/>',
        "template": f'<Relationship Id="rId1" Type="{kind}/attachedTemplate" TargetMode="External" Target="http://127.0.0.1:1/a.dotm"/>', "many": "".join(f'<Relationship Id="r{n}" Type="{kind}/header" Target="h{n}.xml"/>' for n in range(20_000)),
    }.items():  # fmt: skip
        yield case(f"docx-links-{name}", zipped({**members(sound), "word/_rels/document.xml.rels": links.format(link)}))
    yield case("docx-printed", make_docx([FIRST, [["TT", "Chỉ tiêu"], ["1", "Tỷ lệ"]], LAST]), "ok", marks=MARKED)
    assert W in members(sound)[MAIN].decode()
