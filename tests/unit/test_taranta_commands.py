"""The commands of the device for the tests of user interfaces."""

import json

import pytest
from tango import DevFailed, DevState

ROUTE = {"src": {"channel": 4}, "dst": {"port": 2}}


@pytest.fixture
def device(get_device):
    """The device, at rest for an hour."""
    shown = get_device("test/tarantatestdevice/1")
    shown.Init()
    shown.EventsSpeed = 3_600_000
    return shown


@pytest.mark.parametrize(
    ("command", "given", "answer"),
    [
        ("testBoolean", True, "<class 'bool'>True"),
        ("testDevEnum", 2, "<class 'int'>2"),
        ("testDevVarCharArray", b"ab", "<class 'numpy.ndarray'>[97 98]"),
        ("testDevVarLongArray", [2**40, -1], f"<class 'numpy.ndarray'>[{2**40}            -1]"),
        ("testDevVarShortArray", [], "<class 'numpy.ndarray'>[]"),
        ("testDevVarStringArray", ["a", "b"], "<class 'list'>['a', 'b']"),
        ("testFloat", 1.5, "<class 'float'>1.5"),
        ("testInt", -3, "<class 'int'>-3"),
        ("testStr", "x", "<class 'str'>x"),
        ("led", True, "True"),
        ("ramp", 2.5, 2.5),
    ],
)
def test_commands_answer_what_they_were_given(device, command, given, answer):
    assert device.command_inout(command, given) == answer


def test_json_is_answered(device):
    assert json.loads(device.json(False))["given"] is False


def test_on_off_and_states_are_told(device, listen):
    with listen(device, "State") as states:
        assert device.OnOff(True) == "True"
        assert device.OnOff(False) == "False"
        assert device.setDeviceState(8) == "8"
        states.expect([DevState.STANDBY, DevState.ON, DevState.OFF, DevState.FAULT])
    assert device.status() == "FAULT, as a client wants it."


@pytest.mark.parametrize("state", [-1, 14])
def test_there_are_fourteen_states(device, state):
    with pytest.raises(DevFailed) as refusal:
        device.setDeviceState(state)
    told = refusal.value.args[0].desc
    assert told == f"a state must be from 0 (ON) to 13 (UNKNOWN), got {state}"
    assert device.state() == DevState.STANDBY


def test_routes_are_added(device):
    assert json.loads(device.AddRoutes(json.dumps({"routes": [ROUTE]}))) == [ROUTE]
    assert json.loads(device.routingTable)["routes"][2:] == [ROUTE]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("routes", "not JSON (Expecting value: line 1"),
        ('{"routes": [1]}', "routes[0] must be an object, got 1; write it as {"),
    ],
)
def test_wrong_routes_are_refused(device, text, told):
    with pytest.raises(DevFailed) as refusal:
        device.AddRoutes(text)
    assert refusal.value.args[0].reason == "SkaTango_BadInput"
    assert refusal.value.args[0].desc.startswith(told)
