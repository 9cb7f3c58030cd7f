"""PDF files object by object: cross references, page trees, streams, operators, fonts, forms, damage."""

import zlib
from collections.abc import Iterator, Mapping

from tests.fuzz.hostile import FIRST, LAST, Case, case
from tests.make.pdf import make_pdf

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
MARKED = (FIRST, LAST)


def stream(data: bytes, entries: bytes = b"", *, length: bytes | None = None) -> bytes:
    return b"<</Length %s%s>>\nstream\n%s\nendstream" % (length or str(len(data)).encode(), entries, data)


def packed(data: bytes, more: bytes = b"") -> bytes:
    return stream(zlib.compress(data, 9), b"/Filter/FlateDecode" + more)


def lines(*words: str) -> bytes:
    shown = b" ".join(b"(%s) ' " % word.encode("latin-1") for word in words)
    return b"BT /F1 12 Tf 14 TL 72 760 Td " + shown + b" ET"


WORDS = lines(FIRST, "Ket qua nam 2022 dat 34/40 ho va 85%", LAST)


def build(
    objects: Mapping[int, bytes],
    *,
    trailer: bytes = b"",
    root: int = 1,
    header: bytes = b"%PDF-1.7\n",
    table: bool = True,
) -> bytes:
    """A file of numbered objects with a right table of their places."""
    out = bytearray(header)
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    size = max(objects) + 1
    if table:
        out += b"xref\n0 %d\n0000000000 65535 f \n" % size
        for number in range(1, size):
            out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += b"trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, trailer, start)
    return bytes(out)


