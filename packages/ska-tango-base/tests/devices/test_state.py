"""How State follows adminMode and the component, and what is allowed when."""

import threading

import pytest
from tango import DevState, EventType

from ska_control_model import AdminMode, ControlMode, HealthState, ResultCode
from ska_tango_base.long_running_commands import invoke_lrc
from tests.support.odd_lamps import SlowManager
from tests.support.unruly_lamps import DeafManager
from tests.support.waiting import wait_until


def test_the_way_to_on_and_back(get_device, listen, until):
    lamp = get_device("test/lamp/1")
    lamp.adminMode = AdminMode.OFFLINE
    states = listen(lamp, "State")
    lamp.adminMode = AdminMode.ONLINE
    lamp.On()
    assert until(states, DevState.ON)[-3:] == [DevState.UNKNOWN, DevState.OFF, DevState.ON]
    assert lamp.status() == "The device is in ON state."
    lamp.adminMode = AdminMode.OFFLINE
    assert until(states, DevState.DISABLE) == [DevState.DISABLE]


def test_a_fault_hides_the_power(lamp, listen, until, heard):
    states = listen(lamp, "State")
    lamp.Break(True)
    assert until(states, DevState.FAULT)[-1] == lamp.state()
    subscriptions = invoke_lrc(heard, lamp, "On")
    heard.until_over()
    lamp.Break(False)
    assert until(states, DevState.ON) == [DevState.ON]
    del subscriptions


@pytest.mark.parametrize("mode", [AdminMode.OFFLINE, AdminMode.NOT_FITTED, AdminMode.RESERVED])
@pytest.mark.parametrize("name", ["On", "Off", "Standby", "Reset"])
def test_a_device_that_is_not_in_use_is_left_alone(get_device, refusal, mode, name):
    lamp = get_device("test/lamp/1")
    lamp.adminMode = AdminMode.OFFLINE
    lamp.adminMode = mode
    assert lamp.state() == DevState.DISABLE
    assert "not allowed when the device is in DISABLE state" in refusal(lamp.command_inout, name)


@pytest.mark.parametrize("name", ["Abort", "AbortCommands"])
def test_abort_is_always_allowed(get_device, name):
    [code], [command_id] = get_device("test/lamp/1").command_inout(name)
    assert code == 1
    assert command_id.endswith(f"_{name}")


def test_a_mode_that_cannot_be_reached_is_refused(get_device, refusal):
    lamp = get_device("test/lamp/1")
    for mode in (AdminMode.OFFLINE, AdminMode.ONLINE):
        lamp.adminMode = mode
    text = refusal(lamp.write_attribute, "adminMode", AdminMode.RESERVED)
    assert "adminMode RESERVED" in text
    assert "OFFLINE first" in text
    assert lamp.adminMode == AdminMode.ONLINE


@pytest.mark.parametrize("name", ["adminMode", "controlMode", "simulationMode", "testMode"])
def test_a_mode_that_does_not_exist_is_refused(lamp, refusal, name):
    assert name in refusal(lamp.write_attribute, name, 7)


@pytest.mark.parametrize("name", ["On", "Standby", "Off"])
def test_what_was_commanded_is_shown(lamp, listen, until, name):
    values = listen(lamp, "commandedState")
    lamp.command_inout(name)
    assert lamp.commandedState == name.upper()
    until(values, name.upper())


def test_what_was_rejected_was_not_commanded(get_device):
    bare = get_device("test/baredevice/1")
    bare.adminMode = AdminMode.ONLINE
    [code], [reason] = bare.On()
    assert code == 5
    assert "override its method on" in reason
    assert bare.commandedState == "None"


def test_health_is_told(lamp, listen, until, refusal):
    values = listen(lamp, "healthState")
    lamp.Health(HealthState.DEGRADED)
    assert lamp.healthState == HealthState.DEGRADED
    until(values, HealthState.DEGRADED)
    assert "7 is not a valid HealthState" in refusal(lamp.Health, 7)


@pytest.mark.parametrize("kind", ["CHANGE_EVENT", "ARCHIVE_EVENT"])
def test_both_kinds_of_events_are_pushed(lamp, listen, kind):
    names = ("State", "Status", "longRunningCommandStatus", "lrcFinished", "loggingLevel")
    values = listen(lamp, *names, kind=getattr(EventType, kind))
    lamp.loggingLevel = 5
    lamp.On()
    missing = {name.lower() for name in names}
    while missing:
        missing.discard(values.get(timeout=10)[0].lower())


def test_init_ends_what_goes_on_and_begins_anew(lamp, listen):
    lamp.CloseGate()
    [_], [running] = lamp.On()
    [_], [waiting] = lamp.Off()
    statuses = listen(lamp, "longRunningCommandStatus")
    lamp.Init()
    ended = {}
    while len(ended) < 2:
        _, value = statuses.get(timeout=10)
        told = dict(zip(value[::2], value[1::2], strict=True))
        ended = {uid: status for uid, status in told.items() if status == "ABORTED"}
    assert set(ended) == {running, waiting}
    assert lamp.lrcFinished == ()
    assert lamp.CheckLongRunningCommandStatus(running) == "NOT_FOUND"
    assert lamp.commandedState == "None"
    assert lamp.state() == DevState.OFF


def test_a_value_that_tango_refuses_does_not_silence_the_device(get_device, listen, until, caplog):
    lamp = get_device("test/slowlamp/1")
    values = listen(lamp, "controlMode")
    lamp.controlMode = ControlMode.REMOTE
    lamp.TellNonsense()
    lamp.controlMode = ControlMode.LOCAL
    until(values, ControlMode.LOCAL)
    assert "an event could not be pushed" in caplog.text


def names_of_threads():
    return [thread.name for thread in threading.enumerate()]


def test_a_task_that_outlives_init_is_no_news_to_the_device(get_device):
    DeafManager.gate_of_all.clear()
    lamp = get_device("test/deaflamp/1")
    lamp.On()
    lamp.Init()
    assert lamp.state() == DevState.OFF
    DeafManager.gate_of_all.set()
    wait_until(lambda: "TaskExecutor" not in names_of_threads(), "the task to end")
    assert lamp.state() == DevState.OFF
    assert lamp.lrcFinished == ()


def test_nothing_begins_while_the_device_ends(get_device, monkeypatch):
    lamp = get_device("test/slowlamp/1")
    answers = []
    monkeypatch.setattr(SlowManager, "while_it_ends", lambda _: answers.append(lamp.Linger()))
    lamp.Init()
    [([code], [reason])] = answers
    assert (code, reason) == (ResultCode.REJECTED, "The device ends, or is being initialised")


def test_each_event_of_the_state_has_the_state_of_its_own_change(get_device, listen, until):
    lamp = get_device("test/restlesslamp/1")
    states = listen(lamp, "State")
    lamp.Toss()
    assert until(states, DevState.STANDBY) == [DevState.ON, DevState.STANDBY]
    assert lamp.state() == DevState.STANDBY


def test_a_reason_of_any_letters_reaches_the_client(get_device):
    lamp = get_device("test/frugallamp/1")
    lamp.adminMode = AdminMode.ONLINE
    [code], [reason] = lamp.On()
    assert (code, reason) == (ResultCode.REJECTED, r"not before \u221e")


def test_a_manager_that_fails_does_not_keep_the_device_from_ending(get_device, caplog):
    lamp = get_device("test/slowlamp/1")
    lamp.Init()
    assert "does not stop communicating" in caplog.text
    assert lamp.state() == DevState.DISABLE
