"""The command line: arguments, files, messages, exit codes; nothing else. One command a module, loaded when it is called."""

import os
from importlib import import_module
from typing import Any

import click

from report_parser import __version__

COMMANDS = {
    "extract": "one report as JSON, many as JSON Lines",
    "text": "the article as it was read",
    "check": "what does not add up, each with its place",
    "show": "the indicators as a table in the terminal",
    "explain": "how a report was read, block by block, and why",
    "export": "reports' JSON as CSV, XLSX, SQLite or Parquet",
    "schema": "the JSON Schema of the output",
    "golden": "compare the corpus with its golden files",
    "review": "a page that shows the source beside its facts",
    "verify": "prove a report's JSON against its source",
    "diff": "what changed in substance between two reports",
    "doctor": "what this installation can read",
}


class _LazyGroup(click.Group):
    """Imports a command's module when the command is called, so that help and version cost nothing more."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: Any = import_module(f"report_parser.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  report-parser extract bao-cao.html
  report-parser extract bao-cao/ -o bao-cao.jsonl
  report-parser check --lang vi bao-cao.pdf

Shell completion: eval "$(_REPORT_PARSER_COMPLETE=bash_source report-parser)" (or zsh_source, fish_source).""",
)
@click.version_option(__version__, prog_name="report-parser")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Read the reports that Vietnamese communes publish: JSON in which every fact points at its source."""
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    ctx.call_on_close(_keep_patterns)


def _keep_patterns() -> None:
    from report_parser.pattern_store import STORE

    STORE.keep()