def one_page(
    content: bytes = WORDS,
    *,
    page: bytes = b"",
    resources: bytes = b"",
    more: Mapping[int, bytes] | None = None,
    raw: bytes | None = None,
    **named: bytes,
) -> bytes:
    """One page: its content (object 4), further entries of the page, of its resources, further objects."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R%s>>" % named.get("catalog", b""),
        2: named.get("pages", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>%s>>"
        % (resources, page),
        4: raw if raw is not None else stream(content),
        5: named.get("font", FONT),
        **(more or {}),
    }
    return build(objects, trailer=named.get("trailer", b""))


def several(count: int, contents: Mapping[int, bytes] | None = None) -> bytes:
    """Pages with a marked word each; `contents` are whole stream objects of some of them."""
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>", 5: FONT}
    kids = []
    for number in range(count):
        at = 10 + 2 * number
        kids.append(b"%d 0 R" % at)
        objects[at] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
            % (at + 1)
        )
        objects[at + 1] = (contents or {}).get(
            number, stream(lines(f"TRANG{number:04}X", "Noi dung cua trang nay la day du"))
        )
    objects[2] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), count)
    return build(objects)


def page_marks(count: int) -> tuple[str, ...]:
    return tuple(f"TRANG{number:04}X" for number in range(count))


def xref_stream(
    widths: bytes, index: bytes = b"", size: bytes = b"10", more: bytes = b"", data: bytes = b"\0" * 40
) -> bytes:
    out = b"%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
    body = stream(data, b"/Type/XRef/Root 1 0 R/Size %s/W[%s]%s%s" % (size, widths, index, more))
    return out + b"9 0 obj\n" + body + b"\nendobj\nstartxref\n%d\n%%%%EOF" % len(out)


def _nested(data: bytes, times: int) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


def _bomb(size: int) -> bytes:
    """So many zeros packed: a megabyte, packed once, stands again and again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    start = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    end = packer.flush(zlib.Z_FINISH)
    check = 1
    for _ in range(size // 1_000_000):
        check = zlib.adler32(bytes(1_000_000), check)
    return b"\x78\xda" + start + again * (size // 1_000_000 - 1) + end + check.to_bytes(4, "big")


def cases() -> Iterator[Case]:
    yield case("pdf-sound-one", one_page(), "ok", marks=MARKED)
    yield case("pdf-sound-ten", several(10), "ok", marks=page_marks(10))
    yield from _tables()
    yield from _trees()
    yield from _streams()
    yield from _operators()
    yield from _forms_and_fonts()
    yield from _damage()


def _tables() -> Iterator[Case]:
    for name, made in {
        "widths-zero": xref_stream(b"0 0 0"), "widths-huge": xref_stream(b"1 2147483647 1"), "widths-negative": xref_stream(b"-1 -1 -1"), "index-huge": xref_stream(b"1 2 1", b"/Index[0 2147483647]"),
        "index-odd": xref_stream(b"1 2 1", b"/Index[0]"), "size-huge": xref_stream(b"1 2 1", size=b"999999999999"), "size-negative": xref_stream(b"1 2 1", size=b"-5"), "previous-self": xref_stream(b"1 2 1", more=b"/Prev 116"),
    }.items():  # fmt: skip
        yield case(f"pdf-xref-{name}", made)
    whole = one_page()
    start = whole.rindex(b"startxref")
    at = int(whole[start + 9 :].split()[0])
    for name, place in {
        "start-zero": b"0",
        "start-huge": b"99999999999",
        "start-negative": b"-1",
        "start-text": b"abc",
        "start-shifted": str(at + 7).encode(),
    }.items():
        yield case(f"pdf-xref-{name}", whole[:start] + b"startxref\n" + place + b"\n%%EOF", marks=MARKED)
    yield case(
        "pdf-xref-none", build({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[]/Count 0>>"}, table=False)
    )
    yield case("pdf-xref-previous-table", one_page(trailer=b"/Prev %d" % at))
    yield case("pdf-xref-previous-odd", one_page(trailer=b"/Prev (x)"))
    yield case("pdf-xref-million", whole.replace(b"xref\n0 6\n", b"xref\n0 99999999\n", 1))
    yield case("pdf-xref-shifted-places", whole.replace(b"00000 n", b"00007 n"), marks=MARKED)
    yield case("pdf-xref-all-free", whole.replace(b"00000 n", b"65535 f"), marks=MARKED)
    for name, trailer in {
        "root-none": b"/Root null",
        "root-number": b"/Root 5",
        "root-self": b"/Root 99 0 R",
        "encrypt-odd": b"/Encrypt 4 0 R/ID[(a)(b)]",
        "encrypt-self": b"/Encrypt<</Filter/Standard/V 99/R 99>>",
        "info-loop": b"/Info 1 0 R",
    }.items():
        yield case(f"pdf-trailer-{name}", one_page(trailer=trailer))


def _trees() -> Iterator[Case]:
    kids = {
        "kids-self": b"<</Type/Pages/Kids[2 0 R]/Count 1>>", "kids-none": b"<</Type/Pages/Count 1>>", "kids-null": b"<</Type/Pages/Kids null/Count 3>>", "kids-missing": b"<</Type/Pages/Kids[77 0 R 78 0 R]/Count 2>>",
        "kids-catalog": b"<</Type/Pages/Kids[1 0 R]/Count 1>>", "kids-text": b"<</Type/Pages/Kids(abc)/Count 1>>", "no-type": b"<</Kids[3 0 R]/Count 1>>", "count-zero": b"<</Type/Pages/Kids[3 0 R]/Count 0>>",
        "count-huge": b"<</Type/Pages/Kids[3 0 R]/Count 999999999>>", "count-negative": b"<</Type/Pages/Kids[3 0 R]/Count -1>>", "count-text": b"<</Type/Pages/Kids[3 0 R]/Count(a)>>", "kids-twice": b"<</Type/Pages/Kids[3 0 R 3 0 R 3 0 R]/Count 3>>",
        "kids-and-missing": b"<</Type/Pages/Kids[3 0 R 99 0 R]/Count 2>>", "same-many": b"<</Type/Pages/Kids[" + b"3 0 R " * 3_000 + b"]/Count 3000>>",
    }  # fmt: skip
    for name, body in kids.items():
        yield case(f"pdf-tree-{name}", one_page(pages=body), heavy=name == "same-many")
    for depth in (50, 500, 5_000):
        objects = {
            1: b"<</Type/Catalog/Pages 10 0 R>>",
            3: b"<</Type/Page/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            4: stream(WORDS),
            5: FONT,
        }
        objects |= {
            10 + n: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (11 + n if n < depth - 1 else 3) for n in range(depth)
        }
        yield case(f"pdf-tree-deep-{depth}", build(objects))
    doubling = {1: b"<</Type/Catalog/Pages 10 0 R>>", 3: b"<</Type/Page/MediaBox[0 0 9 9]>>"}
    doubling |= {
        10 + n: b"<</Type/Pages/Kids[%d 0 R %d 0 R]/Count %d>>" % ((11 + n if n < 29 else 3,) * 2 + (2 ** (30 - n),))
        for n in range(30)
    }
    yield case("pdf-tree-doubling", build(doubling), heavy=True)
    yield case("pdf-tree-many", lambda: several(3_000), marks=page_marks(3_000), heavy=True)
    yield case("pdf-tree-over-the-limit", lambda: several(5_200), "partial", heavy=True)
    for name, box in {
        "huge": b"[0 0 1e30 1e30]", "zero": b"[0 0 0 0]", "negative": b"[0 0 -595 -842]", "text": b"(x)", "short": b"[0 0 1]", "loop": b"3 0 R", "nan": b"[0 0 nan inf]", "tiny": b"[0 0 0.001 0.001]", "far": b"[1e9 1e9 1000000595 1000000842]",
    }.items():  # fmt: skip
        yield case(f"pdf-box-{name}", one_page(page=b"/MediaBox " + box + b"/CropBox " + box))
    for angle in (b"90", b"45", b"-90", b"99999999999", b"(a)"):
        yield case(f"pdf-rotate-{angle.decode().strip('()')}", one_page(page=b"/Rotate " + angle))
    yield case("pdf-box-unit", one_page(page=b"/UserUnit 1e9"))


def _streams() -> Iterator[Case]:
    for size in (10, 200, 1_000):
        yield case(
            f"pdf-bomb-spaces-{size}",
            lambda size=size: one_page(raw=stream(_bomb(size * 1_000_000), b"/Filter/FlateDecode")),
            heavy=True,
        )
    yield case("pdf-bomb-operators", lambda: one_page(raw=packed(b"q " * 20_000_000)), heavy=True)
    yield case(
        "pdf-bomb-text",
        lambda: one_page(raw=packed(b"BT /F1 1 Tf " + b"(aaaaaaaaaaaaaaaa) ' " * 500_000 + b"ET")),
        heavy=True,
    )
    for times in (2, 5, 20):
        yield case(
            f"pdf-bomb-nested-{times}",
            lambda times=times: one_page(
                raw=stream(_nested(WORDS, times), b"/Filter[" + b"/FlateDecode" * times + b"]")
            ),
        )
    yield case(
        "pdf-bomb-twice",
        lambda: one_page(raw=stream(zlib.compress(_bomb(2_000_000_000), 9), b"/Filter[/FlateDecode/FlateDecode]")),
        heavy=True,
    )
    for name in (
        "JBIG2Decode",
        "DCTDecode",
        "CCITTFaxDecode",
        "JPXDecode",
        "Nowhere",
        "Crypt",
        "RunLengthDecode",
        "LZWDecode",
        "ASCII85Decode",
        "ASCIIHexDecode",
    ):
        yield case(
            f"pdf-filter-{name.lower()}", one_page(raw=stream(WORDS + b"\x80\xff" * 500, b"/Filter/" + name.encode()))
        )
    for name, more in {
        "columns": b"/DecodeParms<</Predictor 12/Columns 2147483647>>",
        "colours": b"/DecodeParms<</Predictor 2/Colors 1000000/BitsPerComponent 16>>",
        "negative": b"/DecodeParms<</Predictor 15/Columns -1>>",
        "unknown": b"/DecodeParms<</Predictor 99>>",
    }.items():
        yield case(f"pdf-predictor-{name}", one_page(raw=packed(WORDS, more)))
    for name, length in {
        "zero": b"0",
        "short": b"10",
        "long": b"999999",
        "huge": b"99999999999999",
        "negative": b"-1",
        "self": b"4 0 R",
        "missing": b"88 0 R",
        "text": b"(a)",
    }.items():
        yield case(f"pdf-length-{name}", one_page(raw=stream(WORDS, length=length)))
    for name, entry in {
        "self": b"/Contents 3 0 R",
        "null": b"/Contents null",
        "number": b"/Contents 5",
        "many": b"/Contents[" + b"4 0 R " * 1_000 + b"]",
        "missing": b"/Contents 77 0 R",
        "nested": b"/Contents" + b"[" * 500 + b"4 0 R" + b"]" * 500,
    }.items():
        yield case(f"pdf-contents-{name}", one_page(page=entry))
    yield case("pdf-external-stream", one_page(raw=stream(b"", b"/F(/etc/passwd)")))
    yield case(
        "pdf-object-stream-bomb",
        lambda: one_page(more={8: packed(b"1 0 " * 1_000_000, b"/Type/ObjStm/N 100000000/First 4000000")}),
        heavy=True,
    )
    yield case(
        "pdf-object-stream-self",
        one_page(more={8: stream(b"8 0 <<>>", b"/Type/ObjStm/N 1/First 4/Extends 8 0 R")}),
        marks=MARKED,
    )


def _operators() -> Iterator[Case]:
    begin = b"BT /F1 12 Tf 72 700 Td "
    made: dict[str, tuple[bytes, bool]] = {
        "q": (b"q " * 200_000 + WORDS, False), "parentheses": (begin + b"(" * 200_000 + b"a" + b")" * 200_000 + b" Tj ET", False), "hexadecimal": (begin + b"<" + b"41" * 500_000 + b"> Tj ET", True),
        "operands": (b"1 " * 500_000 + WORDS, False), "comment": (b"%" + b"a" * 3_000_000 + b"\n" + WORDS, False), "inline-images": (b"BI /W 1 /H 1 /BPC 8 /CS /G ID a EI " * 20_000 + WORDS, False),
        "unknown": (b"abc " * 100_000 + WORDS, False), "characters": (begin + b"(%s) Tj ET" % (b"a" * 300_000), True), "arrays": (begin + b"[" + b"(a)-10000" * 50_000 + b"] TJ ET", False),
        "scattered": (b"BT /F1 5 Tf " + b"".join(b"1 0 0 1 %d %d Tm (a) Tj " % (n * 37 % 595, n * 91 % 842) for n in range(20_000)) + b"ET", True),
        "rules": (b"".join(b"%d 0 m %d 842 l S " % (n % 595, n % 595) for n in range(30_000)) + WORDS, False), "random-rules": (b"".join(b"%d %d m %d %d l S " % (n * 37 % 595, n * 91 % 842, n * 53 % 595, n * 91 % 842) for n in range(15_000)) + WORDS, False),
        "boxes": (b"".join(b"%d %d 9 9 re f " % (n * 37 % 595, n * 91 % 842) for n in range(60_000)) + WORDS, False), "squares": (b"".join(b"%d %d 4 4 re S " % (n % 140 * 4, n // 140 * 4) for n in range(19_000)) + WORDS, True),
        "path": (b"0 0 m " + b"1 1 l " * 200_000 + b"S " + WORDS, False), "matrix": (b"BT /F1 12 Tf 1e38 0 0 1e38 0 0 Tm (a) Tj ET " * 50 + WORDS, False), "zero-font": (b"BT /F1 0 Tf 72 700 Td (AN) Tj ET " + WORDS, False),
        "huge-font": (b"BT /F1 999999999 Tf 72 700 Td (AN) Tj ET " + WORDS, False), "outside": (b"BT /F1 12 Tf 9999 9999 Td (AN) Tj ET " + WORDS, False), "invisible": (b"BT 3 Tr /F1 12 Tf 72 300 Td (AN) Tj ET " + WORDS, False),
        "on-top": (b"BT /F1 12 Tf " + b"1 0 0 1 72 700 Tm (chong) Tj " * 5_000 + b"ET " + WORDS, False), "scale": (b"BT /F1 12 Tf -100 Tz 1e9 Tc 72 300 Td (AN) Tj ET 100 Tz 0 Tc " + WORDS, False), "clip": (b"0 0 0 0 re W n " + WORDS, False),
        "one-long-line": (b"BT /F1 0.01 Tf 72 700 Td (" + b"1.1." * 40_000 + b") Tj ET " + WORDS, True), "marked-content": (b"/Span<</ActualText(x)>>BDC " * 20_000 + WORDS, False), "unended-text": (WORDS[:-3], False), "unended-string": (begin + b"(abc", False),
    }  # fmt: skip
    lost = ("parentheses", "hexadecimal", "characters", "arrays", "scattered", "unended-string", "q", "matrix")
    for name, (content, heavy) in made.items():
        yield case(f"pdf-operators-{name}", one_page(content), marks=() if name in lost else MARKED, heavy=heavy)


def _forms_and_fonts() -> Iterator[Case]:
    def form(inner: bytes, resources: bytes) -> bytes:
        return stream(
            inner,
            b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>/XObject<<%s>>>>" % resources,
        )

    use = b"/XObject<</X0 20 0 R>>"
    yield case("pdf-form-self", one_page(b"/X0 Do " + WORDS, resources=use, more={20: form(b"/X0 Do", b"/X0 20 0 R")}))
    yield case(
        "pdf-form-two",
        one_page(
            b"/X0 Do " + WORDS,
            resources=use,
            more={20: form(b"/X0 Do", b"/X0 21 0 R"), 21: form(b"/X0 Do", b"/X0 20 0 R")},
        ),
    )
    for depth in (20, 200, 2_000):
        chain = {20 + n: form(b"/X0 Do", b"/X0 %d 0 R" % (21 + n)) for n in range(depth)} | {
            20 + depth: form(WORDS, b"")
        }
        yield case(f"pdf-form-chain-{depth}", one_page(b"/X0 Do", resources=use, more=chain))
    for depth in (10, 30):
        laughs = {20 + n: form(b"/X0 Do /X0 Do", b"/X0 %d 0 R" % (21 + n)) for n in range(depth)} | {
            20 + depth: form(WORDS, b"")
        }
        yield case(f"pdf-form-laughs-{depth}", one_page(b"/X0 Do", resources=use, more=laughs), heavy=True)
    fonts = {
        "widths": b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 0/LastChar 2147483647/Widths[500]>>", "widths-negative": b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar -5/LastChar -1/Widths[1e38 -1e38 nan]>>",
        "none": b"null", "number": b"7", "no-subtype": b"<</Type/Font>>", "self": b"<</Type/Font/Subtype/Type0/DescendantFonts[5 0 R]/Encoding/Identity-H>>", "no-unicode": b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/W2[0 2147483647 1 1 1]/W[0 2147483647 500]>>]>>",
        "differences": b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[0 " + b"/a" * 100_000 + b"]>>>>", "type3-self": b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 0/LastChar 255/Widths[]/CharProcs<</a 4 0 R>>/Encoding<</Differences[65/a]>>>>",
        "file": b"<</Type/Font/Subtype/TrueType/BaseFont/X/FontDescriptor<</FontFile2 4 0 R/Flags 4>>>>", "code": b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/../../../tmp/evil/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X>>]>>",
    }  # fmt: skip
    for name, font in fonts.items():
        yield case(f"pdf-font-{name}", one_page(font=font))
    maps = {
        "range": b"1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange", "many": b"100 beginbfrange " + b"<0000> <FFFF> <0041> " * 100 + b" endbfrange", "long": b"1 beginbfchar <41> <" + b"0041" * 20_000 + b"> endbfchar",
        "use": b"/Self usecmap 1 begincodespacerange <00> <FF> endcodespacerange", "surrogates": b"1 beginbfrange <00> <ff> <D800> endbfrange", "codes": b"1 beginbfrange <00> <ff> <0000> endbfrange", "rubbish": bytes(range(256)) * 50,
    }  # fmt: skip
    for name, inner in maps.items():
        font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
        yield case(
            f"pdf-map-{name}",
            one_page(font=font, more={6: stream(b"/CMapName/Self def begincmap " + inner + b" endcmap")}),
        )
    for name, entry in {
        "javascript": b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>", "launch": b"/OpenAction<</S/Launch/F(/bin/sh)>>", "uri": b"/OpenAction<</S/URI/URI(http://127.0.0.1:1/)>>", "submit": b"/OpenAction<</S/SubmitForm/F(http://127.0.0.1:1/)>>",
        "goto": b"/OpenAction<</S/GoToR/F(/etc/passwd)>>", "names-loop": b"/Names<</EmbeddedFiles 1 0 R>>", "outlines-loop": b"/Outlines 1 0 R", "xfa": b"/AcroForm<</XFA 4 0 R/Fields[3 0 R]>>", "labels": b"/PageLabels<</Nums[0 1 0 R]>>", "structure-loop": b"/StructTreeRoot 1 0 R/MarkInfo<</Marked true>>",
    }.items():  # fmt: skip
        yield case(f"pdf-active-{name}", one_page(catalog=entry), marks=MARKED)
    for name, image in {
        "huge": b"/Width 2147483647/Height 2147483647/BitsPerComponent 8/ColorSpace/DeviceRGB",
        "wide": b"/Width 60000/Height 60000/BitsPerComponent 1/ColorSpace/DeviceGray",
        "no-size": b"/BitsPerComponent 0",
        "mask-self": b"/Width 9/Height 9/SMask 20 0 R/ColorSpace/DeviceGray/BitsPerComponent 8",
    }.items():
        made = stream(b"\0" * 100, b"/Type/XObject/Subtype/Image" + image)
        yield case(
            f"pdf-image-{name}",
            one_page(b"q 500 0 0 700 0 0 cm /X0 Do Q " + WORDS, resources=use, more={20: made}),
            marks=MARKED,
        )


def _damage() -> Iterator[Case]:
    whole = several(5)
    printed = make_pdf([f"{FIRST} Kết quả thực hiện các chỉ tiêu năm 2022."] * 150 + [LAST])
    for share in range(5, 100, 5):
        yield case(f"pdf-cut-{share}", whole[: len(whole) * share // 100], marks=page_marks(5))
        yield case(f"pdf-cut-printed-{share}", printed[: len(printed) * share // 100], marks=(LAST,))
    for number in range(5):
        yield case(
            f"pdf-lost-page-{number}",
            several(5).replace(
                b"\n%d 0 obj\n<</Type/Page/" % (10 + 2 * number), b"\n%d 0 obj\n<</Type/XXXX/" % (10 + 2 * number)
            ),
            marks=page_marks(5),
        )
        yield case(
            f"pdf-lost-object-{number}",
            whole.replace(b"\n%d 0 obj\n" % (10 + 2 * number), b"\n%d 0 obX\n" % (10 + 2 * number)),
            marks=page_marks(5),
        )
        yield case(
            f"pdf-lost-content-{number}",
            whole.replace(b"\n%d 0 obj\n" % (11 + 2 * number), b"\n%d 0 obX\n" % (11 + 2 * number)),
            marks=page_marks(5),
        )
        yield case(
            f"pdf-broken-content-{number}",
            several(5, {number: stream(zlib.compress(lines(f"TRANG{number:04}X") * 40)[:30], b"/Filter/FlateDecode")}),
            marks=page_marks(5),
        )
    for share in (20, 40, 60, 80):
        at = len(whole) * share // 100
        yield case(f"pdf-zeroed-{share}", whole[:at] + bytes(300) + whole[at + 300 :], marks=page_marks(5))
        yield case(
            f"pdf-zeroed-printed-{share}",
            printed[: (at := len(printed) * share // 100)] + bytes(600) + printed[at + 600 :],
            marks=(FIRST, LAST),
        )
    whole = one_page()
    yield case("pdf-header-none", whole[9:])
    yield case("pdf-header-late", b"x" * 1_000 + whole, marks=MARKED)
    yield case("pdf-header-too-late", b"x" * 3_000 + whole)
    yield case("pdf-header-version", whole.replace(b"%PDF-1.7", b"%PDF-9.9"), marks=MARKED)
    yield case("pdf-ends-many", whole + b"%%EOF\n" * 50_000, marks=MARKED)
    yield case("pdf-behind", whole + b"\0" * 300_000)
    yield case("pdf-twice", whole + several(2))
    yield case("pdf-crlf", whole.replace(b"\n", b"\r\n"))
    yield case("pdf-password", make_pdf(["bí mật"], password="a"), "encrypted")
    yield case("pdf-header-alone", b"%PDF-1.7\n", "damaged")
