"""The whole command: on this checkout, and where nothing has been installed."""

import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.doctor.place import ROOT
from tools.doctor.checks import SECTIONS

TIMEOUT = 45
ALONE = """import runpy, sys
sys.path.insert(0, ".")
runpy.run_module("tools.doctor", run_name="__main__")
"""
LINE = re.compile(r"^  (good|bad|not needed) +(\S.{16})\S", re.MULTILINE)


@pytest.fixture
def quiet(tmp_path: Path) -> dict[str, str]:
    """An environment that leads to no cluster and to no control system."""
    changed = {"KUBECONFIG": str(tmp_path / "none"), "XDG_RUNTIME_DIR": str(tmp_path)}
    return {k: v for k, v in os.environ.items() if k not in {"TANGO_HOST", "NO_COLOR"}} | changed


def test_this_checkout(quiet: dict[str, str]) -> None:
    done = subprocess.run(
        ["/usr/bin/env", "make", "doctor"],
        cwd=ROOT,
        env=quiet,
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )
    lines = [(verdict, name.strip()) for verdict, name in LINE.findall(done.stdout)]
    names = [check.name for section in SECTIONS for check in section.checks]
    assert [name for _, name in lines] == names
    assert ("good", "PyTango") in lines
    assert ("good", "environment") in lines
    needed = [verdict for verdict, _ in lines[: len(SECTIONS[0].checks)]]
    # make has a status of its own for what fails.
    assert (done.returncode != 0) == ("bad" in needed), done.stdout + done.stderr
    assert all("cure: " in line for line in done.stdout.splitlines() if line.startswith("  bad"))


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A checkout in which nothing has been installed."""
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    return tmp_path


def test_before_anything_is_installed(bare: Path, quiet: dict[str, str]) -> None:
    done = subprocess.run(
        # No package is in reach.
        [
            sys.executable,
            "-I",
            "-S",
            "-c",
            ALONE,
        ],
        cwd=bare,
        env=quiet,
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert re.search(
        r"bad +environment +not installed; cure: make install$", done.stdout, re.MULTILINE
    )
    assert re.search(r"^\d+ bad for make run and make test", done.stdout, re.MULTILINE)


def test_on_a_terminal(bare: Path, quiet: dict[str, str]) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "tools.doctor"]
    environment = quiet | {"TERM": "xterm", "COLUMNS": "70", "PATH": "/nowhere"}
    with subprocess.Popen(command, cwd=bare, env=environment, stdout=theirs) as doctor:
        os.close(theirs)
        shown = _all_from(ours)
        assert doctor.wait(TIMEOUT) == 1
    assert "\x1b[31;1mbad\x1b[0m         git              not on PATH\r\n" in shown
    assert f"\r\n{' ' * 31}cure: apt-get install git\r\n" in shown
    plain = re.sub(r"\x1b\[[\d;]+m", "", shown)
    assert max(len(line) for line in plain.splitlines() if "/" not in line) <= 70


def _all_from(terminal: int) -> str:
    """All that is written to a terminal until its last writer closes it."""
    shown = b""
    try:
        while piece := os.read(terminal, 4096):
            shown += piece
    except OSError:
        # How Linux says that nobody writes any more.
        return shown.decode()
    finally:
        os.close(terminal)
    return shown.decode()
