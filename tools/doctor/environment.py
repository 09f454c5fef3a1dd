"""The virtual environment, and the Tango in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tools.poetry_lock import locked_in, normal

from .finding import Finding, bad, good
from .machine import Machine
from .programs import Silent

_ANEW = "make -B install"
_SHOWN = 3
_TANGO = "import tango; print(tango.__version__, tango.constants.TgLibVers)"
# A first import reads a hundred megabytes, and a busy disk takes its time.
_TANGO_PATIENCE = 18.0


def environment(machine: Machine) -> Finding:
    """Whether .venv has what poetry.lock says, in the groups that were installed."""
    venv = machine.root / ".venv"
    everything = (venv / ".installed-all").exists()
    installed = everything or (venv / ".installed-main").exists()
    # A link to an interpreter that is gone does not exist either.
    if not installed or not machine.venv_python.exists():
        return bad("not installed", "make install")
    lock = machine.root / "poetry.lock"
    if not lock.is_file():
        return bad("poetry.lock is missing", "git restore poetry.lock")
    wrong = list(_differences(lock, venv, everything=everything))
    if wrong:
        more = f" and {len(wrong) - _SHOWN} more" if len(wrong) > _SHOWN else ""
        return bad(f"not what poetry.lock says: {', '.join(wrong[:_SHOWN])}{more}", _ANEW)
    which = "all groups" if everything else "the main group; make test installs the rest"
    return good(f"in line with poetry.lock, {which}")


def tango(machine: Machine) -> Finding:
    """Whether PyTango can be imported, and on which cppTango it stands."""
    if not machine.venv_python.exists():
        return bad("not installed", "make install")
    try:
        said = machine.output(machine.venv_python, "-c", _TANGO, patience=_TANGO_PATIENCE)
    except Silent as error:
        return bad(f"cannot be imported: {error}", _ANEW)
    pytango, _, cpptango = said.partition(" ")
    return good(f"{pytango} on cppTango {cpptango}")


def _differences(lock: Path, venv: Path, *, everything: bool) -> Iterator[str]:
    there = _installed(venv)
    wanted: dict[str, set[str]] = defaultdict(set)
    missing = set()
    for package in locked_in(lock):
        wanted[package.name].add(package.version)
        chosen = everything or "main" in package.groups
        if chosen and package.everywhere and package.name not in there:
            missing.add(package.name)
    yield from (f"no {name}" for name in sorted(missing))
    for name in sorted(wanted.keys() & there.keys()):
        if there[name] not in wanted[name]:
            yield f"{name} {there[name]} for {' or '.join(sorted(wanted[name]))}"


def _installed(venv: Path) -> dict[str, str]:
    """The version of each distribution, as its folder of facts is named."""
    folders = venv.glob("lib/python*/site-packages/*.dist-info")
    named = (folder.name.removesuffix(".dist-info").rpartition("-") for folder in folders)
    return {normal(name): version for name, _, version in named}
