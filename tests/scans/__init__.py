"""Printed reports, scanned by script and read back: `python -m tests.scans` measures all, the tests sample."""
