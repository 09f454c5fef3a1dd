"""Long-running commands through three levels of deployed devices."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import pytest
from tango import DevState

from ska_control_model import LoggingLevel, ResultCode, TaskStatus
from ska_tango_base.long_running_commands import invoke_lrc
from tests.support.events import Canary, events_of
from tests.support.waiting import wait_until

pytestmark = pytest.mark.post_deployment

CONTROLLER = "test/lrccontroller/1"
STATIONS = ("test/lrcstation/1", "test/lrcstation/2")
TILES = tuple(f"test/lrctile/{number}" for number in range(1, 5))
SLOW_TILE = TILES[-1]
EVERYONE = (*TILES, *STATIONS, CONTROLLER)
COMMANDS = {"On": DevState.ON, "Off": DevState.OFF}
ENDS = {TaskStatus.COMPLETED, TaskStatus.ABORTED, TaskStatus.FAILED, TaskStatus.REJECTED}


class Course:
    """What a client is told of a command that it gave."""

    def __init__(self) -> None:
        self.statuses: list[TaskStatus] = []
        self.progress: list[int] = []
        self.results: list[Any] = []
        self.errors: list[Any] = []

    def hear(
        self,
        status: TaskStatus | None = None,
        progress: int | None = None,
        result: Any = None,
        error: Any = None,
        **_: Any,
    ) -> None:
        kept = (self.statuses, self.progress, self.results, self.errors)
        for news, told in zip((status, progress, result, error), kept, strict=True):
            if news is not None:
                told.append(news)

    def wait_for_end(self) -> TaskStatus:
        wait_until(lambda: bool(ENDS & set(self.statuses)), "the end of the command", 20.0)
        return self.statuses[-1]


@contextmanager
def course_of(device: Any, command: str) -> Iterator[Course]:
    """Give a command and listen to what becomes of it."""
    course = Course()
    subscriptions = invoke_lrc(course.hear, device, command)
    try:
        yield course
    finally:
        # They end when they are forgotten.
        del subscriptions


@pytest.fixture
def controller(deployed):
    """Return the controller; all devices stand by before and after."""

    def stand_by() -> None:
        for name in EVERYONE:
            deployed(name).Init()
        wait_until(
            lambda: states(deployed) == dict.fromkeys(EVERYONE, DevState.STANDBY), "STANDBY"
        )

    stand_by()
    yield deployed(CONTROLLER)
    stand_by()


def states(deployed: Any) -> dict[str, DevState]:
    return {name: deployed(name).state() for name in EVERYONE}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_reaches_every_tile(deployed, controller, command):
    with course_of(controller, command) as course:
        assert course.wait_for_end() is TaskStatus.COMPLETED
    assert course.results == [[ResultCode.OK, f"Controller {command} completed"]]
    assert all(before <= after for before, after in pairwise(course.progress))
    assert course.errors == []
    everyone = dict.fromkeys(EVERYONE, COMMANDS[command])
    wait_until(lambda: states(deployed) == everyone, f"all devices to be {command}")


def chatter_of(device: Any) -> Canary:
    """Return a canary that changes the level of a log to and fro."""

    def change() -> None:
        quiet = device.loggingLevel == LoggingLevel.INFO
        device.loggingLevel = LoggingLevel.WARNING if quiet else LoggingLevel.INFO

    return Canary(device, "loggingLevel", change)


def test_clients_that_subscribe_by_themselves_hear_the_same(controller):
    with (
        events_of(controller, "longRunningCommandResult") as results,
        events_of(controller, "longRunningCommandStatus", chatter_of(controller)) as statuses,
    ):
        [code], [uid] = controller.On()
        assert code == ResultCode.QUEUED
        results.wait_for((uid, '[0, "Controller On completed"]'))
        wait_until(lambda: status_of(uid, statuses.values[-1]) == "COMPLETED", "the last status")
    told = [status_of(uid, each) for each in statuses.values]
    assert list(dict.fromkeys(filter(None, told))) == ["QUEUED", "IN_PROGRESS", "COMPLETED"]


def status_of(uid: str, told: tuple[str, ...]) -> str | None:
    """Return the status of a command in an attribute that lists ids and statuses in turns."""
    return dict(zip(told[::2], told[1::2], strict=True)).get(uid)


@pytest.fixture
def slow_tile(deployed, controller):
    """Return a tile that would take an hour; afterwards it is as fast as it was."""
    tile = deployed(SLOW_TILE)
    before = tile.get_property("switch_time")
    tile.put_property({"switch_time": ["3600"]})
    tile.Init()
    yield tile
    tile.put_property(before)
    tile.Init()


def test_abort_reaches_the_tile_that_is_at_work(controller, slow_tile):
    with course_of(controller, "On") as course:
        wait_until(lambda: bool(slow_tile.lrcExecuting), "the tile to be at work")
        controller.Abort()
        assert course.wait_for_end() is TaskStatus.ABORTED
    assert course.results == [[ResultCode.ABORTED, "Command has been aborted"]]
    wait_until(lambda: not slow_tile.lrcExecuting, "the tile to be at rest")
    last = [json.loads(entry) for entry in slow_tile.lrcFinished if '"On"' in entry][-1]
    assert last["status"] == "ABORTED"
