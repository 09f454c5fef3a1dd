"""What keeps a program from listening for a debugger is told, and who else must not listen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ska_tango_examples.facility.job import Job
from ska_tango_examples.facility.launcher import Launcher
from tests.servers.program import free_port, run, silent_port

VERSION = (sys.executable, "-m", "ska_tango_examples.tabata.Tabata", "--version")


def refused(**changes: str) -> str:
    """What a server says that ends with the code of a wrong use."""
    done = run(VERSION, changes)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.parametrize("port", ["debug", "0", "-1", "65536", "5678 "])
def test_a_wrong_port_is_refused(port: str) -> None:
    assert f"DEBUGPY_PORT is {port!r}, but a number from 1 to 65535" in refused(DEBUGPY_PORT=port)


def test_a_port_in_use_is_refused() -> None:
    with silent_port() as port:
        said = refused(DEBUGPY_PORT=str(port))
    assert f"no debugger can attach at port {port} (" in said
    assert "choose another DEBUGPY_PORT" in said


def test_a_missing_debugger_is_named(tmp_path: Path) -> None:
    (tmp_path / "debugpy.py").write_text("raise ImportError")
    said = refused(DEBUGPY_PORT="5678", PYTHONPATH=str(tmp_path))
    assert "debugpy is not installed: pip install debugpy" in said


def test_tango_that_was_imported_before_is_told_of() -> None:
    code = "import tango, ska_tango_examples"
    done = run((sys.executable, "-c", code), {"DEBUGPY_PORT": str(free_port())})
    told = "breakpoints in its threads do not hold" in done.stderr
    assert (done.returncode, told) == (0, sys.version_info < (3, 12))


@pytest.mark.parametrize("wait", ["0", "false", "No", ""])
def test_nobody_waits_who_is_told_not_to(wait: str) -> None:
    done = run(VERSION, {"DEBUGPY_PORT": str(free_port()), "DEBUGPY_WAIT": wait})
    assert done.returncode == 0
    assert "a debugger can attach" in done.stderr
    assert "waiting" not in done.stderr


def test_who_would_wait_for_nothing_is_told_so() -> None:
    done = run(VERSION, {"DEBUGPY_PORT": "", "DEBUGPY_WAIT": "1"})
    assert done.returncode == 0
    assert "DEBUGPY_WAIT is set, but without DEBUGPY_PORT there is nothing to wait" in done.stderr


@pytest.mark.parametrize("port", [None, ""])
def test_nothing_listens_without_a_port(port: str | None) -> None:
    code = "import sys, ska_tango_examples.tabata.Tabata; sys.exit('debugpy' in sys.modules)"
    environment = {key: value for key, value in os.environ.items() if key != "DEBUGPY_PORT"}
    given = {} if port is None else {"DEBUGPY_PORT": port}
    subprocess.run(
        [sys.executable, "-c", code], env={**environment, **given}, check=True, timeout=30
    )


def test_the_children_of_a_process_do_not_want_its_port() -> None:
    code = "import os, ska_tango_examples; print([key for key in os.environ if 'DEBUGPY' in key])"
    done = run((sys.executable, "-c", code), {"DEBUGPY_PORT": str(free_port())})
    assert (done.returncode, done.stdout) == (0, "[]\n")


def test_a_process_of_the_facility_that_is_debugged_is_no_fork(tmp_path: Path) -> None:
    """The fork server has imported Tango long before, without a debugger."""
    tabata = "ska_tango_examples.tabata.Tabata.Tabata"
    job = Job(
        name="Tabata/test",
        log=str(tmp_path / "Tabata-test.log"),
        module="ska_tango_examples.facility.device_server",
        arguments=["ska_tango_examples.program.server:serve", tabata, "Tabata", "--version"],
        environment={"DEBUGPY_PORT": str(free_port())},
    )
    with Launcher(tmp_path) as launcher:
        processes = launcher.start([job])
        assert launcher.wait(processes, 30)
    said = Path(job.log).read_text()
    assert processes[0].exit_code == 0, said
    assert "a debugger can attach" in said
    assert "do not hold" not in said
