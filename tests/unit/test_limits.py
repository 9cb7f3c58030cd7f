"""Every limit, hit in the library's own call with a small number, and said with it; and how limits are set."""

import io
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path

import pytest
from click.testing import CliRunner

from report_parser import extract
from report_parser.batch.keeper import Options
from report_parser.batch.process import seconds_for
from report_parser.batch.run import run_batch
from report_parser.cli import main
from report_parser.errors import DamagedError, ReportParserError
from report_parser.limit_settings import ABOUT, FIXED, set_limits
from report_parser.limits import DEFAULT_LIMITS, Limits
from report_parser.read.pdf_plumber import read_plainly
from tests.docs.test_security_page import names_in
from tests.make.docx import make_docx, package, paragraph, run, table, zipped
from tests.make.html import make_html
from tests.make.pdf import make_pdf
from tests.make.rtf import make_rtf
from tests.make.xlsx import make_xls, make_xlsx

LINES = ["Kết quả thực hiện các chỉ tiêu năm 2022", "Đạt 85% (34/40 hộ)", "* Đánh giá: Đạt"]
ROWS = [["TT", "Chỉ tiêu", "Kết quả"], *([str(number), "Tỷ lệ hộ có Internet", "63%"] for number in range(1, 9))]


def picture(pages: int = 1) -> bytes:
    from PIL import Image

    buffer = io.BytesIO()
    first, *rest = [Image.new("L", (200, 100), 255) for _ in range(pages)]
    first.save(buffer, "TIFF", save_all=True, append_images=rest)
    return buffer.getvalue()


def drawn() -> bytes:
    return make_pdf([*LINES, ROWS])


@dataclass(frozen=True, slots=True)
class Hit:
    """An input, the limit set for it, and what must be said: an error's code or a status, and words of its reason."""

    name: str
    value: int
    data: Callable[[], bytes]
    outcome: str
    says: str


HITS = (
    Hit("text_bytes", 50, lambda: "\n".join(LINES).encode(), "too-large", "more than the 50 "),
    Hit("html_bytes", 50, lambda: make_html(LINES), "too-large", "more than the 50 "),
    Hit("pdf_bytes", 50, lambda: make_pdf(LINES), "too-large", "more than the 50 "),
    Hit("office_bytes", 50, lambda: make_docx(LINES), "too-large", "more than the 50 "),
    Hit("office_bytes", 51, lambda: make_xlsx(LINES), "too-large", "more than the 51 "),
    Hit("office_bytes", 52, lambda: make_xls(LINES), "too-large", "more than the 52 "),
    Hit("office_bytes", 53, lambda: make_rtf(LINES), "too-large", "more than the 53 "),
    Hit("image_bytes", 50, picture, "too-large", "more than the 50 "),
    Hit("image_pixels", 500, picture, "too-large", "more than the 500 "),
    Hit("pages", 2, lambda: make_pdf(LINES * 60), "partial", "pages 3"),
    Hit("page_characters", 40, lambda: make_pdf(LINES), "partial", "only the first 40 characters"),
    Hit("document_characters", 60, lambda: make_pdf(LINES * 30), "partial", "over the limits for one document"),
    Hit("document_characters", 61, lambda: make_docx(LINES), "too-large", "more than the 61 "),
    Hit("document_characters", 62, lambda: make_rtf(LINES), "too-large", "more than the 62 "),
    Hit("document_characters", 63, lambda: make_xlsx(LINES), "too-large", "more than the 63 "),
    Hit("page_drawings", 3, drawn, "degraded", "more than 3 drawn lines"),
    Hit("html_nodes", 5, lambda: make_html(LINES), "too-large", "more than the 5 "),
    Hit("html_depth", 9, lambda: b"<html><body>" + b"<div>" * 40 + make_html(LINES), "degraded", "more than the 9 "),
    Hit("tag_attributes", 99, lambda: make_html(LINES) + b"<p " + b"a=1 " * 8_000 + b">", "too-large", "more than the 99 "),
    Hit("table_span", 4, lambda: make_html([*LINES, ROWS]).replace(b"<td", b"<td colspan=9", 2), "degraded", "limits of 4 and"),
    Hit("table_span", 5, lambda: package(paragraph(run("Kết quả")) + table(ROWS).replace("<w:tc>", '<w:tc><w:tcPr><w:gridSpan w:val="9"/></w:tcPr>', 1)), "partial", "the 5 columns"),
    Hit("table_cells", 6, lambda: make_html([*LINES, ROWS]), "degraded", "and 6"),
    Hit("table_cells", 7, lambda: make_xlsx([*LINES, ROWS]), "partial", "more than the 7 "),
    Hit("table_cells", 8, lambda: "\n".join("\t".join(row) for row in ROWS).encode(), "degraded", "more than the 8 "),
    Hit("archive_members", 3, lambda: make_docx(LINES), "too-large", "more than the 3 "),
    Hit("archive_part_bytes", 200, lambda: make_docx(LINES), "too-large", "more than the 200 "),
    Hit("archive_ratio", 20, lambda: package(paragraph(run("a" * 1_500_000))), "too-large", "the 20 to 1"),
    Hit("xml_depth", DEFAULT_LIMITS.xml_depth, lambda: package("<w:sdt>" * 300 + "</w:sdt>" * 300), "too-large", "the 256 levels"),
)  # fmt: skip

