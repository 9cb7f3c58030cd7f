"""What may lie in a folder besides reports: each name one record, and the JSON stays JSON."""

import json
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from report_parser.batch.keeper import Keeper, Options
from report_parser.batch.run import run_batch
from report_parser.cli import main
from report_parser.cli.inputs import find_inputs
from report_parser.errors import NotFoundError, TooLargeError, UnsupportedFormatError
from report_parser.gate import printable, read_file
from report_parser.limits import Limits
from tests.faults.run import good

HOSTILE_NAMES = (
    b"two\nlines.txt",
    b"\x1b[2J\x1b]0;owned\x07.txt",
    b"no-utf8-\xff\xfe.txt",
    b"back\\slash.txt",
    b"back\\xff.txt",
    "đảo\u202echữ.txt".encode(),
    b"-o.txt",
    b'{"error": {"code": "ok"}}.txt',
    b"*?[a].txt",
    b"x" * 250 + b".txt",
    "xã Đạ.txt".encode(),
    "xa\u0303 D\u0323.txt".encode(),
    b"=cmd|calc.txt",
    b"<script>.txt",
)


def extract(*arguments: str) -> tuple[int, list[dict[str, object]], str]:
    result = CliRunner().invoke(main, ["extract", *arguments])
    lines = [json.loads(line) for line in result.stdout_bytes.decode("utf-8").splitlines()]
    return result.exit_code, lines, result.stderr


def test_every_name_is_one_record_with_a_name_of_its_own(tmp_path: Path) -> None:
    for name in HOSTILE_NAMES:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(good(1))
    code, lines, said = extract(str(tmp_path))
    assert code == 0
    names = [line["source"]["name"] for line in lines]  # type: ignore[index]
    assert len(set(names)) == len(HOSTILE_NAMES)
    assert all(name.isprintable() for name in names)
    assert f"{len(HOSTILE_NAMES)} inputs = {len(HOSTILE_NAMES)} reports + 0 errors" in said


def test_names_are_escaped_where_they_are_printed(tmp_path: Path) -> None:
    paths = [Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)) for name in HOSTILE_NAMES]
    for path in paths:
        path.write_bytes(b"")
    for arguments in ([str(tmp_path)], *([str(path)] for path in paths)):
        code, _, said = extract(*arguments)
        assert code == 1
        assert said
        assert all(line.isprintable() for line in said.splitlines())


def test_a_single_file_with_such_a_name_is_valid_json(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\x1b.txt"))
    path.write_bytes(good(1))
    result = CliRunner().invoke(main, ["extract", str(path)])
    assert json.loads(result.stdout_bytes)["source"]["name"].endswith("\\xff\\x1b.txt")


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_bytes(good(1))
    os.mkfifo(tmp_path / "fifo.pdf")
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "folder.pdf" / "inside.txt").write_bytes(good(2))
    (tmp_path / "loop.pdf").symlink_to(tmp_path / "loop.pdf")
    (tmp_path / "dangling.pdf").symlink_to(tmp_path / "nothing")
    (tmp_path / "out-of-the-tree.txt").symlink_to("/etc/passwd")
    (tmp_path / "round").symlink_to(tmp_path)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(tmp_path / "socket.pdf"))
    started = time.monotonic()
    code, lines, said = extract(str(tmp_path))
    listener.close()
    assert time.monotonic() - started < 10
    outcomes = {
        Path(line["source"]["name"]).name: line.get("error", {}).get("code")  # type: ignore[index, attr-defined]
        for line in lines
    }
    assert code == 1
    assert outcomes == {
        "dangling.pdf": "not-found",
        "fifo.pdf": "unsupported-format",
        "inside.txt": None,
        "good.txt": None,
        "loop.pdf": "not-found",
        "out-of-the-tree.txt": "not-found",
        "round": "not-found",
        "socket.pdf": "unsupported-format",
    }
    assert "root:" not in json.dumps(lines)
    assert "8 inputs = 2 reports + 6 errors" in said


