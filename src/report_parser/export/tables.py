"""The tables, and every column of them: the one place that says how a report becomes rows.

Every input has one row in `documents` or in `errors`, by its number. Places count from 1 in the report's own order.
"""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from report_parser.export.columns import (
    INPUT,
    TO_DOCUMENT,
    Cell,
    Column,
    Reference,
    Row,
    Table,
    column,
    field,
    only_reports,
    span_columns,
)
from report_parser.export.detail import DETAIL_TABLES
from report_parser.export.read_back import Failure
from report_parser.model import Measurement, Place, VerdictCode

VERDICTS: tuple[tuple[VerdictCode, str, str], ...] = (
    ("met", "met", "đạt"),
    ("partly_met", "nearly or partly met", "cơ bản đạt"),
    ("in_progress", "being worked on", "đang triển khai"),
    ("not_met", "not met", "chưa đạt"),
    ("not_assessed", "not judged yet", "chưa đánh giá"),
    ("not_applicable", "not judged here", "không áp dụng"),
    ("unknown", "whose words are in no lexicon", "có lời đánh giá không có trong từ điển"),
)


def join(texts: Sequence[str], by: str = "; ") -> str | None:
    """Several texts in one cell; empty where there is none."""
    return by.join(texts) if texts else None


def _place(row: Row, name: str) -> Cell:
    place = row.report.document.place
    value: Cell = None if place is None else getattr(place, name)
    return value


def _successor(row: Row, name: str) -> Cell:
    place: Place | None = row.report.document.place
    value: Cell = None if place is None or place.successor is None else getattr(place.successor, name)
    return value


def _period(row: Row, name: str) -> Cell:
    period = row.report.document.period
    value: Cell = None if period is None else getattr(period, name)
    return value


def _score(get: Any, name: str) -> Any:
    def find(row: Row) -> Cell:
        score = get(row)
        value: Cell = None if score is None else getattr(score, name)
        return value

    return find


def _score_columns(get: Any) -> tuple[Column, ...]:
    return (
        column("score", "number", "points in total, as printed (scoring forms)", "tổng điểm báo cáo ghi (mẫu chấm điểm)", _score(get, "value")),
        column("score_maximum", "number", "the most points, as printed", "điểm tối đa báo cáo ghi", _score(get, "maximum")),
        column("score_counted", "number", "sum of the items' points", "tổng điểm cộng từ các mục", _score(get, "counted")),
        column("score_counted_maximum", "number", "sum of the items' most points", "tổng điểm tối đa cộng từ các mục", _score(get, "counted_maximum")),
    )  # fmt: skip


def _head(*more: Column) -> tuple[Column, ...]:
    """The columns that say which report a row is of; those of `documents` are repeated for who reads one table alone."""
    return (
        INPUT,
        column("file", "string", "name of the input", "tên tệp đầu vào", lambda row: row.report.source.name, 24, True),
        column("commune", "string", "commune, as printed", "xã, phường, thị trấn, như trong báo cáo", lambda row: _place(row, "name"), repeated=True),
        *more,
    )  # fmt: skip


_PERIOD = column("period", "string", "time covered, as printed", "kỳ báo cáo, như in", lambda row: _period(row, "label"), repeated=True)  # fmt: skip

