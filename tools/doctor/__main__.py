"""The command: `python3 -m tools.doctor`; `make doctor` gives it the settings of make."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from .check import examine
from .checks import SECTIONS
from .finding import Verdict
from .machine import Machine
from .report import Report

_ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Say how it is with every check; 1 if `make run` or `make test` will fail."""
    # As the shell does it, so that `make doctor | head` ends quietly.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    machine = Machine(_ROOT, os.environ)
    try:
        return _tell(machine, _report(os.environ))
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    finally:
        machine.programs.end_all()


def _report(environment: Mapping[str, str]) -> Report:
    if not sys.stdout.isatty():
        return Report()
    plain = environment.get("NO_COLOR") or environment.get("TERM") == "dumb"
    return Report(shutil.get_terminal_size().columns, colours=not plain)


def _tell(machine: Machine, report: Report) -> int:
    title, serious, harmless = "", 0, 0
    for section, check, finding in examine(SECTIONS, machine):
        if section.title != title:
            title = section.title
            print(report.title(title))
        print(report.finding(check.name, finding, needed=section.needed), flush=True)
        if finding.verdict is Verdict.BAD:
            serious, harmless = serious + section.needed, harmless + (not section.needed)
    print(_sum(serious, harmless))
    return int(serious > 0)


def _sum(serious: int, harmless: int) -> str:
    said = f"{serious} bad" if serious else "Nothing bad"
    rest = f", {harmless} bad elsewhere" if harmless else ""
    return f"{said} for make run and make test{rest}"


if __name__ == "__main__":
    sys.exit(main())
