"""Many files: workers that a bad file cannot take the rest down with, records in order, runs that can be resumed."""

from report_parser.batch.run import Options, Outcome, Summary, run_batch

__all__ = ["Options", "Outcome", "Summary", "run_batch"]
