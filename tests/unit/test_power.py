"""The power supply, and the motor that needs one."""

import json

import pytest
from tango import AttrQuality, DevFailed, DevState

SUPPLY = "test/powersupply/1"


@pytest.fixture
def supply(get_device):
    device = get_device(SUPPLY)
    device.Init()
    return device


@pytest.fixture
def motor(get_device, supply):
    device = get_device("test/motor/1")
    device.Init()
    return device


def test_a_supply_stands_by_then_is_on_then_off(supply):
    assert supply.state() == DevState.STANDBY
    supply.turn_on()
    assert supply.state() == DevState.ON
    assert supply.current == 0
    supply.turn_off()
    assert supply.state() == DevState.OFF


def test_the_voltage_is_valid_and_has_its_time(supply):
    reading = supply.read_attribute("voltage")
    assert (reading.value, reading.quality) == (240.0, AttrQuality.ATTR_VALID)
    assert reading.time.totime() > 0


def test_ramp_sets_the_current_and_what_was_written(supply):
    assert supply.ramp(2.5) is True
    reading = supply.read_attribute("current")
    assert (reading.value, reading.w_value) == (2.5, 2.5)


@pytest.mark.parametrize("target", [-0.1, 8.6, 100])
def test_ramp_keeps_to_the_limits_of_the_current(supply, target):
    supply.ramp(1.0)
    with pytest.raises(DevFailed) as refusal:
        supply.ramp(target)
    assert refusal.value.args[0].reason == "SkaTango_OutOfRange"
    assert refusal.value.args[0].desc == f"current must be from 0 to 8.5 A, got {target:g}"
    assert supply.current == 1.0


def test_current_can_be_written_within_its_limits(supply):
    supply.current = 3.0
    assert supply.current == 3.0
    with pytest.raises(DevFailed, match="API_WAttrOutsideLimit"):
        supply.current = 9.0
    supply.current = 8.45
    assert supply.read_attribute("current").quality == AttrQuality.ATTR_ALARM


def test_noise_is_an_image_of_whole_numbers(supply):
    noise = supply.noise
    assert noise.shape == (100, 100)
    assert noise.min() >= 0
    assert noise.max() <= 1000
    assert len(set(noise.flat)) > 1


def test_properties_are_told_with_their_values(get_device):
    told = json.loads(get_device("test/powersupply/2").get_properties())
    assert told == {
        "host": "here",
        "port": 1234,
        "telmodel_source": "gitlab://gitlab.com/ska-telescope/ska-telmodel-data?main#tmdata",
        "poll_rate": 1.0,
    }


def test_without_a_volume_nothing_is_started(supply):
    assert supply.check_volume() is False


def test_a_motor_turns_its_supply_on_and_off(motor, supply):
    assert motor.state() == DevState.UNKNOWN
    motor.TurnOn()
    assert (motor.state(), supply.state()) == (DevState.ON, DevState.ON)
    motor.Start()
    assert motor.state() == DevState.RUNNING
    motor.TurnOff()
    assert (motor.state(), supply.state()) == (DevState.OFF, DevState.OFF)


def test_a_motor_takes_a_supply_that_is_on_as_it_is(motor, supply):
    supply.turn_on()
    supply.ramp(1.5)
    motor.TurnOn()
    assert motor.state() == DevState.ON
    assert supply.current == 1.5


def test_a_motor_without_power_does_not_start(motor):
    with pytest.raises(DevFailed, match="API_CommandNotAllowed"):
        motor.Start()
    motor.TurnOn()
    motor.TurnOff()
    with pytest.raises(DevFailed, match="API_CommandNotAllowed"):
        motor.Start()


@pytest.mark.parametrize(
    ("name", "peer"),
    [
        ("test/motor/lonely", "test/powersupply/none"),
        ("test/motor/cheated", "test/latesupply/1"),
    ],
)
@pytest.mark.parametrize("command", ["TurnOn", "TurnOff"])
def test_a_motor_whose_supply_fails_does_not_claim_power(get_device, name, peer, command):
    motor = get_device(name)
    motor.Init()
    with pytest.raises(DevFailed) as failure:
        motor.command_inout(command)
    assert failure.value.args[0].reason == "SkaTango_PeerFailed"
    assert failure.value.args[0].desc.startswith(f"{peer}: ")
    assert motor.state() == DevState.FAULT
    assert motor.status().startswith(f"{peer}: ")


@pytest.mark.parametrize("running", [False, True])
def test_a_motor_notices_that_its_supply_was_turned_off(motor, supply, running, listen):
    with listen(motor, "State") as states:
        motor.TurnOn()
        if running:
            motor.Start()
        supply.turn_off()
        states.wait_for(DevState.FAULT)
    assert motor.status().startswith(f"{SUPPLY}: it is OFF")
    motor.TurnOn()
    assert motor.state() == DevState.ON


def test_a_motor_finds_the_supply_that_its_property_names(get_device):
    motor, supply = get_device("test/motor/2"), get_device("test/powersupply/2")
    motor.Init()
    motor.TurnOn()
    assert supply.state() == DevState.ON
    motor.TurnOff()


def test_polling_sends_events_of_the_performance(motor, listen):
    assert motor.get_attribute_poll_period("PerformanceValue") == 3000
    with listen(motor, "PerformanceValue") as events:
        values = [events.next(), events.next()]
    assert all(0 <= value <= 1 for value in values)
