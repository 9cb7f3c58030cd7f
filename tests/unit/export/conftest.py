"""Reports of the corpus, one that tries every form's limits, and two inputs that could not be read."""

import json
from pathlib import Path
from typing import Any

import pytest

from report_parser.errors import DamagedError, NotFoundError
from report_parser.export.json_writer import format_error, format_line
from report_parser.pipeline import extract_bytes

CORPUS = Path(__file__).parents[3] / "corpus"
SOURCES = (
    "digital-transformation/canh-nang-2022-html/source.html",
    "digital-transformation/bac-son-ha-2023/source.pdf",
    "new-rural/yen-khe-thuong-2023/source.docx",
)
HOSTILE = """I. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU
1. =HYPERLINK("http://a.vn","Bấm") và @SUM(A1)
1.1. =cmd|'/c calc'!A1 tỷ lệ đạt 31/31 người, đạt 100%.
* Đánh giá: +Đạt
1.10. "Trích dẫn", dấu phẩy; dấu chấm phẩy _x0041_ ＝1+1 đạt 123456789012345678901234567890 đồng
* Đánh giá: Đạt
1.20. -5 độ, giảm 2,5% so với năm 2021
* Đánh giá: Chưa đạt
Theo Quyết định số 12/QĐ-UBND ngày 01/02/2022 của UBND xã về việc -giao chỉ tiêu
"""


@pytest.fixture(scope="session")
def lines() -> list[bytes]:
    """The records as a batch writes them."""
    reports = [extract_bytes((CORPUS / source).read_bytes(), source) for source in SOURCES]
    hostile = extract_bytes(HOSTILE.encode(), "=1+1.txt")
    return [
        format_line(reports[0]),
        format_error("hỏng.pdf", DamagedError("=broken"), b"%PDF-"),
        format_line(reports[1]),
        format_line(hostile),
        format_line(reports[2]),
        format_error("-không có.pdf", NotFoundError("no such file")),
    ]


@pytest.fixture(scope="session")
def records(lines: list[bytes]) -> list[dict[str, Any]]:
    """The same as JSON says them."""
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="session")
def source(lines: list[bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as a JSON Lines file."""
    path = tmp_path_factory.mktemp("records") / "records.jsonl"
    path.write_bytes(b"".join(lines))
    return path
