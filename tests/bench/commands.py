"""What a command costs from its start to its end: processor time of a fresh process, the interpreter's own with it."""

import os
import subprocess
import sys
from pathlib import Path


def command_seconds(arguments: list[str], rounds: int) -> float:
    """The least processor seconds of `python -m report_parser …`; raises RuntimeError where it fails."""
    return min(_once(["-m", "report_parser", *arguments]) for _ in range(rounds))


def interpreter_seconds(rounds: int) -> float:
    return min(_once(["-c", ""]) for _ in range(rounds))


def _once(arguments: list[str]) -> float:
    before = os.times()
    done = subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=120)
    if done.returncode:
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


def time_commands(folder: Path, files: dict[str, bytes], rounds: int) -> dict[str, float]:
    """By command line: bare Python, `--version`, and `extract` of each file."""
    seconds = {"python alone": interpreter_seconds(rounds), "--version": command_seconds(["--version"], rounds)}
    for kind, data in files.items():
        path = folder / kind
        path.write_bytes(data)
        seconds[f"extract, {kind}"] = command_seconds(["extract", str(path)], rounds)
    return seconds
