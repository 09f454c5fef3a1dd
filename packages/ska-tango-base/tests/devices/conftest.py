"""Devices in one test context, and clients that listen to them."""

import queue
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tango import DevFailed, EventData, EventSubMode, EventType

from ska_control_model import TaskStatus
from tests.support.leaks import check_no_more_than, inventory
from tests.support.waiting import wait_until

OVER = {TaskStatus.COMPLETED, TaskStatus.ABORTED, TaskStatus.REJECTED, TaskStatus.FAILED}


class Heard:
    """What a client is called back with."""

    def __init__(self):
        self.calls: list[dict[str, Any]] = []
        self.threads: set[str] = set()

    def __call__(self, **kwargs):
        self.threads.add(threading.current_thread().name)
        self.calls.append(kwargs)

    def all_of(self, key: str) -> list[Any]:
        return [call[key] for call in self.calls if key in call]

    @property
    def over(self) -> bool:
        return bool(OVER & set(self.all_of("status")))

    def until_over(self) -> "Heard":
        wait_until(lambda: self.over, f"the last status, after {self.calls}")
        return self

    def until(self, status: TaskStatus) -> "Heard":
        wait_until(lambda: status in self.all_of("status"), f"{status.name} after {self.calls}")
        return self


@pytest.fixture(scope="module", autouse=True)
def _nothing_is_left_behind(context) -> Iterator[None]:
    before = inventory()
    yield
    check_no_more_than(before)


@pytest.fixture(autouse=True)
def _no_thread_is_left_behind(context) -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    wait_until(lambda: not clients(set(threading.enumerate()) - before), "threads to end")


def clients(threads: set[threading.Thread]) -> list[threading.Thread]:
    return [thread for thread in threads if thread.name.startswith(("lrc-", "TaskExecutor"))]


@pytest.fixture
def get_device(context) -> Callable[[str], Any]:
    """Return what makes the proxy of a device, fresh from Init; what was memorised is kept."""

    def get(name: str) -> Any:
        device = context.get_device(name)
        device.Init()
        return device

    return get


@pytest.fixture
def lamp(get_device) -> Any:
    return get_device("test/onlinelamp/1")


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def make_heard() -> type[Heard]:
    return Heard


@pytest.fixture
def listen(context) -> Iterator[Callable[..., queue.SimpleQueue]]:
    """Return what puts the events of a device into a queue, from the next change on.

    An event right after a subscription may be lost: it is certain that they come when one of
    another attribute, subscribed afterwards, has come.
    """
    subscriptions = []

    def subscribe(device, name, kind, receive):
        event_id = device.subscribe_event(name, kind, receive, sub_mode=EventSubMode.Sync)
        subscriptions.append((device, event_id))

    def listen_to(device, *names, kind=EventType.CHANGE_EVENT):
        values: queue.SimpleQueue = queue.SimpleQueue()

        def receive(event: EventData) -> None:
            assert not event.err, event.errors
            values.put((event.attr_value.name, event.attr_value.value))

        for name in names:
            subscribe(device, name, kind, receive)
        canary: list[Any] = []
        subscribe(device, "testMode", EventType.CHANGE_EVENT, canary.append)

        def sing() -> bool:
            device.testMode = 1 - device.testMode
            return bool(canary)

        wait_until(sing, "the canary to sing")
        return values

    yield listen_to
    for device, event_id in subscriptions:
        device.unsubscribe_event(event_id)


@pytest.fixture
def until() -> Callable[[queue.SimpleQueue, Any], list[Any]]:
    """Return what takes values of events up to an expected one, and returns them."""

    def take(values, expected):
        taken = [values.get(timeout=10)[1]]
        while taken[-1] != expected:
            taken.append(values.get(timeout=10)[1])
        return taken

    return take


@pytest.fixture
def refusal() -> Callable[..., str]:
    """Return what calls a function that must be refused, and returns the first text of it."""

    def call(function, *args) -> str:
        with pytest.raises(DevFailed) as refused:
            function(*args)
        return str(refused.value.args[0].desc)

    return call
