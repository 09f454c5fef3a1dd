"""`validate`: check files before they are deployed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ska_tango_examples.cli.console import complain, say
from ska_tango_examples.deployment import (
    DeploymentError,
    instances_of,
    load_chart,
    load_file,
    start_order,
)


def validate(
    files: Annotated[
        list[Path], typer.Argument(help="Device-server files, or folders of charts.")
    ],
) -> None:
    """Check device-server files and charts; exit code 1 if something is wrong."""
    problems = [str(problem) for file in files for problem in _problems(file)]
    for problem in problems:
        complain(problem)
    if problems:
        raise typer.Exit(1)


def _problems(file: Path) -> list[object]:
    """What is wrong with a file or a chart; says so if nothing is."""
    try:
        if file.is_dir():
            servers = load_chart(file)
            start_order(servers)
        else:
            servers = [load_file(file)]
    except DeploymentError as error:
        return list(error.problems)
    instances = list(instances_of(servers))
    devices = sum(len(instance.devices) for instance in instances)
    say(f"{file}: good, {len(instances)} server instances with {devices} devices")
    return []
