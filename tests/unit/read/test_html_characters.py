"""Characters in pages that no XML tree takes: they vanish, the words around them stay."""

import pytest

from report_parser.read.html import read


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        (b"<p>a\x0cb</p>", ["a b"]),
        (b"<p>a&#12;b&#xC;c&#x0c d</p>", ["a b c d"]),
        (b"<p>a\x0bb\x1f</p>", ["ab"]),
        (b"<p>a&#11;b&#x1F;c</p>", ["abc"]),
        (b"<p>\x1bX&#7841;i&#x1EA1;&#31x &#655340;</p>", ["Xạiạx \U0009ffec"]),
        (b"\x1b", []),
        (b"<p>\x1b</p>", []),
        (b"", []),
    ],
)
def test_words_stay_where_characters_vanish(page: bytes, shown: list[str]) -> None:
    assert [line.text for line in read(page).lines] == shown
