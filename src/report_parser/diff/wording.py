"""Changes in words, in English and Vietnamese."""

from collections.abc import Iterator

from report_parser.diff.changes import Change, Changes
from report_parser.phrases import VERDICT_WORDS, say_finding

_WHAT = {
    "en": {
        "document": "document",
        "profile": "profile",
        "group": "group",
        "indicator": "indicator",
        "verdict": "verdict",
        "measurement": "figure",
        "evidence": "sentence",
        "citation": "cited document",
        "total": "printed total",
        "score": "score",
    },
    "vi": {
        "document": "văn bản",
        "profile": "thông tin chung",
        "group": "nhóm",
        "indicator": "chỉ tiêu",
        "verdict": "đánh giá",
        "measurement": "số liệu",
        "evidence": "nội dung",
        "citation": "văn bản viện dẫn",
        "total": "tổng hợp",
        "score": "điểm",
    },
}
_FIELD = {
    "en": {
        "issued_on": "date",
        "published_at": "publication",
        "period.label": "period",
        "period.start": "start of the period",
        "period.end": "end of the period",
    },
    "vi": {
        "type": "loại",
        "number": "số",
        "issued_on": "ngày",
        "issuer": "cơ quan ban hành",
        "title": "tên",
        "published_at": "ngày đăng",
        "subject": "trích yếu",
        "period.label": "kỳ báo cáo",
        "period.start": "đầu kỳ",
        "period.end": "cuối kỳ",
        "place.name": "địa danh",
        "place.level": "cấp",
        "place.district": "huyện",
        "place.province": "tỉnh",
        "place.code": "mã đơn vị hành chính",
        "population": "dân số",
        "area": "diện tích",
        "households": "số hộ",
        "residential_areas": "số thôn, khu phố",
        "result": "kết quả",
        "target": "mục tiêu",
        "group": "nhóm",
    },
}
for _code, (_english, _vietnamese) in VERDICT_WORDS.items():
    _FIELD["en"][_code], _FIELD["vi"][_code] = _english, _vietnamese
_FORMS = {
    "en": {
        "changed": "{what} changed from “{old}” to “{new}”",
        "gained": "{what} gained: “{new}”",
        "lost": "{what} lost: “{old}”",
        "same": "No difference.",
        "finding+": "new finding: {message}",
        "finding-": "finding gone: {message}",
    },
    "vi": {
        "changed": "{what} đổi từ “{old}” thành “{new}”",
        "gained": "thêm {what}: “{new}”",
        "lost": "bớt {what}: “{old}”",
        "same": "Không có khác biệt.",
        "finding+": "phát hiện mới: {message}",
        "finding-": "phát hiện không còn: {message}",
    },
}
TITLE_LETTERS = 60


def format_changes(changes: Changes, language: str = "en") -> Iterator[str]:
    """Each change as a line, and then what was found of the new report and is not of the old, and the other way round."""
    forms = _FORMS[language]
    if not changes.changes:
        yield forms["same"]
    for change in changes.changes:
        yield format_change(change, language)
    for sign, findings in (("finding+", changes.findings_gained), ("finding-", changes.findings_lost)):
        yield from (forms[sign].format(message=say_finding(one, language)) for one in findings)


def format_change(change: Change, language: str = "en") -> str:
    """`2.5 Nhà ở …: verdict changed from “Đang triển khai” to “Đạt”`."""
    what = _WHAT[language][change.what]
    if change.field:
        field = _FIELD[language].get(change.field, change.field.replace("_", " ").replace("place.", ""))
        what = f"{what} ({field})"
    said = _FORMS[language][change.kind].format(what=what, old=change.old, new=change.new)
    where = " ".join(filter(None, (change.number, _short(change.title))))
    return f"{where}: {said}" if where else said


def _short(title: str | None) -> str | None:
    if title is None or len(title) <= TITLE_LETTERS:
        return title
    return title[:TITLE_LETTERS].rsplit(" ", 1)[0] + " …"
