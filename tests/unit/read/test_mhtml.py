"""Saved pages and messages: the page in them as if it stood alone; broken and hostile ones end soon, by name."""

import base64
import quopri
import time

import pytest

from report_parser.errors import DamagedError, ReportParserError, TooLargeError
from report_parser.limits import DEFAULT_LIMITS, Limits
from report_parser.read import html, mhtml
from report_parser.read import read as read_any
from report_parser.read.sniff import sniff
from report_parser.source import Line, Source
from tests.make.corpus import make_seed_page

WORDS = "Báo cáo kết quả chuyển đổi số năm 2022, tỷ lệ 63% hộ dân của thị trấn đã được hỗ trợ."
PAGE = f"<html><body><p>{WORDS}</p><p>Đạt</p></body></html>"
SAVED = b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://xa.example/bao-cao\r\nMIME-Version: 1.0\r\n"


def part(content: bytes, kind: str, *, encoding: str = "quoted-printable", head: str = "") -> bytes:
    shown = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}.get(encoding, bytes)(content)
    return f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n{head}\r\n".encode() + shown.replace(
        b"\n", b"\r\n"
    )


def saved(*parts: bytes, head: bytes = SAVED, more: str = "", end: bool = True) -> bytes:
    kind = f'Content-Type: multipart/related; type="text/html"; boundary="--x--"{more}\r\n\r\n'.encode()
    return head + kind + b"".join(b"----x--\r\n" + one + b"\r\n" for one in parts) + (b"----x----\r\n" if end else b"")


