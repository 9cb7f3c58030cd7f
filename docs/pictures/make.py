"""Makes the documentation's pictures from the corpus: `python docs/pictures/make.py` in a checkout with the test extras.

`review.png` is what Chromium shows of a review page, `check.svg` what a terminal shows of `check`; `-vi` in Vietnamese.
"""

import os
import re
import shutil
import sys
import tempfile
from html import escape
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from click.testing import CliRunner  # noqa: E402
from PIL import Image  # noqa: E402

from report_parser.cli import main  # noqa: E402
from tests.browser.chromium import Chromium  # noqa: E402

HERE = Path(__file__).parent
SEED = ROOT / "corpus/digital-transformation/canh-nang-2022/source.txt"
PAGE = ROOT / "corpus/digital-transformation/canh-nang-2022-html/source.html"

CHOOSE = "document.getElementById('s0').click(); scrollTo(0, 0)"

_COLOURS = {"31": "#b3261e", "32": "#1b7a3d", "33": "#9a6700", "34": "#1f5fbf", "36": "#0b7285", "90": "#777777"}
_PIECE = re.compile(r"\x1b\[(?P<codes>[0-9;]*)m|(?P<text>[^\x1b]+)")
NO_BREAK = "\u00a0"
_WIDTH, _LINE = 8.4, 19


def photograph(browser: Chromium, page: Path, picture: Path, script: str) -> None:
    """The page after a script, as a PNG of few colours."""
    browser.call("Emulation.setDeviceMetricsOverride", width=1280, height=900, deviceScaleFactor=1, mobile=False)
    browser.open(page)
    browser.run(script)
    browser.run("document.documentElement.offsetHeight")
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw.png"
        browser.screenshot(raw)
        small = BytesIO()
        Image.open(raw).convert("RGB").quantize(64, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    picture.write_bytes(small.getvalue())


def draw_terminal(output: str, command: str, columns: int) -> str:
    """An SVG of a command and its coloured output, cut at `columns`."""
    lines = [f"\x1b[1m$ {command}\x1b[0m", *output.splitlines()]
    width, height = int(columns * _WIDTH) + 24, len(lines) * _LINE + 24
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
        f"<title>{escape(command)}</title>",
        f'<rect width="{width}" height="{height}" rx="6" fill="#fafafa" stroke="#ccc"/>',
        '<g font-family="monospace" font-size="14" fill="#222">',
    ]
    for place, line in enumerate(lines):
        drawn.append(f'<text x="12" y="{(place + 1) * _LINE + 6}">{"".join(_spans(line, columns))}</text>')
    return "\n".join([*drawn, "</g></svg>\n"])


def _spans(line: str, columns: int) -> list[str]:
    spans, style, left = [], "", columns
    for piece in _PIECE.finditer(line):
        if piece["codes"] is not None:
            codes = [code for code in piece["codes"].split(";") if code not in ("", "0")]
            colour = next((_COLOURS[code] for code in codes if code in _COLOURS), None)
            style = (style if codes else "") + (f' fill="{colour}"' if colour else "")
            style += ' font-weight="bold"' if "1" in codes else ""
            continue
        text = piece["text"] if len(piece["text"]) <= left else piece["text"][: max(0, left - 1)] + "…"
        left -= len(text)
        spans.append(f"<tspan{style}>{escape(text).replace('  ', NO_BREAK * 2)}</tspan>")
    return spans


def make() -> None:
    """Write every picture beside this file."""
    with tempfile.TemporaryDirectory() as folder, Chromium() as browser:
        os.chdir(folder)
        shutil.copy(SEED, "canh-nang.txt")
        shutil.copy(PAGE, "canh-nang.html")
        for language, ending in (("en", ""), ("vi", "-vi")):
            chosen = ["--lang", "vi"] if language == "vi" else []
            say("review", *chosen, "canh-nang.html", "-o", "page.html")
            photograph(browser, Path("page.html").absolute(), HERE / f"review{ending}.png", CHOOSE)
            arguments = ["check", *chosen, "canh-nang.txt"]
            drawing = draw_terminal(say(*arguments), f"report-parser {' '.join(arguments)}", 116)
            (HERE / f"check{ending}.svg").write_text(drawing, "utf-8")
        os.chdir(HERE)


def say(*arguments: str) -> str:
    """What a command prints, with its colours."""
    return CliRunner().invoke(main, arguments, color=True, catch_exceptions=False).stdout


if __name__ == "__main__":
    make()
