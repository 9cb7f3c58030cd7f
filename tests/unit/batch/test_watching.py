"""Time, processor, memory and silence; walls; and that no worker outlives its parent."""

import hashlib
import json
import os
import socket
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from report_parser.batch import process
from report_parser.batch.keeper import Keeper, Options, nothing_known
from report_parser.batch.process import Usage, WorkerProcess, WorkerStartError
from report_parser.batch.run import run_batch
from report_parser.errors import CrashedError, OutOfMemoryError, TimedOutError
from report_parser.limits import Limits
from tests.faults.run import WORKER, good, misbehaving

ROOT = Path(__file__).parents[3]
PDF = ROOT / "corpus/digital-transformation/canh-nang-2022-pdf/source.pdf"


def _bad(kind: str) -> bytes:
    return f"FAULT {kind}\n".encode() + good(1)


def _ask(kind: str, **limits: float) -> float:
    """Ask a worker for a document of one kind; the seconds until it was given up."""
    with misbehaving():
        worker = WorkerProcess(Limits(**{"wall_seconds_per_page": 0.0, **limits}))  # type: ignore[arg-type]
    started = time.monotonic()
    try:
        worker.ask("x.txt", _bad(kind), "")
    finally:
        worker.kill()
        assert time.monotonic() - started < 8
    return time.monotonic() - started


def test_the_wall_clock_ends_it() -> None:
    started = time.monotonic()
    with pytest.raises(TimedOutError, match=r"1\.5 seconds"):
        _ask("sleeps", wall_seconds=1.5)
    assert 1.4 < time.monotonic() - started < 1.5 + 1.0 + 3.0  # the start of the worker included


def test_memory_ends_it_close_to_the_limit() -> None:
    with pytest.raises(OutOfMemoryError, match="300 MB"):
        _ask("grows", memory_bytes=300_000_000)


def test_a_child_counts_as_the_worker() -> None:
    with pytest.raises(OutOfMemoryError):
        _ask("grows-in-a-child", memory_bytes=300_000_000)


def test_processor_time_ends_it_before_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several threads use more of it than the clock shows; here they are made up."""
    with misbehaving():
        worker = WorkerProcess(Limits(wall_seconds=30.0, wall_seconds_per_page=0.0))
    started = time.monotonic()
    monkeypatch.setattr(worker, "usage", lambda: Usage(0, 40 * (time.monotonic() - started)))
    try:
        with pytest.raises(TimedOutError, match="30 seconds of processor time"):
            worker.ask("x.txt", _bad("sleeps"), "")
    finally:
        worker.kill()
    assert time.monotonic() - started < 5


def test_processor_time_and_memory_are_counted() -> None:
    data = PDF.read_bytes()
    worker = WorkerProcess(Limits())
    try:
        before = worker.usage()
        for _ in range(5):
            worker.ask("x.pdf", data, hashlib.sha256(data).hexdigest())
        after = worker.usage()
        assert 0.05 < after.processor_seconds - before.processor_seconds < 60
        assert 10_000_000 < after.memory < 400_000_000
    finally:
        worker.kill()


SILENT_PDF = """
import sys
sys.path.insert(0, {root!r})
from report_parser.batch import worker
usual = worker.extract
def slow(asked, data, words, limits, on_page):
    import time
    def told(page, pages):
        on_page(page, pages)
        if page == 3:
            {then}
    return usual(asked, data, words, limits, told)
