"""Ruled tables in PDF: every cell where it stands, over page ends, however the rules are drawn."""

from typing import Any

import pytest

from report_parser.limits import DEFAULT_LIMITS, Limits
from report_parser.read.pdf import read
from report_parser.read.pdf_join import carries_on
from report_parser.read.pdf_tables import joined_lines
from report_parser.source import Line, Source
from tests.make.pdf import Grid, make_pdf
from tests.unit.read.pdf_fixtures import indicator_rows

ROWS = indicator_rows()


def reading(*parts: Any, **options: Any) -> Source:
    return read(make_pdf(parts, **options), DEFAULT_LIMITS)


def body_rows(source: Source) -> list[Line]:
    return [line for line in source.lines if line.kind == "row" and line.layer == "body"]


@pytest.mark.parametrize("rules", ["lines", "bars", "boxes"])
@pytest.mark.parametrize("split", [False, True])
@pytest.mark.parametrize("repeat_head", [False, True])
def test_a_table_over_four_pages_comes_back_cell_for_cell(rules: Any, split: bool, repeat_head: bool) -> None:
    grid = Grid(ROWS, rules=rules, split=split, repeat_head=repeat_head, size=13)
    source = reading("Kết quả như sau:", grid, "Trên đây là báo cáo.", header="Phụ lục")
    assert source.pages is not None and source.pages >= 4
    rows = body_rows(source)
    assert [list(row.cells or ()) for row in rows] == ROWS
    assert {row.table for row in rows} == {0}
    heads = [line for line in source.lines if line.kind == "row" and line.layer == "furniture"]
    assert len(heads) == (source.pages - 1 if repeat_head else 0)
    assert all(line.text == "" and line.origin.page and line.origin.bbox for line in rows)
    assert [line.text for line in source.lines if line.kind == "line" and line.layer == "body"] == [
        "Kết quả như sau:",
        "Trên đây là báo cáo.",
    ]


@pytest.mark.parametrize("middle", [True, False])
def test_rows_that_no_rule_parts_are_told_by_their_numbers(middle: bool) -> None:
    source = reading("Kết quả như sau:", Grid(ROWS, rules="columns", size=11, middle=middle), "Trên đây là báo cáo.")
    rows = body_rows(source)
    assert [list(row.cells or ()) for row in rows] == ROWS
    assert {row.table for row in rows} == {0}


def test_rows_without_numbers_and_rules_are_told_by_the_room_between_them() -> None:
    rows = [
        ["Chỉ tiêu", "Kế hoạch", "Thực hiện", "Đánh giá"],
        ["Tỷ lệ trẻ em dưới năm tuổi suy dinh dưỡng thể nhẹ cân", "dưới 8%", "7,4%", "Đạt"],
        ["Thu nhập bình quân đầu người", "55 triệu đồng", "57,2 triệu đồng", "Vượt"],
        ["Số hộ thoát nghèo", "30 hộ", "28 hộ", "Không đạt"],
    ]
    grid = Grid(rows, rules="columns", widths=[0.3, 0.25, 0.25, 0.2])
    assert [list(row.cells or ()) for row in body_rows(reading(grid))] == rows


@pytest.mark.parametrize("middle", [True, False])
def test_rows_below_a_number_are_told_by_their_figures(middle: bool) -> None:
    rows = [
        ["STT", "CHỈ TIÊU", "ĐVT", "KH năm 2025", "TH 6 tháng đầu năm 2025"],
        ["1", "2", "3", "4", "5"],
        ["1", "Tổng diện tích gieo trồng các loại cây hàng năm trên địa bàn xã", "Ha", "2.150", "1.180"],
        ["", "- Lúa", "Ha", "320", "160"],
        ["", "- Sắn và các loại cây có củ khác trên đất đồi", "Ha", "1.100", "620"],
        ["2", "Tổng đàn bò", "Con", "6.500", "6.320"],
        ["", "Trong đó: bò lai", "Con", "4.225", "4.100"],
    ]
    source = reading("Kết quả như sau:", Grid(rows, rules="columns", middle=middle), "Trên đây là báo cáo.")
    assert [list(row.cells or ()) for row in body_rows(source)] == rows


def test_a_broken_number_or_a_list_in_a_cell_makes_no_rows() -> None:
    rows = [
        ["TT", "Nội dung", "Kết quả", "Đánh giá"],
        ["10.10.1", "Ban hành kế hoạch", "1. Kế hoạch số 5/KH-UBND 2. Kế hoạch số 6/KH-UBND", "Đạt"],
        ["10.10.2", "Phân công cán bộ phụ trách", "Đã phân công công chức văn hóa", "Đạt"],
    ]
    grid = Grid(rows, widths=[0.06, 0.3, 0.44, 0.2], size=13)
    assert len(body_rows(reading(grid))) == len(rows)


