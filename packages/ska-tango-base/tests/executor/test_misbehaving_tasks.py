"""Whatever a task does, its end is told once, and the log names the task."""

import threading
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from ska_control_model import ResultCode, TaskStatus
from ska_tango_base.executor import TaskExecutor
from ska_tango_base.type_hints import TaskCallbackType
from tests.support.listener import PATIENCE, Listener

COMPLETED, FAILED = TaskStatus.COMPLETED, TaskStatus.FAILED


@pytest.fixture
def executor() -> Iterator[TaskExecutor]:
    executor = TaskExecutor()
    yield executor
    assert executor.shutdown(PATIENCE)


def raise_it(error: BaseException, **_: Any) -> None:
    raise error


@pytest.mark.parametrize(
    ("error", "text"),
    [(ValueError("no power"), "no power"), (KeyError(), "KeyError()"), (SystemExit(3), "3")],
)
def test_a_task_that_raises_has_failed(
    executor: TaskExecutor, caplog: pytest.LogCaptureFixture, error: BaseException, text: str
) -> None:
    listener, following = Listener(), Listener()
    executor.submit(raise_it, [error], task_callback=listener)
    executor.submit(report, [COMPLETED], task_callback=following)
    result = listener.end("QUEUED", "IN_PROGRESS", "FAILED")
    assert result == (ResultCode.FAILED, f"Unhandled exception during execution: {text}")
    following.end("QUEUED", "IN_PROGRESS", "COMPLETED")
    assert "Task raise_it raised" in caplog.text
    assert "Traceback" in caplog.text
    told = listener.news[-1].get("exception")
    assert told is (error if isinstance(error, Exception) else None)


@pytest.mark.parametrize(
    ("error", "text"), [(ValueError("no key"), "no key"), (SystemExit(3), "3")]
)
def test_a_check_that_raises_ends_the_task_only(
    executor: TaskExecutor, error: BaseException, text: str
) -> None:
    listener, following = Listener(), Listener()
    executor.submit(
        report, [COMPLETED], is_cmd_allowed=partial(raise_it, error), task_callback=listener
    )
    executor.submit(report, [COMPLETED], task_callback=following)
    code, reason = listener.end("QUEUED", "REJECTED")
    assert (code, reason.endswith(f"is allowed failed: {text}")) == (ResultCode.REJECTED, True)
    following.end("QUEUED", "IN_PROGRESS", "COMPLETED")


def report(*statuses: TaskStatus, task_callback: TaskCallbackType, **_: Any) -> None:
    for status in statuses:
        task_callback(status=status)


def test_a_task_that_returns_without_an_end_has_failed(
    executor: TaskExecutor, caplog: pytest.LogCaptureFixture
) -> None:
    listener = Listener()
    executor.submit(report, task_callback=listener)
    code, text = listener.end("QUEUED", "IN_PROGRESS", "FAILED")
    assert code is ResultCode.FAILED
    assert text.startswith("The task returned without a last status")
    assert "Task report: The task returned without a last status" in caplog.text


def test_a_task_that_ends_twice_has_ended_the_first_time(
    executor: TaskExecutor, caplog: pytest.LogCaptureFixture
) -> None:
    listener = Listener()
    executor.submit(report, [COMPLETED, FAILED, COMPLETED], task_callback=listener)
    listener.end("QUEUED", "IN_PROGRESS", "COMPLETED")
    executor.shutdown(PATIENCE)
    assert len(listener.news) == 3
    assert "report is COMPLETED and cannot become FAILED: it has ended" in caplog.text
    assert "report is COMPLETED and cannot become COMPLETED" in caplog.text


def test_a_task_that_raises_after_its_end_has_ended_the_first_time(
    executor: TaskExecutor, caplog: pytest.LogCaptureFixture
) -> None:
    def task(task_callback: TaskCallbackType, task_abort_event: threading.Event) -> None:
        task_callback(status=COMPLETED)
        raise ValueError("too late")

    listener = Listener()
    executor.submit(task, task_callback=listener)
    listener.end("QUEUED", "IN_PROGRESS", "COMPLETED")
    executor.shutdown(PATIENCE)
    assert len(listener.news) == 3
    assert "too late" in caplog.text


