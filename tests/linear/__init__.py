"""Time against size: `python -m tests.linear` up to any size, a sample in the usual tests."""
