"""`report-parser extract`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_parser.cli.forms import choose_form, form_option, write_records
from report_parser.cli.inputs import Input, complain, find_inputs, lexicon_option, limit_option, load_lexicon
from report_parser.errors import ReportParserError
from report_parser.export.forms import Form, check_form, form_files
from report_parser.limits import Limits

if TYPE_CHECKING:
    from report_parser.batch.keeper import Options
    from report_parser.batch.run import Summary

MANY = 500
"""Records that take seconds to put into a table: say what is being done."""


@click.command(
    "extract",
    epilog="""\b
Examples:
  report-parser extract bao-cao.html                   one JSON object
  report-parser extract *.pdf > bao-cao.jsonl          one line a file, in order
  report-parser extract tinh/ -o tinh.jsonl --jobs 4   a whole folder, safe to interrupt
  report-parser extract tinh/ -o tinh.jsonl --resume   goes on where it stopped
  report-parser extract tinh/ -o tinh.xlsx             tables for Excel; also .csv, .sqlite, .parquet
  curl -s https://example.vn/bao-cao | report-parser extract -""",
)
@click.argument("files", nargs=-1, required=True, type=click.Path())
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    help="Write here, in the form that the suffix names; put in place whole, at the end. With --engine dask, a folder of parts.",
)
@form_option
@click.option(
    "--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="How many files to read at a time."
)
@click.option("--resume", is_flag=True, help="Keep what an earlier run to the same output has read; needs -o.")
@click.option("--follow-symlinks", is_flag=True, help="Read symbolic links in folders too; named ones always are.")
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Where the workers run; `dask` needs the extra `cluster`.",
)
@click.option("--scheduler", metavar="URL", help="The Dask scheduler, as tcp://host:8786; needs --engine dask.")
@lexicon_option
@limit_option
def command(
    files: tuple[str, ...],
    output: str | None,
    form: Form | None,
    jobs: int,
    resume: bool,
    follow_symlinks: bool,
    engine: str,
    scheduler: str | None,
    lexicon: Path | None,
    limits: Limits,
) -> None:
    """Read reports (files, folders or `-`) and write JSON; several inputs give JSON Lines, in input order.

    With -o, the suffix says the form: .json, .jsonl, .csv, .xlsx, .sqlite (.db) or .parquet. A table's records stand
    beside it as JSON Lines, so that --resume and `report-parser export` can go on from them.

    Each of several files is read in a process of its own kind, so that a file that hangs, eats memory or crashes its
    reader costs that file alone. An input that cannot be read gives an error record in its place, and exit code 1.
    Files and folders in a folder whose name begins with a dot are left out.
    """
    if resume and output is None:
        raise click.UsageError("--resume needs -o: there is nothing to resume on standard output")
    if scheduler is not None and engine != "dask":
        raise click.UsageError("--scheduler needs --engine dask")
    target = Path(output) if output is not None else None
    if engine != "dask":
        form = choose_form(target, form)

    def options() -> "Options":
        from report_parser.batch.keeper import Options

        load_lexicon(lexicon)
        named = frozenset(path for name in files for path in (Path(name), Path(name).absolute()))
        return Options(
            jobs=jobs, resume=resume, lexicon=lexicon, follow_symlinks=follow_symlinks, named=named, limits=limits
        )

    if engine == "dask":
        if form not in (None, "jsonl", "parquet"):
            raise click.UsageError(
                f"--engine dask writes parts of JSON Lines, and Parquet; `export` makes {form} of them"
            )
        sys.exit(_write_by_dask(files, output, options(), scheduler, form == "parquet"))
    own = _own_files(target, form)
    try:
        if form is not None:
            check_form(form)
        inputs = find_inputs(files, own)
    except ReportParserError as error:
        complain(" ".join(files), error)
        sys.exit(1)
    if any(one.path is not None and one.path.absolute() in own for one in inputs):
        raise click.UsageError(f"{output} is among the inputs: writing it would lose it")
    if len(inputs) == 1 and not Path(files[0]).is_dir():
        sys.exit(0 if _write_one(inputs[0], target, form, lexicon, limits) else 1)
    if any(one.path is None for one in inputs):
        raise click.UsageError("`-` cannot stand among several inputs")
    paths = [one.path for one in inputs if one.path]
    if target is None or form is None or form == "jsonl":
        if form == "json":
            raise click.UsageError("several inputs as one JSON list need -o")
        done = _read_many(paths, target, options())
        sys.exit(done if isinstance(done, int) else tell_account(done))
    from report_parser.export.read_back import read_records

    records = _records_of(target)
    done = _read_many(paths, records, options())
    if isinstance(done, int):
        sys.exit(done)
    if done.inputs >= MANY:
        click.echo(f"report-parser: making {output} of {done.inputs} records …", err=True)
    written = write_records(form, target, read_records(records))
    if not written:
        click.echo(
            f"report-parser: what was read stands in {records}: report-parser export {records} -o {output}", err=True
        )
    sys.exit(max(tell_account(done), 0 if written else 1))


