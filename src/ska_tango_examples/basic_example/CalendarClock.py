"""A clock with a calendar: attributes that are computed whenever somebody reads them.

A device that keeps "the time" in a variable needs a thread that keeps it true, and tells a lie
between two of its steps. This one keeps what it was told (time zone, alarm) and nothing else: all
it shows, State included, is worked out of the present moment by the rules in ``core.calendar``.
What it was told is *memorised*: Tango keeps each written value in its database, and writes it
again when the server starts, and at Init.

Tango has no type for a date or a time. ISO 8601 is text that people can read, programs can parse
(``datetime.fromisoformat``) and everybody can sort.
"""

from datetime import datetime, timezone
from typing import Any

from tango import DevState
from tango.server import Device, attribute

from ska_tango_examples.core import calendar
from ska_tango_examples.program.server import serve
from ska_tango_examples.shell.errors import tells_client
from ska_tango_examples.shell.time_zones import UTC, time_zone


class CalendarClock(Device):
    """Tells date and time in a time zone; ALARM during the minute of its alarm, else ON."""

    def init_device(self) -> None:
        """Tell UTC, with no alarm; then Tango writes what is memorised."""
        super().init_device()
        self._zone_name = UTC
        self._zone = time_zone(UTC)
        self._alarm = ""

    def utc_now(self) -> datetime:
        """Return the present moment; a test has a clock of its own instead."""
        return datetime.now(timezone.utc)

    def now(self) -> datetime:
        """Return the present moment in the time zone of the clock."""
        return self.utc_now().astimezone(self._zone)

    def dev_state(self) -> DevState:
        """Return ALARM while the alarm rings, or while Tango sees a reason for one; else ON."""
        ringing = calendar.rings(self._alarm, self.now())
        self.set_state(DevState.ALARM if ringing else DevState.ON)
        return super().dev_state()

    def dev_status(self) -> str:
        """Return what the clock shows, in a sentence, and what Tango has to say."""
        now = self.now()
        ringing = " The alarm rings." if calendar.rings(self._alarm, now) else ""
        self.set_status(f"It is {now:%H:%M} in {self._zone_name}.{ringing}")
        return super().dev_status()

    @attribute(dtype="DevString", memorized=True, hw_memorized=True)
    def timeZone(self) -> str:
        """Name of the time zone in the IANA database, such as Australia/Perth; UTC at first."""
        return self._zone_name

    @timeZone.write
    @tells_client
    def timeZone(self, name: str) -> None:
        """Tell the time of another zone; one that does not exist changes nothing."""
        self._zone, self._zone_name = time_zone(name), name

    @attribute(dtype="DevString", memorized=True, hw_memorized=True)
    def alarm(self) -> str:
        """Minute of the day, HH:MM, at which the alarm rings, once a day; empty for no alarm.

        Where clocks are put forward, one in the time that is left out rings when that is over.
        """
        return self._alarm

    @alarm.write
    @tells_client
    def alarm(self, written: str) -> None:
        """Set the alarm; one that is no time of day changes nothing."""
        self._alarm = written and f"{calendar.minute_of_day(written):%H:%M}"

    @attribute(dtype="DevString")
    def dateTime(self) -> str:
        """Date, time and distance from UTC, 2026-01-31T23:59:59+02:00; all of one moment."""
        return self.now().isoformat(timespec="seconds")

    @attribute(dtype="DevString")
    def date(self) -> str:
        """The date, 2026-01-31."""
        return self.now().date().isoformat()

    @attribute(dtype="DevString")
    def time(self) -> str:
        """The time of day, 23:59:59."""
        return self.now().strftime("%H:%M:%S")

    @attribute(dtype=calendar.Weekday)
    def weekday(self) -> calendar.Weekday:
        """The day of the week."""
        return calendar.weekday(self.now())

    @attribute(dtype="DevShort")
    def dayOfYear(self) -> int:
        """The number of the day in its year, 1 to 366."""
        return calendar.day_of_year(self.now())

    @attribute(dtype="DevBoolean")
    def leapYear(self) -> bool:
        """Whether the year has 366 days."""
        return calendar.is_leap(self.now().year)


def main(args: list[str] | None = None, **kwargs: Any) -> int:
    """Run the device server."""
    return serve((CalendarClock,), args, **kwargs)


if __name__ == "__main__":
    raise SystemExit(main())
