"""A controller switches stations, which switch tiles: all at once, with one result."""

import threading

import pytest
from tango import DevFailed, DevState, EventType

from ska_control_model import AdminMode, HealthState, ResultCode, TaskStatus
from tests.support.long_running import COMPLETED, CURE, Command, at_rest
from tests.support.waiting import wait_until

TILES = [f"test/lrctile/{number}" for number in range(1, 5)]
STATIONS = ["test/lrcstation/1", "test/lrcstation/2"]
CONTROLLER = "test/lrccontroller/1"


@pytest.fixture
def tree(get_device):
    """Return the controller and all below it, as after their start."""
    devices = {name: get_device(name) for name in [*TILES, *STATIONS, CONTROLLER]}
    for device in devices.values():
        device.adminMode = AdminMode.ONLINE
        device.Init()
    return devices


@pytest.fixture
def controller(tree):
    return tree[CONTROLLER]


def wait_for_health(device, health):
    wait_until(lambda: device.healthState == health, f"{device.dev_name()} to be {health.name}")


def wait_for_state(device, state):
    wait_until(lambda: device.state() == state, f"{device.dev_name()} to be {state}")


def test_all_stand_by_at_first_and_are_well(tree):
    for device in tree.values():
        assert device.state() == DevState.STANDBY
        assert device.status() == "Neither On nor Off was called yet."
        wait_for_health(device, HealthState.OK)


@pytest.mark.parametrize("command", ["On", "Off"])
def test_one_command_switches_the_whole_tree(tree, controller, command):
    done = Command(controller, command)
    assert done.outcome == (*COMPLETED, f"Controller {command} completed")
    assert {device.state() for device in tree.values()} == {DevState.names[command.upper()]}
    assert controller.status() == f"Every station is {command.upper()}."
    assert tree[STATIONS[1]].status() == f"Every tile is {command.upper()}."
    assert tree[TILES[0]].status() == f"{command} completed."


@pytest.mark.parametrize(
    ("name", "text"), [(STATIONS[0], "Station On completed"), (TILES[0], "On completed")]
)
def test_each_level_has_a_result_of_its_own(tree, name, text):
    assert Command(tree[name], "On").outcome == (*COMPLETED, text)


def test_the_answer_is_the_identifier(controller):
    [code], [uid] = controller.On()
    assert code == ResultCode.QUEUED
    assert uid.endswith("_On")
    wait_until(lambda: controller.CheckLongRunningCommandStatus(uid) == "COMPLETED", "the end")


def test_the_state_is_told_before_the_result(controller, listen):
    told = []
    with listen(controller, "longRunningCommandStatus"):
        ids = [
            controller.subscribe_event(name, EventType.CHANGE_EVENT, told.append)
            for name in ("State", "longRunningCommandResult")
        ]
        uid = controller.On()[1][0]
        last = (uid, '[0, "Controller On completed"]')
        wait_until(lambda: any(value_of(event) == last for event in told), "the result")
        for event_id in ids:
            controller.unsubscribe_event(event_id)
    values = [value_of(event) for event in told]
    assert values.index(DevState.ON) < values.index(last)


def value_of(event):
    return None if event.err else event.attr_value.value


def test_progress_goes_up_to_the_end(controller):
    progress = Command(controller, "On").wait().progress
    assert progress == sorted(set(progress))
    assert len(progress) > 3
    assert progress[-1] == 100


def test_commands_wait_for_their_turn(controller):
    commands = [Command(controller, name) for name in ("On", "On", "Off", "On", "On")]
    for command in commands:
        assert command.outcome[:2] == COMPLETED
    assert controller.state() == DevState.ON


def test_a_station_takes_commands_of_several(tree, controller):
    others = [Command(tree[STATIONS[0]], "Off"), Command(tree[TILES[0]], "On")]
    own = Command(controller, "On")
    assert {command.outcome[:2] for command in [own, *others]} == {COMPLETED}
    assert controller.state() == DevState.ON


@pytest.mark.parametrize("command", ["Standby", "Reset"])
@pytest.mark.parametrize(
    ("name", "title"), [(CONTROLLER, "Controller"), (STATIONS[0], "Station"), (TILES[0], "Tile")]
)
def test_what_no_device_of_the_tree_can_is_rejected(get_device, name, title, command):
    text = f"{title} has no {command}; use On or Off"
    assert get_device(name).command_inout(command) == [[ResultCode.REJECTED], [text]]


def test_what_ends_at_once_is_not_missed(get_device):
    station = get_device("test/lrcstation/momentary")
    station.Init()
    for name in ["On", "Off"] * 5:
        assert Command(station, name).outcome == (*COMPLETED, f"Station {name} completed")


