"""Three levels take little more than one: nothing polls, nothing sleeps."""

import time

import pytest

from tests.support.long_running import COMPLETED, Command

pytestmark = pytest.mark.post_deployment

TURNS = 5
MOST = 4


def duration(device):
    begin = time.monotonic()
    assert Command(device, "On").outcome[:2] == COMPLETED
    return time.monotonic() - begin


def test_on_of_the_controller_takes_little_longer_than_that_of_one_tile(deployed):
    controller, tile = deployed("test/lrccontroller/1"), deployed("test/lrctile/1")
    # The first one finds devices that have just started.
    duration(controller)
    turns = [(duration(controller), duration(tile)) for _ in range(TURNS)]
    of_controller, of_tile = map(min, zip(*turns, strict=True))
    assert of_controller < MOST * of_tile
