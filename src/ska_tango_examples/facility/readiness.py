"""Waiting until the devices of freshly started servers answer."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence

import tango

from ska_tango_examples.DevFactory import DevFactory
from ska_tango_examples.facility.errors import InterruptedStartError, ServerFailedError
from ska_tango_examples.facility.server import RunningServer

_LOOK_AGAIN = 0.02


def wait_until_ready(
    servers: Sequence[RunningServer],
    factory: DevFactory,
    timeout: float,
    stop: threading.Event,
) -> None:
    """Wait until every device of the servers answers with its State.

    Args:
        servers: just started.
        factory: remembers the proxies of the devices that answer.
        timeout: seconds for all of them together.
        stop: ends the wait when somebody sets it.

    Raises:
        ServerFailedError: a server ended, or a device did not answer in time; the text ends
            with the log of the server.
        InterruptedStartError: `stop` was set.
    """
    deadline = time.monotonic() + timeout
    waiting = [(server, device) for server in servers for device in server.devices]
    while waiting := [
        (server, device) for server, device in waiting if not _ready(factory, device)
    ]:
        for server, device in waiting:
            if not server.process.running:
                raise ServerFailedError(
                    f"{server.name} ended with {server.process.fate()} before {device} answered:\n"
                    f"{server.process.last_words()}"
                )
        if time.monotonic() > deadline:
            server, device = waiting[0]
            raise ServerFailedError(
                f"{device} did not answer within {timeout:.0f} s; the last lines of the log of "
                f"{server.name}:\n{server.process.last_words()}"
            )
        if stop.wait(_LOOK_AGAIN):
            raise InterruptedStartError("stopped while the servers were starting")


def _ready(factory: DevFactory, device: str) -> bool:
    try:
        factory.wait_for_device(device, timeout=0.0)
    except tango.DevFailed:
        return False
    return True
