"""What the component managers of controller, station and tile have in common."""

import logging
from typing import Any

from ska_control_model import TaskStatus
from ska_tango_base.executor import TaskExecutorComponentManager
from ska_tango_base.type_hints import TaskCallbackType

Answer = tuple[TaskStatus, str]


class OnOffComponentManager(TaskExecutorComponentManager):
    """Knows On and Off; refuses what else every SKA device is asked for, and says so.

    Args:
        title: what the device is called.
        logger: where to tell what happens.
        callbacks: as the base takes them.
    """

    def __init__(self, title: str, logger: logging.Logger, *callbacks: Any) -> None:
        super().__init__(logger, *callbacks, power=None, health=None, sentence=None)
        self._title = title

    def standby(self, task_callback: TaskCallbackType | None = None) -> Answer:  # noqa: ARG002
        """Reject it."""
        return self._reject("Standby")

    def reset(self, task_callback: TaskCallbackType | None = None) -> Answer:  # noqa: ARG002
        """Reject it."""
        return self._reject("Reset")

    def _reject(self, command: str) -> Answer:
        return TaskStatus.REJECTED, f"{self._title} has no {command}; use On or Off"
