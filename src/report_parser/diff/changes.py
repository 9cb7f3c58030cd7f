"""What can differ between two reports."""

from typing import Any, Literal

from report_parser.model import Finding, Indicator
from report_parser.records import dataclass

ChangeKind = Literal["gained", "lost", "changed"]
What = Literal[
    "document", "profile", "group", "indicator", "verdict", "measurement", "evidence", "citation", "total", "score"
]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference in substance.

    `what` it is of; `field` which part of it, where it has several (`number`, `title`, `issued_on` …); `number` and
    `title` are the indicator's or the group's, of the new report where it has it; `old` and `new` are as printed, None
    where the report has none.
    """

    kind: ChangeKind
    what: What
    field: str | None
    number: str | None
    title: str | None
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Pair:
    """An indicator in the old report and in the new one; None where one has it not."""

    old: Indicator | None
    new: Indicator | None


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs. `pairs` are the indicators side by side, in the new report's order, lost ones where they
    stood. `findings_gained` and `findings_lost` follow from the changes: they are no changes of their own."""

    changes: tuple[Change, ...]
    pairs: tuple[Pair, ...]
    findings_gained: tuple[Finding, ...] = ()
    findings_lost: tuple[Finding, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The changes as plain dicts and lists, with the indicators side by side in short."""
        return {
            "changes": [{name: getattr(one, name) for name in Change.__slots__} for one in self.changes],
            "findings_gained": [{"code": one.code, "message": one.message} for one in self.findings_gained],
            "findings_lost": [{"code": one.code, "message": one.message} for one in self.findings_lost],
            "indicators": [{"old": _brief(pair.old), "new": _brief(pair.new)} for pair in self.pairs],
        }


def _brief(indicator: Indicator | None) -> dict[str, Any] | None:
    if indicator is None:
        return None
    return {
        "number": indicator.number,
        "title": indicator.title,
        "verdict": indicator.verdict.code if indicator.verdict else None,
        "results": [one.text for one in indicator.measurements if one.role == "result"],
    }