DOCUMENTS = Table(
    "documents",
    "One row a report that was read.",
    "Mỗi dòng một báo cáo đã đọc.",
    (
        INPUT,
        column("file", "string", "name of the input", "tên tệp đầu vào", lambda row: row.report.source.name, 24),
        column("commune", "string", "commune, as printed", "xã, phường, thị trấn, như in", lambda row: _place(row, "name")),
        column("level", "string", "kind of unit: xã, phường, thị trấn", "loại đơn vị: xã, phường, thị trấn", lambda row: _place(row, "level")),
        column("district", "string", "district on the day of signing", "huyện tại ngày ký", lambda row: _place(row, "district")),
        column("province", "string", "province on the day of signing", "tỉnh tại ngày ký", lambda row: _place(row, "province")),
        column("place_code", "string", "official code of the unit on that day; empty where not exactly one fits", "mã đơn vị hành chính tại ngày ký; để trống nếu không xác định được đúng một đơn vị", lambda row: _place(row, "code")),
        column("successor_code", "string", "code of the unit since 1 July 2025", "mã đơn vị từ ngày 01/7/2025", lambda row: _successor(row, "code")),
        column("successor_name", "string", "name of that unit", "tên đơn vị đó", lambda row: _successor(row, "name")),
        column("successor_level", "string", "kind of that unit", "loại đơn vị đó", lambda row: _successor(row, "level")),
        column("successor_province", "string", "province of that unit", "tỉnh của đơn vị đó", lambda row: _successor(row, "province")),
        column("type", "string", "kind of document: report, plan, decision …", "loại văn bản: report (báo cáo), plan (kế hoạch) …", lambda row: row.report.document.type, 10),
        column("number", "string", "its number", "số, ký hiệu", lambda row: row.report.document.number),
        column("issued_on", "date", "its date", "ngày ban hành", lambda row: row.report.document.issued_on),
        column("issuer", "string", "who issued it, as printed", "cơ quan ban hành, như in", lambda row: row.report.document.issuer, 28),
        column("title", "string", "its title", "tên báo cáo", lambda row: row.report.document.title, 60),
        column("period", "string", "time covered, as printed", "kỳ báo cáo, như in", lambda row: _period(row, "label")),
        column("period_start", "date", "first day of that time", "ngày đầu kỳ", lambda row: _period(row, "start")),
        column("period_end", "date", "last day of that time", "ngày cuối kỳ", lambda row: _period(row, "end")),
        column("published_at", "string", "when the web page was published (ISO 8601, with its time zone if given)", "thời điểm đăng trên trang web (ISO 8601)", lambda row: row.report.document.published_at, 26),
        column("indicators", "integer", "how many indicators were found", "số chỉ tiêu tìm thấy", lambda row: len(row.report.indicators)),
        *(
            column(code, "integer", f"how many indicators are {en}, counted", f"số chỉ tiêu {vi}, do chương trình đếm", lambda row, code=code: row.report.overall.counted.get(code, 0))  # type: ignore[misc]
            for code, en, vi in VERDICTS
        ),
        *_score_columns(lambda row: row.report.overall.score),
        column("findings", "integer", "how many findings", "số điểm cần xem lại", lambda row: len(row.report.findings)),
        column("unclaimed", "integer", "how many numerals were not understood", "số con số chưa hiểu", lambda row: len(row.report.unclaimed)),
        column("media_type", "string", "kind of the input, told from its bytes", "kiểu tệp, xác định từ nội dung", lambda row: row.report.source.media_type),
        column("bytes", "integer", "its size", "kích thước tệp, byte", lambda row: row.report.source.bytes),
        column("sha256", "string", "its SHA-256", "mã băm SHA-256 của tệp", lambda row: row.report.source.sha256),
        column("encoding", "string", "encoding of its characters", "bảng mã", lambda row: row.report.source.encoding, 10),
        column("pages", "integer", "how many pages", "số trang", lambda row: row.report.source.pages),
        column("ocr", "boolean", "whether any text was recognised from pictures", "có phần chữ nhận dạng từ ảnh hay không", lambda row: row.report.source.ocr),
        column("copies", "integer", "how many times its text stands in it", "số bản của văn bản trong tệp", lambda row: row.report.source.copies),
        column("quality", "string", "how completely it was read: ok, degraded, partial", "mức độ đọc đủ: ok, degraded, partial", lambda row: row.report.source.quality.status, 10),
        column("quality_reasons", "string", "what fell short", "phần chưa đọc được", lambda row: join(row.report.source.quality.reasons), 30),
        column("schema_version", "string", "version of the contract", "phiên bản cấu trúc dữ liệu", lambda row: row.report.schema_version, 9),
        column("report_sha256", "string", "seal of the report's JSON", "mã niêm phong của JSON", lambda row: row.report.source.report_sha256),
    ),
    ("input",),
    only_reports(lambda row: iter((row,))),
)  # fmt: skip


def _indicator_rows(row: Row) -> Iterator[Row]:
    for place, one in enumerate(row.report.indicators, 1):
        yield Row(row.input, row.record, one, place)


