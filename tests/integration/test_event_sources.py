"""The devices that make events for others, deployed."""

import json
from typing import Any

import pytest
from tango import DevSource, DevState

from tests.support.events import Canary, Events, events_of
from tests.support.waiting import wait_briefly, wait_until

pytestmark = pytest.mark.post_deployment

MANY = 1000
ROOM = 500
"""A server keeps at most 1000 events for a client that is slow, and loses the others."""


@pytest.fixture
def generator(deployed):
    device = deployed("test/device/1")
    # What was polled last may be older than the orders of a test.
    device.set_source(DevSource.DEV)
    yield device
    # It ends what is still on order.
    device.Init()


def order(generator: Any, attribute: str, number: int) -> None:
    wanted = {"attribute": attribute, "number_of_events": number, "event_delay": 0}
    generator.PushScalarChangeEvents(json.dumps(wanted))


def be_heard(generator: Any, attribute: str, events: Events) -> float:
    """Return the count after an event has come: those just after a subscription may get lost."""

    def ordered_one_comes() -> bool:
        order(generator, attribute, 1)
        return wait_briefly(lambda: len(events.values) > 1, 2.0)

    wait_until(ordered_one_comes, f"an event of {attribute}", 20.0)
    wait_until(
        lambda: events.values[-1] == generator.read_attribute(attribute).value, "the last event"
    )
    return float(events.values[-1])


def test_each_count_that_is_pushed_is_an_event(generator):
    attribute = "non_polled_attr_1"
    with events_of(generator, attribute) as events:
        count = be_heard(generator, attribute, events)
        order(generator, attribute, ROOM)
        wait_until(lambda: events.values[-1] == count + ROOM, "the last of many events")
    new = events.values[events.values.index(count) + 1 :]
    assert new == [count + step for step in range(1, ROOM + 1)]


def test_a_count_that_is_polled_is_an_event_in_time(generator):
    attribute = "polled_attr_3"
    with events_of(generator, attribute) as events:
        count = be_heard(generator, attribute, events)
        order(generator, attribute, MANY)
        events.wait_for(count + MANY)
    assert len(events.values) < MANY


@pytest.fixture
def showcase(deployed):
    device = deployed("test/tarantatestdevice/1")
    device.Init()
    yield device
    device.Init()


def test_what_is_shown_changes_by_itself_as_fast_as_is_asked_for(showcase):
    showcase.EventsSpeed = 50
    with (
        events_of(showcase, "Int_RO_100") as texts,
        events_of(showcase, "spectrum_att") as spectra,
    ):
        assert len({texts.next() for _ in range(4)}) == 4
        assert len({tuple(spectra.next()) for _ in range(4)}) == 4
    assert texts.errors == spectra.errors == []


def test_a_client_may_put_the_showcase_into_a_state(showcase):
    showcase.EventsSpeed = 50
    with events_of(showcase, "State", Canary(showcase, "RandomAttr")) as states:
        showcase.OnOff(True)
        states.wait_for(DevState.ON)
    showcase.Init()
    assert showcase.state() == DevState.STANDBY
