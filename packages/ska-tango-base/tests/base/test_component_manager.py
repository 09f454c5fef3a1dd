"""What a component manager knows, tells and takes on."""

import logging
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from ska_control_model import CommunicationStatus, PowerState, ResultCode, TaskStatus
from ska_tango_base.base.base_component_manager import BaseComponentManager
from ska_tango_base.executor import TaskExecutorComponentManager
from ska_tango_base.type_hints import TaskCallbackType
from tests.support.listener import PATIENCE, Listener

LOGGER = logging.getLogger("manager")
WORK = ["on", "off", "standby", "reset", "abort_tasks", "abort_commands"]


class Told:
    """A component manager, and what it tells."""

    def __init__(self, **state: Any) -> None:
        self.communication: list[CommunicationStatus] = []
        self.component: list[dict[str, Any]] = []
        self.manager = BaseComponentManager(
            LOGGER,
            self.communication.append,
            lambda **changed: self.component.append(changed),
            **state,
        )


def test_at_first_nothing_is_reached_and_nothing_is_told() -> None:
    told = Told(power=PowerState.OFF)
    assert told.manager.communication_state is CommunicationStatus.DISABLED
    assert told.manager.component_state == {"power": PowerState.OFF}
    assert (told.communication, told.component) == ([], [])


def test_changes_of_communication_are_told_once() -> None:
    told = Told()
    told.manager.start_communicating()
    told.manager.start_communicating()
    assert told.manager.communication_state is CommunicationStatus.ESTABLISHED
    told.manager.stop_communicating()
    assert told.communication == [CommunicationStatus.ESTABLISHED, CommunicationStatus.DISABLED]


def test_only_what_has_changed_about_the_component_is_told() -> None:
    told = Told(power=PowerState.OFF, fault=False)
    told.manager._update_component_state(power=PowerState.ON, fault=False)
    told.manager._update_component_state(power=PowerState.ON)
    assert told.component == [{"power": PowerState.ON}]
    assert told.manager.component_state == {"power": PowerState.ON, "fault": False}


def test_what_is_known_cannot_be_changed_from_outside() -> None:
    told = Told(fault=False)
    told.manager.component_state["fault"] = True
    assert told.manager.component_state == {"fault": False}


def test_a_state_that_was_not_named_is_refused() -> None:
    told = Told(power=PowerState.OFF)
    with pytest.raises(ValueError, match="no state fault, tilt: name it when the BaseComponentM"):
        told.manager._update_component_state(tilt=1, fault=False, power=PowerState.ON)
    assert told.manager.component_state == {"power": PowerState.OFF}
    with pytest.raises(ValueError, match="it has none"):
        Told().manager._update_component_state(fault=False)


def test_nobody_need_listen() -> None:
    manager = BaseComponentManager(LOGGER, power=PowerState.OFF)
    manager.start_communicating()
    manager._update_component_state(power=PowerState.ON)
    assert manager.component_state == {"power": PowerState.ON}
    assert manager.shutdown(0.0) is True


def test_who_is_told_may_change_something_again_and_all_is_told_in_order() -> None:
    told: list[int] = []

    def count(number: int) -> None:
        if number < 3:
            manager._update_component_state(number=number + 1)
            assert manager.component_state["number"] == number + 1
        told.append(number)

    manager = BaseComponentManager(LOGGER, component_state_callback=count, number=0)
    manager._update_component_state(number=1)
    assert told == [1, 2, 3]


@pytest.mark.parametrize("work", WORK)
def test_work_that_nobody_has_written_is_rejected(work: str) -> None:
    manager, listener = Told().manager, Listener()
    method: Callable[..., tuple[TaskStatus, str]] = getattr(manager, work)
    overridable = work.replace("commands", "tasks")
    reason = f"BaseComponentManager cannot do this: override its method {overridable}"
    assert method() == (TaskStatus.REJECTED, reason)
    assert method(listener) == (TaskStatus.REJECTED, reason)
    assert listener.end("REJECTED") == (ResultCode.REJECTED, reason)


def test_a_manager_without_a_queue_lets_nothing_wait() -> None:
    manager = Told().manager
    assert (manager.max_queued_tasks, manager.max_executing_tasks) == (0, 1)


class Sleeper(TaskExecutorComponentManager):
    """Its task sleeps until an abort wakes it."""

    def __init__(self) -> None:
        super().__init__(LOGGER, max_queue_size=5, max_workers=2, power=PowerState.OFF)
        self.asleep = threading.Event()
        self._wake = threading.Event()

    def on(self, task_callback: TaskCallbackType | None = None) -> tuple[TaskStatus, str]:
        return self.submit_task(self._sleep, ["well"], task_callback=task_callback)

    def abort_tasks(self, task_callback: TaskCallbackType | None = None) -> tuple[TaskStatus, str]:
        answer = super().abort_tasks(task_callback)
        self._wake.set()
        return answer

    def _sleep(
        self, how: str, task_callback: TaskCallbackType, task_abort_event: threading.Event
    ) -> None:
        self.asleep.set()
        assert self._wake.wait(PATIENCE)
        assert task_abort_event.is_set()
        task_callback(status=TaskStatus.ABORTED, result=how)


@pytest.fixture
def sleeper() -> Iterator[Sleeper]:
    sleeper = Sleeper()
    yield sleeper
    assert sleeper.shutdown(PATIENCE)


def test_a_manager_with_a_queue_says_how_much_it_takes(sleeper: Sleeper) -> None:
    assert (sleeper.max_queued_tasks, sleeper.max_executing_tasks) == (5, 2)
    default = TaskExecutorComponentManager(LOGGER)
    assert (default.max_queued_tasks, default.max_executing_tasks) == (32, 1)


@pytest.mark.parametrize("abort", ["abort_tasks", "abort_commands"])
def test_an_abort_can_be_extended(sleeper: Sleeper, abort: str) -> None:
    task, aborting = Listener(), Listener()
    assert sleeper.on(task)[0] is TaskStatus.QUEUED
    assert sleeper.asleep.wait(PATIENCE)
    assert getattr(sleeper, abort)(aborting) == (TaskStatus.IN_PROGRESS, "Aborting tasks")
    assert task.end("QUEUED", "IN_PROGRESS", "ABORTED") == "well"
    aborting.end("IN_PROGRESS", "COMPLETED")


def test_shutting_down_aborts_as_the_manager_does(sleeper: Sleeper) -> None:
    task = Listener()
    sleeper.on(task)
    assert sleeper.asleep.wait(PATIENCE)
    assert sleeper.shutdown(PATIENCE) is True
    task.end("QUEUED", "IN_PROGRESS", "ABORTED")
    assert sleeper.on() == (TaskStatus.REJECTED, "The device ends, or is being initialised")
