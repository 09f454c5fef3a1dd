"""A server with one device of the base.

python lamp.py INSTANCE [options of a server]
"""

import sys
from typing import Any

from tango.server import command

from ska_control_model import TaskStatus
from ska_tango_base import SKABaseDevice
from ska_tango_base.executor import TaskExecutorComponentManager
from ska_tango_examples.program.server import serve


class Manager(TaskExecutorComponentManager):
    def on(self, task_callback: Any = None) -> tuple[TaskStatus, str]:
        def task(task_callback: Any, task_abort_event: Any) -> None:
            task_abort_event.wait()
            task_callback(status=TaskStatus.ABORTED)

        return self.submit_task(task, task_callback=task_callback)


class Lamp(SKABaseDevice):
    """A lamp that is never done with going on."""

    def init_device(self) -> None:
        super().init_device()
        self.admin_mode_model.perform_action("to_online")
        self.component_manager.start_communicating()

    def create_component_manager(self) -> Manager:
        return Manager(
            self.logger,
            self._communication_state_changed,
            self._component_state_changed,
            power=None,
            fault=None,
        )

    @command(dtype_in=str)
    def Say(self, text: str) -> None:
        self.logger.info("%s", text)

    @command(dtype_in=str)
    def Stream(self, text: str) -> None:
        self.info_stream(text)


if __name__ == "__main__":
    sys.exit(serve((Lamp,), sys.argv))
