"""What a portal of documents says of a report beside its text: `Ngày ban hành: 05/12/2022`, `Cơ quan ban hành: UBND xã Tam Dân`."""

import re
from collections.abc import Sequence

from report_parser.dates import find_dates
from report_parser.model import Block
from report_parser.patterns import pattern_of

_FIELD = pattern_of(
    r"""
    [\s|]{0,3}(?: (?P<issued_on>ngày\s(?:ban\shành|ký|văn\sbản)) | (?P<issuer>(?:cơ\squan|đơn\svị|nơi)\s(?:ban\shành|phát\shành)) | (?P<subject>trích\syếu(?:\snội\sdung)?|về\sviệc) )
    \s?[:\t|]\s?(?P<value>[^\t|]{3,300}?)
    (?=\s?(?:[\t|]|\Z)|\s(?:người\ský|ngày\shiệu\slực|ngày\scó\shiệu|loại\svăn\sbản|lĩnh\svực|tình\strạng|số\scông\sbáo|ngày\scông\sbáo)\s?:)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def read_fields(head: Sequence[Block]) -> dict[str, str]:
    """The fields that the head's lines state, each once: `issued_on` (ISO 8601), `issuer` and `subject` as printed."""
    fields: dict[str, str] = {}
    for block in head:
        found = _FIELD.match(block.text)
        if not found:
            continue
        name, value = _name(found), found["value"].strip(" .;")
        if name == "issued_on":
            day = next(find_dates(value), None)
            value = day.iso if day and day.iso and day.precision == "day" and day.start < 8 else ""
        if value:
            fields.setdefault(name, value)
    return fields


def _name(found: re.Match[str]) -> str:
    return next(name for name in ("issued_on", "issuer", "subject") if found[name])