ELSEWHERE = {
    "number_digits": "tests/unit/test_numbers.py::test_over_thirty_digits_are_refused",
    "wall_seconds": "tests/unit/batch/test_watching.py::test_the_wall_clock_ends_it",
    "wall_seconds_per_page": "tests/unit/test_limits.py::test_long_files_have_more_time_up_to_a_bound",
    "wall_seconds_most": "tests/unit/test_limits.py::test_long_files_have_more_time_up_to_a_bound",
    "silent_seconds": "tests/unit/test_limits.py::test_a_file_that_pdfium_refuses_has_its_seconds",
    "ocr_seconds": "tests/unit/read/test_pdf_scans.py::test_a_scan_for_which_no_time_is_left_is_told",
    "memory_bytes": "tests/unit/batch/test_watching.py::test_memory_ends_it_close_to_the_limit",
}
"""Limits of time and memory, and of numerals: the test that hits each."""


def test_every_limit_is_hit_by_a_test() -> None:
    hit = {one.name for one in HITS} | set(ELSEWHERE)
    assert hit == {one.name for one in fields(Limits)} == set(ABOUT)
    root = Path(__file__).parents[2]
    for named in ELSEWHERE.values():
        path, name = named.split("::")
        assert name in names_in(path), named
        assert (root / path).is_file()


@pytest.mark.parametrize("hit", HITS, ids=lambda hit: f"{hit.name}-{hit.value}")
def test_a_limit_is_hit_and_said_with_its_number(hit: Hit) -> None:
    try:
        quality = extract(hit.data(), limits=Limits(**{hit.name: hit.value})).source.quality
        outcome, said = quality.status, "; ".join(quality.reasons)
    except ReportParserError as error:
        outcome, said = error.code, error.message
    assert (outcome, hit.says in said) == (hit.outcome, True), said


@pytest.mark.parametrize(
    "hit", [one for one in HITS if one.name not in FIXED], ids=lambda hit: f"{hit.name}-{hit.value}"
)
def test_under_the_usual_limits_the_same_input_is_read(hit: Hit) -> None:
    if hit.name in ("tag_attributes", "image_pixels", "image_bytes", "archive_ratio"):
        pytest.skip("too much for the usual limit as well, or nothing to read")
    assert hit.says not in "; ".join(extract(hit.data()).source.quality.reasons)


def test_a_picture_s_pages_are_limited_too() -> None:
    with pytest.raises(ReportParserError) as raised:
        extract(picture(3), limits=Limits(pages=1))
    assert raised.value.code == "no-text-layer"


def test_long_files_have_more_time_up_to_a_bound() -> None:
    limits = Limits(wall_seconds=2, wall_seconds_per_page=1, wall_seconds_most=5)
    assert [seconds_for(size, limits) for size in (0, 50_000, 100_000, 10_000_000)] == [2, 3, 4, 5]


def test_a_file_that_pdfium_refuses_has_its_seconds() -> None:
    with pytest.raises(DamagedError):
        read_plainly(make_pdf(LINES), 10, 0.01)
    assert read_plainly(make_pdf(LINES), 10, 20)[1] == 1


def test_settings_come_from_the_environment_and_then_the_command_line() -> None:
    environment = {"REPORT_PARSER_LIMIT_PAGES": "7", "REPORT_PARSER_LIMIT_WALL_SECONDS": "1.5", "OTHER": "x"}
    assert set_limits([], {}) is DEFAULT_LIMITS
    limits = set_limits(["pages=200", "table-cells = 9_000"], environment)
    assert (limits.pages, limits.wall_seconds, limits.table_cells) == (200, 1.5, 9_000)
    assert limits == Limits(pages=200, wall_seconds=1.5, table_cells=9_000)


@pytest.mark.parametrize("setting", ["pages", "pages=", "pages=0", "pages=-1", "pages=1.5", "pages=many", "sheets=5", "wall_seconds=nan", "wall_seconds=inf", "xml_depth=9", "=5", ""])  # fmt: skip
def test_a_setting_that_is_none_is_told(setting: str) -> None:
    with pytest.raises(ValueError, match=r"NAME=VALUE|no limit|above 0|cannot be set"):
        set_limits([setting], {})


@pytest.mark.parametrize("name", sorted(set(ABOUT) - FIXED))
def test_each_limit_has_its_variable(name: str) -> None:
    assert getattr(set_limits([], {f"REPORT_PARSER_LIMIT_{name.upper()}": "3"}), name) == 3


@pytest.mark.parametrize("command", ["extract", "text", "check", "show", "explain"])
def test_commands_take_limits(command: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n".join(LINES), "utf-8")
    path = str(tmp_path / "a.txt")
    runner = CliRunner()
    assert runner.invoke(main, [command, path]).exit_code in (0, 1)
    refused = runner.invoke(main, [command, path, "--limit", "text_bytes=50"])
    assert refused.exit_code == 1 and "more than the 50 that are read" in refused.output
    by_environment = runner.invoke(main, [command, path], env={"REPORT_PARSER_LIMIT_TEXT_BYTES": "50"})
    assert by_environment.output == refused.output
    wrong = runner.invoke(main, [command, path, "--limit", "text_bytes=none"])
    assert wrong.exit_code == 2 and "above 0" in wrong.output


def test_a_batch_hands_them_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n".join(LINES), "utf-8")
    records: list[bytes] = []
    run_batch([tmp_path / "a.txt"], records.append, Options(limits=Limits(text_bytes=50, wall_seconds=20)))
    assert b"more than the 50 that are read" in records[0]


def test_a_bomb_is_not_unpacked_to_be_refused() -> None:
    data = zipped({"word/document.xml": bytes(300_000_000), "[Content_Types].xml": b"<Types/>"})
    with pytest.raises(ReportParserError, match="300000000 bytes"):
        extract(data)
