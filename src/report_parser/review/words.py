"""The review page's own words, in English and Vietnamese."""

from html import escape
from typing import get_args

from report_parser.model import VerdictCode
from report_parser.phrases import VERDICT_WORDS

WORDS: dict[str, tuple[str, str]] = {
    **VERDICT_WORDS,
    "source": ("Source", "Văn bản gốc"),
    "facts": ("What was read", "Nội dung đã đọc"),
    "findings": ("Findings", "Điểm cần xem lại"),
    "no_findings": ("Nothing that does not add up", "Không có điểm nào không khớp"),
    "indicators": ("Indicators", "Chỉ tiêu"),
    "group": ("Group", "Nhóm"),
    "verdict": ("Verdict", "Đánh giá"),
    "reported": ("reported", "báo cáo ghi"),
    "counted": ("counted", "đếm được"),
    "overall": ("Whole report", "Toàn báo cáo"),
    "citations": ("Documents cited", "Văn bản viện dẫn"),
    "outside": ("Figures outside the indicators", "Số liệu ngoài chỉ tiêu"),
    "unclaimed": ("Numbers not understood", "Số chưa hiểu"),
    "profile": ("Basic figures", "Số liệu cơ bản"),
    "result": ("result", "kết quả"),
    "target": ("target", "yêu cầu"),
    "no_verdict": ("no verdict", "chưa có đánh giá"),
    "keys": (
        "j / k: next and previous fact. n / p: next and previous place in the source. /: search. Esc: nothing lit.",
        "j / k: mục kế tiếp, mục trước. n / p: chỗ kế tiếp, chỗ trước trong văn bản. /: tìm. Esc: bỏ chọn.",
    ),
    "agree_if": ("All counts would agree if:", "Mọi số đếm sẽ khớp nếu:"),
    "rival": ("Or else, less likely:", "Hoặc, ít khả năng hơn:"),
    "could_be": ("What the percentage could be:", "Tỷ lệ phần trăm có thể là:"),
    "furniture": ("Menus and the like", "Trình đơn và các dòng ngoài bài"),
    "none_found": ("no indicators found", "không thấy chỉ tiêu nào"),
    "indicator": ("Indicator", "Chỉ tiêu"),
    "population": ("population", "dân số"),
    "households": ("households", "số hộ"),
    "area": ("area", "diện tích"),
    "residential_areas": ("residential areas", "khu dân cư"),
    "copies": ("Copies of the text", "Số bản của văn bản"),
    "page": ("Page", "Trang"),
    "number": ("Number", "Số"),
    "date": ("Date", "Ngày"),
    "issuer": ("Issued by", "Cơ quan ban hành"),
    "place": ("Place", "Địa phương"),
    "period": ("Period", "Kỳ báo cáo"),
    "quality": ("Reading", "Chất lượng đọc"),
    "filter": ("Filter", "Lọc"),
    "reports": ("Reports", "Báo cáo"),
    "commune": ("Commune", "Xã, phường, thị trấn"),
    "unreadable": ("could not be read", "không đọc được"),
}  # fmt: skip

VERDICTS: tuple[VerdictCode, ...] = get_args(VerdictCode)


def word(key: str) -> str:
    """Both languages as HTML; the page's style shows the chosen one."""
    english, vietnamese = WORDS[key]
    return f'<span class="en" lang="en">{escape(english)}</span><span class="vi" lang="vi">{escape(vietnamese)}</span>'
