"""The command line: one module for each command, named like it."""

from __future__ import annotations

import importlib
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from ska_tango_examples.cli.console import complain, say
from ska_tango_examples.facility.errors import FacilityError, InterruptedStartError

_COMMANDS = ("up", "status", "watch", "describe", "validate", "down")
_INTERRUPTED = 130


class Commands(TyperGroup):
    """Imports the module of a command when it is asked for: Tango alone takes half a second."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """The names of all commands, in the order of their use."""
        return list(_COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """The command of that name, None if there is none."""
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"ska_tango_examples.cli.{cmd_name}")
        single = typer.Typer(add_completion=False)
        single.command(cmd_name)(getattr(module, cmd_name))
        return typer.main.get_command(single)


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_versions(wanted: bool) -> None:
    if wanted:
        from ska_tango_examples.program.versions import versions

        say(versions())
        raise typer.Exit


@app.callback()
def ska_tango_examples(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_versions, is_eager=True, help="Show the versions and end."
        ),
    ] = False,
) -> None:
    """Tango devices to learn from, and a whole control system on this machine."""


def main() -> int:
    """Run the command line; returns the exit code if it did not end the process itself."""
    try:
        app()
    except InterruptedStartError as interruption:
        complain(str(interruption))
        return _INTERRUPTED
    except FacilityError as error:
        complain(str(error))
        return 1
    return 0
