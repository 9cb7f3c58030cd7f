"""Text in the encodings before Unicode: TCVN3 (ABC), VNI, VPS, VISCII."""

from collections.abc import Sequence

from report_parser.source import Line


def convert(text: str, font: str | None = None) -> tuple[str, str | None]:
    """The text in Unicode and the name of the encoding it was in, None where it was Unicode already."""
    return text, None


def convert_lines(lines: Sequence[Line]) -> tuple[list[Line], list[str]]:
    """The lines in Unicode, and the names of the encodings found, in the order in which they appear."""
    return list(lines), []
