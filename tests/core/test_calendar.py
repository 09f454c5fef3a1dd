"""The rules of the calendar, and of an alarm."""

import calendar as python_calendar
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ska_tango_examples.core.calendar import (
    Weekday,
    day_of_year,
    is_leap,
    minute_of_day,
    rings,
    weekday,
)
from ska_tango_examples.core.errors import OutOfRange


def day(year, month, number, hour=0, minute=0):
    return datetime(year, month, number, hour, minute, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("year", "leap"), [(2024, True), (2025, False), (2000, True), (1900, False), (2100, False)]
)
def test_leap_years(year, leap):
    assert is_leap(year) is leap


@given(st.integers(1, 9999))
def test_leap_years_are_those_of_python(year):
    assert is_leap(year) is python_calendar.isleap(year)


def test_days():
    assert weekday(day(1969, 7, 20)) is Weekday.SUNDAY
    assert weekday(day(2026, 1, 1)) is Weekday.THURSDAY
    assert day_of_year(day(2026, 1, 1)) == 1
    assert day_of_year(day(2025, 12, 31)) == 365
    assert day_of_year(day(2024, 12, 31)) == 366


@given(st.times())
def test_a_minute_of_the_day_is_read_as_it_is_written(moment):
    found = minute_of_day(f"{moment:%H:%M}")
    assert (found.hour, found.minute) == (moment.hour, moment.minute)


@pytest.mark.parametrize(
    "written", ["", "noon", "24:00", "12:60", "7:30", "12:30:00", " 12:30", "12:30\n", "١٢:٣٠"]
)
def test_what_is_no_minute_of_the_day_is_refused(written):
    with pytest.raises(OutOfRange) as refusal:
        minute_of_day(written)
    assert str(refusal.value) == (
        f"{written!r} is no time of day; write it as HH:MM, from 00:00 to 23:59"
    )


def test_an_alarm_rings_for_one_minute():
    assert not rings("06:30", day(2026, 1, 31, 6, 29))
    assert rings("06:30", day(2026, 1, 31, 6, 30))
    assert not rings("06:30", day(2026, 1, 31, 6, 31))
    assert not rings("", day(2026, 1, 31))


def ringing(zone, alarm, date):
    """Return when the clocks of a zone show what while an alarm rings, on one day."""
    start = datetime.fromisoformat(date).replace(tzinfo=ZoneInfo(zone)).astimezone(timezone.utc)
    moments = (
        (start + timedelta(minutes=minute, seconds=59)).astimezone(ZoneInfo(zone))
        for minute in range(26 * 60)
    )
    return [
        f"{moment:%H:%M%z}"
        for moment in moments
        if moment.date().isoformat() == date and rings(alarm, moment)
    ]


@pytest.mark.parametrize(
    ("zone", "date", "alarm", "when"),
    [
        ("Europe/London", "2026-06-01", "01:30", "01:30+0100"),
        ("Europe/London", "2026-03-29", "00:59", "00:59+0000"),
        ("Europe/London", "2026-03-29", "01:00", "02:00+0100"),
        ("Europe/London", "2026-03-29", "01:30", "02:00+0100"),
        ("Europe/London", "2026-03-29", "02:00", "02:00+0100"),
        ("Europe/London", "2026-10-25", "01:00", "01:00+0100"),
        ("Europe/London", "2026-10-25", "01:30", "01:30+0100"),
        ("Europe/London", "2026-10-25", "02:00", "02:00+0000"),
        ("America/St_Johns", "2011-03-13", "00:30", "01:01-0230"),
        ("America/St_Johns", "2010-11-06", "23:30", "23:30-0230"),
        ("America/St_Johns", "2010-11-07", "00:00", "00:00-0230"),
        ("Pacific/Apia", "2011-12-31", "00:00", "00:00+1400"),
    ],
)
def test_an_alarm_rings_once_a_day_also_when_clocks_are_changed(zone, date, alarm, when):
    assert ringing(zone, alarm, date) == [when]
