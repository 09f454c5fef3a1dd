"""Abort and Init of a controller go down the tree, whoever has begun what they end."""

import pytest
from tango import DevState

from ska_control_model import ResultCode, TaskStatus
from tests.support.long_running import COMPLETED, CURE, Command, at_rest
from tests.support.waiting import wait_until


@pytest.fixture
def slow(get_device):
    """Return a tree whose tiles take an hour, at rest before and after."""
    names = ["lrctile/slow", "lrctile/slower", "lrcstation/slow", "lrcstation/slower"]
    devices = [get_device(f"test/{name}") for name in [*names, "lrccontroller/slow"]]
    for device in devices:
        device.Init()
    yield devices
    for device in devices:
        device.Abort()
        wait_until(lambda device=device: at_rest(device), "the abort")


def wait_until_busy(*devices):
    for device in devices:
        wait_until(lambda device=device: bool(device.lrcExecuting), f"{device.dev_name()} at work")


def test_abort_goes_down_the_tree(slow):
    tile, slower, *_, controller = slow
    commands = [Command(controller, "On"), Command(slower, "Off"), Command(controller, "Off")]
    wait_until_busy(tile, slower)
    assert Command(controller, "Abort").outcome[:2] == COMPLETED
    for command in commands:
        assert command.outcome[:2] == (TaskStatus.ABORTED, ResultCode.ABORTED)
    for device in slow:
        assert at_rest(device)
    for device in (tile, controller):
        assert device.state() == DevState.UNKNOWN
        assert device.status() == f"On: Command has been aborted. {CURE}"


def test_abort_reaches_what_somebody_else_has_begun(slow):
    tile, *_, controller = slow
    command = Command(tile, "On")
    wait_until_busy(tile)
    controller.Abort()
    assert command.outcome[0] is TaskStatus.ABORTED


def test_init_aborts_what_is_going_on_and_starts_from_nothing(slow):
    tile, slower, *_, controller = slow
    command = Command(controller, "On")
    wait_until_busy(tile, slower)
    controller.Init()
    assert command.outcome[0] is TaskStatus.ABORTED
    assert controller.state() == DevState.STANDBY
    assert at_rest(controller)
    for device in slow:
        wait_until(lambda device=device: at_rest(device), "the members to be aborted")
