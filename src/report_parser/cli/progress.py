"""How far a batch has come: a bar on a terminal, a plain line now and then elsewhere."""

import sys
import time

import click

from report_parser.batch.run import Outcome, Summary
from report_parser.cli.inputs import format_complaint

_PLAIN_SECONDS = 10.0


class Progress:
    """Shown on standard error: done, rate, time left, failures; each failure is named once."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.terminal = sys.stderr.isatty()
        self.shown = time.monotonic()

    def step(self, outcome: Outcome, summary: Summary) -> None:
        done = summary.reports + summary.errors
        if outcome.outcome != "ok" and not outcome.reused:
            self.close()
            click.echo(f"report-parser: {_complaint(outcome)}", err=True)
        now = time.monotonic()
        if self.terminal and (now - self.shown > 0.1 or done == self.total):
            rate = done / summary.seconds if summary.seconds else 0.0
            left = (self.total - done) / rate if rate else 0.0
            bar = "█" * (24 * done // self.total) + "·" * (24 - 24 * done // self.total)
            sys.stderr.write(
                f"\r{bar} {done}/{self.total}  {rate:.1f}/s  {left:.0f} s left  {summary.errors} errors\x1b[K"
            )
            sys.stderr.flush()
            self.shown = now
        elif not self.terminal and now - self.shown > _PLAIN_SECONDS:
            click.echo(f"{done}/{self.total} done, {summary.errors} errors", err=True)
            self.shown = now

    def close(self) -> None:
        """Leave the bar's line."""
        if self.terminal:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _complaint(outcome: Outcome) -> str:
    import json

    error = json.loads(outcome.record).get("error", {})
    return format_complaint(outcome.name, error.get("message", outcome.outcome), error.get("code", outcome.outcome))
