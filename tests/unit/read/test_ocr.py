"""Calling Tesseract: what it is given, how its table is read, and that it never outlives its time."""

import os
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from report_parser.errors import CrashedError, MissingDependencyError, TimedOutError
from report_parser.read import ocr

numpy = pytest.importorskip("numpy", reason="the extra ocr is not installed")
PICTURE = numpy.full((40, 60), 255, dtype="uint8")

LISTS = 'if [ "$1" = --list-langs ]; then echo "List of available languages (3):"; echo Vietnamese; echo eng; echo vie; exit 0; fi\n'


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    ocr.engine.cache_clear()
    yield
    ocr.engine.cache_clear()


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program named tesseract, first on the path; write what it does with `act`."""
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return tmp_path / "tesseract"


def act(program: Path, script: str) -> None:
    program.write_text(f"#!/bin/sh\n{LISTS}{script}\n", "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


def soon(seconds: float = 20.0) -> float:
    return time.monotonic() + seconds


def test_both_vietnamese_models_are_used_where_they_are(program: Path) -> None:
    act(program, "exit 1")
    assert ocr.engine() == (str(program), "Vietnamese+vie")


def test_without_the_program_the_extra_and_the_packages_to_install_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingDependencyError, match=r"pip install .\.\[ocr\].*tesseract-ocr-script-viet"):
        ocr.engine()
    assert not ocr.available()


def test_without_a_vietnamese_model_the_package_to_install_is_named(program: Path) -> None:
    program.write_text("#!/bin/sh\necho eng\n", "utf-8")
    program.chmod(0o755)
    with pytest.raises(MissingDependencyError, match=r"no Vietnamese model.*tesseract-ocr-script-viet"):
        ocr.engine()


def test_the_picture_goes_in_by_a_pipe_and_the_words_come_back(program: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.tsv"
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
    rows = [
        "4\t1\t1\t1\t1\t0\t5\t6\t50\t12\t-1\t",
        "5\t1\t1\t1\t1\t1\t5\t6\t20\t12\t96.49\tĐạt",
        "5\t1\t1\t1\t1\t2\t30\t6\t25\t12\t41.5\t31⁄37",
        "5\t1\t1\t1\t2\t1\t5\t30\t25\t12\t95\t ",
        "rubbish",
    ]
    table.write_text("\n".join([head, *rows]) + "\n", "utf-8")
    act(
        program,
        f'cat > "{tmp_path}/given"; echo "$@" > "{tmp_path}/asked"; echo $OMP_THREAD_LIMIT >> "{tmp_path}/asked"; cat "{table}"',
    )
    words = ocr.recognise(PICTURE, 200.4, ocr.WHOLE_PAGE, soon())
    assert [(w.text, w.confidence, w.x0, w.x1, w.top, w.bottom) for w in words] == [
        ("Đạt", 96, 5, 25, 6, 18),
        ("31/37", 42, 30, 55, 6, 18),
    ]
    assert (tmp_path / "given").read_bytes() == b"P5\n60 40\n255\n" + PICTURE.tobytes()
    assert (tmp_path / "asked").read_text() == "stdin stdout -l Vietnamese+vie --psm 3 --dpi 200 tsv\n1\n"


def test_figures_are_read_by_the_models_that_read_them_best(program: Path, tmp_path: Path) -> None:
    act(program, f'cat > /dev/null; echo "$@" > "{tmp_path}/asked"')
    assert ocr.recognise(PICTURE, 300, ocr.ONE_BLOCK, soon(), figures=True) == []
    assert "-l vie --psm 6" in (tmp_path / "asked").read_text()


def test_a_program_that_hangs_is_stopped_and_gone(program: Path, tmp_path: Path) -> None:
    act(program, f'echo $$ > "{tmp_path}/pid"; exec sleep 60')
    started = time.monotonic()
    with pytest.raises(TimedOutError):
        ocr.recognise(PICTURE, 300, ocr.ONE_BLOCK, soon(1.0))
    assert time.monotonic() - started < 10
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_when_no_time_is_left_nothing_is_started(program: Path, tmp_path: Path) -> None:
    act(program, f'touch "{tmp_path}/started"')
    with pytest.raises(TimedOutError, match="no time"):
        ocr.recognise(PICTURE, 300, ocr.ONE_BLOCK, time.monotonic() - 1)
    assert not (tmp_path / "started").exists()


def test_a_program_that_fails_is_no_empty_page(program: Path) -> None:
    act(program, "cat > /dev/null; echo broken >&2; exit 3")
    with pytest.raises(CrashedError, match=r"\(3\)"):
        ocr.recognise(PICTURE, 300, ocr.ONE_BLOCK, soon())


@pytest.mark.parametrize(("set_to", "pages"), [("3", 3), ("0", None), ("many", None), ("999", None), ("²", None)])
def test_how_many_pages_are_read_at_once_can_be_set(
    monkeypatch: pytest.MonkeyPatch, set_to: str, pages: int | None
) -> None:
    monkeypatch.setenv("REPORT_PARSER_OCR_JOBS", set_to)
    count = ocr.cores()
    assert count == pages if pages else count >= 1


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="setpriv (util-linux) is not installed")
def test_when_this_process_is_killed_the_program_ends_with_it(program: Path, tmp_path: Path) -> None:
    act(program, f'echo $$ > "{tmp_path}/pid.new"; mv "{tmp_path}/pid.new" "{tmp_path}/pid"; exec sleep 60')
    script = (
        "import time, numpy; from report_parser.read import ocr;"
        "ocr.recognise(numpy.full((40, 60), 255, dtype='uint8'), 300, 6, time.monotonic() + 50)"
    )
    reader = subprocess.Popen([sys.executable, "-c", script])
    try:
        waited = soon()
        while not (tmp_path / "pid").exists() and time.monotonic() < waited:
            time.sleep(0.05)
        called = int((tmp_path / "pid").read_text())
    finally:
        reader.kill()
        reader.wait()
    waited = soon(5)
    while running(called) and time.monotonic() < waited:
        time.sleep(0.05)
    assert not running(called)


def running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
