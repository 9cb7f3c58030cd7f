"""What reading costs, beside other libraries on the same files in one run: `python -m tests.bench`."""
