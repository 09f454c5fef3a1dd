"""A component manager that carries its tasks out in the background."""

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ska_tango_base.base.base_component_manager import (
    BaseComponentManager,
    CommunicationStatusCallbackType,
)
from ska_tango_base.executor.task_executor import TaskExecutor
from ska_tango_base.type_hints import TaskAnswer, TaskCallbackType


class TaskExecutorComponentManager(BaseComponentManager):
    """Gives its component work through a queue.

    Args:
        logger: where to tell what happens.
        communication_state_callback: called with the state of the communication.
        component_state_callback: called with what has changed about the component, by keyword.
        max_queue_size: how many tasks may wait, 1 or more.
        max_workers: how many tasks may be in progress at a time, 1 or more.
        state: what there is to know about the component, and what is known of it at first.

    Raises:
        ValueError: a number is too small.
    """

    def __init__(
        self,
        logger: logging.Logger,
        communication_state_callback: CommunicationStatusCallbackType | None = None,
        component_state_callback: Callable[..., None] | None = None,
        *,
        max_queue_size: int = 32,
        max_workers: int = 1,
        **state: Any,
    ) -> None:
        super().__init__(logger, communication_state_callback, component_state_callback, **state)
        self._max_queue_size = max_queue_size
        self._max_workers = max_workers
        self._task_executor = TaskExecutor(max_workers, max_queue_size, logger)

    @property
    def max_queued_tasks(self) -> int:
        """How many tasks may wait."""
        return self._max_queue_size

    @property
    def max_executing_tasks(self) -> int:
        """How many tasks may be in progress at a time."""
        return self._max_workers

    def submit_task(
        self,
        func: Callable[..., None],
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        is_cmd_allowed: Callable[[], bool] | None = None,
        task_callback: TaskCallbackType | None = None,
    ) -> TaskAnswer:
        """Let a task wait for its turn (see ``TaskExecutor.submit``).

        Returns:
            ``QUEUED``, or ``REJECTED`` and why.
        """
        return self._task_executor.submit(func, args, kwargs, is_cmd_allowed, task_callback)

    def abort_tasks(self, task_callback: TaskCallbackType | None = None) -> TaskAnswer:
        """Abort all tasks; whoever overrides this calls it, and then wakes its tasks."""
        return self._task_executor.abort(task_callback)

    def shutdown(self, timeout: float) -> bool:
        """Abort all tasks, and take none any more (see ``TaskExecutor.shutdown``)."""
        self._task_executor.close()
        self.abort_tasks()
        return self._task_executor.shutdown(timeout)
