"""The pages of commune portals around an article: menus, breadcrumbs, counters, related news, comments, footers."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

_MENU = (
    "Trang chủ", "Giới thiệu", "Tin tức - Sự kiện", "Hoạt động của lãnh đạo", "Cải cách hành chính", "Văn bản chỉ đạo điều hành",
    "Thủ tục hành chính", "Công khai ngân sách", "Thông tin quy hoạch", "Chuyển đổi số", "Hỏi đáp", "Liên hệ", "Sơ đồ cổng",
    "Lịch công tác", "Tuyên truyền, phổ biến pháp luật", "Nông thôn mới", "Quốc phòng - An ninh", "Văn hóa - Xã hội",
)  # fmt: skip
_RELATED = (
    "Hội nghị tổng kết công tác Mặt trận năm {y}",
    "Lễ ra quân xây dựng nông thôn mới năm {y}",
    "Thông báo lịch tiếp công dân tháng {m}/{y}",
    "Kế hoạch tuyên truyền phòng, chống bệnh sốt xuất huyết năm {y}",
    "Công khai quyết toán ngân sách quý {q} năm {y}",
    "Hưởng ứng Ngày Chuyển đổi số quốc gia 10/10",
    "Ra mắt mô hình “Chợ 4.0” tại trung tâm xã",
    "Danh sách hộ được hỗ trợ nhà ở đợt {q} năm {y}",
    "Kết quả kỳ họp thứ {m} Hội đồng nhân dân xã",
    "Niêm yết công khai hồ sơ đất đai tháng {m}/{y}",
)
_SIDE = ("Thông báo", "Liên kết website", "Thư viện ảnh", "Video clip", "Thời tiết", "Bình chọn")


@dataclass(slots=True)
class Portal:
    """What the furniture is drawn from."""

    rng: random.Random
    title: str
    charset: str
    year: int = field(default=2023)

    def menu(self, low: int = 8, high: int = 16) -> list[str]:
        return ["Trang chủ", *self.rng.sample(_MENU[1:], self.rng.randint(low, high))]

    def related(self) -> list[tuple[str, str]]:
        rng = self.rng
        items = []
        for text in rng.sample(_RELATED, rng.randint(4, 8)):
            day = f"{rng.randint(1, 28):02d}/{rng.randint(1, 12):02d}/{self.year}"
            items.append((text.format(y=self.year, m=rng.randint(1, 12), q=rng.choice(("I", "II", "III", "IV"))), day))
        return items

    def counters(self) -> list[str]:
        rng = self.rng
        return rng.choice(
            (
                ["Truy cập", f"Hôm nay: {rng.randint(1, 90)}", f"Hôm qua: {rng.randint(1, 300)}", f"Tất cả: {rng.randint(9999, 999999)}"],
                ["Thống kê truy cập", f"Đang online: {rng.randint(1, 40)}", f"Tổng lượt truy cập: {rng.randint(10, 999)}.{rng.randint(100, 999)}"],
                [f"Số người online: {rng.randint(1, 30)}", f"Số lượt truy cập: {rng.randint(1, 99)},{rng.randint(100, 999)}"],
            )
        )  # fmt: skip

    def phone(self) -> str:
        return f"02{self.rng.randint(10, 99)}.3{self.rng.randint(100, 999)}.{self.rng.randint(100, 999)}"

    def footer(self) -> list[str]:
        return [
            "Cơ quan chủ quản: Ủy ban nhân dân xã",
            "Chịu trách nhiệm: Chủ tịch Ủy ban nhân dân",
            f"Điện thoại: {self.phone()} - Fax: {self.phone()}",
            "Bản quyền thuộc Cổng thông tin điện tử. Ghi rõ nguồn khi phát hành lại thông tin từ trang này.",
        ]

    def head(self) -> str:
        keys = escape(self.title)
        return (
            f'<head><meta charset="{self.charset}"><title>{keys} - Cổng thông tin điện tử</title>'
            f'<meta name="description" content="{keys}"><style>.a{{width:100%}} p{{margin:0 0 10px}}</style>'
            "<script>var t=new Date();if(t.getHours()<12&&t.getDay()>0){document.cookie='x=1/2';}</script></head>"
        )


Copies = list[tuple[str, str]]
"""Date line and article, once for each copy on the page."""


def _list(items: list[str], mark: str = "ul") -> str:
    return f"<{mark}>" + "".join(f'<li><a href="#">{escape(item)}</a></li>' for item in items) + f"</{mark}>"


def modern(page: Portal, copies: Copies) -> str:
    """HTML 5 elements with telling names."""
    rng = page.rng
    body = []
    for date, article in copies:
        when = f'<time class="post-date">{escape(date)}</time>' if date else ""
        body.append(
            f'<article class="detail"><h1>{escape(page.title)}</h1><div class="meta">{when}'
            f'<span class="views">{rng.randint(10, 900)} lượt xem</span></div>'
            f'<div class="tools"><a href="#">In trang</a> <a href="#">A-</a> <span>100%</span> <a href="#">A+</a></div>'
            f'<div class="content">{article}</div></article>'
        )
    related = "".join(f"<li><a href='#'>{escape(text)}</a> <span>({day})</span></li>" for text, day in page.related())
    return (
        f'<!DOCTYPE html><html lang="vi">{page.head()}<body><header><nav class="main">{_list(page.menu())}</nav></header>'
        f'<ol class="breadcrumb"><li>1. Trang chủ</li><li>2. Tin tức</li><li>3. Chuyển đổi số</li></ol>'
        f'<main>{"".join(body)}<section class="related"><h3>Tin liên quan</h3><ul>{related}</ul></section>'
        f'<section id="comments"><h3>Bình luận</h3><p>0 bình luận</p><p>(Bấm vào đây để nhận mã)</p></section></main>'
        f"<aside>{''.join(f'<div class=box><h4>{title}</h4></div>' for title in rng.sample(_SIDE, 3))}"
        f"<div class=stat>{''.join(f'<p>{line}</p>' for line in page.counters())}</div></aside>"
        f"<footer>{''.join(f'<p>{line}</p>' for line in page.footer())}</footer></body></html>"
    )


def nameless(page: Portal, copies: Copies) -> str:
    """Elements whose names tell nothing; the counters follow the article at once."""
    parts = []
    for date, article in copies:
        when = f"<div><span>{escape(date)}</span></div>" if date else ""
        parts.append(f"<div><div><div>{escape(page.title)}</div>{when}<div>{article}</div></div></div>")
    related = "".join(f"<div><a href='#'>{escape(text)}</a><span> {day}</span></div>" for text, day in page.related())
    links = "".join(f'<a href="/p{n}">{escape(item)}</a>' for n, item in enumerate(page.menu()))
    return (
        f"<html>{page.head()}<body><div><div>{links}</div><div>Truy cập nội dung luôn</div></div>"
        f"<div><div>{''.join(parts)}</div><div><div>Những tin mới hơn</div>{related}</div>"
        f"<div>{''.join(f'<div>{line}</div>' for line in page.counters())}</div></div>"
        f"<div>{''.join(f'<div>{line}</div>' for line in page.footer())}</div></body></html>"
    )


def tabled(page: Portal, copies: Copies) -> str:
    """A page laid out with nested tables, as in the years before style sheets."""
    body = []
    for date, article in copies:
        when = f"<tr><td class=date>{escape(date)}</td></tr>" if date else ""
        body.append(
            f"<table width=100%><tr><td class=title><b>{escape(page.title)}</b></td></tr>{when}<tr><td>{article}</td></tr></table>"
        )
    menu = "".join(f"<tr><td><a href=#>{escape(item)}</a></td></tr>" for item in page.menu())
    related = "".join(f"<tr><td>- <a href=#>{escape(text)}</a> ({day})</td></tr>" for text, day in page.related())
    counters = "".join(f"<tr><td>{line}</td></tr>" for line in page.counters())
    return (
        f"<html>{page.head()}<body><table width=980 align=center><tr><td colspan=3><img src=banner.jpg alt=''></td></tr>"
        f"<tr valign=top><td width=180><table>{menu}</table><table>{counters}</table></td>"
        f"<td>{''.join(body)}<table><tr><td>Các tin khác</td></tr>{related}</table></td>"
        f"<td width=180><table><tr><td>{'</td></tr><tr><td>'.join(page.rng.sample(_SIDE, 4))}</td></tr></table></td></tr>"
        f"<tr><td colspan=3 align=center>{'<br>'.join(page.footer())}</td></tr></table></body></html>"
    )


def portlets(page: Portal, copies: Copies) -> str:
    """A portal server's portlets, with much script and style before the article."""
    rng = page.rng
    script = "".join(f"Liferay.Portlet.list.push('p{rng.randint(1, 9999)}_INSTANCE_{n}');" for n in range(40))
    body = []
    for n, (date, article) in enumerate(copies):
        when = f'<div class="ngaydang"><span>{escape(date)}</span></div>' if date else ""
        body.append(
            f'<div class="portlet-boundary" id="p_p_id_{n}_"><div class="portlet-body"><div class="journal-content-article">'
            f"<h2 class=tieude>{escape(page.title)}</h2>{when}{article}</div></div></div>"
        )
    related = "".join(
        f'<div class="item"><a href="#">{escape(text)}</a><p>Ngày đăng {day} | 12:00 AM | View count: {rng.randint(20, 1999)}</p></div>'
        for text, day in page.related()
    )
    return (
        f'<!DOCTYPE html><html class="aui ltr" lang="vi-VN">{page.head()}<body class="yui3-skin-sam"><script>{script}</script>'
        f'<div id="wrapper"><div id="banner">{_list(page.menu())}</div><div class="duongdan">Trang chủ » Tin tức » Chi tiết bài viết</div>'
        f'<div id="content">{"".join(body)}<div class="tinkhac"><span>Tin cùng chuyên mục</span>{related}</div>'
        f"<div>Số lượt đọc: {rng.randint(30, 999)} <a href=#>Về trang trước</a> <a href=#>Về đầu trang</a></div></div>"
        f'<div id="right">{"".join(f"<div>{line}</div>" for line in page.counters())}</div>'
        f'<div id="footer">{"<br/>".join(page.footer())}</div></div></body></html>'
    )


PORTALS: dict[str, Callable[[Portal, Copies], str]] = {
    "modern": modern,
    "nameless": nameless,
    "tabled": tabled,
    "portlets": portlets,
}
