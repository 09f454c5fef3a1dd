"""Where a report goes: to the terminal and into a file."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from rich.console import Console

from benchmarks.report import Report

_out = Console(highlight=False)


def show(report: Report, *, quick: bool) -> None:
    """Print the figures, and whether they reach their goals."""
    _out.print(report.title, style="bold", soft_wrap=True)
    _out.print(report.as_table())
    if quick:
        _out.print("The figures of a quick run mean nothing.", style="yellow")
    else:
        for goal in report.goals:
            _out.print(str(goal), style="green" if goal.met else "yellow")
    _out.print()


def keep(name: str, report: Report, folder: Path, **circumstances: object) -> None:
    """Write a benchmark's report into `<name>.json`, with what it was taken under."""
    folder.mkdir(parents=True, exist_ok=True)
    goals = [{**asdict(goal), "met": goal.met} for goal in report.goals]
    record = {"benchmark": name, **circumstances, **asdict(report), "goals": goals}
    text = json.dumps(record, indent=2, ensure_ascii=False)
    (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")
