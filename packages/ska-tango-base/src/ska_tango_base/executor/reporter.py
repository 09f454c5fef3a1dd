"""How a task tells of itself, made safe against tasks that misbehave."""

import logging
import threading
from functools import partial
from typing import Any

from ska_control_model import TaskStatus
from ska_tango_base.outbox import Outbox
from ska_tango_base.tasks.errors import ForbiddenTransition
from ska_tango_base.tasks.json_data import JSONData
from ska_tango_base.tasks.results import Result
from ska_tango_base.tasks.transitions import check_transition, is_terminal
from ska_tango_base.type_hints import TaskCallbackType


class Reporter:
    """Stands between a task and the callback that follows it.

    It passes on only what can be true: one status after the other as the rules allow, and
    nothing after the end. Every thread may call it. A callback that raises does not stop a task.

    Args:
        callback: what follows the task, if anything does.
        task: how the log calls the task.
        logger: told of what cannot be true, and of callbacks that raise.
    """

    def __init__(
        self, callback: TaskCallbackType | None, task: str, logger: logging.Logger
    ) -> None:
        self.task = task
        self._callback = callback
        self._logger = logger
        self._lock = threading.Lock()
        self._status = TaskStatus.STAGING
        self._outbox = Outbox(logger)

    def __call__(
        self,
        status: TaskStatus | None = None,
        progress: int | None = None,
        result: JSONData = None,
        exception: Exception | None = None,
    ) -> None:
        """Pass on news of the task (see ``TaskCallbackType``)."""
        if status is None and exception is not None:
            status = TaskStatus.FAILED
            self._logger.error("Task %s failed", self.task, exc_info=exception)
        news = {"progress": progress, "result": result, "exception": exception}
        try:
            with self._lock:
                self._pass_on({"status": self._step(status), **news})
        except ForbiddenTransition as complaint:
            self._logger.error("Refused an update of task %s: %s", self.task, complaint)
            return
        self._outbox.empty()

    @property
    def over(self) -> bool:
        """Whether the task has reported its end."""
        return is_terminal(self._status)

    def end(self, status: TaskStatus, result: Result, exception: Exception | None = None) -> None:
        """Tell the end of a task that did not tell it; nothing if it did after all."""
        if not self.over:
            self(status=status, result=result, exception=exception)

    def _step(self, status: TaskStatus | None) -> TaskStatus | None:
        """Go to a status, and return it; None if the task stands there already."""
        after = self._status if status is None else TaskStatus(status)
        if not self.over and after is self._status:
            return None
        check_transition(self.task, self._status, after)
        self._status = after
        return after

    def _pass_on(self, news: dict[str, Any]) -> None:
        told = {name: value for name, value in news.items() if value is not None}
        if self._callback is not None and told:
            self._outbox.put(f"task {self.task}: {told}", partial(self._callback, **told))
