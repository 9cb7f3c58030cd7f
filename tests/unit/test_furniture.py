"""The words of what portals print around an article."""

import pytest

from report_parser.dedupe.furniture import furniture_ids
from report_parser.furniture import find_furniture
from report_parser.lexicon import default_lexicon
from report_parser.model import Block, Origin

ENTRIES = default_lexicon().entries("furniture")
ARTICLE = [
    "100%.", "100%", "* Đánh giá: Đạt", "Đạt", "Đang triển khai", "- Kết quả: 31/31", "2022 - 2025", "2022", "1.1.", "THÔNG BÁO SỐ 15", "Tin học hóa",
    "Ngày 16/12/2022", "Tỷ lệ truy cập đạt 63%", "Trang thông tin điện tử: Đạt", "Số: 255/BC-UBND", "Cành Nàng, ngày 16 tháng 12 năm 2022",
    "Chia sẻ dữ liệu: 100%", "Bình luận, đánh giá của người dân", "Từ khóa", "10:30", "12/15", "Liên hệ công tác", "Đăng ký hộ tịch: 15 trường hợp",
    "Ngày 20/6/2022, UBND thị trấn ban hành Kế hoạch", "Cập nhật 15/20 hồ sơ", "Nơi nhận:", "Họ và tên",
]  # fmt: skip


@pytest.mark.parametrize("line", ARTICLE)
def test_lines_of_an_article_are_never_surely_furniture(line: str) -> None:
    found = find_furniture(line, default_lexicon())
    assert found is None or not found.surely


@pytest.mark.parametrize(("code", "example"), [(entry.code, text) for entry in ENTRIES for text in entry.examples])
def test_examples(code: str, example: str) -> None:
    for form in (example, example.upper(), f"  {example} ", f"» {example}:"):
        found = find_furniture(form, default_lexicon())
        assert found is not None and found.code == code


@pytest.mark.parametrize(
    ("code", "example"), [(entry.code, text) for entry in ENTRIES for text in entry.counter_examples]
)
def test_counter_examples(code: str, example: str) -> None:
    found = find_furniture(example, default_lexicon())
    assert found is None or not found.surely or found.code != code


def test_every_entry_has_its_source_and_no_phrase_is_given_twice() -> None:
    assert len(ENTRIES) > 8
    assert all(entry.source for entry in ENTRIES)
    phrases = [phrase for entry in ENTRIES for phrase in entry.phrases]
    assert [phrase for phrase in set(phrases) if phrases.count(phrase) > 1] == []
    assert all(phrase == phrase.lower() for phrase in phrases)


def on_pages(text: str, top: float) -> list[Block]:
    blocks: list[Block] = []
    for page, word in enumerate(("lúa", "ngô", "khoai", "sắn"), 1):
        for line, height in ((f"Diện tích {word} tăng", 90.0), (text, top), (f"Sản lượng {word} giảm", 700.0)):
            origin = Origin(page=page, bbox=(57.0, height, 300.0, height + 14))
            blocks.append(Block(len(blocks), "paragraph", line, origin))
    return sorted(blocks, key=lambda block: (block.origin.page or 0, (block.origin.bbox or (0.0, 0.0))[1]))


@pytest.mark.parametrize(("text", "top", "furniture"), [
    ("UBND xã Yên Khê - Báo cáo năm 2023", 30.0, 4),
    ("UBND xã Yên Khê - Báo cáo năm 2023", 400.0, 0),
    ("* Mức độ hoàn thành: Hoàn thành", 760.0, 0),
])  # fmt: skip
def test_a_line_of_every_page_runs_only_at_its_edge(text: str, top: float, furniture: int) -> None:
    assert len(furniture_ids(on_pages(text, top), default_lexicon())) == furniture
