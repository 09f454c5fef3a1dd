"""The types that long running commands are written with."""

from threading import Event
from typing import Protocol, TypeAlias

from ska_control_model import ResultCode, TaskStatus
from ska_tango_base.tasks.json_data import JSONData

__all__ = [
    "DevVarLongStringArrayType",
    "JSONData",
    "TaskAnswer",
    "TaskCallbackType",
    "TaskFunctionType",
]

DevVarLongStringArrayType: TypeAlias = tuple[list[ResultCode], list[str]]
"""What a command answers: a result code, and an identifier or a message."""

TaskAnswer: TypeAlias = tuple[TaskStatus, str]
"""What whoever is given a task answers at once: its status, and a text."""


class TaskCallbackType(Protocol):
    """How a task tells of its progress and its end."""

    def __call__(
        self,
        status: TaskStatus | None = None,
        progress: int | None = None,
        result: JSONData = None,
        exception: Exception | None = None,
    ) -> None:
        """Tell what has changed; whatever is None has not.

        Args:
            status: where the task stands now.
            progress: how much is done, in percent (0 to 100); only while in progress.
            result: what the task has to say at its end; it shows together with the last status.
            exception: what went wrong; without a status it means that the task has failed.
        """


class TaskFunctionType(Protocol):
    """The work of a long running command."""

    def __call__(self, task_callback: TaskCallbackType, task_abort_event: Event) -> None:
        """Do the work, in a thread of its own.

        Args:
            task_callback: to be told of the progress, and of the end of the work: ``COMPLETED``,
                ``FAILED`` or ``ABORTED``.
            task_abort_event: is set when the work is to be stopped.
        """
