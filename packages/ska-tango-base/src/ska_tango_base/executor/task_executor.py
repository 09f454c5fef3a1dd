"""Carries tasks out in threads, one after the other or a few at a time."""

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tango import EnsureOmniThread

from ska_control_model import TaskStatus
from ska_tango_base.executor.reporter import Reporter
from ska_tango_base.executor.task import Task, name_of
from ska_tango_base.tasks.queue import TaskQueue
from ska_tango_base.tasks.results import ABORT_DONE, Result, no_worker
from ska_tango_base.type_hints import TaskAnswer, TaskCallbackType


class TaskExecutor:
    """Carries tasks out in the background, in the order in which they are submitted.

    A worker thread begins when there is something to do, and ends when there is not. All
    callbacks are called with no lock held.

    Args:
        max_workers: how many tasks may be in progress at a time, 1 or more.
        max_queue_size: how many tasks may wait, 1 or more.
        logger: told of tasks that misbehave.

    Raises:
        ValueError: a number is too small.
    """

    def __init__(
        self,
        max_workers: int = 1,
        max_queue_size: int = 32,
        logger: logging.Logger | None = None,
    ) -> None:
        self._max_workers = max_workers
        self._logger = logger or logging.getLogger(__name__)
        self._lock = threading.Lock()
        self._queue: TaskQueue[Task] = TaskQueue(max_queue_size, max_workers)
        self._working = 0
        self._threads: list[threading.Thread] = []
        self._aborts: list[Reporter] = []

    def submit(
        self,
        func: Callable[..., None],
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        is_cmd_allowed: Callable[[], bool] | None = None,
        task_callback: TaskCallbackType | None = None,
    ) -> TaskAnswer:
        """Let a task wait for its turn.

        Args:
            func: the work, called in a worker thread as ``func(*args, task_callback=...,
                task_abort_event=..., **kwargs)``. It has to report its end. Its
                ``task_callback`` is never None.
            args: positional arguments of the work.
            kwargs: keyword arguments of the work.
            is_cmd_allowed: asked when the turn of the task has come; unless it says True the
                task is rejected.
            task_callback: told how the task goes on, from ``QUEUED`` or ``REJECTED`` on.

        Returns:
            ``QUEUED``, or ``REJECTED`` and why.
        """
        report = Reporter(task_callback, name_of(func, task_callback), self._logger)
        abort_event = threading.Event()
        task = Task(
            func, args or (), kwargs or {}, is_cmd_allowed, report, abort_event, self._logger
        )
        with self._lock:
            refusal = self._queue.let_in(task)
        if refusal is not None:
            report.end(TaskStatus.REJECTED, refusal)
            return TaskStatus.REJECTED, refusal[1]
        # Before the task is ready, or a quick worker could tell its end first.
        report(status=TaskStatus.QUEUED)
        return self._make_ready(task)

    def abort(self, task_callback: TaskCallbackType | None = None) -> TaskAnswer:
        """Clear the queue: abort the tasks that wait, and tell those in progress to stop.

        New tasks are rejected until all have ended. The abort itself is not queued, and it may
        be called again before it has ended: all of them end together.

        Args:
            task_callback: told when all tasks have ended.
        """
        report = Reporter(task_callback, name_of(self.abort, task_callback), self._logger)
        report(status=TaskStatus.IN_PROGRESS)
        with self._lock:
            waiting, at_work = self._queue.abort()
            self._aborts.append(report)
        for task in at_work:
            task.abort_event.set()
        for task in waiting:
            self._drop(task)
        self._end_abort()
        return TaskStatus.IN_PROGRESS, "Aborting tasks"

    def close(self) -> None:
        """Reject every task from now on; those that were submitted before go on."""
        with self._lock:
            self._queue.close()

    def shutdown(self, timeout: float) -> bool:
        """Abort everything, and reject every task from now on.

        Args:
            timeout: seconds that the tasks in progress have to end.

        Returns:
            Whether they have; those that have not are named in the log.
        """
        deadline = time.monotonic() + timeout
        self.close()
        self.abort()
        with self._lock:
            threads = list(self._threads)
        for thread in threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        with self._lock:
            left = sorted(task.report.task for task in self._queue.taken)
        if left:
            self._logger.error(
                "Tasks that go on %g s after they were told to stop: %s", timeout, ", ".join(left)
            )
        return not any(thread.is_alive() for thread in threads)

    def _make_ready(self, task: Task) -> TaskAnswer:
        try:
            with self._lock:
                # It finds the task as soon as the lock is free.
                self._call_worker()
                ready = self._queue.make_ready(task)
        except RuntimeError as error:
            return self._turn_away(task, no_worker(error))
        if not ready:
            self._drop(task)
        return TaskStatus.QUEUED, "Task queued"

    def _turn_away(self, task: Task, result: Result) -> TaskAnswer:
        with self._lock:
            self._queue.turn_away(task)
        task.report.end(TaskStatus.REJECTED, result)
        self._settle(task)
        return TaskStatus.REJECTED, result[1]

    def _call_worker(self) -> None:
        if self._working < self._max_workers:
            thread = threading.Thread(target=self._work, name="TaskExecutor", daemon=True)
            thread.start()
            self._working += 1
            self._threads = [old for old in self._threads if old.is_alive()] + [thread]

    def _work(self) -> None:
        # Tango must know every thread that calls into it, and tasks do.
        with EnsureOmniThread():
            while (task := self._next_task()) is not None:
                task.run()
                self._settle(task)

    def _next_task(self) -> Task | None:
        with self._lock:
            task = self._queue.take()
            if task is None:
                self._working -= 1
            return task

    def _drop(self, task: Task) -> None:
        task.abort()
        self._settle(task)

    def _settle(self, task: Task) -> None:
        with self._lock:
            self._queue.settle(task)
        self._end_abort()

    def _end_abort(self) -> None:
        with self._lock:
            if not self._queue.end_abort():
                return
            ended, self._aborts = self._aborts, []
        for report in ended:
            report.end(TaskStatus.COMPLETED, ABORT_DONE)
