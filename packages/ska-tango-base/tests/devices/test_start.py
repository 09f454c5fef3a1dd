"""What a device shows when it has been started."""

import pytest
from tango import DevState

from ska_control_model import AdminMode, ControlMode, HealthState, LoggingLevel, TestMode
from tests.support.unruly_lamps import HalfMadeLamp, HalfMadeManager

COMMANDS = {
    "On": ("DevVoid", "DevVarLongStringArray"),
    "Off": ("DevVoid", "DevVarLongStringArray"),
    "Standby": ("DevVoid", "DevVarLongStringArray"),
    "Reset": ("DevVoid", "DevVarLongStringArray"),
    "Abort": ("DevVoid", "DevVarLongStringArray"),
    "AbortCommands": ("DevVoid", "DevVarLongStringArray"),
    "CheckLongRunningCommandStatus": ("DevString", "DevString"),
    "GetVersionInfo": ("DevVoid", "DevVarStringArray"),
    "ExecutePendingOperations": ("DevVoid", "DevVoid"),
    "DebugDevice": ("DevVoid", "DevUShort"),
}
START = {
    "healthState": HealthState.UNKNOWN,
    "adminMode": AdminMode.OFFLINE,
    "controlMode": ControlMode.REMOTE,
    "simulationMode": 0,
    "testMode": TestMode.NONE,
    "commandedState": "None",
    "loggingLevel": LoggingLevel.INFO,
    "loggingTargets": ("tango::logger",),
    "lrcQueue": (),
    "lrcExecuting": (),
    "lrcFinished": (),
    "_lrcEvent": (),
    "longRunningCommandsInQueue": (),
    "longRunningCommandIDsInQueue": (),
    "longRunningCommandStatus": (),
    "longRunningCommandInProgress": (),
    "longRunningCommandProgress": (),
    "longRunningCommandResult": ("", ""),
}


@pytest.mark.parametrize("name", START)
def test_an_attribute_at_the_start(get_device, name):
    assert get_device("test/lamp/untouched").read_attribute(name).value == START[name]


def test_the_protocols_that_it_speaks(get_device):
    assert list(get_device("test/lamp/1").lrcProtocolVersions) == [1, 2]


@pytest.mark.parametrize(
    ("name", "room"),
    [
        ("longRunningCommandStatus", 128),
        ("longRunningCommandProgress", 64),
        ("longRunningCommandResult", 2),
        ("lrcFinished", 100),
        ("lrcProtocolVersions", 2),
        ("loggingTargets", 4),
    ],
)
def test_the_room_of_lists(get_device, name, room):
    assert get_device("test/lamp/1").get_attribute_config(name).max_dim_x == room


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("healthState", ["OK", "DEGRADED", "FAILED", "UNKNOWN"]),
        ("adminMode", ["ONLINE", "OFFLINE", "ENGINEERING", "NOT_FITTED", "RESERVED"]),
        ("controlMode", ["REMOTE", "LOCAL"]),
        ("simulationMode", ["FALSE", "TRUE"]),
        ("testMode", ["NONE", "TEST"]),
        ("loggingLevel", ["OFF", "FATAL", "ERROR", "WARNING", "INFO", "DEBUG"]),
    ],
)
def test_the_labels_of_enumerations(get_device, name, labels):
    assert list(get_device("test/lamp/1").get_attribute_config(name).enum_labels) == labels


@pytest.mark.parametrize("name", COMMANDS)
def test_the_types_of_commands(get_device, name):
    known = get_device("test/lamp/1").command_query(name)
    assert (str(known.in_type), str(known.out_type)) == COMMANDS[name]


def test_the_version_is_told(get_device):
    lamp = get_device("test/lamp/1")
    name, version, description = lamp.buildState.split(", ", 2)
    assert (name, version) == ("ska-tango-base", lamp.versionId)
    assert description
    assert lamp.GetVersionInfo() == [f"Lamp, {lamp.buildState}"]


def test_what_is_memorised_comes_back(context):
    lamp = context.get_device("test/lamp/kept")
    assert lamp.adminMode == AdminMode.ENGINEERING
    assert lamp.testMode == TestMode.TEST
    assert lamp.state() == DevState.OFF


def test_what_is_memorised_wins_over_the_device(context):
    lamp = context.get_device("test/onlinelamp/spare")
    for _ in range(2):
        assert lamp.adminMode == AdminMode.RESERVED
        assert lamp.state() == DevState.DISABLE
        lamp.Init()


def test_a_device_that_cannot_be_made_says_why(get_device, refusal):
    broken = get_device("test/brokenlamp/1")
    assert broken.state() == DevState.FAULT
    assert "there is no lamp" in broken.status()
    broken.adminMode = AdminMode.ENGINEERING
    assert broken.state() == DevState.FAULT
    [code], [reason] = broken.On()
    assert (code, "override its method on" in reason) == (5, True)


def test_wrong_properties_of_the_log_are_not_followed(get_device):
    lamp = get_device("test/lamp/wrong")
    assert lamp.loggingLevel == LoggingLevel.INFO
    assert lamp.loggingTargets == ("tango::logger",)
    assert lamp.state() == DevState.DISABLE


def test_the_init_command_is_carried_out(get_device):
    assert get_device("test/baredevice/1").IsPolished()


@pytest.mark.parametrize("command", ["Raises", "ReturnsFailed"])
def test_an_init_command_that_fails_ends_what_was_made_for_it(get_device, monkeypatch, command):
    lamp = get_device("test/halfmadelamp/1")
    monkeypatch.setattr(HalfMadeLamp, "InitCommand", getattr(HalfMadeLamp, command))
    ended = len(HalfMadeManager.ended)
    lamp.Init()
    assert lamp.state() == DevState.FAULT
    assert "no paint" in lamp.status()
    assert len(HalfMadeManager.ended) == ended + 2, "the one before Init, and the new one"


def test_a_device_may_say_itself_that_it_is_initialised(get_device):
    lamp = get_device("test/halfmadelamp/1")
    assert lamp.state() == DevState.DISABLE
    lamp.ExecutePendingOperations()


def test_a_subclass_tells_its_own_version(get_device):
    lamp = get_device("test/slowlamp/1")
    assert lamp.versionId == "7.8.9"
    assert lamp.GetVersionInfo() == ["SlowLamp, slow-lamp, 7.8.9, a slow lamp"]
