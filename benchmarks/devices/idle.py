"""What a long-running command costs: one that does nothing."""

from threading import Event

from ska_control_model import PowerState, ResultCode, TaskStatus
from ska_tango_base import SKABaseDevice
from ska_tango_base.executor import TaskExecutorComponentManager
from ska_tango_base.type_hints import TaskCallbackType

QUEUE = 100
"""How many commands may wait."""


class NoComponent(TaskExecutorComponentManager):
    """Controls nothing."""

    def on(self, task_callback: TaskCallbackType | None = None) -> tuple[TaskStatus, str]:
        """Do nothing, when it is its turn."""
        return self.submit_task(nothing, task_callback=task_callback)


class Idle(SKABaseDevice):
    """Has nothing to do for On."""

    def init_device(self) -> None:
        """Be ready for commands from the start."""
        super().init_device()
        self.admin_mode_model.perform_action("to_online")

    def create_component_manager(self) -> NoComponent:
        """Return a manager with a long queue."""
        return NoComponent(
            self.logger,
            self._communication_state_changed,
            self._component_state_changed,
            max_queue_size=QUEUE,
            fault=None,
            power=PowerState.UNKNOWN,
        )


def nothing(task_callback: TaskCallbackType, task_abort_event: Event) -> None:  # noqa: ARG001
    """End well at once."""
    task_callback(status=TaskStatus.COMPLETED, result=(ResultCode.OK, ""))
