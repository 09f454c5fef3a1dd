"""The device for the tests of user interfaces: all it shows, with events as fast as wanted."""

import json
import threading
from contextlib import ExitStack

import numpy as np
import pytest
from tango import DevFailed, DevState, EnsureOmniThread

from ska_tango_examples.core.showcase.draws import INT_RO, REFRESHED
from tests.support.waiting import wait_until

NAME = "test/tarantatestdevice/1"
HOUR, FAST, FASTEST = 3_600_000.0, 20.0, 1.0
OBSERVING = (
    "Empty Resourcing Idle Configuring Ready Scanning Aborting Aborted Resetting Fault Restarting"
)


def value(device, attribute):
    return device.read_attribute(attribute).value


def settle(device, heard):
    """Init the device, and wait until no event is on its way: Tango complains of late ones."""
    device.Init()
    for attribute, events in heard.items():
        wait_until(
            lambda name=attribute, events=events: np.array_equal(
                events.values[-1], value(device, name)
            ),
            f"the last event of {attribute}",
        )


@pytest.fixture
def device(get_device):
    shown = get_device(NAME)
    shown.Init()
    yield shown
    # Nobody listens to it in the tests of other devices.
    shown.EventsSpeed = HOUR


@pytest.fixture
def slow(device):
    """The device with values that stay as they are."""
    device.EventsSpeed = HOUR
    return device


def test_it_stands_by_with_all_its_attributes(slow):
    assert slow.state() == DevState.STANDBY
    names = slow.get_attribute_list()
    assert set(INT_RO) < set(names)
    assert len(names) == 28 + 100 + 2
    assert not any(reading.has_failed for reading in slow.read_attributes(list(names)))
    assert slow.EventsSpeed == HOUR


@pytest.mark.parametrize(
    ("attribute", "labels"),
    [
        ("DishState", "Standby Ready Slew Track Scan Stow Error"),
        ("CspObsState", OBSERVING),
        ("CbfObsState", OBSERVING),
        ("Health", "OK DEGRADED FAILED UNKNOWN"),
        ("AdminMode", "ONLINE OFFLINE"),
    ],
)
def test_states_have_their_labels(slow, attribute, labels):
    assert list(slow.get_attribute_config(attribute).enum_labels) == labels.split()
    with pytest.raises(DevFailed, match="API_WAttrOutsideLimit"):
        slow.write_attribute(attribute, len(labels.split()))


@pytest.mark.parametrize(
    ("attribute", "label", "unit", "size"),
    [
        ("processorInfo", "Processor INFO", "", 1),
        ("routingTable", "Routing Table", "", 1),
        ("stringRW", "StringAttr READ_WRITE", "", 1),
        ("stringR", "string READ", "", 1),
        ("spectrum_att", "spectrum_att", "", 2048),
        ("assigned_receptor", "assigned_receptor", "", 16),
        ("EventsSpeed", "EventsSpeed", "ms", 1),
        ("Temperature", "Temperature", "°C", 1),
        ("Power", "Power", "W", 1),
        ("Subarrays", "Subarrays", "", 10),
        ("Beams", "Beams", "", 10),
        ("Delays", "Delays", "ms", 10),
        ("TimeUp", "TimeUp", "s", 1),
        ("Int_RO_100", "Int_RO_100", "", 1),
    ],
)
def test_labels_units_and_sizes(slow, attribute, label, unit, size):
    config = slow.get_attribute_config(attribute)
    assert (config.label, config.unit, config.max_dim_x) == (label, unit, size)


def test_values_are_those_of_their_kind(slow):
    assert len(slow.spectrum_att) == 1024
    assert len(str(slow.txIdleCtrlWord)) == 17
    assert "name" in json.loads(slow.processorInfo)
    assert slow.TimeUp in range(60)


def test_a_refresh_is_an_event_of_each_value(slow, listen):
    names = [name for name in REFRESHED if name not in INT_RO[1:-1]]
    with ExitStack() as listening:
        heard = {name: listening.enter_context(listen(slow, name)) for name in names}
        # The refresher sleeps for an hour: it has to look at the speed when that is written.
        slow.EventsSpeed = FAST
        for name, events in heard.items():
            for _ in range(5):
                events.next()
            assert events.errors == [], name
        settle(slow, heard)