def test_merged_cells_cover_their_places() -> None:
    rows = [
        ["TT", "Tên chỉ tiêu", "Kết quả", "", "Đánh giá"],
        ["", "", "Số lượng", "Tỷ lệ", ""],
        ["I", "Chính quyền số", "", "", ""],
        ["1", "Thư điện tử công vụ", "31/31", "100%", "Đạt"],
        ["2", "Hồ sơ trực tuyến", "1.110/1.110", "100%", ""],
    ]
    spans = [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2), (0, 4, 2, 1), (2, 1, 1, 4), (3, 4, 2, 1)]
    source = reading(Grid(rows, spans=spans, head_rows=2))
    assert [row.cells for row in body_rows(source)] == [
        ("TT", "Tên chỉ tiêu", "Kết quả", None, "Đánh giá"),
        (None, None, "Số lượng", "Tỷ lệ", None),
        ("I", "Chính quyền số", None, None, None),
        ("1", "Thư điện tử công vụ", "31/31", "100%", "Đạt"),
        ("2", "Hồ sơ trực tuyến", "1.110/1.110", "100%", None),
    ]


def test_a_table_with_a_title_between_is_another_table() -> None:
    table = [["TT", "Nội dung"], ["1", "Một"]]
    source = reading(table, "\f", "Biểu mẫu 2", table)
    assert [row.table for row in body_rows(source)] == [0, 0, 1, 1]


def test_rows_of_the_next_page_stay_rows_when_only_their_first_cell_is_empty() -> None:
    first = [["TT", "Đơn vị", "Số hộ"], ["1", "Khu phố Hồng Sơn", "120"]]
    second = [["TT", "Đơn vị", "Số hộ"], ["", "Khu phố Lâm Xa", "99"]]
    source = reading(Grid(first, widths=[1, 4, 2]), "\f", Grid(second, widths=[1, 4, 2]))
    assert [list(row.cells or ()) for row in body_rows(source)] == [*first, second[1]]


def test_rows_of_one_criterion_stay_apart_over_the_page_s_end() -> None:
    last: list[str | None] = ["", None, "2.4. Tỷ lệ đường", "5 km", "Đạt"]
    assert not carries_on(last, [None, None, "3.1. và tưới tiêu", "80%,", "Đạt"], frozenset())
    assert not carries_on(last, [None, None, "nội đồng", "6 km", "Đạt"], frozenset())
    assert carries_on(last, [None, None, "nội đồng được cứng hóa", "", ""], frozenset())


def test_a_frame_around_text_is_no_table() -> None:
    source = reading([["Văn bản trong khung"]], "Đoạn sau.")
    assert [(line.kind, line.text) for line in source.lines] == [("line", "Văn bản trong khung"), ("line", "Đoạn sau.")]


def test_too_many_drawings_leave_the_text_and_say_so() -> None:
    source = read(make_pdf([ROWS]), Limits(page_drawings=50))
    assert source.status == "degraded"
    assert source.reasons[0].startswith("pages 1-3: more than 50 drawn lines")
    text = " ".join(" ".join([line.text, *(cell or "" for cell in line.cells or ())]) for line in source.lines)
    assert all(cell.split()[0] in text for row in ROWS for cell in row if cell)


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["31/31", "100%"], "31/31 100%"),
        (["Tỷ", "lệ cán bộ"], "Tỷ lệ cán bộ"),
        (["5313/QĐ-", "UBND"], "5313/QĐ-UBND"),
        (["2022 -", "2025"], "2022 - 2025"),
        (["4.850/7.6", "90"], "4.850/7.690"),
        (["4.850", "7.690"], "4.850 7.690"),
        (["61,97", "%"], "61,97%"),
        (["-", "Nội dung"], "- Nội dung"),
        (["(triệu đồng/người", ")"], "(triệu đồng/người)"),
        (["1.245", "(98,8%)"], "1.245 (98,8%)"),
        (["xã/", "phường"], "xã/phường"),
        (["Đán", "h giá"], "Đánh giá"),
        (["Khôn", "g đạt"], "Không đạt"),
        (["57,2 triệu đồng/người/n", "ăm"], "57,2 triệu đồng/người/năm"),
        (["S", "TT"], "STT"),
        (["Đ", "VT"], "ĐVT"),
        (["25 km", "đường"], "25 km đường"),
        (["1.200 triệu", "kg"], "1.200 triệu kg"),
        (["Chưa", "đạt"], "Chưa đạt"),
    ],
)
def test_lines_of_a_cell_are_joined_as_they_were_before_they_were_broken(lines: list[str], joined: str) -> None:
    assert joined_lines(lines) == joined


