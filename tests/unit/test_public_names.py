"""What `from report_parser import …` gives, in whatever order the package's parts were loaded."""

import subprocess
import sys

import pytest

ORDERS = {
    "first": "from report_parser import extract",
    "after its own use": "import report_parser; report_parser.extract(b'x 1.1.'); from report_parser import extract",
    "after the folder": "import report_parser.extract.facts; from report_parser import extract",
    "after a part of the folder": "from report_parser.extract import facts; from report_parser import extract",
    "with the other names": "from report_parser import *",
    "after the command line": "import report_parser.cli.extract; from report_parser import extract",
}


@pytest.mark.parametrize("order", ORDERS)
def test_extract_is_the_function(order: str) -> None:
    code = f"{ORDERS[order]}\nimport report_parser\nassert extract is report_parser.extract\nprint(extract.__name__, extract.__module__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout.split(), done.stderr) == (["extract", "report_parser.api"], "")


def test_every_public_name_is_there() -> None:
    import report_parser

    assert all(getattr(report_parser, name) is not None for name in report_parser.__all__)
    assert not hasattr(report_parser, "nothing")
