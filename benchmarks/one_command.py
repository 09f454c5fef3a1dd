"""A long-running command, as a client follows it."""

from __future__ import annotations

import threading
import time
from typing import Any

from ska_control_model import TaskStatus
from ska_tango_base.long_running_commands import invoke_lrc


class Command:
    """An On, from its submission to its last status at the client.

    Args:
        proxy: the device that carries it out.
    """

    def __init__(self, proxy: Any) -> None:
        self._ended = threading.Event()
        self._status: TaskStatus | None = None
        self._subscriptions = invoke_lrc(self._hear, proxy, "On")

    def completed(self, deadline: float) -> bool:
        """Wait for the end; whether it came, and was a good one."""
        self._ended.wait(max(0.0, deadline - time.monotonic()))
        return self._status is TaskStatus.COMPLETED

    def _hear(self, status: TaskStatus | None = None, **_: Any) -> None:
        if status is not None and status > TaskStatus.IN_PROGRESS:
            self._status = status
            self._ended.set()


def duration(proxy: Any, patience: float) -> float:
    """Return how long an On takes, in seconds.

    Raises:
        RuntimeError: it was not completed within ``patience`` seconds.
    """
    begin = time.perf_counter()
    if not Command(proxy).completed(time.monotonic() + patience):
        raise RuntimeError(f"{proxy.dev_name()} did not complete On")
    return time.perf_counter() - begin
