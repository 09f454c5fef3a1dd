"""The database: gone for a while, and with properties that cannot be worked with."""

import pytest
from tango import DevFailed, DevState

from tests.support.players import WORK, Player, phases
from tests.support.waiting import wait_until

PLAN = {"prepare": 1, "work": 40, "rest": 2, "cycles": 2, "tabatas": 1}


@pytest.fixture
def player(deployed):
    player = Player(deployed, "test/tabata/1")
    initialise(player.device)
    yield player
    initialise(player.device)


def initialise(device):
    """Initialise a device, which reads its properties.

    A server that could not reach the database does not try again for a second.
    """

    def initialised():
        try:
            device.Init()
        except DevFailed:
            return False
        return True

    wait_until(initialised, "the server to find the database again")


def test_a_workout_does_not_need_the_database(facility, player):
    with player.listening(PLAN) as events:
        player.start()
        events.wait_for(WORK)
        facility.kill_database()
        facility.start_database()
        player.wait_for_end()
        events.expect(phases(PLAN))
    assert player.counts() == {**PLAN, "tabatas": 0}


@pytest.mark.usefixtures("player")
def test_new_proxies_work_when_the_database_is_back(facility):
    facility.kill_database()
    facility.start_database()
    assert facility.new_proxy("test/counter/work").value is not None


@pytest.fixture
def wrong_property(player):
    """Set a property that is put right again afterwards."""
    before = {}

    def put(name, value):
        before[name] = player.device.get_property(name)[name]
        player.device.put_property({name: value})
        player.device.Init()

    yield put
    for name, value in before.items():
        player.device.put_property({name: value})
    player.device.Init()
    assert player.device.state() == DevState.OFF


@pytest.mark.post_deployment
def test_a_wrong_property_is_a_fault_until_it_is_mended(player, wrong_property):
    wrong_property("workCounter", ["nonsense"])
    assert player.device.state() == DevState.FAULT
    assert "'nonsense' is not a device name" in player.device.status()


def test_a_peer_may_be_named_in_full(facility, player, wrong_property):
    wrong_property("workCounter", [f"tango://{facility.tango_host}/TEST/Counter/WORK"])
    plan = {**PLAN, "work": 2}
    player.set_plan(plan)
    player.play()
    assert player.counts() == {**plan, "tabatas": 0}
