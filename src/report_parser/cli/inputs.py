"""From what stands on the command line to inputs: files, folders, globs, standard input."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from report_parser.errors import NotFoundError, ReportParserError
from report_parser.lexicon import Lexicon, default_lexicon

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One input by its name; `path` is None for standard input."""

    name: str
    path: Path | None

    def read(self) -> bytes:
        """The input's bytes. Raises NotFoundError where there is no such file or it cannot be read."""
        if self.path is None:
            return sys.stdin.buffer.read()
        from report_parser.gate import read_file

        return read_file(self.path)


def find_inputs(names: Sequence[str]) -> list[Input]:
    """The inputs that the arguments name, folders opened, each folder's files in the order of their names."""
    found: list[Input] = []
    for name in names:
        path = Path(name)
        if name == STDIN:
            found.append(Input("<stdin>", None))
        elif path.is_dir():
            files = list(_walk(path))
            if not files:
                raise NotFoundError(f"the folder {path} holds no files")
            found += files
        else:
            found.append(Input(name, path))
    return found


def _walk(folder: Path) -> Iterator[Input]:
    for path in sorted(folder.rglob("*")):
        if not any(part.startswith(".") for part in path.relative_to(folder).parts) and not path.is_dir():
            yield Input(path.as_posix(), path)


def load_lexicon(path: Path | None) -> Lexicon:
    """The shipped words with those of `path`; a broken file is wrong usage."""
    if path is None:
        return default_lexicon()
    try:
        return Lexicon.with_file(path)
    except (OSError, ValueError) as error:
        raise click.BadParameter(f"{path} is no lexicon: {error}") from error


def complain(name: str, error: ReportParserError) -> None:
    """Say on standard error why an input could not be read."""
    click.echo(f"report-parser: {name}: {error.message} [{error.code}]", err=True)


lexicon_option = click.option(
    "--lexicon",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A TOML file of further words (see the documentation).",
)
language_option = click.option(
    "--lang", type=click.Choice(["en", "vi"]), default="en", show_default=True, help="Language of the messages."
)
