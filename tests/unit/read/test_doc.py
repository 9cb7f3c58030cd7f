"""DOC by way of LibreOffice, else antiword; these tests skip where a program is missing, and say so."""

import os
import shutil
import stat
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from report_parser.errors import DamagedError, EncryptedError, MissingDependencyError, TimedOutError, TooLargeError
from report_parser.limits import DEFAULT_LIMITS, Limits
from report_parser.read import doc, soffice
from tests.make.docx import make_docx
from tests.make.torture_docx import make_torture
from tests.unit.read.test_docx import layer

needs_soffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
needs_antiword = pytest.mark.skipif(shutil.which("antiword") is None, reason="antiword is not installed")


@pytest.fixture(autouse=True)
def no_memory() -> Iterator[None]:
    """What was found installed is remembered: forget it around each test."""
    soffice.find_soffice.cache_clear()
    yield
    soffice.find_soffice.cache_clear()


def as_doc(data: bytes, folder: Path) -> bytes:
    """A DOCX saved as DOC."""
    (folder / "a.docx").write_bytes(data)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/made", "--convert-to", "doc:MS Word 97", "--outdir", str(folder), str(folder / "a.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return (folder / "a.doc").read_bytes()


REPORT: list[str | list[list[str]]] = [
    "I. KẾT QUẢ THỰC HIỆN", "1. Chính quyền số", "1.1. Tỷ lệ văn bản ký số", "* Đánh giá: Đạt", "1.2. Giai đoạn 2022-2025",
    [["TT", "Chỉ tiêu", "Kết quả"], ["1", "Tỷ lệ hộ có Internet", "63%"], ["2", "Số máy tính", "31/31"]], "II. KIẾN NGHỊ",
]  # fmt: skip
LINES = [
    "I. KẾT QUẢ THỰC HIỆN", "1. Chính quyền số", "1.1. Tỷ lệ văn bản ký số", "* Đánh giá: Đạt", "1.2. Giai đoạn 2022-2025",
    "TT | Chỉ tiêu | Kết quả", "1 | Tỷ lệ hộ có Internet | 63%", "2 | Số máy tính | 31/31", "II. KIẾN NGHỊ",
]  # fmt: skip


@pytest.mark.slow
@needs_soffice
def test_numbering_and_tables_come_through_libreoffice(tmp_path: Path) -> None:
    source = doc.read(as_doc(make_docx(REPORT, numbering=True), tmp_path), DEFAULT_LIMITS)
    assert layer(source, "body") == LINES
    assert (source.media_type, source.status) == ("application/msword", "ok")
    assert [line.origin.path for line in source.lines][:2] == ["p[1]", "p[2]"]


@pytest.mark.slow
@needs_soffice
def test_the_traps_of_word_come_through_libreoffice(tmp_path: Path) -> None:
    torture = make_torture()
    source = doc.read(as_doc(torture.data, tmp_path), DEFAULT_LIMITS)
    text = "\n".join(layer(source, "body"))
    for wanted in (
        "Giai đoạn 2022-2025, cơ quan", "Tỷ lệ 63% người có tài khoản.", "1.1. Cán bộ có thư công vụ", "a) ý thứ nhất",
        "Trong khung: 27/30", "Theo Quyết định số 969/QĐ-UBND", "đạt 100%¹", "1 | Hộ dùng Internet | 31 | 100%",
    ):  # fmt: skip
        assert wanted in text
    assert "58%" not in text
    assert text.count("Trong khung") == 1
    assert layer(source, "note")[0] == "¹ Theo Công văn số 62-CV/ĐU."


@pytest.mark.slow
@needs_soffice
@needs_antiword
def test_antiword_reads_all_text_and_says_what_it_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = as_doc(make_docx(REPORT), tmp_path)
    monkeypatch.setattr(soffice, "find_soffice", lambda: None)
    source = doc.read(data, DEFAULT_LIMITS)
    assert layer(source, "body") == LINES
    assert source.status == "degraded" and "antiword" in source.reasons[0]


@pytest.mark.slow
@needs_soffice
def test_broken_documents_are_refused(tmp_path: Path) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 20
    with pytest.raises(DamagedError):
        doc.read(data, DEFAULT_LIMITS)


def test_without_any_program_the_error_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(soffice, "_PLACES", ())
    with pytest.raises(MissingDependencyError, match="libreoffice-writer"):
        doc.read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), DEFAULT_LIMITS)


def test_encrypted_and_oversized_documents_are_refused() -> None:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    with pytest.raises(EncryptedError):
        doc.read(head + b"\xec\xa5\xc1\x00" + bytes(6) + b"\x00\x01" + bytes(500), DEFAULT_LIMITS)
    assert not doc.is_encrypted(head + b"\xec\xa5\xc1\x00" + bytes(6) + b"\x00\x10" + bytes(500))
    with pytest.raises(TooLargeError):
        doc.read(head, Limits(office_bytes=100))


@pytest.mark.skipif(os.name != "posix", reason="a shell script stands in for the program")
def test_a_converter_that_hangs_is_ended_with_all_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {tmp_path}/child\nwait\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(soffice, "find_soffice", lambda: str(program))
    start = time.monotonic()
    with pytest.raises(TimedOutError):
        soffice.convert_to_docx(b"", ".doc", Limits(wall_seconds=1.0))
    assert time.monotonic() - start < 10
    child = int((tmp_path / "child").read_text())
    for _ in range(50):
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        if Path(f"/proc/{child}/stat").exists() and ") Z " in Path(f"/proc/{child}/stat").read_text():
            return
        time.sleep(0.1)
    pytest.fail("the child outlived its parent")
