"""A checkout on a machine of its own, with fakes for the programs on its PATH."""

from __future__ import annotations

import shutil
from pathlib import Path

from tools.doctor.finding import Finding, Verdict
from tools.doctor.machine import Machine

ROOT = Path(__file__).parents[3]


class Place:
    """Folders that stand for the checkout, the home, PATH and the root of the system.

    Attributes:
        settings: variables of the environment beside PATH and HOME.
    """

    def __init__(self, folder: Path) -> None:
        self.root = folder / "checkout"
        self.home = folder / "home"
        self.path = folder / "path"
        self.system = folder / "system"
        for one in (self.root / "tools", self.home, self.path, self.system):
            one.mkdir(parents=True)
        for tool in ("poetry", "kube-programs"):
            shutil.copy(ROOT / "tools" / tool, self.root / "tools")
        self.settings: dict[str, str] = {}

    @property
    def machine(self) -> Machine:
        environment = {"PATH": str(self.path), "HOME": str(self.home), **self.settings}
        return Machine(self.root, environment, self.system)

    def program(self, name: str, *lines: str) -> Path:
        """A shell script on PATH, or at a path of its own."""
        return executable(self.path / name, *lines)

    def file(self, path: Path, text: str = "") -> Path:
        """A file, with the folders that lead to it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


def executable(path: Path, *lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]))
    path.chmod(0o755)
    return path


def is_good(finding: Finding, facts: str) -> bool:
    return _is(finding, Verdict.GOOD, facts, "")


def is_bad(finding: Finding, facts: str, cure: str) -> bool:
    return _is(finding, Verdict.BAD, facts, cure)


def is_not_needed(finding: Finding, facts: str, cure: str = "") -> bool:
    return _is(finding, Verdict.NOT_NEEDED, facts, cure)


def _is(finding: Finding, verdict: Verdict, facts: str, cure: str) -> bool:
    assert (finding.verdict, finding.cure) == (verdict, cure), finding
    assert facts in finding.facts
    return True
