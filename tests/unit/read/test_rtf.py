"""RTF: its character sets, labels, changes, tables and notes; and what is broken."""

from pathlib import Path

import pytest

from report_parser.errors import DamagedError, NoTextLayerError, TooLargeError
from report_parser.legacy import convert_lines
from report_parser.legacy.encodings import ENCODINGS, Encoding
from report_parser.limits import DEFAULT_LIMITS, Limits
from report_parser.read import docx
from report_parser.read.rtf import read
from report_parser.source import Source
from tests.make.docx import make_docx
from tests.make.legacy import legacy_runs
from tests.make.rtf import document, escape, make_rtf, row
from tests.unit.read.test_docx import layer, shown

SEED = Path(__file__).parents[3] / "corpus/digital-transformation/canh-nang-2022/source.txt"


def seed_lines() -> list[str]:
    lines = [" ".join(line.split()) for line in SEED.read_text("utf-8").split("\n") if line.strip()]
    return lines[: len(lines) // 2]


def body(data: bytes) -> list[str]:
    return layer(read(data, DEFAULT_LIMITS), "body")


def test_the_seed_comes_back_whole() -> None:
    lines = seed_lines()
    assert body(make_rtf(lines)) == lines


@pytest.mark.parametrize(("codepage", "charset"), [("cp1258", 163), ("cp1252", 0)])
def test_letters_as_bytes_of_a_font_character_set(codepage: str, charset: int) -> None:
    lines = ["Đã tiếp nhận và xử lý 1.110/1.110 hồ sơ, đạt 100%.", "Ủy ban nhân dân xã – “Điểm công nghệ số”"]
    assert body(make_rtf(lines, codepage=codepage, charset=charset)) == lines


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("kind", ["rtf", "docx"])
def test_the_seed_in_old_fonts_comes_back_whole(encoding: Encoding, kind: str) -> None:
    # Six capitals of VISCII and VPS are control characters, which XML cannot hold.
    lines = [line for line in seed_lines() if min(map(ord, legacy_runs(line, encoding)[0][0])) >= 32]
    assert len(lines) > 100
    runs = lambda text: legacy_runs(text, encoding)  # noqa: E731
    if kind == "rtf":
        source = read(make_rtf(lines, codepage="cp1252", fonts=runs), DEFAULT_LIMITS)
    else:
        source = docx.read(make_docx(lines, fonts=runs, seed=1), DEFAULT_LIMITS)
    converted, _ = convert_lines(source.lines)
    assert [shown(line) for line in converted] == lines
    assert encoding in (source.encoding or "")


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
@pytest.mark.parametrize("kind", ["rtf", "docx"])
def test_tables_in_old_fonts_come_back_whole(encoding: Encoding, kind: str) -> None:
    table = [["TT", "CHỈ TIÊU", "Đánh giá"], ["1", "Tỷ lệ hộ gia đình", "Đạt"]]
    runs = lambda text: legacy_runs(text, encoding)  # noqa: E731
    if kind == "rtf":
        lines = body(make_rtf([table], codepage="cp1252", fonts=runs))
    else:
        lines = layer(docx.read(make_docx([table], fonts=runs, seed=2), DEFAULT_LIMITS), "body")
    assert lines == ["TT | CHỈ TIÊU | Đánh giá", "1 | Tỷ lệ hộ gia đình | Đạt"]


def test_unicode_text_in_a_font_of_an_old_encoding_stays() -> None:
    runs = lambda text: [(text, ".VnTime")]  # noqa: E731
    assert body(make_rtf(["Tỷ lệ người dân đạt 63%"], fonts=runs)) == ["Tỷ lệ người dân đạt 63%"]


def test_labels_as_they_were_printed() -> None:
    data = document(
        r"{\listtext\pard\plain\f0 I.\tab}\ls1\ilvl0 KET QUA\par "
        r"{\listtext\pard\plain\f1\'b7\tab}gach\par {\pntext\f0 1.\tab}{\*\pn\pnlvlbody}mot\par "
        r"{\listtext 2.\tab}{\pntext 9.\tab}hai\par",
        fonts=("Times New Roman", "Symbol"),
    )
    assert body(data) == ["I. KET QUA", "· gach", "1. mot", "2. hai"]
    symbol = data.replace(rb"\f1\fnil\fcharset0", rb"\f1\fnil\fcharset2")
    assert body(symbol)[1] == "• gach"


def test_changes_fields_boxes_notes_and_signs() -> None:
    data = document(
        r"{\header\pard\plain dau trang\par}{\footer\pard\plain {\field{\*\fldinst PAGE}{\fldrslt 2}}\par}"
        r"{\info{\author X}{\title bi mat}}{\*\generator Y;}{\stylesheet{\s0 Normal;}}"
        r"\pard Ty le {\deleted 58%}{\revised 63%} nguoi\par "
        r"Giai doan 2022\_2025, co\-quan\~nay\par "
        r'Theo {\field{\*\fldinst HYPERLINK x}{\fldrslt Quyet dinh 969}}{\field{\*\fldinst SYMBOL 91 \\f "Symbol"}{\fldrslt }}x'
        r"{\field{\*\fldinst SYMBOL 93}{\fldrslt ]}}\par "
        r"dat 100%{\super\chftn}{\footnote\pard\plain {\super\chftn} Theo Cong van 62.\par} ke hoach\par "
        r"99{\super 4} diem, 25 km{\super 2}\par "
        r"Hien{\v  bi mat} ro\par "
        r"Truoc{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt\pard\plain trong khung\par}}{\shprslt{\*\do{\dptxbxtext trong khung}}}} sau\par "
        r"mot\line hai\par {\upr{cu}{\*\ud\u7897?}}n {\pict\wmetafile8 0123456789abcdef}{\*\unknown khong}{\object{\*\objdata 00}{\result ket qua}}\par "
    )
    source = read(data, DEFAULT_LIMITS)
    assert layer(source, "body") == [
        "Ty le 63% nguoi", "Giai doan 2022-2025, coquan nay", "Theo Quyet dinh 969[x]", "dat 100%¹ ke hoach", "99⁴ diem, 25 km2",
        "Hien ro", "Truoc sau", "trong khung", "mot", "hai", "ộn ket qua",
    ]  # fmt: skip
    assert layer(source, "note") == ["¹ Theo Cong van 62."]
    assert layer(source, "furniture") == ["dau trang", "bi mat", "2"]
    assert [code for code, _ in source.notes] == ["hidden-text"]


def test_numbers_beyond_a_word_and_their_stand_ins() -> None:
    assert body(document(r"\uc1 a\u-3913?b\u55357?\u56832? {\uc2\u7841\'61\'62c}{\uc0\u7841 d} \u7841{}x\par")) == [
        "a•b😀 ạcạd ạx"
    ]


def test_merged_cells_ruled_tables_and_letterheads() -> None:
    data = document(
        r"\trowd\cellx4000\cellx9000\pard\intbl UBND XA\par S\'f4: 5/BC\cell C\u7896?NG H\u210?A X\u195? H\u7896?I\cell\row \pard Bao cao\par "
        + row(["TT", "Chi tieu", "Ket qua", ""], shapes=[r"\clvmgf", r"\clvmgf", r"\clmgf", r"\clmrg"])
        + row(["", "", "So", "Ty le"], shapes=[r"\clvmrg", r"\clvmrg", "", ""])
        + row(["1", r"Ho\par Internet", "31", "63%"])
        + r"\pard Het\par"
    )
    assert body(data) == [
        "UBND XA", "Sô: 5/BC", "CỘNG HÒA XÃ HỘI", "Bao cao", "TT | Chi tieu | Ket qua | ∅", "∅ | ∅ | So | Ty le",
        "1 | Ho Internet | 31 | 63%", "Het",
    ]  # fmt: skip


def test_deleted_paragraphs_and_marks() -> None:
    data = document(
        r"mot\par {\listtext 1.\tab}{\deleted hai}\par {\listtext 2.\tab}ba\par bon {\deleted\par }nam\par "
        + row(["a", "b"]).replace(r"\row", r"\cell\cell\row")
    )
    assert body(data) == ["mot", "2. ba", "bon nam", "a | b"]


def test_edges_dragged_apart_by_a_sliver_stay_one_column() -> None:
    rows = row(["TT", "Chi tieu", "Ket qua"], edges=[600, 3000, 6000]) + row(
        ["1", "Ho", "63%"], edges=[600, 3040, 6000]
    )
    assert body(document(rows + r"\pard\par")) == ["TT | Chi tieu | Ket qua", "1 | Ho | 63%"]


def test_bytes_of_utf8_written_as_they_are() -> None:
    assert body("{\\rtf1 Tỷ lệ 63%\\par}".encode()) == ["Tỷ lệ 63%"]


def test_raw_bytes_of_pictures_are_passed_over() -> None:
    data = b"{\\rtf1 a{\\pict\\bin9 }}}{\\\\{{{}b\\par}"
    assert body(data) == ["ab"]


def test_cut_short_broken_and_empty_files() -> None:
    whole = make_rtf(["Đoạn một", "Đoạn hai"])
    cut = read(whole[:-12], DEFAULT_LIMITS)
    assert layer(cut, "body") == ["Đoạn một", "Đoạn hai"] and cut.status == "partial"
    for data, error in (
        (b"hello", DamagedError),
        (rb"{\rtf1 {\pict 00}\par}", NoTextLayerError),
        (b"{\\rtf1 " + b"{" * 5000, TooLargeError),
    ):
        with pytest.raises(error):
            read(data, DEFAULT_LIMITS)
    assert read(rb"{\rtf1\par}", DEFAULT_LIMITS).status == "partial"
    with pytest.raises(TooLargeError):
        read(whole, Limits(office_bytes=10))
    with pytest.raises(TooLargeError):
        read(whole, Limits(document_characters=5))


@pytest.mark.parametrize(
    "junk", [r"\u99999999999", r"\'zz", r"\fcharset999\f999999999", r"\cellx-5\cell\row\row\cell", r"\trowd\cellx1\cellx1\cell", r"\nestcell", r"\uc99\u65?", "}" * 20]
)  # fmt: skip
def test_odd_words_break_nothing(junk: str) -> None:
    source = read(document(f"dau \\par {junk} cuoi\\par"), DEFAULT_LIMITS)
    assert "dau" in layer(source, "body")


def test_a_table_of_a_million_columns_is_capped() -> None:
    words = (
        "\\trowd" + "".join(f"\\cellx{place}" for place in range(100_000)) + "\\intbl a\\cell b\\cell\\row\\pard x\\par"
    )
    source: Source = read(document(words), DEFAULT_LIMITS)
    assert "x" in layer(source, "body")
    assert escape("ạ") == "\\u7841?"
