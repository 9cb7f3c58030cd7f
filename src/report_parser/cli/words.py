"""Findings and places in words, for the terminal, in both languages."""

from report_parser.model import Block, Finding
from report_parser.review.words import FINDINGS_VI, WORDS


def say_place(block: Block, lang: str) -> str:
    """Where a block stands: `:14`, `, page 3`, `, /html/body/div[2]/p[5]`; empty where the format does not know."""
    origin = block.origin
    if origin.page is not None:
        return f", {'trang' if lang == 'vi' else 'page'} {origin.page}"
    if origin.line is not None:
        return f":{origin.line}"
    return f", {origin.path}" if origin.path else ""


def say_finding(finding: Finding, lang: str) -> str:
    """The finding in one sentence."""
    if lang == "en":
        return finding.message
    parts = [FINDINGS_VI.get(finding.code, finding.message)]
    if finding.group and not finding.indicator:
        parts.append(f"nhóm {finding.group}")
    if finding.indicator:
        parts.append(f"chỉ tiêu {finding.indicator}")
    if finding.verdict:
        parts.append(f"“{WORDS[finding.verdict][1]}”")
    if finding.reported is not None and finding.counted is not None:
        parts.append(f"báo cáo ghi {finding.reported}, tính được {finding.counted}")
    return ", ".join(parts)