worker.extract = slow
worker.serve()
"""


@pytest.mark.parametrize(
    ("then", "said"),
    [("time.sleep(600)", "no sign of life for 1.5 seconds after page 3 of 7"), ("sys.exit(3)", "exit code 3")],
)
def test_a_pdf_whose_reader_stops_gives_the_pages_before(tmp_path: Path, then: str, said: str) -> None:
    script = tmp_path / "worker.py"
    script.write_text(textwrap.dedent(SILENT_PDF).format(root=str(ROOT), then=f"asked['pages'] is None and {then}"))
    keeper = Keeper(Options(limits=Limits(silent_seconds=1.5)))
    try:
        with misbehaving((sys.executable, "-P", str(script))):
            outcome = keeper.read("x.pdf", PDF.read_bytes(), nothing_known)
    finally:
        keeper.close()
    record = json.loads(outcome.record)
    assert outcome.outcome == "ok"
    assert record["source"]["quality"]["status"] == "partial"
    assert record["source"]["quality"]["reasons"][-1].startswith("pages 4-7: ")
    assert said in record["source"]["quality"]["reasons"][-1]
    assert {block["origin"]["page"] for block in record["blocks"]} == {1, 2, 3}
    assert keeper.starts == (2 if "sleep" in then else 3)


def test_a_crash_is_tried_once_more_and_a_timeout_is_not(tmp_path: Path) -> None:
    with misbehaving():
        for kind, starts in (("sigkill", 2), ("sleeps", 1)):
            keeper = Keeper(Options(limits=Limits(wall_seconds=1.0, wall_seconds_per_page=0.0)))
            keeper.read("x.txt", _bad(kind), nothing_known)
            keeper.close()
            assert keeper.starts == starts


def test_a_worker_that_does_not_start_ends_the_run_loudly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "START_SECONDS", 2.0)
    path = tmp_path / "a.txt"
    path.write_bytes(good(1))
    for command in (["/nonexistent"], [sys.executable, "-c", "raise SystemExit(4)"], ["echo", "no frame"]):
        with misbehaving(command), pytest.raises(WorkerStartError):
            run_batch([path] * 3, lambda record: None, Options(jobs=2))


def test_limits_and_lexicon_reach_the_worker(tmp_path: Path) -> None:
    words = tmp_path / "words.toml"
    words.write_text('[[verdicts]]\ncode = "partly_met"\nphrases = ["tạm ổn"]\n', "utf-8")
    path = tmp_path / "a.txt"
    path.write_bytes(good(1).replace("Không đạt".encode(), "Tạm ổn".encode()))
    records: list[bytes] = []
    run_batch([path], records.append, Options(lexicon=words))
    run_batch([path], records.append, Options(limits=Limits(text_bytes=100)))
    assert [one["verdict"]["code"] for one in json.loads(records[0])["indicators"]] == ["met", "partly_met"]
    assert json.loads(records[1])["error"]["code"] == "too-large"


def test_nothing_in_the_folder_that_one_stands_in_is_run(tmp_path: Path) -> None:
    for name in ("struct.py", "json.py", "lxml.py", "report_parser.py", "sitecustomize.py"):
        (tmp_path / name).write_text("open('was-run', 'w').close()\nraise SystemExit(9)\n")
    (tmp_path / "a.txt").write_bytes(good(1))
    (tmp_path / "b.txt").write_bytes(good(2))
    program = Path(sys.executable).with_name("report-parser")
    if not program.exists():
        pytest.skip("the program is not installed beside Python")
    done = subprocess.run([program, "extract", "a.txt", "b.txt"], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "was-run").exists()


def test_workers_are_the_same_with_and_without_walls(tmp_path: Path) -> None:
    from report_parser.export.json_writer import format_line
    from report_parser.pipeline import extract_bytes

    records: list[bytes] = []
    run_batch([PDF], records.append, Options())
    assert records == [format_line(extract_bytes(PDF.read_bytes(), str(PDF)))]


def _alive(parent: int) -> list[int]:
    found = [parent]
    for one in found:
        for listed in Path(f"/proc/{one}/task").glob("*/children"):
            found += map(int, listed.read_text().split())
    return found[1:]


def _running(process_id: int) -> bool:
    try:
        return Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


DRIVER = """
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
from report_parser.batch.run import Options, run_batch
from tests.faults.run import misbehaving
with misbehaving():
    run_batch([Path(name) for name in sys.argv[1:]], print, Options(jobs=4))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc tells which processes are left")
