"""The command line: one module per command, loaded when the command is called."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any, NoReturn

import click

import factcheck
from factcheck.display import display_safe

_COMMANDS = {
    "claims": "List every checkable claim of a draft.",
    "lint": "Check drafts and print what is suspect.",
    "report": "Write the check report of a draft.",
    "review": "Decide on flags, one by one, in the terminal.",
    "rules": "List, explain and test rules.",
    "status": "Count the decisions of each draft.",
}


class _LazyGroup(click.Group):
    """A group that imports a command's module only when that command runs."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line.

        Facts or names that cannot be read, and output that cannot be written, end it with exit status 2, whichever
        command meets them first.
        """
        if sys.stdout is None or sys.stderr is None:
            nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
            sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
        try:
            return super().main(*args, **extra)
        except ValueError as problem:
            from factcheck.yamlfile import YamlBroken

            if not isinstance(problem, YamlBroken):
                raise
            self._fail(str(problem))
        except OSError as problem:
            self._fail(f"{problem.filename or 'output'}: {problem.strerror or problem}")

    @staticmethod
    def _fail(message: str) -> NoReturn:
        click.echo("\n".join(map(display_safe, message.splitlines())), err=True)
        raise SystemExit(2) from None

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"factcheck.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(factcheck.__version__, prog_name="factcheck")
def main() -> None:
    """Find what a draft says that cannot be right: contradictions, dates, sums, names, known facts."""
