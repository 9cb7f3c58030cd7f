"""The forms of an output on the command line: by suffix, by --format, for one file, a folder, and JSON that is there."""

import json
import sqlite3
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from report_parser.cli import main
from report_parser.export.read_back import read_records

SEED = Path(__file__).parents[3] / "corpus/digital-transformation/canh-nang-2022/source.txt"
TEXT = "I. KẾT QUẢ CÁC CHỈ TIÊU\n1.1. Một\n* Đánh giá: Đạt\n1.2. Hai\n* Đánh giá: Chưa đạt\n"


def run(*arguments: str | Path, data: bytes | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [str(one) for one in arguments], input=data)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports, and between them one that cannot be read."""
    inputs = tmp_path / "bao-cao"
    inputs.mkdir()
    (inputs / "a.txt").write_text(TEXT, "utf-8")
    (inputs / "b.html").write_bytes(b"")
    (inputs / "c.txt").write_text(TEXT.replace("Một", "Ba"), "utf-8")
    return inputs


def titles(path: Path, form: str) -> list[str]:
    """The indicators' titles in an output, read by what reads such files."""
    if form in ("json", "jsonl"):
        text = path.read_text("utf-8")
        records = json.loads(text) if form == "json" else [json.loads(line) for line in text.splitlines()]
        records = records if isinstance(records, list) else [records]
        return [one["title"] for record in records for one in record.get("indicators", ())]
    if form == "sqlite":
        with sqlite3.connect(path) as database:
            return [row[0] for row in database.execute("SELECT title FROM indicators ORDER BY input, indicator")]
    if form == "xlsx":
        rows = list(openpyxl.load_workbook(path)["indicators"].iter_rows(values_only=True))
        return [row[rows[0].index("title")] for row in rows[1:]]
    if form == "parquet":
        import pyarrow.parquet

        rows = pyarrow.parquet.read_table(path, columns=["indicators"]).to_pylist()
        return [one["title"] for row in rows for one in row["indicators"] or ()]
    import csv

    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [row["title"] for row in csv.DictReader(stream)]


OUTPUTS = [
    ("a.json", "json"),
    ("a.jsonl", "jsonl"),
    ("a.csv", "csv"),
    ("a.xlsx", "xlsx"),
    ("a.db", "sqlite"),
    ("A.SQLITE", "sqlite"),
    ("a.parquet", "parquet"),
]


@pytest.mark.parametrize(("name", "form"), OUTPUTS)
def test_the_suffix_says_the_form(name: str, form: str, folder: Path, tmp_path: Path) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    one, many, again = (tmp_path / kind / name for kind in ("one", "many", "again"))
    assert run("extract", folder / "a.txt", "-o", one)[0] == 0
    assert titles(one, form) == ["Một", "Hai"]
    assert len(list(one.parent.iterdir())) == (10 if form == "csv" else 1)
    code, out, err = run("extract", folder, "-o", many, "--jobs", "2")
    assert (code, out) == (1, "")
    assert "3 inputs = 2 reports + 1 errors" in err
    assert titles(many, form) == ["Một", "Hai", "Ba", "Hai"]
    assert not list(many.parent.glob(".*"))
    records = many if form == "jsonl" else many.with_name(f"{name}.jsonl")
    assert len(list(read_records(records))) == 3
    assert run("export", records, "-o", again)[0] == 0
    assert again.read_bytes() == many.read_bytes()


def test_format_says_it_outright_and_csv_can_be_a_folder(folder: Path, tmp_path: Path) -> None:
    assert run("extract", folder / "a.txt", "-o", tmp_path / "a", "--format", "sqlite")[0] == 0
    assert titles(tmp_path / "a", "sqlite") == ["Một", "Hai"]
    for _ in range(2):  # the second time the folder is there
        assert run("extract", folder, "-o", tmp_path / "bang", "--format", "csv")[0] == 1
    assert titles(tmp_path / "bang" / "indicators.csv", "csv") == ["Một", "Hai", "Ba", "Hai"]
    assert "b.html" in (tmp_path / "bang" / "errors.csv").read_text("utf-8-sig")
    assert (tmp_path / "bang" / "reports.jsonl").exists()
    assert len(run("extract", SEED, "--format", "jsonl")[1].splitlines()) == 1


