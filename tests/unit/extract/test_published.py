"""When a portal published its page: a line beside the article, or what the page's head says for machines."""

import pytest

from report_parser import extract

_ARTICLE = """<p>UBND XÃ TÂN HỘI</p><p>Số: 12/BC-UBND</p><p>Tân Hội, ngày 16 tháng 12 năm 2022</p><p>BÁO CÁO</p>
<p>Kết quả thực hiện chuyển đổi số năm 2022</p><p>I. KẾT QUẢ</p><p>1. Tỷ lệ hộ có mạng cáp quang đạt 98% số hộ trên địa bàn xã.</p>
<p>Đánh giá: Đạt</p><p>2. Tỷ lệ hồ sơ trực tuyến đạt 80% số hồ sơ được tiếp nhận tại bộ phận một cửa.</p><p>Đánh giá: Đạt</p>"""


def _page(head: str = "", above: str = "", below: str = "") -> str | None:
    page = f"<html><head><title>Báo cáo</title>{head}</head><body>{above}<div class='content'>{_ARTICLE}</div>{below}</body></html>"
    return extract(page.encode()).document.published_at


@pytest.mark.parametrize(
    ("head", "above"),
    [
        ('<meta property="article:published_time" content="2023-02-02T08:15:00+07:00">', ""),
        ('<meta itemprop="datePublished" content="2023-02-02T08:15:00+07:00"/>', ""),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2023-02-02T08:15:00+07:00"}</script>',
            "",
        ),
        ("", '<time datetime="2023-02-02T08:15:00+07:00">2 tháng trước</time>'),
        ("", "<div class='date'>Thứ năm, 02/02/2023 | 08:15</div>"),
        ("", "<div>Tác giả: Nguyễn Văn A | Ngày: 02/02/2023 08:15</div>"),
        ("", "<span>Đăng bởi admin vào lúc 08:15 ngày 02/02/2023</span>"),
    ],
)
def test_a_page_says_when_it_was_published(head: str, above: str) -> None:
    assert _page(head, above) == "2023-02-02T08:15:00+07:00"


def test_a_printed_date_goes_before_the_head_s() -> None:
    meta = '<meta property="article:published_time" content="2024-05-05T00:00:00+07:00">'
    assert _page(meta, "<p>Đăng lúc: 02/02/2023 08:15</p>") == "2023-02-02T08:15:00+07:00"


def test_the_line_nearest_to_the_article_is_its_own() -> None:
    clock = "<div class='header'><span>Thứ hai, 23/11/2026 15:48</span></div><ul><li><a href='/'>Trang chủ</a></li><li><a href='/tin'>Tin tức</a></li></ul>"
    assert _page(above=f"{clock}<p>02/02/2023 08:15</p>") == "2023-02-02T08:15:00+07:00"
    assert _page(above=f"{clock}<p>Ngày đăng: 02/02/2023</p>") == "2023-02-02"


@pytest.mark.parametrize(
    ("head", "below"),
    [
        ('<meta name="keywords" content="2023-02-02">', ""),
        ('<meta property="article:modified_time" content="2023-02-02T08:15:00+07:00">', ""),
        ('<script>var today = "2023-02-02";</script>', ""),
        ('<script type="application/ld+json">{"dateModified": "2023-02-02"}</script>', ""),
        ("", "<p>Ngày ban hành: 02/02/2023</p>"),
    ],
)
def test_other_dates_are_no_publication(head: str, below: str) -> None:
    assert _page(head, below=below) is None


def test_a_day_alone_below_the_headline_is_the_page_s() -> None:
    headline = "<h1>Báo cáo kết quả chuyển đổi số năm 2022 của UBND xã Tân Hội</h1>"
    page = f"<html><body>{headline}<p>04/07/2022</p>{_ARTICLE}</body></html>"
    found = extract(page.encode()).document
    assert (found.published_at, found.title) == (
        "2022-07-04",
        "Báo cáo kết quả chuyển đổi số năm 2022 của UBND xã Tân Hội",
    )
    later = extract(f"<html><body>{_ARTICLE}<p>04/07/2022</p></body></html>".encode()).document
    assert later.published_at is None


_CLOCK = "<header><div>Thứ hai, 23/11/2026, 15:48</div><ul>" + "".join(
    f"<li><a href='/{name}'>{name}</a></li>" for name in ("Trang chủ", "Giới thiệu", "Tin tức", "Văn bản")
)


def test_a_page_s_clock_is_no_date_of_publication() -> None:
    meta = '<meta property="article:published_time" content="2023-02-02T08:15:00+07:00">'
    assert _page(above=f"{_CLOCK}</ul></header>") is None
    assert _page(meta, f"{_CLOCK}</ul></header>") == "2023-02-02T08:15:00+07:00"
    assert _page(above=f"{_CLOCK}</ul></header><p>02/02/2023 08:15</p>") == "2023-02-02T08:15:00+07:00"
