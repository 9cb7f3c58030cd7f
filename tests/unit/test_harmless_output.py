"""What a report carries comes out dead: payloads in every place of a report, through every way out."""

import csv
import json
import re
import sqlite3
from functools import cache
from html import escape
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner

from report_parser.cli import main

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
ESCAPES = {
    "clear": "\x1b[2J", "title": "\x1b]0;x\x07", "link": "\x1b]8;;http://x\x1b\\a", "clipboard": "\x1b]52;c;YQ==\x07", "colour": "\x9b31m", "device": "\x1bP1$q\x1b\\", "bell": "\x07", "back": "a\x08\x08b",
    "return": "a\rb", "delete": "\x7f", "vertical": "\x0b", "shift": "\x0e", "nul": "\x00", "cancel": "\x18", "rlo": "\u202eabc", "lro": "\u202dabc", "rli": "\u2067a", "lri": "\u2066a", "pdi": "\u2069", "lrm": "\u200e",
    "rlm": "\u200f", "alm": "\u061c", "next": "\x85", "string": "\x98a\x9c",
}  # fmt: skip
MARKUP = {
    "script": "<script>alert(1)</script>", "image": "<img src=x onerror=alert(1)>", "quote": "\"><svg onload=alert(1)>", "apostrophe": "'><b onclick=alert(1)>", "close": "</script><script>x()</script>", "style": "</style><style>*{}</style>", "title": "</title><iframe src=//x>", "base": "<base href=//x>", "meta": "<meta http-equiv=refresh content=0>", "comment": "--><i id=alive>", "text": "</textarea><u id=alive>", "template": "<template id=alive>",
}  # fmt: skip
FORMULAS = {
    "sum": "=1+1", "command": "=cmd|'/c calc'!A1", "link": '=HYPERLINK("http://x","a")', "plus": "+1+cmd|'x'!A1", "minus": "-1+cmd|'x'!A1", "at": "@SUM(1)", "dde": '=DDE("a";"b";"c")', "service": '=WEBSERVICE("http://x")', "wide": "＝1+1", "wide-at": "＠SUM(1)",
}  # fmt: skip
PAYLOADS = {**{f"escape-{k}": v for k, v in ESCAPES.items()}, **{f"markup-{k}": v for k, v in MARKUP.items()}, **{f"formula-{k}": v for k, v in FORMULAS.items()}}  # fmt: skip
SINKS = (
    "extract",
    "jsonl",
    "csv",
    "xlsx",
    "sqlite",
    "text",
    "check",
    "check-vi",
    "check-json",
    "show",
    "explain",
    "diff",
    "review",
)


def report() -> str:
    """A page with every payload alone in a line, in a title, a result, a verdict, a citation."""
    lines = [
        "ỦY BAN NHÂN DÂN",
        "XÃ CÀNH NÀNG",
        "Số: 12/BC-UBND",
        "BÁO CÁO",
        "Kết quả năm 2022",
        "1. Chính quyền số",
        "Đạt 70/99 chỉ tiêu",
    ]
    for number, payload in enumerate(PAYLOADS.values(), 1):
        lines += [
            f"1.{number}. Tỷ lệ {payload} hộ",
            f"Kết quả: {payload} {number}/80 hộ, đạt 99% {payload}",
            payload,
            f"* Đánh giá: {payload} Đạt",
            f"Quyết định số {number}/QĐ-UBND {payload}",
        ]
    rows = [
        ("TT", "Chỉ tiêu", "Kết quả", "Đánh giá"),
        *((str(number), f"{payload} tỷ lệ hộ", "5/8", "Đạt") for number, payload in enumerate(PAYLOADS.values(), 1)),
    ]
    table = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        "<html><body>"
        + "".join(f"<p>{escape(line)}</p>\n" for line in lines)
        + f"<p>2. Kinh tế số</p><table>{table}</table></body></html>"
    )


