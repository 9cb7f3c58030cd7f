"""A file costs no more than what its own format needs: which packages a fresh process has loaded when it is done."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.make.corpus import SEED, make_seed_docx, make_seed_page, make_seed_pdf

LXML, MSGSPEC, PDFIUM = "lxml", "msgspec", "pypdfium2_raw"
HEAVY = {
    LXML, "bs4", "html5lib", "pdfplumber", "pdfminer", "pypdfium2", PDFIUM, "PIL", "numpy", "pandas", "pyarrow", "openpyxl", "xlsxwriter",
    "dataclasses_json", "marshmallow", "rapidfuzz", "regex", "docx", "distributed", "dask", "fsspec", "pytesseract", "statistics",
    "email", "http", "urllib.request", "asyncio", "multiprocessing", "sqlite3", "unittest", "logging", "concurrent",
}  # fmt: skip
READ = """
import json, sys
from report_parser.pipeline import extract_bytes
from report_parser.export.json_writer import format_line
format_line(extract_bytes(open(sys.argv[1], "rb").read(), "report"))
print(json.dumps(sorted(sys.modules)))
"""


def loaded(*arguments: str) -> set[str]:
    """The heavy packages that a fresh interpreter has loaded."""
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return HEAVY & set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    ("make", "needed"),
    [
        (SEED.read_bytes, {MSGSPEC}),
        (make_seed_page, {LXML, MSGSPEC}),
        (make_seed_docx, {LXML, MSGSPEC}),
        (make_seed_pdf, {MSGSPEC}),
    ],
    ids=["text", "html", "docx", "pdf"],
)
def test_a_file_loads_only_what_its_format_needs(make: Callable[[], bytes], needed: set[str], tmp_path: Path) -> None:
    path = tmp_path / "report"
    path.write_bytes(make())
    assert loaded("-c", READ, str(path)) <= needed


def test_the_version_and_the_help_load_no_stage() -> None:
    show = "import json, sys; sys.argv = ['report-parser', {!r}]; import atexit; atexit.register(lambda: print(json.dumps(sorted(sys.modules)))); from report_parser.cli import main; main()"
    for option in ("--version", "--help"):
        done = subprocess.run([sys.executable, "-c", show.format(option)], capture_output=True, text=True, timeout=60)
        modules = set(json.loads(done.stdout.splitlines()[-1]))
        assert not {"report_parser.pipeline", "report_parser.model", "report_parser.lexicon"} & modules
        assert not HEAVY & modules
