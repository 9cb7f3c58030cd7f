"""Batches of good files with misbehaving ones between them, and what must be true of them afterwards."""

import contextlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from report_parser.batch import process
from report_parser.batch.run import Options, Summary, run_batch
from report_parser.limits import Limits
from tests.faults.kinds import FAULTS

WORKER = Path(__file__).with_name("worker.py")
LIMITS = Limits(wall_seconds=4.0, wall_seconds_per_page=0.0, silent_seconds=4.0, memory_bytes=400_000_000)

REPORT = """\
ỦY BAN NHÂN DÂN
XÃ {place}
Số: {number}/BC-UBND
BÁO CÁO
Kết quả chuyển đổi số năm 2023
II. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU
1. Chính quyền số
1.1. Tỷ lệ hồ sơ trực tuyến
Kết quả: {done}/120 hồ sơ
* Đánh giá: Đạt
1.2. Tổ công nghệ số cộng đồng
* Đánh giá: Không đạt
"""


def good(number: int) -> bytes:
    return REPORT.format(place="Thanh Sơn", number=number, done=number % 120 + 1).encode()


def write_batch(folder: Path, kinds: Sequence[str]) -> list[Path]:
    """A good file, then each kind followed by a good one."""
    paths = [folder / "000-good.txt"]
    paths[0].write_bytes(good(0))
    for number, kind in enumerate(kinds, 1):
        bad = folder / f"{number:03}-{kind}.txt"
        bad.write_bytes(f"FAULT {kind}\n".encode() + good(number))
        after = folder / f"{number:03}-{kind}-then-good.txt"
        after.write_bytes(good(1000 + number))
        paths += [bad, after]
    return paths


@contextlib.contextmanager
def misbehaving(command: Sequence[str] = (sys.executable, "-P", str(WORKER))) -> Iterator[None]:
    """Start workers that obey the documents' wishes."""
    usual = process.worker_command
    process.worker_command = lambda: list(command)
    try:
        yield
    finally:
        process.worker_command = usual


def run_faults(folder: Path, kinds: Sequence[str], jobs: int = 1) -> tuple[list[str], Summary]:
    """What went wrong, in words; empty where every file has its right outcome and every good file its quiet bytes."""
    paths = write_batch(folder, kinds)
    quiet_paths = [path for path in paths if "good" in path.name]
    quiet: list[bytes] = []
    run_batch(quiet_paths, quiet.append, Options(limits=LIMITS))
    expected = dict(zip((path.name for path in quiet_paths), quiet, strict=True))
    records: list[bytes] = []
    seconds: dict[str, float] = {}
    with misbehaving():
        summary = run_batch(
            paths,
            records.append,
            Options(jobs=jobs, limits=LIMITS),
            lambda one, _: seconds.update({one.name: one.seconds}),
        )
    wrong = [] if len(records) == len(paths) and summary.adds_up() else [f"{len(paths)} inputs, {len(records)} records"]
    for path, record in zip(paths, records, strict=True):
        found = json.loads(record)
        code = found["error"]["code"] if "error" in found else "ok"
        if path.name in expected:
            if record != expected[path.name]:
                wrong.append(f"{path.name}: not the bytes of a quiet run ({code} {found.get('error')})")
            continue
        kind = path.stem.split("-", 1)[1]
        if found["source"]["name"] != str(path) or code not in FAULTS[kind].outcomes:
            wrong.append(f"{path.name}: {code} {found.get('error', {}).get('message', '')[:120]}")
        if seconds[str(path)] > 3 * (LIMITS.wall_seconds + 1.0) + 3.0:
            wrong.append(f"{path.name}: {seconds[str(path)]:.1f} s")
    return wrong, summary
