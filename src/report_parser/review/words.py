"""The review page's own words, in English and Vietnamese."""

from html import escape

from report_parser.model import Finding, Number, VerdictCode

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
        "j / k: next and previous fact. n / p: next and previous place in the source. /: search. Esc: nothing lit.",
        "j / k: mục kế tiếp, mục trước. n / p: chỗ kế tiếp, chỗ trước trong văn bản. /: tìm. Esc: bỏ chọn.",
    ),
    "agree_if": ("All counts would agree if:", "Mọi số đếm sẽ khớp nếu:"),
    "rival": ("Or else, less likely:", "Hoặc, ít khả năng hơn:"),
    "could_be": ("What the percentage could be:", "Tỷ lệ phần trăm có thể là:"),
    "none_found": ("no indicators found", "không thấy chỉ tiêu nào"),
    "issued": ("Issued", "Ngày ban hành"),
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


def say_finding(finding: Finding, language: str) -> str:
    """A finding in one sentence: `Thiếu đánh giá, chỉ tiêu 3.2`."""
    if language == "en":
        return finding.message
    parts = [FINDINGS_VI.get(finding.code, finding.message)]
    if finding.group and not finding.indicator:
        parts.append(f"nhóm {finding.group}")
    if finding.indicator:
        parts.append(f"chỉ tiêu {finding.indicator}")
    if finding.verdict:
        parts.append(f"“{WORDS[finding.verdict][1]}”")
    if finding.reported is not None and finding.counted is not None:
        parts.append(f"báo cáo ghi {_shown(finding.reported)}, tính được {_shown(finding.counted)}")
    return ", ".join(parts)


def _shown(value: Number | str) -> str:
    """A number as it is written in Vietnamese; `38,67`, and 55 for 55.0."""
    return value if isinstance(value, str) else f"{value:.10g}".replace(".", ",")
