"""Distributions as `make python-build` makes them, and a place with nothing else in it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

ROOT = Path(__file__).parents[2]
# How pip reaches its index may be in the environment; where Python finds modules may not.
MISLEADING = {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "MAKEFLAGS", "MFLAGS", "MAKELEVEL"}
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in MISLEADING}


def run(*words: str | Path, cwd: Path) -> str:
    """Return what a program wrote; fail with all of it if it failed."""
    done = subprocess.run(
        words,
        cwd=cwd,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=500,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """Return a folder that goes with the tests: an environment is too large to be kept."""
    with TemporaryDirectory(prefix="wheels-") as name:
        yield Path(name)


@pytest.fixture(scope="session")
def dist(folder: Path) -> Path:
    """Return the folder with every wheel and source archive, built for this."""
    built = folder / "dist"
    run("/usr/bin/env", "make", "python-build", f"PYTHON_DIST={built}", cwd=ROOT)
    return built


@pytest.fixture(scope="session")
def programs(folder: Path, dist: Path) -> Path:
    """Return the folder of the programs of an environment with the examples' wheel in it."""
    environment = folder / "environment"
    interpreter = Path(sys.base_prefix, "bin", f"python3.{sys.version_info.minor}")
    run(interpreter, "-m", "venv", environment, cwd=folder)
    run(
        *(environment / "bin" / "pip", "--disable-pip-version-check", "install", "--quiet"),
        *("--find-links", dist, "ska-tango-examples"),
        cwd=folder,
    )
    return environment / "bin"
