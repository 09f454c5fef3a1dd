"""Workouts and timers that cannot go on: the state tells, and the way back is open."""

import threading

import pytest
from tango import DevFailed, DevState

from tests.support.players import Player
from tests.support.waiting import wait_until

PLAN = {"prepare": 2, "work": 3, "rest": 2, "cycles": 2, "tabatas": 1}


@pytest.fixture
def brittle(get_device):
    player = Player(get_device, "test/tabata/brittle", "brittle")
    player.device.Init()
    player.set_plan(PLAN)
    yield player
    player.counter("rest").Mend()


def test_a_counter_that_fails_in_a_workout_is_a_fault_that_names_it(brittle, listen):
    brittle.counter("rest").Break()
    with listen(brittle.device, "State") as states:
        brittle.device.Start()
        states.wait_for(DevState.FAULT)
    assert brittle.device.status().startswith("test/brittle/rest: the counter is broken.")
    with pytest.raises(DevFailed, match="API_CommandNotAllowed"):
        brittle.device.Start()


def test_after_the_counter_is_mended_the_next_workout_is_right(brittle, listen):
    brittle.counter("rest").Break()
    with listen(brittle.device, "State") as states:
        brittle.device.Start()
        states.wait_for(DevState.FAULT)
    brittle.counter("rest").Mend()
    brittle.device.ResetCounters()
    assert brittle.device.state() == DevState.OFF
    brittle.play()
    assert brittle.counts() == {**PLAN, "tabatas": 0}


@pytest.mark.parametrize("name", ["test/tabata/lonely", "test/asynctabata/lonely"])
def test_a_counter_that_is_not_there_is_named(get_device, name):
    device = get_device(name)
    device.Init()
    for command in ("Run" if "async" in name else "Start", "ResetCounters"):
        with pytest.raises(DevFailed) as failure:
            device.command_inout(command)
        assert failure.value.args[0].reason == "SkaTango_PeerFailed"
        assert failure.value.args[0].desc.startswith("test/nowhere/prepare: ")
        assert device.state() == DevState.FAULT
        assert device.status().startswith("test/nowhere/prepare: ")
        device.Init()


def test_missing_counters_are_told_of_before_anybody_starts(get_device):
    device = get_device("test/tabata/lonely")
    device.Init()
    wait_until(lambda: "But test/nowhere/prepare: " in device.status(), "the status")
    assert device.state() == DevState.OFF


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("test/tabata/misnamed", "'no-device-name' is not a device name"),
        ("test/asynctabata/misnamed", "'no-device-name' is not a device name"),
        ("test/tabata/doubled", "each role needs a counter of its own"),
        ("test/tabata/timeless", "sleep_time must be a number of s from 0, got nan"),
        ("test/tabata/backwards", "sleep_time must be a number of s from 0, got -1"),
    ],
)
def test_a_wrong_property_is_a_fault_that_tells_the_cure(get_device, name, problem):
    device = get_device(name)
    device.Init()
    assert device.state() == DevState.FAULT
    assert problem in device.status()
    assert "Correct the settings of the device and call Init" in device.status()
    with pytest.raises(DevFailed, match="API_CommandNotAllowed"):
        device.ResetCounters()


@pytest.mark.parametrize("name", ["test/motor/misnamed", "test/eventreceiver/misnamed"])
def test_a_peer_that_cannot_be_a_device_is_a_fault(get_device, name):
    device = get_device(name)
    device.Init()
    assert device.state() == DevState.FAULT
    assert device.status().startswith("'nonsense' is not a device name")


def test_counters_are_found_in_whatever_case_their_names_are_written(get_device):
    player = Player(get_device, "test/tabata/shouting", "recording")
    player.device.Init()
    player.set_plan(PLAN)
    player.play()
    assert player.counts() == {**PLAN, "tabatas": 0}


def test_the_old_name_of_the_cycles_counter_still_counts(get_device):
    player = Player(get_device, "test/tabata/old", "recording")
    player.device.Init()
    player.set_plan(PLAN)
    player.counter("cycles").CounterReset(77)
    player.play()
    assert player.counter("cycles").value == 77
    assert get_device("test/counter/motions").value == PLAN["cycles"]


@pytest.mark.parametrize("name", ["test/tabata/slow", "test/timer/slow", "test/asynctabata/slow"])
def test_stop_does_not_wait_for_the_next_beat(get_device, name):
    device = get_device(name)
    device.Init()
    if "timer" in name:
        device.start_minutes = 1
    run = device.command_inout_asynch("Run" if "async" in name else "Start")
    wait_until(lambda: device.state() in (DevState.ON, DevState.RUNNING), "the run to begin")
    # The beat is an hour away: an answer within Tango's 3 s for a call is proof enough.
    device.Stop()
    assert device.state() == DevState.OFF
    device.command_inout_reply(run, 3000)
    wait_until(lambda: f"{name} run" not in threads(), "the thread of the run to end")


@pytest.mark.parametrize("name", ["test/tabata/slow", "test/timer/slow"])
def test_init_ends_the_thread_of_a_run(get_device, name):
    device = get_device(name)
    device.Init()
    if "timer" in name:
        device.start_minutes = 1
    device.Start()
    assert f"{name} run" in threads()
    device.Init()
    assert f"{name} run" not in threads()
    assert threads().count(f"{name} lookout") == 1


def threads():
    return [thread.name for thread in threading.enumerate()]
