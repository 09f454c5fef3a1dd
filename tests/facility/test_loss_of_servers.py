"""Servers that die or hang while others need them, and come back."""

import pytest
from tango import DevFailed, DevState

from tests.support.events import events_of
from tests.support.facility import wait_until_mended
from tests.support.players import WORK, Player, phases
from tests.support.waiting import wait_briefly, wait_until

PLAN = {"prepare": 1, "work": 3, "rest": 2, "cycles": 2, "tabatas": 1}
WITHIN = 5.0
COUNTERS = {"test/tabata/1": "tabata/counters", "test/asynctabata/1": "asynctabata/asyncounters"}


@pytest.fixture(params=COUNTERS)
def player(request, deployed):
    player = Player(deployed, request.param)
    player.device.Init()
    wait_until_mended(player.device)
    yield player
    player.device.Init()


@pytest.fixture
def counters(facility, player):
    """Name the server of the counters; a test may do to it what it likes."""
    server = COUNTERS[player.device.dev_name()]
    yield server
    facility.go_on(server)


def begin_endless_workout(player):
    player.set_plan({**PLAN, "work": 30000})
    player.start()
    wait_until(lambda: player.device.running_state == WORK, "the work")


def expect_fault(player):
    wait_until(lambda: player.device.state() == DevState.FAULT, "the fault", WITHIN)
    assert player.device.status().startswith(f"test/{player.family}/")
    if player.start_command == "Run":
        with pytest.raises(DevFailed, match="SkaTango_PeerFailed"):
            player.wait_for_end()


def expect_recovery(player):
    player.device.ResetCounters()
    assert player.device.state() == DevState.OFF
    wait_until_mended(player.device)
    with player.listening(PLAN) as events:
        player.start()
        player.wait_for_end()
        events.expect(phases(PLAN))
    assert player.counts() == {**PLAN, "tabatas": 0}


def test_counters_that_die_in_a_workout(facility, player, counters):
    begin_endless_workout(player)
    facility.kill(counters)
    expect_fault(player)
    with pytest.raises(DevFailed, match="SkaTango_PeerFailed"):
        player.device.ResetCounters()
    facility.start(counters)
    expect_recovery(player)


def test_counters_that_hang_in_a_workout(facility, player, counters):
    begin_endless_workout(player)
    facility.hang(counters)
    wait_until(lambda: player.device.state() == DevState.FAULT, "the fault", WITHIN)
    facility.go_on(counters)
    expect_fault(player)
    expect_recovery(player)


def test_counters_that_die_between_beats_are_noticed(facility, deployed):
    """The counters of a timer die while it waits for its next beat."""
    timer = deployed("test/timer/1")
    timer.put_property({"sleep_time": ["3600"]})
    timer.Init()
    wait_until_mended(timer)
    timer.start_minutes = 5
    timer.Start()
    try:
        facility.kill("timer/counters")
        wait_until(lambda: timer.state() == DevState.FAULT, "the fault", WITHIN)
        assert timer.status().startswith("test/counter/")
    finally:
        facility.start("timer/counters")
        timer.put_property({"sleep_time": ["0.005"]})
    timer.ResetCounters()
    assert timer.state() == DevState.OFF
    timer.Init()


def test_events_come_again_after_the_counters_were_away(facility, player, counters):
    facility.kill(counters)
    wait_until(lambda: " But test/" in player.device.status(), "the loss to be noticed")
    facility.start(counters)
    wait_until_mended(player.device)
    player.set_plan({**PLAN, "prepare": 30000})
    with events_of(player.device, "running_state") as events:
        player.start()
        # A zero set from outside is heard of by the event that goes with it; one that is pushed
        # just after the subscription may get lost.
        while WORK not in events.values:
            player.counter("prepare").CounterReset(0)
            wait_briefly(lambda: WORK in events.values)


def test_a_receiver_hears_its_motor_again(facility, deployed):
    receiver = deployed("test/eventreceiver/1")
    facility.kill("theexample/motor")
    receiver.Init()
    wait_until(lambda: "Waiting for test/motor/1: " in receiver.status(), "the loss")
    assert receiver.EventReceived is False
    facility.start("theexample/motor")
    wait_until(lambda: receiver.EventReceived, "an event of the new motor")
    wait_until(lambda: receiver.status() == "Listening to test/motor/1.", "the status")


def test_a_receiver_keeps_listening_when_its_motor_is_replaced(facility, deployed):
    receiver = deployed("test/eventreceiver/1")
    receiver.Init()
    wait_until(lambda: receiver.EventReceived, "an event of the motor")
    facility.kill("theexample/motor")
    wait_until(lambda: "Waiting for" in receiver.status(), "the loss to be noticed")
    facility.start("theexample/motor")
    receiver.Init()
    wait_until(lambda: receiver.EventReceived, "an event of the new motor")


def test_a_motor_that_loses_its_supply_does_not_claim_power(facility, deployed):
    motor = deployed("test/motor/1")
    motor.TurnOn()
    supply = next(name for name in facility.servers if "powersupply1" in name)
    facility.kill(supply)
    wait_until(lambda: motor.state() == DevState.FAULT, "the fault", WITHIN)
    assert motor.status().startswith("test/powersupply/1: ")
    facility.start(supply)
    motor.TurnOn()
    assert motor.state() == DevState.ON
    motor.TurnOff()
