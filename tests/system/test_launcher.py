"""The processes of a control system, started by hand."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import psutil
import pytest

from ska_tango_examples.facility.errors import FacilityError
from ska_tango_examples.facility.job import Job
from ska_tango_examples.facility.launcher import Launcher
from ska_tango_examples.facility.process import Process
from tests.support.waiting import wait_until

PATIENCE = 20.0


@pytest.fixture
def launcher(tmp_path: Path) -> Iterator[Launcher]:
    with Launcher(tmp_path, forked=False) as launcher:
        yield launcher


def job(launcher: Launcher, name: str, *command: str) -> Job:
    return Job(name=name, log=str(launcher.folder / f"{name}.log"), command=list(command))


def sleepers(launcher: Launcher, *names: str) -> list[Process]:
    """Start programs that do nothing, and wait until they are that.

    A signal that reaches a fork before may get lost: coverage handles SIGTERM in Python, and the
    fork becomes its program before Python comes to handle it.
    """
    processes = launcher.start([job(launcher, name, "sleep", "60") for name in names])
    wait_until(lambda: all(process.pid for process in processes), "the processes to be forked")
    for process in map(psutil.Process, [process.pid for process in processes]):
        wait_until(partial(_sleeps, process), "the program of a process")
    return processes


def _sleeps(process: psutil.Process) -> bool:
    return bool(process.name() == "sleep")


def test_a_program_tells_its_log_and_its_fate(launcher: Launcher) -> None:
    code = "import sys; print('hello'); sys.exit(3)"
    (process,) = launcher.start([job(launcher, "short", sys.executable, "-c", code)])

    assert launcher.wait([process], PATIENCE)
    assert (process.last_words(), process.fate()) == ("hello", "exit code 3")


def test_a_program_that_is_not_there_says_so_in_its_log(launcher: Launcher) -> None:
    (process,) = launcher.start([job(launcher, "lost", "no-such-program")])

    assert launcher.wait([process], PATIENCE)
    assert process.exit_code == 1
    assert process.last_words().startswith("cannot start 'no-such-program'")


def test_a_signal_goes_to_one_process(launcher: Launcher) -> None:
    one, other = sleepers(launcher, "one", "other")
    assert one.fate() == "running"
    assert one.last_words() == "(its log is empty)"

    launcher.signal([one], signal.SIGTERM)

    assert launcher.wait([one], PATIENCE)
    assert one.fate() == "signal SIGTERM"
    assert other.running


def test_the_end_of_the_launcher_is_the_end_of_all(tmp_path: Path) -> None:
    with Launcher(tmp_path, forked=False) as launcher:
        processes = sleepers(launcher, "a", "b", "c")
    assert [process.fate() for process in processes] == ["signal SIGTERM"] * 3


def test_nothing_is_started_without_the_fork_server(launcher: Launcher) -> None:
    (process,) = launcher.start([job(launcher, "one", "sleep", "60")])
    (fork_server,) = psutil.Process().children()
    fork_server.kill()

    assert launcher.wait([process], PATIENCE)
    assert process.fate() == "signal SIGKILL"
    launcher.signal([process], signal.SIGTERM)
    with pytest.raises(FacilityError, match="the fork server is gone"):
        launcher.start([job(launcher, "two", "sleep", "60")])