def test_a_table_without_rules_is_read_by_its_head_and_the_room_between_words() -> None:
    source = reading("Kết quả như sau:", Grid(ROWS, rules="none", size=11), "Trên đây là báo cáo.", "Kính trình./.")
    rows = body_rows(source)
    wanted = [cell for row in ROWS for cell in row]
    got = [cell for row in rows for cell in row.cells or ()]
    assert len(rows) == len(ROWS) and {row.table for row in rows} == {0}
    assert sum(one == other for one, other in zip(got, wanted, strict=True)) >= 0.99 * len(wanted)
    assert [line.text for line in source.lines if line.kind == "line" and line.layer == "body"] == [
        "Kết quả như sau:",
        "Trên đây là báo cáo.",
        "Kính trình./.",
    ]


FIGURES = [
    ["TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2024", "Thực hiện 6 tháng", "% so với kế hoạch"],
    ["1", "Tổng diện tích gieo trồng các loại cây hằng năm", "ha", "1.250", "1.180", "94,4"],
    ["2", "Sản lượng lương thực có hạt", "tấn", "4.500", "2.700", "60"],
    ["3", "Thu ngân sách", "triệu đồng", "3.200,5", "1.920,3", "60"],
]


@pytest.mark.parametrize("rules", ["none", "rows"])
@pytest.mark.parametrize("middle", [True, False])
def test_figures_stand_under_heads_of_several_lines(rules: Any, middle: bool) -> None:
    widths = [0.08, 0.3, 0.12, 0.17, 0.17, 0.16]
    grid = Grid(FIGURES, widths=widths, rules=rules, middle=middle, head_rows=0)
    source = reading("Kết quả như sau:", grid, "Trên đây là báo cáo.")
    assert [list(row.cells or ()) for row in body_rows(source)] == FIGURES


CRITERIA = [
    ["TT", "Tên tiêu chí", "Nội dung tiêu chí", "Chỉ tiêu", "Kết quả thực hiện", "Đánh giá"],
    ["1", "Quy hoạch", "1.1. Có quy hoạch chung xây dựng xã được phê duyệt và công bố công khai", "Đạt", "Đã phê duyệt", "Đạt"],
    ["", "", "1.2. Ban hành quy định quản lý quy hoạch và tổ chức thực hiện theo quy hoạch", "Đạt", "Đã ban hành", "Đạt"],
    ["2", "Giao thông nông thôn", "2.1. Tỷ lệ đường xã được nhựa hóa hoặc bê tông hóa đảm bảo đi lại quanh năm", "100%", "12,5/12,5 km", "Đạt"],
    ["", "", "2.2. Tỷ lệ đường trục thôn được cứng hóa", "≥ 80%", "61%", "Chưa đạt"],
    ["", "", "2.3. Tỷ lệ đường ngõ, xóm sạch và không lầy lội vào mùa mưa", "100%", "100%", "Đạt"],
    ["3", "Điện", "Tỷ lệ hộ sử dụng điện thường xuyên, an toàn từ các nguồn", "≥ 98%", "99,2%", "Đạt"],
]  # fmt: skip


@pytest.mark.parametrize("rules", ["none", "rows"])
@pytest.mark.parametrize("middle", [True, False])
def test_parts_of_a_criterion_are_rows_by_their_numbers(rules: Any, middle: bool) -> None:
    spans = [(1, 0, 2, 1), (1, 1, 2, 1), (3, 0, 3, 1), (3, 1, 3, 1)]
    widths = [0.07, 0.16, 0.35, 0.12, 0.17, 0.13]
    source = reading(
        "Kết quả:", Grid(CRITERIA, widths=widths, rules=rules, middle=middle, spans=spans), "Trên đây là báo cáo."
    )
    rows = [[cell or "" for cell in row.cells or ()] for row in body_rows(source)]
    assert rows == CRITERIA
    assert [[place for place, cell in enumerate(row.cells or ()) if cell is None] for row in body_rows(source)] == [
        [], [], [0, 1], [], [0, 1], [0, 1], [],
    ]  # fmt: skip


def test_two_tables_without_rules_on_one_page_are_two() -> None:
    grid = Grid(FIGURES, rules="none", widths=[0.08, 0.3, 0.12, 0.17, 0.17, 0.16])
    source = reading("1. Kinh tế", grid, "2. Xã hội", grid, "Trên đây là báo cáo.")
    assert [list(row.cells or ()) for row in body_rows(source)] == FIGURES * 2
    assert [row.table for row in body_rows(source)] == [0] * 4 + [1] * 4
    assert "2. Xã hội" in [line.text for line in source.lines]


def test_a_word_that_looks_like_a_head_makes_no_table_of_prose() -> None:
    parts = [
        "TT Nội dung công việc",
        *[f"{n}. Đoạn thứ {n} nói về việc thực hiện chuyển đổi số tại xã." for n in range(1, 9)],
    ]
    assert {line.kind for line in reading(*parts).lines} == {"line"}
