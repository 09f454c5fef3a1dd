"""A wrong property of a controller, a station or a tile."""

import pytest
from tango import DevState

from ska_control_model import HealthState, ResultCode


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("lrcstation/selfish", "tiles names the device itself, test/lrcstation/selfish"),
        ("lrcstation/doubled", "tiles names test/lrctile/1 twice"),
        ("lrcstation/misnamed", "tiles: 'nonsense' is not a device name"),
        ("lrcstation/empty", "tiles: ' ' is not a device name"),
        ("lrcstation/hasty", "command_timeout must be a number of s above 0, got 0"),
        ("lrccontroller/doubled", "stations names test/lrcstation/1 twice"),
        ("lrctile/backwards", "switch_time must be a number of s from 0, got -1"),
        ("lrctile/timeless", "switch_time must be a number of s from 0, got nan"),
    ],
)
def test_a_wrong_property_is_a_fault_that_tells_the_cure(get_device, name, problem):
    device = get_device(f"test/{name}")
    device.Init()
    assert device.state() == DevState.FAULT
    assert device.status().startswith(problem)
    assert device.status().endswith("Correct the settings of the device and call Init.")
    assert device.healthState == HealthState.FAILED
    for command in ("On", "Off"):
        [code], [text] = device.command_inout(command)
        assert (code, text) == (ResultCode.REJECTED, device.status())
