"""helm and kubectl: those that make would take, without fetching any."""

from __future__ import annotations

import platform
import re
from pathlib import Path

from .check import Look
from .finding import Finding, bad, good, not_needed
from .machine import Machine
from .programs import Silent
from .versions import Version, dotted, version_in

_PATIENCE = 4.0
_QUESTIONS = {
    "helm": ("version", "--template", "{{.Version}}"),
    "kubectl": ("version", "--client", "--output", "yaml"),
}
_FETCHED_FOR = "Linux x86_64"


def find(machine: Machine, name: str) -> tuple[Path, Version] | None:
    """The program that make would take, if it is here, and its version."""
    asked = machine.setting(name.upper())
    oldest = _oldest(machine, name)
    candidates = [*machine.found(name), machine.cache / "bin" / name]
    for path in [Path(asked)] if asked else candidates:
        version = _version(machine, name, path)
        if version >= (() if asked else oldest) and version:
            return path, version
    return None


def kube_program(name: str) -> Look:
    """The check of one of the two."""

    def look(machine: Machine) -> Finding:
        found = find(machine, name)
        if found:
            path, version = found
            return good(f"{dotted(version)}, {path}")
        oldest = dotted(_oldest(machine, name))
        if asked := machine.setting(name.upper()):
            return bad(f"{asked} tells no version", f"make doctor {name.upper()}=/path/of/{name}")
        if f"{platform.system()} {platform.machine()}" == _FETCHED_FOR:
            return not_needed(f"none of at least {oldest} yet; what needs it fetches it")
        return bad(f"none of at least {oldest}", f"install {name} {oldest} or later")

    return look


def _oldest(machine: Machine, name: str) -> Version:
    """The version that the program which make asks insists on."""
    chooser = (machine.root / "tools" / "kube-programs").read_text(encoding="utf-8")
    return version_in(re.findall(rf"{name.upper()}_OLDEST=(\S+)", chooser)[0])


def _version(machine: Machine, name: str, path: Path) -> Version:
    try:
        said = machine.output(path, *_QUESTIONS[name], patience=_PATIENCE)
    except Silent:
        return ()
    told = re.search(r"gitVersion: (\S+)", said)
    return version_in(told[1] if told else said)
