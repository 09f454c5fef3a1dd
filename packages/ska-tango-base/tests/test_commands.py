"""Commands as objects: what they answer, and what becomes of the records of submitted ones."""

import logging
import threading
from collections.abc import Callable
from typing import Any

import pytest

from ska_control_model import ResultCode, TaskStatus
from ska_tango_base.base.base_component_manager import BaseComponentManager
from ska_tango_base.base.command_tracker import CommandTracker
from ska_tango_base.commands import (
    DeviceInitCommand,
    FastCommand,
    SlowCommand,
    SubmittedSlowCommand,
)
from ska_tango_base.executor import TaskExecutorComponentManager
from ska_tango_base.type_hints import TaskCallbackType
from tests.support.listener import PATIENCE

LOGGER = logging.getLogger("commands")
QUEUED, IN_PROGRESS, COMPLETED = TaskStatus.QUEUED, TaskStatus.IN_PROGRESS, TaskStatus.COMPLETED


class Half(FastCommand):
    def do(self, number: int) -> float:
        return 1 / number


class SlowHalf(SlowCommand):
    def do(self, number: int) -> float:
        return 1 / number


class Init(DeviceInitCommand):
    def do(self) -> Any:
        return self._device


def test_a_fast_command_returns_what_it_has_done() -> None:
    assert Half()(2) == 0.5


def test_a_command_that_raises_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(ZeroDivisionError):
        Half(LOGGER)(0)
    assert "Command Half failed" in caplog.text


def test_a_slow_command_tells_its_beginning_and_whoever_ends_it_its_end() -> None:
    running: list[bool] = []
    command = SlowHalf(running.append)
    assert command(4) == 0.25
    assert running == [True]
    command._completed()
    assert running == [True, False]


def test_nobody_need_be_told() -> None:
    command = SlowHalf()
    assert command(4) == 0.25
    command._completed()


def test_a_slow_command_that_raises_has_ended() -> None:
    running: list[bool] = []
    with pytest.raises(ZeroDivisionError):
        SlowHalf(running.append, LOGGER)(0)
    assert running == [True, False]


def test_an_init_command_knows_its_device() -> None:
    assert Init("a device")() == "a device"


Work = Callable[..., Any]


class Manager(BaseComponentManager):
    """Does with a task what a test wants."""

    def __init__(self, work: Work) -> None:
        super().__init__(LOGGER)
        self.work = work


class Submitted:
    """A submitted command, and what becomes of it."""

    def __init__(self, work: Work) -> None:
        self.running: list[bool] = []
        self.results: list[tuple[str, ...]] = []
        self.tracker = CommandTracker(lambda _: None, logger=LOGGER)
        self.command = SubmittedSlowCommand(
            "On", self.tracker, Manager(work), "work", self.running.append, LOGGER
        )

    @property
    def status(self) -> tuple[str, ...]:
        """Names of the statuses that clients can read."""
        return self.tracker.views()["longRunningCommandStatus"][1::2]

    @property
    def result(self) -> str:
        return self.tracker.views()["longRunningCommandResult"][1]


@pytest.mark.parametrize("told_by_itself", [True, False])
@pytest.mark.parametrize(
    ("status", "code"), [(QUEUED, ResultCode.QUEUED), (IN_PROGRESS, ResultCode.STARTED)]
)
def test_a_command_that_goes_on_answers_its_identifier(
    status: TaskStatus, code: ResultCode, told_by_itself: bool
) -> None:
    def work(number: int, unit: str, task_callback: TaskCallbackType) -> tuple[TaskStatus, str]:
        assert (number, unit) == (3, "m")
        if told_by_itself:
            task_callback(status=status)
        return status, "Task goes on"

    submitted = Submitted(work)
    answer, uid = submitted.command(3, unit="m")
    assert answer is code
    assert submitted.tracker.get_command_status(uid) is status
    assert submitted.running == [True]
    submitted.tracker.settle(uid, COMPLETED)
    assert submitted.running == [True, False]


