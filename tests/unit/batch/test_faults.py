"""Workers whose reader misbehaves: each fault one record, and the file after it as in a quiet run.

A sample of the kinds; `python -m tests.faults --rounds 25` runs all of them, in another order each round.
"""

from pathlib import Path

from tests.faults.kinds import FAULTS
from tests.faults.run import run_faults

SAMPLE = [name for name, fault in FAULTS.items() if fault.sampled]


def test_there_are_faults_of_every_kind() -> None:
    assert len(FAULTS) >= 40
    assert {outcome for name in SAMPLE for outcome in FAULTS[name].outcomes} >= {
        "ok",
        "crashed",
        "timed-out",
        "out-of-memory",
        "damaged",
    }


def test_each_fault_costs_its_file_alone(tmp_path: Path) -> None:
    wrong, summary = run_faults(tmp_path, SAMPLE, jobs=2)
    assert not wrong
    assert summary.inputs == 1 + 2 * len(SAMPLE) == summary.reports + summary.errors
    assert not Path("/var/tmp/report-parser-was-here").exists()
