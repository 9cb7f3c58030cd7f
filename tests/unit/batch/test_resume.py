"""Runs that were killed, interrupted or short of disk, and gone on with: the bytes of an undisturbed run."""

import errno
import json
import os
import random
import resource
import signal
import subprocess
import time
from pathlib import Path

import pytest

from report_parser.batch import journal as journal_module
from report_parser.batch.journal import AccountError, BusyError, Journal
from report_parser.batch.keeper import Options, Outcome
from report_parser.batch.run import Summary, run_batch
from tests.faults.kills import command, kill_and_resume, undisturbed, write_folder
from tests.faults.run import good


def _files(folder: Path, count: int) -> list[Path]:
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{number:03}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_bytes(good(number))
    return paths


def _run(paths: list[Path], output: Path, *, resume: bool = True) -> Summary:
    return run_batch(paths, Journal(output), Options(resume=resume))


def _names(data: bytes) -> list[str]:
    return [Path(json.loads(line)["source"]["name"]).name for line in data.splitlines()]


def test_killed_at_random_moments_and_resumed(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write_folder(folder, 100)
    expected = undisturbed(folder, tmp_path / "quiet" / "out.jsonl")
    assert len(expected.splitlines()) == 101
    assert not kill_and_resume(folder, tmp_path / "run" / "out.jsonl", expected, 3, random.Random(5))


def test_any_number_of_workers_gives_the_same_bytes(tmp_path: Path) -> None:
    paths = _files(tmp_path / "in", 40)
    given = []
    for jobs in (1, 2):
        records: list[bytes] = []
        run_batch(paths, records.append, Options(jobs=jobs))
        given.append(b"".join(records))
    assert given[0] == given[1]
    assert _names(given[0]) == [path.name for path in paths]


def test_ctrl_c_keeps_what_was_read_and_says_how_to_go_on(tmp_path: Path) -> None:
    folder, output = tmp_path / "in", tmp_path / "out" / "out.jsonl"
    write_folder(folder, 600)
    told = output.with_name("out.jsonl.partial.manifest")
    # Programs that a shell starts in the background are told to ignore Ctrl-C, and so would be theirs.
    held = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        running = subprocess.Popen(command(folder, output), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    finally:
        signal.signal(signal.SIGINT, held)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not (told.exists() and told.read_bytes().count(b"\n") > 5):
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    started = time.monotonic()
    _, said = running.communicate(timeout=30)
    assert running.returncode == 130
    assert time.monotonic() - started < 5
    assert "--resume" in said and "Traceback" not in said
    assert not output.exists()
    assert told.read_bytes().count(b"\n") > 5


def test_what_is_unchanged_is_kept_and_what_changed_is_read_again(tmp_path: Path) -> None:
    paths, output = _files(tmp_path / "in", 6), tmp_path / "out.jsonl"
    assert _run(paths, output).reused == 0
    before = output.read_bytes()
    assert _run(paths, output).reused == 6
    assert output.read_bytes() == before
    paths[2].write_bytes(good(77))
    added = paths[0].with_name("0005-more.txt")
    added.write_bytes(good(99))
    order = [paths[4], added, *paths[:4]]  # another order, one more, one fewer
    assert _run(order, output).reused == 4
    quiet: list[bytes] = []
    run_batch(order, quiet.append, Options())
    assert output.read_bytes() == b"".join(quiet)
    entries = [json.loads(line) for line in output.with_name("out.jsonl.manifest").read_bytes().splitlines()]
    data = output.read_bytes()
    for entry, record in zip(entries, quiet, strict=True):
        assert data[entry["start"] : entry["start"] + entry["length"]] == record
        assert entry["sha256"] == json.loads(record)["source"]["sha256"]
        assert entry["outcome"] == "ok" and entry["version"] and entry["options"] == "" and entry["seconds"] > 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.jsonl", "out.jsonl.manifest"]


def test_other_options_read_everything_again(tmp_path: Path) -> None:
    paths, output = _files(tmp_path / "in", 2), tmp_path / "out.jsonl"
    words = tmp_path / "words.toml"
    words.write_text('[[verdicts]]\ncode = "partly_met"\nphrases = ["tạm ổn"]\n', "utf-8")
    _run(paths, output)
    assert run_batch(paths, Journal(output), Options(resume=True, lexicon=words)).reused == 0
    assert run_batch(paths, Journal(output), Options(resume=True, lexicon=words)).reused == 2


@pytest.mark.parametrize(("which", "cut"), [("partial", 100), ("partial.manifest", 1)])
def test_torn_ends_are_cut_off_and_read_again(tmp_path: Path, which: str, cut: int) -> None:
    paths, output = _files(tmp_path / "in", 4), tmp_path / "out.jsonl"
    _run(paths, output)
    expected = output.read_bytes()
    for name in ("", ".manifest"):
        (tmp_path / f"out.jsonl{name}").rename(tmp_path / f"out.jsonl.partial{name}")
    torn = tmp_path / f"out.jsonl.{which}"
    torn.write_bytes(torn.read_bytes()[:-cut])
    summary = _run(paths, output)
    assert summary.reused == 3
    assert output.read_bytes() == expected


def test_a_record_whose_bytes_are_not_what_was_written_is_read_again(tmp_path: Path) -> None:
    paths, output = _files(tmp_path / "in", 3), tmp_path / "out.jsonl"
    _run(paths, output)
    expected = output.read_bytes()
    output.write_bytes(expected[:300] + b"?" + expected[301:])
    assert _run(paths, output).reused == 2
    assert output.read_bytes() == expected


def test_a_full_disk_leaves_the_old_output_whole_and_the_run_to_be_resumed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths, output = _files(tmp_path / "in", 5), tmp_path / "out.jsonl"
    output.write_bytes(b"old\n")
    usual, left = journal_module._write, [6]

    def write(descriptor: int, data: bytes) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.write(descriptor, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")
        usual(descriptor, data)

    monkeypatch.setattr(journal_module, "_write", write)
    with pytest.raises(OSError, match="No space left"):
        _run(paths, output, resume=False)
    assert output.read_bytes() == b"old\n"
    monkeypatch.undo()
    assert _run(paths, output).reused == 2
    assert len(_names(output.read_bytes())) == 5


def test_a_file_that_may_not_grow_is_an_error_in_words(tmp_path: Path) -> None:
    folder, output = tmp_path / "in", tmp_path / "out.jsonl"
    write_folder(folder, 20)
    output.write_bytes(b"old\n")
    done = subprocess.run(
        command(folder, output),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )
    assert done.returncode == 1
    assert "cannot be written" in done.stderr and "Traceback" not in done.stderr
    assert output.read_bytes() == b"old\n"


def test_two_runs_cannot_write_to_one_output(tmp_path: Path) -> None:
    first, second = Journal(tmp_path / "out.jsonl"), Journal(tmp_path / "out.jsonl")
    first.begin(False, "")
    with pytest.raises(BusyError):
        second.begin(True, "")
    first.abandon()


def test_an_account_that_does_not_add_up_puts_nothing_in_place(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "out.jsonl")
    journal.begin(False, "")
    journal.append(Outcome("a.txt", b"{}\n", "ok", 0.1))
    with pytest.raises(AccountError):
        journal.finish(2)
    assert not journal.output.exists()
