"""One task on its way through an executor."""

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ska_control_model import TaskStatus
from ska_tango_base.executor.reporter import Reporter
from ska_tango_base.tasks.results import (
    ABORTED,
    NO_END,
    NOT_ALLOWED,
    not_known_to_be_allowed,
    unhandled,
)
from ska_tango_base.type_hints import TaskCallbackType


@dataclass(frozen=True, eq=False)
class Task:
    """A function, and what becomes of it.

    Args:
        func: the work; called with ``args``, ``kwargs``, ``task_callback`` and
            ``task_abort_event``.
        args: positional arguments of the work.
        kwargs: keyword arguments of the work.
        is_cmd_allowed: asked when the turn of the task has come.
        report: what the task and the executor tell the end of the task to.
        abort_event: is set when the task is to stop.
        logger: told of tasks that misbehave.
    """

    func: Callable[..., None]
    args: Sequence[Any]
    kwargs: Mapping[str, Any]
    is_cmd_allowed: Callable[[], bool] | None
    report: Reporter
    abort_event: threading.Event
    logger: logging.Logger

    def run(self) -> None:
        """Do the work; whatever it does, the task has told its end afterwards."""
        if not self._may_start():
            return
        self.report(status=TaskStatus.IN_PROGRESS)
        try:
            self.func(
                *self.args,
                task_callback=self.report,
                task_abort_event=self.abort_event,
                **self.kwargs,
            )
        # Even a task that calls sys.exit must tell its end, and leave the worker alive.
        except BaseException as failure:
            self.logger.exception("Task %s raised", self.report.task)
            cause = failure if isinstance(failure, Exception) else None
            self.report.end(TaskStatus.FAILED, unhandled(failure), cause)
        if not self.report.over:
            self.logger.error("Task %s: %s", self.report.task, NO_END[1])
            self.report.end(TaskStatus.FAILED, NO_END)

    def abort(self) -> None:
        """Tell that the task has been aborted before its turn."""
        self.report.end(TaskStatus.ABORTED, ABORTED)

    def _may_start(self) -> bool:
        if self.is_cmd_allowed is not None and not self._is_allowed(self.is_cmd_allowed):
            return False
        if self.abort_event.is_set():
            self.abort()
            return False
        return True

    def _is_allowed(self, is_cmd_allowed: Callable[[], bool]) -> bool:
        try:
            allowed = is_cmd_allowed()
        # Here as in `run`: whatever it raises, the task ends, and the worker goes on.
        except BaseException as failure:
            self.logger.exception(
                "Task %s: the check whether it is allowed raised", self.report.task
            )
            self.report.end(TaskStatus.REJECTED, not_known_to_be_allowed(failure))
            return False
        if not allowed:
            self.report.end(TaskStatus.REJECTED, NOT_ALLOWED)
        return allowed


def name_of(func: Callable[..., object], task_callback: TaskCallbackType | None) -> str:
    """How the log calls a task: by the identifier of its command, or by its function."""
    if isinstance(task_callback, partial) and task_callback.args:
        return str(task_callback.args[0])
    return getattr(func, "__qualname__", repr(func))
