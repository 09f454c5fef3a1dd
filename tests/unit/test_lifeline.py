"""The connection that tells at once when a server ends, and no more than that."""

import socket
import threading

import pytest
from tango import Util

from ska_control_model import HealthState, TaskStatus
from ska_tango_examples.teams.long_running.doorbell import Doorbell
from tests.support.long_running import Command, at_rest
from tests.support.waiting import wait_until


def lifelines(name):
    manager = Util.instance().get_device_by_name(name).component_manager
    return [member._link._lifeline for member in manager._members]


@pytest.fixture
def slow(get_device):
    tiles = [get_device(f"test/lrctile/{name}") for name in ("slow", "momentary")]
    station = get_device("test/lrcstation/slow")
    station.Init()
    wait_until(lambda: station.healthState == HealthState.OK, "the station to be well")
    yield station
    for device in (station, *tiles):
        device.Abort()
        wait_until(lambda device=device: at_rest(device), "the abort")


def test_a_connection_that_was_closed_though_the_server_runs_harms_nobody(slow, listen):
    """As omniORB does after some minutes without a call."""
    command = Command(slow, "On")
    wait_until(lambda: bool(slow.lrcExecuting), "the command to begin")
    with listen(slow, "healthState") as health:
        for _ in range(3):
            before = lifelines("test/lrcstation/slow")
            for lifeline in before:
                lifeline._socket.shutdown(socket.SHUT_RDWR)
            wait_until(
                lambda before=before: (
                    None not in (now := lifelines("test/lrcstation/slow"))
                    and not {*now} & {*before}
                ),
                "new connections",
            )
    assert set(health.values) == {HealthState.OK}
    assert command.statuses[-1] is TaskStatus.IN_PROGRESS
    slow.Abort()
    assert command.outcome[0] is TaskStatus.ABORTED


def test_a_tile_that_is_initialised_has_not_carried_the_command_out(slow, get_device):
    tile = get_device("test/lrctile/slow")
    command = Command(slow, "On")
    wait_until(lambda: bool(tile.lrcExecuting), "the tile to be at work")
    tile.Init()
    status, _, text = command.outcome
    assert status is TaskStatus.FAILED
    assert text.startswith("Tile test/lrctile/slow was aborted")


def test_a_doorbell_may_be_rung_by_many_and_when_it_is_gone():
    bell = Doorbell()
    ringers = [
        threading.Thread(target=lambda: [bell.ring() for _ in range(2000)]) for _ in range(4)
    ]
    for ringer in ringers:
        ringer.start()
    for ringer in ringers:
        ringer.join()
    bell.silence()
    with pytest.raises(BlockingIOError):
        bell._inside.recv(1)
    bell.close()
    bell.ring()
