"""`report-parser extract`."""

import sys
from pathlib import Path

import click

from report_parser.cli.inputs import Input, complain, find_inputs, lexicon_option, load_lexicon
from report_parser.errors import ReportParserError


@click.command(
    "extract",
    epilog="""\b
Examples:
  report-parser extract bao-cao.html                   one JSON object
  report-parser extract *.pdf > bao-cao.jsonl          one line a file, in order
  report-parser extract tinh/ -o tinh.jsonl --jobs 4   a whole folder, safe to interrupt
  report-parser extract tinh/ -o tinh.jsonl --resume   goes on where it stopped
  curl -s https://example.vn/bao-cao | report-parser extract -""",
)
@click.argument("files", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write here; put in place whole, at the end.",
)
@click.option(
    "--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="How many files to read at a time."
)
@click.option("--resume", is_flag=True, help="Keep what an earlier run to the same output has read; needs -o.")
@lexicon_option
def command(files: tuple[str, ...], output: Path | None, jobs: int, resume: bool, lexicon: Path | None) -> None:
    """Read reports (files, folders or `-`) and write JSON; several inputs give JSON Lines, in input order.

    Each of several files is read in a process of its own kind, so that a file that hangs, eats memory or crashes its
    reader costs that file alone. An input that cannot be read gives an error record in its place, and exit code 1.
    """
    if resume and output is None:
        raise click.UsageError("--resume needs -o: there is nothing to resume on standard output")
    try:
        inputs = find_inputs(files)
    except ReportParserError as error:
        complain(" ".join(files), error)
        sys.exit(1)
    if len(inputs) == 1 and not Path(files[0]).is_dir():
        sys.exit(0 if _write_one(inputs[0], output, lexicon) else 1)
    if any(one.path is None for one in inputs):
        raise click.UsageError("`-` cannot stand among several inputs")
    sys.exit(_write_many([one.path for one in inputs if one.path], output, jobs, resume, lexicon))


def _write_one(one: Input, output: Path | None, lexicon: Path | None) -> bool:
    from report_parser.export.json_writer import format_report
    from report_parser.pipeline import extract_bytes

    try:
        record = format_report(extract_bytes(one.read(), one.name, lexicon=load_lexicon(lexicon)))
    except ReportParserError as error:
        complain(one.name, error)
        return False
    if output is None:
        sys.stdout.buffer.write(record)
        return True
    from report_parser.atomic import write_whole

    try:
        write_whole(output, record)
    except OSError as error:
        click.echo(f"report-parser: {output} cannot be written: {error.strerror}", err=True)
        return False
    return True


def _write_many(paths: list[Path], output: Path | None, jobs: int, resume: bool, lexicon: Path | None) -> int:
    from report_parser.batch import Options, run_batch
    from report_parser.batch.journal import Journal
    from report_parser.cli.progress import Progress

    load_lexicon(lexicon)
    options = Options(jobs=jobs, resume=resume, lexicon=lexicon)
    progress = Progress(len(paths))
    try:
        summary = run_batch(paths, Journal(output) if output else sys.stdout.buffer.write, options, progress.step)
    except KeyboardInterrupt:
        progress.close()
        click.echo(
            "report-parser: interrupted; what was read is kept, go on with --resume" if output else "interrupted",
            err=True,
        )
        return 130
    except OSError as error:
        progress.close()
        click.echo(f"report-parser: {output or 'standard output'} cannot be written: {error.strerror}", err=True)
        return 1
    progress.close()
    reused = f" ({summary.reused} from an earlier run)" if summary.reused else ""
    rate = summary.inputs / summary.seconds if summary.seconds else 0.0
    click.echo(
        f"{summary.inputs} inputs = {summary.reports} reports + {summary.errors} errors{reused}, {summary.seconds:.1f} s, {rate:.1f} a second",
        err=True,
    )
    if summary.missing_layers:
        click.echo(f"not available here: {', '.join(summary.missing_layers)}", err=True)
    return 1 if summary.errors or not summary.adds_up() else 0
