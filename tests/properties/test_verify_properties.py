"""Every changed byte of a report or of its source is caught."""

import base64
import json
import random
import string
import unicodedata
from collections.abc import Callable

import pytest

from report_parser.pipeline import extract_bytes
from report_parser.read.ocr import ADVICE, available
from report_parser.seal import seal
from report_parser.verify import report_digest, verify, verify_json
from tests.eval.generate import generate
from tests.eval.render import RENDERERS
from tests.eval.render import render as render_case
from tests.make.facts import describe, render
from tests.make.pdf import make_pdf
from tests.make.rtf import make_rtf
from tests.make.scan import scan
from tests.make.xlsx import make_xls, make_xlsx


def pairs(count: int) -> list[tuple[bytes, bytes]]:
    found = []
    for at in range(count):
        text, report = render(describe(random.Random(at), groups=2, most=2))
        indent = (None, 2)[at % 2]
        found.append((json.dumps(seal(report).to_dict(), ensure_ascii=False, indent=indent).encode(), text.encode()))
    return found


def mutate(data: bytes, made: random.Random) -> bytes:
    """One byte changed, left out, put in or doubled, or two neighbours exchanged."""
    at = made.randrange(len(data) - 1)
    byte = bytes([made.choice((made.randrange(256), made.choice(string.printable.encode())))])
    return made.choice(
        (
            data[:at] + byte + data[at + 1 :],
            data[:at] + data[at + 1 :],
            data[:at] + byte + data[at:],
            data[: at + 1] + data[at:],
            data[:at] + data[at + 1 : at + 2] + data[at : at + 1] + data[at + 2 :],
        )
    )


@pytest.mark.parametrize("count", [300, pytest.param(10_000, marks=pytest.mark.long)])
def test_every_changed_byte_is_caught(count):
    made = random.Random(count)
    whole = pairs(6)
    tried = 0
    while tried < count:
        report, source = made.choice(whole)
        changed = made.choice(((mutate(report, made), source), (report, mutate(source, made))))
        if changed == (report, source):
            continue
        tried += 1
        assert verify_json(*changed), changed
    assert all(verify_json(*pair) == [] for pair in whole)


@pytest.mark.parametrize("seed", range(4))
def test_most_changed_facts_are_caught_though_the_seal_is_forged(seed):
    """What goes through is not printed as such: names of figures, units, types, issuers, the way to an indicator."""
    made = random.Random(seed)
    text, report = render(describe(made, groups=2, most=3))
    sealed = json.loads(json.dumps(seal(report).to_dict()))
    caught = total = 0
    for _ in range(150):
        forged = json.loads(json.dumps(sealed))
        way = change_something(forged, made)
        forged["source"]["report_sha256"] = report_digest(forged)
        total += 1
        caught += bool(verify(forged, text.encode()))
        assert way
    assert caught / total > 0.75


def change_something(report: dict, made: random.Random) -> str:
    """One number, text or list entry somewhere in the report."""
    value, way = report, ""
    while True:
        step = made.choice([*value]) if isinstance(value, dict) else made.randrange(len(value))
        inner = value[step]
        way += f".{step}"
        if isinstance(inner, dict | list) and inner:
            value = inner
            continue
        if isinstance(inner, bool) or inner is None or inner == [] or inner == {}:
            value[step] = "changed"
        elif isinstance(inner, int | float):
            value[step] = inner + made.choice((-1, 1))
        else:
            value[step] = inner[:-1] + ("x" if not inner.endswith("x") else "y")
        return way


@pytest.mark.parametrize("form", list(RENDERERS))
@pytest.mark.parametrize("seeds", [range(5), pytest.param(range(5, 100), marks=pytest.mark.long)])
def test_what_was_read_from_any_format_is_proved(form, seeds):
    for seed in seeds:
        file = render_case(generate(seed), form)
        report = json.loads(extract_bytes(file.data, file.name).to_json())
        assert verify(report, file.data) == [], (seed, form)


TABLE = [
    ["TT", "Tên chỉ tiêu", "Kế hoạch", "Kết quả", "Đánh giá"],
    ["1", "Tỷ lệ hộ dùng nước sạch", "≥ 90%", "1.820/1.956 hộ, đạt 93%", "Đạt"],
    ["2", "Số trạm y tế", "3 trạm", "2 trạm", "Chưa đạt"],
]


def other_formats() -> dict[str, Callable[[], bytes]]:
    """One report in each further form that is read: (name, what makes it)."""
    text, _ = render(describe(random.Random(7), groups=2, most=4))
    lines = [line for line in text.splitlines() if line.strip()]
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"
    saved = (
        "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=cut\r\n\r\n"
        "--cut\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        f"{base64.encodebytes(page.encode()).decode()}\r\n--cut--\r\n"
    )
    return {
        "report.xlsx": lambda: make_xlsx([*lines[:4], TABLE]),
        "report.xls": lambda: make_xls([*lines[:4], TABLE]),
        "report.rtf": lambda: make_rtf(lines),
        "report.mhtml": saved.encode,
        "utf-16.txt": lambda: text.encode("utf-16"),
        "decomposed.txt": lambda: unicodedata.normalize("NFD", text).encode(),
        "windows.txt": lambda: windows_1258(text),
    }


def windows_1258(text: str) -> bytes:
    """Tone marks stand behind their letters in this encoding, but not the marks of `ă`, `â`, `ê`, `ô`, `ơ`, `ư`."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    pieces = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(one for one in parts if one in tones)
        pieces.append(unicodedata.normalize("NFC", "".join(one for one in parts if one not in tones)) + tone)
    return "".join(pieces).encode("cp1258")


@pytest.mark.parametrize("name", list(other_formats()))
def test_what_was_read_from_any_further_format_is_proved_and_a_changed_figure_is_not(name):
    data = other_formats()[name]()
    report = extract_bytes(data, name)
    assert report.indicators
    whole = report.to_json().encode()
    assert verify_json(whole, data) == []
    assert verify_json(whole, data[:-1] + bytes([data[-1] ^ 1]))
    assert verify_json(whole.replace(b'"numerator":', b'"denominator":', 1), data)


@pytest.mark.skipif(not available(), reason=f"Tesseract with Vietnamese is not installed: {ADVICE}")
def test_what_was_read_from_a_scan_is_proved():
    text, _ = render(describe(random.Random(7), groups=1, most=2))
    picture = scan(make_pdf([line for line in text.splitlines() if line.strip()][:8]))[0]
    report = extract_bytes(picture, "scan.jpg")
    assert report.source.ocr
    assert verify_json(report.to_json().encode(), picture) == []
