"""The proof: what holds passes, and each kind of forgery is named, even where the seal was forged with it."""

import ast
import io
import json
import random
import zipfile
from dataclasses import fields, replace
from pathlib import Path

import pytest

import report_parser.verify as proof
from report_parser import extract, model
from report_parser.seal import seal
from report_parser.verify import Failure, load_report, report_digest, unproved, verify, verify_json
from report_parser.verify.printed import read_dates, read_numerals
from report_parser.verify.shape import SHAPES
from tests.make.facts import Described, GroupMade, ItemMade, describe, render

SEED = Described(
    groups=(
        GroupMade(
            "1",
            "Chính quyền số",
            (
                ItemMade("1.1", "Cán bộ có thư điện tử công vụ", "met", (31, 31, 100)),
                ItemMade("1.2", "Trang thông tin điện tử", "met", cites=("969/QĐ-UBND", "18/3/2022")),
                ItemMade("1.3", "Hồ sơ sức khỏe điện tử", "in_progress", (4_850, 7_690, 63)),
            ),
            (("met", 2, 3), ("in_progress", 1, 3)),
        ),
        GroupMade("2", "Kinh tế số", (ItemMade("2.1", "Sản phẩm OCOP", "met", (3, 3, 100)),), (("met", 1, 1),)),
    ),
    overall=(("met", 3, 4), ("in_progress", 1, 4)),
)


def made(described: Described = SEED) -> tuple[dict, bytes]:
    text, report = render(described)
    return json.loads(json.dumps(seal(report).to_dict())), text.encode()


def forge(report: dict) -> dict:
    report["source"]["report_sha256"] = report_digest(report)
    return report


def finding(code: str, **said) -> dict:
    empty = {"group": None, "indicator": None, "verdict": None, "reported": None, "counted": None, "spans": []}
    return {"code": code, "severity": "warning", "message": "", **empty, **said}


def codes(failures: list[Failure]) -> set[str]:
    return {failure.code for failure in failures}


def test_it_shares_no_code_with_the_rest_of_the_package():
    paths = sorted(Path(proof.__file__).parent.glob("*.py"))
    assert len(paths) > 3
    standard = {"collections", "dataclasses", "fractions", "hashlib", "html", "io", "json", "re", "typing"}
    standard |= {"unicodedata", "xml", "zipfile"}
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = []
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0
                names = [node.module]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            for name in names:
                assert name.startswith("report_parser.verify") or name.split(".")[0] in standard, f"{path}: {name}"


@pytest.mark.parametrize("seed", range(30))
def test_what_holds_passes(seed):
    report, source = made(describe(random.Random(seed)))
    assert verify(report, source) == []
    for text in (json.dumps(report), json.dumps(report, ensure_ascii=False, indent=2) + "\n"):
        assert verify_json(text.encode(), source) == []


def test_the_shape_is_that_of_the_model():
    shapes = {}
    for name in SHAPES:
        shapes[name] = {field.name for field in fields(getattr(model, name))}
    assert shapes == {name: set(shape) for name, shape in SHAPES.items()}
    types = {kind.rstrip("?*{}") for shape in SHAPES.values() for kind in shape.values()}
    assert {one for one in types if one[0].isupper()} | {"Report"} == set(SHAPES)


def test_the_seal_is_the_same_on_both_sides():
    text, report = render(SEED)
    for one in (report, replace(report, measurements=(replace(report.indicators[0].measurements[0], percent=1e-7),))):
        sealed = seal(one)
        assert sealed.source.report_sha256 == report_digest(json.loads(json.dumps(sealed.to_dict())))
        assert seal(sealed) == sealed
    assert text.encode()


def change(*path, to):
    def apply(report: dict) -> None:
        *way, last = path
        for step in way:
            report = report[step]
        report[last] = to(report[last]) if callable(to) else to

    return apply


