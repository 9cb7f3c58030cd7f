"""Saved pages and messages: parts, boundaries, heads, encodings of the content."""

import base64
from collections.abc import Iterator

from tests.fuzz.hostile import FIRST, LAST, Case, case
from tests.fuzz.hostile.pages import page

MARKED = (FIRST, LAST)
HEAD = b"From: <Saved by Blink>\r\nSubject: Bao cao\r\nMIME-Version: 1.0\r\n"
PAGE = page("").encode()


def part(content: bytes = PAGE, kind: str = "text/html", encoding: str = "8bit", more: str = "") -> bytes:
    shown = base64.encodebytes(content).replace(b"\n", b"\r\n") if encoding == "base64" else content
    return (
        f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n{more}\r\n".encode(
            "utf-8", "surrogateescape"
        )
        + shown
        + b"\r\n"
    )


def saved(
    *parts: bytes, boundary: str = "--x--", kind: str = "multipart/related", end: bool = True, head: bytes = HEAD
) -> bytes:
    mark = boundary.encode()
    start = f'Content-Type: {kind}; boundary="{boundary}"\r\n\r\n'.encode()
    return (
        head
        + start
        + b"".join(b"--" + mark + b"\r\n" + one for one in parts)
        + (b"--" + mark + b"--\r\n" if end else b"")
    )


def cases() -> Iterator[Case]:
    sound = saved(part())
    yield case("mhtml-sound-one", sound, "ok", marks=MARKED)
    yield case("mhtml-sound-base64", saved(part(encoding="base64")), "ok", marks=MARKED)
    for depth in (3, 60, 64, 65, 2_000):
        inner = part()
        for level in range(depth):
            inner = (
                f'Content-Type: multipart/related; boundary="b{level}"\r\n\r\n--b{level}\r\n'.encode()
                + inner
                + f"\r\n--b{level}--\r\n".encode()
            )
        yield case(f"mhtml-nest-{depth}", HEAD + inner, marks=MARKED)
        inner = part()
        for _ in range(depth):
            inner = b"Content-Type: message/rfc822\r\n\r\n" + HEAD + inner
        yield case(f"mhtml-message-{depth}", HEAD + inner, marks=MARKED)
    for name, boundary in {
        "empty": "",
        "space": " ",
        "long": "b" * 5_000,
        "dashes": "-" * 70,
        "quote": "a\\",
        "prefix": "<p",
    }.items():
        yield case(f"mhtml-boundary-{name}", saved(part(), boundary=boundary))
    yield case("mhtml-boundary-none", HEAD + b"Content-Type: multipart/related\r\n\r\n" + part())
    yield case("mhtml-boundary-never", HEAD + b'Content-Type: multipart/related; boundary="x"\r\n\r\n' + part())
    yield case("mhtml-open", saved(part(), end=False))
    for size in (8_000, 9_000, 1_000_000):
        yield case(f"mhtml-head-long-{size}", saved(part(more=f"Content-Location: {'a' * size}\r\n")))
        yield case(f"mhtml-head-parameters-{size}", saved(part(kind="text/html; " + "a=b; " * (size // 5))))
        yield case(f"mhtml-head-folded-{size}", saved(part(more="Content-Location: a\r\n" + " b\r\n" * (size // 4))))
    yield case("mhtml-heads-many", saved(part(more="X-A: b\r\n" * 20_000)), marks=MARKED)
    yield case("mhtml-parts-many", saved(part(), *[part(b"x", "image/png")] * 20_000), marks=MARKED)
    yield case("mhtml-pages-many", saved(*[part(b"<html><frameset><frame></frameset></html>")] * 500, part()))
    for encoding in ("base64", "quoted-printable", "x-uuencode", "7bit", "nowhere", "", "binary"):
        yield case(
            f"mhtml-encoding-{encoding or 'none'}",
            saved(
                f"Content-Type: text/html\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n".encode() + PAGE + b"\r\n"
            ),
        )
    yield case(
        "mhtml-base64-rubbish",
        saved(
            b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + base64.b64encode(PAGE)[:-3]
            + b"*!\r\n"
        ),
    )
    yield case("mhtml-base64-long", saved(part(encoding="base64").replace(b"\r\n", b"\r\n") + b"A" * 500_000))
    yield case(
        "mhtml-quoted-rubbish",
        saved(
            b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + PAGE.replace(b"p", b"=ZZ")
            + b"=" * 100_000
            + b"\r\n"
        ),
    )
    for number, name in enumerate(
        (
            "utf-16",
            "utf-7",
            "rot13",
            "nowhere",
            "\x1b$B",
            "idna",
            "a" * 3_000,
            "utf-8'vi'x",
            "unicode_escape",
            '"',
            "cp500",
        )
    ):
        yield case(f"mhtml-charset-{number}", saved(part(kind=f'text/html; charset="{name}"')))
        yield case(f"mhtml-charset-encoded-{number}", saved(part(kind=f"text/html; charset*=utf-8''{name}")))
    for name, start in {"self": "<a>", "missing": "<b>", "long": "<" + "a" * 3_000 + ">", "bytes": "\udcff"}.items():
        yield case(
            f"mhtml-start-{name}",
            saved(
                part(more="Content-ID: <a>\r\n"),
                kind=f'multipart/related; start="{start.encode("utf-8", "replace").decode()}"',
            ),
            marks=MARKED,
        )
    yield case("mhtml-words-encoded", saved(part(), head=HEAD + b"Subject: " + b"=?utf-8?B?4buG?= " * 500 + b"\r\n"))
    yield case(
        "mhtml-words-broken", saved(part(), head=HEAD + b"Subject: =?rot13?Q?=ZZ?=\r\nDate: =?\r\n"), marks=MARKED
    )
    yield case(
        "mhtml-attachment",
        saved(
            part(),
            part(
                b"MZ",
                "application/x-msdownload",
                more='Content-Disposition: attachment; filename="../../../tmp/evil.exe"\r\n',
            ),
        ),
        marks=MARKED,
    )
    yield case("mhtml-text-only", saved(part(FIRST.encode(), "text/plain")), marks=(FIRST,))
    yield case("mhtml-picture-only", saved(part(b"x", "image/png")), "damaged")
    yield case("mhtml-location-file", saved(part(more="Content-Location: file:///etc/passwd\r\n")), marks=MARKED)
    yield case(
        "mhtml-external",
        saved(
            b'Content-Type: message/external-body; access-type=local-file; name="/etc/passwd"\r\n\r\nContent-Type: text/html\r\n\r\n',
            part(),
        ),
    )
    yield case("mhtml-partial", saved(b'Content-Type: message/partial; id="a"; number=1; total=3\r\n\r\n' + PAGE))
    yield case("mhtml-nul", sound.replace(b"a", b"a\0"))
    yield case("mhtml-cr", sound.replace(b"\r\n", b"\r"))
    yield case("mhtml-bare", HEAD + part(), marks=MARKED)
    for share in range(10, 100, 10):
        yield case(f"mhtml-cut-{share}", sound[: len(sound) * share // 100])
