"""The part of a device that carries out long running commands and tells of them."""

from collections.abc import Callable
from typing import Any

from tango import AutoTangoAllowThreads, DispLevel
from tango.server import attribute, command

from ska_control_model import TaskStatus
from ska_tango_base.base.command_tracker import CommandTracker
from ska_tango_base.commands import SubmittedSlowCommand
from ska_tango_base.executor.task_executor import TaskExecutor
from ska_tango_base.long_running_commands.answer import ANSWER_DOC, answer
from ska_tango_base.long_running_commands.protocols import SUPPORTED
from ska_tango_base.shell.announcing_device import AnnouncingDevice
from ska_tango_base.tasks import views
from ska_tango_base.tasks.journal import Changes
from ska_tango_base.tasks.ledger import FINISHED_KEPT
from ska_tango_base.tasks.views_v1 import PROGRESS_STRINGS, STATUS_STRINGS
from ska_tango_base.type_hints import (
    DevVarLongStringArrayType,
    TaskCallbackType,
    TaskFunctionType,
)

END_TIMEOUT = 1.0
"""Seconds that the commands in progress have to end when the device ends."""


def _view(name: str, length: int, doc: str) -> attribute:
    def read(device: "LRCMixin") -> tuple[str, ...]:
        return device.tracked(name)

    return attribute(fget=read, dtype=(str,), max_dim_x=length, doc=doc)


class LRCMixin(AnnouncingDevice):
    """Long running commands: attributes with events in both versions of the protocol.

    Methods with the decorator ``long_running_command`` are carried out one after the other.
    """

    _shown_before: views.Views | None = None

    def init_device(self) -> None:
        """Start with no commands; what was shown of those before Init disappears."""
        super().init_device()
        self._own_executor = TaskExecutor(logger=self.logger)
        self._command_tracker = CommandTracker(self._tell_changes, logger=self.logger)
        shown = self._command_tracker.views()
        self.promise_events("lrcProtocolVersions", *shown)
        left = self._shown_before or shown
        self._tell_changes(
            tuple((name, shown[name]) for name in shown if shown[name] != left[name])
        )

    def delete_device(self) -> None:
        """Abort all commands and tell of their end."""
        # A task may need the monitor to end, and those who end it must not hold it.
        with AutoTangoAllowThreads(self):
            self.end_tasks(END_TIMEOUT)
        self._command_tracker.abandon_all()
        self._shown_before = self._command_tracker.views()
        super().delete_device()

    @attribute(dtype=(int,), max_dim_x=2)
    def lrcProtocolVersions(self) -> tuple[int, int]:
        """The lowest and the highest version of the protocol that the device speaks."""
        return SUPPORTED

    lrcQueue = _view(
        views.QUEUE, views.LONGEST_LIST, "The commands that wait, one JSON object each."
    )
    lrcExecuting = _view(
        views.EXECUTING, views.LONGEST_LIST, "The commands in progress, one JSON object each."
    )
    lrcFinished = _view(
        views.FINISHED, FINISHED_KEPT, "The last commands that ended, one JSON object each."
    )
    longRunningCommandsInQueue = _view(
        views.IN_QUEUE, views.LONGEST_LIST, "Names of the commands that wait. Use lrcQueue."
    )
    longRunningCommandIDsInQueue = _view(
        views.IDS_IN_QUEUE, views.LONGEST_LIST, "Identifiers of these commands. Use lrcQueue."
    )
    longRunningCommandStatus = _view(
        views.STATUS, STATUS_STRINGS, "Identifier and status of each command, in turn."
    )
    longRunningCommandInProgress = _view(
        views.IN_PROGRESS, views.LONGEST_LIST, "Names of commands in progress. Use lrcExecuting."
    )
    longRunningCommandProgress = _view(
        views.PROGRESS, PROGRESS_STRINGS, "Identifier and progress (%) of each command, in turn."
    )
    longRunningCommandResult = _view(
        views.RESULT, 2, "Identifier and result (JSON) of the command that ended last."
    )

    @attribute(dtype=(str,), max_dim_x=2, display_level=DispLevel.EXPERT)
    def _lrcEvent(self) -> tuple[str, ...]:
        """Identifier of a command and its news (JSON); in events only, empty when read."""
        return ()

    @command(dtype_in=str, dtype_out=str)
    def CheckLongRunningCommandStatus(self, command_id: str) -> str:
        """Return the status of a command; NOT_FOUND if it is unknown or ended long ago.

        Args:
            command_id: the identifier of the command.
        """
        return self._command_tracker.get_command_status(command_id).name

    @command(dtype_out="DevVarLongStringArray", doc_out=ANSWER_DOC)
    def Abort(self) -> DevVarLongStringArrayType:
        """Abort all commands, those that wait and those in progress; allowed in every state."""
        return self.submit_abort("Abort")

    @command(dtype_out="DevVarLongStringArray", doc_out=ANSWER_DOC)
    def AbortCommands(self) -> DevVarLongStringArrayType:
        """Abort all commands: the former name of Abort."""
        return self.submit_abort("AbortCommands")

    def invoke_task(
        self, name: str, task: TaskFunctionType, is_cmd_allowed: Callable[[], bool]
    ) -> DevVarLongStringArrayType:
        """Let a task wait for its turn, as the command ``name``, and return the answer to it."""
        return self.submit(name, "submit_task", task, is_cmd_allowed)

    def submit(self, name: str, method: str, *args: Any) -> DevVarLongStringArrayType:
        """Carry the command ``name`` out with a method of the device, and return the answer.

        Args:
            name: name of the command.
            method: name of the method; it takes a ``task_callback``.
            args: what else the method takes.
        """
        submitted = SubmittedSlowCommand(
            name, self._command_tracker, self, method, logger=self.logger
        )
        return answer(*submitted(*args))

    def submit_abort(self, name: str) -> DevVarLongStringArrayType:
        """Begin to abort all commands, as the command ``name``, and return the answer to it."""
        return self.submit(name, "abort_tasks")

    def submit_task(
        self,
        task: TaskFunctionType,
        is_cmd_allowed: Callable[[], bool],
        task_callback: TaskCallbackType,
    ) -> tuple[TaskStatus, str]:
        """Let a task wait for its turn; the tasks of the device take turns."""
        return self._own_executor.submit(
            task, is_cmd_allowed=is_cmd_allowed, task_callback=task_callback
        )

    def abort_tasks(self, task_callback: TaskCallbackType) -> tuple[TaskStatus, str]:
        """Begin to abort all tasks; the callback is told when they have ended."""
        return self._own_executor.abort(task_callback)

    def end_tasks(self, timeout: float) -> None:
        """End all tasks for good, within ``timeout`` seconds."""
        self._own_executor.shutdown(timeout)

    def tracked(self, name: str) -> tuple[str, ...]:
        """Return what the attribute ``name`` shows of the commands now."""
        return self._command_tracker.views()[name]

    def _tell_changes(self, changes: Changes) -> None:
        name: str
        value: Any
        for name, value in changes:
            self.announce(name, value)
