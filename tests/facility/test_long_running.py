"""Controllers, stations and tiles whose servers die, hang, and come back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from tango import DevState

from ska_control_model import HealthState, ResultCode, TaskStatus
from tests.support.facility import Facility
from tests.support.long_running import Command, at_rest
from tests.support.waiting import wait_until

TILES = [f"test/lrctile/{number}" for number in range(1, 5)]
STATIONS = ["test/lrcstation/1", "test/lrcstation/2"]
SERVERS = {role: f"longrunning/{role}" for role in ("controller", "station", "tile")}
COMPLETED = (TaskStatus.COMPLETED, ResultCode.OK)

WITHIN = 5.0
"""Seconds; Tango itself takes ten to notice that a server has died."""


@pytest.fixture
def controller(facility, deployed):
    """Return the controller; all below it is as after its start, before and after the test."""
    for name in [*TILES, *STATIONS]:
        deployed(name).Init()
    device = deployed("test/lrccontroller/1")
    device.Init()
    wait_for_health(device, HealthState.OK)
    yield device
    for role in ("tile", "station"):
        facility.go_on(SERVERS[role])
    for name in TILES:
        set_property(deployed(name), "switch_time", "0.5")
    for name in STATIONS:
        set_property(deployed(name), "command_timeout", "10")


@contextmanager
def killed(facility: Facility, role: str) -> Iterator[None]:
    """End a server as a crash would; afterwards it runs again."""
    facility.kill(SERVERS[role])
    try:
        yield
    finally:
        facility.start(SERVERS[role])


def set_property(device: Any, name: str, value: str) -> None:
    device.put_property({name: [value]})
    device.Init()


def wait_for_health(device: Any, health: HealthState) -> None:
    wait_until(lambda: device.healthState == health, f"{device.dev_name()} to be {health.name}")


def begin_endless(controller: Any, deployed: Any) -> Command:
    for name in TILES:
        set_property(deployed(name), "switch_time", "3600")
    wait_for_health(controller, HealthState.OK)
    command = Command(controller, "On")
    for name in TILES:
        wait_until(lambda name=name: bool(deployed(name).lrcExecuting), f"{name} at work")
    return command


def expect_failure(controller: Any, command: Command, text: str) -> None:
    status, code, told = command.wait(WITHIN).outcome
    assert (status, code) == (TaskStatus.FAILED, ResultCode.FAILED)
    assert text in told
    assert controller.state() == DevState.UNKNOWN
    assert controller.status() == f"On: {told}. On or Off tries again."


def expect_all_well(controller: Any, deployed: Any) -> None:
    for name in TILES:
        set_property(deployed(name), "switch_time", "0.05")
    wait_for_health(controller, HealthState.OK)
    assert Command(controller, "On").outcome == (*COMPLETED, "Controller On completed")
    assert controller.state() == DevState.ON


@pytest.mark.parametrize(
    ("role", "text"),
    [
        ("tile", " failed: Tile test/lrctile/"),
        ("station", "Station test/lrcstation/"),
    ],
)
def test_a_server_that_dies_during_a_command_is_told_of_at_once(
    facility: Facility, deployed: Any, controller: Any, role: str, text: str
) -> None:
    command = begin_endless(controller, deployed)
    with killed(facility, role):
        expect_failure(controller, command, text)
        assert " is lost: " in command.result[1]
        wait_for_health(controller, HealthState.FAILED)
    expect_all_well(controller, deployed)


def test_a_tile_that_hangs_is_given_up_and_aborted(
    facility: Facility, deployed: Any, controller: Any
) -> None:
    for name in STATIONS:
        set_property(deployed(name), "command_timeout", "1")
    command = begin_endless(controller, deployed)
    facility.hang(SERVERS["tile"])
    expect_failure(controller, command, " gave no result within 1 s")
    facility.go_on(SERVERS["tile"])
    for name in TILES:
        wait_until(lambda name=name: at_rest(deployed(name)), f"{name} to be aborted")
    expect_all_well(controller, deployed)


def test_a_tile_that_hangs_before_a_command_is_lost_with_the_first_call(
    facility: Facility, deployed: Any, controller: Any
) -> None:
    facility.hang(SERVERS["tile"])
    status, _, text = Command(controller, "On").wait(20.0).outcome
    assert status is TaskStatus.FAILED
    assert " is lost: it does not answer in time" in text
    facility.go_on(SERVERS["tile"])
    expect_all_well(controller, deployed)


def test_abort_ends_though_a_tile_hangs(
    facility: Facility, deployed: Any, controller: Any
) -> None:
    command = begin_endless(controller, deployed)
    facility.hang(SERVERS["tile"])
    abort = Command(controller, "Abort")
    status, _, text = command.wait().outcome
    assert status is TaskStatus.ABORTED
    assert text.startswith("Command has been aborted")
    assert abort.outcome[:2] == COMPLETED
    facility.go_on(SERVERS["tile"])
    expect_all_well(controller, deployed)


def test_tiles_that_die_at_rest_are_missed_and_found_again(
    facility: Facility, deployed: Any, controller: Any
) -> None:
    assert Command(controller, "On").outcome[:2] == COMPLETED
    station = deployed(STATIONS[0])
    with killed(facility, "tile"):
        wait_until(lambda: station.healthState == HealthState.FAILED, "the loss", WITHIN)
        wait_until(lambda: controller.state() == DevState.UNKNOWN, "the doubt", WITHIN)
        assert " is lost: its server does not run" in station.status()
    # The new tiles stand by, so nobody may claim that all are on.
    wait_for_health(controller, HealthState.OK)
    assert "is STANDBY, not ON" in station.status()
    expect_all_well(controller, deployed)


def test_tiles_that_are_just_back_take_a_command(
    facility: Facility, deployed: Any, controller: Any
) -> None:
    with killed(facility, "tile"):
        for name in STATIONS:
            wait_for_health(deployed(name), HealthState.FAILED)
    assert Command(controller, "On").outcome[:2] == COMPLETED


def test_members_may_start_later_than_those_who_lead_them(
    facility: Facility, deployed: Any, controller: Any
) -> None:
    with killed(facility, "tile"):
        with killed(facility, "station"):
            controller.Init()
            wait_for_health(controller, HealthState.FAILED)
            assert controller.state() == DevState.STANDBY
        for name in STATIONS:
            wait_for_health(deployed(name), HealthState.FAILED)
    expect_all_well(controller, deployed)