@pytest.mark.parametrize(
    "status",
    [TaskStatus.REJECTED, TaskStatus.QUEUED, TaskStatus.STAGING, TaskStatus.NOT_FOUND],
)
def test_a_status_that_cannot_be_is_not_told(
    executor: TaskExecutor, caplog: pytest.LogCaptureFixture, status: TaskStatus
) -> None:
    listener = Listener()
    executor.submit(report, [status], task_callback=listener)
    listener.end("QUEUED", "IN_PROGRESS", "FAILED")
    assert f"report is IN_PROGRESS and cannot become {status.name}" in caplog.text


def test_what_is_no_status_fails_the_task(executor: TaskExecutor) -> None:
    listener = Listener()
    executor.submit(report, ["DONE"], task_callback=listener)
    result = listener.end("QUEUED", "IN_PROGRESS", "FAILED")
    assert "'DONE' is not a valid TaskStatus" in result[1]


def test_an_exception_that_is_reported_ends_the_task(
    executor: TaskExecutor, caplog: pytest.LogCaptureFixture
) -> None:
    def task(task_callback: TaskCallbackType, task_abort_event: threading.Event) -> None:
        task_callback(exception=ValueError("no power"))

    listener = Listener()
    executor.submit(task, task_callback=listener)
    listener.end("QUEUED", "IN_PROGRESS", "FAILED")
    assert str(listener.news[-1]["exception"]) == "no power"
    assert "task failed" in caplog.text


def test_another_thread_may_report_but_not_after_the_end(
    executor: TaskExecutor, caplog: pytest.LogCaptureFixture
) -> None:
    ended = threading.Event()
    helpers: list[threading.Thread] = []

    def help_late(task_callback: TaskCallbackType) -> None:
        assert ended.wait(PATIENCE)
        task_callback(progress=99)
        task_callback(status=COMPLETED)

    def task(task_callback: TaskCallbackType, task_abort_event: threading.Event) -> None:
        early = threading.Thread(target=task_callback, kwargs={"progress": 10})
        late = threading.Thread(target=help_late, args=[task_callback])
        helpers.append(late)
        early.start()
        early.join(PATIENCE)
        late.start()

    listener = Listener()
    executor.submit(task, task_callback=listener)
    listener.end("QUEUED", "IN_PROGRESS", "FAILED")
    ended.set()
    helpers[0].join(PATIENCE)
    assert listener.statuses[-1] == "FAILED"
    assert [news["progress"] for news in listener.news if "progress" in news] == [10]
    assert "task is FAILED and cannot become COMPLETED: it has ended" in caplog.text


def test_a_listener_that_raises_stops_nothing(
    executor: TaskExecutor, caplog: pytest.LogCaptureFixture
) -> None:
    listener = Listener()

    def poor_listener(**news: Any) -> None:
        listener(**news)
        raise ValueError("I never listen")

    executor.submit(report, [COMPLETED], task_callback=poor_listener)
    listener.end("QUEUED", "IN_PROGRESS", "COMPLETED")
    assert executor.shutdown(PATIENCE)
    assert caplog.text.count("ValueError: I never listen") == 3
    assert "A callback failed when it was told of task report" in caplog.text


def test_a_check_that_raises_rejects_the_task(
    executor: TaskExecutor, caplog: pytest.LogCaptureFixture
) -> None:
    def check() -> bool:
        raise ValueError("no state")

    listener = Listener()
    executor.submit(report, [COMPLETED], is_cmd_allowed=check, task_callback=listener)
    reason = "The check whether the command is allowed failed: no state"
    assert listener.end("QUEUED", "REJECTED") == (ResultCode.REJECTED, reason)
    assert "Task report: the check whether it is allowed raised" in caplog.text


def test_the_log_calls_a_command_by_its_identifier(
    executor: TaskExecutor, caplog: pytest.LogCaptureFixture
) -> None:
    listener = Listener()

    def update(uid: str, **news: Any) -> None:
        listener(**news)

    executor.submit(report, task_callback=partial(update, "1_2_On"))
    listener.end("QUEUED", "IN_PROGRESS", "FAILED")
    assert "Task 1_2_On: The task returned without" in caplog.text
