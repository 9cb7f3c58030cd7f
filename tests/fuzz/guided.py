"""`python -m tests.fuzz.guided pdf [libFuzzer's options]`: one target, fed by atheris, which looks for new ways through the code.

Starts from good files of the target's format. Needs `pip install atheris` (Linux, macOS).
"""

import importlib
import sys
import tempfile
from pathlib import Path

from tests.fuzz.mutants import SEEDS, seeds
from tests.fuzz.targets import TARGETS


def main() -> int:
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        print(f"python -m tests.fuzz.guided {'|'.join(TARGETS)}", file=sys.stderr)
        return 2
    try:
        atheris = importlib.import_module("atheris")
    except ImportError:
        print("guided fuzzing needs atheris: pip install atheris", file=sys.stderr)
        return 2
    name = sys.argv.pop(1)
    with tempfile.TemporaryDirectory() as folder:
        for place, data in enumerate(seeds(name) if name in SEEDS else ()):
            (Path(folder) / f"{place}").write_bytes(data)
        atheris.instrument_all()
        atheris.Setup([*sys.argv, folder], TARGETS[name])
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
