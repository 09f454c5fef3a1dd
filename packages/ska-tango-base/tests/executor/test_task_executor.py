"""Tasks that behave: in order, one after the other or a few at a time."""

import threading
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
import tango

from ska_control_model import ResultCode, TaskStatus
from ska_tango_base.executor import TaskExecutor
from ska_tango_base.type_hints import TaskCallbackType
from tests.support.listener import PATIENCE, Listener


@pytest.fixture
def executor() -> Iterator[TaskExecutor]:
    executor = TaskExecutor(max_queue_size=2)
    yield executor
    assert executor.shutdown(PATIENCE)


class Gate:
    """A task that waits in the middle until it is let on."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.open = threading.Event()

    def __call__(self, task_callback: TaskCallbackType, **_: Any) -> None:
        self.reached.set()
        assert self.open.wait(PATIENCE)
        task_callback(status=TaskStatus.COMPLETED)


def answer(task_callback: TaskCallbackType, **given: Any) -> None:
    del given["task_abort_event"]
    task_callback(progress=50)
    task_callback(status=TaskStatus.COMPLETED, result=sorted(given))


def answer_with(
    number: int, task_callback: TaskCallbackType, task_abort_event: threading.Event
) -> None:
    task_callback(status=TaskStatus.COMPLETED, result=number)


def test_a_task_is_queued_starts_and_ends(executor: TaskExecutor) -> None:
    listener = Listener()
    assert executor.submit(answer, task_callback=listener) == (TaskStatus.QUEUED, "Task queued")
    listener.end("QUEUED", "IN_PROGRESS", "COMPLETED")
    assert listener.news[2:] == [
        {"progress": 50},
        {"status": TaskStatus.COMPLETED, "result": []},
    ]


def test_a_task_gets_its_arguments(executor: TaskExecutor) -> None:
    by_place, by_name = Listener(), Listener()
    executor.submit(answer_with, args=[42], task_callback=by_place)
    executor.submit(answer, kwargs={"b": 1, "a": 2}, task_callback=by_name)
    assert by_place.end("QUEUED", "IN_PROGRESS", "COMPLETED") == 42
    assert by_name.end("QUEUED", "IN_PROGRESS", "COMPLETED") == ["a", "b"]


def test_nobody_need_listen(executor: TaskExecutor) -> None:
    done = threading.Event()

    def task(task_callback: TaskCallbackType, task_abort_event: threading.Event) -> None:
        task_callback(status=TaskStatus.COMPLETED)
        done.set()

    executor.submit(task)
    assert done.wait(PATIENCE)


def test_a_task_that_says_itself_that_it_starts_is_told_of_once(executor: TaskExecutor) -> None:
    def task(task_callback: TaskCallbackType, task_abort_event: threading.Event) -> None:
        task_callback(status=TaskStatus.IN_PROGRESS)
        task_callback(status=TaskStatus.IN_PROGRESS, progress=1)
        task_callback(status=TaskStatus.COMPLETED)

    listener = Listener()
    executor.submit(task, task_callback=listener)
    listener.end("QUEUED", "IN_PROGRESS", "COMPLETED")
    assert listener.news[2] == {"progress": 1}


def test_a_queued_task_is_told_of_before_it_can_start(executor: TaskExecutor) -> None:
    """Even if a worker is free and eager, and the listener is slow."""
    gate, listener = Gate(), Listener()
    gate.open.set()

    def slow_listener(**news: Any) -> None:
        if news.get("status") is TaskStatus.QUEUED:
            # A second task goes all the way through the executor meanwhile.
            other = Listener()
            executor.submit(answer_with, args=[1], task_callback=other)
            other.end("QUEUED", "IN_PROGRESS", "COMPLETED")
            assert not gate.reached.is_set()
        listener(**news)

    executor.submit(gate, task_callback=slow_listener)
    listener.end("QUEUED", "IN_PROGRESS", "COMPLETED")


def test_tasks_go_in_order_one_after_the_other(executor: TaskExecutor) -> None:
    gate, order = Gate(), list[int]()
    executor.submit(gate)
    assert gate.reached.wait(PATIENCE)
    listeners = [Listener(), Listener()]

    def task(number: int, task_callback: TaskCallbackType, **_: Any) -> None:
        order.append(number)
        task_callback(status=TaskStatus.COMPLETED)

    for number, listener in enumerate(listeners):
        executor.submit(task, [number], task_callback=listener)
    assert (order, listeners[0].statuses) == ([], ["QUEUED"])
    gate.open.set()
    for listener in listeners:
        listener.end("QUEUED", "IN_PROGRESS", "COMPLETED")
    assert order == [0, 1]


def test_a_full_queue_rejects(executor: TaskExecutor) -> None:
    gate, listener = Gate(), Listener()
    executor.submit(gate)
    assert gate.reached.wait(PATIENCE)
    for _ in range(2):
        assert executor.submit(answer)[0] is TaskStatus.QUEUED
    reason = "Queue is full: 2 tasks are waiting; try again later"
    assert executor.submit(answer, task_callback=listener) == (TaskStatus.REJECTED, reason)
    assert listener.end("REJECTED") == (ResultCode.REJECTED, reason)
    gate.open.set()


def test_several_workers_work_at_once() -> None:
    executor = TaskExecutor(max_workers=3)
    together = threading.Barrier(3)

    def task(task_callback: TaskCallbackType, task_abort_event: threading.Event) -> None:
        together.wait(PATIENCE)
        task_callback(status=TaskStatus.COMPLETED)

    listeners = [Listener() for _ in range(6)]
    for listener in listeners:
        executor.submit(task, task_callback=listener)
    for listener in listeners:
        listener.end("QUEUED", "IN_PROGRESS", "COMPLETED")
    assert executor.shutdown(PATIENCE)


def test_a_task_may_submit_another(executor: TaskExecutor) -> None:
    second = Listener()

    def first(task_callback: TaskCallbackType, task_abort_event: threading.Event) -> None:
        executor.submit(answer_with, [2], task_callback=second)
        task_callback(status=TaskStatus.COMPLETED)

    executor.submit(first)
    assert second.end("QUEUED", "IN_PROGRESS", "COMPLETED") == 2


def test_workers_are_known_to_tango_and_leave_when_there_is_nothing_to_do(
    executor: TaskExecutor,
) -> None:
    worker: list[threading.Thread | bool] = []
    listener = Listener()

    def task(task_callback: TaskCallbackType, task_abort_event: threading.Event) -> None:
        worker.extend([threading.current_thread(), tango.is_omni_thread()])
        task_callback(status=TaskStatus.COMPLETED)

    executor.submit(task, task_callback=listener)
    listener.end("QUEUED", "IN_PROGRESS", "COMPLETED")
    thread, known = worker
    assert isinstance(thread, threading.Thread)
    thread.join(PATIENCE)
    assert (known, thread.is_alive()) == (True, False)


def test_a_task_that_is_not_allowed_any_more_is_rejected(executor: TaskExecutor) -> None:
    listener = Listener()
    executor.submit(answer, is_cmd_allowed=lambda: False, task_callback=listener)
    refusal = (ResultCode.NOT_ALLOWED, "Command is not allowed")
    assert listener.end("QUEUED", "REJECTED") == refusal


def test_whether_a_task_is_allowed_is_asked_at_its_turn(executor: TaskExecutor) -> None:
    gate, listener, allowed = Gate(), Listener(), threading.Event()
    executor.submit(gate)
    executor.submit(answer, is_cmd_allowed=allowed.is_set, task_callback=listener)
    allowed.set()
    gate.open.set()
    listener.end("QUEUED", "IN_PROGRESS", "COMPLETED")


def test_a_task_for_which_there_is_no_thread_is_rejected(
    executor: TaskExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    listener, second = Listener(), Listener()
    with monkeypatch.context() as poor:
        poor.setattr(threading.Thread, "start", refuse)
        status, reason = executor.submit(answer, task_callback=listener)
    assert status is TaskStatus.REJECTED
    assert reason == "No thread can be had for the task: can't start new thread"
    assert listener.end("QUEUED", "REJECTED") == (ResultCode.REJECTED, reason)
    executor.submit(partial(answer_with, 7), task_callback=second)
    assert second.end("QUEUED", "IN_PROGRESS", "COMPLETED") == 7
