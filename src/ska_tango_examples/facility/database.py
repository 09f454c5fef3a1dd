"""Waiting for the Tango database of the control system."""

from __future__ import annotations

import re
import threading
import time

import tango

from ska_tango_examples.facility.errors import InterruptedStartError, ServerFailedError
from ska_tango_examples.facility.job import LOOPBACK
from ska_tango_examples.facility.process import Process

_ANNOUNCEMENT = re.compile(r"Database DS listening on: host=.*, port=(\d+)")
_START_TIMEOUT = 30.0
_LOOK_AGAIN = 0.02


def await_database(process: Process, stop: threading.Event) -> str:
    """Wait until a database that has been started answers.

    Returns:
        The TANGO_HOST to reach it.

    Raises:
        ServerFailedError: it ended, or did not answer in time; the text ends with its log.
        InterruptedStartError: `stop` was set meanwhile.
    """
    deadline = time.monotonic() + _START_TIMEOUT
    while not (port := _announced_port(process)) or not _answers(port):
        if not process.running or time.monotonic() > deadline:
            raise ServerFailedError(_complaint(process))
        if stop.wait(_LOOK_AGAIN):
            raise InterruptedStartError("stopped while the database was starting")
    return f"{LOOPBACK}:{port}"


def _announced_port(process: Process) -> int:
    """The port that the log tells, 0 if it does not yet."""
    announcement = _ANNOUNCEMENT.search(process.log_text())
    return int(announcement[1]) if announcement else 0


def _answers(port: int) -> bool:
    try:
        tango.Database(LOOPBACK, port).get_info()
    except tango.DevFailed:
        return False
    return True


def _complaint(process: Process) -> str:
    happened = (
        f"did not answer within {_START_TIMEOUT:.0f} s"
        if process.running
        else f"ended with {process.fate()}"
    )
    return (
        f"the database {happened}; a port asked for with --port must be free.\n"
        f"{process.last_words()}"
    )