def _texts(role: str) -> Any:
    return lambda one: join([each.text for each in one.measurements if each.role == role])


def _only_result(name: str) -> Any:
    """A number of the indicator's result, where it has exactly one."""

    def find(one: Any) -> Cell:
        results = [each for each in one.measurements if each.role == "result"]
        value: Cell = getattr(results[0], name) if len(results) == 1 else None
        return value

    return find


def _of_result(name: str, kind: Any, en: str, vi: str) -> Column:
    return field(
        name, kind, f"{en} of its result, where there is exactly one", f"{vi} của kết quả, khi chỉ có một kết quả", get=_only_result(name)
    )  # fmt: skip


INDICATORS = Table(
    "indicators",
    "One row an indicator.",
    "Mỗi dòng một chỉ tiêu.",
    (
        *_head(
            column("province", "string", "province on the day of signing", "tỉnh tại ngày ký", lambda row: _place(row, "province"), repeated=True),
            _PERIOD,
        ),
        column("indicator", "integer", "its place among the report's indicators, from 1", "thứ tự chỉ tiêu trong báo cáo, từ 1", lambda row: row.place),
        field("group_number", "string", "number of the group it stands in", "số của nhóm chỉ tiêu", 8, lambda one: one.group),
        field("number", "string", "its number, as printed", "số của chỉ tiêu, như in", 8),
        field("title", "string", "its title, as printed", "tên chỉ tiêu, như in", 60),
        field("verdict", "string", "what the report says of it, as a code", "mã đánh giá", 12, lambda one: one.verdict and one.verdict.code),
        field("verdict_text", "string", "the same as printed", "lời đánh giá, như in", 14, lambda one: one.verdict and one.verdict.text),
        field("result", "string", "what was reached: the words of its results", "kết quả đạt được, nguyên văn", 36, _texts("result")),
        field("target", "string", "what is asked: the words of its targets", "yêu cầu, nguyên văn", 24, _texts("target")),
        _of_result("numerator", "number", "numerator", "tử số"),
        _of_result("denominator", "number", "denominator", "mẫu số"),
        _of_result("percent", "number", "percentage (63% is 63)", "tỷ lệ phần trăm (63% là 63)"),
        _of_result("value", "number", "value", "giá trị"),
        _of_result("unit", "string", "unit", "đơn vị tính"),
        field("evidence", "string", "the sentences below its heading", "nội dung dưới tiêu đề chỉ tiêu", 60, lambda one: join(one.evidence, "\n")),
        field("citations", "string", "numbers of the documents it cites", "số văn bản được viện dẫn", 24, lambda one: join(one.citations)),
        field("path", "string", "the headings down to it", "các đề mục dẫn đến chỉ tiêu", 14, lambda one: join(one.path, " > ")),
        field("catalogue_set", "string", "published set that has the same indicator", "bộ chỉ tiêu đã ban hành có chỉ tiêu này", 0, lambda one: one.catalogue and one.catalogue.set),
        field("catalogue_code", "string", "its code in that set, the same in every year and wording", "mã của chỉ tiêu trong bộ đó", 0, lambda one: one.catalogue and one.catalogue.code),
        field("catalogue_similarity", "number", "how near the titles are, 0 to 100", "độ giống nhau của tên, từ 0 đến 100", 0, lambda one: one.catalogue and one.catalogue.similarity),
        *span_columns(lambda row: row.one.span, "its title", "tên chỉ tiêu"),
        *span_columns(lambda row: row.one.verdict and row.one.verdict.span, "its verdict", "lời đánh giá", "verdict_"),
    ),
    ("input", "indicator"),
    only_reports(_indicator_rows),
    (TO_DOCUMENT,),
)  # fmt: skip


def _measurement_rows(row: Row) -> Iterator[Row]:
    places = count(1)
    for above, owner in enumerate(row.report.indicators, 1):
        for one in owner.measurements:
            yield Row(row.input, row.record, one, next(places), owner, above)
    for one in row.report.measurements:
        yield Row(row.input, row.record, one, next(places))


def _of_owner(name: str) -> Any:
    return lambda row: None if row.owner is None else getattr(row.owner, name)


