"""The protocol's page is enough: a client that was written from it alone drives the Controller.

The client (``tests.support.protocol_client``) uses PyTango and nothing of ours.
"""

import pytest
from tango import DevState

from tests.support.protocol_client import Course, RefusedError, run, start

QUEUED = 2
STARTED = 1


@pytest.fixture(params=[1, 2], ids=["v1", "v2"])
def version(request):
    return request.param


@pytest.mark.parametrize("command", ["On", "Off"])
def test_a_command_through_three_levels(get_device, version, command):
    controller = get_device("test/lrccontroller/1")

    course = run(controller, command, version)

    assert course.answer == QUEUED
    assert course.command_id.endswith(f"_{command}")
    assert course.statuses[-1] == "COMPLETED"
    assert course.result == [0, f"Controller {command} completed"]
    assert controller.state() == DevState.names[command.upper()]


def test_progress_only_grows(get_device, version):
    course = run(get_device("test/lrccontroller/1"), "On", version)

    assert list(course.progress) == sorted(course.progress)
    assert all(0 <= progress <= 100 for progress in course.progress)


def test_abort(get_device, version):
    controller = get_device("test/lrccontroller/slow")

    with start(controller, "On", version) as turned_on:
        abort = run(controller, "Abort", version)
        course = turned_on.wait()

    assert course.statuses[-1] == "ABORTED"
    assert course.result == [7, "Command has been aborted"]
    assert abort == Course(STARTED, abort.command_id, abort.statuses, (), abort.result)
    assert abort.statuses[-1] == "COMPLETED"
    assert abort.result == [0, "Abort completed OK"]


def test_a_refused_command(get_device, version):
    with pytest.raises(RefusedError, match="Tile has no Reset; use On or Off"):
        run(get_device("test/lrctile/1"), "Reset", version)
