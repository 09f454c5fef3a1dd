"""Every test has a place of its own for records and run folders, and leaves no process."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from tests.system.program import COMMAND, PATIENCE, Program, processes_of


@dataclass(frozen=True)
class Home:
    """Where one test, or the tests of one module, run their system."""

    place: Path
    temporary: Path

    @property
    def environment(self) -> dict[str, str]:
        inherited = {k: v for k, v in os.environ.items() if k not in ("TANGO_HOST", "COLUMNS")}
        return {
            **inherited,
            "XDG_RUNTIME_DIR": str(self.place),
            "TMPDIR": str(self.temporary),
            "TERM": "xterm",
            "COLUMNS": "150",
        }

    def start(self, *arguments: str, terminal: bool = False) -> Program:
        return Program(*arguments, environment=self.environment, terminal=terminal)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command that ends by itself."""
        return subprocess.run(
            [*COMMAND, *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def leftovers(self) -> list[object]:
        """Processes and run folders that should be gone."""
        return [*processes_of(self.place), *self.temporary.iterdir()]

    def await_end(self) -> None:
        """Wait until every process has ended."""
        _, alive = psutil.wait_procs(processes_of(self.place), PATIENCE)
        assert not alive


def make_home(folder: Path) -> Home:
    home = Home(folder / "run", folder / "tmp")
    home.place.mkdir()
    home.temporary.mkdir()
    return home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    home = make_home(tmp_path)
    yield home
    remaining = processes_of(home.place)
    for process in remaining:
        process.kill()
    assert not remaining
