"""The command behind the targets of ci.mk: `python -m tools.ci COMMAND`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tools.ci import check, pages, reports
from tools.ci.badges import badges_of
from tools.ci.joining import join
from tools.ci.metrics import commit_here, metrics_of, now
from tools.ci.trouble import Trouble


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.ci", description=__doc__)
    parser.add_argument("command", choices=_ANSWERS)
    parser.add_argument("--jobs", nargs="*", default=[], help="the ones to check")
    parser.add_argument("--tiers", nargs="*", default=[], help="all that the tests have")
    parser.add_argument("--browser-required", action="store_true", help="do not do without one")
    parser.add_argument("--build", type=Path, default=Path("build"))
    parser.add_argument("--docs", type=Path, default=Path("docs/build/html"))
    parser.add_argument("--pages", type=Path, default=Path("public"))
    parser.add_argument("--wheels", type=Path, default=Path("dist"))
    return parser


def _join(given: argparse.Namespace) -> None:
    folder = given.build / "reports"
    join(list(folder.glob("linting-*.xml")), folder / reports.LINTING)
    print(folder / reports.LINTING)


def _metrics(given: argparse.Namespace) -> None:
    folder = given.build / "reports"
    metrics = metrics_of(folder, commit_here(), now())
    _write(folder / reports.METRICS, json.dumps(metrics, indent=2) + "\n")
    for name, svg in badges_of(metrics).items():
        _write(given.build / "badges" / name, svg)
    # The pipeline reads it from here.
    print(f"Coverage {metrics['coverage']['percentage']:.2f} %")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(path)


def _pages(given: argparse.Namespace) -> None:
    pages.build(given.build, given.docs, given.pages, given.tiers)
    print(given.pages / "index.html")


def _check(given: argparse.Namespace) -> None:
    folders = check.Folders(given.build, given.pages, given.wheels, given.browser_required)
    for job in given.jobs:
        if job in check.CHECKS:
            print(f"{job}: {check.CHECKS[job](folders)}")


_ANSWERS: dict[str, Callable[[argparse.Namespace], None]] = {
    "join": _join,
    "metrics": _metrics,
    "pages": _pages,
    "check": _check,
}


def main(arguments: Sequence[str]) -> int:
    """Do what was asked; the exit code is 1 if a report is missing or broken."""
    given = _parser().parse_args(arguments)
    try:
        _ANSWERS[given.command](given)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