def _section(one: Measurement) -> Cell:
    return None if one.section is None else " > ".join(one.section)


MEASUREMENTS = Table(
    "measurements",
    "One row a figure: those of the indicators, then those outside every indicator.",
    "Mỗi dòng một số liệu: của các chỉ tiêu trước, ngoài chỉ tiêu sau.",
    (
        *_head(_PERIOD),
        column("measurement", "integer", "its place among the report's figures, from 1", "thứ tự số liệu trong báo cáo, từ 1", lambda row: row.place),
        column("indicator", "integer", "place of its indicator; empty for a figure outside every indicator", "thứ tự của chỉ tiêu; để trống nếu ngoài chỉ tiêu", lambda row: row.above),
        column("indicator_number", "string", "number of its indicator", "số của chỉ tiêu", _of_owner("number"), 8, True),
        column("indicator_title", "string", "title of its indicator", "tên chỉ tiêu", _of_owner("title"), 48, True),
        field("section", "string", "for a figure outside every indicator, the headings down to it", "với số liệu ngoài chỉ tiêu: các đề mục dẫn đến", 14, _section),
        field("kind", "string", "ratio, percentage, quantity, range or score", "loại: ratio (phân số), percentage (tỷ lệ), quantity (số lượng), range (khoảng), score (điểm)", 11),
        field("role", "string", "result: what was reached; target: what is asked", "result: kết quả; target: yêu cầu", 8),
        field("text", "string", "its words, as printed", "nguyên văn", 40),
        field("comparator", "string", "=, >, >=, <, <= or ~", "=, >, >=, <, <= hoặc ~", 6),
        field("numerator", "number", "of a ratio", "tử số"),
        field("denominator", "number", "of a ratio", "mẫu số"),
        field("percent", "number", "in points: 63% is 63", "tỷ lệ phần trăm: 63% là 63"),
        field("value", "number", "of a quantity or a score", "giá trị của số lượng hoặc điểm"),
        field("maximum", "number", "the most points of a score", "điểm tối đa"),
        field("low", "number", "lower end of a range", "đầu dưới của khoảng"),
        field("high", "number", "upper end of a range", "đầu trên của khoảng"),
        field("unit", "string", "as printed: người, tỷ đồng, %", "đơn vị tính, như in", 12),
        *span_columns(lambda row: row.one.span, "it", "số liệu"),
        *span_columns(lambda row: row.one.percent_span, "its percentage", "tỷ lệ phần trăm", "percent_"),
    ),
    ("input", "measurement"),
    only_reports(_measurement_rows),
    (TO_DOCUMENT, Reference(("input", "indicator"), "indicators", ("input", "indicator"), optional=True)),
)  # fmt: skip


def _group_rows(row: Row) -> Iterator[Row]:
    for place, one in enumerate(row.report.groups, 1):
        yield Row(row.input, row.record, one, place)


GROUPS = Table(
    "groups",
    "One row a heading that holds indicators.",
    "Mỗi dòng một nhóm chỉ tiêu.",
    (
        *_head(),
        column("group_place", "integer", "its place among the report's groups, from 1", "thứ tự nhóm trong báo cáo, từ 1", lambda row: row.place),
        field("number", "string", "its number, as printed", "số của nhóm, như in", 8),
        field("title", "string", "the heading", "tên nhóm", 60),
        field("indicators", "string", "numbers of its indicators", "số của các chỉ tiêu trong nhóm", 24, lambda one: join(one.indicators)),
        field("verdict", "string", "verdict that the report gives the heading itself", "mã đánh giá cho cả nhóm", 12, lambda one: one.verdict and one.verdict.code),
        field("verdict_text", "string", "the same as printed", "lời đánh giá cho cả nhóm, như in", 14, lambda one: one.verdict and one.verdict.text),
        *_score_columns(lambda row: row.one.score),
        *span_columns(lambda row: row.one.span, "the heading", "tên nhóm"),
        *span_columns(lambda row: row.one.verdict and row.one.verdict.span, "its verdict", "lời đánh giá", "verdict_"),
    ),
    ("input", "group_place"),
    only_reports(_group_rows),
    (TO_DOCUMENT,),
)  # fmt: skip