FORGERIES = [
    ("schema", change("schema_version", to="9.9")),
    ("bytes", change("source", "bytes", to=lambda size: size + 1)),
    ("sha256", change("source", "sha256", to="0" * 64)),
    ("block-id", change("blocks", 3, "id", to=7)),
    ("not-nfc", change("blocks", 0, "text", to="Ba\u0301o")),
    ("shape", change("blocks", 0, "layer", to="elsewhere")),
    ("shape", change("blocks", 0, "text", to=None)),
    ("shape", change("unclaimed", to=None)),
    ("shape", change("source", "ocr", to=1)),
    ("shape", change("groups", 0, "counted", "met", to=2.0)),
    ("shape", change("groups", 0, "counted", to={"good": 1})),
    ("shape", change("source", "more", to="fields")),
    ("copy", change("source", "copies", to=2)),
    ("outline", change("outline", 0, "label", to="7")),
    ("outline", change("outline", 0, "level", to=0)),
    ("text", change("outline", 0, "title", to="Khác")),
    ("copy", change("blocks", 0, "copy", to=2)),
    ("source-text", change("blocks", 0, "text", to="UBND XÃ KHÁC")),
    ("source-text", change("blocks", 3, "text", to=lambda text: text.replace("10.202", "10.203"))),
    ("span-block", change("groups", 0, "span", "block", to=400)),
    ("span-range", change("groups", 0, "span", "end", to=400)),
    ("span-range", change("groups", 0, "span", to=lambda span: {**span, "start": 4, "end": 4, "text": ""})),
    ("span-text", change("indicators", 0, "verdict", "span", "start", to=lambda start: start + 1)),
    ("text", change("indicators", 0, "verdict", "text", to="Chưa đạt")),
    ("text", change("indicators", 0, "title", to="Một chỉ tiêu khác")),
    ("text", change("indicators", 0, "measurements", 0, "text", to="30/31 người, đạt 97%")),
    ("evidence", change("indicators", 0, "evidence", 0, to="Hiện có 30/31 người.")),
    ("number", change("indicators", 0, "number", to="9.9")),
    ("count", change("indicators", 0, "verdict", "code", to="not_met")),
    ("count", change("groups", 0, "counted", "met", to=3)),
    ("count", change("overall", "counted", to={"met": 4})),
    ("count", change("indicators", 3, "group", to="1")),
    ("group-indicators", change("groups", 0, "indicators", 0, to="1.9")),
    ("value", change("profile", 0, "value", to=10_203)),
    ("value", change("indicators", 2, "measurements", 0, "numerator", to=4_851)),
    ("value", change("indicators", 2, "measurements", 0, "denominator", to=769)),
    ("value", change("indicators", 2, "measurements", 0, "percent", to=64)),
    ("value", change("groups", 0, "reported", 0, "count", to=4)),
    ("finding", change("groups", 0, "reported", 0, "count", to=3)),
    ("value", change("overall", "reported", 1, "total", to=5)),
    ("date", change("document", "issued_on", to="2022-12-17")),
    ("number", change("document", "number", to="256/BC-UBND")),
    ("date", change("document", "published_at", to="2023-02-03T00:00:00+07:00")),
    ("period", change("document", "period", "start", to="2023-01-01")),
    ("period", change("document", "period", "end", to="2031-12-31")),
    ("citation", change("citations", 0, "number", to="970/QĐ-UBND")),
    ("citation", change("indicators", 1, "citations", 0, to="970/QĐ-UBND")),
    ("date", change("citations", 0, "issued_on", to="2022-03-19")),
    (
        "percentage",
        change("findings", to=lambda findings: [*findings, {"code": "percent-mismatch", "spans": [{"block": 6, "start": 10}]}]),
    ),
    ("shape", change("blocks", to=None)),
    ("shape", change("indicators", 0, to="1.1")),
    ("shape", change("source", to=[])),
]  # fmt: skip


