"""A second generator of reports, written from how clerks write and from the contract, by someone who had not read the rules.

`python -m tests.second --reports 60` measures; what the first run gave stands in `first_run.txt` as it was.
"""
