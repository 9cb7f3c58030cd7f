"""Text recognition by the program Tesseract: one process a page, stopped when it takes too long.

The program is called directly, picture in and table out through pipes: nothing is written to disk, and its process is
known and can be stopped.
"""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from time import monotonic
from typing import TYPE_CHECKING

from report_parser.errors import CrashedError, MissingDependencyError, TimedOutError
from report_parser.records import dataclass

if TYPE_CHECKING:
    from report_parser.read.ocr_image import Grey

SCRIPT_MODELS = ("Vietnamese", "script/Vietnamese")
LANGUAGE_MODEL = "vie"
"""The script's model reads tones best (0 of 12 pages wrong, 4 with the language's), the language's reads figures best
(148 of 148 in a scanned table, 140 with the script's); together each word is taken from the surer one."""

ONE_BLOCK, WHOLE_PAGE = 6, 3
"""Tesseract's page segmentation modes: a single column of text; a page whose parts it finds itself."""

PAGE_SECONDS = 120.0
"""A dense page takes 3 seconds of one core, several times that on a busy machine."""

ADVICE = (
    "install the extra ocr (pip install '.[ocr]' in the checkout) and the programs that it calls "
    "(apt install tesseract-ocr tesseract-ocr-vie tesseract-ocr-script-viet)"
)


@dataclass(slots=True)
class OcrWord:
    """A word with its place in pixels, the line it stands in, and how sure its reading is (0 to 100)."""

    text: str
    line: tuple[int, int, int]
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: int


@cache
def engine() -> tuple[str, str]:
    """Tesseract's path and the names of its Vietnamese models, joined by a plus. Raises MissingDependencyError."""
    program = shutil.which("tesseract")
    if program is None:
        raise MissingDependencyError(f"scans are read by the program Tesseract, which is not installed: {ADVICE}")
    for package in ("numpy", "PIL"):
        if not _has(package):
            raise MissingDependencyError(f"scans need the Python package {package}: {ADVICE}")
    listed = subprocess.run([program, "--list-langs"], capture_output=True, check=False, timeout=20)
    names = (listed.stdout + listed.stderr).decode("utf-8", "replace").split()
    models = [name for name in SCRIPT_MODELS if name in names][:1] + [LANGUAGE_MODEL] * (LANGUAGE_MODEL in names)
    if not models:
        raise MissingDependencyError(f"Tesseract has no Vietnamese model: {ADVICE}")
    return program, "+".join(models)


def _has(package: str) -> bool:
    from importlib.util import find_spec

    return find_spec(package) is not None


def available() -> bool:
    """Whether scans can be read on this machine."""
    try:
        engine()
    except MissingDependencyError:
        return False
    return True


def cores() -> int:
    """How many pages are read at once: REPORT_PARSER_OCR_JOBS where it is set, else the cores this process may use."""
    wanted = os.environ.get("REPORT_PARSER_OCR_JOBS", "")
    if wanted.isascii() and wanted.isdigit() and 0 < int(wanted) <= 64:
        return int(wanted)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def recognise(grey: Grey, dots_per_inch: float, layout: int, until: float, *, figures: bool = False) -> list[OcrWord]:
    """The words of a picture in Tesseract's order; `layout` is its page segmentation mode; `figures` asks the model
    that reads figures best.

    Raises MissingDependencyError where Tesseract is not installed, TimedOutError where it is not done by `until`
    (`time.monotonic`), CrashedError where it failed.
    """
    program, language = engine()
    if figures:
        language = language.rpartition("+")[2]
    height, width = grey.shape
    command = [program, "stdin", "stdout", "-l", language, "--psm", str(layout), "--dpi", str(round(dots_per_inch))]
    picture = b"P5\n%d %d\n255\n" % (width, height) + grey.tobytes()
    return list(_words(_run([*command, "tsv"], picture, until - monotonic()).decode("utf-8", "replace")))


def _run(command: Sequence[str], given: bytes, seconds: float) -> bytes:
    """What a command writes when it is given these bytes.

    It is stopped when its time is up or this thread is interrupted. Should this process be killed meanwhile, the system
    ends it too: at once where `setpriv` is there, else when it has used up its processor time.
    """
    if seconds <= 0:
        raise TimedOutError("no time is left to recognise the page's text")
    process = subprocess.Popen(
        [*_dying_with_parent(), *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    try:
        _limit_processor(process.pid, math.ceil(seconds) + 1)
        written, _ = process.communicate(given, seconds)
    except subprocess.TimeoutExpired as error:
        raise TimedOutError(f"Tesseract did not finish within {seconds:.0f} s") from error
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
    if process.returncode:
        raise CrashedError(f"Tesseract failed on the page ({process.returncode}): try `report-parser doctor`")
    return written


@cache
def _dying_with_parent() -> tuple[str, ...]:
    """The command that runs another one, in its own place, so that it ends with the process that started it."""
    program = shutil.which("setpriv") if sys.platform.startswith("linux") else None
    if program is None:
        return ()
    command = (program, "--pdeathsig", "KILL", "--")
    done = subprocess.run([*command, "true"], capture_output=True, timeout=20, check=False)
    return command if done.returncode == 0 else ()


def _limit_processor(process: int, seconds: int) -> None:
    """Let a process use so many seconds of processor time at most, where the platform can say so."""
    try:
        import resource

        if sys.platform.startswith("linux"):
            resource.prlimit(process, resource.RLIMIT_CPU, (seconds, seconds))
    except (ImportError, ValueError, OSError):  # gone already, or not allowed: the wall clock is watched all the same
        return


def _words(table: str) -> list[OcrWord]:
    """The words of Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height,
    confidence and text, parted by tabs."""
    words = []
    for row in table.split("\n")[1:]:
        cells = row.split("\t")
        if len(cells) == 12 and cells[0] == "5" and cells[11].strip():
            left, top, width, height = map(int, cells[6:10])
            line = int(cells[2]), int(cells[3]), int(cells[4])
            confidence = max(0, min(100, round(float(cells[10]))))
            text = cells[11].strip().replace("⁄", "/")  # U+2044, which the models take for the common slash
            words.append(OcrWord(text, line, left, top, left + width, top + height, confidence))
    return words
