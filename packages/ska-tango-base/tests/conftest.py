"""The devices that all tests share."""

from collections.abc import Iterator

import pytest
from tango import EventType
from tango.test_context import MultiDeviceTestContext

from tests.support.odd_lamps import DEVICES


@pytest.fixture(scope="session")
def context() -> Iterator[MultiDeviceTestContext]:
    with MultiDeviceTestContext(DEVICES, debug=0) as running:
        # The first subscription opens ports that stay.
        lamp = running.get_device("test/lamp/1")
        event_id = lamp.subscribe_event("State", EventType.CHANGE_EVENT, lambda _event: None)
        lamp.unsubscribe_event(event_id)
        yield running