@pytest.mark.parametrize("attribute", ["stringRW", "EventsSpeed", "txIdleCtrlWord", "Int_RO_100"])
def test_init_tells_of_its_values(slow, attribute, listen):
    slow.stringRW = "mine"
    with listen(slow, attribute) as events:
        events.next()
        slow.Init()
        events.wait_for(value(slow, attribute))


@pytest.mark.parametrize("attribute", ["DishState", "CspObsState", "CbfObsState", "Health"])
def test_a_written_state_stays_until_the_next_refresh(slow, attribute, listen):
    other = (int(value(slow, attribute)) + 1) % 4
    with listen(slow, attribute) as events:
        slow.write_attribute(attribute, other)
        events.wait_for(other)
        assert value(slow, attribute) == other
        slow.EventsSpeed = FAST
        wait_until(lambda: value(slow, attribute) != other, "another state by chance")
        settle(slow, {attribute: events})


@pytest.mark.parametrize(("attribute", "written"), [("stringRW", "mine"), ("AdminMode", 1)])
def test_what_else_is_written_stays(slow, attribute, written, listen):
    with listen(slow, attribute) as events, listen(slow, "Beams") as refreshes:
        slow.write_attribute(attribute, written)
        events.wait_for(written)
        slow.EventsSpeed = FAST
        for _ in range(5):
            refreshes.next()
        assert value(slow, attribute) == written
        settle(slow, {"Beams": refreshes})


@pytest.mark.parametrize("speed", [0, -1, 0.9, 86_400_001])
def test_a_speed_that_cannot_be_kept_is_refused(device, speed):
    with pytest.raises(DevFailed) as refusal:
        device.EventsSpeed = speed
    error = refusal.value.args[0]
    assert (error.reason, error.origin) == (
        "SkaTango_OutOfRange",
        "TarantaTestDevice.write_EventsSpeed",
    )
    assert error.desc.startswith("EventsSpeed must be from 1 to 86400000 ms, got ")
    assert device.EventsSpeed == 1000


@pytest.mark.parametrize("speed", [HOUR, FASTEST])
def test_init_does_not_wait_for_the_refresher(device, speed, listen):
    with listen(device, "RandomAttr") as events:
        for _ in range(5):
            device.EventsSpeed = speed
            # Not within the time-out of the proxy, this would fail.
            device.Init()
            assert device.EventsSpeed == 1000
        settle(device, {"RandomAttr": events})


def test_an_event_that_cannot_be_sent_keeps_no_other_one_back(get_device, listen, caplog):
    mute = get_device("test/tarantatestdevice/mute")
    mute.Init()
    mute.stringRW = "mute"
    # The attribute comes after the one that fails.
    with listen(mute, "txIdleCtrlWord") as events:
        mute.EventsSpeed = FAST
        for _ in range(5):
            events.next()
        settle(mute, {"txIdleCtrlWord": events})
    mute.EventsSpeed = HOUR
    assert "no event of Beams: no event can be sent" in caplog.messages


ROUNDS = 100


def test_two_clients_read_everything_while_events_flow(device, get_device, listen):
    names = list(device.get_attribute_list())
    failures = []

    def read_all():
        with EnsureOmniThread():
            client = get_device(NAME)
            # Whoever waits for the monitor until Tango gives up waits longer than a proxy does.
            try:
                for _ in range(ROUNDS):
                    readings = client.read_attributes(names)
                    failures.extend(each.name for each in readings if each.has_failed)
            except DevFailed as failure:
                failures.append(str(failure))

    with listen(device, "Health") as health, listen(device, "Int_RO_050") as strings:
        device.EventsSpeed = FASTEST
        clients = [threading.Thread(target=read_all) for _ in range(2)]
        for client in clients:
            client.start()
        for client in clients:
            client.join()
        assert failures == []
        for events in (health, strings):
            wait_until(lambda events=events: len(events.values) > ROUNDS, "events all the while")
            assert events.errors == []
        settle(device, {"Health": health, "Int_RO_050": strings})
