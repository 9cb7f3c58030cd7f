"""Inputs made to hurt, mutants of good ones, and random ones; `python -m tests.fuzz --help` says how to run them."""
