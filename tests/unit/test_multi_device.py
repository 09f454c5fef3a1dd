"""A thermometer, a heater and a thermostat in one server."""

import pytest
from tango import DevFailed, DevState

from tests.support.waiting import wait_until


@pytest.fixture
def room(get_device):
    """Return the thermometer, the heater and the thermostat, in a room of 20 °C."""
    devices = [get_device(f"test/{name}/1") for name in ("thermometer", "heater", "thermostat")]
    for device in devices:
        device.Init()
    wait_until(lambda: devices[2].state() == DevState.RUNNING, "the thermostat")
    return devices


def test_a_cold_room_is_heated_and_a_warm_one_is_not(room, listen):
    thermometer, heater, thermostat = room
    with listen(heater, "State") as states:
        thermometer.temperature = 19
        states.wait_for(DevState.ON)
        wait_until(lambda: thermostat.status() == "19 °C: heating.", "the status")
        thermometer.temperature = 21
        states.wait_for(DevState.OFF)
        wait_until(lambda: thermostat.status() == "21 °C: not heating.", "the status")


def test_a_heater_that_somebody_else_turns_on_is_turned_off_again(room, listen):
    thermometer, heater, _ = room
    thermometer.temperature = 21
    with listen(heater, "State") as states:
        heater.TurnOn()
        states.expect([DevState.OFF, DevState.ON, DevState.OFF])


def test_within_the_slack_nobody_is_switched(room, listen):
    thermometer, heater, thermostat = room
    with listen(heater, "State") as states:
        thermometer.temperature = 20.4
        wait_until(lambda: thermostat.status() == "20.4 °C: not heating.", "the status")
        assert states.values == [DevState.OFF]


def test_the_property_says_what_is_wanted(get_device):
    thermometer, heater, thermostat = (
        get_device(f"test/{name}/cool") for name in ("thermometer", "heater", "thermostat")
    )
    thermometer.temperature = 12
    wait_until(lambda: thermostat.status() == "12 °C: not heating.", "the status")
    thermometer.temperature = 9
    wait_until(lambda: heater.state() == DevState.ON, "the heater")


def test_a_heater_that_is_busy_for_once_is_tried_again(get_device, listen):
    thermometer, heater, thermostat = (
        get_device(f"test/{name}/busy") for name in ("thermometer", "heater", "thermostat")
    )
    for device in (thermometer, heater, thermostat):
        device.Init()
    wait_until(lambda: thermostat.state() == DevState.RUNNING, "the thermostat")
    with listen(thermostat, "State") as states:
        thermometer.temperature = 10
        states.expect([DevState.RUNNING, DevState.FAULT, DevState.RUNNING])
    assert heater.state() == DevState.ON


def test_one_device_may_be_thermometer_and_heater(get_device):
    stove, thermostat = get_device("test/stove/1"), get_device("test/thermostat/stove")
    stove.Init()
    thermostat.Init()
    wait_until(lambda: thermostat.state() == DevState.RUNNING, "the thermostat")
    for temperature, state in [(10, DevState.ON), (30, DevState.OFF), (10, DevState.ON)]:
        stove.temperature = temperature
        wait_until(lambda state=state: stove.state() == state, f"the stove to be {state}")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("lonely", "test/thermometer/lonely: "),
        ("muddled", "test/heater/1: "),
        ("timeless", "wanted must be a temperature in °C, got nan. Correct the settings"),
        ("misnamed", "'no-device-name' is not a device name; write it as domain/family/member."),
    ],
)
def test_what_keeps_it_from_working_is_named(get_device, name, why):
    thermostat = get_device(f"test/thermostat/{name}")
    thermostat.Init()
    wait_until(lambda: thermostat.state() == DevState.FAULT, "the fault")
    assert thermostat.status().startswith(why)


@pytest.mark.parametrize("temperature", [51, -51])
def test_no_room_is_so_warm_or_cold(room, temperature):
    with pytest.raises(DevFailed, match="API_WAttrOutsideLimit"):
        room[0].temperature = temperature