def _total_rows(row: Row) -> Iterator[Row]:
    """A printed total with what was counted beside it; then what was counted and stands nowhere."""
    places = count(1)
    holders: list[tuple[int | None, Any]] = [
        *((place, group) for place, group in enumerate(row.report.groups, 1)),
        (None, row.report.overall),
    ]
    for above, holder in holders:
        for reported in holder.reported:
            yield Row(row.input, row.record, (reported.verdict, reported), next(places), holder, above)
        printed = {reported.verdict for reported in holder.reported}
        for verdict in holder.counted:
            if verdict not in printed:
                yield Row(row.input, row.record, (verdict, None), next(places), holder, above)


def _reported(name: str) -> Any:
    return lambda one: None if one[1] is None else getattr(one[1], name)


TOTALS = Table(
    "totals",
    "One row a verdict and group (or the whole report): how often the report says it, and how often it was counted.",
    "Mỗi dòng một mức đánh giá của một nhóm (hoặc cả báo cáo): báo cáo ghi bao nhiêu, đếm được bao nhiêu.",
    (
        *_head(),
        column("total", "integer", "its place among the report's totals, from 1", "thứ tự trong báo cáo, từ 1", lambda row: row.place),
        column("group_place", "integer", "place of the group; empty for the whole report", "thứ tự của nhóm; để trống nếu là cả báo cáo", lambda row: row.above),
        column("group_number", "string", "number of the group", "số của nhóm", lambda row: None if row.above is None else row.owner.number, 8, True),
        field("verdict", "string", "which verdict", "mã đánh giá", 12, lambda one: one[0]),
        field("reported", "integer", "how many the report says; empty where it says nothing", "báo cáo ghi bao nhiêu; để trống nếu không ghi", 0, _reported("count")),
        field("reported_total", "integer", "of how many", "trên tổng số", 0, _reported("total")),
        field("percent", "number", "the percentage stated for it", "tỷ lệ phần trăm báo cáo ghi", 0, _reported("percent")),
        column("counted", "integer", "how many were counted", "chương trình đếm được", lambda row: row.owner.counted.get(row.one[0], 0)),
        field("text", "string", "the words of the printed total", "nguyên văn", 36, lambda one: one[1] and one[1].span.text),
        *span_columns(lambda row: row.one[1] and row.one[1].span, "the printed total", "dòng tổng"),
        *span_columns(lambda row: row.one[1] and row.one[1].percent_span, "its percentage", "tỷ lệ phần trăm", "percent_"),
    ),
    ("input", "total"),
    only_reports(_total_rows),
    (TO_DOCUMENT, Reference(("input", "group_place"), "groups", ("input", "group_place"), optional=True)),
)  # fmt: skip


def _items(name: str) -> Any:
    def rows(row: Row) -> Iterator[Row]:
        for place, one in enumerate(getattr(row.report, name), 1):
            yield Row(row.input, row.record, one, place)

    return only_reports(rows)


PROFILE = Table(
    "profile",
    "One row a basic figure of the commune.",
    "Mỗi dòng một số liệu cơ bản của xã.",
    (
        *_head(),
        column("fact", "integer", "its place among the report's basic figures, from 1", "thứ tự trong báo cáo, từ 1", lambda row: row.place),
        field("name", "string", "area, population, households, residential_areas", "area (diện tích), population (dân số), households (số hộ), residential_areas (khu dân cư)"),
        field("value", "number", "the figure", "giá trị"),
        field("unit", "string", "its unit", "đơn vị tính", 12),
        field("text", "string", "its words, as printed", "nguyên văn", 36, lambda one: one.span.text),
        *span_columns(lambda row: row.one.span, "it", "số liệu"),
    ),
    ("input", "fact"),
    _items("profile"),
    (TO_DOCUMENT,),
)  # fmt: skip


def _first(spans: Any) -> Any:
    return spans[0] if spans else None


