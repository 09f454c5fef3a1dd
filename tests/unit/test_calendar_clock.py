"""A clock that works everything out of the present moment."""

from datetime import datetime, timedelta, timezone

import pytest
from tango import DevFailed, DevState

from tests.support.stopped_clock import StoppedClock


@pytest.fixture
def clock(get_device):
    """Return a clock that stands at 22:30 UTC on a Saturday, the last of January."""
    device = get_device("test/stoppedclock/1")
    device.timeZone, device.alarm = "UTC", ""
    return device


def test_it_shows_one_moment_in_many_ways(clock):
    assert clock.dateTime == "2026-01-31T22:30:00+00:00"
    assert (clock.date, clock.time) == ("2026-01-31", "22:30:00")
    assert (clock.weekday.name, clock.dayOfYear, clock.leapYear) == ("SATURDAY", 31, False)
    assert clock.state() == DevState.ON
    assert clock.status() == "It is 22:30 in UTC."


def test_another_time_zone_may_have_another_day(clock):
    clock.timeZone = "Australia/Perth"
    assert clock.dateTime == "2026-02-01T06:30:00+08:00"
    assert (clock.weekday.name, clock.dayOfYear) == ("SUNDAY", 32)


def test_daylight_saving_belongs_to_the_zone(clock, monkeypatch):
    clock.timeZone = "Europe/London"
    assert clock.dateTime.endswith("+00:00")
    monkeypatch.setattr(StoppedClock, "moment", datetime(2024, 7, 1, tzinfo=timezone.utc))
    assert clock.dateTime == "2024-07-01T01:00:00+01:00"
    assert clock.leapYear is True


def test_the_alarm_rings_for_one_minute(clock, monkeypatch):
    clock.alarm = "22:31"
    moment = StoppedClock.moment
    found = []
    for minutes in range(3):
        monkeypatch.setattr(StoppedClock, "moment", moment + timedelta(minutes=minutes))
        found.append(clock.state())
        assert ("The alarm rings." in clock.status()) == (minutes == 1)
    assert found == [DevState.ON, DevState.ALARM, DevState.ON]


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("timeZone", "Mars/Olympus", "'Mars/Olympus' is no time zone; write one such as Austr"),
        ("alarm", "noon", "'noon' is no time of day; write it as HH:MM, from 00:00 to 23:59"),
    ],
)
def test_a_wrong_setting_is_refused_and_changes_nothing(clock, name, value, why):
    clock.timeZone, clock.alarm = "Africa/Johannesburg", "07:00"
    before = clock.timeZone, clock.alarm, clock.dateTime
    with pytest.raises(DevFailed) as refusal:
        clock.write_attribute(name, value)
    assert refusal.value.args[0].reason == "SkaTango_OutOfRange"
    assert refusal.value.args[0].origin == f"StoppedClock.{name}"
    assert refusal.value.args[0].desc.startswith(why)
    assert (clock.timeZone, clock.alarm, clock.dateTime) == before


def test_what_is_memorised_comes_back(get_device):
    clock = get_device("test/stoppedclock/remembering")
    for _ in range(2):
        assert (clock.timeZone, clock.alarm) == ("Australia/Perth", "06:30")
        assert clock.state() == DevState.ALARM
        clock.Init()


def test_what_is_memorised_and_wrong_is_told(get_device):
    clock = get_device("test/stoppedclock/muddled")
    clock.Init()
    assert clock.state() == DevState.ALARM
    assert "Memorized attribute timeZone has failed" in clock.status()
    with pytest.raises(DevFailed, match="'Mars/Olympus' is no time zone"):
        clock.read_attribute("timeZone")
    assert clock.dateTime == "2026-01-31T22:30:00+00:00"


def test_the_real_clock_goes(get_device):
    before = datetime.now(timezone.utc).replace(microsecond=0)
    shown = datetime.fromisoformat(get_device("test/calendarclock/1").dateTime)
    assert before <= shown <= datetime.now(timezone.utc)
