"""The contract's types: what `extract` returns and what is written as JSON.

Field names are read by other people's programs and never change within a schema version. `None` means "the report
does not say"; an empty tuple means "looked, found none". Numbers are read by Vietnamese rules (`1.110` is 1110,
`25,22` is 25.22), percentages are points (63% is 63), dates are ISO 8601 strings.
"""

from dataclasses import field
from typing import Any, Literal, Self

from report_parser.records import dataclass

SCHEMA_VERSION = "1.0"

Number = int | float
VerdictCode = Literal["met", "partly_met", "in_progress", "not_met", "not_assessed", "not_applicable", "unknown"]
MeasurementKind = Literal["ratio", "percentage", "quantity", "range", "score"]
Role = Literal["result", "target"]
Comparator = Literal["=", ">", ">=", "<", "<=", "~"]
Severity = Literal["info", "warning", "error"]
Layer = Literal["body", "furniture", "note"]
BlockKind = Literal["paragraph", "row"]
QualityStatus = Literal["ok", "degraded", "partial"]


# dataclasses-json cannot build keys of a Literal type; this tells it to take the dict as it is.
_PLAIN_DICT = {"dataclasses_json": {"decoder": dict}}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one block: `blocks[block].text[start:end] == text`, in code points."""

    block: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a block stands in its source; only what the format knows is set.

    `page` counts from 1; `bbox` is `[x0, top, x1, bottom]` in points from the page's top left corner; `line` counts
    from 1; `path` is an XPath (HTML) or a part and paragraph (DOCX) or a sheet and row (spreadsheets).
    """

    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    line: int | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or one table row of the source, in NFC, its line wraps joined.

    A row's cells are parted by tabs, one for each column of the table's grid; `covered` names the columns (from 0)
    that a merged cell beside or above covers. `layer` is `furniture` for menus, counters, running heads and the like,
    `note` for footnotes. `copy` is 1 for the text that is read for facts and 2, 3 … for repeated copies of it.
    """

    id: int
    kind: BlockKind
    text: str
    origin: Origin
    layer: Layer = "body"
    copy: int = 1
    table: int | None = None
    covered: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Quality:
    """How completely the source was read; `reasons` says in words what fell short, and on which pages."""

    status: QualityStatus = "ok"
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """The bytes that were read and how.

    `report_sha256` seals the report itself: the SHA-256 of its JSON in UTF-8 with keys sorted, without spaces, and
    with this field null.
    """

    name: str
    media_type: str
    bytes: int
    sha256: str
    encoding: str | None = None
    pages: int | None = None
    ocr: bool = False
    copies: int = 1
    quality: Quality = Quality()
    report_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The time the report covers, as printed and as first and last day."""

    label: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceUnit:
    """An administrative unit of the table that the package ships; a code alone is not an identity."""

    code: str
    name: str
    level: str
    district: str | None = None
    province: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """The commune that reports. `code` is set only where exactly one unit fits; else `candidates` holds those that do.

    `successor` is the unit since 1 July 2025; where the commune was divided among several, it is null and `successors`
    holds them.
    """

    name: str
    level: str | None = None
    district: str | None = None
    province: str | None = None
    code: str | None = None
    successor: PlaceUnit | None = None
    successors: tuple[PlaceUnit, ...] = ()
    candidates: tuple[PlaceUnit, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The report's own head: type, number, date, issuer, title, period and place."""

    type: str | None = None
    number: str | None = None
    issued_on: str | None = None
    issuer: str | None = None
    title: str | None = None
    published_at: str | None = None
    period: Period | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class ProfileFact:
    """A basic figure of the commune (`area`, `population`, `households`, `residential_areas` …)."""

    name: str
    value: Number
    unit: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the report says of an indicator: `text` as printed, `code` what the lexicon makes of it."""

    code: VerdictCode
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Measurement:
    """One figure, or one fraction with the percentage stated for it.

    Which numbers are set follows `kind`: ratio (`numerator`, `denominator`, perhaps `percent`), percentage
    (`percent`), quantity (`value`), range (`low`, `high`), score (`value`, `maximum`). `percent_span` is where the
    percentage is printed. `section` is the way down the outline, for measurements outside every indicator.
    """

    kind: MeasurementKind
    role: Role
    text: str
    span: Span
    comparator: Comparator = "="
    unit: str | None = None
    numerator: Number | None = None
    denominator: Number | None = None
    percent: Number | None = None
    low: Number | None = None
    high: Number | None = None
    value: Number | None = None
    maximum: Number | None = None
    percent_span: Span | None = None
    section: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class CatalogueMatch:
    """The same indicator in a published indicator set; `similarity` is from 0 to 100."""

    set: str
    code: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Indicator:
    """One numbered indicator section, or one row of an indicator table."""

    number: str | None
    group: str | None
    path: tuple[str, ...]
    title: str
    span: Span
    verdict: Verdict | None = None
    measurements: tuple[Measurement, ...] = ()
    evidence: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()
    catalogue: CatalogueMatch | None = None


@dataclass(frozen=True, slots=True)
class ReportedCount:
    """A printed total such as `Chỉ tiêu đạt: 4/6`; `total` is null where the report gives the count alone.

    `percent` is the percentage stated for it, if any (`15/19 tiêu chí, đạt 78,9%`).
    """

    verdict: VerdictCode
    count: int
    total: int | None
    span: Span
    percent: Number | None = None
    percent_span: Span | None = None


@dataclass(frozen=True, slots=True)
class ScoreTotal:
    """A scoring form's printed total (`value` of `maximum`, where printed) beside the sum of its items' scores."""

    value: Number | None
    maximum: Number | None
    counted: Number
    counted_maximum: Number | None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A heading that holds indicators: what it reports of them beside what was counted.

    `verdict` is the one that the report gives the heading itself (a criterion above its own indicators).
    """

    number: str | None
    title: str
    indicators: tuple[str, ...]
    span: Span
    reported: tuple[ReportedCount, ...] = ()
    counted: dict[VerdictCode, int] = field(default_factory=dict, metadata=_PLAIN_DICT)
    verdict: Verdict | None = None
    score: ScoreTotal | None = None


@dataclass(frozen=True, slots=True)
class Overall:
    """The whole report's totals: reported beside counted."""

    reported: tuple[ReportedCount, ...] = ()
    counted: dict[VerdictCode, int] = field(default_factory=dict, metadata=_PLAIN_DICT)
    score: ScoreTotal | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited document, once, with every place it is cited; `articles` are the điều, khoản and điểm named with it."""

    number: str | None
    type: str | None
    issued_on: str | None
    issuer: str | None
    subject: str | None
    spans: tuple[Span, ...]
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the outline: `label` as printed without its closing mark, `level` from 1."""

    label: str
    level: int
    title: str
    span: Span
    children: tuple["Section", ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the reader of the report should look at; nothing was corrected. The codes are in the documentation."""

    code: str
    severity: Severity
    message: str
    group: str | None = None
    indicator: str | None = None
    verdict: VerdictCode | None = None
    reported: Number | str | None = None
    counted: Number | str | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One report, whole. Everything stands in the document's order."""

    source: SourceInfo
    document: Document = Document()
    profile: tuple[ProfileFact, ...] = ()
    groups: tuple[Group, ...] = ()
    overall: Overall = Overall()
    indicators: tuple[Indicator, ...] = ()
    citations: tuple[Citation, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    unclaimed: tuple[Span, ...] = ()
    outline: tuple[Section, ...] = ()
    findings: tuple[Finding, ...] = ()
    blocks: tuple[Block, ...] = ()
    schema_version: str = SCHEMA_VERSION

    def to_dict(self) -> dict[str, Any]:
        """The report as plain dicts, lists, strings and numbers, in the contract's shape."""
        return dict(_mixin().to_dict(self))

    def to_json(self, *, indent: int | None = None) -> str:
        """The report as JSON text: UTF-8 letters as they are, no NaN; `indent` as in `json.dumps`."""
        import json

        return json.dumps(self.to_dict(), indent=indent, ensure_ascii=False, allow_nan=False)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Self:
        """The report that `to_dict` gave. Raises KeyError where a required field is missing."""
        report: Self = _mixin().from_dict.__func__(cls, values)
        return report

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """The report that `to_json` or the command line wrote. Raises ValueError where `text` is not JSON."""
        import json

        return cls.from_dict(json.loads(text))


def _mixin() -> Any:
    """dataclasses-json's methods, called on plain dataclasses: importing it costs more than reading a page."""
    from dataclasses_json import DataClassJsonMixin

    return DataClassJsonMixin
