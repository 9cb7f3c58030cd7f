"""Headlines, letterheads and date lines as commune portals print them around a report."""

from report_parser import extract
from report_parser.model import Document

HEADLINE = "THÔNG BÁO Về việc niêm yết công khai phương án bồi thường tại xã Đông Lĩnh, thành phố Thanh Hóa\n\nĐăng lúc: 17:00:00 02/01/2024 (GMT+7)\n100%\n\n"
LETTERHEAD = "ỦY BAN NHÂN DÂN\nPHƯỜNG\nĐÔNG LĨNH\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố:      /BC-UBND\n        Đông Lĩnh, ngày       tháng 01 năm 2024\n"
TITLE = "     DỰ THẢO BÁO CÁO\nĐánh giá kết quả đạt chuẩn tiếp cận pháp luật năm 2023\n\n"


def head(text: str) -> Document:
    return extract(text.encode()).document


def test_a_draft_s_title_below_the_letterhead_wins_over_the_page_s_headline() -> None:
    document = head(HEADLINE + LETTERHEAD + TITLE + "Ủy ban nhân dân phường báo cáo kết quả như sau:\nI. KẾT QUẢ\n")
    assert (document.type, document.number) == ("report", None)
    assert document.title == "DỰ THẢO BÁO CÁO Đánh giá kết quả đạt chuẩn tiếp cận pháp luật năm 2023"
    assert document.issuer == "ỦY BAN NHÂN DÂN PHƯỜNG ĐÔNG LĨNH"
    assert document.place is not None and (document.place.name, document.place.level) == ("Đông Lĩnh", "phường")
    assert document.published_at == "2024-01-02T17:00:00+07:00"


def test_the_headline_is_the_title_where_nothing_below_the_letterhead_is() -> None:
    document = head(
        "Báo cáo kết quả chuyển đổi số năm 2023\n\n" + LETTERHEAD + "Thực hiện kế hoạch của huyện:\nI. KẾT QUẢ\n"
    )
    assert document.title == "Báo cáo kết quả chuyển đổi số năm 2023"


def test_the_zoom_under_a_date_line_is_no_figure() -> None:
    report = extract((HEADLINE + LETTERHEAD + TITLE).encode())
    assert [one.text for one in report.measurements] == []
    assert report.unclaimed == ()


def test_a_headline_that_begins_with_a_body_is_no_issuer() -> None:
    news = "HĐND phường Nghi Thu khóa 18 tổ chức kỳ họp thứ 10\n\nĐăng ngày 14/07/2015\n\nTổng giá trị sản xuất đạt 357 tỷ đồng.\n"
    assert head(news).issuer is None
    named = "HỘI ĐỒNG NHÂN DÂN\nXÃ AN BÌNH\n\nSố: 12/BC-HĐND\n\nBÁO CÁO\nKết quả giám sát năm 2022\n\nI. KẾT QUẢ\n"
    assert head(named).issuer == "HỘI ĐỒNG NHÂN DÂN XÃ AN BÌNH"


def test_a_sentence_about_a_report_is_no_title() -> None:
    news = (
        "Xã Tiến Hóa họp\n\nBáo cáo nêu rõ: năm 2022 kinh tế tăng khá. Thu ngân sách đạt 4 tỷ đồng, đạt 50% kế hoạch…\n"
    )
    assert head(news).title is None


def test_what_each_keeps_to_is_not_the_share_that_they_are() -> None:
    report = extract("Có 5/9 thôn đạt tỷ lệ này dưới 3%; 15/20 hộ, đạt dưới 76%.\n".encode())
    assert [(one.text, one.percent) for one in report.measurements] == [
        ("5/9 thôn", None),
        ("dưới 3%", 3),
        ("15/20 hộ, đạt dưới 76%", 76),
    ]
    assert [one.code for one in report.findings] == ["no-indicators"]
