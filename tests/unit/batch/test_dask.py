"""The batch on a Dask cluster of this machine, one of whose workers is killed half way."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from report_parser.batch.dask import Part, read_part, run_dask
from report_parser.batch.keeper import Options
from report_parser.batch.run import Summary, run_batch
from report_parser.errors import MissingDependencyError
from report_parser.limits import Limits
from tests.faults.run import WORKER, good

LIMITS = Limits(wall_seconds=8.0, wall_seconds_per_page=0.0, memory_bytes=400_000_000)
PRELOAD = f"""
import sys
from report_parser.batch import process


def dask_setup(worker):
    process.worker_command = lambda: [sys.executable, "-P", {str(WORKER)!r}]
"""


def _files(folder: Path, count: int, bad: dict[int, str]) -> list[Path]:
    folder.mkdir()
    paths = [folder / f"{number:03}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_bytes(f"FAULT {bad[number]}\n".encode() + good(number) if number in bad else good(number))
    return paths


def _parts(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob("part-*.jsonl")))


def _inputs(parquet: bytes) -> list[tuple[int, str | None]]:
    """The number of each row's input, with its error's code."""
    import pyarrow
    import pyarrow.parquet

    rows = pyarrow.parquet.read_table(pyarrow.BufferReader(parquet)).to_pylist()
    return [(row["input"], row["error"] and row["error"]["code"]) for row in rows]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    distributed = pytest.importorskip(
        "distributed", reason="Dask is not installed: pip install '.[cluster]' in the checkout"
    )
    preload = tmp_path_factory.mktemp("dask") / "preload.py"
    preload.write_text(PRELOAD)
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, preload=[str(preload)]
    ) as running:
        yield running


def test_a_killed_worker_costs_nothing_and_bad_files_cost_themselves(tmp_path: Path, cluster: Any) -> None:
    import distributed

    bad = {7: "loops-in-a-pattern", 15: "grows", 23: "sigkill"}
    paths = _files(tmp_path / "in", 48, bad)
    paths[30].write_bytes(b"")
    quiet: list[bytes] = []
    run_batch([path for number, path in enumerate(paths) if number not in bad], quiet.append, Options(limits=LIMITS))
    killed: list[int] = []

    def kill_one(summary: Summary) -> None:
        if not killed:
            with distributed.Client(cluster) as client:
                killed.append(min(client.run(os.getpid).values()))
            os.kill(killed[0], signal.SIGKILL)

    names, output = [str(path) for path in paths], str(tmp_path / "out")
    summary = run_dask(names, output, Options(limits=LIMITS), cluster.scheduler_address, 6, kill_one)
    assert killed
    assert (summary.inputs, summary.reports, summary.errors) == (48, 44, 4)
    assert summary.codes == {"timed-out": 1, "out-of-memory": 1, "crashed": 1, "damaged": 1}
    records = _parts(tmp_path / "out").splitlines(keepends=True)
    assert [json.loads(record)["source"]["name"] for record in records] == names
    assert [record for number, record in enumerate(records) if number not in bad] == quiet
    account = json.loads((tmp_path / "out" / "account.json").read_bytes())
    assert (account["inputs"], account["parts"]) == (48, 8)

    paths[3].write_bytes(good(99))
    resumed = run_dask(names, output, Options(limits=LIMITS, resume=True), cluster.scheduler_address, 6)
    assert (resumed.reused, resumed.reports) == (47, 44)
    shorter = run_dask(names[:10], output, Options(limits=LIMITS, resume=True), cluster.scheduler_address, 6)
    assert (shorter.inputs, shorter.reused) == (10, 10)
    assert len(_parts(tmp_path / "out").splitlines()) == 10


def test_addresses_go_through_fsspec(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed: pip install '.[cluster]' in the checkout")
    files = fsspec.filesystem("memory")
    files.pipe_file("/in/a.txt", good(1))
    names = ("memory://in/a.txt", "memory://in/none.txt", "no-such-kind://a/b")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install '.[parquet]' in the checkout")
    part = Part("memory://out/part-00000.jsonl", names, first=201)
    lines = read_part(part, Options(), None, "")
    assert [outcome for outcome, _ in lines] == ["ok", "not-found", "not-found"]
    records = [json.loads(line) for line in files.cat_file("/out/part-00000.jsonl").splitlines()]
    assert [record["source"]["name"] for record in records] == list(names)
    assert _inputs(files.cat_file("/out/part-00000.parquet")) == [(201, None), (202, "not-found"), (203, "not-found")]
    files.rm_file("/out/part-00000.parquet")
    again = read_part(part, Options(resume=True), None, "")
    assert [reused for _, reused in again] == [True, False, False]
    assert len(_inputs(files.cat_file("/out/part-00000.parquet"))) == 3


def test_a_part_that_is_read_already_gets_the_parquet_that_it_lacks(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install '.[parquet]' in the checkout")
    paths = _files(tmp_path / "in", 2, {})
    names = tuple(str(path) for path in paths)
    target = tmp_path / "out" / "part-00000.jsonl"
    read_part(Part(str(target), names), Options(), None, "")
    assert not (tmp_path / "out" / "part-00000.parquet").exists()
    again = read_part(Part(str(target), names, first=1), Options(resume=True), None, "")
    assert [reused for _, reused in again] == [True, True]
    assert _inputs((tmp_path / "out" / "part-00000.parquet").read_bytes()) == [(1, None), (2, None)]


def test_parts_in_parquet_count_their_inputs_on(tmp_path: Path, cluster: Any) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install '.[parquet]' in the checkout")
    names = [str(path) for path in _files(tmp_path / "in", 5, {})]
    output = tmp_path / "out"
    for count, parts in ((5, 3), (2, 1)):
        run_dask(names[:count], str(output), Options(), cluster.scheduler_address, 2, parquet=True)
        files = sorted(output.glob("*.parquet"))
        assert len(files) == parts == len(list(output.glob("*.jsonl")))
        assert [number for path in files for number, _ in _inputs(path.read_bytes())] == [*range(1, count + 1)]


def test_the_command_line_speaks_to_a_cluster(tmp_path: Path, cluster: Any) -> None:
    folder = tmp_path / "in"
    paths = _files(folder, 5, {})
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "report_parser",
            "extract",
            "in",
            "--engine",
            "dask",
            "--scheduler",
            cluster.scheduler_address,
            "-o",
            "out",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "5 inputs = 5 reports + 0 errors" in done.stderr
    records = [json.loads(line) for line in _parts(tmp_path / "out").splitlines()]
    assert [record["source"]["name"] for record in records] == [str(path) for path in paths]


def test_without_dask_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingDependencyError, match=r"pip install .\.\[cluster\]"):
        run_dask(["a.txt"], "out", Options())