@pytest.mark.parametrize("told_by_itself", [True, False])
def test_a_command_that_is_rejected_answers_why(told_by_itself: bool) -> None:
    def work(task_callback: TaskCallbackType) -> tuple[TaskStatus, str]:
        if told_by_itself:
            task_callback(status=TaskStatus.REJECTED, result=[5, "no room"])
        return TaskStatus.REJECTED, "no room"

    submitted = Submitted(work)
    assert submitted.command() == (ResultCode.REJECTED, "no room")
    assert (submitted.status, submitted.result) == (("REJECTED",), '[5, "no room"]')
    assert submitted.running == [True, False]


def test_a_command_that_fails_answers_why() -> None:
    submitted = Submitted(lambda **_: (TaskStatus.FAILED, "no power"))
    assert submitted.command() == (ResultCode.FAILED, "no power")
    assert (submitted.status, submitted.result) == (("FAILED",), '[3, "no power"]')
    assert submitted.running == [True, False]


def test_a_command_that_ends_before_its_identifier_is_known_is_reported_right() -> None:
    def work(task_callback: TaskCallbackType) -> tuple[TaskStatus, str]:
        for status in (QUEUED, IN_PROGRESS, COMPLETED):
            task_callback(status=status)
        return QUEUED, "Task queued"

    submitted = Submitted(work)
    answer, uid = submitted.command()
    assert (answer, submitted.status) == (ResultCode.QUEUED, ("COMPLETED",))
    assert submitted.tracker.get_command_status(uid) is COMPLETED


@pytest.mark.parametrize(
    ("told", "end"),
    [([], "REJECTED"), ([QUEUED], "REJECTED"), ([IN_PROGRESS], "FAILED")],
)
def test_a_command_whose_arguments_are_refused_has_ended(told: list[TaskStatus], end: str) -> None:
    def work(task_callback: TaskCallbackType) -> tuple[TaskStatus, str]:
        for status in told:
            task_callback(status=status)
        raise ValueError("42 is too much")

    submitted = Submitted(work)
    with pytest.raises(ValueError, match="42 is too much"):
        submitted.command()
    assert submitted.status == (end,)
    assert "work raised ValueError('42 is too much')" in submitted.result
    assert submitted.running == [True, False]


def test_a_manager_that_answers_nonsense_is_named(caplog: pytest.LogCaptureFixture) -> None:
    submitted = Submitted(lambda **_: (COMPLETED, "done"))
    code, text = submitted.command()
    assert code is ResultCode.FAILED
    assert text.startswith("work of Manager answered <TaskStatus.COMPLETED: 5>: it has to answer")
    assert text in caplog.text
    assert submitted.status == ("FAILED",)


def test_a_manager_without_the_method_is_an_error_that_ends_the_command() -> None:
    tracker = CommandTracker(lambda _: None)
    manager = BaseComponentManager(LOGGER)
    command = SubmittedSlowCommand("On", tracker, manager, "switch_on")
    with pytest.raises(AttributeError, match="switch_on"):
        command()
    assert tracker.views()["longRunningCommandStatus"][1] == "REJECTED"


def test_a_command_goes_through_the_queue_of_a_manager() -> None:
    completed = threading.Event()

    class OnManager(TaskExecutorComponentManager):
        def on(self, task_callback: TaskCallbackType | None = None) -> tuple[TaskStatus, str]:
            return self.submit_task(self._on, task_callback=task_callback)

        def _on(self, task_callback: TaskCallbackType, **_: Any) -> None:
            task_callback(status=COMPLETED, result=[0, "On command completed OK"])

    def running(is_running: bool) -> None:
        if not is_running:
            completed.set()

    tracker, manager = CommandTracker(lambda _: None), OnManager(LOGGER)
    answer, uid = SubmittedSlowCommand("On", tracker, manager, "on", running)()
    assert answer is ResultCode.QUEUED
    assert completed.wait(PATIENCE)
    result = tracker.views()["longRunningCommandResult"]
    assert result == (uid, '[0, "On command completed OK"]')
    assert manager.shutdown(PATIENCE)
