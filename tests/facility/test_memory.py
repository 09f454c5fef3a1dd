"""What a device was told outlives its server, where Tango is told to remember it."""

import pytest


@pytest.fixture
def clock(deployed):
    clock = deployed("test/calendarclock/1")
    zone, alarm = clock.timeZone, clock.alarm
    yield clock
    clock.timeZone, clock.alarm = zone, alarm


def test_a_clock_keeps_its_settings_when_its_server_dies(facility, clock):
    clock.timeZone, clock.alarm = "Australia/Perth", "07:15"
    facility.kill("calendarclock/test")
    facility.start("calendarclock/test")
    assert (clock.timeZone, clock.alarm) == ("Australia/Perth", "07:15")
