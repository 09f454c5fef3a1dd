"""An abort clears the queue, stops what is in progress, and ends when all that has ended."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from ska_control_model import ResultCode, TaskStatus
from ska_tango_base.executor import TaskExecutor
from ska_tango_base.type_hints import TaskCallbackType
from tests.support.listener import PATIENCE, Listener

DONE = (ResultCode.OK, "Abort completed OK")
ABORTED = (ResultCode.ABORTED, "Command has been aborted")


@pytest.fixture
def executor() -> Iterator[TaskExecutor]:
    executor = TaskExecutor()
    yield executor
    assert executor.shutdown(PATIENCE)


class Obedient:
    """A task that stops when it is told to, and not before it is let go."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.let_go = threading.Event()

    def __call__(self, task_callback: TaskCallbackType, task_abort_event: threading.Event) -> None:
        self.reached.set()
        assert task_abort_event.wait(PATIENCE)
        assert self.let_go.wait(PATIENCE)
        task_callback(status=TaskStatus.ABORTED, result=ABORTED)


def complete(task_callback: TaskCallbackType, **_: Any) -> None:
    task_callback(status=TaskStatus.COMPLETED)


def begin(executor: TaskExecutor) -> tuple[Obedient, Listener]:
    """Return a task that is in progress, and what listens to it."""
    task, listener = Obedient(), Listener()
    executor.submit(task, task_callback=listener)
    assert task.reached.wait(PATIENCE)
    return task, listener


def test_an_abort_of_nothing_ends_at_once(executor: TaskExecutor) -> None:
    listener = Listener()
    assert executor.abort(listener) == (TaskStatus.IN_PROGRESS, "Aborting tasks")
    assert listener.end("IN_PROGRESS", "COMPLETED") == DONE


def test_an_abort_ends_everything(executor: TaskExecutor) -> None:
    task, running = begin(executor)
    waiting, late, abort, after = Listener(), Listener(), Listener(), Listener()
    executor.submit(complete, task_callback=waiting)
    executor.abort(abort)
    assert waiting.end("QUEUED", "ABORTED") == ABORTED
    refusal = "Queue is being aborted"
    assert executor.submit(complete, task_callback=late) == (TaskStatus.REJECTED, refusal)
    assert late.end("REJECTED") == (ResultCode.REJECTED, refusal)
    assert abort.statuses == ["IN_PROGRESS"]
    task.let_go.set()
    assert running.end("QUEUED", "IN_PROGRESS", "ABORTED") == ABORTED
    assert abort.end("IN_PROGRESS", "COMPLETED") == DONE
    executor.submit(complete, task_callback=after)
    after.end("QUEUED", "IN_PROGRESS", "COMPLETED")


def test_two_aborts_end_together(executor: TaskExecutor) -> None:
    task, _ = begin(executor)
    first, second = Listener(), Listener()
    executor.abort(first)
    assert executor.abort(second) == (TaskStatus.IN_PROGRESS, "Aborting tasks")
    assert (first.statuses, second.statuses) == (["IN_PROGRESS"], ["IN_PROGRESS"])
    task.let_go.set()
    assert first.end("IN_PROGRESS", "COMPLETED") == DONE
    assert second.end("IN_PROGRESS", "COMPLETED") == DONE


def test_an_abort_waits_for_a_task_that_does_not_obey(executor: TaskExecutor) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def stubborn(task_callback: TaskCallbackType, task_abort_event: threading.Event) -> None:
        reached.set()
        assert go_on.wait(PATIENCE)
        task_callback(status=TaskStatus.COMPLETED)

    listener, abort = Listener(), Listener()
    executor.submit(stubborn, task_callback=listener)
    assert reached.wait(PATIENCE)
    executor.abort(abort)
    assert abort.statuses == ["IN_PROGRESS"]
    go_on.set()
    listener.end("QUEUED", "IN_PROGRESS", "COMPLETED")
    abort.end("IN_PROGRESS", "COMPLETED")


def test_a_task_may_abort_all_tasks(executor: TaskExecutor) -> None:
    abort, listener = Listener(), Listener()

    def task(task_callback: TaskCallbackType, task_abort_event: threading.Event) -> None:
        executor.abort(abort)
        assert task_abort_event.is_set()
        task_callback(status=TaskStatus.ABORTED)

    executor.submit(task, task_callback=listener)
    listener.end("QUEUED", "IN_PROGRESS", "ABORTED")
    abort.end("IN_PROGRESS", "COMPLETED")


def test_an_abort_reaches_a_task_that_is_just_being_queued(executor: TaskExecutor) -> None:
    listener, abort = Listener(), Listener()

    def abort_meanwhile(**news: Any) -> None:
        listener(**news)
        if news["status"] is TaskStatus.QUEUED:
            executor.abort(abort)
            assert abort.statuses == ["IN_PROGRESS"]

    executor.submit(complete, task_callback=abort_meanwhile)
    assert listener.end("QUEUED", "ABORTED") == ABORTED
    abort.end("IN_PROGRESS", "COMPLETED")


def test_an_abort_reaches_a_task_whose_turn_has_just_come(executor: TaskExecutor) -> None:
    listener, abort = Listener(), Listener()

    def abort_meanwhile() -> bool:
        executor.abort(abort)
        return True

    executor.submit(complete, is_cmd_allowed=abort_meanwhile, task_callback=listener)
    assert listener.end("QUEUED", "ABORTED") == ABORTED
    abort.end("IN_PROGRESS", "COMPLETED")


def test_every_task_has_an_abort_event_of_its_own(executor: TaskExecutor) -> None:
    task, _ = begin(executor)
    task.let_go.set()
    abort, listener = Listener(), Listener()
    executor.abort(abort)
    abort.end("IN_PROGRESS", "COMPLETED")

    def look(task_callback: TaskCallbackType, task_abort_event: threading.Event) -> None:
        task_callback(status=TaskStatus.COMPLETED, result=task_abort_event.is_set())

    executor.submit(look, task_callback=listener)
    assert listener.end("QUEUED", "IN_PROGRESS", "COMPLETED") is False


def test_nobody_need_listen_to_an_abort(executor: TaskExecutor) -> None:
    task, listener = begin(executor)
    task.let_go.set()
    executor.abort()
    listener.end("QUEUED", "IN_PROGRESS", "ABORTED")


def test_shutting_down_ends_everything_for_good(executor: TaskExecutor) -> None:
    task, running = begin(executor)
    waiting, late = Listener(), Listener()
    executor.submit(complete, task_callback=waiting)
    task.let_go.set()
    assert executor.shutdown(PATIENCE) is True
    running.end("QUEUED", "IN_PROGRESS", "ABORTED")
    waiting.end("QUEUED", "ABORTED")
    refusal = "The device ends, or is being initialised"
    assert executor.submit(complete, task_callback=late) == (TaskStatus.REJECTED, refusal)
    assert late.end("REJECTED") == (ResultCode.REJECTED, refusal)


def test_shutting_down_names_the_tasks_that_go_on(
    executor: TaskExecutor, caplog: pytest.LogCaptureFixture
) -> None:
    task, running = begin(executor)
    assert executor.shutdown(0.0) is False
    assert "Tasks that go on 0 s after they were told to stop" in caplog.text
    assert "Obedient" in caplog.text
    task.let_go.set()
    running.end("QUEUED", "IN_PROGRESS", "ABORTED")