@pytest.mark.parametrize(("code", "forgery"), FORGERIES, ids=[f"{at}-{code}" for at, (code, _) in enumerate(FORGERIES)])
def test_each_forgery_is_named_though_the_seal_is_forged_too(code, forgery):
    report, source = made()
    forgery(report)
    if isinstance(report["source"], dict):
        assert "digest" in codes(verify(report, source))
        forge(report)
        assert "digest" not in codes(verify(report, source))
    assert code in codes(verify(report, source))


def test_a_wrong_percentage_needs_its_finding():
    item = ItemMade("1.1", "Điện thoại thông minh", "met", (20, 31, 63))
    report, source = made(Described(groups=(GroupMade("1", "Xã hội số", (item,)),)))
    assert codes(verify(report, source)) == {"percentage"}
    span = report["indicators"][0]["measurements"][0]["span"]
    report["findings"] = [finding("percent-mismatch", spans=[span])]
    assert verify(forge(report), source) == []


def test_a_wrong_count_needs_its_finding():
    wrong = replace(SEED, groups=(replace(SEED.groups[0], reported=(("met", 1, 3),)), SEED.groups[1]))
    report, source = made(wrong)
    assert codes(verify(report, source)) == {"finding"}
    span = report["groups"][0]["reported"][0]["span"]
    said = {"group": "1", "verdict": "met", "reported": 1, "counted": 2, "spans": [span]}
    report["findings"] = [finding("group-count-mismatch", **said)]
    assert verify(forge(report), source) == []


def docx(*paragraphs: str) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    runs = (f"<w:p><w:r><w:t>{text[:4]}</w:t></w:r><w:r><w:t>{text[4:]}</w:t></w:r></w:p>" for text in paragraphs)
    deleted = "<w:p><w:del><w:r><w:delText>58%</w:delText></w:r></w:del></w:p>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {space}><w:body>{''.join(runs)}{deleted}</w:body></w:document>"
        )
        archive.writestr("word/styles.xml", f"<w:styles {space}/>")
    return packed.getvalue()


def page(*paragraphs: str) -> bytes:
    body = "".join(f"<p><span>{text[:4]}</span><b>{text[4:]}</b><br></p>" for text in paragraphs)
    return f"<html><head><style>p {{}}</style></head><body><script>var a='Đạt';</script>{body}</body></html>".encode()


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(("media_type", "write"), [("text/html", page), (WORD, docx)])
def test_pages_and_word_files_are_read_again(media_type, write):
    report, _ = made()
    texts = [block["text"] for block in report["blocks"]]
    data = write(*texts)
    blocks = [*report["blocks"]]
    if media_type == WORD:  # a label that Word computes stands in no part of the file
        blocks[4] = {**blocks[4], "text": f"I.2. {texts[4]}"}
    taken = {**report, "blocks": blocks, "source": {**report["source"], "media_type": media_type}}
    assert "source-text" not in codes(verify(_with(taken, data), data))
    blocks[6] = {**blocks[6], "text": blocks[6]["text"].replace("31/31", "31/32")}
    assert "source-text" in codes(verify(_with(taken, data), data))
    blocks[6] = {**blocks[6], "text": "58%" if media_type == WORD else "var a='Đạt';"}
    assert "source-text" in codes(verify(_with(taken, data), data))