def test_no_worker_outlives_its_parent_whatever_it_is_doing(tmp_path: Path) -> None:
    paths = []
    for kind in ("sleeps-with-signals-blocked", "loops-ignoring-signals", "sigstop", "waits-for-a-child"):
        paths.append(tmp_path / f"{kind}.txt")
        paths[-1].write_bytes(_bad(kind))
    parent = subprocess.Popen([sys.executable, "-c", DRIVER.format(root=str(ROOT)), *map(str, paths)])
    try:
        deadline = time.monotonic() + 30
        commands: list[str] = []
        while time.monotonic() < deadline:
            family = _alive(parent.pid)
            commands = [Path(f"/proc/{one}/comm").read_text().strip() for one in family if _running(one)]
            if len(family) >= 9 and "sleep" in commands:
                break
            time.sleep(0.05)
        assert "sleep" in commands
        family = _alive(parent.pid)
    finally:
        parent.kill()
        parent.wait()
    deadline = time.monotonic() + 2
    while any(map(_running, family)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [one for one in family if _running(one)]


def test_no_temporary_folder_is_left() -> None:
    worker = WorkerProcess(Limits())
    folder = Path(worker.folder)
    assert folder.is_dir()
    worker.kill()
    assert not folder.exists()


def test_what_the_platform_lacks_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "worker.py"
    script.write_text(
        "from report_parser.batch import confine, landlock, worker\n"
        "confine._unshare = lambda *_: False\n"
        "landlock.restrict = lambda *_: False\n"
        "worker.serve()\n"
    )
    path = tmp_path / "a.txt"
    path.write_bytes(good(1))
    with misbehaving((sys.executable, "-P", str(script))):
        summary = run_batch([path], lambda record: None, Options())
    assert summary.reports == 1
    assert summary.missing_layers == ["files of its own", "private network", "processes of its own"]


def test_a_worker_without_namespaces_is_ended_with_its_children(tmp_path: Path) -> None:
    script = tmp_path / "worker.py"
    script.write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nsys.argv = ['x']\n"
        "from report_parser.batch import confine\n"
        "confine._unshare = lambda *_: False\n"
        f"exec(open({str(ROOT / 'tests/faults/worker.py')!r}).read().replace('__file__', {str(ROOT / 'tests/faults/worker.py')!r}.__repr__()))\n"
    )
    with misbehaving((sys.executable, "-P", str(script))):
        worker = WorkerProcess(Limits(wall_seconds=1.5, wall_seconds_per_page=0.0))
        family: list[int] = []
        usual = worker.kill

        def kill() -> None:
            family.extend(_alive(worker.process.pid))
            usual()

        worker.kill = kill  # type: ignore[method-assign]
        with pytest.raises((TimedOutError, CrashedError)):
            worker.ask("x.txt", _bad("waits-for-a-child"), "")
    time.sleep(0.3)
    assert family
    assert not [one for one in family if _running(one)]


WITHOUT_WALLS = """
import runpy
from report_parser.batch import confine, landlock
confine._unshare = lambda *_: False
landlock.restrict = lambda *_: False
runpy.run_path({script!r}, run_name="__main__")
"""


@pytest.mark.parametrize("walls", [True, False])
def test_the_walls_hold_and_without_them_all_that_is_tried_succeeds(tmp_path: Path, walls: bool) -> None:
    file = tmp_path / "private.sh"
    file.write_text("#!/bin/sh\n")
    file.chmod(0o755)
    Path(f"{file}.folder").mkdir()
    bare = tmp_path / "bare.py"
    bare.write_text(WITHOUT_WALLS.format(script=str(WORKER)))
    path = tmp_path / "x.txt"
    with socket.create_server(("127.0.0.1", 0)) as server:
        told = {"file": str(file), "port": server.getsockname()[1], "process": os.getpid()}
        path.write_bytes(b"FAULT tries-the-walls\n" + json.dumps(told).encode())
        records: list[bytes] = []
        with misbehaving((sys.executable, "-P", str(WORKER if walls else bare))):
            summary = run_batch([path], records.append, Options())
    message = json.loads(records[0])["error"]["message"]
    if walls:
        if summary.missing_layers:
            pytest.skip(f"this system lacks {', '.join(summary.missing_layers)}")
        assert message == "reading it failed: ValueError: nothing"
        assert file.read_text() == "#!/bin/sh\n"
    else:
        assert message.startswith(
            "reading it failed: ValueError: read, write, write beside, delete a folder, connect, signal"
        )
