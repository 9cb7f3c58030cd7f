"""A report in the making: what was written so far and what it states."""

import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tests.eval.case import Layout, Paragraph, Said
from tests.eval.numbering import Numbering, label
from tests.eval.topics_digital import Topic
from tests.eval.verdicts import VerdictStyle
from tests.eval.writer import Writer

_ORDER = ("met", "partly_met", "in_progress", "not_met", "not_assessed", "not_applicable", "unknown")


def count(codes: list[str]) -> dict[str, int]:
    """How often each verdict was given, in the order in which reports list them."""
    return dict(sorted(Counter(codes).items(), key=lambda item: _ORDER.index(item[0])))


@dataclass(slots=True)
class Plan:
    """One group to be written: heading and topics."""

    heading: str
    topics: list[Topic]


@dataclass(slots=True)
class Build:
    """A report in the making."""

    rng: random.Random
    writer: Writer
    fill: dict[str, str]
    layout: Layout
    numbering: Numbering
    style: VerdictStyle
    noun: str
    fault: str | None
    paragraphs: list[Paragraph] = field(default_factory=list)
    citations: list[dict[str, Any]] = field(default_factory=list)
    measurements: list[dict[str, Any]] = field(default_factory=list)
    groups: list[dict[str, Any]] = field(default_factory=list)
    indicators: list[dict[str, Any]] = field(default_factory=list)
    findings: list[dict[str, Any]] = field(default_factory=list)
    overall: dict[str, Any] = field(default_factory=lambda: {"reported": [], "counted": {}})
    profile: list[dict[str, Any]] = field(default_factory=list)
    section: int = 0
    bullet: str = "- "
    loose: bool = False
    """Labels of indicators lack their last mark now and then."""
    traits: list[str] = field(default_factory=list)

    def put(self, text: str, *, bold: bool = False, centred: bool = False) -> None:
        if bold:
            self.layout.bold.add(len(self.paragraphs))
        if centred:
            self.layout.centred.add(len(self.paragraphs))
        self.paragraphs.append(text)

    def say(self, template: str, role: str = "result", bullet: str = "") -> Said:
        """A paragraph outside the indicators: its figures are the report's own."""
        said = self.writer.say(template, role)
        self.put(bullet + said.text)
        self.citations += said.citations
        self.measurements += said.measurements
        return said

    def head(self, title: str) -> str:
        """The next section's heading; gives its number."""
        self.section += 1
        printed, number = label(self.numbering.section, n=self.section)
        if printed.startswith("Phần thứ") and self.rng.random() < 0.5:
            self.put(printed.rstrip(": "), bold=True, centred=True)
            self.put(title.upper(), bold=True, centred=True)
        else:
            self.put(printed + title.upper(), bold=True)
        return number

    def finding(self, code: str, **at: Any) -> None:
        self.findings.append({"code": code, **at})

    def sub_label(self, place: int) -> str:
        """A numbered heading inside a section that holds no indicators."""
        pattern = self.numbering.group if "Tiêu chí" not in self.numbering.group else "<n>. "
        return label(pattern, n=place)[0]
