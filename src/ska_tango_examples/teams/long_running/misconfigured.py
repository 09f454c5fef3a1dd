"""What a device does whose properties cannot be worked with."""

import logging
from typing import Any

from ska_control_model import CommunicationStatus, HealthState, TaskStatus
from ska_tango_base.executor import TaskExecutorComponentManager
from ska_tango_base.type_hints import TaskCallbackType
from ska_tango_examples.core.errors import BadConfiguration


class MisconfiguredComponentManager(TaskExecutorComponentManager):
    """Is at fault and rejects everything, naming the problem and the cure.

    Args:
        problem: what is wrong.
        logger: where to tell it.
        callbacks: as the base takes them.
    """

    def __init__(self, problem: BadConfiguration, logger: logging.Logger, *callbacks: Any) -> None:
        super().__init__(logger, *callbacks, power=None, health=None, sentence=None, fault=None)
        self._sentence = f"{problem}. Correct the settings of the device and call Init."

    def start_communicating(self) -> None:
        """Tell of the problem."""
        self.logger.error("%s", self._sentence)
        self._update_communication_state(CommunicationStatus.ESTABLISHED)
        self._update_component_state(
            fault=True, health=HealthState.FAILED, sentence=self._sentence
        )

    def stop_communicating(self) -> None:
        """Be silent."""
        self._update_component_state(fault=False, health=HealthState.UNKNOWN)
        self._update_communication_state(CommunicationStatus.DISABLED)

    def on(self, task_callback: TaskCallbackType | None = None) -> tuple[TaskStatus, str]:  # noqa: ARG002
        """Reject it."""
        return TaskStatus.REJECTED, self._sentence

    off = standby = reset = on
