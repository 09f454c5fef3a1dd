"""The command: `python -m benchmarks [NAME...]`."""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from benchmarks import calls, commands, crowd, levels, start, timetable
from benchmarks.machine import facts
from benchmarks.record import keep, show

BENCHMARKS = {
    "start": start.measure,
    "calls": calls.measure,
    "timetable": timetable.measure,
    "crowd": crowd.measure,
    "commands": commands.measure,
    "levels": levels.measure,
}


def main(
    names: Annotated[
        list[str] | None,
        typer.Argument(help=f"Which ones [default: {' '.join(BENCHMARKS)}]."),
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="See only that they work; the figures mean nothing.")
    ] = False,
    output: Annotated[
        Path, typer.Option(help="Folder for one JSON file of each benchmark.")
    ] = Path("build/bench"),
) -> None:
    """Measure the examples. What counts is the ratios: each is taken in one run, in turns."""
    unknown = set(names or []) - set(BENCHMARKS)
    if unknown:
        raise typer.BadParameter(
            f"there is no {', '.join(sorted(unknown))}; there are {', '.join(BENCHMARKS)}"
        )
    # An end by SIGTERM shall take what has been started along, as Ctrl-C does.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    for name in names or BENCHMARKS:
        machine, begin = facts(), time.monotonic()
        report = BENCHMARKS[name](quick=quick)
        show(report, quick=quick)
        seconds = round(time.monotonic() - begin, 1)
        keep(name, report, output, quick=quick, seconds=seconds, machine=machine)


if __name__ == "__main__":
    typer.run(main)
