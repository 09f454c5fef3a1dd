"""Giving long running commands in a test, and following them."""

import threading
from typing import Any

from ska_control_model import ResultCode, TaskStatus
from ska_tango_base.long_running_commands import LrcSubscriptions, invoke_lrc

COMPLETED = (TaskStatus.COMPLETED, ResultCode.OK)
CURE = "On or Off tries again."
LAST = (TaskStatus.COMPLETED, TaskStatus.FAILED, TaskStatus.ABORTED, TaskStatus.REJECTED)


class Command:
    """A long running command, as its client follows it.

    Args:
        device: the device that carries it out.
        name: name of the command.
    """

    def __init__(self, device: Any, name: str) -> None:
        self.statuses: list[TaskStatus] = []
        self.progress: list[int] = []
        self.result: Any = None
        self._over = threading.Event()
        self._subscriptions: LrcSubscriptions | None = invoke_lrc(self._hear, device, name)
        self.uid = self._subscriptions.command_id

    def wait(self, timeout: float = 10.0) -> "Command":
        """Return when it has ended; nothing is left of the subscriptions then."""
        assert self._over.wait(timeout), f"{self.uid} has not ended: {self.statuses}"
        self._subscriptions = None
        return self

    @property
    def outcome(self) -> tuple[TaskStatus, ResultCode, str]:
        """The last status, and code and text of the result; waits for them."""
        code, text = self.wait().result
        return self.statuses[-1], ResultCode(code), text

    def _hear(
        self,
        status: TaskStatus | None = None,
        progress: int | None = None,
        result: Any = None,
        **_others: Any,
    ) -> None:
        if progress is not None:
            self.progress.append(progress)
        if result is not None:
            self.result = result
        if status is not None:
            self.statuses.append(status)
            if status in LAST:
                self._over.set()


def at_rest(device: Any) -> bool:
    """Whether a device has nothing to do."""
    return not device.lrcExecuting and not device.lrcQueue