CITATIONS = Table(
    "citations",
    "One row a document that a report cites.",
    "Mỗi dòng một văn bản được viện dẫn.",
    (
        *_head(),
        column("citation", "integer", "its place among the report's citations, from 1", "thứ tự trong báo cáo, từ 1", lambda row: row.place),
        field("number", "string", "number of the document", "số, ký hiệu văn bản"),
        field("type", "string", "decision, plan, resolution, decree, law …", "loại văn bản: decision (quyết định), plan (kế hoạch) …", 12),
        field("issued_on", "date", "its date", "ngày ban hành"),
        field("issuer", "string", "who issued it", "cơ quan ban hành", 28),
        field("subject", "string", "what it is about", "trích yếu", 60),
        field("articles", "string", "articles, clauses and points named with it", "điều, khoản, điểm được nêu", 18, lambda one: join(one.articles)),
        field("times", "integer", "in how many places it is cited", "số lần được viện dẫn", 0, lambda one: len(one.spans)),
        field("text", "string", "words of the first of them", "nguyên văn chỗ đầu tiên", 36, lambda one: one.spans[0].text if one.spans else None),
        *span_columns(lambda row: _first(row.one.spans), "the first of them", "chỗ đầu tiên"),
    ),
    ("input", "citation"),
    _items("citations"),
    (TO_DOCUMENT,),
)  # fmt: skip


def _number(name: str) -> Any:
    return lambda one: None if isinstance(getattr(one, name), str) else getattr(one, name)


def _words(name: str) -> Any:
    return lambda one: getattr(one, name) if isinstance(getattr(one, name), str) else None


FINDINGS = Table(
    "findings",
    "One row a thing to look at.",
    "Mỗi dòng một điểm cần xem lại.",
    (
        *_head(),
        column("finding", "integer", "its place among the report's findings, from 1", "thứ tự trong báo cáo, từ 1", lambda row: row.place),
        field("severity", "string", "info, warning or error", "mức độ: info, warning, error", 9),
        field("code", "string", "which kind of finding", "mã loại", 22),
        field("message", "string", "one sentence in English", "một câu tiếng Anh", 60),
        field("group_number", "string", "number of the group it speaks of", "số của nhóm liên quan", 8, lambda one: one.group),
        field("indicator_number", "string", "number of the indicator it speaks of", "số của chỉ tiêu liên quan", 8, lambda one: one.indicator),
        field("verdict", "string", "verdict it speaks of", "mã đánh giá liên quan", 12),
        field("reported", "number", "what is printed, where that is a number", "báo cáo ghi (nếu là số)", 0, _number("reported")),
        field("counted", "number", "what was worked out, where that is a number", "tính được (nếu là số)", 0, _number("counted")),
        field("reported_text", "string", "what is printed, where that is no number", "báo cáo ghi (nếu là chữ)", 0, _words("reported")),
        field("counted_text", "string", "what was worked out, where that is no number", "tính được (nếu là chữ)", 0, _words("counted")),
        field("text", "string", "words of the first place", "nguyên văn chỗ đầu tiên", 36, lambda one: one.spans[0].text if one.spans else None),
        *span_columns(lambda row: _first(row.one.spans), "the first place", "chỗ đầu tiên"),
    ),
    ("input", "finding"),
    _items("findings"),
    (TO_DOCUMENT,),
)  # fmt: skip

ERRORS = Table(
    "errors",
    "One row an input that could not be read.",
    "Mỗi dòng một tệp không đọc được.",
    (
        INPUT,
        column("file", "string", "name of the input", "tên tệp đầu vào", lambda row: row.one.name, 24),
        field("code", "string", "which error", "mã lỗi", 16),
        field("message", "string", "what happened and what to do", "lý do và cách xử lý", 80),
        field("bytes", "integer", "its size; empty where not even that is known", "kích thước tệp, byte; để trống nếu không mở được"),
        field("sha256", "string", "its SHA-256", "mã băm SHA-256 của tệp"),
    ),
    ("input",),
    lambda row: iter((Row(row.input, row.record, row.record),)) if isinstance(row.record, Failure) else iter(()),
)  # fmt: skip

MAIN_TABLES = (INDICATORS, MEASUREMENTS, DOCUMENTS, GROUPS, TOTALS, PROFILE, CITATIONS, FINDINGS, ERRORS)
"""What every form has, the one to look at first in front."""
TABLES = (*MAIN_TABLES, *DETAIL_TABLES)
BY_NAME = {table.name: table for table in TABLES}
