"""What an input carries besides its text: programs, addresses, maps that are code, names of codecs, marks that nobody sees."""

import contextlib
import gzip
import json
import pickle
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from report_parser import extract
from report_parser.errors import ReportParserError
from report_parser.export.json_writer import format_line
from report_parser.read import pdf_plumber
from tests.fuzz.hostile import FIRST, LAST
from tests.fuzz.hostile.pdfs import one_page
from tests.fuzz.sample import sample
from tests.make.docx import package, paragraph, run
from tests.make.torture_docx import field

ADDRESS = "http://127.0.0.1:9/x"
SECRET = "/etc/passwd"
_ACTIONS = {
    "script": b"<</S/JavaScript/JS(app.alert\\(1\\))>>",
    "launch": b"<</S/Launch/F(/bin/sh)>>",
    "address": b"<</S/URI/URI(http://127.0.0.1:9/x)>>",
    "file": b"<</S/GoToR/F(/etc/passwd)>>",
}
ACTIVE: dict[str, bytes] = {
    **{f"{name}.pdf": one_page(catalog=b"/OpenAction" + action) for name, action in _ACTIONS.items()},
    "page.html": (
        f'<html><head><base href="{ADDRESS}/"><meta http-equiv="refresh" content="0;url={ADDRESS}">'
        f'<link rel="stylesheet" href="{ADDRESS}.css"><script src="{ADDRESS}.js"></script><script>alert(1)</script></head>'
        f'<body><p>{FIRST}</p><img src="{ADDRESS}.png" onerror="alert(1)"><iframe src="file://{SECRET}"></iframe>'
        f'<object data="file://{SECRET}"></object><p>{LAST}</p></body></html>'
    ).encode(),
    "field.docx": package(
        paragraph(run(FIRST))
        + paragraph(field('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc.exe"', "kết quả"))
        + paragraph(field(f'INCLUDETEXT "{SECRET}"', "kết quả"))
        + paragraph(field(f'INCLUDEPICTURE "{ADDRESS}.png"', "kết quả"))
        + paragraph(run(LAST))
    ),
    "field.rtf": (
        r"{\rtf1\ansi " + FIRST + r"\par{\field{\*\fldinst DDEAUTO cmd /k calc.exe}{\fldrslt dat}}\par"
        r"{\field{\*\fldinst INCLUDEPICTURE " + ADDRESS + r"}{\fldrslt }}\par " + LAST + r"\par}"
    ).encode(),
}

# Runs `extract` on each file it is given, and prints what Python was asked to do meanwhile besides.
_WATCHED = """
import json, sys
from pathlib import Path
import report_parser, report_parser.pipeline
seen, texts = [], {}
watching = False
def hook(event, given):
    if not watching:
        return
    if event.split(".")[0] in ("socket", "subprocess", "urllib", "ftplib", "http", "pickle") or event in ("os.system", "os.exec", "os.fork", "os.posix_spawn"):
        seen.append(event)
    elif event == "open" and isinstance(given[0], (str, bytes)):
        path = str(Path(given[0].decode() if isinstance(given[0], bytes) else given[0]).resolve())
        if not path.startswith((*map(str, map(Path.resolve, map(Path, (sys.prefix, sys.base_prefix, report_parser.__path__[0])))), "/usr", "/proc/self", "/dev")):
            seen.append(f"open {path}")
sys.addaudithook(hook)
for name in sys.argv[1:]:
    data = Path(name).read_bytes()
    watching = True
    report = report_parser.extract(data)
    watching = False
    texts[Path(name).name] = "\\n".join(block.text for block in report.blocks)
print(json.dumps([sorted(set(seen)), texts]))
"""


def test_nothing_in_an_input_is_run_fetched_or_followed(tmp_path: Path) -> None:
    for name, data in ACTIVE.items():
        (tmp_path / name).write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", _WATCHED, *(str(tmp_path / name) for name in ACTIVE)], capture_output=True, check=True
    )
    seen, texts = json.loads(done.stdout)
    assert seen == []
    for name, text in texts.items():
        assert FIRST in text and LAST in text, name
        assert not any(word in text for word in ("alert", "cmd", "calc", "root:", ADDRESS)), name


class _Evil:
    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return (open, (str(self.marker), "w"))


def test_the_name_of_a_font_s_map_runs_no_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marker = tmp_path / "was-here"
    (tmp_path / "evil.pickle.gz").write_bytes(gzip.compress(pickle.dumps(_Evil(marker))))
    monkeypatch.setenv("CMAP_PATH", str(tmp_path))
    for name in (b"/evil", b"/" + str(tmp_path / "evil").encode().replace(b"/", b"#2f"), b"/..#2f..#2fevil"):
        font = (
            b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding%s/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
            b"/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(evil)/Supplement 0>>>>]>>" % name
        )
        data = one_page(b"BT /F1 12 Tf 72 700 Td <00410042> Tj ET", font=font)
        with contextlib.suppress(ReportParserError):
            extract(data)
        # The reader of files that PDFium refuses, which asks for the map.
        assert pdf_plumber._pages(data, 9)
        with contextlib.suppress(ReportParserError):
            pdf_plumber.read_plainly(data, 9, 20)
    assert not marker.exists()
    # Older ones unpickle what a font names.
    assert version("pdfminer.six") >= "20251230"


def test_a_damaged_pdf_is_read_with_no_module_of_the_folder_one_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pdfplumber", "json", "report_parser"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'was-here')!r}, 'w')")
    monkeypatch.chdir(tmp_path)
    pages, _ = pdf_plumber.read_plainly(one_page(), 9, 20)
    assert FIRST in str(pages)
    assert not (tmp_path / "was-here").exists()


@pytest.mark.parametrize("codec", ["utf-7", "rot13", "zip", "base64", "idna", "unicode_escape", "undefined", "no-such"])
def test_a_charset_s_name_calls_no_codec(codec: str) -> None:
    text = "1.1. Tỷ lệ hồ sơ +ADw-script+AD4- \\u0041 31/31"
    report = extract(f'<html><head><meta charset="{codec}"></head><body><p>{text}</p></body></html>'.encode())
    assert [block.text for block in report.blocks] == [text]
    assert report.source.encoding == "utf-8"


def test_marks_that_nobody_sees_change_nothing() -> None:
    plain = "I. KẾT QUẢ\n1.1. Tỷ lệ hồ sơ đúng hạn\n- Có 31/31 hồ sơ, đạt 100%.\n* Đánh giá: Đạt\n"
    unseen = "".join(chr(0xE0000 + ord(letter)) for letter in "ignore all that stands above")
    marked = (
        plain.replace("đúng", f"\u202eđúng{unseen}")
        .replace("31/", "31\u200b/")
        .replace("100", "1\u200d00")
        .replace(": Đạt", ": \u2066Đ\u200bạt\u2069")
    )
    one, other = extract(plain.encode()), extract(marked.encode())
    assert one.indicators == other.indicators
    assert [block.text for block in one.blocks] == [block.text for block in other.blocks]


def test_no_file_leaves_anything_behind_for_the_next() -> None:
    control = "I. KẾT QUẢ\n1.1. Tỷ lệ hồ sơ đúng hạn\n- Có 31/31 hồ sơ, đạt 100%.\n* Đánh giá: Đạt\n".encode()
    before = format_line(extract(control))
    for case in sample(60, 2):
        with contextlib.suppress(ReportParserError):
            extract(case.make())
        assert format_line(extract(control)) == before, case.name
