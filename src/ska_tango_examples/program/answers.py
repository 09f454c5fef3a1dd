"""Answers the questions on the command line of a server, without any Tango database."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from rich.console import Console
from tango.server import Device

from ska_tango_examples.program.arguments import Arguments
from ska_tango_examples.program.describe import describe
from ska_tango_examples.program.description_table import render
from ska_tango_examples.program.usage import usage
from ska_tango_examples.program.versions import versions

# Wide enough for the tables where there is no terminal to ask.
_FILE_WIDTH = 120


def answer(classes: Sequence[type[Device]], arguments: Arguments) -> bool:
    """Print the answer to a question such as ``--help``; return False if there is none."""
    if arguments.wants_help:
        _say(usage(arguments.program, classes))
    elif "--version" in arguments.options:
        _say(versions())
    elif "--describe" in arguments.options:
        _describe(classes, for_programs="--json" in arguments.options)
    else:
        return False
    return True


def _describe(classes: Sequence[type[Device]], *, for_programs: bool) -> None:
    descriptions = [describe(device_class) for device_class in classes]
    if for_programs:
        _say(json.dumps([each.as_dict() for each in descriptions], indent=2, default=str))
        return
    console = Console(width=None if sys.stdout.isatty() else _FILE_WIDTH)
    for description in descriptions:
        render(description, console)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
