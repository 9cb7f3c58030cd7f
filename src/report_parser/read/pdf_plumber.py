"""PDF files that PDFium refuses, read by pdfplumber: its own, slower parser opens some that are damaged.

It runs in a process of its own, since a crafted file of 300 bytes can hold its parser for ever. Where no process may
be started (a confined worker, which is watched itself), it runs in this one.

Run as a module, it reads a PDF on standard input and writes its pages as JSON on standard output.
"""

import io
import json
import os
import subprocess
import sys
from typing import Any

from report_parser.errors import DamagedError
from report_parser.patterns import pattern_of
from report_parser.read.pdf_lines import Piece

PAGE_OBJECT = pattern_of(rb"/Type\s{0,8}/Page(?![A-Za-z])")

WORD_SETTINGS: dict[str, Any] = {"keep_blank_chars": True, "use_text_flow": True, "x_tolerance": 2, "y_tolerance": 3}

PlainPage = tuple[float, float, list[Piece]]
"""Width, height and the printed lines of a page."""


def read_plainly(data: bytes, most_pages: int, seconds: float) -> tuple[list[PlainPage], int]:
    """The pages and how many page objects the file names. Raises DamagedError where pdfplumber cannot read it either."""
    try:
        # `-P`: a folder of inputs that is called in must not be imported from, nor a font's map looked for elsewhere.
        done = subprocess.run(
            [sys.executable, "-P", "-m", __name__, str(most_pages)],
            env={name: value for name, value in os.environ.items() if name != "CMAP_PATH"},
            input=data,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
        pages = json.loads(done.stdout) if done.returncode == 0 else []
    except subprocess.TimeoutExpired:
        pages = []
    except OSError:
        pages = _pages(data, most_pages)
    if not any(lines for _, _, lines in pages):
        raise DamagedError("the PDF is damaged or cut short: get the file again from where it was published")
    plain = [(width, height, [_piece(*line) for line in lines]) for width, height, lines in pages]
    return plain, len(PAGE_OBJECT.findall(data))


def _piece(text: str, x0: float, top: float, x1: float, bottom: float) -> Piece:
    return Piece(text, 0, 0, x0, top, x1, bottom)


def _pages(data: bytes, most_pages: int) -> list[Any]:
    """[[width, height, [[text, x0, top, x1, bottom], …]], …]; empty where nothing can be read."""
    import pdfplumber
    from pdfplumber.utils.exceptions import PdfminerException

    pages = []
    try:
        with pdfplumber.open(io.BytesIO(data), laparams=None) as document:
            for page in document.pages[:most_pages]:
                words = page.extract_words(**WORD_SETTINGS)
                lines = [[word[key] for key in ("text", "x0", "top", "x1", "bottom")] for word in words]
                pages.append([float(page.width), float(page.height), lines])
                page.close()
    except (PdfminerException, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return pages  # pdfminer lets these through on damaged files; what was read before is kept
    return pages


if __name__ == "__main__":
    json.dump(_pages(sys.stdin.buffer.read(), int(sys.argv[1])), sys.stdout)
