"""Examples of one or two devices, deployed."""

import json

import pytest
from tango import DevFailed, DevState

from tests.support.waiting import wait_until

pytestmark = pytest.mark.post_deployment


def test_the_greeter_greets_and_is_silent_again(deployed):
    hello = deployed("test/helloworld/1")
    hello.Init()
    hello.Start()
    assert hello.state() == DevState.RUNNING
    hello.Stop()
    assert hello.state() == DevState.OFF


@pytest.fixture
def room(deployed):
    names = ("thermostat", "thermometer", "heater")
    devices = [deployed(f"test/{name}/1") for name in names]
    for device in devices:
        device.Init()
    thermostat = devices[0]
    wait_until(lambda: thermostat.state() == DevState.RUNNING, "the thermostat")
    yield devices
    for device in devices:
        device.Init()


def test_a_thermostat_keeps_the_room_warm(room):
    _, thermometer, heater = room
    for temperature, state in [(15, DevState.ON), (25, DevState.OFF), (15, DevState.ON)]:
        thermometer.temperature = temperature
        wait_until(lambda state=state: heater.state() == state, f"the heater to be {state}")


def test_the_devices_of_one_server_share_a_process(room):
    assert len({device.adm_name() for device in room}) == 1


@pytest.fixture
def clock(deployed):
    clock = deployed("test/calendarclock/1")
    zone, alarm = clock.timeZone, clock.alarm
    yield clock
    clock.timeZone, clock.alarm = zone, alarm


def test_a_clock_tells_the_time_of_another_zone(clock):
    clock.timeZone = "Australia/Perth"
    assert clock.dateTime.endswith("+08:00")
    clock.timeZone = "UTC"
    assert clock.dateTime.endswith("+00:00")


def test_a_clock_keeps_its_settings_when_others_are_wrong(clock):
    clock.timeZone, clock.alarm = "Africa/Johannesburg", "06:30"
    with pytest.raises(DevFailed, match="Middle/Earth"):
        clock.timeZone = "Middle/Earth"
    with pytest.raises(DevFailed, match="25:00"):
        clock.alarm = "25:00"
    assert (clock.timeZone, clock.alarm) == ("Africa/Johannesburg", "06:30")


@pytest.fixture
def downstream(deployed):
    device = deployed("test/logtestdownstream/1")
    yield device
    device.Init()


@pytest.mark.parametrize("given", [{"transaction_id": "txn-of-a-client"}, {}], ids=["own", "new"])
def test_work_has_one_transaction_id_at_both_devices(deployed, downstream, given):
    upstream = deployed("test/logtestupstream/1")
    answer = upstream.Delegate(json.dumps({"target": "M31", **given}))
    assert answer
    assert answer == given.get("transaction_id", answer)
    assert downstream.lastTransaction == answer
