"""A device that is taken out of use stays so, whatever its component tells meanwhile."""

import threading

import pytest
from tango import DevState, Util

from ska_control_model import AdminMode
from tests.support.long_running import COMPLETED, Command
from tests.support.waiting import wait_briefly

TILE = "test/lrctile/1"


@pytest.fixture
def tile(get_device):
    tile = get_device(TILE)
    tile.adminMode = AdminMode.ONLINE
    tile.Init()
    yield tile
    tile.adminMode = AdminMode.ONLINE


def test_offline_is_not_overwritten_by_the_end_of_a_command(tile, monkeypatch):
    device = Util.instance().get_device_by_name(TILE)
    get_state = device.get_state
    writes = []

    def take_out_of_use_meanwhile():
        state = get_state()
        if device._sentence == "On completed." and not writes:
            writer = threading.Thread(target=write)
            writes.append(writer)
            writer.start()
            # It has to wait; were it let in, the state that is told next would be an old one.
            wait_briefly(lambda: get_state() == DevState.DISABLE)
        return state

    def write():
        tile.adminMode = AdminMode.OFFLINE

    monkeypatch.setattr(device, "get_state", take_out_of_use_meanwhile)
    assert Command(tile, "On").outcome[:2] == COMPLETED
    [writer] = writes
    writer.join()
    assert tile.state() == DevState.DISABLE
