"""The labels that Word prints, against the standard and, where LibreOffice is present, against what it prints."""

import shutil
import subprocess
from pathlib import Path

import pytest

from report_parser.limits import DEFAULT_LIMITS
from report_parser.read.docx import read
from report_parser.read.docx_numbering import format_number
from tests.make.docx import level, package, paragraph, run

SOFFICE = shutil.which("soffice")
Sequence = list[tuple[int, int]]
"""Paragraphs as (level, instance)."""


def definition(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'


def instance(number: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def start_over(place: int, value: int) -> str:
    return f'<w:lvlOverride w:ilvl="{place}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


def numbered(numbering: str, sequence: Sequence) -> bytes:
    return package(
        "".join(
            paragraph(run("x"), properties=f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>')
            for place, number in sequence
        ),
        numbering=numbering,
    )


def labels(data: bytes) -> list[str]:
    return [line.text.removesuffix("x").rstrip() for line in read(data, DEFAULT_LIMITS).lines]


DECIMAL = (level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."), level(2, "decimal", "%1.%2.%3."))

# Definitions on which Word and LibreOffice agree.
AGREED: dict[str, tuple[str, Sequence, list[str]]] = {
    "decimals": (
        definition(0, *DECIMAL) + instance(1, 0),
        [(0, 1), (1, 1), (1, 1), (2, 1), (2, 1), (0, 1), (1, 1), (2, 1)],
        ["1.", "1.1.", "1.2.", "1.2.1.", "1.2.2.", "2.", "2.1.", "2.1.1."],
    ),
    "the usual outline of a report": (
        definition(
            0, level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "decimal", "%2.%3."),
            level(3, "lowerLetter", "%4)"),
        ) + instance(1, 0),
        [(0, 1), (1, 1), (2, 1), (2, 1), (3, 1), (3, 1), (1, 1), (2, 1), (0, 1), (1, 1), (2, 1), (3, 1)],
        ["I.", "1.", "1.1.", "1.2.", "a)", "b)", "2.", "2.1.", "II.", "1.", "1.1.", "a)"],
    ),
    "starts": (
        definition(0, level(0, "decimal", "%1.", start=5), level(1, "decimalZero", "%1.%2", start=3)) + instance(1, 0),
        [(0, 1), (1, 1), (1, 1), (0, 1), (1, 1)],
        ["5.", "5.03", "5.04", "6.", "6.03"],
    ),
    "restart numbering": (
        definition(0, *DECIMAL) + instance(1, 0) + instance(2, 0, start_over(0, 1)),
        [(0, 1), (0, 1), (0, 2), (0, 2), (1, 2), (0, 2)],
        ["1.", "2.", "1.", "2.", "2.1.", "3."],
    ),
    "set numbering value": (
        definition(0, *DECIMAL) + instance(1, 0) + instance(2, 0, start_over(0, 5)),
        [(0, 1), (0, 1), (0, 2), (0, 2), (0, 1)],
        ["1.", "2.", "5.", "6.", "7."],
    ),
    "two instances of one definition go on": (
        definition(0, *DECIMAL) + instance(1, 0) + instance(2, 0),
        [(0, 1), (0, 2), (1, 2), (0, 1), (1, 1)],
        ["1.", "2.", "2.1.", "3.", "3.1."],
    ),
    "a lower level set": (
        definition(0, *DECIMAL) + instance(1, 0) + instance(2, 0, start_over(1, 7)),
        [(0, 1), (1, 1), (1, 2), (1, 2), (0, 1), (1, 1)],
        ["1.", "1.1.", "1.7.", "1.8.", "2.", "2.1."],
    ),
    "letters beyond z": (
        definition(0, level(0, "lowerLetter", "%1)"), level(1, "lowerRoman", "%2.")) + instance(1, 0),
        [(0, 1)] * 28 + [(1, 1)] * 4,
        [f"{chr(97 + place)})" for place in range(26)] + ["aa)", "bb)", "i.", "ii.", "iii.", "iv."],
    ),
    "capitals": (
        definition(0, level(0, "upperLetter", "%1."), level(1, "decimal", "%1.%2")) + instance(1, 0),
        [(0, 1), (1, 1), (1, 1), (0, 1), (1, 1)],
        ["A.", "A.1", "A.2", "B.", "B.1"],
    ),
    "a level skipped": (
        definition(0, *DECIMAL) + instance(1, 0),
        [(1, 1), (0, 1), (2, 1), (1, 1), (2, 1)],
        ["1.1.", "2.", "2.1.1.", "2.2.", "2.2.1."],
    ),
    "words in labels": (
        definition(
            0, level(0, "decimal", "Điều %1.", suffix="space"), level(1, "decimal", "Khoản %2 Điều %1:", suffix="space")
        ) + instance(1, 0),
        [(0, 1), (1, 1), (1, 1), (0, 1), (1, 1)],
        ["Điều 1.", "Khoản 1 Điều 1:", "Khoản 2 Điều 1:", "Điều 2.", "Khoản 1 Điều 2:"],
    ),
    "a level of its own": (
        definition(0, *DECIMAL) + instance(1, 0)
        + instance(2, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)", start=3)}</w:lvlOverride>'),
        [(0, 1), (0, 2), (0, 2), (1, 2)],
        ["1.", "B)", "C)", "C.1."],
    ),
    "a level without a number": (
        definition(0, level(0, "none", ""), level(1, "decimal", "%2.")) + instance(1, 0),
        [(0, 1), (1, 1), (1, 1), (0, 1), (1, 1)],
        ["", "1.", "2.", "", "1."],
    ),
}  # fmt: skip

# After the standard; LibreOffice 7.4 knows neither `w:isLgl` nor `w:lvlRestart`, nor that an instance's start holds
# whenever its level starts over (ECMA-376 part 1, 17.9.26).
STANDARD: dict[str, tuple[str, Sequence, list[str]]] = {
    "legal numbers under Roman chapters": (
        definition(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", extra="<w:isLgl/>")) + instance(1, 0),
        [(0, 1), (1, 1), (1, 1), (0, 1), (1, 1)],
        ["I.", "1.1", "1.2", "II.", "2.1"],
    ),
    "no restart": (
        definition(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", restart=0)) + instance(1, 0),
        [(0, 1), (1, 1), (1, 1), (0, 1), (1, 1)],
        ["I.", "1.", "2.", "II.", "3."],
    ),
    "restart after the first level only": (
        definition(0, *DECIMAL[:2], level(2, "decimal", "(%3)", restart=1)) + instance(1, 0),
        [(0, 1), (1, 1), (2, 1), (2, 1), (1, 1), (2, 1), (0, 1), (1, 1), (2, 1)],
        ["1.", "1.1.", "(1)", "(2)", "1.2.", "(3)", "2.", "2.1.", "(1)"],
    ),
    "a start holds at every restart": (
        definition(0, *DECIMAL) + instance(1, 0, start_over(1, 5)),
        [(0, 1), (1, 1), (1, 1), (0, 1), (1, 1)],
        ["1.", "1.5.", "1.6.", "2.", "2.5."],
    ),
    "no space behind the label": (
        definition(0, level(0, "decimal", "%1/", suffix="nothing")) + instance(1, 0),
        [(0, 1), (0, 1)],
        ["1/", "2/"],
    ),
}


@pytest.mark.parametrize("name", [*AGREED, *STANDARD])
def test_labels(name: str) -> None:
    numbering, sequence, expected = (AGREED | STANDARD)[name]
    assert labels(numbered(numbering, sequence)) == expected


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_prints_the_same_labels(tmp_path: Path) -> None:
    names = list(AGREED)
    for place, name in enumerate(names):
        (tmp_path / f"{place}.docx").write_bytes(numbered(*AGREED[name][:2]))
    subprocess.run(
        [
            str(SOFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to",
            "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), *(str(tmp_path / f"{place}.docx") for place in range(len(names))),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    for place, name in enumerate(names):
        lines = (tmp_path / f"{place}.txt").read_text("utf-8-sig").split("\n")
        assert [line.strip().removesuffix("x").rstrip() for line in lines if line.strip()] == AGREED[name][2], name


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (1999, "upperRoman", "MCMXCIX"), (0, "upperRoman", "0"), (4, "lowerRoman", "iv"), (26, "upperLetter", "Z"), (53, "lowerLetter", "aaa"),
        (9, "decimalZero", "09"), (12, "decimalZero", "12"), (21, "vietnameseCounting", "hai mươi mốt"), (3, "decimalEnclosedCircle", "③"),
        (7, "japaneseCounting", "7"), (2, "numberInDash", "- 2 -"), (5, "none", ""), (10**6, "lowerLetter", "1000000"),
    ],
)  # fmt: skip
def test_forms(value: int, form: str, expected: str) -> None:
    assert format_number(value, form) == expected


def test_missing_and_circular_definitions_print_nothing() -> None:
    loop = (
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    data = package(
        paragraph(run("x"), properties='<w:pStyle w:val="B"/>')
        + paragraph(run("y"), properties='<w:numPr><w:ilvl w:val="77"/><w:numId w:val="1"/></w:numPr>')
        + paragraph(run("z"), properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="abc"/></w:numPr>'),
        styles=loop,
        numbering='<w:abstractNum w:abstractNumId="0"/>' + instance(1, 0) + instance(9, 5),
    )
    assert [line.text for line in read(data, DEFAULT_LIMITS).lines] == ["x", "y", "z"]


def test_a_numbering_style_lends_its_levels() -> None:
    data = package(
        paragraph(run("x"), properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        styles='<w:style w:type="numbering" w:styleId="List"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>',
        numbering='<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="List"/></w:abstractNum>'
        + definition(1, level(0, "decimal", "Mục %1:")) + instance(1, 0) + instance(2, 1),
    )  # fmt: skip
    assert [line.text for line in read(data, DEFAULT_LIMITS).lines] == ["Mục 1: x"]


def test_a_label_that_fills_the_memory_is_cut() -> None:
    data = numbered(definition(0, level(0, "decimal", "%1" + "a" * 500_000)) + instance(1, 0), [(0, 1)] * 200)
    assert sum(len(text) for text in labels(data)) < 20_000
