"""Web pages: nesting, floods of tags, spans, charsets that lie, hidden text, entities, active content."""

from collections.abc import Iterator

from tests.fuzz.hostile import FIRST, LAST, REPORT, Case, case

MARKED = (FIRST, LAST)
BODY = "".join(f"<p>{line}</p>" for line in REPORT.splitlines())


def page(inside: str, head: str = '<meta charset="utf-8">') -> str:
    return (
        f"<html><head>{head}<title>Báo cáo</title></head><body>{BODY}<p>{FIRST}</p>{inside}<p>{LAST}</p></body></html>"
    )


def _page(inside: str, head: str = '<meta charset="utf-8">') -> bytes:
    return page(inside, head).encode("utf-8", "surrogatepass")


CHARSETS = (
    "utf-16", "utf-32", "utf-7", "euc-kr", "gb2312", "shift_jis", "iso-2022-jp", "hz", "rot13", "base64", "idna", "unicode_escape", "raw_unicode_escape", "punycode", "mbcs",
    "\x1b$B", "nowhere", "utf-8" * 5_000, "cp500", "windows-1252", "x-user-defined", "",
)  # fmt: skip
SPANS = ("1000000000", "0", "-1", "NaN", "1e9", "99999999999999999999", "1000", "65534", "٣", "²", " 2 ", "")
FLOODS = {
    "doctype": "<!", "question": "<?", "closing": "</", "open": "<a ", "angle": "<", "less-more": "<>", "cdata": "<![CDATA[", "comment": "<!--", "dash": "<!-->", "entity": "&amp;",
    "entity-open": "&", "entity-long": "&aaaaaaaaaaaaaaaaaaaa", "entity-huge": "&#99999999999999;", "entity-nul": "&#0;", "entity-surrogate": "&#xD800;", "quote": "<a b='", "br": "<br>",
    "p": "<p>", "closing-p": "</p>", "td": "<td>", "tr": "<tr>", "table": "<table>", "li": "<li>", "option": "<option>", "a": "<a href=x>", "b": "<b>", "nobr": "<nobr>", "form": "<form>",
    "select": "<select>", "textarea": "<textarea>", "svg": "<svg>", "math": "<math><mi>", "template": "<template>", "plaintext": "<plaintext>", "xmp": "<xmp>", "script": "<script>", "style": "<style>",
    "title": "<title>", "frame": "<frame>", "ruby": "<ruby><rt>", "unknown": "<x-y>", "colon": "<o:p>", "self": "<div/>", "nul": "<di\0v>",
}  # fmt: skip
ACTIVE = {
    "base": '<base href="file:///etc/">', "frame": '<iframe src="file:///etc/passwd"></iframe>', "object": '<object data="file:///etc/passwd"></object>', "refresh": '<meta http-equiv=refresh content="0;url=file:///etc/passwd">',
    "link": '<link rel=stylesheet href="http://127.0.0.1:1/x.css">', "include": '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>', "import": "<style>@import url(file:///etc/passwd);</style>",
    "script": "<script>document.write('x')</script>", "event": '<body onload="alert(1)">', "svg": '<svg><use href="file:///etc/passwd#x"/></svg>', "server": "<!--#include file=/etc/passwd -->", "php": "<?php readfile('/etc/passwd') ?>",
}  # fmt: skip
ENTITIES = {
    "laughs": '<!DOCTYPE html [<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)) + "]>",
    "file": '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "parameter": '<!DOCTYPE html [<!ENTITY % a SYSTEM "http://127.0.0.1:1/x">%a;]>', "quadratic": '<!DOCTYPE html [<!ENTITY a "' + "x" * 50_000 + '">]>',
}  # fmt: skip


