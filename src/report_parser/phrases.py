"""Verdicts and findings in words, in English and Vietnamese: for the terminal, the review page, differences."""

from report_parser.model import Finding, Number

VERDICT_WORDS: dict[str, tuple[str, str]] = {
    "met": ("met", "đạt"),
    "partly_met": ("partly met", "cơ bản đạt"),
    "in_progress": ("in progress", "đang triển khai"),
    "not_met": ("not met", "chưa đạt"),
    "not_assessed": ("not assessed", "chưa đánh giá"),
    "not_applicable": ("not applicable", "không áp dụng"),
    "unknown": ("not understood", "chưa rõ"),
}

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
        parts.append(f"“{VERDICT_WORDS[finding.verdict][1]}”")
    if finding.reported is not None and finding.counted is not None:
        parts.append(f"báo cáo ghi {_shown(finding.reported)}, tính được {_shown(finding.counted)}")
    return ", ".join(parts)


def _shown(value: Number | str) -> str:
    """A number as it is written in Vietnamese; `38,67`, and 55 for 55.0."""
    return value if isinstance(value, str) else f"{value:.10g}".replace(".", ",")
