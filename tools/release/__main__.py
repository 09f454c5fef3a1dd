"""The command behind the targets of release.mk: `python -m tools.release COMMAND`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from . import manifest, releasing, reproducible, sbom, stamp
from .git import Repository
from .source_date import source_date
from .trouble import Trouble
from .version import Version

_PARTS = ("patch", "minor", "major")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.release", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("show", "check", "status", "rc-to-release", "changelog", "notes", "tag"):
        commands.add_parser(name)
    commands.add_parser("bump").add_argument("part", choices=_PARTS)
    commands.add_parser("bump-rc").add_argument("part", choices=_PARTS, nargs="?")
    commands.add_parser("set").add_argument("version", type=str)
    commands.add_parser("push").add_argument("remote")
    commands.add_parser("pipeline", help="what may be told of the pipeline, a line each")
    stamping = commands.add_parser("stamp", help="finish the archives of a folder into another")
    stamping.add_argument("source", type=Path)
    stamping.add_argument("target", type=Path)
    commands.add_parser("sbom").add_argument("folder", type=Path)
    twice = commands.add_parser("reproducible", help="build twice and compare")
    twice.add_argument("build", help="the command line that builds")
    twice.add_argument("output", help="the folder that it fills")
    return parser


def _write_bill(project: Path, given: argparse.Namespace) -> str:
    return str(sbom.write(project, given.folder, source_date(Repository(project))))


def _stamp(project: Path, given: argparse.Namespace) -> str:
    when = source_date(Repository(project))
    return "\n".join(map(str, stamp.stamp_all(given.source, given.target, os.environ, when)))


_ANSWERS: dict[str, Callable[[Path, argparse.Namespace], str]] = {
    "show": lambda project, _: releasing.shown(project),
    "bump": lambda project, given: releasing.change(
        project, lambda version: version.next(given.part)
    ),
    "bump-rc": lambda project, given: releasing.change(
        project, lambda version: version.next_candidate(given.part or "")
    ),
    "rc-to-release": lambda project, _: releasing.change(project, Version.released),
    "set": lambda project, given: releasing.change(
        project, lambda _: Version.parse(given.version)
    ),
    "changelog": lambda project, _: releasing.write_changelog(project),
    "notes": lambda project, _: releasing.notes(project),
    "tag": lambda project, _: releasing.tag(project),
    "push": lambda project, given: releasing.push(project, given.remote),
    "pipeline": lambda *_: "\n".join(manifest.pipeline(os.environ)),
    "stamp": _stamp,
    "sbom": _write_bill,
}
_CHECKS: dict[str, Callable[[Path, argparse.Namespace], list[str]]] = {
    "check": lambda project, _: releasing.complaints(project),
    "status": lambda project, _: releasing.uncommitted(project),
    "reproducible": lambda project, given: reproducible.check(project, given.build, given.output),
}


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says; 1 if a check found something, 2 if there is trouble."""
    given = _parser().parse_args(arguments)
    project = Path.cwd()
    try:
        if given.command in _ANSWERS:
            answer = _ANSWERS[given.command](project, given)
            print(answer, end="\n" if answer else "")
            return 0
        found = _CHECKS[given.command](project, given)
    except Trouble as trouble:
        print(f"release {given.command}: {trouble}", file=sys.stderr)
        return 2
    print(*found or [f"{given.command}: all is well"], sep="\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