TROUBLE = {
    "fails": "failed: a fuse has blown",
    "crashes": "failed: Unhandled exception during execution: no time to divide",
    "forgets": "failed: The task returned without a last status",
    "rejects": "failed: On was rejected: there is no supply",
}


@pytest.mark.parametrize("manner", TROUBLE)
def test_trouble_is_told_upward_and_off_mends_it(get_device, manner):
    names = {"tile": f"test/lrctile/{manner}", "station": f"test/lrcstation/{manner}"}
    station, controller = get_device(names["station"]), get_device(f"test/lrccontroller/{manner}")
    station.Init()
    controller.Init()
    status, code, text = Command(controller, "On").outcome
    assert (status, code) == (TaskStatus.FAILED, ResultCode.FAILED)
    of_station = f"Tile {names['tile']} {TROUBLE[manner]}"
    assert text.startswith(f"Station {names['station']} failed: {of_station}")
    assert (controller.state(), station.state()) == (DevState.UNKNOWN, DevState.UNKNOWN)
    assert controller.status() == f"On: {text}. {CURE}"
    assert station.status().startswith(f"On: {of_station}")
    assert Command(controller, "Off").outcome[:2] == COMPLETED
    assert (controller.state(), station.state()) == (DevState.OFF, DevState.OFF)


def test_who_takes_too_long_is_given_up_and_aborted(get_device):
    tile = get_device("test/lrctile/never-ends")
    controller = get_device("test/lrccontroller/impatient")
    status, _, text = Command(controller, "On").outcome
    assert status is TaskStatus.FAILED
    assert text == (
        "Station test/lrcstation/impatient failed: "
        "Tile test/lrctile/never-ends gave no result within 0.2 s"
    )
    wait_until(lambda: at_rest(tile), "the tile to be aborted")
    assert any('"ABORTED"' in command for command in tile.lrcFinished)


def test_init_keeps_one_thread_for_each_member(controller):
    def threads():
        return sorted(
            t.name for t in threading.enumerate() if t.name.startswith(f"{CONTROLLER} l")
        )

    expected = [f"{CONTROLLER} leads {name}" for name in STATIONS]
    for _ in range(3):
        controller.Init()
        wait_until(lambda: threads() == expected, "one thread for each station")


@pytest.mark.parametrize(
    ("name", "health"),
    [
        ("test/lrcstation/lonely", HealthState.DEGRADED),
        ("test/lrcstation/forlorn", HealthState.FAILED),
        ("test/lrccontroller/lonely", HealthState.DEGRADED),
    ],
)
def test_who_misses_members_is_not_well(get_device, name, health):
    device = get_device(name)
    device.Init()
    wait_for_health(device, health)
    assert device.state() == DevState.STANDBY
    status, _, text = Command(device, "On").outcome
    assert status is TaskStatus.FAILED
    assert "Tile test/lrctile/none is lost: " in text


def test_a_tile_that_is_out_of_use_is_told_of(tree, controller):
    tile = tree[TILES[1]]
    wait_for_health(controller, HealthState.OK)
    tile.adminMode = AdminMode.OFFLINE
    wait_for_health(tree[STATIONS[0]], HealthState.UNKNOWN)
    wait_for_health(controller, HealthState.UNKNOWN)
    status, _, text = Command(controller, "On").outcome
    assert status is TaskStatus.FAILED
    assert f"Tile {TILES[1]} did not take the command: " in text
    tile.adminMode = AdminMode.ONLINE
    wait_for_health(controller, HealthState.OK)
    assert Command(controller, "On").outcome[:2] == COMPLETED


def test_nobody_claims_a_state_that_the_members_are_not_in(tree, controller):
    assert Command(controller, "On").outcome[:2] == COMPLETED
    Command(tree[TILES[2]], "Off").wait()
    wait_for_state(controller, DevState.UNKNOWN)
    assert tree[STATIONS[1]].status() == f"Tile {TILES[2]} is OFF, not ON. {CURE}"
    assert controller.status() == f"Station {STATIONS[1]} is UNKNOWN, not ON. {CURE}"
    Command(tree[TILES[2]], "On").wait()
    wait_for_state(controller, DevState.ON)
    assert controller.status() == "Every station is ON."


def test_a_controller_out_of_use_leaves_its_stations_alone(controller):
    controller.adminMode = AdminMode.OFFLINE
    assert controller.state() == DevState.DISABLE
    assert controller.healthState == HealthState.UNKNOWN
    with pytest.raises(DevFailed, match="API_CommandNotAllowed"):
        controller.On()
    names = [f"{CONTROLLER} leads {name}" for name in STATIONS]
    wait_until(
        lambda: not {*names} & {t.name for t in threading.enumerate()}, "the threads to end"
    )
    controller.adminMode = AdminMode.ONLINE
    assert controller.state() == DevState.STANDBY
    assert Command(controller, "On").outcome[:2] == COMPLETED
