"""The tests of the treadmill."""

from collections.abc import Iterator
from queue import Queue

import pytest
from tango import DevFailed, DeviceProxy, DevState, EventData, EventType
from treadmill import Treadmill

from ska_tango_examples.DevFactory import DevFactory

NAME = "test/treadmill/1"
PATIENCE = 5.0


@pytest.fixture(scope="module", autouse=True)
def _context() -> Iterator[None]:
    with DevFactory.test_context([{"class": Treadmill, "devices": [{"name": NAME}]}]):
        yield


@pytest.fixture
def treadmill() -> DeviceProxy:
    proxy = DevFactory().get_device(NAME)
    proxy.Init()
    return proxy


def test_start_runs(treadmill: DeviceProxy) -> None:
    treadmill.Start()
    assert treadmill.state() == DevState.RUNNING


def test_there_is_nothing_to_stop(treadmill: DeviceProxy) -> None:
    with pytest.raises(DevFailed, match="Command Stop not allowed"):
        treadmill.Stop()


def test_too_fast_is_refused(treadmill: DeviceProxy) -> None:
    with pytest.raises(DevFailed, match="speed must be from 0 to 20 km/h, got 25"):
        treadmill.speed = 25
    assert treadmill.speed == 0


def test_clients_are_told_of_the_speed(treadmill: DeviceProxy) -> None:
    events: Queue[EventData] = Queue()
    event_id = treadmill.subscribe_event("speed", EventType.CHANGE_EVENT, events.put)
    treadmill.speed = 12
    told = [events.get(timeout=PATIENCE).attr_value.value for _ in range(2)]
    treadmill.unsubscribe_event(event_id)
    assert told == [0, 12]
