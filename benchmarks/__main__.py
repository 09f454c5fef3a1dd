"""The command: `python -m benchmarks [NAME...]`."""

from __future__ import annotations

import json
import signal
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from benchmarks import calls, crowd, start, timetable
from benchmarks.machine import facts
from benchmarks.report import Report

BENCHMARKS = {
    "start": start.measure,
    "calls": calls.measure,
    "timetable": timetable.measure,
    "crowd": crowd.measure,
}

out = Console(highlight=False)


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
    output.mkdir(parents=True, exist_ok=True)
    for name in names or BENCHMARKS:
        machine, begin = facts(), time.monotonic()
        report = BENCHMARKS[name](quick=quick)
        _show(report, quick=quick)
        seconds = round(time.monotonic() - begin, 1)
        record = {"benchmark": name, "quick": quick, "seconds": seconds, "machine": machine}
        text = json.dumps({**record, **_plain(report)}, indent=2, ensure_ascii=False)
        (output / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def _show(report: Report, *, quick: bool) -> None:
    out.print(report.title, style="bold", soft_wrap=True)
    out.print(report.as_table())
    if quick:
        out.print("The figures of a quick run mean nothing.", style="yellow")
    else:
        for goal in report.goals:
            out.print(str(goal), style="green" if goal.met else "yellow")
    out.print()


def _plain(report: Report) -> dict[str, object]:
    return {**asdict(report), "goals": [{**asdict(g), "met": g.met} for g in report.goals]}


if __name__ == "__main__":
    typer.run(main)
