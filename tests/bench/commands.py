"""What a command costs from its start to its end: processor time of a fresh process, the interpreter's own with it."""

import os
import subprocess
import sys
from pathlib import Path


def command_seconds(arguments: list[str], rounds: int, compiled: Path) -> float:
    """The least processor seconds of `python …`; raises RuntimeError where it fails.

    Python's bytecode is kept in `compiled`, as beside any installed package; the first run writes it and is not counted.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(compiled)
    return min([_once(arguments, environment) for _ in range(rounds + 1)][1:])


def _once(arguments: list[str], environment: dict[str, str]) -> float:
    before = os.times()
    done = subprocess.run(
        [sys.executable, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
        timeout=120,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


def time_commands(folder: Path, files: dict[str, bytes], rounds: int) -> dict[str, float]:
    """By command line: bare Python, `--version`, and `extract` of each file."""
    compiled, program = folder / "compiled", ["-m", "report_parser"]
    seconds = {
        "python alone": command_seconds(["-c", ""], rounds, compiled),
        "--version": command_seconds([*program, "--version"], rounds, compiled),
    }
    for kind, data in files.items():
        path = folder / kind
        path.write_bytes(data)
        seconds[f"extract, {kind}"] = command_seconds([*program, "extract", str(path)], rounds, compiled)
    return seconds
