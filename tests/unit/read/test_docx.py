"""DOCX: what the printed page says, word for word; what is broken or hostile is refused or named."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from report_parser.characters import clean
from report_parser.errors import DamagedError, EncryptedError, NoTextLayerError, ReportParserError, TooLargeError
from report_parser.limits import DEFAULT_LIMITS, Limits
from report_parser.read.docx import read
from report_parser.read.docx_names import WORD
from report_parser.read.package import AGAIN
from report_parser.source import Line, Source
from tests.make.docx import W, cell, make_docx, package, paragraph, run, table, zipped
from tests.make.torture_docx import control, field, inserted, make_torture, text_box

SEED = Path(__file__).parents[3] / "corpus/digital-transformation/canh-nang-2022/source.txt"


def shown(line: Line) -> str:
    """A line as it is printed: soft hyphens and the places of symbol fonts are the next stage's to settle."""
    return clean(line.text if line.cells is None else " | ".join("∅" if text is None else text for text in line.cells))


def layer(source: Source, name: str) -> list[str]:
    return [shown(line) for line in source.lines if line.layer == name]


def body(data: bytes, limits: Limits = DEFAULT_LIMITS) -> list[str]:
    return layer(read(data, limits), "body")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_trap_reads_as_it_is_printed() -> None:
    torture = make_torture()
    source = read(torture.data, DEFAULT_LIMITS)
    assert layer(source, "body") == list(torture.body)
    assert layer(source, "note") == list(torture.notes)
    assert layer(source, "furniture") == list(torture.furniture)
    assert source.status == "ok"
    assert [code for code, _ in source.notes] == ["hidden-text"]


@pytest.mark.parametrize("seed", [None, 0, 1, 2])
def test_printed_labels_come_back_from_automatic_numbering(seed: int | None) -> None:
    lines = [line.strip() for line in SEED.read_text("utf-8").split("\n") if line.strip()]
    assert body(make_docx(lines, numbering=True, seed=seed)) == lines


