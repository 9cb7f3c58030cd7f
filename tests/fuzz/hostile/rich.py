"""RTF: depth, raw bytes, numbers out of all measure, fields and objects, damage."""

from collections.abc import Iterator

from tests.fuzz.hostile import FIRST, LAST, REPORT, Case, case
from tests.make.rtf import document, escape, make_rtf

MARKED = (FIRST, LAST)
BODY = "".join(f"\\pard {escape(line)}\\par\n" for line in REPORT.splitlines())


def rich(inside: str, head: str = "") -> bytes:
    return document(f"{BODY}{FIRST}\\par\n{inside}\\par\n{LAST}\\par", head=head)


WORDS = (
    "bin",
    "u",
    "uc",
    "f",
    "fs",
    "li",
    "cellx",
    "trgaph",
    "itap",
    "ls",
    "ilvl",
    "ansicpg",
    "cpg",
    "fcharset",
    "cf",
    "levelstartat",
    "listid",
    "shpleft",
    "deff",
    "clmrg",
    "sect",
    "trrh",
    "pnstart",
    "outlinelevel",
)
NUMBERS = ("-1", "0", "32768", "2147483648", "9" * 40, "-" + "9" * 40)


def cases() -> Iterator[Case]:
    sound = make_rtf([FIRST, [["TT", "Chỉ tiêu"], ["1", "Tỷ lệ"]], LAST])
    yield case("rtf-sound-one", sound, "ok", marks=MARKED)
    for depth in (100, 5_000, 200_000):
        yield case(f"rtf-nest-open-{depth}", rich("{" * depth))
        yield case(f"rtf-nest-closed-{depth}", rich("{" * depth + "GIUA" + "}" * depth), marks=(*MARKED, "GIUA"))
        yield case(f"rtf-nest-shut-{depth}", rich("}" * depth))
    for word in WORDS:
        for place, number in enumerate(NUMBERS):
            loses = word in ("bin", "uc", "u")
            yield case(f"rtf-word-{word}-{place}", rich(f"a\\{word}{number} b"), marks=() if loses else MARKED)
    made = {
        "object": "{\\object\\objemb{\\*\\objdata " + "41" * 50_000 + "}}", "picture": "{\\pict\\wmetafile8\\picw9999999 " + "00" * 200_000 + "}", "link": '{\\field{\\*\\fldinst INCLUDEPICTURE "file:///etc/passwd"}{\\fldrslt x}}', "dde": '{\\field{\\*\\fldinst DDEAUTO cmd "/k"}{\\fldrslt x}}',
        "template": "{\\*\\template http://127.0.0.1:1/a}", "fields": "{\\field{\\*\\fldinst IF}{\\fldrslt " * 500 + "}}" * 500, "word-long": "\\" + "a" * 1_000_000 + " ", "words": "\\b\\b0" * 100_000, "symbols": "\\~\\_\\-" * 50_000, "unknown": "{\\*\\nowhere abc}" * 20_000,
        "hexadecimal": "\\'zz\\'e\\'" * 1_000, "unicode": "\\u-10179?\\u-8704?\\u55357?" * 1_000, "alone": "\\u55357 " * 1_000, "paragraphs": "a\\par\n" * 20_000, "line": "1.1." * 50_000, "tabs": "\\tab " * 50_000, "breaks": "\\line " * 50_000, "marks": "a" + "\\u769?" * 20_000,
        "cells": "\\trowd" + "\\cellx1" * 20_000 + "\\intbl a" + "\\cell" * 20_000 + "\\row", "rows": "\\trowd\\cellx1000\\cellx2000\\intbl 1\\cell 2\\cell\\row\n" * 5_000, "cells-alone": "\\cell" * 50_000, "rows-alone": "\\row" * 50_000, "rowless": "\\trowd" * 50_000, "nested-tables": "\\itap2 a\\nestcell{\\*\\nesttableprops\\trowd\\cellx9\\nestrow}" * 2_000,
        "upr": "{\\upr{a}{\\*\\ud b}}" * 5_000, "deleted": "{\\deleted xoa}" * 2_000, "hidden": "{\\v an}" * 5_000, "notes": "{\\footnote a}" * 5_000, "headers": "{\\header a}" * 5_000, "star": "{\\*" * 1_000 + "}" * 1_000,
    }  # fmt: skip
    for name, inside in made.items():
        yield case(
            f"rtf-build-{name}", rich(inside), marks=(FIRST,) if name == "alone" else MARKED
        )  # a stand-in is skipped behind each
    heads = {
        "fonts": "{\\fonttbl" + "".join(f"{{\\f{n} A;}}" for n in range(20_000)) + "}", "fonts-open": "{\\fonttbl{\\f0 ", "list": "{\\*\\listtable{\\list\\listid1{\\listlevel\\levelstartat999999999{\\leveltext\\'02\\'00.;}}}}{\\*\\listoverridetable{\\listoverride\\listid1\\ls1}}\\ls1 a",
        "styles": "{\\stylesheet" + "".join(f"{{\\s{n}\\sbasedon{n} A;}}" for n in range(5_000)) + "}", "info": "{\\info{\\title \\u27?[2J<script>}}", "colours": "{\\colortbl" + ";" * 100_000 + "}",
    }  # fmt: skip
    for name, head in heads.items():
        yield case(f"rtf-head-{name}", rich("", head), marks=() if name.endswith("open") else MARKED)
    for page in ("0", "1200", "65001", "932", "99999", "-1", "1258"):
        yield case(
            f"rtf-codepage-{page}", rich("\\'e9\\'ea").replace(b"ansicpg1252", b"ansicpg" + page.encode()), marks=MARKED
        )
    for share in range(10, 100, 10):
        yield case(f"rtf-cut-{share}", sound[: len(sound) * share // 100], marks=(LAST,))
    yield case("rtf-behind", sound + bytes(100_000))
    yield case("rtf-nul", rich("a\0b" * 5_000), marks=MARKED)
    yield case("rtf-header-alone", b"{\\rtf1")
    yield case("rtf-header-short", b"{\\rt", "unsupported-format", "ok", "degraded")
    yield case("rtf-raw-bytes", rich("").replace(b"34/120", bytes(range(128, 256))), marks=MARKED)
    yield case("rtf-bin-braces", rich("\\bin10 {{{{{{{{{{"), marks=MARKED)
    yield case("rtf-bin-over", rich("\\bin999999 "))
