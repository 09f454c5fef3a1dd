"""A property that cannot be read ends no server: the device tells of it, and of the cure."""

from typing import Any

import pytest
from tango import DevFailed, DevState, Util

from ska_control_model import HealthState, ResultCode
from tests.support.waiting import wait_until

CURE = "Correct the settings of the device and call Init."
MISREAD = {
    "test/tabata/unreadable": "sleep_time must be a number, got 'quick'",
    "test/asynctabata/unreadable": "sleep_time must be a number, got 'quick'",
    "test/timer/unreadable": "sleep_time must be a number, got 'quick'",
    "test/helloworld/unreadable": "sleep_time must be a number, got 'quick'",
    "test/powersupply/unreadable": "port must be a whole number, got '1.5'",
    "test/thermostat/warm": "wanted must be a number, got 'warm'",
    "test/lrctile/unreadable": "switch_time must be a number, got 'fast'",
    "test/lrcstation/unreadable": "command_timeout must be a number, got 'soon'",
    "test/lrccontroller/unreadable": (
        "LoggingLevelDefault must be a whole number, got 'loud'; "
        "command_timeout must be a number, got 'late'"
    ),
}


@pytest.mark.parametrize("again", [False, True], ids=["start", "Init"])
@pytest.mark.parametrize(("name", "problem"), MISREAD.items())
def test_the_device_is_at_fault_and_says_why(get_device, name, problem, again):
    device = get_device(name)
    if again:
        device.Init()
    assert device.state() == DevState.FAULT
    assert device.status() == f"{problem}. {CURE}"


@pytest.mark.parametrize("level", ["tile", "station", "controller"])
def test_long_running_commands_are_rejected_with_the_reason(get_device, level):
    device = get_device(f"test/lrc{level}/unreadable")
    assert device.On() == [[ResultCode.REJECTED], [device.status()]]
    assert device.healthState == HealthState.FAILED


@pytest.mark.parametrize("command", ["turn_on", "turn_off"])
def test_a_supply_does_not_pretend_to_be_well(get_device, command):
    supply = get_device("test/powersupply/unreadable")
    with pytest.raises(DevFailed, match="port must be a whole number") as refusal:
        supply.command_inout(command)
    assert refusal.value.args[0].reason == "SkaTango_BadConfiguration"
    assert supply.state() == DevState.FAULT


@pytest.mark.parametrize("command", ["Start", "Stop", "ResetCounters"])
def test_a_timer_that_cannot_play_allows_nothing(get_device, command):
    with pytest.raises(DevFailed, match="API_CommandNotAllowed"):
        get_device("test/timer/unreadable").command_inout(command)


def test_what_can_be_read_holds_and_the_rest_has_its_default(get_device):
    told = get_device("test/powersupply/unreadable").get_properties()
    assert '"host": "there", "port": 9788' in told


@pytest.fixture
def put_property(get_device):
    """Return what changes a property in the database; it is as before afterwards."""
    database = Util.instance().get_database()
    before: dict[str, dict[str, Any]] = {}

    def put(device: str, name: str, value: str) -> None:
        before[device] = database.get_device_property(device, name)
        database.put_device_property(device, {name: [value]})

    yield put
    for device, properties in before.items():
        database.put_device_property(device, properties)
        get_device(device).Init()


@pytest.mark.parametrize(
    ("name", "prop", "right", "state"),
    [
        ("test/thermostat/warm", "wanted", "20", DevState.FAULT),
        ("test/helloworld/unreadable", "sleep_time", "1", DevState.OFF),
        ("test/lrctile/unreadable", "switch_time", "0.1", DevState.STANDBY),
    ],
)
def test_init_after_the_correction_is_the_cure(get_device, put_property, name, prop, right, state):
    device = get_device(name)
    put_property(name, prop, right)
    device.Init()
    wait_until(lambda: device.state() == state, f"{name} to be {state}")
    assert prop not in device.status()
