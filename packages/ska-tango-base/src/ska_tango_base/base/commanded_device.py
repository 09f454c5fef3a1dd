"""A device that is given work for its component by its clients."""

import time
from collections.abc import Callable
from typing import Any

from tango import DevState
from tango.server import command

from ska_control_model import ResultCode, TaskStatus
from ska_tango_base.base.base_component_manager import BaseComponentManager
from ska_tango_base.base.component_device import ComponentDevice
from ska_tango_base.commands import SubmittedSlowCommand
from ska_tango_base.executor.joint_end import JointEnd
from ska_tango_base.long_running_commands.answer import ANSWER_DOC, answer
from ska_tango_base.long_running_commands.mixin import LRCMixin
from ska_tango_base.type_hints import (
    DevVarLongStringArrayType,
    TaskCallbackType,
    TaskFunctionType,
)

_GOING_ON = (ResultCode.QUEUED, ResultCode.STARTED)


class CommandedDevice(ComponentDevice, LRCMixin):
    """On, Off, Standby, Reset and Abort, each carried out by the component manager.

    Commands with the decorator ``long_running_command`` wait in the same queue, if the component
    manager has one; otherwise they have a queue of their own.
    """

    def init_device(self) -> None:
        """Start with no command registered."""
        super().init_device()
        self._command_objects: dict[str, Callable[..., Any]] = {}

    def init_command_objects(self) -> None:
        """Register what carries the commands out; a subclass calls this and adds its own."""
        for name in ("On", "Off", "Standby", "Reset"):
            self._submit_to(self.component_manager, name, name.lower())
        for name in ("Abort", "AbortCommands"):
            self._submit_to(self, name, "abort_tasks")

    def register_command_object(self, command_name: str, command_object: Any) -> None:
        """Let ``command_object`` carry out a command from now on.

        Args:
            command_name: name of the command.
            command_object: is called with the argument of the command.
        """
        self._command_objects[command_name] = command_object

    def get_command_object(self, command_name: str) -> Any:
        """Return what carries a command out.

        Raises:
            KeyError: nothing was registered for it.
        """
        if command_name not in self._command_objects:
            raise KeyError(
                f"nothing is registered for the command {command_name}: call "
                "register_command_object in init_command_objects"
            )
        return self._command_objects[command_name]

    def is_On_allowed(self) -> bool:
        """Allow On while the device is in use."""
        return self._in_use()

    @command(dtype_out="DevVarLongStringArray", doc_out=ANSWER_DOC)
    def On(self) -> DevVarLongStringArrayType:
        """Switch the component on; not allowed in DISABLE and INIT."""
        return self._change_power("On")

    def is_Off_allowed(self) -> bool:
        """Allow Off while the device is in use."""
        return self._in_use()

    @command(dtype_out="DevVarLongStringArray", doc_out=ANSWER_DOC)
    def Off(self) -> DevVarLongStringArrayType:
        """Switch the component off; not allowed in DISABLE and INIT."""
        return self._change_power("Off")

    def is_Standby_allowed(self) -> bool:
        """Allow Standby while the device is in use."""
        return self._in_use()

    @command(dtype_out="DevVarLongStringArray", doc_out=ANSWER_DOC)
    def Standby(self) -> DevVarLongStringArrayType:
        """Give the component as little power as it needs to be on soon.

        Not allowed in DISABLE and INIT.
        """
        return self._change_power("Standby")

    def is_Reset_allowed(self) -> bool:
        """Allow Reset while the device is in use."""
        return self._in_use()

    @command(dtype_out="DevVarLongStringArray", doc_out=ANSWER_DOC)
    def Reset(self) -> DevVarLongStringArrayType:
        """Clear a fault of the component; not allowed in DISABLE and INIT."""
        return self._carry_out("Reset")

    def submit_abort(self, name: str) -> DevVarLongStringArrayType:
        """Begin to abort all commands, with what was registered for the command ``name``."""
        return self._carry_out(name)

    def submit_task(
        self,
        task: TaskFunctionType,
        is_cmd_allowed: Callable[[], bool],
        task_callback: TaskCallbackType,
    ) -> tuple[TaskStatus, str]:
        """Let a task wait for its turn, among those of the component manager if possible."""
        submit: Callable[..., tuple[TaskStatus, str]] | None = getattr(
            self.component_manager, "submit_task", None
        )
        if submit is None:
            return super().submit_task(task, is_cmd_allowed, task_callback)
        return submit(task, is_cmd_allowed=is_cmd_allowed, task_callback=task_callback)

    def abort_tasks(self, task_callback: TaskCallbackType) -> tuple[TaskStatus, str]:
        """Begin to abort all tasks, those of the component manager and those beside it."""
        manager = type(self.component_manager)
        if manager.abort_tasks is BaseComponentManager.abort_tasks:
            return super().abort_tasks(task_callback)
        end = JointEnd(task_callback)
        super().abort_tasks(end.other)
        return self.component_manager.abort_tasks(end.main)

    def end_tasks(self, timeout: float) -> None:
        """End all tasks for good, within ``timeout`` seconds."""
        deadline = time.monotonic() + timeout
        # Both are told before either is waited for.
        self._own_executor.close()
        self._own_executor.abort()
        self._end_component_manager(timeout)
        super().end_tasks(max(0.0, deadline - time.monotonic()))

    def _end_component_manager(self, timeout: float) -> None:
        self.component_manager.shutdown(timeout)
        self.component_manager.fall_silent()

    def _submit_to(self, worker: Any, name: str, method: str) -> None:
        command_object = SubmittedSlowCommand(
            name, self._command_tracker, worker, method, logger=self.logger
        )
        self.register_command_object(name, command_object)

    def _in_use(self) -> bool:
        return self.get_state() not in (DevState.DISABLE, DevState.INIT)

    def _change_power(self, name: str) -> DevVarLongStringArrayType:
        answered = self._carry_out(name)
        if answered[0][0] in _GOING_ON:
            self.show("commandedState", name.upper())
        return answered

    def _carry_out(self, name: str) -> DevVarLongStringArrayType:
        return answer(*self.get_command_object(name)())
