"""Python, make, git and Poetry: what has to be there before anything can be installed."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

from .check import Look
from .finding import Finding, bad, good, not_needed
from .machine import Machine
from .programs import Silent

Version = tuple[int, ...]
_PYTHONS = ((3, 10), (3, 13))
_OLDEST_MAKE = (4, 0)
_LOCK_PATIENCE = 15.0


def version_in(text: str) -> Version:
    """The first version in a text; () if there is none."""
    found = re.search(r"\d+(\.\d+)+", text)
    return tuple(map(int, found[0].split("."))) if found else ()


def dotted(version: Version) -> str:
    """A version as it is written."""
    return ".".join(map(str, version))


def python(machine: Machine, version: Version = sys.version_info[:3]) -> Finding:
    """The interpreter that this runs on, which is the one that environments are made with."""
    oldest, newest = _PYTHONS
    if not oldest <= version[:2] <= newest:
        return bad(
            f"{dotted(version)}, but {dotted(oldest)} to {dotted(newest)} is needed",
            "install one of these, or name it: make doctor PYTHON=python3.12",
        )
    if importlib.util.find_spec("ensurepip") is None and not _poetry(machine).exists():
        return bad(
            f"{dotted(version)} without ensurepip, so no environment can be made",
            "apt-get install python3-venv",
        )
    return good(f"{dotted(version)}, {sys.executable}")


def program(name: str, oldest: Version = ()) -> Look:
    """The check of a program that tells its version."""

    def look(machine: Machine) -> Finding:
        cure = f"apt-get install {name}"
        path = next(machine.found(name), None)
        if path is None:
            return bad("not on PATH", cure)
        try:
            version = version_in(machine.output(path, "--version"))
        except Silent as error:
            return bad(str(error), cure)
        if version < oldest:
            return bad(f"{dotted(version)} is older than {dotted(oldest)}", cure)
        return good(f"{dotted(version)}, {path}")

    return look


make = program("make", _OLDEST_MAKE)
git = program("git")


def poetry(machine: Machine) -> Finding:
    """The project's own Poetry, and whether it finds the lock in line with pyproject.toml."""
    program = _poetry(machine)
    if not (program.parents[1] / "complete").exists():
        return not_needed("not there yet; make install gets it")
    version = dotted(version_in(program.parents[1].name))
    try:
        machine.output(program, "--no-interaction", "check", "--lock", patience=_LOCK_PATIENCE)
    except Silent as error:
        if not (machine.root / "poetry.lock").is_file():
            return bad(f"{version}; poetry.lock is missing", "git restore poetry.lock")
        if "poetry.lock" in str(error):
            return bad(f"{version}; poetry.lock does not fit pyproject.toml", "make lock")
        return bad(f"{version}: {error}", f"rm -rf {program.parents[1]} && make -B install")
    return good(f"{version}; poetry.lock fits pyproject.toml")


def _poetry(machine: Machine) -> Path:
    wrapper = (machine.root / "tools" / "poetry").read_text(encoding="utf-8")
    version = re.findall(r"POETRY_VERSION=(\S+)", wrapper)[0]
    return machine.root / ".tools" / f"poetry-{version}" / "bin" / "poetry"
