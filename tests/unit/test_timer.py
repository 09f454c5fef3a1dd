"""The timer: RUNNING, ALARM in the last minute, OFF."""

from itertools import groupby

import pytest
from tango import DevFailed, DevState

from tests.support.waiting import wait_until


@pytest.fixture
def timer(get_device):
    device = get_device("test/timer/recording")
    device.Init()
    for role in ("minutes", "seconds"):
        get_device(f"test/recording/{role}").Init()
    return device


def counts(get_device, family="recording"):
    return [get_device(f"test/{family}/{role}").value for role in ("minutes", "seconds")]


def run_out(timer, listen):
    with listen(timer, "State") as states:
        timer.Start()
        states.wait_for(DevState.OFF)
        wait_until(lambda: len(states.values) > 1, "the timer to have run")
        states.wait_for(DevState.OFF)
    return [state for state, _ in groupby(states.values)]


def test_nothing_is_set_at_first(timer):
    assert timer.state() == DevState.OFF
    assert (timer.start_minutes, timer.start_seconds) == (0, 0)
    with pytest.raises(DevFailed, match="no time is set: write start_minutes or start_seconds"):
        timer.Start()


def test_a_minute_has_sixty_seconds(timer, get_device, listen):
    timer.start_minutes, timer.start_seconds = 2, 3
    assert run_out(timer, listen) == [DevState.OFF, DevState.RUNNING, DevState.ALARM, DevState.OFF]
    assert counts(get_device) == [0, 0]
    beats = len(get_device("test/recording/seconds").decrements)
    minutes = len(get_device("test/recording/minutes").decrements)
    # The beat that breaks a minute counts it down and puts the seconds to 59.
    assert (beats, minutes) == (3 + 2 * 59, 2)


def test_seconds_alone_are_the_last_minute(timer, listen):
    timer.start_seconds = 5
    assert run_out(timer, listen) == [DevState.OFF, DevState.ALARM, DevState.OFF]


@pytest.mark.parametrize("family", ["recording", "noisy"])
def test_late_events_never_end_it(get_device, family, listen):
    timer = get_device(f"test/timer/{family}")
    timer.Init()
    timer.start_minutes, timer.start_seconds = 1, 2
    for _ in range(5):
        timer.ResetCounters()
        assert counts(get_device, family) == [1, 2]
        assert run_out(timer, listen) == [
            DevState.OFF,
            DevState.RUNNING,
            DevState.ALARM,
            DevState.OFF,
        ]
        assert counts(get_device, family) == [0, 0]


@pytest.mark.parametrize("name", ["start_minutes", "start_seconds"])
def test_a_time_below_one_is_refused(timer, name):
    with pytest.raises(DevFailed) as refusal:
        timer.write_attribute(name, 0)
    assert refusal.value.args[0].desc == f"{name} must be at least 1, got 0"
    assert refusal.value.args[0].origin == f"Timer.write_{name}"


def test_stop_is_allowed_in_every_state_but_off(get_device):
    timer = get_device("test/timer/brittle")
    timer.Init()
    with pytest.raises(DevFailed, match="API_CommandNotAllowed"):
        timer.Stop()
    timer.start_minutes = 1
    get_device("test/brittle/seconds").Mend()
    timer.Start()
    with pytest.raises(DevFailed, match="API_CommandNotAllowed"):
        timer.ResetCounters()
    get_device("test/brittle/seconds").Break()
    wait_until(lambda: timer.state() == DevState.FAULT, "the fault")
    assert timer.status().startswith("test/brittle/seconds: the counter is broken")
    timer.Stop()
    assert timer.state() == DevState.OFF
    get_device("test/brittle/seconds").Mend()
