"""What the clock was told is still there when its server has been started anew."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import tango

from ska_tango_examples.DevFactory import DevFactory
from tests.servers.definitions import define
from tests.servers.program import READY, Program

PROGRAM = (sys.executable, "-m", "ska_tango_examples.basic_example.CalendarClock")


@contextmanager
def running(tango_host: str, name: str) -> Iterator[Any]:
    """A clock in a server of its own, which ends with the context."""
    words = (*PROGRAM, name.rpartition("/")[2], "-host", "127.0.0.1")
    with Program(words, TANGO_HOST=tango_host) as program:
        program.wait_for(READY)
        yield DevFactory().get_device(f"tango://{tango_host}/{name}")


def test_settings_outlive_the_server(tango_host: str, database: tango.Database) -> None:
    name = "test/calendarclock/kept"
    define(database, "CalendarClock/kept", "CalendarClock", name)
    with running(tango_host, name) as clock:
        assert (clock.timeZone, clock.alarm) == ("UTC", "")
        clock.timeZone, clock.alarm = "Australia/Perth", "06:30"
    with running(tango_host, name) as clock:
        assert (clock.timeZone, clock.alarm) == ("Australia/Perth", "06:30")


def test_a_wrong_one_is_an_alarm_until_a_right_one_is_written(
    tango_host: str, database: tango.Database
) -> None:
    name = "test/calendarclock/wrong"
    define(database, "CalendarClock/wrong", "CalendarClock", name)
    memorised = {"timeZone": {"__value": ["Mars/Olympus"]}}
    database.put_device_attribute_property(name, memorised)
    with running(tango_host, name) as clock:
        assert clock.state() == tango.DevState.ALARM
        assert "Memorized attribute timeZone has failed" in clock.status()
        with pytest.raises(tango.DevFailed, match="'Mars/Olympus' is no time zone"):
            clock.read_attribute("timeZone")
        clock.timeZone = "UTC"
        assert clock.state() == tango.DevState.ON
