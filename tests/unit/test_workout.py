"""A workout with threads and in asyncio: exact, on time, and in the right states."""

import pytest
from tango import DevFailed, DevState

from tests.support.players import PREPARE, WORK, Player, phases

PLAN = {"prepare": 2, "work": 3, "rest": 2, "cycles": 2, "tabatas": 2}


@pytest.fixture(params=["test/tabata/1", "test/asynctabata/1"])
def player(request, get_device):
    player = Player(get_device, request.param)
    player.device.Init()
    return player


def test_it_is_off_with_the_default_plan(player):
    assert player.device.state() == DevState.OFF
    assert player.plan() == {"prepare": 10, "work": 20, "rest": 10, "cycles": 8, "tabatas": 1}
    assert player.device.running_state == PREPARE


def test_it_plays_the_whole_plan(player, listen):
    player.set_plan(PLAN)
    with listen(player.device, "running_state") as events:
        player.play()
        events.expect(phases(PLAN))
    assert player.counts() == {**PLAN, "tabatas": 0}
    assert player.device.state() == DevState.OFF


def test_the_state_is_on_while_it_plays(player, listen):
    player.set_plan(PLAN)
    with listen(player.device, "State") as states:
        player.play()
        states.wait_for(DevState.OFF)
    assert states.values == [DevState.OFF, DevState.ON, DevState.OFF]


def test_it_plays_again_at_once(player):
    player.set_plan(PLAN)
    for _ in range(3):
        player.play()
        assert player.counts() == {**PLAN, "tabatas": 0}


def test_reset_writes_the_plan_into_the_counters(player):
    player.set_plan(PLAN)
    player.device.ResetCounters()
    assert player.counts() == PLAN
    assert player.device.state() == DevState.OFF


def test_stop_keeps_the_place_and_the_next_start_goes_on_from_there(player, listen):
    player.set_plan({**PLAN, "work": 30000})
    with listen(player.device, "running_state") as events:
        player.start()
        events.wait_for(WORK)
        player.device.Stop()
        assert player.device.state() == DevState.OFF
        assert player.device.running_state == WORK
    player.wait_for_end()
    left = player.counts()["work"]
    player.start()
    player.wait_until_counted("work", below=left)
    player.device.Stop()
    player.wait_for_end()
    assert player.counts()["work"] < left


def test_reset_after_stop_goes_back_to_the_beginning(player, listen):
    player.set_plan({**PLAN, "work": 30000})
    with listen(player.device, "running_state") as events:
        player.start()
        events.wait_for(WORK)
    player.device.Stop()
    player.device.ResetCounters()
    assert player.device.running_state == PREPARE
    assert player.counts() == {**PLAN, "work": 30000}


@pytest.mark.parametrize("init_times", [1, 2])
def test_init_in_the_middle_starts_from_nothing(player, init_times, listen):
    player.set_plan({**PLAN, "work": 30000})
    with listen(player.device, "running_state") as events:
        player.start()
        events.wait_for(WORK)
    for _ in range(init_times):
        player.device.Init()
    assert player.device.state() == DevState.OFF
    assert player.device.running_state == PREPARE
    assert player.plan()["work"] == 20
    player.wait_for_end()
    player.set_plan(PLAN)
    with listen(player.device, "running_state") as events:
        player.play()
        events.expect(phases(PLAN))


def test_what_the_state_does_not_allow_is_refused(player):
    with pytest.raises(DevFailed, match="API_CommandNotAllowed"):
        player.device.Stop()
    player.set_plan({**PLAN, "prepare": 30000})
    player.start()
    for command in (player.start_command, "ResetCounters"):
        with pytest.raises(DevFailed, match="API_CommandNotAllowed"):
            player.device.command_inout(command)
    player.device.Stop()
    player.wait_for_end()


@pytest.mark.parametrize("name", PLAN)
def test_a_number_below_one_is_refused(player, name):
    with pytest.raises(DevFailed) as refusal:
        player.device.write_attribute(name, 0)
    error = refusal.value.args[0]
    assert error.reason == "SkaTango_OutOfRange"
    assert error.desc == f"{name} must be at least 1, got 0"
    assert error.origin.endswith(f"Tabata.write_{name}")


def test_a_number_that_no_counter_can_hold_is_refused(player):
    with pytest.raises(DevFailed, match="work must be at most 32767"):
        player.device.work = 32768
    assert player.device.work == 20


def test_the_plan_cannot_be_changed_while_it_plays(player):
    player.set_plan({**PLAN, "prepare": 30000})
    player.start()
    with pytest.raises(DevFailed) as refusal:
        player.device.work = 5
    assert refusal.value.args[0].reason == "SkaTango_NotAllowed"
    assert "work cannot be changed during a workout" in refusal.value.args[0].desc
    player.device.Stop()
    player.wait_for_end()


def test_asking_for_the_state_touches_no_counter(player):
    player.counter("work").CounterReset(1234)
    player.device.Init()
    assert player.device.state() == DevState.OFF
    assert player.device.status()
    assert player.counts()["work"] == 1234
