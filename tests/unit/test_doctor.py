"""What `doctor` says where things are there, and where they are not."""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from report_parser import doctor
from report_parser.cli import main
from report_parser.read import READERS, ocr, soffice

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
# What each reader is called in the list.
NAMES = {
    "text": "text", "html": "HTML", "mhtml": "MHTML", "pdf": "PDF", "docx": "DOCX", "doc": "DOC", "rtf": "RTF", "xlsx": "XLSX", "xls": "XLS",
    "image": "scans, images",
}  # fmt: skip


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine without any program or package, not even those that cannot be missing."""
    monkeypatch.setattr(doctor, "find_spec", lambda _: None)
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr(soffice, "_PLACES", ())
    soffice.find_soffice.cache_clear()
    ocr.engine.cache_clear()
    yield
    soffice.find_soffice.cache_clear()
    ocr.engine.cache_clear()


def statuses() -> dict[str, doctor.ReaderStatus]:
    return {status.format: status for status in doctor.check_readers()}


def test_every_reader_is_in_the_list_once() -> None:
    assert NAMES.keys() == READERS.keys()
    formats = [status.format for status in doctor.check_readers()]
    assert len(formats) == len(set(formats))
    assert set(NAMES.values()) <= set(formats)


def test_what_the_package_itself_needs_is_there() -> None:
    found = statuses()
    for form in ("text", "HTML", "MHTML", "PDF", "DOCX", "RTF", "XLSX"):
        assert found[form].ok, found[form]
        assert found[form].how
        assert not found[form].install


@pytest.mark.usefixtures("bare")
def test_what_is_missing_is_named_with_the_command_that_brings_it() -> None:
    found = statuses()
    assert {form for form, status in found.items() if status.ok} == {"text", "RTF"}
    for form, words in (
        ("scans, images", ("tesseract-ocr-script-viet", ".[ocr]")),
        ("DOC", ("libreoffice-writer-nogui", "antiword")),
        ("XLS", (".[office]", "xlrd")),
        ("to Parquet", (".[parquet]", "pyarrow")),
        ("to XLSX", (".[xlsx]", "xlsxwriter")),
        ("Dask cluster", (".[cluster]", "distributed", "fsspec")),
    ):
        assert not found[form].how
        for word in words:
            assert word in found[form].install, form


@pytest.mark.usefixtures("bare")
def test_each_extra_that_is_named_exists_and_brings_what_is_missing() -> None:
    named = 0
    for status in doctor.check_readers():
        for extra in re.findall(r"pip install '\.\[(\w+)\]'", status.install):
            named += 1
            brought = {re.split(r"[><=\[]", one)[0] for one in PROJECT["optional-dependencies"][extra]}
            missing = re.search(r"\(missing: (.*)\)", status.install)
            if missing:
                assert set(missing[1].split(", ")) <= brought, status
    assert named == 5


def test_a_lesser_way_is_said_with_the_better_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "_PLACES", ())
    monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/antiword" if name == "antiword" else None)
    soffice.find_soffice.cache_clear()
    try:
        status = statuses()["DOC"]
        shown = CliRunner().invoke(main, ["doctor"]).stdout
    finally:
        soffice.find_soffice.cache_clear()
    assert status.ok and "antiword" in status.how and "LibreOffice" in status.install
    assert "better: " in shown


def test_the_command_gives_a_line_for_each_form() -> None:
    result = CliRunner().invoke(main, ["doctor"])
    assert result.exit_code == 0
    lines = [line for line in result.stdout.splitlines() if line.startswith(("yes", "no "))]
    assert len(lines) == len(doctor.check_readers())


def test_nothing_is_imported_to_find_out() -> None:
    before = set(sys.modules)
    doctor.check_readers()
    assert not {"pyarrow", "distributed", "xlsxwriter", "xlrd"} & (set(sys.modules) - before)
