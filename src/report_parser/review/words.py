"""The review page's own words, in English and Vietnamese."""

from html import escape

from report_parser.model import VerdictCode

WORDS = {
    "source": ("Source", "Văn bản gốc"),
    "facts": ("What was read", "Nội dung đã đọc"),
    "findings": ("Findings", "Điểm cần xem lại"),
    "no_findings": ("Nothing that does not add up", "Không có điểm nào không khớp"),
    "indicators": ("Indicators", "Chỉ tiêu"),
    "groups": ("Groups", "Nhóm chỉ tiêu"),
    "all": ("All", "Tất cả"),
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
        "j / k: next and previous fact. Enter: show it in the source. /: filter.",
        "j / k: mục kế tiếp, mục trước. Enter: xem trong văn bản. /: lọc.",
    ),
    "copies": ("copies of the text in the file", "bản sao của văn bản trong tệp"),
    "page": ("Page", "Trang"),
    "number": ("Number", "Số"),
    "date": ("Date", "Ngày"),
    "issuer": ("Issued by", "Cơ quan ban hành"),
    "place": ("Place", "Địa phương"),
    "period": ("Period", "Kỳ báo cáo"),
    "quality": ("Reading", "Chất lượng đọc"),
    "filter": ("Filter", "Lọc"),
    "met": ("met", "đạt"),
    "partly_met": ("partly met", "cơ bản đạt"),
    "in_progress": ("in progress", "đang triển khai"),
    "not_met": ("not met", "chưa đạt"),
    "not_assessed": ("not assessed", "chưa đánh giá"),
    "not_applicable": ("not applicable", "không áp dụng"),
    "unknown": ("not understood", "chưa rõ"),
    "reports": ("Reports", "Báo cáo"),
    "commune": ("Commune", "Xã, phường, thị trấn"),
    "unreadable": ("could not be read", "không đọc được"),
}  # fmt: skip

VERDICTS: tuple[VerdictCode, ...] = (
    "met",
    "partly_met",
    "in_progress",
    "not_met",
    "not_assessed",
    "not_applicable",
    "unknown",
)


def word(key: str) -> str:
    """Both languages as HTML; the page's style shows the chosen one."""
    english, vietnamese = WORDS[key]
    return f'<span class="en" lang="en">{escape(english)}</span><span class="vi" lang="vi">{escape(vietnamese)}</span>'


FINDINGS_VI = {
    "no-indicators": "Không thấy chỉ tiêu nào: văn bản loại khác, hoặc mẫu báo cáo chưa biết",
    "group-count-mismatch": "Tổng của nhóm không khớp với số đánh giá đếm được",
    "overall-count-mismatch": "Tổng của báo cáo không khớp với số đánh giá đếm được",
    "group-sum-mismatch": "Cộng các nhóm không bằng tổng chung",
    "percent-mismatch": "Tỷ lệ phần trăm không khớp với phân số",
    "fraction-above-one": "Tử số lớn hơn mẫu số",
    "missing-verdict": "Thiếu đánh giá",
    "number-gap": "Đánh số bị nhảy",
    "number-repeated": "Số thứ tự lặp lại",
    "copies-disagree": "Hai bản sao khác nhau về nội dung",
    "unread-verdict": "Chưa hiểu lời đánh giá",
    "low-ocr-confidence": "Chữ nhận dạng chưa chắc chắn",
    "score-sum-mismatch": "Tổng điểm không khớp",
    "score-above-maximum": "Điểm vượt mức tối đa",
}
