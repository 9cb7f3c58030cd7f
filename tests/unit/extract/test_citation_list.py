from report_parser.extract.citation_list import list_citations
from report_parser.extract.citations import find_citations
from report_parser.lexicon import default_lexicon
from report_parser.model import Block, Citation, Origin


def cite(*texts: str, own: str | None = None) -> tuple[Citation, ...]:
    blocks = [Block(number, "paragraph", text, Origin()) for number, text in enumerate(texts)]
    places = [(block, 0, found) for block in blocks for found in find_citations(block.text, default_lexicon())]
    return list_citations(places, own)


def test_the_report_s_own_number_is_not_cited() -> None:
    assert cite("Báo cáo số 255/BC-UBND ngày 16/12/2022", own="255/BC-UBND") == ()


def test_one_document_in_two_spellings_is_listed_once_with_both_places() -> None:
    [one] = cite("Quyết định số 25/QĐ-TTg ngày 22/7/2021", "theo Quyết định số 25/2021/QĐ-TTg ngày 22/7/2021")
    assert (one.number, one.issued_on) == ("25/QĐ-TTg", "2021-07-22")
    assert [(span.block, span.text) for span in one.spans] == [
        (0, "Quyết định số 25/QĐ-TTg ngày 22/7/2021"),
        (1, "Quyết định số 25/2021/QĐ-TTg ngày 22/7/2021"),
    ]


def test_what_the_first_mention_leaves_unsaid_is_taken_from_the_next() -> None:
    [one] = cite("theo Kế hoạch 12/KH-UBND", "Kế hoạch số 12/KH-UBND ngày 01/02/2022 của UBND huyện về chuyển đổi số")
    assert (one.issued_on, one.issuer, one.subject) == ("2022-02-01", "UBND huyện", "về chuyển đổi số")


def test_two_dates_or_two_years_or_two_levels_are_two_documents() -> None:
    assert len(cite("Kế hoạch số 12/KH-UBND ngày 01/02/2022; Kế hoạch số 12/KH-UBND ngày 05/3/2023")) == 2
    assert len(cite("Quyết định số 25/2021/QĐ-TTg; Quyết định số 25/2022/QĐ-TTg")) == 2
    assert len(cite("Quyết định số 5/QĐ-UBND của UBND tỉnh; Quyết định số 5/QĐ-UBND của UBND xã")) == 2


def test_a_bare_serial_is_the_document_cited_in_full_before_or_behind() -> None:
    [one] = cite("thực hiện Nghị quyết 57", "Nghị quyết số 57-NQ/TW ngày 22/12/2024")
    assert (one.number, one.issued_on, len(one.spans)) == ("57-NQ/TW", "2024-12-22", 2)
    assert [span.block for span in one.spans] == [0, 1]


def test_a_bare_serial_that_could_be_two_documents_stands_alone() -> None:
    listed = cite("Nghị quyết số 57-NQ/TW", "Nghị quyết số 57/NQ-HĐND", "Nghị quyết 57")
    assert [one.number for one in listed] == ["57-NQ/TW", "57/NQ-HĐND", "57"]


def test_a_law_without_a_number_goes_by_its_name() -> None:
    listed = cite(
        "Luật Đất đai ngày 29/11/2013; Luật Ngân sách nhà nước ngày 25/6/2015", "theo Luật Đất đai ngày 29/11/2013"
    )
    assert [(one.subject, len(one.spans)) for one in listed] == [("Luật Đất đai", 2), ("Luật Ngân sách nhà nước", 1)]


def test_articles_are_gathered_without_repeats() -> None:
    [one] = cite("khoản 6 Điều 3 Quyết định số 25/2021/QĐ-TTg", "khoản 6 Điều 3 và Điều 5 Quyết định số 25/2021/QĐ-TTg")
    assert one.articles[0] == "khoản 6 Điều 3"
    assert len(one.articles) == len(set(one.articles)) == 2