def test_a_table_can_be_resumed_and_lie_in_the_folder_that_is_read(folder: Path) -> None:
    output = folder / "bang.xlsx"
    assert run("extract", folder, "-o", output)[0] == 1
    first = output.read_bytes()
    code, _, err = run("extract", folder, "-o", output, "--resume")
    assert code == 1
    assert "3 inputs = 2 reports + 1 errors (3 from an earlier run)" in err or "(2 from an earlier run)" in err
    assert output.read_bytes() == first


def test_parts_are_put_together_in_order_and_their_inputs_counted_on(folder: Path, tmp_path: Path) -> None:
    parts = tmp_path / "parts"
    for number, name in enumerate(("a.txt", "c.txt")):
        assert run("extract", folder / name, "-o", parts / f"part-0000{number}.jsonl")[0] == 0
    assert run("export", parts, "-o", tmp_path / "a.db")[0] == 0
    with sqlite3.connect(tmp_path / "a.db") as database:
        assert [Path(row[0]).name for row in database.execute("SELECT file FROM documents ORDER BY input")] == ["a.txt", "c.txt"]  # fmt: skip


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract", "{f}", "--format", "xlsx"),
        ("extract", "{f}", "-o", "{t}/a.xls"),
        ("extract", "{f}", "{f}", "--format", "json"),
        ("extract", "{f}", "-o", "{t}"),
        ("extract", "{f}", "-o", "{t}/a", "--format", "no-such-form"),
        ("extract", "{f}", "-o", "{t}/a.parquet", "--engine", "dask", "--format", "xlsx"),
        ("export", "{f}", "-o", "{t}/a.txt"),
        ("export", "{t}/a.jsonl", "-o", "{t}/a.jsonl"),
        ("export", "{f}"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_read(arguments: tuple[str, ...], tmp_path: Path) -> None:
    code, _, err = run(*(one.format(f=SEED, t=tmp_path) for one in arguments))
    assert (code, list(tmp_path.iterdir())) == (2, []), err


@pytest.mark.parametrize(("name", "module", "extra"), [("a.xlsx", "xlsxwriter", "xlsx"), ("a.parquet", "pyarrow", "parquet")])  # fmt: skip
def test_a_missing_library_is_named_before_anything_is_read(
    name: str, module: str, extra: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    for inputs in (folder / "a.txt", folder):
        code, _, err = run("extract", inputs, "-o", tmp_path / name)
        assert code == 1
        assert f"pip install '.[{extra}]' in the checkout" in err and "missing-dependency" in err
    assert {path.name for path in tmp_path.iterdir()} == {"bao-cao"}


def test_a_table_that_cannot_be_written_leaves_what_was_read(folder: Path, tmp_path: Path, monkeypatch: Any) -> None:
    def full(*_: object) -> list[str]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("report_parser.export.xlsx_writer.write_xlsx", full)
    output = tmp_path / "a.xlsx"
    output.write_bytes(b"old")
    code, _, err = run("extract", folder, "-o", output)
    assert code == 1
    assert f"{output} cannot be written: No space left on device" in err
    assert f"report-parser export {output}.jsonl -o {output}" in err
    assert output.read_bytes() == b"old"
    assert len(list(read_records(tmp_path / "a.xlsx.jsonl"))) == 3


@pytest.mark.parametrize("arguments", [("no-such.jsonl",), ("{s}",), (".",)])
def test_export_refuses_what_is_no_report(arguments: tuple[str, ...], tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = run("export", *(one.format(s=SEED) for one in arguments), "-o", "a.csv")
    assert code == 1 and "[" in err
    assert list(tmp_path.iterdir()) == []