def read(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Source:
    assert sniff(data) == "mhtml"
    return mhtml.read(data, limits)


def body(source: Source) -> list[str]:
    return [line.text for line in source.lines if line.layer == "body"]


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit", "binary"])
def test_the_page_reads_as_if_it_stood_alone(encoding: str) -> None:
    page = make_seed_page()
    picture = part(
        bytes(range(256)) * 40, "image/png", encoding="base64", head="Content-Location: https://xa.example/a.png\r\n"
    )
    source = read(saved(part(page, "text/html", encoding=encoding), picture))
    alone = html.read(page, DEFAULT_LIMITS)

    def shown(lines: list[Line]) -> list[tuple[str, str, str | None]]:
        return [(line.text, line.layer, line.origin.path) for line in lines]

    assert len(alone.lines) > 100
    assert shown(source.lines) == shown(alone.lines)
    assert (source.media_type, source.status, source.notes) == ("multipart/related", "ok", [])


def test_the_charset_of_the_part_reaches_the_page() -> None:
    page = "<p>中文报告 2022</p>".encode("gb2312")
    assert body(read(saved(part(page, "text/html; charset=gb2312")))) == ["中文报告 2022"]
    assert body(read(saved(part(page, "text/html")))) != ["中文报告 2022"]
    for charset in ("utf-8", "us-ascii", "utf-16", "no-such-charset"):
        assert body(read(saved(part(PAGE.encode(), f"text/html; charset={charset}")))) == [WORDS, "Đạt"], charset


def test_a_page_without_parts_around_it() -> None:
    assert body(read(SAVED + part(PAGE.encode(), "text/html"))) == [WORDS, "Đạt"]


def test_the_page_that_the_head_names_comes_first() -> None:
    other = part(b"<p>Quang cao</p>", "text/html", head="Content-ID: <b>\r\nContent-Location: https://ads.example/\r\n")
    main = part(PAGE.encode(), "text/html", head="Content-ID: <a>\r\nContent-Location: https://xa.example/bao-cao\r\n")
    for data in (
        saved(main, other),
        saved(other, main),
        saved(other, main, head=b"MIME-Version: 1.0\r\n", more='; start="<a>"'),
    ):
        assert body(read(data)) == [WORDS, "Đạt"]


def test_a_frameset_gives_its_fullest_frame() -> None:
    frames = part(b'<html><frameset><frame src="a"><frame src="b"></frameset></html>', "text/html")
    menu = part("<p>Trang chủ</p>".encode(), "text/html")
    assert body(read(saved(frames, menu, part(PAGE.encode(), "text/html")))) == [WORDS, "Đạt"]


def test_a_message_without_a_page_gives_its_text_and_names_what_is_attached() -> None:
    message = b"From: a@xa.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
    attached = part(
        b"%PDF-1.4", "application/pdf", encoding="base64", head='Content-Disposition: attachment; filename="a.pdf"\r\n'
    )
    source = read(saved(part(WORDS.encode(), "text/plain; charset=utf-8"), attached, head=message))
    assert body(source) == [WORDS]
    assert (source.media_type, source.encoding, source.status) == ("message/rfc822", "utf-8", "ok")
    assert [code for code, _ in source.notes] == ["attachment"]


def test_a_file_that_was_cut_short_says_so() -> None:
    page = part(make_seed_page(), "text/html", encoding="base64")
    whole = body(read(saved(page)))
    source = read(saved(page)[: len(page) // 2])
    assert source.status == "partial"
    assert "cut short" in " ".join(source.reasons)
    assert 20 < len(body(source)) < len(whole)


@pytest.mark.parametrize(
    "data",
    [
        saved(part(b"\x89PNG", "image/png", encoding="base64")),
        saved(),
        saved(part(b"", "text/plain")),
        SAVED + b"Content-Type: multipart/related\r\n\r\nnothing",
    ],
    ids=["pictures only", "no parts", "no words", "no boundary"],
)
def test_what_holds_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedError, match="save"):
        read(data)


def nested(depth: int, kind: str = "multipart/mixed") -> bytes:
    opened = b"".join(f'Content-Type: {kind}; boundary="b{at}"\r\n\r\n--b{at}\r\n'.encode() for at in range(depth))
    closed = b"".join(f"--b{at}--\r\n".encode() for at in range(depth - 1, -1, -1))
    return SAVED + opened + part(PAGE.encode(), "text/html") + b"\r\n" + closed


def test_parts_within_parts_are_read_to_a_depth() -> None:
    assert body(read(nested(30))) == [WORDS, "Đạt"]


@pytest.mark.parametrize(
    "data",
    [
        nested(1_000),
        nested(30_000),
        nested(1_000, "message/rfc822"),
        saved(part(PAGE.encode(), "text/html; " + 'a="\\";' * 200_000)),
        saved(part(PAGE.encode(), "text/html;" + "\r\n a=b;" * 200_000)),
        saved(*[part(b"x", "multipart/mixed")] * 5_000),
        SAVED + b'Content-Type: multipart/related; boundary="' + b"x" * 2_000_000 + b'"\r\n\r\n' + PAGE.encode(),
    ],
    ids=["1000 deep", "30000 deep", "messages", "quotes", "folded", "many", "boundary"],
)
def test_what_takes_for_ever_to_part_is_refused_at_once(data: bytes) -> None:
    start = time.process_time()
    with pytest.raises(TooLargeError):
        mhtml.read(data, DEFAULT_LIMITS)
    assert time.process_time() - start < 2


def test_limits_hold() -> None:
    data = saved(part(PAGE.encode(), "text/html"))
    for limits in (Limits(office_bytes=100), Limits(html_bytes=50)):
        with pytest.raises(TooLargeError):
            mhtml.read(data, limits)


def test_any_cut_and_any_changed_byte_gives_text_or_a_named_error() -> None:
    data = saved(
        part(PAGE.encode(), "text/html; charset=utf-8", encoding="base64"),
        part(b"\x89PNG", "image/png", encoding="base64"),
    )
    read_whole = 0
    for at in range(0, len(data), 3):
        for changed in (data[:at], data[:at] + b"\xff" + data[at + 1 :], data[:at] + b"\n" + data[at:]):
            try:
                read_whole += WORDS in body(read_any(changed))
            except ReportParserError:
                continue
    assert read_whole > 50
