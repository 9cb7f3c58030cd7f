"""Whatever a report's words are, each form gives them back; whatever stops a writer, the old output stays."""

import signal
import sqlite3
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from report_parser.export.cells import clean, neutralise, restore
from report_parser.export.forms import Form, write_form
from report_parser.model import Block, Indicator, Origin, Report, SourceInfo, Span
from tests.unit.export.test_spreadsheets import read_csv

WORDS = st.one_of(
    st.text(max_size=40),
    st.text(alphabet=" \t\n\r'\"=+-@＝－,;_x0041\x00\u200b\u3000đĐa1", max_size=12),
)


def report_of(titles: list[str]) -> Report:
    """A report whose indicators have these titles."""
    blocks = tuple(Block(place, "paragraph", title, Origin(line=place + 1)) for place, title in enumerate(titles))
    spans = [Span(place, 0, len(title), title) for place, title in enumerate(titles)]
    return Report(
        source=SourceInfo("a.txt", "text/plain", 1, "0" * 64),
        indicators=tuple(
            Indicator(str(place), None, (), title, span)
            for place, (title, span) in enumerate(zip(titles, spans, strict=True))
        ),
        blocks=blocks,
    )


@given(WORDS)
@settings(max_examples=150, deadline=None)
def test_a_marked_cell_gives_its_text_back_and_begins_with_nothing_that_runs(text: str) -> None:
    written = neutralise(text)
    assert restore(written) == text
    assert not written.strip(" \u3000\u200b\x00").startswith(("=", "+", "-", "@", "＝", "－"))
    assert neutralise(restore(written)) == written


@given(st.lists(WORDS, min_size=1, max_size=12))
@settings(max_examples=6, deadline=None)
def test_every_form_gives_the_words_back(titles: list[str]) -> None:
    report = report_of(titles)
    wanted = [clean(title) or None for title in titles]
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_form("csv", folder / "a.csv", [report])
        assert [row["title"] for row in read_csv(folder / "a.csv", "indicators")] == wanted
        write_form("sqlite", folder / "a.db", [report])
        with sqlite3.connect(folder / "a.db") as database:
            found = database.execute("SELECT title FROM indicators ORDER BY indicator").fetchall()
        assert [row[0] or None for row in found] == wanted
        write_form("xlsx", folder / "a.xlsx", [report])
        rows = list(openpyxl.load_workbook(folder / "a.xlsx")["indicators"].iter_rows(values_only=True))
        cells = [row[rows[0].index("title")] for row in rows[1:]]
        assert [cell and unescape(cell) for cell in cells] == wanted


KILLED = """
import os, signal, sys
from itertools import islice
from pathlib import Path
from report_parser.export.forms import write_form
from report_parser.export.read_back import read_records

def records():
    yield from islice(read_records(Path(sys.argv[2])), 3)
    os.kill(os.getpid(), signal.SIGKILL)

write_form(sys.argv[1], Path(sys.argv[3]), records())
"""


@pytest.mark.parametrize("form", ["csv", "xlsx", "sqlite", "parquet", "json"])
def test_a_writer_that_is_killed_leaves_the_old_output(form: Form, source: Path, tmp_path: Path) -> None:
    if form == "parquet" and find_spec("pyarrow") is None:
        pytest.skip("pyarrow is not installed")
    output = tmp_path / f"a.{form}"
    output.write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", KILLED, form, str(source), str(output)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert output.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith(".")] == [output.name]
