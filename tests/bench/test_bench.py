"""The benchmark runs, and what it says is complete; how long anything takes is not asserted here."""

import subprocess
import sys

import pytest

from report_parser import pipeline
from tests.bench.files import FILES, make_document, make_page, make_ruled_table, write_mixed
from tests.bench.jobs import memory_of, rate_of
from tests.bench.measure import measure
from tests.bench.peers import FLOORS, PEERS, find_peers
from tests.bench.stages import STAGES, share_out
from tests.make.corpus import ROOT


def test_the_files_are_those_that_the_bars_were_set_on() -> None:
    import pypdfium2

    assert 185_000 < len(make_page()) < 195_000
    assert len(pypdfium2.PdfDocument(make_document())) == 19
    assert len(pypdfium2.PdfDocument(make_ruled_table())) == 4
    report = pipeline.extract_bytes(make_ruled_table(), "table.pdf")
    assert len(report.indicators) == 37


def test_a_quick_run_gives_every_part() -> None:
    command = [sys.executable, "-m", "tests.bench", "--quick", "--no-peers", "html", "text"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    for part in ("lxml, parse alone", "**report-parser", "| normalise |", "| --version |", "| extract, text |"):
        assert part in done.stdout


def test_every_kind_has_its_floor_and_peers() -> None:
    assert FILES.keys() == FLOORS.keys() == PEERS.keys()


def test_a_library_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "kreuzberg", None)
    assert [(name, why, read) for name, why, read in find_peers("text", b"x")] == [
        ("kreuzberg, bare text", "not installed", None)
    ]


def test_the_stages_are_the_pipelines_own_and_are_left_as_they_were() -> None:
    before = [getattr(pipeline, name) for name in STAGES]
    used = share_out(FILES["text"][1](), 1)
    assert set(STAGES.values()) < used.keys()
    assert all(seconds >= 0 for seconds in used.values())
    assert [getattr(pipeline, name) for name in STAGES] == before


def test_the_best_of_all_rounds_is_taken() -> None:
    turns = {"short": 0, "long": 0}

    def run(name: str, steps: int) -> None:
        turns[name] += 1
        sum(range(steps))

    best = measure({"short": lambda: run("short", 10), "long": lambda: run("long", 300_000)}, 4)
    assert best["short"] < best["long"]
    assert turns == {"short": 5, "long": 5}


def test_many_files_give_the_same_bytes_by_one_worker_and_two(tmp_path) -> None:  # type: ignore[no-untyped-def]
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    paths = list(write_mixed(inputs, 4))
    rates = [rate_of(paths, tmp_path, jobs) for jobs in (1, 2)]
    assert rates[0].digest == rates[1].digest
    assert rates[0].a_second() > 0
    assert 10_000_000 < memory_of(paths)[4] < 400_000_000
