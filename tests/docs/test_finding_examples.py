"""Each finding code's examples on docs/findings.md, run; and no code without them."""

import re
from pathlib import Path

import pytest

from report_parser import extract
from tests.docs.pages import ROOT, Fence, fences
from tests.unit.reconcile.test_recognition import read_as

PAGE = ROOT / "docs" / "findings.md"
LABEL = re.compile(r"^\*\*(?P<kind>Found|Not found|On the edge, (?:not )?found):\*\*(?P<note>[^\n]*)$", re.MULTILINE)
HEADING = re.compile(r"^## (?P<code>[a-z]+(?:-[a-z]+)+)$", re.MULTILINE)
RAISED = re.compile(r"""code=["'](?P<code>[a-z]+(?:-[a-z]+)+)["']|_mismatch\(\s*["'](?P<other>[a-z-]+)["']""")


def examples() -> list[tuple[str, str, str, Fence]]:
    """Code, kind, note and fence of each example, in the page's order."""
    found, code = [], ""
    for fence in fences(PAGE, "text"):
        for heading in HEADING.finditer(fence.before):
            code = heading["code"]
        label = list(LABEL.finditer(fence.before))[-1]
        found.append((code, label["kind"], label["note"], fence))
    return found


def raised_codes() -> set[str]:
    """Every code that a finding of the program can have."""
    return {
        match["code"] or match["other"]
        for path in (ROOT / "src").rglob("*.py")
        if (source := path.read_text("utf-8")) and "Finding(" in source
        for match in RAISED.finditer(source)
    }


@pytest.mark.parametrize(
    ("code", "kind", "note", "fence"), examples(), ids=lambda one: "" if isinstance(one, Fence) else one
)
def test_an_example_raises_what_the_page_says(code: str, kind: str, note: str, fence: Fence) -> None:
    found = {finding.code for finding in extract(fence.text.encode()).findings}
    others = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", note))
    own = set() if "not found" in kind.lower() else {code}
    assert found == own | others, fence.place()


def test_each_code_has_one_example_that_raises_it_one_that_does_not_and_one_on_the_edge() -> None:
    kinds: dict[str, list[str]] = {}
    for code, kind, _, _ in examples():
        kinds.setdefault(code, []).append(kind.split(",")[0])
    assert kinds
    assert {code: ["Found", "Not found", "On the edge"] for code in kinds} == kinds


def test_every_code_that_a_check_raises_is_on_the_page_and_no_other() -> None:
    documented = {match["code"] for match in HEADING.finditer(PAGE.read_text("utf-8"))}
    assert len(raised_codes()) >= 12
    assert documented == raised_codes()


def test_each_example_that_raises_a_finding_shows_where_it_stands() -> None:
    for code, kind, _, fence in examples():
        report = extract(fence.text.encode())
        for finding in report.findings:
            assert bool(finding.spans) is (finding.code != "no-indicators"), (code, kind)
            for span in finding.spans:
                assert report.blocks[span.block].text[span.start : span.end] == span.text


def test_the_contract_lists_the_same_codes() -> None:
    contract = Path(ROOT / "docs" / "contract.md").read_text("utf-8")
    listed = set(re.findall(r"^\| \[`([a-z-]+)`\]\(findings\.md#\1\)", contract, re.MULTILINE))
    assert listed == raised_codes()


def ocr_rows() -> list[tuple[str, str]]:
    """The table of recognised lines under low-ocr-confidence: what was read, and what the finding says."""
    section = PAGE.read_text("utf-8").split("## low-ocr-confidence")[1].split("\n## ")[0]
    return re.findall(r"^\| `([^`]+)`[^|]* \| (.+) \|$", section, re.MULTILINE)


@pytest.mark.parametrize(("read", "says"), ocr_rows())
def test_a_doubtful_line_is_told_as_the_page_says(read: str, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    line = re.sub(r"\[([^\]]+)\]", r"\1¿40", read)
    verdicts = ["Đạt"] * 4 + ["Đang triển khai"] * 2
    lines = ["1. Kinh tế số"]
    for place, verdict in enumerate(verdicts, 1):
        lines += [
            f"1.{place}. Nội dung",
            "Đã triển khai." if line[0] == "+" or place > 1 else f"{line}.",
            f"* Đánh giá: {verdict}",
        ]
    lines += [line] * (line[0] == "+")
    found = [one for one in read_as(monkeypatch, lines).findings if one.code == "low-ocr-confidence"]
    if says.startswith("no such finding"):
        assert found == []
        return
    assert [one.severity for one in found] == ["info" if "*info*" in says else "warning"]
    for value in re.findall(r"`([^`]+)`", says):
        assert value in found[0].message


def test_the_table_of_recognised_lines_has_rows_of_each_kind() -> None:
    says = " ".join(right for _, right in ocr_rows())
    assert len(ocr_rows()) >= 5
    assert "no such finding" in says and "*info*" in says and "would if it were" in says