def test_links_are_followed_where_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.txt"
    target.write_bytes(good(1))
    folder = tmp_path / "in"
    folder.mkdir()
    link = folder / "link.txt"
    link.symlink_to(target)
    (folder / "other.txt").write_bytes(good(2))
    assert extract(str(folder))[0] == 1
    assert extract(str(folder), "--follow-symlinks")[0] == 0
    assert extract(str(link), str(target))[0] == 0  # named: it is what was meant


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/full", "/dev/tty"])
def test_devices_are_refused(device: str) -> None:
    with pytest.raises((UnsupportedFormatError, NotFoundError)):
        read_file(Path(device))


def test_a_missing_a_vanished_and_an_impossible_name_are_records(tmp_path: Path) -> None:
    gone = tmp_path / "gone.txt"
    paths = [gone, Path("x" * 300), Path("nul\0.txt"), tmp_path / "good.txt" / "below-a-file.txt"]
    (tmp_path / "good.txt").write_bytes(good(1))
    records: list[bytes] = []
    summary = run_batch(paths, records.append, Options())
    assert [json.loads(record)["error"]["code"] for record in records] == ["not-found"] * 4
    assert (summary.reports, summary.errors) == (0, 4)


def test_what_the_user_may_not_read_is_a_record(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root reads everything")
    closed = tmp_path / "closed"
    closed.mkdir()
    (closed / "hidden.txt").write_bytes(good(1))
    unreadable = tmp_path / "unreadable.txt"
    unreadable.write_bytes(good(1))
    unreadable.chmod(0)
    closed.chmod(0)
    try:
        records: list[bytes] = []
        run_batch([one.path for one in find_inputs([str(tmp_path)]) if one.path], records.append, Options())
    finally:
        closed.chmod(0o700)
    assert [json.loads(record)["error"]["code"] for record in records] == ["not-found", "not-found"]


def test_a_file_that_grows_is_read_once_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "grows.txt"
    path.write_bytes(b"x")
    limits = Limits(text_bytes=5_000_000, html_bytes=1, pdf_bytes=1, office_bytes=1, image_bytes=1)
    stop = threading.Event()

    def grow() -> None:
        with path.open("ab") as stream:
            while not stop.is_set():
                stream.write(b"x" * 1_000_000)

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        with pytest.raises(TooLargeError):
            while True:
                assert len(read_file(path, limits=limits)) <= 5_000_000
    finally:
        stop.set()
        writer.join()


def test_a_file_that_is_replaced_while_it_is_read_is_hashed_as_it_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(good(1))
    keeper = Keeper(Options())
    try:
        outcome = keeper.read_path(path, lambda name, digest: path.write_bytes(good(2)) and None)
    finally:
        keeper.close()
    record = json.loads(outcome.record)
    assert record["source"]["sha256"] == outcome.sha256
    assert record["document"]["number"] == "1/BC-UBND"


def test_an_endless_stream_is_an_error() -> None:
    with Path("/dev/zero").open("rb") as endless:
        done = subprocess.run(
            [sys.executable, "-m", "report_parser", "extract", "-"],
            stdin=endless,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert done.returncode == 1
    assert "too-large" in done.stderr


def test_a_run_does_not_read_what_it_writes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(good(1))
    (tmp_path / "b.txt").write_bytes(good(2))
    output = tmp_path / "out.jsonl"
    assert extract(str(tmp_path), "-o", str(output))[0] == 0
    (tmp_path / "out.jsonl.partial").write_bytes(b"")
    assert extract(str(tmp_path), "-o", str(output), "--resume")[0] == 0
    assert len(output.read_bytes().splitlines()) == 2


def test_an_input_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(good(1))
    assert extract(str(path), "-o", str(path))[0] == 2
    assert path.read_bytes() == good(1)


def test_folders_are_read_in_the_order_of_names_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/10.txt", "a.txt", ".hidden.txt", ".git/x.txt", "c/d/e/f.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    found = [one.path.relative_to(tmp_path).as_posix() for one in find_inputs([str(tmp_path)]) if one.path]
    assert found == ["a/10.txt", "a/2.txt", "a.txt", "b.txt", "c/d/e/f.txt"]


def test_no_two_names_are_printed_alike() -> None:
    names = ["\udcff", "\\xff", "\\\\xff", "a\nb", "a\\nb", "é", "e\u0301"]
    assert len({printable(name) for name in names}) == len(names)
