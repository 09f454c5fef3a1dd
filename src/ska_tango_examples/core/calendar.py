"""What a calendar knows of a moment, and when an alarm rings."""

import enum
import re
from datetime import datetime, time, timedelta, timezone

from ska_tango_examples.core.errors import OutOfRange

_MINUTE = timedelta(minutes=1)


class Weekday(enum.IntEnum):
    """The days of the week, numbered as Python does; Tango wants an enumeration from 0."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


def weekday(moment: datetime) -> Weekday:
    """Return the day of the week of ``moment``."""
    return Weekday(moment.weekday())


def day_of_year(moment: datetime) -> int:
    """Return the number of the day in its year, from 1 to 366."""
    return moment.timetuple().tm_yday


def is_leap(year: int) -> bool:
    """Return whether ``year`` has 366 days: every fourth, but of full centuries every fourth."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def minute_of_day(written: str) -> time:
    """Return the minute that ``written`` names as ``HH:MM``, from 00:00 to 23:59.

    Raises:
        OutOfRange: the text names no minute of a day.
    """
    found = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)", written, re.ASCII)
    if found is None:
        raise OutOfRange(f"{written!r} is no time of day; write it as HH:MM, from 00:00 to 23:59")
    return time(int(found[1]), int(found[2]))


def rings(alarm: str, moment: datetime) -> bool:
    """Return whether an alarm rings: for one minute, once on each day.

    Where clocks are put forward, an alarm in the time that is left out rings when that is over;
    where they are put back, one in the time that comes twice rings the first time.

    Args:
        alarm: what it is set to, as HH:MM, or "" for none.
        moment: when, in the time zone of the clock.
    """
    if not alarm or moment.fold:
        return False
    earlier = moment.astimezone(timezone.utc) - _MINUTE
    before, now = _minute(earlier.astimezone(moment.tzinfo)), _minute(moment)
    at = minute_of_day(alarm)
    days = {before.date(), now.date()}
    return any(before < datetime.combine(day, at) <= now for day in days)


def _minute(moment: datetime) -> datetime:
    """Return date and minute as a clock shows them."""
    return moment.replace(second=0, microsecond=0, tzinfo=None)
