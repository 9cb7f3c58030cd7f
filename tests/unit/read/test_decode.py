"""Whatever a file declares, its text is read by what its bytes are."""

import unicodedata

import pytest

from report_parser.characters import clean
from report_parser.read.decode import decode, find_declared_charset, surface

TEXT = (
    "Ủy ban nhân dân thị trấn báo cáo kết quả thực hiện chuyển đổi số năm 2022: có 4.850/7.690 người từ 15 tuổi trở lên có tài khoản "
    "giao dịch, chiếm 63%; đạt “chỉ tiêu” đề ra – hoàn thành.\n* Đánh giá: Đạt\nẰẲẴẶ ẾỀỂỄỆ ỨỪỬỮỰ ỚỜỞỠỢ ỲÝỶỸỴ\n"
)
TCVN3 = "Céng hoµ x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc\nB¸o c¸o t×nh h×nh thùc hiÖn nhiÖm vô n¨m 2005, ®¹t 95%\n"
VNI = "UÛY BAN NHAÂN DAÂN TÆNH BÌNH PHÖÔÙC\nCoäng hoøa xaõ hoäi chuû nghóa Vieät Nam, lòch laøm vieäc\n"


def cp1258(text: str) -> bytes:
    """As windows writes it: letters with circumflex, breve or horn whole, tones behind them."""
    out = []
    for letter in unicodedata.normalize("NFC", text):
        try:
            out.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
            out.append((unicodedata.normalize("NFC", parts.replace(tone, "")) + tone).encode("cp1258"))
    return b"".join(out)


@pytest.mark.parametrize(
    "declared",
    [None, "utf-8", "utf-16", "iso-8859-1", "euc-kr", "x-user-defined", "no\x1bsuch", "utf-7", "rot13", "hex"],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_whatever_is_declared(codec: str, declared: str | None) -> None:
    found = decode(TEXT.encode(codec), declared)
    assert found.text == TEXT
    assert found.reasons == ()
    assert codec.startswith(found.encoding)


@pytest.mark.parametrize("declared", [None, "windows-1258", "utf-8"])
def test_windows_1258(declared: str | None) -> None:
    found = decode(cp1258(TEXT), declared)
    assert found.encoding == "windows-1258"
    assert clean(found.text.replace("\n", " ")) == TEXT.replace("\n", " ")


@pytest.mark.parametrize("text", [TCVN3, VNI, "Ch\x81 ti\x8du \x8f \x90 \x9d"])
@pytest.mark.parametrize("declared", [None, "windows-1258", "utf-8", "euc-kr", "gb2312", "shift_jis", "windows-1251"])
def test_legacy_text_keeps_its_surface(text: str, declared: str | None) -> None:
    data = bytes(surface(bytes(range(256))).index(letter) for letter in text)
    found = decode(data, declared)
    assert found.text == text
    assert found.encoding == "windows-1252"


def test_no_byte_is_lost_on_the_surface() -> None:
    assert len(set(surface(bytes(range(256))))) == 256


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("gbk", "乡镇年度报告，完成率百分之九十五"),
        ("euc-kr", "디지털 전환 보고서 결과 요약"),
        ("windows-1251", "Отчёт о выполнении плана"),
        ("shift_jis", "年度報告のまとめ"),
    ],
)
def test_another_script_where_it_is_declared(charset: str, text: str) -> None:
    assert decode(text.encode(charset), charset).text == text


def test_a_few_broken_bytes_leave_it_utf_8_and_are_counted() -> None:
    data = TEXT.encode() * 3
    at = data.index("đạt".encode())
    found = decode(data[:at] + b"\xff" + data[at:] + "Đ".encode()[:1])
    assert found.encoding == "utf-8"
    assert found.replaced == 2
    assert "2 places" in found.reasons[0]
    assert found.text.replace("\ufffd", "") == TEXT * 3


def test_replacement_characters_that_were_there_before_are_no_loss() -> None:
    assert decode("Đạt \ufffd".encode()).reasons == ()
    assert decode("Đạt \ufffd".encode("utf-16")).reasons == ()


def test_lines_of_two_encodings() -> None:
    found = decode(TEXT.encode() + surface_bytes(TCVN3))
    assert found.text == TEXT + TCVN3
    assert found.reasons


def surface_bytes(text: str) -> bytes:
    table = surface(bytes(range(256)))
    return bytes(table.index(letter) for letter in text)


def test_utf_8_written_twice() -> None:
    twice = surface(TEXT.encode()).encode()
    assert decode(twice).text == TEXT
    once = "Trích: «má», «cá». " * 10
    assert decode(once.encode()).text == once


@pytest.mark.parametrize(
    ("page", "charset"),
    [
        (b'<meta charset="utf-16">', "utf-16"),
        (b"<meta http-equiv=content-type content='text/html; charset = windows-1258'>", "windows-1258"),
        (b'<?xml version="1.0" encoding="utf-8"?>', "utf-8"),
        (b"<meta charset='\x1b'>", None),
        (b" " * 5000 + b"<meta charset=utf-8>", None),
    ],
)
def test_declared_charsets(page: bytes, charset: str | None) -> None:
    assert find_declared_charset(page) == charset


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe", b"\xff\xfea", b"\xef\xbb\xbf", b"\0" * 9, b"\xfe\xff\xd8\x00", bytes(range(256)), b"\x80" * 99],
)
def test_any_bytes_give_text(data: bytes) -> None:
    assert isinstance(decode(data).text, str)
