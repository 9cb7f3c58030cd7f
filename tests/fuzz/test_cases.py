"""What fuzzing has found, each fixed: it stays found."""

import zipfile
from io import BytesIO

import pytest

from report_parser import extract
from report_parser.errors import DamagedError
from tests.fuzz.hostile.mixed import compound
from tests.fuzz.mutants import seeds
from tests.fuzz.targets import pipeline
from tests.make.docx import zipped


def test_a_compound_file_with_sectors_of_no_size() -> None:
    """xlrd divides by the size of a sector."""
    with pytest.raises(DamagedError):
        extract(compound("Workbook", shift=0))


def test_an_old_workbook_in_a_code_page_that_does_not_exist() -> None:
    """xlrd hands the number of the code page on to Python, which knows no such encoding."""
    data = seeds("xls")[0]
    place = data.find(b"\x42\x00\x02\x00\xb0\x04")
    assert place > 0
    for number in (1279, 0, 65_535):
        pipeline(data[: place + 4] + number.to_bytes(2, "little") + data[place + 6 :])


@pytest.mark.parametrize("content", [b"\0" * 50, b"\xff", b"&", b"<", b"\xff\xfe", b"\xfe\xff\0<"])
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_parts_in_which_no_xml_is_left(kind: str, content: bytes) -> None:
    """libxml2 finds no document at all, even where it is told to save what it can."""
    with zipfile.ZipFile(BytesIO(seeds(kind)[0])) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for name in members:
        pipeline(zipped({**members, name: content}))
    if kind == "docx":
        with pytest.raises(DamagedError):
            extract(zipped({**members, "word/document.xml": content}))
    else:
        assert extract(zipped({**members, "xl/workbook.xml": content})).source.quality.status == "partial"
