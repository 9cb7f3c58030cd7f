"""One DOCX with every construct that readers of Word files are known to lose, and what a printed page of it says."""

from dataclasses import dataclass

from tests.make.docx import cell, level, package, paragraph, run, table


@dataclass(frozen=True)
class Torture:
    """The file, and its text as printed: body lines (a row's cells parted by ` | `), notes and furniture."""

    data: bytes
    body: tuple[str, ...]
    notes: tuple[str, ...]
    furniture: tuple[str, ...]


def numbered(text: str, place: int = 0, number: int = 1, *, properties: str = "") -> str:
    return paragraph(
        run(text) if text else "",
        properties=f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>{properties}',
    )


def inserted(inner: str) -> str:
    return f'<w:ins w:id="7" w:author="B" w:date="2022-12-16T00:00:00Z">{inner}</w:ins>'


def deleted(text: str) -> str:
    return (
        '<w:del w:id="8" w:author="B" w:date="2022-12-16T00:00:00Z"><w:r><w:delText xml:space="preserve">'
        f"{text}</w:delText></w:r></w:del>"
    )


def field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def text_box(inner: str) -> str:
    """A text box as Word writes it: in a drawing, and once more for programs before 2010."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>'
        f"{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def control(inner: str, *, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def note_mark(kind: str, number: int) -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


_NUMBERING = (
    # 0: the outline, with headings tied to styles.
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
    + level(0, "upperRoman", "%1.", extra='<w:pStyle w:val="Muc1"/>')
    + level(1, "decimal", "%2.", extra='<w:pStyle w:val="Muc2"/>')
    + level(2, "decimal", "%2.%3.", suffix="space")
    + level(3, "lowerLetter", "%4)")
    + "</w:abstractNum>"
    # 1: bullets.
    + '<w:abstractNum w:abstractNumId="1">'
    + level(0, "bullet", "-")
    + level(1, "bullet", "+")
    + '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr></w:lvl>'
    + '<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="Ø"/><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr></w:lvl>'
    + "</w:abstractNum>"
    # 2: the numbers of a table's first column; they print in cells that hold nothing else.
    + '<w:abstractNum w:abstractNumId="2">'
    + level(0, "decimal", "%1", suffix="nothing")
    + "</w:abstractNum>"
    # 3: legal numbering under Roman chapters.
    + '<w:abstractNum w:abstractNumId="3">'
    + level(0, "upperRoman", "Chương %1", suffix="space")
    + level(1, "decimal", "Điều %1.%2:", suffix="space", extra="<w:isLgl/>")
    + level(2, "decimalZero", "(%3)", restart=0)
    + "</w:abstractNum>"
    + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    + '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
    + '<w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>'
    + '<w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)

_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Muc1"><w:name w:val="Mục 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Muc2"><w:name w:val="Mục 2"/><w:basedOn w:val="Muc1"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Muc2Con"><w:name w:val="Mục 2 con"/><w:basedOn w:val="Muc2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>'
    '<w:top w:val="single"/><w:insideH w:val="single"/></w:tblBorders></w:tblPr></w:style>'
)


def styled(text: str, style: str, *, properties: str = "", inner: str = "") -> str:
    return paragraph(inner or run(text), properties=f'<w:pStyle w:val="{style}"/>{properties}')


def merged_table() -> str:
    """A head in two rows with cells merged across and down, numbers printed by Word, a nested table, a deleted row."""
    head = [
        cell(paragraph(run("TT")), properties='<w:vMerge w:val="restart"/>'),
        cell(paragraph(run("Chỉ tiêu")), properties='<w:vMerge w:val="restart"/>'),
        cell(paragraph(run("Kết quả")), properties='<w:gridSpan w:val="2"/>'),
    ]
    second = [
        cell("", properties="<w:vMerge/>"),
        cell("", properties="<w:vMerge/>"),
        cell(paragraph(run("Số lượng"))),
        cell(paragraph(run("Tỷ lệ"))),
    ]
    nested = table([[paragraph(run("31"))]])
    rows = [
        head,
        second,
        [
            cell(numbered("", 0, 3)),
            cell(paragraph(run("Hộ dùng\nInternet"))),
            cell(nested + "<w:p/>"),
            cell(paragraph(run("100%"))),
        ],
        [
            cell(numbered("", 0, 3)),
            cell(paragraph(run("Thư"))),
            cell(paragraph(run("30/31"))),
            cell(paragraph(run("96,8%"))),
        ],
    ]
    body = "".join(f"<w:tr>{''.join(cells)}</w:tr>" for cells in rows)
    gone = f'<w:tr><w:trPr><w:del w:id="9" w:author="B"/></w:trPr>{cell(paragraph(deleted("xóa"))) * 4}</w:tr>'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in (600, 4000, 1500, 1500))
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}{gone}</w:tbl>'


def make_torture() -> Torture:
    left = paragraph(run("ỦY BAN NHÂN DÂN\nXÃ ĐÔNG HÒA")) + paragraph(run("Số: 255/BC-UBND"))
    right = paragraph(run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")) + paragraph(run("Độc lập - Tự do - Hạnh phúc"))
    body = [
        table([[left, right]], ruled=False),
        control(styled("Mục lục: I. Kết quả\t1", "TOC1")),
        styled("KẾT QUẢ", "Muc1"),
        styled("Chính quyền số", "Muc2"),
        numbered("Cán bộ có thư công vụ", 2),
        paragraph(
            run("Giai đoạn 2022")
            + "<w:r><w:noBreakHyphen/></w:r>"
            + run("2025, cơ")
            + "<w:r><w:softHyphen/></w:r>"
            + run(" quan")
        ),
        numbered("ý thứ nhất", 3),
        numbered("ý thứ hai", 3),
        numbered("Văn bản", 2),
        numbered("ý mới", 3),
        styled("Kinh tế số", "Muc2Con"),
        numbered("Doanh nghiệp", 2),
        numbered("gạch", 0, 2),
        numbered("cộng", 1, 2),
        numbered("chấm", 2, 2),
        numbered("mũi tên", 3, 2),
        styled("Không đánh số", "Muc2", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'),
        numbered("Đánh lại từ năm", 1, 5),
        numbered("Sáu", 1, 5),
        # Tracked changes.
        paragraph(run("Tỷ lệ ") + deleted("58%") + inserted(run("63%")) + run(" người có tài khoản.")),
        paragraph(
            run("Đã chuyển ")
            + "<w:moveFrom>"
            + run("1.110 hồ sơ ")
            + "</w:moveFrom>"
            + run("đến đây ")
            + "<w:moveTo>"
            + run("1.110 hồ sơ")
            + "</w:moveTo>"
        ),
        numbered("Dòng bị xóa", 2)
        .replace("<w:t ", "<w:delText ")
        .replace("</w:t>", "</w:delText>")
        .replace("</w:pPr>", '<w:rPr><w:del w:id="1" w:author="B"/></w:rPr></w:pPr>'),
        numbered("Dòng còn lại", 2),
        paragraph(run("Nối "), properties='<w:rPr><w:del w:id="2" w:author="B"/></w:rPr>'),
        paragraph(run("liền.")),
        # Content controls, around paragraphs, runs and cells.
        control(paragraph(run("Cả đoạn trong ô nhập"))),
        paragraph(run("Ngày ") + control(run("16/12/2022")) + run(" báo cáo")),
        # Fields, links, boxes ticked in forms.
        paragraph(
            run("Theo ")
            + '<w:hyperlink w:anchor="x">'
            + run("Quyết định số 969/QĐ-UBND")
            + "</w:hyperlink>"
            + run(" tại trang ")
            + field("PAGEREF x \\h", "12")
        ),
        paragraph('<w:fldSimple w:instr=" DOCPROPERTY Năm ">' + run("Năm 2022") + "</w:fldSimple>"),
        paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>'
            '<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
            + run(" Đạt")
        ),
        # Text boxes: once.
        paragraph(run("Trước khung") + text_box(paragraph(run("Trong khung: 27/30"))) + run(", sau khung")),
        # Signs of symbol fonts, tabs, breaks.
        paragraph(
            run("Đạt ") + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run("80%\tvà\t63%") + run("\nDòng hai")
        ),
        # Notes.
        paragraph(run("đạt 100%") + note_mark("footnote", 2) + run(" kế hoạch") + note_mark("endnote", 2) + run(".")),
        # Hidden text.
        paragraph(run("Hiện") + run(" bí mật 99%", properties="<w:vanish/>") + run(" rõ")),
        # A run-in heading: its mark is hidden, the next paragraph is printed behind it.
        paragraph(run("Kết quả:"), properties="<w:rPr><w:vanish/><w:specVanish/></w:rPr>"),
        paragraph(run("27/30.")),
        merged_table(),
        numbered("", 0, 4)
        + numbered("Phạm vi", 1, 4)
        + numbered("một", 2, 4)
        + numbered("Đối tượng", 1, 4)
        + numbered("hai", 2, 4),
        paragraph(run("đạt 99") + run("4", properties='<w:vertAlign w:val="superscript"/>') + run(" điểm")),
        paragraph(run("Diện tích 25,22 km") + run("2", properties='<w:vertAlign w:val="superscript"/>')),
        "<w:p><m:oMath><m:f><m:num><m:r><m:t>4.850</m:t></m:r></m:num><m:den><m:r><m:t>7.690</m:t></m:r></m:den></m:f></m:oMath></w:p>",
        paragraph(run("chữ thường in hoa", properties="<w:caps/>")),
    ]
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{paragraph("<w:r><w:footnoteRef/></w:r>" + run(" Theo Công văn số 62-CV/ĐU."))}</w:footnote>'
    )
    ends = f'<w:endnote w:id="2">{paragraph("<w:r><w:endnoteRef/></w:r>" + run(" Số liệu năm 2022."))}</w:endnote>'
    data = package(
        "".join(body), numbering=_NUMBERING, styles=_STYLES, footnotes=notes, endnotes=ends,
        header=paragraph(run("UBND xã Đông Hòa")), footer=paragraph(field("PAGE", "2")),
    )  # fmt: skip
    return Torture(
        data,
        (
            "ỦY BAN NHÂN DÂN", "XÃ ĐÔNG HÒA", "Số: 255/BC-UBND",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
            "I. KẾT QUẢ", "1. Chính quyền số", "1.1. Cán bộ có thư công vụ", "Giai đoạn 2022-2025, cơ quan",
            "a) ý thứ nhất", "b) ý thứ hai", "1.2. Văn bản", "a) ý mới",
            "2. Kinh tế số", "2.1. Doanh nghiệp", "- gạch", "+ cộng", "• chấm", "• mũi tên", "Không đánh số",
            "5. Đánh lại từ năm", "6. Sáu",
            "Tỷ lệ 63% người có tài khoản.", "Đã chuyển đến đây 1.110 hồ sơ", "6.1. Dòng còn lại", "Nối liền.",
            "Cả đoạn trong ô nhập", "Ngày 16/12/2022 báo cáo",
            "Theo Quyết định số 969/QĐ-UBND tại trang 12", "Năm 2022", "☒ Đạt",
            "Trước khung, sau khung", "Trong khung: 27/30",
            "Đạt ≥80% và 63%", "Dòng hai",
            "đạt 100%¹ kế hoạchⁱ.", "Hiện rõ", "Kết quả: 27/30.",
            "TT | Chỉ tiêu | Kết quả | ∅", "∅ | ∅ | Số lượng | Tỷ lệ",
            "1 | Hộ dùng Internet | 31 | 100%", "2 | Thư | 30/31 | 96,8%",
            "Chương I", "Điều 1.1: Phạm vi", "(01) một", "Điều 1.2: Đối tượng", "(02) hai",
            "đạt 99⁴ điểm", "Diện tích 25,22 km2", "4.850/7.690", "chữ thường in hoa",
        ),
        ("¹ Theo Công văn số 62-CV/ĐU.", "ⁱ Số liệu năm 2022."),
        ("UBND xã Đông Hòa", "Mục lục: I. Kết quả 1", "bí mật 99%", "2"),
    )  # fmt: skip
