"""From what stands on the command line to inputs: files, folders, globs, standard input."""

import os
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_parser.errors import NotFoundError, ReportParserError, TooLargeError
from report_parser.lexicon import Lexicon, default_lexicon
from report_parser.records import dataclass

if TYPE_CHECKING:
    from report_parser.limits import Limits

STDIN = "-"
_DEEPEST = 64
"""Folders below folders; deeper ones are refused."""


@dataclass(frozen=True, slots=True)
class Input:
    """One input by its name; `path` is None for standard input."""

    name: str
    path: Path | None

    def read(self, limits: "Limits | None" = None) -> bytes:
        """The input's bytes.

        Raises NotFoundError where there is no such file or it cannot be read, TooLargeError for a stream without end.
        """
        from report_parser.limits import DEFAULT_LIMITS

        limits = limits or DEFAULT_LIMITS
        if self.path is None:
            from report_parser.gate import largest

            most = largest(limits)
            data = sys.stdin.buffer.read(most + 1)
            if len(data) > most:
                raise TooLargeError(f"standard input has more than {most:,} bytes, the most that are read")
            return data
        from report_parser.gate import read_file

        return read_file(self.path, limits=limits)


def find_inputs(names: Sequence[str], without: Collection[Path] = ()) -> list[Input]:
    """The inputs that the arguments name, folders opened, each folder's files in the order of their names.

    Hidden files and those of `without` (a run's own output) are left out of folders. Every other name in a folder is
    an input: what is no regular file is for the reader to refuse.
    """
    found: list[Input] = []
    left_out = {path.absolute() for path in without}
    for name in names:
        path = Path(name)
        if name == STDIN:
            found.append(Input("<stdin>", None))
        elif _is_folder(path):
            files = [one for one in _walk(path, 0) if one.path and one.path.absolute() not in left_out]
            if not files:
                raise NotFoundError(f"the folder {path} holds no files")
            found += files
        else:
            found.append(Input(name, path))
    return found


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long, a folder on the way that may not be entered
        return False


def _walk(folder: Path, depth: int) -> Iterator[Input]:
    """A folder's files, and as inputs that will be refused: links, and folders that cannot be opened or lie too deep."""
    try:
        with os.scandir(folder) as listing:
            found = sorted(listing, key=lambda one: one.name)
    except OSError:
        yield Input(folder.as_posix(), folder)
        return
    for one in found:
        if one.name.startswith("."):
            continue
        path = folder / one.name
        if one.is_dir(follow_symlinks=False) and depth < _DEEPEST:
            yield from _walk(path, depth + 1)
        else:
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
    from report_parser.gate import printable

    click.echo(f"report-parser: {format_complaint(printable(name), error.message, error.code)}", err=True)


def format_complaint(name: str, message: str, code: str) -> str:
    """`a.pdf: the PDF asks for a password [encrypted]`; a message that has the name already stands alone."""
    from report_parser.gate import harmless

    message = harmless(message)
    named = message.startswith(f"{name} ") or message.endswith(f" {name}")
    return f"{message} [{code}]" if named else f"{name}: {message} [{code}]"


lexicon_option = click.option(
    "--lexicon",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A TOML file of further words (see the documentation).",
)


def _set_limits(_: click.Context, __: click.Parameter, settings: tuple[str, ...]) -> "Limits":
    """The limits of the environment and the command line; a broken one is wrong usage."""
    from report_parser.limit_settings import set_limits

    try:
        return set_limits(settings, os.environ)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


limit_option = click.option(
    "--limit",
    "limits",
    multiple=True,
    metavar="NAME=VALUE",
    callback=_set_limits,
    help="Set a limit, such as pages=200; may be repeated (docs/limits.md names them all).",
)
language_option = click.option(
    "--lang", type=click.Choice(["en", "vi"]), default="en", show_default=True, help="Language of the messages."
)