@cache
def outputs() -> dict[str, bytes]:
    """What each sink gives for the report, as text and inside a page."""
    found: dict[str, bytes] = {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.html").write_bytes(report().encode("utf-8"))
        (folder / "b.html").write_bytes(report().replace("99%", "98%").encode("utf-8"))
        a, b, written = str(folder / "a.html"), str(folder / "b.html"), ("jsonl", "csv", "xlsx", "sqlite")
        commands = {
            "extract": ["extract", a], "text": ["text", a], "check": ["check", a], "check-vi": ["check", "--lang", "vi", a], "check-json": ["check", "--format", "json", a], "show": ["show", a], "explain": ["explain", a],
            "diff": ["diff", a, b], "review": ["review", a, "-o", str(folder / "out.html")], **{form: ["extract", a, "-o", str(folder / f"out.{form}")] for form in written},
        }  # fmt: skip
        for sink, command in commands.items():
            result = CliRunner().invoke(main, command)
            assert result.exit_code in (0, 1) and isinstance(result.exception, SystemExit | None), (sink, result.output)
            file = folder / f"out.{'html' if sink == 'review' else sink}"
            found[sink] = file.read_bytes() if sink in (*written, "review") else result.stdout_bytes
            assert len(found[sink]) > 500, (sink, result.output)
    return found


def cells(sink: str) -> list[str]:
    """The texts of a table that a spreadsheet would look at."""
    data = outputs()[sink]
    if sink == "csv":
        return [cell for row in csv.reader(StringIO(data.decode("utf-8-sig"))) for cell in row]
    import openpyxl

    book = openpyxl.load_workbook(BytesIO(data))
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    return []


def is_number(cell: str) -> bool:
    return re.fullmatch(r"[+-]?[0-9]+(?:[.,][0-9]+)?", cell) is not None


def alive(name: str, sink: str) -> str | None:
    """Where a payload still does something in an output, if anywhere."""
    kind, payload = name.split("-")[0], PAYLOADS[name]
    data = outputs()[sink]
    if sink in ("csv", "xlsx"):
        if kind == "formula":
            return next(
                (cell for cell in cells(sink) if cell[:1] in tuple("=+-@\t\r＝＋－＠") and not is_number(cell)), None
            )
        return (
            None
            if sink == "xlsx"
            else next((found[0] for found in CONTROLS.finditer(data.decode("utf-8-sig").replace("\r\n", "\n"))), None)
        )
    if sink == "sqlite":
        with sqlite3.connect(":memory:") as base:
            base.deserialize(data)
            return None if base.execute("pragma integrity_check").fetchone() == ("ok",) else "broken"
    text = data.decode("utf-8")
    if sink in ("extract", "jsonl", "check-json"):
        json.loads(text)
    if found := CONTROLS.search(text):
        return repr(found[0])
    return payload if sink == "review" and kind == "markup" and payload in text else None


@pytest.mark.parametrize("sink", SINKS)
def test_no_payload_is_alive_in_an_output(sink: str) -> None:
    living = {name: found for name in PAYLOADS if (found := alive(name, sink))}
    assert not living


def test_there_are_many_pairs_and_the_payloads_came_through() -> None:
    assert len(PAYLOADS) * len(SINKS) >= 500
    said = json.loads(outputs()["extract"])
    text = "\n".join(block["text"] for block in said["blocks"])
    assert all(payload in text for payload in MARKUP.values())
    assert sum(payload in text for payload in FORMULAS.values()) >= 8
    titles = {indicator["title"][:1] for indicator in said["indicators"]}
    assert {"=", "@", "<"} <= titles and b"'=1+1" in outputs()["csv"]
    assert "script-src 'none'" in outputs()["review"].decode() or "default-src 'none'" in outputs()["review"].decode()


def test_the_search_sees_what_is_alive() -> None:
    assert all(CONTROLS.search(payload) for payload in ESCAPES.values())
    assert is_number("-5,2") and not is_number("-1+cmd")
