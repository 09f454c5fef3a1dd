"""Exactly P + T*C*(W+R) ticks, whatever becomes of the events and whatever came before."""

from itertools import pairwise

import pytest

from tests.support.players import WORK, Player, phases, ticks
from tests.support.waiting import wait_briefly

PLAN = {"prepare": 2, "work": 5, "rest": 3, "cycles": 3, "tabatas": 2}
PER_PHASE = {"prepare": 2, "work": 30, "rest": 18, "cycles": 6, "tabatas": 2}


def recorded(player, role):
    return list(player.counter(role).decrements)


def forget_what_was_counted(player):
    for role in PLAN:
        player.counter(role).Init()


@pytest.mark.parametrize("family", ["recording", "silent", "noisy"])
def test_the_number_of_ticks_is_exact(get_device, family, listen):
    player = Player(get_device, f"test/tabata/{family}", family)
    player.device.Init()
    for _ in range(3):
        forget_what_was_counted(player)
        player.set_plan(PLAN)
        with listen(player.device, "running_state") as events:
            player.play()
            events.expect(phases(PLAN))
        assert {role: len(recorded(player, role)) for role in PLAN} == PER_PHASE
        played = sum(len(recorded(player, role)) for role in ("prepare", "work", "rest"))
        assert played == ticks(PLAN)


def test_a_start_right_after_a_stop_does_not_revive_the_old_run(get_device, listen):
    player = Player(get_device, "test/tabata/paced", "paced")
    player.device.Init()
    forget_what_was_counted(player)
    player.set_plan({**PLAN, "prepare": 1, "work": 1000})
    with listen(player.device, "running_state") as events:
        player.device.Start()
        events.wait_for(WORK)
    player.wait_until_counted("work", below=999)
    for _ in range(5):
        player.device.Stop()
        player.device.Start()
    at_start = len(recorded(player, "work"))
    player.wait_until_counted("work", below=990)
    player.device.Stop()
    beats = recorded(player, "work")[at_start:]
    tick = 0.05
    pauses = [after - before for before, after in pairwise(beats)]
    # Two runs at once would put a second beat into each pause.
    assert sorted(pauses)[len(pauses) // 2] > 0.6 * tick


def test_an_event_from_outside_ends_a_phase_but_only_when_it_is_true(get_device, listen):
    player = Player(get_device, "test/tabata/slow", "slow")
    player.device.Init()
    player.set_plan(PLAN)
    with listen(player.device, "running_state") as events:
        player.device.Start()
        # The device subscribes in the background: what comes before that, it does not hear.
        while WORK not in events.values:
            player.counter("prepare").CounterReset(0)
            wait_briefly(lambda: WORK in events.values)
    assert player.counter("prepare").value == PLAN["prepare"]
    player.device.Stop()
