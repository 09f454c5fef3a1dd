"""The command: `python -m benchmarks.cluster`; it needs kubectl, Helm, and a cluster to itself."""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.cluster.control_groups import ControlGroups
from benchmarks.cluster.course import Figures, measure
from benchmarks.cluster.original import GOALS, ORIGINAL, UNITS
from benchmarks.machine import facts
from benchmarks.record import keep, show
from benchmarks.report import Goal, Report, Row
from tools.k8s.release import Unexpected
from tools.k8s.trouble import Trouble


def main(
    runs: Annotated[int, typer.Option(min=1, help="How many lives to measure.")] = 1,
    node: Annotated[
        str, typer.Option(help="Name of the local node, for what its control groups count.")
    ] = "ska-tango-examples",
    output: Annotated[Path, typer.Option(help="Folder for the JSON file.")] = Path("build/bench"),
) -> None:
    """Measure the application on a cluster that has nothing else to do."""
    groups, machine = ControlGroups(node), facts()
    if not groups.exist():
        typer.echo(f"No control groups of a node {node} here: no processor, no memory", err=True)
    try:
        measured = [measure(groups) for _ in range(runs)]
    except (Trouble, Unexpected) as trouble:
        sys.exit(f"bench-k8s: {trouble}")
    report = _report(measured)
    show(report, quick=False)
    keep("cluster", report, output, machine=machine, runs=measured)


def _report(measured: list[Figures]) -> Report:
    median = {what: statistics.median(run[what] for run in measured) for what in measured[0]}
    runs = "one run" if len(measured) == 1 else f"medians of {len(measured)} runs"
    return Report(
        f"The application on a cluster, {runs}",
        ["ours", "the original"],
        [_row(what, value) for what, value in median.items()],
        [Goal(what, median[what], most) for what, most in GOALS.items() if what in median],
    )


def _row(what: str, value: float) -> Row:
    original = ORIGINAL.get(what)
    if original is None:
        return Row(what, UNITS.get(what, ""), {"ours": value})
    values = {"ours": value, "the original": original}
    return Row(what, UNITS.get(what, ""), values, value / original)


if __name__ == "__main__":
    typer.run(main)
