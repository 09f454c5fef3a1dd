"""What a deployed control system has to do; see --true-context in tests/conftest.py."""

import json
from typing import Any

import pytest
from tango import DevState

from tests.support.events import Events, events_of
from tests.support.players import Player, phases
from tests.support.waiting import wait_briefly, wait_until

pytestmark = pytest.mark.post_deployment

PLAN = {"prepare": 1, "work": 1, "rest": 1, "cycles": 2, "tabatas": 1}
FORWARDED = {
    "prepare": "prepare",
    "work": "work",
    "rest": "rest",
    "cycle": "cycles",
    "tabata": "tabatas",
}


@pytest.fixture(params=["test/tabata/1", "test/asynctabata/1"])
def player(request, deployed):
    player = Player(deployed, request.param)
    player.device.Init()
    yield player
    player.device.Init()


def test_a_workout_is_exact(player):
    with player.listening(PLAN) as events:
        player.start()
        player.wait_for_end()
        events.expect(phases(PLAN))
    assert player.counts() == {**PLAN, "tabatas": 0}
    assert player.device.state() == DevState.OFF


def test_a_workout_can_be_stopped_and_reset(player):
    player.set_plan({**PLAN, "prepare": 1000})
    player.start()
    player.device.Stop()
    player.wait_for_end()
    player.device.ResetCounters()
    assert player.counts() == {**PLAN, "prepare": 1000}


def test_the_timer_runs_out(deployed):
    timer = deployed("test/timer/1")
    timer.Init()
    timer.start_seconds = 15
    timer.Start()
    for state in (DevState.ALARM, DevState.OFF):
        wait_until(lambda state=state: timer.state() == state, str(state))
    assert [deployed(f"test/counter/{role}").value for role in ("minutes", "seconds")] == [0, 0]


def test_the_motor_turns_its_supply_on_and_off(deployed):
    motor, supply = deployed("test/motor/1"), deployed("test/powersupply/1")
    motor.Init()
    motor.TurnOn()
    assert (motor.state(), supply.state()) == (DevState.ON, DevState.ON)
    motor.TurnOff()
    assert (motor.state(), supply.state()) == (DevState.OFF, DevState.OFF)


def test_the_receiver_hears_the_motor(deployed):
    receiver = deployed("test/eventreceiver/1")
    receiver.Init()
    wait_until(lambda: receiver.EventReceived, "an event of the motor")


def count_until_heard(counter: Any, events: Events) -> None:
    """Change the count until an event tells it: one just after a subscription may get lost."""

    def a_new_count_is_heard() -> bool:
        count = counter.CounterReset((counter.value + 7) % 1000)
        return wait_briefly(lambda: bool(events.values) and events.values[-1] == count, 3.0)

    wait_until(a_new_count_is_heard, "an event of the counter", 20.0)


def test_polled_counters_send_events(deployed):
    counter = deployed("test/counter/minutes")
    with events_of(counter, "polled_value") as events:
        count_until_heard(counter, events)


@pytest.mark.parametrize(("attribute", "role"), FORWARDED.items())
def test_an_attribute_is_forwarded_from_its_counter(deployed, attribute, role):
    forwarder, counter = deployed("test/fatabata/1"), deployed(f"test/counter/{role}")
    with events_of(forwarder, attribute) as events:
        count_until_heard(counter, events)
    assert forwarder.get_attribute_config(attribute).label == attribute
    assert forwarder.get_attribute_config(attribute).root_attr_name.endswith(
        f"test/counter/{role}/polled_value"
    )


def test_the_supply_tells_the_properties_of_its_deployment(deployed):
    told = json.loads(deployed("test/powersupply/1").get_properties())
    assert set(told) == {"host", "port", "telmodel_source", "poll_rate"}
