"""A worker's records are those of a call without any; what it costs is measured by `python -m tests.faults.cost`."""

from tests.faults.cost import costs


def test_good_files_read_the_same_with_a_worker_and_without() -> None:
    found, _ = costs(1)
    assert {kind for kind, (_, _, same) in found.items() if not same} == set()
    assert len(found) >= 5
