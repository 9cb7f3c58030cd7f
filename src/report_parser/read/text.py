"""Plain text: printed lines, as they are."""

from report_parser.limits import Limits
from report_parser.model import Origin
from report_parser.source import Line, Source


def read(data: bytes, limits: Limits) -> Source:
    """The lines of a text file; blank lines are told by `blank_before` of the line that follows."""
    text = data.decode("utf-8-sig")
    lines: list[Line] = []
    blank = False
    for number, printed in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if not printed.strip():
            blank = True
            continue
        lines.append(Line(printed, Origin(line=number), kind="line", blank_before=blank))
        blank = False
    return Source(lines, "text/plain", encoding="utf-8")