def _with(report: dict, data: bytes) -> dict:
    import hashlib

    return {**report, "source": {**report["source"], "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}}


def test_what_is_not_derived_again_is_said():
    report, _ = made()
    assert len(unproved(report)) == 1
    for media_type, encoding in (("application/pdf", None), ("text/plain", "tcvn3")):
        taken = {**report, "source": {**report["source"], "media_type": media_type, "encoding": encoding}}
        assert len(unproved(taken)) == 2


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1.110/1.110", {1110, 1.11}),
        ("25,22 km2", {25.22, 2}),
        ("1.357.200 đồng", {1357200}),
        ("8.00 | 7,5", {8, 7.5}),
        ("1.234,5", {1234.5}),
        ("03/27", {3, 27}),
        ("0,5‰ và 4%", {0.5, 0.05, 4}),
        ("không có số", set()),
        ("năm 2022.", {2022}),
        ("-0,2%", {0.2, -0.2}),
        ("30-50", {30, 50}),
    ],
)
def test_numerals_are_read_as_they_can_be_meant(text, numbers):
    assert {float(number) for number in read_numerals(text)} == numbers


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("ngày 18/3/2022 và 05-4-2022", {"2022-03-18", "2022-04-05"}),
        ("ngày 16 tháng 12 năm 2022", {"2022-12-16"}),
        ("10.03.2025 15:02", {"2025-03-10"}),
        ("2022-11-30T05:56:00+07:00", {"2022-11-30"}),
        ("tháng 5/2022, 42/2022/NĐ-CP, 1.110/1.110", set()),
    ],
)
def test_dates_are_read_again(text, dates):
    assert read_dates(text) == dates


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"a": NaN}', b"\xff", b"[" * 100_000, b'"report"'])
def test_what_is_no_report_is_said_to_be_none(data):
    assert codes(verify_json(data, b"")) == {"no-report"}


def test_a_file_written_otherwise_is_told():
    report, source = made()
    text = json.dumps(report, ensure_ascii=False)
    for changed in (text.replace(": ", ":", 1), text.replace("Đạt", "\\u0110ạt", 1), text[:1] + " " + text[1:]):
        assert load_report(changed.encode())[0] == report
        assert codes(verify_json(changed.encode(), source)) == {"rewritten"}
    twice = text[:-1] + ', "schema_version": "1.0"}'
    assert codes(verify_json(twice.encode(), source)) == {"rewritten"}


TABLES = (
    "| STT | Nhóm chỉ tiêu | Tổng số chỉ tiêu | Đạt | Chưa đạt |\n| 1 | Chính quyền số | 2 | 1 | 1 |\n\n"
    "| STT | Chỉ tiêu | Tổng số hồ sơ | Số đã thực hiện | Tỷ lệ (%) | Đánh giá |\n| I | Chính quyền số | | | | |\n"
    "| 1 | Hồ sơ trực tuyến | 625 | 600 | 96 | Đạt |\n| 2 | Ký số | 40 | 25 | 62,5 | Chưa đạt |\n\n"
    "| STT | Nội dung | Tăng, giảm (%) |\n| 1 | Dân số | -0,2 |\n"
)


def test_what_stands_in_several_cells_of_a_row_is_proved():
    text = f"BÁO CÁO\nKết quả chuyển đổi số năm 2023\n\n{TABLES}".encode()
    report = json.loads(extract(text).to_json())
    assert [one["numerator"] for item in report["indicators"] for one in item["measurements"]] == [600, 25]
    assert [one["percent"] for one in report["measurements"]] == [-0.2]
    assert not verify(report, text)
    wrong = json.loads(json.dumps(report))
    wrong["indicators"][0]["measurements"][0]["denominator"] = 626
    assert "value" in codes(list(verify(forge(wrong), text)))


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2023-02-02T08:15:00+07:00">',
        '<script type="application/ld+json">{"datePublished": "2023-02-02T08:15:00+07:00"}</script>',
    ],
)
def test_a_date_that_only_the_markup_states_is_in_the_source(head):
    article = "<p>BÁO CÁO</p><p>Kết quả năm 2022</p><p>1. Tỷ lệ hộ nghèo đạt 2,1%.</p><p>Đánh giá: Đạt</p>"
    page = f"<html><head>{head}</head><body>{article}</body></html>".encode()
    report = json.loads(extract(page).to_json())
    assert report["document"]["published_at"] == "2023-02-02T08:15:00+07:00"
    assert list(verify(report, page)) == []
    without = page.replace(head.encode(), b"")
    assert "source-text" in codes(list(verify(report, without)))
