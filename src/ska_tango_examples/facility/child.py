"""How a fork of the fork server turns into the process that its job asks for."""

from __future__ import annotations

import ctypes
import importlib
import os
import signal
import sys
from pathlib import Path
from typing import NoReturn

from ska_tango_examples.facility.job import Job

_PR_SET_PDEATHSIG = 1
_LONGEST_TITLE = 15


def become(job: Job, fork_server: int) -> int:
    """Do the job in this process.

    Args:
        job: what to do.
        fork_server: process id of the parent, whose death ends this process too.

    Returns:
        The exit code of the program; does not return if the job is an executable.
    """
    _end_with(fork_server)
    _give_signals_back()
    _write_to(job.log)
    os.environ.update(job.environment)
    if job.command:
        _execute(job)
    _show_in_process_list(job.name)
    sys.argv = [job.module, *job.arguments]
    exit_code = importlib.import_module(job.module).main(job.arguments)
    return exit_code or 0


def _end_with(fork_server: int) -> None:
    """Let the kernel end this process when the fork server is gone, even by SIGKILL."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != fork_server:
        # It died before the kernel knew that this process wants to be told.
        os._exit(1)


def _give_signals_back() -> None:
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)


def _write_to(log: str) -> None:
    """Send standard output and error to the log; standard input is empty."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for source, target in ((nothing, 0), (output, 1), (output, 2)):
        os.dup2(source, target)
    os.close(nothing)
    os.close(output)


def _execute(job: Job) -> NoReturn:
    program = [*job.command, *job.arguments]
    try:
        os.execvp(program[0], program)
    except OSError as error:
        sys.exit(f"cannot start {program[0]!r}: {error.strerror}; is it installed and on PATH?")


def _show_in_process_list(name: str) -> None:
    """All forks have the same command line; `ps -o comm` and `top` tell them apart by this."""
    title = Path("/proc/self/comm")
    if title.exists():
        title.write_text(name[:_LONGEST_TITLE])