def _records_of(output: Path) -> Path:
    """Where the JSON Lines stand that a table is made from: beside it, or in it where it is a folder."""
    return output.with_name(output.name + ".jsonl") if output.suffix else output / "reports.jsonl"


def _own_files(output: Path | None, form: Form | None) -> frozenset[Path]:
    """What a run writes, which cannot be among its inputs."""
    if output is None:
        return frozenset()
    from report_parser.batch.journal import Journal

    if form is None or form == "jsonl":
        return frozenset(path.absolute() for path in Journal(output).files())
    written = (*form_files(form, output), *Journal(_records_of(output)).files())
    return frozenset(path.absolute() for path in written)


def _write_one(one: Input, output: Path | None, form: Form | None, lexicon: Path | None, limits: Limits) -> bool:
    from report_parser.export.json_writer import format_line, format_report
    from report_parser.gate import printable
    from report_parser.pipeline import extract_bytes

    try:
        report = extract_bytes(one.read(limits), printable(one.name), lexicon=load_lexicon(lexicon), limits=limits)
    except ReportParserError as error:
        complain(one.name, error)
        return False
    if output is None:
        sys.stdout.buffer.write(format_line(report) if form == "jsonl" else format_report(report))
        return True
    return write_records(form or "json", output, [report])


def _read_many(paths: list[Path], output: Path | None, options: "Options") -> "Summary | int":
    """Read the inputs into JSON Lines; the exit code where that came to nothing."""
    from report_parser.batch.journal import AccountError, Journal
    from report_parser.batch.process import WorkerStartError
    from report_parser.batch.run import run_batch
    from report_parser.cli.progress import Progress

    progress = Progress(len(paths))
    try:
        summary = run_batch(paths, Journal(output) if output else _print, options, progress.step)
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
    except (WorkerStartError, AccountError) as error:
        progress.close()
        click.echo(f"report-parser: {error}", err=True)
        return 1
    progress.close()
    return summary


def tell_account(summary: "Summary") -> int:
    """Print what became of the inputs; the exit code."""
    reused = f" ({summary.reused} from an earlier run)" if summary.reused else ""
    rate = summary.inputs / summary.seconds if summary.seconds else 0.0
    click.echo(
        f"{summary.inputs} inputs = {summary.reports} reports + {summary.errors} errors{reused}, {summary.seconds:.1f} s, {rate:.1f} a second",
        err=True,
    )
    if summary.missing_layers:
        click.echo(f"not available here: {', '.join(summary.missing_layers)}", err=True)
    return 1 if summary.errors else 0


def _print(record: bytes) -> None:
    """A record on standard output, out of our hands when this returns."""
    sys.stdout.buffer.write(record)
    sys.stdout.buffer.flush()


def _write_by_dask(
    files: tuple[str, ...], output: str | None, options: "Options", scheduler: str | None, parquet: bool
) -> int:
    from report_parser.batch.dask import find_addresses, is_address, run_dask
    from report_parser.batch.journal import AccountError
    from report_parser.batch.process import WorkerStartError

    if output is None:
        raise click.UsageError("--engine dask needs -o: a folder, or an address such as s3://bucket/folder")
    here = Path(output).absolute()

    def tell(summary: "Summary") -> None:
        done = summary.reports + summary.errors
        click.echo(f"{done}/{summary.inputs} done, {summary.errors} errors", err=True)

    try:
        names: list[str] = []
        for name in files:
            if is_address(name):
                names += find_addresses(name)
                continue
            found = [one.path.absolute() for one in find_inputs((name,)) if one.path]
            names += [str(path) for path in found if not path.is_relative_to(here)]
        summary = run_dask(names, output, options, scheduler, on_part=tell, parquet=parquet)
    except ReportParserError as error:
        complain(" ".join(files), error)
        return 1
    except KeyboardInterrupt:
        click.echo("report-parser: interrupted; the parts that were finished are kept, go on with --resume", err=True)
        return 130
    except (OSError, AccountError, WorkerStartError, ImportError) as error:
        click.echo(f"report-parser: {error}", err=True)
        return 1
    return tell_account(summary)