def test_a_letterhead_is_read_column_by_column_and_a_table_row_by_row() -> None:
    data = make_docx(
        ["Nội dung", [["TT", "Chỉ tiêu", "Kết quả"], ["1", "Tỷ lệ\nhộ", "63%"]]],
        letterhead=(["UBND HUYỆN", "UBND XÃ"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập"]),
        signature=(["Nơi nhận:", "- Lưu: VT."], ["CHỦ TỊCH"]),
    )
    assert body(data) == [
        "UBND HUYỆN", "UBND XÃ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập", "Nội dung",
        "TT | Chỉ tiêu | Kết quả", "1 | Tỷ lệ hộ | 63%", "Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH",
    ]  # fmt: skip


def test_a_signature_with_rules_is_no_table_of_figures() -> None:
    data = make_docx(
        [[["Nơi nhận:\n- Như trên;", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"]], [["TT", "Kinh tế", "KT.XH"], ["1", "a", "b"]]]
    )
    source = read(data, DEFAULT_LIMITS)
    assert [line.kind for line in source.lines] == ["paragraph"] * 4 + ["row"] * 2


def test_bold_centred_and_blank_lines_are_told() -> None:
    data = make_docx(["BÁO CÁO", "", "Nội dung thường"], bold={0}, centred={0})
    first, second = read(data, DEFAULT_LIMITS).lines
    assert (first.bold, first.centred, first.blank_before) == (True, True, False)
    assert (second.bold, second.centred, second.blank_before) == (False, False, True)


def test_half_bold_is_not_bold() -> None:
    inner = run("Đánh giá:", properties="<w:b/>") + run(" Đạt")
    assert not read(package(paragraph(inner)), DEFAULT_LIMITS).lines[0].bold


def test_line_breaks_part_printed_lines_of_one_paragraph() -> None:
    lines = read(package(paragraph(run("một\nhai")) + paragraph(run("ba"))), DEFAULT_LIMITS).lines
    assert [(line.text, line.kind) for line in lines] == [("một", "paragraph"), ("hai", "line"), ("ba", "paragraph")]


def test_every_path_leads_to_its_paragraph_or_row() -> None:
    data = make_torture().data
    seen = 0
    members = {name: etree.fromstring(content) for name, content in parts(data).items() if name.endswith(".xml")}
    for line in read(data, DEFAULT_LIMITS).lines:
        part, _, steps = (line.origin.path or "").partition("#")
        root = members[part]
        base = root[0] if part == "word/document.xml" else root
        found = base.xpath("/".join(f"w:{step}" for step in steps.split("/")), namespaces={"w": WORD})
        assert len(found) == 1, line.origin.path
        assert found[0].tag == f"{{{WORD}}}{'p' if line.cells is None else 'tr'}"
        last = shown(line).replace(" | ∅", "").split()[-1].rstrip("ⁱ.")
        # A label stands nowhere in the text, a fraction without its stroke.
        words = "".join(found[0].itertext())
        assert last.replace("4.850/7.690", "4.8507.690") in words or shown(line) == "Chương I", line.origin.path
        seen += 1
    assert seen > 50


def test_nested_tables_deep_and_wide_keep_their_text() -> None:
    inner = paragraph(run("trong cùng"))
    for _ in range(30):
        inner = table([[inner + paragraph(run("ngoài"))]])
    assert body(package(inner)) == ["trong cùng", *["ngoài"] * 30]


def test_columns_dragged_apart_by_a_sliver_stay_one() -> None:
    grid = '<w:tblGrid><w:gridCol w:w="600"/><w:gridCol w:w="3000"/><w:gridCol w:w="40"/><w:gridCol w:w="1500"/></w:tblGrid>'
    first = (
        cell(paragraph(run("TT")))
        + cell(paragraph(run("Chỉ tiêu")))
        + cell(paragraph(run("Kết quả")), properties='<w:gridSpan w:val="2"/>')
    )
    second = (
        cell(paragraph(run("1")))
        + cell(paragraph(run("Hộ")), properties='<w:gridSpan w:val="2"/>')
        + cell(paragraph(run("63%")))
    )
    data = package(
        f'<w:tbl><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>{grid}<w:tr>{first}</w:tr><w:tr>{second}</w:tr></w:tbl>'
    )
    assert body(data) == ["TT | Chỉ tiêu | Kết quả", "1 | Hộ | 63%"]


def test_strict_documents_and_other_part_names_are_read() -> None:
    members = parts(make_docx(["Tỷ lệ 63%"]))
    strict = members["word/document.xml"].replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert body(zipped({**members, "word/document.xml": strict})) == ["Tỷ lệ 63%"]
    moved = {name.replace("word/document.xml", "word/document2.xml"): content for name, content in members.items()}
    moved["_rels/.rels"] = moved["_rels/.rels"].replace(b"word/document.xml", b"/word/document2.xml")
    assert body(zipped(moved)) == ["Tỷ lệ 63%"]
    assert body(zipped({name.replace("/", "\\"): content for name, content in members.items()})) == ["Tỷ lệ 63%"]


def test_field_codes_never_show_and_an_unclosed_field_loses_nothing_after_its_paragraph() -> None:
    nested = field("IF 1 = 1", "kết quả").replace(
        "</w:instrText>", f"</w:instrText></w:r>{field('PAGE', '99')}<w:r>", 1
    )
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    data = package(paragraph(nested) + paragraph(run("trước") + broken) + paragraph(run("sau")))
    assert body(data) == ["kết quả", "trước", "sau"]


def test_content_in_odd_places_is_found() -> None:
    data = package(
        inserted(paragraph(run("một")))
        + control(table([[paragraph(run("hai")), paragraph(run("2"))], [paragraph(run("ba")), paragraph(run("3"))]]))
        + "<w:customXml>" + paragraph("<w:smartTag>" + run("bốn") + "</w:smartTag>") + "</w:customXml>"
        + paragraph(text_box(table([[paragraph(run("năm")), paragraph(run("5"))]])))
    )  # fmt: skip
    assert body(data) == ["một", "hai | 2", "ba | 3", "bốn", "năm | 5"]


# Damage and hostility: refused with a reason, or read in part with a reason; never an empty success.


def damaged_document(members: dict[str, bytes], change: Callable[[bytes], bytes]) -> bytes:
    return zipped({**members, "word/document.xml": change(members["word/document.xml"])})


def test_a_broken_part_that_is_not_needed_does_not_refuse_the_file() -> None:
    members = parts(make_docx(["1. Một", "2. Hai"], numbering=True, header="Đầu trang"))
    source = read(zipped({**members, "word/header.xml": b"<w:hdr", "docProps/core.xml": b"\0"}), DEFAULT_LIMITS)
    assert layer(source, "body") == ["1. Một", "2. Hai"]
    assert source.status == "partial" and "word/header.xml" in source.reasons[0]


def test_broken_xml_gives_what_stands_before_the_break_and_says_so() -> None:
    members = parts(make_docx(["Đoạn một", "Đoạn hai", "Đoạn ba"]))
    data = damaged_document(members, lambda xml: xml[: xml.index("Đoạn ba".encode())])
    source = read(data, DEFAULT_LIMITS)
    assert layer(source, "body")[:2] == ["Đoạn một", "Đoạn hai"]
    assert source.status == "partial" and source.reasons


def test_bits_turned_over_inside_the_archive_are_noticed() -> None:
    data = bytearray(make_docx([f"Đoạn số {number} của báo cáo" for number in range(400)]))
    start = data.index(b"word/document.xml") + 1500
    data[start] ^= 0xFF
    try:
        source = read(bytes(data), DEFAULT_LIMITS)
    except DamagedError:
        return
    assert source.status == "partial" and source.reasons


def test_what_cannot_be_read_is_refused_with_its_code() -> None:
    members = parts(make_docx(["Một"]))
    whole = zipped(members)
    gone = {name: content for name, content in members.items() if name != "word/document.xml"}
    cases: list[tuple[bytes, type[ReportParserError]]] = [
        (zipped(gone), DamagedError),
        (whole[: len(whole) // 2], DamagedError),
        (whole[:-30], DamagedError),
        (b"PK\x03\x04" + b"\0" * 100, DamagedError),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, EncryptedError),
        (damaged_document(members, lambda xml: b""), DamagedError),
        (damaged_document(members, lambda xml: b"<x/>"), DamagedError),
        (zipped({**members, "word/document.xml": b"<w:document/>"}), DamagedError),
    ]
    for data, error in cases:
        with pytest.raises(error) as raised:
            read(data, DEFAULT_LIMITS)
        # What is damaged, and what to do about it.
        assert (error is DamagedError) == raised.value.message.endswith(f": {AGAIN}"), raised.value.message


def test_a_password_on_a_member_is_named() -> None:
    data = bytearray(make_docx(["Một"]))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 1)
    with pytest.raises(EncryptedError):
        read(bytes(data), DEFAULT_LIMITS)


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w:document SYSTEM "http://example.com/x.dtd">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_are_refused(declaration: str, encoding: str) -> None:
    members = parts(make_docx(["Một"]))
    text = members["word/document.xml"].decode().partition("?>")[2].replace("Một", "&x;")
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    with pytest.raises(DamagedError, match=AGAIN):
        read(zipped({**members, "word/document.xml": (head + declaration + text).encode(encoding)}), DEFAULT_LIMITS)


def test_bombs_are_refused_before_they_are_inflated() -> None:
    members = parts(make_docx(["Một"]))
    huge = b"<w:p/>" * 2_000_000
    with pytest.raises(TooLargeError, match="to 1"):
        read(damaged_document(members, lambda xml: xml + huge), DEFAULT_LIMITS)
    with pytest.raises(TooLargeError, match="unpacks"):
        read(damaged_document(members, lambda xml: xml + huge), Limits(archive_part_bytes=1000))
    with pytest.raises(TooLargeError, match="members"):
        read(zipped({**members, **{f"word/media/{number}": b"" for number in range(200)}}), Limits(archive_members=100))
    with pytest.raises(TooLargeError, match="bytes"):
        read(make_docx(["Một"]), Limits(office_bytes=100))
    with pytest.raises(TooLargeError, match="characters"):
        read(make_docx(["Một " * 100]), Limits(document_characters=100))


def test_media_is_never_inflated() -> None:
    members = parts(make_docx(["Một"]))
    assert body(zipped({**members, "word/media/image1.bin": bytes(50_000_000)})) == ["Một"]


def test_overlapping_members_are_refused() -> None:
    data = make_docx(["Một"])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start = archive.getinfo("word/document.xml").header_offset
    directory = bytearray(data)
    entry = directory.index(b"PK\x01\x02")
    directory[entry + 42 : entry + 46] = (start + 10).to_bytes(4, "little")
    with pytest.raises(DamagedError, match=AGAIN):
        read(bytes(directory), DEFAULT_LIMITS)


def test_spans_beyond_all_measure_are_capped_and_the_text_kept() -> None:
    wide = cell(paragraph(run("rộng")), properties='<w:gridSpan w:val="1000000000"/>') + cell(paragraph(run("hẹp")))
    rows = f"<w:tr>{wide}</w:tr><w:tr>{cell(paragraph(run('một')))}{cell(paragraph(run('hai')))}</w:tr>"
    source = read(
        package(f'<w:tbl><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>{rows}</w:tbl>'),
        DEFAULT_LIMITS,
    )
    assert "rộng" in layer(source, "body")[0] and "hẹp" in layer(source, "body")[0]
    assert max(len(line.cells or ()) for line in source.lines) < 10
    assert source.status == "partial"


def test_elements_nested_too_deep_are_refused_and_not_cut() -> None:
    with pytest.raises(TooLargeError):
        read(package("<w:ins>" * 5000 + paragraph(run("x")) + "</w:ins>" * 5000), DEFAULT_LIMITS)


def test_a_document_of_pictures_asks_for_ocr() -> None:
    members = parts(package("<w:p/>"))
    with pytest.raises(NoTextLayerError):
        read(zipped({**members, "word/media/image1.png": b"\x89PNG"}), DEFAULT_LIMITS)
    assert read(package("<w:p/>"), DEFAULT_LIMITS).status == "partial"


def test_embedded_files_are_named_as_not_read() -> None:
    source = read(package(paragraph(run("Một")) + '<w:altChunk r:id="rId9"/>'), DEFAULT_LIMITS)
    assert source.status == "partial" and layer(source, "body") == ["Một"]


def test_mutants_are_read_or_refused_by_name() -> None:
    """Whatever byte is turned over, the outcome is a source with text or a named error."""
    data = make_torture().data
    rng = random.Random(7)
    outcomes = {"read": 0, "refused": 0}
    for _ in range(150):
        mutant = bytearray(data)
        for _ in range(rng.randint(1, 4)):
            mutant[rng.randrange(len(mutant))] = rng.randrange(256)
        try:
            source = read(bytes(mutant), DEFAULT_LIMITS)
        except ReportParserError:
            outcomes["refused"] += 1
        else:
            assert source.status == "partial" or layer(source, "body")
            outcomes["read"] += 1
    assert outcomes["read"] > 30