def cases() -> Iterator[Case]:
    for tag in ("div", "b", "span", "table", "ul", "blockquote", "font", "a", "section"):
        for depth in (200, 300, 3_000, 30_000):
            opening = "<table><tr><td>" if tag == "table" else "<ul><li>" if tag == "ul" else f"<{tag}>"
            closing = "</td></tr></table>" if tag == "table" else "</li></ul>" if tag == "ul" else f"</{tag}>"
            yield case(
                f"html-nest-{tag}-{depth}",
                lambda o=opening, c=closing, depth=depth: _page(o * depth + "GIUA" + c * depth),
                marks=(*MARKED, "GIUA"),
                heavy=depth > 3_000,
            )
    for name, unit in FLOODS.items():
        yield case(f"html-flood-{name}", lambda unit=unit: _page(unit * (300_000 // len(unit))), marks=(FIRST,))
    for number, span in enumerate(SPANS):
        cells = f'<tr><td colspan="{span}" rowspan="{span}">A</td><td>B</td></tr><tr><td>C</td></tr>'
        yield case(f"html-span-{number}", _page(f"<table>{cells * 20}</table>"), marks=MARKED)
    for number, name in enumerate(CHARSETS):
        head = f'<meta charset="{name}"><meta http-equiv="Content-Type" content="text/html; charset={name}">'
        yield case(f"html-charset-{number}", _page("", head), marks=(*MARKED, "chuyển đổi số"))
    for name, inside in ACTIVE.items():
        yield case(f"html-active-{name}", _page(inside), marks=MARKED)
    for name, doctype in ENTITIES.items():
        yield case(
            f"html-entity-{name}",
            doctype.encode() + _page("<p>&a;&j;</p>" * (2_000 if name == "quadratic" else 1)),
            marks=MARKED,
        )
    made = {
        "rows": lambda: "<table>" + "<tr><td>1<td>Tỷ lệ<td>5%" * 20_000 + "</table>",
        "cells": lambda: "<table><tr>" + "<td>1" * 60_000 + "</table>",
        "square": lambda: "<table>" + ("<tr>" + "<td>1" * 300) * 300 + "</table>",
        "empty-cells": lambda: "<table>" + ("<tr>" + "<td>" * 300) * 300 + "</table>",
        "stairs": lambda: "<table>" + "".join(f"<tr><td rowspan={900 - n} colspan={n + 1}>{n}" for n in range(400)) + "</table>",
        "tables": lambda: "<table><tr><td>1</table>" * 10_000,
        "attributes": lambda: "<div " + " ".join(f"a{n}=1" for n in range(60_000)) + ">x</div>",
        "one-attribute": lambda: '<div title="' + "a" * 3_000_000 + '">x</div>',
        "class": lambda: '<div class="' + "a " * 500_000 + '">x</div>',
        "paragraphs": lambda: "<p>Tỷ lệ đạt 5%</p>" * 10_000,
        "links": lambda: "<a href=x>Tin</a> " * 20_000,
        "pre": lambda: "<pre>" + "Tỷ lệ 1 \n" * 20_000 + "</pre>",
        "script": lambda: "<script>" + "if (a<b) {}" * 50_000 + "</script>",
        "comment": lambda: "<!--" + "a -- b " * 50_000 + "-->",
        "unclosed-comment": lambda: "<!--" + "a" * 1_000_000,
        "unclosed-script": lambda: "<script>" + "a" * 1_000_000,
        "hidden": lambda: '<div style="display:none">' + "<p>ẩn 5%</p>" * 5_000 + "</div>",
        "styles": lambda: '<p style="' + "a:b;" * 20 + '">x</p>' * 5_000,
        "lists": lambda: "<ol start=999999999999999999><li value=-5>a" + "<li>b" * 20_000 + "</ol>",
        "controls": lambda: "<p>" + "".join(map(chr, range(1, 32))) * 100 + "</p>",
        "surrogates": lambda: "<p>\ud800 &#xDFFF; \udfff</p>",
        "nonbreaking": lambda: "<p>" + "&nbsp;" * 200_000 + "</p>",
        "long-line": lambda: "<p>" + "1.1." * 100_000 + "</p>",
        "marks": lambda: "<p>a" + "\u0301" * 200_000 + "</p>",
        "copies": lambda: BODY * 200,
    }  # fmt: skip
    for name, make in made.items():
        loses = name.startswith("unclosed")
        yield case(
            f"html-build-{name}",
            lambda make=make: _page(make()),
            marks=(FIRST,) if loses else MARKED,
            heavy=name == "one-attribute",
        )
    whole = _page("")
    for share in range(10, 100, 10):
        yield case(f"html-cut-{share}", whole[: len(whole) * share // 100])
    yield case("html-root-self-closed", whole.replace(b"<html>", b'<html lang="vi" />'), marks=MARKED)
    yield case("html-root-twice", whole + whole, marks=MARKED)
    yield case("html-nul-everywhere", whole.replace(b"e", b"e\0"))
    yield case(
        "html-upper", whole.decode().replace("<p>", "<P\n\tX=1>").replace("</p>", "</P >").encode(), marks=MARKED
    )
    yield case("html-xml", b'<?xml version="1.0" encoding="utf-16"?>' + whole, marks=MARKED)
    for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "cp1258"):
        yield case(f"html-encoded-{name}", lambda name=name: page("").encode(name, "replace"))
